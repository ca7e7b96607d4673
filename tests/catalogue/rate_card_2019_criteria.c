/*
 * Tests of the criteria and offers of src/catalogue/rate_card_2019.c: each rests on a rule and names things that are
 * there.
 */
#include "rate_card.h"

/* Calls back for each criterion of the card. */
typedef void criterion_check(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion);

static void for_each_criterion(criterion_check *check)
{
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++)
            for (uint32_t k = 0; k < CARD[i]->offers[j]->criterion_count; k++)
                check(CARD[i], CARD[i]->offers[j], CARD[i]->offers[j]->criteria[k]);
}

static void assert_rests_on_a_rule(const ivn_service *service, const ivn_offer *offer, const ivn_criterion *criterion)
{
    (void)offer;
    if (ivn_rulebook_rule(rulebook, criterion->rule) == NULL)
        fail_msg("%s: no rule %s", service->key, criterion->rule);
    assert_true(criterion->title[0] != '\0');
}

static void every_criterion_rests_on_a_rule_of_the_rulebook(void **state)
{
    (void)state;
    for_each_criterion(assert_rests_on_a_rule);
}

static void assert_path(const ivn_criterion *criterion, const char *path)
{
    const ivn_parameter *parameter = ivn_rulebook_parameter(rulebook, path);

    if (parameter == NULL)
        fail_msg("no parameter %s", path);
    assert_int_equal(parameter->unit, criterion->unit);
    assert_int_equal(strncmp(path, criterion->rule, strlen(criterion->rule)), 0);
    assert_int_equal(path[strlen(criterion->rule)], '/');
}

static void assert_figures_are_of_its_rule(const ivn_service *service, const ivn_offer *offer,
                                           const ivn_criterion *criterion)
{
    (void)service;
    (void)offer;
    if (criterion->parameter != NULL)
        assert_path(criterion, criterion->parameter);
    if (criterion->upper_parameter != NULL)
        assert_path(criterion, criterion->upper_parameter);
    assert_int_equal(criterion->upper_parameter != NULL, criterion->operation == IVN_OPERATOR_BETWEEN);
}

static void every_figure_of_a_criterion_is_a_parameter_of_its_rule_in_its_unit(void **state)
{
    (void)state;
    for_each_criterion(assert_figures_are_of_its_rule);
}

static void assert_compares_with_one_thing(const ivn_service *service, const ivn_offer *offer,
                                           const ivn_criterion *criterion)
{
    int things = (criterion->value.known != 0) + (criterion->parameter != NULL) + (criterion->code_count > 0) +
                 (criterion->text_count > 0 && criterion->subject != IVN_SUBJECT_SUITABLE_FOR);

    (void)offer;
    if (things != 1)
        fail_msg("%s: %s compares with %d things", service->key, criterion->rule, things);
}

static void every_criterion_compares_with_one_thing(void **state)
{
    (void)state;
    for_each_criterion(assert_compares_with_one_thing);
}

static int is_a_prison(const char *key)
{
    for (size_t i = 0; ivni_prisons[i] != NULL; i++)
        if (strcmp(ivni_prisons[i]->key, key) == 0)
            return 1;
    return 0;
}

static void assert_names_what_is_there(const ivn_service *service, const ivn_offer *offer,
                                       const ivn_criterion *criterion)
{
    (void)service;
    (void)offer;
    for (uint32_t i = 0; i < criterion->text_count; i++)
        if (criterion->subject == IVN_SUBJECT_PRISON)
            assert_true(is_a_prison(criterion->texts[i]));
        else
            assert_non_null(service_of(criterion->texts[i]));
    if (criterion->alternative != NULL)
        assert_non_null(service_of(criterion->alternative));
}

static void criteria_name_prisons_and_services_that_are_there(void **state)
{
    (void)state;
    for_each_criterion(assert_names_what_is_there);
}

static int is_an_area(const char *key)
{
    for (size_t i = 0; ivni_areas[i] != NULL; i++)
        if (strcmp(ivni_areas[i]->key, key) == 0)
            return 1;
    return 0;
}

static void offers_name_areas_that_are_there(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++)
            for (uint32_t k = 0; k < CARD[i]->offers[j]->area_count; k++)
                assert_true(is_an_area(CARD[i]->offers[j]->areas[k]));
}

static void groups_of_an_offer_count_up_from_one(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++) {
            const ivn_offer *offer = CARD[i]->offers[j];
            uint32_t last = 0;

            for (uint32_t k = 0; k < offer->criterion_count; k++) {
                if (offer->criteria[k]->group != last && offer->criteria[k]->group != last + 1)
                    fail_msg("%s: group %u after %u", CARD[i]->key, (unsigned)offer->criteria[k]->group,
                             (unsigned)last);
                last = offer->criteria[k]->group;
            }
        }
}

static void alternatives_weigh_alike(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++)
            for (uint32_t k = 1; k < CARD[i]->offers[j]->criterion_count; k++) {
                const ivn_criterion *before = CARD[i]->offers[j]->criteria[k - 1];
                const ivn_criterion *criterion = CARD[i]->offers[j]->criteria[k];

                if (before->group == criterion->group)
                    assert_int_equal(before->level, criterion->level);
            }
}

/* By a rule of its own: without its time limit an offer before release is still one before release. */
static void the_first_criterion_of_an_offer_says_where(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++) {
            const ivn_offer *offer = CARD[i]->offers[j];

            assert_int_equal(offer->criteria[0]->subject, IVN_SUBJECT_IN_CUSTODY);
            assert_int_equal(offer->criteria[0]->operation, IVN_OPERATOR_IS);
            assert_int_equal(offer->criteria[0]->value.value,
                             offer->setting == IVN_SETTING_COMMUNITY ? IVN_NO : IVN_YES);
            assert_string_equal(offer->criteria[0]->rule,
                                offer->setting == IVN_SETTING_COMMUNITY ? "RC-CARD-3" : "RC-CARD-4");
        }
}

typedef struct place {
    const char *service;
    uint32_t setting;
    const char *areas; /* "a b c" */
} place;

/* Where the card prints an area, or a setting other than the community. */
static const place places[] = {
    {"accommodation", IVN_SETTING_COMMUNITY, "essex"},
    {"tenancy", IVN_SETTING_COMMUNITY, "essex"},
    {"employment", IVN_SETTING_COMMUNITY, "essex"},
    {"employability", IVN_SETTING_COMMUNITY, "essex"},
    {"finance", IVN_SETTING_COMMUNITY, "essex"},
    {"money-management", IVN_SETTING_COMMUNITY, "essex"},
    {"families", IVN_SETTING_COMMUNITY, "essex-north essex-south essex-west"},
    {"womens-programme", IVN_SETTING_COMMUNITY, "essex"},
    {"womens-mentoring", IVN_SETTING_PRE_RELEASE, ""},
    {"domestic-abuse-individual", IVN_SETTING_COMMUNITY, "essex"},
    {"resettlement-module", IVN_SETTING_PRE_RELEASE, ""},
    {"mentoring", IVN_SETTING_PRE_RELEASE, ""},
    {"mentoring", IVN_SETTING_GATE, ""},
    {"substance-mentoring", IVN_SETTING_COMMUNITY, "southend thurrock"},
    {"sex-worker", IVN_SETTING_COMMUNITY, "essex"},
    {"veterans", IVN_SETTING_COMMUNITY, "essex"},
    {"veterans", IVN_SETTING_CUSTODY, ""},
    {"individual-unpaid-work", IVN_SETTING_COMMUNITY, "essex"},
    {"through-the-gate", IVN_SETTING_CUSTODY, ""},
};

static int is_printed(const place *row, const ivn_service *service, const ivn_offer *offer)
{
    char areas[256] = "";

    for (uint32_t i = 0; i < offer->area_count; i++)
        strcat(strcat(areas, i > 0 ? " " : ""), offer->areas[i]);
    return strcmp(row->service, service->key) == 0 && row->setting == offer->setting && strcmp(row->areas, areas) == 0;
}

static void assert_printed(const ivn_service *service, const ivn_offer *offer)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (is_printed(&places[i], service, offer))
            return;
    fail_msg("%s: an offer that the card does not print", service->key);
}

static void areas_and_settings_are_those_that_are_printed(void **state)
{
    size_t count = 0;

    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->offer_count; j++) {
            const ivn_offer *offer = CARD[i]->offers[j];

            if (offer->setting == IVN_SETTING_COMMUNITY && offer->area_count == 0)
                continue;
            assert_printed(CARD[i], offer);
            count++;
        }
    assert_int_equal(count, sizeof places / sizeof *places);
}

static void every_service_has_an_offer_in_the_community(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++) {
        int community = 0;

        for (uint32_t j = 0; j < CARD[i]->offer_count; j++)
            community += CARD[i]->offers[j]->setting == IVN_SETTING_COMMUNITY;
        assert_int_equal(community, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_criterion_rests_on_a_rule_of_the_rulebook),
        cmocka_unit_test(every_figure_of_a_criterion_is_a_parameter_of_its_rule_in_its_unit),
        cmocka_unit_test(every_criterion_compares_with_one_thing),
        cmocka_unit_test(criteria_name_prisons_and_services_that_are_there),
        cmocka_unit_test(offers_name_areas_that_are_there),
        cmocka_unit_test(groups_of_an_offer_count_up_from_one),
        cmocka_unit_test(alternatives_weigh_alike),
        cmocka_unit_test(the_first_criterion_of_an_offer_says_where),
        cmocka_unit_test(areas_and_settings_are_those_that_are_printed),
        cmocka_unit_test(every_service_has_an_offer_in_the_community),
    };

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
