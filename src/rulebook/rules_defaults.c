/*
 * Which edition counts where documents disagree. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_defaults[] = {NULL};
