/*
 * The promise of this floor, against brute force: an answer is "find out first" exactly when two completions of what is
 * not known give different answers, and a fact is asked for exactly when two completions that differ only in it do.
 * Services and people are random and small; every completion is assessed one by one.
 */
#include "random_services.h"

#include "rulebook/rulebook.h"

#define MOST_COMPLETIONS 1500u

/* The completions of what is known of a person: those of each open fact in turn, the first one changing fastest. */
struct completions {
    const struct random_world *world;
    const struct knowledge *knowledge;
    uint32_t values[FACTS]; /* how many are possible */
    uint32_t count;
    uint8_t summaries[MOST_COMPLETIONS];
};

static uint32_t possible_values(uint32_t may)
{
    uint32_t count = 0;
    for (; may != 0; may &= may - 1)
        count++;
    return count;
}

/* The n-th of the bits. */
static uint32_t nth_of(uint32_t may, uint32_t n)
{
    for (; n > 0; n--)
        may &= may - 1;
    return may & (~may + 1);
}

static uint32_t count_completions(const struct knowledge *knowledge, uint32_t *values)
{
    uint32_t count = 1;
    for (int f = 0; f < FACTS; f++) {
        values[f] = possible_values(knowledge->may[f]);
        count *= values[f];
        if (count > MOST_COMPLETIONS)
            return count;
    }
    return count;
}

static uint32_t summary_of(const struct random_world *world, const struct knowledge *knowledge)
{
    const struct world *in = &world->world;
    struct random_person person;
    ivn_assessment *assessment = NULL;
    make_person(knowledge, in->environment.on.value, &person);
    assert_int_equal(ivn_assess(in->context, &in->environment, &person.user, "first", &assessment, NULL), IVN_OK);
    uint32_t summary = ivn_assessment_read(assessment)->summary;
    ivn_assessment_free(assessment);
    return summary;
}

static void assess_completions(struct completions *of)
{
    for (uint32_t i = 0; i < of->count; i++) {
        struct knowledge complete;
        uint32_t rest = i;
        for (int f = 0; f < FACTS; f++) {
            complete.may[f] = nth_of(of->knowledge->may[f], rest % of->values[f]);
            rest /= of->values[f];
        }
        of->summaries[i] = (uint8_t)summary_of(of->world, &complete);
        assert_int_not_equal(of->summaries[i], IVN_SUMMARY_FIND_OUT_FIRST);
    }
}

static int differ(const struct completions *of)
{
    for (uint32_t i = 1; i < of->count; i++) {
        if (of->summaries[i] != of->summaries[0])
            return 1;
    }
    return 0;
}

/* Whether two completions that differ only in the fact give different answers. */
static int can_turn(const struct completions *of, int fact)
{
    uint32_t stride = 1;
    for (int f = 0; f < fact; f++)
        stride *= of->values[f];
    for (uint32_t i = 0; i < of->count; i++) {
        uint32_t first = i - i / stride % of->values[fact] * stride;
        if (of->summaries[i] != of->summaries[first])
            return 1;
    }
    return 0;
}

/* A question about a judgement names the service behind its title. */
static int is_about(const ivn_question *question, int fact)
{
    if (question->subject != facts[fact].subject || strcmp(question->pointer, facts[fact].pointer) != 0)
        return 0;
    if (question->subject != IVN_SUBJECT_SUITABLE_FOR)
        return 1;
    return strstr(question->title, fact == FACT_JUDGED_SECOND ? ": second" : ": third") != NULL;
}

static int asked_for(const ivn_assessment_view *view, int fact)
{
    int asked = 0;
    for (uint32_t i = 0; i < view->question_count; i++)
        asked += is_about(view->questions[i], fact);
    return asked;
}

static void check_person(struct seed *seed, const struct random_world *world, uint32_t *open)
{
    const struct world *in = &world->world;
    struct knowledge knowledge;
    struct completions all = {.world = world, .knowledge = &knowledge};
    struct random_person person;
    ivn_assessment *assessment = NULL;
    do {
        draw_knowledge(seed, 4, &knowledge);
        all.count = count_completions(&knowledge, all.values);
    } while (all.count > MOST_COMPLETIONS);
    make_person(&knowledge, in->environment.on.value, &person);
    assert_int_equal(ivn_assess(in->context, &in->environment, &person.user, "first", &assessment, NULL), IVN_OK);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);
    assess_completions(&all);
    assert_int_equal(view->summary, differ(&all) ? IVN_SUMMARY_FIND_OUT_FIRST : all.summaries[0]);
    for (int f = 0; f < FACTS; f++) {
        if (asked_for(view, f) != can_turn(&all, f))
            fail_msg("%s is asked for %d times", facts[f].pointer, asked_for(view, f));
    }
    *open += view->question_count;
    ivn_assessment_free(assessment);
}

static void a_fact_is_asked_for_exactly_when_it_can_turn_the_answer(void **state)
{
    struct seed seed = {20261122};
    uint32_t open = 0;
    int rounds = getenv("IVN_TEST_FULL") != NULL ? 8000 : 400;
    (void)state;
    for (int round = 0; round < rounds; round++) {
        struct random_world world;
        random_world_begin(&seed, MOST_OFFERS, 6, &world);
        for (int person = 0; person < 4; person++)
            check_person(&seed, &world, &open);
        random_world_end(&world);
    }
    assert_true(open > (uint32_t)rounds);
}

/* --- a figure that the rulebook leaves unset ---------------------------------------------------------------------- */

static ivn_rulebook *rulebook_with_months(const struct world *world, int32_t months)
{
    const ivn_override override = {
        .size = sizeof override, .rule = "RC-BBR-2", .parameter = "months", .value = {1, months}, .source = "a test"};
    const ivn_override *list[] = {&override};
    const ivn_overrides overrides = {.size = sizeof overrides, .override_count = 1, .overrides = list};
    ivn_rulebook *rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(world->context, world->rulebook, &overrides, &rulebook, NULL, NULL), IVN_OK);
    return rulebook;
}

/* No rule that a criterion names today lacks its figure: a test has to take one away. */
static ivn_rulebook *rulebook_without_months(const struct world *world)
{
    ivn_rulebook *rulebook = rulebook_with_months(world, 24);
    unset_figure(rulebook, "RC-BBR-2/months");
    return rulebook;
}

static uint32_t summary_under(const struct world *world, const ivn_rulebook *rulebook, const ivn_service_user *user,
                              const char *pointer)
{
    ivn_environment environment = world->environment;
    ivn_assessment *assessment = NULL;
    environment.rulebook = rulebook;
    assert_int_equal(ivn_assess(world->context, &environment, user, "first", &assessment, NULL), IVN_OK);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);
    uint32_t summary = view->summary;
    if (pointer != NULL) {
        assert_int_equal(view->question_count, *pointer != '\0');
        if (*pointer != '\0')
            assert_string_equal(view->questions[0]->pointer, pointer);
    }
    ivn_assessment_free(assessment);
    return summary;
}

/* Four services of one offer each: the figure alone, beside a flag that settles it, in one that cannot better it. */
static void a_figure_that_is_not_set_is_asked_for_exactly_when_it_can_turn_the_answer(void **state)
{
    static const struct {
        ivn_flag willing, motivated;
        const char *asked;
    } rows[] = {{IVN_YES, IVN_NO, "rulebook:RC-BBR-2/months"},
                {IVN_NO, IVN_NO, ""},
                {IVN_YES, IVN_YES, ""},
                {IVN_NO, IVN_YES, ""}};
    struct world world;
    ivn_date day;
    (void)state;
    world_of_json(&world, "{'services':[{'kind':'rate_card_service','key':'first','edition':'e','name':'N','offers':["
                          "{'setting':'community','criteria':["
                          "{'group':1,'subject':'willing_to_change','operation':'is','value':true,"
                          "'level':'eligibility','rule':'A','title':'t'},"
                          "{'group':2,'subject':'last_violent_offence','operation':'within',"
                          "'parameter':'RC-BBR-2/months','level':'eligibility','rule':'A','title':'t'},"
                          "{'group':2,'subject':'motivated_to_change','operation':'is','value':true,"
                          "'level':'eligibility','rule':'A','title':'t'}]}]}]}");
    day = world.environment.on.value;
    ivn_rulebook *unset = rulebook_without_months(&world);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_offence violence = {.size = sizeof violence, .violent = IVN_YES, .committed = {1, day - 700}};
        const ivn_offence *offences[] = {&violence};
        const ivn_service_user user = {.size = sizeof user,
                                       .willing_to_change = rows[i].willing,
                                       .motivated_to_change = rows[i].motivated,
                                       .offences = offences,
                                       .offence_count = 1,
                                       .offences_complete = IVN_YES};
        uint32_t summary = summary_under(&world, unset, &user, rows[i].asked), least = UINT32_MAX, most = 0;
        for (int32_t months = 1; months <= 60; months++) {
            ivn_rulebook *set = rulebook_with_months(&world, months);
            uint32_t here = summary_under(&world, set, &user, "");
            least = here < least ? here : least;
            most = here > most ? here : most;
            ivn_rulebook_free(set);
        }
        assert_int_equal(summary, least == most ? least : IVN_SUMMARY_FIND_OUT_FIRST);
        assert_int_equal(least != most, *rows[i].asked != '\0');
    }
    ivn_rulebook_free(unset);
    world_end(&world);
}

/* --- bulk --------------------------------------------------------------------------------------------------------- */

#define PEOPLE 70u

static void check_bulk(struct seed *seed, const struct random_world *world)
{
    struct random_person *people = calloc(PEOPLE, sizeof *people);
    const ivn_service_user *users[PEOPLE];
    assert_non_null(people);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        struct knowledge knowledge;
        draw_knowledge(seed, 3, &knowledge);
        make_person(&knowledge, world->world.environment.on.value, &people[i]);
        users[i] = &people[i].user;
    }
    bulk_is_as_single(&world->world, users, PEOPLE);
    free(people);
}

/* The bulk form gives the same, also where one unknown is looked at in two ways. */
static void bulk_answers_are_those_of_the_single_call(void **state)
{
    struct seed seed = {7};
    int rounds = getenv("IVN_TEST_FULL") != NULL ? 10000 : 300;
    (void)state;
    for (int round = 0; round < rounds; round++) {
        struct random_world world;
        random_world_begin(&seed, MOST_OFFERS, 6, &world);
        check_bulk(&seed, &world);
        random_world_end(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_is_asked_for_exactly_when_it_can_turn_the_answer),
        cmocka_unit_test(a_figure_that_is_not_set_is_asked_for_exactly_when_it_can_turn_the_answer),
        cmocka_unit_test(bulk_answers_are_those_of_the_single_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
