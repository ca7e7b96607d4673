/*
 * A record, its keys and its events as a store commits them: bodies as JSON, ids as bytes. Serves the driver.
 */
#include <string.h>

#include "store/caseload.h"

/* The events as JSON, one after the other; `ends` receives where each ends. */
static void write_events(const ivni_parcel *parcel, uint32_t *ends, ivni_text *text)
{
    for (uint32_t i = 0; i < parcel->event_count; i++) {
        ivni_json_writer writer;

        ivni_json_writer_init(&writer, text);
        ivni_schema_write(&ivni_event_table, parcel->events[i], &writer);
        ends[i] = (uint32_t)text->size;
    }
}

typedef struct envelope {
    ivn_outbox_event event;
    ivni_id id;
} envelope;

/* The events of the outbox over the bytes that were written. */
static void fill_events(const ivni_parcel *parcel, const uint32_t *ends, const char *bytes, envelope *envelopes,
                        const ivn_outbox_event **list)
{
    for (uint32_t i = 0; i < parcel->event_count; i++) {
        uint32_t begin = i == 0 ? 0 : ends[i - 1];

        ivni_id_parse(parcel->events[i]->id, &envelopes[i].id);
        envelopes[i].event = (ivn_outbox_event){.size = sizeof(ivn_outbox_event),
                                                .type = parcel->events[i]->type,
                                                .id = envelopes[i].id.bytes,
                                                .body = bytes + begin,
                                                .body_size = ends[i] - begin};
        list[i] = &envelopes[i].event;
    }
}

/* A key that no store need take is refused before a store is asked. */
static ivn_status check_keys(const ivni_parcel *parcel, ivn_error *error)
{
    for (uint32_t i = 0; i < parcel->key_count; i++)
        if (parcel->keys[i]->length > IVN_MOST_KEY_BYTES || strlen(parcel->keys[i]->name) > IVN_MOST_KEY_BYTES)
            return ivni_fail(error, IVN_ERROR_LIMIT, "an index key of the record is longer than %d bytes",
                             IVN_MOST_KEY_BYTES);
    return IVN_OK;
}

static ivn_status commit_texts(ivn_caseload *caseload, const ivni_parcel *parcel, const ivn_text *body,
                               ivni_text *events, ivni_arena *arena, ivn_error *error)
{
    uint32_t *ends = ivni_arena_array(arena, parcel->event_count, sizeof *ends);
    envelope *envelopes = ivni_arena_array(arena, parcel->event_count, sizeof *envelopes);
    const ivn_outbox_event **list = ivni_arena_array(arena, parcel->event_count, sizeof *list);
    const ivn_batch batch = {.size = sizeof batch,
                             .kind = IVN_RECORD_REFERRAL,
                             .id = parcel->record->id.bytes,
                             .expected = parcel->expected,
                             .revision = parcel->record->referral.revision,
                             .body = ivn_text_data(body),
                             .body_size = (uint32_t)ivn_text_size(body),
                             .key_count = parcel->key_count,
                             .keys = parcel->keys,
                             .events = list,
                             .event_count = parcel->event_count};

    if (ends == NULL || envelopes == NULL || list == NULL)
        return ivni_fail_status(error, ivni_arena_failure(arena));
    write_events(parcel, ends, events);
    if (events->status != IVN_OK)
        return ivni_fail_status(error, events->status);
    fill_events(parcel, ends, events->data, envelopes, list);
    return ivni_store_commit(&caseload->store, &batch, error);
}

ivn_status ivni_parcel_commit(ivn_caseload *caseload, const ivni_parcel *parcel, ivn_error *error)
{
    ivn_text *body = NULL;
    ivni_text events;
    ivni_arena arena;
    ivn_status status = check_keys(parcel, error);

    if (status == IVN_OK)
        status = ivn_record_to_json(caseload->context, parcel->record, &body, error);
    if (status != IVN_OK)
        return status;
    ivni_text_init(&events, caseload->context);
    ivni_arena_init(&arena, &caseload->context->allocator, caseload->context->max_document_bytes);
    if (ivn_text_size(body) > caseload->context->max_json_bytes)
        status = ivni_fail(error, IVN_ERROR_LIMIT, "the record is longer than the context could read again");
    else
        status = commit_texts(caseload, parcel, body, &events, &arena, error);
    ivni_arena_free(&arena);
    ivni_text_discard(&events);
    ivn_text_free(body);
    return status;
}
