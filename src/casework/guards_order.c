/*
 * The guards of the order of appointments: one of a kind and number at a time, sessions within an approved plan.
 */
#include "casework/guards.h"

/* Another one in the place of one that is named is of its kind and its number, and not before one that was missed. */
static ivn_status follows_the_one_named(ivni_asking *asking, const ivn_appointment *body,
                                        const ivn_appointment_view *named)
{
    ivn_status status = IVN_OK;

    if (body->kind != named->facts->kind)
        status =
            ivni_obstruct(asking, "/body/kind", "Of another kind; expected the kind of the one in whose place it is.");
    else if (body->session.known && (uint32_t)body->session.value != named->session)
        status =
            ivni_obstruct(asking, "/body/session", "Another session; expected that of the one in whose place it is.");
    if (status != IVN_OK || asking->transition->command != IVN_COMMAND_REPLACE_APPOINTMENT ||
        body->starts.value >= named->facts->starts.value)
        return status;
    return ivni_obstruct_by(asking, "RM-APPOINTMENT-ORDER", "/body/starts",
                            "Before the appointment that was missed; expected a later time.");
}

/* The latest appointment of the kind, of sessions: of the number, that was not moved or replaced. */
static const ivn_appointment_view *stands_for(const ivn_referral_view *referral, const ivn_appointment *body)
{
    const ivn_appointment_view *found = NULL;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *other = referral->appointments[i];
        int same = ivni_is_session(body->kind)
                       ? ivni_is_session(other->facts->kind) && other->session == (uint32_t)body->session.value
                       : other->facts->kind == body->kind;

        if (same && ivni_is_current(other) && !ivni_is_replaced(referral, other->number))
            found = other;
    }
    return found;
}

/* How many different sessions of a plan have an appointment: one beyond a plan that came later is none of them. */
static uint32_t sessions_arranged(const ivn_referral_view *referral, uint32_t planned)
{
    uint8_t seen[IVN_MOST_SESSIONS + 1] = {0};
    uint32_t count = 0;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        uint32_t session = referral->appointments[i]->session;

        if (session == 0 || session > IVN_MOST_SESSIONS || session > planned || seen[session])
            continue;
        seen[session] = 1;
        count += 1;
    }
    return count;
}

static ivn_status within_the_plan(ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_referral_view *referral = asking->referral;
    uint32_t planned = referral->sessions_planned.known ? (uint32_t)referral->sessions_planned.value : 0;

    if (planned == 0 || referral->approved_plan == NULL)
        return IVN_OK;
    if (body->session.known && (uint32_t)body->session.value > planned)
        return ivni_obstruct_by(asking, "", "/body/session",
                                "Beyond the approved plan; expected one of its %u sessions, or a larger plan.",
                                (unsigned)planned);
    if (!body->session.known && body->kind == IVN_APPOINTMENT_SESSION &&
        sessions_arranged(referral, planned) >= planned)
        return ivni_obstruct_by(asking, "", "/body/session",
                                "All %u sessions of the approved plan have an appointment; expected a larger plan.",
                                (unsigned)planned);
    return IVN_OK;
}

static ivn_status none_stands(ivni_asking *asking, const ivn_appointment_view *other)
{
    if (other == NULL)
        return IVN_OK;
    if (other->held == IVN_YES)
        return ivni_obstruct(asking, "/body/kind", "There is one that took place; expected no other one.");
    if (ivni_is_missed(other))
        return ivni_obstruct(asking, "/body/kind",
                             "There is one that was missed; expected that the new one replaces it.");
    return ivni_obstruct(asking, "/body/kind", "There is one already; expected that it is moved to another time.");
}

static ivn_status nothing_stands_for(ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_appointment_view *other;
    ivn_appointment meant = *body;

    if (body->kind == IVN_APPOINTMENT_REVIEW)
        return IVN_OK;
    if (body->kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT)
        meant.session = (ivn_number){1, 1};
    if (ivni_is_session(body->kind) && !meant.session.known)
        return IVN_OK; /* it gets the next number that has none */
    other = stands_for(asking->referral, &meant);
    /* Who was met on an earlier release may be met on another one. */
    if (other != NULL && !ivni_is_session(body->kind) && body->kind != IVN_APPOINTMENT_SUPPLIER_ASSESSMENT &&
        other->submitted.known)
        return IVN_OK;
    return none_stands(asking, other);
}

ivn_status ivni_guard_appointment_in_order(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    const ivn_appointment_view *named = ivni_appointment_named(asking);
    ivn_status status;

    if (body == NULL)
        return IVN_OK;
    if (asking->transition->command != IVN_COMMAND_OFFER_APPOINTMENT)
        return named == NULL ? IVN_OK : follows_the_one_named(asking, body, named);
    status = nothing_stands_for(asking, body);
    return status == IVN_OK && ivni_is_session(body->kind) ? within_the_plan(asking, body) : status;
}

/* A commissioned service holds its sessions by a plan; without a body an assessment may be offered all the same. */
ivn_status ivni_guard_plan_approved(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);

    if (body == NULL || !ivni_is_session(body->kind) || asking->referral->approved_plan != NULL ||
        !ivni_is_commissioned(asking))
        return IVN_OK;
    return ivni_obstruct(asking, "/body/kind",
                         "No action plan has been approved; expected one before the first session.");
}
