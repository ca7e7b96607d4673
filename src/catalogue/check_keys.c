/*
 * Whether keys can be told apart: nothing stands twice, no key reads like something else, areas form a tree.
 */
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "catalogue/catalogue.h"

#define POINTER_ROOM 64u

/* Says what is wrong with an element of a list of the directory: a new one, since what was there before is right. */
static void refuse(const ivni_catalogue_draft *draft, ivn_status status, const char *list, uint32_t old, uint32_t place,
                   const char *member, const char *expected, const char *message)
{
    char pointer[POINTER_ROOM];

    snprintf(pointer, sizeof pointer, "/%s/%u", list, (unsigned)(place - old));
    ivni_refuse(draft->violations, status, pointer, member, expected, message);
}

static void refuse_service(const ivni_catalogue_draft *draft, ivn_status status, uint32_t place, const char *member,
                           const char *expected, const char *message)
{
    refuse(draft, status, "services", draft->old_services, place, member, expected, message);
}

static int same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* The services of one key, oldest edition first: each edition may have it once. */
static void check_run(const ivni_catalogue_draft *draft, ivni_services_run run)
{
    const ivn_service *const *services = draft->catalogue->directory.services;
    const uint32_t *places = draft->catalogue->index.services_by_key + run.first;

    for (uint32_t i = 1; i < run.count; i++)
        for (uint32_t j = 0; j < i; j++) {
            uint32_t later = places[i] > places[j] ? places[i] : places[j];

            if (same(services[places[i]]->edition, services[places[j]]->edition)) {
                refuse_service(draft, IVN_ERROR_CONFLICT, later, "key", "a key that the edition does not have yet",
                               "the edition has this key already");
                break;
            }
        }
}

/* The service of a run that was listed last. */
static uint32_t last_of(const ivni_catalogue_draft *draft, ivni_services_run run)
{
    const uint32_t *places = draft->catalogue->index.services_by_key + run.first;
    uint32_t last = 0;

    for (uint32_t i = 0; i < run.count; i++)
        last = places[i] > last ? places[i] : last;
    return last;
}

static int check_runs(const ivni_catalogue_draft *draft)
{
    const ivn_directory *directory = &draft->catalogue->directory;
    ivni_services_run run;
    int fine = 1;

    for (uint32_t i = 0; i < directory->service_count; i += run.count) {
        const char *key = directory->services[draft->catalogue->index.services_by_key[i]]->key;

        run = ivni_services_of_key(draft->catalogue, key == NULL ? "" : key, key == NULL ? 0 : strlen(key));
        if (key != NULL && run.count > IVN_MOST_EDITIONS) {
            refuse_service(draft, IVN_ERROR_LIMIT, last_of(draft, run), "key", "at most 100 editions of one key",
                           "too many editions of one key");
            fine = 0;
        } else if (key != NULL) {
            check_run(draft, run);
        }
    }
    return fine;
}

/* Equal neighbours in the order of keys are the same key twice. */
static void check_twice(const ivni_catalogue_draft *draft, const char *list, uint32_t old, const char *before,
                        const char *key, uint32_t place_before, uint32_t place)
{
    if (same(before, key))
        refuse(draft, IVN_ERROR_CONFLICT, list, old, place > place_before ? place : place_before, "key",
               "a key that the catalogue does not have yet", "the catalogue has this key already");
}

static void check_places(const ivni_catalogue_draft *draft)
{
    const ivn_directory *directory = &draft->catalogue->directory;
    const ivni_catalogue_index *index = &draft->catalogue->index;

    for (uint32_t i = 1; i < directory->area_count; i++) {
        uint32_t a = index->areas_by_key[i - 1], b = index->areas_by_key[i];

        check_twice(draft, "areas", draft->old_areas, directory->areas[a]->key, directory->areas[b]->key, a, b);
    }
    for (uint32_t i = 1; i < directory->prison_count; i++) {
        uint32_t a = index->prisons_by_key[i - 1], b = index->prisons_by_key[i];

        check_twice(draft, "prisons", draft->old_prisons, directory->prisons[a]->key, directory->prisons[b]->key, a, b);
    }
    for (uint32_t i = 1; i < directory->contract_count; i++) {
        uint32_t a = index->contracts_by_key[i - 1], b = index->contracts_by_key[i];

        check_twice(draft, "contracts", draft->old_contracts, directory->contracts[a]->key,
                    directory->contracts[b]->key, a, b);
    }
}

/* A service is found by its key, by "key@edition" and by its UUID: none may look like another. */
static void check_form(const ivni_catalogue_draft *draft, uint32_t place)
{
    const ivn_service *service = draft->catalogue->directory.services[place];
    ivni_id id;

    if (service->key != NULL && strchr(service->key, '@') != NULL)
        refuse_service(draft, IVN_ERROR_INVALID, place, "key", "a key without @", "@ divides a key from its edition");
    if (service->edition != NULL && strchr(service->edition, '@') != NULL)
        refuse_service(draft, IVN_ERROR_INVALID, place, "edition", "a key without @",
                       "@ divides a key from its edition");
    if (service->key != NULL && ivni_id_parse(service->key, &id))
        refuse_service(draft, IVN_ERROR_INVALID, place, "key", "a key that is not a UUID",
                       "a UUID is the id of a service, not its key");
}

int ivni_check_keys(const ivni_catalogue_draft *draft)
{
    for (uint32_t i = draft->old_services; i < draft->catalogue->directory.service_count; i++)
        check_form(draft, i);
    check_places(draft);
    return check_runs(draft);
}

static void check_area(const ivni_catalogue_draft *draft, uint32_t place)
{
    const ivn_area *area = draft->catalogue->directory.areas[place];
    const uint32_t *parents = draft->catalogue->index.parents;
    uint32_t at = parents[place];

    if (area->parent != NULL && at == IVNI_NO_PLACE)
        refuse(draft, IVN_ERROR_NOT_FOUND, "areas", draft->old_areas, place, "parent", "the key of an area",
               "no such area");
    for (uint32_t step = 1; at != IVNI_NO_PLACE; step++, at = parents[at]) {
        if (at == place) {
            refuse(draft, IVN_ERROR_CYCLE, "areas", draft->old_areas, place, "parent", "an area outside this one",
                   "the area lies inside itself");
            return;
        }
        if (step > IVN_MOST_AREA_DEPTH) {
            refuse(draft, IVN_ERROR_LIMIT, "areas", draft->old_areas, place, "parent",
                   "at most 32 areas around another", "areas lie too deep inside each other, or in a circle");
            return;
        }
    }
}

void ivni_check_areas(const ivni_catalogue_draft *draft)
{
    for (uint32_t i = draft->old_areas; i < draft->catalogue->directory.area_count; i++)
        check_area(draft, i);
}
