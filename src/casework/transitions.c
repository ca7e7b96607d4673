/*
 * The life of a referral as a table: one row a command, with the phases in which it is allowed, the roles that may give
 * it, its guards in the order in which they are asked, and the news of it. The diagram of docs/ and the snapshot of
 * tests/ are made from it.
 */
#include "casework/casework.h"
#include "people/subjects.h"

/* clang-format off */

#define P(phase) IVNI_BIT(IVN_PHASE_##phase)
#define R(role) IVNI_BIT(IVN_ROLE_##role)
#define G(guard) IVN_GUARD_##guard

#define BEFORE_SENDING (P(DRAFT) | P(RETURNED))
#define WITH_SUPPLIER  (P(RECEIVED) | P(ACCEPTED) | P(PLANNING) | P(DELIVERING))
#define IN_WORK        (P(ACCEPTED) | P(PLANNING) | P(DELIVERING))
#define RUNNING        (P(SENT) | P(RETURNED) | WITH_SUPPLIER)

#define REFERRERS      (R(PRACTITIONER) | R(PROBATION_SERVICE) | R(SYSTEM))
#define SUPPLIERS      (R(SUPPLIER) | R(SYSTEM))
#define EITHER         (REFERRERS | SUPPLIERS)

#define IN(...)        .phases = __VA_ARGS__
#define BY(...)        .roles = __VA_ARGS__
#define TELLS(...)     .audience = __VA_ARGS__
#define SAYS(table)    .body = &ivni_##table##_table
#define MUST_SAY(table) .body = &ivni_##table##_table, .body_required = 1
#define GUARDS(...)                                                                                                    \
    .guards = (const uint32_t[]){__VA_ARGS__},                                                                         \
    .guard_count = sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)
#define ROW(command_, news_, ...)                                                                                      \
    [IVN_COMMAND_##command_] = {.command = IVN_COMMAND_##command_, .news = IVN_NEWS_##news_, __VA_ARGS__}

static const ivni_transition rows[] = {
    /* The practitioner refers. */
    ROW(DRAFT, REFERRAL_DRAFTED,
        IN(IVNI_NO_RECORD), BY(REFERRERS), MUST_SAY(referral_facts),
        GUARDS(G(SAME_PERSON), G(DATES_AHEAD)), TELLS(R(PRACTITIONER))),
    ROW(AMEND, REFERRAL_AMENDED,
        IN(P(DRAFT) | RUNNING), BY(REFERRERS), MUST_SAY(referral_facts),
        GUARDS(G(NOT_BEFORE), G(SAME_PERSON), G(DATES_AHEAD)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(CHOOSE_NEEDS, NEEDS_CHOSEN,
        IN(P(DRAFT) | RUNNING), BY(REFERRERS), MUST_SAY(chosen_needs),
        GUARDS(G(NOT_BEFORE), G(NOTHING_APPROVED), G(NEEDS_OF_SERVICE)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(SEND, REFERRAL_SENT,
        IN(BEFORE_SENDING), BY(REFERRERS), SAYS(sending),
        GUARDS(G(NOT_BEFORE), G(COMPLETE), G(DATES_AHEAD), G(RELEASE_EXPECTED), G(NEEDS_OF_SERVICE), G(ELIGIBLE)),
        TELLS(R(SUPPLIER))),

    /* The supplier takes it on. */
    ROW(RECEIVE, REFERRAL_RECEIVED,
        IN(P(SENT)), BY(SUPPLIERS), SAYS(note), GUARDS(G(NOT_BEFORE)), TELLS(R(PRACTITIONER))),
    ROW(ACCEPT, REFERRAL_ACCEPTED,
        IN(P(RECEIVED)), BY(SUPPLIERS), SAYS(note), GUARDS(G(NOT_BEFORE)), TELLS(R(PRACTITIONER))),
    ROW(RETURN, REFERRAL_RETURNED,
        IN(P(RECEIVED) | P(ACCEPTED)), BY(SUPPLIERS), MUST_SAY(reason_given),
        GUARDS(G(NOT_BEFORE)), TELLS(R(PRACTITIONER))),
    ROW(ASSIGN, REFERRAL_ASSIGNED,
        IN(WITH_SUPPLIER | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(assignment),
        GUARDS(G(NOT_BEFORE)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(RECORD_FIRST_RESPONSE, FIRST_RESPONSE,
        IN(WITH_SUPPLIER), BY(SUPPLIERS), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE), G(REASON_GIVEN)), TELLS(R(PRACTITIONER))),

    /* Appointments and their records. */
    ROW(OFFER_APPOINTMENT, APPOINTMENT_OFFERED,
        IN(IN_WORK), BY(SUPPLIERS), MUST_SAY(appointment),
        GUARDS(G(NOT_BEFORE), G(APPOINTMENT_IN_ORDER), G(PLAN_APPROVED), G(APPOINTMENT_TIME), G(APPOINTMENT_PLACE),
               G(LIAISON_FIRST), G(PRE_RELEASE), G(GATE), G(NO_CLASH), G(ATTENDANCE_WHOLE), G(FEEDBACK_WHOLE)),
        TELLS(R(PRACTITIONER))),
    ROW(RESCHEDULE_APPOINTMENT, APPOINTMENT_RESCHEDULED,
        IN(IN_WORK), BY(SUPPLIERS), MUST_SAY(appointment),
        GUARDS(G(NOT_BEFORE), G(APPOINTMENT_KNOWN), G(APPOINTMENT_CURRENT), G(APPOINTMENT_OPEN),
               G(APPOINTMENT_IN_ORDER), G(APPOINTMENT_TIME), G(APPOINTMENT_PLACE), G(LIAISON_FIRST), G(PRE_RELEASE),
               G(GATE), G(NO_CLASH), G(ATTENDANCE_WHOLE), G(FEEDBACK_WHOLE)),
        TELLS(R(PRACTITIONER))),
    /* Also of the last session, whose record has ended the service: it goes on then. */
    ROW(REPLACE_APPOINTMENT, APPOINTMENT_OFFERED,
        IN(IN_WORK | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(appointment),
        GUARDS(G(NOT_BEFORE), G(END_NOT_REQUESTED), G(APPOINTMENT_KNOWN), G(APPOINTMENT_CURRENT),
               G(APPOINTMENT_MISSED), G(APPOINTMENT_IN_ORDER), G(APPOINTMENT_TIME), G(APPOINTMENT_PLACE),
               G(LIAISON_FIRST), G(PRE_RELEASE), G(GATE), G(NO_CLASH), G(ATTENDANCE_WHOLE), G(FEEDBACK_WHOLE)),
        TELLS(R(PRACTITIONER))),
    ROW(RECORD_ATTENDANCE, ATTENDANCE_RECORDED,
        IN(IN_WORK | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(attendance),
        GUARDS(G(NOT_BEFORE), G(APPOINTMENT_KNOWN), G(APPOINTMENT_CURRENT), G(APPOINTMENT_PAST), G(FEEDBACK_OPEN),
               G(ATTENDANCE_WHOLE)),
        TELLS(R(SUPPLIER))),
    ROW(SUBMIT_FEEDBACK, APPOINTMENT_ATTENDED,
        IN(IN_WORK | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(feedback),
        GUARDS(G(NOT_BEFORE), G(APPOINTMENT_KNOWN), G(APPOINTMENT_CURRENT), G(ATTENDANCE_RECORDED), G(FEEDBACK_OPEN),
               G(FEEDBACK_WHOLE)),
        TELLS(R(PRACTITIONER))),

    /* The plan. */
    ROW(SUBMIT_ACTION_PLAN, ACTION_PLAN_SUBMITTED,
        IN(IN_WORK | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(action_plan),
        GUARDS(G(NOT_BEFORE), G(END_NOT_REQUESTED), G(ASSESSMENT_HELD), G(PLAN_WHOLE), G(PLAN_NOT_SMALLER),
               G(PLAN_IN_LINE)),
        TELLS(R(PRACTITIONER))),
    ROW(SHARE_ACTION_PLAN, ACTION_PLAN_SHARED,
        IN(IN_WORK | P(REPORTING)), BY(SUPPLIERS), SAYS(plan_version),
        GUARDS(G(NOT_BEFORE), G(END_NOT_REQUESTED), G(PLAN_LATEST)), TELLS(R(PRACTITIONER))),
    ROW(APPROVE_ACTION_PLAN, ACTION_PLAN_APPROVED,
        IN(IN_WORK | P(REPORTING)), BY(REFERRERS), SAYS(plan_version),
        GUARDS(G(NOT_BEFORE), G(END_NOT_REQUESTED), G(PLAN_LATEST), G(PLAN_NOT_SMALLER)), TELLS(R(SUPPLIER))),
    ROW(AGREE_INTENSITY, INTENSITY_AGREED,
        IN(WITH_SUPPLIER), BY(EITHER), MUST_SAY(agreement),
        GUARDS(G(NOT_BEFORE), G(INTENSITY_OFFERED)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),

    /* What the two tell each other. */
    ROW(LIAISE, LIAISON,
        IN(WITH_SUPPLIER), BY(EITHER), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE), G(REASON_GIVEN)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(NOTIFY_PRACTITIONER, PRACTITIONER_NOTIFIED,
        IN(WITH_SUPPLIER | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE), G(REASON_GIVEN)), TELLS(R(PRACTITIONER))),
    ROW(CONTRIBUTE, CONTRIBUTION,
        IN(WITH_SUPPLIER | P(REPORTING)), BY(SUPPLIERS), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE), G(REASON_GIVEN)), TELLS(R(PRACTITIONER))),
    ROW(CHANGE_CUSTODY, CUSTODY_CHANGED,
        IN(RUNNING | P(REPORTING)), BY(EITHER | R(PRISON)), .body = &ivni_custody_table, .body_required = 1,
        GUARDS(G(NOT_BEFORE), G(RELEASE_EXPECTED)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(NOTIFY_RELEASE, RELEASE_NOTIFIED,
        IN(RUNNING), BY(REFERRERS | R(PRISON)), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE), G(REASON_GIVEN)), TELLS(R(SUPPLIER))),
    ROW(CHECK_TIMELINESS, TIMELINESS_CHECKED,
        IN(WITH_SUPPLIER), BY(EITHER), MUST_SAY(note),
        GUARDS(G(NOT_BEFORE)), TELLS(R(PRACTITIONER) | R(PROBATION_SERVICE))),

    /* The end. */
    ROW(WITHDRAW, REFERRAL_WITHDRAWN,
        IN(RUNNING), BY(REFERRERS), MUST_SAY(reason_given),
        GUARDS(G(NOT_BEFORE)), TELLS(R(SUPPLIER))),
    ROW(CLOSE_EARLY, REFERRAL_CLOSED_EARLY,
        IN(P(DELIVERING)), BY(EITHER), MUST_SAY(reason_given),
        GUARDS(G(NOT_BEFORE), G(BEGUN)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(WRITE_REPORT, REPORT_WRITTEN,
        IN(P(REPORTING)), BY(SUPPLIERS), MUST_SAY(report),
        GUARDS(G(NOT_BEFORE), G(REPORT_OWED)), TELLS(R(SUPPLIER))),
    ROW(SUBMIT_REPORT, REPORT_SUBMITTED,
        IN(P(REPORTING)), BY(SUPPLIERS),
        GUARDS(G(NOT_BEFORE), G(REPORT_OWED), G(REPORT_WRITTEN), G(REPORT_WHOLE)), TELLS(R(PRACTITIONER))),

    /* Afterwards. */
    ROW(CORRECT, CORRECTED,
        IN(RUNNING | P(REPORTING) | P(CONCLUDED)), BY(EITHER), MUST_SAY(correction),
        GUARDS(G(ENTRY_KNOWN), G(ENTRY_CORRECTABLE)), TELLS(R(PRACTITIONER) | R(SUPPLIER))),
    ROW(REDACT, REDACTED,
        IN(P(DRAFT) | P(CONCLUDED)), BY(R(PROBATION_SERVICE) | R(SYSTEM)), SAYS(note),
        GUARDS(G(RETENTION_PASSED)), TELLS(R(PROBATION_SERVICE))),
};

/* clang-format on */

const ivni_transition *ivni_transition_of(uint32_t command)
{
    return command != 0 && command < sizeof rows / sizeof *rows ? &rows[command] : NULL;
}
