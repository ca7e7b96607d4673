/*
 * What a hostile directory costs: counted in steps, not in time. All searches of one person take no more together than
 * one of them may; what is then not known to be settled is asked for.
 */
#include <stdio.h>

#include "compiled.h"

#define AREAS 600u
#define DEPTH 30u /* areas around another */
#define NAMED 10u /* areas that a criterion names */
#define SERVICES 12u

/* Services that share their offers: each has as many criteria as there may be, and each names areas of its own. */
struct hostile {
    char keys[AREAS][8], service_keys[SERVICES][8];
    const char *names[AREAS];
    ivn_area areas[AREAS];
    const ivn_area *area_list[AREAS];
    ivn_criterion criteria[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    const ivn_criterion *lists[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    ivn_offer offers[IVN_MOST_OFFERS];
    const ivn_offer *offer_list[IVN_MOST_OFFERS];
    ivn_service services[SERVICES];
    const ivn_service *service_list[SERVICES];
    ivn_directory directory;
};
static struct hostile hostile;

static void make_areas(void)
{
    for (uint32_t i = 0; i < AREAS; i++) {
        snprintf(hostile.keys[i], sizeof hostile.keys[i], "a%u", (unsigned)i);
        hostile.names[i] = hostile.keys[i];
        hostile.areas[i] = (ivn_area){.size = sizeof hostile.areas[i], .key = hostile.keys[i], .name = "n"};
        if (i % DEPTH != 0)
            hostile.areas[i].parent = hostile.keys[i - 1];
        hostile.area_list[i] = &hostile.areas[i];
    }
}

static void make_offer(uint32_t place)
{
    for (uint32_t c = 0; c < IVN_MOST_CRITERIA; c++) {
        hostile.criteria[place][c] =
            (ivn_criterion){.size = sizeof(ivn_criterion),
                            .group = c + 1,
                            .subject = IVN_SUBJECT_HOME_AREA,
                            .operation = IVN_OPERATOR_WITHIN,
                            .level = IVN_LEVEL_ELIGIBILITY,
                            .rule = "A",
                            .title = "t",
                            .texts = &hostile.names[(7 * (place * IVN_MOST_CRITERIA + c)) % (AREAS - NAMED)],
                            .text_count = NAMED};
        hostile.lists[place][c] = &hostile.criteria[place][c];
    }
    hostile.offers[place] = (ivn_offer){.size = sizeof(ivn_offer),
                                        .setting = IVN_SETTING_COMMUNITY,
                                        .criteria = hostile.lists[place],
                                        .criterion_count = IVN_MOST_CRITERIA};
    hostile.offer_list[place] = &hostile.offers[place];
}

static void make_hostile(void)
{
    make_areas();
    for (uint32_t o = 0; o < IVN_MOST_OFFERS; o++)
        make_offer(o);
    for (uint32_t i = 0; i < SERVICES; i++) {
        snprintf(hostile.service_keys[i], sizeof hostile.service_keys[i], "s%u", (unsigned)i);
        hostile.services[i] = (ivn_service){.size = sizeof(ivn_service),
                                            .kind = IVN_KIND_RATE_CARD_SERVICE,
                                            .key = hostile.service_keys[i],
                                            .edition = "e",
                                            .name = "N",
                                            .offers = hostile.offer_list,
                                            .offer_count = IVN_MOST_OFFERS};
        hostile.service_list[i] = &hostile.services[i];
    }
    hostile.directory = (ivn_directory){.size = sizeof hostile.directory,
                                        .services = hostile.service_list,
                                        .service_count = SERVICES,
                                        .areas = hostile.area_list,
                                        .area_count = AREAS};
}

/* The steps of all searches for one person; `most` are left at first. */
static uint64_t steps_of(struct compiled *of, const ivn_service_user *user, uint64_t most)
{
    uint64_t steps = 0;
    look_at(of, user);
    of->search.left = most;
    for (uint32_t s = 0; s < of->program.asked_count; s++) {
        ivni_verdict verdict = ivni_service_verdict(&of->outcomes, s);
        uint64_t left = of->search.left;
        if (verdict.worst == verdict.best)
            continue;
        assert_true(ivni_completions_search(&of->search, s));
        steps += left - of->search.left;
        if (of->search.left > 0)
            continue;
        /* Nobody rests who is not tired: then one look is all that is taken, and everything open is asked for. */
        if (left == 0)
            assert_in_range(of->search.steps, 0, of->search.step);
        assert_int_equal(of->search.settled, 0);
        for (uint32_t v = 0; v < of->search.variable_count; v++)
            assert_int_equal(of->search.variables[v].decisive, 1);
    }
    return steps;
}

static void all_services_together_take_as_many_steps_as_one_may(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    (void)state;
    make_hostile();
    world_of_directory(&world, &hostile.directory);
    compile(&world, NULL, &compiled);
    assert_int_equal(compiled.program.atom_count, SERVICES * IVN_MOST_OFFERS * IVN_MOST_CRITERIA);
    assert_int_equal(steps_of(&compiled, &nobody, IVNI_MOST_STEPS), IVNI_MOST_STEPS);
    assert_int_equal(compiled.search.left, 0);
    /* The next person has them anew. */
    assert_int_equal(steps_of(&compiled, &nobody, IVNI_MOST_STEPS), IVNI_MOST_STEPS);
    compiled_end(&compiled);
    world_end(&world);
}

static void what_is_not_ruled_out_is_asked_for(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    ivn_assessments *all = NULL;
    (void)state;
    make_hostile();
    world_of_directory(&world, &hostile.directory);
    assert_int_equal(ivn_assess_all(world.context, &world.environment, &nobody, &all, NULL), IVN_OK);
    const ivn_assessments_view *view = ivn_assessments_read(all);
    assert_int_equal(view->count, SERVICES);
    for (uint32_t i = 0; i < view->count; i++) {
        assert_int_equal(view->assessments[i]->summary, IVN_SUMMARY_FIND_OUT_FIRST);
        assert_int_equal(view->assessments[i]->question_count, 1);
        assert_string_equal(view->assessments[i]->questions[0]->pointer, "/home_area");
    }
    ivn_assessments_free(all);
    world_end(&world);
}

/* One area known, and all is settled without a search. */
static void what_is_known_takes_no_steps(void **state)
{
    const ivn_service_user user = {.size = sizeof user, .home_area = "a0"};
    struct world world;
    struct compiled compiled;
    (void)state;
    make_hostile();
    hostile.areas[1].parent = NULL; /* nothing lies in the first area */
    world_of_directory(&world, &hostile.directory);
    compile(&world, NULL, &compiled);
    assert_int_equal(steps_of(&compiled, &user, IVNI_MOST_STEPS), 0);
    compiled_end(&compiled);
    world_end(&world);
}

static void no_document_comes_near(void **state)
{
    static const char *const people[] = {
        "{}", "{'sex':'male','date_of_birth':'1990-04-02'}",
        "{'sentences':[{'basis':'licence'},{'basis':'community_order'}],'offences':[{'category':'violence'}]}"};
    struct world world;
    struct compiled compiled;
    (void)state;
    world_of_documents(&world);
    compile(&world, NULL, &compiled);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, people[i]);
        assert_in_range(steps_of(&compiled, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER), IVNI_MOST_STEPS), 100,
                        IVNI_MOST_STEPS / 50);
        ivn_facts_free(facts);
    }
    compiled_end(&compiled);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_services_together_take_as_many_steps_as_one_may),
        cmocka_unit_test(what_is_not_ruled_out_is_asked_for),
        cmocka_unit_test(what_is_known_takes_no_steps),
        cmocka_unit_test(no_document_comes_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
