/*
 * A report from the inside: lines in their order, each with its counters.
 */
#ifndef IVNI_REPORTING_REPORT_H
#define IVNI_REPORTING_REPORT_H

#include "reporting/lines.h"

/* Of a report's counters: what all of its lines add up to stays within 64 bits, and JSON holds it exactly. */
#define IVNI_MOST_COUNT 100000000000000

typedef struct ivni_line {
    ivn_report_line shown;
    ivni_line_head head;
    ivn_level_figure figures[IVNI_SERVICE_LEVELS];
    ivn_level_tally tallies[IVNI_SERVICE_LEVELS];
    ivn_quality_figure quality;
} ivni_line;

struct ivn_level_report {
    ivni_arena arena;
    ivn_context context; /* allocator and limits, copied */
    ivn_environment environment;
    ivni_level_policy policy;
    ivn_report_view view;
    ivn_report_rule rules[IVNI_SERVICE_LEVELS];
    const ivn_report_rule *rule_list[IVNI_SERVICE_LEVELS];
    char basis[IVNI_BASIS_ROOM];
    ivni_lines lines;
};

/* ---- counters.c */

typedef struct ivni_counter {
    const char *name; /* in JSON */
    size_t offset;
} ivni_counter;

#define IVNI_QUALITIES 12
#define IVNI_DELIVERIES 6 /* of them, of end-of-service reports: they come first */

extern const ivni_counter ivni_tally_counters[IVNI_ATTAINMENTS]; /* of an ivn_level_tally */
extern const ivni_counter ivni_quality_counters[IVNI_QUALITIES]; /* of an ivn_quality_figure */

uint64_t *ivni_counter_in(void *of, const ivni_counter *counter);
uint64_t ivni_count_in(const void *of, const ivni_counter *counter);
/* Adds all counters of a line to those of another. */
void ivni_line_add(void *into, const void *from);
/* 0: all the same; 1: some are less; 2: some are more; 3: some are less and some are more. */
int ivni_counters_compare(const void *a, const void *b, const ivni_counter *counters, uint32_t count);

#endif
