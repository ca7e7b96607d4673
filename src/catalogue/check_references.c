/*
 * Whether everything that a new directory refers to is there: areas, prisons, services, parameters of rules.
 */
#include <stdio.h>
#include <string.h>

#include <interventions/people.h>

#include "catalogue/catalogue.h"

#define POINTER_ROOM 96u

typedef struct reference_pass {
    const ivni_catalogue_draft *draft;
    const ivn_catalogue *catalogue;
    ivn_rulebook *rulebook; /* that of the documents: an override changes no name */
    /* What is being looked at; IVNI_NO_PLACE: not inside such a thing. */
    const char *list;
    uint32_t number, provision, offer, criterion;
} reference_pass;

/* The pointer is made only for what is wrong: there are thousands of references, and hardly ever a mistake. */
static void refuse_as(const reference_pass *pass, ivn_status status, const char *member, const char *expected,
                      const char *message)
{
    char pointer[POINTER_ROOM];
    int used = snprintf(pointer, sizeof pointer, "/%s/%u", pass->list, (unsigned)pass->number);

    if (pass->provision != IVNI_NO_PLACE)
        used += snprintf(pointer + used, sizeof pointer - (size_t)used, "/provisions/%u", (unsigned)pass->provision);
    if (pass->offer != IVNI_NO_PLACE)
        used += snprintf(pointer + used, sizeof pointer - (size_t)used, "/offers/%u", (unsigned)pass->offer);
    if (pass->criterion != IVNI_NO_PLACE)
        snprintf(pointer + used, sizeof pointer - (size_t)used, "/criteria/%u", (unsigned)pass->criterion);
    ivni_refuse(pass->draft->violations, status, pointer, member, expected, message);
}

static void refuse(const reference_pass *pass, const char *member, const char *expected, const char *message)
{
    refuse_as(pass, IVN_ERROR_NOT_FOUND, member, expected, message);
}

static void look_at(reference_pass *pass, const char *list, uint32_t number)
{
    pass->list = list;
    pass->number = number;
    pass->provision = pass->offer = pass->criterion = IVNI_NO_PLACE;
}

static void refuse_element(const reference_pass *pass, const char *list, uint32_t element, const char *expected,
                           const char *message)
{
    char member[48];

    snprintf(member, sizeof member, "%s/%u", list, (unsigned)element);
    refuse(pass, member, expected, message);
}

static void need_areas(const reference_pass *pass, const char *list, const char *const *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (keys[i] != NULL && ivni_area_place(pass->catalogue, keys[i]) == IVNI_NO_PLACE)
            refuse_element(pass, list, i, "the key of an area", "no such area");
}

static void need_prisons(const reference_pass *pass, const char *list, const char *const *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (keys[i] != NULL && ivni_prison_place(pass->catalogue, keys[i]) == IVNI_NO_PLACE)
            refuse_element(pass, list, i, "the key of a prison", "no such prison");
}

static int has_service(const reference_pass *pass, const char *name)
{
    return name == NULL || ivni_services_named(pass->catalogue, name).count > 0;
}

static void need_services(const reference_pass *pass, const char *list, const char *const *keys, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!has_service(pass, keys[i]))
            refuse_element(pass, list, i, "the key of a service", "no such service");
}

static void need_parameter(const reference_pass *pass, const ivn_criterion *criterion, const char *member,
                           const char *path)
{
    uint32_t kind = ivn_subject_kind(criterion->subject);
    int counted = kind == IVN_SUBJECT_KIND_NUMBER || kind == IVN_SUBJECT_KIND_DATE;
    const ivn_parameter *parameter;

    if (path == NULL)
        return;
    parameter = ivn_rulebook_parameter(pass->rulebook, path);
    if (parameter == NULL) {
        refuse(pass, member, "RULE/name of a parameter of the rulebook", "no such parameter");
        return;
    }
    if (counted && ((criterion->unit != 0 && criterion->unit != parameter->unit) ||
                    !ivni_criterion_takes_unit(criterion->subject, parameter->unit)))
        refuse_as(pass, IVN_ERROR_INVALID, member, "a parameter in the unit of the value",
                  "the parameter is counted in another unit");
}

static void check_criterion(const reference_pass *pass, const ivn_criterion *criterion)
{
    if (criterion->subject == IVN_SUBJECT_PRISON)
        need_prisons(pass, "texts", criterion->texts, criterion->text_count);
    else if (ivn_subject_kind(criterion->subject) == IVN_SUBJECT_KIND_TEXT)
        need_areas(pass, "texts", criterion->texts, criterion->text_count);
    else if (criterion->subject == IVN_SUBJECT_ELIGIBLE_FOR || criterion->subject == IVN_SUBJECT_SUITABLE_FOR)
        need_services(pass, "texts", criterion->texts, criterion->text_count);
    need_parameter(pass, criterion, "parameter", criterion->parameter);
    need_parameter(pass, criterion, "upper_parameter", criterion->upper_parameter);
    if (!has_service(pass, criterion->alternative))
        refuse(pass, "alternative", "the key of a service", "no such service");
}

static void check_offer(reference_pass *pass, const ivn_offer *offer)
{
    need_areas(pass, "areas", offer->areas, offer->area_count);
    for (uint32_t i = 0; i < offer->criterion_count; i++) {
        pass->criterion = i;
        if (offer->criteria[i] != NULL)
            check_criterion(pass, offer->criteria[i]);
    }
    pass->criterion = IVNI_NO_PLACE;
}

/* The services to use instead at a level may also be named by their kind. */
static int is_kind(const char *name)
{
    uint32_t kind;

    return ivn_term_code(IVN_VOCABULARY_KIND, name, strlen(name), &kind) == IVN_OK;
}

static void check_service(reference_pass *pass, const ivn_service *service)
{
    for (uint32_t i = 0; i < service->provision_count; i++) {
        const char *alternative = service->provisions[i] == NULL ? NULL : service->provisions[i]->alternative;

        pass->provision = i;
        if (!has_service(pass, alternative) && !is_kind(alternative))
            refuse(pass, "alternative", "the key or kind of a service", "no such service");
    }
    pass->provision = IVNI_NO_PLACE;
    for (uint32_t i = 0; i < service->offer_count; i++) {
        pass->offer = i;
        if (service->offers[i] != NULL)
            check_offer(pass, service->offers[i]);
    }
}

static void check_contract(const reference_pass *pass, const ivn_contract *contract)
{
    need_areas(pass, "areas", contract->areas, contract->area_count);
    need_prisons(pass, "prisons", contract->prisons, contract->prison_count);
    need_services(pass, "services", contract->services, contract->service_count);
}

static void check_prison(const reference_pass *pass, const ivn_prison *prison)
{
    if (prison->area != NULL && ivni_area_place(pass->catalogue, prison->area) == IVNI_NO_PLACE)
        refuse(pass, "area", "the key of an area", "no such area");
}

ivn_status ivni_check_references(const ivni_catalogue_draft *draft)
{
    const ivn_directory *directory = &draft->catalogue->directory;
    reference_pass pass = {.draft = draft, .catalogue = draft->catalogue};
    ivn_status status = ivn_rulebook_builtin(draft->context, &pass.rulebook, NULL);

    if (status != IVN_OK)
        return status;
    for (uint32_t i = draft->old_services; i < directory->service_count; i++) {
        look_at(&pass, "services", i - draft->old_services);
        check_service(&pass, directory->services[i]);
    }
    for (uint32_t i = draft->old_contracts; i < directory->contract_count; i++) {
        look_at(&pass, "contracts", i - draft->old_contracts);
        check_contract(&pass, directory->contracts[i]);
    }
    for (uint32_t i = draft->old_prisons; i < directory->prison_count; i++) {
        look_at(&pass, "prisons", i - draft->old_prisons);
        check_prison(&pass, directory->prisons[i]);
    }
    ivn_rulebook_free(pass.rulebook);
    return IVN_OK;
}
