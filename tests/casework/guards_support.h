/*
 * Guards under test: cases as JSON (tests/data/casework/guards*.json), each a referral as it stands, a command, and
 * stands in its way.
 *
 *     {"bases": {"sent": {"like": "draft", ... what differs ...}},
 *      "cases": [{"it": "refuses_a_deadline_that_is_past", "guard": "dates_ahead", "command": "amend", "on": "sent",
 *                 "but": {... what differs ...}, "says": {... the body ...}, "at": "2026-11-23T12:00:00.000Z",
 *                 "refused": ["/body/complete_by RM-DEADLINE"]}]}
 *
 * What differs is merged as RFC 7396 says: null takes away, a list goes in the place of a list. Without a guard all
 * guards of the command are asked. A refusal reads "pointer rule", of another guard than the one asked "guard: pointer
 * rule". "overrides" change the rulebook, "busy" lists times taken up elsewhere, "replayed" leaves the environment out;
 * "remarks" are what is told of what is allowed.
 */
#ifndef GUARDS_SUPPORT_H
#define GUARDS_SUPPORT_H

#include <cjson/cJSON.h>
#include <interventions/interventions.h>

#include "test.h"

#include "casework/guards.h"

typedef struct guard_world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    cJSON *bases;
} guard_world;

void guard_world_begin(guard_world *of);
void guard_world_end(guard_world *of);

/* A file of tests/data/casework as a tree, to be deleted; its bases, if any, are added to those of the world. */
cJSON *guard_file(guard_world *of, const char *name);

/* A case that is ready to be asked. */
#define MOST_BUSY 4
typedef struct guard_case {
    const guard_world *world;
    const cJSON *json;
    ivni_arena facts; /* what is read from the case */
    ivn_rulebook *rulebook;
    ivn_environment environment;
    ivn_busy_time busy[MOST_BUSY];
    const ivn_busy_time *busy_list[MOST_BUSY];
    ivni_transition transition;
    uint32_t guard;
    ivni_asking asking;
    const char *const *remarks; /* of the last time it was asked; in its arena */
    uint32_t remark_count;
} guard_case;

void guard_case_begin(guard_case *of, const guard_world *world, const cJSON *json);
void guard_case_end(guard_case *of);
/* Asks, with memory of that context. The arena holds what stands in the way. */
ivn_status guard_case_ask(guard_case *of, const ivn_context *context, ivni_arena *arena, ivni_refusals *refusals);

#endif
