/*
 * The slow and plain way: a list of days, read from tests/data/uk_bank_holidays.json, walked one by one. What the
 * tables of src/calendar answer is held against it.
 */
#ifndef TESTS_CALENDAR_ORACLE_H
#define TESTS_CALENDAR_ORACLE_H

#include <interventions/calendar.h>

#include "test.h"

#define TABLE_FIRST 365  /* 1971-01-01 */
#define TABLE_LAST 24105 /* 2035-12-31 */

typedef struct oracle {
    unsigned char works[TABLE_LAST + 1];
} oracle;

/* The days of a division. Fails the running test when the data cannot be read. */
void oracle_init(oracle *days, uint32_t division);

/* By walking; IVN_DATE_NONE past either end of the table. */
ivn_date oracle_add(const oracle *days, ivn_date from, int32_t count);
int32_t oracle_count(const oracle *days, ivn_date from, ivn_date to);

/* A date that the test knows to be right. */
ivn_date day(const char *text);
/* A calendar from the shipped holidays, or a failed test. */
ivn_calendar *calendar_of(uint32_t division);
/* Fails the test, naming both days, when they differ. */
void assert_day(ivn_date found, const char *expected);

/* Whether to run all of what is sampled otherwise: IVN_TEST_FULL is set. */
int run_all(void);

/* A sequence of numbers that looks random and is the same each time. */
uint32_t next_random(uint32_t *state);

#endif
