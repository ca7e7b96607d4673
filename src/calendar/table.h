/*
 * A calendar's insides, for the files that make one and the files that count with it: two tables that turn counting
 * working days into a look-up.
 *
 *     rank[d]    working days from the first day of the table up to but not including d
 *     select[k]  the k-th working day, from 0
 *
 *     the n-th working day after d     select[rank[d + 1] + n - 1]
 *     the n-th working day before d    select[rank[d] - n]
 *     working days in (a, b]           rank[b + 1] - rank[a + 1]
 *
 * Days are plain ivn_date values, so that nothing is added or subtracted on the way; they fit 16 bits until 2149.
 */
#ifndef IVNI_CALENDAR_TABLE_H
#define IVNI_CALENDAR_TABLE_H

#include "base/memory.h"
#include "calendar/civil.h"

#define IVNI_FIRST_DAY 365  /* 1971-01-01, a Friday */
#define IVNI_LAST_DAY 24105 /* 2035-12-31, a Monday */
#define IVNI_WEEKDAYS 16957 /* Mondays to Fridays among them */

/* A condition that holds next to never: its test is kept out of the way to the answer. */
#if defined(__GNUC__)
#define IVNI_SELDOM(condition) __builtin_expect(!!(condition), 0)
#else
#define IVNI_SELDOM(condition) (condition)
#endif

struct ivn_calendar {
    ivn_allocator allocator;
    uint32_t division;
    ivn_date horizon;
    uint32_t working_days; /* of the whole table */
    size_t title_bytes;
    uint16_t rank[IVNI_LAST_DAY + 2];
    uint16_t select[IVNI_WEEKDAYS];
    char titles[]; /* of holidays that the host supplied with names: see ivni_calendar_title */
};

static inline int ivni_in_table(ivn_date day)
{
    return (uint32_t)day - IVNI_FIRST_DAY <= IVNI_LAST_DAY - IVNI_FIRST_DAY;
}

static inline int ivni_is_weekday(ivn_date day)
{
    return (day + 3) % 7 < 5; /* 1970-01-01 was a Thursday */
}

static inline int ivni_works(const ivn_calendar *calendar, ivn_date day)
{
    return calendar->rank[day + 1] != calendar->rank[day];
}

/* The n-th working day after a day, before it when `days` is negative. IVN_DATE_NONE: out of range. 0 days: any day. */
static inline ivn_date ivni_add_days(const ivn_calendar *calendar, ivn_date from, int32_t days)
{
    int32_t after = days > 0;
    uint32_t position;

    if (IVNI_SELDOM(!ivni_in_table(from)))
        return IVN_DATE_NONE;
    /* Unsigned: what lies before the first working day becomes a huge number, so that one test finds it and the rest.
     */
    position = (uint32_t)calendar->rank[from + after] + (uint32_t)days - (uint32_t)after;
    if (IVNI_SELDOM(position >= calendar->working_days))
        return IVN_DATE_NONE;
    return calendar->select[position];
}

/* The working days in (from, to], negative when `to` is before `from`. IVN_COUNT_NONE: out of range. */
static inline int32_t ivni_count_days(const ivn_calendar *calendar, ivn_date from, ivn_date to)
{
    if (IVNI_SELDOM(!ivni_in_table(from)) || IVNI_SELDOM(!ivni_in_table(to)))
        return IVN_COUNT_NONE;
    return calendar->rank[to + 1] - calendar->rank[from + 1];
}

/*
 * Making a calendar: start one from a base, mark days in its rank table, and settle it into the two tables. Marks of a
 * day:
 */
enum {
    IVNI_WORKED = 1, /* a working day of the base */
    IVNI_ADD = 2,    /* to be a holiday */
    IVNI_REMOVE = 4  /* to be none */
};

/* A copy of `base` with its days as marks and with room for titles, none in it yet; NULL: no memory. */
ivn_calendar *ivni_calendar_start(const ivn_allocator *allocator, const ivn_calendar *base, size_t title_room);
/* IVN_ERROR_CONFLICT when a day is to be added and removed. */
ivn_status ivni_calendar_settle(ivn_calendar *calendar);

/*
 * Titles lie one behind the other: four bytes of day, then the text with its NUL. Appending needs the room that
 * ivni_calendar_start was asked for; ivni_title_size says how much.
 */
size_t ivni_title_size(const char *text);
void ivni_calendar_append_title(ivn_calendar *calendar, ivn_date day, const char *text);
/* The title after `before` (NULL: the first) and its day; NULL at the end. */
const char *ivni_calendar_next_title(const ivn_calendar *calendar, const char *before, ivn_date *day);

/* The divisions of the holiday list (IVNI_SCOTLAND, ...) that count in a division; 0 when there is no such division. */
uint32_t ivni_division_bits(uint32_t division);

#endif
