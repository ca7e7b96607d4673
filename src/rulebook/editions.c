/*
 * The documents in their editions, in the order of their dates. Serves the rulebook.
 */
#include "rulebook/rows.h"

const ivn_edition *const ivni_editions[] = {NULL};
