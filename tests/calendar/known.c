/*
 * Tests of src/calendar/known.c: what a calendar says of itself and of its holidays.
 */
#include <string.h>

#include "oracle.h"

static void a_calendar_says_what_it_is(void **state)
{
    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        ivn_calendar *calendar = calendar_of(division);
        ivn_date first = 0, last = 0;

        assert_int_equal(ivn_calendar_division(calendar), division);
        assert_day(ivn_calendar_horizon(calendar), "2028-12-31");
        assert_int_equal(ivn_calendar_range(calendar, &first, NULL), IVN_OK);
        assert_int_equal(ivn_calendar_range(calendar, NULL, &last), IVN_OK);
        assert_day(first, "1971-01-01");
        assert_day(last, "2035-12-31");
        ivn_calendar_free(calendar);
    }
}

static void no_calendar_says_nothing(void **state)
{
    (void)state;
    assert_int_equal(ivn_calendar_division(NULL), 0);
    assert_int_equal(ivn_calendar_horizon(NULL), IVN_DATE_NONE);
    assert_int_equal(ivn_calendar_range(NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_null(ivn_calendar_holiday_name(NULL, 20000));
    assert_int_equal(ivn_calendar_holiday_status(NULL, 20000), IVN_HOLIDAY_NOT);
}

static void a_holiday_has_its_name_and_says_how_well_it_is_known(void **state)
{
    static const struct {
        uint32_t division;
        const char *day, *name;
        uint32_t status;
    } cases[] = {
        {IVN_DIVISION_ENGLAND_AND_WALES, "2026-08-31", "Summer bank holiday", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_ENGLAND_AND_WALES, "2026-12-28", "Boxing Day", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_ENGLAND_AND_WALES, "1981-07-29", "Wedding of the Prince of Wales", IVN_HOLIDAY_EVIDENCED},
        {IVN_DIVISION_ENGLAND_AND_WALES, "1985-08-26", "Summer bank holiday", IVN_HOLIDAY_RULE},
        {IVN_DIVISION_ENGLAND_AND_WALES, "2035-12-26", "Boxing Day", IVN_HOLIDAY_PROJECTED},
        {IVN_DIVISION_SCOTLAND, "1972-01-03", "2nd January", IVN_HOLIDAY_ASSUMED},
        {IVN_DIVISION_SCOTLAND, "2026-06-15", "World Cup bank holiday", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_SCOTLAND, "1971-01-01", "New Year\u2019s Day", IVN_HOLIDAY_RULE},
        {IVN_DIVISION_SCOTLAND, "2026-12-25", "Christmas Day", IVN_HOLIDAY_PUBLISHED}, /* after the row of the others */
        {IVN_DIVISION_SCOTLAND, "2026-08-31", NULL, IVN_HOLIDAY_NOT},
        {IVN_DIVISION_NORTHERN_IRELAND, "2026-03-17", "St Patrick\u2019s Day", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_UNITED_KINGDOM, "2026-03-17", "St Patrick\u2019s Day", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_UNITED_KINGDOM, "2026-08-31", "Summer bank holiday", IVN_HOLIDAY_PUBLISHED},
        {IVN_DIVISION_ENGLAND_AND_WALES, "2026-11-23", NULL, IVN_HOLIDAY_NOT},
        {IVN_DIVISION_ENGLAND_AND_WALES, "2026-11-22", NULL, IVN_HOLIDAY_NOT}, /* Sunday */
        {IVN_DIVISION_SCOTLAND, "2011-01-01", NULL, IVN_HOLIDAY_NOT},          /* Saturday: nothing rests on it */
        {IVN_DIVISION_ENGLAND_AND_WALES, "1970-12-25", NULL, IVN_HOLIDAY_NOT},
        {IVN_DIVISION_ENGLAND_AND_WALES, "2036-12-25", NULL, IVN_HOLIDAY_NOT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ivn_calendar *calendar = calendar_of(cases[i].division);
        const char *name = ivn_calendar_holiday_name(calendar, day(cases[i].day));

        if (cases[i].name == NULL)
            assert_null(name);
        else
            assert_string_equal(name, cases[i].name);
        assert_int_equal(ivn_calendar_holiday_status(calendar, day(cases[i].day)), cases[i].status);
        ivn_calendar_free(calendar);
    }
}

static void an_added_day_has_no_name_and_the_hosts_word(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *calendar = NULL;
    const ivn_date add[] = {day("2029-05-02"), day("2035-12-31")}, remove = day("2026-08-31");

    (void)state;
    assert_int_equal(ivn_calendar_with(base, add, 2, &remove, 1, day("2029-12-31"), &calendar), IVN_OK);
    assert_string_equal(ivn_calendar_holiday_name(calendar, add[0]), "");
    assert_int_equal(ivn_calendar_holiday_status(calendar, add[0]), IVN_HOLIDAY_SUPPLIED);
    assert_string_equal(ivn_calendar_holiday_name(calendar, add[1]), ""); /* past the last row of the list */
    assert_null(ivn_calendar_holiday_name(calendar, remove));
    assert_int_equal(ivn_calendar_holiday_status(calendar, remove), IVN_HOLIDAY_NOT);
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void a_projected_day_within_the_hosts_horizon_is_the_hosts_word(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *calendar = NULL;
    ivn_date christmas_2029 = day("2029-12-25"), christmas_2030 = day("2030-12-25");

    (void)state;
    assert_int_equal(ivn_calendar_with(base, NULL, 0, NULL, 0, day("2029-12-31"), &calendar), IVN_OK);
    assert_int_equal(ivn_calendar_holiday_status(base, christmas_2029), IVN_HOLIDAY_PROJECTED);
    assert_int_equal(ivn_calendar_holiday_status(calendar, christmas_2029), IVN_HOLIDAY_SUPPLIED);
    assert_string_equal(ivn_calendar_holiday_name(calendar, christmas_2029), "Christmas Day");
    assert_int_equal(ivn_calendar_holiday_status(calendar, christmas_2030), IVN_HOLIDAY_PROJECTED);
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calendar_says_what_it_is),
        cmocka_unit_test(no_calendar_says_nothing),
        cmocka_unit_test(a_holiday_has_its_name_and_says_how_well_it_is_known),
        cmocka_unit_test(an_added_day_has_no_name_and_the_hosts_word),
        cmocka_unit_test(a_projected_day_within_the_hosts_horizon_is_the_hosts_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
