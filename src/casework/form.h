/*
 * What the files of the form share: form_rows.c holds what the documents say, row by row; form.c chooses the form;
 * form_fill.c fills it in.
 */
#ifndef IVNI_CASEWORK_FORM_H
#define IVNI_CASEWORK_FORM_H

#include "casework/casework.h"
#include "people/subjects.h"

/* Which form: the first row that fits a service and what is known of the person. 0 in a row: whatever. */
typedef struct ivni_form_choice {
    uint32_t kind;                   /* IVN_KIND_* */
    ivn_flag court_ordered;          /* by the facts; IVN_UNKNOWN in a row: whatever */
    ivn_flag resettlement;           /* whether the prison is a resettlement prison; likewise */
    uint32_t form;                   /* IVN_FORM_*; 0: entered in neither way */
    const char *rule, *reason, *ask; /* ask: what is still to be found out, or NULL */
} ivni_form_choice;

/* A text of the form: what the referral says goes before what the document prints. */
typedef struct ivni_form_text {
    size_t at;           /* const char * in ivn_form_view */
    uint32_t forms;      /* IVNI_BIT of the forms that have it */
    size_t fact;         /* const char * in ivn_referral_facts; 0: no fact gives it */
    const char *printed; /* or NULL */
    int own;             /* 1: printed for the provider of the document, and for no other */
    const char *rule;
    const char *lacking; /* what is lacking where it stays empty; NULL: it may */
} ivni_form_text;

/* A line of the notes. */
typedef struct ivni_form_note {
    const char *label;
    size_t fact; /* const char * in ivn_referral_facts; 0: worked out */
    const char *rule;
} ivni_form_note;

/* What the document advises for a form, whatever the facts. */
typedef struct ivni_form_advice {
    uint32_t forms;
    const char *rule; /* the remark is its title */
} ivni_form_advice;

extern const ivni_form_choice ivni_form_choices[];
extern const ivni_form_text ivni_form_texts[];
extern const ivni_form_note ivni_form_notes[];
extern const ivni_form_advice ivni_form_advices[];
extern const uint32_t ivni_form_choice_count, ivni_form_text_count, ivni_form_note_count, ivni_form_advice_count;

/* More than there are rows that could add one. */
#define IVNI_FORM_MOST_REMARKS 32u

/* What a form is filled from. */
typedef struct ivni_clerk {
    const ivn_referral_view *referral;
    ivn_referral_facts facts; /* the referral's, with the provider that its contract names */
    const ivn_service *service;
    const ivn_rulebook *rulebook;
    ivni_subjects subjects;
    ivn_date day;
    ivni_arena *arena;
    ivni_text words;
    ivn_form_view *view;
    const char *remarks[IVNI_FORM_MOST_REMARKS];
} ivni_clerk;

/* form_fill.c: fills the form that was chosen. Where memory runs out, words or arena remember it. */
void ivni_form_fill(ivni_clerk *clerk, const ivni_form_choice *choice);
/* A flag of the person on the day. */
ivn_flag ivni_form_flag(const ivni_clerk *clerk, uint32_t subject);

/* The rules behind single members. */
#define IVNI_FORM_PROVIDER "CPA Essex" /* of the document; RC-NSI-5 */
#define IVNI_FORM_STATUS_RULE "RC-NSI-6"
#define IVNI_FORM_NOTES_RULE "RC-NSI-7"
#define IVNI_FORM_END_RULE "RC-NSI-8"
#define IVNI_FORM_ASSESSMENT_RULE "RC-NSI-1"
#define IVNI_FORM_AGREEMENT_RULE "RC-NSI-2"

#endif
