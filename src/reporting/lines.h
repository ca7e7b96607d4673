/*
 * Lines of any kind, sorted as they are made: by grouping, code and key. Serves reports and workloads.
 */
#ifndef IVNI_REPORTING_LINES_H
#define IVNI_REPORTING_LINES_H

#include "reporting/classes.h"

/* What a line is found by. */
typedef struct ivni_line_key {
    uint32_t by, code;
    const char *key;
} ivni_line_key;

typedef struct ivni_line_head {
    ivni_line_key key;
    uint64_t born; /* in which change of the lines */
} ivni_line_head;

/* A line begins with what is shown of it, so that a list of lines is a list of what is shown. */
typedef struct ivni_lines {
    ivni_arena *arena;
    void **list;
    uint32_t count, room;
    size_t bytes, head; /* of a line, and where in it its head is */
    /* Makes a line, zeroed but for its head, what an empty one is. 0: no memory, or a limit. */
    int (*set_up)(struct ivni_lines *lines, void *line);
    uint64_t changes;
} ivni_lines;

/* The lines of a referral: all, supplier, contract, area, its needs, month. */
#define IVNI_MOST_LINES (5 + IVNI_MOST_NEEDS)

/* Negative, 0 or positive, as the first stands before the other. */
int ivni_key_compare(const ivni_line_key *a, const ivni_line_key *b);
const ivni_line_head *ivni_line_head_at(const ivni_lines *lines, uint32_t place);
/* The month of a day, "2026-11"; "" where the day is not known. */
ivni_line_key ivni_line_month(ivn_date received, char text[8]);
/* What a referral is counted by, the month last. */
uint32_t ivni_line_keys(const ivn_level_facts *facts, ivn_date received, char month[8],
                        ivni_line_key out[IVNI_MOST_LINES]);
/*
 * The lines of keys, made where there are none; keys are copied. IVN_ERROR_LIMIT, IVN_ERROR_MEMORY: none was made.
 */
void *ivni_lines_find(const ivni_lines *lines, const ivni_line_key *key); /* NULL: there is none */
ivn_status ivni_lines_take(ivni_lines *lines, const ivni_line_key *keys, uint32_t count, void **out);
/* The same for all lines of others of the same kind, one after the other: `add` has none of them yet. */
typedef void ivni_add_line(const ivni_lines *lines, void *into, const void *from);
ivn_status ivni_lines_merge(ivni_lines *into, const ivni_lines *from, ivni_add_line *add);

#endif
