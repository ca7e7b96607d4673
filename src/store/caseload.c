/*
 * The caseload itself, and records by their ids. A stored body is not trusted: it must be a record, and the one that
 * the store says it is.
 */
#include "store/caseload.h"

#include <string.h>

ivn_status ivn_caseload_new(const ivn_context *context, const ivn_store_ops *ops, ivn_caseload **out)
{
    ivn_caseload *caseload;
    ivn_status status;

    if (context == NULL || ops == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    status = ivni_size_check(ops, sizeof *ops);
    if (status != IVN_OK)
        return status;
    if (ops->reserved != 0)
        return IVN_ERROR_RESERVED;
    if (ops->load == NULL || ops->commit == NULL || ops->find == NULL)
        return IVN_ERROR_ARGUMENT;
    caseload = ivni_allocate(&context->allocator, sizeof *caseload);
    if (caseload == NULL)
        return IVN_ERROR_MEMORY;
    caseload->context = context;
    ivni_store_init(&caseload->store, context, ops);
    *out = caseload;
    return IVN_OK;
}

void ivn_caseload_free(ivn_caseload *caseload)
{
    if (caseload == NULL)
        return;
    ivni_store_close(&caseload->store);
    ivni_release(&caseload->context->allocator, caseload);
}

ivn_status ivni_kind_check(uint32_t kind, ivn_error *error)
{
    return kind == IVN_RECORD_REFERRAL ? IVN_OK : ivni_fail(error, IVN_ERROR_ARGUMENT, "no such kind of record");
}

/* What is stored is not what it should be. The detail that the reader of records gave is kept. */
static ivn_status damaged(const ivni_id *id, const ivn_error *detail, const char *why, ivn_error *error)
{
    char text[IVNI_ID_TEXT];

    ivni_id_print(id, text);
    return ivni_fail_at(error, IVN_ERROR_DAMAGED, detail->offset, detail->pointer, "what is stored as %s: %s", text,
                        why);
}

/* Whether a status of reading a record tells of the body, rather than of memory or of a newer library. */
static int is_of_body(ivn_status status)
{
    return status != IVN_ERROR_MEMORY && status != IVN_ERROR_LIMIT && status != IVN_ERROR_VERSION;
}

ivn_status ivni_record_of(const ivn_context *context, const ivni_id *id, uint32_t revision, const char *body,
                          size_t size, ivn_record **out, ivn_error *error)
{
    ivn_error detail = {.size = sizeof detail, .offset = -1};
    ivn_record *record = NULL;
    ivn_status status = ivn_record_from_json(context, body, size, &record, NULL, &detail);
    const char *why = NULL;

    if (status < 0 && is_of_body(status))
        return damaged(id, &detail, detail.message, error);
    if (status < 0)
        return ivni_fail_at(error, status, detail.offset, detail.pointer, "%s", detail.message);
    if (memcmp(record->id.bytes, id->bytes, sizeof id->bytes) != 0)
        why = "it is another record; a store pushes the body that was committed with the id";
    else if (record->referral.revision != revision)
        why = "it is of another revision than the store says; a store pushes both as they were committed together";
    if (why == NULL) {
        *out = record;
        return IVN_OK;
    }
    ivn_record_free(record);
    return damaged(id, &detail, why, error);
}

ivn_status ivni_caseload_load(ivn_caseload *caseload, const ivni_id *id, ivn_record **out, ivn_error *error)
{
    ivni_store *store = &caseload->store;
    ivn_status status = ivni_store_load(store, IVN_RECORD_REFERRAL, id, error);

    if (status != IVN_OK)
        return status;
    return ivni_record_of(caseload->context, id, store->revision, store->body, store->body_size, out, error);
}

ivn_status ivni_hit_record(ivn_caseload *caseload, const ivni_hit *found, ivn_record **out, ivn_error *error)
{
    ivn_status status;

    *out = NULL;
    if (found->body != NULL)
        return ivni_record_of(caseload->context, &found->id, found->revision, found->body, found->body_size, out,
                              error);
    status = ivni_caseload_load(caseload, &found->id, out, error);
    return status == IVN_ERROR_NOT_FOUND ? IVN_OK : status;
}

/* ---- what cannot be read */

static int is_listed(const ivni_unread_list *of, const char *record)
{
    for (uint32_t i = 0; i < of->count; i++)
        if (strcmp(of->list[i]->record, record) == 0)
            return 1;
    return 0;
}

static ivn_status list_unread(ivni_unread_list *of, const ivni_id *id, const ivn_error *why)
{
    ivn_unread **list, *made;
    char record[IVNI_ID_TEXT];

    ivni_id_print(id, record);
    if (of->arena == NULL || is_listed(of, record)) {
        of->count += of->arena == NULL;
        return IVN_OK;
    }
    list = ivni_arena_room(of->arena, of->list, of->count, &of->room, sizeof *list);
    made = ivni_arena_alloc(of->arena, sizeof *made);
    if (list == NULL || made == NULL)
        return ivni_arena_failure(of->arena);
    *made = (ivn_unread){.size = sizeof *made,
                         .status = why->status,
                         .record = ivni_arena_string(of->arena, record),
                         .why = ivni_arena_string(of->arena, why->message)};
    of->list = list;
    list[of->count] = made;
    of->count += made->record != NULL && made->why != NULL;
    return ivni_arena_failure(of->arena);
}

ivn_status ivni_hit_readable(ivn_caseload *caseload, const ivni_hit *found, ivni_unread_list *unread, ivn_record **out,
                             ivn_error *error)
{
    ivn_error why = {.size = sizeof why};
    ivn_status status = ivni_hit_record(caseload, found, out, &why);

    if (status == IVN_ERROR_DAMAGED || status == IVN_ERROR_VERSION || status == IVN_ERROR_LIMIT) {
        status = list_unread(unread, &found->id, &why);
        return status == IVN_OK ? IVN_OK : ivni_fail_status(error, status);
    }
    if (status != IVN_OK && error != NULL) {
        why.size = error->size;
        *error = why;
    }
    return status;
}

ivn_status ivn_caseload_get(ivn_caseload *caseload, uint32_t kind, const char *id, ivn_record **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_id wanted;

    if (status != IVN_OK)
        return status;
    if (caseload == NULL || id == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload, id and out must not be NULL");
    status = ivni_kind_check(kind, error);
    if (status != IVN_OK)
        return status;
    if (!ivni_id_parse(id, &wanted))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the id of a record is a UUID");
    return ivni_caseload_load(caseload, &wanted, out, error);
}
