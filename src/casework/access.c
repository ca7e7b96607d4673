/*
 * All that is held about the person, for a subject access request: the record as it is stored, corrected entries
 * included; the referral as it stands; what follows from it, each with its reason; its duties; and the list of what is
 * personal data. One JSON document, in an order that never changes. Serves whoever answers such a request.
 */
#include "casework/casework.h"
#include "duties/duties.h"

/* What is gathered; each may be NULL when gathering failed. */
typedef struct answer {
    ivn_explanations *explanations;
    ivn_duties *duties;
    ivn_personal_data *personal;
} answer;

static ivn_status gather(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                         answer *out, ivn_error *error)
{
    ivn_status status = ivn_referral_explain(context, record, environment, &out->explanations, error);

    if (status == IVN_OK)
        status = ivn_referral_duties(context, record, environment, &out->duties, error);
    if (status == IVN_OK)
        status = ivn_referral_personal_data(context, record, environment, &out->personal, error);
    return status;
}

static void discard(answer *of)
{
    ivn_explanations_free(of->explanations);
    ivn_duties_free(of->duties);
    ivn_personal_data_free(of->personal);
}

static void write_part(ivni_json_writer *writer, const char *name, const ivni_table *table, const void *value)
{
    ivni_json_name(writer, name);
    ivni_schema_write(table, value, writer);
}

/* The entries stand in the record, and once is enough. */
static void write_record(ivni_json_writer *writer, const ivn_referral_view *referral)
{
    const ivn_record_facts record = {.size = sizeof record,
                                     .schema = IVN_RECORD_SCHEMA,
                                     .id = referral->id,
                                     .entries = referral->entries,
                                     .entry_count = referral->entry_count,
                                     .redacted = referral->redacted};
    ivn_referral_view standing = *referral;

    standing.entries = NULL;
    standing.entry_count = 0;
    write_part(writer, "record", &ivni_record_table, &record);
    write_part(writer, "referral", &ivni_referral_table, &standing);
}

static void write_answer(ivni_json_writer *writer, const ivn_referral_view *referral, ivn_date day, const answer *of)
{
    ivni_json_object(writer);
    ivni_json_name(writer, "day");
    ivni_json_date(writer, day);
    write_record(writer, referral);
    write_part(writer, "explanations", &ivni_explanations_table, ivn_explanations_read(of->explanations));
    write_part(writer, "duties", &ivni_duties_table, ivn_duties_read(of->duties));
    write_part(writer, "personal_data", &ivni_personal_data_table, ivn_personal_data_read(of->personal));
    ivni_json_object_end(writer);
}

ivn_status ivn_referral_subject_access(const ivn_context *context, const ivn_record *record,
                                       const ivn_environment *environment, ivn_text **out, ivn_error *error)
{
    answer gathered = {.explanations = NULL};
    ivn_status status = ivni_error_check(error);
    ivni_json_writer writer;
    ivni_text text;
    ivn_date day;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record and out must not be NULL");
    status = ivni_duties_environment(environment, &day, error);
    if (status == IVN_OK)
        status = gather(context, record, environment, &gathered, error);
    if (status == IVN_OK) {
        ivni_text_init(&text, context);
        ivni_json_writer_init(&writer, &text);
        write_answer(&writer, &record->referral, day, &gathered);
        status = ivni_text_finish(&text, out, error);
    }
    discard(&gathered);
    return status;
}
