/*
 * A database for the tests of the PostgreSQL adapter: a schema of their own on the server of tests/lib/with_postgres, a
 * connection by hand, and the server itself.
 */
#ifndef TESTS_ADAPTERS_POSTGRESQL_SUPPORT_H
#define TESTS_ADAPTERS_POSTGRESQL_SUPPORT_H

#include <libpq-fe.h>

#include <interventions_postgresql.h>

/* Runs a group of tests with an empty schema for each; answers 77, "skipped", where there is no server. */
#define run_with_postgresql(tests) (postgresql_is_there() ? cmocka_run_group_tests(tests, NULL, postgresql_leave) : 77)

int postgresql_is_there(void);
int postgresql_leave(void **state);
/* Takes all tables away; a cmocka set-up function. */
int postgresql_clean(void **state);
/* The connection string of the tests' own schema, over TCP, by a port that is 0 for the server's own. In static memory,
 * of which four are in use at a time. */
const char *postgresql_address(int port);
int postgresql_port(void);

/* Opens a store and makes the tables where they are not there. Fails the test where it cannot. */
ivn_postgresql_store *postgresql_open(const char *address, ivn_store_ops *ops);
/* Runs SQL by a connection of its own; the first column of the first row as a number, -1: there is none. Fails the test
 * where the server refuses it. */
int64_t ask_postgresql(const char *format, ...);
PGconn *postgresql_connection(void);
/* Waits until as many backends wait for a lock. */
void wait_for_locks(int count);
/* Does with the server what the word says: start, stop, kill. */
void postgresql_server(const char *word);
/* The host's code of a SQLSTATE, as notes of tests/store show it. */
int32_t code_of(const char *state);

#endif
