/*
 * Which edition of a service counts where several print it and disagree, unless a host says otherwise or asks for an
 * edition by name ("unpaid-work@scope-2019"). Serves the catalogue.
 *
 * Both readings of a conflict (C1 to C24 of the register) stand, each under its edition. What is not a choice between
 * editions is a figure of a rule: the share of unpaid work hours for employment (SC-UPW-ETE, IH-UPW-ETE), the limits of
 * travel (IH-UPW-TRAVEL, IH-AP-TRAVEL), the first day of custody (CU-SCREENING). How
 * each conflict is met is listed in tests/data/conflicts.json.
 */
#include "rulebook/rows.h"

/* Places in ivni_editions, from 1. */
enum { RATE_CARD_2019 = 2, IN_HOUSE_2021 = 5 };

#define DEFAULT(key_, edition_, registers_, title_)                                                                    \
    RULE(.code = "DEFAULT-" key_, .title = title_, .section = "choice of this library", .registers = registers_,       \
         PARAMETERS(PARAMETER("edition", IVN_UNIT_EDITION, edition_, 1, 7,                                             \
                              "edition that counts, by its place in the list of editions")))

const ivn_rule *const ivni_rules_defaults[] = {
#define EDITION "rate-card-2019"
    /* C4: also in the scope and in house. */
    DEFAULT("thinking-skills-programme", RATE_CARD_2019, "C4",
            "Thinking Skills Programme: the rate card counts, the one edition that also prints who is excluded and "
            "unsuitable"),
    /* C2, C3, C5: thirty sessions against twenty-nine; three ways in against one. */
    DEFAULT("building-better-relationships", RATE_CARD_2019, "C2 C3 C5",
            "Building Better Relationships: the rate card counts, with the fullest criteria and the length that public "
            "services also have"),
    DEFAULT("resolve", RATE_CARD_2019, "", "Resolve: the rate card counts, the one edition that prints criteria"),
#undef EDITION
#define EDITION "in-house-2021"
    /* C1, C6: before its first day the scope of 2019 counts. */
    DEFAULT("unpaid-work", IN_HOUSE_2021, "C1 C6",
            "Unpaid work: the in-house edition counts, the latest, with both limits of travel and the need that "
            "training requires"),
    DEFAULT("sexual-offending-programme", IN_HOUSE_2021, "",
            "Programmes for sexual offending: the in-house edition counts, the latest, with a check of suitability"),
    NULL};
