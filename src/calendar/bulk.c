/*
 * Working days of whole arrays. Each call goes through its array in blocks: a block whose days are all in range, which
 * is nearly every block, runs through a loop without a single branch; any other goes element by element.
 */
#include "calendar/bytes.h"
#include "calendar/table.h"

#define BLOCK ((size_t)256) /* elements: small enough to stay in the nearest cache between the two passes */
#define QUARTER (BLOCK / 4)
/* An array of so many elements that lie so many days apart: where a list of all answers pays for itself, measured. */
#define LONG ((size_t)40000)
#define WIDE 10000
#define SAMPLES ((size_t)64)

/* A function whose memory is no part of its caller's. */
#if defined(__GNUC__)
#define IVNI_APART __attribute__((noinline))
#else
#define IVNI_APART
#endif

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

/* BLOCK days whose answers are known. */
static void look_up_block(const uint16_t *answers, const ivn_date *from, ivn_date *out)
{
    for (size_t i = 0; i < BLOCK; i += 4) {
        uint64_t a = ivni_two_numbers(from + i), b = ivni_two_numbers(from + i + 2);

        out[i] = answers[IVNI_FIRST_OF(a)];
        out[i + 1] = answers[IVNI_SECOND_OF(a)];
        out[i + 2] = answers[IVNI_FIRST_OF(b)];
        out[i + 3] = answers[IVNI_SECOND_OF(b)];
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

/* An array, block by block; `answers` are those of the days of the calendar, or NULL. */
static int add_blocks(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
                      const uint16_t *answers, ivn_date *out)
{
    span within = span_of(calendar, days);
    int missing = 0;
    size_t i = 0;

    for (; count - i >= BLOCK; i += BLOCK) {
        if (!block_within(from + i, within))
            missing |= add_checked(calendar, from + i, BLOCK, days, out + i);
        else if (answers != NULL)
            look_up_block(answers, from + i, out + i);
        else
            add_block(calendar, from + i, days, out + i);
    }
    return missing | add_checked(calendar, from + i, count - i, days, out + i);
}

/* The answers for the days of a span, by day; four at a time, as compilers leave a loop as it stands. */
static void answer_days(const ivn_calendar *calendar, int32_t days, span within, uint16_t *answers)
{
    const uint16_t *rank = calendar->rank + (days > 0);
    const uint16_t *select = within.first > within.last ? NULL : select_from(calendar, days - (days > 0));
    ivn_date day = within.first;

    for (; day <= within.last - 3; day += 4) {
        answers[day] = select[rank[day]];
        answers[day + 1] = select[rank[day + 1]];
        answers[day + 2] = select[rank[day + 2]];
        answers[day + 3] = select[rank[day + 3]];
    }
    for (; day <= within.last; day++)
        answers[day] = select[rank[day]];
}

/*
 * The two tables together are larger than the nearest cache, and days from anywhere in 65 years need all of both. A
 * list of the answers is not: an array that is longer than the calendar is quicker done when they are made first.
 */
static IVNI_APART int add_wide(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
                               ivn_date *out)
{
    uint16_t answers[IVNI_LAST_DAY + 1];

    answer_days(calendar, days, span_of(calendar, days), answers);
    return add_blocks(calendar, from, count, days, answers, out);
}

/* Whether that is worth it, by some of its days. */
static int is_wide(const ivn_date *from, size_t count)
{
    ivn_date least = INT32_MAX, most = INT32_MIN;

    for (size_t i = 0; i < SAMPLES && count >= LONG; i++) {
        ivn_date day = from[i * (count / SAMPLES)];

        least = day < least ? day : least;
        most = day > most ? day : most;
    }
    return (int64_t)most - least > WIDE;
}

ivn_status ivn_calendar_add_many(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days,
                                 ivn_date *out)
{
    int missing;

    if (calendar == NULL || days == 0 || (count > 0 && (from == NULL || out == NULL)))
        return IVN_ERROR_ARGUMENT;
    if (is_wide(from, count))
        missing = add_wide(calendar, from, count, days, out);
    else
        missing = add_blocks(calendar, from, count, days, NULL, out);
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
