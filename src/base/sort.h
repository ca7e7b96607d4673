/*
 * Sorting by places: the things themselves stay where they are. Serves lists that are searched or shown in order.
 */
#ifndef IVNI_BASE_SORT_H
#define IVNI_BASE_SORT_H

#include <stdint.h>

/* Whether the thing at place `a` of a list belongs before the one at place `b`. */
typedef int ivni_before(const void *list, uint32_t a, uint32_t b);

/* Writes the places 0 to count - 1 into `order` in the order of the things; equal ones stay as they were. Both arrays
 * hold `count`. Time grows with count * log(count), whatever the list is. */
void ivni_sort(const void *list, uint32_t count, ivni_before *before, uint32_t *order, uint32_t *scratch);

#endif
