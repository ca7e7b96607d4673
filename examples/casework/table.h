/*
 * The caseload as a table, service by service.
 */
#ifndef TABLE_H
#define TABLE_H

#include "desk.h"

/* Counts people per service and answer. */
int print_table(const struct desk *desk);

#endif
