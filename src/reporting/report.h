/*
 * A report from the inside: lines in their order, each with its counters.
 */
#ifndef IVNI_REPORTING_REPORT_H
#define IVNI_REPORTING_REPORT_H

#include "reporting/classes.h"

/* A line as it is shown comes first, so that a list of what is shown is a list of lines. */
typedef struct ivni_line {
    ivn_report_line shown;
    ivn_level_figure figures[IVNI_SERVICE_LEVELS];
    ivn_level_tally tallies[IVNI_SERVICE_LEVELS];
    ivn_quality_figure quality;
    uint64_t born; /* in which change of the report */
} ivni_line;

struct ivn_level_report {
    ivni_arena arena;
    ivn_context context; /* allocator and limits, copied */
    ivn_environment environment;
    ivni_level_policy policy;
    ivn_report_view view;
    ivn_report_rule rules[IVNI_SERVICE_LEVELS];
    const ivn_report_rule *rule_list[IVNI_SERVICE_LEVELS];
    ivn_report_line **lines; /* each the first member of an ivni_line */
    uint32_t count, room;
    uint64_t changes;
};

/* What a line is found by. */
typedef struct ivni_line_key {
    uint32_t by, code;
    const char *key;
} ivni_line_key;

static inline ivni_line *ivni_line_at(const ivn_level_report *report, uint32_t place)
{
    return (ivni_line *)(void *)report->lines[place];
}

/* report_lines.c: negative, 0 or positive, as the first stands before the other. */
int ivni_line_compare(const ivn_report_line *line, const ivni_line_key *key);
/* The line of a key, made where there is none; the key is copied. NULL: no memory, or a limit: see the next. */
ivni_line *ivni_line_find_or_make(ivn_level_report *report, const ivni_line_key *key);
ivn_status ivni_line_failure(const ivn_level_report *report);
/* Takes away the lines that were made in this change of the report. */
void ivni_lines_take_back(ivn_level_report *report);

#endif
