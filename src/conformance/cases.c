/*
 * All cases of the kit, in their order.
 */
#include "conformance/cases.h"

const ivnc_case *const ivnc_cases[] = {
    ivnc_first_cases,
    ivnc_commit_cases,
    ivnc_unique_cases,
    ivnc_find_cases,
    ivnc_page_cases,
    ivnc_bytes_cases,
    ivnc_sink_cases,
    ivnc_event_cases,
    ivnc_handle_cases,
    ivnc_failure_cases,
    ivnc_life_cases,
    ivnc_chance_cases,
    NULL,
};
