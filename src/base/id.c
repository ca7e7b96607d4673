/*
 * Identity: UUID version 5. Of libuuid only what neither reads a clock nor a random source.
 */
#include "base/id.h"

#include <string.h>
#include <uuid/uuid.h>

/* UUIDv5 of the URL namespace of RFC 9562 and the name "urn:libinterventions". */
const ivni_id ivni_namespace = {
    {0xc9, 0xf6, 0x9e, 0x4f, 0x5e, 0x16, 0x51, 0xdf, 0xb1, 0x3d, 0xd8, 0x24, 0xf0, 0x32, 0xfd, 0x2d}};

void ivni_id_make(const ivni_id *space, const char *name, size_t length, ivni_id *out)
{
    uuid_generate_sha1(out->bytes, space->bytes, name, length);
}

void ivni_id_print(const ivni_id *id, char out[IVNI_ID_TEXT])
{
    uuid_unparse_lower(id->bytes, out);
}

/* Value of a hexadecimal digit and 1; 0: none. Digits of ids are as good as random: each branch would be guessed
 * wrong. */
/* clang-format off */
static const uint8_t digit_values[256] = {
    ['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
    ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16};
/* clang-format on */

/* Not by uuid_parse(), which takes strtoul() for each part: a record has two or three ids an entry. */
int ivni_id_parse(const char *text, ivni_id *out)
{
    ivni_id parsed;

    for (uint32_t i = 0; i < sizeof parsed.bytes; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && *text++ != '-')
            return 0;
        high = digit_values[(uint8_t)text[0]];
        low = high == 0 ? 0 : digit_values[(uint8_t)text[1]];
        if (low == 0)
            return 0;
        parsed.bytes[i] = (uint8_t)((high - 1) << 4 | (low - 1));
        text += 2;
    }
    if (*text != '\0')
        return 0;
    *out = parsed;
    return 1;
}
