/*
 * The crash test finds what it looks for: stores on SQLite that break their word, each in its way, are found out.
 */
#include <interventions_sqlite.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crash.h"

typedef struct broken {
    ivn_sqlite_store *store;
    ivn_store_ops ops;
} broken;

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const broken *of = user;

    return of->ops.load(of->ops.user, kind, id, sink);
}

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const broken *of = user;

    return of->ops.find(of->ops.user, query, sink);
}

/* The record and its events in two transactions. */
static ivn_status commit_in_two(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    const broken *of = user;
    ivn_batch first = *batch, second = *batch;
    ivn_status status;

    first.event_count = 0;
    second.expected = batch->revision;
    status = of->ops.commit(of->ops.user, &first, sink);
    return status == IVN_OK ? of->ops.commit(of->ops.user, &second, sink) : status;
}

/* A key that the next revision has no more stays. */
static ivn_status commit_beside_old_keys(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    const broken *of = user;

    sqlite3_exec(ivn_sqlite_store_connection(of->store),
                 "CREATE TEMP TRIGGER IF NOT EXISTS keep BEFORE DELETE ON main.ivn_key WHEN OLD.name = 'phase' "
                 "BEGIN SELECT raise(IGNORE); END",
                 NULL, NULL, NULL);
    return of->ops.commit(of->ops.user, batch, sink);
}

/* The last commits are undone when the next writer opens the file, as where nobody waited for them. */
static void forget_the_last(sqlite3 *connection)
{
    sqlite3_exec(connection,
                 "DELETE FROM ivn_outbox WHERE position > (SELECT max(position) - 20 FROM ivn_outbox);"
                 "DELETE FROM ivn_record WHERE rowid > (SELECT max(rowid) - 3 FROM ivn_record)",
                 NULL, NULL, NULL);
}

static ivn_status commit_whole(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    const broken *of = user;

    return of->ops.commit(of->ops.user, batch, sink);
}

static const struct {
    const char *name;
    ivn_status (*commit)(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
    void (*opened)(sqlite3 *connection);
} defects[] = {
    {"events apart", commit_in_two, NULL},
    {"old keys", commit_beside_old_keys, NULL},
    {"forgets", commit_whole, forget_the_last},
};

static size_t defect;

static void *open_store(const char *where, uint32_t mode, ivn_store_ops *ops)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = where, .synchronous = IVN_SQLITE_SYNC_OFF, .busy_milliseconds = 20000};
    broken *made = calloc(1, sizeof *made);

    (void)mode;
    if (made == NULL || ivn_sqlite_store_open(&options, &made->store, NULL) != IVN_OK)
        return NULL;
    made->ops.size = sizeof made->ops;
    ivn_sqlite_store_ops(made->store, &made->ops);
    if (defects[defect].opened != NULL)
        defects[defect].opened(ivn_sqlite_store_connection(made->store));
    *ops = (ivn_store_ops){
        .size = sizeof *ops, .user = made, .load = load, .commit = defects[defect].commit, .find = find};
    return made;
}

static void close_store(void *store)
{
    ivn_sqlite_store_close(((broken *)store)->store);
    free(store);
}

static ivn_status events(void *store, crash_event_taker take, void *user)
{
    ivn_status status = ivn_sqlite_store_events(((broken *)store)->store, 0, UINT32_MAX, take, user, NULL);

    return status == IVN_END ? IVN_OK : status;
}

static int64_t key_count(void *store)
{
    sqlite3_stmt *statement = NULL;
    int64_t count = -1;

    sqlite3_prepare_v2(ivn_sqlite_store_connection(((broken *)store)->store), "SELECT count(*) FROM ivn_key", -1,
                       &statement, NULL);
    if (sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

static int sound(void *store)
{
    (void)store;
    return 1;
}

static int erase(const char *where)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char path[1024];

    for (uint32_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", where, ends[i]);
        unlink(path);
    }
    return 1;
}

int main(int argc, char **argv)
{
    static const crash_store of = {.name = "a broken store",
                                   .open = open_store,
                                   .close = close_store,
                                   .events = events,
                                   .key_count = key_count,
                                   .sound = sound,
                                   .erase = erase};
    int found = 0;

    for (defect = 0; defect < sizeof defects / sizeof *defects; defect++) {
        int lost = crash_main(argc, argv, &of) == 1;

        printf("%s: %s\n", defects[defect].name, lost ? "found" : "not found");
        found += lost;
    }
    erase(argv[argc - 1]);
    if (found != sizeof defects / sizeof *defects)
        return 1;
    printf("1 passed, 0 failed\n");
    return 0;
}
