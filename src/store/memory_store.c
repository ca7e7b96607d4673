/*
 * The store in memory: for hosts that keep nothing, for tests, and for authors of stores as the example.
 */
#include "store/memory_store.h"

#include <string.h>

#include "base/memory.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

int ivni_compare_bytes(const uint8_t *a, uint32_t a_size, const uint8_t *b, uint32_t b_size)
{
    uint32_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order != 0 ? order : compare_numbers(a_size, b_size);
}

static int compare_record(const void *wanted, const ivni_node *node)
{
    const ivni_wanted_record *a = wanted;
    const ivni_stored *b = (const ivni_stored *)node;
    int order = compare_numbers(a->kind, b->kind);

    return order != 0 ? order : memcmp(a->id, b->id.bytes, IVN_ID_BYTES);
}

int ivni_compare_place(const ivni_wanted_key *a, const ivni_stored_key *b)
{
    int order = compare_numbers(a->kind, b->record->kind);

    if (order == 0)
        order = strcmp(a->name, b->name);
    return order != 0 ? order : ivni_compare_bytes(a->data, a->length, b->data, b->length);
}

static int compare_key(const void *wanted, const ivni_node *node)
{
    const ivni_wanted_key *a = wanted;
    const ivni_stored_key *b = (const ivni_stored_key *)node;
    int order = ivni_compare_place(a, b);

    if (order != 0)
        return order;
    return a->id == NULL ? -1 : memcmp(a->id, b->record->id.bytes, IVN_ID_BYTES);
}

ivni_stored *ivni_memory_record(const ivn_memory_store *store, uint32_t kind, const uint8_t *id)
{
    const ivni_wanted_record wanted = {kind, id};

    return (ivni_stored *)ivni_tree_find(&store->records, &wanted);
}

ivni_wanted_key ivni_place_of(const ivni_stored_key *key)
{
    return (ivni_wanted_key){key->record->kind, key->name, key->data, key->length, key->record->id.bytes};
}

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const ivn_memory_store *store = user;
    const ivni_stored *record = ivni_memory_record(store, kind, id);

    if (record == NULL)
        return IVN_ERROR_NOT_FOUND;
    return sink->record(sink->handle, record->version->revision, record->version->body, record->version->body_size);
}

/* Takes the record's version away, with its keys; there may be none. */
void ivni_memory_drop_version(ivn_memory_store *store, ivni_stored *record)
{
    for (uint32_t i = 0; record->version != NULL && i < record->version->key_count; i++) {
        const ivni_wanted_key wanted = ivni_place_of(&record->version->keys[i]);

        if (record->version->keys[i].added)
            ivni_tree_remove(&store->keys, &wanted);
    }
    ivni_release(&store->allocator, record->version);
    record->version = NULL;
}

void ivni_memory_delete(ivn_memory_store *store, ivni_stored *record)
{
    const ivni_wanted_record wanted = {record->kind, record->id.bytes};

    ivni_memory_drop_version(store, record);
    ivni_tree_remove(&store->records, &wanted);
    ivni_release(&store->allocator, record);
    store->record_count -= 1;
}

ivn_status ivn_memory_store_new(const ivn_context *context, ivn_memory_store **out)
{
    ivn_memory_store *store;

    if (context == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    store = ivni_allocate(&context->allocator, sizeof *store);
    if (store == NULL)
        return IVN_ERROR_MEMORY;
    *store = (ivn_memory_store){.allocator = context->allocator};
    store->records.compare = compare_record;
    store->keys.compare = compare_key;
    *out = store;
    return IVN_OK;
}

ivn_status ivn_memory_store_ops(ivn_memory_store *store, ivn_store_ops *out)
{
    uint32_t size;

    if (store == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    size = out->size;
    if (size < sizeof *out || size > IVNI_MOST_STRUCT)
        return IVN_ERROR_SIZE;
    memset(out, 0, size);
    *out = (ivn_store_ops){
        .size = size, .user = store, .load = load, .commit = ivni_memory_commit, .find = ivni_memory_find};
    return IVN_OK;
}

uint64_t ivn_memory_store_count(const ivn_memory_store *store)
{
    return store == NULL ? 0 : store->record_count;
}

const ivn_outbox_event *ivn_memory_store_event(const ivn_memory_store *store, uint64_t index)
{
    return store == NULL || index >= store->event_count ? NULL : store->events[index];
}

void ivn_memory_store_drop_events(ivn_memory_store *store, uint64_t count)
{
    if (store == NULL)
        return;
    if (count > store->event_count)
        count = store->event_count;
    if (count == 0)
        return;
    for (uint64_t i = 0; i < count; i++)
        ivni_release(&store->allocator, store->events[i]);
    store->event_count -= count;
    memmove(store->events, store->events + count, (size_t)store->event_count * sizeof(ivn_outbox_event *));
}

void ivn_memory_store_free(ivn_memory_store *store)
{
    ivn_allocator allocator;

    if (store == NULL)
        return;
    while (store->records.root != NULL)
        ivni_memory_delete(store, (ivni_stored *)store->records.root);
    ivn_memory_store_drop_events(store, store->event_count);
    allocator = store->allocator;
    ivni_release(&allocator, store->events);
    ivni_release(&allocator, store);
}
