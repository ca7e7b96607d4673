/*
 * A world on a day, and referrals in one line each, for the tests of service levels.
 */
#ifndef REPORTING_SUPPORT_H
#define REPORTING_SUPPORT_H

#include <interventions/interventions.h>

#include "tables.h"
#include "test.h"
#include "world.h"

#include "base/day.h"
#include "reporting/classes.h"

/* A catalogue with a contract "small" of "Alpha" and a larger one, "large", of "Beta". */
void world_contracts(world *of);

ivn_number on(const char *text); /* the same; NULL: not known */

/* A referral of which everything is known: days, NULL for what has not happened; of Alpha, under "small". */
ivn_level_facts referral_of(const char *received, const char *offered, const char *commenced, const char *ended);
/* Where it stands with a level. */
uint32_t class_of(const world *of, const ivn_level_facts *facts, uint32_t level);
/* Fails unless the levels of a referral are so: offered, offered for, commencement. */
void assert_classes(const world *of, const ivn_level_facts *facts, uint32_t offered, uint32_t offered_for,
                    uint32_t commencement);

/* Made-up facts with days within some weeks of 2026-09-01, many of them not known or contradicting each other. */
typedef struct made_up {
    ivn_level_facts facts;
    uint32_t needs[3], liaison[4];
    char provider[8], contract[8], area[8];
} made_up;

void make_up(random_source *source, made_up *out);

#endif
