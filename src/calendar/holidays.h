/*
 * The bank and public holidays that the library ships: rows of the table in holidays.c, for calendar.c and its tests.
 */
#ifndef IVNI_CALENDAR_HOLIDAYS_H
#define IVNI_CALENDAR_HOLIDAYS_H

#include <interventions/calendar.h>

/* One bit a division. */
enum { IVNI_ENGLAND_AND_WALES = 1, IVNI_SCOTLAND = 2, IVNI_NORTHERN_IRELAND = 4 };

/* What makes the day a holiday. */
enum { IVNI_COMMON_LAW, IVNI_STATUTE, IVNI_PROCLAMATION };

typedef struct ivni_holiday {
    struct {
        uint16_t year;
        uint8_t month, day;
    } date;
    uint8_t name; /* see ivni_holiday_name */
    uint8_t divisions;
    uint8_t basis;
    uint8_t status;     /* one of the IVN_HOLIDAY constants */
    uint8_t substitute; /* 1: the holiday itself falls on a weekend or on another holiday, this day stands for it */
} ivni_holiday;

/* In the order of dates; the same day more than once when the divisions differ in more than having it. */
extern const ivni_holiday ivni_holidays[];
extern const size_t ivni_holiday_count;

/* The last day whose holidays the government had published when this list was made. */
#define IVNI_PUBLISHED_TO 21549 /* 2028-12-31 */

const char *ivni_holiday_name(const ivni_holiday *holiday);

#endif
