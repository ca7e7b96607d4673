/*
 * The rules of the in-house interventions of 2021, in their order. Serves the rulebook.
 */
#include "rulebook/rows.h"

#define EDITION "in-house-2021"
#define FROM_DAY_1 .from = IVNI_ON(2021, 6, 26)
#define PROGRAMMES "Accredited Programmes, slide 6"
#define PROGRAMMES_DAY_1 "Accredited Programmes: Day 1, slide 7"
#define STRUCTURED "Structured Interventions, slide 9"
#define STRUCTURED_DAY_1 "Structured Interventions: Day 1, slide 10"
#define UNPAID_WORK "Unpaid Work, slide 12"
#define UNPAID_WORK_DAY_1 "Unpaid Work: Day 1, slide 13"
#define ATTENDANCE_CENTRES "Senior Attendance Centres, slide 15"
#define END_STATE "In House Interventions: Day 1 to End State Changes, slide 18"

const ivn_rule *const ivni_rules_in_house_2021[] = {
    /* Accredited programmes */
    RULE(.code = "IH-AP-REQUIREMENT", .title = "A programme is ordered by a court", .section = PROGRAMMES,
         .registers = "", FROM_DAY_1),
    RULE(.code = "IH-AP-LICENCE", .title = "A programme may be a condition of any licence", .section = PROGRAMMES,
         .registers = "R252", FROM_DAY_1),
    RULE(.code = "IH-AP-PSS", .title = "A programme may be a condition of post-sentence supervision",
         .section = PROGRAMMES, .registers = "R252", FROM_DAY_1),
    RULE(.code = "IH-AP-COMMUNITY", .title = "The probation service delivers its programmes in the community",
         .section = PROGRAMMES, .registers = "R247", FROM_DAY_1),
    RULE(.code = "IH-AP-SUITABLE", .title = "Suitability for a programme is checked apart from eligibility",
         .section = PROGRAMMES_DAY_1, .registers = "R260", FROM_DAY_1),
    RULE(.code = "IH-AP-SEXUAL-OFFENCE", .title = "Each region has a programme for people with sexual offences",
         .section = PROGRAMMES, .registers = "R255", FROM_DAY_1),
    /* C16: one slide counts from the end of the sentence, the other from that of the order. */
    RULE(.code = "IH-AP-CHECKS",
         .title = "Twice before the order or sentence ends, a check that the programme will be done in time",
         .section = PROGRAMMES_DAY_1, .registers = "R261 R295", FROM_DAY_1,
         PARAMETERS(PARAMETER("first", IVN_UNIT_MONTHS, 6, 0, 120, "months before the end, first check"),
                    PARAMETER("second", IVN_UNIT_MONTHS, 3, 0, 120, "months before the end, second check"))),
    /* C6: programmes and inductions have one limit, the first worksite another. */
    RULE(.code = "IH-AP-TRAVEL", .title = "Nobody travels too long to a programme", .section = END_STATE,
         .registers = "R293", FROM_DAY_1,
         PARAMETERS(PARAMETER("minutes", IVN_UNIT_MINUTES, 60, 0, 1440, "minutes each way, at most"))),

    /* Structured interventions */
    RULE(.code = "IH-SI-RAR",
         .title = "A structured intervention is ordered through a rehabilitation activity requirement",
         .section = STRUCTURED, .registers = "R264", FROM_DAY_1),
    RULE(.code = "IH-SI-LICENCE", .title = "A structured intervention may be a licence condition",
         .section = STRUCTURED, .registers = "R265", FROM_DAY_1),
    RULE(.code = "IH-SI-ROTL", .title = "A structured intervention may be a condition of release on temporary licence",
         .section = STRUCTURED, .registers = "R265", FROM_DAY_1),
    RULE(.code = "IH-SI-PSS", .title = "A structured intervention may be a condition of post-sentence supervision",
         .section = STRUCTURED, .registers = "R265", FROM_DAY_1),
    RULE(.code = "IH-SI-COMMUNITY",
         .title = "Structured interventions are delivered in the community, to people on temporary licence too",
         .section = STRUCTURED, .registers = "R265", FROM_DAY_1),
    RULE(.code = "IH-SI-SESSIONS", .title = "A structured intervention has a least number of sessions",
         .section = STRUCTURED, .registers = "R267", FROM_DAY_1,
         PARAMETERS(PARAMETER("least", IVN_UNIT_SESSIONS, 4, 1, 100, "fewest sessions"))),
    /* C24: "lower" is read as below the medium risk from which programmes start; the band is an input. */
    RULE(.code = "IH-SI-LOWER-RISK",
         .title = "A structured intervention is for people at lower risk, read as a low risk of reoffending",
         .section = STRUCTURED, .registers = "R268", FROM_DAY_1),
    RULE(.code = "IH-SI-INELIGIBLE",
         .title = "A structured intervention is for people who are not eligible for an accredited programme",
         .section = STRUCTURED, .registers = "R268", FROM_DAY_1),
    RULE(.code = "IH-SI-UNSUITABLE",
         .title = "A structured intervention is for people for whom an accredited programme is unsuitable",
         .section = STRUCTURED, .registers = "R268", FROM_DAY_1),
    RULE(.code = "IH-SI-APPROVED",
         .title = "Only interventions approved by the national panel stay; regions choose from its register, and what "
                  "is not approved is withdrawn",
         .section = STRUCTURED_DAY_1, .registers = "R270 R271 R273", FROM_DAY_1),
    RULE(.code = "IH-SI-CHECKS",
         .title = "Twice before the order ends, a check that the intervention will be done in time",
         .section = END_STATE, .registers = "R295", FROM_DAY_1,
         PARAMETERS(PARAMETER("first", IVN_UNIT_MONTHS, 6, 0, 120, "months before the end, first check"),
                    PARAMETER("second", IVN_UNIT_MONTHS, 3, 0, 120, "months before the end, second check"))),

    /* Unpaid work */
    RULE(.code = "IH-UPW-REQUIREMENT", .title = "Unpaid work is required by an order", .section = UNPAID_WORK,
         .registers = "R247", FROM_DAY_1),
    RULE(.code = "IH-UPW-COMMUNITY", .title = "Unpaid work is done in the community", .section = UNPAID_WORK,
         .registers = "R247", FROM_DAY_1),
    /* C1: as SC-UPW-ETE, with a condition. */
    RULE(.code = "IH-UPW-ETE",
         .title = "Part of the hours may go to skills for employment, if a need for them has been identified",
         .section = UNPAID_WORK, .registers = "R275", FROM_DAY_1,
         PARAMETERS(PARAMETER("percent", IVN_UNIT_PERCENT, 20, 0, 100, "share of the hours ordered, at most"))),
    RULE(.code = "IH-UPW-TRAVEL", .title = "Nobody travels too long from home to the first worksite",
         .section = UNPAID_WORK, .registers = "R276", FROM_DAY_1,
         PARAMETERS(PARAMETER("minutes", IVN_UNIT_MINUTES, 90, 0, 1440, "minutes each way, at most"))),
    RULE(.code = "IH-UPW-OASYS", .title = "The practitioner completes OASys before a placement is chosen",
         .section = UNPAID_WORK_DAY_1, .registers = "R277", FROM_DAY_1,
         PARAMETERS(PARAMETER("layer", IVN_UNIT_LAYER, 1, 1, 3, "least layer"))),
    /* Removed by section 36 of the Sentencing Act 2026: see LAW-UNPAID-WORK-12-MONTHS. */
    RULE(.code = "IH-UPW-COMPLETION",
         .title = "Unpaid work is completed within a year of sentence, until LAW-UNPAID-WORK-12-MONTHS commences",
         .section = UNPAID_WORK_DAY_1, .registers = "R278", FROM_DAY_1,
         PARAMETERS(PARAMETER("months", IVN_UNIT_MONTHS, 12, 1, 120, "months after sentence"))),
    /* C17: calendar months from the day of sentence. */
    RULE(.code = "IH-UPW-REVIEWS", .title = "Progress with unpaid work is reviewed twice", .section = UNPAID_WORK_DAY_1,
         .registers = "R279 R294", FROM_DAY_1,
         PARAMETERS(PARAMETER("first", IVN_UNIT_MONTHS, 6, 0, 120, "months after sentence, first review"),
                    PARAMETER("second", IVN_UNIT_MONTHS, 9, 0, 120, "months after sentence, second review"))),
    RULE(.code = "IH-UPW-INDUCTION-TRAVEL", .title = "Nobody travels too long to an unpaid work induction",
         .section = END_STATE, .registers = "R293", FROM_DAY_1,
         PARAMETERS(PARAMETER("minutes", IVN_UNIT_MINUTES, 60, 0, 1440, "minutes each way, at most"))),

    /* Senior attendance centres */
    RULE(.code = "IH-SAC-REQUIREMENT",
         .title = "Attendance is a requirement of a community or suspended sentence order, one of twelve",
         .section = ATTENDANCE_CENTRES, .registers = "R283 R284", FROM_DAY_1),
    RULE(.code = "IH-SAC-FINE-DEFAULT", .title = "Attendance can follow from fines that were not paid",
         .section = ATTENDANCE_CENTRES, .registers = "R285", FROM_DAY_1),
    RULE(.code = "IH-SAC-COMMUNITY", .title = "Attendance centres are in the community", .section = ATTENDANCE_CENTRES,
         .registers = "R283", FROM_DAY_1),
    /* C23: eighteen to twenty-four here, eighteen to twenty-five for one service of the rate card. */
    RULE(.code = "IH-SAC-AGE", .title = "Attendance centres are for young adults, men and women",
         .section = ATTENDANCE_CENTRES, .registers = "R286", FROM_DAY_1,
         PARAMETERS(PARAMETER("least", IVN_UNIT_YEARS, 18, 10, 99, "least age"),
                    PARAMETER("most", IVN_UNIT_YEARS, 24, 10, 99, "greatest age"))),
    RULE(.code = "IH-SAC-WOMEN", .title = "Young women have separate rooms, times and instructions",
         .section = ATTENDANCE_CENTRES, .registers = "R287", FROM_DAY_1),
    RULE(.code = "IH-SAC-SESSION",
         .title = "A session is by habit three hours on a Saturday; other patterns are welcome",
         .section = ATTENDANCE_CENTRES, .registers = "R288", FROM_DAY_1,
         PARAMETERS(PARAMETER("hours", IVN_UNIT_HOURS, 3, 1, 12, "hours of a session"),
                    PARAMETER("weekday", IVN_UNIT_NONE, 6, 1, 7, "day of the week, Monday being 1"))),
    RULE(.code = "IH-SAC-HOURS", .title = "A requirement of a community sentence lies within bounds",
         .section = ATTENDANCE_CENTRES, .registers = "R289", FROM_DAY_1,
         PARAMETERS(PARAMETER("least", IVN_UNIT_HOURS, 12, 0, 1000, "fewest hours"),
                    PARAMETER("most", IVN_UNIT_HOURS, 36, 1, 1000, "most hours"))),
    NULL};
