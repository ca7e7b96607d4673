/*
 * The edges of this floor's calls: what implies a need, which person of a caseload an error is about, handles that are
 * not there, structs that are too short.
 */
#include "eligibility_support.h"

static struct world world;

static int begin(void **state)
{
    (void)state;
    world_of_documents(&world);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

static const ivn_service_user nobody = {.size = sizeof nobody};

static void a_need_linked_to_offending_is_served_without_a_complexity(void **state)
{
    const ivn_need linked = {.size = sizeof linked, .area = IVN_NEED_FINANCE, .linked_to_offending = IVN_YES};
    const ivn_need *list[] = {&linked};
    const ivn_needs needs = {.size = sizeof needs, .needs = list, .need_count = 1};
    ivn_recommendation *recommendation = NULL;
    (void)state;
    assert_int_equal(ivn_recommend(world.context, &world.environment, &nobody, &needs, &recommendation, NULL), IVN_OK);
    assert_true(ivn_recommendation_read(recommendation)->count > 0);
    assert_int_equal(ivn_recommendation_read(recommendation)->suggestions[0]->need, IVN_NEED_FINANCE);
    ivn_recommendation_free(recommendation);
}

static void a_need_that_is_only_named_is_none(void **state)
{
    const ivn_need named = {.size = sizeof named, .area = IVN_NEED_FINANCE};
    const ivn_need *list[] = {&named};
    const ivn_needs needs = {.size = sizeof needs, .needs = list, .need_count = 1};
    ivn_recommendation *recommendation = NULL;
    (void)state;
    assert_int_equal(ivn_recommend(world.context, &world.environment, &nobody, &needs, &recommendation, NULL), IVN_OK);
    assert_int_equal(ivn_recommendation_read(recommendation)->count, 0);
    ivn_recommendation_free(recommendation);
}

static void what_if_says_which_person_is_at_fault(void **state)
{
    const ivn_service_user unborn = {.size = sizeof unborn, .date_of_birth = {1, 30000}};
    const ivn_service_user senseless = {.size = sizeof senseless, .sex = 9};
    const ivn_service_user *users[] = {&nobody, &unborn};
    ivn_comparison *comparison = NULL;
    ivn_error error = {.size = sizeof error};
    (void)state;
    assert_int_equal(ivn_what_if(world.context, &world.environment, world.rulebook, users, 2, &comparison, &error),
                     IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/1/date_of_birth");
    users[1] = &senseless;
    assert_int_equal(ivn_what_if(world.context, &world.environment, world.rulebook, users, 2, &comparison, &error),
                     IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/1/sex");
    assert_null(comparison);
}

static void a_handle_that_is_not_there_shows_nothing(void **state)
{
    ivn_text *text = NULL;
    (void)state;
    assert_null(ivn_assessment_read(NULL));
    assert_null(ivn_assessments_read(NULL));
    assert_null(ivn_recommendation_read(NULL));
    assert_null(ivn_comparison_read(NULL));
    assert_null(ivn_screening_read(NULL));
    assert_int_equal(ivn_assessment_to_json(world.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_comparison_to_json(world.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
}

static void an_error_that_is_too_short_is_not_written_to(void **state)
{
    ivn_error error = {.size = 8, .status = 77};
    ivn_text *text = NULL;
    (void)state;
    assert_int_equal(ivn_assessment_to_json(world.context, NULL, &text, &error), IVN_ERROR_SIZE);
    assert_int_equal(error.status, 77);
}

static void a_day_is_known_or_left_out(void **state)
{
    ivn_environment environment = world.environment;
    ivn_assessment *assessment = NULL;
    (void)state;
    environment.on = (ivn_number){0, 5};
    assert_int_equal(ivn_assess(world.context, &environment, &nobody, "tenancy", &assessment, NULL),
                     IVN_ERROR_ARGUMENT);
    environment.on = (ivn_number){2, 5};
    assert_int_equal(ivn_assess(world.context, &environment, &nobody, "tenancy", &assessment, NULL),
                     IVN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_need_linked_to_offending_is_served_without_a_complexity),
        cmocka_unit_test(a_need_that_is_only_named_is_none),
        cmocka_unit_test(what_if_says_which_person_is_at_fault),
        cmocka_unit_test(a_handle_that_is_not_there_shows_nothing),
        cmocka_unit_test(an_error_that_is_too_short_is_not_written_to),
        cmocka_unit_test(a_day_is_known_or_left_out),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
