/*
 * The names of the objects that a reader is inside of: finds a name that an object holds twice. Serves json_reader.c.
 *
 * Time is linear in the bytes of the names, whatever names an adversary picks: an object with few members is searched
 * from end to end; a larger one hashes its names into buckets, and a bucket is a binary trie, in which finding a place
 * costs at most the bits of the name, even when all names meet in one bucket.
 */
#ifndef IVNI_BASE_JSON_NAMES_H
#define IVNI_BASE_JSON_NAMES_H

#include "base/memory.h"

typedef struct ivni_json_known ivni_json_known;
typedef struct ivni_json_fork ivni_json_fork;

/* Three stacks: objects within objects come and go at their ends. */
typedef struct ivni_json_names {
    const ivn_allocator *allocator;
    ivni_json_known *names;
    ivni_json_fork *forks;
    uint32_t *buckets;
    uint32_t name_count, name_room;
    uint32_t fork_count, fork_room;
    uint32_t bucket_count, bucket_room;
} ivni_json_names;

/* One object's part of the stacks: from here to their ends, while it is the innermost open one. */
typedef struct ivni_json_scope {
    uint32_t first_name, first_fork, first_bucket;
} ivni_json_scope;

void ivni_json_names_init(ivni_json_names *names, const ivn_allocator *allocator);
void ivni_json_names_free(ivni_json_names *names);
ivni_json_scope ivni_json_names_open(const ivni_json_names *names);
void ivni_json_names_close(ivni_json_names *names, const ivni_json_scope *scope);
/*
 * Adds a name (NUL-terminated, without a NUL within) to the innermost open object: IVN_OK, IVN_ERROR_DUPLICATE or
 * IVN_ERROR_MEMORY. ivni_json_names_keep must follow before anything else: it says where the name will stay.
 */
ivn_status ivni_json_names_add(ivni_json_names *names, const ivni_json_scope *scope, const char *name, size_t length);
void ivni_json_names_keep(ivni_json_names *names, const char *name);

#endif
