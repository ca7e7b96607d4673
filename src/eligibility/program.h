/*
 * The criteria of services, compiled for one rulebook and one day: figures looked up, units converted, what is not in
 * force left out. Serves the single answer, the exact search and the bulk answers alike, so that they cannot differ.
 */
#ifndef IVNI_ELIGIBILITY_PROGRAM_H
#define IVNI_ELIGIBILITY_PROGRAM_H

#include <interventions/eligibility.h>

#include "base/error.h"
#include "catalogue/criteria.h"
#include "people/subjects.h"

/* Runs of services, offers, groups and atoms as the catalogue has them, without what does not count on the day. */
typedef struct ivni_program {
    const ivn_catalogue *catalogue;
    const ivn_rulebook *rulebook;
    ivn_date day;
    ivni_law law;
    ivni_service *services;
    ivni_offer *offers;
    ivni_group *groups;
    const ivni_atom **atoms; /* the catalogue's, or one's own */
    ivni_atom **own;
    uint32_t service_count, offer_count, group_count, atom_count, own_count;
    uint32_t thing_count; /* all things that atoms look at have smaller numbers */
    uint32_t asked_count; /* the first so many services were asked for; the others are what they depend on */
} ivni_program;

/* The day of an environment, after checking it. */
ivn_status ivni_environment_day(const ivn_environment *environment, ivn_date *day, ivn_error *error);

/* Compiles one service, or all that are offered on the day (`only` is NULL), and those that they depend on. */
ivn_status ivni_program_compile(const ivn_environment *environment, ivn_date day, const ivn_service *only,
                                ivni_arena *arena, ivni_program *out, ivn_error *error);
/*
 * Puts into words what the catalogue and the rulebook have not: figures and sources that a host has set. `words` is
 * empty before and after. False: no memory, as the arena or the words remember.
 */
int ivni_program_speak(const ivni_program *program, ivni_arena *arena, ivni_text *words);
/* Document and section of an atom; after ivni_program_speak() also who has set its figure. */
const char *ivni_atom_source(const ivni_program *program, const ivni_atom *atom);

/*
 * Compiles one criterion that stands alone, not of IVN_SUBJECT_ELIGIBLE_FOR. Of the program it takes rulebook and day.
 */
ivn_status ivni_atom_compile(ivni_program *program, const ivn_criterion *criterion, ivni_atom *out, ivn_error *error);

/* One person against whom atoms are tested. */
typedef struct ivni_person {
    const ivn_service_user *user;
    ivni_subjects subjects;
    ivni_remarks remarks;
} ivni_person;

/* The place of the person's area that an atom looks at in the catalogue; IVNI_NO_PLACE: not known, or not there. */
typedef struct ivni_whereabouts {
    uint32_t home, resettlement;
} ivni_whereabouts;

/* Three-valued outcome of an atom, as far as it does not depend on another service. */
ivn_flag ivni_atom_outcome(const ivni_program *program, const ivni_atom *atom, const ivni_person *person);
/* Whether a known value, or a known place, passes. */
int ivni_atom_accepts(const ivni_atom *atom, int32_t value);
int ivni_atom_names_place(const ivni_atom *atom, const char *place);
ivn_flag ivni_atom_accepts_place(const ivni_program *program, const ivni_atom *atom, const char *place);
/*
 * The same where no more may be known than that somebody is somewhere inside the place: whoever lives in a county may
 * live in the town that a criterion names, or not.
 */
ivn_flag ivni_atom_outcome_in(const ivni_program *program, const ivni_atom *atom, const char *place);
/* The same for all areas of the catalogue at once, for an atom whose areas have been looked up. */
enum { IVNI_AREA_INSIDE = 1, IVNI_AREA_AROUND = 2 }; /* one of the atom's areas; of around, without being it */
void ivni_atom_areas(const ivni_program *program, const ivni_atom *atom, uint8_t *by_place);
/* The person's place that an atom looks at; NULL: not known. */
const char *ivni_atom_place(const ivni_atom *atom, const ivni_subjects *subjects);

/* What a service comes to: the best and the worst that is still possible. Ordered, so that the best offer counts. */
enum { IVNI_REFUSED = 0, IVNI_UNSUITABLE = 1, IVNI_ACCEPTED = 2 };
typedef struct ivni_verdict {
    int worst, best;
} ivni_verdict;

/* What the groups of an offer come to, by level. */
typedef struct ivni_levels {
    uint8_t eligible, suitable; /* ivn_flag; what is not eligible is not looked at further */
} ivni_levels;

/* Outcomes of all atoms of a program for one person, by position. */
typedef struct ivni_outcomes {
    const ivni_program *program;
    uint8_t *atoms;      /* ivn_flag each; what another service's eligibility makes of its atoms is not kept here */
    uint8_t *groups;     /* ivn_flag by group, as long as the present round is the one of looking */
    ivni_levels *offers; /* by offer, likewise */
    uint8_t *eligible;   /* by service that others ask about, where `asked` is the present round */
    uint32_t *asked;
    uint32_t round, looked;
    uint32_t work; /* criteria of services that others ask about, each time they have been worked out */
} ivni_outcomes;

/* Nothing is known of anybody. False: no memory. */
int ivni_outcomes_new(const ivni_program *program, ivni_arena *arena, ivni_outcomes *out);
/* Tests all atoms against a person. */
void ivni_outcomes_look(ivni_outcomes *outcomes, const ivni_person *person);
/* To be called when `atoms` have been changed, and when they are again as they were found. */
void ivni_outcomes_changed(ivni_outcomes *outcomes);
void ivni_outcomes_restored(ivni_outcomes *outcomes);

ivn_flag ivni_outcome_of(ivni_outcomes *outcomes, uint32_t atom);
ivn_flag ivni_group_outcome(ivni_outcomes *outcomes, const ivni_group *group);
ivni_verdict ivni_offer_verdict(ivni_outcomes *outcomes, const ivni_offer *offer);
ivni_verdict ivni_service_verdict(ivni_outcomes *outcomes, uint32_t service);
ivn_flag ivni_service_eligible(ivni_outcomes *outcomes, uint32_t service);

#endif
