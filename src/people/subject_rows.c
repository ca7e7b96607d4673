/*
 * What subjects there are: reads subject_rows.inc twice, for the values that nothing being known leaves possible, and
 * for all the rest.
 */
#include "people/parts.h"

#include <string.h>

const ivni_range ivni_flag_ranges[] = {
    [IVN_UNKNOWN] = {IVN_NO, IVN_YES}, [IVN_NO] = {IVN_NO, IVN_NO}, [IVN_YES] = {IVN_YES, IVN_YES}};

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

/* In pieces: as a whole, gcc makes a string instruction of it, on which the writes that follow then wait. */
#define PIECE 11u
_Static_assert((IVNI_SUBJECT_COUNT + 1) % PIECE == 0, "the pieces make up the whole");

void ivni_know_nothing(ivni_range ranges[IVNI_SUBJECT_COUNT + 1])
{
    for (uint32_t i = 0; i <= IVNI_SUBJECT_COUNT; i += PIECE)
        memcpy(&ranges[i], &nothing_known[i], PIECE * sizeof *ranges);
}
