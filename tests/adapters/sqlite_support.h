/*
 * Files for the tests of the SQLite adapter: a folder of their own, stores in it, and SQL by hand.
 */
#ifndef TESTS_ADAPTERS_SQLITE_SUPPORT_H
#define TESTS_ADAPTERS_SQLITE_SUPPORT_H

#include <interventions_sqlite.h>

#include "store_support.h"

/* A new folder that folder_remove() takes away with all that is in it. */
typedef struct folder {
    char path[256];
} folder;

void folder_make(folder *out);
void folder_remove(const folder *of);
/* The path of a name in it, in static memory of which four are in use at a time. */
const char *folder_file(const folder *of, const char *name);

/* Opens a store that does not wait for the disk. Fails the test where it cannot. */
ivn_sqlite_store *store_at(const char *path, ivn_store_ops *ops);
/* Runs SQL on a file by a connection of its own, and answers SQLite's result code. */
int run_sql(const char *path, const char *sql);
/* The first column of the first row as a number; -1: there is none. */
int64_t ask_sql(const char *path, const char *sql);

/* The next revision of a record, after `expected`, with these keys and an event; its body tells its revision. */
ivn_status commit_next(const ivn_store_ops *ops, uint8_t id, uint32_t expected, const char *keys, notes *seen);

/* For CMocka: the state is a folder. */
int folder_set_up(void **state);
int folder_tear_down(void **state);

#endif
