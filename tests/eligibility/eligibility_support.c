/*
 * The worlds in which eligibility is tested.
 */
#include "eligibility_support.h"

static void complete_world(struct world *world)
{
    ivn_date day;
    assert_int_equal(ivn_date_from_ymd(2026, 11, 23, &day), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(world->context, &world->rulebook, NULL), IVN_OK);
    world->environment = (ivn_environment){.size = sizeof world->environment,
                                           .on = IVN_KNOWN(day),
                                           .rulebook = world->rulebook,
                                           .catalogue = world->catalogue};
}

void world_of_documents(struct world *world)
{
    memset(world, 0, sizeof *world);
    assert_int_equal(ivn_context_new(NULL, &world->context), IVN_OK);
    assert_int_equal(ivn_catalogue_builtin(world->context, &world->catalogue, NULL), IVN_OK);
    complete_world(world);
}

void world_of_services(struct world *world, const ivn_service *const *services, uint32_t count)
{
    ivn_directory directory = {.size = sizeof directory, .services = services, .service_count = count};
    memset(world, 0, sizeof *world);
    assert_int_equal(ivn_context_new(NULL, &world->context), IVN_OK);
    assert_int_equal(ivn_catalogue_with(world->context, NULL, &directory, &world->catalogue, NULL, NULL), IVN_OK);
    complete_world(world);
}

void world_end(struct world *world)
{
    ivn_catalogue_free(world->catalogue);
    ivn_rulebook_free(world->rulebook);
    ivn_context_free(world->context);
}

uint32_t draw(struct seed *seed, int below)
{
    seed->state = seed->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((seed->state >> 33) % (uint64_t)below);
}
