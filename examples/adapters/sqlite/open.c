/*
 * A file: one of ours, a new one that becomes one, or another one that is refused and left as it is. Serves the host.
 */
#include <stdlib.h>
#include <string.h>

#include "schema.h"
#include "store.h"

#define APPLICATION 1230392881
#define FORMAT 1
#define USUAL_WAIT 5000
#define MOST_STRUCT 4096 /* bytes of a struct of a later version */

static void *allocate(void *user, size_t bytes)
{
    (void)user;
    return malloc(bytes);
}

static void release(void *user, void *memory)
{
    (void)user;
    free(memory);
}

static ivn_status check_options(const ivn_sqlite_options *options)
{
    static const ivn_sqlite_options none;
    size_t known = sizeof *options;

    if (options->size < known || options->size > MOST_STRUCT)
        return IVN_ERROR_SIZE;
    for (size_t i = known; i < options->size; i++)
        if (((const char *)options)[i] != ((const char *)&none)[0])
            return IVN_ERROR_RESERVED;
    if (options->reserved != 0)
        return IVN_ERROR_RESERVED;
    if (options->path == NULL || options->path[0] == '\0' || options->synchronous > IVN_SQLITE_SYNC_OFF ||
        options->busy_milliseconds > INT32_MAX || options->create > IVN_YES || options->read_only > IVN_YES)
        return IVN_ERROR_ARGUMENT;
    if (options->allocator != NULL && (options->allocator->allocate == NULL || options->allocator->release == NULL))
        return IVN_ERROR_ARGUMENT;
    return IVN_OK;
}

/* What SQLite answers while a file is opened, as a status with a sentence. */
static ivn_status refused(const ivn_sqlite_store *store, ivn_error *error)
{
    int code = sqlite3_extended_errcode(store->connection);

    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return ivni_sqlite_error(error, IVN_ERROR_MEMORY, code, "the store cannot be opened");
    case SQLITE_NOTADB:
        return ivni_sqlite_error(error, IVN_ERROR_DAMAGED, code, "this is no SQLite file, or its beginning is damaged");
    case SQLITE_CORRUPT:
        return ivni_sqlite_error(error, IVN_ERROR_DAMAGED, code, "the file is damaged: take the latest copy of it");
    case SQLITE_CANTOPEN:
        return ivni_sqlite_error(error, IVN_ERROR_NOT_FOUND, code,
                                 "there is no such file or folder, or it may not be opened");
    case SQLITE_BUSY:
        return ivni_sqlite_error(error, IVN_ERROR_STORE, code, "others hold the file: try again later");
    default:
        return ivni_sqlite_error(error, IVN_ERROR_STORE, code, "the store cannot be opened");
    }
}

/* ---- What a file is --------------------------------------------------------------------------------------------- */

static int read_number(const ivn_sqlite_store *store, const char *sql, int64_t *out)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->connection, sql, -1, &statement, NULL);

    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        *out = sqlite3_column_int64(statement, 0);
    return sqlite3_finalize(statement) == SQLITE_OK && code == SQLITE_OK;
}

/* IVN_OK: ours; IVN_END: an empty one. Within a transaction, so that all is of one moment. */
static ivn_status identify(const ivn_sqlite_store *store, ivn_error *error)
{
    int64_t application = 0, format = 0, tables = 0;

    if (!read_number(store, "PRAGMA application_id", &application) ||
        !read_number(store, "PRAGMA user_version", &format) ||
        !read_number(store, "SELECT count(*) FROM sqlite_master", &tables))
        return refused(store, error);
    if (application == 0 && format == 0 && tables == 0)
        return IVN_END;
    if (application != APPLICATION || format < 1)
        return ivni_sqlite_error(error, IVN_ERROR_INVALID, 0,
                                 "this SQLite file belongs to something else: name another file");
    if (format > FORMAT)
        return ivni_sqlite_error(error, IVN_ERROR_VERSION, 0, "the file was made by a newer version: update this one");
    return IVN_OK;
}

static ivn_status identify_within(ivn_sqlite_store *store, const char *begin, ivn_error *error)
{
    if (sqlite3_exec(store->connection, begin, NULL, NULL, NULL) != SQLITE_OK)
        return refused(store, error);
    return identify(store, error);
}

static void give_up(const ivn_sqlite_store *store)
{
    if (!sqlite3_get_autocommit(store->connection))
        sqlite3_exec(store->connection, "ROLLBACK", NULL, NULL, NULL);
}

/* Makes the tables of an empty file, unless another process was faster. */
static ivn_status make_tables(ivn_sqlite_store *store, ivn_error *error)
{
    ivn_status status = identify_within(store, "BEGIN IMMEDIATE", error);

    if (status == IVN_END && sqlite3_exec(store->connection, ivni_sqlite_schema, NULL, NULL, NULL) != SQLITE_OK)
        status = refused(store, error);
    if (status >= 0)
        status =
            sqlite3_exec(store->connection, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ? IVN_OK : refused(store, error);
    give_up(store);
    return status;
}

static ivn_status recognise(ivn_sqlite_store *store, const ivn_sqlite_options *options, ivn_error *error)
{
    ivn_status status = identify_within(store, "BEGIN", error);

    give_up(store);
    if (status != IVN_END)
        return status;
    if (options->read_only == IVN_YES)
        return ivni_sqlite_error(error, IVN_ERROR_INVALID, 0, "the file is empty, and is opened for reading only");
    return make_tables(store, error);
}

/* ---- How it is used --------------------------------------------------------------------------------------------- */

/* Whether the file is in write-ahead logging; asks for it where `sql` does. */
static int is_logging(const ivn_sqlite_store *store, const char *sql, int *code)
{
    sqlite3_stmt *statement = NULL;
    int logging = 0;

    *code = sqlite3_prepare_v2(store->connection, sql, -1, &statement, NULL);
    if (*code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        const char *mode = (const char *)sqlite3_column_text(statement, 0);

        logging = mode != NULL && (strcmp(mode, "wal") == 0 || strcmp(mode, "memory") == 0);
    }
    if (*code == SQLITE_OK)
        *code = sqlite3_finalize(statement);
    return logging;
}

/* Two that open a new file at once may refuse each other the change, and SQLite does not wait by itself then. */
static ivn_status log_ahead(ivn_sqlite_store *store, uint32_t wait, ivn_error *error)
{
    int code;

    for (uint32_t waited = 0;; waited += 5) {
        if (is_logging(store, "PRAGMA journal_mode", &code) || is_logging(store, "PRAGMA journal_mode = WAL", &code))
            return IVN_OK;
        if ((code & 0xff) != SQLITE_BUSY || waited >= wait)
            break;
        sqlite3_sleep(5);
    }
    if (code != SQLITE_OK)
        return refused(store, error);
    return ivni_sqlite_error(error, IVN_ERROR_STORE, 0,
                             "the file cannot have a write-ahead log: that takes a disk of this machine");
}

static ivn_status set_up(ivn_sqlite_store *store, const ivn_sqlite_options *options, ivn_error *error)
{
    static const char *const synchronous[] = {"PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL",
                                              "PRAGMA synchronous = OFF"};
    uint32_t wait = options->busy_milliseconds == 0 ? USUAL_WAIT : options->busy_milliseconds;
    ivn_status status;

    sqlite3_extended_result_codes(store->connection, 1);
    sqlite3_busy_timeout(store->connection, (int)wait);
    /* What a file says must not run code that its reader did not mean to. */
    if (sqlite3_exec(store->connection, "PRAGMA trusted_schema = OFF", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(store->connection, synchronous[options->synchronous], NULL, NULL, NULL) != SQLITE_OK)
        return refused(store, error);
    if (options->read_only != IVN_YES && sqlite3_db_readonly(store->connection, "main") == 1)
        return ivni_sqlite_error(error, IVN_ERROR_STORE, SQLITE_READONLY, "the file may not be written");
    status = recognise(store, options, error);
    return status == IVN_OK && options->read_only != IVN_YES ? log_ahead(store, wait, error) : status;
}

static ivn_status prepare(ivn_sqlite_store *store, ivn_error *error)
{
    for (uint32_t i = 0; i < STATEMENTS; i++) {
        int code = sqlite3_prepare_v3(store->connection, ivni_sqlite_texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                                      &store->statements[i], NULL);

        if (code == SQLITE_ERROR)
            return ivni_sqlite_error(error, IVN_ERROR_DAMAGED, code, "the tables are not those of a store");
        if (code != SQLITE_OK)
            return refused(store, error);
    }
    return IVN_OK;
}

static ivn_status connect(ivn_sqlite_store *store, const ivn_sqlite_options *options, ivn_error *error)
{
    int flags = SQLITE_OPEN_NOMUTEX;
    ivn_status status;

    if (options->read_only == IVN_YES)
        flags |= SQLITE_OPEN_READONLY;
    else
        flags |= SQLITE_OPEN_READWRITE | (options->create == IVN_NO ? 0 : SQLITE_OPEN_CREATE);
    if (sqlite3_open_v2(options->path, &store->connection, flags, options->vfs) != SQLITE_OK)
        return refused(store, error);
    status = set_up(store, options, error);
    return status == IVN_OK ? prepare(store, error) : status;
}

ivn_status ivn_sqlite_store_open(const ivn_sqlite_options *options, ivn_sqlite_store **out, ivn_error *error)
{
    ivn_allocator allocator = {sizeof allocator, 0, NULL, allocate, release};
    ivn_sqlite_store *store;
    ivn_status status = options == NULL || out == NULL ? IVN_ERROR_ARGUMENT : check_options(options);

    if (status != IVN_OK)
        return ivni_sqlite_error(error, status, 0, "the options are not those of a store");
    if (options->allocator != NULL)
        allocator = *options->allocator;
    *out = NULL;
    store = allocator.allocate(allocator.user, sizeof *store);
    if (store == NULL)
        return ivni_sqlite_error(error, IVN_ERROR_MEMORY, 0, "no memory");
    *store = (ivn_sqlite_store){.allocator = allocator};
    memset(store->last, 0xff, sizeof store->last);
    status = connect(store, options, error);
    if (status == IVN_OK)
        *out = store;
    else
        ivn_sqlite_store_close(store);
    return status;
}

ivn_status ivn_sqlite_store_ops(ivn_sqlite_store *store, ivn_store_ops *out)
{
    uint32_t size;

    if (store == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    size = out->size;
    if (size < sizeof *out || size > MOST_STRUCT)
        return IVN_ERROR_SIZE;
    memset(out, 0, size);
    *out = (ivn_store_ops){
        .size = size, .user = store, .load = ivni_sqlite_load, .commit = ivni_sqlite_commit, .find = ivni_sqlite_find};
    return IVN_OK;
}

sqlite3 *ivn_sqlite_store_connection(ivn_sqlite_store *store)
{
    return store == NULL ? NULL : store->connection;
}

void ivn_sqlite_store_close(ivn_sqlite_store *store)
{
    ivn_allocator allocator;

    if (store == NULL)
        return;
    for (uint32_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close_v2(store->connection);
    allocator = store->allocator;
    if (store->sorted.memory != NULL)
        allocator.release(allocator.user, store->sorted.memory);
    if (store->gone.memory != NULL)
        allocator.release(allocator.user, store->gone.memory);
    allocator.release(allocator.user, store);
}
