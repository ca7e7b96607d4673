/*
 * The promise of this floor, against brute force: an answer is "find out first" exactly when two completions of what is
 * not known give different answers, and a fact is asked for exactly when two completions that differ only in it do.
 * Services and people are random and small; every completion is assessed one by one.
 */
#include "eligibility_support.h"

#define FACTS 8
#define MOST_VALUES 6

/* A fact that is one subject: how to set it, and the values between which no criterion of this test can tell. */
struct fact {
    uint32_t subject;
    const char *pointer;
    int value_count;
    int32_t values[MOST_VALUES];
};

static const struct fact facts[FACTS] = {
    {IVN_SUBJECT_SEX, "/sex", 2, {IVN_SEX_MALE, IVN_SEX_FEMALE}},
    {IVN_SUBJECT_WILLING_TO_CHANGE, "/willing_to_change", 2, {IVN_NO, IVN_YES}},
    {IVN_SUBJECT_MOTIVATED_TO_CHANGE, "/motivated_to_change", 2, {IVN_NO, IVN_YES}},
    {IVN_SUBJECT_HETEROSEXUAL, "/heterosexual", 2, {IVN_NO, IVN_YES}},
    {IVN_SUBJECT_NON_COMPLIANCE, "/non_compliance", 2, {IVN_NO, IVN_YES}},
    {IVN_SUBJECT_REOFFENDING_BAND, "/risk/reoffending", 4, {1, 2, 3, 4}},
    {IVN_SUBJECT_OGRS3, "/risk/ogrs3", 6, {0, 24, 25, 49, 50, 100}},
    {IVN_SUBJECT_EMPLOYMENT, "/employment", 5, {1, 2, 3, 4, 5}},
};

#define OPEN (-1)

/* A person as a choice for each fact: the place of its value, or OPEN. */
static void make_person(const int *choice, ivn_service_user *user, ivn_risk *risk)
{
    int32_t chosen[FACTS];
    for (int i = 0; i < FACTS; i++)
        chosen[i] = choice[i] == OPEN ? 0 : facts[i].values[choice[i]];
    *risk = (ivn_risk){.size = sizeof *risk, .reoffending = (uint32_t)chosen[5]};
    if (choice[6] != OPEN)
        risk->ogrs3 = (ivn_number){1, chosen[6]};
    *user = (ivn_service_user){.size = sizeof *user,
                               .sex = (uint32_t)chosen[0],
                               .willing_to_change = (ivn_flag)chosen[1],
                               .motivated_to_change = (ivn_flag)chosen[2],
                               .heterosexual = (ivn_flag)chosen[3],
                               .non_compliance = (ivn_flag)chosen[4],
                               .employment = (uint32_t)chosen[7],
                               .risk = risk};
}

struct random_service {
    ivn_criterion criteria[18];
    const ivn_criterion *lists[2][9];
    ivn_offer offers[2];
    const ivn_offer *offer_list[2];
    ivn_service service;
    const char *names[1];
};

static void random_criterion(struct seed *seed, ivn_criterion *out, uint32_t group, const char *const *other)
{
    static const int32_t figures[] = {25, 50};
    const struct fact *fact = &facts[draw(seed, FACTS)];
    *out = (ivn_criterion){.size = sizeof *out,
                           .group = group,
                           .subject = fact->subject,
                           .operation = draw(seed, 2) ? IVN_OPERATOR_IS : IVN_OPERATOR_IS_NOT,
                           .value = {1, fact->values[draw(seed, fact->value_count)]},
                           .level = 1 + draw(seed, 3),
                           .rule = "T-1",
                           .title = "a criterion"};
    if (fact->subject == IVN_SUBJECT_OGRS3 || fact->subject == IVN_SUBJECT_REOFFENDING_BAND) {
        out->operation = draw(seed, 2) ? IVN_OPERATOR_AT_LEAST : IVN_OPERATOR_AT_MOST;
        if (fact->subject == IVN_SUBJECT_OGRS3)
            out->value.value = figures[draw(seed, 2)];
    }
    if (other != NULL && draw(seed, 5) == 0) {
        out->subject = IVN_SUBJECT_ELIGIBLE_FOR;
        out->operation = IVN_OPERATOR_IS;
        out->value.value = draw(seed, 2) ? IVN_YES : IVN_NO;
        out->texts = other;
        out->text_count = 1;
    }
}

static void random_service(struct seed *seed, struct random_service *out, const char *key, const char *const *other)
{
    uint32_t offers = 1 + draw(seed, 2);
    memset(out, 0, sizeof *out);
    for (uint32_t o = 0; o < offers; o++) {
        uint32_t count = 1 + draw(seed, 6);
        for (uint32_t c = 0; c < count; c++) {
            random_criterion(seed, &out->criteria[9 * o + c], 1 + draw(seed, 3), other);
            out->lists[o][c] = &out->criteria[9 * o + c];
        }
        out->offers[o] = (ivn_offer){.size = sizeof out->offers[o],
                                     .setting = IVN_SETTING_COMMUNITY,
                                     .criteria = out->lists[o],
                                     .criterion_count = count};
        out->offer_list[o] = &out->offers[o];
    }
    out->service = (ivn_service){.size = sizeof out->service,
                                 .kind = IVN_KIND_RATE_CARD_SERVICE,
                                 .key = key,
                                 .edition = "test",
                                 .name = "Test",
                                 .offers = out->offer_list,
                                 .offer_count = offers};
}

static uint32_t summary_for(const struct world *world, const int *choice)
{
    ivn_service_user user;
    ivn_risk risk;
    ivn_assessment *assessment = NULL;
    make_person(choice, &user, &risk);
    assert_int_equal(ivn_assess(world->context, &world->environment, &user, "first", &assessment, NULL), IVN_OK);
    uint32_t summary = ivn_assessment_read(assessment)->summary;
    ivn_assessment_free(assessment);
    return summary;
}

/* All completions of `choice`: notes whether answers differ, and for each open fact whether it alone can turn one. */
static uint32_t first_summary;
static int differ, turns[FACTS];

static void complete(const struct world *world, int *choice, const int *open, int next)
{
    if (next < FACTS && !open[next]) {
        complete(world, choice, open, next + 1);
        return;
    }
    if (next < FACTS) {
        for (int v = 0; v < facts[next].value_count; v++) {
            choice[next] = v;
            complete(world, choice, open, next + 1);
        }
        return;
    }
    uint32_t here = summary_for(world, choice);
    assert_int_not_equal(here, IVN_SUMMARY_FIND_OUT_FIRST);
    first_summary = first_summary == 0 ? here : first_summary;
    differ = differ || here != first_summary;
    for (int f = 0; f < FACTS; f++) {
        int was = choice[f];
        for (int v = 0; open[f] && !turns[f] && v < facts[f].value_count; v++) {
            choice[f] = v;
            turns[f] = summary_for(world, choice) != here;
        }
        choice[f] = was;
    }
}

static int asked_for(const ivn_assessment_view *view, const char *pointer)
{
    for (uint32_t i = 0; i < view->question_count; i++) {
        if (strcmp(view->questions[i]->pointer, pointer) == 0)
            return 1;
    }
    return 0;
}

static void check_one(struct seed *seed, const struct world *world)
{
    int choice[FACTS], open[FACTS];
    ivn_service_user user;
    ivn_risk risk;
    ivn_assessment *assessment = NULL;
    uint32_t left_open = 0;
    first_summary = 0;
    differ = 0;
    memset(turns, 0, sizeof turns);
    for (int f = 0; f < FACTS; f++) {
        open[f] = left_open < 4 && draw(seed, 2);
        left_open += (uint32_t)open[f];
        choice[f] = open[f] ? OPEN : (int)draw(seed, facts[f].value_count);
    }
    make_person(choice, &user, &risk);
    assert_int_equal(ivn_assess(world->context, &world->environment, &user, "first", &assessment, NULL), IVN_OK);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);
    complete(world, choice, open, 0);
    assert_int_equal(view->summary, differ ? IVN_SUMMARY_FIND_OUT_FIRST : first_summary);
    for (int f = 0; f < FACTS; f++)
        assert_int_equal(asked_for(view, facts[f].pointer), turns[f]);
    ivn_assessment_free(assessment);
}

static void a_fact_is_asked_for_exactly_when_it_can_turn_the_answer(void **state)
{
    static const char *const other[] = {"second"};
    struct seed seed = {20261122};
    (void)state;
    for (int round = 0; round < 60; round++) {
        struct random_service first, second;
        struct world world;
        random_service(&seed, &first, "first", other);
        random_service(&seed, &second, "second", NULL);
        const ivn_service *services[] = {&first.service, &second.service};
        world_of_services(&world, services, 2);
        for (int person = 0; person < 6; person++)
            check_one(&seed, &world);
        world_end(&world);
    }
}

/* The bulk form gives the same, also where one unknown is looked at in two ways. */
static void bulk_answers_are_those_of_the_single_call(void **state)
{
    static const char *const other[] = {"second"};
    struct seed seed = {7};
    (void)state;
    for (int round = 0; round < 200; round++) {
        struct random_service first, second;
        struct world world;
        random_service(&seed, &first, "first", other);
        random_service(&seed, &second, "second", NULL);
        const ivn_service *services[] = {&first.service, &second.service};
        world_of_services(&world, services, 2);
        ivn_screening *screening = NULL;
        assert_int_equal(ivn_screening_new(world.context, &world.environment, &screening, NULL), IVN_OK);
        ivn_service_user users[70];
        ivn_risk risks[70];
        const ivn_service_user *list[70];
        uint8_t answers[70 * 2];
        for (int i = 0; i < 70; i++) {
            int choice[FACTS];
            for (int f = 0; f < FACTS; f++)
                choice[f] = draw(&seed, 3) == 0 ? OPEN : (int)draw(&seed, facts[f].value_count);
            make_person(choice, &users[i], &risks[i]);
            list[i] = &users[i];
        }
        assert_int_equal(ivn_screening_run(screening, list, 70, answers), IVN_OK);
        for (int i = 0; i < 70; i++) {
            ivn_assessments *all = NULL;
            assert_int_equal(ivn_assess_all(world.context, &world.environment, list[i], &all, NULL), IVN_OK);
            for (uint32_t s = 0; s < 2; s++)
                assert_int_equal(answers[2 * i + (int)s], ivn_assessments_read(all)->assessments[s]->summary);
            ivn_assessments_free(all);
        }
        ivn_screening_free(screening);
        world_end(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_is_asked_for_exactly_when_it_can_turn_the_answer),
        cmocka_unit_test(bulk_answers_are_those_of_the_single_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
