/*
 * One statement there and back, and what it means when it fails: whether the server has done nothing, or whether
 * nobody can tell. Serves all of the adapter.
 */
#include <stdio.h>
#include <string.h>

#include "store.h"

/* ---- What a failure means --------------------------------------------------------------------------------------- */

static int32_t pack(const char *state)
{
    if (state == NULL || strlen(state) != 5)
        return CONNECTION_LOST;
    return SQLSTATE(state[0], state[1], state[2], state[3], state[4]);
}

void ivn_postgresql_sqlstate(int32_t code, char out[6])
{
    for (int i = 0; i < 5; i++)
        out[i] = (char)('0' + (code >> (6 * i) & 0x3f));
    out[5] = '\0';
}

static int says(const PGresult *result, int field, const char *word)
{
    const char *text = PQresultErrorField(result, field);

    return text != NULL && strcmp(text, word) == 0;
}

/* An error that the server tells has undone the statement. It is another matter when the server falls while it
 * commits: the rows were on their way then, or it panics, or it says nothing any more. */
static int may_be_done(const PGresult *result, int rows)
{
    if (PQresultErrorField(result, PG_DIAG_SQLSTATE) == NULL)
        return 1;
    if (says(result, PG_DIAG_SEVERITY_NONLOCALIZED, "PANIC"))
        return 1;
    return rows && !says(result, PG_DIAG_SEVERITY_NONLOCALIZED, "ERROR");
}

ivn_status ivni_postgresql_failed(ivn_postgresql_store *store, const PGresult *result, int rows)
{
    store->code = pack(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    if (may_be_done(result, rows))
        return IVN_ERROR_OUTCOME_UNKNOWN;
    if (store->code == SQLSTATE('2', '3', '5', '0', '5') && says(result, PG_DIAG_CONSTRAINT_NAME, "ivn_key_unique"))
        return IVN_ERROR_TAKEN;
    /* Class 54: more than the server can hold in a row, an index or a value. */
    if ((store->code & 0xfff) == (SQLSTATE('5', '4', '0', '0', '0') & 0xfff))
        return IVN_ERROR_LIMIT;
    return IVN_ERROR_STORE;
}

/* After these another connection may do better: the server only reads now, has forgotten the statements, or another
 * than we thought holds the tables. */
static int is_of_no_more_use(const ivn_postgresql_store *store)
{
    return store->code == SQLSTATE('2', '5', '0', '0', '6') || store->code == SQLSTATE('2', '6', '0', '0', '0') ||
           store->code == SQLSTATE('0', 'A', '0', '0', '0');
}

void ivni_postgresql_settle(ivn_postgresql_store *store)
{
    if (PQstatus(store->connection) != CONNECTION_OK || is_of_no_more_use(store))
        ivni_postgresql_disconnect(store);
}

/* ---- There and back --------------------------------------------------------------------------------------------- */

ivn_status ivni_postgresql_send(ivn_postgresql_store *store, uint32_t statement, const ivni_parameters *values)
{
    static const int binary[MOST_PARAMETERS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    if (PQsendQueryPrepared(store->connection, ivni_postgresql_statements[statement].name, values->count,
                            values->values, values->lengths, binary, 1))
        return IVN_OK;
    /* The message is not complete: the server throws away what it may have of it. */
    store->code = CONNECTION_LOST;
    ivni_postgresql_disconnect(store);
    return IVN_ERROR_STORE;
}

/* All results up to the server's word that the transaction has ended: before that nothing is committed. */
static ivn_status collect(ivn_postgresql_store *store, PGresult **rows)
{
    ivn_status status = IVN_OK;
    PGresult *result;

    *rows = NULL;
    while ((result = PQgetResult(store->connection)) != NULL) {
        ExecStatusType kind = PQresultStatus(result);

        if ((kind == PGRES_TUPLES_OK || kind == PGRES_COMMAND_OK) && status == IVN_OK) {
            PQclear(*rows);
            *rows = result;
            continue;
        }
        if (status == IVN_OK)
            status = ivni_postgresql_failed(store, result, *rows != NULL);
        PQclear(result);
    }
    if (status == IVN_OK && (*rows == NULL || PQstatus(store->connection) != CONNECTION_OK)) {
        store->code = CONNECTION_LOST;
        status = IVN_ERROR_OUTCOME_UNKNOWN;
    }
    if (status != IVN_OK) {
        PQclear(*rows);
        *rows = NULL;
    }
    ivni_postgresql_settle(store);
    return status;
}

ivn_status ivni_postgresql_ask(ivn_postgresql_store *store, uint32_t statement, const ivni_parameters *values,
                               PGresult **rows)
{
    ivn_status status = ivni_postgresql_send(store, statement, values);

    *rows = NULL;
    return status == IVN_OK ? collect(store, rows) : status;
}

ivn_status ivni_postgresql_run(ivn_postgresql_store *store, const char *text, PGresult **rows)
{
    PGresult *result = NULL;
    ivn_status status;

    if (!PQsendQuery(store->connection, text)) {
        store->code = CONNECTION_LOST;
        return IVN_ERROR_STORE;
    }
    status = collect(store, &result);
    if (rows != NULL)
        *rows = result;
    else
        PQclear(result);
    return status;
}

/* ---- To the caller ---------------------------------------------------------------------------------------------- */

ivn_status ivni_postgresql_tell(const ivn_postgresql_store *store, ivn_status status,
                                ivn_status (*host_code)(void *handle, int32_t code), void *handle)
{
    if (store->code != 0)
        host_code(handle, store->code);
    return status;
}

ivn_status ivni_postgresql_error(ivn_error *error, ivn_status status, int32_t code, const char *message,
                                 const char *detail)
{
    if (error == NULL || error->size < sizeof *error)
        return status;
    error->status = status;
    error->offset = -1;
    error->host_code = code;
    error->violation_count = 0;
    error->rule[0] = '\0';
    error->pointer[0] = '\0';
    if (detail == NULL || detail[0] == '\0')
        snprintf(error->message, sizeof error->message, "%s", message);
    else
        snprintf(error->message, sizeof error->message, "%s: %.*s", message, (int)strcspn(detail, "\n"), detail);
    return status;
}
