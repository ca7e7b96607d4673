/*
 * Searching a catalogue: all services of which everything that is asked for holds.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

struct ivn_services {
    ivni_arena arena;
    ivn_services_view view;
};

static int holds(const uint32_t *codes, uint32_t count, uint32_t code)
{
    for (uint32_t i = 0; i < count; i++)
        if (codes[i] == code)
            return 1;
    return 0;
}

/* A query with its area looked up. */
typedef struct asked {
    const ivn_catalogue *catalogue;
    const ivn_catalogue_query *query;
    uint32_t area;
} asked;

uint32_t ivni_intensity_of_level(uint32_t complexity)
{
    static const uint32_t intensities[] = {0, IVN_INTENSITY_LOW, IVN_INTENSITY_MEDIUM, IVN_INTENSITY_HIGH};

    return intensities[complexity];
}

static int is_level(uint32_t intensity)
{
    return intensity >= IVN_INTENSITY_LOW && intensity <= IVN_INTENSITY_HIGH;
}

int ivni_service_provides(const ivn_service *service, uint32_t intensity)
{
    int levels = 0;

    for (uint32_t i = 0; i < service->provision_count; i++) {
        const ivn_provision *provision = service->provisions[i];

        if (provision->intensity == intensity)
            return provision->not_offered != IVN_YES;
        levels |= is_level(provision->intensity);
    }
    return is_level(intensity) && !levels;
}

static int offer_in_area(const asked *search, const ivn_offer *offer)
{
    if (offer->area_count == 0)
        return 1;
    for (uint32_t i = 0; i < offer->area_count; i++)
        if (ivni_area_within(search->catalogue, search->area, ivni_area_place(search->catalogue, offer->areas[i])))
            return 1;
    return 0;
}

int ivni_offer_takes(const ivn_offer *offer, uint32_t complexity)
{
    return offer->complexity_count == 0 || holds(offer->complexities, offer->complexity_count, complexity);
}

static int offer_fits(const asked *search, const ivn_offer *offer)
{
    const ivn_catalogue_query *query = search->query;

    if (query->setting != 0 && offer->setting != query->setting)
        return 0;
    if (query->complexity != 0 && !ivni_offer_takes(offer, query->complexity))
        return 0;
    return query->area == NULL || offer_in_area(search, offer);
}

/* One offer has to fit in all respects. A service without offers can only be asked for by what it says of itself. */
static int some_offer_fits(const asked *search, const ivn_service *service)
{
    if (service->offer_count == 0)
        return search->query->setting == 0 && search->query->area == NULL;
    for (uint32_t i = 0; i < service->offer_count; i++)
        if (offer_fits(search, service->offers[i]))
            return 1;
    return 0;
}

static int fits(const asked *search, const ivn_service *service)
{
    const ivn_catalogue_query *query = search->query;

    if (query->day.known && query->withdrawn != IVN_YES && !ivni_service_offered(service, query->day.value))
        return 0;
    if (query->edition != NULL && strcmp(query->edition, service->edition) != 0)
        return 0;
    if (query->kind != 0 && query->kind != service->kind)
        return 0;
    if (query->need != 0 && !holds(service->needs, service->need_count, query->need))
        return 0;
    if (query->complexity != 0 && !ivni_service_provides(service, ivni_intensity_of_level(query->complexity)))
        return 0;
    return some_offer_fits(search, service);
}

static int has_edition(const ivn_catalogue *catalogue, const char *edition)
{
    if (ivni_edition_place(edition) != 0)
        return 1;
    for (uint32_t i = 0; i < catalogue->directory.service_count; i++)
        if (strcmp(catalogue->directory.services[i]->edition, edition) == 0)
            return 1;
    return 0;
}

static ivn_status gather(asked *search, ivn_services *services, ivn_error *error)
{
    const ivn_catalogue *catalogue = search->catalogue;
    const ivn_catalogue_query *query = search->query;
    const ivn_service **list = ivni_arena_array(&services->arena, catalogue->directory.service_count, sizeof *list);

    if (list == NULL)
        return ivni_fail(error, ivni_arena_failure(&services->arena), "no room for the list of services");
    if (query->edition != NULL && !has_edition(catalogue, query->edition))
        return ivni_fail_at(error, IVN_ERROR_NOT_FOUND, -1, "/edition", "no such edition");
    search->area = query->area == NULL ? IVNI_NO_PLACE : ivni_area_place(catalogue, query->area);
    if (query->area != NULL && search->area == IVNI_NO_PLACE)
        return ivni_fail_at(error, IVN_ERROR_NOT_FOUND, -1, "/area", "no such area");
    for (uint32_t i = 0; i < catalogue->directory.service_count; i++)
        if (fits(search, catalogue->directory.services[i]))
            list[services->view.count++] = catalogue->directory.services[i];
    services->view.services = list;
    return IVN_OK;
}

ivn_status ivn_catalogue_search(const ivn_context *context, const ivn_catalogue *catalogue,
                                const ivn_catalogue_query *query, ivn_services **out, ivn_error *error)
{
    ivn_services *services;
    const void *read = NULL;
    ivn_status status;

    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || catalogue == NULL || query == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, catalogue, query and out must not be NULL");
    services = ivni_document_new(context, sizeof *services);
    if (services == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *services));
    services->view.size = sizeof services->view;
    status = ivni_schema_take(context, &ivni_catalogue_query_table, query, &services->arena, &read, error);
    if (status == IVN_OK) {
        asked search = {catalogue, read, IVNI_NO_PLACE};

        status = gather(&search, services, error);
    }
    if (status == IVN_OK)
        *out = services;
    else
        ivni_document_free(services);
    return status;
}

const ivn_services_view *ivn_services_read(const ivn_services *services)
{
    return services == NULL ? NULL : &services->view;
}

void ivn_services_free(ivn_services *services)
{
    ivni_document_free(services);
}
