/*
 * What guards look up: rules and figures, services and contracts, appointments. Serves the files of guards.
 */
#include <string.h>

#include "casework/guards.h"
#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

/* ---- rules */

const ivn_rule *ivni_rule_asked(const ivni_asking *asking, const char *code, size_t length, int64_t *place)
{
    const ivn_rule *rule;

    if (asking->environment == NULL || asking->environment->rulebook == NULL)
        return NULL;
    *place = ivni_rule_place(asking->environment->rulebook, code, length);
    if (*place < 0)
        return NULL;
    rule = asking->environment->rulebook->view.rules[*place];
    return ivni_rule_in_force(rule, asking->day) ? rule : NULL;
}

int ivni_rule_asks(const ivni_asking *asking, const char *rule)
{
    int64_t place;

    return ivni_rule_asked(asking, rule, strlen(rule), &place) != NULL;
}

int ivni_rule_figure(const ivni_asking *asking, const char *path, int32_t *out)
{
    const char *name = strchr(path, '/');
    const ivn_parameter *parameter;
    const ivn_rule *rule;
    int64_t place;

    rule = ivni_rule_asked(asking, path, (size_t)(name - path), &place);
    if (rule == NULL)
        return 0;
    parameter = ivni_rule_parameter(rule, name + 1);
    if (parameter == NULL || !parameter->value.known)
        return 0;
    *out = parameter->value.value;
    return 1;
}

/* ---- services and contracts */

static const ivn_service *find(const ivn_environment *environment, const char *name, ivn_date day, int any_day)
{
    const ivn_service *service = NULL;

    if (ivn_catalogue_find(environment->catalogue, environment->rulebook, name, day, &service) != IVN_OK && any_day)
        ivn_catalogue_find(environment->catalogue, environment->rulebook, name, IVN_DATE_NONE, &service);
    return service;
}

const ivn_service *ivni_service_asked(const ivni_asking *asking, const char *key, const char *edition)
{
    const ivn_environment *environment = asking->environment;
    /* A referral that was sent keeps its service, also when it is offered no more. */
    int any_day = asking->referral->sent.known && asking->transition->command != IVN_COMMAND_SEND;
    char name[2 * IVNI_TEXT_MOST + 2];
    size_t length, more;

    if (environment == NULL || environment->catalogue == NULL || !ivni_says(key))
        return NULL;
    if (!ivni_says(edition))
        return find(environment, key, asking->day, any_day);
    length = strlen(key), more = strlen(edition);
    if (length > IVNI_TEXT_MOST || more > IVNI_TEXT_MOST)
        return NULL;
    memcpy(name, key, length);
    name[length] = '@';
    memcpy(name + length + 1, edition, more + 1);
    return find(environment, name, asking->day, any_day);
}

/* The edition under which it was judged when it was sent; NULL: it was not, or comes from a library that kept none. */
static const char *edition_sent_under(const ivni_asking *asking)
{
    const ivn_referral_view *referral = asking->referral;

    if (!referral->sent.known || asking->transition->command == IVN_COMMAND_SEND)
        return NULL;
    for (uint32_t i = referral->entry_count; i > 0; i--)
        if (referral->entries[i - 1]->type == IVN_COMMAND_SEND)
            return referral->entries[i - 1]->edition;
    return NULL;
}

const ivn_service *ivni_referral_service(const ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;

    if (facts == NULL)
        return NULL;
    return ivni_service_asked(asking, facts->service,
                              ivni_says(facts->edition) ? facts->edition : edition_sent_under(asking));
}

const ivn_service *ivni_need_service(const ivni_asking *asking, const ivn_chosen_need *need)
{
    return ivni_says(need->service) ? ivni_service_asked(asking, need->service, NULL) : ivni_referral_service(asking);
}

const ivn_service *ivni_service_at(const ivni_asking *asking, uint32_t n)
{
    const ivn_referral_view *referral = asking->referral;

    if (n == 0)
        return ivni_referral_service(asking);
    return ivni_says(referral->needs[n - 1]->service)
               ? ivni_service_asked(asking, referral->needs[n - 1]->service, NULL)
               : NULL;
}

int ivni_is_commissioned(const ivni_asking *asking)
{
    const ivn_service *service = ivni_referral_service(asking);

    return service != NULL && service->kind == IVN_KIND_COMMISSIONED_SERVICE;
}

const ivn_contract *ivni_referral_contract(const ivni_asking *asking)
{
    const ivn_referral_facts *facts = asking->referral->facts;
    const ivn_directory *directory;

    if (asking->environment == NULL || asking->environment->catalogue == NULL || facts == NULL ||
        !ivni_says(facts->contract))
        return NULL;
    directory = &asking->environment->catalogue->directory;
    for (uint32_t i = 0; i < directory->contract_count; i++)
        if (strcmp(directory->contracts[i]->key, facts->contract) == 0)
            return directory->contracts[i];
    return NULL;
}

int ivni_lists_text(const char *const *texts, uint32_t count, const char *text)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(texts[i], text) == 0)
            return 1;
    return 0;
}

const ivn_item *ivni_item_of(const ivn_item *const *items, uint32_t count, const char *key)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(items[i]->key, key) == 0)
            return items[i];
    return NULL;
}

/* ---- appointments */

const ivn_appointment *ivni_appointment_offered(const ivni_asking *asking)
{
    switch (asking->transition->command) {
    case IVN_COMMAND_OFFER_APPOINTMENT:
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        return asking->body;
    default:
        return NULL;
    }
}

const char *ivni_appointment_named_id(const ivni_asking *asking, const char **pointer)
{
    const ivn_appointment *offered = ivni_appointment_offered(asking);
    const char *id = NULL;

    *pointer = "/body/appointment";
    if (offered != NULL) {
        *pointer = "/body/other";
        id = offered->other;
    } else if (asking->body != NULL && asking->transition->command == IVN_COMMAND_RECORD_ATTENDANCE) {
        id = ((const ivn_attendance *)asking->body)->appointment;
    } else if (asking->body != NULL && asking->transition->command == IVN_COMMAND_SUBMIT_FEEDBACK) {
        id = ((const ivn_feedback *)asking->body)->appointment;
    }
    return ivni_says(id) ? id : NULL;
}

const ivn_appointment_view *ivni_appointment_named(const ivni_asking *asking)
{
    const char *pointer, *id = ivni_appointment_named_id(asking, &pointer);

    return id == NULL ? NULL : ivni_appointment_of(asking->referral, id);
}

int ivni_says(const char *text)
{
    return text != NULL && *text != '\0';
}

int ivni_day_of(ivn_instant at, ivn_date *out)
{
    return ivn_date_of_instant(at, out) == IVN_OK;
}

int ivni_is_struck(const ivn_referral_view *referral, uint32_t number)
{
    for (uint32_t i = 0; i < referral->struck_count; i++)
        if (referral->struck[i] == number)
            return 1;
    return 0;
}

int ivni_is_current(const ivn_appointment_view *appointment)
{
    return appointment->superseded_by == 0;
}

int ivni_is_replaced(const ivn_referral_view *referral, uint32_t number)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        if (referral->appointments[i]->replaces == number)
            return 1;
    return 0;
}

int ivni_is_open(const ivn_appointment_view *appointment)
{
    return ivni_is_current(appointment) && appointment->attendance == NULL && !appointment->submitted.known;
}

/* On record, and it did not take place. */
int ivni_is_missed(const ivn_appointment_view *appointment)
{
    return ivni_is_current(appointment) && appointment->submitted.known && appointment->held != IVN_YES;
}

int ivni_is_at_a_distance(uint32_t mode)
{
    return mode == IVN_MODE_TELEPHONE || mode == IVN_MODE_VIDEO;
}

int ivni_is_on_release(uint32_t kind)
{
    return kind == IVN_APPOINTMENT_MEET_AT_GATE || kind == IVN_APPOINTMENT_MEET_AT_TRANSPORT_HUB;
}
