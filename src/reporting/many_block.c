/*
 * The fast way through a block of columns: days of sixteen bits, the last day in time from a table, then comparisons
 * without a branch, eight referrals at a time.
 *
 * One is taken from each day. What has not happened (INT32_MIN) thereby becomes the greatest number and what is not
 * known (INT32_MIN + 1) the least, so that "by then" needs no test of its own, and what is not known looks like what
 * lies before the receipt: both are left to the other way. Days that do not fit sixteen bits become the greatest and
 * the least as well: the day that is asked for is before the greatest, and each receipt behind the least.
 */
#include "reporting/eight.h"
#include "reporting/many.h"

#define AHEAD (256 * sizeof(ivn_date)) /* how far ahead memory is asked for */

/* What is the same for all referrals, eight times. */
typedef struct same {
    const int16_t *last; /* the table */
    ivni_eight day, before, behind;
} same;

/* Eight referrals. */
typedef struct eight {
    ivni_eight last, offered, closed, cells, left;
} eight;

/*
 * The last day in time of each; INT16_MIN where the receipt is not in the table. Its reads are volatile so that
 * compilers leave them one by one: gathered into registers they take twice as long.
 */
static void look_up(const same *of, const ivn_date *restrict received, int16_t *restrict last)
{
    const volatile int16_t *table = of->last;
    uint16_t place[IVNI_BLOCK];

    for (size_t i = 0; i < IVNI_BLOCK; i += 8) {
        ivni_eight in_table =
            ivni_eight_least(ivni_eight_greatest(ivni_eight_before(received + i), of->before), of->behind);

        ivni_eight_store(ivni_eight_minus(in_table, of->before), place + i);
    }
    for (size_t i = 0; i < IVNI_BLOCK; i += 4) {
        last[i] = table[place[i]];
        last[i + 1] = table[place[i + 1]];
        last[i + 2] = table[place[i + 2]];
        last[i + 3] = table[place[i + 3]];
    }
}

/*
 * Met: offered by the due day, by the day that is asked for, and not after the end. Else withdrawn, if it was closed by
 * then. Else missed, where the due day has passed, with a late offer or without one.
 */
static inline ivni_eight first_of(const same *of, const eight *days)
{
    const ivni_eight withdrawn = ivni_eight_all(4 * IVNI_CELL_WITHDRAWN), missed = ivni_eight_all(4 * IVNI_CELL_MISSED);
    const ivni_eight not_due = ivni_eight_all(4 * IVNI_CELL_NOT_DUE);
    ivni_eight limit = ivni_eight_least(ivni_eight_least(days->last, of->day), days->closed);
    ivni_eight closed_by_then = ivni_eight_same(limit, days->closed);
    ivni_eight open = ivni_eight_minus(not_due, ivni_eight_and(ivni_eight_above(of->day, days->last), missed));

    return ivni_eight_and(ivni_eight_above(days->offered, limit),
                          ivni_eight_or(open, ivni_eight_and(closed_by_then, withdrawn)));
}

/* Attended; else missed, or not yet due where it has not ended. */
static inline ivni_eight second_of(const same *of, ivni_eight commenced, ivni_eight ended)
{
    const ivni_eight missed = ivni_eight_all(IVNI_CELL_MISSED);

    return ivni_eight_and(ivni_eight_above(commenced, of->day),
                          ivni_eight_minus(missed, ivni_eight_above(ended, of->day)));
}

static inline void take_eight(const same *of, const ivni_block *block, const int16_t *last, size_t i, eight *out)
{
    const ivni_eight left = ivni_eight_all(IVNI_CELL_LEFT), first_day = ivni_eight_all(0);
    ivni_eight received = ivni_eight_before(block->received + i);
    ivni_eight commenced = ivni_eight_before(block->commenced + i), ended = ivni_eight_before(block->ended + i);
    ivni_eight earliest;

    IVNI_EIGHT_AHEAD(block->received + i, AHEAD);
    IVNI_EIGHT_AHEAD(block->offered + i, AHEAD);
    IVNI_EIGHT_AHEAD(block->commenced + i, AHEAD);
    IVNI_EIGHT_AHEAD(block->ended + i, AHEAD);
    out->last = ivni_eight_load(last + i);
    out->offered = ivni_eight_before(block->offered + i);
    out->closed = ended;
    if (block->returned != NULL)
        out->closed = ivni_eight_least(ended, ivni_eight_before(block->returned + i));
    earliest = ivni_eight_least(ivni_eight_least(out->offered, out->closed), ivni_eight_least(commenced, out->last));
    out->left = ivni_eight_and(ivni_eight_above(ivni_eight_greatest(received, first_day), earliest), left);
    out->cells = ivni_eight_or(ivni_eight_or(first_of(of, out), second_of(of, commenced, ended)), out->left);
}

/* The second figure: where an offer was made by that day and not after the end, the day for which it was. */
static inline ivni_eight cells_for(const same *of, const eight *days, const ivn_date *offered_for)
{
    const ivni_eight missed = ivni_eight_all(IVNI_CELL_MISSED), not_known = ivni_eight_all(IVNI_CELL_NOT_KNOWN);
    ivni_eight day = ivni_eight_before(offered_for);
    ivni_eight none = ivni_eight_above(days->offered, ivni_eight_least(of->day, days->closed));
    ivni_eight unknown =
        ivni_eight_or(ivni_eight_same(day, ivni_eight_all(INT16_MAX)), ivni_eight_same(day, ivni_eight_all(INT16_MIN)));
    ivni_eight made = ivni_eight_but(ivni_eight_and(ivni_eight_above(day, days->last), missed), unknown, not_known);

    return ivni_eight_or(ivni_eight_but(made, none, ivni_eight_quarter(days->cells)), days->left);
}

/* Days for which an offer was made that sixteen bits cannot hold, though they are known. */
static int any_beyond(const ivn_date *restrict offered_for)
{
    uint32_t any = 0;

    for (size_t i = 0; i < IVNI_BLOCK; i++)
        any |= (uint32_t)(offered_for[i] > IVNI_LAST_SHORT) |
               ((uint32_t)(offered_for[i] > IVN_DAY_NOT_KNOWN) & (uint32_t)(offered_for[i] < -IVNI_LAST_SHORT + 1));
    return any != 0;
}

/* --- counting --- */

static void count(ivni_cells *restrict counters, const uint16_t *restrict places)
{
    for (size_t i = 0; i < IVNI_BLOCK; i += 2) {
        counters->even[places[i]] += 1;
        counters->odd[places[i + 1]] += 1;
    }
}

static size_t find_left(const uint16_t *restrict places, uint16_t *restrict left)
{
    size_t found = 0;

    for (size_t i = 0; i < IVNI_BLOCK; i++) {
        left[found] = (uint16_t)i;
        found += places[i] % IVNI_CELLS == IVNI_CELL_LEFT;
    }
    return found;
}

static size_t leave_all(uint16_t *left)
{
    for (size_t i = 0; i < IVNI_BLOCK; i++)
        left[i] = (uint16_t)i;
    return IVNI_BLOCK;
}

size_t ivni_block_count(ivni_many *many, const ivni_block *block, uint16_t left[IVNI_BLOCK])
{
    const int16_t first = (int16_t)(many->base - 2);
    const same of = {many->last, ivni_eight_all((int16_t)(many->policy.day - 1)), ivni_eight_all(first),
                     ivni_eight_all((int16_t)(first + 1 + (int32_t)many->span))};
    ivni_eight group = ivni_eight_all(0), any = group;
    uint16_t places[IVNI_BLOCK], places_for[IVNI_BLOCK];
    int16_t last[IVNI_BLOCK];

    if (block->offered_for != NULL && any_beyond(block->offered_for))
        return leave_all(left);
    look_up(&of, block->received, last);
    for (size_t i = 0; i < IVNI_BLOCK; i += 8) {
        eight days;

        take_eight(&of, block, last, i, &days);
        any = ivni_eight_or(any, days.left);
        if (block->groups != NULL)
            group = ivni_eight_sixteenfold(block->groups + i);
        ivni_eight_store(ivni_eight_or(days.cells, group), places + i);
        if (block->offered_for != NULL)
            ivni_eight_store(ivni_eight_or(cells_for(&of, &days, block->offered_for + i), group), places_for + i);
    }
    count(&many->cells, places);
    if (block->offered_for != NULL)
        count(&many->cells_for, places_for);
    return ivni_eight_any(any) ? find_left(places, left) : 0;
}
