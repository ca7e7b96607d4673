/*
 * What the public service Refer and monitor an intervention asks of a referral, its appointments, plans and reports,
 * and no document has; the two deadlines that it tells its suppliers; and how long data is kept. Serves the rulebook; a
 * host that works otherwise overrides a figure, or switches a rule off by an override of validity.
 */
#include "rulebook/rows.h"
#include "rulebook/rulebook.h"

#define EDITION "refer-and-monitor"
#define REFERRAL "Making a referral"
#define APPOINTMENT "Scheduling an appointment"
#define RECORD "Recording an appointment"
#define PLAN "Action plan"
#define REPORT "End-of-service report"
#define PROGRESS "Progress of a referral, supplier"
#define CONCLUSION "Conclusion of a referral"
#define KEEPING "Keeping of data"

const ivn_rule *const ivni_rules_refer_and_monitor[] = {
    /* Making a referral */
    RULE(.code = "RM-COMPLETE",
         .title = "A referral is sent with its sentence, practitioner, supplier, risk and purpose; to a commissioned "
                  "service also with needs, their complexity and outcomes, its deadline and its days",
         .section = REFERRAL, .registers = ""),
    RULE(.code = "RM-DEADLINE", .title = "The day by which a referral is to be done is not past", .section = REFERRAL,
         .registers = ""),
    RULE(.code = "RM-ENFORCEABLE-DAYS", .title = "A referral asks for so many days of enforceable contact",
         .section = REFERRAL, .registers = "",
         PARAMETERS(PARAMETER("least", IVN_UNIT_DAYS, 1, 0, 1000, "fewest days"),
                    PARAMETER("most", IVN_UNIT_DAYS, 40, 1, 1000, "most days"))),
    RULE(.code = "RM-RELEASE",
         .title = "For somebody in custody there is a release date, or a reason why none is known, and not both",
         .section = REFERRAL, .registers = ""),
    RULE(.code = "RM-NEEDS-FROZEN", .title = "Needs, complexity and outcomes stay once an action plan is approved",
         .section = REFERRAL, .registers = ""),

    /* Scheduling an appointment */
    RULE(.code = "RM-APPOINTMENT-EARLIEST",
         .title = "No appointment lies before the day on which the referral was sent", .section = APPOINTMENT,
         .registers = ""),
    RULE(.code = "RM-APPOINTMENT-LATEST", .title = "An appointment lies within some months of the present day",
         .section = APPOINTMENT, .registers = "",
         PARAMETERS(PARAMETER("months", IVN_UNIT_MONTHS, 6, 1, 60, "months ahead, at most"))),
    /* The service asks for a length and checks none. */
    RULE(.code = "RM-APPOINTMENT-LENGTH", .title = "An appointment has a length that can be kept",
         .section = APPOINTMENT, .registers = "",
         PARAMETERS(PARAMETER_TO_BE_SET("least", IVN_UNIT_MINUTES, 1, 1440, "shortest"),
                    PARAMETER_TO_BE_SET("most", IVN_UNIT_MINUTES, 1, 1440, "longest"))),
    RULE(.code = "RM-APPOINTMENT-PAST",
         .title = "An appointment of an earlier day is entered together with its attendance and its record",
         .section = APPOINTMENT, .registers = ""),
    RULE(.code = "RM-PLACE-OFFICE", .title = "An appointment in a probation office names it by its code",
         .section = APPOINTMENT, .registers = "",
         PARAMETERS(PARAMETER("characters", IVN_UNIT_NONE, 7, 1, 20, "letters and digits of the code"))),
    RULE(.code = "RM-PLACE-ADDRESS", .title = "An appointment at another place names its address and its postcode",
         .section = APPOINTMENT, .registers = ""),
    RULE(.code = "RM-ASSESSMENT-ONE-TO-ONE", .title = "A supplier assessment is held one to one",
         .section = APPOINTMENT, .registers = ""),
    RULE(.code = "RM-APPOINTMENT-ORDER",
         .title = "Another supplier assessment does not lie before the one that was missed", .section = APPOINTMENT,
         .registers = ""),
    RULE(.code = "RM-CLASH", .title = "An appointment overlaps no other one; two may follow each other without a gap",
         .section = APPOINTMENT, .registers = ""),

    /* Recording an appointment */
    RULE(.code = "RM-ATTENDANCE", .title = "Attended, happened and late are three questions, and each no says why",
         .section = RECORD, .registers = ""),
    RULE(.code = "RM-FEEDBACK",
         .title = "The record of an appointment says what was done and whether the practitioner is to be told",
         .section = RECORD, .registers = ""),
    RULE(.code = "RM-SESSION-RECORD", .title = "A session is recorded on the day on which it was held",
         .section = PROGRESS, .registers = "R014",
         PARAMETERS(PARAMETER("days", IVN_UNIT_DAYS, 0, 0, 365, "days after the session"))),

    /* Action plan */
    RULE(.code = "RM-PLAN-ASSESSMENT", .title = "An action plan follows a supplier assessment that took place",
         .section = PLAN, .registers = ""),
    RULE(.code = "RM-PLAN-APPROVED", .title = "Sessions follow an approved action plan", .section = PLAN,
         .registers = ""),
    RULE(.code = "RM-PLAN-SESSIONS", .title = "A new version has no fewer sessions than the approved one",
         .section = PLAN, .registers = ""),

    /* End-of-service report */
    RULE(.code = "RM-REPORT", .title = "The end-of-service report follows the end of the service", .section = PROGRESS,
         .registers = "",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 5, 0, 250, "working days after the end"))),
    RULE(.code = "RM-REPORT-OUTCOMES",
         .title = "The report says of each desired outcome how far it was reached, and what progress was made",
         .section = REPORT, .registers = ""),

    /* What follows from what is on record */
    RULE(.code = "RM-COMPLIANCE",
         .title = "An appointment comes to something for enforcement by who came, whether it took place, and why not",
         .section = RECORD, .registers = ""),
    RULE(.code = "RM-ACTIVITY-DAYS",
         .title = "Different days with a session that took place count towards a rehabilitation activity requirement; "
                  "the supplier assessment does not, nor what is voluntary",
         .section = RECORD, .registers = ""),
    RULE(.code = "RM-ENDING",
         .title = "A referral was completed, ended early or cancelled: by who ended it, and whether anybody came",
         .section = CONCLUSION, .registers = ""),
    RULE(.code = "RM-REPORT-OWED", .title = "An end-of-service report is owed once a session was attended",
         .section = CONCLUSION, .registers = ""),
    RULE(.code = "RM-SCORE", .title = "An outcome achieved counts one, one partially achieved a half",
         .section = REPORT, .registers = "",
         PARAMETERS(PARAMETER("achieved", IVN_UNIT_NONE, IVNI_SCORE_ACHIEVED, IVNI_SCORE_ACHIEVED, IVNI_SCORE_ACHIEVED,
                              "halves that an outcome achieved counts"),
                    PARAMETER("partially_achieved", IVN_UNIT_NONE, IVNI_SCORE_PARTIALLY, IVNI_SCORE_PARTIALLY,
                              IVNI_SCORE_PARTIALLY, "halves that one partially achieved counts"))),

    /* Keeping of data */
    RULE(.code = "RM-DRAFT-RETENTION", .title = "A draft that is not sent is deleted", .section = KEEPING,
         .registers = "", PARAMETERS(PARAMETER("days", IVN_UNIT_DAYS, 90, 1, 3650, "days after it was drafted"))),
    /* How long a concluded referral is kept, no document says. */
    RULE(.code = "RM-RETENTION", .title = "Personal data of a concluded referral is removed", .section = KEEPING,
         .registers = "",
         PARAMETERS(PARAMETER_TO_BE_SET("months", IVN_UNIT_MONTHS, 0, 1200, "months after it was concluded"))),
    NULL};
