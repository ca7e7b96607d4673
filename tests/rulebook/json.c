/*
 * Tests of src/rulebook/json.c.
 */
#include <string.h>

#include "rulebook/rulebook.h"

#include "context.h"
#include "printing.h"
#include "small_rulebook.h"
#include "test.h"

static void figures_are_written_as_their_units_say(void **state)
{
    static const char right[] =
        "{\"editions\":["
        "{\"key\":\"law\",\"title\":\"The law\",\"issuer\":\"Parliament\",\"from\":\"2015-01-01\",\"note\":\"A "
        "note.\"},"
        "{\"key\":\"card\",\"title\":\"A card\",\"issuer\":\"Essex\",\"to\":\"2019-12-31\"}],"
        "\"rules\":["
        "{\"code\":\"A-1\",\"title\":\"Not long ago; <b> & *c*\",\"edition\":\"law\",\"section\":\"page 1\","
        "\"registers\":\"R001 R002\",\"from\":\"2019-04-01\",\"to\":\"2021-06-25\",\"source\":\"Somebody\","
        "\"parameters\":["
        "{\"name\":\"months\",\"title\":\"how long ago\",\"unit\":\"months\",\"value\":36,\"original\":24,\"low\":1,"
        "\"high\":600,\"source\":\"Region |\\nEast\\r\"},"
        "{\"name\":\"ratio\",\"title\":\"a "
        "number\",\"unit\":\"none\",\"value\":0,\"original\":0,\"low\":-5,\"high\":5}]},"
        "{\"code\":\"B-1\",\"title\":\"Days\",\"edition\":\"law\",\"section\":\"page 2\",\"to\":\"2021-06-25\","
        "\"parameters\":["
        "{\"name\":\"start\",\"title\":\"first day\",\"unit\":\"date\",\"low\":\"2026-01-22\",\"high\":\"9999-12-31\"},"
        "{\"name\":\"set\",\"title\":\"a day that was set\",\"unit\":\"date\",\"value\":\"2026-06-01\","
        "\"low\":\"2026-01-22\",\"high\":\"9999-12-31\",\"source\":\"The host\"}]},"
        "{\"code\":\"DEFAULT-c\",\"title\":\"The default\",\"edition\":\"law\",\"section\":\"page 3\",\"parameters\":["
        "{\"name\":\"edition\",\"title\":\"which counts\",\"unit\":\"edition\",\"value\":\"rate-card-2019\","
        "\"original\":\"in-house-2021\",\"low\":\"custody-2015\",\"high\":\"in-house-2021\",\"source\":\"The host\"}]},"
        "{\"code\":\"E-1\",\"title\":\"Switched off\",\"edition\":\"law\",\"section\":\"page "
        "4\",\"from\":\"2020-01-02\","
        "\"to\":\"2020-01-01\",\"source\":\"X\",\"parameters\":["
        "{\"name\":\"share\",\"title\":\"a "
        "share\",\"unit\":\"percent\",\"value\":1,\"original\":1,\"low\":0,\"high\":100},"
        "{\"name\":\"one\",\"title\":\"one "
        "month\",\"unit\":\"months\",\"value\":1,\"original\":1,\"low\":0,\"high\":12}]}]}";
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_to_json(context, &small_rulebook, &text, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(text), right);
    ivn_text_free(text);
}

static void the_rules_of_the_documents_make_a_json_text(void **state)
{
    ivn_rulebook *rulebook = NULL;
    ivn_text *text = NULL;
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_builtin(context, &rulebook, NULL), IVN_OK);
    assert_int_equal(ivn_rulebook_to_json(context, rulebook, &text, NULL), IVN_OK);
    assert_int_equal(ivni_json_read(context, ivn_text_data(text), ivn_text_size(text), &tree, NULL), IVN_OK);
    assert_int_equal(cJSON_GetArraySize(ivni_json_member(tree, "rules")), ivn_rulebook_read(rulebook)->rule_count);
    cJSON_Delete(tree);
    ivn_text_free(text);
    ivn_rulebook_free(rulebook);
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    printing_bears_lack_of_memory(ivn_rulebook_to_json);
}

static void missing_arguments_are_refused(void **state)
{
    (void)state;
    printing_refuses_missing_arguments(ivn_rulebook_to_json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_written_as_their_units_say),
        cmocka_unit_test(the_rules_of_the_documents_make_a_json_text),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(missing_arguments_are_refused),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
