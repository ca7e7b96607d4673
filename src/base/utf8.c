/*
 * UTF-8: which bytes are a character (RFC 3629), and where a text may be cut.
 */
#include <string.h>

#include "base/text.h"

static int continues(unsigned char byte)
{
    return (byte & 0xc0u) == 0x80u;
}

/*
 * The second byte decides what the first leaves open: no overlong forms (E0, F0), no surrogates (ED), nothing beyond
 * U+10FFFF (F4). C0, C1 and F5 to FF never occur.
 */
size_t ivni_utf8_character(const char *bytes, size_t size)
{
    unsigned char first = (unsigned char)bytes[0], second, low = 0x80, high = 0xbf;
    size_t length;

    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size < length)
        return 0;
    if (first == 0xe0)
        low = 0xa0;
    else if (first == 0xed)
        high = 0x9f;
    else if (first == 0xf0)
        low = 0x90;
    else if (first == 0xf4)
        high = 0x8f;
    second = (unsigned char)bytes[1];
    if (second < low || second > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (!continues((unsigned char)bytes[i]))
            return 0;
    return length;
}

/* How many bytes from here are ASCII, eight at a time; may stop up to seven early. */
static size_t ascii_run(const char *bytes, size_t size)
{
    size_t at = 0;

    while (size - at >= 8) {
        uint64_t eight;

        memcpy(&eight, bytes + at, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            break;
        at += 8;
    }
    return at;
}

size_t ivni_utf8_valid(const char *bytes, size_t size)
{
    size_t at = 0;

    while (at < size) {
        size_t length;

        at += ascii_run(bytes + at, size - at);
        if (at == size)
            break;
        length = ivni_utf8_character(bytes + at, size - at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

size_t ivni_utf8_cut(const char *text, size_t most)
{
    size_t length = strlen(text);

    if (length <= most)
        return length;
    while (most > 0 && continues((unsigned char)text[most]))
        most -= 1;
    return most;
}
