/*
 * What the inventor of a year shares with the plot of one referral.
 */
#ifndef INVENT_H
#define INVENT_H

#include <interventions/interventions.h>

/* A command as a line of JSON, with the time at which it is given. */
struct line {
    ivn_instant now;
    size_t place; /* lines of one moment stay in the order in which they were told */
    char *text;
};

struct plot {
    uint64_t chance;   /* state of the numbers drawn */
    uint64_t commands; /* ids given */
    const ivn_calendar *calendar;
    const ivn_contract **contracts; /* under which people are referred; none: one provider without a contract */
    uint32_t contract_count;
    struct line *lines;
    size_t count, room;
    int32_t person;  /* number of the person, 1 for the first */
    char record[37]; /* of the referral that is told; "" before its draft */
    char id[37];     /* of the last command */
};

int32_t one_of(struct plot *plot, int32_t count); /* 0 to count - 1 */
int32_t between(struct plot *plot, int32_t low, int32_t high);
int happens(struct plot *plot, int32_t percent);

/* The working day so many after a moment, at some time of its day; and so many minutes after one. */
ivn_instant later(struct plot *plot, ivn_instant from, int32_t working_days);
ivn_instant minutes_later(ivn_instant from, int32_t minutes);

/* Tells a command; gives its id, which is good until the next one. `body` is JSON, or NULL. */
const char *say(struct plot *plot, ivn_instant now, const char *role, const char *type, const char *body);

/* Tells a referral that is drafted so many days into the year. */
void invent_referral(struct plot *plot, int32_t day_of_year);

#endif
