/*
 * What a run makes: results one after the other, and all of it as text.
 */
#ifndef CONFORMANCE_REPORT_H
#define CONFORMANCE_REPORT_H

#include "conformance/kit.h"

struct ivn_conformance_report {
    ivn_conformance_view view;
    ivnc_memory memory;
    ivnc_buffer text;
    ivn_conformance_result *results;
    const ivn_conformance_result **list;
};

ivn_conformance_report *ivnc_report_new(const ivn_allocator *allocator); /* NULL: no memory */
int ivnc_report_take(ivn_conformance_report *report, const ivnc_case *which, const ivnc_trial *trial); /* 0: likewise */
int ivnc_report_end(ivn_conformance_report *report);                                                   /* likewise */

#endif
