/*
 * The outbox, for whoever delivers its events: read from a position on, removed up to one.
 */
#include "store.h"

static ivn_status failed(ivn_sqlite_store *store, ivn_status status, const char *what, ivn_error *error)
{
    return ivni_sqlite_error(error, status, store->code, what);
}

/* Who is pushed to reads 16 bytes of an id, whatever has become of the table. */
static ivn_status push_row(sqlite3_stmt *row, ivn_sqlite_event_sink push, void *user, ivn_error *error)
{
    ivn_outbox_event event = {.size = sizeof event};
    const void *body = sqlite3_column_blob(row, 3);

    event.id = sqlite3_column_blob(row, 1);
    if (event.id == NULL || sqlite3_column_bytes(row, 1) != IVN_ID_BYTES)
        return ivni_sqlite_error(error, IVN_ERROR_DAMAGED, 0, "an event of the outbox has no id of 16 bytes");
    event.type = (uint32_t)sqlite3_column_int64(row, 2);
    event.body = body == NULL ? "" : body;
    event.body_size = (uint32_t)sqlite3_column_bytes(row, 3);
    return push(user, sqlite3_column_int64(row, 0), &event);
}

ivn_status ivn_sqlite_store_events(ivn_sqlite_store *store, int64_t after, uint32_t most, ivn_sqlite_event_sink push,
                                   void *user, ivn_error *error)
{
    ivn_status status = IVN_OK, ended;
    uint32_t pushed = 0;
    int code;

    if (store == NULL || push == NULL || most == 0)
        return ivni_sqlite_error(error, IVN_ERROR_ARGUMENT, 0, "a store, a number of events and somebody to take them");
    store->code = 0;
    sqlite3_bind_int64(store->statements[EVENTS], 1, after);
    sqlite3_bind_int64(store->statements[EVENTS], 2, most);
    while ((code = sqlite3_step(store->statements[EVENTS])) == SQLITE_ROW && status == IVN_OK) {
        status = push_row(store->statements[EVENTS], push, user, error);
        pushed += 1;
    }
    ended = ivni_sqlite_finish(store, EVENTS, code);
    if (ended != IVN_OK)
        return failed(store, ended, "the outbox cannot be read", error);
    return status == IVN_OK && pushed < most ? IVN_END : status;
}

ivn_status ivn_sqlite_store_drop_events(ivn_sqlite_store *store, int64_t through, ivn_error *error)
{
    ivn_status status;

    if (store == NULL)
        return ivni_sqlite_error(error, IVN_ERROR_ARGUMENT, 0, "there is no store");
    store->code = 0;
    sqlite3_bind_int64(store->statements[DELETE_EVENTS], 1, through);
    status = ivni_sqlite_run(store, DELETE_EVENTS);
    return status == IVN_OK ? status : failed(store, status, "events cannot be removed", error);
}
