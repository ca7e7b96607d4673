/*
 * Arithmetic that says when it leaves its range.
 */
#include "base/checked.h"

int ivni_add_i32(int32_t a, int32_t b, int32_t *out)
{
    int64_t sum = (int64_t)a + b;

    if (sum < INT32_MIN || sum > INT32_MAX)
        return 0;
    *out = (int32_t)sum;
    return 1;
}

int ivni_add_size(size_t a, size_t b, size_t *out)
{
    if (b > SIZE_MAX - a)
        return 0;
    *out = a + b;
    return 1;
}

int ivni_multiply_size(size_t a, size_t b, size_t *out)
{
    if (a != 0 && b > SIZE_MAX / a)
        return 0;
    *out = a * b;
    return 1;
}
