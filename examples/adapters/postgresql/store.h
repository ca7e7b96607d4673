/*
 * What the files of the adapter share.
 *
 *     open.c         options, the tables, a store from its beginning to its end
 *     connection.c   a connection: made, found dead, made again; what it is set to
 *     statements.c   the SQL, in one table
 *     exchange.c     one statement there and back, and what its failure means
 *     arrays.c       parameters as the server reads them in binary
 *     commit.c       a batch in one statement
 *     find.c         load and find
 *     outbox.c       events: read, removed
 */
#ifndef IVNI_POSTGRESQL_STORE_H
#define IVNI_POSTGRESQL_STORE_H

#include <libpq-fe.h>

#include "interventions_postgresql.h"

enum {
    LOAD,
    REVISION,
    CREATE,
    UPDATE,
    REWRITE,
    ERASE,
    FIND_KEY,
    FIND_KEY_WITH_BODY,
    FIND_ID,
    FIND_ID_WITH_BODY,
    EVENTS,
    DELETE_EVENTS,
    STATEMENTS
};

#define MOST_PARAMETERS 11
#define FORMAT 1

/* A SQLSTATE as one number, six bits a character, as PostgreSQL packs it. */
#define SQLSTATE(a, b, c, d, e)                                                                                        \
    (((a) - '0') | ((b) - '0') << 6 | ((c) - '0') << 12 | ((d) - '0') << 18 | ((e) - '0') << 24)
#define CONNECTION_LOST SQLSTATE('0', '8', '0', '0', '6')
#define NO_CONNECTION SQLSTATE('0', '8', '0', '0', '1')

/* Memory that grows and is kept for the next call. */
typedef struct ivni_postgresql_room {
    uint8_t *memory;
    size_t size;
} ivni_postgresql_room;

struct ivn_postgresql_store {
    ivn_allocator allocator;
    PGconn *connection; /* NULL: lost, and the next call makes another one */
    uint32_t synchronous;
    int32_t code; /* the SQLSTATE of the last failure; 0: none in this call */
    const char *address;
    ivni_postgresql_room arrays, sorted, given;
    uint32_t given_count;                 /* positions of the events that were given out last, in `given` */
    uint8_t last[IVN_MOST_KEY_BYTES + 1]; /* longer than any key, and greater: the upper bound where there is none */
};

/* The values of a statement, all of them in binary. */
typedef struct ivni_parameters {
    int count;
    int lengths[MOST_PARAMETERS];
    const char *values[MOST_PARAMETERS];
    uint8_t numbers[MOST_PARAMETERS][8];
} ivni_parameters;

/* statements.c */
typedef struct ivni_statement {
    const char *name, *text;
} ivni_statement;

extern const ivni_statement ivni_postgresql_statements[STATEMENTS];

/* arrays.c */
void ivni_parameter_number(ivni_parameters *to, int64_t number);
/* The bytes must last until the statement is sent; there are some, or it is an empty one. */
void ivni_parameter_bytes(ivni_parameters *to, const void *bytes, size_t size);
/* The keys and events of a batch as six arrays, in the store's memory. IVN_OK, IVN_ERROR_MEMORY, IVN_ERROR_LIMIT. */
ivn_status ivni_parameter_arrays(ivn_postgresql_store *store, ivni_parameters *to, const ivn_batch *batch);
/* Positions as an array. */
ivn_status ivni_parameter_positions(ivn_postgresql_store *store, ivni_parameters *to, const int64_t *positions,
                                    uint32_t count);
int64_t ivni_number_at(const PGresult *rows, int row, int column);
/* Room for as many bytes; NULL: no memory. What was in it is lost. */
void *ivni_postgresql_reserve(const ivn_postgresql_store *store, ivni_postgresql_room *room, size_t size);

/* connection.c: a connection that is alive as far as can be seen without asking the server; makes one where none is. */
ivn_status ivni_postgresql_ready(ivn_postgresql_store *store, ivn_error *error);
void ivni_postgresql_disconnect(ivn_postgresql_store *store);
/* Makes the first connection, without statements; open.c looks at the tables before they are prepared. */
ivn_status ivni_postgresql_connect(ivn_postgresql_store *store, ivn_error *error);
ivn_status ivni_postgresql_prepare(ivn_postgresql_store *store, ivn_error *error);
/* Whether the tables are there and of this format: IVN_OK, IVN_ERROR_NOT_FOUND, IVN_ERROR_VERSION, IVN_ERROR_STORE. */
ivn_status ivni_postgresql_recognise(ivn_postgresql_store *store, ivn_error *error);

/* exchange.c */
/* Sends a statement; what follows is read with ivni_postgresql_next(). Beforehand the connection is made ready. */
ivn_status ivni_postgresql_send(ivn_postgresql_store *store, uint32_t statement, const ivni_parameters *values);
/* Sends a statement and waits for all of its answer. IVN_OK: its rows, to be cleared; IVN_ERROR_OUTCOME_UNKNOWN: the
 * server may have done it; anything else: it did nothing. */
ivn_status ivni_postgresql_ask(ivn_postgresql_store *store, uint32_t statement, const ivni_parameters *values,
                               PGresult **rows);
/* What a result that is not rows means; remembers its SQLSTATE. `rows` tells whether rows came before it. */
ivn_status ivni_postgresql_failed(ivn_postgresql_store *store, const PGresult *result, int rows);
/* To be called once all results of a statement are read: closes a connection that was lost, or is of no more use. */
void ivni_postgresql_settle(ivn_postgresql_store *store);
/* Runs SQL text without parameters. */
ivn_status ivni_postgresql_run(ivn_postgresql_store *store, const char *text, PGresult **rows);
/* Tells the host's code of a failure, where there is one, and passes the status on. */
ivn_status ivni_postgresql_tell(const ivn_postgresql_store *store, ivn_status status,
                                ivn_status (*host_code)(void *handle, int32_t code), void *handle);
/* Fills an error, with what the server or libpq says where `detail` is not NULL. */
ivn_status ivni_postgresql_error(ivn_error *error, ivn_status status, int32_t code, const char *message,
                                 const char *detail);

ivn_status ivni_postgresql_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink);
ivn_status ivni_postgresql_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
ivn_status ivni_postgresql_find(void *user, const ivn_query *query, const ivn_find_sink *sink);

#endif
