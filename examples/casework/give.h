/*
 * Commands that are given now, by a person who reads what stands in their way.
 */
#ifndef GIVE_H
#define GIVE_H

#include "cases.h"

/* Gives a command; a refusal is told on stderr, and answered with MISTAKEN. `path`: whose line it is, or NULL. */
int give(const struct desk *desk, struct cases *cases, const char *path, const struct instruction *instruction);

/* Adds a command to the journal --cases, where the cases are kept in one. */
int keep(const struct desk *desk, const struct options *options, const ivn_instruction *facts);

/* The store, or what the journal --cases comes to; either is begun where it is not there. */
int open_to_give(const struct desk *desk, const struct options *options, struct cases *cases);

/* Where the cases are kept, for a person. */
const char *kept_in(const struct options *options);

#endif
