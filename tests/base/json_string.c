/*
 * Tests of src/base/json_string.c.
 */
#include "base/json_string.h"

#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "test.h"

/* Reads from a block of exactly these bytes, so that a sanitizer sees a byte too many. Answers where the reading ended.
 */
static size_t read_exact(const char *bytes, size_t size, ivni_text *into, ivn_status *status, const char **fault)
{
    char *exact = malloc(size);
    const char *at = exact;
    size_t end;

    assert_non_null(exact);
    memcpy(exact, bytes, size);
    *status = ivni_json_string_read(&at, exact + size, into, fault);
    end = (size_t)(at - exact);
    free(exact);
    return end;
}

/* A special byte at every place of a string of every length: the runs of eight must not miss it. */
static void a_quote_ends_the_string_wherever_it_stands(void **state)
{
    char bytes[64];
    ivni_text into;

    (void)state;
    ivni_text_init(&into, context);
    for (size_t length = 0; length < 40; length++)
        for (size_t rest = 0; rest < 12; rest++) {
            ivn_status status;
            const char *fault;

            memset(bytes, 'a', sizeof bytes);
            bytes[0] = bytes[1 + length] = '"';
            assert_int_equal(read_exact(bytes, length + 2 + rest, &into, &status, &fault), length + 2);
            assert_int_equal(status, IVN_OK);
            assert_int_equal(into.size, length);
            assert_int_equal(strlen(into.data), length);
        }
    ivni_text_discard(&into);
}

static void each_byte_is_judged_alike_at_every_place(void **state)
{
    char bytes[32];
    ivni_text into;

    (void)state;
    ivni_text_init(&into, context);
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t place = 0; place < 17; place++) {
            ivn_status status, right = byte == '"' || byte >= 0x20 ? IVN_OK : IVN_ERROR_CONTROL;
            const char *fault;
            size_t end;

            memset(bytes, 'a', sizeof bytes);
            bytes[0] = bytes[20] = '"';
            bytes[1 + place] = (char)byte;
            end = read_exact(bytes, 21, &into, &status, &fault);
            if (byte == '\\')
                right = IVN_ERROR_ESCAPE;
            else if (byte >= 0x80)
                right = IVN_ERROR_ENCODING;
            if (status != right || end != (byte == '"' ? place + 2 : right == IVN_OK ? 21 : place + 1))
                fail_msg("byte %02x at %u: %s at %u", byte, (unsigned)place, ivn_status_name(status), (unsigned)end);
        }
    ivni_text_discard(&into);
}

typedef struct row {
    const char *text, *meaning;
} row;

static void escapes_mean_what_json_says(void **state)
{
    static const row rows[] = {
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
        {"\"\\u0001\\u007F\\u0080\\u07ff\\u0800\\uD7FF\\ue000\\uffff\"",
         "\x01\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf"},
        {"\"\\ud800\\udc00\\uDBFF\\uDFFF\"", "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"},
        {"\"one\\ntwo \xe2\x82\xac three\"", "one\ntwo \xe2\x82\xac three"},
    };
    ivni_text into;

    (void)state;
    ivni_text_init(&into, context);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_status status;
        const char *fault;

        assert_int_equal(read_exact(rows[i].text, strlen(rows[i].text), &into, &status, &fault), strlen(rows[i].text));
        assert_int_equal(status, IVN_OK);
        assert_string_equal(into.data, rows[i].meaning);
    }
    ivni_text_discard(&into);
}

static void the_buffer_s_failure_is_the_string_s(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_document_bytes = 10};
    ivn_context *small = NULL;
    ivni_text into;
    ivn_status status;
    const char *fault;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    ivni_text_init(&into, small);
    read_exact("\"0123456789\"", 12, &into, &status, &fault);
    assert_int_equal(status, IVN_OK);
    read_exact("\"0123456789a\"", 13, &into, &status, &fault);
    assert_int_equal(status, IVN_ERROR_LIMIT);
    ivni_text_discard(&into);
    ivn_context_free(small);
}

static void strings_are_escaped_as_little_as_may_be(void **state)
{
    static const row rows[] = {
        {"\"\"", ""},
        {"\"plain / \x7f \xc3\xa9\"", "plain / \x7f \xc3\xa9"},
        {"\"\\\"quoted\\\"\"", "\"quoted\""},
        {"\"\\\\\\b\\f\\n\\r\\t\"", "\\\b\f\n\r\t"},
        {"\"\\u0001\\u000b\\u001f!\"", "\x01\x0b\x1f!"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivni_text text;
        ivn_text *made = NULL;

        ivni_text_init(&text, context);
        ivni_json_string_write(&text, rows[i].meaning);
        assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
        assert_string_equal(ivn_text_data(made), rows[i].text);
        ivn_text_free(made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quote_ends_the_string_wherever_it_stands),
        cmocka_unit_test(each_byte_is_judged_alike_at_every_place),
        cmocka_unit_test(escapes_mean_what_json_says),
        cmocka_unit_test(the_buffer_s_failure_is_the_string_s),
        cmocka_unit_test(strings_are_escaped_as_little_as_may_be),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
