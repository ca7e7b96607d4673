/*
 * How much there is to do, and what there is room for.
 */
#ifndef WORK_H
#define WORK_H

#include "desk.h"

struct work {
    ivn_workload *load;
    ivn_headrooms *room; /* what is made of --capacity, or NULL */
};

/* An empty workload over --from to --to; without them twelve months up to the day that is asked for, and four weeks. */
int work_open(const struct desk *desk, const struct options *options, struct work *out);
int work_add(struct work *work, const ivn_record *record);

/* Holds what was added against --capacity, where that is given. */
int work_hold_against(const struct desk *desk, const struct options *options, struct work *work);
void work_close(struct work *work);

/* Whether it has begun by a day: of one that has not, a workload knows only what is open now. */
int month_has_come(const ivn_workload_month *month, ivn_date today);

/* "8 left of 90", "3 more than the 70 there are"; and whether all can be offered in time. Nothing is said of
 * what is not given. */
void words_add_room(struct words *words, const ivn_headroom *headroom);
void words_add_pace(struct words *words, const ivn_headroom *headroom);

#endif
