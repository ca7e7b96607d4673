/*
 * Merge sort from the bottom up: stable, without recursion, its time the same for an adversary's list.
 */
#include "base/sort.h"

#include <string.h>

typedef struct merge {
    const void *list;
    ivni_before *before;
    const uint32_t *from;
    uint32_t *to;
} merge;

/* Merges the sorted runs [low, middle) and [middle, high). */
static void merge_runs(const merge *m, uint32_t low, uint32_t middle, uint32_t high)
{
    uint32_t left = low, right = middle;

    for (uint32_t at = low; at < high; at++) {
        int take_right = right < high && (left == middle || m->before(m->list, m->from[right], m->from[left]));

        m->to[at] = take_right ? m->from[right++] : m->from[left++];
    }
}

static uint32_t at_most(uint64_t place, uint32_t count)
{
    return place < count ? (uint32_t)place : count;
}

void ivni_sort(const void *list, uint32_t count, ivni_before *before, uint32_t *order, uint32_t *scratch)
{
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    for (uint64_t width = 1; width < count; width *= 2) {
        const merge pass = {list, before, order, scratch};

        for (uint64_t low = 0; low < count; low += 2 * width)
            merge_runs(&pass, (uint32_t)low, at_most(low + width, count), at_most(low + 2 * width, count));
        memcpy(order, scratch, count * sizeof *order);
    }
}
