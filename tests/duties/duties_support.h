/*
 * What the tests of this floor share: a world on a day, and the duties of a case written as JSON.
 */
#ifndef DUTIES_SUPPORT_H
#define DUTIES_SUPPORT_H

#include <interventions/interventions.h>

#include "test.h"

typedef struct world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_environment environment;
} world;

ivn_date day_of(const char *text); /* "2026-11-23"; "" gives IVN_DATE_NONE */
void world_begin(world *of);
void world_end(world *of);
/* One for all tests of a program: cmocka_run_group_tests(tests, here_begin, here_end). */
extern world here;
int here_begin(void **state);
int here_end(void **state);
/* The same world on another day. */
void world_on(world *of, const char *day);
/* In the JSON that these take, ' stands for " as well. */
char *with_quotes(const char *json); /* to be freed */
/* The rulebook replaced by one with these overrides. */
void world_override(world *of, const char *overrides);

/* A table of the shipped rows and these, JSON of a duty_rows document. */
ivn_duty_table *table_with(const world *of, const char *json);
/* A case from JSON; to be freed. */
ivn_facts *case_of(const world *of, const char *json);
/* The duties of a case, both given as JSON; fails the test where there are none. */
ivn_duties *duties_of(const world *of, const ivn_duty_table *table, const char *json);
/* The n-th duty of a row, from 0; NULL when there is none. */
const ivn_duty *duty_at(const ivn_duties *duties, const char *key, uint32_t n);

/* Numbers drawn from a seed, the same everywhere: 0 to below - 1. */
uint32_t draw(uint64_t *seed, uint32_t below);

#endif
