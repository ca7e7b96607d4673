/*
 * What guards let pass and yet tell: days that are used up, and what a document leaves open. Serves whoever gives the
 * command; nothing here refuses.
 */
#include <stdio.h>

#include "casework/guards.h"

/* ---- days: two appointments on one day are one day */

/* Whether an appointment uses, or is to use, a day of the kind that is counted. */
typedef int uses_day(const ivn_appointment_view *appointment);

static int is_ahead_or_kept(const ivn_appointment_view *appointment)
{
    return ivni_is_current(appointment) && (!appointment->submitted.known || appointment->came == IVN_YES);
}

static int uses_enforceable_day(const ivn_appointment_view *appointment)
{
    return appointment->facts->enforceable == IVN_YES && is_ahead_or_kept(appointment);
}

static int uses_activity_day(const ivn_appointment_view *appointment)
{
    return ivni_is_activity(appointment->facts) && ivni_is_current(appointment) &&
           (!appointment->submitted.known || ivni_is_activity_day(appointment));
}

static int stands_before(const ivn_referral_view *referral, uses_day *uses, uint32_t place)
{
    for (uint32_t i = 0; i < place; i++)
        if (uses(referral->appointments[i]) &&
            referral->appointments[i]->day.value == referral->appointments[place]->day.value)
            return 1;
    return 0;
}

/* Days used by all appointments and one more on `day`, in whose place `moved` goes (NULL: none does). */
static int32_t days_with(const ivn_referral_view *referral, uses_day *uses, ivn_date day,
                         const ivn_appointment_view *moved)
{
    int32_t count = 1;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];

        count += appointment != moved && uses(appointment) && appointment->day.value != day &&
                 !stands_before(referral, uses, i);
    }
    return count;
}

/* The days that were ordered where one requirement of them is in the facts; 0: none or several, or nobody says. */
static int32_t activity_days_ordered(const ivn_referral_view *referral)
{
    const ivn_service_user *user = referral->facts == NULL ? NULL : referral->facts->service_user;
    int32_t days = 0, count = 0;

    for (uint32_t i = 0; user != NULL && i < user->sentence_count; i++) {
        if (user->sentences[i]->rehabilitation_activity != IVN_YES)
            continue;
        count += 1;
        if (user->sentences[i]->rehabilitation_activity_days.known)
            days = user->sentences[i]->rehabilitation_activity_days.value;
    }
    return count == 1 ? days : 0;
}

static ivn_status remark_on_count(ivni_asking *asking, const char *what, int32_t count, int32_t most)
{
    char sentence[200];

    snprintf(sentence, sizeof sentence, "With this appointment there are %d days of %s, of %d.", (int)count, what,
             (int)most);
    return ivni_remark(asking, sentence);
}

ivn_status ivni_remark_on_days(ivni_asking *asking, const ivn_appointment *offered, ivn_date day)
{
    const ivn_referral_view *referral = asking->referral;
    const ivn_appointment_view *moved = ivni_appointment_named(asking);
    ivn_number most = referral->facts == NULL ? (ivn_number){0} : referral->facts->enforceable_days;
    int32_t ordered = activity_days_ordered(referral), count;
    ivn_status status = IVN_OK;

    if (asking->environment == NULL)
        return IVN_OK;
    if (offered->enforceable == IVN_YES && most.known) {
        count = days_with(referral, uses_enforceable_day, day, moved);
        if (count > most.value)
            status = remark_on_count(asking, "enforceable contact", count, most.value);
    }
    if (status != IVN_OK || ordered == 0 || !ivni_is_activity(offered) || !ivni_uses_activity_days(referral))
        return status;
    count = days_with(referral, uses_activity_day, day, moved);
    return count > ordered ? remark_on_count(asking, "rehabilitation activity", count, ordered) : IVN_OK;
}

ivn_status ivni_remark_on_plan(ivni_asking *asking, const ivn_action_plan *plan)
{
    const ivn_referral_facts *facts = asking->referral->facts;
    char sentence[200];

    if (facts == NULL || !facts->enforceable_days.known || plan->sessions.value <= facts->enforceable_days.value)
        return IVN_OK;
    snprintf(
        sentence, sizeof sentence,
        "The plan has %d sessions, the referral %d days of enforceable contact: some sessions have to share a day.",
        (int)plan->sessions.value, (int)facts->enforceable_days.value);
    return ivni_remark(asking, sentence);
}

/* ---- the end of the sentence */

/* The last day of what is known to end last; not known: there is none, or one has no end. */
static ivn_number last_day(const ivn_service_user *user)
{
    ivn_number last = {0, 0};

    for (uint32_t i = 0; user != NULL && i < user->sentence_count; i++) {
        if (!user->sentences[i]->ends.known)
            return (ivn_number){0, 0};
        if (!last.known || user->sentences[i]->ends.value > last.value)
            last = user->sentences[i]->ends;
    }
    return last;
}

ivn_status ivni_remark_on_deadline(ivni_asking *asking, const ivn_referral_facts *facts)
{
    ivn_number last = last_day(facts->service_user);

    if (!facts->complete_by.known || !last.known || facts->complete_by.value <= last.value)
        return IVN_OK;
    return ivni_remark(asking, "The day by which it is to be done lies after the end of every sentence on record.");
}

/* ---- what a document leaves open */

ivn_status ivni_remark_on_liaison(ivni_asking *asking, const char *activity)
{
    char sentence[200];

    if (!ivni_rule_asks(asking, "WB-FAMILY-LIAISON"))
        return IVN_OK;
    snprintf(sentence, sizeof sentence,
             "The specification does not say whether the practitioner is consulted before activity %.60s: ask first.",
             activity);
    return ivni_remark(asking, sentence);
}
