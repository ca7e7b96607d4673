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
/* The catalogue of a directory, and the shipped rulebook. */
void world_of_directory(struct world *world, const ivn_directory *directory);
/* The same of a directory as JSON, in which ' stands for ". */
void world_of_json(struct world *world, const char *directory);
void world_end(struct world *world);

/*
 * Four services: a asks for everything and for b, b is for men, c has no offers, d is for everybody; and somebody of
 * whom little is known. JSON, in which ' stands for ".
 */
extern const char rich_services[], rich_person[];

/* Facts of a kind from JSON, in which ' stands for "; fails the test where they are refused. */
ivn_facts *facts_of_json(const struct world *world, uint32_t kind, const char *json);
/* Fails the test unless bulk answers are those of the single call, for all services of the world. */
void bulk_is_as_single(const struct world *world, const ivn_service_user *const *users, uint32_t count);
/* Takes away a figure that an override has set: rulebooks may hold such, and the shipped one has none of a criterion.
 */
void unset_figure(ivn_rulebook *rulebook, const char *path);

struct seed {
    uint64_t state;
};
/* 0 to below - 1, the same sequence everywhere. */
uint32_t draw(struct seed *seed, int below);

#endif
