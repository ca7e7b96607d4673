/*
 * Tests of src/calendar/bulk.c: every element as the scalar call has it.
 */
#include <stdlib.h>
#include <string.h>

#include "oracle.h"

#define MOST 1200
#define VERY_MANY 50000

/* Lengths around the block of 256 that the implementation takes at a time. */
static const size_t lengths[] = {0, 1, 2, 7, 255, 256, 257, 511, 512, 513, MOST};
static const int32_t numbers[] = {1,     -1,     2,     10,     -10,   300,       -300,
                                  16000, -16000, 17000, -17000, 65536, INT32_MAX, INT32_MIN};

#define LENGTH_COUNT (sizeof lengths / sizeof lengths[0])
#define NUMBER_COUNT (sizeof numbers / sizeof numbers[0])

static const ivn_date awkward[] = {
    IVN_DATE_NONE,   TABLE_FIRST - 1, TABLE_LAST + 1, 0, -1, INT32_MAX, INT32_MIN + 1, TABLE_FIRST, TABLE_LAST,
    TABLE_FIRST + 1, TABLE_LAST - 1,  65536 + 20000,
};

#define AWKWARD_COUNT (sizeof awkward / sizeof awkward[0])

static void fill(ivn_date *days, size_t count, uint32_t seed)
{
    for (size_t i = 0; i < count; i++)
        days[i] = TABLE_FIRST + (ivn_date)(next_random(&seed) % (TABLE_LAST - TABLE_FIRST + 1));
}

static ivn_date added(const ivn_calendar *calendar, ivn_date from, int32_t days)
{
    ivn_date out = IVN_DATE_NONE;

    ivn_calendar_add(calendar, from, days, &out);
    return out;
}

static int32_t counted(const ivn_calendar *calendar, ivn_date from, ivn_date to)
{
    int32_t out = IVN_COUNT_NONE;

    ivn_calendar_count(calendar, from, to, &out);
    return out;
}

/* Adds a number to days, apart and in place, and holds both against the scalar call. */
static void check_add_many(const ivn_calendar *calendar, const ivn_date *from, size_t count, int32_t days)
{
    static ivn_date apart[VERY_MANY + 1], in_place[VERY_MANY + 1];
    ivn_status expected = IVN_OK, status;

    apart[count] = in_place[count] = 4711;
    memcpy(in_place, from, count * sizeof *from);
    status = ivn_calendar_add_many(calendar, from, count, days, apart);
    assert_int_equal(ivn_calendar_add_many(calendar, in_place, count, days, in_place), status);
    for (size_t i = 0; i < count; i++) {
        ivn_date one = added(calendar, from[i], days);

        if (one == IVN_DATE_NONE)
            expected = IVN_PARTIAL;
        if (apart[i] != one || in_place[i] != one)
            fail_msg("%d from %d: %d apart, %d in place, %d alone", (int)days, (int)from[i], (int)apart[i],
                     (int)in_place[i], (int)one);
    }
    assert_int_equal(status, expected);
    assert_true(apart[count] == 4711 && in_place[count] == 4711);
}

static void adding_to_many_days_is_adding_to_each(void **state)
{
    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        ivn_calendar *calendar = calendar_of(division);
        static ivn_date from[MOST];

        for (size_t i = 0; i < LENGTH_COUNT; i++) {
            fill(from, lengths[i], division);
            for (size_t j = 0; j < NUMBER_COUNT; j++)
                check_add_many(calendar, from, lengths[i], numbers[j]);
        }
        ivn_calendar_free(calendar);
    }
}

static void adding_to_many_ordinary_days_leaves_none_out(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    static ivn_date from[MOST], out[MOST];

    (void)state;
    for (size_t i = 0; i < MOST; i++)
        from[i] = day("2023-01-01") + (ivn_date)i;
    assert_int_equal(ivn_calendar_add_many(calendar, from, MOST, 10, out), IVN_OK);
    assert_int_equal(out[0], added(calendar, from[0], 10));
    ivn_calendar_free(calendar);
}

static void one_day_without_an_answer_spoils_no_other(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_SCOTLAND);
    static ivn_date from[MOST];

    (void)state;
    for (size_t i = 0; i < AWKWARD_COUNT; i++)
        for (size_t at = 0; at < 600; at += at < 260 ? 1 : 37) {
            fill(from, 600, (uint32_t)at);
            from[at] = awkward[i];
            check_add_many(calendar, from, 600, i % 2 == 0 ? 10 : -10);
        }
    ivn_calendar_free(calendar);
}

static void the_first_and_the_last_day_with_an_answer_are_not_lost(void **state)
{
    static const int32_t near[] = {1, -1, 2, -2, 10, -10, 250, -250};
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_NORTHERN_IRELAND);
    static ivn_date from[MOST];

    (void)state;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        for (ivn_date each = 0; each < MOST; each++)
            from[each] = near[i] > 0 ? TABLE_LAST - each : TABLE_FIRST + each;
        for (size_t start = 0; start <= MOST - 256; start++) /* each block edge at each day once */
            check_add_many(calendar, from + start, 256, near[i]);
    }
    ivn_calendar_free(calendar);
}

/* So many that the answers of all days are made first; less or more than a block beyond, and days without answers. */
static void adding_to_very_many_days_is_adding_to_each(void **state)
{
    static const size_t counts[] = {VERY_MANY, VERY_MANY - 1, VERY_MANY - 256};
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    static ivn_date from[VERY_MANY];

    (void)state;
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        fill(from, VERY_MANY, (uint32_t)i);
        check_add_many(calendar, from, counts[i % 3], numbers[i]);
        for (size_t j = 0; j < AWKWARD_COUNT; j++)
            from[1000 * j + i] = awkward[j];
        check_add_many(calendar, from, counts[i % 3], numbers[i]);
    }
    ivn_calendar_free(calendar);
}

static void very_many_days_that_all_can_be_answered_are(void **state)
{
    static const int32_t near[] = {1, -1, 10, -250};
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_SCOTLAND);
    static ivn_date from[VERY_MANY];

    (void)state;
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        for (size_t at = 0; at < VERY_MANY; at++) /* every day that has an answer, the first and the last too */
            from[at] = near[i] > 0 ? TABLE_FIRST + (ivn_date)(at % 23700) : TABLE_LAST - (ivn_date)(at % 23300);
        check_add_many(calendar, from, VERY_MANY, near[i]);
    }
    ivn_calendar_free(calendar);
}

static void adding_to_each_its_own_number_is_adding_one_by_one(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_UNITED_KINGDOM);
    static ivn_date from[MOST], apart[MOST], over_from[MOST];
    static int32_t days[MOST], over_days[MOST];
    ivn_status status;
    uint32_t random = 1;

    (void)state;
    fill(from, MOST, 3);
    for (size_t i = 0; i < MOST; i++)
        days[i] = i % 5 == 0 ? numbers[i % NUMBER_COUNT] : (int32_t)(next_random(&random) % 601) - 300;
    days[77] = 0;
    from[78] = IVN_DATE_NONE;
    memcpy(over_from, from, sizeof from);
    memcpy(over_days, days, sizeof days);
    status = ivn_calendar_add_each(calendar, from, days, MOST, apart);
    assert_int_equal(status, IVN_PARTIAL);
    assert_int_equal(ivn_calendar_add_each(calendar, over_from, days, MOST, over_from), status);
    assert_int_equal(ivn_calendar_add_each(calendar, from, over_days, MOST, over_days), status);
    for (size_t i = 0; i < MOST; i++) {
        ivn_date one = days[i] == 0 ? IVN_DATE_NONE : added(calendar, from[i], days[i]);

        assert_true(apart[i] == one && over_from[i] == one && over_days[i] == one);
    }
    ivn_calendar_free(calendar);
}

static void adding_to_each_answers_ok_when_all_have_an_answer(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_UNITED_KINGDOM);
    const ivn_date from[] = {20000, 20001};
    const int32_t days[] = {3, -3};
    ivn_date out[2];

    (void)state;
    assert_int_equal(ivn_calendar_add_each(calendar, from, days, 2, out), IVN_OK);
    assert_int_equal(out[1], added(calendar, 20001, -3));
    ivn_calendar_free(calendar);
}

static void check_count_many(const ivn_calendar *calendar, const ivn_date *from, const ivn_date *to, size_t count)
{
    static int32_t apart[MOST], over_from[MOST], over_to[MOST];
    ivn_status expected = IVN_OK, status = ivn_calendar_count_many(calendar, from, to, count, apart);

    memcpy(over_from, from, count * sizeof *from);
    memcpy(over_to, to, count * sizeof *to);
    assert_int_equal(ivn_calendar_count_many(calendar, over_from, to, count, over_from), status);
    assert_int_equal(ivn_calendar_count_many(calendar, from, over_to, count, over_to), status);
    for (size_t i = 0; i < count; i++) {
        int32_t one = counted(calendar, from[i], to[i]);

        if (one == IVN_COUNT_NONE)
            expected = IVN_PARTIAL;
        if (apart[i] != one || over_from[i] != one || over_to[i] != one)
            fail_msg("from %d to %d: %d in bulk, %d alone", (int)from[i], (int)to[i], (int)apart[i], (int)one);
    }
    assert_int_equal(status, expected);
}

static void counting_many_is_counting_each(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    static ivn_date from[MOST], to[MOST];

    (void)state;
    for (size_t i = 0; i < LENGTH_COUNT; i++) {
        fill(from, lengths[i], 5);
        fill(to, lengths[i], 6);
        check_count_many(calendar, from, to, lengths[i]);
    }
    ivn_calendar_free(calendar);
}

static void one_pair_without_an_answer_spoils_no_other(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    static ivn_date from[MOST], to[MOST];

    (void)state;
    for (size_t i = 0; i < AWKWARD_COUNT; i++)
        for (size_t at = 0; at < 600; at += 7) {
            fill(from, 600, 5);
            fill(to, 600, 6);
            *(i % 2 == 0 ? &from[at] : &to[at]) = awkward[i];
            check_count_many(calendar, from, to, 600);
        }
    ivn_calendar_free(calendar);
}

static void what_is_missing_is_an_argument_error_and_writes_nothing(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    ivn_date from[] = {20000}, out[] = {7};

    (void)state;
    assert_int_equal(ivn_calendar_add_many(NULL, from, 1, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_many(calendar, NULL, 1, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_many(calendar, from, 1, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_many(calendar, from, 1, 0, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_each(NULL, from, from, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_each(calendar, NULL, from, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_each(calendar, from, NULL, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_add_each(calendar, from, from, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count_many(NULL, from, from, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count_many(calendar, NULL, from, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count_many(calendar, from, NULL, 1, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_count_many(calendar, from, from, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(out[0], 7);
    ivn_calendar_free(calendar);
}

static void no_days_at_all_need_no_array(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);

    (void)state;
    assert_int_equal(ivn_calendar_add_many(calendar, NULL, 0, 1, NULL), IVN_OK);
    assert_int_equal(ivn_calendar_add_each(calendar, NULL, NULL, 0, NULL), IVN_OK);
    assert_int_equal(ivn_calendar_count_many(calendar, NULL, NULL, 0, NULL), IVN_OK);
    ivn_calendar_free(calendar);
}

static void arrays_need_no_more_alignment_than_their_elements(void **state)
{
    ivn_calendar *calendar = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES);
    static ivn_date from[MOST + 1];

    (void)state;
    fill(from, MOST + 1, 9);
    check_add_many(calendar, from + 1, 512, 10);
    check_count_many(calendar, from + 1, from + 2, 512);
    ivn_calendar_free(calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_to_many_days_is_adding_to_each),
        cmocka_unit_test(adding_to_many_ordinary_days_leaves_none_out),
        cmocka_unit_test(one_day_without_an_answer_spoils_no_other),
        cmocka_unit_test(the_first_and_the_last_day_with_an_answer_are_not_lost),
        cmocka_unit_test(adding_to_very_many_days_is_adding_to_each),
        cmocka_unit_test(very_many_days_that_all_can_be_answered_are),
        cmocka_unit_test(adding_to_each_its_own_number_is_adding_one_by_one),
        cmocka_unit_test(adding_to_each_answers_ok_when_all_have_an_answer),
        cmocka_unit_test(counting_many_is_counting_each),
        cmocka_unit_test(one_pair_without_an_answer_spoils_no_other),
        cmocka_unit_test(what_is_missing_is_an_argument_error_and_writes_nothing),
        cmocka_unit_test(no_days_at_all_need_no_array),
        cmocka_unit_test(arrays_need_no_more_alignment_than_their_elements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
