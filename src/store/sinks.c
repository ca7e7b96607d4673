/*
 * What a store's callbacks push, checked. Each rule has a sentence for the author of a store: what was wrong, and what
 * to do instead. Serves calls.c, which passes it on.
 */
#include <string.h>

#include "store/store.h"

/* The first thing that goes wrong in a call stays; later pushes are refused. Without a fault it is not the store's. */
static ivn_status refuse(ivni_store *store, ivn_status status, const char *fault)
{
    if (store->status == IVN_OK && store->fault == NULL) {
        store->status = status;
        store->fault = fault;
    }
    return status;
}

/* Whether a push comes while its callback runs, and nothing has gone wrong before. */
static ivn_status admit(ivni_store *store, uint32_t call, const char *late)
{
    if (store->running != call)
        return refuse(store, IVN_ERROR_STATE, late);
    return store->status == IVN_OK ? IVN_OK : IVN_ERROR_STATE;
}

/* ---- Load ------------------------------------------------------------------------------------------------------- */

static ivn_status keep_body(ivni_store *store, const char *body, size_t size)
{
    if (size > store->body_room) {
        char *larger = ivni_allocate(&store->context->allocator, size);

        if (larger == NULL)
            return refuse(store, IVN_ERROR_MEMORY, NULL);
        ivni_release(&store->context->allocator, store->body);
        store->body = larger;
        store->body_room = size;
    }
    memcpy(store->body, body, size);
    store->body_size = size;
    return IVN_OK;
}

static ivn_status take_loaded(void *handle, uint32_t revision, const char *body, size_t size)
{
    ivni_store *store = handle;
    ivn_status status =
        admit(store, IVNI_LOAD,
              IVNI_BROKEN("LOAD-LATE") "a record was pushed into the sink of load while load was not running: "
                                       "push before it returns, and keep no sink");

    if (status != IVN_OK)
        return status;
    if (store->pushed > 0)
        return refuse(store, IVN_ERROR_STATE,
                      IVNI_BROKEN("LOAD-TWICE") "load pushed twice: push the one record that was asked for, once");
    if (revision == 0)
        return refuse(
            store, IVN_ERROR_ARGUMENT,
            IVNI_BROKEN(
                "LOAD-REVISION") "load pushed revision 0: push the revision that was committed, which is 1 or more");
    if (body == NULL || size == 0)
        return refuse(
            store, IVN_ERROR_ARGUMENT,
            IVNI_BROKEN("LOAD-BODY") "load pushed a record without a body: push the bytes that were committed");
    store->pushed = 1;
    store->revision = revision; /* also of what is too long: it can be deleted */
    if (size > store->context->max_json_bytes)
        return refuse(store, IVN_ERROR_LIMIT, NULL);
    return keep_body(store, body, size);
}

/* ---- Commit ----------------------------------------------------------------------------------------------------- */

static ivn_status take_conflict(void *handle, uint32_t revision)
{
    ivni_store *store = handle;
    ivn_status status = admit(
        store, IVNI_COMMIT,
        IVNI_BROKEN("COMMIT-LATE") "a revision was pushed into the sink of commit while commit was not running: push "
                                   "before it returns, and keep no sink");

    if (status != IVN_OK)
        return status;
    if (store->pushed > 0)
        return refuse(
            store, IVN_ERROR_STATE,
            IVNI_BROKEN("COMMIT-TWICE") "commit pushed two revisions: push the one at which the record is, once");
    store->pushed = 1;
    store->revision = revision;
    return IVN_OK;
}

/* ---- Find ------------------------------------------------------------------------------------------------------- */

static int compare_bytes(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size)
{
    size_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order != 0 ? order : a_size < b_size ? -1 : a_size > b_size;
}

static int compare_places(const uint8_t *key, size_t key_size, const uint8_t *id, const ivni_hit *other)
{
    int order = compare_bytes(key, key_size, other->key, other->key_size);

    return order != 0 ? order : memcmp(id, other->id.bytes, IVN_ID_BYTES);
}

static const char *wrong_sizes(size_t id_size, const uint8_t *key, size_t key_size, uint32_t revision, const char *body,
                               size_t size)
{
    if (id_size != IVN_ID_BYTES)
        return IVNI_BROKEN("FIND-ID") "find pushed an id that has not 16 bytes: push the bytes of the id, not its text";
    if (key_size > IVN_MOST_KEY_BYTES || (key == NULL && key_size > 0))
        return IVNI_BROKEN(
            "FIND-KEY") "find pushed a key of a size that none has: push the bytes of the key that was committed";
    if ((body == NULL) != (size == 0) || (body == NULL) != (revision == 0))
        return IVNI_BROKEN("FIND-BODY") "find pushed a body without its revision or size, or one of them without a "
                                        "body: push all three, or "
                                        "none of them";
    return NULL;
}

/* Whether a place lies within what was asked for. */
static const char *wrong_place(const ivn_query *query, const uint8_t *id, const uint8_t *key, size_t key_size)
{
    const uint8_t *to = query->to;
    ivni_hit after;

    if (query->name == NULL && compare_bytes(key, key_size, id, IVN_ID_BYTES) != 0)
        return IVNI_BROKEN("FIND-ALL") "find pushed another key than the id, where all records were asked for: push "
                                       "the bytes of the id as key";
    if (compare_bytes(key, key_size, query->from, query->from_size) < 0)
        return IVNI_BROKEN(
            "FIND-BEFORE") "find pushed a key before the range that was asked for: `from` is the least that is wanted";
    if (query->bounded == IVN_YES && compare_bytes(key, key_size, to, query->to_size) > 0)
        return IVNI_BROKEN(
            "FIND-AFTER") "find pushed a key after the range that was asked for: `to` is the greatest that is wanted";
    if (query->after_id == NULL)
        return NULL;
    after = (ivni_hit){.key = query->after_key, .key_size = query->after_key_size};
    memcpy(after.id.bytes, query->after_id, IVN_ID_BYTES);
    if (compare_places(key, key_size, id, &after) <= 0)
        return IVNI_BROKEN("FIND-PLACE") "find pushed what does not come after the place where the page begins: push "
                                         "(key, id) that are greater "
                                         "than (after_key, after_id), byte by byte";
    return NULL;
}

static ivn_status keep_found(ivni_store *store, const ivni_hit *found)
{
    ivni_page *page = store->page;
    ivni_hit *kept = &page->list[page->count];

    *kept = *found;
    kept->key = (const uint8_t *)ivni_arena_text(page->arena, (const char *)found->key, found->key_size);
    if (found->body != NULL)
        kept->body = ivni_arena_text(page->arena, found->body, found->body_size);
    if (kept->key == NULL || (found->body != NULL && kept->body == NULL))
        return refuse(store, ivni_arena_failure(page->arena), NULL);
    page->count += 1;
    return IVN_OK;
}

static ivn_status take_found(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                             uint32_t revision, const char *body, size_t size)
{
    ivni_store *store = handle;
    ivn_status status =
        admit(store, IVNI_FIND,
              IVNI_BROKEN("FIND-LATE") "a record was pushed into the sink of find while find was not running: "
                                       "push before it returns, and keep no sink");
    const char *fault = wrong_sizes(id_size, key, key_size, revision, body, size);
    ivni_hit found = {.key = key, .key_size = (uint32_t)key_size};

    if (status != IVN_OK)
        return status;
    if (id == NULL || fault != NULL)
        return refuse(store, IVN_ERROR_ARGUMENT,
                      fault != NULL ? fault
                                    : IVNI_BROKEN("FIND-ID") "find pushed a record without an id: push its 16 bytes");
    if (store->pushed == store->query->page)
        return refuse(
            store, IVN_ERROR_LIMIT,
            IVNI_BROKEN(
                "FIND-MANY") "find pushed more records than a page has: stop after `page` of them and answer IVN_OK");
    fault = wrong_place(store->query, id, key, key_size);
    if (fault != NULL)
        return refuse(store, IVN_ERROR_RANGE, fault);
    if (store->pushed > 0 && compare_places(key, key_size, id, &store->page->list[store->page->count - 1]) <= 0)
        return refuse(store, IVN_ERROR_STATE,
                      IVNI_BROKEN("FIND-ORDER") "find pushed records out of order, or one twice: sort by key and then "
                                                "by id, byte by byte");
    store->pushed += 1;
    memcpy(found.id.bytes, id, IVN_ID_BYTES);
    /* One that is too long is taken for one that is not at hand: loading it tells so, and the others are found. */
    if (store->query->bodies == IVN_YES && size <= store->context->max_json_bytes) {
        found.revision = revision;
        found.body = body;
        found.body_size = size;
    }
    return keep_found(store, &found);
}

/* ---- All of them ------------------------------------------------------------------------------------------------ */

static ivn_status take_host_code(void *handle, int32_t code)
{
    ivni_store *store = handle;

    if (store->running == IVNI_NO_CALL)
        return refuse(store, IVN_ERROR_STATE,
                      IVNI_BROKEN("CODE-LATE") "a host's code was pushed while no callback was running: push before it "
                                               "returns, and keep no "
                                               "sink");
    store->host_code = code;
    return IVN_OK;
}

void ivni_sinks_init(ivni_store *store)
{
    store->load_sink = (ivn_load_sink){
        .size = sizeof store->load_sink, .handle = store, .record = take_loaded, .host_code = take_host_code};
    store->commit_sink = (ivn_commit_sink){
        .size = sizeof store->commit_sink, .handle = store, .conflict = take_conflict, .host_code = take_host_code};
    store->find_sink = (ivn_find_sink){
        .size = sizeof store->find_sink, .handle = store, .record = take_found, .host_code = take_host_code};
}
