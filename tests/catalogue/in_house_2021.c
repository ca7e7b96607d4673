/*
 * The in-house interventions of 2021 as they were written down.
 */
#include <stdio.h>
#include <string.h>

#include "documents.h"
#include "test.h"

#define DAY_1 18804 /* 26 June 2021 */

static void everything_starts_on_day_1_with_the_interventions_team(void **state)
{
    const ivn_service *service;
    uint32_t count = 0;

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++) {
        if (strcmp(service->edition, "in-house-2021") != 0)
            continue;
        count += 1;
        assert_int_equal(service->from.known, 1);
        assert_int_equal(service->from.value, DAY_1);
        assert_false(service->to.known);
        assert_int_equal(service->channel, IVN_CHANNEL_INTERVENTIONS_TEAM);
    }
    assert_int_equal(count, 9);
}

static void programmes_have_two_facilitators_for_up_to_twelve_and_a_check_of_suitability(void **state)
{
    static const char *const keys[] = {"thinking-skills-programme", "building-better-relationships",
                                       "sexual-offending-programme", "resolve"};
    char path[100];

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        const ivn_service *programme;
        uint32_t suitability = 0;

        snprintf(path, sizeof path, "%s@in-house-2021", keys[i]);
        programme = document_service(path);
        assert_int_equal(programme->facilitators.value, 2);
        assert_int_equal(programme->group_most.value, 12);
        for (uint32_t c = 0; c < programme->offers[0]->criterion_count; c++) {
            const ivn_criterion *criterion = programme->offers[0]->criteria[c];

            if (criterion->level != IVN_LEVEL_SUITABILITY)
                continue;
            suitability += 1;
            assert_int_equal(criterion->subject, IVN_SUBJECT_SUITABLE_FOR);
            assert_string_equal(criterion->texts[0], keys[i]);
        }
        assert_int_equal(suitability, 1);
    }
}

typedef struct beside {
    const char *key, *programme;
    uint32_t need;
} beside;

static void a_structured_intervention_is_for_lower_risk_or_in_the_place_of_a_programme(void **state)
{
    static const beside rows[] = {
        {"structured-intervention/emotional", "thinking-skills-programme", IVN_NEED_EMOTIONAL},
        {"structured-intervention/domestic-abuse", "building-better-relationships", IVN_NEED_DOMESTIC_ABUSE},
        {"structured-intervention/attitudes", "thinking-skills-programme", IVN_NEED_ATTITUDES}};
    static const uint32_t subjects[] = {IVN_SUBJECT_REOFFENDING_BAND, IVN_SUBJECT_ELIGIBLE_FOR,
                                        IVN_SUBJECT_SUITABLE_FOR};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const ivn_service *service = document_service(rows[i].key);
        const ivn_offer *offer = service->offers[0];

        assert_int_equal(service->needs[0], rows[i].need);
        for (uint32_t k = 0; k < 3; k++) {
            const ivn_criterion *criterion = offer->criteria[offer->criterion_count - 3 + k];

            assert_int_equal(criterion->subject, subjects[k]);
            assert_int_equal(criterion->group, 3);
            assert_int_equal(criterion->level, IVN_LEVEL_ELIGIBILITY);
            if (k > 0) {
                assert_string_equal(criterion->texts[0], rows[i].programme);
                assert_int_equal(criterion->value.value, IVN_NO);
            }
        }
        assert_int_equal(offer->criteria[offer->criterion_count - 3]->operation, IVN_OPERATOR_AT_MOST);
        assert_int_equal(offer->criteria[offer->criterion_count - 3]->value.value, IVN_BAND_LOW);
        for (uint32_t k = 0; k < 3; k++)
            assert_int_equal(service->provisions[k]->sessions_least.value,
                             document_parameter("IH-SI-SESSIONS/least")->value.value);
    }
}

static void unpaid_work_advises_on_need_oasys_and_both_ways(void **state)
{
    static const uint32_t subjects[] = {IVN_SUBJECT_NEED_EMPLOYMENT, IVN_SUBJECT_OASYS_LAYER,
                                        IVN_SUBJECT_TRAVEL_TO_WORKSITE, IVN_SUBJECT_TRAVEL_TO_INDUCTION};
    const ivn_offer *offer = document_service("unpaid-work@in-house-2021")->offers[0];

    (void)state;
    assert_int_equal(offer->criterion_count, 6);
    for (uint32_t k = 0; k < 4; k++) {
        assert_int_equal(offer->criteria[2 + k]->subject, subjects[k]);
        assert_int_equal(offer->criteria[2 + k]->level, IVN_LEVEL_ADVICE);
    }
}

static void an_attendance_centre_takes_either_sex(void **state)
{
    const ivn_offer *offer = document_service("senior-attendance-centre")->offers[0];

    (void)state;
    for (uint32_t c = 0; c < offer->criterion_count; c++)
        assert_int_not_equal(offer->criteria[c]->subject, IVN_SUBJECT_SEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_starts_on_day_1_with_the_interventions_team),
        cmocka_unit_test(programmes_have_two_facilitators_for_up_to_twelve_and_a_check_of_suitability),
        cmocka_unit_test(a_structured_intervention_is_for_lower_risk_or_in_the_place_of_a_programme),
        cmocka_unit_test(unpaid_work_advises_on_need_oasys_and_both_ways),
        cmocka_unit_test(an_attendance_centre_takes_either_sex)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
