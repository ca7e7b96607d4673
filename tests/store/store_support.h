/*
 * Sinks that write down what a store pushes, and batches in a line: for tests of a store by itself.
 */
#ifndef TESTS_STORE_STORE_SUPPORT_H
#define TESTS_STORE_STORE_SUPPORT_H

#include <interventions/store.h>

#define NOTE_ROOM 8192

/* What was pushed, one line a push: "7 {body}" of load, "at 7" of commit, "id key 7 {body}" of find; an id is its last
 * byte, a key its text. */
typedef struct notes {
    char text[NOTE_ROOM];
    ivn_load_sink load;
    ivn_commit_sink commit;
    ivn_find_sink find;
    uint8_t last_id[16];
    uint8_t last_key[64];
    uint32_t last_key_size;
    uint32_t refuse_at; /* the push of find that is refused, 1 for the first; 0: none */
    uint32_t pushes;
} notes;

/* A sink that has noted nothing. */
void notes_init(notes *into);

/* An id whose last byte is `number`, in static memory of which eight are in use at a time. */
const uint8_t *test_id(uint8_t number);

/*
 * Commits a record of kind 1: "phase=draft provider=Acme !reference=AB" are its keys, of which "!" marks a unique one.
 * Body NULL deletes. Events: `event_count` with ids 1, 2, ... and bodies "event".
 */
ivn_status test_commit(const ivn_store_ops *ops, uint8_t id, uint32_t expected, uint32_t revision, const char *body,
                       const char *keys, uint32_t event_count, notes *into);
ivn_status test_load(const ivn_store_ops *ops, uint8_t id, notes *into);
/* Keys of a name from `from` to `to`, NULL for no bound; goes on after what `into` noted last when `on` is set. */
ivn_status test_find(const ivn_store_ops *ops, const char *name, const char *from, const char *to, uint32_t page,
                     int on, notes *into);

#endif
