/*
 * One service of many criteria, made up to be wider than what the floor deals with at once: for tests of its limits.
 */
#ifndef ELIGIBILITY_WIDE_H
#define ELIGIBILITY_WIDE_H

#include "eligibility_support.h"

/* Services s0, s1, ... that offer nothing, to be judged. */
#define WIDE_JUDGED 70u

/* The criteria of service "a", by offer; the rest follows from them. One at a time. */
struct wide {
    ivn_criterion criteria[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    const ivn_criterion *lists[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    ivn_offer offers[IVN_MOST_OFFERS];
    const ivn_offer *offer_list[IVN_MOST_OFFERS];
    char keys[WIDE_JUDGED][8];
    const char *texts[WIDE_JUDGED];
    ivn_service service, judged[WIDE_JUDGED];
    const ivn_service *services[WIDE_JUDGED + 1];
    ivn_directory directory;
};
extern struct wide wide;

void wide_begin(void);
/* Offers with so many criteria each. */
void wide_finish(uint32_t offers, uint32_t criteria);

ivn_criterion wide_flag(uint32_t group, uint32_t subject, ivn_flag value);
uint32_t wide_flag_subject(uint32_t n); /* the n-th subject that is a flag */
ivn_criterion wide_number(uint32_t group, uint32_t subject, uint32_t operation, int32_t value);
ivn_criterion wide_judged(uint32_t group, uint32_t n);

/* What a criterion of a table lacks. */
ivn_criterion wide_complete(const ivn_criterion *criterion, uint32_t group);
/* The areas county, and north and south within it; the prisons p0 to p2. */
void wide_places(void);

/* Pairs of offers, each settled by one unknown that both look at: whoever it is, may be referred. */
void wide_pairs(uint32_t pairs);

#endif
