/*
 * Tests of src/base/json_writer.c.
 */
#include "base/json.h"

#include <string.h>

#include "failing.h"
#include "test.h"

static ivn_context *context;
static ivni_text text;
static ivni_json_writer writer;

static int make_context(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context);
}

static int free_context(void **state)
{
    (void)state;
    ivn_context_free(context);
    return 0;
}

static int start_writer(void **state)
{
    (void)state;
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    return 0;
}

static void assert_written(const char *right)
{
    ivn_text *made = NULL;

    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(made), right);
    ivn_text_free(made);
}

static void commas_stand_between_things_only(void **state)
{
    (void)state;
    ivni_json_object(&writer);
    ivni_json_name(&writer, "a");
    ivni_json_array(&writer);
    ivni_json_array_end(&writer);
    ivni_json_name(&writer, "b");
    ivni_json_array(&writer);
    ivni_json_object(&writer);
    ivni_json_object_end(&writer);
    ivni_json_number(&writer, 1);
    ivni_json_array(&writer);
    ivni_json_number(&writer, 2);
    ivni_json_array_end(&writer);
    ivni_json_object(&writer);
    ivni_json_name(&writer, "c");
    ivni_json_null(&writer);
    ivni_json_object_end(&writer);
    ivni_json_array_end(&writer);
    ivni_json_object_end(&writer);
    assert_written("{\"a\":[],\"b\":[{},1,[2],{\"c\":null}]}");
}

static void each_kind_of_value_is_written(void **state)
{
    (void)state;
    ivni_json_array(&writer);
    ivni_json_string(&writer, "line\n\"two\"");
    ivni_json_string(&writer, NULL);
    ivni_json_number(&writer, -1000000000000000);
    ivni_json_boolean(&writer, 1);
    ivni_json_boolean(&writer, 0);
    ivni_json_null(&writer);
    ivni_json_date(&writer, 20779);
    ivni_json_array_end(&writer);
    assert_written("[\"line\\n\\\"two\\\"\",null,-1000000000000000,true,false,null,\"2026-11-22\"]");
}

static void names_are_escaped_too(void **state)
{
    (void)state;
    ivni_json_object(&writer);
    ivni_json_name(&writer, "\t");
    ivni_json_boolean(&writer, 1);
    ivni_json_object_end(&writer);
    assert_written("{\"\\t\":true}");
}

static void a_tree_is_written_within_what_surrounds_it(void **state)
{
    static const char json[] = "{\"a\":[1,2.5,{}],\"b\":{\"c\":[null,true,false,\"d\"]}}";
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivni_json_read(context, json, strlen(json), &tree, NULL), IVN_OK);
    ivni_json_array(&writer);
    ivni_json_number(&writer, 1);
    ivni_json_tree(&writer, tree);
    ivni_json_number(&writer, 2);
    ivni_json_array_end(&writer);
    cJSON_Delete(tree);
    assert_written("[1,{\"a\":[1,2.5,{}],\"b\":{\"c\":[null,true,false,\"d\"]}},2]");
}

static void a_number_that_the_reader_would_refuse_is_not_written(void **state)
{
    cJSON *tree = cJSON_CreateNumber(1e16);
    ivn_text *made = NULL;

    (void)state;
    ivni_json_tree(&writer, tree);
    cJSON_Delete(tree);
    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_ERROR_RANGE);
    assert_null(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(commas_stand_between_things_only, start_writer),
        cmocka_unit_test_setup(each_kind_of_value_is_written, start_writer),
        cmocka_unit_test_setup(names_are_escaped_too, start_writer),
        cmocka_unit_test_setup(a_tree_is_written_within_what_surrounds_it, start_writer),
        cmocka_unit_test_setup(a_number_that_the_reader_would_refuse_is_not_written, start_writer),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
