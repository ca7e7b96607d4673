/*
 * The guards of appointments around a release: sessions before it, and the meeting on the day.
 */
#include "casework/guards.h"
#include "catalogue/catalogue.h"
#include "people/parts.h"

/* ---- what the services of the referral offer */

static int offers_setting(const ivn_service *service, uint32_t setting)
{
    for (uint32_t i = 0; i < service->offer_count; i++)
        if (service->offers[i]->setting == setting)
            return 1;
    return 0;
}

/* One of the services that is offered in a setting; NULL: none is. */
static const ivn_service *service_in(const ivni_asking *asking, uint32_t setting)
{
    for (uint32_t n = 0; n <= asking->referral->need_count; n++) {
        const ivn_service *service = ivni_service_at(asking, n);

        if (service != NULL && offers_setting(service, setting))
            return service;
    }
    return NULL;
}

static const ivn_custody *custody_of(const ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;

    return facts == NULL || facts->service_user == NULL ? NULL : facts->service_user->custody;
}

/* ---- before release */

/* How many sessions there are before release without the one that is moved. */
static uint32_t sessions_before_release(const ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);
    uint32_t count = asking->referral->pre_release_sessions;

    if (asking->transition->command == IVN_COMMAND_RESCHEDULE_APPOINTMENT && named != NULL && count > 0 &&
        named->facts->pre_release == IVN_YES && ivni_is_session(named->facts->kind))
        count -= 1;
    return count;
}

static ivn_status release_is_on_licence(ivni_asking *asking)
{
    const ivn_custody *custody = custody_of(asking);

    if (custody != NULL && custody->release_on_licence == IVN_YES)
        return IVN_OK;
    return ivni_obstruct_by(asking, "WB-PRE-RELEASE-LICENCE", "/body/pre_release",
                            "%s; expected somebody who will be released on licence.",
                            custody != NULL && custody->release_on_licence == IVN_NO
                                ? "Release will not be on licence"
                                : "It is not known whether release will be on licence");
}

static ivn_status in_the_ways_before_release(ivni_asking *asking, const ivn_appointment *body)
{
    ivn_status status = IVN_OK;
    int32_t most;

    if (body->mode != IVN_MODE_VISIT && !ivni_is_at_a_distance(body->mode))
        status = ivni_obstruct_by(asking, "WB-PRE-RELEASE-SESSIONS", "/body/mode",
                                  "Not a way to hold a session before release; expected a visit, telephone or video.");
    if (status == IVN_OK && ivni_rule_figure(asking, "WB-PRE-RELEASE-SESSIONS/most", &most) &&
        sessions_before_release(asking) >= (uint32_t)most)
        return ivni_obstruct_by(asking, "WB-PRE-RELEASE-SESSIONS", "/body/pre_release",
                                "Too many sessions before release; expected at most %d.", (int)most);
    return status;
}

static ivn_status before_the_release(ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_custody *custody = custody_of(asking);
    const ivn_release_date *release = custody == NULL ? NULL : ivni_release_of(asking->referral->facts->service_user);
    ivn_date day;

    if (custody != NULL && custody->in_custody == IVN_NO)
        return ivni_obstruct(asking, "/body/pre_release", "Not in custody; expected somebody who is.");
    if (release == NULL || !ivni_day_of(body->starts.value, &day) || day <= release->date.value)
        return IVN_OK;
    return ivni_obstruct(asking, "/body/pre_release", "It lies after the release; expected a day before it.");
}

static ivn_status enforced_outside_only(ivni_asking *asking, const ivn_appointment *body)
{
    if (body->enforceable != IVN_YES)
        return IVN_OK;
    return ivni_obstruct_by(asking, "WB-ENFORCEABLE", "/body/enforceable",
                            "Before release it is not part of serving the sentence in the community; expected false.");
}

static ivn_status session_before_release(ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_service *service = service_in(asking, IVN_SETTING_PRE_RELEASE);
    ivn_status status = IVN_OK;

    if (ivni_referral_service(asking) == NULL)
        return IVN_OK;
    if (service == NULL)
        status = ivni_obstruct_by(asking, "WB-PRE-RELEASE", "/body/pre_release",
                                  "The service is not delivered before release; expected one that is.");
    else if (service->kind == IVN_KIND_COMMISSIONED_SERVICE)
        status = release_is_on_licence(asking);
    if (status == IVN_OK && service != NULL && service->kind == IVN_KIND_COMMISSIONED_SERVICE)
        status = in_the_ways_before_release(asking, body);
    return status;
}

/* Who is inside until a day that is known has sessions before release, said or not: saying nothing is no way round. */
static ivn_status is_said_to_be_before(ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_custody *custody = custody_of(asking);
    const ivn_release_date *release;
    ivn_date day;

    if (custody == NULL || custody->in_custody != IVN_YES || !ivni_is_commissioned(asking) ||
        !ivni_day_of(body->starts.value, &day))
        return IVN_OK;
    release = ivni_release_of(asking->referral->facts->service_user);
    if (release == NULL || day >= release->date.value)
        return IVN_OK;
    return ivni_obstruct_by(asking, "WB-PRE-RELEASE", "/body/pre_release",
                            "It lies before the release; expected that it is said to.");
}

ivn_status ivni_guard_pre_release(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    ivn_status status;

    if (body == NULL)
        return IVN_OK;
    if (body->pre_release != IVN_YES)
        return ivni_is_session(body->kind) ? is_said_to_be_before(asking, body) : IVN_OK;
    status = before_the_release(asking, body);
    if (status == IVN_OK)
        status = enforced_outside_only(asking, body);
    if (status == IVN_OK && ivni_is_session(body->kind))
        status = session_before_release(asking, body);
    return status;
}

/* ---- on release */

static const ivn_prison *prison_of(const ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_custody *custody = custody_of(asking);
    const char *key = ivni_says(body->prison) ? body->prison : custody == NULL ? NULL : custody->prison;
    const ivn_catalogue *catalogue = asking->environment->catalogue;
    uint32_t place = catalogue == NULL || !ivni_says(key) ? IVNI_NO_PLACE : ivni_prison_place(catalogue, key);

    return place == IVNI_NO_PLACE ? NULL : catalogue->directory.prisons[place];
}

/* Whether the prison is one of the contract: listed by it, or where its areas are. */
static ivn_flag prison_of_contract(const ivni_asking *asking, const ivn_prison *prison, const ivn_contract *contract)
{
    ivn_flag within = IVN_NO;

    if (ivni_lists_text(contract->prisons, contract->prison_count, prison->key))
        return IVN_YES;
    if (contract->prison_count > 0 || !ivni_says(prison->area) || contract->area_count == 0)
        return contract->prison_count > 0 ? IVN_NO : IVN_UNKNOWN;
    for (uint32_t i = 0; i < contract->area_count && within != IVN_YES; i++)
        within = ivn_catalogue_area_within(asking->environment->catalogue, prison->area, contract->areas[i]);
    return within;
}

/* Without a contract: whether the person will live, or lives, where the prison is the resettlement prison of. */
static ivn_flag prison_of_home(const ivni_asking *asking, const ivn_prison *prison)
{
    const ivn_service_user *user = asking->referral->facts->service_user;
    const char *home = user == NULL ? NULL : user->resettlement_area;

    if (!ivni_says(home))
        home = user == NULL ? NULL : user->home_area;
    if (!ivni_says(home) || !ivni_says(prison->area))
        return IVN_UNKNOWN;
    return ivn_catalogue_area_within(asking->environment->catalogue, home, prison->area);
}

/* Whether the person is met at the gate: a resettlement prison, and one of the contract or of home. */
static ivn_flag met_at_gate(const ivni_asking *asking, const ivn_appointment *body)
{
    const ivn_prison *prison = prison_of(asking, body);
    const ivn_custody *custody = custody_of(asking);
    const ivn_contract *contract;

    if (prison == NULL)
        return custody != NULL && custody->resettlement_prison == IVN_NO ? IVN_NO : IVN_UNKNOWN;
    if (prison->resettlement == IVN_NO)
        return IVN_NO;
    contract = ivni_referral_contract(asking);
    return contract != NULL ? prison_of_contract(asking, prison, contract) : prison_of_home(asking, prison);
}

ivn_status ivni_guard_gate(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    ivn_flag gate;

    if (body == NULL || !ivni_is_on_release(body->kind) || asking->referral->facts == NULL)
        return IVN_OK;
    if (ivni_referral_service(asking) != NULL && service_in(asking, IVN_SETTING_GATE) == NULL)
        return ivni_obstruct(asking, "/body/kind", "The service meets nobody on release; expected one that does.");
    gate = met_at_gate(asking, body);
    if (body->kind == IVN_APPOINTMENT_MEET_AT_GATE && gate == IVN_NO)
        return ivni_obstruct_by(asking, "WB-GATE-ELSEWHERE", "/body/kind",
                                "Not released from a resettlement prison of the contract; expected a meeting at the "
                                "transport hub.");
    if (body->kind == IVN_APPOINTMENT_MEET_AT_TRANSPORT_HUB && gate == IVN_YES)
        return ivni_obstruct_by(asking, "WB-GATE", "/body/kind",
                                "Released from a resettlement prison of the contract; expected a meeting at the gate.");
    return IVN_OK;
}
