/*
 * Service levels of columns: whole blocks the fast way, what it leaves and what is over by the same functions as one
 * referral. Counters grow with the groups that are asked for and with nothing else.
 */
#include "reporting/many.h"

#include <string.h>

#define ENOUGH ((size_t)4096) /* referrals for which the tables are worth their making */

/* --- one by one --- */

static ivn_date day_at(const ivn_date *column, size_t i)
{
    return column == NULL ? IVN_DATE_NONE : column[i];
}

static ivn_date first_day(ivn_date a, ivn_date b)
{
    if (a == IVN_DATE_NONE || b == IVN_DATE_NONE)
        return a == IVN_DATE_NONE ? b : a;
    return ivni_first_of(a, b);
}

static void count_one(const ivni_many *many, uint32_t group, const uint32_t *classes)
{
    ivn_level_tallies *out = many->out;

    if (out->offered != NULL)
        *ivni_tally_of(&out->offered[group], classes[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED]) += 1;
    if (out->offered_for != NULL)
        *ivni_tally_of(&out->offered_for[group], classes[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR]) += 1;
    if (out->commencement != NULL)
        *ivni_tally_of(&out->commencement[group], classes[IVN_SERVICE_LEVEL_COMMENCEMENT]) += 1;
    out->referrals += 1;
}

static uint32_t group_at(const ivn_level_columns *columns, size_t i)
{
    return columns->group != NULL ? columns->group[i] : columns->group_wide != NULL ? columns->group_wide[i] : 0;
}

/* Days of receipt that have no due day: they left the calendar. */
static int left_calendar(const ivni_level_policy *policy, ivn_date received)
{
    return received != IVN_DAY_NOT_KNOWN && policy->assessment.set &&
           ivni_offset_from(&policy->assessment, received) == IVN_DATE_NONE;
}

static void take_one(ivni_many *many, size_t i)
{
    const ivn_level_columns *columns = many->columns;
    ivni_level_days days = {.received = columns->received[i],
                            .offered = day_at(columns->first_offered, i),
                            .offered_for = day_at(columns->offered_for, i),
                            .commenced = day_at(columns->commenced, i),
                            .ended = day_at(columns->ended, i)};
    uint32_t group = group_at(columns, i), classes[IVNI_SERVICE_LEVELS + 1];
    ivni_belonging belonging = ivni_belongs(&many->policy, days.received);

    many->out->outside += belonging == IVNI_OUTSIDE;
    many->out->not_received += belonging == IVNI_NOT_RECEIVED;
    many->out->undated += belonging == IVNI_UNDATED;
    if (belonging != IVNI_BELONGS)
        return;
    if (group >= many->out->group_count) {
        many->out->ungrouped += 1;
        many->partial = 1;
        return;
    }
    days.closed = first_day(days.ended, day_at(columns->returned, i));
    ivni_classes_of(&many->policy, &days, classes);
    count_one(many, group, classes);
    many->partial |= left_calendar(&many->policy, days.received);
}

/* --- by blocks --- */

static ivn_date greater(ivn_date a, ivn_date b)
{
    return a > b ? a : b;
}

/*
 * The due days of all days of receipt that count whatever else is known: in the period, by the day that is asked for,
 * and with both rules in force. Where some ends are too early to count, the fast way is not taken.
 */
static void tabulate(ivni_many *many)
{
    const ivni_level_policy *policy = &many->policy;
    const ivni_level_counting *offer = &policy->counting[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED];
    const ivni_level_counting *start = &policy->counting[IVN_SERVICE_LEVEL_COMMENCEMENT];
    ivn_date first = greater(greater(offer->from, start->from), policy->from.known ? policy->from.value : 1);
    ivn_date last = ivni_first_of(ivni_first_of(offer->to, start->to), policy->day);

    if (policy->to.known)
        last = ivni_first_of(last, policy->to.value);
    many->span = 0;
    if (policy->soon.set || policy->day > IVNI_LAST_SHORT || last < 1 || last < first)
        return;
    many->base = greater(greater(first, 1), last - (IVNI_SPAN - 1));
    many->span = (uint32_t)(last - many->base) + 1;
    many->last[0] = many->last[many->span + 1] = INT16_MIN;
    for (uint32_t i = 0; i < many->span; i++) {
        ivn_date due = ivni_offset_from(&policy->assessment, many->base + (ivn_date)i);

        many->last[i + 1] = due > 0 && due <= IVNI_LAST_SHORT ? (int16_t)(due - 1) : INT16_MIN;
    }
}

/* The counters of a group, emptied: how many referrals they held. */
static uint64_t take_cells(ivni_cells *of, uint32_t group, uint32_t cells[IVNI_CELLS])
{
    uint64_t sum = 0;

    for (uint32_t cell = 0; cell < IVNI_CELLS; cell++) {
        uint32_t place = group * IVNI_CELLS + cell;

        cells[cell] = cell == IVNI_CELL_LEFT ? 0 : (uint32_t)of->even[place] + of->odd[place];
        of->even[place] = of->odd[place] = 0;
        sum += cells[cell];
    }
    return sum;
}

static void flush_cells(ivn_level_tally *tally, const uint32_t *cells, int shift, uint32_t part)
{
    static const uint32_t classes[] = {
        [IVNI_CELL_MET] = IVN_ATTAINMENT_MET,
        [IVNI_CELL_MISSED] = IVN_ATTAINMENT_MISSED,
        [IVNI_CELL_NOT_DUE] = IVN_ATTAINMENT_NOT_DUE,
        [IVNI_CELL_WITHDRAWN] = IVN_ATTAINMENT_WITHDRAWN,
        [IVNI_CELL_NOT_KNOWN] = IVN_ATTAINMENT_NOT_KNOWN,
    };

    for (uint32_t cell = 0; cell < IVNI_CELL_LEFT; cell++)
        if (cells[cell] != 0)
            *ivni_tally_of(tally, classes[(cell >> shift) & part]) += cells[cell];
}

/* Adds the cells to the tallies, and begins anew. */
static void flush(ivni_many *many)
{
    ivn_level_tallies *out = many->out;
    uint32_t cells[IVNI_CELLS];

    for (uint32_t group = 0; group < IVNI_MOST_NARROW; group++) {
        uint64_t sum = take_cells(&many->cells, group, cells);

        if (sum == 0)
            continue;
        if (group >= out->group_count) {
            out->ungrouped += sum;
            many->partial = 1;
            take_cells(&many->cells_for, group, cells);
            continue;
        }
        out->referrals += sum;
        if (out->offered != NULL)
            flush_cells(&out->offered[group], cells, 2, 3);
        if (out->commencement != NULL)
            flush_cells(&out->commencement[group], cells, 0, 3);
        if (out->offered_for != NULL) {
            take_cells(&many->cells_for, group, cells);
            flush_cells(&out->offered_for[group], cells, 0, 15);
        }
    }
}

/* Codes of sixteen bits as codes of eight. 0: one of them is none. */
static int narrow_groups(const uint16_t *wide, uint8_t *narrow)
{
    uint32_t any = 0;

    for (size_t i = 0; i < IVNI_BLOCK; i++) {
        any |= wide[i];
        narrow[i] = (uint8_t)wide[i];
    }
    return any < IVNI_MOST_NARROW;
}

static const ivn_date *part(const ivn_date *column, size_t i, const ivn_date *none)
{
    return column == NULL ? none : column + i;
}

static void take_those(ivni_many *many, size_t at, const uint16_t *which, size_t count)
{
    for (size_t i = 0; i < count; i++)
        take_one(many, at + which[i]);
}

/* 0: the codes of its groups do not fit the cells. */
static int take_block(ivni_many *many, size_t at, const ivn_date *none)
{
    const ivn_level_columns *columns = many->columns;
    ivni_block block = {.received = columns->received + at,
                        .offered = part(columns->first_offered, at, none),
                        .offered_for = many->out->offered_for == NULL ? NULL : columns->offered_for + at,
                        .commenced = part(columns->commenced, at, none),
                        .ended = part(columns->ended, at, none),
                        .returned = part(columns->returned, at, NULL),
                        .groups = columns->group == NULL ? NULL : columns->group + at};
    uint8_t narrow[IVNI_BLOCK];
    uint16_t left[IVNI_BLOCK];

    if (block.groups == NULL && columns->group_wide != NULL) {
        if (!narrow_groups(columns->group_wide + at, narrow))
            return 0;
        block.groups = narrow;
    }
    take_those(many, at, left, ivni_block_count(many, &block, left));
    return 1;
}

static void take_all(ivni_many *many, size_t count)
{
    ivn_date none[IVNI_BLOCK];
    size_t i = 0, unflushed = 0;

    for (size_t k = 0; k < IVNI_BLOCK; k++)
        none[k] = IVN_DATE_NONE;
    for (; many->span != 0 && count - i >= IVNI_BLOCK; i += IVNI_BLOCK) {
        if (!take_block(many, i, none))
            for (size_t k = i; k < i + IVNI_BLOCK; k++)
                take_one(many, k);
        unflushed += IVNI_BLOCK;
        if (unflushed > 2 * (size_t)IVNI_FLUSH_AFTER - IVNI_BLOCK) {
            flush(many);
            unflushed = 0;
        }
    }
    if (many->span != 0)
        flush(many);
    for (; i < count; i++)
        take_one(many, i);
}

/* --- the call --- */

static ivn_status check_columns(const ivn_level_columns *columns, size_t count, const ivn_level_tallies *out,
                                ivn_error *error)
{
    ivn_status status;

    if (columns == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "columns and out must not be NULL");
    status = ivni_size_check(columns, sizeof *columns);
    if (status == IVN_OK)
        status = ivni_size_check(out, sizeof *out);
    if (status != IVN_OK)
        return ivni_fail(error, status, "columns or tallies are not a struct that the library knows");
    if (columns->reserved != 0)
        return ivni_fail(error, IVN_ERROR_RESERVED, "a reserved member of the columns is not 0");
    if (count > 0 && columns->received == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "columns.received must not be NULL");
    if (count > 0 && out->offered_for != NULL && columns->offered_for == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT,
                         "columns.offered_for must not be NULL where out.offered_for is not");
    if (out->group_count == 0 || out->group_count > IVN_MOST_LEVEL_GROUPS)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "out.group_count must be 1 to 65536");
    return IVN_OK;
}

ivn_status ivn_levels_many(const ivn_environment *environment, const ivn_period *period,
                           const ivn_level_columns *columns, size_t count, ivn_level_tallies *out, ivn_error *error)
{
    ivni_many many;
    ivn_status status = ivni_error_check(error);

    if (status == IVN_OK)
        status = check_columns(columns, count, out, error);
    if (status == IVN_OK)
        status = ivni_level_policy_of(environment, period, &many.policy, error);
    if (status != IVN_OK)
        return status;
    many.columns = columns;
    many.out = out;
    many.partial = 0;
    many.span = 0;
    if (count >= ENOUGH) {
        memset(&many.cells, 0, sizeof many.cells);
        memset(&many.cells_for, 0, sizeof many.cells_for);
        tabulate(&many);
    }
    take_all(&many, count);
    return many.partial ? IVN_PARTIAL : IVN_OK;
}

/* --- merging --- */

static void add_tallies(ivn_level_tally *into, const ivn_level_tally *from, uint32_t count)
{
    for (uint32_t i = 0; into != NULL && i < count; i++)
        ivni_tally_add(&into[i], &from[i]);
}

static int counts_all_of(const ivn_level_tallies *from, const ivn_level_tallies *into)
{
    return (into->offered == NULL || from->offered != NULL) &&
           (into->offered_for == NULL || from->offered_for != NULL) &&
           (into->commencement == NULL || from->commencement != NULL);
}

ivn_status ivn_level_tallies_add(ivn_level_tallies *into, const ivn_level_tallies *from)
{
    if (into == NULL || from == NULL)
        return IVN_ERROR_ARGUMENT;
    if (ivni_size_check(into, sizeof *into) != IVN_OK || ivni_size_check(from, sizeof *from) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (into->group_count != from->group_count || !counts_all_of(from, into))
        return IVN_ERROR_ARGUMENT;
    add_tallies(into->offered, from->offered, into->group_count);
    add_tallies(into->offered_for, from->offered_for, into->group_count);
    add_tallies(into->commencement, from->commencement, into->group_count);
    into->referrals += from->referrals;
    into->outside += from->outside;
    into->not_received += from->not_received;
    into->undated += from->undated;
    into->ungrouped += from->ungrouped;
    return IVN_OK;
}
