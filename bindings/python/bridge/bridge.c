/*
 * What this file knows is NumPy's "not a time", INT64_MIN, and two ways through an array that is twice as wide as the
 * library's. Arrays go block by block, narrowed and widened within the cache. An array many times longer than a
 * calendar has days is quicker answered from a list of all answers there are, which the library fills in one call:
 * then each date is one look-up, and the time is that of moving the arrays.
 */
#include "bridge.h"

#include <stdlib.h>

#define NOT_A_TIME INT64_MIN
#define BLOCK 2048u   /* dates: 24 kB of both widths, which a first-level cache holds */
#define LONG_ARRAY 4u /* times the days of a calendar; where the list has paid for itself, measured */

static size_t block_of(size_t left)
{
    return left < BLOCK ? left : BLOCK;
}

/* The usual block has no date outside 32 bits, which one pass without a branch finds out. */
static void narrow(const int64_t *from, size_t count, ivn_date *to)
{
    uint64_t beyond = 0;

    for (size_t i = 0; i < count; i++) {
        beyond |= ((uint64_t)from[i] + 0x80000000u) >> 32;
        to[i] = (ivn_date)(uint32_t)from[i];
    }
    for (size_t i = 0; beyond != 0 && i < count; i++) {
        if (from[i] < INT32_MIN || from[i] > INT32_MAX)
            to[i] = IVN_DATE_NONE;
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

/* The answers for all days of the calendar from `first` on, and IVN_DATE_NONE after them; NULL: no memory. */
static ivn_date *all_answers(const ivn_calendar *calendar, ivn_date first, size_t size, int32_t days)
{
    ivn_date *answers = malloc((size + 1) * sizeof *answers);

    if (answers == NULL)
        return NULL;
    for (size_t i = 0; i < size; i++)
        answers[i] = first + (ivn_date)i;
    ivn_calendar_add_many(calendar, answers, size, days, answers);
    answers[size] = IVN_DATE_NONE;
    return answers;
}

static ivn_status look_up(const ivn_date *answers, ivn_date first, size_t size, const int64_t *from, size_t count,
                          int64_t *out)
{
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        uint64_t place = (uint64_t)from[i] - (uint64_t)(int64_t)first;
        ivn_date answer = answers[place < size ? place : size];
        missing |= answer == IVN_DATE_NONE;
        out[i] = wide(answer);
    }
    return missing ? IVN_PARTIAL : IVN_OK;
}

ivn_status bridge_add_many(const ivn_calendar *calendar, const int64_t *from, size_t count, int32_t days, int64_t *out)
{
    ivn_date first, last;
    ivn_date *answers = NULL;
    ivn_status status = ivn_calendar_range(calendar, &first, &last);

    if (status != IVN_OK || days == 0)
        return IVN_ERROR_ARGUMENT;
    size_t size = (size_t)(last - first) + 1;
    if (count / LONG_ARRAY >= size)
        answers = all_answers(calendar, first, size, days);
    status = answers != NULL ? look_up(answers, first, size, from, count, out)
                             : add_in_blocks(calendar, from, count, days, out);
    free(answers);
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
