/*
 * Measuring, for the benchmarks.
 */
#define _POSIX_C_SOURCE 200809L

#include "bench.h"

#include <time.h>

int64_t bench_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void bench_compare(const bench_side *sides, int count, int rounds, void *user, int64_t *best)
{
    for (int i = 0; i < count; i++)
        best[i] = INT64_MAX;
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++) {
            int64_t started = bench_now(), took;

            sides[i].work(user);
            took = bench_now() - started;
            if (took < best[i])
                best[i] = took;
            if (sides[i].after != NULL)
                sides[i].after(user);
        }
}
