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

int ivni_id_parse(const char *text, ivni_id *out)
{
    uuid_t parsed;

    if (uuid_parse(text, parsed) != 0)
        return 0;
    memcpy(out->bytes, parsed, sizeof out->bytes);
    return 1;
}
