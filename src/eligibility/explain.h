/*
 * Answers in words: findings with the values compared and their sources, questions, and the answer as a sentence.
 */
#ifndef IVNI_ELIGIBILITY_EXPLAIN_H
#define IVNI_ELIGIBILITY_EXPLAIN_H

#include "eligibility/completions.h"

/*
 * What an answer is made with: the program and the person, the outcomes of all atoms, the document that holds the
 * words.
 */
typedef struct ivni_explainer {
    const ivn_context *context;
    const ivni_program *program;
    const ivni_person *person;
    uint8_t *outcomes;           /* by atom */
    ivni_arena *arena;           /* of the document */
    ivni_arena *scratch;         /* for the searches, freed with the call */
    ivni_text words;             /* the sentence being made; reused */
    const ivni_atom *last_cited; /* the source made last, and for what */
    const ivn_service *last_service;
    const char *last_source;
} ivni_explainer;

/* Outcomes of all atoms for the person of the explainer. */
void ivni_explainer_look(ivni_explainer *explainer);
/* The whole answer for one service of the program, in the arena. */
ivn_status ivni_explain(ivni_explainer *explainer, uint32_t service, ivn_assessment_view *out);
/* The summary alone, exact; allocates only where the three-valued answer is open. */
ivn_status ivni_summarise(ivni_explainer *explainer, uint32_t service, uint32_t *summary);

/* The words made so far as a string of the arena; the words are empty afterwards. NULL: no memory. */
const char *ivni_explainer_take(ivni_explainer *explainer);
/* Why that, or an allocation from the arena, failed: IVN_ERROR_LIMIT or IVN_ERROR_MEMORY. */
ivn_status ivni_explainer_failure(const ivni_explainer *explainer);

#endif
