/*
 * Criteria in words: what is compared with what, what is missing, and where it is written. Serves answers on this floor
 * and above.
 */
#ifndef IVNI_ELIGIBILITY_WORDS_H
#define IVNI_ELIGIBILITY_WORDS_H

#include "eligibility/program.h"

/* A text with its size. */
typedef struct ivni_phrase {
    const char *text;
    uint32_t size;
} ivni_phrase;

ivni_phrase ivni_phrase_of(const char *text);
ivni_phrase ivni_flag_phrase(ivn_flag flag);
/* The words made so far as a phrase of the arena; they are empty afterwards. NULL: no memory. */
ivni_phrase ivni_words_take(ivni_text *words, ivni_arena *arena);

void ivni_words_expected(ivni_text *words, const ivni_program *program, const ivni_atom *atom);
/* The person's value; nothing for an atom of IVNI_TEST_ELIGIBLE. */
void ivni_words_actual(ivni_text *words, const ivni_person *person, const ivni_atom *atom);
/* What to find out where the atom is not known, as a pointer; nothing when another service's answer is what is open. */
void ivni_words_missing(ivni_text *words, const ivni_program *program, const ivni_person *person,
                        const ivni_atom *atom);

#endif
