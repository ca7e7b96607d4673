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

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* Not by uuid_parse(), which takes strtoul() for each part: a record has two or three ids an entry. */
int ivni_id_parse(const char *text, ivni_id *out)
{
    ivni_id parsed;

    for (uint32_t i = 0; i < sizeof parsed.bytes; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && *text++ != '-')
            return 0;
        high = hex_value(text[0]);
        low = high < 0 ? -1 : hex_value(text[1]);
        if (low < 0)
            return 0;
        parsed.bytes[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    if (*text != '\0')
        return 0;
    *out = parsed;
    return 1;
}
