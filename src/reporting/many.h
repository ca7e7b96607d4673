/*
 * Columns from the inside: what is the same for all referrals of a call, and the cells into which a block counts them.
 */
#ifndef IVNI_REPORTING_MANY_H
#define IVNI_REPORTING_MANY_H

#include "reporting/classes.h"

#define IVNI_BLOCK ((size_t)512)
#define IVNI_SPAN 8192       /* days of receipt in the tables, some 22 years back from the last one */
#define IVNI_MOST_NARROW 256 /* groups that a code of eight bits can name */

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

typedef struct ivni_many {
    ivni_level_policy policy;
    const ivn_level_columns *columns;
    ivn_level_tallies *out;
    int partial;
    ivn_date base;               /* first day of the tables */
    uint32_t span;               /* how many days are in them; 0: the fast way is not taken */
    uint16_t due[IVNI_SPAN + 1]; /* the last day that is in time, by day of receipt; 0: not in the table */
    uint32_t counts[IVNI_MOST_NARROW * IVNI_CELLS];
    uint32_t counts_for[IVNI_MOST_NARROW * IVNI_CELLS];
} ivni_many;

/* The columns of a block, none of them NULL but `offered_for`. */
typedef struct ivni_block {
    const ivn_date *received, *offered, *offered_for, *commenced, *ended, *returned;
} ivni_block;

/* many_block.c: the cells of IVNI_BLOCK referrals. 1: some are left. `cells_for` where `offered_for` is not NULL. */
int ivni_block_cells(const ivni_many *many, const ivni_block *block, uint8_t *cells, uint8_t *cells_for);

#endif
