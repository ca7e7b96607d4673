/*
 * Tests of src/eligibility/screening.c: the handle, what is not answered for, the search where columns are not enough,
 * and what is refused.
 */
#include "eligibility_support.h"
#include "wide.h"

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

static ivn_screening *screening_of(const struct world *of)
{
    ivn_screening *screening = NULL;
    assert_int_equal(ivn_screening_new(of->context, &of->environment, &screening, NULL), IVN_OK);
    return screening;
}

static void a_screening_shows_the_services_that_have_offers_on_the_day(void **state)
{
    ivn_screening *screening = screening_of(&world);
    const ivn_screening_view *view = ivn_screening_read(screening);
    (void)state;
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->day.value, world.environment.on.value);
    assert_int_equal(view->service_count, 3);
    assert_string_equal(view->services[0]->key, "a");
    assert_string_equal(view->services[1]->key, "b");
    assert_string_equal(view->services[2]->key, "d");
    assert_null(ivn_screening_read(NULL));
    ivn_screening_free(screening);
    ivn_screening_free(NULL);
}

/* More than a block, with somebody left out in each. */
static void who_cannot_be_answered_for_gets_a_row_of_nothing(void **state)
{
    enum { PEOPLE = 100 };
    const ivn_service_user short_one = {.size = sizeof short_one - 8},
                           unborn = {.size = sizeof unborn, .date_of_birth = {1, world.environment.on.value + 1}};
    const ivn_service_user *users[PEOPLE];
    ivn_screening *screening = screening_of(&world);
    uint8_t answers[PEOPLE][3], all[PEOPLE][3];
    (void)state;
    for (int i = 0; i < PEOPLE; i++)
        users[i] = user;
    assert_int_equal(ivn_screening_run(screening, users, PEOPLE, &all[0][0]), IVN_OK);
    users[3] = NULL;
    users[63] = &short_one;
    users[64] = &unborn;
    assert_int_equal(ivn_screening_run(screening, users, PEOPLE, &answers[0][0]), IVN_PARTIAL);
    for (int i = 0; i < PEOPLE; i++) {
        static const uint8_t nothing[3] = {0, 0, 0};
        assert_int_not_equal(all[i][0], 0);
        assert_memory_equal(answers[i], i == 3 || i == 63 || i == 64 ? nothing : all[i], 3);
    }
    ivn_screening_free(screening);
}

static void nobody_is_a_caseload_too(void **state)
{
    ivn_screening *screening = screening_of(&world);
    (void)state;
    assert_int_equal(ivn_screening_run(screening, NULL, 0, NULL), IVN_OK);
    ivn_screening_free(screening);
}

static void a_call_without_one_of_its_pointers_is_refused(void **state)
{
    ivn_screening *screening = screening_of(&world), *made = UNTOUCHED;
    ivn_assessments *assessments = UNTOUCHED;
    const ivn_service_user *users[] = {user};
    uint8_t answers[3] = {7, 7, 7};
    ivn_error error = {.size = sizeof error}, small = {.size = 8, .status = 77};
    (void)state;
    assert_int_equal(ivn_screening_new(NULL, &world.environment, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context and out must not be NULL");
    assert_int_equal(ivn_screening_new(world.context, &world.environment, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_new(world.context, NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "environment, its rulebook and its catalogue must not be NULL");
    assert_int_equal(ivn_screening_new(world.context, &world.environment, &made, &small), IVN_ERROR_SIZE);
    assert_int_equal(ivn_screening_run(NULL, users, 1, answers), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_run(screening, NULL, 1, answers), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_run(screening, users, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(answers[0], 7);
    assert_int_equal(ivn_screening_assess(NULL, user, &assessments, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(error.status, IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_assess(screening, NULL, &assessments, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_assess(screening, user, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_screening_assess(screening, user, &assessments, &small), IVN_ERROR_SIZE);
    assert_int_equal(small.status, 77);
    assert_ptr_equal(made, UNTOUCHED);
    assert_ptr_equal(assessments, UNTOUCHED);
    ivn_screening_free(screening);
}

static void facts_that_are_not_valid_are_refused_by_the_single_call(void **state)
{
    const ivn_service_user senseless = {.size = sizeof senseless, .sex = 9};
    ivn_screening *screening = screening_of(&world);
    ivn_assessments *assessments = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    (void)state;
    assert_int_equal(ivn_screening_assess(screening, &senseless, &assessments, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/sex");
    assert_ptr_equal(assessments, UNTOUCHED);
    ivn_screening_free(screening);
}

static void one_after_another_gets_what_each_alone_gets(void **state)
{
    ivn_screening *screening = screening_of(&world);
    (void)state;
    for (int round = 0; round < 3; round++) {
        ivn_assessments *one = NULL, *other = NULL;
        ivn_text *one_json = NULL, *other_json = NULL;
        assert_int_equal(ivn_screening_assess(screening, user, &one, NULL), IVN_OK);
        assert_int_equal(ivn_assess_all(world.context, &world.environment, user, &other, NULL), IVN_OK);
        assert_int_equal(ivn_assessments_to_json(world.context, one, &one_json, NULL), IVN_OK);
        assert_int_equal(ivn_assessments_to_json(world.context, other, &other_json, NULL), IVN_OK);
        assert_string_equal(ivn_text_data(one_json), ivn_text_data(other_json));
        ivn_text_free(one_json);
        ivn_text_free(other_json);
        ivn_assessments_free(one);
        ivn_assessments_free(other);
    }
    ivn_screening_free(screening);
}

/* --- more in two ways than the columns try ------------------------------------------------------------------------ */

/* Who lacks the last flag of all is not settled by the pairs when one of them stands alone. */
static void where_columns_are_not_enough_the_search_decides(void **state)
{
    struct world of;
    const ivn_service_user nobody = {.size = sizeof nobody}, woman = {.size = sizeof woman, .sex = IVN_SEX_FEMALE};
    const ivn_service_user *users[] = {&nobody, NULL, &woman};
    uint8_t answers[3];
    (void)state;
    wide_pairs(8); /* 256 combinations */
    world_of_directory(&of, &wide.directory);
    ivn_screening *screening = screening_of(&of);
    assert_int_equal(ivn_screening_run(screening, users, 3, answers), IVN_PARTIAL);
    assert_int_equal(answers[0], IVN_SUMMARY_MAY_REFER);
    assert_int_equal(answers[1], 0);
    assert_int_equal(answers[2], IVN_SUMMARY_MAY_REFER);
    ivn_screening_free(screening);
    world_end(&of);
    /* The same with a condition that stays open. */
    wide_begin();
    for (uint32_t o = 0; o < 16; o++) {
        wide.criteria[o][0] = wide_flag(1, wide_flag_subject(o / 2), o % 2 ? IVN_YES : IVN_NO);
        wide.criteria[o][1] = wide_flag(2, IVN_SUBJECT_HETEROSEXUAL, IVN_YES);
    }
    wide_finish(16, 2);
    world_of_directory(&of, &wide.directory);
    screening = screening_of(&of);
    assert_int_equal(ivn_screening_run(screening, users, 3, answers), IVN_PARTIAL);
    assert_int_equal(answers[0], IVN_SUMMARY_FIND_OUT_FIRST);
    ivn_screening_free(screening);
    world_end(&of);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

static ivn_status screens(const ivn_context *context, void *of)
{
    const struct world *in = of;
    const ivn_service_user nobody = {.size = sizeof nobody};
    const ivn_service_user *users[70];
    ivn_screening *screening = UNTOUCHED;
    ivn_assessments *assessments = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    uint8_t answers[70 * 3];
    ivn_status status = ivn_screening_new(context, &in->environment, &screening, &error);
    if (status != IVN_OK)
        return screening == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    for (int i = 0; i < 70; i++)
        users[i] = &nobody;
    memset(answers, 7, sizeof answers);
    status = ivn_screening_run(screening, NULL, 0, NULL);
    if (status != IVN_OK) {
        ivn_screening_free(screening);
        return status;
    }
    status = ivn_screening_run(screening, users, 70, answers);
    for (uint32_t i = 0; i < 70 * ivn_screening_read(screening)->service_count; i++) {
        if ((answers[i] == 0) != (status != IVN_OK))
            status = IVN_ERROR_STATE;
    }
    if (status == IVN_OK) {
        status = ivn_screening_assess(screening, &nobody, &assessments, &error);
        if (status != IVN_OK && (assessments != UNTOUCHED || error.status != status))
            status = IVN_ERROR_STATE;
        if (status == IVN_OK)
            ivn_assessments_free(assessments);
    }
    ivn_screening_free(screening);
    return status;
}

static void running_out_of_memory_or_room_leaves_rows_of_nothing(void **state)
{
    struct world of = world;
    ivn_facts *overrides = facts_of_json(&world, IVN_FACTS_OVERRIDES,
                                         "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':9,'source':"
                                         "'somebody who has a name of some length to be given with the figure'}]}");
    ivn_rulebook *rulebook = NULL;
    (void)state;
    failing_every_with_context(screens, &world);
    limit_every(screens, &world);
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(overrides, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    of.environment.rulebook = rulebook;
    failing_every_with_context(screens, &of);
    limit_every(screens, &of);
    ivn_rulebook_free(rulebook);
    ivn_facts_free(overrides);
    wide_pairs(7);
    world_of_directory(&of, &wide.directory);
    failing_every_with_context(screens, &of);
    limit_every(screens, &of);
    world_end(&of);
}

static ivn_status screens_one(const ivn_context *context, void *of)
{
    const struct world *in = of;
    const ivn_service_user nobody = {.size = sizeof nobody};
    const ivn_service_user *users[] = {&nobody};
    ivn_screening *screening = NULL;
    uint8_t answers[16] = {7};
    ivn_status status = ivn_screening_new(context, &in->environment, &screening, NULL);
    if (status != IVN_OK)
        return status;
    status = ivn_screening_run(screening, users, 1, answers);
    if (answers[0] != (status == IVN_OK ? IVN_SUMMARY_MAY_REFER : 0))
        status = IVN_ERROR_STATE;
    ivn_screening_free(screening);
    return status;
}

/* Advice makes what a search needs larger, and nothing else: whatever its size, the room for it may be missing. */
static void running_out_of_memory_for_a_search_leaves_rows_of_nothing(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= IVN_MOST_CRITERIA; count++) {
        struct world of;
        wide_begin();
        for (uint32_t o = 0; o < 14; o++) {
            wide.criteria[o][0] = wide_flag(1, wide_flag_subject(o / 2), o % 2 ? IVN_YES : IVN_NO);
            for (uint32_t c = 1; c < count; c++) {
                wide.criteria[o][c] = wide_flag(1 + c, IVN_SUBJECT_HETEROSEXUAL, IVN_YES);
                wide.criteria[o][c].level = IVN_LEVEL_ADVICE;
            }
        }
        wide_finish(14, count);
        world_of_directory(&of, &wide.directory);
        failing_every_with_context(screens_one, &of);
        world_end(&of);
    }
}

/* A dozen services with the same offers: more outcomes than a block has room left for. */
static void running_out_of_memory_for_outcomes_leaves_rows_of_nothing(void **state)
{
    struct world of;
    (void)state;
    wide_begin();
    for (uint32_t o = 0; o < 14; o++) {
        wide.criteria[o][0] = wide_flag(1, wide_flag_subject(o / 2), o % 2 ? IVN_YES : IVN_NO);
        for (uint32_t c = 1; c < IVN_MOST_CRITERIA; c++) {
            wide.criteria[o][c] = wide_flag(1 + c, IVN_SUBJECT_HETEROSEXUAL, IVN_YES);
            wide.criteria[o][c].level = IVN_LEVEL_ADVICE;
        }
    }
    wide_finish(14, IVN_MOST_CRITERIA);
    for (uint32_t i = 0; i < 12; i++) {
        wide.judged[i].offers = wide.offer_list;
        wide.judged[i].offer_count = 14;
    }
    world_of_directory(&of, &wide.directory);
    failing_every_with_context(screens_one, &of);
    world_end(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_screening_shows_the_services_that_have_offers_on_the_day),
        cmocka_unit_test(who_cannot_be_answered_for_gets_a_row_of_nothing),
        cmocka_unit_test(nobody_is_a_caseload_too),
        cmocka_unit_test(a_call_without_one_of_its_pointers_is_refused),
        cmocka_unit_test(facts_that_are_not_valid_are_refused_by_the_single_call),
        cmocka_unit_test(one_after_another_gets_what_each_alone_gets),
        cmocka_unit_test(where_columns_are_not_enough_the_search_decides),
        cmocka_unit_test(running_out_of_memory_or_room_leaves_rows_of_nothing),
        cmocka_unit_test(running_out_of_memory_for_a_search_leaves_rows_of_nothing),
        cmocka_unit_test(running_out_of_memory_for_outcomes_leaves_rows_of_nothing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
