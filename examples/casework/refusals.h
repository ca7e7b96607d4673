/*
 * What was refused of a journal, and why: counted by command and reason.
 */
#ifndef REFUSALS_H
#define REFUSALS_H

#include "cases.h"

enum { MOST_MESSAGES = 64 };

/* Refusals of one kind: the same command, for the same reason. */
struct refusal {
    uint32_t command;
    char message[sizeof((ivn_error *)0)->message];
    unsigned count, first_line;
};

struct refusals {
    struct refusal kinds[MOST_MESSAGES];
    unsigned kind_count, others;
    int all; /* print each as it comes */
    const char *path;
};

/* A `refused_told`, with the refusals as its user. */
void refusals_tell(void *user, const struct instruction *instruction, const ivn_error *error,
                   const ivn_violations_view *violations);

/* How many commands a journal had and what became of them; then each kind of refusal. */
void refusals_print(const struct refusals *refusals, const struct cases *cases, unsigned commands);

#endif
