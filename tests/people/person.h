/*
 * People to test with: what a test writes down about somebody, the law, and what is to follow.
 */
#ifndef TESTS_PEOPLE_PERSON_H
#define TESTS_PEOPLE_PERSON_H

#include "base/day.h"
#include "people/subjects.h"

#include "test.h"

#define ON(year, month, day) IVNI_ON(year, month, day)
#define DAY(year, month, day) IVNI_DAY(year, month, day)
#define TODAY DAY(2026, 11, 23)

/* Facts, as rows of a table. */
#define USER(...)                                                                                                      \
    {                                                                                                                  \
        .size = sizeof(ivn_service_user), __VA_ARGS__                                                                  \
    }
#define LISTED(type, list, count, ...)                                                                                 \
    .list = (const type *const[]){__VA_ARGS__},                                                                        \
    .count = sizeof((const type *const[]){__VA_ARGS__}) / sizeof(const type *)
#define SENTENCES(...) LISTED(ivn_sentence, sentences, sentence_count, __VA_ARGS__)
#define REQUIREMENTS(...) LISTED(ivn_requirement, requirements, requirement_count, __VA_ARGS__)
#define OFFENCES(...) LISTED(ivn_offence, offences, offence_count, __VA_ARGS__)
#define NEEDS(...) LISTED(ivn_need, needs, need_count, __VA_ARGS__)
#define JUDGEMENTS(...) LISTED(ivn_judgement, judgements, judgement_count, __VA_ARGS__)
#define RELEASE_DATES(...) LISTED(ivn_release_date, release_dates, release_date_count, __VA_ARGS__)
#define COHORTS(...)                                                                                                   \
    .cohorts = (const uint32_t[]){__VA_ARGS__}, .cohort_count = sizeof((const uint32_t[]){__VA_ARGS__}) / 4
/* One of each; what it is first, then its other members, if any. */
#define SENTENCE(...) SENTENCE_OF(__VA_ARGS__, .size = sizeof(ivn_sentence))
#define SENTENCE_OF(basis_, ...)                                                                                       \
    &(const ivn_sentence)                                                                                              \
    {                                                                                                                  \
        .basis = IVN_BASIS_##basis_, __VA_ARGS__                                                                       \
    }
#define REQUIREMENT(...) REQUIREMENT_OF(__VA_ARGS__, .size = sizeof(ivn_requirement))
#define REQUIREMENT_OF(kind_, ...)                                                                                     \
    &(const ivn_requirement)                                                                                           \
    {                                                                                                                  \
        .kind = IVN_REQUIREMENT_##kind_, __VA_ARGS__                                                                   \
    }
#define OFFENCE(...) OFFENCE_OF(__VA_ARGS__, .size = sizeof(ivn_offence))
#define IVN_OFFENCE_UNKNOWN 0
#define OFFENCE_OF(category_, ...)                                                                                     \
    &(const ivn_offence)                                                                                               \
    {                                                                                                                  \
        .category = IVN_OFFENCE_##category_, __VA_ARGS__                                                               \
    }
#define NEED(...) NEED_OF(__VA_ARGS__, .size = sizeof(ivn_need))
#define NEED_OF(area_, ...)                                                                                            \
    &(const ivn_need)                                                                                                  \
    {                                                                                                                  \
        .area = IVN_NEED_##area_, __VA_ARGS__                                                                          \
    }
#define RELEASE(source_, ...)                                                                                          \
    &(const ivn_release_date)                                                                                          \
    {                                                                                                                  \
        .size = sizeof(ivn_release_date), .source = IVN_RELEASE_##source_, .date = __VA_ARGS__                         \
    }
#define CUSTODY(...)                                                                                                   \
    .custody = &(const ivn_custody)                                                                                    \
    {                                                                                                                  \
        .size = sizeof(ivn_custody), __VA_ARGS__                                                                       \
    }
#define RISK(...)                                                                                                      \
    .risk = &(const ivn_risk)                                                                                          \
    {                                                                                                                  \
        .size = sizeof(ivn_risk), __VA_ARGS__                                                                          \
    }

/* What is expected of a subject. */
#define IS_NO IVN_NO, IVN_NO
#define IS_YES IVN_YES, IVN_YES
#define IS_OPEN IVN_NO, IVN_YES
#define NEVER IVN_DATE_NONE

/* The law as the rulebook has it: nobody has set the days. And with both days set. */
extern const ivni_law law_unset, law_set;
#define REPEAL_DAY DAY(2026, 10, 1)
#define REQUIREMENT_DAY DAY(2026, 12, 1)

typedef struct person_case {
    const char *behaviour;
    ivn_service_user user;
    ivn_date day;        /* 0: TODAY */
    const ivni_law *law; /* NULL: law_unset */
    uint32_t subject;
    int32_t low, high;
    const char *missing; /* NULL: nothing; the range is then of one value */
} person_case;

/* Fails the running test, naming the behaviour, where a case comes out otherwise. */
void check_person_cases(const person_case *cases, size_t count);
#define CHECK_CASES(cases) check_person_cases(cases, sizeof cases / sizeof *cases)

/* The ranges for a valid person. */
ivni_subjects derive(const ivn_service_user *user, ivn_date day, const ivni_law *law);
ivni_range range_of(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject);
/* What is to be found out; in a buffer of its own that the next call overwrites. */
const char *missing_of(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject,
                       const char *service);

#endif
