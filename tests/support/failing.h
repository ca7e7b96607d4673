/*
 * Memory that runs out on purpose, for the tests of every floor.
 *
 * A scenario is a function that makes things with the allocator it is given, frees all of them, and answers the status
 * of the first call that refused, or IVN_OK:
 *
 *     static ivn_status makes_a_calendar(const ivn_allocator *allocator, void *user)
 *     {
 *         ivn_calendar *calendar = NULL;
 *         ivn_status status = ivn_calendar_new(allocator, IVN_DIVISION_SCOTLAND, &calendar);
 *
 *         ivn_calendar_free(calendar);
 *         return status;
 *     }
 *
 *     static void running_out_of_memory_leaves_nothing(void **state)
 *     {
 *         failing_every(makes_a_calendar, NULL);
 *     }
 *
 * failing_every() first runs it with memory enough (it must answer IVN_OK and call for memory at least once), then
 * again and again with the N-th call for memory failing, N = 1, 2, ..., until a run meets no failure: each N once with
 * that call alone failing, and once with it and all later ones failing. Where a call failed, the scenario must have
 * answered IVN_ERROR_MEMORY; every time, all blocks must have been given back. cJSON's allocations are counted and
 * failed in the same row.
 *
 * What a scenario may not do: assert with CMocka while a failure is on its way (it jumps out and leaks), or keep memory
 * between runs. What was there before a failed call can be checked after it; a wrong finding is reported by answering
 * any other status than IVN_ERROR_MEMORY.
 */
#ifndef TESTS_SUPPORT_FAILING_H
#define TESTS_SUPPORT_FAILING_H

#include <interventions/base.h>

typedef ivn_status failing_scenario(const ivn_allocator *allocator, void *user);

/* Fails the running CMocka test, naming the call for memory, when the scenario does not behave as above. */
void failing_every(failing_scenario *scenario, void *user);

/* The same for what takes a context: it is made from the allocator, its making is part of the row. */
typedef ivn_status failing_context_scenario(const ivn_context *context, void *user);
void failing_every_with_context(failing_context_scenario *scenario, void *user);

/*
 * The same with the document limit of the context instead of memory: it is raised 16 bytes at a time until the scenario
 * answers IVN_OK; before, it must answer IVN_ERROR_LIMIT each time, and give all blocks back.
 */
void limit_every(failing_context_scenario *scenario, void *user);

/* The counter itself, for tests that need more than the driver. */
typedef struct failing {
    ivn_allocator allocator; /* give this to what is tested */
    uint64_t calls;          /* for memory, so far */
    uint64_t fail_at;        /* the call that fails, counted from 1; 0: none */
    int for_good;            /* and all later ones */
    uint64_t failures;       /* how many failed */
    uint64_t live_blocks, live_bytes, most_bytes;
} failing;

void failing_init(failing *counter, uint64_t fail_at, int for_good);
/* Routes cJSON through the counter until failing_release_cjson; tests run one at a time, so one counter at a time. */
void failing_capture_cjson(failing *counter);
void failing_release_cjson(void);

#endif
