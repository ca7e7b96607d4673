/*
 * The field tables of what commands carry. JSON, copying, amending, the JSON Schema and the list of personal data come
 * from here; how members may contradict each other is in body_checks.c, what a type of command asks beyond its body's
 * table in documents.c.
 */
#include "casework/bodies.h"

/* clang-format off */

#define KEY_MOST 200
#define NAME_MOST 300
#define CODE_MOST 50
#define ID_MOST 36

#define KEY(type, member, flags, title)    IVNI_ROW_TEXT(type, member, KEY_MOST, IVNI_KEY | (flags), title)
#define NAME(type, member, flags, title)   IVNI_ROW_TEXT(type, member, NAME_MOST, flags, title)
#define ID(type, member, title)            IVNI_ROW_TEXT(type, member, ID_MOST, 0, title)
/* What somebody writes in their own words may always hold personal data. */
#define WORDS(type, member, title)         IVNI_ROW_TEXT(type, member, IVN_MOST_NOTE, IVNI_PERSONAL, title)
#define NEEDED_WORDS(type, member, title)                                                                              \
    IVNI_ROW_TEXT(type, member, IVN_MOST_NOTE, IVNI_PERSONAL | IVNI_REQUIRED, title)

/* --- the referral --- */

static const ivni_field ivni_referral_facts_table_rows[] = {
    IVNI_ROW_SIZE(ivn_referral_facts),
    IVNI_ROW_CODE(ivn_referral_facts, intensity, INTENSITY, 0, "intensity that is asked for"),
    IVNI_ROW_STRUCT(ivn_referral_facts, service_user, ivn_service_user, ivni_service_user_table, IVNI_PERSONAL,
                    "the person"),
    KEY(ivn_referral_facts, service, 0, "key of the service"),
    KEY(ivn_referral_facts, edition, 0, "key of the edition of the service"),
    NAME(ivn_referral_facts, contract, 0, "key of the contract"),
    NAME(ivn_referral_facts, provider, 0, "name or key of the supplier"),
    NAME(ivn_referral_facts, sentence, 0, "reference of the sentence that it is recorded under"),
    NAME(ivn_referral_facts, requirement, 0, "reference of the requirement whose days it uses"),
    NAME(ivn_referral_facts, practitioner, IVNI_PERSONAL, "the practitioner"),
    NAME(ivn_referral_facts, practitioner_team, 0, "the practitioner's team"),
    NAME(ivn_referral_facts, practitioner_provider, 0, "the organisation that the practitioner works for"),
    WORDS(ivn_referral_facts, purpose, "why the person is referred"),
    WORDS(ivn_referral_facts, support, "the support that is wanted"),
    WORDS(ivn_referral_facts, risk, "what the supplier must know about risk"),
    WORDS(ivn_referral_facts, further, "further information"),
    WORDS(ivn_referral_facts, accessibility, "accessibility and other needs"),
    NAME(ivn_referral_facts, language, IVNI_PERSONAL, "language of the interpreter"),
    WORDS(ivn_referral_facts, unavailable, "when the person cannot come"),
    WORDS(ivn_referral_facts, place, "where the support is wanted"),
    WORDS(ivn_referral_facts, release_unknown, "why no release date is known"),
    IVNI_ROW_FLAG(ivn_referral_facts, interpreter, 0, "an interpreter is needed"),
    IVNI_ROW_FLAG(ivn_referral_facts, responsibilities, 0, "has work or caring duties"),
    IVNI_ROW_FLAG(ivn_referral_facts, court_ordered, 0, "the court ordered this programme or work as a requirement"),
    IVNI_ROW_CODE(ivn_referral_facts, priority, BAND, 0, "how much it presses"),
    IVNI_ROW_DATE(ivn_referral_facts, complete_by, 0, "date by which it is to be done"),
    IVNI_ROW_NUMBER(ivn_referral_facts, enforceable_days, 1, 1000, 0, "most days of enforceable contact"),
    IVNI_ROW_NUMBER(ivn_referral_facts, sessions, 1, IVN_MOST_SESSIONS, 0, "sessions that are asked for"),
    IVNI_ROW_TEXTS(ivn_referral_facts, clear, clear_count, KEY_MOST, 0, "to amend: pointers of facts to take away"),
    IVNI_ROW_COUNT(ivn_referral_facts, clear_count),
    IVNI_ROW_RESERVED(ivn_referral_facts, reserved),
};
IVNI_TABLE(ivni_referral_facts_table, "referral_facts", ivn_referral_facts, "the facts of a referral",
           ivni_check_referral_facts);

static const ivni_field ivni_chosen_need_table_rows[] = {
    IVNI_ROW_SIZE(ivn_chosen_need),
    IVNI_ROW_CODE(ivn_chosen_need, area, NEED, IVNI_REQUIRED, "need area"),
    IVNI_ROW_CODE(ivn_chosen_need, complexity, COMPLEXITY, 0, "complexity"),
    IVNI_ROW_COUNT(ivn_chosen_need, outcome_count),
    IVNI_ROW_TEXTS(ivn_chosen_need, outcomes, outcome_count, KEY_MOST, IVNI_KEY, "keys of the outcomes wanted"),
    KEY(ivn_chosen_need, service, 0, "key of the service for this need"),
};
IVNI_TABLE(ivni_chosen_need_table, "chosen_need", ivn_chosen_need, "a need that a referral is to meet",
           ivni_check_chosen_need);

static const ivni_field ivni_chosen_needs_table_rows[] = {
    IVNI_ROW_SIZE(ivn_chosen_needs),
    IVNI_ROW_COUNT(ivn_chosen_needs, need_count),
    IVNI_ROW_LIST(ivn_chosen_needs, needs, need_count, ivn_chosen_need, ivni_chosen_need_table, IVNI_REQUIRED,
                  "the needs, in the place of those chosen before"),
};
IVNI_TABLE(ivni_chosen_needs_table, "chosen_needs", ivn_chosen_needs, "the needs that a referral is to meet",
           ivni_check_chosen_needs);

static const ivni_field ivni_sending_table_rows[] = {
    IVNI_ROW_SIZE(ivn_sending),
    IVNI_ROW_RESERVED(ivn_sending, reserved),
    WORDS(ivn_sending, override, "why it is sent though the person may not be referred, or that is not known"),
};
IVNI_TABLE(ivni_sending_table, "sending", ivn_sending, "what is said on sending a referral", NULL);

static const ivni_field ivni_reason_given_table_rows[] = {
    IVNI_ROW_SIZE(ivn_reason_given),
    IVNI_ROW_CODE(ivn_reason_given, reason, REASON, IVNI_REQUIRED, "the reason"),
    NEEDED_WORDS(ivn_reason_given, text, "the reason in words"),
};
IVNI_TABLE(ivni_reason_given_table, "reason_given", ivn_reason_given, "why a referral is returned, withdrawn or closed",
           NULL);

static const ivni_field ivni_assignment_table_rows[] = {
    IVNI_ROW_SIZE(ivn_assignment),
    IVNI_ROW_RESERVED(ivn_assignment, reserved),
    NAME(ivn_assignment, to, IVNI_REQUIRED | IVNI_PERSONAL, "the case worker"),
    NAME(ivn_assignment, team, 0, "the case worker's team"),
};
IVNI_TABLE(ivni_assignment_table, "assignment", ivn_assignment, "who works on a referral", NULL);

/* --- appointments and their records --- */

static const ivni_field ivni_attendance_table_rows[] = {
    IVNI_ROW_SIZE(ivn_attendance),
    IVNI_ROW_FLAG(ivn_attendance, attended, IVNI_REQUIRED, "the person came"),
    IVNI_ROW_FLAG(ivn_attendance, happened, 0, "the session took place"),
    IVNI_ROW_FLAG(ivn_attendance, late, 0, "the person came late"),
    ID(ivn_attendance, appointment, "id of the appointment"),
    WORDS(ivn_attendance, late_reason, "why late"),
    IVNI_ROW_CODE(ivn_attendance, no_session, NO_SESSION, 0, "why it did not take place though the person came"),
    IVNI_ROW_RESERVED(ivn_attendance, reserved),
    WORDS(ivn_attendance, detail, "on why it did not take place, or on the absence"),
};
IVNI_TABLE(ivni_attendance_table, "attendance", ivn_attendance, "attended, happened, late", ivni_check_attendance);

static const ivni_field ivni_feedback_table_rows[] = {
    IVNI_ROW_SIZE(ivn_feedback),
    IVNI_ROW_FLAG(ivn_feedback, notify_behaviour, 0, "the practitioner is to be told of the person's behaviour"),
    IVNI_ROW_FLAG(ivn_feedback, notify_concerns, 0, "the practitioner is to be told of concerns"),
    IVNI_ROW_RESERVED(ivn_feedback, reserved),
    ID(ivn_feedback, appointment, "id of the appointment"),
    WORDS(ivn_feedback, summary, "what was done"),
    WORDS(ivn_feedback, response, "how the person responded"),
    WORDS(ivn_feedback, behaviour, "on the person's behaviour"),
    WORDS(ivn_feedback, concerns, "on concerns"),
    WORDS(ivn_feedback, next, "what is planned next"),
};
IVNI_TABLE(ivni_feedback_table, "feedback", ivn_feedback, "the record of an appointment", NULL);

static const ivni_field ivni_appointment_table_rows[] = {
    IVNI_ROW_SIZE(ivn_appointment),
    IVNI_ROW_CODE(ivn_appointment, kind, APPOINTMENT, IVNI_REQUIRED, "kind of appointment"),
    IVNI_ROW_MOMENT(ivn_appointment, starts, IVNI_REQUIRED, "when"),
    IVNI_ROW_NUMBER(ivn_appointment, minutes, 1, 1440, IVNI_REQUIRED, "how long, in minutes"),
    IVNI_ROW_CODE(ivn_appointment, mode, MODE, IVNI_REQUIRED, "in person, at home, by telephone or video"),
    IVNI_ROW_CODE(ivn_appointment, format, SESSION, 0, "in a group, or one to one"),
    IVNI_ROW_CODE(ivn_appointment, place, PLACE, 0, "where"),
    IVNI_ROW_NUMBER(ivn_appointment, session, 1, IVN_MOST_SESSIONS, 0, "which session of the plan"),
    IVNI_ROW_FLAG(ivn_appointment, enforceable, 0, "part of the delivery of the sentence"),
    IVNI_ROW_FLAG(ivn_appointment, pre_release, 0, "held before release"),
    IVNI_ROW_CODE(ivn_appointment, requested_by, PARTY, 0, "who asked for another time"),
    IVNI_ROW_TEXT(ivn_appointment, office, CODE_MOST, 0, "code of the probation office"),
    KEY(ivn_appointment, prison, 0, "key of the prison"),
    NAME(ivn_appointment, address, IVNI_PERSONAL, "first line of the address"),
    IVNI_ROW_TEXT(ivn_appointment, postcode, CODE_MOST, IVNI_PERSONAL, "postcode"),
    ID(ivn_appointment, other, "id of the appointment that is rescheduled or replaced"),
    WORDS(ivn_appointment, why, "why another time"),
    IVNI_ROW_TEXTS(ivn_appointment, activities, activity_count, KEY_MOST, IVNI_KEY, "keys of the planned activities"),
    IVNI_ROW_COUNT(ivn_appointment, activity_count),
    IVNI_ROW_RESERVED(ivn_appointment, reserved),
    IVNI_ROW_STRUCT(ivn_appointment, attendance, ivn_attendance, ivni_attendance_table, 0,
                    "of an appointment that has passed"),
    IVNI_ROW_STRUCT(ivn_appointment, feedback, ivn_feedback, ivni_feedback_table, 0,
                    "of an appointment that has passed"),
};
IVNI_TABLE(ivni_appointment_table, "appointment", ivn_appointment, "an appointment", ivni_check_appointment);

/* --- the plan --- */

static const ivni_field ivni_planned_activity_table_rows[] = {
    IVNI_ROW_SIZE(ivn_planned_activity),
    IVNI_ROW_CODE(ivn_planned_activity, area, NEED, 0, "for which need; absent: for all"),
    KEY(ivn_planned_activity, key, 0, "key of the activity"),
    NEEDED_WORDS(ivn_planned_activity, text, "what is done"),
    IVNI_ROW_CODE(ivn_planned_activity, responsible, PARTY, IVNI_REQUIRED, "who does it"),
    IVNI_ROW_RESERVED(ivn_planned_activity, reserved),
    IVNI_ROW_DATE(ivn_planned_activity, from, 0, "first day"),
    IVNI_ROW_DATE(ivn_planned_activity, by, IVNI_REQUIRED, "day by which it is done"),
};
static IVNI_TABLE(ivni_planned_activity_table, "planned_activity", ivn_planned_activity,
                  "a piece of work of an action plan", ivni_check_planned_activity);

static const ivni_field ivni_outcome_table_rows[] = {
    IVNI_ROW_SIZE(ivn_outcome),
    IVNI_ROW_CODE(ivn_outcome, area, NEED, IVNI_REQUIRED, "need area"),
    KEY(ivn_outcome, key, IVNI_REQUIRED, "key of the outcome"),
    IVNI_ROW_CODE(ivn_outcome, achievement, ACHIEVEMENT, 0, "only in a report: how far it was reached"),
    IVNI_ROW_RESERVED(ivn_outcome, reserved),
    WORDS(ivn_outcome, progress, "only in a report: the progress in words"),
};
static IVNI_TABLE(ivni_outcome_table, "outcome", ivn_outcome, "an outcome of one need", NULL);

static const ivni_field ivni_action_plan_table_rows[] = {
    IVNI_ROW_SIZE(ivn_action_plan),
    IVNI_ROW_COUNT(ivn_action_plan, activity_count),
    IVNI_ROW_NUMBER(ivn_action_plan, sessions, 1, IVN_MOST_SESSIONS, IVNI_REQUIRED, "how many sessions"),
    IVNI_ROW_LIST(ivn_action_plan, activities, activity_count, ivn_planned_activity, ivni_planned_activity_table,
                  IVNI_REQUIRED, "the interventions"),
    IVNI_ROW_LIST(ivn_action_plan, outcomes, outcome_count, ivn_outcome, ivni_outcome_table, IVNI_REQUIRED,
                  "what it is to achieve"),
    IVNI_ROW_COUNT(ivn_action_plan, outcome_count),
    IVNI_ROW_FLAG(ivn_action_plan, variation_agreed, 0, "the practitioner agreed to what differs from the referral"),
    WORDS(ivn_action_plan, variation, "what differs, and why"),
};
IVNI_TABLE(ivni_action_plan_table, "action_plan", ivn_action_plan, "a version of the action plan",
           ivni_check_action_plan);

static const ivni_field ivni_plan_version_table_rows[] = {
    IVNI_ROW_SIZE(ivn_plan_version),
    IVNI_ROW_ORDINAL(ivn_plan_version, version, IVN_MOST_ENTRIES, 0, "1 for the first plan; absent: the latest"),
};
IVNI_TABLE(ivni_plan_version_table, "plan_version", ivn_plan_version, "which version of the plan", NULL);

static const ivni_field ivni_agreement_table_rows[] = {
    IVNI_ROW_SIZE(ivn_agreement),
    IVNI_ROW_CODE(ivn_agreement, intensity, INTENSITY, IVNI_REQUIRED, "intensity"),
    IVNI_ROW_NUMBER(ivn_agreement, hours, 1, 1000, 0, "hours"),
    WORDS(ivn_agreement, text, "next steps and expectations"),
};
IVNI_TABLE(ivni_agreement_table, "agreement", ivn_agreement, "what was agreed with the practitioner", NULL);

/* --- notes, the report, corrections --- */

static const ivni_field ivni_note_table_rows[] = {
    IVNI_ROW_SIZE(ivn_note),
    IVNI_ROW_CODE(ivn_note, contribution, CONTRIBUTION, 0, "what was contributed to"),
    IVNI_ROW_CODES(ivn_note, significance, significance_count, SIGNIFICANCE, 0, "what the practitioner is told about"),
    IVNI_ROW_COUNT(ivn_note, significance_count),
    IVNI_ROW_ORDINAL(ivn_note, check, 2, 0, "the earlier check of timeliness (1) or the later one (2)"),
    IVNI_ROW_FLAG(ivn_note, outcome, 0, "of a check: in time; of a consultation: the work may begin"),
    IVNI_ROW_RESERVED(ivn_note, reserved),
    KEY(ivn_note, activity, 0, "of a consultation: key of the activity"),
    WORDS(ivn_note, text, "in words"),
};
IVNI_TABLE(ivni_note_table, "note", ivn_note, "something said or done that is on record", NULL);

static const ivni_field ivni_report_table_rows[] = {
    IVNI_ROW_SIZE(ivn_report),
    IVNI_ROW_COUNT(ivn_report, outcome_count),
    IVNI_ROW_LIST(ivn_report, outcomes, outcome_count, ivn_outcome, ivni_outcome_table, 0,
                  "each outcome that was wanted, with its achievement"),
    IVNI_ROW_NUMBER(ivn_report, sessions_delivered, 0, IVN_MOST_SESSIONS, 0, "sessions that took place"),
    WORDS(ivn_report, next_steps, "what is recommended"),
    WORDS(ivn_report, further, "further information"),
};
IVNI_TABLE(ivni_report_table, "report", ivn_report, "the end-of-service report", ivni_check_report);

static const ivni_field ivni_correction_table_rows[] = {
    IVNI_ROW_SIZE(ivn_correction),
    IVNI_ROW_ORDINAL(ivn_correction, entry, IVN_MOST_ENTRIES, IVNI_REQUIRED, "number of the entry"),
    NEEDED_WORDS(ivn_correction, why, "why it is corrected"),
    IVNI_ROW_STRUCT(ivn_correction, attendance, ivn_attendance, ivni_attendance_table, 0, "in place of an attendance"),
    IVNI_ROW_STRUCT(ivn_correction, feedback, ivn_feedback, ivni_feedback_table, 0,
                    "in place of the record of an appointment"),
    IVNI_ROW_STRUCT(ivn_correction, note, ivn_note, ivni_note_table, 0, "in place of a note"),
};
IVNI_TABLE(ivni_correction_table, "correction", ivn_correction, "a correction by a later fact", ivni_check_correction);
