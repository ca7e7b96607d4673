/*
 * Members of a struct by their offset, without a cast that the compiler could take amiss. Serves this floor only.
 */
#ifndef IVNI_SCHEMA_MEMBER_H
#define IVNI_SCHEMA_MEMBER_H

#include <string.h>

#include "schema/schema.h"

static inline uint32_t ivni_word_at(const void *value, uint32_t offset)
{
    uint32_t word;

    memcpy(&word, (const char *)value + offset, sizeof word);
    return word;
}

static inline ivn_number ivni_number_at(const void *value, uint32_t offset)
{
    ivn_number number;

    memcpy(&number, (const char *)value + offset, sizeof number);
    return number;
}

static inline ivn_moment ivni_moment_at(const void *value, uint32_t offset)
{
    ivn_moment moment;

    memcpy(&moment, (const char *)value + offset, sizeof moment);
    return moment;
}

/* All pointers to data have one representation on the machines this library is built for; a static assertion in walk.c
 * holds their size to it. */
static inline const void *ivni_pointer_at(const void *value, uint32_t offset)
{
    const void *pointer;

    memcpy(&pointer, (const char *)value + offset, sizeof pointer);
    return pointer;
}

static inline void ivni_put_word(void *value, uint32_t offset, uint32_t word)
{
    memcpy((char *)value + offset, &word, sizeof word);
}

static inline void ivni_put_number(void *value, uint32_t offset, int32_t number)
{
    ivn_number known = {1, number};

    memcpy((char *)value + offset, &known, sizeof known);
}

static inline void ivni_put_pointer(void *value, uint32_t offset, const void *pointer)
{
    memcpy((char *)value + offset, &pointer, sizeof pointer);
}

#endif
