/*
 * What commands carry that contradicts itself, whatever is on record. What is merely incomplete, or wrong for this
 * referral, is the business of guards.
 */
#include <string.h>

#include "casework/bodies.h"
#include "catalogue/catalogue.h"

static void refuse(ivn_violations *violations, const char *pointer, const char *member, const char *expected,
                   const char *message)
{
    ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, expected, message);
}

static int known(const char *text)
{
    return text != NULL && *text != '\0';
}

void ivni_check_referral_facts(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_referral_facts *facts = value;
    const ivn_custody *custody = facts->service_user == NULL ? NULL : facts->service_user->custody;

    if (facts->interpreter == IVN_NO && known(facts->language))
        refuse(violations, pointer, "language", "none where no interpreter is needed",
               "the language of an interpreter that is not needed");
    if (known(facts->release_unknown) && custody != NULL && custody->release_date_count > 0)
        refuse(violations, pointer, "release_unknown", "either a release date or the reason why none is known",
               "a release date is known");
}

static int text_stands_before(const char *const *texts, uint32_t place)
{
    for (uint32_t i = 0; i < place; i++) {
        if (strcmp(texts[i], texts[place]) == 0)
            return 1;
    }
    return 0;
}

void ivni_check_chosen_need(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_chosen_need *need = value;

    for (uint32_t i = 1; i < need->outcome_count; i++) {
        if (text_stands_before(need->outcomes, i)) {
            refuse(violations, pointer, "outcomes", "each outcome once", "the same outcome again");
            return;
        }
    }
}

void ivni_check_chosen_needs(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_chosen_needs *chosen = value;
    uint64_t areas = 0;

    for (uint32_t i = 0; i < chosen->need_count; i++) {
        uint64_t area = (uint64_t)1 << chosen->needs[i]->area;

        if (areas & area) {
            refuse(violations, pointer, "needs", "each need area once", "the same need area again");
            return;
        }
        areas |= area;
    }
}

void ivni_check_attendance(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_attendance *attendance = value;

    if (attendance->attended == IVN_NO && attendance->happened == IVN_YES)
        refuse(violations, pointer, "happened", "false where the person did not come",
               "a session with nobody in it cannot have taken place");
    if (attendance->attended == IVN_NO && attendance->late == IVN_YES)
        refuse(violations, pointer, "late", "absent, or false, where the person did not come",
               "nobody who did not come was late");
    if (known(attendance->late_reason) && attendance->late != IVN_YES)
        refuse(violations, pointer, "late_reason", "only with late", "why late, of somebody who was not said to be");
    if (attendance->no_session != 0 && (attendance->attended == IVN_NO || attendance->happened == IVN_YES))
        refuse(violations, pointer, "no_session", "only where the person came and the session did not take place",
               "why there was no session, of one that took place or of an absence");
}

/* Inside something that says which appointment is meant. */
static void check_not_named(const char *appointment, const char *member, const char *pointer,
                            ivn_violations *violations)
{
    if (known(appointment))
        refuse(violations, pointer, member, "absent: it is clear which appointment is meant",
               "names an appointment of its own");
}

static int is_session(uint32_t kind)
{
    return kind == IVN_APPOINTMENT_SESSION || kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT;
}

void ivni_check_appointment(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_appointment *appointment = value;
    ivn_date day;

    if (appointment->starts.known && ivn_date_of_instant(appointment->starts.value, &day) != IVN_OK)
        refuse(violations, pointer, "starts", "a time from 1972 to 9999", "a time without a British date");
    if (appointment->session.known && !is_session(appointment->kind))
        refuse(violations, pointer, "session", "only of a session or the intervention commencement",
               "the number of a session, of something else");
    if (appointment->session.known && appointment->session.value != 1 &&
        appointment->kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT)
        refuse(violations, pointer, "session", "1: the intervention commencement is the first session",
               "another session than the first");
    if (appointment->attendance != NULL)
        check_not_named(appointment->attendance->appointment, "attendance/appointment", pointer, violations);
    if (appointment->feedback == NULL)
        return;
    check_not_named(appointment->feedback->appointment, "feedback/appointment", pointer, violations);
    if (appointment->attendance == NULL)
        refuse(violations, pointer, "attendance", "the attendance, where there is a record",
               "a record without an attendance");
}

void ivni_check_planned_activity(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_planned_activity *activity = value;

    if (activity->from.known && activity->from.value > activity->by.value)
        refuse(violations, pointer, "by", "its first day or a later one", "done before it begins");
}

static void check_outcomes_differ(const ivn_outcome *const *outcomes, uint32_t count, const char *pointer,
                                  ivn_violations *violations)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (outcomes[i]->area == outcomes[j]->area && strcmp(outcomes[i]->key, outcomes[j]->key) == 0) {
                refuse(violations, pointer, "outcomes", "each outcome of a need once", "the same outcome again");
                return;
            }
        }
    }
}

void ivni_check_action_plan(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_action_plan *plan = value;

    check_outcomes_differ(plan->outcomes, plan->outcome_count, pointer, violations);
    for (uint32_t i = 0; i < plan->outcome_count; i++) {
        if (plan->outcomes[i]->achievement != 0 || known(plan->outcomes[i]->progress)) {
            refuse(violations, pointer, "outcomes", "outcomes without achievement and progress",
                   "a plan cannot say what has been achieved");
            return;
        }
    }
}

void ivni_check_report(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_report *report = value;

    check_outcomes_differ(report->outcomes, report->outcome_count, pointer, violations);
}

void ivni_check_correction(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_correction *correction = value;

    if (correction->note != NULL && (correction->attendance != NULL || correction->feedback != NULL))
        refuse(violations, pointer, "note", "either a note, or attendance and feedback",
               "two kinds of things in the place of one entry");
    if (correction->attendance != NULL)
        check_not_named(correction->attendance->appointment, "attendance/appointment", pointer, violations);
    if (correction->feedback != NULL)
        check_not_named(correction->feedback->appointment, "feedback/appointment", pointer, violations);
}
