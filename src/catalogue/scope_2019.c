/*
 * The services of the 2019 scope, in its order. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_service *const ivni_services_scope_2019[] = {NULL};
