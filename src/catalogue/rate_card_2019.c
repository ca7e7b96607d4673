/*
 * The services of the rate card of April 2019, in its order. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_service *const ivni_services_rate_card_2019[] = {NULL};
