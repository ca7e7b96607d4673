/*
 * Answers of a screening on the shipped catalogue, in bulk and one after another, against the single call:
 * people of whom anything may be known or not.
 */
#include "eligibility_support.h"

#include "people/subjects.h"
#include "tables.h"

#define PEOPLE 2000u
#define PEOPLE_IN_FULL 10000u
#define ROUND 500u
#define WORDS_OF_EACH 10u

/* Everybody was born before the day that is asked for; places are such as the catalogue lists, and some it does not. */
static ivn_service_user *random_user(random_source *source, ivni_arena *arena)
{
    static const char *const areas[] = {"essex", "southend", "london", "colchester", "no-such-area"};
    static const char *const prisons[] = {"hmp-chelmsford", "hmp-highpoint", "no-such-prison"};
    static const char *const services[] = {"building-better-relationships", "thinking-skills-programme", "resolve"};
    ivn_service_user *user = random_facts(source, &ivni_service_user_table, random_below(source, 101), arena);
    ivn_custody *custody = (ivn_custody *)user->custody;

    if (user->date_of_birth.known)
        user->date_of_birth.value = 20780 - (int32_t)random_below(source, 30000);
    if (user->home_area != NULL)
        user->home_area = areas[random_below(source, 5)];
    if (user->resettlement_area != NULL)
        user->resettlement_area = areas[random_below(source, 5)];
    if (custody != NULL && custody->prison != NULL)
        custody->prison = prisons[random_below(source, 3)];
    for (uint32_t i = 0; i < user->judgement_count; i++)
        ((ivn_judgement *)user->judgements[i])->service = services[random_below(source, 3)];
    return user;
}

static void check_person(const struct world *world, const ivn_service_user *user, const uint8_t *answers,
                         uint32_t width)
{
    ivn_assessments *all = NULL;

    assert_int_equal(ivn_assess_all(world->context, &world->environment, user, &all, NULL), IVN_OK);
    assert_int_equal(ivn_assessments_read(all)->count, width);
    for (uint32_t s = 0; s < width; s++)
        if (answers[s] != ivn_assessments_read(all)->assessments[s]->summary)
            fail_msg("%s: %u in bulk, %u alone", ivn_assessments_read(all)->assessments[s]->service, answers[s],
                     ivn_assessments_read(all)->assessments[s]->summary);
    ivn_assessments_free(all);
}

static ivn_text *as_json(const struct world *world, ivn_assessments *answers)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_assessments_to_json(world->context, answers, &text, NULL), IVN_OK);
    ivn_assessments_free(answers);
    return text;
}

/* Not only the summaries: every word of the answers is the same with a catalogue that was compiled beforehand. */
static void check_words(const struct world *world, const ivn_screening *screening, const ivn_service_user *user)
{
    ivn_assessments *alone = NULL, *joined = NULL;
    ivn_text *expected, *answered;

    assert_int_equal(ivn_assess_all(world->context, &world->environment, user, &alone, NULL), IVN_OK);
    assert_int_equal(ivn_screening_assess(screening, user, &joined, NULL), IVN_OK);
    expected = as_json(world, alone);
    answered = as_json(world, joined);
    assert_string_equal(ivn_text_data(answered), ivn_text_data(expected));
    ivn_text_free(expected);
    ivn_text_free(answered);
}

/* People whose facts contradict each other are not assessed; they are few. */
static uint32_t keep_valid(const struct world *world, const ivn_service_user **users, uint32_t count)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        ivn_facts *facts = NULL;

        if (ivn_facts_copy(world->context, IVN_FACTS_SERVICE_USER, users[i], &facts, NULL, NULL) == IVN_OK)
            users[kept++] = users[i];
        ivn_facts_free(facts);
    }
    return kept;
}

static uint32_t check_round(const struct world *world, const ivn_screening *screening, random_source *source)
{
    uint32_t width = ivn_screening_read(screening)->service_count, count;
    const ivn_service_user *users[ROUND];
    uint8_t *answers = malloc((size_t)ROUND * width);
    ivni_arena arena = test_arena();
    ivn_status status;

    assert_non_null(answers);
    for (uint32_t i = 0; i < ROUND; i++)
        users[i] = random_user(source, &arena);
    count = keep_valid(world, users, ROUND);
    status = ivn_screening_run(screening, users, count, answers);
    assert_int_equal(status, IVN_OK);
    for (uint32_t i = 0; i < count; i++)
        check_person(world, users[i], answers + (size_t)i * width, width);
    for (uint32_t i = 0; i < count; i += WORDS_OF_EACH)
        check_words(world, screening, users[i]);
    ivni_arena_free(&arena);
    free(answers);
    return count;
}

static void anybody_gets_the_answers_of_the_single_call(void **state)
{
    ivn_screening *screening = NULL;
    random_source source = {20261123};
    struct world world;
    uint32_t checked = 0, people = getenv("IVN_TEST_FULL") != NULL ? PEOPLE_IN_FULL : PEOPLE;

    (void)state;
    world_of_documents(&world);
    assert_int_equal(ivn_screening_new(world.context, &world.environment, &screening, NULL), IVN_OK);
    while (checked < people)
        checked += check_round(&world, screening, &source);
    ivn_screening_free(screening);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anybody_gets_the_answers_of_the_single_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
