/*
 * The table of duties: one row a duty, in the order in which a case comes to them. The deadlines of requirements and of
 * custody will be further rows; a host adds its own from data.
 *
 * Where a document says two things in one sentence (an assessment "offered" in its service levels, "undertaken" in its
 * requirements) there are two rows.
 */
#include "duties/rows.h"

/* clang-format off */

#define COMMISSIONED FOR_KINDS(IVN_KIND_COMMISSIONED_SERVICE)
#define ENDS_EARLY                                                                                                     \
    FALLS_AWAY_WITH(IVN_EVENT_REFERRAL_RETURNED, IVN_EVENT_REFERRAL_WITHDRAWN, IVN_EVENT_SERVICE_ENDED)
#define CHECKED_BY(key_, title_, rule_, which_, kind_, event_)                                                         \
    DUTY(PROBATION_SERVICE, key_, title_,                                                                              \
         BY_RULE(rule_), FOR_KINDS(kind_),                                                                             \
         BEFORE(ORDER_END, rule_ "/" which_),                                                                          \
         DONE_BY(event_), FALLS_AWAY_WITH(IVN_EVENT_REFERRAL_WITHDRAWN, IVN_EVENT_SERVICE_ENDED))

static const ivn_duty_row *const rows[] = {
    /* Personal Well-Being specification */
    DUTY(SUPPLIER, "first-response", "Give the practitioner a first response",
         BY_RULE("WB-FIRST-RESPONSE"), COMMISSIONED,
         AFTER(REFERRAL_RECEIVED, "WB-FIRST-RESPONSE/working_days"),
         WHERE(ELIGIBLE(1, "WB-URGENT", "in custody", YES(IN_CUSTODY)),
               ELIGIBLE(2, "WB-URGENT", "few days left to serve", IVNI_COMPARED(DAYS_TO_RELEASE, BETWEEN),
                        .value = {1, 0}, UPPER_SET_BY("WB-URGENT/days"), .unit = IVN_UNIT_DAYS)),
         JUDGED_AGAIN_AFTER(IVN_EVENT_RELEASE_DATE_CHANGED),
         DONE_BY(IVN_EVENT_FIRST_RESPONSE), ENDS_EARLY),
    DUTY(SUPPLIER, "assessment-offered", "Offer a supplier assessment",
         BY_RULE("WB-LEVEL-ASSESSMENT"), COMMISSIONED,
         AFTER(REFERRAL_RECEIVED, "WB-LEVEL-ASSESSMENT/working_days"),
         DONE_BY(IVN_EVENT_SUPPLIER_ASSESSMENT_OFFERED, IVN_EVENT_SUPPLIER_ASSESSMENT_HELD), ENDS_EARLY),
    DUTY(SUPPLIER, "assessment-held", "Hold the supplier assessment",
         BY_RULE("WB-ASSESSMENT"), COMMISSIONED,
         AFTER(REFERRAL_RECEIVED, "WB-ASSESSMENT/working_days"),
         DONE_BY(IVN_EVENT_SUPPLIER_ASSESSMENT_HELD), ENDS_EARLY),
    DUTY(SUPPLIER, "action-plan", "Submit the action plan",
         BY_RULE("WB-ACTION-PLAN"), COMMISSIONED,
         AFTER(SUPPLIER_ASSESSMENT_HELD, "WB-ACTION-PLAN/working_days"),
         DONE_BY(IVN_EVENT_ACTION_PLAN_SUBMITTED), ENDS_EARLY),

    /* Refer and monitor an intervention: switched off by an override of the validity of these rules */
    DUTY(SUPPLIER, "session-record", "Record the session",
         BY_RULE("RM-SESSION-RECORD"), COMMISSIONED,
         AFTER_EACH(SESSION_HELD, "RM-SESSION-RECORD/days"),
         DONE_BY(IVN_EVENT_SESSION_RECORDED)),
    DUTY(SUPPLIER, "end-of-service-report", "Submit the end-of-service report",
         BY_RULE("RM-REPORT"), COMMISSIONED,
         AFTER(SERVICE_ENDED, "RM-REPORT/working_days"),
         DONE_BY(IVN_EVENT_END_OF_SERVICE_REPORT_SUBMITTED)),

    /* Rate card: before release. The offender manager is the practitioner of somebody in prison. */
    DUTY(PRACTITIONER, "release-notice", "Tell the provider of the planned release",
         BY_RULE("RC-TTG-3"), FOR_KINDS(IVN_KIND_THROUGH_THE_GATE),
         BEFORE(RELEASE, "RC-TTG-3/weeks"),
         WHERE(ELIGIBLE(1, "RC-TTG-2", "not in a resettlement prison", NO(RESETTLEMENT_PRISON))),
         DONE_BY(IVN_EVENT_RELEASE_NOTIFIED), FALLS_AWAY_WITH(IVN_EVENT_REFERRAL_WITHDRAWN)),
    WINDOW("in-reach", "In-reach into the resettlement prison",
         BY_RULE("RC-TTG-9"), FOR_KINDS(IVN_KIND_RATE_CARD_SERVICE),
         BEFORE(RELEASE, "RC-TTG-9/weeks"),
         WHERE(ELIGIBLE(1, "RC-TTG-9", "in custody", YES(IN_CUSTODY)),
               ELIGIBLE(2, "RC-TTG-9", "in a resettlement prison", YES(RESETTLEMENT_PRISON)))),

    /* In-house interventions, 2021: will it be done before the order ends? */
    CHECKED_BY("programme-first-check", "First check that the programme will be done in time",
               "IH-AP-CHECKS", "first", IVN_KIND_ACCREDITED_PROGRAMME, IVN_EVENT_FIRST_TIMELINESS_CHECK),
    CHECKED_BY("programme-second-check", "Second check that the programme will be done in time",
               "IH-AP-CHECKS", "second", IVN_KIND_ACCREDITED_PROGRAMME, IVN_EVENT_SECOND_TIMELINESS_CHECK),
    CHECKED_BY("intervention-first-check", "First check that the intervention will be done in time",
               "IH-SI-CHECKS", "first", IVN_KIND_STRUCTURED_INTERVENTION, IVN_EVENT_FIRST_TIMELINESS_CHECK),
    CHECKED_BY("intervention-second-check", "Second check that the intervention will be done in time",
               "IH-SI-CHECKS", "second", IVN_KIND_STRUCTURED_INTERVENTION, IVN_EVENT_SECOND_TIMELINESS_CHECK),
};

/* clang-format on */

const ivn_duty_rows ivni_duty_rows = {
    .size = sizeof(ivn_duty_rows), .row_count = sizeof rows / sizeof *rows, .rows = rows};
