/*
 * Bits side by side: 64 people in a word, and the two ways of turning what is kept by person into what is kept by
 * question, and back into a byte an answer. Serves the bulk answers. No instruction of a particular machine is named.
 */
#ifndef IVNI_ELIGIBILITY_BITS_H
#define IVNI_ELIGIBILITY_BITS_H

#include <stdint.h>

/* Turns 64 rows of 64 bits about their diagonal: afterwards bit r of word b is what was bit b of row r. */
void ivni_bits_turn(uint64_t rows[64]);

/*
 * Eight questions, each answered for 64 people by a number from 0 to 3: its low bit in `low`, its high bit in `high`. Fills
 * for each person a word in which byte q, counted from the low end, is the answer to question q plus one.
 */
void ivni_bits_answers(const uint64_t low[8], const uint64_t high[8], uint64_t answers[64]);

#endif
