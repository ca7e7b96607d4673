/*
 * The peer of bulk answers: twelve services of the rate card and the well-being specification as somebody would write
 * them by hand, as chains of ifs over one person's subjects, with the figures of the documents in the code.
 */
#ifndef TESTS_BENCH_IF_CHAINS_H
#define TESTS_BENCH_IF_CHAINS_H

#include "people/subjects.h"

#define IF_CHAINS 12u

extern const char *const if_chain_services[IF_CHAINS]; /* "key@edition" */

/* Twelve answers, IVN_SUMMARY_* each. */
void if_chains_answer(const ivni_subjects *person, uint8_t answers[IF_CHAINS]);

#endif
