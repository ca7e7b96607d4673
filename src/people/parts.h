/*
 * How the derivation is put together: each file knows one part of the facts, narrows the subjects that follow from it,
 * and says which of its facts is missing where a subject stays open.
 */
#ifndef IVNI_PEOPLE_PARTS_H
#define IVNI_PEOPLE_PARTS_H

#include "base/day.h"
#include "people/fields.h"

#define IVNI_MOST_DAYS (IVNI_LAST_CIVIL - IVNI_FIRST_CIVIL)
#define IVNI_MOST_HOURS 100000 /* of all requirements together; more is counted as so many */

/* The part of the facts that a subject follows from. */
typedef enum ivni_part {
    IVNI_PART_USER,        /* a member of ivn_service_user, as it is */
    IVNI_PART_RISK,        /* of ivn_risk */
    IVNI_PART_CUSTODY,     /* of ivn_custody */
    IVNI_PART_TRAVEL,      /* of ivn_travel */
    IVNI_PART_BIRTH,       /* the date of birth */
    IVNI_PART_SENTENCES,   /* sentences.c */
    IVNI_PART_WHEREABOUTS, /* whereabouts.c: in custody, and when and whether out of it */
    IVNI_PART_OFFENCES,    /* offences.c */
    IVNI_PART_NEEDS,       /* needs.c: needs and cohorts */
    IVNI_PART_OTHERS       /* another service's answer, or a judgement on it */
} ivni_part;

/* A subject that is not known, for somebody on a day. */
typedef struct ivni_asked {
    const ivn_service_user *user;
    const ivni_law *law;
    ivn_date day;
    uint32_t subject;
    ivni_range range;
} ivni_asked;

ivni_part ivni_subject_part(uint32_t subject);
void ivni_know_nothing(ivni_subjects *subjects);

/*
 * The derivation runs over millions of people of whom now this is known, now that, so that a branch on a fact is
 * guessed wrongly half of the time. Hence no && and || between facts below, and no early way out.
 */
#define IVNI_MAY_BE_NO 1u
#define IVNI_MAY_BE_YES 2u

/* The values that a flag leaves possible, as they stand in ivni_subjects.may. */
static inline uint8_t ivni_flag_may(ivn_flag flag)
{
    static const uint8_t may[] = {
        [IVN_UNKNOWN] = IVNI_MAY_BE_NO | IVNI_MAY_BE_YES, [IVN_NO] = IVNI_MAY_BE_NO, [IVN_YES] = IVNI_MAY_BE_YES};
    return may[flag];
}

/* All ones where the condition holds, else 0; and one of two numbers by it. Compilers make no branch of this. */
static inline uint32_t ivni_if(int holds)
{
    return 0u - (uint32_t)(holds != 0);
}

static inline uint32_t ivni_choose(int holds, uint32_t one, uint32_t other)
{
    return (one & ivni_if(holds)) | (other & ~ivni_if(holds));
}

static inline int32_t ivni_choose_number(int holds, int32_t one, int32_t other)
{
    return (int32_t)ivni_choose(holds, (uint32_t)one, (uint32_t)other);
}

/* What a known number says, else something else. `known` is 0 or 1, and 0 goes with the value 0. */
static inline int32_t ivni_known_or(ivn_number number, int32_t other)
{
    return (int32_t)((uint32_t)number.value | ((uint32_t)other & (number.known - 1u)));
}

/* Yes where something says so, else not known where something is open, else no. */
static inline uint8_t ivni_settled_may(int yes, int open)
{
    uint32_t is = yes != 0, may_be = open != 0;

    return (uint8_t)((1u - is) * IVNI_MAY_BE_NO + (is | may_be) * IVNI_MAY_BE_YES);
}

/* Whether a section of the Act is in force: never before Royal Assent; from then on only its own day tells. */
static inline ivn_flag ivni_commenced(const ivni_law *law, ivn_number commencement, ivn_date day)
{
    if (commencement.known)
        return day >= commencement.value ? IVN_YES : IVN_NO;
    return day < law->royal_assent ? IVN_NO : IVN_UNKNOWN;
}

/* Whether post-sentence supervision is law on a day, and whether the probation requirement is. */
static inline ivn_flag ivni_law_has_supervision(const ivni_law *law, ivn_date day)
{
    static const ivn_flag unless[] = {IVN_UNKNOWN, IVN_YES, IVN_NO};

    return unless[ivni_commenced(law, law->supervision_repealed, day)];
}

static inline ivn_flag ivni_law_has_probation_requirement(const ivni_law *law, ivn_date day)
{
    return ivni_commenced(law, law->probation_requirement, day);
}

#define IVNI_MISSING_REPEAL "rulebook:LAW-PSS/commencement"
#define IVNI_MISSING_PROBATION_REQUIREMENT "rulebook:LAW-PROBATION-REQUIREMENT/commencement"

/* plain.c */
void ivni_plain_derive(const ivn_service_user *user, ivni_subjects *out);
void ivni_plain_missing(const ivni_asked *asked, ivni_text *out);

/* sentences.c. Answers the legal bases that are stated to be in force, repealed or not: a bit for each IVN_BASIS_*. */
uint32_t ivni_sentences_derive(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_subjects *out);
void ivni_sentences_missing(const ivni_asked *asked, ivni_text *out);
int ivni_sentence_stated(const ivn_sentence *sentence, ivn_date day);
/* The kinds of requirement that a basis can carry among those that services ask for: a bit for each. */
uint32_t ivni_basis_carries(uint32_t basis);

/* whereabouts.c; `stated` is what ivni_sentences_derive answered. */
void ivni_whereabouts_derive(const ivn_service_user *user, ivn_date day, uint32_t stated, ivni_subjects *out);
void ivni_whereabouts_missing(const ivni_asked *asked, ivni_text *out);
/* The release date that counts, or NULL. */
const ivn_release_date *ivni_release_of(const ivn_service_user *user);

/* offences.c */
void ivni_offences_derive(const ivn_service_user *user, ivn_date day, ivni_subjects *out);
void ivni_offences_missing(const ivni_asked *asked, ivni_text *out);

/* needs.c */
void ivni_needs_derive(const ivn_service_user *user, ivni_subjects *out);
void ivni_needs_missing(const ivni_asked *asked, ivni_text *out);

#endif
