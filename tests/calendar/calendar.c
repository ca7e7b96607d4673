/*
 * Tests of src/calendar/calendar.c: making calendars and overlays.
 */
#include <string.h>

#include "calendar/table.h"
#include "failing.h"

#include "oracle.h"

static ivn_calendar *overlaid(const ivn_calendar *base, const char *add, const char *remove, const char *published_to)
{
    ivn_date added = add == NULL ? 0 : day(add), removed = remove == NULL ? 0 : day(remove);
    ivn_calendar *calendar = NULL;

    assert_int_equal(ivn_calendar_with(base, &added, add != NULL, &removed, remove != NULL,
                                       published_to == NULL ? IVN_DATE_NONE : day(published_to), &calendar),
                     IVN_OK);
    return calendar;
}

static int works(const ivn_calendar *calendar, const char *text)
{
    uint32_t answer = IVN_UNKNOWN;

    assert_int_equal(ivn_calendar_is_working_day(calendar, day(text), &answer), IVN_OK);
    return answer == IVN_YES;
}

static void assert_add(const ivn_calendar *calendar, const char *from, int32_t days, const char *expected)
{
    ivn_date found = IVN_DATE_NONE;

    assert_int_equal(ivn_calendar_add(calendar, day(from), days, &found), IVN_OK);
    assert_day(found, expected);
}

static void divisions_keep_their_own_holidays(void **state)
{
    static const struct {
        const char *day;
        int works[IVN_DIVISION_UNITED_KINGDOM];
    } cases[] = {
        {"2026-01-02", {1, 0, 1, 0}}, {"2026-03-17", {1, 1, 0, 0}}, {"2026-04-06", {0, 1, 0, 0}},
        {"2026-06-15", {1, 0, 1, 0}}, {"2026-07-13", {1, 1, 0, 0}}, {"2026-08-03", {1, 0, 1, 0}},
        {"2026-08-31", {0, 1, 0, 0}}, {"2026-11-30", {1, 0, 1, 0}}, {"2026-12-25", {0, 0, 0, 0}},
        {"2026-12-26", {0, 0, 0, 0}}, {"2026-12-28", {0, 0, 0, 0}}, {"2026-12-29", {1, 1, 1, 1}},
    };

    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        ivn_calendar *calendar = calendar_of(division);

        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
            assert_int_equal(works(calendar, cases[i].day), cases[i].works[division - 1]);
        ivn_calendar_free(calendar);
    }
}

static void a_calendar_of_no_division_is_refused(void **state)
{
    static const uint32_t wrong[] = {0, 5, UINT32_MAX};
    ivn_calendar *calendar = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(ivn_calendar_new(NULL, wrong[i], &calendar), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_new(NULL, IVN_DIVISION_SCOTLAND, NULL), IVN_ERROR_ARGUMENT);
    assert_null(calendar);
}

static void an_allocator_of_another_shape_is_refused(void **state)
{
    ivn_allocator empty = {.size = sizeof empty}, small = {.size = 4}, odd;
    failing counter;
    ivn_calendar *calendar = NULL;

    (void)state;
    failing_init(&counter, 0, 0);
    odd = counter.allocator;
    odd.reserved = 1;
    assert_int_equal(ivn_calendar_new(&empty, IVN_DIVISION_SCOTLAND, &calendar), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_new(&small, IVN_DIVISION_SCOTLAND, &calendar), IVN_ERROR_SIZE);
    assert_int_equal(ivn_calendar_new(&odd, IVN_DIVISION_SCOTLAND, &calendar), IVN_ERROR_RESERVED);
    assert_null(calendar);
}

static void a_calendar_is_one_piece_of_the_hosts_memory(void **state)
{
    failing counter;
    ivn_calendar *calendar = NULL, *overlay = NULL;

    (void)state;
    failing_init(&counter, 0, 0);
    assert_int_equal(ivn_calendar_new(&counter.allocator, IVN_DIVISION_SCOTLAND, &calendar), IVN_OK);
    assert_int_equal(counter.calls, 1);
    assert_in_range(counter.live_bytes, 80000, 90000);
    assert_int_equal(ivn_calendar_with(calendar, NULL, 0, NULL, 0, IVN_DATE_NONE, &overlay), IVN_OK);
    assert_int_equal(counter.calls, 2);
    ivn_calendar_free(calendar);
    assert_false(works(overlay, "2026-01-02")); /* the overlay stands on its own */
    ivn_calendar_free(overlay);
    ivn_calendar_free(NULL);
    assert_int_equal(counter.live_blocks, 0);
}

static void counting_takes_no_memory(void **state)
{
    failing counter;
    ivn_calendar *calendar = NULL;
    ivn_date dates[300] = {20000, 20001};
    int32_t count;

    (void)state;
    failing_init(&counter, 0, 0);
    assert_int_equal(ivn_calendar_new(&counter.allocator, IVN_DIVISION_SCOTLAND, &calendar), IVN_OK);
    assert_int_equal(ivn_calendar_add(calendar, 20000, 10, dates), IVN_OK);
    assert_int_equal(ivn_calendar_count(calendar, 20000, 20100, &count), IVN_OK);
    assert_int_equal(ivn_calendar_add_many(calendar, dates, 300, 10, dates), IVN_PARTIAL);
    assert_int_equal(counter.calls, 1);
    ivn_calendar_free(calendar);
}

static ivn_status make_both(const ivn_allocator *allocator, void *user)
{
    ivn_calendar *base = NULL, *overlay = NULL;
    ivn_status status = ivn_calendar_new(allocator, IVN_DIVISION_ENGLAND_AND_WALES, &base);

    (void)user;
    if (status == IVN_OK)
        status = ivn_calendar_with(base, NULL, 0, NULL, 0, IVN_DATE_NONE, &overlay);
    if (status != IVN_OK && overlay != NULL)
        status = IVN_ERROR_STATE; /* nothing half-done */
    ivn_calendar_free(base);
    ivn_calendar_free(overlay);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every(make_both, NULL);
}

static void the_state_funeral_announced_nine_days_before_moves_due_dates(void **state)
{
    ivn_calendar *shipped = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_calendar *before = overlaid(shipped, NULL, "2022-09-19", NULL);
    ivn_calendar *after = overlaid(before, "2022-09-19", NULL, NULL); /* an overlay of an overlay */

    (void)state;
    assert_add(shipped, "2022-09-08", 10, "2022-09-23");
    assert_add(before, "2022-09-08", 10, "2022-09-22");
    assert_add(after, "2022-09-08", 10, "2022-09-23");
    assert_true(works(before, "2022-09-19"));
    assert_false(works(after, "2022-09-19"));
    ivn_calendar_free(shipped);
    ivn_calendar_free(before);
    ivn_calendar_free(after);
}

static void the_scottish_holiday_of_15_june_2026_can_be_taken_away_and_given_back(void **state)
{
    ivn_calendar *scotland = calendar_of(IVN_DIVISION_SCOTLAND);
    ivn_calendar *before = overlaid(scotland, NULL, "2026-06-15", NULL);
    ivn_calendar *after = overlaid(before, "2026-06-15", NULL, NULL);

    (void)state;
    assert_add(scotland, "2026-06-12", 1, "2026-06-16");
    assert_add(before, "2026-06-12", 1, "2026-06-15");
    assert_add(after, "2026-06-12", 1, "2026-06-16");
    assert_int_equal(ivn_calendar_division(after), IVN_DIVISION_SCOTLAND);
    ivn_calendar_free(scotland);
    ivn_calendar_free(before);
    ivn_calendar_free(after);
}

static void what_is_so_already_can_be_said_again(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *same = NULL;
    const ivn_date add[] = {day("2026-12-25"), day("2026-12-25"), day("2026-11-21"), day("2026-11-22")};
    const ivn_date remove[] = {day("2026-11-23"), day("2026-11-28"), day("2026-11-29"), day("2026-11-23")};

    (void)state;
    assert_int_equal(ivn_calendar_with(base, add, 4, remove, 4, IVN_DATE_NONE, &same), IVN_OK);
    for (ivn_date each = TABLE_FIRST; each <= TABLE_LAST; each++) {
        uint32_t in_base = 0, in_same = 0;

        assert_int_equal(ivn_calendar_is_working_day(base, each, &in_base), IVN_OK);
        assert_int_equal(ivn_calendar_is_working_day(same, each, &in_same), IVN_OK);
        assert_int_equal(in_base, in_same);
    }
    ivn_calendar_free(base);
    ivn_calendar_free(same);
}

static void a_saturday_never_becomes_a_working_day(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND);
    ivn_calendar *calendar = overlaid(base, NULL, "2011-01-01", NULL); /* in the list, on a Saturday */

    (void)state;
    assert_false(works(calendar, "2011-01-01"));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void the_same_day_cannot_be_added_and_removed(void **state)
{
    failing counter;
    ivn_calendar *base = NULL, *out = NULL;
    const ivn_date days[] = {day("2026-11-24"), day("2026-11-23")};

    (void)state;
    failing_init(&counter, 0, 0);
    assert_int_equal(ivn_calendar_new(&counter.allocator, IVN_DIVISION_SCOTLAND, &base), IVN_OK);
    assert_int_equal(ivn_calendar_with(base, days, 2, days + 1, 1, IVN_DATE_NONE, &out), IVN_ERROR_CONFLICT);
    assert_null(out);
    ivn_calendar_free(base);
    assert_int_equal(counter.live_blocks, 0);
}

static void days_outside_the_table_cannot_be_overlaid(void **state)
{
    static const ivn_date outside[] = {TABLE_FIRST - 1, TABLE_LAST + 1, IVN_DATE_NONE, -5};
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *out = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
        assert_int_equal(ivn_calendar_with(base, &outside[i], 1, NULL, 0, IVN_DATE_NONE, &out), IVN_ERROR_RANGE);
        assert_int_equal(ivn_calendar_with(base, NULL, 0, &outside[i], 1, IVN_DATE_NONE, &out), IVN_ERROR_RANGE);
        if (outside[i] != IVN_DATE_NONE)
            assert_int_equal(ivn_calendar_with(base, NULL, 0, NULL, 0, outside[i], &out), IVN_ERROR_RANGE);
    }
    assert_null(out);
    ivn_calendar_free(base);
}

static void what_is_missing_is_an_argument_error(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *out = NULL;

    (void)state;
    assert_int_equal(ivn_calendar_with(NULL, NULL, 0, NULL, 0, IVN_DATE_NONE, &out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_with(base, NULL, 0, NULL, 0, IVN_DATE_NONE, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_with(base, NULL, 1, NULL, 0, IVN_DATE_NONE, &out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_with(base, NULL, 0, NULL, 1, IVN_DATE_NONE, &out), IVN_ERROR_ARGUMENT);
    assert_null(out);
    ivn_calendar_free(base);
}

static void an_overlay_sets_the_horizon_or_keeps_it(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_calendar *later = overlaid(base, NULL, NULL, "2029-12-31"), *kept = overlaid(later, "2029-05-02", NULL, NULL);
    ivn_calendar *earlier = overlaid(kept, NULL, NULL, "2026-12-31");

    (void)state;
    assert_day(ivn_calendar_horizon(base), "2028-12-31");
    assert_day(ivn_calendar_horizon(later), "2029-12-31");
    assert_day(ivn_calendar_horizon(kept), "2029-12-31");
    assert_day(ivn_calendar_horizon(earlier), "2026-12-31");
    ivn_calendar_free(base);
    ivn_calendar_free(later);
    ivn_calendar_free(kept);
    ivn_calendar_free(earlier);
}

static void every_weekday_may_be_a_holiday(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *none = NULL, *all = NULL;
    static ivn_date days[TABLE_LAST - TABLE_FIRST + 1];
    ivn_date found = 7;

    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        days[i] = TABLE_FIRST + (ivn_date)i;
    assert_int_equal(ivn_calendar_with(base, days, sizeof days / sizeof days[0], NULL, 0, IVN_DATE_NONE, &none),
                     IVN_OK);
    assert_int_equal(ivn_calendar_add(none, 20000, 1, &found), IVN_ERROR_RANGE);
    assert_int_equal(ivn_calendar_add_many(none, days, 300, 1, days), IVN_PARTIAL);
    assert_int_equal(days[0], IVN_DATE_NONE);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        days[i] = TABLE_FIRST + (ivn_date)i;
    assert_int_equal(ivn_calendar_with(none, NULL, 0, days, sizeof days / sizeof days[0], IVN_DATE_NONE, &all), IVN_OK);
    assert_add(all, "2026-12-24", 1, "2026-12-25");
    assert_int_equal(all->working_days, IVNI_WEEKDAYS); /* the most there can be: the table holds them */
    ivn_calendar_free(base);
    ivn_calendar_free(none);
    ivn_calendar_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisions_keep_their_own_holidays),
        cmocka_unit_test(a_calendar_of_no_division_is_refused),
        cmocka_unit_test(an_allocator_of_another_shape_is_refused),
        cmocka_unit_test(a_calendar_is_one_piece_of_the_hosts_memory),
        cmocka_unit_test(counting_takes_no_memory),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(the_state_funeral_announced_nine_days_before_moves_due_dates),
        cmocka_unit_test(the_scottish_holiday_of_15_june_2026_can_be_taken_away_and_given_back),
        cmocka_unit_test(what_is_so_already_can_be_said_again),
        cmocka_unit_test(a_saturday_never_becomes_a_working_day),
        cmocka_unit_test(the_same_day_cannot_be_added_and_removed),
        cmocka_unit_test(days_outside_the_table_cannot_be_overlaid),
        cmocka_unit_test(what_is_missing_is_an_argument_error),
        cmocka_unit_test(an_overlay_sets_the_horizon_or_keeps_it),
        cmocka_unit_test(every_weekday_may_be_a_holiday),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
