/*
 * Opens the store that is named, over the adapters in examples/adapters, and puts what they refuse into words.
 */
#include "store.h"

#include <errno.h>
#include <interventions_sqlite.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "casework.h"
#include "files.h"

static const char usual[] = "casework.db";

const char *store_named(const char *option)
{
    const char *name = option != NULL ? option : getenv("CASEWORK_STORE");

    return name == NULL || *name == '\0' ? usual : name;
}

static int is_memory(const char *name)
{
    return strcmp(name, "memory") == 0;
}

static int is_postgresql(const char *name)
{
    return strncmp(name, "postgresql://", 13) == 0 || strncmp(name, "postgres://", 11) == 0;
}

int store_is_absent(const char *name)
{
    struct stat found;

    return !is_memory(name) && !is_postgresql(name) && stat(name, &found) != 0 && errno == ENOENT;
}

/* --- a SQLite file ------------------------------------------------------------------------------------------------ */

static int cannot_open(const struct store *store, ivn_status status, const ivn_error *error)
{
    fprintf(stderr, "casework: the store %s: %s\n", store->name,
            error->message[0] != '\0' ? error->message : ivn_status_text(status));
    return FAILED;
}

static int open_sqlite(enum store_use use, struct store *out)
{
    ivn_sqlite_options options = {.size = sizeof options, .path = out->name, .create = IVN_NO};
    ivn_error error = {.size = sizeof error};
    ivn_status status;

    if (use == STORE_READ && store_is_absent(out->name)) {
        fprintf(stderr, "casework: there is no store %s yet; refer, record and import begin one\n", out->name);
        return MISTAKEN;
    }
    if (use == STORE_READ)
        options.read_only = IVN_YES;
    else
        options.create = IVN_YES;
    if (use == STORE_FILL)
        options.synchronous = IVN_SQLITE_SYNC_NORMAL;
    status = ivn_sqlite_store_open(&options, &out->sqlite, &error);
    if (status == IVN_OK)
        status = ivn_sqlite_store_ops(out->sqlite, &out->ops);
    return status == IVN_OK ? DONE : cannot_open(out, status, &error);
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
int store_settle(const struct store *store)
{
    int code = store->sqlite == NULL ? SQLITE_OK : write_through(ivn_sqlite_store_connection(store->sqlite));

    if (code == SQLITE_OK)
        return DONE;
    fprintf(stderr, "casework: the store %s: not all of it may be on disk yet: %s\n", store->name,
            sqlite3_errstr(code));
    return FAILED;
}

/* --- each of them ------------------------------------------------------------------------------------------------- */

int store_open_memory(const struct desk *desk, struct store *out)
{
    ivn_status status;

    *out = (struct store){.name = "memory", .ops = {.size = sizeof out->ops}};
    status = ivn_memory_store_new(desk->context, &out->memory);
    if (status == IVN_OK)
        status = ivn_memory_store_ops(out->memory, &out->ops);
    return status == IVN_OK ? DONE : failure(status, &(ivn_error){.size = sizeof(ivn_error)});
}

int store_open(const struct desk *desk, const char *name, enum store_use use, struct store *out)
{
    if (is_memory(name))
        return store_open_memory(desk, out);
    *out = (struct store){.name = name, .ops = {.size = sizeof out->ops}};
    if (is_postgresql(name)) {
        fprintf(stderr, "casework: this build cannot reach PostgreSQL\n");
        return FAILED;
    }
    return open_sqlite(use, out);
}

void store_close(struct store *store)
{
    ivn_sqlite_store_close(store->sqlite);
    ivn_memory_store_free(store->memory);
    *store = (struct store){0};
}

int store_failure(const struct store *store, ivn_status status, const ivn_error *error)
{
    if (status != IVN_ERROR_STORE || store->sqlite == NULL)
        return failure(status, error);
    fprintf(stderr, "casework: the store %s: %s\n", store->name,
            (error->host_code & 0xff) == SQLITE_BUSY ? "another program held it for too long: try again"
            : error->host_code != 0                  ? sqlite3_errstr(error->host_code)
                                                     : error->message);
    return FAILED;
}
