/*
 * Days of rehabilitation activity, of one referral and of several.
 */
#include "derived_support.h"

#include "failing.h"

static world here;
static life one, two;

static int begin(void **state)
{
    (void)state;
    world_begin(&here, "2026-10-01");
    life_begin(&one);
    life_begin(&two);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&here);
    return 0;
}

static ivn_rar *days_of(size_t count)
{
    const ivn_record *records[] = {&one.record, &two.record};
    ivn_rar *rar = NULL;

    assert_int_equal(ivn_rar_days(here.context, records, count, &rar, NULL), IVN_OK);
    return rar;
}

static void session_held_on(life *of, uint32_t at, const char *day)
{
    of->offers[at].starts = moment_of(day);
    of->appointments[at].day.value = day_of(day);
    of->appointments[at].held = IVN_YES;
}

static void only_sessions_that_took_place_count(void **state)
{
    ivn_rar *rar = days_of(1);
    const ivn_rar_requirement *requirement = ivn_rar_read(rar)->requirements[0];

    (void)state;
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    assert_string_equal(requirement->sentence, "event 1");
    assert_string_equal(requirement->requirement, "requirement 1");
    assert_int_equal(requirement->referral_count, 1);
    assert_int_equal(requirement->used, 2);
    assert_int_equal(requirement->days[0], day_of("2026-09-16"));
    assert_int_equal(requirement->days[1], day_of("2026-09-23"));
    assert_int_equal(requirement->ordered.value, 20);
    assert_int_equal(requirement->left.value, 18);
    assert_int_equal(requirement->exceeded, IVN_NO);
    ivn_rar_free(rar);
}

static void a_supplier_assessment_never_counts(void **state)
{
    (void)state;
    for (uint32_t kind = 1; kind <= ivn_term_count(IVN_VOCABULARY_APPOINTMENT); kind++) {
        ivn_appointment_view held = one.appointments[2];

        one.offers[2].kind = kind;
        assert_int_equal(ivni_is_activity_day(&held),
                         kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT || kind == IVN_APPOINTMENT_SESSION);
    }
}

/* What is no part of serving the sentence uses none of its days; where nobody says, it is taken to be part of it. */
static void a_voluntary_session_counts_no_day_nor_does_one_before_release(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.offers[2].enforceable = IVN_NO;
    rar = days_of(1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->used, 1);
    ivn_rar_free(rar);
    one.offers[2].enforceable = IVN_UNKNOWN;
    rar = days_of(1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->used, 2);
    ivn_rar_free(rar);
    one.offers[2].pre_release = IVN_YES;
    assert_false(ivni_is_activity_day(&one.appointments[2]));
}

static void two_sessions_on_one_day_are_one_day(void **state)
{
    ivn_rar *rar;

    (void)state;
    session_held_on(&one, 5, "2026-09-16");
    rar = days_of(1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->used, 2);
    ivn_rar_free(rar);
}

static void days_of_several_referrals_are_united_in_their_order(void **state)
{
    static const char *const expected[] = {"2026-09-10", "2026-09-16", "2026-09-23", "2026-10-02"};
    ivn_rar *rar;

    (void)state;
    session_held_on(&two, 2, "2026-10-02");
    session_held_on(&two, 5, "2026-09-10");
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->referral_count, 2);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->used, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(ivn_rar_read(rar)->requirements[0]->days[i], day_of(expected[i]));
    ivn_rar_free(rar);
}

static void another_requirement_has_its_own_days(void **state)
{
    ivn_rar *rar;

    (void)state;
    two.facts.requirement = "requirement 2";
    two.sentence.rehabilitation_activity_days = (ivn_number){1, 1};
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 2);
    assert_string_equal(ivn_rar_read(rar)->requirements[1]->requirement, "requirement 2");
    assert_int_equal(ivn_rar_read(rar)->requirements[1]->exceeded, IVN_YES);
    assert_int_equal(ivn_rar_read(rar)->requirements[1]->left.known, 1);
    assert_int_equal(ivn_rar_read(rar)->requirements[1]->left.value, 0);
    ivn_rar_free(rar);
}

static void without_a_requirement_the_sentence_tells_them_apart(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.facts.requirement = two.facts.requirement = NULL;
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    assert_string_equal(ivn_rar_read(rar)->requirements[0]->requirement, "");
    ivn_rar_free(rar);
    two.facts.sentence = "event 2";
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 2);
    ivn_rar_free(rar);
}

static void a_requirement_is_the_same_whether_or_not_the_sentence_is_named(void **state)
{
    ivn_rar *rar;

    (void)state;
    two.facts.sentence = NULL;
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    ivn_rar_free(rar);
}

static void a_referral_without_any_requirement_uses_none(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.facts.requirement = NULL;
    one.sentence.rehabilitation_activity = IVN_NO;
    assert_int_equal(ivni_uses_activity_days(&one.record.referral), 0);
    rar = days_of(1);
    assert_int_equal(ivn_rar_read(rar)->count, 0);
    ivn_rar_free(rar);
}

static void where_the_facts_do_not_say_how_many_were_ordered_none_are_left_to_tell(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.sentence.rehabilitation_activity_days = (ivn_number){0, 0};
    rar = days_of(1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->ordered.known, 0);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->left.known, 0);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->exceeded, IVN_UNKNOWN);
    ivn_rar_free(rar);
}

static void what_nobody_names_is_one_requirement(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.facts.requirement = two.facts.requirement = NULL;
    one.facts.sentence = two.facts.sentence = NULL;
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    assert_string_equal(ivn_rar_read(rar)->requirements[0]->sentence, "");
    ivn_rar_free(rar);
    two.facts.sentence = "event 2";
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 2);
    ivn_rar_free(rar);
    one.appointments[2].day.known = 0;
    assert_false(ivni_is_activity_day(&one.appointments[2]));
    one.appointments[4].superseded_by = 5;
    assert_false(ivni_is_activity_day(&one.appointments[4]));
}

static void two_people_are_refused(void **state)
{
    const ivn_record *records[] = {&one.record, &two.record, NULL};
    ivn_error error = {.size = sizeof error}, wrong = {.size = 3};
    ivn_rar *rar = NULL;

    (void)state;
    two.user.reference = "Y654321";
    assert_int_equal(ivn_rar_days(here.context, records, 2, &rar, &error), IVN_ERROR_INVALID);
    assert_null(rar);
    assert_int_equal(ivn_rar_days(here.context, records, 3, &rar, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rar_days(here.context, records, 1, &rar, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_rar_days(here.context, NULL, 1, &rar, &error), IVN_ERROR_ARGUMENT);
    two.user.reference = NULL;
    assert_int_equal(ivn_rar_days(here.context, records, 2, &rar, &error), IVN_OK);
    ivn_rar_free(rar);
    assert_null(ivn_rar_read(NULL));
    ivn_rar_free(NULL);
}

static void what_is_known_of_nobody_uses_none(void **state)
{
    ivn_rar *rar;

    (void)state;
    one.record.referral.facts = NULL;
    two.facts.service_user = NULL;
    two.facts.requirement = NULL;
    rar = days_of(2);
    assert_int_equal(ivn_rar_read(rar)->count, 0);
    ivn_rar_free(rar);
    rar = days_of(0);
    assert_int_equal(ivn_rar_read(rar)->count, 0);
    ivn_rar_free(rar);
}

static ivn_status unites(const ivn_context *context, void *user)
{
    const ivn_record *records[] = {&one.record, &two.record};
    ivn_rar *rar = NULL;
    ivn_status status = ivn_rar_days(context, records, 2, &rar, NULL);

    (void)user;
    ivn_rar_free(rar);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    two.facts.requirement = "requirement 2";
    failing_every_with_context(unites, NULL);
    limit_every(unites, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_sessions_that_took_place_count, begin, end),
        cmocka_unit_test_setup_teardown(a_supplier_assessment_never_counts, begin, end),
        cmocka_unit_test_setup_teardown(a_voluntary_session_counts_no_day_nor_does_one_before_release, begin, end),
        cmocka_unit_test_setup_teardown(two_sessions_on_one_day_are_one_day, begin, end),
        cmocka_unit_test_setup_teardown(days_of_several_referrals_are_united_in_their_order, begin, end),
        cmocka_unit_test_setup_teardown(another_requirement_has_its_own_days, begin, end),
        cmocka_unit_test_setup_teardown(without_a_requirement_the_sentence_tells_them_apart, begin, end),
        cmocka_unit_test_setup_teardown(a_requirement_is_the_same_whether_or_not_the_sentence_is_named, begin, end),
        cmocka_unit_test_setup_teardown(a_referral_without_any_requirement_uses_none, begin, end),
        cmocka_unit_test_setup_teardown(where_the_facts_do_not_say_how_many_were_ordered_none_are_left_to_tell, begin,
                                        end),
        cmocka_unit_test_setup_teardown(what_nobody_names_is_one_requirement, begin, end),
        cmocka_unit_test_setup_teardown(two_people_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_is_known_of_nobody_uses_none, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_nothing, begin, end),
    };

    return cmocka_run_group_tests_name("rar", tests, NULL, NULL);
}
