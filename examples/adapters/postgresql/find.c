/*
 * Load and find. What is found is pushed row by row as it comes: a page of long bodies is never in memory as a whole.
 * Serves the driver.
 */
#include <string.h>

#include "store.h"

/* Nothing is changed by reading, whatever became of the connection. */
static ivn_status read_status(ivn_status status)
{
    return status == IVN_ERROR_OUTCOME_UNKNOWN ? IVN_ERROR_STORE : status;
}

static size_t length_of(const PGresult *rows, int row, int column)
{
    return (size_t)PQgetlength(rows, row, column);
}

static ivn_status load(ivn_postgresql_store *store, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    ivni_parameters values = {.count = 0};
    PGresult *rows;
    ivn_status status;

    ivni_parameter_number(&values, kind);
    ivni_parameter_bytes(&values, id, IVN_ID_BYTES);
    status = read_status(ivni_postgresql_ask(store, LOAD, &values, &rows));
    if (status == IVN_OK && PQntuples(rows) == 0)
        status = IVN_ERROR_NOT_FOUND;
    if (status == IVN_OK)
        status = sink->record(sink->handle, (uint32_t)ivni_number_at(rows, 0, 0), PQgetvalue(rows, 0, 1),
                              length_of(rows, 0, 1));
    PQclear(rows);
    return status;
}

ivn_status ivni_postgresql_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    ivn_postgresql_store *store = user;
    ivn_status status = ivni_postgresql_ready(store, NULL);

    if (status == IVN_OK)
        status = load(store, kind, id, sink);
    if (status == IVN_OK || status == IVN_ERROR_NOT_FOUND)
        return status;
    return ivni_postgresql_tell(store, status, sink->host_code, sink->handle);
}

/* ---- Find ------------------------------------------------------------------------------------------------------- */

static int is_less(const uint8_t *a, uint32_t a_size, const uint8_t *b, uint32_t b_size)
{
    uint32_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order != 0 ? order < 0 : a_size < b_size;
}

/* One more than a page has is asked for: whether there is more is known without asking again. A page begins after the
 * place where the last one ended, or, where that is before `from`, after `from` and no id. */
static void parameters_of(const ivn_postgresql_store *store, ivni_parameters *to, const ivn_query *query)
{
    int by_key = query->name != NULL;
    int after = query->after_id != NULL &&
                !(by_key && is_less(query->after_key, query->after_key_size, query->from, query->from_size));

    ivni_parameter_number(to, query->kind);
    ivni_parameter_bytes(to, query->name, by_key ? strlen(query->name) : 0);
    if (by_key && after)
        ivni_parameter_bytes(to, query->after_key, query->after_key_size);
    else
        ivni_parameter_bytes(to, query->from, query->from_size);
    ivni_parameter_bytes(to, query->after_id, after ? IVN_ID_BYTES : 0);
    if (query->bounded == IVN_YES)
        ivni_parameter_bytes(to, query->to, query->to_size);
    else
        ivni_parameter_bytes(to, store->last, sizeof store->last);
    ivni_parameter_number(to, (int64_t)query->page + 1);
}

static ivn_status push(const ivn_find_sink *sink, const PGresult *row, int bodies)
{
    const uint8_t *id = (const uint8_t *)PQgetvalue(row, 0, 0), *key = (const uint8_t *)PQgetvalue(row, 0, 1);
    uint32_t revision = bodies ? (uint32_t)ivni_number_at(row, 0, 2) : 0;
    const char *body = bodies ? PQgetvalue(row, 0, 3) : NULL;
    ivn_status status = sink->record(sink->handle, id, length_of(row, 0, 0), key, length_of(row, 0, 1), revision, body,
                                     bodies ? length_of(row, 0, 3) : 0);

    return status < 0 ? status : IVN_OK;
}

/* Reads to the end also where the sink wants no more: the connection is to be used again. IVN_OK: there is more. */
static ivn_status push_page(ivn_postgresql_store *store, const ivn_query *query, const ivn_find_sink *sink)
{
    ivn_status status = IVN_OK;
    uint32_t found = 0;
    int ended = 0;
    PGresult *row;

    while ((row = PQgetResult(store->connection)) != NULL) {
        ExecStatusType kind = PQresultStatus(row);

        if (kind == PGRES_TUPLES_OK)
            ended = 1;
        else if (kind != PGRES_SINGLE_TUPLE)
            status = read_status(ivni_postgresql_failed(store, row, 0));
        else if (found++ < query->page && status == IVN_OK)
            status = push(sink, row, query->bodies == IVN_YES);
        PQclear(row);
    }
    if (status == IVN_OK && !ended) {
        store->code = CONNECTION_LOST;
        status = IVN_ERROR_STORE;
    }
    ivni_postgresql_settle(store);
    return status == IVN_OK && found <= query->page ? IVN_END : status;
}

static ivn_status find(ivn_postgresql_store *store, const ivn_query *query, const ivn_find_sink *sink)
{
    uint32_t statement = query->name != NULL ? FIND_KEY : FIND_ID;
    ivni_parameters values = {.count = 0};
    ivn_status status;

    parameters_of(store, &values, query);
    status = ivni_postgresql_send(store, statement + (query->bodies == IVN_YES ? 1u : 0u), &values);
    if (status != IVN_OK)
        return status;
    PQsetSingleRowMode(store->connection);
    return push_page(store, query, sink);
}

ivn_status ivni_postgresql_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    ivn_postgresql_store *store = user;
    ivn_status status = ivni_postgresql_ready(store, NULL);

    if (status == IVN_OK)
        status = find(store, query, sink);
    return status >= 0 ? status : ivni_postgresql_tell(store, status, sink->host_code, sink->handle);
}
