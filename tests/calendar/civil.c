/*
 * Tests of src/calendar/civil.c.
 */
#include "calendar/civil.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "oracle.h"

static int last_of_month(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* What is known of a day by having counted there from 0001-01-01, a Monday. */
static void check_day(ivn_date date, int year, int month, int of_month)
{
    char expected[16], text[11];
    int32_t y = 0, m = 0, d = 0;
    ivn_date made = IVN_DATE_NONE, read = IVN_DATE_NONE;
    uint32_t weekday = 0;

    snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, of_month);
    if (ivn_date_from_ymd(year, month, of_month, &made) != IVN_OK || made != date)
        fail_msg("%s is made as %d instead of %d", expected, (int)made, (int)date);
    if (IVNI_DAY(year, month, of_month) != date) /* the data files of other floors are written with it */
        fail_msg("%s is %d as a constant", expected, IVNI_DAY(year, month, of_month));
    if (ivn_date_to_ymd(date, &y, &m, &d) != IVN_OK || y != year || m != month || d != of_month)
        fail_msg("%s is taken apart as %d-%d-%d", expected, (int)y, (int)m, (int)d);
    if (ivn_date_format(date, text) != IVN_OK || strcmp(text, expected) != 0)
        fail_msg("%s is written as %s", expected, text);
    if (ivn_date_parse(expected, 10, &read) != IVN_OK || read != date)
        fail_msg("%s is read as %d instead of %d", expected, (int)read, (int)date);
    if (ivn_date_weekday(date, &weekday) != IVN_OK || weekday != (uint32_t)(date - IVNI_FIRST_CIVIL) % 7 + 1)
        fail_msg("%s is taken for day %d of the week", expected, (int)weekday);
}

static void every_day_of_the_years_1_to_9999_goes_there_and_back(void **state)
{
    ivn_date date = IVNI_FIRST_CIVIL;

    (void)state;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int of_month = 1; of_month <= last_of_month(year, month); of_month++)
                check_day(date++, year, month, of_month);
    assert_int_equal(date, IVNI_LAST_CIVIL + 1);
}

static void some_days_are_where_everybody_has_them(void **state)
{
    static const struct {
        const char *text;
        ivn_date date;
        uint32_t weekday;
    } cases[] = {
        {"1970-01-01", 0, 4},     {"1969-12-31", -1, 3},    {"2000-02-29", 11016, 2},
        {"2026-11-22", 20779, 7}, {"2026-11-23", 20780, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t weekday;

        assert_int_equal(day(cases[i].text), cases[i].date);
        assert_int_equal(ivn_date_weekday(cases[i].date, &weekday), IVN_OK);
        assert_int_equal(weekday, cases[i].weekday);
    }
}

static void a_day_that_no_month_has_is_refused(void **state)
{
    static const struct {
        int32_t year, month, day;
        ivn_status status;
    } cases[] = {
        {2026, 0, 1, IVN_ERROR_DATE},         {2026, 13, 1, IVN_ERROR_DATE},
        {2026, -1, 1, IVN_ERROR_DATE},        {2026, 1, 0, IVN_ERROR_DATE},
        {2026, 1, 32, IVN_ERROR_DATE},        {2026, 1, -1, IVN_ERROR_DATE},
        {2026, 4, 31, IVN_ERROR_DATE},        {2026, 2, 29, IVN_ERROR_DATE},
        {2028, 2, 30, IVN_ERROR_DATE},        {1900, 2, 29, IVN_ERROR_DATE},
        {2100, 2, 29, IVN_ERROR_DATE},        {0, 1, 1, IVN_ERROR_RANGE},
        {10000, 1, 1, IVN_ERROR_RANGE},       {-1, 1, 1, IVN_ERROR_RANGE},
        {INT32_MIN, 1, 1, IVN_ERROR_RANGE},   {INT32_MAX, 12, 31, IVN_ERROR_RANGE},
        {2026, INT32_MAX, 1, IVN_ERROR_DATE}, {2026, 1, INT32_MIN, IVN_ERROR_DATE},
    };
    ivn_date out = 7;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(ivn_date_from_ymd(cases[i].year, cases[i].month, cases[i].day, &out), cases[i].status);
    assert_int_equal(out, 7);
}

static void text_that_is_not_ten_bytes_of_a_date_is_refused(void **state)
{
    static const struct {
        const char *text;
        ivn_status status;
    } cases[] = {
        {"", IVN_ERROR_DATE},
        {"2026-11-2", IVN_ERROR_DATE},
        {"2026-11-222", IVN_ERROR_DATE},
        {"2026/11-22", IVN_ERROR_DATE},
        {"2026-11/22", IVN_ERROR_DATE},
        {"20261-1-22", IVN_ERROR_DATE},
        {" 026-11-22", IVN_ERROR_DATE},
        {"2026- 1-22", IVN_ERROR_DATE},
        {"2026-11-2x", IVN_ERROR_DATE},
        {"+026-11-22", IVN_ERROR_DATE},
        {"-026-11-22", IVN_ERROR_DATE},
        {"202a-11-22", IVN_ERROR_DATE},
        {"2026-1:-22", IVN_ERROR_DATE},
        {"2026-02-29", IVN_ERROR_DATE},
        {"2026-00-10", IVN_ERROR_DATE},
        {"0000-01-01", IVN_ERROR_RANGE},
        {"2026-11-22T", IVN_ERROR_DATE},
        {"\xef\xbc\x92"
         "026-1-1",
         IVN_ERROR_DATE},
    };
    ivn_date out = 7;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(ivn_date_parse(cases[i].text, strlen(cases[i].text), &out), cases[i].status);
    assert_int_equal(out, 7);
}

static void any_byte_that_is_no_digit_is_refused_wherever_one_belongs(void **state)
{
    ivn_date out = 7;

    (void)state;
    for (size_t at = 0; at < 10; at++)
        for (int byte = 0; byte < 256; byte++) {
            char text[] = "2026-11-22";
            int belongs = at == 4 || at == 7 ? byte == '-' : byte >= '0' && byte <= '9';

            text[at] = (char)byte;
            if (!belongs)
                assert_int_equal(ivn_date_parse(text, 10, &out), IVN_ERROR_DATE);
        }
    assert_int_equal(out, 7);
}

static void days_beyond_the_years_1_to_9999_are_range_errors(void **state)
{
    static const ivn_date outside[] = {IVNI_FIRST_CIVIL - 1, IVNI_LAST_CIVIL + 1, IVN_DATE_NONE, INT32_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        int32_t number = 7;
        uint32_t weekday = 7;
        ivn_date date = 7;
        char text[11] = "untouched";

        assert_int_equal(ivn_date_to_ymd(outside[i], &number, &number, &number), IVN_ERROR_RANGE);
        assert_int_equal(ivn_date_format(outside[i], text), IVN_ERROR_RANGE);
        assert_int_equal(ivn_date_weekday(outside[i], &weekday), IVN_ERROR_RANGE);
        assert_int_equal(ivn_date_add_months(outside[i], 0, &date), IVN_ERROR_RANGE);
        assert_int_equal(ivn_date_years_between(outside[i], 0, &number), IVN_ERROR_RANGE);
        assert_int_equal(ivn_date_years_between(0, outside[i], &number), IVN_ERROR_RANGE);
        assert_true(number == 7 && weekday == 7 && date == 7);
        assert_string_equal(text, "untouched");
    }
}

static void what_is_missing_is_an_argument_error(void **state)
{
    ivn_date date;

    (void)state;
    assert_int_equal(ivn_date_from_ymd(2026, 1, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_parse(NULL, 10, &date), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_parse("2026-11-22", 10, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_format(0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_weekday(0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_add_months(0, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_date_years_between(0, 1, NULL), IVN_ERROR_ARGUMENT);
}

static void a_date_is_taken_apart_only_as_far_as_asked(void **state)
{
    int32_t year = 0, month = 0, of_month = 0;

    (void)state;
    assert_int_equal(ivn_date_to_ymd(day("2026-11-22"), &year, NULL, NULL), IVN_OK);
    assert_int_equal(ivn_date_to_ymd(day("2026-11-22"), NULL, &month, NULL), IVN_OK);
    assert_int_equal(ivn_date_to_ymd(day("2026-11-22"), NULL, NULL, &of_month), IVN_OK);
    assert_true(year == 2026 && month == 11 && of_month == 22);
}

static void months_end_on_the_corresponding_date(void **state)
{
    static const struct {
        const char *from;
        int32_t months;
        const char *expected;
    } cases[] = {
        {"2026-01-31", 1, "2026-02-28"},   {"2028-01-31", 1, "2028-02-29"},      {"2026-01-30", 1, "2026-02-28"},
        {"2026-01-28", 1, "2026-02-28"},   {"2026-03-31", 1, "2026-04-30"},      {"2026-11-22", 0, "2026-11-22"},
        {"2026-11-22", 12, "2027-11-22"},  {"2028-02-29", 12, "2029-02-28"},     {"2028-02-29", 48, "2032-02-29"},
        {"2026-12-15", 1, "2027-01-15"},   {"2026-01-15", -1, "2025-12-15"},     {"2026-03-31", -1, "2026-02-28"},
        {"2026-03-15", -15, "2024-12-15"}, {"0001-01-01", 0, "0001-01-01"},      {"9999-11-30", 1, "9999-12-30"},
        {"0001-12-31", -11, "0001-01-31"}, {"0001-01-01", 119987, "9999-12-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ivn_date found;

        assert_int_equal(ivn_date_add_months(day(cases[i].from), cases[i].months, &found), IVN_OK);
        assert_day(found, cases[i].expected);
    }
}

static void months_that_lead_out_of_the_years_are_range_errors(void **state)
{
    ivn_date out = 7;

    (void)state;
    assert_int_equal(ivn_date_add_months(day("9999-12-01"), 1, &out), IVN_ERROR_RANGE);
    assert_int_equal(ivn_date_add_months(day("0001-01-31"), -1, &out), IVN_ERROR_RANGE);
    assert_int_equal(ivn_date_add_months(day("2026-01-31"), INT32_MAX, &out), IVN_ERROR_RANGE);
    assert_int_equal(ivn_date_add_months(day("2026-01-31"), INT32_MIN, &out), IVN_ERROR_RANGE);
    assert_int_equal(out, 7);
}

static void a_year_of_age_is_complete_on_the_birthday(void **state)
{
    static const struct {
        const char *born, *on;
        int32_t years;
    } cases[] = {
        {"1990-04-02", "1990-04-02", 0},  {"1990-04-02", "1991-04-01", 0},    {"1990-04-02", "1991-04-02", 1},
        {"1990-04-02", "2026-11-23", 36}, {"1990-04-02", "2026-03-31", 35},   {"1990-12-31", "2026-12-30", 35},
        {"2008-02-29", "2026-02-28", 17}, {"2008-02-29", "2026-03-01", 18},   {"2008-02-29", "2028-02-28", 19},
        {"2008-02-29", "2028-02-29", 20}, {"0001-01-01", "9999-12-31", 9998},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int32_t years = -1;

        assert_int_equal(ivn_date_years_between(day(cases[i].born), day(cases[i].on), &years), IVN_OK);
        assert_int_equal(years, cases[i].years);
    }
}

static void nobody_has_an_age_before_birth(void **state)
{
    int32_t years = 7;

    (void)state;
    assert_int_equal(ivn_date_years_between(day("2026-01-02"), day("2026-01-01"), &years), IVN_ERROR_RANGE);
    assert_int_equal(years, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_the_years_1_to_9999_goes_there_and_back),
        cmocka_unit_test(some_days_are_where_everybody_has_them),
        cmocka_unit_test(a_day_that_no_month_has_is_refused),
        cmocka_unit_test(text_that_is_not_ten_bytes_of_a_date_is_refused),
        cmocka_unit_test(any_byte_that_is_no_digit_is_refused_wherever_one_belongs),
        cmocka_unit_test(days_beyond_the_years_1_to_9999_are_range_errors),
        cmocka_unit_test(what_is_missing_is_an_argument_error),
        cmocka_unit_test(a_date_is_taken_apart_only_as_far_as_asked),
        cmocka_unit_test(months_end_on_the_corresponding_date),
        cmocka_unit_test(months_that_lead_out_of_the_years_are_range_errors),
        cmocka_unit_test(a_year_of_age_is_complete_on_the_birthday),
        cmocka_unit_test(nobody_has_an_age_before_birth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
