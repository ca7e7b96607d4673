/*
 * The first steps after a referral, and the days on which they are due.
 */
#ifndef STEPS_H
#define STEPS_H

#include "desk.h"

/* Prints the due dates for a referral received on a day. */
int print_steps(const struct desk *desk, ivn_date received);

#endif
