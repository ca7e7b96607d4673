/*
 * 64 people worked through the columns of a program.
 */
#ifndef IVNI_ELIGIBILITY_BLOCK_H
#define IVNI_ELIGIBILITY_BLOCK_H

#include "eligibility/columns.h"

/* What a block is worked out in; one for each run. */
typedef struct ivni_block {
    uint64_t *bits; /* a word of each person's row beside the same word of the others; turned: a word for each bit */
    ivni_plane *planes;   /* by test, then by question about another service */
    ivni_plane *eligible; /* by service, where another one asks and `asked` is the present round */
    uint32_t *asked;
    uint32_t round;
    uint64_t *low, *high; /* by service asked for: the answer less one, from 0 to 3, as two bits */
} ivni_block;

/* False: no memory. */
int ivni_block_new(const ivni_columns *columns, ivni_arena *arena, ivni_block *out);
/* Puts a derived person at a place of the block. */
void ivni_block_put(const ivni_columns *columns, ivni_block *block, uint32_t place, const ivni_person *person);
/* Works out the answers of all services asked for. */
void ivni_block_run(const ivni_columns *columns, ivni_block *block);
/* Writes the answers of the first `count` people as rows. */
void ivni_block_answers(const ivni_columns *columns, const ivni_block *block, uint32_t count, uint8_t *answers);

#endif
