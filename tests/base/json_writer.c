/*
 * Tests of src/base/json_writer.c.
 */
#include "base/json.h"

#include <stdio.h>
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

/* A character that is escaped, at each place of a text of each length: what is plain is looked at in eights. */
static void what_is_escaped_is_escaped_wherever_it_stands(void **state)
{
    static const struct {
        const char *bytes, *written;
    } rows[] = {{"\"", "\\\""},
                {"\\", "\\\\"},
                {"\n", "\\n"},
                {"\x01", "\\u0001"},
                {"\x1f", "\\u001f"},
                {" ", " "},
                {"!", "!"},
                {"#", "#"},
                {"[", "["},
                {"]", "]"},
                {"\x7f", "\x7f"},
                {"\xc2\xa2", "\xc2\xa2"},
                {"\xe2\x9c\xa2", "\xe2\x9c\xa2"}};
    static const char behind[] = "0123456789abcdefg";
    char value[40], right[60];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t before = 0; before < 18; before++) {
            const char *rest = behind + before % 17;

            snprintf(value, sizeof value, "%.*s%s%s", (int)before, "ABCDEFGHIJKLMNOPQR", rows[i].bytes, rest);
            snprintf(right, sizeof right, "\"%.*s%s%s\"", (int)before, "ABCDEFGHIJKLMNOPQR", rows[i].written, rest);
            start_writer(NULL);
            ivni_json_string(&writer, value);
            assert_written(right);
        }
    }
}

static void what_needs_no_escape_is_written_as_other_names_and_strings_are(void **state)
{
    (void)state;
    ivni_json_object(&writer);
    ivni_json_plain_name(&writer, "a");
    ivni_json_plain_string(&writer, "");
    ivni_json_plain_name(&writer, "b");
    ivni_json_array(&writer);
    ivni_json_plain_string(&writer, "one");
    ivni_json_plain_string(&writer, "two");
    ivni_json_array_end(&writer);
    ivni_json_name(&writer, "c");
    ivni_json_plain_string(&writer, "three");
    ivni_json_plain_name(&writer, "");
    ivni_json_null(&writer);
    ivni_json_object_end(&writer);
    assert_written("{\"a\":\"\",\"b\":[\"one\",\"two\"],\"c\":\"three\",\"\":null}");
}

static ivn_status writes(const ivn_context *with, void *user)
{
    ivni_json_writer to;
    ivni_text made;
    ivn_text *out = NULL;
    ivn_status status;

    (void)user;
    ivni_text_init(&made, with);
    ivni_json_writer_init(&to, &made);
    ivni_json_object(&to);
    for (int i = 0; i < 40; i++) {
        ivni_json_plain_name(&to, "name");
        ivni_json_plain_string(&to, "of so many bytes that it has to grow");
    }
    ivni_json_object_end(&to);
    status = ivni_text_finish(&made, &out, NULL);
    ivn_text_free(out);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(writes, NULL);
    limit_every(writes, NULL);
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
        cmocka_unit_test_setup(what_is_escaped_is_escaped_wherever_it_stands, start_writer),
        cmocka_unit_test_setup(what_needs_no_escape_is_written_as_other_names_and_strings_are, start_writer),
        cmocka_unit_test_setup(a_tree_is_written_within_what_surrounds_it, start_writer),
        cmocka_unit_test_setup(a_number_that_the_reader_would_refuse_is_not_written, start_writer),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
