/*
 * The SQL of the adapter in one table, and how a statement is run. Serves all of it.
 */
#include <string.h>

#include "store.h"

/* ?1 is the kind and ?2 the id wherever there are some. */
const char *const ivni_sqlite_texts[STATEMENTS] = {
    /* At once, as a transaction that reads first and writes later may have to be given up in between. */
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [LOAD] = "SELECT revision, body FROM ivn_record WHERE kind = ?1 AND id = ?2",
    [REVISION] = "SELECT revision FROM ivn_record WHERE kind = ?1 AND id = ?2",
    [INSERT_RECORD] = "INSERT INTO ivn_record (kind, id, revision, body) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT (kind, id) DO NOTHING",
    [UPDATE_RECORD] = "UPDATE ivn_record SET revision = ?3, body = ?4 WHERE kind = ?1 AND id = ?2 AND revision = ?5",
    [DELETE_RECORD] = "DELETE FROM ivn_record WHERE kind = ?1 AND id = ?2 AND revision = ?3",
    [KEYS] = "SELECT name, bytes, is_unique FROM ivn_key WHERE kind = ?1 AND id = ?2 ORDER BY name, bytes",
    [INSERT_KEY] = "INSERT INTO ivn_key (kind, name, bytes, id, is_unique) VALUES (?1, ?3, ?4, ?2, ?5)",
    [DELETE_KEY] = "DELETE FROM ivn_key WHERE kind = ?1 AND name = ?3 AND bytes = ?4 AND id = ?2",
    [DELETE_KEYS] = "DELETE FROM ivn_key WHERE kind = ?1 AND id = ?2",
    [INSERT_EVENT] = "INSERT INTO ivn_outbox (id, type, body) VALUES (?1, ?2, ?3)",
    /* Of a page: after (?3, ?4), up to ?5. An id of no bytes is less than any. */
    [FIND_KEY] = "SELECT id, bytes FROM ivn_key WHERE kind = ?1 AND name = ?2 AND (bytes, id) > (?3, ?4) "
                 "AND bytes <= ?5 ORDER BY bytes, id LIMIT ?6",
    [FIND_KEY_WITH_BODY] = "SELECT k.id, k.bytes, r.revision, r.body FROM ivn_key k "
                           "CROSS JOIN ivn_record r ON r.kind = k.kind AND r.id = k.id "
                           "WHERE k.kind = ?1 AND k.name = ?2 AND (k.bytes, k.id) > (?3, ?4) AND k.bytes <= ?5 "
                           "ORDER BY k.bytes, k.id LIMIT ?6",
    [FIND_ID] = "SELECT id, id FROM ivn_record WHERE kind = ?1 AND id >= ?3 AND id != ?4 AND id <= ?5 "
                "ORDER BY id LIMIT ?6",
    [FIND_ID_WITH_BODY] = "SELECT id, id, revision, body FROM ivn_record WHERE kind = ?1 AND id >= ?3 AND id != ?4 "
                          "AND id <= ?5 ORDER BY id LIMIT ?6",
    [EVENTS] = "SELECT position, id, type, body FROM ivn_outbox WHERE position > ?1 ORDER BY position LIMIT ?2",
    [DELETE_EVENTS] = "DELETE FROM ivn_outbox WHERE position <= ?1",
};

ivn_status ivni_sqlite_failed(ivn_sqlite_store *store, int code)
{
    store->code = code;
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return IVN_ERROR_MEMORY;
    case SQLITE_TOOBIG:
        return IVN_ERROR_LIMIT;
    default:
        return IVN_ERROR_STORE;
    }
}

ivn_status ivni_sqlite_finish(ivn_sqlite_store *store, uint32_t statement, int code)
{
    sqlite3_reset(store->statements[statement]);
    return code == SQLITE_DONE || code == SQLITE_ROW ? IVN_OK : ivni_sqlite_failed(store, code);
}

ivn_status ivni_sqlite_run(ivn_sqlite_store *store, uint32_t statement)
{
    return ivni_sqlite_finish(store, statement, sqlite3_step(store->statements[statement]));
}

void ivni_sqlite_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, size_t size)
{
    if (size == 0)
        sqlite3_bind_zeroblob(statement, place, 0);
    else
        sqlite3_bind_blob64(statement, place, bytes, size, SQLITE_STATIC);
}

/* Some failures have rolled it back already; a BEGIN that failed may have begun it. Only an interruption stops a
 * rollback, and it does so once. */
void ivni_sqlite_roll_back(ivn_sqlite_store *store)
{
    for (int i = 0; i < 2 && !sqlite3_get_autocommit(store->connection); i++) {
        sqlite3_step(store->statements[ROLLBACK]);
        sqlite3_reset(store->statements[ROLLBACK]);
    }
}

void *ivni_sqlite_reserve(const ivn_sqlite_store *store, ivni_sqlite_room *room, size_t size, size_t keep)
{
    size_t larger = size < 512 ? 1024 : 2 * size;
    void *memory;

    if (size <= room->size && room->memory != NULL)
        return room->memory;
    memory = store->allocator.allocate(store->allocator.user, larger);
    if (memory == NULL)
        return NULL;
    if (room->memory != NULL) {
        memcpy(memory, room->memory, keep);
        store->allocator.release(store->allocator.user, room->memory);
    }
    *room = (ivni_sqlite_room){memory, larger};
    return memory;
}

ivn_status ivni_sqlite_tell(const ivn_sqlite_store *store, ivn_status status,
                            ivn_status (*host_code)(void *handle, int32_t code), void *handle)
{
    if (store->code != 0)
        host_code(handle, store->code);
    return status;
}

ivn_status ivni_sqlite_error(ivn_error *error, ivn_status status, int code, const char *message)
{
    if (error == NULL || error->size < sizeof *error)
        return status;
    error->status = status;
    error->offset = -1;
    error->host_code = code;
    error->violation_count = 0;
    error->rule[0] = '\0';
    error->pointer[0] = '\0';
    if (code == 0)
        sqlite3_snprintf((int)sizeof error->message, error->message, "%s", message);
    else
        sqlite3_snprintf((int)sizeof error->message, error->message, "%s: %s", message, sqlite3_errstr(code));
    return status;
}
