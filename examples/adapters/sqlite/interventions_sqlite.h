/*
 * Records of libinterventions in a SQLite file: the three callbacks of interventions/store.h over libsqlite3, and the
 * outbox. README.md beside this tells how to link it and what the file looks like.
 */
#ifndef INTERVENTIONS_SQLITE_H
#define INTERVENTIONS_SQLITE_H

#include <interventions/store.h>
#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a commit waits for before it answers ::IVN_OK. */
enum {
    IVN_SQLITE_SYNC_FULL = 0, /**< The disk has it: it survives loss of power. */
    IVN_SQLITE_SYNC_NORMAL =
        1,                  /**< The system has it: it survives the end of the process, but the latest commits may be
                                     lost with the power. The file stays whole. */
    IVN_SQLITE_SYNC_OFF = 2 /**< As NORMAL, and loss of power may damage the file. For tests and copies. */
};

/** How a store is opened. All zero (but for `size` and `path`): made where it is not there, read and written, safe. */
typedef struct ivn_sqlite_options {
    uint32_t size;                  /**< `sizeof(ivn_sqlite_options)`. */
    uint32_t synchronous;           /**< IVN_SQLITE_SYNC_*. */
    uint32_t busy_milliseconds;     /**< How long to wait for another writer; 0: 5000. */
    ivn_flag create;                /**< ::IVN_NO: a file that is not there is refused. */
    ivn_flag read_only;             /**< ::IVN_YES: nothing is written; commits fail with SQLITE_READONLY. */
    uint32_t reserved;              /**< 0. */
    const char *path;               /**< In UTF-8; ":memory:" keeps nothing. Required. */
    const char *vfs;                /**< Name of an SQLite VFS; NULL: the usual one. */
    const ivn_allocator *allocator; /**< Copied; NULL: `malloc` and `free`. What SQLite allocates is SQLite's own. */
} ivn_sqlite_options;

/** A store on an SQLite file. It belongs to one thread at a time; any number of them, in any number of processes, may
 *  stand on one file. */
typedef struct ivn_sqlite_store ivn_sqlite_store;

/**
 * Opens a store. A new or empty file is given the tables; nothing is changed in a file that is not of this kind.
 * \param options copied.
 * \param out receives it; to be closed with ivn_sqlite_store_close().
 * \param error detail, or NULL; `host_code` is the extended result code of SQLite, where there is one.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, there is no path, or a value is out of range.
 * \retval IVN_ERROR_SIZE, IVN_ERROR_RESERVED `options` is not a struct that is known.
 * \retval IVN_ERROR_NOT_FOUND there is no such file, or no such folder.
 * \retval IVN_ERROR_INVALID an SQLite file, but not one of these stores.
 * \retval IVN_ERROR_VERSION written by a newer version of this.
 * \retval IVN_ERROR_DAMAGED no SQLite file, or a damaged one.
 * \retval IVN_ERROR_STORE SQLite says no: `host_code` tells why.
 * \retval IVN_ERROR_MEMORY no memory.
 */
ivn_status ivn_sqlite_store_open(const ivn_sqlite_options *options, ivn_sqlite_store **out, ivn_error *error);

/**
 * The callbacks. Beside what stands in interventions/store.h, they answer ::IVN_ERROR_STORE with SQLite's extended
 * result code as `host_code`; SQLITE_BUSY (5) says that another writer took longer than `busy_milliseconds`: nothing
 * was changed, and the command may be given again. A commit of which it cannot be told whether it was done is
 * ::IVN_ERROR_OUTCOME_UNKNOWN.
 * \param store must outlive whatever they are given to.
 * \param out filled; the caller sets its `size`.
 * \retval IVN_OK done.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL.
 * \retval IVN_ERROR_SIZE the size of `out` is not known.
 */
ivn_status ivn_sqlite_store_ops(ivn_sqlite_store *store, ivn_store_ops *out);

/** The connection, for what a host does besides: a copy of the file while others work (sqlite3_backup_init()), tables
 *  of its own. No transaction may be open on it when the store is called. */
sqlite3 *ivn_sqlite_store_connection(ivn_sqlite_store *store);

/** Where events of the outbox are pushed. `position` grows in the order of commits; the event lasts as long as the
 *  call. Anything but ::IVN_OK stops. */
typedef ivn_status (*ivn_sqlite_event_sink)(void *user, int64_t position, const ivn_outbox_event *event);

/**
 * Reads events of the outbox, the oldest first.
 * \param store not NULL.
 * \param after only those with a greater position; 0: from the first on.
 * \param most how many at most.
 * \param push called for each; must not call the store.
 * \param user passed to `push` as it is.
 * \param error detail, or NULL.
 * \retval IVN_OK there may be more.
 * \retval IVN_END those were all.
 * \retval IVN_ERROR_ARGUMENT a pointer is NULL, or `most` is 0.
 * \retval IVN_ERROR_STORE, IVN_ERROR_MEMORY SQLite has failed.
 * \retval IVN_ERROR_DAMAGED an event has no id of 16 bytes; those before it were pushed.
 * \return otherwise what `push` answered.
 */
ivn_status ivn_sqlite_store_events(ivn_sqlite_store *store, int64_t after, uint32_t most, ivn_sqlite_event_sink push,
                                   void *user, ivn_error *error);

/**
 * Removes the events up to a position, once whoever wants them has them.
 * \param store not NULL.
 * \param through position of the last one to remove.
 * \param error detail, or NULL.
 * \retval IVN_OK done; also where there are none.
 * \retval IVN_ERROR_ARGUMENT `store` is NULL.
 * \retval IVN_ERROR_STORE, IVN_ERROR_MEMORY SQLite has failed; nothing was removed, or it is not known: do it again.
 */
ivn_status ivn_sqlite_store_drop_events(ivn_sqlite_store *store, int64_t through, ivn_error *error);

/** Closes a store. \param store NULL is fine. */
void ivn_sqlite_store_close(ivn_sqlite_store *store);

#ifdef __cplusplus
}
#endif

#endif
