/*
 * A small catalogue, as small.h describes it.
 */
#include "small.h"

#include "test.h"

ivn_catalogue *small_catalogue(const ivn_context *context, const ivn_service *const *services, uint32_t service_count,
                               const ivn_area *const *areas, uint32_t area_count)
{
    ivn_catalogue *catalogue = ivni_document_new(context, sizeof *catalogue);
    const ivn_service **with_ids;

    assert_non_null(catalogue);
    with_ids = ivni_arena_array(&catalogue->arena, service_count, sizeof *with_ids);
    for (uint32_t i = 0; i < service_count; i++)
        with_ids[i] = ivni_service_with_id(&catalogue->arena, services[i]);
    catalogue->directory = (ivn_directory){.size = sizeof catalogue->directory,
                                           .services = with_ids,
                                           .service_count = service_count,
                                           .areas = areas,
                                           .area_count = area_count};
    assert_true(ivni_catalogue_make_index(catalogue));
    return catalogue;
}
