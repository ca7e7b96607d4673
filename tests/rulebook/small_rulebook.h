/*
 * A rulebook of three invented rules, which shows every way in which a rule can be printed.
 */
#ifndef TESTS_RULEBOOK_SMALL_RULEBOOK_H
#define TESTS_RULEBOOK_SMALL_RULEBOOK_H

#include "base/day.h"
#include "rulebook/rulebook.h"

static const ivn_parameter months = {.size = sizeof months,
                                     .unit = IVN_UNIT_MONTHS,
                                     .name = "months",
                                     .title = "how long ago",
                                     .value = {1, 36},
                                     .original = {1, 24},
                                     .low = 1,
                                     .high = 600,
                                     .source = "Region |\nEast\r"};
static const ivn_parameter ratio = {.size = sizeof ratio,
                                    .unit = IVN_UNIT_NONE,
                                    .name = "ratio",
                                    .title = "a number",
                                    .value = {1, 0},
                                    .original = {1, 0},
                                    .low = -5,
                                    .high = 5,
                                    .source = ""};
static const ivn_parameter share = {.size = sizeof share,
                                    .unit = IVN_UNIT_PERCENT,
                                    .name = "share",
                                    .title = "a share",
                                    .value = {1, 1},
                                    .original = {1, 1},
                                    .low = 0,
                                    .high = 100,
                                    .source = ""};
static const ivn_parameter one = {.size = sizeof one,
                                  .unit = IVN_UNIT_MONTHS,
                                  .name = "one",
                                  .title = "one month",
                                  .value = {1, 1},
                                  .original = {1, 1},
                                  .low = 0,
                                  .high = 12,
                                  .source = ""};
static const ivn_parameter start = {.size = sizeof start,
                                    .unit = IVN_UNIT_DATE,
                                    .name = "start",
                                    .title = "first day",
                                    .low = IVNI_DAY(2026, 1, 22),
                                    .high = IVNI_DAY(9999, 12, 31),
                                    .source = ""};
static const ivn_parameter set = {.size = sizeof set,
                                  .unit = IVN_UNIT_DATE,
                                  .name = "set",
                                  .title = "a day that was set",
                                  .value = IVNI_ON(2026, 6, 1),
                                  .low = IVNI_DAY(2026, 1, 22),
                                  .high = IVNI_DAY(9999, 12, 31),
                                  .source = "The host"};
static const ivn_parameter edition = {.size = sizeof edition,
                                      .unit = IVN_UNIT_EDITION,
                                      .name = "edition",
                                      .title = "which counts",
                                      .value = {1, 2},
                                      .original = {1, 5},
                                      .low = 1,
                                      .high = 5,
                                      .source = "The host"};
static const ivn_parameter *const figures[] = {&months, &ratio};
static const ivn_parameter *const ones[] = {&share, &one};
static const ivn_parameter *const days[] = {&start, &set};
static const ivn_parameter *const editions[] = {&edition};

static const ivn_rule rule_a = {.size = sizeof rule_a,
                                .code = "A-1",
                                .title = "Not long ago; <b> & *c*",
                                .edition = "law",
                                .section = "page 1",
                                .registers = "R001 R002",
                                .from = IVNI_ON(2019, 4, 1),
                                .to = IVNI_ON(2021, 6, 25),
                                .parameters = figures,
                                .parameter_count = 2,
                                .source = "Somebody"};
static const ivn_rule rule_b = {.size = sizeof rule_b,
                                .code = "B-1",
                                .title = "Days",
                                .edition = "law",
                                .section = "page 2",
                                .to = IVNI_ON(2021, 6, 25),
                                .parameters = days,
                                .parameter_count = 2,
                                .source = ""};
static const ivn_rule rule_c = {.size = sizeof rule_c,
                                .code = "DEFAULT-c",
                                .title = "The default",
                                .edition = "law",
                                .section = "page 3",
                                .parameters = editions,
                                .parameter_count = 1,
                                .source = ""};
static const ivn_rule rule_d = {.size = sizeof rule_d,
                                .code = "E-1",
                                .title = "Switched off",
                                .edition = "law",
                                .section = "page 4",
                                .parameters = ones,
                                .parameter_count = 2,
                                .from = IVNI_ON(2020, 1, 2),
                                .to = IVNI_ON(2020, 1, 1),
                                .source = "X"};
static const ivn_rule *const small_rules[] = {&rule_a, &rule_b, &rule_c, &rule_d};

static const ivn_edition law = {.size = sizeof law,
                                .key = "law",
                                .title = "The law",
                                .issuer = "Parliament",
                                .from = IVNI_ON(2015, 1, 1),
                                .note = "A note."};
static const ivn_edition card = {
    .size = sizeof card, .key = "card", .title = "A card", .issuer = "Essex", .to = IVNI_ON(2019, 12, 31), .note = ""};
static const ivn_edition *const small_editions[] = {&law, &card};

static const ivn_rulebook small_rulebook = {.view = {sizeof(ivn_rulebook_view), 4, small_rules, small_editions, 2, 0}};

#endif
