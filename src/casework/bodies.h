/*
 * What the files of bodies and documents share: checks between members, and what a type of command asks of its body.
 */
#ifndef IVNI_CASEWORK_BODIES_H
#define IVNI_CASEWORK_BODIES_H

#include "casework/casework.h"
#include "people/subjects.h"

/* ---- body_checks.c */

ivni_check ivni_check_referral_facts, ivni_check_chosen_need, ivni_check_chosen_needs, ivni_check_attendance,
    ivni_check_appointment, ivni_check_planned_activity, ivni_check_action_plan, ivni_check_report,
    ivni_check_correction;

/* ---- documents.c */

/*
 * What a type of command asks of its body beyond the body's table: facts that it cannot do without, and ids that are
 * none. `pointer` is that of the command or entry.
 */
void ivni_check_said(uint32_t type, const void *body, const char *pointer, ivn_violations *violations);

/*
 * Writes the ids in a body in lower case, as they are compared and stored. The body lies in an arena of the library's
 * own and nobody else has seen it yet.
 */
void ivni_ids_to_lower(uint32_t type, const void *body);
void ivni_id_to_lower(const char *id);

#endif
