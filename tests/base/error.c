/*
 * Tests of src/base/error.c.
 */
#include "base/error.h"

#include <string.h>
#include <wchar.h>

#include "base/text.h"

#include "test.h"

/* An error as a caller might leave it from a call before. */
static ivn_error used_error(void)
{
    ivn_error error;

    memset(&error, 'x', sizeof error);
    error.size = sizeof error;
    return error;
}

static void a_refusal_fills_the_whole_error(void **state)
{
    ivn_error error = used_error();

    (void)state;
    assert_int_equal(ivni_fail(&error, IVN_ERROR_RANGE, "day %d of %s", 32, "May"), IVN_ERROR_RANGE);
    assert_int_equal(error.status, IVN_ERROR_RANGE);
    assert_true(error.offset == -1);
    assert_int_equal(error.host_code, 0);
    assert_int_equal(error.violation_count, 0);
    assert_string_equal(error.rule, "");
    assert_string_equal(error.pointer, "");
    assert_string_equal(error.message, "day 32 of May");
}

static void a_refusal_says_where(void **state)
{
    ivn_error error = used_error();

    (void)state;
    assert_int_equal(ivni_fail_at(&error, IVN_ERROR_DATE, 12, "/sentences/0", "no such day"), IVN_ERROR_DATE);
    assert_true(error.offset == 12);
    assert_string_equal(error.pointer, "/sentences/0");
    assert_string_equal(error.rule, "");
    assert_string_equal(error.message, "no such day");
}

static void a_refusal_names_the_rule_behind_it(void **state)
{
    ivn_error error = used_error();

    (void)state;
    assert_int_equal(ivni_fail_rule(&error, IVN_ERROR_RULE, "R012", "at most %d", 5), IVN_ERROR_RULE);
    assert_string_equal(error.rule, "R012");
    assert_string_equal(error.pointer, "");
    assert_string_equal(error.message, "at most 5");
}

static void running_out_of_memory_needs_none_to_be_said(void **state)
{
    ivn_error error = used_error();

    (void)state;
    assert_int_equal(ivni_fail_memory(&error), IVN_ERROR_MEMORY);
    assert_string_equal(error.message, "no memory");
}

static void what_cannot_be_printed_leaves_an_empty_message(void **state)
{
    ivn_error error = used_error();
    const wint_t no_character = 0xd800;

    (void)state;
    assert_int_equal(ivni_fail(&error, IVN_ERROR_STATE, "%lc", no_character), IVN_ERROR_STATE);
    assert_string_equal(error.message, "");
}

static void nobody_needs_to_ask_for_detail(void **state)
{
    (void)state;
    assert_int_equal(ivni_fail(NULL, IVN_ERROR_STATE, "-"), IVN_ERROR_STATE);
    assert_int_equal(ivni_fail_at(NULL, IVN_ERROR_DATE, 0, "", "-"), IVN_ERROR_DATE);
    assert_int_equal(ivni_fail_rule(NULL, IVN_ERROR_RULE, "", "-"), IVN_ERROR_RULE);
    assert_int_equal(ivni_fail_memory(NULL), IVN_ERROR_MEMORY);
}

/* For each length of ASCII before it, a row of three-byte characters is cut at a character. */
static void what_is_too_long_is_cut_between_characters(void **state)
{
    char text[400];

    (void)state;
    for (size_t ascii = 0; ascii < 3; ascii++) {
        ivn_error error = used_error();

        memset(text, 'a', ascii);
        for (size_t at = ascii; at + 3 < sizeof text; at += 3)
            memcpy(text + at, "\xe2\x82\xac", 4);
        ivni_fail_at(&error, IVN_ERROR_DATE, 0, text, "%s", text);
        assert_true(strlen(error.message) == 255 - (255 - ascii) % 3);
        assert_true(ivni_utf8_valid(error.message, strlen(error.message)) == strlen(error.message));
        assert_string_equal(error.pointer, error.message);
        ivni_fail_rule(&error, IVN_ERROR_RULE, text, "-");
        assert_true(strlen(error.rule) == 47 - (47 - ascii) % 3);
    }
}

static void what_just_fits_is_whole(void **state)
{
    char text[256];
    ivn_error error = used_error();

    (void)state;
    memset(text, 'a', 255);
    text[255] = '\0';
    ivni_fail_at(&error, IVN_ERROR_DATE, 0, text, "%s", text);
    assert_string_equal(error.message, text);
    assert_string_equal(error.pointer, text);
}

static void an_error_of_unknown_size_is_refused(void **state)
{
    ivn_error error = used_error();

    (void)state;
    assert_int_equal(ivni_error_check(NULL), IVN_OK);
    assert_int_equal(ivni_error_check(&error), IVN_OK);
    error.size = sizeof error + 8;
    assert_int_equal(ivni_error_check(&error), IVN_OK);
    error.size = sizeof error - 1;
    assert_int_equal(ivni_error_check(&error), IVN_ERROR_SIZE);
    error.size = IVNI_MOST_STRUCT + 1;
    assert_int_equal(ivni_error_check(&error), IVN_ERROR_SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_fills_the_whole_error),
        cmocka_unit_test(a_refusal_says_where),
        cmocka_unit_test(a_refusal_names_the_rule_behind_it),
        cmocka_unit_test(running_out_of_memory_needs_none_to_be_said),
        cmocka_unit_test(what_cannot_be_printed_leaves_an_empty_message),
        cmocka_unit_test(nobody_needs_to_ask_for_detail),
        cmocka_unit_test(what_is_too_long_is_cut_between_characters),
        cmocka_unit_test(what_just_fits_is_whole),
        cmocka_unit_test(an_error_of_unknown_size_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
