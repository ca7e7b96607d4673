/*
 * Tests of src/eligibility/recommend.c: which services for which needs, in what order, at what complexity, and what is
 * refused.
 */
#include <stdio.h>

#include "eligibility_support.h"

#include "failing.h"

static struct world world;

/* Levels of delivery: everywhere; low and medium; high not, and what to use instead; none; by offers. */
/* clang-format off */
#define SERVICE(key, edition, members)                                                                                 \
    "{'kind':'rate_card_service','key':'" key "','edition':'" edition "','name':'Service " key "'," members "}"
#define FOR_MEN                                                                                                        \
    "'criteria':[{'group':1,'subject':'sex','operation':'is','value':'male','level':'eligibility','rule':'T-1',"       \
    "'title':'a man'}]"
static const char services[] =
    "{'services':["
    SERVICE("z", "own", "'needs':['finance'],'offers':[{'setting':'community'}],'sessions_total':8") ","
    SERVICE("low-medium", "own", "'needs':['finance'],'offers':[{'setting':'community','complexities':['low'],"
                                 FOR_MEN "},{'setting':'custody','complexities':['medium','low']," FOR_MEN "}]") ","
    SERVICE("high-only", "own", "'needs':['social_inclusion'],'offers':[{'setting':'community',"
                                "'complexities':['high']}]") ","
    SERVICE("medium-only", "own", "'needs':['social_inclusion'],'offers':[{'setting':'community',"
                                  "'complexities':['medium']}]") ","
    SERVICE("not-high", "own", "'needs':['finance','family'],'offers':[{'setting':'community'}],'sessions_total':20,"
                               "'provisions':[{'intensity':'low','hours':2,'sessions':4,'sessions_least':3},"
                               "{'intensity':'medium','hours':5},"
                               "{'intensity':'high','not_offered':true,'alternative':'z'},"
                               "{'intensity':'assessment','hours':1}]") ","
    SERVICE("no-level", "own", "'needs':['lifestyle'],'offers':[{'setting':'community'}],'provisions':["
                               "{'intensity':'low','not_offered':true},{'intensity':'medium','not_offered':true},"
                               "{'intensity':'high','not_offered':true}]") ","
    SERVICE("twice", "own-b", "'needs':['family'],'offers':[{'setting':'community'}]") ","
    SERVICE("twice", "own-a", "'needs':['family'],'offers':[{'setting':'community'," FOR_MEN "}]") ","
    SERVICE("most-only", "own", "'needs':['alcohol'],'offers':[{'setting':'community'}],"
                                "'provisions':[{'intensity':'low','sessions_least':2}]") "]}";
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

static ivn_recommendation *recommend(const char *person, const char *needs)
{
    ivn_facts *facts = facts_of_json(&world, IVN_FACTS_SERVICE_USER, person);
    ivn_facts *asked = needs == NULL ? NULL : facts_of_json(&world, IVN_FACTS_NEEDS, needs);
    ivn_recommendation *recommendation = NULL;
    assert_int_equal(ivn_recommend(world.context, &world.environment, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER),
                                   ivn_facts_read(asked, IVN_FACTS_NEEDS), &recommendation, NULL),
                     IVN_OK);
    ivn_facts_free(asked);
    ivn_facts_free(facts);
    return recommendation;
}

/* The suggestions as "key/edition:need", one after another. */
static void expect_order(const char *person, const char *needs, const char *expected)
{
    ivn_recommendation *recommendation = recommend(person, needs);
    const ivn_recommendation_view *view = ivn_recommendation_read(recommendation);
    char found[1024] = "";
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_suggestion *suggestion = view->suggestions[i];
        strcat(found, i > 0 ? " " : "");
        strcat(found, suggestion->assessment->service);
        strcat(found, "/");
        strcat(found, suggestion->assessment->edition);
        strcat(found, ":");
        strcat(found, ivn_term_of(IVN_VOCABULARY_NEED, suggestion->need)->name);
    }
    assert_string_equal(found, expected);
    ivn_recommendation_free(recommendation);
}

static void services_of_a_need_stand_by_key_and_then_by_edition(void **state)
{
    (void)state;
    expect_order("{}", "{'needs':[{'area':'finance','identified':true}]}",
                 "low-medium/own:finance not-high/own:finance z/own:finance");
    expect_order("{}", "{'needs':[{'area':'family','identified':true}]}",
                 "not-high/own:family twice/own-a:family twice/own-b:family");
}

static void needs_stand_by_their_link_to_offending_then_complexity_then_area(void **state)
{
    static const char *const rows[][2] = {
        /* Neither linked nor of a known complexity: as the areas are ordered. */
        {"{'needs':[{'area':'alcohol','identified':true},{'area':'lifestyle','identified':true}]}",
         "no-level/own:lifestyle most-only/own:alcohol"},
        {"{'needs':[{'area':'lifestyle','identified':true},{'area':'alcohol','identified':true}]}",
         "no-level/own:lifestyle most-only/own:alcohol"},
        {"{'needs':[{'area':'lifestyle','complexity':'low'},{'area':'alcohol','complexity':'high'}]}",
         "most-only/own:alcohol no-level/own:lifestyle"},
        {"{'needs':[{'area':'alcohol','complexity':'high'},{'area':'lifestyle','complexity':'low'}]}",
         "most-only/own:alcohol no-level/own:lifestyle"},
        {"{'needs':[{'area':'lifestyle','complexity':'high'},{'area':'alcohol','linked_to_offending':true}]}",
         "most-only/own:alcohol no-level/own:lifestyle"},
        {"{'needs':[{'area':'alcohol','linked_to_offending':true},{'area':'lifestyle','complexity':'high'}]}",
         "most-only/own:alcohol no-level/own:lifestyle"},
        {"{'needs':[{'area':'alcohol','identified':false},{'area':'lifestyle'}]}", ""},
        {"{}", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_order("{}", rows[i][0], rows[i][1]);
}

static void where_no_needs_are_given_those_of_the_person_are_served(void **state)
{
    (void)state;
    expect_order("{'needs':[{'area':'alcohol','identified':true}]}", NULL, "most-only/own:alcohol");
    expect_order("{'needs':[{'area':'alcohol','identified':true}]}", "{}", "");
}

static const ivn_suggestion *suggestion_of(const ivn_recommendation_view *view, const char *service)
{
    for (uint32_t i = 0; i < view->count; i++) {
        if (strcmp(view->suggestions[i]->assessment->service, service) == 0)
            return view->suggestions[i];
    }
    return NULL;
}

static void delivery_depends_on_the_complexity(void **state)
{
    static const struct {
        const char *sex, *need, *complexity, *service;
        ivn_flag delivered;
        uint32_t summary;
        const char *reason, *alternative;
    } rows[] = {
        {"male", "finance", "low", "low-medium", IVN_YES, IVN_SUMMARY_MAY_REFER,
         "May be referred to Service low-medium (own).", ""},
        {"male", "finance", "medium", "low-medium", IVN_YES, IVN_SUMMARY_MAY_REFER,
         "May be referred to Service low-medium (own).", ""},
        {"male", "finance", "high", "low-medium", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER,
         "Not delivered at high complexity.", ""},
        {"male", "finance", NULL, "low-medium", IVN_UNKNOWN, IVN_SUMMARY_FIND_OUT_FIRST,
         "Find out first: the complexity of the need, because it is not delivered at every level.", ""},
        {"female", "finance", NULL, "low-medium", IVN_UNKNOWN, IVN_SUMMARY_MAY_NOT_REFER,
         "May not be referred to Service low-medium (own); not met: a man.", ""},
        {"male", "finance", "high", "not-high", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER,
         "Not delivered at high complexity; use instead: z.", "z"},
        {"male", "finance", NULL, "not-high", IVN_UNKNOWN, IVN_SUMMARY_FIND_OUT_FIRST,
         "Find out first: the complexity of the need, because it is not delivered at every level.", ""},
        {"male", "finance", NULL, "z", IVN_YES, IVN_SUMMARY_MAY_REFER, "May be referred to Service z (own).", ""},
        {"male", "social_inclusion", NULL, "high-only", IVN_UNKNOWN, IVN_SUMMARY_FIND_OUT_FIRST,
         "Find out first: the complexity of the need, because it is not delivered at every level.", ""},
        {"male", "social_inclusion", NULL, "medium-only", IVN_UNKNOWN, IVN_SUMMARY_FIND_OUT_FIRST,
         "Find out first: the complexity of the need, because it is not delivered at every level.", ""},
        {"male", "social_inclusion", "low", "medium-only", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER,
         "Not delivered at low complexity.", ""},
        {"male", "lifestyle", "low", "no-level", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER, "Not delivered at low complexity.",
         ""},
        /* A level that is not listed beside one that is. */
        {"male", "alcohol", "low", "most-only", IVN_YES, IVN_SUMMARY_MAY_REFER,
         "May be referred to Service most-only (own).", ""},
        {"male", "alcohol", "medium", "most-only", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER,
         "Not delivered at medium complexity.", ""},
        {"male", "lifestyle", NULL, "no-level", IVN_NO, IVN_SUMMARY_MAY_NOT_REFER, "Not delivered at any complexity.",
         ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char person[64], needs[128];
        snprintf(person, sizeof person, "{'sex':'%s'}", rows[i].sex);
        if (rows[i].complexity != NULL)
            snprintf(needs, sizeof needs, "{'needs':[{'area':'%s','complexity':'%s'}]}", rows[i].need,
                     rows[i].complexity);
        else
            snprintf(needs, sizeof needs, "{'needs':[{'area':'%s','identified':true}]}", rows[i].need);
        ivn_recommendation *recommendation = recommend(person, needs);
        const ivn_suggestion *suggestion = suggestion_of(ivn_recommendation_read(recommendation), rows[i].service);
        assert_non_null(suggestion);
        assert_int_equal(suggestion->delivered, rows[i].delivered);
        assert_int_equal(suggestion->summary, rows[i].summary);
        assert_string_equal(suggestion->reason, rows[i].reason);
        assert_string_equal(suggestion->alternative, rows[i].alternative);
        ivn_recommendation_free(recommendation);
    }
}

static void expect_number(ivn_number number, int32_t value)
{
    assert_int_equal(number.known, value >= 0);
    assert_int_equal(number.value, value >= 0 ? value : 0);
}

/* -1: not known. */
static void amounts_are_those_of_the_complexity_else_of_the_whole(void **state)
{
    static const struct {
        const char *needs, *service;
        int32_t sessions, least, hours, assessment;
    } rows[] = {
        {"{'needs':[{'area':'finance','complexity':'low'}]}", "not-high", 4, 3, 2, 1},
        {"{'needs':[{'area':'finance','complexity':'medium'}]}", "not-high", 20, 20, 5, 1},
        {"{'needs':[{'area':'finance','identified':true}]}", "not-high", 20, 20, -1, 1},
        {"{'needs':[{'area':'finance','complexity':'low'}]}", "z", 8, 8, -1, -1},
        {"{'needs':[{'area':'alcohol','complexity':'low'}]}", "most-only", -1, 2, -1, -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_recommendation *recommendation = recommend("{}", rows[i].needs);
        const ivn_suggestion *suggestion = suggestion_of(ivn_recommendation_read(recommendation), rows[i].service);
        assert_non_null(suggestion);
        expect_number(suggestion->sessions, rows[i].sessions);
        expect_number(suggestion->sessions_least, rows[i].least);
        expect_number(suggestion->hours, rows[i].hours);
        expect_number(suggestion->hours_assessment, rows[i].assessment);
        ivn_recommendation_free(recommendation);
    }
}

/* Nothing for a domestic abuse need at all, for a lifestyle need nothing that could fit; one for alcohol. */
static void needs_for_which_nothing_could_fit_are_named(void **state)
{
    ivn_recommendation *recommendation =
        recommend("{}", "{'needs':[{'area':'domestic_abuse','identified':true},{'area':'lifestyle','identified':true},"
                        "{'area':'alcohol','identified':true}]}");
    const ivn_recommendation_view *view = ivn_recommendation_read(recommendation);
    (void)state;
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->day.value, world.environment.on.value);
    assert_int_equal(view->unmet_count, 2);
    assert_int_equal(view->unmet[0], IVN_NEED_LIFESTYLE);
    assert_int_equal(view->unmet[1], IVN_NEED_DOMESTIC_ABUSE);
    ivn_recommendation_free(recommendation);
}

static void what_cannot_be_recommended_for_is_refused(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody}, senseless = {.size = sizeof senseless, .sex = 9};
    const ivn_need no_area = {.size = sizeof no_area}, family = {.size = sizeof family, .area = IVN_NEED_FAMILY};
    const ivn_need *wrong[] = {&no_area}, *twice[] = {&family, &family};
    const ivn_needs wrong_needs = {.size = sizeof wrong_needs, .needs = wrong, .need_count = 1},
                    same_needs = {.size = sizeof same_needs, .needs = twice, .need_count = 2};
    const ivn_environment *today = &world.environment;
    ivn_recommendation *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error}, small = {.size = 8, .status = 77};
    ivn_text *json = UNTOUCHED;
    (void)state;
    assert_int_equal(ivn_recommend(world.context, today, &nobody, NULL, &made, &small), IVN_ERROR_SIZE);
    assert_int_equal(small.status, 77);
    assert_int_equal(ivn_recommend(NULL, today, &nobody, NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context, user and out must not be NULL");
    assert_int_equal(ivn_recommend(world.context, today, NULL, NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_recommend(world.context, today, &nobody, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_recommend(world.context, NULL, &nobody, NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "environment, its rulebook and its catalogue must not be NULL");
    assert_int_equal(ivn_recommend(world.context, today, &senseless, NULL, &made, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/sex");
    assert_int_equal(ivn_recommend(world.context, today, &nobody, &wrong_needs, &made, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/needs/0/area");
    assert_int_equal(ivn_recommend(world.context, today, &nobody, &same_needs, &made, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/needs/1/area");
    assert_ptr_equal(made, UNTOUCHED);
    assert_int_equal(ivn_recommendation_to_json(world.context, NULL, &json, &error), IVN_ERROR_ARGUMENT);
    assert_ptr_equal(json, UNTOUCHED);
    ivn_recommendation_free(NULL);
}

static ivn_status recommends(const ivn_context *context, void *user)
{
    const ivn_need high = {.size = sizeof high, .area = IVN_NEED_FINANCE, .complexity = IVN_COMPLEXITY_HIGH},
                   family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .identified = IVN_YES},
                   none = {.size = sizeof none, .area = IVN_NEED_DOMESTIC_ABUSE, .identified = IVN_YES};
    const ivn_need *list[] = {&high, &family, &none};
    const ivn_needs needs = {.size = sizeof needs, .needs = list, .need_count = 3};
    const ivn_service_user nobody = {.size = sizeof nobody};
    ivn_recommendation *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    ivn_text *json = NULL;
    ivn_status status = ivn_recommend(context, &world.environment, &nobody, &needs, &made, &error);
    (void)user;
    if (status != IVN_OK)
        return made == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    status = ivn_recommendation_to_json(context, made, &json, &error);
    ivn_text_free(json);
    ivn_recommendation_free(made);
    return status;
}

static void running_out_of_memory_or_room_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(recommends, NULL);
    limit_every(recommends, NULL);
}

/* Everything is said to address every need: suggestions take more than compiling. */
static ivn_status recommends_much(const ivn_context *context, void *of)
{
    const struct world *in = of;
    const ivn_service_user nobody = {.size = sizeof nobody};
    ivn_need all[IVN_NEED_DOMESTIC_ABUSE];
    const ivn_need *list[IVN_NEED_DOMESTIC_ABUSE];
    const ivn_needs needs = {.size = sizeof needs, .needs = list, .need_count = IVN_NEED_DOMESTIC_ABUSE};
    ivn_recommendation *made = UNTOUCHED;
    ivn_error error = {.size = sizeof error};
    for (uint32_t i = 0; i < IVN_NEED_DOMESTIC_ABUSE; i++) {
        all[i] = (ivn_need){.size = sizeof all[i], .area = i + 1, .complexity = IVN_COMPLEXITY_LOW};
        list[i] = &all[i];
    }
    ivn_status status = ivn_recommend(context, &in->environment, &nobody, &needs, &made, &error);
    if (status != IVN_OK)
        return made == UNTOUCHED && error.status == status ? status : IVN_ERROR_STATE;
    ivn_recommendation_free(made);
    return status;
}

static void many_suggestions_or_needs_may_be_what_there_is_no_room_for(void **state)
{
    static const uint32_t every_need[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    static const ivn_offer anywhere = {.size = sizeof anywhere, .setting = IVN_SETTING_COMMUNITY};
    static const ivn_offer *const offers[] = {&anywhere};
    static ivn_service many[24];
    const ivn_service *list[24];
    char keys[24][4];
    ivn_directory directory = {.size = sizeof directory, .services = list};
    struct world other;
    (void)state;
    assert_int_equal(IVN_NEED_DOMESTIC_ABUSE, sizeof every_need / sizeof *every_need);
    for (uint32_t i = 0; i < 24; i++) {
        snprintf(keys[i], sizeof keys[i], "s%u", (unsigned)i);
        many[i] = (ivn_service){.size = sizeof many[i],
                                .kind = IVN_KIND_RATE_CARD_SERVICE,
                                .key = keys[i],
                                .edition = "e",
                                .name = "N",
                                .needs = every_need,
                                .need_count = 11,
                                .offers = offers,
                                .offer_count = 1};
        list[i] = &many[i];
    }
    for (uint32_t count = 0; count <= 24; count += 12) { /* none: then the needs take the most */
        directory.service_count = count;
        world_of_directory(&other, &directory);
        failing_every_with_context(recommends_much, &other);
        limit_every(recommends_much, &other);
        world_end(&other);
    }
}

/* The words of figures that a host has set stand in the document before anything else. */
static void the_list_of_unmet_needs_may_be_what_there_is_no_room_for(void **state)
{
    char overrides[800], source[491];
    struct world other;
    ivn_rulebook *rulebook = NULL;
    (void)state;
    memset(source, 's', sizeof source - 1);
    source[sizeof source - 1] = '\0';
    snprintf(overrides, sizeof overrides,
             "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':9,'source':'%s'}]}", source);
    world_of_json(&other, "{'services':[{'kind':'rate_card_service','key':'a','edition':'e','name':'N','offers':[{"
                          "'setting':'community','criteria':[{'group':1,'subject':'last_violent_offence','operation':"
                          "'within','parameter':'RC-BBR-2/months','level':'advice','rule':'T','title':'t'},{'group':2,"
                          "'subject':'last_domestic_abuse_conviction','operation':'within','parameter':"
                          "'RC-BBR-2/months','level':'advice','rule':'T','title':'t'},{'group':3,'subject':"
                          "'last_violent_offence','operation':'within','parameter':'RC-BBR-2/months','level':'advice',"
                          "'rule':'U','title':'t'}]}]}]}");
    ivn_facts *facts = facts_of_json(&other, IVN_FACTS_OVERRIDES, overrides);
    assert_int_equal(ivn_rulebook_with(other.context, other.rulebook, ivn_facts_read(facts, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    other.environment.rulebook = rulebook;
    limit_every(recommends_much, &other);
    ivn_rulebook_free(rulebook);
    ivn_facts_free(facts);
    world_end(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(services_of_a_need_stand_by_key_and_then_by_edition),
        cmocka_unit_test(needs_stand_by_their_link_to_offending_then_complexity_then_area),
        cmocka_unit_test(where_no_needs_are_given_those_of_the_person_are_served),
        cmocka_unit_test(delivery_depends_on_the_complexity),
        cmocka_unit_test(amounts_are_those_of_the_complexity_else_of_the_whole),
        cmocka_unit_test(needs_for_which_nothing_could_fit_are_named),
        cmocka_unit_test(what_cannot_be_recommended_for_is_refused),
        cmocka_unit_test(running_out_of_memory_or_room_leaves_nothing),
        cmocka_unit_test(the_list_of_unmet_needs_may_be_what_there_is_no_room_for),
        cmocka_unit_test(many_suggestions_or_needs_may_be_what_there_is_no_room_for),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
