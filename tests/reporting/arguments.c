/*
 * What every call of service levels refuses before it looks at anything: with which status, and in which words.
 */
#include "reporting_support.h"

#include <string.h>

static world w;

static int begin(void **state)
{
    (void)state;
    world_begin(&w, "2026-11-23");
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static ivn_error error;

/* Fails unless a call answers with the status and says so. */
#define assert_refused(call, expected, says)                                                                           \
    do {                                                                                                               \
        error = (ivn_error){.size = sizeof error};                                                                     \
        assert_int_equal(call, expected);                                                                              \
        assert_string_equal(error.message, says);                                                                      \
    } while (0)

static ivn_level_report *empty(void)
{
    ivn_level_report *report = NULL;

    assert_int_equal(ivn_report_new(w.context, &w.environment, NULL, &report, NULL), IVN_OK);
    return report;
}

static void levels_need_facts_and_a_place(void **state)
{
    static const char of[] = "context, facts and out must not be NULL";
    static const char json[] = "context, levels and out must not be NULL";
    const ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);
    ivn_levels *none = NULL, *levels = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_refused(ivn_levels_of(NULL, &w.environment, &facts, &none, &error), IVN_ERROR_ARGUMENT, of);
    assert_refused(ivn_levels_of(w.context, &w.environment, NULL, &none, &error), IVN_ERROR_ARGUMENT, of);
    assert_refused(ivn_levels_of(w.context, &w.environment, &facts, NULL, &error), IVN_ERROR_ARGUMENT, of);
    assert_null(none);
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    assert_refused(ivn_levels_to_json(NULL, levels, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_levels_to_json(w.context, NULL, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_levels_to_json(w.context, levels, NULL, &error), IVN_ERROR_ARGUMENT, json);
    assert_null(text);
    ivn_levels_free(levels);
}

static void reports_need_what_is_added_and_a_place(void **state)
{
    static const char made[] = "context and out must not be NULL";
    static const char added[] = "report and facts must not be NULL";
    static const char record[] = "report and record must not be NULL";
    static const char merged[] = "into and from must not be NULL";
    static const char json[] = "context, report and out must not be NULL";
    const ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);
    ivn_level_report *report = empty(), *none = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_refused(ivn_report_new(NULL, &w.environment, NULL, &none, &error), IVN_ERROR_ARGUMENT, made);
    assert_refused(ivn_report_new(w.context, &w.environment, NULL, NULL, &error), IVN_ERROR_ARGUMENT, made);
    assert_refused(ivn_report_add(NULL, &facts, &error), IVN_ERROR_ARGUMENT, added);
    assert_refused(ivn_report_add(report, NULL, &error), IVN_ERROR_ARGUMENT, added);
    assert_refused(ivn_report_add_record(report, NULL, &error), IVN_ERROR_ARGUMENT, record);
    assert_refused(ivn_report_add_record(NULL, NULL, &error), IVN_ERROR_ARGUMENT, record);
    assert_refused(ivn_report_merge(NULL, report, &error), IVN_ERROR_ARGUMENT, merged);
    assert_refused(ivn_report_merge(report, NULL, &error), IVN_ERROR_ARGUMENT, merged);
    assert_refused(ivn_report_to_json(NULL, report, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_report_to_json(w.context, NULL, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_report_to_json(w.context, report, NULL, &error), IVN_ERROR_ARGUMENT, json);
    assert_null(none);
    assert_null(text);
    assert_int_equal(ivn_report_read(report)->referrals, 0);
    ivn_report_free(report);
}

static void a_period_is_a_struct_that_does_not_end_before_it_begins(void **state)
{
    const ivn_number first = on("2026-10-01"), second = on("2026-10-02"), none = {0, 0};
    const struct {
        ivn_period period;
        ivn_status status;
        const char *says;
    } cases[] = {
        {{.size = 3}, IVN_ERROR_SIZE, "the period is not a struct that the library knows"},
        {{sizeof(ivn_period), 1, none, none}, IVN_ERROR_RESERVED, "a reserved member of the period is not 0"},
        {{sizeof(ivn_period), 0, second, first}, IVN_ERROR_RANGE, "the period ends before it begins"},
        {{sizeof(ivn_period), 0, first, first}, IVN_OK, ""},
        {{sizeof(ivn_period), 0, second, none}, IVN_OK, ""},
        {{sizeof(ivn_period), 0, none, first}, IVN_OK, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ivn_level_report *report = NULL;

        assert_refused(ivn_report_new(w.context, &w.environment, &cases[i].period, &report, &error), cases[i].status,
                       cases[i].says);
        assert_int_equal(report != NULL, cases[i].status == IVN_OK);
        ivn_report_free(report);
    }
}

static void facts_need_a_record_and_a_place(void **state)
{
    static const char says[] = "context, record, environment and out must not be NULL";
    ivn_facts *none = NULL;

    (void)state;
    assert_refused(ivn_level_facts_of(NULL, NULL, &w.environment, &none, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_level_facts_of(w.context, NULL, &w.environment, &none, &error), IVN_ERROR_ARGUMENT, says);
    assert_null(none);
}

/* Where to write what went wrong must be known before anything can. */
static void an_error_that_is_no_struct_of_the_library_is_refused_first(void **state)
{
    const ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);
    const ivn_level_tally tally = {.met = 1};
    ivn_level_figure figure = {.size = sizeof figure};
    ivn_level_report *report = empty(), *none = NULL;
    ivn_levels *levels = NULL;
    ivn_facts *made = NULL;
    ivn_text *text = NULL;
    ivn_error wrong = {.size = 3};

    (void)state;
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_level_figure_of(&w.environment, 1, &tally, &figure, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_new(w.context, &w.environment, NULL, &none, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_add(report, &facts, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_add_record(report, NULL, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_merge(report, report, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_to_json(w.context, report, &text, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_level_facts_of(w.context, NULL, &w.environment, &made, &wrong), IVN_ERROR_SIZE);
    assert_null(levels);
    assert_null(none);
    assert_null(text);
    assert_null(made);
    assert_int_equal(figure.denominator, 0);
    assert_int_equal(ivn_report_read(report)->referrals, 0);
    ivn_report_free(report);
}

/* --- columns --- */

static void columns_need_a_place_that_holds_what_is_counted(void **state)
{
    ivn_level_tally tally[1] = {{.met = 0}};
    ivn_level_columns columns = {.size = sizeof columns};
    ivn_level_tallies out = {.size = sizeof out, .group_count = 1, .offered = tally};

    (void)state;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 0, NULL, &error), IVN_ERROR_ARGUMENT);
    out.group_count = IVN_MOST_LEVEL_GROUPS + 1;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 0, &out, &error), IVN_ERROR_ARGUMENT);
    out.group_count = 1;
    out.size = 7;
    assert_refused(ivn_levels_many(&w.environment, NULL, &columns, 0, &out, &error), IVN_ERROR_SIZE,
                   "columns or tallies are not a struct that the library knows");
}

static void tallies_are_added_to_tallies_of_the_same_levels(void **state)
{
    ivn_level_tally mine[3] = {{.met = 1}, {.met = 2}, {.met = 3}}, theirs[3] = {{.met = 4}, {.met = 5}, {.met = 6}};
    const ivn_level_tallies all = {sizeof all, 1, &theirs[0], &theirs[1], &theirs[2], 7, 0, 0, 0, 0};

    (void)state;
    for (int level = 0; level < 3; level++) {
        ivn_level_tallies into = {.size = sizeof into, .group_count = 1}, from = all;

        into.offered = level == 0 ? &mine[0] : NULL;
        into.offered_for = level == 1 ? &mine[1] : NULL;
        into.commencement = level == 2 ? &mine[2] : NULL;
        from.offered = level == 0 ? NULL : &theirs[0];
        from.offered_for = level == 1 ? NULL : &theirs[1];
        from.commencement = level == 2 ? NULL : &theirs[2];
        assert_int_equal(ivn_level_tallies_add(&into, &from), IVN_ERROR_ARGUMENT);
        assert_int_equal(into.referrals, 0);
        assert_int_equal(mine[level].met, level + 1);
        assert_int_equal(ivn_level_tallies_add(&into, &all), IVN_OK); /* what it does not count may be there */
        assert_int_equal(into.referrals, 7);
        assert_int_equal(mine[level].met, 2 * level + 5);
    }
}

static void tallies_must_be_structs_of_the_library(void **state)
{
    ivn_level_tallies good = {.size = sizeof good, .group_count = 1}, bad = {.size = 7, .group_count = 1};

    (void)state;
    assert_int_equal(ivn_level_tallies_add(&good, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_tallies_add(NULL, &good), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_tallies_add(&good, &bad), IVN_ERROR_SIZE);
    assert_int_equal(ivn_level_tallies_add(&bad, &good), IVN_ERROR_SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(levels_need_facts_and_a_place, begin, end),
        cmocka_unit_test_setup_teardown(reports_need_what_is_added_and_a_place, begin, end),
        cmocka_unit_test_setup_teardown(a_period_is_a_struct_that_does_not_end_before_it_begins, begin, end),
        cmocka_unit_test_setup_teardown(facts_need_a_record_and_a_place, begin, end),
        cmocka_unit_test_setup_teardown(an_error_that_is_no_struct_of_the_library_is_refused_first, begin, end),
        cmocka_unit_test_setup_teardown(columns_need_a_place_that_holds_what_is_counted, begin, end),
        cmocka_unit_test(tallies_are_added_to_tallies_of_the_same_levels),
        cmocka_unit_test(tallies_must_be_structs_of_the_library),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
