/*
 * Instants: British time since 1972, and RFC 3339 text in UTC. Every legal time limit counts British civil days, while
 * systems record instants; this is where one becomes the other.
 */
#include "base/text.h"
#include "calendar/civil.h"

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

#define FIRST_BRITISH 730 /* 1972-01-01 */

/* The day that `at` falls on in UTC; `rest` receives the milliseconds since its midnight. The years 1 to 9999. */
static ivn_date utc_date(ivn_instant at, int64_t *rest)
{
    int64_t since = at - IVNI_FIRST_CIVIL * DAY; /* not negative, so that the division rounds down */

    *rest = since % DAY;
    return (ivn_date)(since / DAY) + IVNI_FIRST_CIVIL;
}

static int is_before_or_after_civil_years(ivn_instant at)
{
    return at < IVNI_FIRST_CIVIL * DAY || at >= (IVNI_LAST_CIVIL + 1) * DAY;
}

/* The first Sunday on or after a day. */
static ivn_date sunday_from(ivn_date date)
{
    return date + 6 - (date - IVNI_FIRST_CIVIL) % 7;
}

/*
 * British Summer Time by year: the earliest day of March and of October that the Sunday of the change can be. The
 * Summer Time Act 1972 and the orders and, since 1981, the European directives that set the days.
 */
static const struct {
    int32_t until;
    int32_t march, october;
} summer_times[] = {
    {1980, 16, 23}, /* the Sunday in 16-22 March          to the Sunday in 23-29 October                */
    {1989, 25, 23}, /* the last Sunday of March           to the Sunday after October's fourth Saturday */
    {1995, 25, 22}, /* the last Sunday of March           to the fourth Sunday of October               */
    {9999, 25, 25}, /* the last Sunday of March           to the last Sunday of October                 */
};

/* Whether at 23:00 UTC of a day British Summer Time is in force: it begins and ends at 01:00 or 02:00, so the hour of
 * the change never matters here. */
static int is_summer_evening(ivn_date date)
{
    int32_t year, month, day;
    size_t period = 0;

    ivni_civil_date(date, &year, &month, &day);
    while (year > summer_times[period].until)
        period++;
    return date >= sunday_from(ivni_civil_days(year, 3, summer_times[period].march)) &&
           date < sunday_from(ivni_civil_days(year, 10, summer_times[period].october));
}

ivn_status ivn_date_of_instant(ivn_instant at, ivn_date *out)
{
    ivn_date date;
    int64_t rest;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (at < FIRST_BRITISH * DAY || is_before_or_after_civil_years(at))
        return IVN_ERROR_RANGE;
    date = utc_date(at, &rest);
    *out = date + (rest >= 23 * HOUR && is_summer_evening(date));
    return IVN_OK;
}

/* "09:30:00" */
static int clock_time(const char *text, int64_t *out)
{
    int32_t hour, minute, second;

    if (!ivni_digits(text, 2, &hour) || text[2] != ':' || !ivni_digits(text + 3, 2, &minute) || text[5] != ':' ||
        !ivni_digits(text + 6, 2, &second))
        return 0;
    *out = hour * HOUR + minute * MINUTE + second * SECOND;
    return hour < 24 && minute < 60 && second < 60;
}

/* "Z" or ".000Z" */
static int fraction(const char *text, size_t length, int64_t *out)
{
    int32_t milliseconds = 0;

    if (length == 5 && (text[0] != '.' || !ivni_digits(text + 1, 3, &milliseconds)))
        return 0;
    *out = milliseconds;
    return text[length - 1] == 'Z';
}

ivn_status ivn_instant_parse(const char *text, size_t length, ivn_instant *out)
{
    ivn_status status;
    ivn_date date;
    int64_t time, milliseconds;

    if (text == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if ((length != 20 && length != 24) || text[10] != 'T' || !clock_time(text + 11, &time) ||
        !fraction(text + 19, length - 19, &milliseconds))
        return IVN_ERROR_DATE;
    status = ivn_date_parse(text, 10, &date);
    if (status != IVN_OK)
        return status;
    *out = date * DAY + time + milliseconds;
    return IVN_OK;
}

ivn_status ivn_instant_format(ivn_instant at, char out[25])
{
    ivn_date date;
    int64_t rest;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (is_before_or_after_civil_years(at))
        return IVN_ERROR_RANGE;
    date = utc_date(at, &rest);
    ivn_date_format(date, out);
    out[10] = 'T';
    ivni_two_digits(out + 11, (int32_t)(rest / HOUR));
    out[13] = ':';
    ivni_two_digits(out + 14, (int32_t)(rest / MINUTE % 60));
    out[16] = ':';
    ivni_two_digits(out + 17, (int32_t)(rest / SECOND % 60));
    out[19] = '.';
    out[20] = (char)('0' + rest % SECOND / 100);
    ivni_two_digits(out + 21, (int32_t)(rest % 100));
    out[23] = 'Z';
    out[24] = '\0';
    return IVN_OK;
}
