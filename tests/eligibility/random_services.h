/*
 * Services and people that are random and small, for tests that try every completion of what is not known: a dozen
 * facts, each of which is one subject, and criteria that cannot tell more of their values apart than are listed.
 */
#ifndef ELIGIBILITY_RANDOM_SERVICES_H
#define ELIGIBILITY_RANDOM_SERVICES_H

#include "eligibility_support.h"

enum {
    FACT_SEX,
    FACT_WILLING,
    FACT_NON_COMPLIANCE,
    FACT_REOFFENDING,
    FACT_OGRS3,
    FACT_EMPLOYMENT,
    FACT_AGE,
    FACT_DAYS_TO_RELEASE,
    FACT_VIOLENT_OFFENCE,
    FACT_HOME_AREA,
    FACT_RESETTLEMENT_AREA,
    FACT_PRISON,
    FACT_JUDGED_SECOND,
    FACT_JUDGED_THIRD,
    FACTS
};

/* The subject of a fact, where it stands among the facts, and how many values there are to try. */
struct fact {
    uint32_t subject;
    const char *pointer;
    int value_count;
};
extern const struct fact facts[FACTS];

/* What is possible of each fact: a bit for each value. One bit: known; all: not known; some of an area: the area around
 * them is known. */
struct knowledge {
    uint32_t may[FACTS];
};
#define ALL_OF(fact) ((1u << facts[fact].value_count) - 1)

/* The facts of a person of whom that is known. Refers to itself: not to be copied. */
struct random_person {
    ivn_service_user user;
    ivn_risk risk;
    ivn_custody custody;
    ivn_release_date release;
    const ivn_release_date *releases[1];
    ivn_offence offence;
    const ivn_offence *offences[1];
    ivn_judgement judgements[2];
    const ivn_judgement *judged[2];
};
void make_person(const struct knowledge *knowledge, ivn_date day, struct random_person *out);

/* Something known of everything, but that of about one fact in `open` nothing is, or no more than an area around. */
void draw_knowledge(struct seed *seed, int open, struct knowledge *out);

#define MOST_OFFERS 4
#define MOST_CRITERIA_HERE 8
struct random_service {
    ivn_criterion criteria[MOST_OFFERS][MOST_CRITERIA_HERE];
    const ivn_criterion *lists[MOST_OFFERS][MOST_CRITERIA_HERE];
    const char *texts[MOST_OFFERS][MOST_CRITERIA_HERE + 1][2];
    ivn_offer offers[MOST_OFFERS];
    const ivn_offer *offer_list[MOST_OFFERS];
    ivn_service service;
};

/* Three services "first", "second" and "third", of which each asks about those behind it, in a world of their own. */
struct random_world {
    struct random_service services[3];
    struct world world;
};
/* `offers` and `criteria` (of an offer): how many at most. */
void random_world_begin(struct seed *seed, uint32_t offers, uint32_t criteria, struct random_world *out);
void random_world_end(struct random_world *of);

#endif
