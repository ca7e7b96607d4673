/*
 * How a rule is written down: the words in which the data files of the rulebook are written, one file per document.
 */
#ifndef IVNI_RULEBOOK_ROWS_H
#define IVNI_RULEBOOK_ROWS_H

#include <interventions/rulebook.h>

#include "base/day.h"

/*
 * RULE(.code = "RC-BBR-2", .title = "...", .section = "BBR", .registers = "R336",
 *      PARAMETERS(MONTHS("months", 24, 0, 600, "...")))
 */
/* clang-format off */
#define RULE(...) &(const ivn_rule){.size = sizeof(ivn_rule), .edition = EDITION, .source = "", __VA_ARGS__}
#define PARAMETERS(...)                                                                                                \
    .parameters = (const ivn_parameter *const[]){__VA_ARGS__},                                                         \
    .parameter_count = sizeof((const ivn_parameter *const[]){__VA_ARGS__}) / sizeof(const ivn_parameter *)
#define PARAMETER(name_, unit_, value_, low_, high_, title_)                                                           \
    &(const ivn_parameter){.size = sizeof(ivn_parameter), .unit = unit_, .name = name_, .title = title_,               \
                           .value = {1, value_}, .original = {1, value_}, .low = low_, .high = high_, .source = ""}
/* A figure that no document gives: unknown until a host sets it. */
#define PARAMETER_TO_BE_SET(name_, unit_, low_, high_, title_)                                                         \
    &(const ivn_parameter){.size = sizeof(ivn_parameter), .unit = unit_, .name = name_, .title = title_,               \
                           .low = low_, .high = high_, .source = ""}
/* clang-format on */

/* The data files: each a NULL-terminated list of rules. */
extern const ivn_rule *const ivni_rules_rate_card_2019[];
extern const ivn_rule *const ivni_rules_well_being[];
extern const ivn_rule *const ivni_rules_scope_2019[];
extern const ivn_rule *const ivni_rules_in_house_2021[];
extern const ivn_rule *const ivni_rules_custody_2015[];
extern const ivn_rule *const ivni_rules_law[];
extern const ivn_rule *const ivni_rules_refer_and_monitor[];
extern const ivn_rule *const ivni_rules_defaults[]; /* where documents disagree: which edition is the default */
/* The editions, in the order of their documents' dates; NULL-terminated. IVN_UNIT_EDITION counts them from 1. */
extern const ivn_edition *const ivni_editions[];

#endif
