/*
 * A small catalogue, as small.h describes it.
 */
#include "small.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

ivn_catalogue *small_catalogue(const ivn_context *context, const ivn_service *const *services, uint32_t service_count,
                               const ivn_area *const *areas, uint32_t area_count)
{
    ivn_catalogue *catalogue = ivni_document_new(context, sizeof *catalogue);
    const ivn_service **with_ids;

    assert_non_null(catalogue);
    with_ids = ivni_arena_array(&catalogue->arena, service_count, sizeof *with_ids);
    for (uint32_t i = 0; i < service_count; i++)
        with_ids[i] = ivni_service_enter(&catalogue->arena, services[i], NULL);
    catalogue->directory = (ivn_directory){.size = sizeof catalogue->directory,
                                           .services = with_ids,
                                           .service_count = service_count,
                                           .areas = areas,
                                           .area_count = area_count};
    assert_true(ivni_catalogue_make_index(catalogue));
    return catalogue;
}

static ivn_status import(const ivn_context *context, int base, const char *json, ivn_violations **violations)
{
    ivn_catalogue *documents = NULL, *catalogue = NULL;
    ivn_status status;

    if (base)
        assert_int_equal(ivn_catalogue_builtin(context, &documents, NULL), IVN_OK);
    status = ivn_catalogue_with_json(context, documents, json, strlen(json), &catalogue, violations, NULL);
    assert_true((status == IVN_OK) == (catalogue != NULL));
    ivn_catalogue_free(catalogue);
    ivn_catalogue_free(documents);
    return status;
}

void assert_accepted(const ivn_context *context, int base, const char *json)
{
    ivn_violations *violations = NULL;
    ivn_status status = import(context, base, json, &violations);

    if (status != IVN_OK)
        fail_msg("%s: %s at %s", json, ivn_status_name(status),
                 violations == NULL ? "?" : ivn_violations_read(violations)->list[0]->pointer);
}

void assert_refused(const ivn_context *context, int base, const char *json, ivn_status status, const char *pointer)
{
    ivn_violations *violations = NULL;
    ivn_status answer = import(context, base, json, &violations);
    const ivn_violations_view *view = ivn_violations_read(violations);

    if (answer != IVN_ERROR_INVALID)
        fail_msg("%s: %s", json, ivn_status_name(answer));
    if (view->count != 1 || view->list[0]->status != status || strcmp(view->list[0]->pointer, pointer) != 0)
        fail_msg("%s: %u mistakes, %s at %s (%s)", json, view->count, ivn_status_name(view->list[0]->status),
                 view->list[0]->pointer, view->list[0]->message);
    ivn_violations_free(violations);
}

#define ROOM 8192u

static void make_service(const char *members, char json[ROOM])
{
    int length = snprintf(json, ROOM,
                          "{\"services\":[{\"kind\":\"structured_intervention\",\"key\":\"a\",\"edition\":\"own\","
                          "\"name\":\"A\"%s%s}]}",
                          *members == '\0' ? "" : ",", members);

    assert_true((unsigned)length < ROOM);
}

void assert_service_accepted(const ivn_context *context, const char *members)
{
    char json[ROOM];

    make_service(members, json);
    assert_accepted(context, 1, json);
}

void assert_service_refused(const ivn_context *context, const char *members, ivn_status status, const char *pointer)
{
    char json[ROOM];

    make_service(members, json);
    assert_refused(context, 1, json, status, pointer);
}
