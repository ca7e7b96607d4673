/*
 * The 2019 scope as it was written down: the core suite with its matrix, the programmes, unpaid work.
 */
#include <string.h>

#include "documents.h"
#include "test.h"

typedef struct row {
    const char *key;
    uint32_t need, outcomes, low, medium, high; /* items of the matrix */
} row;

static const row matrix[] = {{"core/accommodation", IVN_NEED_ACCOMMODATION, 2, 5, 7, 8},
                             {"core/employment", IVN_NEED_EMPLOYMENT, 2, 4, 9, 6},
                             {"core/finance", IVN_NEED_FINANCE, 3, 3, 8, 6},
                             {"core/attitudes", IVN_NEED_ATTITUDES, 1, 1, 6, 0},
                             {"core/family", IVN_NEED_FAMILY, 2, 2, 3, 6},
                             {"core/lifestyle", IVN_NEED_LIFESTYLE, 3, 0, 0, 0},
                             {"core/emotional", IVN_NEED_EMOTIONAL, 2, 2, 4, 6},
                             {"core/alcohol", IVN_NEED_ALCOHOL, 1, 0, 0, 0}};

#define COUNT (sizeof matrix / sizeof matrix[0])

static void eight_core_areas_have_their_outcomes_and_matrix(void **state)
{
    const ivn_service *service;
    uint32_t core = 0;

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        core += service->kind == IVN_KIND_CORE_NEED_SERVICE;
    assert_int_equal(core, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        service = document_service(matrix[i].key);
        assert_int_equal(service->needs[0], matrix[i].need);
        assert_int_equal(service->outcome_count, matrix[i].outcomes);
        assert_int_equal(service->provision_count, 3);
        assert_int_equal(service->provisions[0]->intensity, IVN_INTENSITY_LOW);
        assert_int_equal(service->provisions[0]->item_count, matrix[i].low);
        assert_int_equal(service->provisions[1]->intensity, IVN_INTENSITY_MEDIUM);
        assert_int_equal(service->provisions[1]->item_count, matrix[i].medium);
        assert_int_equal(service->provisions[2]->intensity, IVN_INTENSITY_HIGH);
        assert_int_equal(service->provisions[2]->item_count, matrix[i].high);
    }
}

static void only_attitudes_at_high_complexity_is_not_delivered(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_service *service = document_service(matrix[i].key);

        for (uint32_t k = 0; k < 3; k++) {
            int elsewhere = matrix[i].need == IVN_NEED_ATTITUDES && k == 2;

            assert_int_equal(service->provisions[k]->not_offered == IVN_YES, elsewhere);
            if (elsewhere)
                assert_string_equal(service->provisions[k]->alternative, "thinking-skills-programme");
        }
        for (uint32_t o = 0; o < service->offer_count; o++)
            assert_int_equal(service->offers[o]->complexity_count, matrix[i].need == IVN_NEED_ATTITUDES ? 2 : 0);
    }
}

static void two_areas_have_no_matrix_and_so_no_phases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(document_service(matrix[i].key)->activity_count, matrix[i].low == 0 ? 0 : 6);
}

static void a_low_likelihood_of_reconviction_is_advice_and_not_even_that_for_basic_needs_before_release(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        const ivn_service *service = document_service(matrix[i].key);

        for (uint32_t o = 0; o < service->offer_count; o++) {
            int basic = matrix[i].need <= IVN_NEED_FINANCE && service->offers[o]->setting == IVN_SETTING_PRE_RELEASE;
            int found = 0;

            for (uint32_t c = 0; c < service->offers[o]->criterion_count; c++) {
                const ivn_criterion *criterion = service->offers[o]->criteria[c];

                if (criterion->subject != IVN_SUBJECT_OGRS3)
                    continue;
                found = 1;
                assert_int_equal(criterion->level, IVN_LEVEL_ADVICE);
                assert_string_equal(criterion->parameter, "SC-OGRS/percent");
            }
            assert_int_equal(found, !basic);
        }
    }
}

static void partner_violence_goes_to_the_programme_unless_it_was_judged_unsuitable(void **state)
{
    const ivn_offer *offer = document_service("core/family")->offers[0];
    const ivn_criterion *violence = offer->criteria[offer->criterion_count - 2];
    const ivn_criterion *unsuitable = offer->criteria[offer->criterion_count - 1];

    (void)state;
    assert_int_equal(violence->subject, IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION);
    assert_int_equal(violence->value.value, IVN_NO);
    assert_int_equal(violence->level, IVN_LEVEL_ROUTING);
    assert_string_equal(violence->alternative, "building-better-relationships");
    assert_int_equal(unsuitable->group, violence->group);
    assert_int_equal(unsuitable->subject, IVN_SUBJECT_SUITABLE_FOR);
    assert_int_equal(unsuitable->value.value, IVN_NO);
}

static void the_thinking_skills_programme_has_fifteen_and_four_sessions(void **state)
{
    const ivn_service *programme = document_service("thinking-skills-programme@scope-2019");

    (void)state;
    assert_int_equal(programme->sessions_total.value, 19);
    assert_int_equal(programme->sessions[0]->count.value, 15);
    assert_int_equal(programme->sessions[0]->minutes.value, 120);
    assert_int_equal(programme->sessions[0]->minutes_most.value, 150);
    assert_int_equal(programme->sessions[1]->count.value, 4);
    assert_int_equal(programme->sessions[1]->minutes.value, 50);
    assert_int_equal(programme->sessions[1]->minutes_most.value, 60);
    assert_int_equal(programme->weekly_least.value, 1);
    assert_int_equal(programme->weekly_most.value, 4);
    assert_int_equal(programme->daily_most.value, 1);
}

static void both_programmes_have_groups_of_four_to_twelve_best_eight(void **state)
{
    static const char *const keys[] = {"thinking-skills-programme@scope-2019",
                                       "building-better-relationships@scope-2019"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const ivn_service *programme = document_service(keys[i]);

        assert_int_equal(programme->group_least.value, 4);
        assert_int_equal(programme->group_most.value, 12);
        assert_int_equal(programme->group_best.value, 8);
        assert_int_equal(programme->format_count, 2);
        assert_int_equal(programme->mandated_for[0], IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY);
    }
}

static void building_better_relationships_has_twenty_nine_sessions_here(void **state)
{
    const ivn_service *programme = document_service("building-better-relationships@scope-2019");

    (void)state;
    assert_int_equal(programme->sessions_total.value, 29);
    assert_int_equal(programme->modules.value, 4);
    assert_int_equal(programme->sessions[0]->kind, IVN_SESSION_ONE_TO_ONE);
    assert_int_equal(programme->sessions[0]->count.value, 2);
}

static void unpaid_work_never_rests_on_a_licence(void **state)
{
    const ivn_service *work = document_service("unpaid-work@scope-2019");

    (void)state;
    assert_int_equal(work->offer_count, 1);
    for (uint32_t c = 0; c < work->offers[0]->criterion_count; c++)
        assert_int_not_equal(work->offers[0]->criteria[c]->subject, IVN_SUBJECT_LICENCE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_core_areas_have_their_outcomes_and_matrix),
        cmocka_unit_test(only_attitudes_at_high_complexity_is_not_delivered),
        cmocka_unit_test(two_areas_have_no_matrix_and_so_no_phases),
        cmocka_unit_test(a_low_likelihood_of_reconviction_is_advice_and_not_even_that_for_basic_needs_before_release),
        cmocka_unit_test(partner_violence_goes_to_the_programme_unless_it_was_judged_unsuitable),
        cmocka_unit_test(the_thinking_skills_programme_has_fifteen_and_four_sessions),
        cmocka_unit_test(both_programmes_have_groups_of_four_to_twelve_best_eight),
        cmocka_unit_test(building_better_relationships_has_twenty_nine_sessions_here),
        cmocka_unit_test(unpaid_work_never_rests_on_a_licence)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
