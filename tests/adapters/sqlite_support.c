#include "sqlite_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test.h"

void folder_make(folder *out)
{
    const char *where = getenv("TMPDIR");

    snprintf(out->path, sizeof out->path, "%s/ivn-sqlite-XXXXXX", where != NULL ? where : "/tmp");
    assert_non_null(mkdtemp(out->path));
}

void folder_remove(const folder *of)
{
    DIR *list = opendir(of->path);
    struct dirent *entry;

    assert_non_null(list);
    while ((entry = readdir(list)) != NULL)
        if (entry->d_name[0] != '.')
            unlink(folder_file(of, entry->d_name));
    closedir(list);
    assert_int_equal(rmdir(of->path), 0);
}

const char *folder_file(const folder *of, const char *name)
{
    static char paths[4][512];
    static uint32_t next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof paths[0], "%s/%s", of->path, name);
    return path;
}

ivn_sqlite_store *store_at(const char *path, ivn_store_ops *ops)
{
    ivn_sqlite_options options = {.size = sizeof options, .path = path, .synchronous = IVN_SQLITE_SYNC_OFF};
    ivn_error error = {.size = sizeof error};
    ivn_sqlite_store *store = NULL;

    if (ivn_sqlite_store_open(&options, &store, &error) != IVN_OK)
        fail_msg("%s", error.message);
    ops->size = sizeof *ops;
    assert_int_equal(ivn_sqlite_store_ops(store, ops), IVN_OK);
    return store;
}

int run_sql(const char *path, const char *sql)
{
    sqlite3 *connection = NULL;
    int code = sqlite3_open(path, &connection);

    if (code == SQLITE_OK)
        code = sqlite3_exec(connection, sql, NULL, NULL, NULL);
    sqlite3_close(connection);
    return code;
}

int64_t ask_sql(const char *path, const char *sql)
{
    sqlite3 *connection = NULL;
    sqlite3_stmt *statement = NULL;
    int64_t answer = -1;

    if (sqlite3_open(path, &connection) == SQLITE_OK &&
        sqlite3_prepare_v2(connection, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        answer = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return answer;
}

ivn_status commit_next(const ivn_store_ops *ops, uint8_t id, uint32_t expected, const char *keys, notes *seen)
{
    char body[32];

    snprintf(body, sizeof body, "{\"revision\":%u}", (unsigned)expected + 1);
    return test_commit(ops, id, expected, expected + 1, body, keys, 1, seen);
}

int folder_set_up(void **state)
{
    static folder made;

    folder_make(&made);
    *state = &made;
    return 0;
}

int folder_tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}
