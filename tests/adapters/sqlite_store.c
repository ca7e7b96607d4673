/*
 * Tests of examples/adapters/sqlite: who waits for whom, what stays when something stands in the way, the outbox.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk.h"
#include "failing.h"
#include "faulty_vfs.h"
#include "sqlite_support.h"
#include "test.h"

/* ---- When something stands in the way --------------------------------------------------------------------------- */

static void another_writer_is_waited_for_and_then_told_of(void **state)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = folder_file(*state, "cases"), .busy_milliseconds = 30};
    ivn_sqlite_store *store = NULL, *other = NULL;
    ivn_store_ops ops = {.size = sizeof ops};
    notes seen;

    notes_init(&seen);
    assert_int_equal(ivn_sqlite_store_open(&options, &store, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_open(&options, &other, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_ops(store, &ops), IVN_OK);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    sqlite3_exec(ivn_sqlite_store_connection(other), "BEGIN IMMEDIATE", NULL, NULL, NULL);
    assert_int_equal(commit_next(&ops, 1, 1, "k=b", &seen), IVN_ERROR_STORE);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_OK);
    assert_string_equal(seen.text, "code 5\n1 {\"revision\":1}\n");
    sqlite3_exec(ivn_sqlite_store_connection(other), "ROLLBACK", NULL, NULL, NULL);
    assert_int_equal(commit_next(&ops, 1, 1, "k=b", &seen), IVN_OK);
    ivn_sqlite_store_close(other);
    ivn_sqlite_store_close(store);
}

static void a_reader_is_not_in_the_way_of_a_writer(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    sqlite3 *reader = NULL;
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    assert_int_equal(sqlite3_open(path, &reader), SQLITE_OK);
    assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT * FROM ivn_record", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(commit_next(&ops, 1, 1, "k=b", &seen), IVN_OK);
    sqlite3_close(reader);
    ivn_sqlite_store_close(store);
}

static void a_full_disk_changes_nothing(void **state)
{
    static char body[1 << 20];
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(folder_file(*state, "cases"), &ops);
    sqlite3 *connection = ivn_sqlite_store_connection(store);
    notes seen;

    notes_init(&seen);
    memset(body, 'x', sizeof body - 1);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    sqlite3_exec(connection, "PRAGMA max_page_count = 40", NULL, NULL, NULL);
    assert_int_equal(test_commit(&ops, 1, 1, 2, body, "k=b", 1, &seen), IVN_ERROR_STORE);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_OK);
    assert_int_equal(test_find(&ops, "k", NULL, NULL, 9, 0, &seen), IVN_END);
    assert_string_equal(seen.text, "code 13\n1 {\"revision\":1}\n1 a 1 {\"revision\":1}\n");
    sqlite3_exec(connection, "PRAGMA max_page_count = 4000", NULL, NULL, NULL);
    assert_int_equal(test_commit(&ops, 1, 1, 2, body, "k=b", 1, &seen), IVN_OK);
    ivn_sqlite_store_close(store);
}

static void what_sqlite_would_not_hold_is_too_much(void **state)
{
    static char body[4000];
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(folder_file(*state, "cases"), &ops);
    notes seen;

    notes_init(&seen);
    memset(body, 'x', sizeof body - 1);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    sqlite3_limit(ivn_sqlite_store_connection(store), SQLITE_LIMIT_LENGTH, 2000);
    assert_int_equal(test_commit(&ops, 1, 1, 2, body, "k=b", 1, &seen), IVN_ERROR_LIMIT);
    /* A row is longer than its body. */
    body[1995] = '\0';
    assert_int_equal(test_commit(&ops, 1, 1, 2, body, "k=b", 1, &seen), IVN_ERROR_LIMIT);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_OK);
    assert_string_equal(seen.text, "code 18\n1 {\"revision\":1}\n");
    ivn_sqlite_store_close(store);
}

/* Zeros over the page in which a small table lies. */
static void damage(const char *path, const char *sql)
{
    static const char zeros[4096];
    int64_t page = ask_sql(path, sql);
    int file = open(path, O_RDWR);

    assert_true(file >= 0 && page > 1);
    assert_int_equal(pwrite(file, zeros, sizeof zeros, (off_t)(page - 1) * 4096), sizeof zeros);
    close(file);
}

static void what_is_damaged_is_told(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    ivn_sqlite_store_close(store);
    damage(path, "SELECT rootpage FROM sqlite_master WHERE name = 'ivn_record'");
    store = store_at(path, &ops);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_ERROR_STORE);
    assert_int_equal(test_find(&ops, "k", NULL, NULL, 9, 0, &seen), IVN_ERROR_STORE);
    assert_int_equal(commit_next(&ops, 1, 1, "k=b", &seen), IVN_ERROR_STORE);
    for (char *line = strtok(seen.text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_int_equal(strtol(line + 5, NULL, 10) & 0xff, SQLITE_CORRUPT);
    ivn_sqlite_store_close(store);
}

/* ---- Several at once -------------------------------------------------------------------------------------------- */

static void two_handles_see_each_others_commits(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_store_ops one, two;
    ivn_sqlite_store *first = store_at(path, &one), *second = store_at(path, &two);
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_next(&one, 1, 0, "!u=1", &seen), IVN_OK);
    assert_int_equal(commit_next(&two, 1, 0, "!u=2", &seen), IVN_ERROR_CONFLICT);
    assert_int_equal(commit_next(&two, 2, 0, "!u=1", &seen), IVN_ERROR_TAKEN);
    assert_int_equal(commit_next(&two, 1, 1, "!u=2", &seen), IVN_OK);
    assert_int_equal(commit_next(&one, 1, 1, "!u=3", &seen), IVN_ERROR_CONFLICT);
    assert_int_equal(commit_next(&one, 2, 0, "!u=1", &seen), IVN_OK);
    assert_int_equal(test_find(&two, "u", NULL, NULL, 9, 0, &seen), IVN_END);
    assert_string_equal(seen.text, "at 1\nat 2\n2 1 1 {\"revision\":1}\n1 2 2 {\"revision\":2}\n");
    ivn_sqlite_store_close(second);
    ivn_sqlite_store_close(first);
}

#define TOGETHER 4
#define AMENDMENTS 60

/* Opens the file, which may not be there yet, drafts a referral of its own and amends one that all amend. How many
 * amendments were committed; more than there are: something went wrong. */
static int work_beside_others(const char *path, uint32_t self)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = path, .busy_milliseconds = 60000, .synchronous = IVN_SQLITE_SYNC_OFF};
    ivn_sqlite_store *store = NULL;
    ivn_store_ops ops = {.size = sizeof ops};
    int done = 0;
    desk d;

    /* Whoever drafts the common one second finds it done. */
    if (ivn_sqlite_store_open(&options, &store, NULL) != IVN_OK || ivn_sqlite_store_ops(store, &ops) != IVN_OK ||
        desk_open_on(&d, NULL, &ops) != IVN_OK || desk_do(&d, 4 + 3 * self, STEP_DRAFT, NULL) != IVN_OK ||
        desk_do(&d, 1, STEP_DRAFT, NULL) < 0)
        return 101;
    for (uint32_t i = 0; i < AMENDMENTS; i++) {
        ivn_change *change = NULL;
        order given;
        ivn_status status;

        desk_order(&d, &given, 1, STEP_AMEND, self * AMENDMENTS + i, NULL);
        do
            status = ivn_caseload_do(d.caseload, &given.command, &d.environment, &change, NULL, &d.error);
        while (status == IVN_ERROR_CONFLICT);
        ivn_change_free(change);
        if (status < 0)
            return 102;
        done += status == IVN_OK;
    }
    desk_close(&d);
    ivn_sqlite_store_close(store);
    return done;
}

static void nothing_is_lost_where_several_processes_make_a_file_and_write_it(void **state)
{
    const char *path = folder_file(*state, "cases");
    pid_t workers[TOGETHER];
    ivn_record *record = NULL;
    ivn_store_ops ops;
    ivn_sqlite_store *store;
    uint32_t done = 0;
    desk d;

    for (uint32_t i = 0; i < TOGETHER; i++) {
        workers[i] = fork();
        if (workers[i] == 0)
            _exit(work_beside_others(path, i));
    }
    for (uint32_t i = 0; i < TOGETHER; i++) {
        int status = -1;

        assert_int_equal(waitpid(workers[i], &status, 0), workers[i]);
        assert_true(WIFEXITED(status));
        assert_in_range(WEXITSTATUS(status), 1, AMENDMENTS);
        done += (uint32_t)WEXITSTATUS(status);
    }
    store = store_at(path, &ops);
    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(ivn_caseload_get(d.caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d.error), IVN_OK);
    assert_int_equal(ivn_referral_read(record)->revision, 1 + done);
    assert_int_equal(ivn_referral_read(record)->entry_count, 1 + done);
    assert_int_equal(ask_sql(path, "SELECT count(*) FROM ivn_record"), 1 + TOGETHER);
    ivn_record_free(record);
    desk_close(&d);
    ivn_sqlite_store_close(store);
}

/* ---- The outbox ------------------------------------------------------------------------------------------------- */

typedef struct taken {
    char text[256];
    int64_t last;
    uint32_t stop_at; /* the type that is not taken */
} taken;

static ivn_status take(void *user, int64_t position, const ivn_outbox_event *event)
{
    taken *into = user;
    size_t used = strlen(into->text);

    if (event->type == into->stop_at)
        return IVN_ERROR_LIMIT;
    assert_true(position > into->last);
    into->last = position;
    snprintf(into->text + used, sizeof into->text - used, "%u:%u:%.*s ", (unsigned)event->type, (unsigned)event->id[15],
             (int)event->body_size, event->body);
    return IVN_OK;
}

static void events_are_read_in_order_and_removed(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    taken seen = {.last = 0};
    notes pushed;

    notes_init(&pushed);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 9, take, &seen, NULL), IVN_END);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "", 3, &pushed), IVN_OK);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 2, take, &seen, NULL), IVN_OK);
    assert_string_equal(seen.text, "1:1:event 2:2:event ");
    assert_int_equal(ivn_sqlite_store_drop_events(store, seen.last, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 2, take, &seen, NULL), IVN_END);
    assert_string_equal(seen.text, "1:1:event 2:2:event 3:3:event ");
    assert_int_equal(ivn_sqlite_store_drop_events(store, seen.last, NULL), IVN_OK);
    /* No position comes twice, also of an outbox that was empty in between. */
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "", 1, &pushed), IVN_OK);
    ivn_sqlite_store_close(store);
    store = store_at(path, &ops);
    assert_int_equal(ivn_sqlite_store_events(store, seen.last, 2, take, &seen, NULL), IVN_END);
    assert_int_equal(seen.last, 4);
    seen.stop_at = 1;
    assert_int_equal(ivn_sqlite_store_events(store, 0, 2, take, &seen, NULL), IVN_ERROR_LIMIT);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 0, take, &seen, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 1, NULL, &seen, NULL), IVN_ERROR_ARGUMENT);
    ivn_sqlite_store_close(store);
}

static void an_event_with_a_short_id_is_damage(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_error error = {.size = sizeof error};
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    taken seen = {.last = 0};

    assert_int_equal(run_sql(path, "PRAGMA ignore_check_constraints = ON;"
                                   "INSERT INTO ivn_outbox (id, type, body) VALUES (x'01', 1, x'7b7d')"),
                     SQLITE_OK);
    assert_int_equal(ivn_sqlite_store_events(store, 0, 9, take, &seen, &error), IVN_ERROR_DAMAGED);
    assert_string_equal(error.message, "an event of the outbox has no id of 16 bytes");
    assert_string_equal(seen.text, "");
    ivn_sqlite_store_close(store);
}

static void a_page_that_is_refused_leaves_nothing_open(void **state)
{
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(folder_file(*state, "cases"), &ops);
    notes seen;

    notes_init(&seen);
    for (uint8_t i = 1; i <= 4; i++)
        assert_int_equal(commit_next(&ops, i, 0, "k=x", &seen), IVN_OK);
    seen.refuse_at = 2;
    assert_int_equal(test_find(&ops, "k", NULL, NULL, 4, 0, &seen), IVN_ERROR_MEMORY);
    assert_int_equal(
        sqlite3_exec(ivn_sqlite_store_connection(store), "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL),
        SQLITE_OK);
    assert_string_equal(seen.text, "1 x 1 {\"revision\":1}\n");
    ivn_sqlite_store_close(store);
}

/* ---- Memory ----------------------------------------------------------------------------------------------------- */

static ivn_status opens_and_commits(const ivn_allocator *allocator, void *user)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = user, .allocator = allocator, .synchronous = IVN_SQLITE_SYNC_OFF};
    ivn_sqlite_store *store = NULL;
    ivn_store_ops ops = {.size = sizeof ops};
    ivn_status status = ivn_sqlite_store_open(&options, &store, NULL);
    notes seen;

    notes_init(&seen);
    if (status != IVN_OK)
        return status;
    ivn_sqlite_store_ops(store, &ops);
    status = commit_next(&ops, 1, 0, "a=1 b=2 c=3", &seen);
    if (status == IVN_OK)
        status = commit_next(&ops, 1, 1, "d=1 e=2", &seen);
    if (status == IVN_OK)
        status = test_commit(&ops, 1, 2, 0, NULL, "", 1, &seen);
    ivn_sqlite_store_close(store);
    unlink(user);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    char path[512];

    snprintf(path, sizeof path, "%s", folder_file(*state, "cases"));
    failing_every(opens_and_commits, path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(another_writer_is_waited_for_and_then_told_of),
        TEST(a_reader_is_not_in_the_way_of_a_writer),
        TEST(a_full_disk_changes_nothing),
        TEST(what_sqlite_would_not_hold_is_too_much),
        TEST(what_is_damaged_is_told),
        TEST(two_handles_see_each_others_commits),
        TEST(nothing_is_lost_where_several_processes_make_a_file_and_write_it),
        TEST(an_event_with_a_short_id_is_damage),
        TEST(events_are_read_in_order_and_removed),
        TEST(a_page_that_is_refused_leaves_nothing_open),
        TEST(running_out_of_memory_leaves_nothing),
    };

    faulty_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
