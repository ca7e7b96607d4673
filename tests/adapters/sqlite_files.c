/*
 * Tests of examples/adapters/sqlite/open.c: what a file is, what is refused.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "faulty_vfs.h"
#include "sqlite_support.h"
#include "test.h"

/* What opening comes to, with the message of the error in static memory. */
static ivn_status open_with(const ivn_sqlite_options *options, const char **message)
{
    static ivn_error error;
    ivn_sqlite_store *store = NULL;
    ivn_status status;

    memset(&error, 0, sizeof error);
    error.size = sizeof error;
    status = ivn_sqlite_store_open(options, &store, &error);
    assert_true((status == IVN_OK) == (store != NULL));
    if (status != IVN_OK)
        assert_int_equal(error.status, status);
    if (message != NULL)
        *message = error.message;
    ivn_sqlite_store_close(store);
    return status;
}

static ivn_status open_path(const char *path, const char **message)
{
    const ivn_sqlite_options options = {.size = sizeof options, .path = path};

    return open_with(&options, message);
}

/* ---- A file ----------------------------------------------------------------------------------------------------- */

static void referrals_live_in_a_file_from_draft_to_report(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_record *record = NULL;
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    desk d;

    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(desk_live(&d, 1, STEP_SUBMIT_REPORT), IVN_OK);
    desk_close(&d);
    ivn_sqlite_store_close(store);
    store = store_at(path, &ops);
    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(ivn_caseload_get(d.caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d.error), IVN_OK);
    assert_int_equal(ivn_referral_read(record)->phase, IVN_PHASE_CONCLUDED);
    ivn_record_free(record);
    desk_close(&d);
    ivn_sqlite_store_close(store);
}

static void a_file_says_what_it_is(void **state)
{
    const char *path = folder_file(*state, "cases");

    assert_int_equal(open_path(path, NULL), IVN_OK);
    assert_int_equal(ask_sql(path, "PRAGMA application_id"), 1230392881);
    assert_int_equal(ask_sql(path, "PRAGMA user_version"), 1);
    assert_int_equal(ask_sql(path, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    assert_int_equal(open_path(path, NULL), IVN_OK);
}

static void a_commit_waits_for_the_disk_unless_told_otherwise(void **state)
{
    static const int pragma[] = {2, 1, 0};

    for (uint32_t i = 0; i < 3; i++) {
        const ivn_sqlite_options options = {
            .size = sizeof options, .path = folder_file(*state, "cases"), .synchronous = i};
        sqlite3_stmt *statement = NULL;
        ivn_sqlite_store *store = NULL;

        assert_int_equal(ivn_sqlite_store_open(&options, &store, NULL), IVN_OK);
        sqlite3_prepare_v2(ivn_sqlite_store_connection(store), "PRAGMA synchronous", -1, &statement, NULL);
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(statement, 0), pragma[i]);
        sqlite3_finalize(statement);
        ivn_sqlite_store_close(store);
    }
}

static void a_store_in_memory_keeps_nothing(void **state)
{
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(":memory:", &ops);
    notes seen;

    (void)state;
    notes_init(&seen);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_OK);
    ivn_sqlite_store_close(store);
}

/* ---- What is refused -------------------------------------------------------------------------------------------- */

static uint32_t sum_of(const char *path)
{
    FILE *in = fopen(path, "rb");
    uint32_t sum = 0;
    int byte;

    assert_non_null(in);
    while ((byte = getc(in)) != EOF)
        sum = sum * 31 + (uint32_t)byte;
    fclose(in);
    return sum;
}

static void a_file_of_something_else_is_refused_and_left_as_it_is(void **state)
{
    static const struct {
        const char *sql;
        ivn_status status;
        const char *says;
    } cases[] = {
        {"CREATE TABLE people (name TEXT)", IVN_ERROR_INVALID, "belongs to something else"},
        {"PRAGMA application_id = 7; CREATE TABLE t (a)", IVN_ERROR_INVALID, "belongs to something else"},
        {"PRAGMA user_version = 1", IVN_ERROR_INVALID, "belongs to something else"},
        {"PRAGMA application_id = 1230392881", IVN_ERROR_INVALID, "belongs to something else"},
        {"PRAGMA application_id = 1230392881; PRAGMA user_version = 2", IVN_ERROR_VERSION, "newer version"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = folder_file(*state, "other"), *message;
        uint32_t sum;

        assert_int_equal(run_sql(path, cases[i].sql), SQLITE_OK);
        sum = sum_of(path);
        assert_int_equal(open_path(path, &message), cases[i].status);
        assert_non_null(strstr(message, cases[i].says));
        assert_int_equal(sum_of(path), sum);
        assert_int_not_equal(access(folder_file(*state, "other-wal"), F_OK), 0);
        assert_int_equal(unlink(path), 0);
    }
}

static void tables_that_are_not_those_of_a_store_are_damage(void **state)
{
    const char *path = folder_file(*state, "cases"), *message;

    assert_int_equal(open_path(path, NULL), IVN_OK);
    assert_int_equal(run_sql(path, "DROP TABLE ivn_outbox"), SQLITE_OK);
    assert_int_equal(open_path(path, &message), IVN_ERROR_DAMAGED);
    assert_non_null(strstr(message, "not those of a store"));
}

static void a_file_that_is_no_database_is_refused(void **state)
{
    const char *path = folder_file(*state, "letter"), *message;
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    for (int i = 0; i < 200; i++)
        fputs("Dear Sir or Madam, ", out);
    fclose(out);
    assert_int_equal(open_path(path, &message), IVN_ERROR_DAMAGED);
    assert_non_null(strstr(message, "no SQLite file"));
}

static void what_is_not_there_is_made_only_where_that_is_wanted(void **state)
{
    ivn_sqlite_options options = {.size = sizeof options, .create = IVN_NO};
    const char *message;

    options.path = folder_file(*state, "none");
    assert_int_equal(open_with(&options, &message), IVN_ERROR_NOT_FOUND);
    assert_non_null(strstr(message, "no such file"));
    assert_int_not_equal(access(options.path, F_OK), 0);
    options.create = IVN_UNKNOWN;
    options.path = folder_file(*state, "none/cases");
    assert_int_equal(open_with(&options, NULL), IVN_ERROR_NOT_FOUND);
    options.path = folder_file(*state, ".");
    assert_int_equal(open_with(&options, NULL), IVN_ERROR_NOT_FOUND);
}

static void options_out_of_range_are_refused(void **state)
{
    const char *path = folder_file(*state, "cases");
    const ivn_allocator without = {.size = sizeof without};
    ivn_sqlite_options larger[2] = {{.size = sizeof larger, .path = path}, {.size = 1}};
    const struct {
        ivn_sqlite_options options;
        ivn_status status;
    } cases[] = {
        {{.size = 8, .path = path}, IVN_ERROR_SIZE},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .reserved = 1}, IVN_ERROR_RESERVED},
        {{.size = sizeof(ivn_sqlite_options)}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = ""}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .synchronous = 3}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .create = 3}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .read_only = 3}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .busy_milliseconds = UINT32_MAX}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .allocator = &without}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_sqlite_options), .path = path, .vfs = "nobody's"}, IVN_ERROR_STORE},
    };
    ivn_store_ops ops = {.size = sizeof ops};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(open_with(&cases[i].options, NULL), cases[i].status);
    assert_int_equal(open_with(larger, NULL), IVN_ERROR_RESERVED);
    larger[1].size = 0;
    assert_int_equal(open_with(larger, NULL), IVN_OK);
    assert_int_equal(open_with(NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_sqlite_store_open(larger, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_sqlite_store_ops(NULL, &ops), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_sqlite_store_drop_events(NULL, 1, NULL), IVN_ERROR_ARGUMENT);
    assert_null(ivn_sqlite_store_connection(NULL));
    ivn_sqlite_store_close(NULL);
}

static void a_file_for_reading_only_is_read(void **state)
{
    ivn_sqlite_options options = {.size = sizeof options, .path = folder_file(*state, "cases"), .read_only = IVN_YES};
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(options.path, &ops), *reader = NULL;
    const char *message;
    notes seen;

    notes_init(&seen);
    assert_int_equal(commit_next(&ops, 1, 0, "k=a", &seen), IVN_OK);
    assert_int_equal(ivn_sqlite_store_open(&options, &reader, NULL), IVN_OK);
    assert_int_equal(ivn_sqlite_store_ops(reader, &ops), IVN_OK);
    assert_int_equal(test_load(&ops, 1, &seen), IVN_OK);
    assert_int_equal(commit_next(&ops, 1, 1, "k=b", &seen), IVN_ERROR_STORE);
    assert_string_equal(seen.text, "1 {\"revision\":1}\ncode 8\n");
    ivn_sqlite_store_close(reader);
    ivn_sqlite_store_close(store);
    options.path = folder_file(*state, "none");
    assert_int_equal(open_with(&options, NULL), IVN_ERROR_NOT_FOUND);
    assert_int_equal(run_sql(options.path, "PRAGMA user_version = 0"), SQLITE_OK);
    assert_int_equal(open_with(&options, &message), IVN_ERROR_INVALID);
}

static void a_file_that_may_not_be_written_is_refused_for_writing(void **state)
{
    ivn_sqlite_options options = {.size = sizeof options, .path = folder_file(*state, "cases"), .vfs = FAULTY_VFS};
    const char *message;

    assert_int_equal(open_with(&options, NULL), IVN_OK);
    faulty_disk = (faulty){.read_only = 1};
    assert_int_equal(open_with(&options, &message), IVN_ERROR_STORE);
    assert_non_null(strstr(message, "may not be written"));
    faulty_disk = (faulty){0};
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(referrals_live_in_a_file_from_draft_to_report),
        TEST(a_file_says_what_it_is),
        TEST(a_commit_waits_for_the_disk_unless_told_otherwise),
        TEST(a_store_in_memory_keeps_nothing),
        TEST(a_file_of_something_else_is_refused_and_left_as_it_is),
        TEST(tables_that_are_not_those_of_a_store_are_damage),
        TEST(a_file_that_is_no_database_is_refused),
        TEST(what_is_not_there_is_made_only_where_that_is_wanted),
        TEST(options_out_of_range_are_refused),
        TEST(a_file_for_reading_only_is_read),
        TEST(a_file_that_may_not_be_written_is_refused_for_writing),
    };

    faulty_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
