/*
 * What the files of this floor share. The way of a command through it:
 *
 *     caseload.c        the caseload itself; a record by its id
 *     caseload_do.c     load, decide, commit, and again where another was faster or a reference is taken
 *     caseload_find.c   records by a key; caseload_due.c: what is due, a list in dues.c
 *     caseload_upkeep.c keys anew, deletion
 *     batch.c           a change as what a store commits
 *     calls.c           the host's callbacks, called; what their answers mean
 *     sinks.c           what they push, checked
 *     memory_*.c        the store in memory, in a tree.c
 */
#ifndef IVNI_STORE_STORE_H
#define IVNI_STORE_STORE_H

#include <interventions/store.h>

#include "base/error.h"
#include "base/id.h"

/* A rule of the sinks that was broken, as one literal: its code, a NUL, and a sentence for the author of the store. */
#define IVNI_BROKEN(code) code "\0"

/* Which callback runs. */
enum { IVNI_NO_CALL, IVNI_LOAD, IVNI_COMMIT, IVNI_FIND };

/* A record of a page, as a store pushed it. */
typedef struct ivni_hit {
    ivni_id id;
    const uint8_t *key;
    uint32_t key_size;
    uint32_t revision; /* 0: the body was not at hand */
    const char *body;
    size_t body_size;
} ivni_hit;

/* What find pushed: lives in an arena of the caller's. */
typedef struct ivni_page {
    ivni_arena *arena;
    ivni_hit *list; /* room for ivn_query.page */
    uint32_t count;
    int more; /* 1: after the last one there may be others */
} ivni_page;

/*
 * A host's store and the sinks that its callbacks push into. The sinks live as long as this, so that a push after the
 * callback has returned meets somebody who says so.
 */
typedef struct ivni_store {
    const ivn_context *context;
    ivn_store_ops ops;
    ivn_load_sink load_sink;
    ivn_commit_sink commit_sink;
    ivn_find_sink find_sink;
    uint32_t running;  /* IVNI_LOAD, ... */
    ivn_status status; /* what a push came to: IVN_OK, or the first that was refused */
    const char *fault; /* a rule of the sinks that was broken: see IVNI_BROKEN; NULL: none */
    int32_t host_code;
    uint32_t pushed;   /* how often in this call */
    uint32_t revision; /* that load or commit pushed */
    char *body;        /* that load pushed: kept for the next one, too */
    size_t body_size, body_room;
    const ivn_query *query; /* of find */
    ivni_page *page;
} ivni_store;

/* `ops` has been checked. */
void ivni_store_init(ivni_store *store, const ivn_context *context, const ivn_store_ops *ops);
void ivni_store_close(ivni_store *store);

/* sinks.c */
void ivni_sinks_init(ivni_store *store);

/*
 * The callbacks. IVN_OK; what the callback may answer by its rules (IVN_ERROR_NOT_FOUND, IVN_ERROR_CONFLICT,
 * IVN_ERROR_TAKEN, IVN_ERROR_OUTCOME_UNKNOWN); IVN_ERROR_STORE, IVN_ERROR_LIMIT, IVN_ERROR_MEMORY; IVN_ERROR_STATE when
 * called from a callback of the same store. The error is filled unless the answer is IVN_OK.
 */
/* Revision and body are then in the store, until the next call. */
ivn_status ivni_store_load(ivni_store *store, uint32_t kind, const ivni_id *id, ivn_error *error);
/* After IVN_ERROR_CONFLICT the actual revision is in the store. */
ivn_status ivni_store_commit(ivni_store *store, const ivn_batch *batch, ivn_error *error);
/* `page->arena` is set; what was pushed lives in it. */
ivn_status ivni_store_find(ivni_store *store, const ivn_query *query, ivni_page *page, ivn_error *error);

#endif
