/*
 * What a calendar knows of itself: division, range, horizon, and the names of its holidays.
 */
#include <string.h>

#include "calendar/holidays.h"
#include "calendar/table.h"

uint32_t ivn_calendar_division(const ivn_calendar *calendar)
{
    return calendar == NULL ? 0 : calendar->division;
}

ivn_status ivn_calendar_range(const ivn_calendar *calendar, ivn_date *first, ivn_date *last)
{
    if (calendar == NULL)
        return IVN_ERROR_ARGUMENT;
    if (first != NULL)
        *first = IVNI_FIRST_DAY;
    if (last != NULL)
        *last = IVNI_LAST_DAY;
    return IVN_OK;
}

ivn_date ivn_calendar_horizon(const ivn_calendar *calendar)
{
    return calendar == NULL ? IVN_DATE_NONE : calendar->horizon;
}

size_t ivni_title_size(const char *text)
{
    return sizeof(ivn_date) + strlen(text) + 1;
}

void ivni_calendar_append_title(ivn_calendar *calendar, ivn_date day, const char *text)
{
    char *end = calendar->titles + calendar->title_bytes;

    memcpy(end, &day, sizeof day);
    memcpy(end + sizeof day, text, strlen(text) + 1);
    calendar->title_bytes += ivni_title_size(text);
}

const char *ivni_calendar_next_title(const ivn_calendar *calendar, const char *before, ivn_date *day)
{
    const char *next = before == NULL ? calendar->titles : before + strlen(before) + 1;

    if (next == calendar->titles + calendar->title_bytes)
        return NULL;
    memcpy(day, next, sizeof *day);
    return next + sizeof *day;
}

static const char *supplied_title(const ivn_calendar *calendar, ivn_date day)
{
    const char *title = NULL;
    ivn_date titled;

    while ((title = ivni_calendar_next_title(calendar, title, &titled)) != NULL)
        if (titled == day)
            break;
    return title;
}

static ivn_date date_of(const ivni_holiday *holiday)
{
    return ivni_civil_days(holiday->date.year, holiday->date.month, holiday->date.day);
}

/* The row of the shipped list for a day, NULL if there is none. */
static const ivni_holiday *shipped_holiday(const ivn_calendar *calendar, ivn_date day)
{
    uint32_t bits = ivni_division_bits(calendar->division);
    size_t low = 0, high = ivni_holiday_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (date_of(&ivni_holidays[middle]) < day)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < ivni_holiday_count && date_of(&ivni_holidays[low]) == day; low++)
        if ((ivni_holidays[low].divisions & bits) != 0)
            return &ivni_holidays[low];
    return NULL;
}

static int is_weekday_off(const ivn_calendar *calendar, ivn_date day)
{
    return calendar != NULL && ivni_in_table(day) && !ivni_works(calendar, day) && ivni_is_weekday(day);
}

const char *ivn_calendar_holiday_name(const ivn_calendar *calendar, ivn_date day)
{
    const ivni_holiday *holiday;
    const char *title;

    if (!is_weekday_off(calendar, day))
        return NULL;
    title = supplied_title(calendar, day);
    if (title != NULL)
        return title;
    holiday = shipped_holiday(calendar, day);
    return holiday == NULL ? "" : ivni_holiday_name(holiday);
}

uint32_t ivn_calendar_holiday_status(const ivn_calendar *calendar, ivn_date day)
{
    const ivni_holiday *holiday;

    if (!is_weekday_off(calendar, day))
        return IVN_HOLIDAY_NOT;
    holiday = shipped_holiday(calendar, day);
    if (holiday == NULL || supplied_title(calendar, day) != NULL)
        return IVN_HOLIDAY_SUPPLIED;
    if (holiday->status == IVN_HOLIDAY_PROJECTED && day <= calendar->horizon)
        return IVN_HOLIDAY_SUPPLIED;
    return holiday->status;
}
