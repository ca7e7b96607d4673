/*
 * What this file knows is NumPy's "not a time", INT64_MIN, and two ways through an array that is twice as wide as the
 * library's. Arrays go block by block, narrowed and widened within the cache. An array many times longer than a
 * calendar has days is quicker answered from a list of the answers there are, which the library fills in one call: then
 * each date is one look-up, and the time is that of moving the arrays, as measured beside a plain copy of them.
 */
#include "bridge.h"

#include <stdlib.h>

#define NOT_A_TIME INT64_MIN
#define BLOCK 2048u /* dates: 24 kB of both widths, which a first-level cache holds */
#define LEVEL_COLUMNS 6u
#define LEVEL_BLOCK ((size_t)32768) /* referrals: the columns of a block, 768 kB, fit a second-level cache */
#define LONG_ARRAY 4u               /* times the days of a calendar; where the list has paid for itself, measured */
#define AROUND 366                  /* days: dates that are not in the first block lie nearly as near */
#define LINE 8u                     /* dates that a processor moves at once */
#define AHEAD 256u                  /* dates that it should have on their way, and the same of answers: measured */
#define AHEAD_OUT 32u

/* Has memory brought closer that will be needed soon; any address will do. */
#if defined(__GNUC__)
#define SOON(address) __builtin_prefetch(address)
#else
#define SOON(address) ((void)(address))
#endif

static size_t block_of(size_t left)
{
    return left < BLOCK ? left : BLOCK;
}

/* The usual block has no date outside 32 bits, which one pass finds out; neither pass has a branch, as in a column of
   what may not have happened none could be foretold. */
static void narrow(const int64_t *from, size_t count, ivn_date *to)
{
    uint64_t beyond = 0;

    for (size_t i = 0; i < count; i++) {
        beyond |= ((uint64_t)from[i] + 0x80000000u) >> 32;
        to[i] = (ivn_date)(uint32_t)from[i];
    }
    if (beyond == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t none = 0u - (uint32_t)((((uint64_t)from[i] + 0x80000000u) >> 32) != 0);

        to[i] = (ivn_date)(((uint32_t)from[i] & ~none) | ((uint32_t)IVN_DATE_NONE & none));
    }
}

static int64_t wide(ivn_date day)
{
    return day == IVN_DATE_NONE ? NOT_A_TIME : day;
}

static void widen(const ivn_date *from, size_t count, int64_t *to)
{
    for (size_t i = 0; i < count; i++)
        to[i] = wide(from[i]);
}

static ivn_status worse(ivn_status one, ivn_status other)
{
    return one == IVN_PARTIAL ? one : other;
}

static ivn_status add_in_blocks(const ivn_calendar *calendar, const int64_t *from, size_t count, int32_t days,
                                int64_t *out)
{
    ivn_date block[BLOCK];
    ivn_status all = IVN_OK;

    for (size_t at = 0; at < count; at += BLOCK) {
        size_t here = block_of(count - at);
        narrow(from + at, here, block);
        all = worse(all, ivn_calendar_add_many(calendar, block, here, days, block));
        widen(block, here, out + at);
    }
    return all;
}

/* The answers for the days of a span, and IVN_DATE_NONE after them, which stands for every other day. */
typedef struct answers {
    ivn_date first;
    size_t size;
    ivn_date *list;
} answers;

static void answer_days(const ivn_calendar *calendar, int32_t days, answers out)
{
    for (size_t i = 0; i < out.size; i++)
        out.list[i] = out.first + (ivn_date)i;
    ivn_calendar_add_many(calendar, out.list, out.size, days, out.list);
    out.list[out.size] = IVN_DATE_NONE;
}

/* Those days of all that lie around the dates of a block. */
static answers around(answers all, const int64_t *from, size_t count)
{
    int64_t last = all.first + (int64_t)all.size - 1, least = last, most = all.first;

    for (size_t i = 0; i < count; i++) {
        least = from[i] < least ? from[i] : least;
        most = from[i] > most ? from[i] : most;
    }
    least = least < all.first + AROUND ? all.first : least - AROUND;
    most = most > last - AROUND ? last : most + AROUND;
    return (answers){(ivn_date)least, (size_t)(most - least) + 1, all.list};
}

/* `any` becomes negative when an answer is. */
static void look_up_one(const answers *of, int64_t from, int64_t *out, ivn_date *any)
{
    uint64_t place = (uint64_t)from - (uint64_t)(int64_t)of->first;
    ivn_date answer = of->list[place < of->size ? place : of->size];

    *any |= answer;
    *out = answer;
}

/* The time is that of reading and writing 16 bytes a date: the next ones are asked for while these are looked up. */
static ivn_date look_up_block(answers of, const int64_t *from, size_t count, int64_t *out)
{
    ivn_date any = 0;
    size_t i = 0;

    for (; count - i >= LINE; i += LINE) {
        SOON(from + i + AHEAD);
        SOON(out + i + AHEAD_OUT);
        for (size_t k = i; k < i + LINE; k++)
            look_up_one(&of, from[k], out + k, &any);
    }
    for (; i < count; i++)
        look_up_one(&of, from[i], out + i, &any);
    return any;
}

/* What has no answer is rare: it is set right afterwards. */
static int mark_missing(int64_t *out, size_t count)
{
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        if (out[i] == IVN_DATE_NONE) {
            out[i] = NOT_A_TIME;
            missing = 1;
        }
    }
    return missing;
}

/*
 * The list has room for the answers of all days of the calendar. The dates of an array mostly lie as far apart as those
 * of its first block: only where one lies further off are all days answered, and its block is looked up again, which
 * needs it to be still there.
 */
static ivn_status look_up(const ivn_calendar *calendar, int32_t days, answers all, const int64_t *from, size_t count,
                          int64_t *out)
{
    answers of = out == from ? all : around(all, from, block_of(count));
    int missing = 0;

    answer_days(calendar, days, of);
    for (size_t at = 0; at < count; at += BLOCK) {
        size_t here = block_of(count - at);
        ivn_date any = look_up_block(of, from + at, here, out + at);
        if (any < 0 && of.size < all.size) {
            answer_days(calendar, days, of = all);
            any = look_up_block(of, from + at, here, out + at);
        }
        if (any < 0)
            missing |= mark_missing(out + at, here);
    }
    return missing ? IVN_PARTIAL : IVN_OK;
}

ivn_status bridge_add_many(const ivn_calendar *calendar, const int64_t *from, size_t count, int32_t days, int64_t *out)
{
    ivn_date first, last;
    ivn_status status = ivn_calendar_range(calendar, &first, &last);

    if (status != IVN_OK || days == 0)
        return IVN_ERROR_ARGUMENT;
    answers all = {first, (size_t)(last - first) + 1, NULL};
    if (count / LONG_ARRAY >= all.size)
        all.list = malloc((all.size + 1) * sizeof *all.list);
    status = all.list != NULL ? look_up(calendar, days, all, from, count, out)
                              : add_in_blocks(calendar, from, count, days, out);
    free(all.list);
    return status;
}

ivn_status bridge_add_each(const ivn_calendar *calendar, const int64_t *from, const int32_t *days, size_t count,
                           int64_t *out)
{
    ivn_date block[BLOCK];
    ivn_status all = IVN_OK;

    for (size_t at = 0; at < count; at += BLOCK) {
        size_t here = block_of(count - at);
        narrow(from + at, here, block);
        all = worse(all, ivn_calendar_add_each(calendar, block, days + at, here, block));
        widen(block, here, out + at);
    }
    return all;
}

ivn_status bridge_count_many(const ivn_calendar *calendar, const int64_t *from, const int64_t *to, size_t count,
                             int32_t *out)
{
    ivn_date first[BLOCK], last[BLOCK];
    ivn_status all = IVN_OK;

    for (size_t at = 0; at < count; at += BLOCK) {
        size_t here = block_of(count - at);
        narrow(from + at, here, first);
        narrow(to + at, here, last);
        all = worse(all, ivn_calendar_count_many(calendar, first, last, here, out + at));
    }
    return all;
}

/* A column's days, NULL where there is no such column. */
static const ivn_date *narrowed(const int64_t *column, size_t at, size_t count, ivn_date *room)
{
    if (column == NULL)
        return NULL;
    narrow(column + at, count, room);
    return room;
}

ivn_status bridge_duties_many(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                              const int64_t *triggered, const int64_t *met, const int64_t *withdrawn, size_t count,
                              int64_t *due, uint8_t *states, ivn_error *error)
{
    ivn_date first[BLOCK], second[BLOCK], third[BLOCK], answers[BLOCK];
    ivn_status all = IVN_OK;
    size_t at = 0;

    do { /* once at least, so that mistakes are told of empty columns too */
        size_t here = block_of(count - at);
        ivn_status status = ivn_duties_many(environment, table, key, narrowed(triggered, at, here, first),
                                            narrowed(met, at, here, second), narrowed(withdrawn, at, here, third), here,
                                            answers, states + at, error);
        if (status < 0)
            return status;
        all = worse(all, status);
        widen(answers, here, due + at);
        at += here;
    } while (at < count);
    return all;
}

/* The days of a part of the columns, narrowed into `room`. */
static ivn_level_columns narrowed_part(const bridge_level_columns *columns, size_t at, size_t count, ivn_date *room)
{
    return (ivn_level_columns){.size = sizeof(ivn_level_columns),
                               .received = narrowed(columns->received, at, count, room),
                               .first_offered = narrowed(columns->first_offered, at, count, room + LEVEL_BLOCK),
                               .offered_for = narrowed(columns->offered_for, at, count, room + 2 * LEVEL_BLOCK),
                               .commenced = narrowed(columns->commenced, at, count, room + 3 * LEVEL_BLOCK),
                               .ended = narrowed(columns->ended, at, count, room + 4 * LEVEL_BLOCK),
                               .returned = narrowed(columns->returned, at, count, room + 5 * LEVEL_BLOCK),
                               .group = columns->group == NULL ? NULL : columns->group + at,
                               .group_wide = columns->group_wide == NULL ? NULL : columns->group_wide + at};
}

ivn_status bridge_levels_many(const ivn_environment *environment, const ivn_period *period,
                              const bridge_level_columns *columns, size_t count, ivn_level_tallies *out,
                              ivn_error *error)
{
    ivn_date *room = malloc(LEVEL_COLUMNS * LEVEL_BLOCK * sizeof *room);
    ivn_status all = room == NULL ? IVN_ERROR_MEMORY : IVN_OK;
    size_t at = 0;

    while (all >= 0) { /* once at least, so that mistakes are told of empty columns too */
        size_t here = count - at < LEVEL_BLOCK ? count - at : LEVEL_BLOCK;
        ivn_level_columns part = narrowed_part(columns, at, here, room);
        ivn_status status = ivn_levels_many(environment, period, &part, here, out, error);

        all = status < 0 ? status : worse(all, status);
        at += here;
        if (at == count)
            break;
    }
    free(room);
    return all;
}
