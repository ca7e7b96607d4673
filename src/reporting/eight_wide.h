/*
 * Eight days at a time in a register, for processors with SSE2. Included by eight.h alone, which says what is what.
 */
#ifndef IVNI_REPORTING_EIGHT_WIDE_H
#define IVNI_REPORTING_EIGHT_WIDE_H

#include <emmintrin.h>

#include <interventions/calendar.h>

typedef __m128i ivni_eight;

static inline ivni_eight ivni_eight_all(int16_t value)
{
    return _mm_set1_epi16(value);
}

/* The day before each; what sixteen bits cannot hold is the greatest or the least that they can. */
static inline ivni_eight ivni_eight_before(const ivn_date *days)
{
    const __m128i less = _mm_set1_epi32(-1);
    __m128i low = _mm_add_epi32(_mm_loadu_si128((const __m128i *)(const void *)days), less);
    __m128i high = _mm_add_epi32(_mm_loadu_si128((const __m128i *)(const void *)(days + 4)), less);

    return _mm_packs_epi32(low, high);
}

static inline ivni_eight ivni_eight_least(ivni_eight a, ivni_eight b)
{
    return _mm_min_epi16(a, b);
}

static inline ivni_eight ivni_eight_greatest(ivni_eight a, ivni_eight b)
{
    return _mm_max_epi16(a, b);
}

static inline ivni_eight ivni_eight_above(ivni_eight a, ivni_eight b)
{
    return _mm_cmpgt_epi16(a, b);
}

static inline ivni_eight ivni_eight_same(ivni_eight a, ivni_eight b)
{
    return _mm_cmpeq_epi16(a, b);
}

static inline ivni_eight ivni_eight_minus(ivni_eight a, ivni_eight b)
{
    return _mm_sub_epi16(a, b);
}

static inline ivni_eight ivni_eight_and(ivni_eight a, ivni_eight b)
{
    return _mm_and_si128(a, b);
}

static inline ivni_eight ivni_eight_or(ivni_eight a, ivni_eight b)
{
    return _mm_or_si128(a, b);
}

/* Those of `a` where `where` has no bits, else those of `b`. */
static inline ivni_eight ivni_eight_but(ivni_eight a, ivni_eight where, ivni_eight b)
{
    return _mm_or_si128(_mm_andnot_si128(where, a), _mm_and_si128(where, b));
}

static inline ivni_eight ivni_eight_quarter(ivni_eight a)
{
    return _mm_srli_epi16(a, 2);
}

/* Codes of eight bits, sixteen times each. */
static inline ivni_eight ivni_eight_sixteenfold(const uint8_t *codes)
{
    return _mm_slli_epi16(_mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(const void *)codes), _mm_setzero_si128()),
                          4);
}

static inline void ivni_eight_store(ivni_eight a, uint16_t *out)
{
    _mm_storeu_si128((__m128i *)(void *)out, a);
}

static inline int ivni_eight_any(ivni_eight a)
{
    return _mm_movemask_epi8(_mm_cmpeq_epi16(a, _mm_setzero_si128())) != 0xffff;
}

static inline ivni_eight ivni_eight_load(const int16_t *from)
{
    return _mm_loadu_si128((const __m128i *)(const void *)from);
}

/*
 * Asks for memory beforehand; behind the end of a column nothing comes of it. No function: gcc takes one that does
 * nothing else for one that does nothing.
 */
#define IVNI_EIGHT_AHEAD(column, bytes) _mm_prefetch((const char *)(const void *)(column) + (bytes), _MM_HINT_T0)

#endif
