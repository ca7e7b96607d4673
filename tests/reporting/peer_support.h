/*
 * Records that the one verb made, and what service levels make of them, for the tests of a peer's mistakes.
 */
#ifndef PEER_SUPPORT_H
#define PEER_SUPPORT_H

#include "desk.h"

extern desk at;

int open_desk(void **state);
int close_desk(void **state);
void ask_on(const char *day);
/* Gives the first steps of the life. */
void live(uint32_t steps);
/* The facts of the record; to be freed. */
ivn_facts *facts_of(const ivn_level_facts **out);
/* Where the record stands with a level. */
uint32_t class_of(uint32_t level);
/* The total of a report of the record alone. */
const ivn_report_line *total_of(const ivn_period *period, ivn_level_report **report);

#define assert_day(number, day)                                                                                        \
    do {                                                                                                               \
        assert_true((number).known);                                                                                   \
        assert_int_equal((number).value, day_of(day));                                                                 \
    } while (0)

/* Steps of the life, counted: after so many of them ... */
enum {
    RECEIVED = 4,
    ACCEPTED = 5,
    OFFERED = 8,
    RESCHEDULED = 9,
    ASSESSED = 11,
    PLANNED = 14,
    COMMENCEMENT_OFFERED = 15,
    COMMENCEMENT_RECORDED = 16,
    COMMENCED = 17
};

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)

#endif
