/*
 * A commit into memory. All that it needs is allocated before the first thing is changed; what follows cannot fail.
 */
#include <string.h>

#include "base/checked.h"
#include "base/memory.h"
#include "store/memory_store.h"

/* A version, its keys, and behind them its body and the names and bytes of the keys; NULL: no memory. */
static ivni_version *new_version(const ivn_memory_store *store, const ivn_batch *batch, const ivni_stored *record)
{
    size_t bytes = sizeof(ivni_version) + batch->key_count * sizeof(ivni_stored_key) + batch->body_size;
    ivni_version *made;
    char *next;

    for (uint32_t i = 0; i < batch->key_count; i++)
        bytes += strlen(batch->keys[i]->name) + 1 + batch->keys[i]->length;
    made = ivni_allocate(&store->allocator, bytes);
    if (made == NULL)
        return NULL;
    *made = (ivni_version){batch->revision, batch->body_size, batch->key_count, NULL, (ivni_stored_key *)(made + 1)};
    next = (char *)(made->keys + batch->key_count);
    made->body = memcpy(next, batch->body, batch->body_size);
    next += batch->body_size;
    for (uint32_t i = 0; i < batch->key_count; i++) {
        const ivn_index_key *key = batch->keys[i];
        size_t name = strlen(key->name) + 1;

        made->keys[i] = (ivni_stored_key){.record = record, .name = next, .length = key->length};
        memcpy(next, key->name, name);
        made->keys[i].data = (const uint8_t *)next + name;
        if (key->length > 0)
            memcpy(next + name, key->data, key->length);
        next += name + key->length;
    }
    return made;
}

static ivn_outbox_event *new_event(const ivn_memory_store *store, const ivn_outbox_event *event)
{
    ivn_outbox_event *made = ivni_allocate(&store->allocator, sizeof *made + IVN_ID_BYTES + event->body_size);
    uint8_t *id;

    if (made == NULL)
        return NULL;
    id = (uint8_t *)(made + 1);
    *made = (ivn_outbox_event){.size = sizeof *made, .type = event->type, .id = id, .body_size = event->body_size};
    memcpy(id, event->id, IVN_ID_BYTES);
    made->body = memcpy(id + IVN_ID_BYTES, event->body, event->body_size);
    return made;
}

/* Room for as many more events. */
static int reserve_events(ivn_memory_store *store, uint32_t more)
{
    uint64_t room = store->event_room < 16 ? 16 : store->event_room;
    ivn_outbox_event **larger;
    size_t bytes;

    if (more <= store->event_room - store->event_count)
        return 1;
    while (room - store->event_count < more)
        room *= 2;
    if (room > SIZE_MAX || !ivni_multiply_size((size_t)room, sizeof *larger, &bytes))
        return 0;
    larger = ivni_allocate(&store->allocator, bytes);
    if (larger == NULL)
        return 0;
    if (store->event_count > 0)
        memcpy(larger, store->events, (size_t)store->event_count * sizeof *larger);
    ivni_release(&store->allocator, store->events);
    store->events = larger;
    store->event_room = room;
    return 1;
}

/* Puts the events behind the queue, where they do not count yet. */
static int prepare_events(ivn_memory_store *store, const ivn_batch *batch)
{
    ivn_outbox_event **made;

    if (!reserve_events(store, batch->event_count))
        return 0;
    made = store->events + store->event_count;
    for (uint32_t i = 0; i < batch->event_count; i++) {
        made[i] = new_event(store, batch->events[i]);
        if (made[i] != NULL)
            continue;
        while (i-- > 0)
            ivni_release(&store->allocator, made[i]);
        return 0;
    }
    return 1;
}

static void add_keys(ivn_memory_store *store, const ivni_stored *record)
{
    for (uint32_t i = 0; i < record->version->key_count; i++) {
        ivni_stored_key *key = &record->version->keys[i];
        const ivni_wanted_key wanted = ivni_place_of(key);

        key->added = ivni_tree_add(&store->keys, &wanted, &key->node);
    }
}

static ivni_stored *new_record(const ivn_memory_store *store, const ivn_batch *batch)
{
    ivni_stored *made = ivni_allocate(&store->allocator, sizeof *made);

    if (made == NULL)
        return NULL;
    *made = (ivni_stored){.kind = batch->kind};
    memcpy(made->id.bytes, batch->id, IVN_ID_BYTES);
    return made;
}

static void add_record(ivn_memory_store *store, ivni_stored *record)
{
    const ivni_wanted_record wanted = {record->kind, record->id.bytes};

    ivni_tree_add(&store->records, &wanted, &record->node);
    store->record_count += 1;
}

/* `record` is NULL where there is none yet. Nothing is changed until everything is allocated. */
static ivn_status write(ivn_memory_store *store, const ivn_batch *batch, ivni_stored *record)
{
    ivni_stored *into = record != NULL ? record : new_record(store, batch);
    ivni_version *made = into == NULL ? NULL : new_version(store, batch, into);

    if (made == NULL || !prepare_events(store, batch)) {
        ivni_release(&store->allocator, made);
        if (record == NULL)
            ivni_release(&store->allocator, into);
        return IVN_ERROR_MEMORY;
    }
    if (record == NULL)
        add_record(store, into);
    ivni_memory_drop_version(store, into);
    into->version = made;
    add_keys(store, into);
    store->event_count += batch->event_count;
    return IVN_OK;
}

static ivn_status erase(ivn_memory_store *store, const ivn_batch *batch, ivni_stored *record)
{
    if (!prepare_events(store, batch))
        return IVN_ERROR_MEMORY;
    if (record != NULL)
        ivni_memory_delete(store, record);
    store->event_count += batch->event_count;
    return IVN_OK;
}

/* Whether a record other than the batch's has one of its unique keys. */
static int taken(const ivn_memory_store *store, const ivn_batch *batch)
{
    for (uint32_t i = 0; i < batch->key_count; i++) {
        const ivn_index_key *key = batch->keys[i];
        ivni_wanted_key wanted = {batch->kind, key->name, key->data, key->length, NULL};
        const ivni_stored_key *found = (const ivni_stored_key *)ivni_tree_from(&store->keys, &wanted, 0);

        if (key->unique == IVN_YES && found != NULL && ivni_compare_place(&wanted, found) == 0 &&
            memcmp(found->record->id.bytes, batch->id, IVN_ID_BYTES) != 0)
            return 1;
    }
    return 0;
}

ivn_status ivni_memory_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    ivn_memory_store *store = user;
    ivni_stored *record = ivni_memory_record(store, batch->kind, batch->id);
    uint32_t revision = record == NULL ? 0 : record->version->revision;

    if (revision != batch->expected) {
        ivn_status status = sink->conflict(sink->handle, revision);

        return status < 0 ? status : IVN_ERROR_CONFLICT;
    }
    if (batch->revision == 0)
        return erase(store, batch, record);
    return taken(store, batch) ? IVN_ERROR_TAKEN : write(store, batch, record);
}
