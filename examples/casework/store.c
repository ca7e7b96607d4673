/*
 * Opens the store that is named, over the adapters in examples/adapters, and puts what they refuse into words.
 */
#include "store.h"

#include <errno.h>
#include <interventions_postgresql.h>
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

/* An address of PostgreSQL may hold a password. */
const char *store_told(const char *name)
{
    return is_postgresql(name) ? "in PostgreSQL" : name;
}

/* --- what goes wrong ---------------------------------------------------------------------------------------------- */

int store_cannot_open(const struct store *store, ivn_status status, const ivn_error *error)
{
    fprintf(stderr, "casework: the store %s: %s\n", store->name,
            error->message[0] != '\0' ? error->message : ivn_status_text(status));
    return FAILED;
}

int store_is_missing(const struct store *store)
{
    fprintf(stderr, "casework: there is no store %s yet; refer, record and import begin one\n", store->name);
    return MISTAKEN;
}

static void say_postgresql(int32_t code)
{
    char state[6];

    ivn_postgresql_sqlstate(code, state);
    fprintf(stderr, "casework: the store in PostgreSQL: %s (SQLSTATE %s)\n",
            memcmp(state, "08", 2) == 0 || memcmp(state, "57P", 3) == 0
                ? "the server is away, or has closed the connection"
                : "the server refused it",
            state);
}

int store_failure(const struct store *store, ivn_status status, const ivn_error *error)
{
    if (status != IVN_ERROR_STORE || error->host_code == 0)
        return failure(status, error);
    if (store->postgresql != NULL)
        say_postgresql(error->host_code);
    else if (store->sqlite != NULL)
        fprintf(stderr, "casework: the store %s: %s\n", store->name,
                (error->host_code & 0xff) == SQLITE_BUSY ? "another program held it for too long: try again"
                                                         : sqlite3_errstr(error->host_code));
    else
        return failure(status, error);
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
    *out = (struct store){.name = store_told(name), .ops = {.size = sizeof out->ops}};
    return is_postgresql(name) ? store_open_postgresql(name, use, out) : store_open_sqlite(use, out);
}

int store_settle(const struct store *store)
{
    return store->sqlite != NULL ? store_settle_sqlite(store) : DONE;
}

void store_close(struct store *store)
{
    ivn_sqlite_store_close(store->sqlite);
    ivn_postgresql_store_close(store->postgresql);
    ivn_memory_store_free(store->memory);
    *store = (struct store){0};
}
