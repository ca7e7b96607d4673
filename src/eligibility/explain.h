/*
 * Answers in words: findings with the values compared and their sources, questions, and the answer as a sentence.
 */
#ifndef IVNI_ELIGIBILITY_EXPLAIN_H
#define IVNI_ELIGIBILITY_EXPLAIN_H

#include "eligibility/completions.h"
#include "eligibility/words.h"

/* What an answer is made with: the program and the person, what is open about the person, and the words. */
typedef struct ivni_explainer {
    const ivni_program *program;
    const ivni_person *person;
    ivni_outcomes outcomes;
    ivni_completions search;
    ivni_arena *arena;                           /* of the document */
    ivni_text words;                             /* the sentence being made; empty between */
    ivn_finding *findings;                       /* of the document: a service's from the place of its first atom on */
    const ivn_finding **list;                    /* the same */
    char *reasons;                               /* where the next reason goes, */
    size_t reasons_left;                         /* and how much room there is */
    ivni_phrase values[IVNI_SUBJECT_COUNT + 1];  /* by subject, once they have been asked for */
    const char *missing[IVNI_SUBJECT_COUNT + 1]; /* likewise */
    const char *const *remarks;
} ivni_explainer;

/*
 * Opens an explainer whose words are ready. `arena` is the document's; `scratch` lives as long as the explainer. False:
 * no memory.
 */
int ivni_explainer_open(ivni_explainer *explainer, const ivni_program *program, ivni_arena *arena, ivni_arena *scratch);
/* Looks at a person; what is worked out for this person alone lives in `scratch`. */
void ivni_explainer_look(ivni_explainer *explainer, const ivni_person *person, ivni_arena *scratch);
/* The whole answer for one service of the program, in the document; for one person only, once for each service. */
ivn_status ivni_explain(ivni_explainer *explainer, uint32_t service, ivn_assessment_view *out);
/* The summary alone, exact. */
ivn_status ivni_summarise(ivni_explainer *explainer, uint32_t service, uint32_t *summary);
/* Why memory ran out, or the limit was reached. */
ivn_status ivni_explainer_failure(const ivni_explainer *explainer);

#endif
