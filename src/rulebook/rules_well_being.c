/*
 * The rules of the Personal Well-Being specification, in its order. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_well_being[] = {NULL};
