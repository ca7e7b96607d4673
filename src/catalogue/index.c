/*
 * Looking things up in a catalogue: lists of places sorted by key. Serves the checks, the search and every floor above.
 */
#include <string.h>

#include "base/sort.h"
#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

/* A text that could not be read is missing while a draft is being checked. */
static const char *text_of(const char *text)
{
    return text == NULL ? "" : text;
}

static int service_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_catalogue *catalogue = list;
    const ivn_service *const *services = catalogue->directory.services;
    int order = strcmp(text_of(services[a]->key), text_of(services[b]->key));

    if (order == 0 && catalogue->index.editions[a] != catalogue->index.editions[b])
        return catalogue->index.editions[a] < catalogue->index.editions[b];
    return order < 0;
}

static int id_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_service *const *services = list;

    return strcmp(services[a]->id, services[b]->id) < 0;
}

static int area_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_area *const *areas = list;

    return strcmp(text_of(areas[a]->key), text_of(areas[b]->key)) < 0;
}

static int prison_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_prison *const *prisons = list;

    return strcmp(text_of(prisons[a]->key), text_of(prisons[b]->key)) < 0;
}

static int contract_before(const void *list, uint32_t a, uint32_t b)
{
    const ivn_contract *const *contracts = list;

    return strcmp(text_of(contracts[a]->key), text_of(contracts[b]->key)) < 0;
}

static uint32_t *sorted(ivni_arena *arena, const void *list, uint32_t count, ivni_before *before, uint32_t *scratch)
{
    uint32_t *order = ivni_arena_array(arena, count, sizeof *order);

    if (order != NULL)
        ivni_sort(list, count, before, order, scratch);
    return order;
}

static uint32_t *editions_of(ivni_arena *arena, const ivn_directory *directory)
{
    uint32_t *editions = ivni_arena_array(arena, directory->service_count, sizeof *editions);

    for (uint32_t i = 0; editions != NULL && i < directory->service_count; i++) {
        uint32_t place = ivni_edition_place(text_of(directory->services[i]->edition));

        editions[i] = place == 0 ? IVNI_NO_PLACE : place;
    }
    return editions;
}

static uint32_t longest_list(const ivn_directory *directory)
{
    uint32_t counts[] = {directory->service_count, directory->contract_count, directory->area_count,
                         directory->prison_count};
    uint32_t longest = 0;

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i] > longest)
            longest = counts[i];
    return longest;
}

static uint32_t *parents_of(const ivn_catalogue *catalogue, ivni_arena *arena)
{
    const ivn_directory *directory = &catalogue->directory;
    uint32_t *parents = ivni_arena_array(arena, directory->area_count, sizeof *parents);

    for (uint32_t i = 0; parents != NULL && i < directory->area_count; i++) {
        const char *parent = directory->areas[i]->parent;

        parents[i] = parent == NULL ? IVNI_NO_PLACE : ivni_area_place(catalogue, parent);
    }
    return parents;
}

int ivni_catalogue_make_index(ivn_catalogue *catalogue)
{
    const ivn_directory *directory = &catalogue->directory;
    ivni_catalogue_index *index = &catalogue->index;
    ivni_arena *arena = &catalogue->arena;
    uint32_t *scratch = ivni_arena_array(arena, longest_list(directory), sizeof *scratch);

    index->editions = editions_of(arena, directory);
    if (scratch == NULL || index->editions == NULL)
        return 0;
    index->services_by_key = sorted(arena, catalogue, directory->service_count, service_before, scratch);
    index->services_by_id = sorted(arena, directory->services, directory->service_count, id_before, scratch);
    index->areas_by_key = sorted(arena, directory->areas, directory->area_count, area_before, scratch);
    index->prisons_by_key = sorted(arena, directory->prisons, directory->prison_count, prison_before, scratch);
    index->contracts_by_key = sorted(arena, directory->contracts, directory->contract_count, contract_before, scratch);
    if (index->areas_by_key == NULL)
        return 0;
    index->parents = parents_of(catalogue, arena);
    return index->services_by_key != NULL && index->services_by_id != NULL && index->prisons_by_key != NULL &&
           index->contracts_by_key != NULL && index->parents != NULL;
}

/* As strcmp, of a text that is not NUL-terminated and a key. */
static int compare(const char *text, size_t length, const char *key)
{
    int order = strncmp(text, key, length);

    return order == 0 && key[length] != '\0' ? -1 : order;
}

static const char *service_key(const ivn_catalogue *catalogue, uint32_t at)
{
    return text_of(catalogue->directory.services[catalogue->index.services_by_key[at]]->key);
}

ivni_services_run ivni_services_of_key(const ivn_catalogue *catalogue, const char *key, size_t length)
{
    uint32_t low = 0, high = catalogue->directory.service_count;
    ivni_services_run run = {0, 0};

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (compare(key, length, service_key(catalogue, middle)) <= 0)
            high = middle;
        else
            low = middle + 1;
    }
    run.first = low;
    while (low < catalogue->directory.service_count && compare(key, length, service_key(catalogue, low)) == 0)
        low += 1;
    run.count = low - run.first;
    return run;
}

ivni_services_run ivni_services_named(const ivn_catalogue *catalogue, const char *name)
{
    const char *at = strchr(name, '@');
    ivni_services_run run = ivni_services_of_key(catalogue, name, at == NULL ? strlen(name) : (size_t)(at - name));

    if (at == NULL)
        return run;
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const ivn_service *service = catalogue->directory.services[catalogue->index.services_by_key[i]];

        if (strcmp(text_of(service->edition), at + 1) == 0)
            return (ivni_services_run){i, 1};
    }
    return (ivni_services_run){run.first, 0};
}

uint32_t ivni_service_place(const ivn_catalogue *catalogue, const ivn_service *service)
{
    ivni_services_run run = ivni_services_of_key(catalogue, service->key, strlen(service->key));

    const uint32_t *place = &catalogue->index.services_by_key[run.first];

    while (catalogue->directory.services[*place] != service)
        place++;
    return *place;
}

typedef const char *key_at(const ivn_directory *directory, uint32_t place);

static const char *area_key(const ivn_directory *directory, uint32_t place)
{
    return text_of(directory->areas[place]->key);
}

static const char *prison_key(const ivn_directory *directory, uint32_t place)
{
    return text_of(directory->prisons[place]->key);
}

static uint32_t find(const ivn_directory *directory, const uint32_t *order, uint32_t count, key_at *key_of,
                     const char *key)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int difference = strcmp(key, key_of(directory, order[middle]));

        if (difference == 0)
            return order[middle];
        if (difference < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return IVNI_NO_PLACE;
}

uint32_t ivni_area_place(const ivn_catalogue *catalogue, const char *key)
{
    return find(&catalogue->directory, catalogue->index.areas_by_key, catalogue->directory.area_count, area_key, key);
}

uint32_t ivni_prison_place(const ivn_catalogue *catalogue, const char *key)
{
    return find(&catalogue->directory, catalogue->index.prisons_by_key, catalogue->directory.prison_count, prison_key,
                key);
}

int ivni_area_within(const ivn_catalogue *catalogue, uint32_t area, uint32_t around)
{
    while (area != around && area != IVNI_NO_PLACE)
        area = catalogue->index.parents[area];
    return area != IVNI_NO_PLACE;
}

ivn_flag ivn_catalogue_area_within(const ivn_catalogue *catalogue, const char *area, const char *around)
{
    uint32_t inner, outer;

    if (catalogue == NULL || area == NULL || around == NULL)
        return IVN_UNKNOWN;
    inner = ivni_area_place(catalogue, area);
    if (inner == IVNI_NO_PLACE)
        return IVN_UNKNOWN;
    outer = ivni_area_place(catalogue, around);
    return outer != IVNI_NO_PLACE && ivni_area_within(catalogue, inner, outer) ? IVN_YES : IVN_NO;
}
