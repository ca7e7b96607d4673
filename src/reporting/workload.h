/*
 * A workload from the inside: lines with a counter for each day of the window.
 */
#ifndef IVNI_REPORTING_WORKLOAD_H
#define IVNI_REPORTING_WORKLOAD_H

#include "reporting/lines.h"

typedef struct ivni_load {
    ivn_workload_line shown;
    ivni_line_head head;
    int32_t before; /* open at the end of the day before the window */
    ivn_workload_day *days;
    ivn_workload_month *months;
    const ivn_workload_day **day_list; /* what is shown of them: rooms for all */
    const ivn_workload_month **month_list;
} ivni_load;

struct ivn_workload {
    ivni_arena arena;
    ivn_context context; /* allocator and limits, copied */
    ivn_environment environment;
    ivni_level_policy policy;
    ivn_workload_view view;
    char basis[IVNI_BASIS_ROOM];
    ivni_lines lines;
    ivn_date from;
    uint32_t days, months;
    uint32_t past;     /* days of the window that have come */
    uint8_t *month_of; /* a day of the window lies in which of its months */
    const char **month_names;
};

#endif
