/*
 * The rules of the rate card of April 2019, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_rate_card_2019[] = {NULL};
