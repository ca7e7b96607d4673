/*
 * Events: read in the order of their positions, removed one by one. Serves a relay.
 *
 * Positions are drawn while a commit runs, so that of two commits at the same time the later one may have the smaller
 * position, and be seen after the other. That is why no position is remembered: what is removed is what was given out.
 */
#include "store.h"

static ivn_status told(const ivn_postgresql_store *store, ivn_status status, ivn_error *error)
{
    if (status == IVN_ERROR_OUTCOME_UNKNOWN)
        status = IVN_ERROR_STORE;
    return ivni_postgresql_error(error, status, store->code, "the outbox cannot be reached",
                                 store->connection == NULL ? NULL : PQerrorMessage(store->connection));
}

/* Who is pushed to reads 16 bytes of an id, whatever has become of the table. */
static ivn_status damaged(ivn_error *error)
{
    return ivni_postgresql_error(error, IVN_ERROR_DAMAGED, 0, "an event of the outbox has no id of 16 bytes", NULL);
}

static ivn_status push_one(const PGresult *rows, int row, ivn_postgresql_event_sink push, void *user)
{
    const ivn_outbox_event event = {
        .size = sizeof event,
        .type = (uint32_t)ivni_number_at(rows, row, 2),
        .id = (const uint8_t *)PQgetvalue(rows, row, 1),
        .body = PQgetvalue(rows, row, 3),
        .body_size = (uint32_t)PQgetlength(rows, row, 3),
    };

    return push(user, ivni_number_at(rows, row, 0), &event);
}

static ivn_status push_all(ivn_postgresql_store *store, const PGresult *rows, ivn_postgresql_event_sink sink,
                           void *user, ivn_error *error)
{
    int count = PQntuples(rows);
    int64_t *positions;

    store->given_count = 0;
    positions = ivni_postgresql_reserve(store, &store->given, (size_t)count * sizeof *positions);
    if (positions == NULL)
        return IVN_ERROR_MEMORY;
    for (int i = 0; i < count; i++) {
        ivn_status status = PQgetlength(rows, i, 1) == IVN_ID_BYTES ? push_one(rows, i, sink, user) : damaged(error);

        if (status != IVN_OK)
            return status;
        positions[store->given_count++] = ivni_number_at(rows, i, 0);
    }
    return IVN_OK;
}

ivn_status ivn_postgresql_store_events(ivn_postgresql_store *store, int64_t after, uint32_t most,
                                       ivn_postgresql_event_sink push, void *user, ivn_error *error)
{
    ivni_parameters values = {.count = 0};
    PGresult *rows = NULL;
    ivn_status status;

    if (store == NULL || most == 0 || push == NULL)
        return ivni_postgresql_error(error, IVN_ERROR_ARGUMENT, 0, "a pointer is NULL, or no event is wanted", NULL);
    status = ivni_postgresql_ready(store, error);
    if (status != IVN_OK)
        return status;
    ivni_parameter_number(&values, after);
    ivni_parameter_number(&values, most);
    status = ivni_postgresql_ask(store, EVENTS, &values, &rows);
    if (status != IVN_OK)
        return told(store, status, error);
    status = push_all(store, rows, push, user, error);
    if (status == IVN_OK && (uint32_t)PQntuples(rows) < most)
        status = IVN_END;
    PQclear(rows);
    if (status == IVN_ERROR_MEMORY)
        return ivni_postgresql_error(error, status, 0, "no memory", NULL);
    return status;
}

/* How many of the positions that were given out, which grow, are no greater. */
static uint32_t count_through(const ivn_postgresql_store *store, int64_t through)
{
    const int64_t *positions = (const int64_t *)(const void *)store->given.memory;
    uint32_t count = 0;

    while (count < store->given_count && positions[count] <= through)
        count += 1;
    return count;
}

ivn_status ivn_postgresql_store_drop_events(ivn_postgresql_store *store, int64_t through, ivn_error *error)
{
    ivni_parameters values = {.count = 0};
    PGresult *rows = NULL;
    uint32_t count;
    ivn_status status;

    if (store == NULL)
        return ivni_postgresql_error(error, IVN_ERROR_ARGUMENT, 0, "there is no store", NULL);
    count = count_through(store, through);
    if (count == 0)
        return IVN_OK;
    status = ivni_postgresql_ready(store, error);
    if (status != IVN_OK)
        return status;
    status = ivni_parameter_positions(store, &values, (const int64_t *)(const void *)store->given.memory, count);
    if (status == IVN_OK)
        status = ivni_postgresql_ask(store, DELETE_EVENTS, &values, &rows);
    PQclear(rows);
    return status == IVN_OK ? IVN_OK : told(store, status, error);
}
