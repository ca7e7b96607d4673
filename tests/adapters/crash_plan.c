/*
 * What the writers of the crash test write: referrals from draft to report, eight at a time, each command and its
 * moment following from its number alone. A store in memory is given the same and says what each commit puts down.
 */
#include <stdlib.h>
#include <string.h>

#include "crash.h"
#include "desk.h"

#define BLOCK 8 /* referrals that are worked on in turn */
#define DAY INT64_C(86400000)

struct crash_lane {
    uint32_t lane;
    desk desk;
    ivn_store_ops memory; /* the oracle's own callbacks, behind those that write down */
    crash_commit *commits;
    uint32_t commit_count, commit_room;
};

/* ---- The commands ----------------------------------------------------------------------------------------------- */

static uint32_t person_of(uint32_t lane, uint32_t number)
{
    uint32_t at = number - 1, block = at / (BLOCK * STEPS);
    uint32_t place = (block * BLOCK + at % BLOCK) * CRASH_LANES + lane;

    return place / 2 * 3 + place % 2; /* every third person of a desk is in custody, and starts on release */
}

static uint32_t step_of(uint32_t number)
{
    return (number - 1) / BLOCK % STEPS;
}

static void set_clock(desk *of, uint32_t step)
{
    desk_on(of, day_of("2026-09-07"));
    for (uint32_t i = 0; i <= step; i++)
        of->environment.now +=
            i == STEP_ATTEND || i == STEP_ATTEND_FIRST || i == STEP_ATTEND_SECOND ? 3 * DAY : INT64_C(60000);
}

ivn_status crash_give(desk *of, uint32_t lane, uint32_t number)
{
    set_clock(of, step_of(number));
    return desk_do(of, person_of(lane, number), step_of(number), NULL);
}

const char *crash_record(uint32_t person)
{
    return desk_record(person);
}

/* ---- What they come to ------------------------------------------------------------------------------------------ */

static int keep(crash_lane *lane, const ivn_batch *batch)
{
    crash_commit *made;

    if (lane->commit_count == lane->commit_room) {
        uint32_t room = lane->commit_room == 0 ? 1024 : 2 * lane->commit_room;
        crash_commit *larger = realloc(lane->commits, room * sizeof *larger);

        if (larger == NULL)
            return 0;
        lane->commits = larger;
        lane->commit_room = room;
    }
    made = &lane->commits[lane->commit_count];
    *made = (crash_commit){person_of(lane->lane, lane->commit_count + 1), batch->revision, malloc(batch->body_size),
                           batch->body_size, batch->event_count};
    if (made->body == NULL)
        return 0;
    memcpy(made->body, batch->body, batch->body_size);
    if (lane->commit_count > 0)
        made->event_count += made[-1].event_count;
    lane->commit_count += 1;
    return 1;
}

static ivn_status commit_and_keep(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    crash_lane *lane = user;
    ivn_status status = lane->memory.commit(lane->memory.user, batch, sink);

    return status == IVN_OK && !keep(lane, batch) ? IVN_ERROR_MEMORY : status;
}

static ivn_status load_kept(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const crash_lane *lane = user;

    return lane->memory.load(lane->memory.user, kind, id, sink);
}

static ivn_status find_kept(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const crash_lane *lane = user;

    return lane->memory.find(lane->memory.user, query, sink);
}

crash_lane *crash_lane_new(uint32_t number)
{
    crash_lane *lane = calloc(1, sizeof *lane);
    ivn_store_ops ops = {.size = sizeof ops};

    if (lane == NULL || desk_open(&lane->desk, NULL) != IVN_OK)
        abort();
    lane->lane = number;
    lane->memory = lane->desk.ops;
    ops.user = lane;
    ops.load = load_kept;
    ops.commit = commit_and_keep;
    ops.find = find_kept;
    ivn_caseload_free(lane->desk.caseload);
    if (ivn_caseload_new(lane->desk.context, &ops, &lane->desk.caseload) != IVN_OK)
        abort();
    return lane;
}

void crash_lane_free(crash_lane *lane)
{
    if (lane == NULL)
        return;
    for (uint32_t i = 0; i < lane->commit_count; i++)
        free(lane->commits[i].body);
    free(lane->commits);
    desk_close(&lane->desk);
    free(lane);
}

const crash_commit *crash_lane_commit(crash_lane *lane, uint32_t number)
{
    while (lane->commit_count < number)
        if (crash_give(&lane->desk, lane->lane, lane->commit_count + 1) != IVN_OK)
            return NULL;
    return &lane->commits[number - 1];
}

const ivn_outbox_event *crash_lane_event(const crash_lane *lane, uint32_t index)
{
    return ivn_memory_store_event(lane->desk.memory, index);
}
