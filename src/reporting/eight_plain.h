/*
 * Eight days at a time, one after the other, for processors of which eight_wide.h knows nothing. Included by eight.h
 * alone.
 */
#ifndef IVNI_REPORTING_EIGHT_PLAIN_H
#define IVNI_REPORTING_EIGHT_PLAIN_H

#include <string.h>

#include <interventions/calendar.h>

typedef struct ivni_eight {
    uint16_t bits[8];
} ivni_eight;

#define IVNI_EACH(value)                                                                                               \
    ivni_eight out;                                                                                                    \
    for (int i = 0; i < 8; i++)                                                                                        \
        out.bits[i] = (uint16_t)(value);                                                                               \
    return out
#define IVNI_DAY_OF(eight) ((int16_t)(eight).bits[i])

static inline ivni_eight ivni_eight_all(int16_t value)
{
    IVNI_EACH(value);
}

static inline int32_t ivni_day_before(ivn_date day)
{
    int32_t before = (int32_t)((uint32_t)day - 1u);

    return before > INT16_MAX ? INT16_MAX : before < INT16_MIN ? INT16_MIN : before;
}

static inline ivni_eight ivni_eight_before(const ivn_date *days)
{
    IVNI_EACH(ivni_day_before(days[i]));
}

static inline ivni_eight ivni_eight_least(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(IVNI_DAY_OF(a) < IVNI_DAY_OF(b) ? a.bits[i] : b.bits[i]);
}

static inline ivni_eight ivni_eight_greatest(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(IVNI_DAY_OF(a) > IVNI_DAY_OF(b) ? a.bits[i] : b.bits[i]);
}

static inline ivni_eight ivni_eight_above(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(-(IVNI_DAY_OF(a) > IVNI_DAY_OF(b)));
}

static inline ivni_eight ivni_eight_same(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(-(a.bits[i] == b.bits[i]));
}

static inline ivni_eight ivni_eight_minus(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(a.bits[i] - b.bits[i]);
}

static inline ivni_eight ivni_eight_and(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(a.bits[i] & b.bits[i]);
}

static inline ivni_eight ivni_eight_or(ivni_eight a, ivni_eight b)
{
    IVNI_EACH(a.bits[i] | b.bits[i]);
}

static inline ivni_eight ivni_eight_but(ivni_eight a, ivni_eight where, ivni_eight b)
{
    IVNI_EACH((a.bits[i] & ~where.bits[i]) | (b.bits[i] & where.bits[i]));
}

static inline ivni_eight ivni_eight_quarter(ivni_eight a)
{
    IVNI_EACH(a.bits[i] >> 2);
}

static inline ivni_eight ivni_eight_sixteenfold(const uint8_t *codes)
{
    IVNI_EACH(codes[i] << 4);
}

static inline void ivni_eight_store(ivni_eight a, uint16_t *out)
{
    memcpy(out, a.bits, sizeof a.bits);
}

static inline int ivni_eight_any(ivni_eight a)
{
    static const ivni_eight none;

    return memcmp(&a, &none, sizeof a) != 0;
}

static inline ivni_eight ivni_eight_load(const int16_t *from)
{
    IVNI_EACH(from[i]);
}

#define IVNI_EIGHT_AHEAD(column, bytes) ((void)0)

#endif
