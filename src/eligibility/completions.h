/*
 * What is not known, completed in every way that matters: whether the answer for a service is settled all the same, and
 * which unknown things it depends on. Three-valued logic alone cannot say so where one fact is looked at twice.
 */
#ifndef IVNI_ELIGIBILITY_COMPLETIONS_H
#define IVNI_ELIGIBILITY_COMPLETIONS_H

#include "eligibility/program.h"

/* Something not known that criteria look at. Its values fall into classes: all of one class pass the same atoms. */
typedef struct ivni_variable {
    uint32_t thing; /* as of an atom */
    uint32_t subject;
    const char *service;         /* of a recorded judgement */
    const ivn_parameter *figure; /* one that has not been set */
    uint32_t first_atom, atom_count;
    uint32_t class_count; /* 0: the classes have not been needed so far */
    uint8_t *classes;     /* class_count rows of atom_count outcomes */
    int decisive;         /* two completions that differ only here give different answers */
} ivni_variable;

typedef struct ivni_completions {
    ivni_outcomes *outcomes;
    ivni_arena *arena;
    const ivni_person *person;
    uint32_t service;
    ivni_variable *variables;
    uint32_t *open;           /* positions of the atoms that are open and count, in the order in which they are shown */
    uint32_t *atoms;          /* the same, by variable */
    uint32_t *place_of;       /* by position in the program, of these atoms: in `open` */
    uint32_t *variable_of;    /* the same: the variable */
    uint32_t *of_thing;       /* by thing, of these: the variable */
    uint32_t *named, *around; /* by area: the mark of when it was last met */
    uint32_t mark;
    uint32_t variable_count, open_count;
    uint32_t step, steps; /* what an evaluation counts, and what all have come to */
    uint64_t left;        /* steps that are left for all searches of the person */
    int settled;          /* no variable is decisive: every completion gives `verdict` */
    int verdict;
} ivni_completions;

/*
 * Room for searches over the outcomes of a program. `person`, whose outcomes they are, and `arena`, for what is worked
 * out about that person, are to be set before a search. False: no memory.
 */
int ivni_completions_new(ivni_outcomes *outcomes, ivni_arena *arena, ivni_completions *out);

/*
 * Looks at a service whose verdict is open. The outcomes are changed while searching and put back. Past IVNI_MOST_STEPS
 * (criteria and places looked at; no document comes near, a hostile directory may) what could not be ruled out is taken
 * to be decisive: then it may be asked for more than would matter, but never for less. False: no memory.
 *
 * So many a single search may take. All searches of one person may take no more together: whoever answers sets `left`
 * to it for each person. After ivni_completions_new() there is no such bound.
 */
#define IVNI_MOST_STEPS 4000000u
int ivni_completions_search(ivni_completions *search, uint32_t service);
/* The same without deciding by cases: every variable is tried against the completions of all others. For the tests. */
int ivni_completions_search_all(ivni_completions *search, uint32_t service);

/* --- what the search is made of --------------------------------------------------------------------------------- */

/*
 * Shows what is left open of a service, in shape: the open atoms that count, and marks between them. What cannot better
 * the answer any more is left out.
 */
#define IVNI_MARK_GROUP 0x80000000u      /* the end of a group */
#define IVNI_MARK_OFFER 0x80000001u      /* the end of an offer */
#define IVNI_MARK_SUITABLE 0x80000002u   /* the end of its eligibility; the open groups of suitability follow */
#define IVNI_MARK_UNSUITABLE 0x80000003u /* the end of its eligibility; it is not suitable, whatever is found out */
#define IVNI_MARK_ELIGIBLE 0x80000004u   /* another service's eligibility is asked for, */
#define IVNI_MARK_DENIED 0x80000005u     /* or denied; */
#define IVNI_MARK_ANSWERED 0x80000006u   /* the end of either */
typedef void ivni_visit(void *user, uint32_t position_or_mark);
void ivni_open_shape(ivni_outcomes *outcomes, uint32_t service, ivni_visit *visit, void *user);

/* The verdict of the service as things are assigned now. */
ivni_verdict ivni_completions_verdict(ivni_completions *search);
/* Counts steps; whether there have been too many. */
void ivni_completions_step(ivni_completions *search, uint32_t steps);
int ivni_completions_tired(const ivni_completions *search);

/* The classes of a variable's values; none where there have been too many steps. False: no memory. */
int ivni_variable_classes(ivni_completions *search, ivni_variable *variable);
/* Lets the variable be of a class, or of none. */
void ivni_variable_assign(ivni_completions *search, const ivni_variable *variable, uint32_t class_number);
void ivni_variable_forget(ivni_completions *search, const ivni_variable *variable);

/*
 * Decides by cases, as far as it comes: see residue.c. 1: all variables that are decisive are marked; 0: some may be
 * left, and the verdict is open or not known to be settled; -1: no memory.
 */
int ivni_residue_decide(ivni_completions *search);

#endif
