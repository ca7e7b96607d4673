/*
 * Sections of the report's page, each a file's or a function's work.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report.h"

/* The lines of one grouping stand together. */
void page_grouping(struct words *page, const struct desk *desk, const ivn_report_line *const *lines, uint32_t count);
void page_quality(struct words *page, const struct desk *desk, const ivn_report_view *view);
void page_work(struct words *page, const struct desk *desk, struct work *work);
void page_rules(struct words *page, const struct desk *desk, const ivn_report_view *view);
void page_pairs(struct words *page, const struct shown *shown);

#endif
