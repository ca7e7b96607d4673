/*
 * What subjects there are: reads subject_rows.inc for the values that nothing being known leaves possible, in both
 * their forms, and for all the rest.
 */
#include "people/parts.h"

#include <string.h>

typedef struct row {
    const char *title;
    uint32_t kind;
    uint32_t of; /* vocabulary or unit */
    ivni_part part;
} row;

#define AS_RANGE(name, kind, of, low, high, part, title) [IVN_SUBJECT_##name] = {low, high},
#define ROW(...) AS_RANGE(__VA_ARGS__)
static const ivni_range nothing_known[IVNI_SUBJECT_COUNT + 1] = {
#include "people/subject_rows.inc"
};
#undef ROW

#define AS_ROW(name, kind, of, low, high, part, title)                                                                 \
    [IVN_SUBJECT_##name] = {title, IVN_SUBJECT_KIND_##kind, of, IVNI_PART_##part},
#define ROW(...) AS_ROW(__VA_ARGS__)
static const row rows[IVNI_SUBJECT_COUNT + 1] = {
    [0] = {"", 0, 0, IVNI_PART_OTHERS},
#include "people/subject_rows.inc"
};

/* The row of a subject; that of 0 where there is none. */
static const row *row_of(uint32_t subject)
{
    return &rows[subject <= IVNI_SUBJECT_COUNT ? subject : 0];
}

uint32_t ivn_subject_kind(uint32_t subject)
{
    return row_of(subject)->kind;
}

const char *ivni_subject_title(uint32_t subject)
{
    return row_of(subject)->title;
}

static const struct {
    uint32_t subject;
    const char *member, *title;
} before[] = {
    {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, "/violent", "whether the offence was one of violence"},
    {IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION, "/domestic_abuse", "whether the offence was one of domestic abuse"},
    {IVN_SUBJECT_INDEX_VIOLENCE, "/index", "whether the offence is the index offence"},
    {IVN_SUBJECT_INDEX_DOMESTIC_ABUSE, "/index", "whether the offence is the index offence"},
};

const char *ivni_subject_title_at(uint32_t subject, const char *pointer)
{
    const char *member = strrchr(pointer, '/');

    for (size_t i = 0; member != NULL && i < sizeof before / sizeof *before; i++)
        if (before[i].subject == subject && strcmp(before[i].member, member) == 0)
            return before[i].title;
    return ivni_subject_title(subject);
}

uint32_t ivni_subject_vocabulary(uint32_t subject)
{
    return row_of(subject)->kind == IVN_SUBJECT_KIND_CODE ? row_of(subject)->of : 0;
}

uint32_t ivni_subject_unit(uint32_t subject)
{
    return row_of(subject)->kind == IVN_SUBJECT_KIND_NUMBER ? row_of(subject)->of : IVN_UNIT_NONE;
}

ivni_range ivni_subject_bounds(uint32_t subject)
{
    return nothing_known[subject <= IVNI_SUBJECT_COUNT ? subject : 0];
}

ivni_part ivni_subject_part(uint32_t subject)
{
    return row_of(subject)->part;
}

/* Flags and codes are bits of a byte, the lowest for 1; numbers and dates are ranges; texts are neither. */
#define MAY_FLAG(name, low, high) [IVN_SUBJECT_##name] = (1u << (high)) - (1u << ((low)-1)),
#define MAY_CODE(name, low, high) [IVN_SUBJECT_##name] = (1u << (high)) - (1u << ((low)-1)),
#define MAY_NUMBER(name, low, high)
#define MAY_DATE(name, low, high)
#define MAY_TEXT(name, low, high)
#define AS_MAY(name, kind, of, low, high, part, title) MAY_##kind(name, low, high)
#undef ROW
#define ROW(...) AS_MAY(__VA_ARGS__)
static const uint8_t may_be_anything[IVNI_SUBJECT_ROOM] = {
#include "people/subject_rows.inc"
};
#undef ROW

#define RANGE_FLAG(name, low, high)
#define RANGE_CODE(name, low, high)
#define RANGE_NUMBER(name, low, high) subjects->ranges[IVN_SUBJECT_##name] = (ivni_range){low, high};
#define RANGE_DATE(name, low, high) RANGE_NUMBER(name, low, high)
#define RANGE_TEXT(name, low, high)
#define AS_ASSIGNMENT(name, kind, of, low, high, part, title) RANGE_##kind(name, low, high)
#define ROW(...) AS_ASSIGNMENT(__VA_ARGS__)
void ivni_know_nothing(ivni_subjects *subjects)
{
    memcpy(subjects->may, may_be_anything, sizeof may_be_anything);
#include "people/subject_rows.inc"
}
#undef ROW
