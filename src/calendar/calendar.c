/*
 * Making calendars: from the shipped holidays, and from another calendar with days added and removed. One piece of
 * memory each, immutable once made.
 */
#include <string.h>

#include "calendar/holidays.h"
#include "calendar/table.h"

/* What a day marked so is to be: the one thing that adding and removing can change is a weekday. */
static int will_work(ivn_date day, uint32_t marks)
{
    return ivni_is_weekday(day) && (marks & IVNI_ADD) == 0 && marks != 0;
}

ivn_status ivni_calendar_settle(ivn_calendar *calendar)
{
    uint16_t working = 0;

    for (ivn_date day = IVNI_FIRST_DAY; day <= IVNI_LAST_DAY; day++) {
        uint32_t marks = calendar->rank[day];

        if ((marks & IVNI_ADD) != 0 && (marks & IVNI_REMOVE) != 0)
            return IVN_ERROR_CONFLICT;
        calendar->rank[day] = working;
        if (will_work(day, marks))
            calendar->select[working++] = (uint16_t)day;
    }
    calendar->rank[IVNI_LAST_DAY + 1] = working;
    calendar->working_days = working;
    return IVN_OK;
}

static void mark_shipped_holidays(ivn_calendar *calendar, uint32_t bits)
{
    for (size_t i = 0; i < ivni_holiday_count; i++) {
        const ivni_holiday *holiday = &ivni_holidays[i];

        if ((holiday->divisions & bits) != 0)
            calendar->rank[ivni_civil_days(holiday->date.year, holiday->date.month, holiday->date.day)] = IVNI_ADD;
    }
}

ivn_status ivn_calendar_new(const ivn_allocator *allocator, uint32_t division, ivn_calendar **out)
{
    uint32_t bits = ivni_division_bits(division);
    ivn_allocator checked;
    ivn_calendar *calendar;
    ivn_status status;

    if (out == NULL || bits == 0)
        return IVN_ERROR_ARGUMENT;
    status = ivni_allocator_check(allocator, &checked);
    if (status != IVN_OK)
        return status;
    calendar = ivni_allocate(&checked, sizeof *calendar);
    if (calendar == NULL)
        return IVN_ERROR_MEMORY;
    calendar->allocator = checked;
    calendar->division = division;
    calendar->horizon = IVNI_PUBLISHED_TO;
    calendar->title_bytes = 0;
    for (ivn_date day = IVNI_FIRST_DAY; day <= IVNI_LAST_DAY; day++)
        calendar->rank[day] = IVNI_WORKED;
    mark_shipped_holidays(calendar, bits);
    *out = calendar;
    return ivni_calendar_settle(calendar);
}

ivn_calendar *ivni_calendar_start(const ivn_allocator *allocator, const ivn_calendar *base, size_t title_room)
{
    ivn_calendar *calendar = ivni_allocate(allocator, sizeof *calendar + title_room);

    if (calendar == NULL)
        return NULL;
    calendar->allocator = *allocator;
    calendar->division = base->division;
    calendar->horizon = base->horizon;
    calendar->title_bytes = 0;
    for (ivn_date day = IVNI_FIRST_DAY; day <= IVNI_LAST_DAY; day++)
        calendar->rank[day] = ivni_works(base, day) ? IVNI_WORKED : 0;
    return calendar;
}

static ivn_status mark_days(ivn_calendar *calendar, const ivn_date *days, size_t count, uint16_t mark)
{
    for (size_t i = 0; i < count; i++) {
        if (!ivni_in_table(days[i]))
            return IVN_ERROR_RANGE;
        calendar->rank[days[i]] |= mark;
    }
    return IVN_OK;
}

/* Marks and settles; the horizon is in the table or NONE. */
static ivn_status change_days(ivn_calendar *calendar, const ivn_date *add, size_t add_count, const ivn_date *remove,
                              size_t remove_count)
{
    ivn_status status = mark_days(calendar, add, add_count, IVNI_ADD);

    if (status == IVN_OK)
        status = mark_days(calendar, remove, remove_count, IVNI_REMOVE);
    if (status == IVN_OK)
        status = ivni_calendar_settle(calendar);
    return status;
}

ivn_status ivn_calendar_with(const ivn_calendar *base, const ivn_date *add, size_t add_count, const ivn_date *remove,
                             size_t remove_count, ivn_date published_to, ivn_calendar **out)
{
    ivn_calendar *calendar;
    ivn_status status;

    if (base == NULL || out == NULL || (add == NULL && add_count > 0) || (remove == NULL && remove_count > 0))
        return IVN_ERROR_ARGUMENT;
    if (published_to != IVN_DATE_NONE && !ivni_in_table(published_to))
        return IVN_ERROR_RANGE;
    calendar = ivni_calendar_start(&base->allocator, base, base->title_bytes);
    if (calendar == NULL)
        return IVN_ERROR_MEMORY;
    memcpy(calendar->titles, base->titles, base->title_bytes);
    calendar->title_bytes = base->title_bytes;
    if (published_to != IVN_DATE_NONE)
        calendar->horizon = published_to;
    status = change_days(calendar, add, add_count, remove, remove_count);
    if (status == IVN_OK)
        *out = calendar;
    else
        ivn_calendar_free(calendar);
    return status;
}

void ivn_calendar_free(ivn_calendar *calendar)
{
    if (calendar != NULL) {
        ivn_allocator allocator = calendar->allocator;

        ivni_release(&allocator, calendar);
    }
}
