/*
 * Connections that are lost and servers that refuse: what the PostgreSQL store answers, and what then stands there.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "postgresql_support.h"
#include "proxy.h"
#include "store_support.h"
#include "test.h"

/* Everything of record 1, in one line: "revision keys events". */
static int64_t state_of_record(void)
{
    return ask_postgresql("SELECT (SELECT coalesce(max(revision), 0) FROM ivn_record) * 10000 + "
                          "(SELECT count(*) FROM ivn_key) * 100 + (SELECT count(*) FROM ivn_outbox)");
}

/* The notes of a failure with this SQLSTATE. */
static const char *said(const char *state)
{
    static char expected[32];

    snprintf(expected, sizeof expected, "code %d\n", (int)code_of(state));
    return expected;
}

static void a_commit_is_one_round_trip_and_a_conflict_two(void **state)
{
    proxy *between = proxy_start(postgresql_port());
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(proxy_port(between)), &ops);
    notes n;

    (void)state;
    notes_init(&n);
    proxy_round_trips(between);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "a=x !u=1 c=y", 3, &n), IVN_OK);
    assert_int_equal(proxy_round_trips(between), 1);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=z !u=1", 2, &n), IVN_OK);
    assert_int_equal(proxy_round_trips(between), 1);
    assert_int_equal(test_commit(&ops, 1, 2, 2, "{}", "a=z !u=2", 0, &n), IVN_OK);
    assert_int_equal(proxy_round_trips(between), 1);
    assert_int_equal(test_commit(&ops, 2, 0, 1, "{}", "!u=2", 1, &n), IVN_ERROR_TAKEN);
    assert_int_equal(proxy_round_trips(between), 1);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "!u=2", 1, &n), IVN_ERROR_CONFLICT);
    assert_int_equal(proxy_round_trips(between), 2);
    assert_string_equal(n.text, "at 2\n");
    assert_int_equal(test_commit(&ops, 1, 2, 0, NULL, "", 1, &n), IVN_OK);
    assert_int_equal(proxy_round_trips(between), 1);
    ivn_postgresql_store_close(store);
    proxy_stop(between);
}

/* Cuts at each message of a commit in turn. Whatever the server had heard, the store says that it cannot tell, and the
 * next call has a connection again. */
static void cut_commits(int whose, int64_t expected)
{
    proxy *between = proxy_start(postgresql_port());
    ivn_store_ops ops;
    ivn_postgresql_store *store;
    uint32_t cuts = 0;
    notes n;

    for (uint32_t step = 1;; step++) {
        int64_t stands;
        ivn_status status;

        postgresql_clean(NULL);
        store = postgresql_open(postgresql_address(proxy_port(between)), &ops);
        notes_init(&n);
        assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "a=x a=y", 1, &n), IVN_OK);
        proxy_cut_at(between, whose, step);
        status = test_commit(&ops, 1, 1, 2, "{}", "a=x b=y c=z", 2, &n);
        if (!proxy_cut_at(between, whose, 0)) {
            assert_int_equal(status, IVN_OK);
            ivn_postgresql_store_close(store);
            break;
        }
        assert_int_equal(status, IVN_ERROR_OUTCOME_UNKNOWN);
        assert_string_equal(n.text, said("08006"));
        stands = state_of_record();
        assert_int_equal(stands, expected);
        notes_init(&n);
        assert_int_equal(test_load(&ops, 1, &n), IVN_OK);
        assert_string_equal(n.text, stands >= 20000 ? "2 {}\n" : "1 {}\n");
        ivn_postgresql_store_close(store);
        cuts += 1;
    }
    assert_in_range(cuts, 4, 12);
    proxy_stop(between);
}

static void a_commit_that_the_server_never_heard_of_is_not_done(void **state)
{
    (void)state;
    cut_commits(PROXY_REQUESTS, 10201);
}

static void a_commit_whose_answer_is_lost_was_done(void **state)
{
    (void)state;
    cut_commits(PROXY_ANSWERS, 20303);
}

static void reading_that_is_cut_is_a_failure_and_can_be_repeated(void **state)
{
    proxy *between = proxy_start(postgresql_port());
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(proxy_port(between)), &ops);
    uint32_t cuts = 0;
    notes n;

    (void)state;
    notes_init(&n);
    for (uint8_t id = 1; id <= 3; id++)
        assert_int_equal(test_commit(&ops, id, 0, 1, "{}", "a=x", 0, &n), IVN_OK);
    for (uint32_t step = 1;; step++) {
        ivn_status status;

        proxy_cut_at(between, PROXY_BOTH, step);
        status = test_find(&ops, "a", NULL, NULL, 5, 0, &n);
        if (status == IVN_END)
            status = test_load(&ops, 2, &n);
        if (!proxy_cut_at(between, PROXY_BOTH, 0))
            break;
        assert_int_equal(status, IVN_ERROR_STORE);
        notes_init(&n);
        assert_int_equal(test_find(&ops, "a", NULL, NULL, 5, 0, &n), IVN_END);
        assert_int_equal(n.pushes, 3);
        cuts += 1;
    }
    assert_in_range(cuts, 12, 40);
    ivn_postgresql_store_close(store);
    proxy_stop(between);
}

static void a_connection_that_died_unused_is_made_again_unnoticed(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    (void)state;
    notes_init(&n);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "a=x", 1, &n), IVN_OK);
    ask_postgresql("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                   "WHERE application_name = 'libinterventions'");
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x", 1, &n), IVN_OK);
    assert_int_equal(state_of_record(), 20102);
    ivn_postgresql_store_close(store);
}

static void tables_that_are_gone_are_a_failure_of_the_store(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    postgresql_clean(state);
    notes_init(&n);
    ask_postgresql("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                   "WHERE application_name = 'libinterventions'");
    assert_int_equal(test_load(&ops, 1, &n), IVN_ERROR_STORE);
    assert_string_equal(n.text, said("42P01"));
    ivn_postgresql_store_close(store);
}

/* ---- While a commit runs ---------------------------------------------------------------------------------------- */

typedef struct writer {
    pthread_t thread;
    const ivn_store_ops *ops;
    notes notes;
    ivn_status status;
} writer;

static void *write_record(void *user)
{
    writer *w = user;

    w->status = test_commit(w->ops, 1, 1, 2, "{}", "a=x b=y", 2, &w->notes);
    return NULL;
}

/* A store with a record at revision 1, whose next commit waits for a lock that `holder` has. */
static ivn_postgresql_store *hold_up(writer *w, ivn_store_ops *ops, const char *address, PGconn **holder)
{
    ivn_postgresql_store *store = postgresql_open(address, ops);

    notes_init(&w->notes);
    w->ops = ops;
    assert_int_equal(test_commit(ops, 1, 0, 1, "{}", "a=x", 1, &w->notes), IVN_OK);
    *holder = postgresql_connection();
    PQclear(PQexec(*holder, "BEGIN; SELECT * FROM ivn_record FOR UPDATE"));
    assert_int_equal(pthread_create(&w->thread, NULL, write_record, w), 0);
    return store;
}

static void a_backend_that_is_ended_while_it_commits_has_done_nothing(void **state)
{
    ivn_store_ops ops;
    PGconn *holder;
    writer w;
    ivn_postgresql_store *store = hold_up(&w, &ops, postgresql_address(0), &holder);

    (void)state;
    wait_for_locks(1);
    ask_postgresql("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
                   "WHERE application_name = 'libinterventions'");
    pthread_join(w.thread, NULL);
    assert_int_equal(w.status, IVN_ERROR_STORE);
    assert_string_equal(w.notes.text, said("57P01"));
    PQfinish(holder);
    assert_int_equal(state_of_record(), 10101);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x b=y", 2, &w.notes), IVN_OK);
    ivn_postgresql_store_close(store);
}

static void a_commit_that_takes_too_long_has_done_nothing(void **state)
{
    char address[600];
    ivn_store_ops ops;
    PGconn *holder;
    writer w;
    ivn_postgresql_store *store;

    (void)state;
    snprintf(address, sizeof address, "%s%%20-cstatement_timeout%%3D1500", postgresql_address(0));
    store = hold_up(&w, &ops, address, &holder);
    pthread_join(w.thread, NULL);
    assert_int_equal(w.status, IVN_ERROR_STORE);
    assert_string_equal(w.notes.text, said("57014"));
    PQfinish(holder);
    assert_int_equal(state_of_record(), 10101);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x b=y", 2, &w.notes), IVN_OK);
    ivn_postgresql_store_close(store);
}

/* ---- What a server refuses -------------------------------------------------------------------------------------- */

static void a_server_that_only_reads_refuses_commits(void **state)
{
    char address[600];
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    (void)state;
    notes_init(&n);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "a=x", 1, &n), IVN_OK);
    ivn_postgresql_store_close(store);
    snprintf(address, sizeof address, "%s%%20-cdefault_transaction_read_only%%3Don", postgresql_address(0));
    store = postgresql_open(address, &ops);
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x", 1, &n), IVN_ERROR_STORE);
    assert_string_equal(n.text, said("25006"));
    assert_int_equal(test_load(&ops, 1, &n), IVN_OK);
    assert_int_equal(state_of_record(), 10101);
    ivn_postgresql_store_close(store);
}

static void a_key_that_no_index_holds_is_too_much(void **state)
{
    static uint8_t bytes[9000];
    ivn_index_key key = {.size = sizeof key, .unique = IVN_NO, .name = "a", .data = bytes, .length = sizeof bytes};
    const ivn_index_key *keys[] = {&key};
    ivn_batch batch = {.size = sizeof batch,
                       .kind = 1,
                       .id = test_id(1),
                       .revision = 1,
                       .body = "{}",
                       .body_size = 2,
                       .key_count = 1,
                       .keys = keys};
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    (void)state;
    srand(1);
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(rand() >> 4);
    notes_init(&n);
    assert_int_equal(ops.commit(ops.user, &batch, &n.commit), IVN_ERROR_LIMIT);
    assert_int_equal(state_of_record(), 0);
    ivn_postgresql_store_close(store);
}

static void a_server_that_says_off_is_told_to_wait_for_its_disk(void **state)
{
    ivn_postgresql_options options = {.size = sizeof options, .connection = postgresql_address(0)};
    ivn_postgresql_store *store = NULL;
    ivn_store_ops ops;
    notes n;

    (void)state;
    ivn_postgresql_store_close(postgresql_open(postgresql_address(0), &ops));
    ask_postgresql("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                   "'BEGIN IF current_setting(''synchronous_commit'') = ''off'' THEN RAISE EXCEPTION ''off''; END IF; "
                   "RETURN NEW; END'; "
                   "CREATE TRIGGER refuse BEFORE INSERT ON ivn_record FOR EACH ROW EXECUTE FUNCTION refuse(); "
                   "ALTER ROLE ivn SET synchronous_commit = off");
    notes_init(&n);
    store = postgresql_open(postgresql_address(0), &ops);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "", 0, &n), IVN_ERROR_STORE);
    ivn_postgresql_store_close(store);
    assert_int_equal(ivn_postgresql_store_open(&options, &store, NULL), IVN_OK);
    assert_int_equal(ivn_postgresql_store_ops(store, &ops), IVN_OK);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "", 0, &n), IVN_OK);
    ivn_postgresql_store_close(store);
    ask_postgresql("ALTER ROLE ivn RESET synchronous_commit");
}

/* ---- The server itself ------------------------------------------------------------------------------------------ */

static void a_server_that_is_stopped_is_found_again(void **state)
{
    ivn_store_ops ops;
    ivn_postgresql_store *store = postgresql_open(postgresql_address(0), &ops);
    notes n;

    (void)state;
    notes_init(&n);
    assert_int_equal(test_commit(&ops, 1, 0, 1, "{}", "a=x", 1, &n), IVN_OK);
    postgresql_server("stop");
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x", 1, &n), IVN_ERROR_STORE);
    assert_string_equal(n.text, said("08001"));
    assert_int_equal(test_load(&ops, 1, &n), IVN_ERROR_STORE);
    postgresql_server("start");
    assert_int_equal(test_commit(&ops, 1, 1, 2, "{}", "a=x", 1, &n), IVN_OK);
    assert_int_equal(state_of_record(), 20102);
    ivn_postgresql_store_close(store);
}

typedef struct chain {
    pthread_t thread;
    const ivn_store_ops *ops;
    notes notes;
    uint32_t acknowledged;
    ivn_status status;
} chain;

static void *write_chain(void *user)
{
    chain *c = user;

    for (c->status = IVN_OK; c->status == IVN_OK;) {
        c->status = test_commit(c->ops, 1, c->acknowledged, c->acknowledged + 1, "{}", "a=x b=y", 1, &c->notes);
        c->acknowledged += c->status == IVN_OK;
    }
    return NULL;
}

/* Durable commits, until the server is killed with all that it had in memory of its own. */
static void a_server_that_is_killed_while_it_commits_keeps_what_it_acknowledged(void **state)
{
    ivn_postgresql_options options = {.size = sizeof options, .connection = postgresql_address(0), .create = IVN_YES};

    (void)state;
    for (int round = 0; round < 3; round++) {
        ivn_postgresql_store *store = NULL;
        ivn_store_ops ops = {.size = sizeof ops};
        chain c = {.ops = &ops};
        int64_t stands;

        postgresql_clean(NULL);
        assert_int_equal(ivn_postgresql_store_open(&options, &store, NULL), IVN_OK);
        ivn_postgresql_store_ops(store, &ops);
        notes_init(&c.notes);
        assert_int_equal(pthread_create(&c.thread, NULL, write_chain, &c), 0);
        for (int i = 0; i < 2000; i++)
            if (ask_postgresql("SELECT coalesce(max(revision), 0) FROM ivn_record") >= 20)
                break;
        postgresql_server("kill");
        pthread_join(c.thread, NULL);
        assert_true(c.status == IVN_ERROR_OUTCOME_UNKNOWN || c.status == IVN_ERROR_STORE);
        postgresql_server("start");
        stands = ask_postgresql("SELECT coalesce(max(revision), 0) FROM ivn_record");
        assert_in_range(stands, c.acknowledged, c.acknowledged + (c.status == IVN_ERROR_OUTCOME_UNKNOWN));
        assert_in_range(stands, 20, 1000000);
        assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), stands);
        assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key"), 2);
        assert_int_equal(test_commit(&ops, 1, (uint32_t)stands, (uint32_t)stands + 1, "{}", "a=x", 1, &c.notes),
                         IVN_OK);
        ivn_postgresql_store_close(store);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, postgresql_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_commit_is_one_round_trip_and_a_conflict_two),
        TEST(a_commit_that_the_server_never_heard_of_is_not_done),
        TEST(a_commit_whose_answer_is_lost_was_done),
        TEST(reading_that_is_cut_is_a_failure_and_can_be_repeated),
        TEST(a_connection_that_died_unused_is_made_again_unnoticed),
        TEST(tables_that_are_gone_are_a_failure_of_the_store),
        TEST(a_backend_that_is_ended_while_it_commits_has_done_nothing),
        TEST(a_commit_that_takes_too_long_has_done_nothing),
        TEST(a_server_that_only_reads_refuses_commits),
        TEST(a_key_that_no_index_holds_is_too_much),
        TEST(a_server_that_says_off_is_told_to_wait_for_its_disk),
        TEST(a_server_that_is_stopped_is_found_again),
        TEST(a_server_that_is_killed_while_it_commits_keeps_what_it_acknowledged),
    };

    return run_with_postgresql(tests);
}
