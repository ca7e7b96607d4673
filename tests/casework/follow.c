/*
 * Tests of src/casework/follow.c: what follows from a referral filled by hand, with what no life shows at once.
 */
#include "derived_support.h"

static life one;

static int begin(void **state)
{
    (void)state;
    life_begin(&one);
    return 0;
}

static const ivn_referral_view *followed(void)
{
    ivni_follow(&one.record.referral);
    return &one.record.referral;
}

static void sessions_before_release_are_those_that_are_ahead_or_took_place(void **state)
{
    (void)state;
    assert_int_equal(followed()->pre_release_sessions, 0);
    for (int i = 0; i < LIFE_APPOINTMENTS; i++)
        one.offers[i].pre_release = IVN_YES;
    /* Of five sessions one was missed, and one did not take place. */
    assert_int_equal(followed()->pre_release_sessions, 3);
    one.appointments[6].superseded_by = 8;
    assert_int_equal(followed()->pre_release_sessions, 2);
}

static void a_session_that_was_moved_is_recorded_by_the_one_it_was_moved_to(void **state)
{
    uint32_t before;

    (void)state;
    before = followed()->sessions_recorded;
    one.appointments[2].superseded_by = 7;
    assert_int_equal(followed()->sessions_recorded, before - 1);
}

static void a_number_beyond_all_numbers_counts_as_no_session(void **state)
{
    uint32_t before;

    (void)state;
    before = followed()->sessions_attended;
    one.appointments[2].session = 100000;
    assert_int_equal(followed()->sessions_attended, before - 1);
}

static void the_first_is_the_earliest_in_whatever_order(void **state)
{
    ivn_appointment_view first = one.appointments[0], second = one.appointments[1];

    (void)state;
    one.appointments[0] = second;
    one.appointments[1] = first;
    assert_true(followed()->first_offered.value == first.offered.value);
    one.appointments[6] = one.appointments[2];
    one.appointments[6].facts = &one.offers[6];
    one.offers[6].starts = moment_of("2026-09-10");
    assert_true(followed()->commenced.value == moment_of("2026-09-10").value);
}

static void more_sessions_than_have_a_number_are_never_all_recorded(void **state)
{
    (void)state;
    one.plan.sessions.value = 1000;
    assert_false(followed()->ended.known);
}

static void without_a_report_there_is_no_score_and_without_a_plan_a_session_delivers(void **state)
{
    (void)state;
    one.record.referral.report_submitted = moment_of("2026-10-08");
    one.record.referral.report = NULL;
    assert_false(followed()->outcome_score.known);
    one.record.referral.report_submitted.known = 0;
    one.record.referral.approved_plan = NULL;
    assert_int_equal(followed()->phase, IVN_PHASE_DELIVERING);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, begin)
    const struct CMUnitTest tests[] = {
        TEST(sessions_before_release_are_those_that_are_ahead_or_took_place),
        TEST(a_session_that_was_moved_is_recorded_by_the_one_it_was_moved_to),
        TEST(a_number_beyond_all_numbers_counts_as_no_session),
        TEST(the_first_is_the_earliest_in_whatever_order),
        TEST(more_sessions_than_have_a_number_are_never_all_recorded),
        TEST(without_a_report_there_is_no_score_and_without_a_plan_a_session_delivers),
    };

    return cmocka_run_group_tests_name("follow", tests, NULL, NULL);
}
