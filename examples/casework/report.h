/*
 * The report of service levels, as it is shown: in text, as a page.
 */
#ifndef REPORT_H
#define REPORT_H

#include "cases.h"
#include "work.h"

/* A report, and beside it the same referrals under another rulebook or calendar. */
struct shown {
    const struct desk *desk;
    ivn_level_report *report;
    struct work work;
    const struct desk *other; /* or NULL, and then what follows is too */
    ivn_level_report *against;
    ivn_report_pairs *pairs;
};

int print_report(const struct shown *shown);

/* Writes the page to a file; "-" is the output. */
int write_report_page(struct shown *shown, const char *path);

/* Where one referral stands with each service level, and why. */
int print_levels(const struct desk *desk, const ivn_record *record, int as_json);

#endif
