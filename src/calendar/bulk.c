/*
 * Working days of whole arrays. Each call goes through its array in blocks: a block whose days are all in range, which
 * is nearly every block, runs through a loop without a single branch; any other goes element by element.
 */
#include "calendar/bytes.h"
#include "calendar/table.h"

#define BLOCK ((size_t)256) /* elements: small enough to stay in the nearest cache between the two passes */
#define QUARTER (BLOCK / 4)

/* The days from which a number of working days can be counted without leaving the table; none when last < first. */
typedef struct span {
    ivn_date first, last;
} span;

static const span whole_table = {IVNI_FIRST_DAY, IVNI_LAST_DAY};

static span span_of(const ivn_calendar *calendar, int32_t days)
{
    int64_t working_days = calendar->working_days;

    if (days > working_days || days < -working_days)
        return (span){1, 0};
    if (days > 0)
        return (span){IVNI_FIRST_DAY, calendar->select[working_days - days] - 1};
    return (span){calendar->select[-days - 1] + 1, IVNI_LAST_DAY};
}

/* The top bit tells: a day before a span turns the first difference negative, a day after it the second. (Far enough
 * outside, one of them wraps round, but then the other is negative.) */
static uint32_t outside(ivn_date day, span within)
{
    return ((uint32_t)day - (uint32_t)within.first) | ((uint32_t)within.last - (uint32_t)day);
}

/* Whether BLOCK days all lie in a span. In quarters, so that compilers make a wide loop with little around it. */
static int block_within(const ivn_date *days, span within)
{
    uint32_t any = 0;

    for (size_t i = 0; i < QUARTER; i++)
        any |= outside(days[i], within) | outside(days[i + QUARTER], within) | outside(days[i + 2 * QUARTER], within) |
               outside(days[i + 3 * QUARTER], within);
    return any >> 31 == 0;
}

/* The select table moved by so many places; for any number that has a span, that is still inside the calendar's memory.
 */
static const uint16_t *select_from(const ivn_calendar *calendar, int32_t places)
{
    const char *memory = (const char *)calendar + offsetof(ivn_calendar, select);

    return (const uint16_t *)(const void *)(memory + places * (ptrdiff_t)sizeof(uint16_t));
}

/* BLOCK days within span_of(calendar, days): nothing is left to check. Two days a load, as it is loads that it waits
 * for. */
static void add_block(const ivn_calendar *calendar, const ivn_date *from, int32_t days, ivn_date *out)
{
    const uint16_t *rank = calendar->rank + (days > 0);
    const uint16_t *select = select_from(calendar, days - (days > 0));

    for (size_t i = 0; i < BLOCK; i += 8) {
        uint64_t a = ivni_two_numbers(from + i), b = ivni_two_numbers(from + i + 2);
        uint64_t c = ivni_two_numbers(from + i + 4), d = ivni_two_numbers(from + i + 6);

        out[i] = select[rank[IVNI_FIRST_OF(a)]];
        out[i + 1] = select[rank[IVNI_SECOND_OF(a)]];
        out[i + 2] = select[rank[IVNI_FIRST_OF(b)]];
        out[i + 3] = select[rank[IVNI_SECOND_OF(b)]];
        out[i + 4] = select[rank[IVNI_FIRST_OF(c)]];
        out[i + 5] = select[rank[IVNI_SECOND_OF(c)]];
        out[i + 6] = select[rank[IVNI_FIRST_OF(d)]];
        out[i + 7] = select[rank[IVNI_SECOND_OF(d)]];
    }
}

/* Any days, one by one; 1 when one of them could not be computed. */
static int add_checked(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days, ivn_date *out)
{
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        out[i] = ivni_add_days(calendar, from[i], days);
        missing |= out[i] == IVN_DATE_NONE;
    }
    return missing;
}

ivn_status ivn_calendar_add_many(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
                                 ivn_date *out)
{
    int missing = 0;
    span within;
    size_t i = 0;

    if (calendar == NULL || days == 0 || (count > 0 && (from == NULL || out == NULL)))
        return IVN_ERROR_ARGUMENT;
    within = span_of(calendar, days);
    for (; count - i >= BLOCK; i += BLOCK) {
        if (block_within(from + i, within))
            add_block(calendar, from + i, days, out + i);
        else
            missing |= add_checked(calendar, from + i, BLOCK, days, out + i);
    }
    missing |= add_checked(calendar, from + i, count - i, days, out + i);
    return missing ? IVN_PARTIAL : IVN_OK;
}

ivn_status ivn_calendar_add_each(const ivn_calendar *calendar, const ivn_date *from, const int32_t *days, size_t count,
                                 ivn_date *out)
{
    int missing = 0;

    if (calendar == NULL || (count > 0 && (from == NULL || days == NULL || out == NULL)))
        return IVN_ERROR_ARGUMENT;
    for (size_t i = 0; i < count; i++) {
        out[i] = days[i] == 0 ? IVN_DATE_NONE : ivni_add_days(calendar, from[i], days[i]);
        missing |= out[i] == IVN_DATE_NONE;
    }
    return missing ? IVN_PARTIAL : IVN_OK;
}

/* BLOCK pairs of days of the table. */
static void count_block(const ivn_calendar *calendar, const ivn_date *from, const ivn_date *to, int32_t *out)
{
    const uint16_t *rank = calendar->rank + 1;

    for (size_t i = 0; i < BLOCK; i++)
        out[i] = rank[to[i]] - rank[from[i]];
}

/* Any pairs, one by one; 1 when one of them could not be computed. */
static int count_checked(const ivn_calendar *calendar, const ivn_date *from, const ivn_date *to, size_t count,
                         int32_t *out)
{
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        out[i] = ivni_count_days(calendar, from[i], to[i]);
        missing |= out[i] == IVN_COUNT_NONE;
    }
    return missing;
}

ivn_status ivn_calendar_count_many(const ivn_calendar *calendar, const ivn_date *from, const ivn_date *to, size_t count,
                                   int32_t *out)
{
    int missing = 0;
    size_t i = 0;

    if (calendar == NULL || (count > 0 && (from == NULL || to == NULL || out == NULL)))
        return IVN_ERROR_ARGUMENT;
    for (; count - i >= BLOCK; i += BLOCK) {
        if (block_within(from + i, whole_table) && block_within(to + i, whole_table))
            count_block(calendar, from + i, to + i, out + i);
        else
            missing |= count_checked(calendar, from + i, to + i, BLOCK, out + i);
    }
    missing |= count_checked(calendar, from + i, to + i, count - i, out + i);
    return missing ? IVN_PARTIAL : IVN_OK;
}
