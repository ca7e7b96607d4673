/*
 * The crash test on the SQLite adapter: with each way to wait for the disk, as what the system has survives a kill.
 */
#include <interventions_sqlite.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "crash.h"

static void *open_store(const char *where, uint32_t mode, ivn_store_ops *ops)
{
    ivn_sqlite_options options = {
        .size = sizeof options, .path = where, .synchronous = mode % 3, .busy_milliseconds = 20000};
    ivn_error error = {.size = sizeof error};
    ivn_sqlite_store *store = NULL;

    if (ivn_sqlite_store_open(&options, &store, &error) != IVN_OK) {
        fprintf(stderr, "%s (%d): %s\n", ivn_status_name(error.status), (int)error.host_code, error.message);
        return NULL;
    }
    ivn_sqlite_store_ops(store, ops);
    return store;
}

static void close_store(void *store)
{
    ivn_sqlite_store_close(store);
}

static ivn_status events(void *store, crash_event_taker take, void *user)
{
    ivn_status status = ivn_sqlite_store_events(store, 0, UINT32_MAX, take, user, NULL);

    return status == IVN_END ? IVN_OK : status;
}

static int64_t key_count(void *store)
{
    sqlite3_stmt *statement = NULL;
    int64_t count = -1;

    sqlite3_prepare_v2(ivn_sqlite_store_connection(store), "SELECT count(*) FROM ivn_key", -1, &statement, NULL);
    if (sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

static int sound(void *store)
{
    sqlite3_stmt *statement = NULL;
    const char *found = NULL;
    int fine;

    sqlite3_prepare_v2(ivn_sqlite_store_connection(store), "PRAGMA integrity_check", -1, &statement, NULL);
    if (sqlite3_step(statement) == SQLITE_ROW)
        found = (const char *)sqlite3_column_text(statement, 0);
    fine = found != NULL && strcmp(found, "ok") == 0;
    if (!fine)
        fprintf(stderr, "integrity_check: %s\n", found == NULL ? "fails" : found);
    sqlite3_finalize(statement);
    return fine;
}

static int erase(const char *where)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char path[1024];

    for (uint32_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", where, ends[i]);
        unlink(path);
    }
    return access(where, F_OK) != 0;
}

int main(int argc, char **argv)
{
    static const crash_store of = {"SQLite", open_store, close_store, events, key_count, sound, erase, NULL, NULL};

    return crash_main(argc, argv, &of);
}
