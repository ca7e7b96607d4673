/*
 * Tests of src/base/json_reader.c: what is accepted is written again, what is refused has its status, offset and
 * message.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

#include "failing.h"
#include "test.h"

static ivn_context *context;

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

/* Reads from a block of exactly these bytes, so that a sanitizer sees a byte too many. */
static ivn_status read_bytes(const ivn_context *with, const char *bytes, size_t size, cJSON **out, ivn_error *error)
{
    char *exact = malloc(size > 0 ? size : 1);
    ivn_status status;

    assert_non_null(exact);
    memcpy(exact, bytes, size);
    status = ivni_json_read(with, exact, size, out, error);
    free(exact);
    return status;
}

static void assert_written(const cJSON *tree, const char *right)
{
    ivni_text text;
    ivni_json_writer writer;
    ivn_text *made = NULL;

    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, tree);
    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(made), right);
    ivn_text_free(made);
}

typedef struct accepted {
    const char *text, *written;
} accepted;

static const accepted accepted_rows[] = {
    {"{}", "{}"},
    {"[]", "[]"},
    {" \t\r\n[ 1 , 2 ]\n", "[1,2]"},
    {"true", "true"},
    {"false", "false"},
    {"null", "null"},
    {"\"\"", "\"\""},
    {"{\"a\":{\"b\":[{\"c\":null}]},\"d\":\"e\"}", "{\"a\":{\"b\":[{\"c\":null}]},\"d\":\"e\"}"},
    {"{\"a\":{\"a\":1},\"A\":{\"a\":2}}", "{\"a\":{\"a\":1},\"A\":{\"a\":2}}"},
    {"{\"\":1}", "{\"\":1}"},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\""},
    {"\"\\u0041\\u00e9\\u20AC\\uD83D\\uDE00\\u001f\"", "\"A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\\u001f\""},
    {"\"\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\x7f\"",
     "\"\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\x7f\""},
    {"0", "0"},
    {"-0", "0"},
    {"0e99999999999999999999", "0"},
    {"1e3", "1000"},
    {"1000000000000000", "1000000000000000"},
    {"-1000000000000000", "-1000000000000000"},
    {"1e15", "1000000000000000"},
    {"999999999999999", "999999999999999"},
    {"0.1", "0.1"},
    {"-12.50", "-12.5"},
    {"5.0", "5"},
    {"0.30", "0.3"},
    {"123456789.012345", "123456789.012345"},
    {"1.5E+2", "150"},
    {"1e-22", "0.0000000000000000000001"},
};

static void what_is_json_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof accepted_rows / sizeof *accepted_rows; i++) {
        const accepted *row = &accepted_rows[i];
        ivn_error error = {.size = sizeof error};
        cJSON *tree = NULL;

        if (read_bytes(context, row->text, strlen(row->text), &tree, &error) != IVN_OK)
            fail_msg("%s: %s at %d", row->text, error.message, (int)error.offset);
        assert_written(tree, row->written);
        cJSON_Delete(tree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_read),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
