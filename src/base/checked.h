/*
 * Arithmetic that says when it leaves its range.
 */
#ifndef IVNI_BASE_CHECKED_H
#define IVNI_BASE_CHECKED_H

#include <stddef.h>
#include <stdint.h>

/* Each returns 1 and writes `out`, or returns 0 and leaves it. */
int ivni_add_i32(int32_t a, int32_t b, int32_t *out);
int ivni_add_size(size_t a, size_t b, size_t *out);
int ivni_multiply_size(size_t a, size_t b, size_t *out);

#endif
