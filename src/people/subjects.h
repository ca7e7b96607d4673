/*
 * The subjects of a person on a day as numbers: what the public profile shows, and what eligibility compares. One
 * derivation serves both, and the bulk path: no allocation, no text.
 */
#ifndef IVNI_PEOPLE_SUBJECTS_H
#define IVNI_PEOPLE_SUBJECTS_H

#include <interventions/people.h>

#include "schema/schema.h"

extern const ivni_table ivni_service_user_table, ivni_caseload_table, ivni_need_table, ivni_needs_table,
    ivni_custody_table;

#define IVNI_SUBJECT_COUNT 76u /* the last code of IVN_SUBJECT_* */

/*
 * Anything from low to high is possible; equal: known. A flag is IVN_NO..IVN_YES; a date that never was is
 * IVN_DATE_NONE. A fact that becomes known makes a range narrower, never other: see docs/people.md for what is taken as
 * said.
 */
typedef struct ivni_range {
    int32_t low, high;
} ivni_range;

/* What of the rulebook the derivation needs, looked up once. */
typedef struct ivni_law {
    ivn_number supervision_repealed;  /* the day on which s.34 of the Sentencing Act 2026 came into force */
    ivn_number probation_requirement; /* the day on which s.37 came into force */
    ivn_date royal_assent;            /* before it, neither can have come into force; IVN_DATE_NONE: not known */
    ivn_number urgent_days;           /* to release, at most */
    ivn_date day;                     /* one of which the civil date is at hand, for many people on one day */
    int32_t year, month_and_day;      /* 100 * month + day; 0: of none */
} ivni_law;

/*
 * Flags and codes, by subject: a bit for each value that is possible, the lowest for 1 (for flags: IVN_NO). Numbers and
 * dates: a range. ivni_subject_range gives all of them as ranges.
 */
#define IVNI_SUBJECT_ROOM 80u /* so that eight can be looked at together; the last ones are 0 */
typedef struct ivni_subjects {
    ivn_date day;
    uint8_t may[IVNI_SUBJECT_ROOM];
    ivni_range ranges[IVNI_SUBJECT_COUNT + 1];
    const char *home_area, *resettlement_area, *prison; /* NULL: not known */
} ivni_subjects;

void ivni_law_of(const ivn_rulebook *rulebook, ivni_law *out);
/* Has the civil date of a day at hand. */
void ivni_law_on(ivni_law *law, ivn_date day);
/*
 * `user` has been copied or read by the schema (valid), `day` is of the years 1 to 9999. IVN_SUBJECT_ELIGIBLE_FOR and
 * _SUITABLE_FOR are left unknown. IVN_ERROR_INVALID: the date of birth lies after the day; nothing else is derived.
 */
ivn_status ivni_subjects_derive(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_subjects *out);
/* Texts: low = high = 0. */
ivni_range ivni_subject_range(const ivni_subjects *subjects, uint32_t subject);
int ivni_subject_known(const ivni_subjects *subjects, uint32_t subject);
const char *ivni_subject_text(const ivni_subjects *subjects,
                              uint32_t subject); /* of a text; NULL: not known, or none */
/* Whether a listed need is there: as stated, or as its complexity or its link to offending implies. */
ivn_flag ivni_need_identified(const ivn_need *need);
/* The recorded judgement on a service: IVN_YES, IVN_NO or IVN_UNKNOWN. The latest dated one counts, else the last
 * listed. */
ivn_flag ivni_judgement_on(const ivn_service_user *user, const char *service);
/*
 * What to find out where a subject is not known: a JSON pointer or "rulebook:...", added to the text; nothing where it
 * is known. `service` is that of IVN_SUBJECT_SUITABLE_FOR, else NULL.
 */
void ivni_subject_missing(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject,
                          const char *service, ivni_text *out);
/* The same where the subjects of the person have been derived. */
void ivni_subject_missing_of(const ivn_service_user *user, const ivni_subjects *subjects, const ivni_law *law,
                             uint32_t subject, const char *service, ivni_text *out);
/* A few words: what to find out ("date of birth"). Owned by the library; "" when there is no such subject. */
const char *ivni_subject_title(uint32_t subject);
/*
 * The same for what a pointer of ivni_subject_missing() leads to, which may come before the subject itself: whether an
 * offence was one of domestic abuse before when somebody was last convicted of it.
 */
const char *ivni_subject_title_at(uint32_t subject, const char *pointer);
/* The vocabulary of a code subject, or 0. The unit of a number subject, or IVN_UNIT_NONE. The range of all its values.
 */
uint32_t ivni_subject_vocabulary(uint32_t subject);
uint32_t ivni_subject_unit(uint32_t subject);
ivni_range ivni_subject_bounds(uint32_t subject);

/* What a reader of any answer about the person should know: sentences without personal data, owned by the library. */
#define IVNI_MOST_REMARKS 8u
typedef struct ivni_remarks {
    uint32_t count;
    const char *list[IVNI_MOST_REMARKS];
} ivni_remarks;
void ivni_remarks_on(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_remarks *out);

#endif
