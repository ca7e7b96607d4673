/*
 * The rules of the law, and how it has moved since the documents. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_rule *const ivni_rules_law[] = {NULL};
