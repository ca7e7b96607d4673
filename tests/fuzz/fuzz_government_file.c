/*
 * Any bytes as the government's bank-holidays file, for the calendar of one division and of all: refused with what is
 * wrong, or made into a calendar that agrees with itself.
 */
#include <stdlib.h>

#include <interventions/calendar.h>

#include "fuzz.h"

static void require(int condition)
{
    if (!condition)
        abort();
}

/* Counting over all days is counting them one by one, and a day off of the week has a name. */
static void check(const ivn_calendar *calendar)
{
    ivn_date first, last;
    int32_t counted, working = 0;

    require(ivn_calendar_range(calendar, &first, &last) == IVN_OK);
    for (ivn_date day = first + 1; day <= last; day++) {
        uint32_t works, weekday;

        require(ivn_calendar_is_working_day(calendar, day, &works) == IVN_OK);
        require(ivn_date_weekday(day, &weekday) == IVN_OK);
        require((works == IVN_YES || weekday > 5) == (ivn_calendar_holiday_status(calendar, day) == IVN_HOLIDAY_NOT));
        working += works == IVN_YES;
    }
    require(ivn_calendar_count(calendar, first, last, &counted) == IVN_OK && counted == working);
    require(ivn_calendar_horizon(calendar) >= first && ivn_calendar_horizon(calendar) <= last);
}

static void read_for(const ivn_context *context, uint32_t division, const char *data, size_t size)
{
    ivn_calendar *base = NULL, *calendar = NULL;
    ivn_violations *wrong = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status;

    require(ivn_calendar_new(NULL, division, &base) == IVN_OK);
    status = ivn_calendar_from_json(context, base, data, size, &calendar, &wrong, &error);
    require((status == IVN_OK) == (calendar != NULL));
    require((status == IVN_ERROR_INVALID) == (wrong != NULL));
    if (status != IVN_OK)
        require(error.status == status && error.message[0] != '\0');
    if (calendar != NULL)
        check(calendar);
    ivn_violations_free(wrong);
    ivn_calendar_free(calendar);
    ivn_calendar_free(base);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_context *context = NULL;

    require(ivn_context_new(NULL, &context) == IVN_OK);
    read_for(context, IVN_DIVISION_SCOTLAND, (const char *)data, size);
    read_for(context, IVN_DIVISION_UNITED_KINGDOM, (const char *)data, size);
    ivn_context_free(context);
    return 0;
}
