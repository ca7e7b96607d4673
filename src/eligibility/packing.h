/*
 * A person as a row of bits, each of which says whether something may be so: the sex may be female, the age may be 18
 * or more, the home may lie in Essex. What is known leaves one value of a subject possible, what is not known several.
 * Serves the bulk answers: rows of 64 people, turned, are words in which 64 people stand side by side.
 */
#ifndef IVNI_ELIGIBILITY_PACKING_H
#define IVNI_ELIGIBILITY_PACKING_H

#include "eligibility/program.h"

/* The codes of one subject, a bit each, the first that of 1. Flags are not listed: all of them are packed. */
typedef struct ivni_packed_codes {
    uint32_t subject, bit;
} ivni_packed_codes;

/* One bit: the value may be as much as this, or as little. Those of each kind stand side by side at the end of the
 * row. */
typedef struct ivni_packed_bound {
    uint32_t subject;
    int32_t bound;
} ivni_packed_bound;

typedef struct ivni_packed_bounds {
    ivni_packed_bound *list;
    uint32_t count, room;
    uint32_t first_bit;
} ivni_packed_bounds;

/* A bit that is made from two others once people stand side by side: the value may lie between two bounds. */
typedef struct ivni_packed_pair {
    uint32_t one, other; /* bits of the row */
} ivni_packed_pair;

/* Two bits: the judgement on a service may be no, may be yes. */
typedef struct ivni_packed_judgement {
    const char *service;
    uint32_t bit;
} ivni_packed_judgement;

/* The key of a place, up to 16 characters, as two numbers: quicker to compare. */
typedef struct ivni_short_key {
    uint64_t front, back;
} ivni_short_key;

/*
 * What may be so of somebody with a certain home area, resettlement area or prison: words to add to the row. Places are
 * found by a hash of their key; where two have the same, or the key is longer, by the catalogue's own order.
 */
typedef struct ivni_packed_places {
    uint32_t *slots; /* by hash: the place, or that no place or more than one has it */
    uint32_t slot_mask;
    ivni_short_key *keys;           /* by place */
    uint32_t place_count;           /* in the catalogue; behind them one that it does not list, and one not known */
    uint32_t first_word, last_word; /* where the bits of this subject lie */
    uint32_t question_count, question_room;
    struct ivni_place_question *questions;
    uint64_t *rows; /* by place, last_word - first_word + 1 words each */
} ivni_packed_places;

enum { IVNI_PLACE_HOME, IVNI_PLACE_RESETTLEMENT, IVNI_PLACE_PRISON, IVNI_PLACE_KINDS };

typedef struct ivni_packing {
    const ivni_program *program;
    ivni_arena *arena;
    ivni_packed_codes *codes;
    ivni_packed_bounds at_least, at_most;
    ivni_packed_pair *pairs;
    ivni_packed_judgement *judgements;
    uint32_t code_count, pair_count, pair_room, judgement_count;
    ivni_packed_places places[IVNI_PLACE_KINDS];
    uint64_t *start; /* the words of a row of which nothing is known but that no judgement has been recorded */
    uint32_t bit_count, word_count;
} ivni_packing;

/*
 * Asking: each subject and judgement once. Answers the place of the first bit. IVNI_NO_BIT: no memory, as the arena
 * remembers. Then ivni_packing_close, after which people can be packed. `most` is how many judgements there may be.
 */
#define IVNI_NO_BIT UINT32_MAX
int ivni_packing_open(ivni_packing *packing, const ivni_program *program, uint32_t most, ivni_arena *arena);
uint32_t ivni_packing_codes_bit(ivni_packing *packing, uint32_t subject); /* of flags too */
uint32_t ivni_packing_interval_bit(ivni_packing *packing, uint32_t subject, int32_t low, int32_t high);
uint32_t ivni_packing_judgement_bit(ivni_packing *packing, const char *service);
/* `may` holds a byte for each place of the subject, then for one that the catalogue does not list, and one unknown. */
uint32_t ivni_packing_place_bit(ivni_packing *packing, uint32_t subject, const uint8_t *may);
int ivni_packing_close(ivni_packing *packing); /* false: no memory */
/* Where a bit that was asked for stands in a row, or behind it and its spare word, if it is made from others; known
 * from then on. */
uint32_t ivni_packing_bit(const ivni_packing *packing, uint32_t asked);

uint32_t ivni_packing_place_count(const ivni_packing *packing, uint32_t subject);

/* Writes a derived person's row, a word in every `stride`; there must be room for one word more than the row has. */
void ivni_packing_put(const ivni_packing *packing, const ivni_person *person, uint64_t *row, uint32_t stride);

#endif
