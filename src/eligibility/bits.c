/*
 * Turning bits. A square is turned by exchanging its upper right quarter with its lower left one, and then doing the same
 * in each quarter, down to single bits.
 */
#include "eligibility/bits.h"

/* The bits of a row that stand in the lower half of each run of 2 * width. */
static const uint64_t lower_halves[] = {
    [1] = UINT64_C(0x5555555555555555), [2] = UINT64_C(0x3333333333333333),  [4] = UINT64_C(0x0f0f0f0f0f0f0f0f),
    [8] = UINT64_C(0x00ff00ff00ff00ff), [16] = UINT64_C(0x0000ffff0000ffff), [32] = UINT64_C(0x00000000ffffffff),
};

/* Exchanges the quarters of squares of 2 * width bits whose rows are `distance` apart; inlined with constants. */
static inline void exchange(uint64_t *rows, unsigned count, unsigned distance, unsigned width)
{
    const uint64_t mask = lower_halves[width];

    for (unsigned first = 0; first < count; first += 2 * distance) {
        for (unsigned i = first; i < first + distance; i++) {
            uint64_t moved = ((rows[i] >> width) ^ rows[i + distance]) & mask;
            rows[i] ^= moved << width;
            rows[i + distance] ^= moved;
        }
    }
}

void ivni_bits_turn(uint64_t rows[64])
{
    exchange(rows, 64, 32, 32);
    exchange(rows, 64, 16, 16);
    exchange(rows, 64, 8, 8);
    exchange(rows, 64, 4, 4);
    exchange(rows, 64, 2, 2);
    exchange(rows, 64, 1, 1);
}

/* From a word a question to a word for each eight people, in which byte p holds a bit for each question. */
static inline void turn_eight(const uint64_t questions[8], uint64_t out[8])
{
    for (unsigned i = 0; i < 8; i++)
        out[i] = questions[i];
    exchange(out, 8, 4, 32);
    exchange(out, 8, 2, 16);
    exchange(out, 8, 1, 8);
    /* Now byte q of word w holds question q for the people 8w to 8w + 7: each word is a square of 8 by 8. */
    for (unsigned i = 0; i < 8; i++) {
        uint64_t word = out[i], moved;
        moved = ((word >> 28) ^ word) & UINT64_C(0x00000000f0f0f0f0);
        word ^= moved << 28 ^ moved;
        moved = ((word >> 14) ^ word) & UINT64_C(0x0000cccc0000cccc);
        word ^= moved << 14 ^ moved;
        moved = ((word >> 7) ^ word) & UINT64_C(0x00aa00aa00aa00aa);
        word ^= moved << 7 ^ moved;
        out[i] = word;
    }
}

/* A byte of eight bits as eight bytes of one bit each. */
static inline uint64_t spread(uint64_t bits)
{
    uint64_t each = (bits * UINT64_C(0x0101010101010101)) & UINT64_C(0x8040201008040201);
    return ((each + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7) & UINT64_C(0x0101010101010101);
}

void ivni_bits_answers(const uint64_t low[8], const uint64_t high[8], uint64_t answers[64])
{
    uint64_t lows[8], highs[8];

    turn_eight(low, lows);
    turn_eight(high, highs);
    for (unsigned i = 0; i < 64; i++) {
        uint64_t ones = spread(lows[i / 8] >> i % 8 * 8 & 255), twos = spread(highs[i / 8] >> i % 8 * 8 & 255);
        answers[i] = UINT64_C(0x0101010101010101) + ones + 2 * twos;
    }
}
