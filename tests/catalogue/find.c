/*
 * Tests of src/catalogue/find.c.
 */
#include <ctype.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

#include "small.h"
#include "test.h"

/* The same key in five editions: of the documents the custody specification is the oldest, the scope the third. */
static const ivn_service *const services[] = {
    A_SERVICE("alone", "own-2024"),
    A_SERVICE("many", "own-2024", .from = {1, 500}, .to = {1, 600}),
    A_SERVICE("many", "scope-2019", .from = {1, 100}, .to = {1, 300}),
    A_SERVICE("many", "custody-2015"),
    A_SERVICE("many", "own-2023", .from = {1, 450}),
    A_SERVICE("many", "rate-card-2019", .to = {1, 200}),
    A_SERVICE("many-more", "scope-2019"),
    A_SERVICE("gone", "scope-2019", .to = {1, 100}),
};

static ivn_context *context;
static ivn_catalogue *catalogue;

static int make_catalogue(void **state)
{
    (void)state;
    if (ivn_context_new(NULL, &context) != IVN_OK)
        return 1;
    catalogue = small_catalogue(context, services, sizeof services / sizeof *services, NULL, 0);
    return 0;
}

static int free_catalogue(void **state)
{
    (void)state;
    ivn_catalogue_free(catalogue);
    ivn_context_free(context);
    return 0;
}

typedef struct found_row {
    const char *key;
    ivn_date day;
    const char *edition; /* NULL: not found */
} found_row;

static void check_found(const ivn_rulebook *rulebook, const found_row *row)
{
    const ivn_service *service = NULL;
    ivn_status status = ivn_catalogue_find(catalogue, rulebook, row->key, row->day, &service);

    if (status != (row->edition == NULL ? IVN_ERROR_NOT_FOUND : IVN_OK))
        fail_msg("%s on %d: %s", row->key, (int)row->day, ivn_status_name(status));
    if (row->edition == NULL)
        assert_null(service);
    else if (strcmp(service->edition, row->edition) != 0)
        fail_msg("%s on %d: %s instead of %s", row->key, (int)row->day, service->edition, row->edition);
}

static void the_latest_edition_on_the_day_is_found(void **state)
{
    static const found_row rows[] = {
        {"alone", 0, "own-2024"},
        {"many", 50, "rate-card-2019"},
        {"many", 100, "scope-2019"},
        {"many", 300, "scope-2019"},
        {"many", 301, "custody-2015"},
        {"many", 450, "own-2023"},
        {"many", 500, "own-2023"}, /* of a provider's own the one listed last */
        {"many", 700, "own-2023"},
        {"many", IVN_DATE_NONE, "own-2023"},
        {"many-more", 0, "scope-2019"},
        {"gone", 100, "scope-2019"},
        {"gone", 101, NULL},
        {"gone", IVN_DATE_NONE, "scope-2019"},
        {"man", 0, NULL},
        {"", 0, NULL},
        {"zz", 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_found(NULL, &rows[i]);
}

static void an_edition_can_be_named(void **state)
{
    static const found_row rows[] = {
        {"many@scope-2019", 150, "scope-2019"},
        {"many@scope-2019", 301, NULL},
        {"many@scope-2019", IVN_DATE_NONE, "scope-2019"},
        {"many@own-2024", 500, "own-2024"},
        {"many@own", 500, NULL},
        {"many@", 500, NULL},
        {"@scope-2019", 150, NULL},
        {"alone@scope-2019", 150, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_found(NULL, &rows[i]);
}

static void the_default_of_the_rulebook_goes_first_where_it_is_offered(void **state)
{
    static const found_row rows[] = {
        {"many", 50, "custody-2015"},
        {"many", 500, "custody-2015"},
        {"many", 900, "own-2023"},
        {"alone", 0, "own-2024"},
    };
    static const found_row of_a_default_that_is_withdrawn[] = {{"many", 150, "rate-card-2019"},
                                                               {"many", 250, "scope-2019"}};
    ivn_parameter edition = {.name = "edition", .unit = IVN_UNIT_EDITION, .value = {1, 1}};
    const ivn_parameter *const parameters[] = {&edition};
    const ivn_rule rule = {.code = "DEFAULT-many", .parameters = parameters, .parameter_count = 1, .to = {1, 800}};
    const ivn_rule *const rules[] = {&rule};
    const ivn_rulebook rulebook = {.view = {.rules = rules, .rule_count = 1}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_found(&rulebook, &rows[i]);
    edition.value.value = 2;
    for (size_t i = 0; i < sizeof of_a_default_that_is_withdrawn / sizeof *of_a_default_that_is_withdrawn; i++)
        check_found(&rulebook, &of_a_default_that_is_withdrawn[i]);
}

static void an_id_finds_its_service_in_upper_and_lower_case(void **state)
{
    const ivn_directory *directory = ivn_catalogue_read(catalogue);

    (void)state;
    for (uint32_t i = 0; i < directory->service_count; i++) {
        const ivn_service *found = NULL;
        char upper[37];

        assert_int_equal(ivn_catalogue_find(catalogue, NULL, directory->services[i]->id, IVN_DATE_NONE, &found),
                         IVN_OK);
        assert_ptr_equal(found, directory->services[i]);
        for (size_t c = 0; c < sizeof upper; c++)
            upper[c] = (char)toupper((unsigned char)directory->services[i]->id[c]);
        assert_int_equal(ivn_catalogue_find(catalogue, NULL, upper, IVN_DATE_NONE, &found), IVN_OK);
        assert_ptr_equal(found, directory->services[i]);
    }
}

static void an_id_of_nothing_or_of_something_withdrawn_finds_nothing(void **state)
{
    const ivn_service *gone = NULL, *found = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "gone", 0, &gone), IVN_OK);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, gone->id, 100, &found), IVN_OK);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, gone->id, 101, &found), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "00000000-0000-5000-8000-000000000000", 0, &found),
                     IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "ffffffff-ffff-5fff-bfff-ffffffffffff", 0, &found),
                     IVN_ERROR_NOT_FOUND);
}

static void missing_arguments_are_refused(void **state)
{
    const ivn_service *found = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_find(NULL, NULL, "many", 0, &found), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, NULL, 0, &found), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "many", 0, NULL), IVN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_latest_edition_on_the_day_is_found),
        cmocka_unit_test(an_edition_can_be_named),
        cmocka_unit_test(the_default_of_the_rulebook_goes_first_where_it_is_offered),
        cmocka_unit_test(an_id_finds_its_service_in_upper_and_lower_case),
        cmocka_unit_test(an_id_of_nothing_or_of_something_withdrawn_finds_nothing),
        cmocka_unit_test(missing_arguments_are_refused),
    };

    return cmocka_run_group_tests(tests, make_catalogue, free_catalogue);
}
