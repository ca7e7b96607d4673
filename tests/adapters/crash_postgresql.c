/*
 * The crash test on the PostgreSQL adapter: commits that wait for the disk; besides the writers, the server falls with
 * all its processes, or one of its backends does, which makes it throw the others out and recover.
 */
#include <interventions_postgresql.h>
#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "crash.h"

#define SCHEMA "crash"
#define PATIENCE 1500 /* times 20 ms */

static void wait_a_moment(void)
{
    nanosleep(&(struct timespec){0, 20000000}, NULL);
}

/* A server that recovers refuses connections for a while. */
static PGconn *connect_to(const char *where)
{
    for (int i = 0; i < PATIENCE; i++) {
        PGconn *connection = PQconnectdb(where);

        if (PQstatus(connection) == CONNECTION_OK)
            return connection;
        PQfinish(connection);
        wait_a_moment();
    }
    return NULL;
}

/* The first column of the first row as a number; -1: there is none, -2: it cannot be asked. */
static int64_t ask(const char *where, const char *text)
{
    PGconn *connection = connect_to(where);
    PGresult *result = connection == NULL ? NULL : PQexec(connection, text);
    int64_t answer = -2;

    if (PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK)
        answer = PQntuples(result) > 0 ? strtoll(PQgetvalue(result, 0, 0), NULL, 10) : -1;
    PQclear(result);
    PQfinish(connection);
    return answer;
}

/* Writers and the check know the database by its address; the check also asks by hand. */
typedef struct opened {
    ivn_postgresql_store *store;
    char where[512];
} opened;

static void *open_store(const char *where, uint32_t mode, ivn_store_ops *ops)
{
    ivn_postgresql_options options = {.size = sizeof options, .connection = where, .create = IVN_YES};
    ivn_error error = {.size = sizeof error};
    opened *made = calloc(1, sizeof *made);

    (void)mode;
    snprintf(made->where, sizeof made->where, "%s", where);
    for (int i = 0; i < PATIENCE; i++) {
        if (ivn_postgresql_store_open(&options, &made->store, &error) == IVN_OK) {
            ivn_postgresql_store_ops(made->store, ops);
            return made;
        }
        wait_a_moment();
    }
    fprintf(stderr, "%s (%d): %s\n", ivn_status_name(error.status), (int)error.host_code, error.message);
    free(made);
    return NULL;
}

static void close_store(void *store)
{
    opened *of = store;

    ivn_postgresql_store_close(of->store);
    free(of);
}

static ivn_status events(void *store, crash_event_taker take, void *user)
{
    const opened *of = store;
    ivn_status status = ivn_postgresql_store_events(of->store, 0, UINT32_MAX, take, user, NULL);

    return status == IVN_END ? IVN_OK : status;
}

static int64_t key_count(void *store)
{
    const opened *of = store;

    return ask(of->where, "SELECT count(*) FROM ivn_key");
}

/* The indexes against the tables: what is found by the one is what stands in the other. */
static int sound(void *store)
{
    static const char *const by_table = "SET enable_indexscan = off; SET enable_indexonlyscan = off; "
                                        "SET enable_bitmapscan = off; ";
    static const char *const by_index = "SET enable_seqscan = off; SET enable_bitmapscan = off; ";
    static const char *const questions[] = {
        "SELECT count(*) FROM (SELECT id FROM ivn_record WHERE kind >= 0 ORDER BY kind, id) r",
        "SELECT count(*) FROM (SELECT id FROM ivn_key WHERE kind >= 0 ORDER BY kind, name, bytes, id) k",
        "SELECT count(*) FROM (SELECT bytes FROM ivn_key WHERE is_unique ORDER BY kind, name, bytes) k",
        "SELECT count(*) FROM (SELECT id FROM ivn_outbox WHERE position > 0 ORDER BY position) o",
    };
    const opened *of = store;

    for (uint32_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        char tables[512], indexes[512];

        snprintf(tables, sizeof tables, "%s%s", by_table, questions[i]);
        snprintf(indexes, sizeof indexes, "%s%s", by_index, questions[i]);
        if (ask(of->where, tables) == ask(of->where, indexes) && ask(of->where, tables) >= 0)
            continue;
        fprintf(stderr, "an index disagrees with its table: %s\n", questions[i]);
        return 0;
    }
    return 1;
}

static int erase(const char *where)
{
    return ask(where, "SET client_min_messages = warning; DROP SCHEMA IF EXISTS " SCHEMA " CASCADE; "
                      "CREATE SCHEMA " SCHEMA) == -1;
}

/* ---- The server ------------------------------------------------------------------------------------------------- */

static int server(const char *word)
{
    char command[512];

    snprintf(command, sizeof command, "\"%s\" %s", getenv("IVN_TEST_POSTGRESQL_SERVER"), word);
    return system(command) == 0;
}

static int is_killed; /* the server, and nobody has started it again */

/* One kill in four is that of the server, under the hands of the writers, and one that of a backend of theirs. */
static int fall(const char *where, uint32_t kill_number)
{
    int64_t backend;

    if (kill_number % 4 == 1)
        return is_killed = server("kill");
    if (kill_number % 4 != 3)
        return 0;
    backend = ask(where, "SELECT pid FROM pg_stat_activity WHERE application_name = 'libinterventions' LIMIT 1");
    return backend > 0 && kill((pid_t)backend, SIGKILL) == 0;
}

/* A backend whose writer is dead goes on with what it has heard, so that what stands is told when it has gone. */
static int struck(const char *where)
{
    if (is_killed && !server("start"))
        return 0;
    is_killed = 0;
    for (int i = 0; i < PATIENCE; i++) {
        if (ask(where, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'libinterventions'") == 0)
            return 1;
        wait_a_moment();
    }
    fprintf(stderr, "a backend goes on without its writer\n");
    return 0;
}

int main(int argc, char **argv)
{
    static const crash_store of = {"PostgreSQL", open_store, close_store, events, key_count,
                                   sound,        erase,      struck,      fall};
    const char *address = getenv("IVN_TEST_POSTGRESQL");
    char where[512], *arguments[16];

    if (address == NULL) {
        printf("there is no PostgreSQL server: run it with tests/lib/with_postgres\n");
        return 77;
    }
    snprintf(where, sizeof where, "%s&options=-csearch_path%%3D" SCHEMA, address);
    if (argc > 15)
        return 2;
    for (int i = 0; i < argc; i++)
        arguments[i] = argv[i];
    arguments[argc] = where;
    return crash_main(argc + 1, arguments, &of);
}
