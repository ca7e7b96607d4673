/*
 * A batch in one statement, which is one transaction and one round trip; a second one asks for the revision that was
 * met instead of the expected one. Serves the driver.
 */
#include "store.h"

#define MOST_ATTEMPTS 10

static uint32_t statement_of(const ivn_batch *batch)
{
    if (batch->revision == 0)
        return ERASE;
    if (batch->expected == 0)
        return CREATE;
    return batch->revision == batch->expected ? REWRITE : UPDATE;
}

static ivn_status parameters_of(ivn_postgresql_store *store, ivni_parameters *to, const ivn_batch *batch)
{
    ivni_parameter_number(to, batch->kind);
    ivni_parameter_bytes(to, batch->id, IVN_ID_BYTES);
    ivni_parameter_number(to, batch->expected);
    ivni_parameter_number(to, batch->revision);
    ivni_parameter_bytes(to, batch->body, batch->body == NULL ? 0 : batch->body_size);
    return ivni_parameter_arrays(store, to, batch);
}

/* The revision at which the record is; 0: there is none. */
static ivn_status ask_revision(ivn_postgresql_store *store, const ivn_batch *batch, uint32_t *revision)
{
    ivni_parameters values = {.count = 0};
    PGresult *rows;
    ivn_status status;

    ivni_parameter_number(&values, batch->kind);
    ivni_parameter_bytes(&values, batch->id, IVN_ID_BYTES);
    status = ivni_postgresql_ask(store, REVISION, &values, &rows);
    if (status == IVN_OK)
        *revision = PQntuples(rows) == 0 ? 0 : (uint32_t)ivni_number_at(rows, 0, 0);
    PQclear(rows);
    /* Nothing was changed before, and nothing is changed by asking. */
    return status == IVN_ERROR_OUTCOME_UNKNOWN ? IVN_ERROR_STORE : status;
}

/* Another transaction was in the way, and this one was undone: it may be tried again at once. */
static int is_to_be_repeated(const ivn_postgresql_store *store)
{
    return store->code == SQLSTATE('4', '0', '0', '0', '1') || store->code == SQLSTATE('4', '0', 'P', '0', '1');
}

/* IVN_OK: done; IVN_END: the record was not at the expected revision, and `revision` is the one at which it is. */
static ivn_status attempt(ivn_postgresql_store *store, const ivn_batch *batch, const ivni_parameters *values,
                          uint32_t *revision)
{
    PGresult *rows;
    ivn_status status = ivni_postgresql_ask(store, statement_of(batch), values, &rows);
    int64_t written = status == IVN_OK ? ivni_number_at(rows, 0, 0) : 0;

    PQclear(rows);
    if (status != IVN_OK || written > 0)
        return status;
    status = ask_revision(store, batch, revision);
    return status == IVN_OK ? IVN_END : status;
}

/* A record that is at the expected revision by the time somebody looks was changed and changed back, or its keys were
 * written anew, in between: another attempt meets it as it stands. */
static ivn_status commit(ivn_postgresql_store *store, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    ivni_parameters values = {.count = 0};
    ivn_status status = parameters_of(store, &values, batch);
    uint32_t revision = 0;

    if (status != IVN_OK)
        return status;
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
        store->code = 0;
        status = attempt(store, batch, &values, &revision);
        if (status == IVN_END && revision != batch->expected) {
            status = sink->conflict(sink->handle, revision);
            return status < 0 ? status : IVN_ERROR_CONFLICT;
        }
        if (status != IVN_END && !(status == IVN_ERROR_STORE && is_to_be_repeated(store)))
            return status;
    }
    store->code = SQLSTATE('4', '0', '0', '0', '1');
    return IVN_ERROR_STORE;
}

ivn_status ivni_postgresql_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    ivn_postgresql_store *store = user;
    ivn_status status = ivni_postgresql_ready(store, NULL);

    if (status == IVN_OK)
        status = commit(store, batch, sink);
    if (status == IVN_OK || status == IVN_ERROR_CONFLICT || status == IVN_ERROR_TAKEN)
        return status;
    return ivni_postgresql_tell(store, status, sink->host_code, sink->handle);
}
