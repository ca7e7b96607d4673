/*
 * Identity: UUID version 5 by libuuid, parsing and printing. No random ids here: identity is an input.
 */
#ifndef IVNI_BASE_ID_H
#define IVNI_BASE_ID_H

#include "base/memory.h"

typedef struct ivni_id {
    uint8_t bytes[16];
} ivni_id;

#define IVNI_ID_TEXT 37u /* 36 characters and a NUL */

extern const ivni_id ivni_namespace; /* the namespace of this library's ids; fixed for ever */

/* UUIDv5 of (space, name). */
void ivni_id_make(const ivni_id *space, const char *name, size_t length, ivni_id *out);
void ivni_id_print(const ivni_id *id, char out[IVNI_ID_TEXT]); /* lower case */
int ivni_id_parse(const char *text, ivni_id *out);             /* 1: done, 0: not a UUID */

#endif
