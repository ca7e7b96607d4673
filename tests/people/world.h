/*
 * A person of whom much is known, made up without contradictions, and the ways in which a part of that may be
 * forgotten.
 */
#ifndef TESTS_PEOPLE_WORLD_H
#define TESTS_PEOPLE_WORLD_H

#include "person.h"
#include "tables.h"

enum { WORLD_SENTENCES = 3, WORLD_REQUIREMENTS = 3, WORLD_OFFENCES = 4, WORLD_NEEDS = 5, WORLD_COHORTS = 3 };

/* Points into itself: not to be copied. */
typedef struct world {
    ivni_law law;
    ivn_service_user user;
    ivn_risk risk;
    ivn_custody custody;
    ivn_travel travel;
    ivn_release_date release;
    ivn_sentence sentences[WORLD_SENTENCES];
    ivn_requirement requirements[WORLD_SENTENCES][WORLD_REQUIREMENTS];
    ivn_offence offences[WORLD_OFFENCES];
    ivn_need needs[WORLD_NEEDS];
    uint32_t cohorts[WORLD_COHORTS];
    const ivn_release_date *release_list[1];
    const ivn_sentence *sentence_list[WORLD_SENTENCES];
    const ivn_requirement *requirement_lists[WORLD_SENTENCES][WORLD_REQUIREMENTS];
    const ivn_offence *offence_list[WORLD_OFFENCES];
    const ivn_need *need_list[WORLD_NEEDS];
} world;

void make_world(world *made, random_source *random);

/*
 * Forgets one thing, or nothing if it is not there to be forgotten. Answers which subjects do not count this time:
 * those that follow from what is listed and not from what may be listed as well (see docs/people.md).
 */
enum { EXEMPT_NOTHING = 0, EXEMPT_CUSTODY = 1, EXEMPT_HOURS = 2 };
uint32_t forget_something(world *known, random_source *random);

#endif
