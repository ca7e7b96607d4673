/*
 * The tables of cases: one file each, in the order in which an author meets them.
 */
#ifndef CONFORMANCE_CASES_H
#define CONFORMANCE_CASES_H

#include "conformance/kit.h"

/* clang-format off */
/* A row: name, title, clause, function. */
#define IVNC_CASE(name, title, clause, holds) \
    {{sizeof(ivn_conformance_case), 0, (name), (title), (clause)}, (holds)}
#define IVNC_NO_CASE {{0, 0, NULL, NULL, NULL}, NULL}
/* clang-format on */

extern const ivnc_case ivnc_first_cases[];
extern const ivnc_case ivnc_commit_cases[];
extern const ivnc_case ivnc_unique_cases[];
extern const ivnc_case ivnc_find_cases[];
extern const ivnc_case ivnc_page_cases[];
extern const ivnc_case ivnc_bytes_cases[];
extern const ivnc_case ivnc_sink_cases[];
extern const ivnc_case ivnc_event_cases[];
extern const ivnc_case ivnc_handle_cases[];
extern const ivnc_case ivnc_failure_cases[];
extern const ivnc_case ivnc_life_cases[];
extern const ivnc_case ivnc_chance_cases[];

#endif
