/*
 * Columns from the inside: what is the same for all referrals of a call, and the cells into which a block counts them.
 */
#ifndef IVNI_REPORTING_MANY_H
#define IVNI_REPORTING_MANY_H

#include "reporting/classes.h"

#define IVNI_BLOCK ((size_t)128) /* small, so that memory is read on while a block is worked on */
#define IVNI_SPAN 8192           /* days of receipt in the tables, some 22 years back from the last one */
#define IVNI_MOST_NARROW 256     /* groups that a code of eight bits can name */
#define IVNI_LAST_SHORT 32767    /* 2059-09-18: days up to it fit sixteen bits */
#define IVNI_FLUSH_AFTER 65024   /* referrals that a counter of sixteen bits can take, in whole blocks */

/*
 * A cell is what a referral came to: 4 times its first class plus its second, each as below. What the fast way cannot
 * tell (days that are not known or contradict each other, or are outside the tables) is left to the other one.
 */
enum {
    IVNI_CELL_MET = 0,
    IVNI_CELL_MISSED = 1,
    IVNI_CELL_NOT_DUE = 2,
    IVNI_CELL_WITHDRAWN = 3,
    IVNI_CELL_NOT_KNOWN = 4, /* of the second figure alone */
    IVNI_CELL_LEFT = 15,
    IVNI_CELLS = 16
};

/* Counters by group and cell, twice: two referrals that follow each other do not wait for the same one. */
typedef struct ivni_cells {
    uint16_t even[IVNI_MOST_NARROW * IVNI_CELLS], odd[IVNI_MOST_NARROW * IVNI_CELLS];
} ivni_cells;

typedef struct ivni_many {
    ivni_level_policy policy;
    const ivn_level_columns *columns;
    ivn_level_tallies *out;
    int partial;
    ivn_date base; /* first day of the table */
    uint32_t span; /* how many days are in it; 0: the fast way is not taken */
    int16_t
        last[IVNI_SPAN + 2]; /* the day before the last day in time, by day of receipt, from the one before `base` to
                                    the one behind the last; INT16_MIN: none */
    ivni_cells cells, cells_for;
} ivni_many;

/* The columns of a block, none of them NULL but `offered_for`, `returned` and `groups`. */
typedef struct ivni_block {
    const ivn_date *received, *offered, *offered_for, *commenced, *ended, *returned;
    const uint8_t *groups;
} ivni_block;

/*
 * many_block.c: counts IVNI_BLOCK referrals into the cells of `many`, and of those left tells the places: how many they
 * are. `offered_for` is counted where it is not NULL.
 */
size_t ivni_block_count(ivni_many *many, const ivni_block *block, uint16_t left[IVNI_BLOCK]);

#endif
