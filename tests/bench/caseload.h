/*
 * People for the benchmarks: made up from a seed, each a little different, so that no branch is learnt by heart.
 */
#ifndef TESTS_BENCH_CASELOAD_H
#define TESTS_BENCH_CASELOAD_H

#include <interventions/people.h>

#define CASELOAD_DAY IVNI_DAY(2026, 11, 23)

typedef struct bench_person {
    ivn_service_user user;
    ivn_sentence sentence;
    ivn_offence offences[2];
    ivn_need needs[3];
    ivn_risk risk;
    ivn_custody custody;
    ivn_release_date release;
    ivn_travel travel;
    const ivn_sentence *sentences[1];
    const ivn_offence *offence_list[2];
    const ivn_need *need_list[3];
    const ivn_release_date *releases[1];
} bench_person;

/* Somebody of whom `percent` in a hundred facts are known; a sentence and the date of birth always are. */
void bench_person_make(bench_person *made, uint32_t *seed, uint32_t percent);
/* As it stands in a file that is opened for the first time: sex, date of birth, a community order. */
void bench_person_newcomer(bench_person *made);

#endif
