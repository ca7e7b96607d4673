/*
 * The names of the objects that a reader is inside of: finds a name that an object holds twice. Serves json_reader.c.
 *
 * Names are noted by their hashes and looked at when their object ends: together they are found in memory much faster
 * than one by one. Time is linear in the bytes of the names, whatever names an adversary picks: hashes that are equal,
 * or that crowd the table, are no more than a reason to look at the names themselves, in a binary trie, where finding a
 * place costs at most the bits of the name.
 */
#ifndef IVNI_BASE_JSON_NAMES_H
#define IVNI_BASE_JSON_NAMES_H

#include <cjson/cJSON.h>

#include "base/memory.h"

/* A name by its hash, and where in the text it begins. */
typedef struct ivni_json_noted {
    uint64_t hash;
    uint32_t offset, reserved;
} ivni_json_noted;

/* A stack: objects within objects come and go at its end. */
typedef struct ivni_json_names {
    const ivn_allocator *allocator;
    ivni_json_noted *names;
    uint32_t count, room;
    uint32_t *table; /* for the object that ends */
    uint32_t table_room;
} ivni_json_names;

void ivni_json_names_init(ivni_json_names *names, const ivn_allocator *allocator);
void ivni_json_names_free(ivni_json_names *names);
/* Where the names of an object that opens begin; ivni_json_names_close wants it. */
uint32_t ivni_json_names_open(const ivni_json_names *names);
/* Notes a name of the innermost open object. 0: no memory. */
int ivni_json_names_add(ivni_json_names *names, const char *name, size_t length, uint32_t offset);
/*
 * Forgets the names of the innermost open object, whose members stand in the order in which they were added: IVN_OK,
 * IVN_ERROR_DUPLICATE with the offset of the first one that stood before, or IVN_ERROR_MEMORY.
 */
ivn_status ivni_json_names_close(ivni_json_names *names, uint32_t first, const cJSON *object, uint32_t *offset);

#endif
