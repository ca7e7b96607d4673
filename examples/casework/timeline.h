/*
 * A referral as a person reads it: where it stands, what happened, its appointments, and what is owed.
 */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "desk.h"

/* Prints it as it stands on the day of the desk. */
int print_timeline(const struct desk *desk, const ivn_record *record);

/* Draws it, as SVG in a file; "-" is the output. */
int write_timeline(const struct desk *desk, const ivn_record *record, const char *path);

/* One line: reference, phase, person, service. */
void print_case_line(const ivn_record *record);

/* "09:30 on Mon 23 November 2026", on a clock in London. */
const char *moment_in_words(ivn_instant at);

#endif
