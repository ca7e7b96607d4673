/*
 * Tests of src/base/violations.c.
 */
#include "base/error.h"

#include <string.h>

#include "context.h"
#include "failing.h"
#include "test.h"

static void nothing_wrong_ends_well_and_frees_the_list(void **state)
{
    ivn_violations *list = ivni_violations_new(context), *out = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivni_violations_count(list), 0);
    assert_int_equal(ivni_violations_finish(list, &out, &error), IVN_OK);
    assert_null(out);
    assert_int_equal(error.status, 0);
}

static void all_that_is_wrong_is_listed_in_its_order(void **state)
{
    ivn_violations *list = ivni_violations_new(context), *out = NULL;
    const ivn_violations_view *view;
    ivn_error error = {.size = sizeof error};

    (void)state;
    ivni_violations_add(list, IVN_ERROR_DATE, 17, "/born", "a date", "day %d", 32);
    ivni_violations_add(list, IVN_ERROR_RANGE, -1, "/risk/ogrs3", NULL, "beyond 99");
    assert_int_equal(ivni_violations_count(list), 2);
    assert_int_equal(ivni_violations_finish(list, &out, &error), IVN_ERROR_INVALID);

    view = ivn_violations_read(out);
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->count, 2);
    assert_int_equal(view->list[0]->size, sizeof(ivn_violation));
    assert_int_equal(view->list[0]->status, IVN_ERROR_DATE);
    assert_true(view->list[0]->offset == 17);
    assert_string_equal(view->list[0]->pointer, "/born");
    assert_string_equal(view->list[0]->message, "day 32");
    assert_string_equal(view->list[0]->expected, "a date");
    assert_string_equal(view->list[1]->pointer, "/risk/ogrs3");
    assert_string_equal(view->list[1]->expected, "");

    assert_int_equal(error.status, IVN_ERROR_INVALID);
    assert_int_equal(error.violation_count, 2);
    assert_true(error.offset == 17);
    assert_string_equal(error.pointer, "/born");
    assert_string_equal(error.message, "day 32; expected a date");
    ivn_violations_free(out);
}

static void the_list_and_the_error_may_be_left_out(void **state)
{
    ivn_violations *list = ivni_violations_new(context);

    (void)state;
    ivni_violations_add(list, IVN_ERROR_DATE, -1, "", "", "wrong");
    assert_int_equal(ivni_violations_finish(list, NULL, NULL), IVN_ERROR_INVALID);
}

static void beyond_a_thousand_they_are_counted_only(void **state)
{
    ivn_violations *list = ivni_violations_new(context), *out = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    for (int i = 0; i < 1234; i++)
        ivni_violations_add(list, IVN_ERROR_DATE, i, "", "", "number %d", i);
    assert_int_equal(ivni_violations_count(list), 1234);
    assert_int_equal(ivni_violations_finish(list, &out, &error), IVN_ERROR_INVALID);
    assert_int_equal(error.violation_count, 1234);
    assert_int_equal(ivn_violations_read(out)->count, 1000);
    assert_string_equal(ivn_violations_read(out)->list[999]->message, "number 999");
    ivn_violations_free(out);
}

static void a_long_pointer_is_kept_whole_and_a_long_message_cut(void **state)
{
    char text[600];
    ivn_violations *list = ivni_violations_new(context), *out = NULL;

    (void)state;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    ivni_violations_add(list, IVN_ERROR_DATE, -1, text, "", "%s", text);
    assert_int_equal(ivni_violations_finish(list, &out, NULL), IVN_ERROR_INVALID);
    assert_string_equal(ivn_violations_read(out)->list[0]->pointer, text);
    assert_int_equal(strlen(ivn_violations_read(out)->list[0]->message), 255);
    ivn_violations_free(out);
}

static void no_list_reads_as_an_empty_one_and_ends_as_no_memory(void **state)
{
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_violations_read(NULL)->count, 0);
    assert_int_equal(ivni_violations_count(NULL), 0);
    ivni_violations_add(NULL, IVN_ERROR_DATE, -1, "", "", "wrong");
    assert_int_equal(ivni_violations_finish(NULL, NULL, &error), IVN_ERROR_MEMORY);
    assert_int_equal(error.status, IVN_ERROR_MEMORY);
    ivn_violations_free(NULL);
}

/* Answers OK for the list that it makes, so that only a lack of memory is left to be told. */
static ivn_status collects(const ivn_context *with, void *user)
{
    ivn_violations *list = ivni_violations_new(with), *out = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status;

    (void)user;
    for (int i = 0; i < 200; i++)
        ivni_violations_add(list, IVN_ERROR_DATE, i, "/a/b", "a date", "number %d", i);
    status = ivni_violations_finish(list, &out, &error);
    if (status == IVN_ERROR_INVALID && ivn_violations_read(out)->count == 200)
        status = IVN_OK;
    ivn_violations_free(out);
    return status;
}

/* The strings are so long that each of them needs memory of its own. */
static ivn_status collects_long_ones(const ivn_context *with, void *user)
{
    ivn_violations *list = ivni_violations_new(with);
    ivn_status status;

    for (int i = 0; i < 5000; i++)
        ivni_violations_add(list, IVN_ERROR_DATE, -1, i % 2 ? user : "", i % 2 ? "" : user, "%0200d", i);
    status = ivni_violations_finish(list, NULL, NULL);
    return status == IVN_ERROR_INVALID ? IVN_OK : status;
}

static void running_out_of_memory_is_told_at_the_end(void **state)
{
    static char long_text[5000];

    (void)state;
    memset(long_text, 'a', sizeof long_text - 1);
    failing_every_with_context(collects_long_ones, long_text);
    failing_every_with_context(collects, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_wrong_ends_well_and_frees_the_list),
        cmocka_unit_test(all_that_is_wrong_is_listed_in_its_order),
        cmocka_unit_test(the_list_and_the_error_may_be_left_out),
        cmocka_unit_test(beyond_a_thousand_they_are_counted_only),
        cmocka_unit_test(a_long_pointer_is_kept_whole_and_a_long_message_cut),
        cmocka_unit_test(no_list_reads_as_an_empty_one_and_ends_as_no_memory),
        cmocka_unit_test(running_out_of_memory_is_told_at_the_end),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
