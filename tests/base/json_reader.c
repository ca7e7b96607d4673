/*
 * Tests of src/base/json_reader.c: what is accepted is written again, what is refused has its status, offset and
 * message.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

#include "context.h"
#include "failing.h"
#include "test.h"

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

typedef struct refused {
    const char *text;
    ivn_status status;
    int offset;
    const char *message;
} refused;

#define SYNTAX IVN_ERROR_SYNTAX
#define NUMBER IVN_ERROR_NUMBER
#define INTEGER IVN_ERROR_INTEGER
#define ENCODING IVN_ERROR_ENCODING
#define ESCAPE IVN_ERROR_ESCAPE
#define CONTROL IVN_ERROR_CONTROL
#define DUPLICATE IVN_ERROR_DUPLICATE
#define TRAILING IVN_ERROR_TRAILING

/* clang-format off */
static const refused refused_rows[] = {
    {"",                       SYNTAX,    0,  "expected a value, but the text ends"},
    {"  ",                     SYNTAX,    2,  "expected a value, but the text ends"},
    {"x",                      SYNTAX,    0,  "expected a value"},
    {"nul",                    SYNTAX,    0,  "expected a value"},
    {"[nil]",                  SYNTAX,    1,  "expected a value"},
    {"[True]",                 SYNTAX,    1,  "expected a value"},
    {"NaN",                    SYNTAX,    0,  "expected a value"},
    {"'a'",                    SYNTAX,    0,  "expected a value"},
    {"/* a */1",               SYNTAX,    0,  "expected a value"},
    {"\xef\xbb\xbf{}",         SYNTAX,    0,  "expected a value"},
    {"\x0b[]",                 SYNTAX,    0,  "expected a value"},
    {"\xc2\xa0[]",             SYNTAX,    0,  "expected a value"},
    {"]",                      SYNTAX,    0,  "expected a value"},
    {"[",                      SYNTAX,    1,  "expected a value, but the text ends"},
    {"[1",                     SYNTAX,    2,  "expected a comma or the end of the array, but the text ends"},
    {"[1 2]",                  SYNTAX,    3,  "expected a comma or the end of the array"},
    {"[1}",                    SYNTAX,    2,  "expected a comma or the end of the array"},
    {"[1,]",                   SYNTAX,    3,  "expected a value"},
    {"[,1]",                   SYNTAX,    1,  "expected a value"},
    {"{",                      SYNTAX,    1,  "expected the name of a member, but the text ends"},
    {"{1:2}",                  SYNTAX,    1,  "expected the name of a member"},
    {"{a:2}",                  SYNTAX,    1,  "expected the name of a member"},
    {"{\"a\" 2}",              SYNTAX,    5,  "expected a colon"},
    {"{\"a\"",                 SYNTAX,    4,  "expected a colon, but the text ends"},
    {"{\"a\":}",               SYNTAX,    5,  "expected a value"},
    {"{\"a\":1",               SYNTAX,    6,  "expected a comma or the end of the object, but the text ends"},
    {"{\"a\":1]",              SYNTAX,    6,  "expected a comma or the end of the object"},
    {"{\"a\":1,}",             SYNTAX,    7,  "expected the name of a member"},
    {"\"abc",                  SYNTAX,    4,  "expected the rest of a string, but the text ends"},
    {"\"abc\\",                SYNTAX,    5,  "expected the rest of a string, but the text ends"},
    {"{\"abc",                 SYNTAX,    5,  "expected the rest of a string, but the text ends"},
    {"[\"a\tb\"]",             CONTROL,   3,  "a control character in a string must be escaped"},
    {"{\"a\n\":1}",            CONTROL,   3,  "a control character in a string must be escaped"},
    {"\"a\\x\"",               ESCAPE,    2,  "JSON has no such escape"},
    {"\"a\\'\"",               ESCAPE,    2,  "JSON has no such escape"},
    {"\"\\u12g4\"",            ESCAPE,    1,  "four hexadecimal digits must follow \\u"},
    {"\"\\u 123\"",            ESCAPE,    1,  "four hexadecimal digits must follow \\u"},
    {"\"\\u12",                ESCAPE,    1,  "four hexadecimal digits must follow \\u"},
    {"\"a\\u0000\"",           ESCAPE,    2,  "a string must not hold an escaped NUL"},
    {"{\"\\u0000\":1}",        ESCAPE,    2,  "a string must not hold an escaped NUL"},
    {"\"ab\\udc00\"",          ENCODING,  3,  "a low surrogate stands alone"},
    {"\"ab\\ud800\"",          ENCODING,  3,  "a high surrogate stands alone"},
    {"\"\\ud800\\n\"",         ENCODING,  1,  "a high surrogate stands alone"},
    {"\"\\ud800\\ud800\"",     ENCODING,  1,  "a high surrogate stands alone"},
    {"\"\\ud800\\ue000\"",     ENCODING,  1,  "a high surrogate stands alone"},
    {"\"\\ud800\\u12\"",       ENCODING,  1,  "a high surrogate stands alone"},
    {"\"\\ud800x\"",           ENCODING,  1,  "a high surrogate stands alone"},
    {"\"\\ud800",              ENCODING,  1,  "a high surrogate stands alone"},
    {"\"a\x80\"",              ENCODING,  2,  "the text is not valid UTF-8"},
    {"\"\xc0\x80\"",           ENCODING,  1,  "the text is not valid UTF-8"},
    {"\"\xed\xa0\x80\"",       ENCODING,  1,  "the text is not valid UTF-8"},
    {"\"\xf4\x90\x80\x80\"",   ENCODING,  1,  "the text is not valid UTF-8"},
    {"\"\xe2\x82",             ENCODING,  1,  "the text is not valid UTF-8"},
    {"[012]",                  NUMBER,    2,  "a number must not start with a zero that another digit follows"},
    {"[-]",                    NUMBER,    2,  "a digit must follow the minus sign"},
    {"[1.]",                   NUMBER,    3,  "a digit must follow the decimal point"},
    {"[1e]",                   NUMBER,    3,  "a digit must follow in the exponent"},
    {"[+1]",                   NUMBER,    1,  "a number must start with a minus sign or a digit"},
    {"[.5]",                   NUMBER,    1,  "a number must start with a minus sign or a digit"},
    {"[1, 1000000000000001]",  INTEGER,   4,  "a number must not lie beyond 10 to the power of 15"},
    {"-1e16",                  INTEGER,   0,  "a number must not lie beyond 10 to the power of 15"},
    {"0.1234567890123456",     INTEGER,   0,  "a number must not have more than 15 significant digits"},
    {"1e-23",                  INTEGER,   0,  "a number must not have more than 22 decimal places"},
    {"{\"a\":1,\"b\":2,\"a\":3}",        DUPLICATE, 13, "an object must not hold the same name twice"},
    {"{\"a\":{}, \"\\u0061\":3}",        DUPLICATE, 9,  "an object must not hold the same name twice"},
    {"{\"\":1,\"\":1}",        DUPLICATE, 6,  "an object must not hold the same name twice"},
    {"1 2",                    TRAILING,  2,  "text follows the end of the value"},
    {"{}}",                    TRAILING,  2,  "text follows the end of the value"},
    {"truex",                  TRAILING,  4,  "text follows the end of the value"},
    {"0x10",                   TRAILING,  1,  "text follows the end of the value"},
};
/* clang-format on */

static void what_is_not_json_is_refused_where_it_goes_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused_rows / sizeof *refused_rows; i++) {
        const refused *row = &refused_rows[i];
        ivn_error error = {.size = sizeof error};
        cJSON *tree = NULL;
        ivn_status status = read_bytes(context, row->text, strlen(row->text), &tree, &error);

        if (status != row->status || error.offset != row->offset || strcmp(error.message, row->message) != 0)
            fail_msg("%s: %s at %d: %s", row->text, ivn_status_name(status), (int)error.offset, error.message);
        assert_int_equal(error.status, status);
        assert_null(tree);
    }
}

static void a_nul_byte_is_nowhere_allowed(void **state)
{
    cJSON *tree = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(read_bytes(context, "{}\0", 3, &tree, &error), IVN_ERROR_TRAILING);
    assert_int_equal(read_bytes(context, "[\0]", 3, &tree, &error), IVN_ERROR_SYNTAX);
    assert_int_equal(read_bytes(context, "\"a\0\"", 4, &tree, &error), IVN_ERROR_CONTROL);
    assert_true(error.offset == 2);
    assert_int_equal(ivni_json_read(context, NULL, 0, &tree, &error), IVN_ERROR_SYNTAX);
    assert_null(tree);
}

static void a_truncated_document_is_refused_at_every_byte(void **state)
{
    static const char whole[] = "{\"a\":[true,false,null,-12.5e-1,\"\\ud83d\\ude00 \\n\xf0\x9f\x98\x80\"],\"b\":{}}";

    (void)state;
    for (size_t size = 0; size < sizeof whole - 1; size++) {
        cJSON *tree = NULL;
        ivn_error error = {.size = sizeof error};

        if (read_bytes(context, whole, size, &tree, &error) == IVN_OK)
            fail_msg("%.*s is accepted", (int)size, whole);
        assert_true(error.offset >= 0 && error.offset <= (int64_t)size);
    }
}

/* `depth` brackets of one kind, closed again. */
static ivn_status read_nested(const ivn_context *with, const char *open, const char *inner, char close, size_t depth,
                              ivn_error *error)
{
    size_t step = strlen(open), size = 0;
    char *nested = malloc(depth * (step + 1) + strlen(inner));
    cJSON *tree = NULL;
    ivn_status status;

    assert_non_null(nested);
    for (size_t i = 0; i < depth; i++, size += step)
        memcpy(nested + size, open, step);
    memcpy(nested + size, inner, strlen(inner));
    size += strlen(inner);
    memset(nested + size, close, depth);
    size += depth;
    status = read_bytes(with, nested, size, &tree, error);
    cJSON_Delete(tree);
    free(nested);
    return status;
}

static void nesting_stops_at_the_context_s_depth(void **state)
{
    static const uint32_t depths[] = {1, 64, 256};

    (void)state;
    for (int i = 0; i < 3; i++) {
        const ivn_context_options options = {.size = sizeof options, .max_depth = depths[i]};
        ivn_context *limited = NULL;
        ivn_error error = {.size = sizeof error};

        assert_int_equal(ivn_context_new(&options, &limited), IVN_OK);
        assert_int_equal(read_nested(limited, "[", "", ']', depths[i], &error), IVN_OK);
        assert_int_equal(read_nested(limited, "{\"a\":", "1", '}', depths[i], &error), IVN_OK);
        assert_int_equal(read_nested(limited, "[", "", ']', depths[i] + 1, &error), IVN_ERROR_DEPTH);
        assert_true(error.offset == depths[i]);
        assert_string_equal(error.message, "nested deeper than the context allows");
        assert_int_equal(read_nested(limited, "{\"a\":", "1", '}', depths[i] + 1, &error), IVN_ERROR_DEPTH);
        assert_true(error.offset == 5 * (int64_t)depths[i]);
        ivn_context_free(limited);
    }
}

static void things_beside_each_other_do_not_count_as_depth(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_depth = 2};
    ivn_context *limited = NULL;
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &limited), IVN_OK);
    assert_int_equal(read_bytes(limited, "[[],{},[1],{\"a\":1},[]]", 22, &tree, NULL), IVN_OK);
    cJSON_Delete(tree);
    ivn_context_free(limited);
}

static void a_text_longer_than_the_context_allows_is_not_looked_at(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_json_bytes = 4};
    ivn_context *limited = NULL;
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &limited), IVN_OK);
    assert_int_equal(read_bytes(limited, "\x01\x01\x01\x01\x01", 5, &tree, &error), IVN_ERROR_LIMIT);
    assert_true(error.offset == -1);
    assert_int_equal(read_bytes(limited, "true", 4, &tree, &error), IVN_OK);
    cJSON_Delete(tree);
    ivn_context_free(limited);
}

static void a_string_longer_than_a_document_is_refused(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_document_bytes = 4};
    ivn_context *limited = NULL;
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &limited), IVN_OK);
    assert_int_equal(read_bytes(limited, "[\"12345\"]", 9, &tree, &error), IVN_ERROR_LIMIT);
    assert_string_equal(error.message, "a string is longer than the context allows");
    ivn_context_free(limited);
}

/* An object of many members, the last one of them named as the first. */
static void a_wide_object_finds_its_duplicate(void **state)
{
    ivni_text text;
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL;
    int64_t offset;

    (void)state;
    ivni_text_init(&text, context);
    for (int i = 0; i < 100000; i++)
        ivni_text_format(&text, "%s\"member %d\":{\"member 0\":0}", i == 0 ? "{" : ",", i);
    offset = (int64_t)text.size + 1;
    ivni_text_string(&text, ",\"member 0\":0}");
    assert_int_equal(read_bytes(context, text.data, text.size, &tree, &error), IVN_ERROR_DUPLICATE);
    assert_true(error.offset == offset);
    text.data[offset + 8] = 'x';
    assert_int_equal(read_bytes(context, text.data, text.size, &tree, &error), IVN_OK);
    assert_int_equal(cJSON_GetArraySize(tree), 100001);
    cJSON_Delete(tree);
    ivni_text_discard(&text);
}

static void members_are_found_by_their_exact_name(void **state)
{
    cJSON *tree = NULL;
    int64_t value = 0;

    (void)state;
    assert_int_equal(read_bytes(context, "{\"Sex\":1,\"sex\":2}", 17, &tree, NULL), IVN_OK);
    assert_int_equal(ivni_json_integer(ivni_json_member(tree, "sex"), 0, 9, &value), 1);
    assert_true(value == 2);
    assert_null(ivni_json_member(tree, "SEX"));
    cJSON_Delete(tree);
}

typedef struct integer_row {
    const char *text;
    int64_t low, high;
    int is;
    int64_t value;
} integer_row;

static void an_integer_is_whole_and_within_its_bounds(void **state)
{
    static const integer_row integers[] = {
        {"5", 5, 5, 1, 5},
        {"5.0", 0, 9, 1, 5},
        {"1e3", 0, 1000, 1, 1000},
        {"-1000000000000000", INT64_MIN, INT64_MAX, 1, -1000000000000000},
        {"1000000000000000", INT64_MIN, INT64_MAX, 1, 1000000000000000},
        {"5.5", 0, 9, 0, 0},
        {"10", 0, 9, 0, 0},
        {"-1", 0, 9, 0, 0},
        {"\"5\"", 0, 9, 0, 0},
        {"true", 0, 9, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        cJSON *tree = NULL;
        int64_t value = 0;

        assert_int_equal(read_bytes(context, integers[i].text, strlen(integers[i].text), &tree, NULL), IVN_OK);
        assert_int_equal(ivni_json_integer(tree, integers[i].low, integers[i].high, &value), integers[i].is);
        assert_true(value == integers[i].value);
        cJSON_Delete(tree);
    }
}

static void numbers_that_no_reader_made_are_no_integers(void **state)
{
    static const double values[] = {1.1e15, -1.1e15, 1e300};
    int64_t value;

    (void)state;
    for (int i = 0; i < 3; i++) {
        cJSON *node = cJSON_CreateNumber(values[i]);

        assert_int_equal(ivni_json_integer(node, INT64_MIN, INT64_MAX, &value), 0);
        cJSON_Delete(node);
    }
    assert_int_equal(ivni_json_integer(NULL, INT64_MIN, INT64_MAX, &value), 0);
}

static ivn_status reads(const ivn_context *with, void *user)
{
    const ivni_text *text = user;
    cJSON *tree = NULL, *before = tree;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivni_json_read(with, text->data, text->size, &tree, &error);

    if (status != IVN_OK && (tree != before || error.status != status))
        status = IVN_ERROR_STATE;
    cJSON_Delete(tree);
    return status;
}

/* Long names and strings, all kinds of values, and enough members for buckets that hold more than one. */
static void make_document(ivni_text *text)
{
    ivni_text_string(text, "{\"list\":[1,true,false,null,\"\\u00e9\",{},[]],\"");
    ivni_text_format(text, "%0300d\":\"%0600d\",\"wide\":{", 0, 0);
    for (int i = 0; i < 90; i++)
        ivni_text_format(text, "%s\"%d\":{\"a\":%d}", i == 0 ? "" : ",", i, i);
    ivni_text_string(text, "}}");
}

static void running_out_of_memory_leaks_nothing(void **state)
{
    ivni_text text;

    (void)state;
    ivni_text_init(&text, context);
    make_document(&text);
    failing_every_with_context(reads, &text);
    ivni_text_discard(&text);
}

static void running_out_of_memory_in_a_single_value_is_told(void **state)
{
    static const char *const values[] = {"1", "\"a\"", "true", "[]", "{}"};

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        ivni_text text;

        ivni_text_init(&text, context);
        ivni_text_string(&text, values[i]);
        failing_every_with_context(reads, &text);
        ivni_text_discard(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_read),
        cmocka_unit_test(what_is_not_json_is_refused_where_it_goes_wrong),
        cmocka_unit_test(a_nul_byte_is_nowhere_allowed),
        cmocka_unit_test(a_truncated_document_is_refused_at_every_byte),
        cmocka_unit_test(nesting_stops_at_the_context_s_depth),
        cmocka_unit_test(things_beside_each_other_do_not_count_as_depth),
        cmocka_unit_test(a_text_longer_than_the_context_allows_is_not_looked_at),
        cmocka_unit_test(a_string_longer_than_a_document_is_refused),
        cmocka_unit_test(a_wide_object_finds_its_duplicate),
        cmocka_unit_test(members_are_found_by_their_exact_name),
        cmocka_unit_test(an_integer_is_whole_and_within_its_bounds),
        cmocka_unit_test(numbers_that_no_reader_made_are_no_integers),
        cmocka_unit_test(running_out_of_memory_leaks_nothing),
        cmocka_unit_test(running_out_of_memory_in_a_single_value_is_told),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
