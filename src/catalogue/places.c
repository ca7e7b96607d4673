/*
 * Areas, prisons and contracts that the documents name. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_area *const ivni_areas[] = {NULL};
const ivn_prison *const ivni_prisons[] = {NULL};
const ivn_contract *const ivni_contracts[] = {NULL};
