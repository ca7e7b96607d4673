/*
 * Tests of src/catalogue/builtin.c.
 */
#include <string.h>

#include "base/id.h"
#include "catalogue/catalogue.h"

#include "failing.h"
#include "test.h"

static ivn_context *context;
static ivn_catalogue *catalogue;

static int make_catalogue(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK || ivn_catalogue_builtin(context, &catalogue, NULL) != IVN_OK;
}

static int free_catalogue(void **state)
{
    (void)state;
    ivn_catalogue_free(catalogue);
    ivn_context_free(context);
    return 0;
}

static void the_services_of_all_documents_are_there(void **state)
{
    static const char *const editions[] = {"custody-2015", "rate-card-2019", "scope-2019", "well-being-specification",
                                           "in-house-2021"};
    const ivn_directory *directory = ivn_catalogue_read(catalogue);

    (void)state;
    assert_int_equal(directory->size, sizeof *directory);
    assert_true(directory->area_count > 12 && directory->prison_count > 1 && directory->contract_count > 0);
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        uint32_t count = 0;

        for (uint32_t j = 0; j < directory->service_count; j++)
            count += strcmp(directory->services[j]->edition, editions[i]) == 0;
        if (count == 0)
            fail_msg("no service of %s", editions[i]);
    }
}

static void an_id_is_the_uuid_of_edition_and_key(void **state)
{
    const ivn_directory *directory = ivn_catalogue_read(catalogue);
    const ivn_service *service = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_find(catalogue, NULL, "victims-awareness@rate-card-2019", IVN_DATE_NONE, &service),
                     IVN_OK);
    /* Fixed for ever; made once with another program: uuid5(uuid5(NAMESPACE_URL, "urn:libinterventions"), ...). */
    assert_string_equal(service->id, "940d7844-6c44-5efc-b9bb-720bba7b0a23");
    for (uint32_t i = 0; i < directory->service_count; i++) {
        ivni_id id;

        assert_true(ivni_id_parse(directory->services[i]->id, &id));
        for (uint32_t j = 0; j < i; j++)
            assert_string_not_equal(directory->services[i]->id, directory->services[j]->id);
    }
}

static void what_the_library_has_not_made_is_not_shown(void **state)
{
    (void)state;
    assert_null(ivn_catalogue_read(NULL));
    ivn_catalogue_free(NULL);
}

static ivn_status makes_a_catalogue(const ivn_context *with, void *user)
{
    ivn_catalogue *made = NULL;
    ivn_status status = ivn_catalogue_builtin(with, &made, NULL);

    (void)user;
    ivn_catalogue_free(made);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(makes_a_catalogue, NULL);
}

static void a_limit_that_is_too_low_is_told(void **state)
{
    (void)state;
    limit_every(makes_a_catalogue, NULL);
}

static void missing_arguments_are_refused(void **state)
{
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_catalogue *made = NULL;

    (void)state;
    assert_int_equal(ivn_catalogue_builtin(NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_builtin(context, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_catalogue_builtin(context, &made, &unknown), IVN_ERROR_SIZE);
    assert_null(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_services_of_all_documents_are_there),
        cmocka_unit_test(an_id_is_the_uuid_of_edition_and_key),
        cmocka_unit_test(what_the_library_has_not_made_is_not_shown),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_that_is_too_low_is_told),
        cmocka_unit_test(missing_arguments_are_refused),
    };

    return cmocka_run_group_tests(tests, make_catalogue, free_catalogue);
}
