/*
 * A person as a row of bits, each of which says whether something may be so: the sex may be female, the age may be 18 or
 * more, the home may lie in Essex. What is known leaves one value of a subject possible, what is not known several. Serves
 * the bulk answers: rows of 64 people, turned, are words in which 64 people stand side by side.
 */
#ifndef IVNI_ELIGIBILITY_PACKING_H
#define IVNI_ELIGIBILITY_PACKING_H

#include "eligibility/program.h"

/* Codes of one subject, a bit each in their order; flags are IVN_NO and IVN_YES. */
typedef struct ivni_packed_codes {
    uint32_t subject, bit;
    int32_t first, last;
} ivni_packed_codes;

/* One bit: the value may lie from low to high. */
typedef struct ivni_packed_interval {
    uint32_t subject, bit;
    int32_t low, high;
} ivni_packed_interval;

/* Two bits: the judgement on a service may be no, may be yes. */
typedef struct ivni_packed_judgement {
    const char *service;
    uint32_t bit;
} ivni_packed_judgement;

/* What may be so of somebody with a certain home area, resettlement area or prison: words to add to the row. */
typedef struct ivni_packed_places {
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
    uint32_t *flags; /* subjects of two bits each, from bit 0 on; the most frequent kind, and the quickest */
    ivni_packed_codes *codes;
    ivni_packed_interval *intervals;
    ivni_packed_judgement *judgements;
    uint32_t flag_count, code_count, interval_count, interval_room, judgement_count;
    ivni_packed_places places[IVNI_PLACE_KINDS];
    uint32_t bit_count, word_count;
} ivni_packing;

/*
 * Asking: first for all flags, then for everything else, each subject and judgement once. Answers the place of the first
 * bit. IVNI_NO_BIT: no memory, as the arena remembers. Then ivni_packing_close, after which people can be packed. `most` is
 * how many judgements there may be.
 */
#define IVNI_NO_BIT UINT32_MAX
int ivni_packing_open(ivni_packing *packing, const ivni_program *program, uint32_t most, ivni_arena *arena);
uint32_t ivni_packing_flag_bit(ivni_packing *packing, uint32_t subject);
uint32_t ivni_packing_codes_bit(ivni_packing *packing, uint32_t subject); /* a flag's: that which it has */
uint32_t ivni_packing_interval_bit(ivni_packing *packing, uint32_t subject, int32_t low, int32_t high);
uint32_t ivni_packing_judgement_bit(ivni_packing *packing, const char *service);
/* `may` holds a byte for each place of the subject, then for one that the catalogue does not list, and one not known. */
uint32_t ivni_packing_place_bit(ivni_packing *packing, uint32_t subject, const uint8_t *may);
int ivni_packing_close(ivni_packing *packing); /* false: no memory */

uint32_t ivni_packing_place_count(const ivni_packing *packing, uint32_t subject);

/* Writes a derived person's row, a word in every `stride`. */
void ivni_packing_put(const ivni_packing *packing, const ivni_person *person, uint64_t *row, uint32_t stride);

#endif
