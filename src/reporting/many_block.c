/*
 * The fast way through a block of columns: due days from a table, then comparisons without a branch, which compilers
 * make wide.
 *
 * One is taken from each day. What has not happened (INT32_MIN) thereby becomes the greatest number and what is not
 * known (INT32_MIN + 1) the least, so that "by then" needs no test of its own, and what is not known looks like what
 * lies before the receipt: both are left to the other way.
 */
#include "reporting/many.h"

/* The day before a day, all round the numbers. */
static inline int32_t shifted(ivn_date day)
{
    return (int32_t)((uint32_t)day - 1u);
}

static inline int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* The last day in time of each; INT32_MIN: not in the table. */
static void look_up(const ivni_many *many, const ivn_date *restrict received, int32_t *restrict due)
{
    const uint32_t base = (uint32_t)many->base, span = many->span;

    for (size_t i = 0; i < IVNI_BLOCK; i++) {
        uint32_t place = (uint32_t)received[i] - base;

        due[i] = many->due[place < span ? place : span];
    }
}

static void first_of(const ivn_date *restrict ended, const ivn_date *restrict returned, ivn_date *restrict closed)
{
    for (size_t i = 0; i < IVNI_BLOCK; i++)
        closed[i] = (ivn_date)((uint32_t)least(shifted(ended[i]), shifted(returned[i])) + 1u);
}

/*
 * Met: offered by the due day, by the day that is asked for, and not after the end. Else withdrawn, if it was closed by
 * then. Else missed, where the due day has passed, with a late offer or without one. All as masks of all bits or none.
 */
static uint32_t cells_of(const int32_t *restrict due, const ivni_block *restrict block, const ivn_date *restrict closed,
                         ivn_date asked, int32_t *restrict cells)
{
    const ivn_date *restrict received = block->received, *restrict offered = block->offered;
    const ivn_date *restrict commenced = block->commenced, *restrict ended = block->ended;
    const int32_t day = shifted(asked);
    uint32_t any = 0;

    for (size_t i = 0; i < IVNI_BLOCK; i++) {
        int32_t from = shifted(received[i]), offer = shifted(offered[i]), close = shifted(closed[i]);
        int32_t start = shifted(commenced[i]), end = shifted(ended[i]), last = due[i] - 1;
        int32_t limit = last < day ? last : day;
        uint32_t not_met = -(uint32_t)(offer > limit) | -(uint32_t)(offer > close);
        uint32_t withdrawn = -(uint32_t)(close <= limit);
        uint32_t open = IVNI_CELL_NOT_DUE - (uint32_t)(last < day);
        uint32_t first = not_met & ((withdrawn & IVNI_CELL_WITHDRAWN) | (~withdrawn & open));
        uint32_t second = -(uint32_t)(start > day) & (IVNI_CELL_MISSED + (uint32_t)(end > day));
        uint32_t left = -(uint32_t)(offer < from) | -(uint32_t)(close < from) | -(uint32_t)(start < from) |
                        -(uint32_t)(end < from) | -(uint32_t)(last < 0);

        cells[i] = (int32_t)((left & IVNI_CELL_LEFT) | (~left & (4 * first + second)));
        any |= left;
    }
    return any;
}

/* The second figure: where an offer was made by that day and not after the end, the day for which it was. */
static void cells_for_of(const int32_t *restrict due, const ivni_block *restrict block, const ivn_date *restrict closed,
                         ivn_date asked, const int32_t *restrict cells, uint8_t *restrict out)
{
    const ivn_date *restrict offered = block->offered, *restrict offered_for = block->offered_for;
    const int32_t day = shifted(asked);

    for (size_t i = 0; i < IVNI_BLOCK; i++) {
        int32_t offer = shifted(offered[i]), close = shifted(closed[i]);
        uint32_t none = -(uint32_t)(offer > day) | -(uint32_t)(offer > close);
        uint32_t unknown = -(uint32_t)(offered_for[i] <= IVN_DAY_NOT_KNOWN);
        uint32_t made = (unknown & IVNI_CELL_NOT_KNOWN) | (~unknown & (uint32_t)(offered_for[i] > due[i]));
        uint32_t left = -(uint32_t)(cells[i] == IVNI_CELL_LEFT);
        uint32_t cell = (none & ((uint32_t)cells[i] >> 2)) | (~none & made);

        out[i] = (uint8_t)((left & IVNI_CELL_LEFT) | (~left & cell));
    }
}

static void narrow(const int32_t *restrict cells, uint8_t *restrict out)
{
    for (size_t i = 0; i < IVNI_BLOCK; i++)
        out[i] = (uint8_t)cells[i];
}

int ivni_block_cells(const ivni_many *many, const ivni_block *block, uint8_t *cells, uint8_t *cells_for)
{
    int32_t due[IVNI_BLOCK], wide[IVNI_BLOCK];
    ivn_date closed[IVNI_BLOCK];
    const ivn_date *close = block->ended;
    uint32_t any;

    look_up(many, block->received, due);
    if (block->returned != NULL) {
        first_of(block->ended, block->returned, closed);
        close = closed;
    }
    any = cells_of(due, block, close, many->policy.day, wide);
    narrow(wide, cells);
    if (block->offered_for != NULL)
        cells_for_of(due, block, close, many->policy.day, wide, cells_for);
    return any != 0;
}
