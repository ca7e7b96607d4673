/*
 * What the tests of this floor share: a world (context, rulebook, catalogue, day) and numbers drawn from a seed.
 */
#ifndef ELIGIBILITY_SUPPORT_H
#define ELIGIBILITY_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <interventions/interventions.h>

struct world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_environment environment;
};

/* The shipped catalogue, on 23 November 2026. */
void world_of_documents(struct world *world);
/* A catalogue of a few services, and the shipped rulebook. */
void world_of_services(struct world *world, const ivn_service *const *services, uint32_t count);
void world_end(struct world *world);

struct seed {
    uint64_t state;
};
/* 0 to below - 1, the same sequence everywhere. */
uint32_t draw(struct seed *seed, int below);

#endif
