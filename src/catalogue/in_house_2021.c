/*
 * The in-house interventions of 2021, in their order. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_service *const ivni_services_in_house_2021[] = {NULL};
