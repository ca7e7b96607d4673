/*
 * Civil dates: days since 1970-01-01 to year, month and day and back, as text, weekdays, months and ages. The years 1
 * to 9999 of the proleptic Gregorian calendar.
 */
#include "calendar/civil.h"

#include "base/day.h"
#include "base/text.h"

#define DATE_LENGTH 10u

static int outside(ivn_date date)
{
    return date < IVNI_FIRST_CIVIL || date > IVNI_LAST_CIVIL;
}

static int is_leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int32_t month_length(int32_t year, int32_t month)
{
    static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return lengths[month - 1] + (month == 2 && is_leap_year(year));
}

ivn_date ivni_civil_days(int32_t year, int32_t month, int32_t day)
{
    return IVNI_DAY(year, month, day);
}

ivn_status ivn_date_from_ymd(int32_t year, int32_t month, int32_t day, ivn_date *out)
{
    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (year < 1 || year > 9999)
        return IVN_ERROR_RANGE;
    if (month < 1 || month > 12 || day < 1 || day > month_length(year, month))
        return IVN_ERROR_DATE;
    *out = ivni_civil_days(year, month, day);
    return IVN_OK;
}

ivn_status ivn_date_to_ymd(ivn_date date, int32_t *year, int32_t *month, int32_t *day)
{
    int32_t y, m, d;

    if (outside(date))
        return IVN_ERROR_RANGE;
    ivni_civil_date(date, &y, &m, &d);
    if (year != NULL)
        *year = y;
    if (month != NULL)
        *month = m;
    if (day != NULL)
        *day = d;
    return IVN_OK;
}

int ivni_digits(const char *text, size_t count, int32_t *out)
{
    int32_t value = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t digit = (uint32_t)(unsigned char)text[i] - '0';

        if (digit > 9)
            return 0;
        value = 10 * value + (int32_t)digit;
    }
    *out = value;
    return 1;
}

ivn_status ivn_date_parse(const char *text, size_t length, ivn_date *out)
{
    int32_t year, month, day;

    if (text == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (length != DATE_LENGTH || text[4] != '-' || text[7] != '-' || !ivni_digits(text, 4, &year) ||
        !ivni_digits(text + 5, 2, &month) || !ivni_digits(text + 8, 2, &day))
        return IVN_ERROR_DATE;
    return ivn_date_from_ymd(year, month, day, out);
}

void ivni_print_digits(char *out, size_t count, int32_t value)
{
    for (size_t i = count; i > 0; i--, value /= 10)
        out[i - 1] = (char)('0' + value % 10);
}

ivn_status ivn_date_format(ivn_date date, char out[11])
{
    int32_t year, month, day;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (outside(date))
        return IVN_ERROR_RANGE;
    ivni_civil_date(date, &year, &month, &day);
    ivni_print_digits(out, 4, year);
    out[4] = '-';
    ivni_print_digits(out + 5, 2, month);
    out[7] = '-';
    ivni_print_digits(out + 8, 2, day);
    out[10] = '\0';
    return IVN_OK;
}

ivn_status ivn_date_weekday(ivn_date date, uint32_t *out)
{
    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (outside(date))
        return IVN_ERROR_RANGE;
    *out = (uint32_t)((date - IVNI_FIRST_CIVIL) % 7 + 1); /* 0001-01-01 was a Monday */
    return IVN_OK;
}

ivn_status ivn_date_add_months(ivn_date from, int32_t months, ivn_date *out)
{
    int32_t year, month, day, length;
    int64_t later;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (outside(from))
        return IVN_ERROR_RANGE;
    ivni_civil_date(from, &year, &month, &day);
    later = (int64_t)12 * year + month - 1 + months;
    if (later < 12 || later > 12 * 9999 + 11)
        return IVN_ERROR_RANGE;
    year = (int32_t)(later / 12);
    month = (int32_t)(later % 12) + 1;
    length = month_length(year, month);
    *out = ivni_civil_days(year, month, day < length ? day : length);
    return IVN_OK;
}

ivn_status ivn_date_years_between(ivn_date born, ivn_date on, int32_t *years)
{
    int32_t year, month, day, on_year, on_month, on_day;

    if (years == NULL)
        return IVN_ERROR_ARGUMENT;
    if (outside(born) || outside(on) || on < born)
        return IVN_ERROR_RANGE;
    ivni_civil_date(born, &year, &month, &day);
    ivni_civil_date(on, &on_year, &on_month, &on_day);
    *years = on_year - year - (on_month < month || (on_month == month && on_day < day));
    return IVN_OK;
}
