/*
 * What is due as a file for a calendar program.
 */
#ifndef DUE_ICS_H
#define DUE_ICS_H

#include "cases.h"

/* Writes what is due by a day as iCalendar; `remind` days before, where it is not negative, there is a reminder. */
int write_due_calendar(const struct desk *desk, const struct cases *cases, ivn_date until, int remind,
                       const char *path);

#endif
