/*
 * Referrals in a store: the one in which they are kept, or one in memory that a journal of commands has filled.
 */
#ifndef CASES_H
#define CASES_H

#include "desk.h"
#include "journal.h"
#include "store.h"

struct cases {
    struct store store;
    ivn_caseload *caseload;
    unsigned done, unchanged, replayed, refused;
};

/* What was said to a command that was refused. */
typedef void refused_told(void *user, const struct instruction *instruction, const ivn_error *error,
                          const ivn_violations_view *violations);

/* An empty store in memory; free with cases_close(), also after a failure. */
int cases_open(const struct desk *desk, struct cases *cases);

/* The store that the options name. */
int cases_open_store(const struct desk *desk, const struct options *options, enum store_use use, struct cases *cases);
void cases_close(struct cases *cases);

/* Gives a command to the store. A refusal is told, counted and no failure; `told` may be NULL. */
int cases_do(const struct desk *desk, struct cases *cases, const struct instruction *instruction, refused_told *told,
             void *user);

/* All commands of a journal, with progress. */
int cases_replay(const struct desk *desk, struct cases *cases, const struct journal *journal, refused_told *told,
                 void *user);

/* Called for each referral; anything but DONE stops, and is answered. */
typedef int case_told(void *user, const ivn_record *record);

/* All referrals, or those that have a key with this value. */
int cases_each(const struct cases *cases, const char *key, const char *value, case_told *told, void *user);

/*
 * The cases that a command looks at: the store, or what the journal --cases comes to. `only`: the referrals of one
 * service user are enough, where it has any; NULL: all.
 */
int cases_open_kept(const struct desk *desk, const struct options *options, const char *only, struct cases *cases);

/* The referral of a reference number, a service user or an id; the latest where there are several. */
int cases_find(const struct cases *cases, const char *reference, ivn_record **out);

/* Stored records that could not be read, a line each on stderr: the others are told all the same. */
void tell_unread(const ivn_unread *const *unread, uint32_t count);

#endif
