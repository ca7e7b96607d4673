/*
 * Working days of whole arrays. Each call goes through its array in blocks: a block whose days are all in range, which
 * is nearly every block, runs through a loop without a single branch; any other goes element by element.
 */
#include <string.h>

#include "calendar/table.h"

#define BLOCK 256u /* elements: small enough to stay in the nearest cache between the two passes */
#define LANES 8u   /* elements a step: what compilers turn into whole registers */

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

/*
 * Whether BLOCK days all lie in a span. A day below it turns `day - first` negative, a day above it `last - day`: the
 * sign bits of all are gathered. (Far enough outside, one difference wraps round, but then the other is negative.)
 */
static int block_within(const ivn_date *days, span within)
{
    uint32_t outside[LANES] = {0};
    uint32_t any = 0;

    for (size_t i = 0; i < BLOCK; i += LANES)
        for (size_t lane = 0; lane < LANES; lane++) {
            uint32_t day = (uint32_t)days[i + lane];

            outside[lane] |= (day - (uint32_t)within.first) | ((uint32_t)within.last - day);
        }
    for (size_t lane = 0; lane < LANES; lane++)
        any |= outside[lane];
    return any >> 31 == 0;
}

/* Two days in one load: the loop below is bound by loads. */
static uint64_t two_days(const ivn_date *days)
{
    uint64_t two;

    memcpy(&two, days, sizeof two);
    return two;
}

#if defined(__BYTE_ORDER__) && defined(__ORDER_BIG_ENDIAN__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define FIRST_OF(two) ((uint32_t)((two) >> 32))
#define SECOND_OF(two) ((uint32_t)(two))
#else
#define FIRST_OF(two) ((uint32_t)(two))
#define SECOND_OF(two) ((uint32_t)((two) >> 32))
#endif

/* BLOCK days within span_of(calendar, days): nothing is left to check. */
static void add_block(const ivn_calendar *calendar, const ivn_date *from, int32_t days, ivn_date *out)
{
    const uint16_t *rank = calendar->rank + (days > 0);
    const uint16_t *select = calendar->select;
    size_t shift = (size_t)(ptrdiff_t)(days - (days > 0));

    for (size_t i = 0; i < BLOCK; i += LANES) {
        uint64_t a = two_days(from + i), b = two_days(from + i + 2);
        uint64_t c = two_days(from + i + 4), d = two_days(from + i + 6);

        out[i] = select[rank[FIRST_OF(a)] + shift];
        out[i + 1] = select[rank[SECOND_OF(a)] + shift];
        out[i + 2] = select[rank[FIRST_OF(b)] + shift];
        out[i + 3] = select[rank[SECOND_OF(b)] + shift];
        out[i + 4] = select[rank[FIRST_OF(c)] + shift];
        out[i + 5] = select[rank[SECOND_OF(c)] + shift];
        out[i + 6] = select[rank[FIRST_OF(d)] + shift];
        out[i + 7] = select[rank[SECOND_OF(d)] + shift];
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

    for (size_t i = 0; i < BLOCK; i += 4) {
        uint64_t a = two_days(from + i), b = two_days(from + i + 2);
        uint64_t c = two_days(to + i), d = two_days(to + i + 2);

        out[i] = rank[FIRST_OF(c)] - rank[FIRST_OF(a)];
        out[i + 1] = rank[SECOND_OF(c)] - rank[SECOND_OF(a)];
        out[i + 2] = rank[FIRST_OF(d)] - rank[FIRST_OF(b)];
        out[i + 3] = rank[SECOND_OF(d)] - rank[SECOND_OF(b)];
    }
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
