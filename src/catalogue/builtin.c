/*
 * The catalogue of the five documents: their rows where they are, each service with its id and its document's title.
 */
#include <string.h>

#include "base/id.h"
#include "catalogue/catalogue.h"
#include "catalogue/rows.h"
#include "rulebook/rulebook.h"

static const ivn_service *const *const documents[] = {
    ivni_services_custody_2015, ivni_services_rate_card_2019, ivni_services_scope_2019,
    ivni_services_well_being,   ivni_services_in_house_2021,
};

#define DOCUMENT_COUNT (sizeof documents / sizeof *documents)

/* UUIDv5 of "edition/key": the same in every catalogue, whoever makes it. */
static char *make_id(ivni_arena *arena, const ivn_service *service)
{
    size_t edition = strlen(service->edition), key = strlen(service->key);
    char *text = ivni_arena_alloc(arena, IVNI_ID_TEXT);
    char *name = ivni_arena_alloc(arena, edition + key + 2);
    ivni_id id;

    if (text == NULL || name == NULL)
        return NULL;
    memcpy(name, service->edition, edition);
    name[edition] = '/';
    memcpy(name + edition + 1, service->key, key);
    ivni_id_make(&ivni_namespace, name, edition + key + 1, &id);
    ivni_id_print(&id, text);
    return text;
}

static const char *edition_title(const ivn_service *service, const char *title)
{
    const ivn_edition *document;

    if (service->edition_title != NULL || service->edition == NULL)
        return service->edition_title;
    document = ivni_edition_at(ivni_edition_place(service->edition));
    if (document != NULL)
        return document->title;
    return title != NULL ? title : service->edition;
}

const ivn_service *ivni_service_enter(ivni_arena *arena, const ivn_service *service, const char *title)
{
    ivn_service *copy = ivni_arena_alloc(arena, sizeof *copy);

    if (copy == NULL)
        return NULL;
    *copy = *service;
    copy->id = service->key == NULL || service->edition == NULL ? "" : make_id(arena, service);
    copy->edition_title = edition_title(service, title);
    return copy->id == NULL ? NULL : copy;
}

static uint32_t count_documents(void)
{
    uint32_t count = 0;

    for (size_t d = 0; d < DOCUMENT_COUNT; d++)
        for (const ivn_service *const *row = documents[d]; *row != NULL; row++)
            count += 1;
    return count;
}

static int adopt_services(ivn_catalogue *catalogue)
{
    uint32_t count = 0;
    const ivn_service **services = ivni_arena_array(&catalogue->arena, count_documents(), sizeof *services);

    if (services == NULL)
        return 0;
    for (size_t d = 0; d < DOCUMENT_COUNT; d++)
        for (const ivn_service *const *row = documents[d]; *row != NULL; row++) {
            services[count] = ivni_service_enter(&catalogue->arena, *row, NULL);
            if (services[count++] == NULL)
                return 0;
        }
    catalogue->directory.services = services;
    catalogue->directory.service_count = count;
    return 1;
}

static void adopt_places(ivn_directory *directory)
{
    directory->contracts = ivni_contracts;
    while (ivni_contracts[directory->contract_count] != NULL)
        directory->contract_count += 1;
    directory->areas = ivni_areas;
    while (ivni_areas[directory->area_count] != NULL)
        directory->area_count += 1;
    directory->prisons = ivni_prisons;
    while (ivni_prisons[directory->prison_count] != NULL)
        directory->prison_count += 1;
}

ivn_status ivn_catalogue_builtin(const ivn_context *context, ivn_catalogue **out, ivn_error *error)
{
    ivn_catalogue *catalogue;
    ivn_status status;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context and out must not be NULL");
    catalogue = ivni_document_new(context, sizeof *catalogue);
    if (catalogue == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *catalogue));
    catalogue->directory.size = sizeof catalogue->directory;
    catalogue->directory.title = "Probation interventions in five documents, 2015 to 2021";
    adopt_places(&catalogue->directory);
    if (adopt_services(catalogue) && ivni_catalogue_make_index(catalogue))
        status = ivni_criteria_make(context, catalogue);
    else
        status = ivni_arena_failure(&catalogue->arena);
    if (status != IVN_OK) {
        ivni_document_free(catalogue);
        return ivni_fail_status(error, status);
    }
    *out = catalogue;
    return IVN_OK;
}

const ivn_directory *ivn_catalogue_read(const ivn_catalogue *catalogue)
{
    return catalogue == NULL ? NULL : &catalogue->directory;
}

void ivn_catalogue_free(ivn_catalogue *catalogue)
{
    ivni_document_free(catalogue);
}
