/*
 * All that a decision needs, laid out on a desk: context, rulebook, catalogue, calendar, the day, and the caseload.
 */
#ifndef DESK_H
#define DESK_H

#include <interventions/interventions.h>

#include "options.h"
#include "words.h"

/* A person of the caseload: the facts, and what follows from them on the day. */
struct person {
    const ivn_service_user *facts;
    const char *reference; /* "no reference" where there is none */
    uint32_t place;        /* in the caseload, 1 for the first */
    ivn_profile *profile;
};

struct desk {
    ivn_context *context;
    ivn_rulebook *documents; /* the rulebook of the documents */
    ivn_rulebook *changed;   /* that with --overrides, or NULL */
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_date today;
    ivn_environment environment; /* the day, the rulebook that counts, the catalogue, the calendar */

    ivn_facts *caseload;
    const char *caseload_path;
    struct person *people; /* those that are asked for */
    uint32_t person_count;
};

/*
 * Each lays something out and answers an exit status; what is wrong is said on stderr, all mistakes of all files.
 * desk_open() does all but the caseload; desk_take_caseload() is a part of desk_open_with_caseload(), which derives
 * what follows from the facts only when all else is there. Free with desk_close(), also after a failure.
 */
int desk_open(struct desk *desk, const struct options *options);
int desk_open_with_caseload(struct desk *desk, const struct options *options);
int desk_take_caseload(struct desk *desk, const struct options *options, int all_is_there);
void desk_close(struct desk *desk);

/* An option's date; DONE and nothing changed when the option is not given. */
int desk_date(const char *option, const char *text, ivn_date *out);

/* An option's word of a vocabulary, likewise. */
int desk_term(const char *option, const char *text, uint32_t vocabulary, uint32_t *out);

/* The title of an edition: "Rate card, April 2019"; its key where neither rulebook nor catalogue has it. */
const char *desk_edition(const struct desk *desk, const char *key);

/* Adds " [KEY]" of a service, with its edition where the key alone means another one: what --service takes. */
void desk_add_key(const struct desk *desk, const char *key, const char *edition, struct words *out);

/* A row of the profile of a person. */
const ivn_subject_value *person_subject(const struct person *person, uint32_t subject);

#endif
