/*
 * The rules of the 2019 scope of services, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_scope_2019[] = {NULL};
