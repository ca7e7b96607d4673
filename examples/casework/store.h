/*
 * Where the cases are kept: a SQLite file, a PostgreSQL database, or memory.
 */
#ifndef STORE_H
#define STORE_H

#include "desk.h"

enum store_use {
    STORE_READ,  /* it must be there */
    STORE_WRITE, /* it is made where it is not there */
    STORE_FILL   /* the same, for many commits at once that are safe on disk when it is closed */
};

struct store {
    const char *name; /* as a person may be told it: without a password */
    ivn_store_ops ops;
    ivn_memory_store *memory;
    struct ivn_sqlite_store *sqlite;
    struct ivn_postgresql_store *postgresql;
};

/* The store that an option names, else that of $CASEWORK_STORE, else casework.db in the working folder. */
const char *store_named(const char *option);

/* Its name as a person may be told it. */
const char *store_told(const char *name);

/* A store that is not there yet, so that there is nothing to read. */
int store_is_absent(const char *name);

/* Says on stderr why it cannot be opened. Free with store_close(), also after a failure. */
int store_open(const struct desk *desk, const char *name, enum store_use use, struct store *out);
int store_open_memory(const struct desk *desk, struct store *out);

/* What was filled is on disk when this answers DONE. */
int store_settle(const struct store *store);
void store_close(struct store *store);

/* The adapters: store_sqlite.c and store_postgresql.c. Both say on stderr why they cannot be opened. */
int store_open_sqlite(enum store_use use, struct store *out);
int store_settle_sqlite(const struct store *store);
int store_open_postgresql(const char *connection, enum store_use use, struct store *out);

/* Says that a store cannot be opened. */
int store_cannot_open(const struct store *store, ivn_status status, const ivn_error *error);

/* Says that there is nothing to read. */
int store_is_missing(const struct store *store);

/* Says why a call of the caseload failed, where the store is to blame; else as failure() does. */
int store_failure(const struct store *store, ivn_status status, const ivn_error *error);

#endif
