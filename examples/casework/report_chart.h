/*
 * Charts of a report: bars of the classes in which referrals stand.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "desk.h"

/* Which texture is which class. */
void chart_legend(struct words *page);

/* One bar: all referrals to which a level applies, by where they stand. `what` says whose they are, for the title. */
void chart_bar(struct words *page, const ivn_level_figure *figure, const char *what);

/* A bar for each line, with its name before it and the share behind. */
void chart_bars(struct words *page, const struct desk *desk, const ivn_report_line *const *lines, uint32_t count,
                uint32_t level, const char *caption);

#endif
