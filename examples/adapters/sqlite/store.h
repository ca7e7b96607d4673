/*
 * What the files of the adapter share.
 *
 *     open.c         a file: ours, new, or refused; its statements
 *     statements.c   the SQL, in one table; how a statement is run and what its failure means
 *     commit.c       a batch in one transaction
 *     find.c         load and find
 *     outbox.c       events: read, removed
 */
#ifndef IVNI_SQLITE_STORE_H
#define IVNI_SQLITE_STORE_H

#include "interventions_sqlite.h"

enum {
    BEGIN,
    COMMIT,
    ROLLBACK,
    LOAD,
    REVISION,
    INSERT_RECORD,
    UPDATE_RECORD,
    DELETE_RECORD,
    KEYS,
    INSERT_KEY,
    DELETE_KEY,
    DELETE_KEYS,
    INSERT_EVENT,
    FIND_KEY,
    FIND_KEY_WITH_BODY,
    FIND_ID,
    FIND_ID_WITH_BODY,
    EVENTS,
    DELETE_EVENTS,
    STATEMENTS
};

/* Memory that grows and is kept for the next call. */
typedef struct ivni_sqlite_room {
    void *memory;
    size_t size;
} ivni_sqlite_room;

struct ivn_sqlite_store {
    ivn_allocator allocator;
    sqlite3 *connection;
    sqlite3_stmt *statements[STATEMENTS];
    int code; /* SQLite's extended result code of the last failure; 0: none in this call */
    ivni_sqlite_room sorted, gone;
    uint8_t last[IVN_MOST_KEY_BYTES + 1]; /* longer than any key, and greater: the upper bound where there is none */
};

/* statements.c */
extern const char *const ivni_sqlite_texts[STATEMENTS];
/* What a result code means to the caller of the store; remembers it. */
ivn_status ivni_sqlite_failed(ivn_sqlite_store *store, int code);
/* Runs a statement that answers no rows, and makes it ready for the next time. */
ivn_status ivni_sqlite_run(ivn_sqlite_store *store, uint32_t statement);
/* Makes a statement ready for the next time; `code` is what its last step answered. IVN_OK after a row or the end. */
ivn_status ivni_sqlite_finish(ivn_sqlite_store *store, uint32_t statement, int code);
/* A blob that lasts as long as the statement runs; no bytes are a blob, too, and not NULL. */
void ivni_sqlite_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, size_t size);
/* Ends the transaction that is open, if one is. */
void ivni_sqlite_roll_back(ivn_sqlite_store *store);
/* Room for as many bytes; NULL: no memory. What was in it is lost unless `keep` bytes are to be kept. */
void *ivni_sqlite_reserve(const ivn_sqlite_store *store, ivni_sqlite_room *room, size_t size, size_t keep);
/* Tells the host's code of a failure, where there is one, and passes the status on. */
ivn_status ivni_sqlite_tell(const ivn_sqlite_store *store, ivn_status status,
                            ivn_status (*host_code)(void *handle, int32_t code), void *handle);
/* Fills an error. */
ivn_status ivni_sqlite_error(ivn_error *error, ivn_status status, int code, const char *message);

ivn_status ivni_sqlite_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink);
ivn_status ivni_sqlite_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
ivn_status ivni_sqlite_find(void *user, const ivn_query *query, const ivn_find_sink *sink);

#endif
