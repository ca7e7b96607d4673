/*
 * The tables of fields.c that only people/ itself looks at, and the checks between members that they name.
 */
#ifndef IVNI_PEOPLE_FIELDS_H
#define IVNI_PEOPLE_FIELDS_H

#include "people/subjects.h"

extern const ivni_table ivni_requirement_table, ivni_sentence_table, ivni_offence_table, ivni_judgement_table,
    ivni_risk_table, ivni_release_date_table, ivni_travel_table;

/* Each is an ivni_check of schema/schema.h. */
void ivni_sentence_check(const void *value, const char *pointer, ivn_violations *violations);
void ivni_offence_check(const void *value, const char *pointer, ivn_violations *violations);
void ivni_need_check(const void *value, const char *pointer, ivn_violations *violations);
void ivni_needs_check(const void *value, const char *pointer, ivn_violations *violations);
void ivni_custody_check(const void *value, const char *pointer, ivn_violations *violations);
void ivni_service_user_check(const void *value, const char *pointer, ivn_violations *violations);

#endif
