/*
 * The crash test: writers that are killed at random moments while they commit, again and again, and a store that is
 * held to what must then stand there.
 *
 *     crash.c         processes: started, killed, checked
 *     crash_plan.c    what is written: the same commands in the same order each time; what each commit puts down
 *     crash_check.c   the store against the plan
 *     crash_sqlite.c  a store to be tested: fills a crash_store and calls crash_main()
 *
 * Each lane of the plan has a writer of its own, which acknowledges each commit of ivn_caseload_do() on a pipe after
 * IVN_OK. A store in memory has said beforehand what each commit puts down. After a kill, each lane must stand at a
 * commit N for which: all that was acknowledged is there, and at most one commit more (the one that was on its way);
 * each record has the revision and, byte by byte, the body that it had after commit N; its keys are those that
 * ivn_caseload_reindex() would write, and there are no others; the outbox has exactly the events of commits 1 to N, in
 * their order. The next writer gives the last command again, which must be IVN_REPLAYED, and goes on.
 */
#ifndef TESTS_ADAPTERS_CRASH_H
#define TESTS_ADAPTERS_CRASH_H

#include <interventions/store.h>

/* Takes an event of the outbox, as the adapters push it; anything but IVN_OK stops. */
typedef ivn_status (*crash_event_taker)(void *user, int64_t position, const ivn_outbox_event *event);

/* A store to be tested. `where` is the argument after the options, as it was given. */
typedef struct crash_store {
    const char *name;
    /* Opens a store; called by writers, of which two may be at it at once, and by the check. `mode` counts the rounds:
     * a store with several ways to commit takes one after the other. NULL: it cannot; says why on stderr. */
    void *(*open)(const char *where, uint32_t mode, ivn_store_ops *ops);
    void (*close)(void *store);
    /* All events of the outbox in their order. */
    ivn_status (*events)(void *store, crash_event_taker take, void *user);
    /* How many index keys there are, of all records. */
    int64_t (*key_count)(void *store);
    /* What the database says of its own soundness: 1 sound, 0 not; says on stderr what is wrong. */
    int (*sound)(void *store);
    /* Takes everything away, for the next round: 1 done. */
    int (*erase)(const char *where);
    /* Called when the writers are dead, before the check: to kill a server as well, and to start it again. 1 done.
     * NULL: there is nothing to do. */
    int (*struck)(const char *where);
    /* Called while the writers are at it, just before they are killed: to kill a server under their hands. The writers
     * may then fail; 1: it was killed, 0: it was not. NULL: there is no server. */
    int (*fall)(const char *where, uint32_t kill);
} crash_store;

/* crash_sqlite [--rounds N] [--kills N] [--most-milliseconds N] [--seed N] WHERE; 0: nothing was lost. */
int crash_main(int argc, char **argv, const crash_store *of);

/* ---- Between the files ------------------------------------------------------------------------------------------ */

#define CRASH_LANES 2

/* What a commit put down. */
typedef struct crash_commit {
    uint32_t person, revision;
    char *body;
    size_t body_size;
    uint32_t event_count; /* of this and all earlier commits of the lane */
} crash_commit;

typedef struct crash_lane crash_lane;

/* A lane of the plan. */
crash_lane *crash_lane_new(uint32_t lane);
void crash_lane_free(crash_lane *lane);
/* The commit `number`, 1 for the first; NULL: the commands of the plan are refused. */
const crash_commit *crash_lane_commit(crash_lane *lane, uint32_t number);
/* An event, 0 for the first of the lane. The commit that it belongs to has been asked for. */
const ivn_outbox_event *crash_lane_event(const crash_lane *lane, uint32_t index);
/* Gives the command of a commit to a store, with the desk of the lane put in front of it. */
typedef struct desk desk;
ivn_status crash_give(desk *of, uint32_t lane, uint32_t number);
/* The id of the record of a person, as a text. */
const char *crash_record(uint32_t person);

/* The store against the plan: fills at which commit each lane stands. 1: all is as it must be; 0: says what is not. */
int crash_check(const crash_store *of, void *store, const ivn_store_ops *ops, crash_lane *const *lanes,
                const uint32_t *acknowledged, uint32_t *stands);

#endif
