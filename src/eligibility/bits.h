/*
 * Bits side by side: 64 people in a word, and the two ways of turning what is kept by person into what is kept by
 * question, and back into a byte an answer. Serves the bulk answers. No instruction of a particular machine is named.
 */
#ifndef IVNI_ELIGIBILITY_BITS_H
#define IVNI_ELIGIBILITY_BITS_H

#include <stddef.h>
#include <stdint.h>

/* Turns 64 rows of 64 bits about their diagonal: afterwards bit r of word b is what was bit b of row r. */
void ivni_bits_turn(uint64_t rows[64]);

/*
 * Four questions, each answered for 64 people by a number from 0 to 3: its low bit in `low`, its high bit in `high`.
 * Writes for the first `count` people four bytes, the answers plus one, to every `stride` bytes.
 */
void ivni_bits_answers(const uint64_t low[4], const uint64_t high[4], uint32_t count, uint8_t *out, size_t stride);

#endif
