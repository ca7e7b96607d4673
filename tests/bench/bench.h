/*
 * Measuring, for the benchmarks: what is compared runs turn by turn in one process, and each side's best round counts,
 * so that a busy machine disturbs the ratio as little as possible.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdint.h>

typedef struct bench_side {
    void (*work)(void *user);
    void (*after)(void *user); /* clears up outside the measured time; NULL: nothing */
} bench_side;

/* The time now in nanoseconds, from a clock that does not go back. */
int64_t bench_now(void);

/* The nanoseconds of the best of `rounds` rounds for each of `count` sides on the same data, taken turn by turn. */
void bench_compare(const bench_side *sides, int count, int rounds, void *user, int64_t *best);

#endif
