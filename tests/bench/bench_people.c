/*
 * The subjects of a typical person: one sentence, two offences, three needs. Against a copy of the bytes of the facts,
 * and of the bytes that are derived.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "people/subjects.h"

#include "bench.h"

#define PEOPLE 1024 /* each a little different, so that no branch is learnt by heart */
#define TODAY IVNI_DAY(2026, 11, 23)

typedef struct person {
    ivn_service_user user;
    ivn_sentence sentence;
    ivn_offence offences[2];
    ivn_need needs[3];
    const ivn_sentence *sentences[1];
    const ivn_offence *offence_list[2];
    const ivn_need *need_list[3];
} person;

typedef struct caseload {
    person people[PEOPLE];
    person copies[PEOPLE];
    ivni_subjects subjects, template, copied[8];
    ivni_law law;
    int64_t sum; /* of something that was derived, so that it is */
} caseload;

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static ivn_number day_before(uint32_t *seed, uint32_t most)
{
    return (ivn_number){next_random(seed) % 4 != 0, TODAY - (int32_t)(next_random(seed) % most)};
}

static void make_sentence(ivn_sentence *sentence, uint32_t *seed)
{
    *sentence = (ivn_sentence){.size = sizeof *sentence, .basis = 1 + next_random(seed) % 5};
    sentence->starts = day_before(seed, 500);
    sentence->rehabilitation_activity = next_random(seed) % 3;
    sentence->requirements_complete = next_random(seed) % 3;
}

static void make_person(person *made, uint32_t *seed)
{
    ivn_service_user *user = &made->user;
    uint32_t *flag = &user->cohorts_complete;

    *user = (ivn_service_user){.size = sizeof *user, .sex = next_random(seed) % 3, .employment = next_random(seed) % 6};
    user->date_of_birth = (ivn_number){1, TODAY - 8000 - (int32_t)(next_random(seed) % 15000)};
    make_sentence(&made->sentence, seed);
    for (int i = 0; i < 2; i++) {
        made->offences[i] = (ivn_offence){.size = sizeof *made->offences, .category = 1 + next_random(seed) % 16};
        made->offences[i].index = next_random(seed) % 3;
        made->offences[i].committed = day_before(seed, 2000);
        made->offence_list[i] = &made->offences[i];
    }
    for (uint32_t i = 0; i < 3; i++) {
        made->needs[i] = (ivn_need){.size = sizeof *made->needs, .area = 1 + 3 * i + next_random(seed) % 3};
        made->needs[i].complexity = next_random(seed) % 4;
        made->need_list[i] = &made->needs[i];
    }
    for (; flag <= &user->released_from_prison; flag++)
        *flag = next_random(seed) % 3;
    made->sentences[0] = &made->sentence;
    user->sentences = made->sentences;
    user->offences = made->offence_list;
    user->needs = made->need_list;
    user->sentence_count = 1;
    user->offence_count = 2;
    user->need_count = 3;
}

static void derive_all(void *user)
{
    caseload *all = user;

    for (int i = 0; i < PEOPLE; i++) {
        if (ivni_subjects_derive(&all->people[i].user, TODAY, &all->law, &all->subjects) == IVN_OK)
            all->sum += all->subjects.ranges[IVN_SUBJECT_AGE].low;
    }
}

static void copy_facts(void *user)
{
    caseload *all = user;

    for (int i = 0; i < PEOPLE; i++)
        memcpy(&all->copies[i], &all->people[i], sizeof(person));
}

static void copy_subjects(void *user)
{
    caseload *all = user;

    for (int i = 0; i < PEOPLE; i++)
        memcpy(&all->copied[i % 8], &all->subjects, sizeof all->subjects);
}

static caseload all;

int main(void)
{
    const bench_side sides[] = {{derive_all, NULL}, {copy_facts, NULL}, {copy_subjects, NULL}};
    int64_t best[3];
    uint32_t seed = 20261123;

    all.law.royal_assent = IVNI_DAY(2026, 1, 22);
    for (int i = 0; i < PEOPLE; i++)
        make_person(&all.people[i], &seed);
    bench_compare(sides, 3, 300, &all, best);
    printf("people  derive %.1f ns a person (at most 120)  copy of the facts (%zu bytes) %.1f ns, ratio %.1f  copy of "
           "the subjects (%zu bytes) %.1f ns, ratio %.1f\n",
           (double)best[0] / PEOPLE, sizeof(person), (double)best[1] / PEOPLE, (double)best[0] / (double)best[1],
           sizeof(ivni_subjects), (double)best[2] / PEOPLE, (double)best[0] / (double)best[2]);
    return all.sum == 0;
}
