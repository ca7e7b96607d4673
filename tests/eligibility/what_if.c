/*
 * Tests of src/eligibility/what_if.c: which answers change under another rulebook, by which rules, and what is refused.
 */
#include <stdio.h>

#include "eligibility_support.h"

#include "failing.h"
#include "wide.h"

static struct world world;

/* clang-format off */
#define CRITERION(group, rule, what)                                                                                   \
    "{'group':" group "," what ",'level':'eligibility','rule':'" rule "','title':'t'}"
#define SEX(group, rule, value) CRITERION(group, rule, "'subject':'sex','operation':'is','value':'" value "'")
#define SO_MANY_MONTHS(group, subject)                                                                                 \
    CRITERION(group, "RC-BBR-2", "'subject':'" subject "','operation':'within','parameter':'RC-BBR-2/months'")
#define SERVICE(key, offers)                                                                                           \
    "{'kind':'rate_card_service','key':'" key "','edition':'own','name':'N','offers':[" offers "]}"
static const char services[] =
    "{'areas':[{'key':'town','name':'Town'}],'services':["
    SERVICE("abuse", "{'setting':'community','criteria':["
                     SO_MANY_MONTHS("1", "last_domestic_abuse_conviction") "," SEX("2", "T-1", "male") ","
                     SO_MANY_MONTHS("3", "last_violent_offence") "]}") ","
    SERVICE("women", "{'setting':'community','criteria':[" SEX("1", "WB-SEX", "female") "]}") ","
    SERVICE("local", "{'setting':'community','areas':['town']},{'setting':'pre_release','areas':['town']}") "]}";
static const char local_women[] =
    "{'areas':[{'key':'town','name':'Town'}],'services':["
    SERVICE("women", "{'setting':'community','areas':['town'],'criteria':[" SEX("1", "WB-SEX", "female") "]}") "]}";
static const char abused_women[] =
    "{'services':[" SERVICE("both", "{'setting':'community','criteria':["
                                    SEX("1", "WB-SEX", "female") ","
                                    SO_MANY_MONTHS("2", "last_domestic_abuse_conviction") ","
                                    SO_MANY_MONTHS("3", "last_violent_offence") "]}") "]}";
/* clang-format on */

static int begin(void **state)
{
    (void)state;
    world_of_json(&world, services);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

static char untouched;
#define UNTOUCHED ((void *)&untouched)

static ivn_rulebook *rulebook_with(const char *json)
{
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_OVERRIDES, json);
    ivn_rulebook *rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(facts, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    ivn_facts_free(facts);
    return rulebook;
}

/* The only change between the two rulebooks for one person; `rules` one after another. */
static void expect_change(const char *overrides, const char *person, const char *service, uint32_t before,
                          uint32_t after, const char *rules)
{
    ivn_rulebook *other = rulebook_with(overrides);
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, person);
    const ivn_service_user *users[] = {ivn_facts_read(facts, IVN_FACTS_SERVICE_USER)};
    ivn_comparison *comparison = NULL;
    char found[256] = "";
    assert_int_equal(ivn_what_if(world.context, &world.environment, other, users, 1, &comparison, NULL), IVN_OK);
    const ivn_comparison_view *view = ivn_comparison_read(comparison);
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->answer_count, 3);
    assert_int_equal(view->count, service != NULL);
    if (service != NULL) {
        const ivn_change_of_answer *change = view->changes[0];
        for (uint32_t i = 0; i < change->rule_count; i++) {
            strcat(found, i > 0 ? " " : "");
            strcat(found, change->rules[i]);
        }
        assert_int_equal(change->user, 1);
        assert_string_equal(change->service, service);
        assert_string_equal(change->edition, "own");
        assert_int_equal(change->before, before);
        assert_int_equal(change->after, after);
        assert_string_equal(found, rules);
    }
    ivn_comparison_free(comparison);
    ivn_facts_free(facts);
    ivn_rulebook_free(other);
}

static void an_answer_changes_with_its_figure_or_its_rule(void **state)
{
    static const char months[] = "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':36,'source':'s'}]}";
    static const char no_sex[] = "{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}";
    static const char man[] =
        "{'sex':'male','home_area':'town','offences':[{'category':'domestic_abuse','convicted':'2024-06-01',"
        "'committed':'2024-05-01','violent':true}],'offences_complete':true}";
    (void)state;
    expect_change(months, man, "abuse", IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_MAY_REFER, "RC-BBR-2");
    expect_change(no_sex, man, "women", IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_MAY_REFER, "WB-SEX");
    /* Whatever the figure, a woman is not who it is for. */
    expect_change(months, "{'sex':'female','home_area':'town'}", NULL, 0, 0, "");
}

/* How many answers change for a woman of London with the shipped services and one of a provider's own. */
static uint32_t changes_without(const char *rule)
{
    ivn_environment environment = world.environment;
    char overrides[128];
    ivn_catalogue *shipped = NULL;
    ivn_comparison *comparison = NULL;
    snprintf(overrides, sizeof overrides, "{'overrides':[{'rule':'%s','to':'2026-11-22','source':'s'}]}", rule);
    ivn_rulebook *other = rulebook_with(overrides);
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, "{'sex':'female','home_area':'london'}");
    const ivn_service_user *users[] = {ivn_facts_read(facts, IVN_FACTS_SERVICE_USER)};
    assert_int_equal(ivn_catalogue_builtin(world.context, &shipped, NULL), IVN_OK);
    assert_int_equal(ivn_catalogue_with(world.context, shipped, ivn_catalogue_read(world.catalogue),
                                        (ivn_catalogue **)&environment.catalogue, NULL, NULL),
                     IVN_OK);
    assert_int_equal(ivn_what_if(world.context, &environment, other, users, 1, &comparison, NULL), IVN_OK);
    uint32_t count = ivn_comparison_read(comparison)->count;
    for (uint32_t i = 0; i < count; i++) {
        assert_string_equal(ivn_comparison_read(comparison)->changes[i]->edition, "rate-card-2019");
        assert_string_equal(ivn_comparison_read(comparison)->changes[i]->rules[0], rule);
    }
    ivn_comparison_free(comparison);
    ivn_facts_free(facts);
    ivn_rulebook_free(other);
    ivn_catalogue_free((ivn_catalogue *)environment.catalogue);
    ivn_catalogue_free(shipped);
    return count;
}

static void areas_fall_away_with_the_rule_of_their_own_document_alone(void **state)
{
    (void)state;
    assert_int_equal(changes_without("SC-CORE-PLACE"), 0);
    assert_in_range(changes_without("RC-CARD-5"), 10, 40);
}

/* Both sides leave the area open: it does not count as changed, though each has its own criterion of it. */
static void an_area_that_comes_to_the_same_on_both_sides_is_no_reason(void **state)
{
    static const char sex[] = "{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}";
    struct world other;
    (void)state;
    world_of_json(&other, local_women);
    ivn_rulebook *changed = rulebook_with(sex);
    const ivn_service_user man = {.size = sizeof man, .sex = IVN_SEX_MALE};
    const ivn_service_user *users[] = {&man};
    ivn_comparison *comparison = NULL;
    assert_int_equal(ivn_what_if(other.context, &other.environment, changed, users, 1, &comparison, NULL), IVN_OK);
    const ivn_comparison_view *view = ivn_comparison_read(comparison);
    assert_int_equal(view->count, 1);
    assert_int_equal(view->changes[0]->rule_count, 1);
    assert_string_equal(view->changes[0]->rules[0], "WB-SEX");
    ivn_comparison_free(comparison);
    ivn_rulebook_free(changed);
    world_end(&other);
}

/* Each rule once, whichever of its criteria changed, in the order of the criteria. */
static void all_rules_that_changed_are_named_once(void **state)
{
    static const char all[] = "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':36,'source':'s'},"
                              "{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}";
    static const char woman[] = "{'sex':'male','offences':[{'category':'domestic_abuse','convicted':'2024-06-01',"
                                "'committed':'2024-05-01','violent':true}],'offences_complete':true}";
    struct world other;
    (void)state;
    world_of_json(&other, abused_women);
    ivn_rulebook *changed = rulebook_with(all);
    ivn_facts *facts = facts_of_json(&other, IVN_FACTS_SERVICE_USER, woman);
    const ivn_service_user *users[] = {ivn_facts_read(facts, IVN_FACTS_SERVICE_USER)};
    ivn_comparison *comparison = NULL;
    assert_int_equal(ivn_what_if(other.context, &other.environment, changed, users, 1, &comparison, NULL), IVN_OK);
    const ivn_comparison_view *view = ivn_comparison_read(comparison);
    assert_int_equal(view->count, 1);
    assert_int_equal(view->changes[0]->rule_count, 2);
    assert_string_equal(view->changes[0]->rules[0], "WB-SEX");
    assert_string_equal(view->changes[0]->rules[1], "RC-BBR-2");
    ivn_comparison_free(comparison);
    ivn_facts_free(facts);
    ivn_rulebook_free(changed);
    world_end(&other);
}

static void a_caseload_is_compared_person_by_person(void **state)
{
    enum { PEOPLE = 40 };
    const ivn_service_user man = {.size = sizeof man, .sex = IVN_SEX_MALE},
                           woman = {.size = sizeof woman, .sex = IVN_SEX_FEMALE};
    const ivn_service_user *users[PEOPLE];
    ivn_rulebook *other = rulebook_with("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    ivn_comparison *comparison = NULL;
    (void)state;
    for (int i = 0; i < PEOPLE; i++)
        users[i] = i % 8 == 7 ? &woman : &man;
    assert_int_equal(ivn_what_if(world.context, &world.environment, other, users, PEOPLE, &comparison, NULL), IVN_OK);
    const ivn_comparison_view *view = ivn_comparison_read(comparison);
    assert_int_equal(view->count, PEOPLE - PEOPLE / 8);
    assert_int_equal(view->answer_count, 3 * PEOPLE);
    for (uint32_t i = 0; i < view->count; i++)
        assert_int_equal(view->changes[i]->user, 1 + i / 7 * 8 + i % 7);
    ivn_comparison_free(comparison);
    assert_int_equal(ivn_what_if(world.context, &world.environment, other, NULL, 0, &comparison, NULL), IVN_OK);
    assert_int_equal(ivn_comparison_read(comparison)->answer_count, 0);
    ivn_comparison_free(comparison);
    ivn_rulebook_free(other);
}

static void what_cannot_be_compared_is_refused(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    const ivn_service_user *users[] = {&nobody, NULL};
    const ivn_environment *today = &world.environment;
    ivn_environment without = *today;
    const ivn_rulebook *rules = world.rulebook;
    ivn_comparison *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error}, small = {.size = 8, .status = 77};
    ivn_text *json = UNTOUCHED;
    (void)state;
    assert_int_equal(ivn_what_if(world.context, today, rules, users, 1, &made, &small), IVN_ERROR_SIZE);
    assert_int_equal(small.status, 77);
    assert_int_equal(ivn_what_if(NULL, today, rules, users, 1, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context, environment, other, users and out must not be NULL");
    assert_int_equal(ivn_what_if(world.context, NULL, rules, users, 1, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_what_if(world.context, today, NULL, users, 1, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_what_if(world.context, today, rules, NULL, 1, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_what_if(world.context, today, rules, users, 1, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_what_if(world.context, today, rules, users, 2, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "no user of the caseload may be NULL");
    assert_int_equal(ivn_what_if(world.context, today, rules, users, UINT32_MAX / 100000 + 1, &made, &error),
                     IVN_ERROR_LIMIT);
    assert_string_equal(error.message, "too many people for one comparison");
    without.catalogue = NULL;
    assert_int_equal(ivn_what_if(world.context, &without, rules, users, 1, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "environment, its rulebook and its catalogue must not be NULL");
    assert_ptr_equal(made, UNTOUCHED);
    assert_int_equal(ivn_comparison_to_json(world.context, NULL, &json, &error), IVN_ERROR_ARGUMENT);
    assert_ptr_equal(json, UNTOUCHED);
    ivn_comparison_free(NULL);
}

static ivn_status compares(const ivn_context *context, void *other)
{
    const ivn_service_user man = {.size = sizeof man, .sex = IVN_SEX_MALE}, nobody = {.size = sizeof nobody};
    const ivn_service_user *users[20] = {&nobody};
    ivn_comparison *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    ivn_text *json = NULL;
    for (int i = 1; i < 20; i++)
        users[i] = &man;
    ivn_status status = ivn_what_if(context, &world.environment, other, users, 20, &made, &error);
    if (status != IVN_OK)
        return made == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    status = ivn_comparison_to_json(context, made, &json, &error);
    ivn_text_free(json);
    ivn_comparison_free(made);
    return status;
}

static void running_out_of_memory_or_room_leaves_nothing(void **state)
{
    ivn_rulebook *other = rulebook_with("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    (void)state;
    failing_every_with_context(compares, other);
    limit_every(compares, other);
    ivn_rulebook_free(other);
}

/* More answers change than there are criteria: what is kept is more than what is thrown away. */
static ivn_status compares_many(const ivn_context *context, void *other)
{
    const ivn_service_user man = {.size = sizeof man, .sex = IVN_SEX_MALE};
    const ivn_service_user *users[150];
    ivn_comparison *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    for (int i = 0; i < 150; i++)
        users[i] = &man;
    ivn_status status = ivn_what_if(context, &world.environment, other, users, 150, &made, &error);
    if (status != IVN_OK)
        return made == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    ivn_comparison_free(made);
    return IVN_OK;
}

static void many_changes_may_be_what_there_is_no_room_for(void **state)
{
    ivn_rulebook *other = rulebook_with("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    (void)state;
    limit_every(compares_many, other);
    ivn_rulebook_free(other);
}

/* Services that are gone count among the criteria of a catalogue, and not among those that are compared. */
static void many_criteria_may_be_what_there_is_no_room_for(void **state)
{
    static const ivn_offer anywhere = {.size = sizeof anywhere, .setting = IVN_SETTING_COMMUNITY};
    static const ivn_offer *const offers[] = {&anywhere};
    struct world other, before = world;
    ivn_rulebook *changed = rulebook_with("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    (void)state;
    wide_begin();
    for (uint32_t i = 0; i < 16 * 64; i++) {
        wide.criteria[i / 64][i % 64] = wide_flag(1, IVN_SUBJECT_HETEROSEXUAL, IVN_YES);
        wide.criteria[i / 64][i % 64].level = IVN_LEVEL_ADVICE;
    }
    wide_finish(16, 64);
    wide.service.to = (ivn_number){1, world.environment.on.value - 1};
    for (uint32_t i = 1; i < 10; i++) {
        wide.judged[i].to = wide.service.to;
        wide.judged[i].offers = wide.offer_list;
        wide.judged[i].offer_count = 16;
    }
    wide.judged[0].offers = offers;
    wide.judged[0].offer_count = 1;
    world_of_directory(&other, &wide.directory);
    world = other;
    failing_every_with_context(compares, changed);
    world = before;
    world_end(&other);
    ivn_rulebook_free(changed);
}

/* A search among hundreds of areas, of the first rulebook and of the other. */
static void running_out_of_memory_while_searching_leaves_nothing(void **state)
{
    static ivn_area areas[300];
    static char keys[300][8];
    static const ivn_area *list[300];
    static const char *const texts[][1] = {{"a1"}, {"a2"}, {"a3"}};
    struct world other, before = world;
    ivn_rulebook *changed = rulebook_with("{'overrides':[{'rule':'WB-SEX','to':'2026-11-22','source':'s'}]}");
    (void)state;
    for (unsigned i = 0; i < 300; i++) {
        snprintf(keys[i], sizeof keys[i], "a%u", i);
        areas[i] = (ivn_area){sizeof areas[i], 0, keys[i], "Area", NULL};
        list[i] = &areas[i];
    }
    wide_begin();
    for (uint32_t i = 0; i < 6; i++) {
        ivn_criterion *criterion = &wide.criteria[i / 3][i % 3];
        *criterion = wide_number(1 + i % 3, IVN_SUBJECT_HOME_AREA, i < 3 ? IVN_OPERATOR_IS : IVN_OPERATOR_IS_NOT, 0);
        criterion->value.known = 0;
        criterion->texts = texts[i % 3];
        criterion->text_count = 1;
    }
    wide_finish(2, 3);
    wide.directory.areas = list;
    wide.directory.area_count = 300;
    world_of_directory(&other, &wide.directory);
    world = other;
    failing_every_with_context(compares, changed);
    world = before;
    ivn_rulebook_free(changed);
    world_end(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_changes_with_its_figure_or_its_rule),
        cmocka_unit_test(areas_fall_away_with_the_rule_of_their_own_document_alone),
        cmocka_unit_test(an_area_that_comes_to_the_same_on_both_sides_is_no_reason),
        cmocka_unit_test(all_rules_that_changed_are_named_once),
        cmocka_unit_test(a_caseload_is_compared_person_by_person),
        cmocka_unit_test(what_cannot_be_compared_is_refused),
        cmocka_unit_test(running_out_of_memory_or_room_leaves_nothing),
        cmocka_unit_test(many_changes_may_be_what_there_is_no_room_for),
        cmocka_unit_test(many_criteria_may_be_what_there_is_no_room_for),
        cmocka_unit_test(running_out_of_memory_while_searching_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
