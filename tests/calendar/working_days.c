/*
 * Tests of src/calendar/working_days.c.
 */
#include "oracle.h"

#define FURTHEST 300

static void a_referral_received_on_a_saturday_counts_from_monday(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_date due;

    (void)state;
    assert_int_equal(ivn_calendar_add(calendar, day("2026-08-22"), 10, &due), IVN_OK);
    assert_day(due, "2026-09-07"); /* 31 August is a bank holiday */
    ivn_calendar_free(calendar);
}

static void no_working_days_is_a_question_without_meaning(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_date due = 7;

    (void)state;
    assert_int_equal(ivn_calendar_add(calendar, day("2026-08-22"), 0, &due), IVN_ERROR_ARGUMENT);
    assert_int_equal(due, 7);
    ivn_calendar_free(calendar);
}

static void what_is_missing_is_an_argument_error(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_SCOTLAND);
    ivn_date due;
    int32_t count;
    uint32_t works;

    (void)state;
    assert_int_equal(ivn_calendar_add(NULL, 20000, 1, &due), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add(calendar, 20000, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count(NULL, 20000, 20001, &count), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count(calendar, 20000, 20001, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_is_working_day(NULL, 20000, &works), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_is_working_day(calendar, 20000, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_roll_forward(NULL, 20000, &due), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_roll_forward(calendar, 20000, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_roll_back(NULL, 20000, &due), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_roll_back(calendar, 20000, NULL), IVN_ERROR_ARGUMENT);
    ivn_calendar_free(calendar);
}

static void a_day_outside_the_table_is_a_range_error(void **state)
{
    static const ivn_date outside[] = {TABLE_FIRST - 1, TABLE_LAST + 1, 0, -1, IVN_DATE_NONE, INT32_MAX};
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_UNITED_KINGDOM);

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        ivn_date due = 7;
        int32_t count = 7;
        uint32_t works = 7;

        assert_int_equal(ivn_calendar_add(calendar, outside[i], 1, &due), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_add(calendar, outside[i], -1, &due), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_roll_forward(calendar, outside[i], &due), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_roll_back(calendar, outside[i], &due), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_count(calendar, outside[i], 20000, &count), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_count(calendar, 20000, outside[i], &count), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_is_working_day(calendar, outside[i], &works), IVN_ERROR_RANGE);
        assert_true(due == 7 && count == 7 && works == 7);
    }
    ivn_calendar_free(calendar);
}

static void an_answer_outside_the_table_is_a_range_error(void **state)
{
    static const struct {
        const char *from;
        int32_t days;
    } cases[] = {
        {"2035-12-31", 1},         {"2035-12-27", 3},         {"1971-01-01", -1},        {"1971-01-05", -3},
        {"2026-01-01", INT32_MAX}, {"2026-01-01", INT32_MIN}, {"2026-01-01", 70000},     {"2026-01-01", -70000},
        {"1971-01-01", INT32_MAX}, {"2035-12-31", INT32_MIN}, {"1971-01-01", INT32_MIN}, {"2035-12-31", INT32_MAX},
    };
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ivn_date due = 7;

        assert_int_equal(ivn_calendar_add(calendar, day(cases[i].from), cases[i].days, &due), IVN_ERROR_RANGE);
        assert_int_equal(due, 7);
    }
    ivn_calendar_free(calendar);
}

static void the_first_and_last_working_days_can_be_reached(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_date found;

    (void)state;
    assert_int_equal(ivn_calendar_add(calendar, day("2035-12-27"), 2, &found), IVN_OK);
    assert_day(found, "2035-12-31");
    assert_int_equal(ivn_calendar_add(calendar, day("1971-01-05"), -2, &found), IVN_OK);
    assert_day(found, "1971-01-01");
    ivn_calendar_free(calendar);
}

static void rolling_stays_on_a_working_day_and_leaves_any_other(void **state)
{
    static const struct {
        const char *from, *forward, *back;
    } cases[] = {
        {"2026-08-28", "2026-08-28", "2026-08-28"}, /* Friday */
        {"2026-08-29", "2026-09-01", "2026-08-28"}, /* Saturday before a bank holiday */
        {"2026-08-31", "2026-09-01", "2026-08-28"}, /* the bank holiday */
        {"2026-04-03", "2026-04-07", "2026-04-02"}, /* Good Friday */
    };
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ivn_date found;

        assert_int_equal(ivn_calendar_roll_forward(calendar, day(cases[i].from), &found), IVN_OK);
        assert_day(found, cases[i].forward);
        assert_int_equal(ivn_calendar_roll_back(calendar, day(cases[i].from), &found), IVN_OK);
        assert_day(found, cases[i].back);
    }
    ivn_calendar_free(calendar);
}

static void rolling_past_the_ends_is_a_range_error(void **state)
{
    ivn_calendar *scotland = calendar_of(IVN_DIVISION_SCOTLAND), *overlaid = NULL;
    const ivn_date last = TABLE_LAST;
    ivn_date found = 7;

    (void)state;
    assert_int_equal(ivn_calendar_roll_back(scotland, TABLE_FIRST, &found), IVN_ERROR_RANGE); /* New Year's Day */
    assert_int_equal(ivn_calendar_with(scotland, &last, 1, NULL, 0, IVN_DATE_NONE, &overlaid), IVN_OK);
    assert_int_equal(ivn_calendar_roll_forward(overlaid, TABLE_LAST, &found), IVN_ERROR_RANGE);
    assert_int_equal(found, 7);
    assert_int_equal(ivn_calendar_roll_forward(scotland, TABLE_LAST, &found), IVN_OK);
    assert_int_equal(found, TABLE_LAST);
    ivn_calendar_free(scotland);
    ivn_calendar_free(overlaid);
}

/* One day against the walk: every number of days to FURTHEST, both ways, and the count back. */
static void check_day(const ivn_calendar *calendar, const oracle *days, ivn_date from, int32_t step)
{
    ivn_date walked = from;

    for (int32_t count = step; count != step * (FURTHEST + 1); count += step) {
        ivn_date answer = IVN_DATE_NONE;
        int32_t counted = 0;

        walked = oracle_add(days, walked, step); /* the next one after the one before: the walk goes on */
        if (walked == IVN_DATE_NONE)
            break;
        if (ivn_calendar_add(calendar, from, count, &answer) != IVN_OK || answer != walked)
            fail_msg("%d working days from %d: %d instead of %d", (int)count, (int)from, (int)answer, (int)walked);
        ivn_calendar_count(calendar, from, answer, &counted);
        if (counted != count + (count < 0 && !days->works[from]))
            fail_msg("from %d to %d: %d working days instead of %d", (int)from, (int)answer, (int)counted, (int)count);
    }
}

static void the_tables_agree_with_walking_day_by_day(void **state)
{
    const ivn_date first = day("1978-01-01");
    const ivn_date step = run_all() ? 1 : 17;

    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        ivn_calendar *calendar = calendar_of(division);
        static oracle days;

        oracle_init(&days, division);
        for (ivn_date from = first; from <= TABLE_LAST; from += step) {
            check_day(calendar, &days, from, 1);
            check_day(calendar, &days, from, -1);
        }
        ivn_calendar_free(calendar);
    }
}

static void every_day_of_the_table_works_or_not_as_the_list_says(void **state)
{
    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        ivn_calendar *calendar = calendar_of(division);
        static oracle days;

        oracle_init(&days, division);
        for (ivn_date each = TABLE_FIRST; each <= TABLE_LAST; each++) {
            uint32_t works = IVN_UNKNOWN;

            assert_int_equal(ivn_calendar_is_working_day(calendar, each, &works), IVN_OK);
            assert_int_equal(works, days.works[each] ? IVN_YES : IVN_NO);
        }
        ivn_calendar_free(calendar);
    }
}

static void counting_agrees_with_walking_between_any_two_days(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_NORTHERN_IRELAND);
    uint32_t random = 1;
    static oracle days;

    (void)state;
    oracle_init(&days, IVN_DIVISION_NORTHERN_IRELAND);
    for (int i = 0; i < 3000; i++) {
        ivn_date from = TABLE_FIRST + (ivn_date)(next_random(&random) % (TABLE_LAST - TABLE_FIRST + 1));
        ivn_date to = TABLE_FIRST + (ivn_date)(next_random(&random) % (TABLE_LAST - TABLE_FIRST + 1));
        int32_t count = 0;

        assert_int_equal(ivn_calendar_count(calendar, from, to, &count), IVN_OK);
        assert_int_equal(count, oracle_count(&days, from, to));
    }
    ivn_calendar_free(calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_referral_received_on_a_saturday_counts_from_monday),
        cmocka_unit_test(no_working_days_is_a_question_without_meaning),
        cmocka_unit_test(what_is_missing_is_an_argument_error),
        cmocka_unit_test(a_day_outside_the_table_is_a_range_error),
        cmocka_unit_test(an_answer_outside_the_table_is_a_range_error),
        cmocka_unit_test(the_first_and_last_working_days_can_be_reached),
        cmocka_unit_test(rolling_stays_on_a_working_day_and_leaves_any_other),
        cmocka_unit_test(rolling_past_the_ends_is_a_range_error),
        cmocka_unit_test(the_tables_agree_with_walking_day_by_day),
        cmocka_unit_test(every_day_of_the_table_works_or_not_as_the_list_says),
        cmocka_unit_test(counting_agrees_with_walking_between_any_two_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
