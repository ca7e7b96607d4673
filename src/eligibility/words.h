/*
 * The words of a finding: what was compared with what, and where the rule comes from.
 */
#ifndef IVNI_ELIGIBILITY_WORDS_H
#define IVNI_ELIGIBILITY_WORDS_H

#include "eligibility/explain.h"

/* The same where one word of the library's own says it all; NULL: it has to be made. */
const char *ivni_words_expected_plain(const ivni_atom *atom);
const char *ivni_words_actual_plain(const ivni_explainer *explainer, uint32_t atom);
void ivni_words_expected(ivni_text *words, const ivni_explainer *explainer, const ivni_atom *atom);
void ivni_words_actual(ivni_text *words, const ivni_explainer *explainer, uint32_t atom);
void ivni_words_source(ivni_text *words, const ivn_rulebook *rulebook, const ivn_service *service,
                       const ivni_atom *atom);
/* What to find out where the atom is not known, as a pointer; nothing when another service's answer is what is open. */
void ivni_words_missing(ivni_text *words, const ivni_explainer *explainer, const ivni_atom *atom);
/* The title of an edition, or its key where the rulebook does not know it. */
const char *ivni_words_edition(const ivn_rulebook *rulebook, const char *edition);

#endif
