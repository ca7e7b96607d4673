/*
 * Tests of src/base/utf8.c, against a decoder that works the slow way.
 */
#include <string.h>

#include "base/text.h"

#include "test.h"

/* Decodes first and asks afterwards whether the code point may be written like that. */
static size_t slow_character(const unsigned char *bytes, size_t size)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = bytes[0] < 0x80       ? 1
                    : bytes[0] >> 5 == 6  ? 2
                    : bytes[0] >> 4 == 14 ? 3
                    : bytes[0] >> 3 == 30 ? 4
                                          : 0;
    uint32_t code = length == 1 ? bytes[0] : bytes[0] & (0xffu >> (length + 1));

    if (length == 0 || length > size)
        return 0;
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] >> 6 != 2)
            return 0;
        code = code << 6 | (bytes[i] & 0x3fu);
    }
    return code < least[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0 : length;
}

static void assert_same(const unsigned char *bytes, size_t size)
{
    size_t right = slow_character(bytes, size), found = ivni_utf8_character((const char *)bytes, size);

    if (found != right)
        fail_msg("%02x %02x %02x %02x (%u): %u instead of %u", bytes[0], bytes[1], bytes[2], bytes[3], (unsigned)size,
                 (unsigned)found, (unsigned)right);
}

static void each_sequence_of_up_to_three_bytes_is_judged_right(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 1u << 24; i++) {
        const unsigned char bytes[4] = {(unsigned char)(i >> 16), (unsigned char)(i >> 8), (unsigned char)i, 0};

        if (bytes[0] < 0xc0 && i % 251 != 0)
            continue;
        assert_same(bytes, 3);
        if (bytes[2] == 0)
            assert_same(bytes, 2);
        if (bytes[1] == 0)
            assert_same(bytes, 1);
    }
}

static void sequences_of_four_bytes_are_judged_right(void **state)
{
    static const unsigned char tails[] = {0x00, 0x7f, 0x80, 0x81, 0xbf, 0xc0, 0xff};

    (void)state;
    for (unsigned first = 0xf0; first <= 0xff; first++)
        for (unsigned second = 0; second <= 0xff; second++)
            for (unsigned i = 0; i < 49; i++) {
                const unsigned char bytes[4] = {(unsigned char)first, (unsigned char)second, tails[i / 7],
                                                tails[i % 7]};

                assert_same(bytes, 4);
                assert_same(bytes, 3);
            }
}

static void a_text_is_valid_up_to_its_first_wrong_byte(void **state)
{
    char text[64];

    (void)state;
    assert_int_equal(ivni_utf8_valid("", 0), 0);
    for (size_t wrong = 0; wrong < 40; wrong++) {
        memset(text, 'a', sizeof text);
        assert_int_equal(ivni_utf8_valid(text, wrong), wrong);
        text[wrong] = (char)0xff;
        assert_int_equal(ivni_utf8_valid(text, 40), wrong);
        memcpy(text + wrong, "\xe2\x82\xac", 3);
        assert_int_equal(ivni_utf8_valid(text, 64), 64);
        assert_int_equal(ivni_utf8_valid(text, wrong + 2), wrong);
    }
}

static void a_cut_leaves_whole_characters(void **state)
{
    const char *text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80!";
    static const size_t right[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};

    (void)state;
    for (size_t most = 0; most < sizeof right / sizeof *right; most++)
        assert_int_equal(ivni_utf8_cut(text, most), right[most]);
    assert_int_equal(ivni_utf8_cut("\x80\x80\x80", 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sequence_of_up_to_three_bytes_is_judged_right),
        cmocka_unit_test(sequences_of_four_bytes_are_judged_right),
        cmocka_unit_test(a_text_is_valid_up_to_its_first_wrong_byte),
        cmocka_unit_test(a_cut_leaves_whole_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
