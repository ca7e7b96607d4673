#include "commits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../store/desk.h"

#define PERSON(place) (3 * (place) + 1) /* all of them in the community */

typedef struct recorder {
    ivn_store_ops memory;
    commits *out;
} recorder;

static void *copy(const void *bytes, size_t size)
{
    void *made = malloc(size > 0 ? size : 1);

    if (made == NULL)
        abort();
    if (size > 0)
        memcpy(made, bytes, size);
    return made;
}

static ivn_index_key *copy_key(const ivn_index_key *key)
{
    ivn_index_key *made = copy(key, sizeof *key);

    made->name = copy(key->name, strlen(key->name) + 1);
    made->data = copy(key->data, key->length);
    return made;
}

static ivn_outbox_event *copy_event(const ivn_outbox_event *event)
{
    ivn_outbox_event *made = copy(event, sizeof *event);

    made->id = copy(event->id, IVN_ID_BYTES);
    made->body = copy(event->body, event->body_size);
    return made;
}

static ivn_batch *copy_batch(const ivn_batch *batch)
{
    ivn_batch *made = copy(batch, sizeof *batch);
    ivn_index_key **keys = copy(batch->keys, batch->key_count * sizeof *keys);
    ivn_outbox_event **events = copy(batch->events, batch->event_count * sizeof *events);

    made->id = copy(batch->id, IVN_ID_BYTES);
    made->body = copy(batch->body, batch->body_size);
    for (uint32_t i = 0; i < batch->key_count; i++)
        keys[i] = copy_key(batch->keys[i]);
    for (uint32_t i = 0; i < batch->event_count; i++)
        events[i] = copy_event(batch->events[i]);
    made->keys = (const ivn_index_key *const *)keys;
    made->events = (const ivn_outbox_event *const *)events;
    return made;
}

static void free_batch(ivn_batch *batch)
{
    for (uint32_t i = 0; i < batch->key_count; i++) {
        free((void *)(uintptr_t)batch->keys[i]->name);
        free((void *)(uintptr_t)batch->keys[i]->data);
        free((void *)(uintptr_t)batch->keys[i]);
    }
    for (uint32_t i = 0; i < batch->event_count; i++) {
        free((void *)(uintptr_t)batch->events[i]->id);
        free((void *)(uintptr_t)batch->events[i]->body);
        free((void *)(uintptr_t)batch->events[i]);
    }
    free((void *)(uintptr_t)batch->keys);
    free((void *)(uintptr_t)batch->events);
    free((void *)(uintptr_t)batch->id);
    free((void *)(uintptr_t)batch->body);
    free(batch);
}

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const recorder *r = user;

    return r->memory.load(r->memory.user, kind, id, sink);
}

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const recorder *r = user;

    return r->memory.find(r->memory.user, query, sink);
}

static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    recorder *r = user;
    commits *out = r->out;
    ivn_status status = r->memory.commit(r->memory.user, batch, sink);

    if (status != IVN_OK)
        return status;
    if (out->count == out->room) {
        out->room = out->room == 0 ? 64 : 2 * out->room;
        out->batches = realloc(out->batches, out->room * sizeof *out->batches);
        if (out->batches == NULL)
            abort();
    }
    out->batches[out->count++] = copy_batch(batch);
    out->body_bytes += batch->body_size;
    out->keys += batch->key_count;
    out->events += batch->event_count;
    return status;
}

void commits_record(commits *out, uint32_t referrals)
{
    recorder r = {.out = out, .memory = {.size = sizeof r.memory}};
    ivn_store_ops ops = {.size = sizeof ops, .user = &r, .load = load, .commit = commit, .find = find};
    ivn_context *context = NULL;
    ivn_memory_store *memory = NULL;
    desk d;

    memset(out, 0, sizeof *out);
    if (ivn_context_new(NULL, &context) != IVN_OK || ivn_memory_store_new(context, &memory) != IVN_OK ||
        ivn_memory_store_ops(memory, &r.memory) != IVN_OK || desk_open_on(&d, context, &ops) != IVN_OK)
        abort();
    for (uint32_t place = 0; place < referrals; place++) {
        desk_on(&d, day_of("2026-09-07"));
        if (desk_live(&d, PERSON(place), STEP_SUBMIT_REPORT) < 0) {
            fprintf(stderr, "%s %s\n", d.error.pointer, d.error.message);
            exit(1);
        }
    }
    desk_close(&d);
    ivn_memory_store_free(memory);
    ivn_context_free(context);
}

void commits_free(commits *of)
{
    for (uint32_t i = 0; i < of->count; i++)
        free_batch(of->batches[i]);
    free(of->batches);
}
