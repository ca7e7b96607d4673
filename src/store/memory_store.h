/*
 * What the files of the store in memory share: records in one tree, index keys in another, events in a queue.
 *
 *     memory_store.c    the store, its order, load, the outbox
 *     memory_commit.c   a commit: all that it needs is allocated before the first thing is changed
 *     memory_find.c     find
 */
#ifndef IVNI_STORE_MEMORY_STORE_H
#define IVNI_STORE_MEMORY_STORE_H

#include <interventions/store.h>

#include "base/id.h"
#include "store/tree.h"

typedef struct ivni_stored ivni_stored;

/* An index key of a record, in the tree of keys. Its name and its bytes lie behind the keys of the version. */
typedef struct ivni_stored_key {
    ivni_node node; /* first: the tree's nodes are these */
    const ivni_stored *record;
    const char *name;
    const uint8_t *data;
    uint32_t length;
    int added; /* 0: the batch had it twice, and the tree has the other one */
} ivni_stored_key;

/* Body and keys of a record as of a revision, in one block. */
typedef struct ivni_version {
    uint32_t revision;
    uint32_t body_size;
    uint32_t key_count;
    const char *body;
    ivni_stored_key *keys;
} ivni_version;

struct ivni_stored {
    ivni_node node; /* first: the tree's nodes are these */
    uint32_t kind;
    ivni_id id;
    ivni_version *version;
};

struct ivn_memory_store {
    ivn_allocator allocator;
    ivni_tree records, keys;
    uint64_t record_count;
    ivn_outbox_event **events; /* each a block with its bytes */
    uint64_t event_count, event_room;
};

/* What is looked for in either tree. */
typedef struct ivni_wanted_record {
    uint32_t kind;
    const uint8_t *id;
} ivni_wanted_record;

typedef struct ivni_wanted_key {
    uint32_t kind;
    const char *name;
    const uint8_t *data;
    uint32_t length;
    const uint8_t *id; /* NULL: before all ids */
} ivni_wanted_key;

int ivni_compare_bytes(const uint8_t *a, uint32_t a_size, const uint8_t *b, uint32_t b_size);
/* Kind, name and bytes; what the id says comes after. */
int ivni_compare_place(const ivni_wanted_key *a, const ivni_stored_key *b);
ivni_wanted_key ivni_place_of(const ivni_stored_key *key);
/* NULL: there is none. */
ivni_stored *ivni_memory_record(const ivn_memory_store *store, uint32_t kind, const uint8_t *id);
/* Takes the record's version away, with its keys; there may be none. */
void ivni_memory_drop_version(ivn_memory_store *store, ivni_stored *record);
/* Takes a record away, with its keys. */
void ivni_memory_delete(ivn_memory_store *store, ivni_stored *record);

ivn_status ivni_memory_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
ivn_status ivni_memory_find(void *user, const ivn_query *query, const ivn_find_sink *sink);

#endif
