/*
 * A catalogue with a directory of services added, from JSON or from a host's structs. Everything of the base is copied,
 * so that it may go first. The new catalogue is shown only when every check has found nothing wrong with it.
 */
#include <stdio.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "schema/make.h"

/* The pointers of two lists, one behind the other; `blank` stands for what could not be read. NULL: no memory. */
static const void *join(ivni_arena *arena, const void *old, uint32_t old_count, const void *added, uint32_t added_count,
                        const void *blank)
{
    char *list = ivni_arena_array(arena, (size_t)old_count + added_count, sizeof blank);

    if (list == NULL)
        return NULL;
    if (old_count > 0)
        memcpy(list, old, old_count * sizeof blank);
    for (size_t i = 0; i < added_count; i++) {
        const void *element;

        memcpy(&element, (const char *)added + i * sizeof element, sizeof element);
        element = element == NULL ? blank : element;
        memcpy(list + (old_count + i) * sizeof element, &element, sizeof element);
    }
    return list;
}

/* An id is left out or right: a copy of an exported service that was given another key must not keep it. */
static void check_id(const ivni_catalogue_draft *draft, uint32_t place, const char *stated, const char *id)
{
    char pointer[48];

    if (stated == NULL || *id == '\0' || strcmp(stated, id) == 0)
        return;
    snprintf(pointer, sizeof pointer, "/services/%u", (unsigned)place);
    ivni_refuse(draft->violations, IVN_ERROR_INVALID, pointer, "id",
                "no id, or the one that follows from edition and key", "not the id of this service");
}

static int join_services(const ivni_catalogue_draft *draft, const ivn_directory *old, const ivn_directory *added)
{
    static const ivn_service blank = {.size = sizeof blank};
    ivni_arena *arena = &draft->catalogue->arena;
    ivn_directory *directory = &draft->catalogue->directory;
    const ivn_service **services =
        ivni_arena_array(arena, (size_t)old->service_count + added->service_count, sizeof *services);

    if (services == NULL)
        return 0;
    for (uint32_t i = 0; i < old->service_count; i++)
        services[i] = old->services[i];
    for (uint32_t i = 0; i < added->service_count; i++) {
        const ivn_service *source = added->services[i] == NULL ? &blank : added->services[i];
        const ivn_service *service = ivni_service_enter(arena, source, added->title);

        if (service == NULL)
            return 0;
        check_id(draft, i, source->id, service->id);
        services[old->service_count + i] = service;
    }
    directory->services = services;
    directory->service_count = old->service_count + added->service_count;
    return 1;
}

static int join_places(const ivni_catalogue_draft *draft, const ivn_directory *old, const ivn_directory *added)
{
    static const ivn_contract contract = {.size = sizeof contract};
    static const ivn_prison prison = {.size = sizeof prison};
    static const ivn_area area = {.size = sizeof area};
    ivni_arena *arena = &draft->catalogue->arena;
    ivn_directory *directory = &draft->catalogue->directory;

    directory->size = sizeof *directory;
    directory->title = added->title == NULL ? old->title : added->title;
    directory->contracts =
        join(arena, old->contracts, old->contract_count, added->contracts, added->contract_count, &contract);
    directory->contract_count = old->contract_count + added->contract_count;
    directory->areas = join(arena, old->areas, old->area_count, added->areas, added->area_count, &area);
    directory->area_count = old->area_count + added->area_count;
    directory->prisons = join(arena, old->prisons, old->prison_count, added->prisons, added->prison_count, &prison);
    directory->prison_count = old->prison_count + added->prison_count;
    return directory->contracts != NULL && directory->areas != NULL && directory->prisons != NULL;
}

static ivn_status check(const ivni_catalogue_draft *draft)
{
    int can_go_on = ivni_check_keys(draft);
    ivn_status status;

    ivni_check_areas(draft);
    if (!can_go_on)
        return IVN_OK;
    status = ivni_check_references(draft);
    return status == IVN_OK ? ivni_check_circles(draft) : status;
}

static ivn_status add(ivni_catalogue_draft *draft, const ivn_directory *old, const ivn_directory *added)
{
    ivn_catalogue *catalogue = draft->catalogue;

    draft->old_services = old->service_count;
    draft->old_contracts = old->contract_count;
    draft->old_areas = old->area_count;
    draft->old_prisons = old->prison_count;
    if (!join_services(draft, old, added) || !join_places(draft, old, added) || !ivni_catalogue_make_index(catalogue))
        return ivni_arena_failure(&catalogue->arena);
    return check(draft);
}

/* The plan is the catalogue that is added to, or NULL. */
static ivn_status fill(const ivn_context *context, void *document, const ivni_given *given, const void *plan,
                       ivn_violations *violations)
{
    static const ivn_directory nothing = {.size = sizeof nothing};
    ivni_catalogue_draft draft = {.context = context, .catalogue = document, .violations = violations};
    ivni_arena *arena = &draft.catalogue->arena;
    const ivn_catalogue *base = plan;
    const void *old = &nothing, *added = NULL;
    ivn_status status = IVN_OK;

    if (base != NULL)
        status = ivni_schema_copy(context, &ivni_directory_table, &base->directory, "", arena, &old, violations);
    if (status == IVN_OK)
        status = ivni_schema_accept(context, &ivni_directory_table, given, arena, &added, violations);
    return status != IVN_OK || added == NULL ? status : add(&draft, old, added);
}

/* A catalogue in which nothing is wrong gets its criteria made ready; only memory and limits can stop that. */
static ivn_status finish(const ivni_making *making, ivn_catalogue *made, ivn_status status, ivn_catalogue **out)
{
    if (made == NULL)
        return status;
    status = ivni_criteria_make(making->context, made);
    if (status != IVN_OK) {
        ivni_document_free(made);
        return ivni_fail_status(making->error, status);
    }
    *out = made;
    return IVN_OK;
}

ivn_status ivn_catalogue_with(const ivn_context *context, const ivn_catalogue *base, const ivn_directory *directory,
                              ivn_catalogue **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_catalogue), fill, base, violations, error};
    int complete = context != NULL && directory != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, directory and out");
    ivn_catalogue *made = status == IVN_OK ? ivni_make_from_struct(&making, directory, &status) : NULL;

    return finish(&making, made, status, out);
}

ivn_status ivn_catalogue_with_json(const ivn_context *context, const ivn_catalogue *base, const char *data, size_t size,
                                   ivn_catalogue **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_catalogue), fill, base, violations, error};
    int complete = context != NULL && data != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, data and out");
    ivn_catalogue *made = status == IVN_OK ? ivni_make_from_json(&making, data, size, &status) : NULL;

    return finish(&making, made, status, out);
}
