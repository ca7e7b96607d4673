/*
 * A small catalogue, put together by a test itself: what a test needs of it stands in the test.
 */
#ifndef TESTS_CATALOGUE_SMALL_H
#define TESTS_CATALOGUE_SMALL_H

#include "catalogue/catalogue.h"

/* A key, an edition, and what else is to be said. */
#define A_SERVICE(key_, ...)                                                                                           \
    &(const ivn_service){.size = sizeof(ivn_service), .kind = IVN_KIND_RATE_CARD_SERVICE, .name = "A service",         \
                         .key = key_, .edition = __VA_ARGS__}
#define AN_AREA(key_, parent_)                                                                                         \
    &(const ivn_area){.size = sizeof(ivn_area), .key = key_, .name = "An area", .parent = parent_}

/* The services and areas with ids and an index; checked by nobody. Fails the running test when memory runs out. */
ivn_catalogue *small_catalogue(const ivn_context *context, const ivn_service *const *services, uint32_t service_count,
                               const ivn_area *const *areas, uint32_t area_count);

#endif
