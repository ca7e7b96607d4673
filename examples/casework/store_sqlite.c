/*
 * A SQLite file as the store, by examples/adapters/sqlite.
 */
#include <interventions_sqlite.h>
#include <stdio.h>

#include "casework.h"
#include "store.h"

int store_open_sqlite(enum store_use use, struct store *out)
{
    ivn_sqlite_options options = {.size = sizeof options, .path = out->name, .create = IVN_NO};
    ivn_error error = {.size = sizeof error};
    ivn_status status;

    if (use == STORE_READ && store_is_absent(out->name))
        return store_is_missing(out);
    if (use == STORE_READ)
        options.read_only = IVN_YES;
    else
        options.create = IVN_YES;
    if (use == STORE_FILL)
        options.synchronous = IVN_SQLITE_SYNC_NORMAL;
    status = ivn_sqlite_store_open(&options, &out->sqlite, &error);
    if (status == IVN_OK)
        status = ivn_sqlite_store_ops(out->sqlite, &out->ops);
    return status == IVN_OK ? DONE : store_cannot_open(out, status, &error);
}

/* The log to the disk, then into the file. While another program does the same, SQLite does not wait by itself. */
static int write_through(sqlite3 *connection)
{
    int code = SQLITE_BUSY;

    for (int i = 0; i < 100 && code == SQLITE_BUSY; i++) {
        code = sqlite3_wal_checkpoint_v2(connection, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
        if (code == SQLITE_BUSY)
            sqlite3_sleep(50);
    }
    return code;
}

/* A store that is filled does not wait for the disk at each commit, but once here. */
int store_settle_sqlite(const struct store *store)
{
    int code = write_through(ivn_sqlite_store_connection(store->sqlite));

    if (code == SQLITE_OK)
        return DONE;
    fprintf(stderr, "casework: the store %s: not all of it may be on disk yet: %s\n", store->name,
            sqlite3_errstr(code));
    return FAILED;
}
