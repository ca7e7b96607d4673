/*
 * A world in which referrals are looked at: the calendar of England and Wales, the rules and services of the documents,
 * and a day.
 */
#ifndef TESTS_SUPPORT_WORLD_H
#define TESTS_SUPPORT_WORLD_H

#include <interventions/interventions.h>

typedef struct world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_environment environment;
} world;

ivn_date day_of(const char *text); /* "2026-11-23" */
void world_begin(world *of, const char *day);
void world_end(world *of);
void world_on(world *of, const char *day);
/* The rulebook replaced by one with these overrides, JSON. */
void world_override(world *of, const char *overrides);

#endif
