/*
 * The SQLite store when the power goes: of what was written and not synced, any sectors may be on the disk and any may
 * not. With FULL, all that was acknowledged is there; with NORMAL, the file is whole and stands at an earlier commit.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faulty_vfs.h"
#include "sqlite_support.h"
#include "store_support.h"
#include "test.h"

#define ROUNDS 40
#define MOST_COMMITS 30
#define SECTOR 512

typedef struct power {
    folder folder;
    char path[300], cut[300]; /* the file; what is found when the power is back */
    uint64_t seed;
    uint32_t synchronous;
    uint32_t begun, acknowledged;
} power;

static uint32_t below(power *p, uint32_t limit)
{
    p->seed = p->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(p->seed >> 33) % limit;
}

/* ---- The disk after the cut ------------------------------------------------------------------------------------- */

static char *contents(const char *path, const char *end, size_t *size)
{
    char name[320], *bytes = NULL;
    FILE *in;

    snprintf(name, sizeof name, "%s%s", path, end);
    in = fopen(name, "rb");
    *size = 0;
    if (in == NULL)
        return NULL;
    fseek(in, 0, SEEK_END);
    *size = (size_t)ftell(in);
    rewind(in);
    bytes = malloc(*size + SECTOR);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, in), *size);
    fclose(in);
    return bytes;
}

/* The part of a file in a sector, which is zeros behind its end. */
static void take_sector(char sector[SECTOR], const char *bytes, size_t size, size_t at)
{
    memset(sector, 0, SECTOR);
    if (at < size)
        memcpy(sector, bytes + at, size - at < SECTOR ? size - at : SECTOR);
}

/* Each sector as it was synced or as it was written last. What lies before a write in its sector is not lost. */
static void cut_file(power *p, const char *end, const char *synced_end)
{
    size_t written_size, synced_size;
    char *written = contents(p->path, end, &written_size), *synced = contents(p->path, synced_end, &synced_size);
    size_t size = below(p, 2) > 0 ? written_size : synced_size;
    uint32_t share = below(p, 3); /* of the sectors that were not synced: none, half, all */
    char name[320], sector[SECTOR];
    FILE *out;

    snprintf(name, sizeof name, "%s%s", p->cut, end);
    out = fopen(name, "wb");
    assert_non_null(out);
    for (size_t at = 0; at < size; at += SECTOR) {
        if (share == 2 || (share == 1 && below(p, 2) > 0))
            take_sector(sector, written, written_size, at);
        else
            take_sector(sector, synced, synced_size, at);
        fwrite(sector, 1, size - at < SECTOR ? size - at : SECTOR, out);
    }
    fclose(out);
    free(written);
    free(synced);
}

/* ---- What is found ---------------------------------------------------------------------------------------------- */

static ivn_status count_event(void *user, int64_t position, const ivn_outbox_event *event)
{
    (void)position;
    (void)event;
    *(uint32_t *)user += 1;
    return IVN_OK;
}

/* The commit at which the file stands; its body, key and events must be those of it. */
static uint32_t found_at(const char *path)
{
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    uint32_t revision = 0, events = 0;
    char expected[128];
    notes seen;

    notes_init(&seen);
    if (test_load(&ops, 1, &seen) == IVN_OK)
        revision = (uint32_t)strtoul(seen.text, NULL, 10);
    snprintf(expected, sizeof expected, "%u {\"n\":%u}\n", (unsigned)revision, (unsigned)revision);
    if (revision > 0)
        assert_string_equal(seen.text, expected);
    seen.text[0] = '\0';
    assert_int_equal(test_find(&ops, "k", NULL, NULL, 9, 0, &seen), IVN_END);
    snprintf(expected, sizeof expected, "1 %u %u {\"n\":%u}\n", (unsigned)revision, (unsigned)revision,
             (unsigned)revision);
    assert_string_equal(seen.text, revision > 0 ? expected : "");
    assert_int_equal(ivn_sqlite_store_events(store, 0, 999, count_event, &events, NULL), IVN_END);
    assert_int_equal(events, revision);
    ivn_sqlite_store_close(store);
    assert_int_equal(ask_sql(path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    return revision;
}

/* ---- The cut ---------------------------------------------------------------------------------------------------- */

/* Commits until the disk is gone, which is at a call of its own. */
static void commit_until_the_cut(power *p)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = p->path, .vfs = FAULTY_VFS, .synchronous = p->synchronous};
    ivn_sqlite_store *store = NULL;
    ivn_store_ops ops = {.size = sizeof ops};
    char body[32], key[32], pragma[64];
    notes seen;

    notes_init(&seen);
    p->begun = p->acknowledged = 0;
    faulty_disk = (faulty){.keep_synced = 1};
    assert_int_equal(ivn_sqlite_store_open(&options, &store, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_ops(store, &ops), IVN_OK);
    snprintf(pragma, sizeof pragma, "PRAGMA wal_autocheckpoint = %u", 1 + (unsigned)below(p, 40));
    sqlite3_exec(ivn_sqlite_store_connection(store), pragma, NULL, NULL, NULL);
    faulty_disk = (faulty){.keep_synced = 1, .for_good = 1, .fail_at = 1 + below(p, 300)};
    while (faulty_disk.failures == 0 && p->begun < MOST_COMMITS) {
        p->begun += 1;
        snprintf(body, sizeof body, "{\"n\":%u}", (unsigned)p->begun);
        snprintf(key, sizeof key, "k=%u", (unsigned)p->begun);
        if (test_commit(&ops, 1, p->begun - 1, p->begun, body, key, 1, &seen) != IVN_OK)
            break;
        p->acknowledged = p->begun;
    }
    /* No copy is made by closing, which writes. */
    cut_file(p, "", ".synced");
    cut_file(p, "-wal", "-wal.synced");
    faulty_disk = (faulty){.spare_disk = 1};
    ivn_sqlite_store_close(store);
}

static void cut_again_and_again(power *p)
{
    uint32_t rounds = getenv("IVN_TEST_FULL") != NULL ? 20 * ROUNDS : ROUNDS, within = 0, earlier = 0;

    for (uint32_t round = 0; round < rounds; round++) {
        uint32_t found;

        commit_until_the_cut(p);
        found = found_at(p->cut);
        if (found > p->begun || (p->synchronous == IVN_SQLITE_SYNC_FULL && found < p->acknowledged))
            fail_msg("round %u: %u commits were acknowledged, %u are there", (unsigned)round, (unsigned)p->acknowledged,
                     (unsigned)found);
        within += p->acknowledged < p->begun;
        earlier += found < p->acknowledged;
        folder_remove(&p->folder);
        folder_make(&p->folder);
        snprintf(p->path, sizeof p->path, "%s", folder_file(&p->folder, "cases"));
        snprintf(p->cut, sizeof p->cut, "%s", folder_file(&p->folder, "cut"));
    }
    /* Cuts came within commits; and without waiting for the disk some commits were lost, so that the disk forgets. */
    assert_true(within > rounds / 4);
    assert_true((earlier > 0) == (p->synchronous != IVN_SQLITE_SYNC_FULL));
}

static void cut_with(uint32_t synchronous)
{
    power p = {.seed = 7, .synchronous = synchronous};

    folder_make(&p.folder);
    snprintf(p.path, sizeof p.path, "%s", folder_file(&p.folder, "cases"));
    snprintf(p.cut, sizeof p.cut, "%s", folder_file(&p.folder, "cut"));
    cut_again_and_again(&p);
    folder_remove(&p.folder);
}

static void what_was_acknowledged_survives_the_loss_of_power(void **state)
{
    (void)state;
    cut_with(IVN_SQLITE_SYNC_FULL);
}

static void a_store_that_does_not_wait_for_the_disk_stays_whole(void **state)
{
    (void)state;
    cut_with(IVN_SQLITE_SYNC_NORMAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_survives_the_loss_of_power),
        cmocka_unit_test(a_store_that_does_not_wait_for_the_disk_stays_whole),
    };

    faulty_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
