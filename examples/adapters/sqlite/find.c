/*
 * Reading: a record by its id, records by a key. Each is one statement, which sees the file as of one moment.
 */
#include <string.h>

#include "store.h"

ivn_status ivni_sqlite_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    ivn_sqlite_store *store = user;
    sqlite3_stmt *statement = store->statements[LOAD];
    ivn_status pushed = IVN_ERROR_NOT_FOUND, status;
    int code;

    store->code = 0;
    sqlite3_bind_int64(statement, 1, kind);
    sqlite3_bind_blob(statement, 2, id, IVN_ID_BYTES, SQLITE_STATIC);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *body = sqlite3_column_blob(statement, 1);

        if (body == NULL && sqlite3_errcode(store->connection) == SQLITE_NOMEM)
            code = SQLITE_NOMEM;
        else
            pushed = sink->record(sink->handle, (uint32_t)sqlite3_column_int64(statement, 0), body,
                                  (size_t)sqlite3_column_bytes(statement, 1));
    }
    status = ivni_sqlite_finish(store, LOAD, code);
    return status == IVN_OK ? pushed : ivni_sqlite_tell(store, status, sink->host_code, sink->handle);
}

static int comes_before(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size)
{
    size_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order < 0 || (order == 0 && a_size < b_size);
}

/* Where the page begins: at the place, or at the least bytes that are wanted where those come later. */
static void bind_range(const ivn_sqlite_store *store, sqlite3_stmt *statement, const ivn_query *query)
{
    int after = query->after_id != NULL &&
                !comes_before(query->after_key, query->after_key_size, query->from, query->from_size);

    if (after)
        ivni_sqlite_bind_bytes(statement, 3, query->after_key, query->after_key_size);
    else
        ivni_sqlite_bind_bytes(statement, 3, query->from, query->from_size);
    ivni_sqlite_bind_bytes(statement, 4, query->after_id, after ? IVN_ID_BYTES : 0);
    if (query->bounded == IVN_YES)
        ivni_sqlite_bind_bytes(statement, 5, query->to, query->to_size);
    else
        ivni_sqlite_bind_bytes(statement, 5, store->last, sizeof store->last);
    sqlite3_bind_int64(statement, 6, (int64_t)query->page + 1);
}

/* SQLite shows a blob of no bytes as NULL; who is pushed to need not know. */
static ivn_status push_row(sqlite3_stmt *row, const ivn_find_sink *sink, int bodies)
{
    const uint8_t *id = sqlite3_column_blob(row, 0), *key = sqlite3_column_blob(row, 1);
    size_t id_size = (size_t)sqlite3_column_bytes(row, 0), key_size = (size_t)sqlite3_column_bytes(row, 1);

    if (key_size == 0)
        key = (const uint8_t *)"";
    if (!bodies)
        return sink->record(sink->handle, id, id_size, key, key_size, 0, NULL, 0);
    return sink->record(sink->handle, id, id_size, key, key_size, (uint32_t)sqlite3_column_int64(row, 2),
                        sqlite3_column_blob(row, 3), (size_t)sqlite3_column_bytes(row, 3));
}

/* A page, and a look at whether there is more behind it. */
static ivn_status push_rows(ivn_sqlite_store *store, uint32_t which, const ivn_query *query, const ivn_find_sink *sink)
{
    sqlite3_stmt *statement = store->statements[which];
    ivn_status pushed = IVN_OK, status;
    uint32_t count = 0;
    int code;

    while ((code = sqlite3_step(statement)) == SQLITE_ROW && count < query->page && pushed >= 0) {
        pushed = push_row(statement, sink, query->bodies == IVN_YES);
        count += 1;
    }
    status = ivni_sqlite_finish(store, which, code);
    if (status != IVN_OK)
        return ivni_sqlite_tell(store, status, sink->host_code, sink->handle);
    if (pushed < 0)
        return pushed;
    return code == SQLITE_ROW ? IVN_OK : IVN_END;
}

ivn_status ivni_sqlite_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    ivn_sqlite_store *store = user;
    uint32_t which = query->bodies == IVN_YES ? FIND_KEY_WITH_BODY : FIND_KEY;
    sqlite3_stmt *statement;

    if (query->name == NULL)
        which = query->bodies == IVN_YES ? FIND_ID_WITH_BODY : FIND_ID;
    statement = store->statements[which];
    store->code = 0;
    sqlite3_bind_int64(statement, 1, query->kind);
    if (query->name != NULL)
        sqlite3_bind_text(statement, 2, query->name, -1, SQLITE_STATIC);
    bind_range(store, statement, query);
    return push_rows(store, which, query, sink);
}
