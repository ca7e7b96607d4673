/*
 * What the files of the conformance kit share: a trial (one case at a store), its sides (the store seen through sinks:
 * each handle, and the store in memory that mirrors what it must hold), and what cases are written in.
 *
 * A case answers 1 when it holds. What does not hold writes the message and answers 0; the first message stays.
 */
#ifndef CONFORMANCE_KIT_H
#define CONFORMANCE_KIT_H

#include <interventions/conformance.h>

/* ---- Memory that goes with the case ------------------------------------------------------------------------------ */

typedef struct ivnc_block ivnc_block;

typedef struct ivnc_memory {
    ivn_allocator allocator;
    ivnc_block *blocks;
    int failed; /* some call got nothing: the run ends with IVN_ERROR_MEMORY */
} ivnc_memory;

void *ivnc_allocate(ivnc_memory *memory, size_t bytes); /* NULL: no memory */
void ivnc_release_all(ivnc_memory *memory);
ivn_allocator ivnc_counting(ivnc_memory *memory); /* the same memory, which notes where it fails */

/* Bytes that grow. */
typedef struct ivnc_buffer {
    ivnc_memory *memory; /* of which only the allocator is used */
    uint8_t *data;
    size_t size, room;
} ivnc_buffer;

int ivnc_append(ivnc_buffer *buffer, const void *data, size_t size); /* 0: no memory */
void ivnc_discard(ivnc_buffer *buffer);

/* ---- Sides: a store, seen through sinks -------------------------------------------------------------------------- */

enum { IVNC_NO_CALL, IVNC_LOAD, IVNC_COMMIT, IVNC_FIND };
enum { IVNC_FIRST, IVNC_SECOND, IVNC_HANDLES, IVNC_MIRROR = IVNC_HANDLES, IVNC_SIDES };

/* What find pushed; bytes are offsets into the buffer of the side. */
typedef struct ivnc_hit {
    uint8_t id[IVN_ID_BYTES];
    size_t key, key_size, body, body_size;
    uint32_t revision; /* 0: without a body */
} ivnc_hit;

typedef struct ivnc_trial ivnc_trial;

typedef struct ivnc_side {
    ivnc_trial *trial;
    const char *name; /* in messages */
    ivn_store_ops ops;
    int open;
    uint32_t running; /* IVNC_LOAD ... while a callback runs */
    const ivn_query *query;
    uint32_t pushed;   /* in the call */
    uint32_t refuse;   /* the push to be refused, counted from 1; 0: none */
    uint32_t refused;  /* the push that was */
    uint32_t revision; /* pushed by load or commit */
    const char *fault; /* the first rule that a push broke */
    uint8_t given_id[IVN_ID_BYTES];
    ivn_query given_query;
    ivnc_buffer body;  /* pushed by load */
    ivnc_buffer bytes; /* of what find pushed */
    ivnc_hit *hits;    /* IVN_MOST_PAGE of them */
    ivn_load_sink load;
    ivn_commit_sink commit;
    ivn_find_sink find;
} ivnc_side;

void ivnc_sinks_init(ivnc_side *side);

/* ---- What a case commits ----------------------------------------------------------------------------------------- */

typedef struct ivnc_key {
    const char *name;
    const void *data;
    uint32_t size;
    ivn_flag unique; /* 0: no */
} ivnc_key;

/* clang-format off */
#define IVNC_KEY(name, text) {(name), (text), sizeof(text) - 1, IVN_NO}
#define IVNC_UNIQUE(name, text) {(name), (text), sizeof(text) - 1, IVN_YES}
#define IVNC_COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
/* clang-format on */

typedef struct ivnc_write {
    uint32_t kind;     /* 0: 1 */
    uint32_t record;   /* a number, from which the id follows */
    const uint8_t *id; /* or the id itself */
    uint32_t expected, revision;
    const char *body;   /* NULL: one that says record and revision */
    uint32_t body_size; /* 0: up to its NUL */
    uint32_t key_count;
    const ivnc_key *keys;
    uint32_t event_count; /* events that nobody else has */
} ivnc_write;

/* ---- Trials ------------------------------------------------------------------------------------------------------ */

enum { IVNC_MOST_MESSAGE = 1024, IVNC_MOST_NAMES = 64, IVNC_KINDS = 3 };

struct ivnc_trial {
    const ivn_conformance_host *host;
    uint32_t most_body;
    uint64_t seed;
    ivnc_memory memory;
    ivn_allocator counting; /* of what the kit asks of the library: tells `memory` where it fails */
    ivn_context *context;
    ivn_memory_store *mirrored;
    ivnc_side sides[IVNC_SIDES];
    const char *names[IVNC_MOST_NAMES]; /* of keys, to be looked at */
    uint32_t name_count;
    uint32_t events; /* given out so far: the ids count up */
    const char *doing;
    const char *mend;
    uint32_t outcome;
    int32_t host_code; /* pushed in the last call */
    char word[96];     /* an answer, for a message */
    char message[IVNC_MOST_MESSAGE];
};

/* What a case is about: shown, and run. */
typedef struct ivnc_case {
    ivn_conformance_case shown;
    int (*holds)(ivnc_trial *trial);
} ivnc_case;

/* The tables of cases, each ended by one without a name. */
extern const ivnc_case *const ivnc_cases[];

/* ---- What cases are written in ----------------------------------------------------------------------------------- */

/* Says what is being done, and what an author is to mend where it fails; both are told with a failure. */
void ivnc_say(ivnc_trial *trial, const char *doing, const char *mend);
int ivnc_fail(ivnc_trial *trial, const char *format, ...); /* 0 */
int ivnc_skip(ivnc_trial *trial, const char *why);         /* 0, and the case is not failed */
int ivnc_no_memory(ivnc_trial *trial);                     /* 0: the kit itself has none */

/* Opens a handle, where it is not; 0: skipped or failed. */
int ivnc_open(ivnc_trial *trial, uint32_t index, ivnc_side **out);
/* Opens both handles; where the host has only one, that one stands for both. */
int ivnc_open_both(ivnc_trial *trial, uint32_t out[2]);
void ivnc_close(ivnc_side *side);

/* The bare calls. What breaks a rule of pushing is left in side->fault. */
ivn_status ivnc_call_load(ivnc_side *side, uint32_t kind, const uint8_t *id);
ivn_status ivnc_call_commit(ivnc_side *side, const ivnc_write *write, uint32_t first_event);
ivn_status ivnc_call_find(ivnc_side *side, const ivn_query *query);
/* Whether no rule of pushing was broken, in this call or since the last one. */
int ivnc_sound(ivnc_side *side, const char *what);

/* The write is answered as is said, and the mirror follows it: IVN_OK, IVN_ERROR_CONFLICT with the revision at which
 * the record is, IVN_ERROR_TAKEN. */
int ivnc_commits(ivnc_side *side, const ivnc_write *write);
int ivnc_conflicts(ivnc_side *side, const ivnc_write *write, uint32_t revision);
int ivnc_taken(ivnc_side *side, const ivnc_write *write);
void ivnc_remember_name(ivnc_trial *trial, const char *name); /* of keys that ivnc_alike() looks at */
int ivnc_mirror(ivnc_trial *trial, const ivnc_write *write, uint32_t first_event); /* the mirror alone */

/* Whether load, a find over all pages, the outbox, or all of it give what the mirror has. */
int ivnc_loads_alike(ivnc_side *side, uint32_t kind, const uint8_t *id);
int ivnc_finds_alike(ivnc_side *side, const ivn_query *query);
int ivnc_outbox_alike(ivnc_trial *trial);
int ivnc_alike(ivnc_side *side);

void ivnc_id(uint32_t record, uint8_t out[IVN_ID_BYTES]);
void ivnc_event_id(uint32_t event, uint8_t out[IVN_ID_BYTES]);
ivn_query ivnc_all(uint32_t kind, const char *name, uint32_t page); /* a query without bounds */
int ivnc_compare(const void *a, size_t a_size, const void *b, size_t b_size);

/* An answer in words, up to the next one. */
const char *ivnc_answer(ivnc_trial *trial, ivn_status status);

/* Bytes as a message shows them: text in quotes, other bytes as \xNN, long ones cut. */
const char *ivnc_shown(const void *data, size_t size, char *out, size_t room);
const char *ivnc_shown_id(const uint8_t *id, char out[37]);
enum { IVNC_SHOWN = 120 };

#endif
