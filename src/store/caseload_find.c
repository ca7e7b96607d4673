/*
 * Records by a key, page by page. What a store finds is a hint: each record says itself whether it has the key.
 */
#include <string.h>

#include "store/caseload.h"

struct ivn_cases {
    ivni_arena arena; /* first: see ivni_document_new */
    ivn_cases_view view;
    ivn_record **records;
    ivni_unread_list unread;
    char next[IVNI_ID_TEXT];
};

/* What is asked for. */
typedef struct search {
    ivn_caseload *caseload;
    const char *key, *value; /* NULL: all */
    ivn_cases *cases;
} search;

/* Whether a record has the key, by itself. */
static ivn_status has_key(const search *of, const ivn_record *record, int *has)
{
    const ivn_index_key *const *keys;
    uint32_t count;
    ivni_arena arena;
    ivn_status status;

    *has = of->key == NULL;
    if (*has)
        return IVN_OK;
    ivni_arena_init(&arena, &of->caseload->context->allocator, of->caseload->context->max_document_bytes);
    status = ivni_keys_of(record, NULL, &arena, &keys, &count);
    for (uint32_t i = 0; status == IVN_OK && i < count && !*has; i++)
        *has = strcmp(keys[i]->name, of->key) == 0 && keys[i]->length == strlen(of->value) &&
               memcmp(keys[i]->data, of->value, keys[i]->length) == 0;
    ivni_arena_free(&arena);
    return status;
}

static ivn_status take(const search *of, const ivni_hit *found, ivn_error *error)
{
    ivn_record *record;
    ivn_status status = ivni_hit_readable(of->caseload, found, &of->cases->unread, &record, error);
    int has;

    if (status != IVN_OK || record == NULL)
        return status;
    status = has_key(of, record, &has);
    if (status == IVN_OK && has)
        of->cases->records[of->cases->view.count++] = record;
    else
        ivn_record_free(record);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(error, status);
}

static ivn_status take_page(const search *of, const ivni_page *page, ivn_error *error)
{
    ivn_cases *cases = of->cases;
    ivn_status status = IVN_OK;

    cases->records = ivni_arena_array(&cases->arena, page->count, sizeof *cases->records);
    if (cases->records == NULL)
        return ivni_fail_status(error, ivni_arena_failure(&cases->arena));
    cases->view.records = (const ivn_record *const *)cases->records;
    for (uint32_t i = 0; status == IVN_OK && i < page->count; i++)
        status = take(of, &page->list[i], error);
    cases->view.unread = (const ivn_unread *const *)cases->unread.list;
    cases->view.unread_count = cases->unread.count;
    if (status == IVN_OK && page->more)
        ivni_id_print(&page->list[page->count - 1].id, cases->next);
    return status;
}

static ivn_status find(const search *of, const ivn_query *query, ivn_error *error)
{
    ivni_arena arena;
    ivni_page page = {.arena = &arena};
    ivn_status status;

    ivni_arena_init(&arena, &of->caseload->context->allocator, UINT64_MAX);
    status = ivni_store_find(&of->caseload->store, query, &page, error);
    if (status == IVN_OK)
        status = take_page(of, &page, error);
    ivni_arena_free(&arena);
    return status;
}

/* Those of which the bytes are text: another name finds nothing, so it is a mistake; what is due is asked otherwise. */
static int is_key(const char *name)
{
    static const char names[][13] = {"service_user", "reference", "provider", "contract", "phase"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return 1;
    return 0;
}

static ivn_status check(ivn_caseload *caseload, uint32_t kind, const char *key, const char *value, uint32_t most,
                        ivn_cases **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (caseload == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "caseload and out must not be NULL");
    if ((key == NULL) != (value == NULL))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "key and value must both be there, or both be NULL");
    if (key != NULL && !is_key(key))
        return ivni_fail(error, IVN_ERROR_ARGUMENT,
                         "no such key; expected one of service_user, reference, provider, contract, phase");
    if (most == 0 || most > IVN_MOST_PAGE)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "a page has 1 to %d records", IVN_MOST_PAGE);
    if (key != NULL && strlen(value) > IVN_MOST_KEY_BYTES)
        return ivni_fail(error, IVN_ERROR_LIMIT, "the bytes of a key are at most %d", IVN_MOST_KEY_BYTES);
    return ivni_kind_check(kind, error);
}

/* All bytes of one value, or of all ids; after a place in it. */
static ivn_query query_of(uint32_t kind, const char *key, const char *value, const ivni_id *after, uint32_t most)
{
    ivn_query query = {.size = sizeof query, .kind = kind, .name = key, .page = most, .bodies = IVN_YES};

    query.bounded = IVN_NO;
    if (key != NULL) {
        query.from = query.to = (const uint8_t *)value;
        query.from_size = query.to_size = (uint32_t)strlen(value);
        query.bounded = IVN_YES;
    }
    if (after != NULL) {
        query.after_id = after->bytes;
        query.after_key = key != NULL ? query.from : after->bytes;
        query.after_key_size = key != NULL ? query.from_size : IVN_ID_BYTES;
    }
    return query;
}

ivn_status ivn_caseload_find(ivn_caseload *caseload, uint32_t kind, const char *key, const char *value,
                             const char *after, uint32_t most, ivn_cases **out, ivn_error *error)
{
    ivn_status status = check(caseload, kind, key, value, most, out, error);
    int first = after == NULL || *after == '\0';
    search of = {caseload, key, value, NULL};
    ivn_query query;
    ivni_id id;

    if (status != IVN_OK)
        return status;
    if (!first && !ivni_id_parse(after, &id))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "no place after which a page begins");
    query = query_of(kind, key, value, first ? NULL : &id, most);
    of.cases = ivni_document_new(caseload->context, sizeof *of.cases);
    if (of.cases == NULL)
        return ivni_fail_status(error, ivni_document_failure(caseload->context, sizeof *of.cases));
    of.cases->unread.arena = &of.cases->arena;
    of.cases->view.size = sizeof of.cases->view;
    of.cases->view.next = of.cases->next;
    status = find(&of, &query, error);
    if (status != IVN_OK) {
        ivn_cases_free(of.cases);
        return status;
    }
    *out = of.cases;
    return *of.cases->next == '\0' ? IVN_END : IVN_OK;
}

const ivn_cases_view *ivn_cases_read(const ivn_cases *cases)
{
    return cases == NULL ? NULL : &cases->view;
}

ivn_record *ivn_cases_record(const ivn_cases *cases, uint32_t index)
{
    return cases == NULL || index >= cases->view.count ? NULL : ivni_record_hold(cases->records[index]);
}

void ivn_cases_free(ivn_cases *cases)
{
    if (cases == NULL)
        return;
    for (uint32_t i = 0; i < cases->view.count; i++)
        ivn_record_free(cases->records[i]);
    ivni_document_free(cases);
}
