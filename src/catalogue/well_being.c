/*
 * The services of the Personal Well-Being specification, in its order. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_service *const ivni_services_well_being[] = {NULL};
