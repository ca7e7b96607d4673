/*
 * Civil dates without checks, for callers that have checked: the calendar's own files and floors above.
 */
#ifndef IVNI_CALENDAR_CIVIL_H
#define IVNI_CALENDAR_CIVIL_H

#include <interventions/calendar.h>

#include "base/day.h"

/* The date of a day that exists, in the years 1 to 9999. The way back is ivni_civil_date in base/text.h. */
ivn_date ivni_civil_days(int32_t year, int32_t month, int32_t day);

/* `count` decimal digits and nothing else: 1 and the number, or 0. */
int ivni_digits(const char *text, size_t count, int32_t *out);
/* A number from 0 to 99, without a NUL. */
void ivni_two_digits(char *out, int32_t value);

#endif
