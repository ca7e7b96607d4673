/*
 * Tests of src/catalogue/index.c.
 */
#include "catalogue/catalogue.h"

#include "small.h"
#include "test.h"

static const ivn_area *const areas[] = {
    AN_AREA("essex", "england"),  AN_AREA("england", NULL),          AN_AREA("wales", NULL),
    AN_AREA("southend", "essex"), AN_AREA("astray", "no-such-area"),
};

static ivn_context *context;
static ivn_catalogue *catalogue;

static int make_catalogue(void **state)
{
    (void)state;
    if (ivn_context_new(NULL, &context) != IVN_OK)
        return 1;
    catalogue = small_catalogue(context, NULL, 0, areas, sizeof areas / sizeof *areas);
    return 0;
}

static int free_catalogue(void **state)
{
    (void)state;
    ivn_catalogue_free(catalogue);
    ivn_context_free(context);
    return 0;
}

typedef struct within_row {
    const char *area, *around;
    ivn_flag within;
} within_row;

static void an_area_lies_within_itself_and_all_that_is_around_it(void **state)
{
    static const within_row rows[] = {
        {"southend", "southend", IVN_YES}, {"southend", "essex", IVN_YES},      {"southend", "england", IVN_YES},
        {"southend", "wales", IVN_NO},     {"essex", "southend", IVN_NO},       {"england", "england", IVN_YES},
        {"england", "nowhere", IVN_NO},    {"nowhere", "england", IVN_UNKNOWN}, {"nowhere", "nowhere", IVN_UNKNOWN},
        {"astray", "england", IVN_NO},     {"", "england", IVN_UNKNOWN},        {"zz", "england", IVN_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (ivn_catalogue_area_within(catalogue, rows[i].area, rows[i].around) != rows[i].within)
            fail_msg("%s in %s", rows[i].area, rows[i].around);
}

static void nothing_is_known_without_a_catalogue_or_a_key(void **state)
{
    (void)state;
    assert_int_equal(ivn_catalogue_area_within(NULL, "essex", "england"), IVN_UNKNOWN);
    assert_int_equal(ivn_catalogue_area_within(catalogue, NULL, "england"), IVN_UNKNOWN);
    assert_int_equal(ivn_catalogue_area_within(catalogue, "essex", NULL), IVN_UNKNOWN);
}

static void an_empty_catalogue_has_nothing(void **state)
{
    ivn_catalogue *empty = small_catalogue(context, NULL, 0, NULL, 0);

    (void)state;
    assert_int_equal(ivni_area_place(empty, "essex"), IVNI_NO_PLACE);
    assert_int_equal(ivni_prison_place(empty, "hmp-chelmsford"), IVNI_NO_PLACE);
    assert_int_equal(ivni_services_named(empty, "a-service").count, 0);
    ivn_catalogue_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_lies_within_itself_and_all_that_is_around_it),
        cmocka_unit_test(nothing_is_known_without_a_catalogue_or_a_key),
        cmocka_unit_test(an_empty_catalogue_has_nothing),
    };

    return cmocka_run_group_tests(tests, make_catalogue, free_catalogue);
}
