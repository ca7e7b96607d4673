/*
 * The guards of action plans, and of the intensity that is agreed on: after the assessment, whole, in line with the
 * referral, never smaller than what was approved.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"
#include "catalogue/catalogue.h"

/* ---- after the assessment */

/* Came and took place: an assessment to which the person came, and which was then not held, allows no plan. */
static int assessment_was_held(const ivn_referral_view *referral)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        if (referral->appointments[i]->facts->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT &&
            referral->appointments[i]->held == IVN_YES)
            return 1;
    return 0;
}

ivn_status ivni_guard_assessment_held(ivni_asking *asking)
{
    if (assessment_was_held(asking->referral) || !ivni_is_commissioned(asking))
        return IVN_OK;
    return ivni_obstruct(asking, "",
                         "No supplier assessment took place and is on record; expected one before the action plan.");
}

/* ---- whole */

static const ivn_chosen_need *need_of(const ivn_referral_view *referral, uint32_t area)
{
    for (uint32_t i = 0; i < referral->need_count; i++)
        if (referral->needs[i]->area == area)
            return referral->needs[i];
    return NULL;
}

static int plan_works_on(const ivn_action_plan *plan, uint32_t area)
{
    for (uint32_t i = 0; i < plan->activity_count; i++)
        if (plan->activities[i]->area == 0 || plan->activities[i]->area == area)
            return 1;
    return 0;
}

static int plan_aims_at(const ivn_action_plan *plan, uint32_t area)
{
    for (uint32_t i = 0; i < plan->outcome_count; i++)
        if (plan->outcomes[i]->area == area)
            return 1;
    return 0;
}

static ivn_status each_need_is_served(ivni_asking *asking, const ivn_action_plan *plan)
{
    const ivn_referral_view *referral = asking->referral;
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < referral->need_count; i++) {
        uint32_t area = referral->needs[i]->area;
        const char *title = ivn_term_of(IVN_VOCABULARY_NEED, area)->title;

        if (!plan_works_on(plan, area))
            status = ivni_obstruct_by(asking, "WB-PLAN-CONTENT", "/body/activities",
                                      "No intervention for a need that was chosen, %s; expected one.", title);
        if (status == IVN_OK && !plan_aims_at(plan, area))
            status = ivni_obstruct_by(asking, "WB-PLAN-CONTENT", "/body/outcomes",
                                      "No outcome for a need that was chosen, %s; expected one.", title);
    }
    return status;
}

/* The service that lists the work of a need: of none, that of the referral. */
static const ivn_service *service_for(const ivni_asking *asking, uint32_t area)
{
    const ivn_chosen_need *need = area == 0 ? NULL : need_of(asking->referral, area);

    return need == NULL ? ivni_referral_service(asking) : ivni_need_service(asking, need);
}

static ivn_status not_listed(ivni_asking *asking, const char *list, uint32_t place, const char *message)
{
    char pointer[64];

    snprintf(pointer, sizeof pointer, "/body/%s/%u/key", list, (unsigned)place);
    return ivni_obstruct(asking, pointer, message);
}

static ivn_status keys_are_listed(ivni_asking *asking, const ivn_action_plan *plan)
{
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < plan->activity_count; i++) {
        const ivn_planned_activity *activity = plan->activities[i];
        const ivn_service *service = service_for(asking, activity->area);

        if (ivni_says(activity->key) && service != NULL && service->activity_count > 0 &&
            ivni_item_of(service->activities, service->activity_count, activity->key) == NULL)
            status = not_listed(asking, "activities", i,
                                "Not an activity of the service; expected the key of one that it lists, or none.");
    }
    for (uint32_t i = 0; status == IVN_OK && i < plan->outcome_count; i++) {
        const ivn_service *service = service_for(asking, plan->outcomes[i]->area);

        if (service != NULL && service->outcome_count > 0 &&
            ivni_item_of(service->outcomes, service->outcome_count, plan->outcomes[i]->key) == NULL)
            status = not_listed(asking, "outcomes", i,
                                "Not an outcome of the service; expected the key of one that it lists.");
    }
    return status;
}

ivn_status ivni_guard_plan_whole(ivni_asking *asking)
{
    const ivn_action_plan *plan = asking->body;
    ivn_status status;

    if (plan == NULL)
        return IVN_OK;
    status = each_need_is_served(asking, plan);
    if (status == IVN_OK)
        status = keys_are_listed(asking, plan);
    return status == IVN_OK ? ivni_remark_on_plan(asking, plan) : status;
}

/* ---- in line with the referral */

static int plan_has_outcome(const ivn_action_plan *plan, uint32_t area, const char *key)
{
    for (uint32_t i = 0; i < plan->outcome_count; i++)
        if (plan->outcomes[i]->area == area && strcmp(plan->outcomes[i]->key, key) == 0)
            return 1;
    return 0;
}

static ivn_status departs(ivni_asking *asking, const char *pointer, const char *message)
{
    return ivni_obstruct_by(asking, "WB-PLAN-IN-LINE", pointer, "%s", message);
}

static ivn_status outcomes_are_wanted(ivni_asking *asking, const ivn_action_plan *plan)
{
    ivn_status status = IVN_OK;
    char pointer[48];

    for (uint32_t i = 0; status == IVN_OK && i < plan->outcome_count; i++) {
        const ivn_chosen_need *need = need_of(asking->referral, plan->outcomes[i]->area);

        if (need != NULL && ivni_lists_text(need->outcomes, need->outcome_count, plan->outcomes[i]->key))
            continue;
        snprintf(pointer, sizeof pointer, "/body/outcomes/%u", (unsigned)i);
        status = departs(asking, pointer,
                         "The referral does not ask for this outcome; expected one that it asks for, or an agreed "
                         "variation.");
    }
    return status;
}

static ivn_status wanted_outcomes_are_there(ivni_asking *asking, const ivn_action_plan *plan)
{
    const ivn_referral_view *referral = asking->referral;

    for (uint32_t i = 0; i < referral->need_count; i++)
        for (uint32_t k = 0; k < referral->needs[i]->outcome_count; k++)
            if (!plan_has_outcome(plan, referral->needs[i]->area, referral->needs[i]->outcomes[k]))
                return departs(asking, "/body/outcomes",
                               "An outcome that the referral asks for is not there; expected all of them, or an agreed "
                               "variation.");
    return IVN_OK;
}

static ivn_status work_is_for_chosen_needs(ivni_asking *asking, const ivn_action_plan *plan)
{
    ivn_status status = IVN_OK;
    char pointer[48];

    for (uint32_t i = 0; status == IVN_OK && i < plan->activity_count; i++) {
        if (plan->activities[i]->area == 0 || need_of(asking->referral, plan->activities[i]->area) != NULL)
            continue;
        snprintf(pointer, sizeof pointer, "/body/activities/%u/area", (unsigned)i);
        status = departs(asking, pointer,
                         "The referral has no such need; expected one that was chosen, or an agreed variation.");
    }
    return status;
}

static ivn_status sessions_are_those_asked_for(ivni_asking *asking, const ivn_action_plan *plan)
{
    const ivn_referral_facts *facts = asking->referral->facts;

    if (facts == NULL || !facts->sessions.known || plan->sessions.value <= facts->sessions.value)
        return IVN_OK;
    return ivni_obstruct_by(asking, "WB-PLAN-IN-LINE", "/body/sessions",
                            "More sessions than the referral asks for; expected at most %d, or an agreed variation.",
                            (int)facts->sessions.value);
}

ivn_status ivni_guard_plan_in_line(ivni_asking *asking)
{
    const ivn_action_plan *plan = asking->body;
    ivn_status status = IVN_OK;

    if (plan == NULL)
        return IVN_OK;
    if (plan->variation_agreed == IVN_YES) {
        if (ivni_says(plan->variation))
            return IVN_OK;
        return departs(asking, "/body/variation", "A variation was agreed; expected what differs, and why.");
    }
    if (asking->referral->need_count > 0)
        status = outcomes_are_wanted(asking, plan);
    if (status == IVN_OK)
        status = wanted_outcomes_are_there(asking, plan);
    if (status == IVN_OK && asking->referral->need_count > 0)
        status = work_is_for_chosen_needs(asking, plan);
    return status == IVN_OK ? sessions_are_those_asked_for(asking, plan) : status;
}

/* ---- versions */

const ivn_plan_view *ivni_plan_meant(const ivni_asking *asking)
{
    const ivn_plan_version *body = asking->body;
    uint32_t version = body == NULL ? 0 : body->version, count = asking->referral->plan_count;

    if (version == 0)
        version = count;
    return version == 0 || version > count ? NULL : asking->referral->plans[version - 1];
}

ivn_status ivni_guard_plan_not_smaller(ivni_asking *asking)
{
    const ivn_plan_view *approved = asking->referral->approved_plan, *meant;
    const ivn_action_plan *plan;

    if (asking->transition->command == IVN_COMMAND_SUBMIT_ACTION_PLAN) {
        plan = asking->body;
    } else {
        meant = ivni_plan_meant(asking);
        plan = meant == NULL ? NULL : meant->facts;
    }
    if (approved == NULL || plan == NULL || plan->sessions.value >= approved->facts->sessions.value)
        return IVN_OK;
    return ivni_obstruct_by(asking, "RM-PLAN-SESSIONS",
                            asking->body == plan   ? "/body/sessions"
                            : asking->body != NULL ? "/body/version"
                                                   : "",

                            "Fewer sessions than the approved plan; expected at least %d.",
                            (int)approved->facts->sessions.value);
}

ivn_status ivni_guard_plan_latest(ivni_asking *asking)
{
    const ivn_plan_view *meant = ivni_plan_meant(asking);
    uint32_t count = asking->referral->plan_count;

    if (count == 0)
        return ivni_obstruct(asking, "", "No action plan has been submitted; expected one.");
    if (meant == NULL)
        return ivni_obstruct_by(asking, "", "/body/version", "No such version of the plan; expected version %u.",
                                (unsigned)count);
    if (meant->version != count)
        return ivni_obstruct_by(asking, "", "/body/version", "A later version has been submitted; expected version %u.",
                                (unsigned)count);
    if (asking->transition->command == IVN_COMMAND_APPROVE_ACTION_PLAN && meant->approved.known)
        return ivni_obstruct(asking, asking->body == NULL ? "" : "/body/version",
                             "The plan has been approved; expected a version that has not.");
    return IVN_OK;
}

/* ---- intensity */

static const ivn_provision *provision_of(const ivn_service *service, uint32_t intensity)
{
    for (uint32_t i = 0; i < service->provision_count; i++)
        if (service->provisions[i]->intensity == intensity)
            return service->provisions[i];
    return NULL;
}

/* The hours that a service is bought for at an intensity are the most that there are. */
static ivn_status hours_are_provided(ivni_asking *asking, const ivn_service *service, const ivn_agreement *body)
{
    const ivn_provision *provision = provision_of(service, body->intensity);

    if (provision == NULL || !body->hours.known || !provision->hours.known ||
        body->hours.value <= provision->hours.value)
        return IVN_OK;
    return ivni_obstruct_by(asking, "", "/body/hours",
                            "More than there is at this intensity; expected at most %d hours.",
                            (int)provision->hours.value);
}

ivn_status ivni_guard_intensity_offered(ivni_asking *asking)
{
    const ivn_agreement *body = asking->body;
    const ivn_service *service = ivni_referral_service(asking);

    if (body == NULL || service == NULL)
        return IVN_OK;
    if (!ivni_service_provides(service, body->intensity))
        return ivni_obstruct(asking, "/body/intensity",
                             "The service is not delivered at this intensity; expected one that it provides.");
    return hours_are_provided(asking, service, body);
}
