/*
 * The rules of the custody specification of 2015, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_custody_2015[] = {NULL};
