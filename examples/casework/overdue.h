/*
 * What is owed over all referrals, as a list.
 */
#ifndef OVERDUE_H
#define OVERDUE_H

#include "cases.h"

/* Prints what is due by a day, overdue first, and at most so many lines of it; 0: all. */
int print_overdue(const struct desk *desk, const struct cases *cases, ivn_date until, unsigned most);

#endif
