/*
 * The catalogue from the inside: its lists, how they are looked up, and the passes that check a new one.
 */
#ifndef IVNI_CATALOGUE_CATALOGUE_H
#define IVNI_CATALOGUE_CATALOGUE_H

#include <interventions/catalogue.h>

#include "catalogue/criteria.h"
#include "schema/schema.h"

/* Places in the lists of the directory, in an order that can be searched. */
typedef struct ivni_catalogue_index {
    uint32_t *services_by_key; /* by key, then from the oldest edition to the latest, then as listed */
    uint32_t *services_by_id;
    uint32_t *areas_by_key;
    uint32_t *prisons_by_key;
    uint32_t *contracts_by_key;
    uint32_t *editions; /* of each service: its place among the editions, or IVNI_NO_PLACE for a provider's own */
    uint32_t *parents;  /* of each area: the place of the area around it, or IVNI_NO_PLACE */
} ivni_catalogue_index;

struct ivn_catalogue {
    ivni_arena arena;
    ivn_directory directory;
    ivni_catalogue_index index;
    ivni_criteria criteria;
};

extern const ivni_table ivni_criterion_table, ivni_offer_table, ivni_session_table, ivni_provision_table,
    ivni_nsi_table, ivni_item_table, ivni_service_table, ivni_area_table, ivni_prison_table, ivni_contract_table,
    ivni_directory_table, ivni_catalogue_query_table;

/* Checks between the members of one struct; rows of its field table. */
ivni_check ivni_check_criterion, ivni_check_offer, ivni_check_session, ivni_check_provision, ivni_check_service,
    ivni_check_contract;
ivni_meaning ivni_criterion_meaning;
/* Whether a figure in a unit can be compared with a subject. */
int ivni_criterion_takes_unit(uint32_t subject, uint32_t unit);

/* Says what is wrong with a member of what stands at `pointer`. */
void ivni_refuse(ivn_violations *violations, ivn_status status, const char *pointer, const char *member,
                 const char *expected, const char *message);

/*
 * A copy of the struct alone, as it stands in a catalogue: with the id that follows from edition and key, and with a
 * title of the edition: its own, else the document's, else `title`, which may be NULL, else the edition's key. What
 * hangs on it stays where it is. NULL: as the next.
 */
const ivn_service *ivni_service_enter(ivni_arena *arena, const ivn_service *service, const char *title);
/* Makes the index of the lists. 0: no memory, or the document's limit; the arena says which. */
int ivni_catalogue_make_index(ivn_catalogue *catalogue);

/* A run of places in services_by_key. */
typedef struct ivni_services_run {
    uint32_t first, count;
} ivni_services_run;

/* All services of a key, which need not be NUL-terminated. */
ivni_services_run ivni_services_of_key(const ivn_catalogue *catalogue, const char *key, size_t length);
/* The same of "key@edition", at most one, or of "key". */
ivni_services_run ivni_services_named(const ivn_catalogue *catalogue, const char *name);
/* The place of one of the catalogue's services. */
uint32_t ivni_service_place(const ivn_catalogue *catalogue, const ivn_service *service);
/* The place in its list, or IVNI_NO_PLACE. */
uint32_t ivni_area_place(const ivn_catalogue *catalogue, const char *key);
uint32_t ivni_prison_place(const ivn_catalogue *catalogue, const char *key);
/* Whether the area at a place is the other one or lies inside it. */
int ivni_area_within(const ivn_catalogue *catalogue, uint32_t area, uint32_t around);
/* Whether a service is offered on a day. */
int ivni_service_offered(const ivn_service *service, ivn_date day);
/*
 * Whether a service is delivered at an intensity: low, medium and high are the levels of complexity too, and a service
 * that says nothing of these three is delivered at each. And whether an offer is for a complexity.
 */
int ivni_service_provides(const ivn_service *service, uint32_t intensity);
/* The intensity that is a level of complexity; of one that is not known: 0, at which nothing is provided. */
uint32_t ivni_intensity_of_level(uint32_t complexity);
int ivni_offer_takes(const ivn_offer *offer, uint32_t complexity);

/* A catalogue that is being made: what was there before, and what is new. */
typedef struct ivni_catalogue_draft {
    const ivn_context *context;
    ivn_catalogue *catalogue;
    ivn_violations *violations;
    uint32_t old_services, old_contracts, old_areas, old_prisons; /* they stand first in the lists */
} ivni_catalogue_draft;

/*
 * The passes over a draft that has an index, each finding all mistakes of its kind. Members that could not be read have
 * been refused before: a text may be NULL here. The later passes want the earlier ones to have found nothing that makes
 * time grow: ivni_check_keys answers 0 when it did. Where a status is answered, only memory and limits fail.
 */
int ivni_check_keys(const ivni_catalogue_draft *draft);
void ivni_check_areas(const ivni_catalogue_draft *draft);
ivn_status ivni_check_references(const ivni_catalogue_draft *draft);
ivn_status ivni_check_circles(const ivni_catalogue_draft *draft);

#endif
