/*
 * A connection: how it is made and set, how one that died unused is found, and how it is made again. Serves all calls.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "store.h"

#define MOST_UNASKED 64 /* what a server says unasked is read so many times before a connection is given up */

static void say_nothing(void *user, const PGresult *result)
{
    (void)user;
    (void)result;
}

void ivni_postgresql_disconnect(ivn_postgresql_store *store)
{
    PQfinish(store->connection);
    store->connection = NULL;
}

/* Statements stand for ten thousands of calls: they are planned once, and with the indexes, however small the tables
 * are in the beginning. What "off" would lose was answered as committed. */
static const char *settings_of(const ivn_postgresql_store *store)
{
    if (store->synchronous == IVN_POSTGRESQL_SYNC_OFF)
        return "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; "
               "SET client_encoding = 'UTF8'; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
               "SET synchronous_commit = off";
    return "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; "
           "SET client_encoding = 'UTF8'; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
           "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
}

static ivn_status refused(ivn_postgresql_store *store, ivn_status status, const char *message, ivn_error *error)
{
    ivni_postgresql_error(error, status, store->code, message,
                          store->connection == NULL ? NULL : PQerrorMessage(store->connection));
    ivni_postgresql_disconnect(store);
    return status;
}

/* Before it has reached a server, libpq quotes what it could not read or find: of an address with a mistake in it that
 * may be the password, and so it is not told. */
static const char *reason_of(const PGconn *connection)
{
    static const char reached[] = "connection to server ";
    const char *said = PQerrorMessage(connection);

    if (strncmp(said, reached, sizeof reached - 1) == 0)
        return said;
    return "the address cannot be read, or there is no such server; in a password, %40 stands for @ and %2F for /";
}

static ivn_status not_connected(ivn_postgresql_store *store, ivn_error *error)
{
    ivni_postgresql_error(error, IVN_ERROR_STORE, store->code, "there is no connection", reason_of(store->connection));
    ivni_postgresql_disconnect(store);
    return IVN_ERROR_STORE;
}

ivn_status ivni_postgresql_connect(ivn_postgresql_store *store, ivn_error *error)
{
    const char *const names[] = {"dbname", "fallback_application_name", NULL};
    const char *const values[] = {store->address, "libinterventions", NULL};

    store->connection = PQconnectdbParams(names, values, 1);
    if (store->connection == NULL)
        return ivni_postgresql_error(error, IVN_ERROR_MEMORY, 0, "no memory", NULL);
    PQsetNoticeReceiver(store->connection, say_nothing, NULL);
    store->code = NO_CONNECTION;
    if (PQstatus(store->connection) != CONNECTION_OK)
        return not_connected(store, error);
    store->code = 0;
    if (ivni_postgresql_run(store, settings_of(store), NULL) != IVN_OK)
        return refused(store, IVN_ERROR_STORE, "the connection cannot be set up", error);
    return IVN_OK;
}

/* ---- The tables ------------------------------------------------------------------------------------------------- */

static ivn_status read_format(ivn_postgresql_store *store, long long *format)
{
    PGresult *rows;
    ivn_status status = ivni_postgresql_run(store, "SELECT max(version) FROM ivn_format", &rows);

    if (status == IVN_OK)
        *format = strtoll(PQgetvalue(rows, 0, 0), NULL, 10);
    PQclear(rows);
    return status;
}

ivn_status ivni_postgresql_recognise(ivn_postgresql_store *store, ivn_error *error)
{
    /* Of two that make the tables at once, the second waits for a lock on nothing; only one on a table, here pg_class,
     * lets its server forget that there was no such name a moment ago. */
    static const char *const look = "SELECT 1 FROM pg_class WHERE oid = to_regclass('ivn_format')";
    PGresult *rows;
    ivn_status status = ivni_postgresql_run(store, look, &rows);
    int there = status == IVN_OK && PQntuples(rows) == 1;
    long long format = 0;

    PQclear(rows);
    if (status == IVN_OK && !there)
        return ivni_postgresql_error(error, IVN_ERROR_NOT_FOUND, 0, "the tables of a store are not there", NULL);
    if (status != IVN_OK || read_format(store, &format) != IVN_OK)
        return refused(store, IVN_ERROR_STORE, "the tables cannot be read", error);
    if (format > FORMAT)
        return ivni_postgresql_error(error, IVN_ERROR_VERSION, 0,
                                     "the tables were made by a newer version: update this one", NULL);
    if (format < 1)
        return ivni_postgresql_error(error, IVN_ERROR_INVALID, 0, "the tables are not those of a store", NULL);
    return IVN_OK;
}

/* ---- Statements ------------------------------------------------------------------------------------------------- */

/* Types of parameters by their numbers: bigint, bytea, text, and arrays of boolean, bytea, bigint and text. */
enum { NUMBER = 20, BYTES = 17, TEXT = 25, BOOLEANS = 1000, MANY_BYTES = 1001, NUMBERS = 1016, TEXTS = 1009 };

static const Oid types_of_commit[] = {NUMBER,     BYTES,    NUMBER,     NUMBER,  BYTES,     TEXTS,
                                      MANY_BYTES, BOOLEANS, MANY_BYTES, NUMBERS, MANY_BYTES};
static const Oid types_of_find[] = {NUMBER, TEXT, BYTES, BYTES, BYTES, NUMBER};
static const Oid types_of_events[] = {NUMBER, NUMBER};
static const Oid types_of_positions[] = {NUMBERS};

static const struct {
    int count;
    const Oid *types;
} signatures[STATEMENTS] = {
    [LOAD] = {2, types_of_commit},     [REVISION] = {2, types_of_commit},
    [CREATE] = {11, types_of_commit},  [UPDATE] = {11, types_of_commit},
    [REWRITE] = {11, types_of_commit}, [ERASE] = {11, types_of_commit},
    [FIND_KEY] = {6, types_of_find},   [FIND_KEY_WITH_BODY] = {6, types_of_find},
    [FIND_ID] = {6, types_of_find},    [FIND_ID_WITH_BODY] = {6, types_of_find},
    [EVENTS] = {2, types_of_events},   [DELETE_EVENTS] = {1, types_of_positions},
};

static int send_all(PGconn *connection)
{
    for (int i = 0; i < STATEMENTS; i++)
        if (!PQsendPrepare(connection, ivni_postgresql_statements[i].name, ivni_postgresql_statements[i].text,
                           signatures[i].count, signatures[i].types))
            return 0;
    return PQpipelineSync(connection);
}

/* A pipeline ends each statement's results with NULL, and all of them with a result of its own. */
static ivn_status take_all(ivn_postgresql_store *store)
{
    ivn_status status = IVN_OK;

    for (int i = 0; i <= STATEMENTS && PQstatus(store->connection) == CONNECTION_OK; i++) {
        PGresult *result;

        while ((result = PQgetResult(store->connection)) != NULL) {
            ExecStatusType kind = PQresultStatus(result);

            if (kind == PGRES_FATAL_ERROR && status == IVN_OK)
                status = ivni_postgresql_failed(store, result, 0);
            PQclear(result);
            if (kind == PGRES_PIPELINE_SYNC)
                break;
        }
    }
    if (status == IVN_OK && PQstatus(store->connection) != CONNECTION_OK) {
        store->code = CONNECTION_LOST;
        status = IVN_ERROR_STORE;
    }
    return status;
}

/* All of them in one round trip. */
ivn_status ivni_postgresql_prepare(ivn_postgresql_store *store, ivn_error *error)
{
    ivn_status status;

    store->code = CONNECTION_LOST;
    if (!PQenterPipelineMode(store->connection) || !send_all(store->connection))
        return refused(store, IVN_ERROR_STORE, "the statements cannot be prepared", error);
    store->code = 0;
    status = take_all(store);
    if (status == IVN_OK && !PQexitPipelineMode(store->connection))
        status = IVN_ERROR_STORE;
    /* Class 42: a table or a column is missing, or is of another type. */
    if (status != IVN_OK && (store->code & 0xfff) == (SQLSTATE('4', '2', '0', '0', '0') & 0xfff) &&
        store->code != SQLSTATE('4', '2', '5', '0', '1'))
        return refused(store, IVN_ERROR_INVALID, "the tables are not those of a store", error);
    return status == IVN_OK ? IVN_OK : refused(store, IVN_ERROR_STORE, "the statements cannot be prepared", error);
}

/* ---- Before each call ------------------------------------------------------------------------------------------- */

/* A server that has gone has closed its end, which is there to be read. */
static int is_alive(PGconn *connection)
{
    char byte;

    for (int i = 0; i < MOST_UNASKED; i++) {
        if (PQstatus(connection) != CONNECTION_OK)
            return 0;
        if (recv(PQsocket(connection), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        if (!PQconsumeInput(connection))
            return 0;
        (void)PQisBusy(connection);
    }
    return 0;
}

ivn_status ivni_postgresql_ready(ivn_postgresql_store *store, ivn_error *error)
{
    ivn_status status;

    store->code = 0;
    if (store->connection != NULL && is_alive(store->connection))
        return IVN_OK;
    ivni_postgresql_disconnect(store);
    status = ivni_postgresql_connect(store, error);
    if (status == IVN_OK)
        status = ivni_postgresql_recognise(store, error);
    if (status == IVN_OK)
        status = ivni_postgresql_prepare(store, error);
    if (status == IVN_OK)
        return IVN_OK;
    ivni_postgresql_disconnect(store);
    /* Tables that were there when the store was opened and are not any more: no caller's record is missing. */
    if (store->code == 0 && status != IVN_ERROR_MEMORY)
        store->code = SQLSTATE('4', '2', 'P', '0', '1');
    return status == IVN_ERROR_MEMORY ? status : IVN_ERROR_STORE;
}
