/*
 * Records of libinterventions in a PostgreSQL database: the three callbacks of interventions/store.h over libpq, and
 * the outbox. README.md beside this tells how to link it and what the tables look like.
 */
#ifndef INTERVENTIONS_POSTGRESQL_H
#define INTERVENTIONS_POSTGRESQL_H

#include <interventions/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a commit waits for before it answers ::IVN_OK. */
enum {
    IVN_POSTGRESQL_SYNC_SERVER = 0, /**< What the server says in synchronous_commit; "on" where it says "off". */
    IVN_POSTGRESQL_SYNC_OFF = 1 /**< Nothing: a server that falls may lose the latest commits. For copies and tests. */
};

/** How a store is opened. All zero (but for `size` and `connection`): tables that are there, and safe. */
typedef struct ivn_postgresql_options {
    uint32_t size;                  /**< `sizeof(ivn_postgresql_options)`. */
    uint32_t synchronous;           /**< IVN_POSTGRESQL_SYNC_*. */
    ivn_flag create;                /**< ::IVN_YES: the tables are made where they are not there. */
    uint32_t reserved;              /**< 0. */
    const char *connection;         /**< "postgresql://..." or "host=... dbname=...", as libpq takes it. Required. */
    const ivn_allocator *allocator; /**< Copied; NULL: `malloc` and `free`. What libpq allocates is libpq's own. */
} ivn_postgresql_options;

/** A store on a PostgreSQL database, with one connection of its own. It belongs to one thread at a time; any number of
 *  them, on any number of machines, may stand on one database. */
typedef struct ivn_postgresql_store ivn_postgresql_store;

/**
 * Opens a store: connects, looks at the tables, prepares the statements.
 * \param options copied.
 * \param out receives it; to be closed with ivn_postgresql_store_close().
 * \param error detail, or NULL; `host_code` is the SQLSTATE, where there is one: see ivn_postgresql_sqlstate().
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no connection string, or a value is out of range.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED `options` is not a struct that is known.
 * \retval IVN_ERROR_NOT_FOUND the tables are not there, and were not to be made.
 * \retval IVN_ERROR_INVALID there are tables of these names, but not those of a store.
 * \retval IVN_ERROR_VERSION the tables were made by a newer version of this.
 * \retval IVN_ERROR_STORE there is no connection, or the server says no: `host_code` tells why.
 * \retval IVN_ERROR_MEMORY no memory.
 */
ivn_status ivn_postgresql_store_open(const ivn_postgresql_options *options, ivn_postgresql_store **out,
                                     ivn_error *error);

/**
 * The callbacks. Beside what stands in interventions/store.h, they answer ::IVN_ERROR_STORE with the SQLSTATE as
 * `host_code`. A commit is one round trip, and two where it meets a conflict. A connection that was lost while nobody
 * used it is made anew by the next call. One that is lost while a commit runs is ::IVN_ERROR_OUTCOME_UNKNOWN; while
 * something is read, ::IVN_ERROR_STORE with 08006, and the call may be repeated.
 * \param store must outlive whatever they are given to.
 * \param out filled; the caller sets its `size`.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the size of `out` is not known.
 */
ivn_status ivn_postgresql_store_ops(ivn_postgresql_store *store, ivn_store_ops *out);

/** Where events of the outbox are pushed; an event lasts as long as the call. Anything but ::IVN_OK stops. */
typedef ivn_status (*ivn_postgresql_event_sink)(void *user, int64_t position, const ivn_outbox_event *event);

/**
 * Reads events of the outbox in the order of their positions. Events of one record come in the order of its commits. Of
 * two commits that ran at the same time, the one with the smaller position may appear later: whoever delivers removes
 * what was delivered and reads from the first on again, rather than remembering a position.
 * \param store not NULL.
 * \param after only those with a greater position; 0: from the first on.
 * \param most how many at most, at least 1.
 * \param push called for each; must not call the store.
 * \param user passed to `push` as it is.
 * \param error detail, or NULL.
 * \retval IVN_OK there may be more.
 * \retval IVN_END those were all.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or `most` is 0.
 * \retval IVN_ERROR_STORE, IVN_ERROR_MEMORY PostgreSQL has failed, or there is no memory.
 * \retval IVN_ERROR_DAMAGED an event has no id of 16 bytes; those before it were pushed.
 * \return otherwise what `push` answered.
 */
ivn_status ivn_postgresql_store_events(ivn_postgresql_store *store, int64_t after, uint32_t most,
                                       ivn_postgresql_event_sink push, void *user, ivn_error *error);

/**
 * Removes events that were delivered: those that the latest ivn_postgresql_store_events() of this store has pushed, up
 * to a position. An event that has appeared since stays, whatever its position is.
 * \param store not NULL.
 * \param through position of the last one to remove.
 * \param error detail, or NULL.
 * \retval IVN_OK done; also where there are none.
 * \retval IVN_ERROR_ARGUMENT `store` is NULL.
 * \retval IVN_ERROR_STORE, IVN_ERROR_MEMORY PostgreSQL has failed: they are removed, or none is; do it again.
 */
ivn_status ivn_postgresql_store_drop_events(ivn_postgresql_store *store, int64_t through, ivn_error *error);

/** The SQLSTATE in a `host_code`, such as "40001" or "08006" (the connection was lost).
 * \param code of ivn_error.host_code.
 * \param out receives five characters and a NUL.
 */
void ivn_postgresql_sqlstate(int32_t code, char out[6]);

/** Closes a store. \param store NULL is fine. */
void ivn_postgresql_store_close(ivn_postgresql_store *store);

#ifdef __cplusplus
}
#endif

#endif
