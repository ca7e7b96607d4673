/*
 * The guards that compare a referral with the catalogue: its needs with what the service is for, and all of it with
 * what a referral of its kind has to say before it is sent.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"
#include "catalogue/catalogue.h"
#include "duties/duties.h"
#include "rulebook/rulebook.h"

#define POINTER_ROOM 80u

/* ---- needs of the service */

/* The needs that are looked at: those of the body, or those that were chosen. */
typedef struct chosen {
    ivni_asking *asking;
    const char *where; /* pointer of the list */
    uint32_t place;
    const ivn_chosen_need *need;
    const ivn_service *service;
} chosen;

static ivn_status refuse(const chosen *of, const char *member, const char *message)
{
    char pointer[POINTER_ROOM];

    snprintf(pointer, sizeof pointer, "%s/%u/%s", of->where, (unsigned)of->place, member);
    return ivni_obstruct(of->asking, pointer, message);
}

static ivn_status outcomes_are_those_of_the_service(const chosen *of)
{
    ivn_status status = IVN_OK;
    char member[32];

    for (uint32_t i = 0; status == IVN_OK && of->service->outcome_count > 0 && i < of->need->outcome_count; i++) {
        if (ivni_item_of(of->service->outcomes, of->service->outcome_count, of->need->outcomes[i]))
            continue;
        snprintf(member, sizeof member, "outcomes/%u", (unsigned)i);
        status = refuse(of, member, "Not an outcome of the service; expected the key of one that it lists.");
    }
    return status;
}

static ivn_status need_is_one_of_the_service(const chosen *of)
{
    const ivn_contract *contract = ivni_referral_contract(of->asking);
    const ivn_service *service = of->service;
    ivn_status status = IVN_OK;

    if (service == NULL && !ivni_says(of->need->service))
        return IVN_OK; /* that of the referral, of which ELIGIBLE tells */
    if (service == NULL)
        return refuse(of, "service", "No such service on the day; expected one that the catalogue offers.");
    if (contract != NULL && contract->service_count > 0 &&
        !ivni_lists_text(contract->services, contract->service_count, service->key))
        status = refuse(of, "service", "Not a service of the contract; expected one that it lists.");
    if (status == IVN_OK && service->need_count > 0 &&
        !ivni_lists_code(service->needs, service->need_count, of->need->area))
        status = refuse(of, "area", "The service is not for this need; expected a need that it addresses.");
    if (status == IVN_OK && of->need->complexity != 0 &&
        !ivni_service_provides(service, ivni_intensity_of_level(of->need->complexity)))
        status = refuse(of, "complexity", "The service is not delivered at this level; expected one that it provides.");
    return status == IVN_OK ? outcomes_are_those_of_the_service(of) : status;
}

ivn_status ivni_guard_needs_of_service(ivni_asking *asking)
{
    const ivn_chosen_needs *body = asking->body;
    int sends = asking->transition->command == IVN_COMMAND_SEND;
    const ivn_chosen_need *const *needs = asking->referral->needs;
    uint32_t count = asking->referral->need_count;
    chosen of = {.asking = asking, .where = sends ? "/needs" : "/body/needs"};
    ivn_status status = IVN_OK;

    if (!sends) {
        needs = body == NULL ? NULL : body->needs;
        count = body == NULL ? 0 : body->need_count;
    }
    for (uint32_t i = 0; status == IVN_OK && i < count; i++) {
        of.place = i;
        of.need = needs[i];
        of.service = ivni_need_service(asking, needs[i]);
        status = need_is_one_of_the_service(&of);
    }
    return status;
}

/* ---- complete */

static ivn_status lacks(ivni_asking *asking, const char *pointer, const char *message)
{
    return ivni_obstruct_by(asking, "RM-COMPLETE", pointer, "%s", message);
}

/* What every referral says, as its table: a text that is not there. */
static ivn_status lacks_texts(ivni_asking *asking, const ivn_referral_facts *facts)
{
    const struct {
        int there;
        const char *pointer, *message;
    } asked[] = {
        {ivni_says(facts->sentence), "/facts/sentence",
         "The sentence is not named; expected the one that the referral is recorded under."},
        {ivni_says(facts->practitioner), "/facts/practitioner", "No practitioner is named; expected one."},
        {ivni_says(facts->provider) || ivni_says(facts->contract), "/facts/provider",
         "No supplier is named; expected a supplier, or a contract."},
        {ivni_says(facts->risk), "/facts/risk",
         "Nothing is said of risk; expected what the supplier must know, if only that there is nothing."},
        {ivni_says(facts->purpose) || ivni_says(facts->support), "/facts/purpose",
         "Nothing is said of why the person is referred; expected a purpose, or the support that is wanted."},
        {facts->interpreter != IVN_YES || ivni_says(facts->language), "/facts/language",
         "An interpreter is needed; expected the language."},
        {facts->responsibilities != IVN_YES || ivni_says(facts->unavailable), "/facts/unavailable",
         "There are work or caring duties; expected when the person cannot come."},
    };
    ivn_status status = IVN_OK;

    for (size_t i = 0; status == IVN_OK && i < sizeof asked / sizeof *asked; i++)
        if (!asked[i].there)
            status = lacks(asking, asked[i].pointer, asked[i].message);
    return status;
}

static ivn_status need_is_complete(ivni_asking *asking, uint32_t place)
{
    const ivn_chosen_need *need = asking->referral->needs[place];
    const ivn_service *service = ivni_need_service(asking, need);
    ivn_status status = IVN_OK;
    char pointer[POINTER_ROOM];

    if (need->complexity == 0) {
        snprintf(pointer, sizeof pointer, "/needs/%u/complexity", (unsigned)place);
        status = lacks(asking, pointer, "The complexity of the need is not known; expected a level.");
    }
    if (status != IVN_OK || need->outcome_count > 0 || service == NULL || service->outcome_count == 0)
        return status;
    snprintf(pointer, sizeof pointer, "/needs/%u/outcomes", (unsigned)place);
    return lacks(asking, pointer, "No outcome is wanted; expected at least one of the service.");
}

/* A commissioned service works towards outcomes of needs, by a day, on so many days. */
static ivn_status commissioned_is_complete(ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;
    ivn_status status = IVN_OK;

    if (!facts->complete_by.known)
        status = lacks(asking, "/facts/complete_by", "No day by which it is to be done; expected one.");
    if (status == IVN_OK && !facts->enforceable_days.known)
        status = lacks(asking, "/facts/enforceable_days", "No number of days of enforceable contact; expected one.");
    if (status == IVN_OK && asking->referral->need_count == 0)
        status = lacks(asking, "/needs", "No need has been chosen; expected at least one.");
    for (uint32_t i = 0; status == IVN_OK && i < asking->referral->need_count; i++)
        status = need_is_complete(asking, i);
    return status;
}

static ivn_status contract_is_running(ivni_asking *asking, const ivn_service *service)
{
    const ivn_contract *contract = ivni_referral_contract(asking);

    if (!ivni_says(asking->referral->facts->contract))
        return IVN_OK;
    if (contract == NULL)
        return ivni_obstruct(asking, "/facts/contract", "No such contract; expected the key of one in the catalogue.");
    if (!ivni_in_force(&contract->starts, &contract->ends, asking->day))
        return ivni_obstruct(asking, "/facts/contract",
                             "The contract does not run on the day; expected one that does.");
    if (service != NULL && contract->service_count > 0 &&
        !ivni_lists_text(contract->services, contract->service_count, service->key))
        return ivni_obstruct(asking, "/facts/contract",
                             "The service is not one of the contract; expected one that is.");
    return IVN_OK;
}

ivn_status ivni_guard_complete(ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;
    const ivn_service *service = ivni_referral_service(asking);
    ivn_status status;

    if (facts == NULL)
        return IVN_OK;
    status = lacks_texts(asking, facts);
    if (status == IVN_OK)
        status = contract_is_running(asking, service);
    if (status == IVN_OK && service != NULL && service->kind == IVN_KIND_COMMISSIONED_SERVICE)
        status = commissioned_is_complete(asking);
    return status;
}
