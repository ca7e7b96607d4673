/*
 * A world on a day, and a referral as it stands, filled by hand: for the tests of what is derived from a referral.
 */
#ifndef DERIVED_SUPPORT_H
#define DERIVED_SUPPORT_H

#include <interventions/interventions.h>

#include "test.h"
#include "world.h"

#include "casework/casework.h"

ivn_moment moment_of(const char *day); /* noon of that day in universal time; NULL: not known */

/*
 * A record with a referral that may be changed at will: of a man with a rehabilitation activity requirement, for the
 * service `personal-well-being/emotional`, with an assessment and four sessions:
 *
 *   1 assessment   2026-08-26  rescheduled to 2
 *   2 assessment   2026-09-02  held
 *   3 commencement 2026-09-16  held
 *   4 session      2026-09-23  missed, replaced by 5
 *   5 session      2026-09-23  held, the same day, behaviour notified
 *   6 session      2026-09-30  came, not held: logistics
 *   7 session      2026-10-07  ahead
 */
#define LIFE_APPOINTMENTS 7

typedef struct life {
    ivn_record record;
    ivn_requirement requirement;
    ivn_sentence sentence;
    const ivn_sentence *sentences[1];
    ivn_service_user user;
    ivn_referral_facts facts;
    ivn_appointment offers[LIFE_APPOINTMENTS];
    ivn_attendance attendances[LIFE_APPOINTMENTS];
    ivn_feedback feedbacks[LIFE_APPOINTMENTS];
    ivn_appointment_view appointments[LIFE_APPOINTMENTS];
    const ivn_appointment_view *list[LIFE_APPOINTMENTS];
    ivn_action_plan plan;
    ivn_plan_view plan_view;
    const ivn_plan_view *plans[1];
    ivn_entry draft;
    const ivn_entry *entries[1];
} life;

void life_begin(life *of);

#endif
