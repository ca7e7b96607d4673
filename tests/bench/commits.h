/*
 * What a caseload commits while referrals live from draft to report: the batches themselves, to be committed again to
 * other stores, and by hand.
 */
#ifndef TESTS_BENCH_COMMITS_H
#define TESTS_BENCH_COMMITS_H

#include <interventions/store.h>

typedef struct commits {
    uint32_t count, room;
    ivn_batch **batches;
    uint64_t body_bytes, keys, events;
} commits;

/* Lives as many referrals, each in its turn. Ends the program where that is refused. */
void commits_record(commits *out, uint32_t referrals);
void commits_free(commits *of);

#endif
