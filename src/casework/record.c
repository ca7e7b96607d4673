/*
 * Records: chapters of entries that records share, and the referral that follows from them. How a record comes from a
 * store is in replay.c, how one follows from another in decide.c.
 */
#include <stdatomic.h>
#include <string.h>

#include "casework/casework.h"

/* --- chapters --- */

static void hold(_Atomic uint32_t *held)
{
    atomic_fetch_add_explicit(held, 1, memory_order_relaxed);
}

/* 1: that was the last one, and what all others did with it has happened before. */
static int give_up(_Atomic uint32_t *held)
{
    return atomic_fetch_sub_explicit(held, 1, memory_order_acq_rel) == 1;
}

ivni_chapter *ivni_chapter_new(const ivn_context *context, ivni_chapter *before)
{
    ivni_chapter *chapter = ivni_document_new(context, sizeof *chapter);

    if (chapter == NULL)
        return NULL;
    atomic_init(&chapter->held, 1);
    chapter->before = before;
    if (before != NULL)
        hold(&before->held);
    return chapter;
}

void ivni_chapter_free(ivni_chapter *chapter)
{
    while (chapter != NULL && give_up(&chapter->held)) {
        ivni_chapter *before = chapter->before;

        ivni_document_free(chapter);
        chapter = before;
    }
}

/* --- records --- */

ivn_record *ivni_record_new(const ivn_context *context, const ivni_id *id, ivni_chapter *last, ivni_fold *fold)
{
    ivn_record *record = ivni_document_new(context, sizeof *record);

    if (record == NULL) {
        ivni_chapter_free(last);
        return NULL;
    }
    atomic_init(&record->held, 1);
    record->last = last;
    record->id = *id;
    ivni_id_print(id, record->id_text);
    record->referral.size = sizeof record->referral;
    record->referral.id = record->id_text;
    *fold = (ivni_fold){.context = context,
                        .arena = &record->arena,
                        .lasting = &last->arena,
                        .id = &record->id,
                        .referral = &record->referral};
    return record;
}

ivn_record *ivni_record_hold(const ivn_record *record)
{
    ivn_record *same = (ivn_record *)record; /* only its count changes */

    hold(&same->held);
    return same;
}

void ivn_record_free(ivn_record *record)
{
    ivni_chapter *last;

    if (record == NULL || !give_up(&record->held))
        return;
    last = record->last;
    ivni_document_free(record);
    ivni_chapter_free(last);
}

uint32_t ivn_record_kind(const ivn_record *record)
{
    return record == NULL ? 0 : IVN_RECORD_REFERRAL;
}

const ivn_referral_view *ivn_referral_read(const ivn_record *record)
{
    return record == NULL ? NULL : &record->referral;
}

ivn_status ivn_record_to_json(const ivn_context *context, const ivn_record *record, ivn_text **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_record_facts facts = {.size = sizeof facts, .schema = IVN_RECORD_SCHEMA};
    ivni_json_writer writer;
    ivni_text text;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record and out must not be NULL");
    facts.id = record->referral.id;
    facts.entries = record->referral.entries;
    facts.entry_count = record->referral.entry_count;
    facts.redacted = record->referral.redacted;
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(&ivni_record_table, &facts, &writer);
    return ivni_text_finish(&text, out, error);
}
