/*
 * Civil dates: days since 1970-01-01 to year, month and day and back, as text, weekdays, months and ages. The years 1
 * to 9999 of the proleptic Gregorian calendar.
 */
#include "calendar/civil.h"

#include "base/text.h"
#include "calendar/bytes.h"

#define DATE_LENGTH 10u

static int outside(ivn_date date)
{
    return date < IVNI_FIRST_CIVIL || date > IVNI_LAST_CIVIL;
}

/* By month, from 1. */
static const uint8_t lengths[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
static const uint16_t since_march[] = {0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};

static int is_leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int32_t month_length(int32_t year, int32_t month)
{
    return lengths[month] + (month == 2 && is_leap_year(year));
}

ivn_date ivni_civil_days(int32_t year, int32_t month, int32_t day)
{
    /* Years are counted from 1 March, so that the leap day comes last; 719469 is what the sum gives for 1970-01-01. */
    uint32_t years = (uint32_t)year - (month <= 2);

    return (ivn_date)(365 * years + years / 4 - years / 100 + years / 400) + since_march[month] + day - 719469;
}

static ivn_status make_date(int32_t year, int32_t month, int32_t day, ivn_date *out)
{
    if (year < 1 || year > 9999)
        return IVN_ERROR_RANGE;
    if (month < 1 || month > 12 || day < 1)
        return IVN_ERROR_DATE;
    if (day > lengths[month] && day > month_length(year, month))
        return IVN_ERROR_DATE;
    *out = ivni_civil_days(year, month, day);
    return IVN_OK;
}

ivn_status ivn_date_from_ymd(int32_t year, int32_t month, int32_t day, ivn_date *out)
{
    return out == NULL ? IVN_ERROR_ARGUMENT : make_date(year, month, day, out);
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

/*
 * "2026-11-22" in two overlapping numbers of eight bytes each, "2026-11-" and "26-11-22". Exclusive-or with "0000-00-"
 * or "00-00-00" leaves digits as 0 to 9 and hyphens as 0; adding 0x76 to a digit or 0x7f to a hyphen then sets the top
 * bit of a byte that is more than that. Multiplying by ten and adding the next byte makes a number of each two digits.
 */
ivn_status ivn_date_parse(const char *text, size_t length, ivn_date *out)
{
    uint64_t front, back, wrong, pairs;

    if (text == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (length != DATE_LENGTH)
        return IVN_ERROR_DATE;
    front = ivni_eight_characters(text) ^ UINT64_C(0x2d30302d30303030);
    back = ivni_eight_characters(text + 2) ^ UINT64_C(0x30302d30302d3030);
    wrong = (front + UINT64_C(0x7f76767f76767676)) | front | (back + UINT64_C(0x76767f76767f7676)) | back;
    if ((wrong & UINT64_C(0x8080808080808080)) != 0)
        return IVN_ERROR_DATE;
    front = front * 10 + (front >> 8);
    pairs = back * 10 + (back >> 8);
    return make_date((int32_t)(100 * (front & 0xff) + (pairs & 0xff)), (int32_t)(pairs >> 24 & 0xff),
                     (int32_t)(pairs >> 48 & 0xff), out);
}

void ivni_two_digits(char *out, int32_t value)
{
    out[0] = (char)('0' + value / 10);
    out[1] = (char)('0' + value % 10);
}

ivn_status ivn_date_format(ivn_date date, char out[11])
{
    int32_t year, month, day;

    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (outside(date))
        return IVN_ERROR_RANGE;
    ivni_civil_date(date, &year, &month, &day);
    ivni_two_digits(out, year / 100);
    ivni_two_digits(out + 2, year % 100);
    out[4] = '-';
    ivni_two_digits(out + 5, month);
    out[7] = '-';
    ivni_two_digits(out + 8, day);
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
