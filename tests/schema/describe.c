/*
 * Tests of src/schema/describe.c: JSON Schema of a field table.
 */
#include <string.h>

#include "context.h"
#include "failing.h"
#include "golden.h"
#include "test.h"
#include "things.h"

static ivn_status describe(const ivn_context *with, const ivni_table *table, ivn_text **out)
{
    ivni_json_writer writer;
    ivni_text text;

    ivni_text_init(&text, with);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_describe(table, &writer);
    return ivni_text_finish(&text, out, NULL);
}

static cJSON *described(const ivni_table *table)
{
    ivn_text *text = NULL;
    cJSON *tree = NULL;

    assert_int_equal(describe(context, table, &text), IVN_OK);
    assert_int_equal(ivni_json_read(context, ivn_text_data(text), ivn_text_size(text), &tree, NULL), IVN_OK);
    ivn_text_free(text);
    return tree;
}

/* A whole schema as it was read over by a person; a change of it is a change of what hosts are told. */
static void the_schema_of_a_struct_with_every_kind_of_member_stays_as_it_is(void **state)
{
    ivn_text *golden = golden_json(context, "thing.schema.json"), *text = NULL;

    (void)state;
    assert_int_equal(describe(context, &thing_table, &text), IVN_OK);
    assert_string_equal(ivn_text_data(text), ivn_text_data(golden));
    ivn_text_free(text);
    ivn_text_free(golden);
}

static const cJSON *property(const cJSON *schema, const char *definition, const char *name)
{
    const cJSON *table = ivni_json_member(ivni_json_member(schema, "$defs"), definition);

    return ivni_json_member(ivni_json_member(table, "properties"), name);
}

static void every_member_of_the_json_is_a_property(void **state)
{
    cJSON *schema = described(&thing_table);

    (void)state;
    for (uint32_t i = 0; i < thing_table.count; i++)
        if (thing_table.fields[i].name[0] != '\0')
            assert_non_null(property(schema, "thing", thing_table.fields[i].name));
    assert_null(property(schema, "thing", "size"));
    assert_null(property(schema, "thing", "reserved"));
    assert_null(property(schema, "thing", "part_count"));
    cJSON_Delete(schema);
}

static void an_enumeration_has_the_words_of_its_vocabulary_in_their_order(void **state)
{
    cJSON *schema = described(&part_table);
    const cJSON *words =
        ivni_json_member(ivni_json_member(ivni_json_member(schema, "$defs"), "vocabulary_need"), "enum");

    (void)state;
    assert_int_equal(cJSON_GetArraySize(words), ivn_term_count(IVN_VOCABULARY_NEED));
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_NEED); i++)
        assert_string_equal(cJSON_GetArrayItem(words, (int)i)->valuestring, ivn_term_at(IVN_VOCABULARY_NEED, i)->name);
    assert_null(ivni_json_member(ivni_json_member(schema, "$defs"), "vocabulary_cohort"));
    cJSON_Delete(schema);
}

static uint32_t check_references(const cJSON *node, const cJSON *definitions)
{
    const cJSON *child;
    uint32_t count = 0;

    cJSON_ArrayForEach(child, node)
    {
        if (child->string != NULL && strcmp(child->string, "$ref") == 0) {
            assert_int_equal(strncmp(child->valuestring, "#/$defs/", 8), 0);
            assert_non_null(ivni_json_member(definitions, child->valuestring + 8));
            count += 1;
        }
        count += check_references(child, definitions);
    }
    return count;
}

static void every_reference_has_its_definition(void **state)
{
    cJSON *schema = described(&thing_table);

    (void)state;
    assert_int_equal(check_references(schema, ivni_json_member(schema, "$defs")), 7);
    cJSON_Delete(schema);
}

static void a_list_that_must_not_be_empty_has_a_least_number_of_items(void **state)
{
    cJSON *schema = described(&bag_table);

    (void)state;
    assert_int_equal(ivni_json_member(property(schema, "bag", "parts"), "minItems")->valuedouble, 1);
    assert_int_equal(
        cJSON_GetArraySize(ivni_json_member(ivni_json_member(ivni_json_member(schema, "$defs"), "bag"), "required")),
        2);
    cJSON_Delete(schema);
}

static ivn_status describes(const ivn_context *with, void *user)
{
    ivn_text *text = NULL;
    ivn_status status = describe(with, &thing_table, &text);

    (void)user;
    ivn_text_free(text);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(describes, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schema_of_a_struct_with_every_kind_of_member_stays_as_it_is),
        cmocka_unit_test(every_member_of_the_json_is_a_property),
        cmocka_unit_test(an_enumeration_has_the_words_of_its_vocabulary_in_their_order),
        cmocka_unit_test(every_reference_has_its_definition),
        cmocka_unit_test(a_list_that_must_not_be_empty_has_a_least_number_of_items),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
