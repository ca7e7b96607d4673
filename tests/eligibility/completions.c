/*
 * Tests of src/eligibility/completions.c: which variables there are, and that deciding by cases comes to what trying
 * every completion comes to, on many random formulas.
 */
#include <stdio.h>

#include "compiled.h"
#include "random_services.h"

/* How many services were open. */
static uint32_t compare_all(struct compiled *of)
{
    uint32_t open = 0;
    for (uint32_t s = 0; s < of->program.asked_count; s++) {
        ivni_verdict verdict = ivni_service_verdict(&of->outcomes, s);
        if (verdict.worst == verdict.best)
            continue;
        compare_searches(of, s);
        open++;
    }
    return open;
}

static void deciding_by_cases_agrees_with_trying_every_completion(void **state)
{
    struct seed seed = {1123};
    uint32_t open = 0, wanted = getenv("IVN_TEST_FULL") != NULL ? 200000 : 20000;
    (void)state;
    while (open < wanted) {
        struct random_world world;
        struct compiled compiled;
        random_world_begin(&seed, MOST_OFFERS, MOST_CRITERIA_HERE, &world);
        compile(&world.world, NULL, &compiled);
        for (int i = 0; i < 20; i++) {
            struct knowledge knowledge;
            struct random_person person;
            draw_knowledge(&seed, 2, &knowledge);
            make_person(&knowledge, world.world.environment.on.value, &person);
            look_at(&compiled, &person.user);
            open += compare_all(&compiled);
        }
        compiled_end(&compiled);
        random_world_end(&world);
    }
}

/* --- what is asked of hand-made services -------------------------------------------------------------------------- */

#define CRITERION(group, what) "{'group':" group "," what ",'level':'eligibility','rule':'A','title':'t'}"
#define IN_CUSTODY(group, value) CRITERION(group, "'subject':'in_custody','operation':'is','value':" value)
#define FINANCE(group) CRITERION(group, "'subject':'need_finance','operation':'is','value':true")
#define SUITABLE_FOR(group, service)                                                                                   \
    CRITERION(group, "'subject':'suitable_for','operation':'is','value':true,'texts':['" service "']")

/* Service a has these offers, services b and c none; of the person nothing is known. */
static void expect_decisive(const char *offers, int settled, const char *decisive)
{
    static const char form[] = "{'services':[{'kind':'rate_card_service','key':'a','edition':'e','name':'A',"
                               "'offers':[%s]},{'kind':'rate_card_service','key':'b','edition':'e','name':'B'},"
                               "{'kind':'rate_card_service','key':'c','edition':'e','name':'C'}]}";
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    char directory[4096];
    assert_in_range(snprintf(directory, sizeof directory, form, offers), 1, sizeof directory - 1);
    world_of_json(&world, directory);
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    compare_searches(&compiled, 0);
    assert_true(ivni_completions_search(&compiled.search, 0));
    assert_int_equal(compiled.search.settled, settled);
    assert_int_equal(compiled.search.variable_count, strlen(decisive));
    for (uint32_t i = 0; i < compiled.search.variable_count; i++)
        assert_int_equal(compiled.search.variables[i].decisive, decisive[i] == 'x');
    compiled_end(&compiled);
    world_end(&world);
}

#define COMMUNITY "{'setting':'community','criteria':["
#define CUSTODY "{'setting':'custody','criteria':["

/* clang-format off */
static const char open_in_any_case[] = COMMUNITY IN_CUSTODY("1", "false") "]}," CUSTODY IN_CUSTODY("1", "true") "]}";
static const char for_the_same_need[] = COMMUNITY IN_CUSTODY("1", "false") "," FINANCE("2") "]},"
                                        CUSTODY IN_CUSTODY("1", "true") "," FINANCE("2") "]}";
static const char for_the_need_in_one[] = COMMUNITY IN_CUSTODY("1", "false") "," FINANCE("2") "]},"
                                          CUSTODY IN_CUSTODY("1", "true") "]}";
static const char judged_twice[] = COMMUNITY SUITABLE_FOR("1", "b") "," SUITABLE_FOR("2", "c") ","
                                   SUITABLE_FOR("3", "b") "]}";
/* clang-format on */

static void what_two_offers_settle_together_is_not_asked(void **state)
{
    (void)state;
    expect_decisive(open_in_any_case, 1, "-");
    expect_decisive(for_the_same_need, 0, "-x");
    expect_decisive(for_the_need_in_one, 0, "xx");
}

static void judgements_on_two_services_are_two_questions(void **state)
{
    (void)state;
    expect_decisive(judged_twice, 0, "xx");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deciding_by_cases_agrees_with_trying_every_completion),
        cmocka_unit_test(what_two_offers_settle_together_is_not_asked),
        cmocka_unit_test(judgements_on_two_services_are_two_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
