/*
 * How explanations are made: a row says what follows and by which rule, its function writes the value and the reason.
 */
#ifndef IVNI_CASEWORK_EXPLAIN_H
#define IVNI_CASEWORK_EXPLAIN_H

#include "casework/casework.h"

/* What an explanation is written with; value and reason are empty when a row begins. */
typedef struct ivni_scribe {
    const ivn_referral_view *referral;
    const ivn_environment *environment;
    ivn_date day;
    const ivn_appointment_view *appointment; /* of the rows of appointments */
    const char *rule;                        /* the row's; its function may name another */
    ivni_text value, reason;
} ivni_scribe;

typedef void ivni_says(ivni_scribe *scribe);

typedef struct ivni_explanation_row {
    const char *key, *title;
    const char *rule; /* code, or "" */
    ivni_says *says;
} ivni_explanation_row;

/* explanations.c: of a referral; explain_appointment.c: of each of its appointments. */
extern const ivni_explanation_row ivni_explanation_rows[], ivni_appointment_rows[];
extern const uint32_t ivni_explanation_row_count, ivni_appointment_row_count;

/* A sentence: what stands before the first "#" of `words`, the number, what stands behind it, and so on. */
void ivni_say_numbers(ivni_text *text, const char *words, const int64_t *numbers);
/* The British date of a moment that is known. */
void ivni_say_day(ivni_text *text, ivn_moment moment);

#endif
