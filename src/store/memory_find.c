/*
 * What the store in memory finds: a walk through one of its trees, from the place where the page begins.
 */
#include <string.h>

#include "store/memory_store.h"

static ivn_status push(const ivn_query *query, const ivn_find_sink *sink, const ivni_stored *record, const uint8_t *key,
                       uint32_t length)
{
    const ivni_version *at = record->version;

    if (query->bodies != IVN_YES)
        return sink->record(sink->handle, record->id.bytes, IVN_ID_BYTES, key, length, 0, NULL, 0);
    return sink->record(sink->handle, record->id.bytes, IVN_ID_BYTES, key, length, at->revision, at->body,
                        at->body_size);
}

static int beyond(const ivn_query *query, const uint8_t *key, uint32_t length)
{
    return query->bounded == IVN_YES && ivni_compare_bytes(key, length, query->to, query->to_size) > 0;
}

/* The key after the last one that was found, or the first one of all. */
static const ivni_stored_key *next_key(const ivn_memory_store *store, const ivn_query *query,
                                       const ivni_stored_key *last)
{
    ivni_wanted_key wanted = {query->kind, query->name, query->from, query->from_size, NULL};
    int after = query->after_id != NULL &&
                ivni_compare_bytes(query->after_key, query->after_key_size, query->from, query->from_size) >= 0;
    const ivni_stored_key *found;

    if (last != NULL)
        wanted = ivni_place_of(last);
    else if (after)
        wanted = (ivni_wanted_key){query->kind, query->name, query->after_key, query->after_key_size, query->after_id};
    found = (const ivni_stored_key *)ivni_tree_from(&store->keys, &wanted, 1);
    if (found == NULL || found->record->kind != query->kind || strcmp(found->name, query->name) != 0)
        return NULL;
    return beyond(query, found->data, found->length) ? NULL : found;
}

static ivn_status find_by_key(const ivn_memory_store *store, const ivn_query *query, const ivn_find_sink *sink)
{
    const ivni_stored_key *key = next_key(store, query, NULL);

    for (uint32_t i = 0; i < query->page && key != NULL; i++) {
        ivn_status status = push(query, sink, key->record, key->data, key->length);

        if (status < 0)
            return status;
        key = next_key(store, query, key);
    }
    return key == NULL ? IVN_END : IVN_OK;
}

/* Records in the order of their ids. Lower bounds are bytes of any length: what is shorter than an id goes before all
 * ids that it begins, what is longer goes after the one that begins it. */
static const ivni_stored *next_record(const ivn_memory_store *store, const ivn_query *query, const ivni_stored *last)
{
    uint8_t from[IVN_ID_BYTES] = {0};
    uint32_t size = query->from_size < IVN_ID_BYTES ? query->from_size : IVN_ID_BYTES;
    ivni_wanted_record wanted = {query->kind, from};
    int strictly = query->from_size > IVN_ID_BYTES;
    const ivni_stored *found;

    if (size > 0)
        memcpy(from, query->from, size);
    if (last != NULL || (query->after_id != NULL && memcmp(query->after_id, from, sizeof from) >= 0)) {
        wanted.id = last != NULL ? last->id.bytes : query->after_id;
        strictly = 1;
    }
    found = (const ivni_stored *)ivni_tree_from(&store->records, &wanted, strictly);
    if (found == NULL || found->kind != query->kind || beyond(query, found->id.bytes, IVN_ID_BYTES))
        return NULL;
    return found;
}

static ivn_status find_by_id(const ivn_memory_store *store, const ivn_query *query, const ivn_find_sink *sink)
{
    const ivni_stored *record = next_record(store, query, NULL);

    for (uint32_t i = 0; i < query->page && record != NULL; i++) {
        ivn_status status = push(query, sink, record, record->id.bytes, IVN_ID_BYTES);

        if (status < 0)
            return status;
        record = next_record(store, query, record);
    }
    return record == NULL ? IVN_END : IVN_OK;
}

ivn_status ivni_memory_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    return query->name == NULL ? find_by_id(user, query, sink) : find_by_key(user, query, sink);
}
