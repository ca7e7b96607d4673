/*
 * Any bytes as the text of a date, as the text of an instant, and as numbers for dates and working days: what is read
 * is written back the same, and what the calendar answers agrees with itself.
 */
#include <stdlib.h>
#include <string.h>

#include <interventions/calendar.h>

#include "fuzz.h"

#define MANY 300u /* more than the bulk calls take at a time */

static void require(int condition)
{
    if (!condition)
        abort();
}

static void read_date(const char *text, size_t size)
{
    ivn_date date = IVN_DATE_NONE;
    char written[11];

    if (ivn_date_parse(text, size, &date) != IVN_OK) {
        require(date == IVN_DATE_NONE);
        return;
    }
    require(ivn_date_format(date, written) == IVN_OK);
    require(size == 10 && memcmp(written, text, 10) == 0);
}

static void read_instant(const char *text, size_t size)
{
    ivn_instant at = 4711, again;
    char written[25];

    if (ivn_instant_parse(text, size, &at) != IVN_OK) {
        require(at == 4711);
        return;
    }
    require(ivn_instant_format(at, written) == IVN_OK);
    require((size == 24 && memcmp(written, text, 24) == 0) || (size == 20 && memcmp(written, text, 19) == 0));
    require(ivn_instant_parse(written, 24, &again) == IVN_OK && again == at);
}

static void take_apart(ivn_date date)
{
    int32_t year, month, day, years;
    ivn_date again = IVN_DATE_NONE;
    uint32_t weekday, next;

    if (ivn_date_to_ymd(date, &year, &month, &day) != IVN_OK)
        return;
    require(ivn_date_from_ymd(year, month, day, &again) == IVN_OK && again == date);
    require(ivn_date_weekday(date, &weekday) == IVN_OK && weekday >= 1 && weekday <= 7);
    if (ivn_date_weekday(date + 1, &next) == IVN_OK)
        require(next == weekday % 7 + 1);
    if (ivn_date_add_months(date, 12, &again) == IVN_OK && day < 29)
        require(ivn_date_years_between(date, again, &years) == IVN_OK && years == 1);
}

static void move_months(ivn_date date, int32_t months)
{
    ivn_date moved, back;

    if (ivn_date_add_months(date, months, &moved) != IVN_OK || months == INT32_MIN)
        return;
    require(ivn_date_add_months(moved, -months, &back) == IVN_OK && back <= date && back >= date - 3);
}

static void britain(ivn_instant at)
{
    ivn_date date, hour_later;

    if (ivn_date_of_instant(at, &date) != IVN_OK || ivn_date_of_instant(at + 3600000, &hour_later) != IVN_OK)
        return;
    require(date == (ivn_date)(at / 86400000) || date == (ivn_date)((at + 3600000) / 86400000));
    require(hour_later == date || hour_later == date + 1);
}

static int32_t count(const ivn_calendar *calendar, ivn_date from, ivn_date to)
{
    int32_t forth, back;

    require(ivn_calendar_count(calendar, from, to, &forth) == IVN_OK);
    require(ivn_calendar_count(calendar, to, from, &back) == IVN_OK && back == -forth);
    return forth;
}

static void add(const ivn_calendar *calendar, ivn_date from, int32_t days, int32_t more)
{
    ivn_date answer = IVN_DATE_NONE, further, at_once;
    uint32_t works, from_works;

    if (ivn_calendar_add(calendar, from, days, &answer) != IVN_OK) {
        require(answer == IVN_DATE_NONE);
        return;
    }
    require(days != 0 && (answer > from) == (days > 0));
    require(ivn_calendar_is_working_day(calendar, answer, &works) == IVN_OK && works == IVN_YES);
    require(ivn_calendar_is_working_day(calendar, from, &from_works) == IVN_OK);
    require(count(calendar, from, answer) == days + (days < 0 && from_works == IVN_NO));
    if ((more > 0) == (days > 0) && ivn_calendar_add(calendar, answer, more, &further) == IVN_OK)
        require(ivn_calendar_add(calendar, from, days + more, &at_once) == IVN_OK && at_once == further);
}

static void roll(const ivn_calendar *calendar, ivn_date day)
{
    ivn_date forward, back;
    uint32_t works;

    if (ivn_calendar_is_working_day(calendar, day, &works) != IVN_OK)
        return;
    require((works == IVN_YES) <= (ivn_calendar_holiday_name(calendar, day) == NULL));
    if (ivn_calendar_roll_forward(calendar, day, &forward) == IVN_OK)
        require(forward >= day && (forward == day) == (works == IVN_YES));
    if (ivn_calendar_roll_back(calendar, day, &back) == IVN_OK)
        require(back <= day && (back == day) == (works == IVN_YES));
}

/* Days around one, and one wild one among them, in bulk and one by one. */
static void in_bulk(const ivn_calendar *calendar, ivn_date around, int32_t days, ivn_date wild)
{
    static ivn_date from[MANY], out[MANY];
    static int32_t counts[MANY];
    ivn_status status;

    for (size_t i = 0; i < MANY; i++)
        from[i] = around % 24000 + (ivn_date)i;
    from[(uint32_t)wild % MANY] = wild;
    status = ivn_calendar_add_many(calendar, from, MANY, days, out);
    require(days == 0 ? status == IVN_ERROR_ARGUMENT : status == IVN_OK || status == IVN_PARTIAL);
    require(ivn_calendar_count_many(calendar, from, out, days == 0 ? 0 : MANY, counts) <= IVN_PARTIAL);
    for (size_t i = 0; i < MANY && days != 0; i++) {
        ivn_date one = IVN_DATE_NONE;
        int32_t counted = IVN_COUNT_NONE;

        ivn_calendar_add(calendar, from[i], days, &one);
        ivn_calendar_count(calendar, from[i], out[i], &counted);
        require(out[i] == one && counts[i] == counted);
    }
}

/* A holiday more and one less change just these. */
static void overlay(const ivn_calendar *base, ivn_date added, ivn_date removed)
{
    ivn_calendar *calendar = NULL;
    uint32_t works;

    if (ivn_calendar_with(base, &added, 1, &removed, 1, IVN_DATE_NONE, &calendar) != IVN_OK) {
        require(calendar == NULL);
        return;
    }
    require(ivn_calendar_is_working_day(calendar, added, &works) == IVN_OK && works == IVN_NO);
    require(count(calendar, 365, 24105) - count(base, 365, 24105) <= 1);
    require(count(calendar, 365, 24105) - count(base, 365, 24105) >= -1);
    ivn_calendar_free(calendar);
}

static const ivn_calendar *calendar_of(uint32_t division)
{
    static ivn_calendar *calendars[IVN_DIVISION_UNITED_KINGDOM + 1];

    if (calendars[division] == NULL)
        require(ivn_calendar_new(NULL, division, &calendars[division]) == IVN_OK);
    return calendars[division];
}

static int32_t number(const uint8_t **data, size_t *size)
{
    uint8_t bytes[4] = {0};
    size_t taken = *size < 4 ? *size : 4;

    memcpy(bytes, *data, taken);
    *data += taken;
    *size -= taken;
    return (int32_t)((uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
                     (uint32_t)bytes[3] << 24);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ivn_calendar *calendar = calendar_of(1 + (size > 0 ? data[size - 1] : 0u) % 4);
    ivn_date from, other;
    int32_t days, more;

    if (size > 0) {
        read_date((const char *)data, size);
        read_instant((const char *)data, size);
    }
    from = number(&data, &size);
    days = number(&data, &size);
    other = number(&data, &size);
    more = number(&data, &size);
    take_apart(from);
    move_months(from, days);
    britain((ivn_instant)((uint64_t)(uint32_t)from << 32 | (uint32_t)days) / 4096);
    add(calendar, from, days, more);
    add(calendar, from % 24106, days % 1000, more % 1000);
    roll(calendar, from);
    roll(calendar, other % 24106);
    in_bulk(calendar, from, days % 500, other);
    overlay(calendar, from, other);
    return 0;
}
