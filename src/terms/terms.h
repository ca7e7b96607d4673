/*
 * How a vocabulary and a printed name are written down: the words in which the tables of this floor are written.
 */
#ifndef IVNI_TERMS_TERMS_H
#define IVNI_TERMS_TERMS_H

#include <interventions/calendar.h>
#include <interventions/terms.h>

typedef struct ivni_vocabulary {
    const char *name;      /* "need" */
    const char *title;     /* "need area" */
    const ivn_term *terms; /* in the order of their codes, which start at 1 and have no gap */
    uint32_t count;
} ivni_vocabulary;

/* NULL when there is no such vocabulary. */
const ivni_vocabulary *ivni_vocabulary_of(uint32_t vocabulary);

/* clang-format off */

/* TERM(NEED, FAMILY, "family", "family and significant others", "note") */
#define TERM(vocabulary, constant, name, title, note) \
    {sizeof(ivn_term), IVN_VOCABULARY_##vocabulary, IVN_##vocabulary##_##constant, 0, name, title, note}

/* VOCABULARY(need, "need area", TERM(...), TERM(...), ...) defines ivni_vocabulary_need. */
#define VOCABULARY(word, title, ...) \
    static const ivn_term word##_terms[] = {__VA_ARGS__}; \
    const ivni_vocabulary ivni_vocabulary_##word = { \
        #word, title, word##_terms, (uint32_t)(sizeof word##_terms / sizeof *word##_terms)}

/* PRINTED("scope-2019", NEED, EMOTIONAL, "Emotional Management") */
#define PRINTED(source, vocabulary, constant, printed) \
    {sizeof(ivn_printed_name), IVN_VOCABULARY_##vocabulary, IVN_##vocabulary##_##constant, 0, source, printed}

/* clang-format on */

extern const ivni_vocabulary ivni_vocabulary_sex, ivni_vocabulary_basis, ivni_vocabulary_requirement,
    ivni_vocabulary_band, ivni_vocabulary_complexity, ivni_vocabulary_need, ivni_vocabulary_setting,
    ivni_vocabulary_kind, ivni_vocabulary_offence, ivni_vocabulary_cohort, ivni_vocabulary_employment,
    ivni_vocabulary_release, ivni_vocabulary_session, ivni_vocabulary_mode, ivni_vocabulary_level,
    ivni_vocabulary_summary, ivni_vocabulary_operator, ivni_vocabulary_unit, ivni_vocabulary_approach,
    ivni_vocabulary_referrer, ivni_vocabulary_subject, ivni_vocabulary_division, ivni_vocabulary_intensity,
    ivni_vocabulary_format, ivni_vocabulary_deliverer, ivni_vocabulary_part, ivni_vocabulary_channel,
    ivni_vocabulary_party, ivni_vocabulary_event, ivni_vocabulary_duty_state, ivni_vocabulary_owed_by,
    ivni_vocabulary_command, ivni_vocabulary_phase, ivni_vocabulary_role, ivni_vocabulary_appointment,
    ivni_vocabulary_standing, ivni_vocabulary_place, ivni_vocabulary_no_session, ivni_vocabulary_compliance,
    ivni_vocabulary_reason, ivni_vocabulary_ending, ivni_vocabulary_achievement, ivni_vocabulary_significance,
    ivni_vocabulary_contribution, ivni_vocabulary_guard, ivni_vocabulary_news, ivni_vocabulary_form,
    ivni_vocabulary_service_level, ivni_vocabulary_attainment, ivni_vocabulary_grouping, ivni_vocabulary_liaison;

/* Printed names: in the documents, and in the public systems. */
extern const ivn_printed_name ivni_printed_in_documents[], ivni_printed_in_systems[];
extern const uint32_t ivni_printed_in_documents_count, ivni_printed_in_systems_count;

#endif
