/*
 * Parts of reports as JSON, for reports that stand side by side.
 */
#ifndef IVNI_REPORTING_REPORT_JSON_H
#define IVNI_REPORTING_REPORT_JSON_H

#include <interventions/reporting.h>

#include "base/json.h"

void ivni_report_write_head(ivni_json_writer *writer, const char *name, const ivn_report_view *view);
void ivni_report_write_pair(ivni_json_writer *writer, const ivn_report_pair *pair);

#endif
