/*
 * The rules of the custody specification of 2015, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

#define EDITION "custody-2015"
#define A_DAY(name_, year_, month_, day_, title_)                                                                      \
    PARAMETER(name_, IVN_UNIT_DATE, IVNI_DAY(year_, month_, day_), IVNI_DAY(2010, 1, 1), IVNI_DAY(2099, 12, 31), title_)

const ivn_rule *const ivni_rules_custody_2015[] = {
    /* C8: the expiry lies before the issue of the revision; the days are kept as printed and decide nothing. */
    RULE(.code = "CU-DATES", .title = "The days that the instruction prints of itself; nothing follows from them",
         .section = "Front page", .registers = "R174",
         PARAMETERS(A_DAY("issued", 2019, 11, 30, "issue of the first revision"),
                    A_DAY("effective", 2015, 2, 1, "effective from"), A_DAY("expires", 2015, 7, 31, "expiry"))),

    /* Executive summary */
    RULE(.code = "CU-CONTRACT",
         .title = "Community rehabilitation companies deliver, or may deliver, outputs 8 to 11 and 13 to 18; their "
                  "contract covers 8 to 14",
         .section = "1.5 and 1.21", .registers = "R179 R192"),
    RULE(.code = "CU-RESETTLEMENT-PRISON",
         .title = "Companies deliver resettlement services in resettlement prisons only", .section = "1.7",
         .registers = "R184"),
    RULE(.code = "CU-CORE", .title = "The core rehabilitative offer is open to every prisoner", .section = "1.9",
         .registers = "R186",
         PARAMETERS(PARAMETER("first", IVN_UNIT_NONE, 4, 1, 18, "first output of the core offer"),
                    PARAMETER("last", IVN_UNIT_NONE, 14, 1, 18, "last output of the core offer"))),
    RULE(.code = "CU-ADDITIONAL",
         .title = "Additional services come where the core offer does not suffice, after an assessment of needs, with "
                  "the public's safety first; they differ from prison to prison",
         .section = "1.16 and 1.21", .registers = "R188 R189 R190 R193",
         PARAMETERS(PARAMETER("first", IVN_UNIT_NONE, 15, 1, 18, "first additional output"),
                    PARAMETER("last", IVN_UNIT_NONE, 18, 1, 18, "last additional output"))),
    /* C7: output 12 is mandatory for prisons and inside the companies' contract; each service carries both. */
    RULE(.code = "CU-MANDATED", .title = "Outputs 1 to 7 and 12 are mandatory for prisons", .section = "1.21",
         .registers = "R191"),
    RULE(.code = "CU-GATE-START",
         .title = "Through the gate services start some months after the sale of shares, and not later than a day; "
                  "prisons bridge the time before",
         .section = "1.22", .registers = "R194 R195",
         PARAMETERS(PARAMETER("months", IVN_UNIT_MONTHS, 3, 0, 24, "months after the sale of shares"),
                    A_DAY("latest", 2015, 5, 1, "latest day"))),

    /* Outputs */
    RULE(.code = "CU-GOVERNOR",
         .title = "In other prisons the governor or director helps prisoners to reach such services",
         .section = "5.2, 5.9, 5.15 and 5.24", .registers = "R211"),
    /* C9: "the first three days" does not say whether the day of reception is the first of them. The reading here is
     * the day after it, as in 72 hours; a host that counts the day of reception sets 0. */
    RULE(.code = "CU-SCREENING",
         .title = "Every prisoner, on remand too, is screened for housing needs and debts in the first days of "
                  "custody, with the Basic Custody Screening Tool",
         .section = "5.11", .registers = "R215 R216",
         PARAMETERS(PARAMETER("days", IVN_UNIT_DAYS, 3, 1, 365, "days of custody"),
                    PARAMETER("first_day", IVN_UNIT_DAYS, 1, 0, 1,
                              "what counts as the first day: 0 that of reception, 1 the one after it"))),
    RULE(.code = "CU-PLAN",
         .title = "An assessment in more detail and a resettlement plan follow the receipt of the completed screening",
         .section = "5.11", .registers = "R217",
         PARAMETERS(PARAMETER("working_days", IVN_UNIT_WORKING_DAYS, 5, 0, 250, "working days after receipt"))),
    RULE(.code = "CU-SEX-WORK", .title = "Support on disclosure is for prisoners who have been sex workers",
         .section = "Output 13, 5.24", .registers = "R227"),
    NULL};
