/*
 * Tests of src/calendar/instant.c.
 */
#include <string.h>

#include "oracle.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)

/* British Summer Time, first and last instant, 1972 to 2035: from the IANA time zone database (Europe/London, 2025b).
 */
static const struct {
    const char *begins, *ends;
} summers[] = {
    {"1972-03-19T02:00:00Z", "1972-10-29T02:00:00Z"}, {"1973-03-18T02:00:00Z", "1973-10-28T02:00:00Z"},
    {"1974-03-17T02:00:00Z", "1974-10-27T02:00:00Z"}, {"1975-03-16T02:00:00Z", "1975-10-26T02:00:00Z"},
    {"1976-03-21T02:00:00Z", "1976-10-24T02:00:00Z"}, {"1977-03-20T02:00:00Z", "1977-10-23T02:00:00Z"},
    {"1978-03-19T02:00:00Z", "1978-10-29T02:00:00Z"}, {"1979-03-18T02:00:00Z", "1979-10-28T02:00:00Z"},
    {"1980-03-16T02:00:00Z", "1980-10-26T02:00:00Z"}, {"1981-03-29T01:00:00Z", "1981-10-25T01:00:00Z"},
    {"1982-03-28T01:00:00Z", "1982-10-24T01:00:00Z"}, {"1983-03-27T01:00:00Z", "1983-10-23T01:00:00Z"},
    {"1984-03-25T01:00:00Z", "1984-10-28T01:00:00Z"}, {"1985-03-31T01:00:00Z", "1985-10-27T01:00:00Z"},
    {"1986-03-30T01:00:00Z", "1986-10-26T01:00:00Z"}, {"1987-03-29T01:00:00Z", "1987-10-25T01:00:00Z"},
    {"1988-03-27T01:00:00Z", "1988-10-23T01:00:00Z"}, {"1989-03-26T01:00:00Z", "1989-10-29T01:00:00Z"},
    {"1990-03-25T01:00:00Z", "1990-10-28T01:00:00Z"}, {"1991-03-31T01:00:00Z", "1991-10-27T01:00:00Z"},
    {"1992-03-29T01:00:00Z", "1992-10-25T01:00:00Z"}, {"1993-03-28T01:00:00Z", "1993-10-24T01:00:00Z"},
    {"1994-03-27T01:00:00Z", "1994-10-23T01:00:00Z"}, {"1995-03-26T01:00:00Z", "1995-10-22T01:00:00Z"},
    {"1996-03-31T01:00:00Z", "1996-10-27T01:00:00Z"}, {"1997-03-30T01:00:00Z", "1997-10-26T01:00:00Z"},
    {"1998-03-29T01:00:00Z", "1998-10-25T01:00:00Z"}, {"1999-03-28T01:00:00Z", "1999-10-31T01:00:00Z"},
    {"2000-03-26T01:00:00Z", "2000-10-29T01:00:00Z"}, {"2001-03-25T01:00:00Z", "2001-10-28T01:00:00Z"},
    {"2002-03-31T01:00:00Z", "2002-10-27T01:00:00Z"}, {"2003-03-30T01:00:00Z", "2003-10-26T01:00:00Z"},
    {"2004-03-28T01:00:00Z", "2004-10-31T01:00:00Z"}, {"2005-03-27T01:00:00Z", "2005-10-30T01:00:00Z"},
    {"2006-03-26T01:00:00Z", "2006-10-29T01:00:00Z"}, {"2007-03-25T01:00:00Z", "2007-10-28T01:00:00Z"},
    {"2008-03-30T01:00:00Z", "2008-10-26T01:00:00Z"}, {"2009-03-29T01:00:00Z", "2009-10-25T01:00:00Z"},
    {"2010-03-28T01:00:00Z", "2010-10-31T01:00:00Z"}, {"2011-03-27T01:00:00Z", "2011-10-30T01:00:00Z"},
    {"2012-03-25T01:00:00Z", "2012-10-28T01:00:00Z"}, {"2013-03-31T01:00:00Z", "2013-10-27T01:00:00Z"},
    {"2014-03-30T01:00:00Z", "2014-10-26T01:00:00Z"}, {"2015-03-29T01:00:00Z", "2015-10-25T01:00:00Z"},
    {"2016-03-27T01:00:00Z", "2016-10-30T01:00:00Z"}, {"2017-03-26T01:00:00Z", "2017-10-29T01:00:00Z"},
    {"2018-03-25T01:00:00Z", "2018-10-28T01:00:00Z"}, {"2019-03-31T01:00:00Z", "2019-10-27T01:00:00Z"},
    {"2020-03-29T01:00:00Z", "2020-10-25T01:00:00Z"}, {"2021-03-28T01:00:00Z", "2021-10-31T01:00:00Z"},
    {"2022-03-27T01:00:00Z", "2022-10-30T01:00:00Z"}, {"2023-03-26T01:00:00Z", "2023-10-29T01:00:00Z"},
    {"2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z"}, {"2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z"},
    {"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"}, {"2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"},
    {"2028-03-26T01:00:00Z", "2028-10-29T01:00:00Z"}, {"2029-03-25T01:00:00Z", "2029-10-28T01:00:00Z"},
    {"2030-03-31T01:00:00Z", "2030-10-27T01:00:00Z"}, {"2031-03-30T01:00:00Z", "2031-10-26T01:00:00Z"},
    {"2032-03-28T01:00:00Z", "2032-10-31T01:00:00Z"}, {"2033-03-27T01:00:00Z", "2033-10-30T01:00:00Z"},
    {"2034-03-26T01:00:00Z", "2034-10-29T01:00:00Z"}, {"2035-03-25T01:00:00Z", "2035-10-28T01:00:00Z"},
};

#define SUMMER_COUNT (sizeof summers / sizeof summers[0])

static ivn_instant instant(const char *text)
{
    ivn_instant at = 0;

    if (ivn_instant_parse(text, strlen(text), &at) != IVN_OK)
        fail_msg("the test names an instant that does not exist: %s", text);
    return at;
}

static void assert_date(ivn_instant at, ivn_date expected)
{
    ivn_date found = IVN_DATE_NONE;

    if (ivn_date_of_instant(at, &found) != IVN_OK || found != expected) {
        char text[25] = "out of range";

        ivn_instant_format(at, text);
        fail_msg("%s is day %d instead of %d", text, (int)found, (int)expected);
    }
}

static void a_summer_evening_in_utc_is_the_next_day_in_britain(void **state)
{
    (void)state;
    assert_date(instant("2026-06-30T22:59:59.999Z"), day("2026-06-30"));
    assert_date(instant("2026-06-30T23:00:00.000Z"), day("2026-07-01"));
    assert_date(instant("2026-06-30T23:30:00Z"), day("2026-07-01"));
    assert_date(instant("2026-12-30T23:30:00Z"), day("2026-12-30"));
}

/* The evenings around a change of time: before the summer (or after it) the day ends at midnight, in it an hour
 * earlier. */
static void check_evening(ivn_date date, int summer)
{
    ivn_instant midnight = date * DAY;

    assert_date(midnight, date);
    assert_date(midnight + 23 * HOUR - 1, date);
    assert_date(midnight + 23 * HOUR, date + summer);
    assert_date(midnight + 24 * HOUR - 1, date + summer);
}

static void each_change_of_time_moves_the_end_of_the_day_that_very_evening(void **state)
{
    (void)state;
    assert_int_equal(SUMMER_COUNT, 64);
    for (size_t i = 0; i < SUMMER_COUNT; i++) {
        ivn_date begins = (ivn_date)(instant(summers[i].begins) / DAY),
                 ends = (ivn_date)(instant(summers[i].ends) / DAY);

        check_evening(begins - 1, 0);
        check_evening(begins, 1);
        check_evening(ends - 1, 1);
        check_evening(ends, 0);
    }
}

static void each_hour_since_1972_falls_on_the_day_that_its_offset_gives(void **state)
{
    ivn_instant first = instant("1972-01-01T00:00:00Z"), end = instant("2036-01-01T00:00:00Z");
    size_t summer = 0;

    (void)state;
    for (ivn_instant hour = first; hour < end; hour += HOUR)
        for (ivn_instant at = hour == first ? hour : hour - 1; at <= hour + 1; at++) {
            int in_summer;

            while (summer + 1 < SUMMER_COUNT && at >= instant(summers[summer].ends))
                summer++;
            in_summer = at >= instant(summers[summer].begins) && at < instant(summers[summer].ends);
            assert_date(at, (ivn_date)((at + (in_summer ? HOUR : 0)) / DAY));
        }
}

static void the_rule_of_1996_goes_on(void **state)
{
    (void)state;
    assert_date(instant("2100-03-27T23:30:00Z"), day("2100-03-27"));
    assert_date(instant("2100-03-28T23:30:00Z"), day("2100-03-29")); /* the last Sunday of March 2100 */
    assert_date(instant("2100-10-30T23:30:00Z"), day("2100-10-31"));
    assert_date(instant("2100-10-31T23:30:00Z"), day("2100-10-31")); /* the last Sunday of October 2100 */
}

static void instants_without_a_british_date_are_range_errors(void **state)
{
    static const ivn_instant outside[] = {INT64_C(63072000000) - 1, 0,        -1, INT64_MIN,
                                          INT64_C(253402300800000), INT64_MAX};
    ivn_date out = 7;

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        assert_int_equal(ivn_date_of_instant(outside[i], &out), IVN_ERROR_RANGE);
    assert_int_equal(ivn_date_of_instant(0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(out, 7);
    assert_date(instant("1972-01-01T00:00:00.000Z"), day("1972-01-01"));
    assert_date(instant("9999-12-31T23:59:59.999Z"), day("9999-12-31"));
}

static void an_instant_is_read_with_and_without_milliseconds(void **state)
{
    static const struct {
        const char *text;
        ivn_instant at;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01T00:00:00.001Z", 1},
        {"1969-12-31T23:59:59.999Z", -1},
        {"2026-11-22T09:30:00Z", INT64_C(1795339800000)},
        {"2026-11-22T09:30:00.000Z", INT64_C(1795339800000)},
        {"2026-11-22T23:59:59.123Z", INT64_C(1795391999123)},
        {"0001-01-01T00:00:00.000Z", -719162 * DAY},
        {"9999-12-31T23:59:59.999Z", 2932897 * DAY - 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_true(instant(cases[i].text) == cases[i].at);
}

static void any_other_way_of_writing_an_instant_is_refused(void **state)
{
    static const char *const wrong[] = {
        "",
        "2026-11-22",
        "2026-11-22T09:30:00",
        "2026-11-22T09:30:00z",
        "2026-11-22t09:30:00Z",
        "2026-11-22 09:30:00Z",
        "2026-11-22T09:30Z",
        "2026-11-22T9:30:000Z",
        "2026-11-22T09-30:00Z",
        "2026-11-22T09:30-00Z",
        "2026-11-22T0a:30:00Z",
        "2026-11-22T09:3a:00Z",
        "2026-11-22T09:30:0aZ",
        "2026-11-22T24:00:00Z",
        "2026-11-22T09:60:00Z",
        "2026-11-22T23:59:60Z",
        "2026-11-22T09:30:00+00:00",
        "2026-11-22T09:30:00.00Z",
        "2026-11-22T09:30:00.0000Z",
        "2026-11-22T09:30:00,000Z",
        "2026-11-22T09:30:00.00aZ",
        "2026-11-22T09:30:00.000z",
        "2026-11-22T09:30:00.0000",
        "2026-02-29T09:30:00Z",
        "2026-02-29T09:30:00.000Z",
        "2026-11-22T09:30:00.000Z ",
    };
    ivn_instant out = 7;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (ivn_instant_parse(wrong[i], strlen(wrong[i]), &out) != IVN_ERROR_DATE)
            fail_msg("not refused: %s", wrong[i]);
    assert_int_equal(ivn_instant_parse("0000-01-01T00:00:00Z", 20, &out), IVN_ERROR_RANGE);
    assert_int_equal(ivn_instant_parse(NULL, 20, &out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_instant_parse("2026-11-22T09:30:00Z", 20, NULL), IVN_ERROR_ARGUMENT);
    assert_true(out == 7);
}

static void an_instant_is_written_to_the_millisecond_and_read_back(void **state)
{
    uint32_t random = 1;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        ivn_instant days = (ivn_instant)(next_random(&random) % 3652059u) - 719162;
        ivn_instant at =
            days * DAY + (ivn_instant)(((uint64_t)next_random(&random) << 24 | next_random(&random)) % (uint64_t)DAY);
        char text[25];

        assert_int_equal(ivn_instant_format(at, text), IVN_OK);
        assert_int_equal(strlen(text), 24);
        assert_true(instant(text) == at);
    }
}

static void instants_outside_the_years_cannot_be_written(void **state)
{
    static const ivn_instant outside[] = {-719162 * DAY - 1, 2932897 * DAY, INT64_MIN, INT64_MAX};
    char text[25] = "untouched";

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        assert_int_equal(ivn_instant_format(outside[i], text), IVN_ERROR_RANGE);
    assert_int_equal(ivn_instant_format(0, NULL), IVN_ERROR_ARGUMENT);
    assert_string_equal(text, "untouched");
    assert_int_equal(ivn_instant_format(2932897 * DAY - 1, text), IVN_OK);
    assert_string_equal(text, "9999-12-31T23:59:59.999Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_summer_evening_in_utc_is_the_next_day_in_britain),
        cmocka_unit_test(each_change_of_time_moves_the_end_of_the_day_that_very_evening),
        cmocka_unit_test(each_hour_since_1972_falls_on_the_day_that_its_offset_gives),
        cmocka_unit_test(the_rule_of_1996_goes_on),
        cmocka_unit_test(instants_without_a_british_date_are_range_errors),
        cmocka_unit_test(an_instant_is_read_with_and_without_milliseconds),
        cmocka_unit_test(any_other_way_of_writing_an_instant_is_refused),
        cmocka_unit_test(an_instant_is_written_to_the_millisecond_and_read_back),
        cmocka_unit_test(instants_outside_the_years_cannot_be_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
