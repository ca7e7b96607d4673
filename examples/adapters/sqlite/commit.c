/*
 * A batch in one transaction: the record against the revision that is expected, its keys as far as they are others than
 * before, the events. Serves the callbacks.
 */
#include <stdlib.h>
#include <string.h>

#include "store.h"

static void bind_record(const ivn_sqlite_store *store, uint32_t statement, const ivn_batch *batch)
{
    sqlite3_bind_int64(store->statements[statement], 1, batch->kind);
    sqlite3_bind_blob(store->statements[statement], 2, batch->id, IVN_ID_BYTES, SQLITE_STATIC);
}

/* ---- The record ------------------------------------------------------------------------------------------------- */

/* The revision at which the record is; 0: there is none. */
static ivn_status read_revision(ivn_sqlite_store *store, const ivn_batch *batch, uint32_t *out)
{
    int code;

    bind_record(store, REVISION, batch);
    code = sqlite3_step(store->statements[REVISION]);
    *out = code == SQLITE_ROW ? (uint32_t)sqlite3_column_int64(store->statements[REVISION], 0) : 0;
    return ivni_sqlite_finish(store, REVISION, code);
}

static ivn_status tell_conflict(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    uint32_t revision = 0;
    ivn_status status = read_revision(store, batch, &revision);

    if (status == IVN_OK)
        status = sink->conflict(sink->handle, revision);
    return status < 0 ? status : IVN_ERROR_CONFLICT;
}

static uint32_t change_of(const ivn_batch *batch)
{
    if (batch->revision == 0)
        return DELETE_RECORD;
    return batch->expected == 0 ? INSERT_RECORD : UPDATE_RECORD;
}

/* What is to be deleted and must not be there. */
static ivn_status expect_none(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    uint32_t revision = 0;
    ivn_status status = read_revision(store, batch, &revision);

    return status == IVN_OK && revision != 0 ? tell_conflict(store, batch, sink) : status;
}

/* The condition of each statement is the revision that is expected: no row changed is a conflict. */
static ivn_status write_record(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    uint32_t change = change_of(batch);
    sqlite3_stmt *statement = store->statements[change];
    ivn_status status;

    if (batch->revision == 0 && batch->expected == 0)
        return expect_none(store, batch, sink);
    bind_record(store, change, batch);
    if (change == DELETE_RECORD) {
        sqlite3_bind_int64(statement, 3, batch->expected);
    } else {
        sqlite3_bind_int64(statement, 3, batch->revision);
        ivni_sqlite_bind_bytes(statement, 4, batch->body, batch->body_size);
    }
    if (change == UPDATE_RECORD)
        sqlite3_bind_int64(statement, 5, batch->expected);
    status = ivni_sqlite_run(store, change);
    if (status == IVN_OK && sqlite3_changes(store->connection) == 0)
        return tell_conflict(store, batch, sink);
    return status;
}

/* ---- Its keys --------------------------------------------------------------------------------------------------- */

static int compare_bytes(const void *a, size_t a_size, const void *b, size_t b_size)
{
    size_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order != 0 ? order : a_size < b_size ? -1 : a_size > b_size;
}

static int compare_keys(const ivn_index_key *a, const ivn_index_key *b)
{
    int order = strcmp(a->name, b->name);

    return order != 0 ? order : compare_bytes(a->data, a->length, b->data, b->length);
}

static int by_place(const void *a, const void *b)
{
    return compare_keys(*(const ivn_index_key *const *)a, *(const ivn_index_key *const *)b);
}

/* The keys of the batch in the order of the index, each once. */
static const ivn_index_key **sort_keys(ivn_sqlite_store *store, const ivn_batch *batch, uint32_t *count)
{
    const ivn_index_key **sorted = ivni_sqlite_reserve(store, &store->sorted, batch->key_count * sizeof *sorted, 0);
    uint32_t kept = 0;

    if (sorted == NULL)
        return NULL;
    for (uint32_t i = 0; i < batch->key_count; i++)
        sorted[i] = batch->keys[i];
    qsort(sorted, batch->key_count, sizeof *sorted, by_place);
    for (uint32_t i = 0; i < batch->key_count; i++)
        if (kept == 0 || compare_keys(sorted[kept - 1], sorted[i]) != 0)
            sorted[kept++] = sorted[i];
    *count = kept;
    return sorted;
}

static ivn_status change_key(ivn_sqlite_store *store, const ivn_batch *batch, uint32_t change, const ivn_index_key *key)
{
    sqlite3_stmt *statement = store->statements[change];

    bind_record(store, change, batch);
    sqlite3_bind_text(statement, 3, key->name, -1, SQLITE_STATIC);
    ivni_sqlite_bind_bytes(statement, 4, key->data, key->length);
    if (change == INSERT_KEY)
        sqlite3_bind_int(statement, 5, key->unique == IVN_YES);
    return ivni_sqlite_run(store, change);
}

/* A key that is no longer one: its struct, and behind it its name and bytes, at `used` in the room. */
static int keep_gone(ivn_sqlite_store *store, const ivn_index_key *key, size_t *used)
{
    size_t name = strlen(key->name) + 1;
    size_t size = (sizeof *key + name + key->length + 7) / 8 * 8;
    char *at = ivni_sqlite_reserve(store, &store->gone, *used + size, *used);

    if (at == NULL)
        return 0;
    at += *used;
    memcpy(at, key, sizeof *key);
    memcpy(at + sizeof *key, key->name, name);
    if (key->length > 0)
        memcpy(at + sizeof *key + name, key->data, key->length);
    *used += size;
    return 1;
}

static ivn_status delete_gone(ivn_sqlite_store *store, const ivn_batch *batch, size_t used)
{
    ivn_status status = IVN_OK;

    for (size_t at = 0; at < used && status == IVN_OK;) {
        const char *place = (const char *)store->gone.memory + at;
        ivn_index_key key;
        size_t name;

        memcpy(&key, place, sizeof key);
        key.name = place + sizeof key;
        name = strlen(key.name) + 1;
        key.data = (const uint8_t *)key.name + name;
        at += (sizeof key + name + key.length + 7) / 8 * 8;
        status = change_key(store, batch, DELETE_KEY, &key);
    }
    return status;
}

/* The key in the row at which a statement stands. */
static ivn_index_key read_key(sqlite3_stmt *statement)
{
    ivn_index_key key = {.size = sizeof key};

    key.name = (const char *)sqlite3_column_text(statement, 0);
    key.data = sqlite3_column_blob(statement, 1);
    key.length = (uint32_t)sqlite3_column_bytes(statement, 1);
    key.unique = sqlite3_column_int(statement, 2) ? IVN_YES : IVN_NO;
    return key;
}

/* Walks through the keys that stand there beside those that shall: sets what stays to NULL in `sorted`, and keeps what
 * is gone. Most keys stay from one revision to the next. */
static ivn_status compare_with_stored(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_index_key **sorted,
                                      uint32_t count, size_t *gone)
{
    sqlite3_stmt *statement = store->statements[KEYS];
    uint32_t next = 0;
    int code;

    bind_record(store, KEYS, batch);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        ivn_index_key key = read_key(statement);
        int order = 1;

        if (key.name == NULL) {
            code = SQLITE_NOMEM;
            break;
        }
        while (next < count && (order = compare_keys(sorted[next], &key)) < 0)
            next += 1;
        if (next < count && order == 0 && sorted[next]->unique == key.unique) {
            sorted[next++] = NULL;
        } else if (!keep_gone(store, &key, gone)) {
            code = SQLITE_NOMEM;
            break;
        }
    }
    return ivni_sqlite_finish(store, KEYS, code);
}

/* Another record's key is the only thing that can stand in the way of one. */
static ivn_status insert_keys(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_index_key **sorted,
                              uint32_t count)
{
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; i < count && status == IVN_OK; i++)
        if (sorted[i] != NULL)
            status = change_key(store, batch, INSERT_KEY, sorted[i]);
    if (status != IVN_OK && store->code == SQLITE_CONSTRAINT_UNIQUE) {
        store->code = 0;
        return IVN_ERROR_TAKEN;
    }
    return status;
}

static ivn_status write_keys(ivn_sqlite_store *store, const ivn_batch *batch)
{
    const ivn_index_key **sorted;
    uint32_t count;
    size_t gone = 0;
    ivn_status status = IVN_OK;

    if (batch->revision == 0) {
        bind_record(store, DELETE_KEYS, batch);
        return ivni_sqlite_run(store, DELETE_KEYS);
    }
    sorted = sort_keys(store, batch, &count);
    if (sorted == NULL)
        return IVN_ERROR_MEMORY;
    if (batch->expected != 0)
        status = compare_with_stored(store, batch, sorted, count, &gone);
    if (status == IVN_OK)
        status = delete_gone(store, batch, gone);
    return status == IVN_OK ? insert_keys(store, batch, sorted, count) : status;
}

/* ---- Its events ------------------------------------------------------------------------------------------------- */

static ivn_status write_events(ivn_sqlite_store *store, const ivn_batch *batch)
{
    sqlite3_stmt *statement = store->statements[INSERT_EVENT];
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; i < batch->event_count && status == IVN_OK; i++) {
        const ivn_outbox_event *event = batch->events[i];

        sqlite3_bind_blob(statement, 1, event->id, IVN_ID_BYTES, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, event->type);
        ivni_sqlite_bind_bytes(statement, 3, event->body, event->body_size);
        status = ivni_sqlite_run(store, INSERT_EVENT);
    }
    return status;
}

/* ---- All of it -------------------------------------------------------------------------------------------------- */

/* What fails while the log is written or synced, or right after, may be found there after a crash, and then counts.
 * Only what was too much for the disk was not written, and who is told to wait has written nothing. */
static ivn_status conclude(ivn_sqlite_store *store)
{
    ivn_status status = ivni_sqlite_run(store, COMMIT);

    if (status == IVN_OK)
        return status;
    if ((store->code & 0xff) == SQLITE_FULL || (store->code & 0xff) == SQLITE_BUSY)
        return status;
    return IVN_ERROR_OUTCOME_UNKNOWN;
}

/* What SQLite would not bind, and take for NULL. */
static int too_long(const ivn_sqlite_store *store, const ivn_batch *batch)
{
    uint32_t most = (uint32_t)sqlite3_limit(store->connection, SQLITE_LIMIT_LENGTH, -1);

    for (uint32_t i = 0; i < batch->event_count; i++)
        if (batch->events[i]->body_size > most)
            return 1;
    return batch->body_size > most;
}

static ivn_status write_all(ivn_sqlite_store *store, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    ivn_status status = ivni_sqlite_run(store, BEGIN);

    if (status == IVN_OK)
        status = write_record(store, batch, sink);
    if (status == IVN_OK)
        status = write_keys(store, batch);
    if (status == IVN_OK)
        status = write_events(store, batch);
    return status == IVN_OK ? conclude(store) : status;
}

ivn_status ivni_sqlite_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    ivn_sqlite_store *store = user;
    ivn_status status;

    store->code = 0;
    if (too_long(store, batch))
        return IVN_ERROR_LIMIT;
    status = write_all(store, batch, sink);
    if (status == IVN_OK)
        return status;
    ivni_sqlite_roll_back(store);
    return ivni_sqlite_tell(store, status, sink->host_code, sink->handle);
}
