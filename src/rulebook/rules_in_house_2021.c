/*
 * The rules of the in-house interventions of 2021, in their order. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_in_house_2021[] = {NULL};
