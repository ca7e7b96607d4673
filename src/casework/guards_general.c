/*
 * The guards that every command meets: the phase, the actor's role, and the time at which it is said to have happened.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"

#define LIST_ROOM 160u

/* The titles of the codes whose bits are set: "received, accepted". The vocabularies are short: see the test. */
static void list_titles(uint32_t vocabulary, uint32_t bits, char out[LIST_ROOM])
{
    size_t length = 0;

    out[0] = '\0';
    for (uint32_t code = 1; code < 32; code++) {
        if (!(bits & IVNI_BIT(code)))
            continue;
        snprintf(out + length, LIST_ROOM - length, "%s%s", length == 0 ? "" : ", ",
                 ivn_term_of(vocabulary, code)->title);
        length = strlen(out);
    }
}

ivn_status ivni_guard_phase(ivni_asking *asking)
{
    uint32_t phase = asking->referral->phase, allowed = asking->transition->phases;
    char list[LIST_ROOM];

    if (allowed & IVNI_BIT(phase))
        return IVN_OK;
    if (phase == 0)
        return ivni_obstruct(asking, "", "There is no referral yet; expected one that has been drafted.");
    if (allowed == IVNI_NO_RECORD)
        return ivni_obstruct(asking, "", "There is a referral already; expected none, as a referral is drafted once.");
    list_titles(IVN_VOCABULARY_PHASE, allowed & ~IVNI_NO_RECORD, list);
    return ivni_obstruct_by(asking, "", "", "The referral is %s; expected one that is: %s.",
                            ivn_term_of(IVN_VOCABULARY_PHASE, phase)->title, list);
}

ivn_status ivni_guard_role(ivni_asking *asking)
{
    char list[LIST_ROOM];

    if (asking->role == 0 || asking->transition->roles & IVNI_BIT(asking->role))
        return IVN_OK;
    list_titles(IVN_VOCABULARY_ROLE, asking->transition->roles, list);
    return ivni_obstruct_by(asking, "", "", "The actor is: %s; expected one of: %s.",
                            ivn_term_of(IVN_VOCABULARY_ROLE, asking->role)->title, list);
}

ivn_status ivni_guard_not_ahead(ivni_asking *asking)
{
    if (asking->at <= asking->now)
        return IVN_OK;
    return ivni_obstruct(asking, "",
                         "It is said to happen after the present time; expected that time or an earlier one.");
}

/* Some places are kept for the end of a case, its corrections and its redaction: no case stays open for ever. */
ivn_status ivni_guard_room(ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    ivn_status status = IVN_OK;

    if (referral->entry_count >= IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES + asking->transition->reserve)
        status = ivni_obstruct(asking, "", "The record is full; expected that the case is ended.");
    if (status != IVN_OK || asking->transition->body != &ivni_appointment_table ||
        referral->appointment_count < IVN_MOST_APPOINTMENTS)
        return status;
    return ivni_obstruct(asking, "", "The referral has as many appointments as it may have; expected no more of them.");
}

/* ---- what a command builds on */

typedef struct anchor {
    ivn_moment at;
    const char *what; /* in the message */
} anchor;

/* The later of two; one that is not known counts for nothing. */
static void later(anchor *of, ivn_moment at, const char *what)
{
    if (at.known && (!of->at.known || at.value > of->at.value))
        *of = (anchor){at, what};
}

static ivn_moment drafted(const ivn_referral_view *referral)
{
    return referral->entry_count == 0 ? (ivn_moment){0} : referral->entries[0]->at;
}

/* One that was attended and did not take place comes before the one that did. */
static void later_than_assessment(anchor *of, const ivn_referral_view *referral)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *each = referral->appointments[i];

        if (each->facts->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT && each->held == IVN_YES)
            later(of, each->facts->starts, "the supplier assessment");
    }
}

/* The last session that counts: an end does not lie before it. */
static void later_than_sessions(anchor *of, const ivn_referral_view *referral)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];

        if (appointment->came == IVN_YES && appointment->session != 0)
            later(of, appointment->facts->starts, "the last session to which the person came");
    }
}

static void later_than_appointment(anchor *of, const ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (named == NULL)
        return;
    later(of, named->offered, "the offer of the appointment");
    if (asking->transition->command == IVN_COMMAND_SUBMIT_FEEDBACK)
        later(of, named->recorded, "the attendance that was recorded");
    if (asking->transition->command == IVN_COMMAND_REPLACE_APPOINTMENT)
        later(of, named->submitted, "the record of the missed appointment");
}

/* By command, what has always happened before: the draft, the sending, the receipt, the acceptance, the end. */
static void later_than_phases(anchor *of, const ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    uint32_t phases = asking->transition->phases;

    later(of, drafted(referral), "the draft");
    if (phases & (IVNI_NO_RECORD | IVNI_BIT(IVN_PHASE_DRAFT)))
        return;
    later(of, referral->sent, "the sending");
    if (phases & (IVNI_BIT(IVN_PHASE_SENT) | IVNI_BIT(IVN_PHASE_RETURNED)))
        return;
    later(of, referral->received, "the receipt");
    if (phases & IVNI_BIT(IVN_PHASE_RECEIVED))
        return;
    later(of, referral->accepted, "the acceptance");
    if (phases == IVNI_BIT(IVN_PHASE_REPORTING))
        later(of, referral->ended, "the end of the service");
}

static ivn_moment report_written(const ivn_referral_view *referral)
{
    for (uint32_t i = referral->entry_count; i > 0; i--)
        if (referral->entries[i - 1]->type == IVN_COMMAND_WRITE_REPORT && !ivni_is_struck(referral, i))
            return referral->entries[i - 1]->at;
    return (ivn_moment){0};
}

static anchor builds_on(const ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;
    const ivn_plan_view *plan;
    anchor of = {{0}, ""};

    later_than_phases(&of, asking);
    later_than_appointment(&of, asking);
    switch (asking->transition->command) {
    case IVN_COMMAND_SEND:
        later(&of, referral->returned, "the return of the referral");
        break;
    case IVN_COMMAND_SUBMIT_ACTION_PLAN:
        later_than_assessment(&of, referral);
        break;
    case IVN_COMMAND_SHARE_ACTION_PLAN:
    case IVN_COMMAND_APPROVE_ACTION_PLAN:
        plan = ivni_plan_meant(asking);
        later(&of, plan == NULL ? (ivn_moment){0} : plan->submitted, "the submission of the plan");
        break;
    case IVN_COMMAND_WITHDRAW:
    case IVN_COMMAND_CLOSE_EARLY:
        later_than_sessions(&of, referral);
        break;
    case IVN_COMMAND_SUBMIT_REPORT:
        later(&of, report_written(referral), "the report was written");
        break;
    default:
        break;
    }
    return of;
}

ivn_status ivni_guard_not_before(ivni_asking *asking)
{
    anchor of = builds_on(asking);

    if (!of.at.known || asking->at >= of.at.value)
        return IVN_OK;
    return ivni_obstruct_by(asking, "", "", "It is said to happen before %s; expected that time or a later one.",
                            of.what);
}
