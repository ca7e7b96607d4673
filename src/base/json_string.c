/*
 * Strings of JSON: plain characters are copied in runs, found eight bytes at a time; everything else is looked at
 * singly.
 */
#include "base/json_string.h"

#include <string.h>

typedef struct scan {
    const char *at, *end;
    ivni_text *into;
    const char *fault;
} scan;

static ivn_status refuse(scan *s, ivn_status status, const char *fault)
{
    s->fault = fault;
    return status;
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/*
 * Whether one of eight bytes is not plain: a quote, a backslash, a control character, or not ASCII. Subtracting from a
 * byte below what is subtracted sets its high bit; a borrow may set those above it too, which changes nothing about the
 * answer.
 */
static int has_special(uint64_t eight)
{
    uint64_t quote = eight ^ EACH_BYTE('"');
    uint64_t backslash = eight ^ EACH_BYTE('\\');
    uint64_t below = (eight - EACH_BYTE(0x20)) | (quote - EACH_BYTE(1)) | (backslash - EACH_BYTE(1));

    return ((below | eight) & EACH_BYTE(0x80)) != 0;
}

static const char *skip_eights(const char *at, const char *end)
{
    uint64_t eight;

    for (; end - at >= 8; at += 8) {
        memcpy(&eight, at, sizeof eight);
        if (has_special(eight))
            break;
    }
    return at;
}

/* Goes over the characters that stand for themselves. */
static void skip_plain(scan *s)
{
    const char *at = s->at, *end = s->end;

    for (;;) {
        size_t length = 1;
        unsigned char byte;

        at = skip_eights(at, end);
        if (at == end)
            break;
        byte = (unsigned char)*at;
        if (byte >= 0x80)
            length = ivni_utf8_character(at, (size_t)(end - at));
        if (byte == '"' || byte == '\\' || byte < 0x20 || length == 0)
            break;
        at += length;
    }
    s->at = at;
}

/* The four hexadecimal digits of the escape at `at`. */
static int read_unit(const char *at, const char *end, uint32_t *out)
{
    uint32_t unit = 0;

    if (end - at < 6)
        return 0;
    for (int i = 2; i < 6; i++) {
        uint32_t digit = (unsigned char)at[i], letter = digit | 0x20;

        if (digit >= '0' && digit <= '9')
            unit = 16 * unit + digit - '0';
        else if (letter >= 'a' && letter <= 'f')
            unit = 16 * unit + letter - 'a' + 10;
        else
            return 0;
    }
    *out = unit;
    return 1;
}

static void add_character(ivni_text *into, uint32_t code)
{
    static const unsigned char first[] = {0, 0x00, 0xc0, 0xe0, 0xf0};
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char bytes[4];

    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(first[length] | code);
    ivni_text_bytes(into, bytes, length);
}

/* Adds the low half that must follow the high surrogate at s->at. */
static int join_surrogates(const scan *s, uint32_t *code)
{
    const char *low = s->at + 6;
    uint32_t unit;

    if (s->end - low < 2 || low[0] != '\\' || low[1] != 'u' || !read_unit(low, s->end, &unit))
        return 0;
    if (unit < 0xdc00 || unit > 0xdfff)
        return 0;
    *code = 0x10000 + ((*code - 0xd800) << 10) + (unit - 0xdc00);
    return 1;
}

static ivn_status read_unicode_escape(scan *s)
{
    uint32_t code;

    if (!read_unit(s->at, s->end, &code))
        return refuse(s, IVN_ERROR_ESCAPE, "four hexadecimal digits must follow \\u");
    if (code == 0)
        return refuse(s, IVN_ERROR_ESCAPE, "a string must not hold an escaped NUL");
    if (code >= 0xdc00 && code <= 0xdfff)
        return refuse(s, IVN_ERROR_ENCODING, "a low surrogate stands alone");
    if (code >= 0xd800 && code <= 0xdbff && !join_surrogates(s, &code))
        return refuse(s, IVN_ERROR_ENCODING, "a high surrogate stands alone");
    s->at += code < 0x10000 ? 6 : 12;
    add_character(s->into, code);
    return IVN_OK;
}

static ivn_status not_closed(scan *s)
{
    s->at = s->end;
    return refuse(s, IVN_ERROR_SYNTAX, "expected the rest of a string, but the text ends");
}

static ivn_status read_escape(scan *s)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char *name;

    if (s->end - s->at < 2)
        return not_closed(s);
    if (s->at[1] == 'u')
        return read_unicode_escape(s);
    name = memchr(names, s->at[1], sizeof names - 1);
    if (name == NULL)
        return refuse(s, IVN_ERROR_ESCAPE, "JSON has no such escape");
    ivni_text_bytes(s->into, &meanings[name - names], 1);
    s->at += 2;
    return IVN_OK;
}

/* What stopped skip_plain, other than a quote. */
static ivn_status read_special(scan *s)
{
    if (s->at == s->end)
        return not_closed(s);
    if (*s->at == '\\')
        return read_escape(s);
    if ((unsigned char)*s->at < 0x20)
        return refuse(s, IVN_ERROR_CONTROL, "a control character in a string must be escaped");
    return refuse(s, IVN_ERROR_ENCODING, "the text is not valid UTF-8");
}

static ivn_status read_characters(scan *s)
{
    for (;;) {
        const char *plain = s->at;
        ivn_status status;

        skip_plain(s);
        ivni_text_bytes(s->into, plain, (size_t)(s->at - plain));
        if (s->at < s->end && *s->at == '"')
            break;
        status = read_special(s);
        if (status != IVN_OK)
            return status;
    }
    s->at += 1;
    return IVN_OK;
}

ivn_status ivni_json_string_read(const char **at, const char *end, ivni_text *into, const char **fault)
{
    scan s = {.at = *at + 1, .end = end, .into = into};
    ivn_status status;

    into->size = 0;
    status = read_characters(&s);
    *at = s.at;
    *fault = s.fault;
    if (status == IVN_OK && into->status == IVN_OK)
        into->data[into->size] = '\0';
    return into->status != IVN_OK ? into->status : status;
}

static void write_escape(ivni_text *text, unsigned char byte)
{
    static const char meanings[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt", digits[] = "0123456789abcdef";
    const char *meaning = memchr(meanings, byte, sizeof meanings - 1);
    char escape[6] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};

    if (meaning != NULL)
        escape[1] = names[meaning - meanings];
    ivni_text_bytes(text, escape, meaning != NULL ? 2 : 6);
}

/* The same as has_special, but for what has to be escaped: bytes that are not ASCII have not. */
static int has_escape(uint64_t eight)
{
    uint64_t quote = eight ^ EACH_BYTE('"');
    uint64_t backslash = eight ^ EACH_BYTE('\\');
    uint64_t below = (eight - EACH_BYTE(0x20)) | (quote - EACH_BYTE(1)) | (backslash - EACH_BYTE(1));

    return (below & ~eight & EACH_BYTE(0x80)) != 0;
}

/* How many bytes from `text` on are written as they are. */
static size_t plain_length(const char *text, size_t length)
{
    size_t at = 0;
    uint64_t eight;

    for (; length - at >= 8; at += 8) {
        memcpy(&eight, text + at, sizeof eight);
        if (has_escape(eight))
            break;
    }
    while (at < length && (unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
        at++;
    return at;
}

void ivni_json_string_write(ivni_text *text, const char *value)
{
    size_t length = strlen(value), plain = plain_length(value, length);

    ivni_text_byte(text, '"');
    while (plain < length) {
        ivni_text_bytes(text, value, plain);
        write_escape(text, (unsigned char)value[plain]);
        value += plain + 1;
        length -= plain + 1;
        plain = plain_length(value, length);
    }
    ivni_text_bytes(text, value, length);
    ivni_text_byte(text, '"');
}
