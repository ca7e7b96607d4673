/*
 * Percentages: exact, rounded half up, and what they count.
 */
#include "reporting_support.h"

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

static int32_t tenths(uint64_t numerator, uint64_t denominator)
{
    ivn_number share = {0, 0};

    assert_int_equal(ivn_share(numerator, denominator, &share), IVN_OK);
    return share.known ? share.value : -1;
}

static void a_share_is_rounded_half_up(void **state)
{
    (void)state;
    assert_int_equal(tenths(0, 0), -1); /* none, and not nought */
    assert_int_equal(tenths(0, 7), 0);
    assert_int_equal(tenths(7, 7), 1000);
    assert_int_equal(tenths(1, 3), 333);
    assert_int_equal(tenths(2, 3), 667);
    assert_int_equal(tenths(1, 2000), 1); /* 0.05 %: half */
    assert_int_equal(tenths(1, 2001), 0);
    assert_int_equal(tenths(1999, 2000), 1000);
    assert_int_equal(tenths(9994, 10000), 999);
    assert_int_equal(tenths(UINT64_MAX - 1, UINT64_MAX), 1000);
    assert_int_equal(tenths(UINT64_MAX / 2, UINT64_MAX), 500);
    assert_int_equal(tenths(UINT64_MAX / 3, UINT64_MAX), 333);
}

static void shares_of_small_numbers_are_those_of_long_division(void **state)
{
    (void)state;
    for (uint64_t denominator = 1; denominator < 130; denominator++)
        for (uint64_t numerator = 0; numerator <= denominator; numerator++)
            assert_int_equal(tenths(numerator, denominator), (2000 * numerator + denominator) / (2 * denominator));
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_number share;

    (void)state;
    assert_int_equal(ivn_share(2, 1, &share), IVN_ERROR_RANGE);
    assert_int_equal(ivn_share(1, 2, NULL), IVN_ERROR_ARGUMENT);
}

static ivn_level_figure figure_of(uint32_t level, const ivn_level_tally *tally)
{
    ivn_level_figure figure = {.size = sizeof figure};

    assert_int_equal(ivn_level_figure_of(&w.environment, level, tally, &figure, NULL), IVN_OK);
    return figure;
}

static const ivn_level_tally tally = {
    .met = 90, .missed = 10, .not_due = 7, .withdrawn = 20, .not_known = 5, .not_applicable = 3};

static void a_tally_that_cannot_be_added_up_has_no_figure(void **state)
{
    const ivn_level_tally most = {.met = UINT64_MAX - 2, .missed = 2}, beyond = {.met = UINT64_MAX - 2, .missed = 3};
    ivn_level_figure figure = figure_of(IVN_SERVICE_LEVEL_COMMENCEMENT, &most);

    (void)state;
    assert_int_equal(figure.tenths.value, 1000);
    assert_int_equal(ivn_level_figure_of(&w.environment, IVN_SERVICE_LEVEL_COMMENCEMENT, &beyond, &figure, NULL),
                     IVN_ERROR_RANGE);
}

static void met_and_missed_are_counted_and_the_rest_is_shown_beside(void **state)
{
    ivn_level_figure figure = figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &tally);

    (void)state;
    assert_int_equal(figure.numerator, 90);
    assert_int_equal(figure.denominator, 100);
    assert_int_equal(figure.tenths.value, 900);
    assert_int_equal(figure.reached, IVN_UNKNOWN); /* no document says which share is enough */
}

static void a_contract_may_count_what_was_withdrawn_and_what_is_not_known(void **state)
{
    ivn_level_figure figure;

    (void)state;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"withdrawn\",\"value\":1,"
                       "\"source\":\"Contract 7\"}]}");
    figure = figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &tally);
    assert_int_equal(figure.denominator, 120);
    assert_int_equal(figure.tenths.value, 750);
    figure = figure_of(IVN_SERVICE_LEVEL_COMMENCEMENT, &tally); /* the other level has a rule of its own */
    assert_int_equal(figure.denominator, 100);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"not_known\",\"value\":1,"
                       "\"source\":\"Contract 7\"}]}");
    assert_int_equal(figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR, &tally).denominator, 125);
}

static void not_yet_due_is_never_counted(void **state)
{
    const ivn_level_tally all_open = {.not_due = 12};
    ivn_level_figure figure = figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &all_open);

    (void)state;
    assert_int_equal(figure.denominator, 0);
    assert_int_equal(figure.tenths.known, 0);
}

static void a_share_that_is_asked_for_is_held_against_the_exact_one(void **state)
{
    const ivn_level_tally nearly = {.met = 9496, .missed = 504}, just = {.met = 9500, .missed = 500};

    (void)state;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"percent\",\"value\":95,"
                       "\"source\":\"Contract 7\"}]}");
    assert_int_equal(figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &nearly).tenths.value, 950);
    assert_int_equal(figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &nearly).reached, IVN_NO);
    assert_int_equal(figure_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, &just).reached, IVN_YES);
}

static void a_figure_needs_a_level_and_a_place(void **state)
{
    ivn_level_figure figure = {.size = sizeof figure};

    (void)state;
    assert_int_equal(ivn_level_figure_of(&w.environment, 0, &tally, &figure, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_figure_of(&w.environment, 4, &tally, &figure, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_figure_of(&w.environment, 1, NULL, &figure, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_figure_of(NULL, 1, &tally, &figure, NULL), IVN_ERROR_ARGUMENT);
    figure.size = 3;
    assert_int_equal(ivn_level_figure_of(&w.environment, 1, &tally, &figure, NULL), IVN_ERROR_SIZE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_is_rounded_half_up),
        cmocka_unit_test(shares_of_small_numbers_are_those_of_long_division),
        cmocka_unit_test(wrong_arguments_are_refused),
        cmocka_unit_test_setup_teardown(a_tally_that_cannot_be_added_up_has_no_figure, begin, end),
        cmocka_unit_test_setup_teardown(met_and_missed_are_counted_and_the_rest_is_shown_beside, begin, end),
        cmocka_unit_test_setup_teardown(a_contract_may_count_what_was_withdrawn_and_what_is_not_known, begin, end),
        cmocka_unit_test_setup_teardown(not_yet_due_is_never_counted, begin, end),
        cmocka_unit_test_setup_teardown(a_share_that_is_asked_for_is_held_against_the_exact_one, begin, end),
        cmocka_unit_test_setup_teardown(a_figure_needs_a_level_and_a_place, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
