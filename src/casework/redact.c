/*
 * Redaction: a record without personal data. Rows marked as personal, names of actors and digests go; dates, codes,
 * need areas and keys of services stay, which statistics need.
 */
#include <string.h>

#include "casework/casework.h"
#include "people/subjects.h"

static ivn_status redact_body(const ivn_context *context, const ivn_entry *entry, ivni_arena *arena, const void **out)
{
    const ivni_table *table = ivni_transition_of(entry->type)->body;
    ivn_status status;

    *out = NULL;
    if (entry->body == NULL || table == &ivni_custody_table)
        return IVN_OK; /* all of custody is personal data */
    status = ivni_schema_take(context, table, entry->body, arena, out, NULL);
    if (status == IVN_OK)
        ivni_schema_redact(table, *out);
    return status;
}

/* As canonical JSON; nothing is an empty text. */
static void write_body(ivni_text *text, const ivn_context *context, const ivni_table *table, const void *body)
{
    ivni_json_writer writer;

    ivni_text_init(text, context);
    ivni_json_writer_init(&writer, text);
    if (body != NULL)
        ivni_schema_write(table, body, &writer);
}

ivn_status ivni_check_redacted(const ivn_context *context, const ivn_entry *entry, ivni_arena *arena)
{
    const ivni_table *table = ivni_transition_of(entry->type)->body;
    const void *body;
    ivni_text is, was;
    ivn_status status = redact_body(context, entry, arena, &body);

    if (status != IVN_OK)
        return status;
    write_body(&was, context, table, entry->body);
    write_body(&is, context, table, body);
    status = was.status != IVN_OK ? was.status : is.status;
    if (status == IVN_OK && (is.size != was.size || (is.size > 0 && memcmp(is.data, was.data, is.size) != 0)))
        status = IVN_ERROR_INVALID;
    ivni_text_discard(&is);
    ivni_text_discard(&was);
    return status;
}

static ivn_status redact_entry(const ivn_context *context, const ivn_entry *entry, ivni_arena *arena,
                               const ivn_entry **out)
{
    ivn_entry *copy = ivni_arena_alloc(arena, sizeof *copy);
    ivn_status status;

    if (copy == NULL)
        return ivni_arena_failure(arena);
    *copy = *entry;
    copy->by = NULL;
    copy->digest = NULL;
    copy->command = ivni_arena_string(arena, entry->command);
    copy->edition = ivni_arena_string(arena, entry->edition);
    if (copy->command == NULL || (entry->edition != NULL && copy->edition == NULL))
        return ivni_arena_failure(arena);
    status = redact_body(context, entry, arena, &copy->body);
    *out = copy;
    return status;
}

static ivn_status fold_redacted(ivni_fold *fold, const ivn_record *record, const ivn_entry *last)
{
    const ivn_referral_view *referral = &record->referral;
    ivn_status status = ivni_fold_start(fold, NULL, referral->entry_count + 1);

    for (uint32_t i = 0; status == IVN_OK && i <= referral->entry_count; i++) {
        const ivn_entry *entry = i < referral->entry_count ? referral->entries[i] : last, *copy = NULL;

        status = redact_entry(fold->context, entry, fold->lasting, &copy);
        if (status == IVN_OK)
            status = ivni_fold_entry(fold, copy);
    }
    return status;
}

ivn_status ivni_redacted(const ivn_context *context, const ivn_record *record, const ivn_entry *last, ivn_record **out)
{
    ivni_chapter *chapter = ivni_chapter_new(context, NULL);
    ivn_record *made;
    ivni_fold fold;
    ivn_status status;

    if (chapter == NULL)
        return ivni_document_failure(context, sizeof *chapter);
    made = ivni_record_new(context, &record->id, chapter, &fold);
    if (made == NULL)
        return ivni_document_failure(context, sizeof *made);
    status = fold_redacted(&fold, record, last);
    made->known = fold.known;
    if (status == IVN_OK)
        *out = made;
    else
        ivn_record_free(made);
    return status;
}
