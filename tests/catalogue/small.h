/*
 * A small catalogue, put together by a test itself: what a test needs of it stands in the test.
 */
#ifndef TESTS_CATALOGUE_SMALL_H
#define TESTS_CATALOGUE_SMALL_H

#include "catalogue/catalogue.h"

/* A key, an edition, and what else is to be said. */
#define A_SERVICE(key_, ...)                                                                                           \
    &(const ivn_service)                                                                                               \
    {                                                                                                                  \
        .size = sizeof(ivn_service), .name = "A service", .key = key_, .edition = __VA_ARGS__                          \
    }
#define AN_AREA(key_, parent_)                                                                                         \
    &(const ivn_area)                                                                                                  \
    {                                                                                                                  \
        .size = sizeof(ivn_area), .key = key_, .name = "An area", .parent = parent_                                    \
    }

/* The services and areas with ids and an index; checked by nobody. Fails the running test when memory runs out. */
ivn_catalogue *small_catalogue(const ivn_context *context, const ivn_service *const *services, uint32_t service_count,
                               const ivn_area *const *areas, uint32_t area_count);

/* Adds a directory to the catalogue of the documents (or, `base` 0, to an empty one); fails the running test unless it
 * is accepted, or refused for this one mistake. */
void assert_accepted(const ivn_context *context, int base, const char *json);
void assert_refused(const ivn_context *context, int base, const char *json, ivn_status status, const char *pointer);
/* The same of a directory of one service, of which `members` says what is beyond kind, key, edition and name. */
void assert_service_accepted(const ivn_context *context, const char *members);
void assert_service_refused(const ivn_context *context, const char *members, ivn_status status, const char *pointer);

#endif
