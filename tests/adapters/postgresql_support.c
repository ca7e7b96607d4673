#include "postgresql_support.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "test.h"

static const char *server(void)
{
    return getenv("IVN_TEST_POSTGRESQL");
}

int postgresql_is_there(void)
{
    if (server() != NULL)
        return 1;
    printf("there is no PostgreSQL server: run it with tests/lib/with_postgres\n");
    return 0;
}

int postgresql_port(void)
{
    const char *host = strchr(server(), '@');

    assert_non_null(host);
    host = strchr(host, ':');
    assert_non_null(host);
    return (int)strtol(host + 1, NULL, 10);
}

const char *postgresql_address(int port)
{
    static char addresses[4][512];
    static uint32_t next;
    char *address = addresses[next++ % 4];
    const char *host = strchr(server(), '@'), *path;

    assert_non_null(host);
    path = strchr(host, '/');
    assert_non_null(path);
    snprintf(address, sizeof addresses[0], "%.*s@127.0.0.1:%d%s&options=-csearch_path%%3Dtest_%d",
             (int)(host - server()), server(), port == 0 ? postgresql_port() : port, path, (int)getpid());
    return address;
}

PGconn *postgresql_connection(void)
{
    PGconn *connection = PQconnectdb(postgresql_address(0));

    if (PQstatus(connection) != CONNECTION_OK)
        fail_msg("%s", PQerrorMessage(connection));
    PQclear(PQexec(connection, "SET client_min_messages = warning"));
    return connection;
}

int64_t ask_postgresql(const char *format, ...)
{
    PGconn *connection = postgresql_connection();
    char text[1024];
    va_list arguments;
    PGresult *result;
    int64_t answer = -1;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    result = PQexec(connection, text);
    if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
        fail_msg("%s: %s", text, PQerrorMessage(connection));
    if (PQntuples(result) > 0)
        answer = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
    PQclear(result);
    PQfinish(connection);
    return answer;
}

int postgresql_clean(void **state)
{
    (void)state;
    ask_postgresql("DROP SCHEMA IF EXISTS test_%d CASCADE; CREATE SCHEMA test_%d", (int)getpid(), (int)getpid());
    return 0;
}

int postgresql_leave(void **state)
{
    (void)state;
    ask_postgresql("DROP SCHEMA IF EXISTS test_%d CASCADE", (int)getpid());
    return 0;
}

ivn_postgresql_store *postgresql_open(const char *address, ivn_store_ops *ops)
{
    ivn_postgresql_options options = {
        .size = sizeof options, .connection = address, .create = IVN_YES, .synchronous = IVN_POSTGRESQL_SYNC_OFF};
    ivn_error error = {.size = sizeof error};
    ivn_postgresql_store *store = NULL;

    if (ivn_postgresql_store_open(&options, &store, &error) != IVN_OK)
        fail_msg("%s", error.message);
    ops->size = sizeof *ops;
    assert_int_equal(ivn_postgresql_store_ops(store, ops), IVN_OK);
    return store;
}

void wait_for_locks(int count)
{
    for (int i = 0; i < 2000; i++) {
        if (ask_postgresql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") >= count)
            return;
        nanosleep(&(struct timespec){0, 5000000}, NULL);
    }
    fail_msg("nobody waits for a lock");
}

void postgresql_server(const char *word)
{
    char command[512];

    snprintf(command, sizeof command, "\"%s\" %s", getenv("IVN_TEST_POSTGRESQL_SERVER"), word);
    assert_int_equal(system(command), 0);
}

int32_t code_of(const char *state)
{
    int32_t code = 0;

    for (int i = 4; i >= 0; i--)
        code = code << 6 | (state[i] - '0');
    return code;
}
