/*
 * Areas, prisons and contracts.
 */
#include <string.h>

#include "catalogue/rows.h"
#include "documents.h"
#include "test.h"

static size_t areas(void)
{
    size_t count = 0;

    while (ivni_areas[count] != NULL)
        count += 1;
    return count;
}

static void every_area_has_a_key_of_its_own_and_stands_after_the_one_around_it(void **state)
{
    (void)state;
    for (size_t i = 0; ivni_areas[i] != NULL; i++) {
        assert_ptr_equal(document_area(ivni_areas[i]->key), ivni_areas[i]);
        if (ivni_areas[i]->parent != NULL && document_area(ivni_areas[i]->parent) == NULL)
            fail_msg("%s", ivni_areas[i]->key);
    }
}

static void every_area_leads_up_to_england_and_wales(void **state)
{
    (void)state;
    for (size_t i = 0; ivni_areas[i] != NULL; i++) {
        const ivn_area *area = ivni_areas[i];
        size_t steps = 0;

        while (area->parent != NULL && steps++ < areas())
            area = document_area(area->parent);
        assert_string_equal(area->key, "england-and-wales");
    }
}

static void there_are_twelve_regions_wales_being_one(void **state)
{
    int regions = 1;

    (void)state;
    for (size_t i = 0; ivni_areas[i] != NULL; i++)
        regions += ivni_areas[i]->parent != NULL && strcmp(ivni_areas[i]->parent, "england") == 0;
    assert_non_null(document_area("wales"));
    assert_int_equal(regions, document_parameter("LAW-PROBATION-SERVICE/regions")->value.value);
}

static void the_places_of_essex_lie_in_its_parts(void **state)
{
    (void)state;
    assert_string_equal(document_area("essex")->parent, "east-of-england");
    assert_string_equal(document_area("southend")->parent, "essex-south");
    assert_string_equal(document_area("thurrock")->parent, "essex-south");
    assert_string_equal(document_area("colchester")->parent, "essex-north");
    assert_string_equal(document_area("harlow")->parent, "essex-west");
}

static void the_contract_of_essex_has_two_resettlement_prisons(void **state)
{
    const ivn_contract *contract = ivni_contracts[0];

    (void)state;
    assert_null(ivni_contracts[1]);
    assert_int_equal(contract->prison_count, 2);
    assert_int_equal(contract->larger, IVN_UNKNOWN);
    for (uint32_t i = 0; i < contract->prison_count; i++) {
        const ivn_prison *prison = document_prison(contract->prisons[i]);

        assert_non_null(prison);
        assert_int_equal(prison->resettlement, IVN_YES);
        assert_string_equal(prison->area, contract->areas[0]);
    }
}

static void the_contract_of_essex_has_all_services_of_its_rate_card(void **state)
{
    const ivn_contract *contract = ivni_contracts[0];
    uint32_t count = 0;

    (void)state;
    while (ivni_services_rate_card_2019[count] != NULL)
        count += 1;
    assert_int_equal(contract->service_count, count);
    for (uint32_t i = 0; i < count; i++)
        assert_string_equal(contract->services[i], ivni_services_rate_card_2019[i]->key);
}

static int meets(const ivn_contract *contract, uint32_t need)
{
    for (uint32_t i = 0; i < contract->need_count; i++)
        if (contract->needs[i] == need)
            return 1;
    return 0;
}

static void the_contract_of_essex_has_all_needs_of_its_rate_card(void **state)
{
    (void)state;
    for (size_t i = 0; ivni_services_rate_card_2019[i] != NULL; i++)
        for (uint32_t n = 0; n < ivni_services_rate_card_2019[i]->need_count; n++)
            assert_true(meets(ivni_contracts[0], ivni_services_rate_card_2019[i]->needs[n]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_area_has_a_key_of_its_own_and_stands_after_the_one_around_it),
        cmocka_unit_test(every_area_leads_up_to_england_and_wales),
        cmocka_unit_test(there_are_twelve_regions_wales_being_one),
        cmocka_unit_test(the_places_of_essex_lie_in_its_parts),
        cmocka_unit_test(the_contract_of_essex_has_two_resettlement_prisons),
        cmocka_unit_test(the_contract_of_essex_has_all_services_of_its_rate_card),
        cmocka_unit_test(the_contract_of_essex_has_all_needs_of_its_rate_card)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
