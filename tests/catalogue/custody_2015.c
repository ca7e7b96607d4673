/*
 * The custody specification as it was written down: eighteen outputs.
 */
#include <stdio.h>

#include "documents.h"
#include "test.h"

#define OUTPUTS 18

static const ivn_service *output(int number)
{
    char key[40];
    const ivn_service *service;

    snprintf(key, sizeof key, "custody/output-%d", number);
    service = document_service(key);
    if (service == NULL)
        fail_msg("%s", key);
    return service;
}

static int holds(const uint32_t *codes, uint32_t count, uint32_t code)
{
    for (uint32_t i = 0; i < count; i++)
        if (codes[i] == code)
            return 1;
    return 0;
}

static void there_are_eighteen_outputs(void **state)
{
    const ivn_service *service;
    int count = 0;

    (void)state;
    for (size_t i = 0; (service = document_service_at(i)) != NULL; i++)
        count += service->kind == IVN_KIND_CUSTODY_OUTPUT;
    assert_int_equal(count, OUTPUTS);
    for (int n = 1; n <= OUTPUTS; n++)
        assert_true(output(n)->activity_count > 0);
}

static void four_to_fourteen_are_core_and_fifteen_to_eighteen_additional(void **state)
{
    (void)state;
    for (int n = 1; n <= OUTPUTS; n++)
        assert_int_equal(output(n)->part, n < 4 ? 0 : n <= 14 ? IVN_PART_CORE : IVN_PART_ADDITIONAL);
    assert_int_equal(document_parameter("CU-CORE/first")->value.value, 4);
    assert_int_equal(document_parameter("CU-CORE/last")->value.value, 14);
    assert_int_equal(document_parameter("CU-ADDITIONAL/first")->value.value, 15);
    assert_int_equal(document_parameter("CU-ADDITIONAL/last")->value.value, 18);
}

static void one_to_seven_and_twelve_are_mandatory_for_prisons(void **state)
{
    (void)state;
    for (int n = 1; n <= OUTPUTS; n++)
        assert_int_equal(holds(output(n)->mandated_for, output(n)->mandated_for_count, IVN_DELIVERER_PRISON),
                         n <= 7 || n == 12);
}

static void companies_deliver_eight_to_eighteen(void **state)
{
    (void)state;
    for (int n = 1; n <= OUTPUTS; n++)
        assert_int_equal(
            holds(output(n)->deliverers, output(n)->deliverer_count, IVN_DELIVERER_COMMUNITY_REHABILITATION_COMPANY),
            n >= 8);
}

static void the_core_offer_is_open_to_every_prisoner_sex_work_apart(void **state)
{
    (void)state;
    for (int n = 1; n <= OUTPUTS; n++) {
        const ivn_service *service = output(n);
        int eligibility = 0;

        assert_int_equal(service->offer_count, n < 4 ? 0 : 1);
        for (uint32_t c = 0; n >= 4 && c < service->offers[0]->criterion_count; c++)
            eligibility += service->offers[0]->criteria[c]->level == IVN_LEVEL_ELIGIBILITY;
        assert_int_equal(eligibility, n < 4 ? 0 : n == 13 ? 2 : 1);
    }
}

static void who_delivers_depends_on_the_prison_where_companies_do(void **state)
{
    (void)state;
    for (int n = 4; n <= OUTPUTS; n++) {
        const ivn_offer *offer = output(n)->offers[0];
        int routed = 0;

        for (uint32_t c = 0; c < offer->criterion_count; c++)
            routed += offer->criteria[c]->level == IVN_LEVEL_ROUTING &&
                      offer->criteria[c]->subject == IVN_SUBJECT_RESETTLEMENT_PRISON;
        assert_int_equal(routed, n >= 8 && n != 12);
    }
}

static void the_printed_days_end_no_output(void **state)
{
    (void)state;
    for (int n = 1; n <= OUTPUTS; n++)
        assert_false(output(n)->from.known || output(n)->to.known);
    assert_false(document_edition("custody-2015")->to.known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(there_are_eighteen_outputs),
                                       cmocka_unit_test(four_to_fourteen_are_core_and_fifteen_to_eighteen_additional),
                                       cmocka_unit_test(one_to_seven_and_twelve_are_mandatory_for_prisons),
                                       cmocka_unit_test(companies_deliver_eight_to_eighteen),
                                       cmocka_unit_test(the_core_offer_is_open_to_every_prisoner_sex_work_apart),
                                       cmocka_unit_test(who_delivers_depends_on_the_prison_where_companies_do),
                                       cmocka_unit_test(the_printed_days_end_no_output)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
