/*
 * Eight bytes at once, whichever end of a number the machine stores first.
 */
#ifndef IVNI_CALENDAR_BYTES_H
#define IVNI_CALENDAR_BYTES_H

#include <stdint.h>
#include <string.h>

#if defined(__BYTE_ORDER__) && defined(__ORDER_BIG_ENDIAN__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define IVNI_LOWEST_FIRST(number) __builtin_bswap64(number)
#define IVNI_FIRST_OF(two) ((uint32_t)((two) >> 32))
#define IVNI_SECOND_OF(two) ((uint32_t)(two))
#else
#define IVNI_LOWEST_FIRST(number) (number)
#define IVNI_FIRST_OF(two) ((uint32_t)(two))
#define IVNI_SECOND_OF(two) ((uint32_t)((two) >> 32))
#endif

/* Eight characters as a number whose lowest byte is the first of them. */
static inline uint64_t ivni_eight_characters(const char *text)
{
    uint64_t eight;

    memcpy(&eight, text, sizeof eight);
    return IVNI_LOWEST_FIRST(eight);
}

/* Two numbers of an array in one load, to be taken apart by IVNI_FIRST_OF and IVNI_SECOND_OF. */
static inline uint64_t ivni_two_numbers(const int32_t *numbers)
{
    uint64_t two;

    memcpy(&two, numbers, sizeof two);
    return two;
}

#endif
