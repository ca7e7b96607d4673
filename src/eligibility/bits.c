/*
 * Turning bits. A square is turned by exchanging its upper right quarter with its lower left one, and then doing the
 * same in each quarter, down to single bits.
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
static inline void turn_eight(uint64_t out[8])
{
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

/* Four answers from their bits: the low ones first. */
#define ANSWER(bits, q) ((1u + ((bits) >> (q)&1u) + 2u * ((bits) >> (4 + (q)) & 1u)) << 8 * (q))
#define FOUR(bits) (ANSWER(bits, 0) | ANSWER(bits, 1) | ANSWER(bits, 2) | ANSWER(bits, 3))
#define FOUR_TIMES_4(bits) FOUR(bits), FOUR((bits) + 1u), FOUR((bits) + 2u), FOUR((bits) + 3u)
#define FOUR_TIMES_16(bits)                                                                                            \
    FOUR_TIMES_4(bits), FOUR_TIMES_4((bits) + 4u), FOUR_TIMES_4((bits) + 8u), FOUR_TIMES_4((bits) + 12u)
#define FOUR_TIMES_64(bits)                                                                                            \
    FOUR_TIMES_16(bits), FOUR_TIMES_16((bits) + 16u), FOUR_TIMES_16((bits) + 32u), FOUR_TIMES_16((bits) + 48u)
static const uint32_t four_answers[256] = {FOUR_TIMES_64(0u), FOUR_TIMES_64(64u), FOUR_TIMES_64(128u),
                                           FOUR_TIMES_64(192u)};

/* Compilers make one write of it. */
static inline void write_four(uint32_t four, uint8_t *out)
{
    for (unsigned q = 0; q < 4; q++)
        out[q] = (uint8_t)(four >> 8 * q);
}

static inline void write_people(uint64_t bits, uint32_t count, uint8_t *out, size_t stride)
{
    for (uint32_t p = 0; p < count; p++)
        write_four(four_answers[bits >> 8 * p & 255], out + p * stride);
}

void ivni_bits_answers(const uint64_t low[4], const uint64_t high[4], uint32_t count, uint8_t *out, size_t stride)
{
    uint64_t bits[8] = {low[0], low[1], low[2], low[3], high[0], high[1], high[2], high[3]};

    turn_eight(bits);
    for (uint32_t i = 0; i < count / 8; i++)
        write_people(bits[i], 8, out + 8 * i * stride, stride);
    if (count % 8 != 0)
        write_people(bits[count / 8], count % 8, out + count / 8 * 8 * stride, stride);
}
