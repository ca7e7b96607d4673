/*
 * The SQLite store on a machine that fails: at each write, sync and lock, and at each call for memory, once and for
 * good. What a commit has answered must be true of the file, also of a copy that is taken at that moment as a crash
 * would leave it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "faulty_vfs.h"
#include "sqlite_support.h"
#include "store_support.h"
#include "test.h"

#define MOST_STEPS 20000

typedef struct fixture {
    folder folder;
    char path[300], crashed[300];
    faulty fault; /* what goes wrong; its step is counted up */
} fixture;

static int set_up(void **state)
{
    static fixture made;

    memset(&made, 0, sizeof made);
    folder_make(&made.folder);
    snprintf(made.path, sizeof made.path, "%s", folder_file(&made.folder, "cases"));
    snprintf(made.crashed, sizeof made.crashed, "%s", folder_file(&made.folder, "crashed"));
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    faulty_disk = (faulty){0};
    folder_remove(&f->folder);
    return 0;
}

/* ---- Files ------------------------------------------------------------------------------------------------------ */

static void copy(const char *from, const char *to, const char *end)
{
    char path[320], block[65536];
    FILE *in, *out;
    size_t size;

    snprintf(path, sizeof path, "%s%s", to, end);
    unlink(path);
    out = fopen(path, "wb");
    snprintf(path, sizeof path, "%s%s", from, end);
    in = fopen(path, "rb");
    assert_non_null(out);
    while (in != NULL && (size = fread(block, 1, sizeof block, in)) > 0)
        assert_int_equal(fwrite(block, 1, size, out), size);
    if (in != NULL)
        fclose(in);
    fclose(out);
}

static void take_away(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char name[320];

    for (uint32_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

static ivn_status count_event(void *user, int64_t position, const ivn_outbox_event *event)
{
    (void)position;
    (void)event;
    *(uint32_t *)user += 1;
    return IVN_OK;
}

/* The whole content of a store in a line. */
static void show(ivn_sqlite_store *store, char *out, size_t room)
{
    ivn_store_ops ops = {.size = sizeof ops};
    uint32_t events = 0;
    notes seen;

    notes_init(&seen);
    assert_int_equal(ivn_sqlite_store_ops(store, &ops), IVN_OK);
    assert_true(test_load(&ops, 1, &seen) != IVN_ERROR_STORE);
    assert_int_equal(test_find(&ops, "k", NULL, NULL, 9, 0, &seen), IVN_END);
    assert_int_equal(test_find(&ops, "j", NULL, NULL, 9, 0, &seen), IVN_END);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 99, count_event, &events, NULL), IVN_END);
    for (char *end = strchr(seen.text, '\n'); end != NULL; end = strchr(end, '\n'))
        *end = ' ';
    assert_in_range(snprintf(out, room, "%s%u", seen.text, (unsigned)events), 1, room - 1);
}

static void show_file(const char *path, char *out, size_t room)
{
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);

    show(store, out, room);
    ivn_sqlite_store_close(store);
    assert_int_equal(ask_sql(path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
}

/* ---- A commit --------------------------------------------------------------------------------------------------- */

static const char before[] = "1 {} 1 old 1 {} 1 stays 1 {} 1", after[] = "2 {\"new\":1} 1 new 2 {\"new\":1} "
                                                                         "1 stays 2 {\"new\":1} 3";

static ivn_status commit_first(const ivn_store_ops *ops, notes *seen)
{
    return test_commit(ops, 1, 0, 1, "{}", "j=stays k=old", 1, seen);
}

static ivn_status commit_second(const ivn_store_ops *ops, notes *seen)
{
    return test_commit(ops, 1, 1, 2, "{\"new\":1}", "j=stays k=new", 2, seen);
}

/* Whether what is there fits the answer. */
static void assert_true_of(ivn_status answer, const char *shown, const char *where)
{
    int old = strcmp(shown, before) == 0, new = strcmp(shown, after) == 0;

    if (answer == IVN_OK ? new : answer == IVN_ERROR_OUTCOME_UNKNOWN ? old || new : old)
        return;
    fail_msg("%s at call %u: %s, but there is %s", where, (unsigned)faulty_disk.fail_at, ivn_status_name(answer),
             shown);
}

static ivn_sqlite_store *open_faulty(const char *path, ivn_store_ops *ops)
{
    const ivn_sqlite_options options = {.size = sizeof options, .path = path, .vfs = FAULTY_VFS};
    ivn_sqlite_store *store = NULL;

    ops->size = sizeof *ops;
    assert_int_equal(ivn_sqlite_store_open(&options, &store, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_ops(store, ops), IVN_OK);
    return store;
}

/* 1: the call to fail was met. */
static int commit_failing_at(fixture *f, uint64_t call)
{
    ivn_store_ops ops;
    ivn_sqlite_store *store = open_faulty(f->path, &ops);
    char shown[512];
    ivn_status answer;
    notes seen;
    int met;

    notes_init(&seen);
    assert_int_equal(commit_first(&ops, &seen), IVN_OK);
    faulty_disk = f->fault;
    faulty_disk.fail_at = call;
    answer = commit_second(&ops, &seen);
    met = faulty_disk.failures > 0;
    faulty_disk.memory = 0;
    faulty_disk.spare_disk = 1;
    assert_int_not_equal(answer, IVN_ERROR_CONFLICT);
    if (!met)
        assert_int_equal(answer, IVN_OK);
    copy(f->path, f->crashed, "");
    copy(f->path, f->crashed, "-wal");
    show_file(f->crashed, shown, sizeof shown);
    assert_true_of(answer, shown, "after a crash");
    show(store, shown, sizeof shown);
    assert_true_of(answer, shown, "in the same store");
    ivn_sqlite_store_close(store);
    show_file(f->path, shown, sizeof shown);
    assert_true_of(answer, shown, "when opened again");
    take_away(f->path);
    take_away(f->crashed);
    return met;
}

static void fail_at_each_call(fixture *f)
{
    uint64_t call = 1;

    while (commit_failing_at(f, call)) {
        call += 1;
        assert_true(call < MOST_STEPS);
    }
    assert_true(call > 5);
}

static void a_commit_tells_the_truth_whatever_call_to_the_disk_fails(void **state)
{
    fixture *f = *state;

    for (int i = 0; i < 4; i++) {
        f->fault = (faulty){.for_good = i % 2, .full = i / 2};
        fail_at_each_call(f);
    }
}

static void a_commit_tells_the_truth_whatever_call_for_memory_fails(void **state)
{
    fixture *f = *state;

    for (int i = 0; i < 2; i++) {
        f->fault = (faulty){.for_good = i % 2, .spare_disk = 1, .memory = 1};
        fail_at_each_call(f);
    }
}

/* ---- Reading ---------------------------------------------------------------------------------------------------- */

static int read_failing_at(ivn_sqlite_store *store, const ivn_store_ops *ops, uint64_t call)
{
    ivn_status loaded, found;
    char shown[512];
    notes seen;

    notes_init(&seen);
    faulty_disk = (faulty){.fail_at = call, .memory = 1};
    loaded = test_load(ops, 1, &seen);
    found = test_find(ops, "k", NULL, NULL, 9, 0, &seen);
    faulty_disk.memory = 0;
    faulty_disk.spare_disk = 1;
    assert_true(loaded == IVN_OK || loaded == IVN_ERROR_MEMORY || loaded == IVN_ERROR_STORE);
    assert_true(found == IVN_END || found == IVN_ERROR_MEMORY || found == IVN_ERROR_STORE);
    show(store, shown, sizeof shown);
    assert_string_equal(shown, before);
    return faulty_disk.failures > 0;
}

static void reading_that_fails_is_told_and_works_again(void **state)
{
    fixture *f = *state;
    ivn_store_ops ops;
    ivn_sqlite_store *store = open_faulty(f->path, &ops);
    uint64_t call = 1;
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_first(&ops, &seen), IVN_OK);
    while (read_failing_at(store, &ops, call))
        call += 1;
    assert_true(call > 3);
    ivn_sqlite_store_close(store);
}

/* ---- Opening ---------------------------------------------------------------------------------------------------- */

static int open_failing_at(fixture *f, const faulty *fault, uint64_t call)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = f->path, .vfs = FAULTY_VFS, .synchronous = IVN_SQLITE_SYNC_OFF};
    ivn_sqlite_store *store = NULL;
    ivn_error error = {.size = sizeof error};
    char shown[512];
    ivn_status status;

    faulty_disk = *fault;
    faulty_disk.fail_at = call;
    status = ivn_sqlite_store_open(&options, &store, &error);
    assert_true((status == IVN_OK) == (store != NULL));
    if (faulty_disk.failures == 0)
        assert_int_equal(status, IVN_OK);
    ivn_sqlite_store_close(store);
    faulty_disk.memory = 0;
    faulty_disk.spare_disk = 1;
    show_file(f->path, shown, sizeof shown);
    assert_string_equal(shown, "0");
    take_away(f->path);
    return faulty_disk.failures > 0;
}

static void a_file_that_could_not_be_made_can_be_made_later(void **state)
{
    for (int i = 0; i < 4; i++) {
        const faulty fault = {.for_good = i % 2, .memory = i / 2, .spare_disk = i / 2};
        uint64_t call = 1, step = fault.memory && getenv("IVN_TEST_FULL") == NULL ? 17 : 1;

        while (open_failing_at(*state, &fault, call))
            call += step;
        assert_true(call > 10);
    }
}

/* ---- Interruption ----------------------------------------------------------------------------------------------- */

static int interrupt(void *steps)
{
    int *left = steps;

    return (*left)-- == 0;
}

static void an_interruption_changes_nothing(void **state)
{
    fixture *f = *state;
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(f->path, &ops);
    ivn_status answer;
    int interrupted = 0, unknown = 0;
    char shown[512] = "";
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_first(&ops, &seen), IVN_OK);
    /* SQLite may look whether to stop once more when the commit is done. */
    for (int at = 0; strcmp(shown, after) != 0; at++) {
        int left = at;

        sqlite3_progress_handler(ivn_sqlite_store_connection(store), 1, interrupt, &left);
        answer = commit_second(&ops, &seen);
        sqlite3_progress_handler(ivn_sqlite_store_connection(store), 0, NULL, NULL);
        show(store, shown, sizeof shown);
        assert_true_of(answer, shown, "interrupted");
        interrupted += answer == IVN_ERROR_STORE;
        unknown += answer == IVN_ERROR_OUTCOME_UNKNOWN;
        seen.text[0] = '\0';
    }
    assert_true(interrupted > 20 && unknown < 5);
    ivn_sqlite_store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_commit_tells_the_truth_whatever_call_to_the_disk_fails),
        TEST(a_commit_tells_the_truth_whatever_call_for_memory_fails),
        TEST(reading_that_fails_is_told_and_works_again),
        TEST(a_file_that_could_not_be_made_can_be_made_later),
        TEST(an_interruption_changes_nothing),
    };

    faulty_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
