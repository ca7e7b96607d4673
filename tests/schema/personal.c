/*
 * Tests of src/schema/personal.c: where personal data stands.
 */
#include "failing.h"
#include "test.h"
#include "things.h"

static ivn_status list(const ivn_context *with, const ivni_table *table, ivn_text **out)
{
    ivni_text text;

    ivni_text_init(&text, with);
    ivni_schema_personal(table, &text);
    return ivni_text_finish(&text, out, NULL);
}

/* "single" is personal as a whole; "parts" is not, but the hours in each are. */
static void each_personal_member_is_named_once_by_its_pointer(void **state)
{
    ivn_context *context = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(list(context, &thing_table, &text), IVN_OK);
    assert_string_equal(ivn_text_data(text), "/name\n/single\n/parts/*/hours\n");
    ivn_text_free(text);
    assert_int_equal(list(context, &bag_table, &text), IVN_OK);
    assert_string_equal(ivn_text_data(text), "/parts/*/hours\n/first/hours\n");
    ivn_text_free(text);
    ivn_context_free(context);
}

static ivn_status lists(const ivn_context *with, void *user)
{
    ivn_text *text = NULL;
    ivn_status status = list(with, &thing_table, &text);

    (void)user;
    ivn_text_free(text);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(lists, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_personal_member_is_named_once_by_its_pointer),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
