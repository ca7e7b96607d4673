/*
 * What is not known, completed in every way that matters: whether the answer for a service is settled all the same, and
 * which unknown things it depends on. Three-valued logic alone cannot say so where one fact is looked at twice.
 */
#ifndef IVNI_ELIGIBILITY_COMPLETIONS_H
#define IVNI_ELIGIBILITY_COMPLETIONS_H

#include "eligibility/program.h"

/* Something not known that criteria look at. Its values fall into classes: all of one class pass the same atoms. */
typedef struct ivni_variable {
    uint32_t subject;
    const char *service;         /* of a recorded judgement */
    const ivn_parameter *figure; /* one that has not been set */
    uint32_t first_atom, atom_count;
    uint32_t class_count;
    uint8_t *classes; /* class_count rows of atom_count outcomes */
    int decisive;     /* two completions that differ only here give different answers */
} ivni_variable;

typedef struct ivni_completions {
    ivni_variable *variables;
    uint32_t variable_count;
    uint32_t *atoms; /* positions in the program, by variable */
    uint8_t *outcomes;
    const ivni_program *program;
    uint32_t service;
    uint32_t steps;
    int settled; /* no variable is decisive: every completion gives `verdict` */
    int verdict;
} ivni_completions;

/*
 * Looks at a service whose verdict is open for a person. `outcomes` are those of all atoms of the program; they are
 * changed while searching and put back. Past IVNI_MOST_STEPS evaluations (no document comes near; a hostile catalogue
 * may) what could not be ruled out is taken to be decisive.
 */
#define IVNI_MOST_STEPS 200000u
ivn_status ivni_completions_search(const ivni_program *program, uint32_t service, const ivni_person *person,
                                   uint8_t *outcomes, ivni_arena *arena, ivni_completions *out);

#endif
