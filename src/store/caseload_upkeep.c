/*
 * Work on a store that nobody's command asks for: keys written anew, and deletion.
 */
#include <string.h>

#include "store/caseload.h"

#define PAGE 100

/* ---- Keys anew -------------------------------------------------------------------------------------------------- */

typedef struct reindexing {
    ivn_caseload *caseload;
    const ivn_duty_table *duties;
    ivn_flag (*progress)(void *user, uint64_t done, const char *last);
    void *user;
    uint64_t done;
    ivni_unread_list unread; /* counted alone */
    ivni_id last;
} reindexing;

static ivn_status write_keys(const reindexing *work, const ivn_record *record, ivn_error *error)
{
    const ivn_context *context = work->caseload->context;
    ivni_parcel parcel = {.record = record, .expected = record->referral.revision};
    ivni_arena arena;
    ivn_status status;

    ivni_arena_init(&arena, &context->allocator, context->max_document_bytes);
    status = ivni_keys_of(record, work->duties, &arena, &parcel.keys, &parcel.key_count);
    status = status == IVN_OK ? ivni_parcel_commit(work->caseload, &parcel, error) : ivni_fail_status(error, status);
    ivni_arena_free(&arena);
    return status;
}

/* A record that was found; one that is changed meanwhile is loaded and written again, one that is gone left out. */
static ivn_status reindex_one(reindexing *work, const ivni_hit *found, ivn_error *error)
{
    const ivni_hit again = {.id = found->id};
    ivn_record *record;
    ivn_status status = ivni_hit_readable(work->caseload, found, &work->unread, &record, error);

    for (int tries = 0; status == IVN_OK && record != NULL; tries++) {
        status = write_keys(work, record, error);
        ivn_record_free(record);
        record = NULL;
        if (status != IVN_ERROR_CONFLICT || tries == IVNI_MOST_CONFLICTS)
            return status;
        status = ivni_hit_readable(work->caseload, &again, &work->unread, &record, error);
    }
    return status;
}

static ivn_status reindex_page(reindexing *work, const ivni_page *page, ivn_error *error)
{
    for (uint32_t i = 0; i < page->count; i++) {
        const uint32_t unread = work->unread.count;
        ivn_status status = reindex_one(work, &page->list[i], error);
        char last[IVNI_ID_TEXT];

        if (status != IVN_OK)
            return status;
        work->done += unread == work->unread.count;
        work->last = page->list[i].id;
        ivni_id_print(&work->last, last);
        if (work->progress != NULL && work->progress(work->user, work->done, last) != IVN_YES)
            return IVN_PARTIAL;
    }
    return IVN_OK;
}

static ivn_status reindex(reindexing *work, int first, ivn_error *error)
{
    ivni_page page = {.more = 1};
    ivn_status status = IVN_OK;

    while (status == IVN_OK && page.more) {
        ivni_arena arena;
        const ivn_query query = {.size = sizeof query,
                                 .kind = IVN_RECORD_REFERRAL,
                                 .bounded = IVN_NO,
                                 .page = PAGE,
                                 .after_id = first ? NULL : work->last.bytes,
                                 .after_key = first ? NULL : work->last.bytes,
                                 .after_key_size = first ? 0 : IVN_ID_BYTES,
                                 .bodies = IVN_YES};

        ivni_arena_init(&arena, &work->caseload->context->allocator, UINT64_MAX);
        page.arena = &arena;
        status = ivni_store_find(&work->caseload->store, &query, &page, error);
        if (status == IVN_OK)
            status = reindex_page(work, &page, error);
        ivni_arena_free(&arena);
        first = 0;
    }
    return status == IVN_OK && work->unread.count > 0 ? IVN_PARTIAL : status;
}

ivn_status ivn_caseload_reindex(ivn_caseload *caseload, uint32_t kind, const ivn_duty_table *duties, const char *after,
                                ivn_flag (*progress)(void *user, uint64_t done, const char *last), void *user,
                                ivn_error *error)
{
    reindexing work = {.caseload = caseload, .duties = duties, .progress = progress, .user = user};
    ivn_status status = ivni_error_check(error);
    int first = after == NULL || *after == '\0';

    if (status != IVN_OK)
        return status;
    if (caseload == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload must not be NULL");
    if (!first && !ivni_id_parse(after, &work.last))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the id of a record is a UUID");
    status = ivni_kind_check(kind, error);
    return status == IVN_OK ? reindex(&work, first, error) : status;
}

/* ---- Deletion --------------------------------------------------------------------------------------------------- */

/* What is stored is not read: what is damaged, or longer than the context allows, can be deleted too. */
static ivn_status delete_once(ivn_caseload *caseload, uint32_t kind, const ivni_id *id, uint32_t revision,
                              ivn_error *error)
{
    ivn_status status = ivni_store_load(&caseload->store, kind, id, error);
    ivn_batch batch = {.size = sizeof batch, .kind = kind, .id = id->bytes, .expected = caseload->store.revision};

    if (status != IVN_OK && !(status == IVN_ERROR_LIMIT && batch.expected != 0))
        return status;
    if (revision != 0 && batch.expected != revision)
        return ivni_fail(error, IVN_ERROR_CONFLICT, "the record is at revision %u, not at %u", (unsigned)batch.expected,
                         (unsigned)revision);
    return ivni_store_commit(&caseload->store, &batch, error);
}

ivn_status ivn_caseload_delete(ivn_caseload *caseload, uint32_t kind, const char *id, uint32_t revision,
                               ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_id wanted;

    if (status != IVN_OK)
        return status;
    if (caseload == NULL || id == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload and id must not be NULL");
    if (!ivni_id_parse(id, &wanted))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the id of a record is a UUID");
    status = ivni_kind_check(kind, error);
    if (status != IVN_OK)
        return status;
    for (int tries = 0; tries < IVNI_MOST_CONFLICTS; tries++) {
        status = delete_once(caseload, kind, &wanted, revision, error);
        if (status != IVN_ERROR_CONFLICT || revision != 0)
            break;
    }
    return status;
}
