/*
 * All cases of the kit, in their order.
 */
#include "conformance/cases.h"

const ivnc_case *const ivnc_cases[] = {
    ivnc_commit_cases,
    ivnc_find_cases,
    NULL,
};
