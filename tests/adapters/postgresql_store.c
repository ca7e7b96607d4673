/*
 * Tests of examples/adapters/postgresql: what tables are ours, what a commit costs, what stays when something goes
 * wrong.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "postgresql_support.h"
#include "store_support.h"
#include "test.h"

static void referrals_live_in_a_database_from_draft_to_report(void **state)
{
    ivn_record *record = NULL;
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    desk d;

    (void)state;
    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(desk_live(&d, 1, STEP_SUBMIT_REPORT), IVN_OK);
    desk_close(&d);
    ivn_postgresql_store_close(store);
    store = postgresql_open(postgresql_address(0), &ops);
    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(ivn_caseload_get(d.caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d.error), IVN_OK);
    assert_int_equal(ivn_referral_read(record)->phase, IVN_PHASE_CONCLUDED);
    ivn_record_free(record);
    desk_close(&d);
    ivn_postgresql_store_close(store);
}

static ivn_status open_with(const ivn_postgresql_options *options, ivn_error *error)
{
    ivn_postgresql_store *store = NULL;
    ivn_status status;

    *error = (ivn_error){.size = sizeof *error};
    status = ivn_postgresql_store_open(options, &store, error);
    assert_int_equal(store != NULL, status == IVN_OK);
    assert_int_equal(error->status, status);
    ivn_postgresql_store_close(store);
    return status;
}

static void tables_are_made_where_they_are_asked_for(void **state)
{
    ivn_postgresql_options options = {.size = sizeof options, .connection = postgresql_address(0)};
    ivn_error error;

    (void)state;
    assert_int_equal(open_with(&options, &error), IVN_ERROR_NOT_FOUND);
    assert_string_equal(error.message, "the tables of a store are not there");
    options.create = IVN_YES;
    assert_int_equal(open_with(&options, &error), IVN_OK);
    options.create = IVN_NO;
    assert_int_equal(open_with(&options, &error), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT version FROM ivn_format"), 1);
}

static void tables_of_a_newer_format_are_left_alone(void **state)
{
    ivn_postgresql_options options = {.size = sizeof options, .connection = postgresql_address(0), .create = IVN_YES};
    ivn_error error;

    (void)state;
    assert_int_equal(open_with(&options, &error), IVN_OK);
    ask_postgresql("INSERT INTO ivn_format VALUES (2)");
    assert_int_equal(open_with(&options, &error), IVN_ERROR_VERSION);
    ask_postgresql("DELETE FROM ivn_format");
    assert_int_equal(open_with(&options, &error), IVN_ERROR_INVALID);
    ask_postgresql("INSERT INTO ivn_format VALUES (1)");
    ask_postgresql("ALTER TABLE ivn_record RENAME body TO content");
    assert_int_equal(open_with(&options, &error), IVN_ERROR_INVALID);
    assert_int_equal(error.host_code, code_of("42703"));
}

static void options_are_checked(void **state)
{
    const ivn_postgresql_options fine = {.size = sizeof fine, .connection = postgresql_address(0), .create = IVN_YES};
    ivn_postgresql_options options = fine;
    ivn_postgresql_store *store = NULL;
    ivn_error error;

    (void)state;
    options.size -= 1;
    assert_int_equal(open_with(&options, &error), IVN_ERROR_SIZE);
    options = fine;
    options.reserved = 1;
    assert_int_equal(open_with(&options, &error), IVN_ERROR_RESERVED);
    options = fine;
    options.connection = "";
    assert_int_equal(open_with(&options, &error), IVN_ERROR_ARGUMENT);
    options.connection = NULL;
    assert_int_equal(open_with(&options, &error), IVN_ERROR_ARGUMENT);
    options = fine;
    options.synchronous = 2;
    assert_int_equal(open_with(&options, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_postgresql_store_open(NULL, &store, NULL), IVN_ERROR_ARGUMENT);
    options = fine;
    options.connection = "postgresql://nobody@127.0.0.1:1/nothing";
    assert_int_equal(open_with(&options, &error), IVN_ERROR_STORE);
    assert_int_equal(error.host_code, code_of("08001"));
    assert_memory_equal(error.message, "there is no connection: ", 24);
}

static void a_key_may_become_unique_and_cease_to_be(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    (void)state;
    notes_init(&n);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "u=1 v=1", 0, &n), IVN_OK);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "!u=1 v=1", 0, &n), IVN_OK);
    assert_int_equal(test_commit(&ops, 2, 0, 1, "{}", "!u=1", 0, &n), IVN_ERROR_TAKEN);
    assert_int_equal(test_commit(&ops, 1, 2, 2, "{}", "u=1 v=1", 0, &n), IVN_OK);
    assert_int_equal(test_commit(&ops, 2, 0, 1, "{}", "!u=1", 0, &n), IVN_OK);
    ivn_postgresql_store_close(store);
}

/* The server counts what it read: a page costs its rows, wherever it begins and ends. */
static void a_page_reads_no_more_than_it_gives(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    uint8_t from[4] = {0, 0, 0x9c, 0x3f}, to[4] = {0, 0, 0x9c, 0x4a};
    ivn_query query = {.size = sizeof query,
                       .kind = 1,
                       .name = "n",
                       .from = from,
                       .from_size = 4,
                       .to = to,
                       .to_size = 4,
                       .bounded = IVN_YES,
                       .page = 100,
                       .bodies = IVN_YES};
    int64_t before;
    notes n;

    (void)state;
    ask_postgresql("INSERT INTO ivn_record SELECT 1, decode(lpad(to_hex(i), 32, '0'), 'hex'), 1, '{}' "
                   "FROM generate_series(1, 50000) i; "
                   "INSERT INTO ivn_key SELECT 1, 'n', substr(id, 13), id, false FROM ivn_record");
    before = ask_postgresql("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE schemaname = current_schema()");
    notes_init(&n);
    assert_int_equal(ops.find(ops.user, &query, &n.find), IVN_END);
    assert_int_equal(n.pushes, 12);
    query.name = NULL;
    query.bounded = IVN_NO;
    query.from = test_id(0);
    assert_int_equal(ops.find(ops.user, &query, &n.find), IVN_END);
    ivn_postgresql_store_close(store);
    for (int i = 0; i < 100; i++) {
        int64_t read = ask_postgresql("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes "
                                      "WHERE schemaname = current_schema()") -
                       before;

        assert_in_range(read, 0, 100);
        if (read >= 24)
            return;
        ask_postgresql("SELECT 1 FROM pg_sleep(0.05)");
    }
    fail_msg("the server has not counted what it read");
}

static void what_an_address_holds_is_never_told(void **state)
{
    static const char *const addresses[] = {
        "postgresql://me:s3cret@[::1/x",
        "postgresql://me:s3cret/more@127.0.0.1/x",
        "postgresql://me:s3cret%zz@127.0.0.1/x",
        "postgresql://me:a@s3cret@127.0.0.1/x",
        "postgresql://127.0.0.1:1/x?password=a&s3cret",
        "host=127.0.0.1 port=1 password=a s3cret",
        "host=127.0.0.1 port=1 password=s3cret",
        "postgresql://me:s3cret@127.0.0.1:1/x",
    };
    ivn_postgresql_options options = {.size = sizeof options};
    ivn_error error;

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        options.connection = addresses[i];
        assert_int_equal(open_with(&options, &error), IVN_ERROR_STORE);
        assert_int_equal(error.host_code, code_of("08001"));
        assert_memory_equal(error.message, "there is no connection: ", 24);
        if (strstr(error.message, "s3cret") != NULL)
            fail_msg("%s", error.message);
    }
}

static ivn_status take_nothing(void *user, int64_t position, const ivn_outbox_event *event)
{
    (void)user;
    (void)position;
    (void)event;
    fail_msg("an event whose id has not 16 bytes was pushed");
    return IVN_OK;
}

static void an_event_with_a_short_id_is_damage(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    ivn_error error = {.size = sizeof error};

    (void)state;
    ask_postgresql("ALTER TABLE ivn_outbox DROP CONSTRAINT ivn_outbox_id_check");
    ask_postgresql("INSERT INTO ivn_outbox (id, type, body) VALUES ('\\x01', 1, '{}')");
    assert_int_equal(ivn_postgresql_store_events(store, 0, 9, take_nothing, NULL, &error), IVN_ERROR_DAMAGED);
    assert_string_equal(error.message, "an event of the outbox has no id of 16 bytes");
    ivn_postgresql_store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, postgresql_clean)
    const struct CMUnitTest tests[] = {
        TEST(referrals_live_in_a_database_from_draft_to_report),
        TEST(tables_are_made_where_they_are_asked_for),
        TEST(tables_of_a_newer_format_are_left_alone),
        TEST(options_are_checked),
        TEST(a_key_may_become_unique_and_cease_to_be),
        TEST(a_page_reads_no_more_than_it_gives),
        TEST(what_an_address_holds_is_never_told),
        TEST(an_event_with_a_short_id_is_damage),
    };

    return run_with_postgresql(tests);
}
