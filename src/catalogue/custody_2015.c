/*
 * The outputs of the custody specification of 2015, in its order. Serves the catalogue.
 */
#include "catalogue/rows.h"

const ivn_service *const ivni_services_custody_2015[] = {NULL};
