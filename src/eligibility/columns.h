/*
 * Bulk answers by columns: a block of people side by side, one byte each, so that every criterion and every service is a
 * short loop over bytes that a compiler turns into vector instructions.
 */
#ifndef IVNI_ELIGIBILITY_COLUMNS_H
#define IVNI_ELIGIBILITY_COLUMNS_H

#include "eligibility/program.h"

#define IVNI_BLOCK 64u

/* Three values of a block of people, a byte each, 0 or 255: certainly so, and possibly so. */
typedef struct ivni_plane {
    uint8_t certain[IVNI_BLOCK];
    uint8_t possible[IVNI_BLOCK];
} ivni_plane;

/* A program with each different test once. */
typedef struct ivni_columns {
    const ivni_program *program;
    uint32_t *test_of; /* by atom: the place of its test; of no use for IVNI_TEST_ELIGIBLE */
    uint32_t *atom_of; /* by test: one of its atoms */
    uint32_t test_count;
    uint32_t *subjects; /* the subjects of flags, codes, numbers and dates that some test looks at */
    uint32_t subject_count;
    uint8_t *exact; /* by service: no unknown pulls two ways, so three values are exact */
} ivni_columns;

/* What a block is worked out in; one for each run. */
typedef struct ivni_block {
    ivni_plane *planes;        /* by test */
    ivni_plane *eligible;      /* by service, where another one asks */
    uint8_t *worked;           /* by service: `eligible` holds */
    int32_t (*low)[IVNI_BLOCK]; /* by place in `subjects` */
    int32_t (*high)[IVNI_BLOCK];
    uint8_t (*verdicts)[IVNI_BLOCK]; /* by service asked for: worst + 4 * best */
} ivni_block;

ivn_status ivni_columns_new(const ivni_program *program, ivni_arena *arena, ivni_columns *out);
ivn_status ivni_block_new(const ivni_columns *columns, ivni_arena *arena, ivni_block *out);
/* Puts a derived person at a place of the block. */
void ivni_block_put(const ivni_columns *columns, ivni_block *block, uint32_t place, const ivni_person *person);
/* Works out the verdicts of all services asked for. */
void ivni_block_run(const ivni_columns *columns, ivni_block *block);

#endif
