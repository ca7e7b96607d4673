/*
 * Finding one service by its key, its key and edition, or its id.
 */
#include <string.h>

#include "base/id.h"
#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

int ivni_service_offered(const ivn_service *service, ivn_date day)
{
    return ivni_in_force(&service->from, &service->to, day);
}

static int offered(const ivn_service *service, ivn_date day)
{
    return day == IVN_DATE_NONE || ivni_service_offered(service, day);
}

static const ivn_service *service_at(const ivn_catalogue *catalogue, uint32_t place)
{
    return catalogue->directory.services[place];
}

static const ivn_service *find_id(const ivn_catalogue *catalogue, const char *id)
{
    const uint32_t *order = catalogue->index.services_by_id;
    uint32_t low = 0, high = catalogue->directory.service_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int difference = strcmp(id, service_at(catalogue, order[middle])->id);

        if (difference == 0)
            return service_at(catalogue, order[middle]);
        if (difference < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Of the editions of a key: the default where it is offered, else the latest that is. */
static const ivn_service *choose(const ivn_catalogue *catalogue, const ivn_rulebook *rulebook, ivni_services_run run,
                                 ivn_date day)
{
    const uint32_t *order = catalogue->index.services_by_key + run.first;
    const ivn_service *latest = NULL;
    uint32_t edition = 0;

    if (run.count > 1 && rulebook != NULL)
        edition = ivni_default_edition(rulebook, service_at(catalogue, order[0])->key, day);
    for (uint32_t i = 0; i < run.count; i++) {
        const ivn_service *service = service_at(catalogue, order[i]);

        if (!offered(service, day))
            continue;
        if (edition != 0 && catalogue->index.editions[order[i]] == edition)
            return service;
        latest = service;
    }
    return latest;
}

ivn_status ivn_catalogue_find(const ivn_catalogue *catalogue, const ivn_rulebook *rulebook, const char *key,
                              ivn_date day, const ivn_service **out)
{
    const ivn_service *found;
    ivni_id id;

    if (catalogue == NULL || key == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (ivni_id_parse(key, &id)) {
        char text[IVNI_ID_TEXT];

        ivni_id_print(&id, text);
        found = find_id(catalogue, text);
        if (found != NULL && !offered(found, day))
            found = NULL;
    } else {
        found = choose(catalogue, rulebook, ivni_services_named(catalogue, key), day);
    }
    if (found == NULL)
        return IVN_ERROR_NOT_FOUND;
    *out = found;
    return IVN_OK;
}
