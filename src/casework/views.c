/*
 * What this floor shows, as field tables, and as the JSON that is written from them: what the bindings read.
 */
#include "casework/casework.h"

#include <string.h>

#include "eligibility/assessor.h"

/* clang-format off */

#define WORD(type, member, title) IVNI_ROW_TEXT(type, member, 0, 0, title)
#define PERSONAL_WORD(type, member, title) IVNI_ROW_TEXT(type, member, 0, IVNI_PERSONAL, title)
#define COUNTED(type, member, title) IVNI_ROW_ORDINAL(type, member, INT32_MAX, 0, title)

/* --- a referral --- */

static const ivni_field appointment_view_table_rows[] = {
    IVNI_ROW_SIZE(ivn_appointment_view),
    COUNTED(ivn_appointment_view, number, "its place, 1 for the first"),
    WORD(ivn_appointment_view, id, "UUID"),
    IVNI_ROW_STRUCT(ivn_appointment_view, facts, ivn_appointment, ivni_appointment_table, 0, "what was offered"),
    IVNI_ROW_STRUCT(ivn_appointment_view, attendance, ivn_attendance, ivni_attendance_table, 0, "recorded last"),
    IVNI_ROW_STRUCT(ivn_appointment_view, feedback, ivn_feedback, ivni_feedback_table, 0, "submitted"),
    IVNI_ROW_MOMENT(ivn_appointment_view, offered, 0, "when the offer was made"),
    IVNI_ROW_MOMENT(ivn_appointment_view, recorded, 0, "when the attendance was recorded"),
    IVNI_ROW_MOMENT(ivn_appointment_view, submitted, 0, "when its record was submitted"),
    COUNTED(ivn_appointment_view, superseded_by, "the appointment that it was moved to"),
    COUNTED(ivn_appointment_view, supersedes, "the appointment that was moved here"),
    COUNTED(ivn_appointment_view, replaces, "the missed appointment that it replaces"),
    IVNI_ROW_FLAG(ivn_appointment_view, came, 0, "the person came, and that counts"),
    IVNI_ROW_FLAG(ivn_appointment_view, held, 0, "it took place, and that counts"),
    IVNI_ROW_CODE(ivn_appointment_view, compliance, COMPLIANCE, 0, "what it comes to for enforcement"),
    COUNTED(ivn_appointment_view, entry, "number of the entry that made it"),
    IVNI_ROW_DATE(ivn_appointment_view, day, 0, "British date of its start"),
    COUNTED(ivn_appointment_view, session, "which session of the plan"),
    IVNI_ROW_RESERVED(ivn_appointment_view, reserved),
};
static IVNI_TABLE(appointment_view_table, "appointment_as_it_stands", ivn_appointment_view,
                  "an appointment as it stands", NULL);

static const ivni_field plan_view_table_rows[] = {
    IVNI_ROW_SIZE(ivn_plan_view),
    COUNTED(ivn_plan_view, version, "1 for the first"),
    IVNI_ROW_STRUCT(ivn_plan_view, facts, ivn_action_plan, ivni_action_plan_table, 0, "the plan"),
    IVNI_ROW_MOMENT(ivn_plan_view, submitted, 0, "when it was submitted"),
    IVNI_ROW_MOMENT(ivn_plan_view, shared, 0, "when it was shared with the practitioner"),
    IVNI_ROW_MOMENT(ivn_plan_view, approved, 0, "when it was approved"),
};
static IVNI_TABLE(plan_view_table, "plan_as_it_stands", ivn_plan_view, "a version of the action plan as it stands",
                  NULL);

static uint32_t struck_numbers(const void *value)
{
    (void)value;
    return IVNI_MEANS_NUMBER;
}

static const ivni_field ivni_referral_table_rows[] = {
    IVNI_ROW_SIZE(ivn_referral_view),
    IVNI_ROW_CODE(ivn_referral_view, phase, PHASE, 0, "where it is"),
    WORD(ivn_referral_view, id, "UUID of the record"),
    WORD(ivn_referral_view, reference, "reference number, from sending on"),
    COUNTED(ivn_referral_view, revision, "how many entries there are"),
    IVNI_ROW_CODE(ivn_referral_view, ending, ENDING, 0, "how it ended"),
    IVNI_ROW_STRUCT(ivn_referral_view, facts, ivn_referral_facts, ivni_referral_facts_table, 0, "as amended"),
    IVNI_ROW_LIST(ivn_referral_view, needs, need_count, ivn_chosen_need, ivni_chosen_need_table, 0, "needs chosen"),
    IVNI_ROW_COUNT(ivn_referral_view, need_count),
    IVNI_ROW_COUNT(ivn_referral_view, entry_count),
    IVNI_ROW_LIST(ivn_referral_view, entries, entry_count, ivn_entry, ivni_entry_table, 0, "what happened"),
    IVNI_ROW_VALUES(ivn_referral_view, struck, struck_count, 0, "entries that were corrected and count no more"),
    IVNI_ROW_MOMENT(ivn_referral_view, sent, 0, "the latest sending"),
    IVNI_ROW_MOMENT(ivn_referral_view, received, 0, "the latest receipt"),
    IVNI_ROW_MOMENT(ivn_referral_view, accepted, 0, "the latest acceptance"),
    IVNI_ROW_MOMENT(ivn_referral_view, returned, 0, "the latest return, until it is sent again"),
    IVNI_ROW_MOMENT(ivn_referral_view, first_response, 0, "the first one since the latest sending"),
    IVNI_ROW_STRUCT(ivn_referral_view, assigned, ivn_assignment, ivni_assignment_table, 0, "to whom"),
    IVNI_ROW_STRUCT(ivn_referral_view, agreed, ivn_agreement, ivni_agreement_table, 0, "intensity agreed"),
    IVNI_ROW_LIST(ivn_referral_view, appointments, appointment_count, ivn_appointment_view, appointment_view_table, 0,
                  "as they were offered"),
    IVNI_ROW_COUNT(ivn_referral_view, appointment_count),
    IVNI_ROW_COUNT(ivn_referral_view, plan_count),
    IVNI_ROW_LIST(ivn_referral_view, plans, plan_count, ivn_plan_view, plan_view_table, 0, "versions of the plan"),
    IVNI_ROW_STRUCT(ivn_referral_view, approved_plan, ivn_plan_view, plan_view_table, 0, "the one approved last"),
    IVNI_ROW_STRUCT(ivn_referral_view, end_request, ivn_reason_given, ivni_reason_given_table, 0,
                    "of a withdrawal or closing"),
    IVNI_ROW_MOMENT(ivn_referral_view, end_requested, 0, "when"),
    IVNI_ROW_STRUCT(ivn_referral_view, report, ivn_report, ivni_report_table, 0, "end-of-service report"),
    IVNI_ROW_MOMENT(ivn_referral_view, report_submitted, 0, "when"),
    IVNI_ROW_MOMENT(ivn_referral_view, ended, 0, "when the service ended"),
    IVNI_ROW_MOMENT(ivn_referral_view, concluded, 0, "when nothing more was owed"),
    IVNI_ROW_FLAG(ivn_referral_view, report_owed, 0, "an end-of-service report is, or was, owed"),
    IVNI_ROW_FLAG(ivn_referral_view, redacted, 0, "its personal data has been removed"),
    IVNI_ROW_NUMBER(ivn_referral_view, sessions_planned, 0, 0, 0, "of the approved plan, else as asked for"),
    COUNTED(ivn_referral_view, sessions_recorded, "sessions whose record was submitted"),
    COUNTED(ivn_referral_view, sessions_held, "sessions that took place"),
    COUNTED(ivn_referral_view, sessions_attended, "sessions to which the person came"),
    COUNTED(ivn_referral_view, sessions_credited, "sessions that took place and were complied with"),
    COUNTED(ivn_referral_view, rar_days, "days that count towards the requirement"),
    COUNTED(ivn_referral_view, enforceable_days, "days with an enforceable appointment that was attended"),
    COUNTED(ivn_referral_view, pre_release_sessions, "sessions before release"),
    IVNI_ROW_MOMENT(ivn_referral_view, first_offered, 0, "when a supplier assessment was first offered"),
    IVNI_ROW_MOMENT(ivn_referral_view, first_offered_for, 0, "for when"),
    IVNI_ROW_MOMENT(ivn_referral_view, first_attended, 0, "when one was first attended"),
    IVNI_ROW_MOMENT(ivn_referral_view, commenced, 0, "when the intervention commencement was attended"),
    IVNI_ROW_NUMBER(ivn_referral_view, outcome_score, 0, 0, 0, "halves, over all outcomes of the report"),
    COUNTED(ivn_referral_view, liaison_count, "consultations of the practitioner"),
    IVNI_ROW_COUNT(ivn_referral_view, struck_count),
};
IVNI_TABLE_OF_VALUES(ivni_referral_table, "referral", ivn_referral_view, "a referral as it stands", NULL,
                     struck_numbers);

/* --- what may come next --- */

static const ivni_field obstacle_table_rows[] = {
    IVNI_ROW_SIZE(ivn_obstacle),
    IVNI_ROW_CODE(ivn_obstacle, guard, GUARD, 0, "which guard"),
    WORD(ivn_obstacle, reason, "one sentence"),
    WORD(ivn_obstacle, pointer, "the member that is lacking or wrong"),
    WORD(ivn_obstacle, rule, "code of the rule"),
    WORD(ivn_obstacle, source, "document and section"),
};
static IVNI_TABLE(obstacle_table, "obstacle", ivn_obstacle, "what stands in the way", NULL);

static const ivni_field next_step_table_rows[] = {
    IVNI_ROW_SIZE(ivn_next_step),
    IVNI_ROW_CODE(ivn_next_step, command, COMMAND, 0, "the command"),
    WORD(ivn_next_step, title, "what it does"),
    IVNI_ROW_FLAG(ivn_next_step, allowed, 0, "it may come next"),
    IVNI_ROW_COUNT(ivn_next_step, obstacle_count),
    IVNI_ROW_LIST(ivn_next_step, obstacles, obstacle_count, ivn_obstacle, obstacle_table, 0, "in its way"),
};
static IVNI_TABLE(next_step_table, "next_step", ivn_next_step, "a command, and whether it may come next", NULL);

static const ivni_field ivni_next_table_rows[] = {
    IVNI_ROW_SIZE(ivn_next_view),
    IVNI_ROW_COUNT(ivn_next_view, count),
    IVNI_ROW_LIST(ivn_next_view, steps, count, ivn_next_step, next_step_table, 0, "in the order of the commands"),
};
IVNI_TABLE(ivni_next_table, "next", ivn_next_view, "what may come next", NULL);

/* --- what follows from a record --- */

static const ivni_field explanation_table_rows[] = {
    IVNI_ROW_SIZE(ivn_explanation),
    IVNI_ROW_RESERVED(ivn_explanation, reserved),
    WORD(ivn_explanation, key, "what"),
    WORD(ivn_explanation, title, "in a few words"),
    WORD(ivn_explanation, value, "as text"),
    WORD(ivn_explanation, reason, "from what it follows"),
    WORD(ivn_explanation, rule, "code of the rule"),
    WORD(ivn_explanation, source, "document and section"),
};
static IVNI_TABLE(explanation_table, "explanation", ivn_explanation, "what follows, and from what", NULL);

static const ivni_field ivni_explanations_table_rows[] = {
    IVNI_ROW_SIZE(ivn_explanations_view),
    IVNI_ROW_COUNT(ivn_explanations_view, count),
    IVNI_ROW_LIST(ivn_explanations_view, list, count, ivn_explanation, explanation_table, 0, "all of them"),
};
IVNI_TABLE(ivni_explanations_table, "explanations", ivn_explanations_view, "what follows from a record", NULL);

static const ivni_field ivni_form_table_rows[] = {
    IVNI_ROW_SIZE(ivn_form_view),
    IVNI_ROW_CODE(ivn_form_view, form, FORM, 0, "which form"),
    WORD(ivn_form_view, reason, "why this form"),
    WORD(ivn_form_view, rule, "code of the rule"),
    WORD(ivn_form_view, service, "name of the service"),
    WORD(ivn_form_view, type, "type, canonical"),
    WORD(ivn_form_view, type_printed, "type as printed"),
    WORD(ivn_form_view, sub_type, "sub-type, canonical"),
    WORD(ivn_form_view, sub_type_printed, "sub-type as printed"),
    PERSONAL_WORD(ivn_form_view, event, "the event it is entered under"),
    WORD(ivn_form_view, requirement, "of a transfer: the requirement"),
    WORD(ivn_form_view, provider, "provider of the intervention"),
    WORD(ivn_form_view, your_provider, "provider of whoever enters it"),
    WORD(ivn_form_view, your_team, "team of whoever enters it"),
    PERSONAL_WORD(ivn_form_view, your_name, "name of whoever enters it"),
    WORD(ivn_form_view, status, "status"),
    IVNI_ROW_MOMENT(ivn_form_view, status_at, 0, "date and time of the status"),
    IVNI_ROW_DATE(ivn_form_view, expected_end, 0, "expected end"),
    IVNI_ROW_DATE(ivn_form_view, actual_end, 0, "left blank"),
    PERSONAL_WORD(ivn_form_view, notes, "risk, support, priority, urgency, place"),
    WORD(ivn_form_view, to_provider, "transfer: provider"),
    WORD(ivn_form_view, to_cluster, "transfer: cluster"),
    WORD(ivn_form_view, to_ldu, "transfer: local delivery unit"),
    WORD(ivn_form_view, to_team, "transfer: team"),
    WORD(ivn_form_view, to_officer, "transfer: officer"),
    WORD(ivn_form_view, to_reason, "transfer: reason"),
    IVNI_ROW_TEXTS(ivn_form_view, remarks, remark_count, 0, 0, "what is lacking, and what is advised"),
    IVNI_ROW_COUNT(ivn_form_view, remark_count),
    IVNI_ROW_RESERVED(ivn_form_view, reserved),
};
IVNI_TABLE(ivni_form_table, "form", ivn_form_view, "how a referral is entered in the case management system", NULL);

static const ivni_field personal_datum_table_rows[] = {
    IVNI_ROW_SIZE(ivn_personal_datum),
    COUNTED(ivn_personal_datum, places, "in how many places"),
    WORD(ivn_personal_datum, pointer, "where"),
    WORD(ivn_personal_datum, title, "what it is"),
};
static IVNI_TABLE(personal_datum_table, "personal_datum", ivn_personal_datum, "personal data", NULL);

static const ivni_field ivni_personal_data_table_rows[] = {
    IVNI_ROW_SIZE(ivn_personal_data_view),
    IVNI_ROW_COUNT(ivn_personal_data_view, count),
    IVNI_ROW_LIST(ivn_personal_data_view, list, count, ivn_personal_datum, personal_datum_table, 0, "all of it"),
    IVNI_ROW_DATE(ivn_personal_data_view, keep_until, 0, "last day on which it may be kept"),
    IVNI_ROW_FLAG(ivn_personal_data_view, due, 0, "the day has passed"),
    IVNI_ROW_RESERVED(ivn_personal_data_view, reserved),
    WORD(ivn_personal_data_view, reason, "one sentence"),
    WORD(ivn_personal_data_view, rule, "code of the rule"),
    WORD(ivn_personal_data_view, missing, "figure to set"),
};
IVNI_TABLE(ivni_personal_data_table, "personal_data", ivn_personal_data_view, "the personal data of a record", NULL);

/* clang-format on */

ivn_status ivn_referral_to_json(const ivn_context *context, const ivn_record *record, ivn_text **out, ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_referral_table, ivn_referral_read(record), out, error);
}

ivn_status ivn_next_to_json(const ivn_context *context, const ivn_next *next, ivn_text **out, ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_next_table, ivn_next_read(next), out, error);
}

ivn_status ivn_explanations_to_json(const ivn_context *context, const ivn_explanations *explanations, ivn_text **out,
                                    ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_explanations_table, ivn_explanations_read(explanations), out, error);
}

ivn_status ivn_form_to_json(const ivn_context *context, const ivn_form *form, ivn_text **out, ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_form_table, ivn_form_read(form), out, error);
}

ivn_status ivn_personal_data_to_json(const ivn_context *context, const ivn_personal_data *data, ivn_text **out,
                                     ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_personal_data_table, ivn_personal_data_read(data), out, error);
}

/* Bytes that need not be text, two letters each. */
static void write_bytes(ivni_json_writer *writer, ivni_text *text, const uint8_t *data, uint32_t length)
{
    static const char digits[] = "0123456789abcdef";
    ivni_text hexadecimal;

    ivni_text_init(&hexadecimal, text->context);
    for (uint32_t i = 0; i < length; i++) {
        char pair[2] = {digits[data[i] >> 4], digits[data[i] & 15]};

        ivni_text_bytes(&hexadecimal, pair, 2);
    }
    ivni_text_bytes(&hexadecimal, "", 1);
    if (hexadecimal.status == IVN_OK)
        ivni_json_string(writer, hexadecimal.data);
    else
        ivni_text_fail(text, hexadecimal.status);
    ivni_text_discard(&hexadecimal);
}

static void write_key(ivni_json_writer *writer, ivni_text *text, const ivn_index_key *key)
{
    ivni_json_object(writer);
    ivni_json_name(writer, "name");
    ivni_json_string(writer, key->name);
    ivni_json_name(writer, "data");
    write_bytes(writer, text, key->data, key->length);
    if (key->unique == IVN_YES) {
        ivni_json_name(writer, "unique");
        ivni_json_boolean(writer, 1);
    }
    ivni_json_object_end(writer);
}

static void write_change(ivni_json_writer *writer, ivni_text *text, const ivn_change_view *change)
{
    ivni_json_object(writer);
    ivni_json_name(writer, "status");
    ivni_json_number(writer, change->status);
    ivni_json_name(writer, "id");
    ivni_json_string(writer, change->id);
    ivni_json_name(writer, "expected");
    ivni_json_number(writer, change->expected);
    ivni_json_name(writer, "revision");
    ivni_json_number(writer, change->revision);
    ivni_json_name(writer, "events");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < change->event_count; i++)
        ivni_schema_write(&ivni_event_table, change->events[i], writer);
    ivni_json_array_end(writer);
    ivni_json_name(writer, "keys");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < change->key_count; i++)
        write_key(writer, text, change->keys[i]);
    ivni_json_array_end(writer);
    ivni_json_name(writer, "remarks");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < change->remark_count; i++)
        ivni_json_string(writer, change->remarks[i]);
    ivni_json_array_end(writer);
    ivni_json_object_end(writer);
}

ivn_status ivn_change_to_json(const ivn_context *context, const ivn_change *change, ivn_text **out, ivn_error *error)
{
    ivni_text text;
    ivni_json_writer writer;
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (context == NULL || change == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, change and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    write_change(&writer, &text, ivn_change_read(change));
    return ivni_text_finish(&text, out, error);
}

static void write_requirement(ivni_json_writer *writer, const ivn_rar_requirement *requirement)
{
    ivni_json_object(writer);
    ivni_json_name(writer, "referral_count");
    ivni_json_number(writer, requirement->referral_count);
    ivni_json_name(writer, "sentence");
    ivni_json_string(writer, requirement->sentence);
    ivni_json_name(writer, "requirement");
    ivni_json_string(writer, requirement->requirement);
    ivni_json_name(writer, "used");
    ivni_json_number(writer, requirement->used);
    if (requirement->ordered.known) {
        ivni_json_name(writer, "ordered");
        ivni_json_number(writer, requirement->ordered.value);
        ivni_json_name(writer, "left");
        ivni_json_number(writer, requirement->left.value);
        ivni_json_name(writer, "exceeded");
        ivni_json_boolean(writer, requirement->exceeded == IVN_YES);
    }
    ivni_json_name(writer, "days");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < requirement->used; i++)
        ivni_json_date(writer, requirement->days[i]);
    ivni_json_array_end(writer);
    ivni_json_object_end(writer);
}

ivn_status ivn_rar_to_json(const ivn_context *context, const ivn_rar *rar, ivn_text **out, ivn_error *error)
{
    const ivn_rar_view *view = ivn_rar_read(rar);
    ivni_text text;
    ivni_json_writer writer;
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (context == NULL || view == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, rar and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_object(&writer);
    ivni_json_name(&writer, "requirements");
    ivni_json_array(&writer);
    for (uint32_t i = 0; i < view->count; i++)
        write_requirement(&writer, view->requirements[i]);
    ivni_json_array_end(&writer);
    ivni_json_object_end(&writer);
    return ivni_text_finish(&text, out, error);
}
