/*
 * The Personal Well-Being specification as it was written down.
 */
#include <string.h>

#include "documents.h"
#include "test.h"

typedef struct expected {
    const char *key;
    uint32_t need, outcomes, activities;
} expected;

static const expected services[] = {{"personal-well-being/emotional", IVN_NEED_EMOTIONAL, 5, 5},
                                    {"personal-well-being/family", IVN_NEED_FAMILY, 5, 9},
                                    {"personal-well-being/lifestyle", IVN_NEED_LIFESTYLE, 3, 8},
                                    {"personal-well-being/social-inclusion", IVN_NEED_SOCIAL_INCLUSION, 3, 5}};

#define COUNT (sizeof services / sizeof services[0])

static uint32_t services_of(const char *edition)
{
    const ivn_service *service;
    uint32_t count = 0;

    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        count += strcmp(service->edition, edition) == 0;
    return count;
}

static void four_need_areas_have_their_outcomes_and_activities(void **state)
{
    (void)state;
    assert_int_equal(services_of("well-being-specification"), COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_service *service = document_service(services[i].key);

        assert_non_null(service);
        assert_int_equal(service->kind, IVN_KIND_COMMISSIONED_SERVICE);
        assert_int_equal(service->needs[0], services[i].need);
        assert_int_equal(service->outcome_count, services[i].outcomes);
        assert_int_equal(service->activity_count, services[i].activities);
    }
}

static void outcomes_are_numbered_and_activities_lettered_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_service *service = document_service(services[i].key);

        for (uint32_t k = 0; k < service->outcome_count; k++) {
            assert_int_equal(service->outcomes[k]->key[0], '1' + (int)k);
            assert_int_equal(service->outcomes[k]->approach, 0);
        }
        for (uint32_t k = 0; k < service->activity_count; k++) {
            assert_int_equal(service->activities[k]->key[0], 'a' + (int)k);
            assert_in_range(service->activities[k]->approach, 1, 3);
        }
    }
}

static void every_level_is_delivered_and_no_number_of_sessions_is_printed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_service *service = document_service(services[i].key);

        assert_int_equal(service->provision_count, 3);
        for (uint32_t k = 0; k < 3; k++)
            assert_false(service->provisions[k]->sessions.known || service->provisions[k]->not_offered == IVN_YES);
        assert_false(service->sessions_total.known);
    }
}

static const ivn_criterion *criterion(const ivn_offer *offer, uint32_t subject)
{
    for (uint32_t i = 0; i < offer->criterion_count; i++)
        if (offer->criteria[i]->subject == subject)
            return offer->criteria[i];
    return NULL;
}

static void the_community_offer_is_for_adult_men_with_one_of_three_legal_bases(void **state)
{
    static const uint32_t bases[] = {IVN_SUBJECT_REHABILITATION_ACTIVITY, IVN_SUBJECT_LICENCE,
                                     IVN_SUBJECT_POST_SENTENCE_SUPERVISION};

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_offer *offer = document_service(services[i].key)->offers[0];

        assert_int_equal(offer->setting, IVN_SETTING_COMMUNITY);
        assert_int_equal(offer->criterion_count, 6);
        assert_int_equal(criterion(offer, IVN_SUBJECT_SEX)->value.value, IVN_SEX_MALE);
        assert_string_equal(criterion(offer, IVN_SUBJECT_AGE)->parameter, "WB-AGE/years");
        for (size_t b = 0; b < 3; b++) {
            assert_int_equal(criterion(offer, bases[b])->group, criterion(offer, bases[0])->group);
            assert_int_equal(criterion(offer, bases[b])->value.value, IVN_YES);
            assert_int_equal(criterion(offer, bases[b])->level, IVN_LEVEL_ELIGIBILITY);
        }
        assert_int_equal(criterion(offer, IVN_SUBJECT_IN_CUSTODY)->value.value, IVN_NO);
    }
}

static void only_social_inclusion_starts_before_release_and_only_towards_a_licence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT - 1; i++)
        assert_int_equal(document_service(services[i].key)->offer_count, 1);
    for (uint32_t o = 1; o < 3; o++) {
        const ivn_offer *offer = document_service(services[COUNT - 1].key)->offers[o];

        assert_int_equal(offer->setting, o == 1 ? IVN_SETTING_PRE_RELEASE : IVN_SETTING_GATE);
        assert_int_equal(criterion(offer, IVN_SUBJECT_IN_CUSTODY)->value.value, IVN_YES);
        assert_int_equal(criterion(offer, IVN_SUBJECT_RELEASE_ON_LICENCE)->value.value, IVN_YES);
    }
    assert_int_equal(document_service(services[COUNT - 1].key)->offer_count, 3);
}

static void liaison_is_marked_where_the_activity_says_so(void **state)
{
    const ivn_service *family = document_service("personal-well-being/family");

    (void)state;
    for (uint32_t k = 0; k < family->activity_count; k++)
        assert_int_equal(family->activities[k]->liaison, k == 2 || k == 3 ? IVN_YES : IVN_UNKNOWN);
    assert_int_equal(document_item("personal-well-being/emotional/a")->liaison, IVN_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_need_areas_have_their_outcomes_and_activities),
        cmocka_unit_test(outcomes_are_numbered_and_activities_lettered_in_order),
        cmocka_unit_test(every_level_is_delivered_and_no_number_of_sessions_is_printed),
        cmocka_unit_test(the_community_offer_is_for_adult_men_with_one_of_three_legal_bases),
        cmocka_unit_test(only_social_inclusion_starts_before_release_and_only_towards_a_licence),
        cmocka_unit_test(liaison_is_marked_where_the_activity_says_so)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
