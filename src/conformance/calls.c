/*
 * The callbacks of a store, called. What they are given lies in memory that is overwritten as soon as they return, as
 * the library's does not last longer than the callback either; it is released with the case, so that a store that kept
 * it fails and does not crash.
 */
#include <stdio.h>
#include <string.h>

#include "conformance/kit.h"

enum { GONE = 0xa5 }; /* what is left of what a callback was given */

void ivnc_id(uint32_t record, uint8_t out[IVN_ID_BYTES])
{
    static const uint8_t frame[IVN_ID_BYTES] = {0xc0, 0x00, 0x27, 0xff, 0x5c, 0x22, 0x40, 0x00, 0x80};

    memcpy(out, frame, sizeof frame);
    for (int i = 0; i < 4; i++)
        out[15 - i] = (uint8_t)(record >> (8 * i));
}

void ivnc_event_id(uint32_t event, uint8_t out[IVN_ID_BYTES])
{
    ivnc_id(event * UINT32_C(2654435761), out); /* in no order, and none of them twice */
    out[0] = 0xe0;
}

/* ---- Handles ----------------------------------------------------------------------------------------------------- */

int ivnc_open(ivnc_trial *trial, uint32_t index, ivnc_side **out)
{
    ivnc_side *side = &trial->sides[index];
    ivn_status status;

    *out = side;
    if (side->open)
        return 1;
    side->ops = (ivn_store_ops){.size = sizeof side->ops};
    status = trial->host->open(trial->host->user, &side->ops);
    if (status == IVN_END && index != IVNC_FIRST)
        return ivnc_skip(trial, "the host opens one handle only: this case needs a second one on the same data");
    if (status != IVN_OK)
        return ivnc_fail(trial, "`open` of the host answered %s; expected IVN_OK", ivnc_answer(trial, status));
    side->open = 1;
    side->fault = NULL;
    if (side->ops.load == NULL || side->ops.commit == NULL || side->ops.find == NULL)
        return ivnc_fail(trial, "`open` of the host left a callback of the store NULL; all three are needed");
    return 1;
}

int ivnc_open_both(ivnc_trial *trial, uint32_t out[2])
{
    ivnc_side *side;

    out[0] = out[1] = IVNC_FIRST;
    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    if (ivnc_open(trial, IVNC_SECOND, &side)) {
        out[1] = IVNC_SECOND;
        return 1;
    }
    if (trial->outcome != IVN_CONFORMANCE_SKIPPED)
        return 0;
    trial->outcome = IVN_CONFORMANCE_PASSED;
    trial->message[0] = '\0';
    return 1;
}

void ivnc_close(ivnc_side *side)
{
    const ivn_conformance_host *host = side->trial->host;

    if (side->open && host->close != NULL)
        host->close(host->user, &side->ops);
    side->open = 0;
}

int ivnc_sound(ivnc_side *side, const char *what)
{
    const char *fault = side->fault;

    side->fault = NULL;
    if (fault == NULL)
        return 1;
    if (side->trial->memory.failed)
        return ivnc_no_memory(side->trial);
    side->trial->mend = ""; /* the fault says it */
    return ivnc_fail(side->trial, "%s of %s %s", what, side->name, fault);
}

/* ---- The bare calls ---------------------------------------------------------------------------------------------- */

static void begin(ivnc_side *side, uint32_t call)
{
    side->running = call;
    side->pushed = side->refused = side->revision = 0;
    side->trial->host_code = 0;
    side->body.size = 0;
}

ivn_status ivnc_call_load(ivnc_side *side, uint32_t kind, const uint8_t *id)
{
    ivn_status status;

    memcpy(side->given_id, id, sizeof side->given_id);
    begin(side, IVNC_LOAD);
    status = side->ops.load(side->ops.user, kind, side->given_id, &side->load);
    side->running = IVNC_NO_CALL;
    memset(side->given_id, GONE, sizeof side->given_id);
    return status;
}

/* Where the next piece goes; the room was counted before. */
static void *place(uint8_t **next, const void *data, size_t size)
{
    void *at = *next;

    if (size > 0)
        memcpy(at, data, size);
    *next += size;
    return at;
}

static size_t event_body(uint32_t event, char out[64])
{
    return (size_t)snprintf(out, 64, "{\"type\":\"event\",\"index\":%u,\"say\":\"%c\\\"'\"}", (unsigned)event,
                            (int)('a' + event % 26));
}

static size_t body_of(const ivnc_write *write, char made[64], const char **out)
{
    *out = write->body;
    if (write->revision == 0)
        return 0;
    if (write->body != NULL)
        return write->body_size != 0 ? write->body_size : strlen(write->body);
    *out = made;
    return (size_t)snprintf(made, 64, "{\"record\":%u,\"revision\":%u}", (unsigned)write->record,
                            (unsigned)write->revision);
}

/* Bytes that lie behind the body and are none of it; a store that looks for a NUL finds them. */
static const char behind[] = " and more";

static size_t room_for(const ivnc_write *write, size_t body)
{
    size_t bytes = IVN_ID_BYTES + body + sizeof behind;

    for (uint32_t i = 0; i < write->key_count; i++)
        bytes += sizeof(ivn_index_key) + sizeof(void *) + strlen(write->keys[i].name) + 1 + write->keys[i].size;
    return bytes + write->event_count * (sizeof(ivn_outbox_event) + sizeof(void *) + IVN_ID_BYTES + 64);
}

static void lay_keys(const ivnc_write *write, ivn_batch *batch, ivn_index_key *keys, const ivn_index_key **list,
                     uint8_t **next)
{
    for (uint32_t i = 0; i < write->key_count; i++) {
        const ivnc_key *key = &write->keys[i];

        keys[i] = (ivn_index_key){.size = sizeof keys[i], .unique = key->unique == IVN_YES ? IVN_YES : IVN_NO};
        keys[i].name = place(next, key->name, strlen(key->name) + 1);
        keys[i].data = place(next, key->data, key->size);
        keys[i].length = key->size;
        list[i] = &keys[i];
    }
    batch->keys = list;
    batch->key_count = write->key_count;
}

static void lay_events(const ivnc_write *write, uint32_t first, ivn_batch *batch, ivn_outbox_event *events,
                       const ivn_outbox_event **list, uint8_t **next)
{
    uint8_t id[IVN_ID_BYTES];
    char body[64];

    for (uint32_t i = 0; i < write->event_count; i++) {
        size_t size = event_body(first + i, body);

        ivnc_event_id(first + i, id);
        events[i] = (ivn_outbox_event){.size = sizeof events[i], .type = 1 + (first + i) % 20};
        events[i].id = place(next, id, sizeof id);
        events[i].body = place(next, body, size);
        events[i].body_size = (uint32_t)size;
        list[i] = &events[i];
    }
    batch->events = list;
    batch->event_count = write->event_count;
}

/* Structs and lists of pointers first, as they want to be aligned; bytes behind. */
static void lay(const ivnc_write *write, uint32_t first_event, const char *body, size_t body_size, uint8_t *memory,
                ivn_batch *batch)
{
    ivn_index_key *keys = (ivn_index_key *)(void *)memory;
    ivn_outbox_event *events = (ivn_outbox_event *)(void *)(keys + write->key_count);
    const ivn_index_key **key_list = (const ivn_index_key **)(void *)(events + write->event_count);
    const ivn_outbox_event **event_list = (const ivn_outbox_event **)(void *)(key_list + write->key_count);
    uint8_t *next = (uint8_t *)(void *)(event_list + write->event_count), id[IVN_ID_BYTES];

    ivnc_id(write->record, id);
    *batch = (ivn_batch){.size = sizeof *batch,
                         .kind = write->kind == 0 ? 1 : write->kind,
                         .id = place(&next, write->id != NULL ? write->id : id, IVN_ID_BYTES),
                         .expected = write->expected,
                         .revision = write->revision};
    if (write->revision != 0) {
        batch->body = place(&next, body, body_size);
        place(&next, behind, sizeof behind);
    }
    batch->body_size = (uint32_t)body_size;
    lay_keys(write, batch, keys, key_list, &next);
    lay_events(write, first_event, batch, events, event_list, &next);
}

ivn_status ivnc_call_commit(ivnc_side *side, const ivnc_write *write, uint32_t first_event)
{
    char made[64];
    const char *body;
    size_t body_size = body_of(write, made, &body), room = room_for(write, body_size);
    uint8_t *memory = ivnc_allocate(&side->trial->memory, room);
    ivn_batch batch;
    ivn_status status;

    if (memory == NULL)
        return IVN_ERROR_MEMORY;
    lay(write, first_event, body, body_size, memory, &batch);
    begin(side, IVNC_COMMIT);
    status = side->ops.commit(side->ops.user, &batch, &side->commit);
    side->running = IVNC_NO_CALL;
    memset(memory, GONE, room);
    return status;
}

ivn_status ivnc_call_find(ivnc_side *side, const ivn_query *query)
{
    ivn_status status;

    side->query = query;
    side->given_query = *query;
    side->bytes.size = 0;
    begin(side, IVNC_FIND);
    status = side->ops.find(side->ops.user, &side->given_query, &side->find);
    side->running = IVNC_NO_CALL;
    side->query = NULL;
    memset(&side->given_query, 0, sizeof side->given_query);
    return status;
}
