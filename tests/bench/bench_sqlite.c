/*
 * The commit callback of the SQLite adapter beside the same commits by hand: prepared statements in one transaction, in
 * the same synchronous mode, on files of the same schema. By hand (a) all keys are replaced, (b) those that stay are
 * looked up and left, (c) which keys change is known beforehand, as no store can: what is left is what SQLite takes.
 */
#include <interventions_sqlite.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "commits.h"

#define REFERRALS 60
#define SIDES 4

/* ---- By hand ---------------------------------------------------------------------------------------------------- */

enum { BEGIN, INSERT, UPDATE, DELETE_KEYS, STORED_KEYS, DELETE_KEY, INSERT_KEY, INSERT_EVENT, COMMIT, STATEMENTS };

static const char *const texts[STATEMENTS] = {
    "BEGIN IMMEDIATE",
    "INSERT INTO ivn_record (kind, id, revision, body) VALUES (?1, ?2, ?3, ?4)",
    "UPDATE ivn_record SET revision = ?3, body = ?4 WHERE kind = ?1 AND id = ?2 AND revision = ?5",
    "DELETE FROM ivn_key WHERE kind = ?1 AND id = ?2",
    "SELECT name, bytes FROM ivn_key WHERE kind = ?1 AND id = ?2",
    "DELETE FROM ivn_key WHERE kind = ?1 AND name = ?3 AND bytes = ?4 AND id = ?2",
    "INSERT INTO ivn_key (kind, name, bytes, id, is_unique) VALUES (?1, ?3, ?4, ?2, ?5)",
    "INSERT INTO ivn_outbox (id, type, body) VALUES (?1, ?2, ?3)",
    "COMMIT",
};

typedef struct hand {
    ivn_sqlite_store *opened; /* made the file, and lends its connection */
    sqlite3 *connection;
    sqlite3_stmt *statements[STATEMENTS];
} hand;

static void step(const hand *h, int which)
{
    if (sqlite3_step(h->statements[which]) != SQLITE_DONE) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(h->connection));
        exit(1);
    }
    sqlite3_reset(h->statements[which]);
}

static sqlite3_stmt *of_record(const hand *h, int which, const ivn_batch *batch)
{
    sqlite3_bind_int64(h->statements[which], 1, batch->kind);
    sqlite3_bind_blob(h->statements[which], 2, batch->id, IVN_ID_BYTES, SQLITE_STATIC);
    return h->statements[which];
}

static void write_record(const hand *h, const ivn_batch *batch)
{
    int which = batch->expected == 0 ? INSERT : UPDATE;
    sqlite3_stmt *statement = of_record(h, which, batch);

    sqlite3_bind_int64(statement, 3, batch->revision);
    sqlite3_bind_blob(statement, 4, batch->body, (int)batch->body_size, SQLITE_STATIC);
    if (which == UPDATE)
        sqlite3_bind_int64(statement, 5, batch->expected);
    step(h, which);
    if (sqlite3_changes(h->connection) != 1)
        abort();
}

static void change_key(const hand *h, int which, const ivn_batch *batch, const ivn_index_key *key)
{
    sqlite3_stmt *statement = of_record(h, which, batch);

    sqlite3_bind_text(statement, 3, key->name, -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 4, key->data, (int)key->length, SQLITE_STATIC);
    if (which == INSERT_KEY)
        sqlite3_bind_int(statement, 5, key->unique == IVN_YES);
    step(h, which);
}

static void write_events(const hand *h, const ivn_batch *batch)
{
    for (uint32_t i = 0; i < batch->event_count; i++) {
        const ivn_outbox_event *event = batch->events[i];

        sqlite3_bind_blob(h->statements[INSERT_EVENT], 1, event->id, IVN_ID_BYTES, SQLITE_STATIC);
        sqlite3_bind_int64(h->statements[INSERT_EVENT], 2, event->type);
        sqlite3_bind_blob(h->statements[INSERT_EVENT], 3, event->body, (int)event->body_size, SQLITE_STATIC);
        step(h, INSERT_EVENT);
    }
}

static int same_key(const ivn_index_key *key, const char *name, const void *bytes, size_t size)
{
    return key->length == size && memcmp(key->data, bytes, size) == 0 && strcmp(key->name, name) == 0;
}

/* (a) */
static void replace_keys(const hand *h, const ivn_batch *batch)
{
    if (batch->expected != 0) {
        of_record(h, DELETE_KEYS, batch);
        step(h, DELETE_KEYS);
    }
    for (uint32_t i = 0; i < batch->key_count; i++)
        change_key(h, INSERT_KEY, batch, batch->keys[i]);
}

/* (b) */
static void compare_keys(const hand *h, const ivn_batch *batch)
{
    sqlite3_stmt *statement = of_record(h, STORED_KEYS, batch);
    ivn_index_key gone[64];
    char names[64][64], bytes[64][64];
    uint32_t gone_count = 0;
    uint64_t stays = 0;

    while (batch->expected != 0 && sqlite3_step(statement) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        const void *data = sqlite3_column_blob(statement, 1);
        size_t size = (size_t)sqlite3_column_bytes(statement, 1);
        uint32_t at = 0;

        while (at < batch->key_count && !same_key(batch->keys[at], name, data, size))
            at += 1;
        if (at < batch->key_count) {
            stays |= UINT64_C(1) << at;
            continue;
        }
        memcpy(names[gone_count], name, strlen(name) + 1);
        memcpy(bytes[gone_count], data, size);
        gone[gone_count] = (ivn_index_key){.name = names[gone_count], .length = (uint32_t)size};
        gone[gone_count].data = (const uint8_t *)bytes[gone_count];
        gone_count += 1;
    }
    sqlite3_reset(statement);
    for (uint32_t i = 0; i < gone_count; i++)
        change_key(h, DELETE_KEY, batch, &gone[i]);
    for (uint32_t i = 0; i < batch->key_count; i++)
        if ((stays >> i & 1) == 0)
            change_key(h, INSERT_KEY, batch, batch->keys[i]);
}

/* (c): `before` is the batch of the record's revision before this one; NULL: there is none. */
static void change_keys(const hand *h, const ivn_batch *batch, const ivn_batch *before, const uint64_t *known)
{
    for (uint32_t i = 0; before != NULL && i < before->key_count; i++)
        if (known[0] >> i & 1)
            change_key(h, DELETE_KEY, batch, before->keys[i]);
    for (uint32_t i = 0; i < batch->key_count; i++)
        if (known[1] >> i & 1)
            change_key(h, INSERT_KEY, batch, batch->keys[i]);
}

/* Which keys go, and which come. */
static void know(const ivn_batch *batch, const ivn_batch *before, uint64_t known[2])
{
    uint64_t stays[2] = {0, 0};

    for (uint32_t i = 0; before != NULL && i < before->key_count; i++)
        for (uint32_t j = 0; j < batch->key_count; j++)
            if (same_key(batch->keys[j], before->keys[i]->name, before->keys[i]->data, before->keys[i]->length)) {
                stays[0] |= UINT64_C(1) << i;
                stays[1] |= UINT64_C(1) << j;
            }
    known[0] = ~stays[0];
    known[1] = ~stays[1];
}

static void commit_by_hand(const hand *h, int way, const ivn_batch *batch, const ivn_batch *before,
                           const uint64_t *known)
{
    step(h, BEGIN);
    write_record(h, batch);
    if (way == 1)
        replace_keys(h, batch);
    else if (way == 2)
        compare_keys(h, batch);
    else
        change_keys(h, batch, before, known);
    write_events(h, batch);
    step(h, COMMIT);
}

/* ---- The sides -------------------------------------------------------------------------------------------------- */

static ivn_sqlite_store *open_file(const char *path, uint32_t mode)
{
    const ivn_sqlite_options options = {.size = sizeof options, .path = path, .synchronous = mode};
    ivn_error error = {.size = sizeof error};
    ivn_sqlite_store *store = NULL;

    unlink(path);
    if (ivn_sqlite_store_open(&options, &store, &error) != IVN_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    return store;
}

static hand open_by_hand(const char *path, uint32_t mode)
{
    hand h = {.opened = open_file(path, mode)};

    h.connection = ivn_sqlite_store_connection(h.opened);
    for (int i = 0; i < STATEMENTS; i++)
        if (sqlite3_prepare_v3(h.connection, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &h.statements[i], NULL) !=
            SQLITE_OK)
            abort();
    return h;
}

static void close_by_hand(hand *h, const char *path)
{
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(h->statements[i]);
    ivn_sqlite_store_close(h->opened);
    unlink(path);
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static double median(int64_t *times, uint32_t count)
{
    qsort(times, count, sizeof *times, compare);
    return (double)times[count / 2] / 1000;
}

/* The batch of the same record's revision before. */
static const ivn_batch *batch_before(const commits *all, uint32_t at)
{
    const ivn_batch *batch = all->batches[at];

    while (batch->expected != 0 && at-- > 0)
        if (memcmp(all->batches[at]->id, batch->id, IVN_ID_BYTES) == 0)
            return all->batches[at];
    return NULL;
}

/* Each batch to each side, each side first in its turn. */
static void measure(const char *title, uint32_t mode, const char *folder, const commits *all)
{
    char paths[SIDES][300];
    int64_t *times[SIDES];
    double medians[SIDES];
    hand hands[SIDES] = {{NULL, NULL, {NULL}}};
    ivn_store_ops ops = {.size = sizeof ops};
    ivn_sqlite_store *store;

    for (int side = 0; side < SIDES; side++) {
        snprintf(paths[side], sizeof paths[side], "%s/side-%d", folder, side);
        times[side] = calloc(all->count, sizeof **times);
        if (times[side] == NULL)
            abort();
        if (side > 0)
            hands[side] = open_by_hand(paths[side], mode);
    }
    store = open_file(paths[0], mode);
    ivn_sqlite_store_ops(store, &ops);
    for (uint32_t i = 0; i < all->count; i++) {
        const ivn_batch *batch = all->batches[i], *before = batch_before(all, i);
        uint64_t known[2];

        know(batch, before, known);
        for (uint32_t turn = 0; turn < SIDES; turn++) {
            int side = (int)((i / SIDES % 2 ? SIDES - turn : turn) + i) % SIDES;
            int64_t began = bench_now();

            if (side > 0)
                commit_by_hand(&hands[side], side, batch, before, known);
            else if (ops.commit(ops.user, batch, NULL) != IVN_OK)
                abort();
            times[side][i] = bench_now() - began;
        }
    }
    ivn_sqlite_store_close(store);
    unlink(paths[0]);
    for (int side = 0; side < SIDES; side++) {
        medians[side] = median(times[side], all->count);
        free(times[side]);
        if (side > 0)
            close_by_hand(&hands[side], paths[side]);
    }
    printf("  synchronous %-6s adapter %7.1f   by hand: all keys %7.1f, compared %7.1f, known %7.1f   "
           "speed %.0f %%, %.0f %%, %.0f %% (at least 85)\n",
           title, medians[0], medians[1], medians[2], medians[3], 100 * medians[1] / medians[0],
           100 * medians[2] / medians[0], 100 * medians[3] / medians[0]);
}

int main(void)
{
    static const char *const titles[] = {"FULL", "NORMAL", "OFF"};
    char folder[] = "/tmp/bench-sqlite-XXXXXX";
    commits all;

    if (mkdtemp(folder) == NULL)
        return 1;
    commits_record(&all, REFERRALS);
    printf("%u commits to SQLite %s of %u bytes, %.1f keys and %.1f events, median in microseconds:\n",
           (unsigned)all.count, sqlite3_libversion(), (unsigned)(all.body_bytes / all.count),
           (double)all.keys / all.count, (double)all.events / all.count);
    for (uint32_t mode = 0; mode < 3; mode++)
        measure(titles[mode], mode, folder, &all);
    commits_free(&all);
    return rmdir(folder);
}
