/*
 * Tests of src/calendar/division.c.
 */
#include "oracle.h"

static void every_division_has_a_key_that_leads_back_to_it(void **state)
{
    static const char *const keys[] = {NULL, "england-and-wales", "scotland", "northern-ireland", "united-kingdom"};

    (void)state;
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++) {
        uint32_t found = 0;

        assert_string_equal(ivn_division_key(division), keys[division]);
        assert_int_equal(ivn_division_find(keys[division], &found), IVN_OK);
        assert_int_equal(found, division);
    }
}

static void what_is_no_division_is_not_found(void **state)
{
    uint32_t found = 7;

    (void)state;
    assert_null(ivn_division_key(0));
    assert_null(ivn_division_key(5));
    assert_null(ivn_division_key(UINT32_MAX));
    assert_int_equal(ivn_division_find("wales", &found), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_division_find("", &found), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_division_find("Scotland", &found), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_division_find(NULL, &found), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_division_find("scotland", NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(found, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_division_has_a_key_that_leads_back_to_it),
        cmocka_unit_test(what_is_no_division_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
