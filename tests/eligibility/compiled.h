/*
 * A program compiled in a world, and a person looked at with it: for tests of what answers are made of.
 */
#ifndef ELIGIBILITY_COMPILED_H
#define ELIGIBILITY_COMPILED_H

#include "eligibility_support.h"

#include "eligibility/completions.h"

/* Refers to itself: not to be copied. */
struct compiled {
    ivni_arena arena, facts;
    ivni_program program;
    ivni_person person;
    ivni_outcomes outcomes;
    ivni_completions search;
};

/* Arenas alone. */
void scratch_begin(struct compiled *out);
/* One service by its key, or all where `service` is NULL. */
void compile(const struct world *world, const char *service, struct compiled *out);
/* `user` stays where it is. */
void look_at(struct compiled *of, const ivn_service_user *user);
void compiled_end(struct compiled *of);

/* One criterion that stands alone. */
ivn_status compile_criterion(const struct world *world, const ivn_criterion *criterion, ivni_atom *out,
                             ivn_error *error);
const ivni_atom *atom_at(const struct compiled *of, uint32_t position);

/*
 * Something that takes its memory from an arena, and answers whether there was enough. It is tried with every limit
 * from nothing up, until there is: before, the arena must say that the limit was reached.
 */
typedef int makes_in_arena(ivni_arena *arena, void *user);
void refuse_below_every_limit(makes_in_arena *make, void *user);

/* What a search found of an open service. */
struct found {
    int settled, verdict;
    uint32_t count, steps;
    int decisive[256];
};
void note_found(const ivni_completions *search, struct found *out);
/* Fails the test unless both searches find the same, and leave the outcomes as they were. */
void compare_searches(struct compiled *of, uint32_t service);

#endif
