/*
 * Tests of src/base/text.c.
 */
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#include "failing.h"
#include "test.h"

static ivn_context *context;
static ivni_text text;

static int make_context(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context);
}

static int free_context(void **state)
{
    (void)state;
    ivn_context_free(context);
    return 0;
}

static int start_text(void **state)
{
    (void)state;
    ivni_text_init(&text, context);
    return 0;
}

static void assert_finished(const char *right)
{
    ivn_text *made = NULL;

    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    assert_int_equal(ivn_text_size(made), strlen(right));
    assert_string_equal(ivn_text_data(made), right);
    ivn_text_free(made);
}

static void pieces_follow_each_other(void **state)
{
    (void)state;
    ivni_text_string(&text, "one ");
    ivni_text_bytes(&text, "two three", 3);
    ivni_text_bytes(&text, NULL, 0);
    ivni_text_format(&text, " %s %d", "four", 5);
    assert_finished("one two four 5");
}

static void nothing_written_is_an_empty_text(void **state)
{
    (void)state;
    assert_finished("");
    ivni_text_format(&text, "%s", "");
    assert_finished("");
}

static void integers_are_written_to_both_ends_of_their_range(void **state)
{
    (void)state;
    ivni_text_integer(&text, 0);
    ivni_text_string(&text, " ");
    ivni_text_integer(&text, INT64_MAX);
    ivni_text_string(&text, " ");
    ivni_text_integer(&text, INT64_MIN);
    ivni_text_string(&text, " ");
    ivni_text_integer(&text, -10);
    assert_finished("0 9223372036854775807 -9223372036854775808 -10");
}

/* Goes through every day of the years 1 to 9999 with a calendar that only counts. */
static void every_day_has_its_civil_date(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t date = -719162;

    (void)state;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++) {
            int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int length = lengths[month - 1] + (month == 2 && leap);

            for (int day = 1; day <= length; day++, date++) {
                int32_t y, m, d;

                ivni_civil_date(date, &y, &m, &d);
                if (y != year || m != month || d != day)
                    fail_msg("%04d-%02d-%02d is %d-%d-%d", year, month, day, y, m, d);
            }
        }
    assert_int_equal(date, 2932897);
}

static void dates_are_written_in_iso_form(void **state)
{
    (void)state;
    ivni_text_date(&text, 20779);
    ivni_text_date(&text, -719162);
    ivni_text_date(&text, 2932896);
    assert_finished("2026-11-220001-01-019999-12-31");
}

static void days_outside_the_years_of_four_digits_are_refused(void **state)
{
    const int32_t days[] = {-719163, 2932897, INT32_MIN, INT32_MAX};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        ivn_text *made = NULL;
        ivn_error error = {.size = sizeof error};

        ivni_text_date(&text, days[i]);
        ivni_text_string(&text, "is dropped");
        ivni_text_fail(&text, IVN_ERROR_LIMIT);
        assert_int_equal(ivni_text_finish(&text, &made, &error), IVN_ERROR_RANGE);
        assert_int_equal(error.status, IVN_ERROR_RANGE);
        assert_null(made);
    }
}

static void a_formatted_piece_may_be_longer_than_the_room(void **state)
{
    char long_piece[1000];

    (void)state;
    memset(long_piece, 'a', sizeof long_piece - 1);
    long_piece[sizeof long_piece - 1] = '\0';
    ivni_text_format(&text, "%s", long_piece);
    assert_int_equal(text.size, 999);
    for (int i = 0; i < 300; i++)
        ivni_text_format(&text, "%d", i % 10);
    assert_int_equal(text.size, 1299);
    assert_true(memcmp(text.data, long_piece, 999) == 0);
    assert_true(memcmp(text.data + 1289, "0123456789", 10) == 0);
    ivni_text_discard(&text);
    assert_null(text.data);
}

static void a_text_grows_no_further_than_a_document_may(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_document_bytes = 300};
    ivn_context *small = NULL;
    ivn_text *made = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    ivni_text_init(&text, small);
    for (int i = 0; i < 300; i++)
        ivni_text_bytes(&text, "a", 1);
    assert_int_equal(text.status, IVN_OK);
    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    assert_int_equal(ivn_text_size(made), 300);
    ivn_text_free(made);
    made = NULL;

    for (int i = 0; i < 301; i++)
        ivni_text_bytes(&text, "a", 1);
    assert_int_equal(ivni_text_finish(&text, &made, &error), IVN_ERROR_LIMIT);
    assert_int_equal(error.status, IVN_ERROR_LIMIT);
    assert_null(made);

    ivni_text_string(&text, "a");
    assert_int_equal(ivni_text_reserve(&text, SIZE_MAX), 0);
    assert_int_equal(text.status, IVN_ERROR_LIMIT);
    ivni_text_discard(&text);
    ivni_text_format(&text, "%0400d", 0);
    assert_int_equal(text.status, IVN_ERROR_LIMIT);
    ivni_text_discard(&text);
    ivn_context_free(small);
}

static void no_text_reads_as_an_empty_one(void **state)
{
    (void)state;
    assert_string_equal(ivn_text_data(NULL), "");
    assert_int_equal(ivn_text_size(NULL), 0);
    ivn_text_free(NULL);
}

static ivn_status writes_a_lot(const ivn_context *with, void *user)
{
    ivni_text lot;
    ivn_text *made = NULL;
    ivn_status status;

    (void)user;
    ivni_text_init(&lot, with);
    for (int i = 0; i < 1000; i++)
        ivni_text_format(&lot, "%d,", i);
    status = ivni_text_finish(&lot, &made, NULL);
    ivn_text_free(made);
    return status;
}

static ivn_status makes_one(const ivn_context *with, void *user)
{
    ivn_text *made = NULL;
    ivn_status status = ivni_text_make(with, "whole text", 5, &made, NULL);

    (void)user;
    if (status == IVN_OK && strcmp(ivn_text_data(made), "whole") != 0)
        status = IVN_ERROR_STATE;
    ivn_text_free(made);
    return status;
}

static void running_out_of_memory_is_told_at_the_end(void **state)
{
    (void)state;
    failing_every_with_context(writes_a_lot, NULL);
    failing_every_with_context(makes_one, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(pieces_follow_each_other, start_text),
        cmocka_unit_test_setup(nothing_written_is_an_empty_text, start_text),
        cmocka_unit_test_setup(integers_are_written_to_both_ends_of_their_range, start_text),
        cmocka_unit_test(every_day_has_its_civil_date),
        cmocka_unit_test_setup(dates_are_written_in_iso_form, start_text),
        cmocka_unit_test_setup(days_outside_the_years_of_four_digits_are_refused, start_text),
        cmocka_unit_test_setup(a_formatted_piece_may_be_longer_than_the_room, start_text),
        cmocka_unit_test(a_text_grows_no_further_than_a_document_may),
        cmocka_unit_test(no_text_reads_as_an_empty_one),
        cmocka_unit_test(running_out_of_memory_is_told_at_the_end),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
