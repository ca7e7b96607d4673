/*
 * What the law has changed since the documents were written. Serves the rulebook, and through it the legal bases of
 * people.
 *
 * Where the day of commencement could not be confirmed it has no default: from Royal Assent on, an answer that depends
 * on it is "find out first" until a host sets the day. A host that knows a section is not yet in force sets a late day.
 */
#include "rulebook/rows.h"

#define EDITION "law"
#define SENTENCING_ACT "Sentencing Act 2026 (c. 2), "
#define COMMENCEMENT(title_)                                                                                           \
    PARAMETERS(                                                                                                        \
        PARAMETER_TO_BE_SET("commencement", IVN_UNIT_DATE, IVNI_DAY(2026, 1, 22), IVNI_DAY(9999, 12, 31), title_))

const ivn_rule *const ivni_rules_law[] = {
    RULE(.code = "LAW-PROBATION-SERVICE",
         .title = "Community rehabilitation companies have ended; the Probation Service delivers, in twelve regions",
         .section = "Unification of 26 June 2021", .registers = "R258 R291", .from = IVNI_ON(2021, 6, 26),
         PARAMETERS(PARAMETER("regions", IVN_UNIT_NONE, 12, 1, 100, "regions, Wales being one of them"))),
    RULE(.code = "LAW-ROYAL-ASSENT",
         .title = "No section of the Sentencing Act 2026 was in force before its Royal Assent",
         .section = SENTENCING_ACT "title", .registers = "",
         PARAMETERS(PARAMETER("date", IVN_UNIT_DATE, IVNI_DAY(2026, 1, 22), IVNI_DAY(2026, 1, 22),
                              IVNI_DAY(2026, 1, 22), "day of Royal Assent"))),
    RULE(.code = "LAW-PSS",
         .title = "Post-sentence supervision is repealed, and supervision default orders with it, also where imposed "
                  "before; a failure to comply that began before is still dealt with",
         .section = SENTENCING_ACT "section 34", .registers = "",
         COMMENCEMENT("day on which section 34 came into force")),
    RULE(.code = "LAW-UNPAID-WORK-12-MONTHS",
         .title = "Unpaid work no longer has to be done within twelve months, whenever the order was made",
         .section = SENTENCING_ACT "section 36", .registers = "",
         COMMENCEMENT("day on which section 36 came into force")),
    RULE(.code = "LAW-PROBATION-REQUIREMENT",
         .title = "New orders carry a probation requirement in the place of a rehabilitation activity requirement; one "
                  "already ordered stays a legal basis",
         .section = SENTENCING_ACT "section 37", .registers = "",
         COMMENCEMENT("day on which section 37 came into force")),
    RULE(.code = "LAW-EARLY-END",
         .title = "A community order, or the supervision period of a suspended sentence order, ends early once all "
                  "requirements and the sentence plan are completed",
         .section = SENTENCING_ACT "sections 38 and 39", .registers = "",
         COMMENCEMENT("day on which sections 38 and 39 came into force")),
    NULL};
