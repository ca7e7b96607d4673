/*
 * A person's side of criteria in words: the value, and what is missing. Serves answers on this floor and above; what is
 * compared with is in catalogue/criteria.h.
 */
#ifndef IVNI_ELIGIBILITY_WORDS_H
#define IVNI_ELIGIBILITY_WORDS_H

#include "eligibility/program.h"

/* The person's value; nothing for an atom of IVNI_TEST_ELIGIBLE. */
void ivni_words_actual(ivni_text *words, const ivni_person *person, const ivni_atom *atom);
/* What to find out where the atom is not known, as a pointer; nothing when another service's answer is what is open. */
void ivni_words_missing(ivni_text *words, const ivni_program *program, const ivni_person *person,
                        const ivni_atom *atom);

#endif
