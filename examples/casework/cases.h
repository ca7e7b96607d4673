/*
 * Referrals in a store in memory, filled from a journal of commands.
 */
#ifndef CASES_H
#define CASES_H

#include "desk.h"
#include "journal.h"

struct cases {
    ivn_memory_store *store;
    ivn_caseload *caseload;
    unsigned done, unchanged, replayed, refused;
};

/* What was said to a command that was refused. */
typedef void refused_told(void *user, const struct instruction *instruction, const ivn_error *error,
                          const ivn_violations_view *violations);

/* An empty store; free with cases_close(), also after a failure. */
int cases_open(const struct desk *desk, struct cases *cases);
void cases_close(struct cases *cases);

/* Gives a command to the store. A refusal is told, counted and no failure; `told` may be NULL. */
int cases_do(const struct desk *desk, struct cases *cases, const struct instruction *instruction, refused_told *told,
             void *user);

/* All commands of a journal, with progress. */
int cases_replay(const struct desk *desk, struct cases *cases, const struct journal *journal, refused_told *told,
                 void *user);

/*
 * The store as the journal --cases leaves it: what most commands begin with. `only`: the referrals of one service user,
 * where it has any; NULL: all. Says what is wrong with the option.
 */
int cases_open_journal(const struct desk *desk, const struct options *options, const char *only, struct cases *cases);

/* The referral of a reference number, a service user or an id; the latest where there are several. */
int cases_find(const struct cases *cases, const char *reference, ivn_record **out);

#endif
