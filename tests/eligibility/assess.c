/*
 * Tests of src/eligibility/assess.c and assessor.c: what the calls for one person refuse, and that they fail as a whole
 * or not at all.
 */
#include "eligibility_support.h"

#include "failing.h"

static struct world world;
static ivn_facts *person;
static const ivn_service_user *user;

static int begin(void **state)
{
    (void)state;
    world_of_json(&world, rich_services);
    person = facts_of_json(&world, IVN_FACTS_SERVICE_USER, rich_person);
    user = ivn_facts_read(person, IVN_FACTS_SERVICE_USER);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ivn_facts_free(person);
    world_end(&world);
    return 0;
}

static char untouched;
#define UNTOUCHED ((void *)&untouched)

static void check_error(const ivn_error *error, ivn_status status, const char *pointer, const char *message)
{
    assert_int_equal(error->status, status);
    assert_string_equal(error->pointer, pointer);
    assert_string_equal(error->message, message);
}

static void a_call_without_one_of_its_pointers_is_refused(void **state)
{
    static const char one[] = "context, user, service and out must not be NULL";
    static const char all[] = "context, user and out must not be NULL";
    ivn_assessment *assessment = UNTOUCHED;
    ivn_assessments *assessments = UNTOUCHED;
    const ivn_environment *today = &world.environment;
    ivn_error error = {.size = sizeof error};
    (void)state;
    assert_int_equal(ivn_assess(NULL, today, user, "a", &assessment, &error), IVN_ERROR_ARGUMENT);
    check_error(&error, IVN_ERROR_ARGUMENT, "", one);
    assert_int_equal(ivn_assess(world.context, today, NULL, "a", &assessment, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assess(world.context, today, user, NULL, &assessment, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assess(world.context, today, user, "a", NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assess(world.context, NULL, user, "a", &assessment, &error), IVN_ERROR_ARGUMENT);
    check_error(&error, IVN_ERROR_ARGUMENT, "", "environment, its rulebook and its catalogue must not be NULL");
    assert_int_equal(ivn_assess_all(NULL, today, user, &assessments, &error), IVN_ERROR_ARGUMENT);
    check_error(&error, IVN_ERROR_ARGUMENT, "", all);
    assert_int_equal(ivn_assess_all(world.context, today, NULL, &assessments, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assess_all(world.context, today, user, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assess_all(world.context, NULL, user, &assessments, &error), IVN_ERROR_ARGUMENT);
    assert_ptr_equal(assessment, UNTOUCHED);
    assert_ptr_equal(assessments, UNTOUCHED);
}

static void an_error_of_a_size_that_is_not_known_is_left_alone(void **state)
{
    ivn_error error = {.size = 8, .status = 77};
    ivn_assessment *assessment = UNTOUCHED;
    ivn_assessments *assessments = UNTOUCHED;
    (void)state;
    assert_int_equal(ivn_assess(world.context, &world.environment, user, "a", &assessment, &error), IVN_ERROR_SIZE);
    assert_int_equal(ivn_assess_all(world.context, &world.environment, user, &assessments, &error), IVN_ERROR_SIZE);
    assert_int_equal(error.status, 77);
    assert_ptr_equal(assessment, UNTOUCHED);
    assert_ptr_equal(assessments, UNTOUCHED);
}

static void what_cannot_be_assessed_says_why(void **state)
{
    ivn_date day = world.environment.on.value;
    const ivn_service_user short_one = {.size = 8}, unborn = {.size = sizeof unborn, .date_of_birth = {1, day + 1}},
                           senseless = {.size = sizeof senseless, .sex = 9};
    const struct {
        const ivn_service_user *user;
        const char *service;
        ivn_status status;
        const char *pointer, *message;
    } rows[] = {
        {user, "no-such-service", IVN_ERROR_NOT_FOUND, "", "no such service is offered on that day"},
        {user, "a@no-such-edition", IVN_ERROR_NOT_FOUND, "", "no such service is offered on that day"},
        {&unborn, "a", IVN_ERROR_INVALID, "/date_of_birth", "the date of birth lies after the day"},
    };
    ivn_assessment *assessment = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(
            ivn_assess(world.context, &world.environment, rows[i].user, rows[i].service, &assessment, &error),
            rows[i].status);
        check_error(&error, rows[i].status, rows[i].pointer, rows[i].message);
    }
    assert_int_equal(ivn_assess(world.context, &world.environment, &senseless, "a", &assessment, &error),
                     IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/sex");
    assert_int_equal(error.violation_count, 1);
    assert_int_equal(ivn_assess(world.context, &world.environment, &short_one, "a", &assessment, &error),
                     IVN_ERROR_INVALID);
    assert_ptr_equal(assessment, UNTOUCHED);
}

static void the_answer_for_one_service_is_that_among_all(void **state)
{
    ivn_assessments *all = NULL;
    (void)state;
    assert_int_equal(ivn_assess_all(world.context, &world.environment, user, &all, NULL), IVN_OK);
    const ivn_assessments_view *view = ivn_assessments_read(all);
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->count, 3); /* c has no offers */
    for (uint32_t i = 0; i < view->count; i++) {
        ivn_assessment *one = NULL;
        assert_int_equal(ivn_assess(world.context, &world.environment, user, view->assessments[i]->service, &one, NULL),
                         IVN_OK);
        const ivn_assessment_view *alone = ivn_assessment_read(one);
        assert_string_equal(alone->text, view->assessments[i]->text);
        assert_int_equal(alone->finding_count, view->assessments[i]->finding_count);
        for (uint32_t f = 0; f < alone->finding_count; f++)
            assert_string_equal(alone->findings[f]->reason, view->assessments[i]->findings[f]->reason);
        ivn_assessment_free(one);
    }
    ivn_assessments_free(all);
}

/* An answer of nothing offered is an answer: of no services. */
static void where_nothing_is_offered_there_is_nothing_to_answer(void **state)
{
    struct world empty;
    ivn_assessments *all = NULL;
    ivn_text *json = NULL;
    (void)state;
    world_of_json(&empty, "{}");
    assert_int_equal(ivn_assess_all(empty.context, &empty.environment, user, &all, NULL), IVN_OK);
    assert_int_equal(ivn_assessments_read(all)->count, 0);
    assert_int_equal(ivn_assessments_to_json(empty.context, all, &json, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(json), "{}");
    ivn_text_free(json);
    ivn_assessments_free(all);
    world_end(&empty);
}

static void an_answer_without_a_place_for_its_text_is_refused(void **state)
{
    ivn_assessment *assessment = NULL;
    ivn_text *json = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    (void)state;
    assert_int_equal(ivn_assess(world.context, &world.environment, user, "a", &assessment, NULL), IVN_OK);
    assert_int_equal(ivn_assessment_to_json(NULL, assessment, &json, &error), IVN_ERROR_ARGUMENT);
    check_error(&error, IVN_ERROR_ARGUMENT, "", "context, the answer and out must not be NULL");
    assert_int_equal(ivn_assessment_to_json(world.context, NULL, &json, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assessment_to_json(world.context, assessment, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_assessments_to_json(world.context, NULL, &json, &error), IVN_ERROR_ARGUMENT);
    assert_ptr_equal(json, UNTOUCHED);
    ivn_assessment_free(assessment);
    ivn_assessment_free(NULL);
    ivn_assessments_free(NULL);
}

/* --- memory and limits -------------------------------------------------------------------------------------------- */

static ivn_status assesses(const ivn_context *context, void *facts)
{
    ivn_assessment *assessment = UNTOUCHED;
    ivn_text *json = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_assess(context, &world.environment, facts, "a", &assessment, &error);
    if (status != IVN_OK)
        return assessment == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    status = ivn_assessment_to_json(context, assessment, &json, &error);
    ivn_text_free(json);
    ivn_assessment_free(assessment);
    return status;
}

static ivn_status assesses_all(const ivn_context *context, void *facts)
{
    ivn_assessments *assessments = UNTOUCHED;
    ivn_text *json = NULL;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_assess_all(context, &world.environment, facts, &assessments, &error);
    if (status != IVN_OK)
        return assessments == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    status = ivn_assessments_to_json(context, assessments, &json, &error);
    ivn_text_free(json);
    ivn_assessments_free(assessments);
    return status;
}

/* A figure that somebody has set is put into words before the person is looked at. */
static void running_out_of_memory_for_the_words_of_figures_leaves_nothing(void **state)
{
    struct world before = world;
    ivn_facts *overrides = facts_of_json(&world, IVN_FACTS_OVERRIDES,
                                         "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':9,'source':"
                                         "'somebody who has a name of some length to be given with the figure'}]}");
    ivn_rulebook *rulebook = NULL;
    (void)state;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(overrides, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    world.environment.rulebook = rulebook;
    failing_every_with_context(assesses, (void *)user);
    world = before;
    ivn_rulebook_free(rulebook);
    ivn_facts_free(overrides);
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(assesses, (void *)user);
    failing_every_with_context(assesses_all, (void *)user);
}

static void a_limit_on_documents_is_told_whatever_meets_it(void **state)
{
    (void)state;
    limit_every(assesses, (void *)user);
    limit_every(assesses_all, (void *)user);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_without_one_of_its_pointers_is_refused),
        cmocka_unit_test(an_error_of_a_size_that_is_not_known_is_left_alone),
        cmocka_unit_test(what_cannot_be_assessed_says_why),
        cmocka_unit_test(the_answer_for_one_service_is_that_among_all),
        cmocka_unit_test(where_nothing_is_offered_there_is_nothing_to_answer),
        cmocka_unit_test(an_answer_without_a_place_for_its_text_is_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(running_out_of_memory_for_the_words_of_figures_leaves_nothing),
        cmocka_unit_test(a_limit_on_documents_is_told_whatever_meets_it),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
