/*
 * Two connections at the same time: what the PostgreSQL store answers when another one is faster, in every order that
 * can be told apart, and then at random.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "postgresql_support.h"
#include "store_support.h"
#include "test.h"

/* A commit on a thread of its own. */
typedef struct commit {
    pthread_t thread;
    const ivn_store_ops *ops;
    uint8_t id;
    uint32_t expected, revision;
    const char *keys;
    notes notes;
    ivn_status status;
} commit;

static void *carry_out(void *user)
{
    commit *c = user;

    c->status =
        test_commit(c->ops, c->id, c->expected, c->revision, c->revision == 0 ? NULL : "{}", c->keys, 1, &c->notes);
    return NULL;
}

/* Begins it, and waits until `waiting` backends wait for a lock. */
static void begin_commit(commit *c, const ivn_store_ops *ops, uint8_t id, uint32_t expected, uint32_t revision,
                         const char *keys, int waiting)
{
    *c = (commit){.ops = ops, .id = id, .expected = expected, .revision = revision, .keys = keys};
    notes_init(&c->notes);
    assert_int_equal(pthread_create(&c->thread, NULL, carry_out, c), 0);
    wait_for_locks(waiting);
}

static ivn_status end_commit(commit *c)
{
    pthread_join(c->thread, NULL);
    return c->status;
}

static void by_hand(PGconn *connection, const char *text)
{
    PGresult *result = PQexec(connection, text);

    if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
        fail_msg("%s: %s", text, PQerrorMessage(connection));
    PQclear(result);
}

#define OTHER "decode('abababababababababababababababff', 'hex')"

typedef struct pair {
    ivn_postgresql_store *stores[2];
    ivn_store_ops ops[2];
    PGconn *other; /* within a transaction */
} pair;

static void begin_pair(pair *p, const char *text)
{
    notes n;

    notes_init(&n);
    for (int i = 0; i < 2; i++)
        p->stores[i] = postgresql_open(postgresql_address(0), &p->ops[i]);
    assert_int_equal(test_commit(&p->ops[0], 1, 0, 1, "{}", "a=x !u=1", 1, &n), IVN_OK);
    p->other = postgresql_connection();
    by_hand(p->other, "BEGIN");
    by_hand(p->other, text);
}

static void end_pair(pair *p)
{
    PQfinish(p->other);
    for (int i = 0; i < 2; i++)
        ivn_postgresql_store_close(p->stores[i]);
}

static void a_unique_key_that_another_commits_first_is_taken(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "INSERT INTO ivn_key VALUES (1, 'u', '2', " OTHER ", true)");
    begin_commit(&c, &p.ops[0], 2, 0, 1, "!u=2", 1);
    by_hand(p.other, "COMMIT");
    assert_int_equal(end_commit(&c), IVN_ERROR_TAKEN);
    assert_string_equal(c.notes.text, "");
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_record"), 1);
    end_pair(&p);
}

static void a_unique_key_that_another_gives_up_is_free(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "INSERT INTO ivn_key VALUES (1, 'u', '2', " OTHER ", true)");
    begin_commit(&c, &p.ops[0], 2, 0, 1, "!u=2", 1);
    by_hand(p.other, "ROLLBACK");
    assert_int_equal(end_commit(&c), IVN_OK);
    end_pair(&p);
}

static void a_record_that_another_makes_first_is_a_conflict(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "INSERT INTO ivn_record VALUES (1, " OTHER ", 7, '{}')");
    begin_commit(&c, &p.ops[0], 0xff, 0, 1, "!u=1", 1);
    by_hand(p.other, "COMMIT");
    /* Before the key that is taken, too. */
    assert_int_equal(end_commit(&c), IVN_ERROR_CONFLICT);
    assert_string_equal(c.notes.text, "at 7\n");
    end_pair(&p);
}

static void a_record_that_another_changes_first_is_a_conflict(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "UPDATE ivn_record SET revision = 2");
    begin_commit(&c, &p.ops[0], 1, 1, 2, "a=y", 1);
    by_hand(p.other, "COMMIT");
    assert_int_equal(end_commit(&c), IVN_ERROR_CONFLICT);
    assert_string_equal(c.notes.text, "at 2\n");
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key WHERE name = 'a' AND bytes = 'x'"), 1);
    end_pair(&p);
}

static void a_record_that_another_deletes_first_is_a_conflict(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "DELETE FROM ivn_record");
    begin_commit(&c, &p.ops[0], 1, 1, 2, "a=y", 1);
    by_hand(p.other, "COMMIT");
    assert_int_equal(end_commit(&c), IVN_ERROR_CONFLICT);
    assert_string_equal(c.notes.text, "at 0\n");
    end_pair(&p);
}

static void deletion_meets_a_change_of_another(void **state)
{
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "UPDATE ivn_record SET revision = 2");
    begin_commit(&c, &p.ops[0], 1, 1, 0, "", 1);
    by_hand(p.other, "COMMIT");
    assert_int_equal(end_commit(&c), IVN_ERROR_CONFLICT);
    assert_string_equal(c.notes.text, "at 2\n");
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key"), 2);
    end_pair(&p);
}

/* Two commits, of which the second waits for the first, which waits for a key of a third party. */
static void change_meets_keys_written_anew_under_the_same_revision(void **state)
{
    pair p;
    commit anew, change;

    (void)state;
    begin_pair(&p, "INSERT INTO ivn_key VALUES (1, 'u', '2', " OTHER ", true)");
    begin_commit(&anew, &p.ops[0], 1, 1, 1, "a=anew b=anew !u=2", 1);
    begin_commit(&change, &p.ops[1], 1, 1, 2, "a=change c=change", 2);
    by_hand(p.other, "ROLLBACK");
    assert_int_equal(end_commit(&anew), IVN_OK);
    assert_int_equal(end_commit(&change), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key"), 2);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key WHERE bytes = 'change'"), 2);
    assert_int_equal(ask_postgresql("SELECT revision FROM ivn_record"), 2);
    end_pair(&p);
}

static void keys_written_anew_meet_keys_written_anew(void **state)
{
    pair p;
    commit one, two;

    (void)state;
    begin_pair(&p, "INSERT INTO ivn_key VALUES (1, 'u', '2', " OTHER ", true)");
    begin_commit(&one, &p.ops[0], 1, 1, 1, "a=one b=one !u=2", 1);
    begin_commit(&two, &p.ops[1], 1, 1, 1, "a=two c=two", 2);
    by_hand(p.other, "ROLLBACK");
    assert_int_equal(end_commit(&one), IVN_OK);
    assert_int_equal(end_commit(&two), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key"), 2);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key WHERE bytes = 'two'"), 2);
    end_pair(&p);
}

/* The store waits first and looks for a deadlock first, so that it is the one that is undone; it tries again. */
static void a_deadlock_is_tried_again(void **state)
{
    char address[600];
    ivn_store_ops ops;
    ivn_postgresql_store *store;
    pair p;
    commit c;

    (void)state;
    begin_pair(&p, "SET LOCAL deadlock_timeout = '60s'; INSERT INTO ivn_key VALUES (1, 'u', '3', " OTHER ", true)");
    snprintf(address, sizeof address, "%s%%20-cdeadlock_timeout%%3D3s", postgresql_address(0));
    store = postgresql_open(address, &ops);
    begin_commit(&c, &ops, 2, 0, 1, "!u=2 !u=3", 1);
    assert_int_equal(PQsendQuery(p.other, "INSERT INTO ivn_key VALUES (1, 'u', '2', " OTHER ", true)"), 1);
    wait_for_locks(2);
    for (PGresult *result; (result = PQgetResult(p.other)) != NULL; PQclear(result))
        assert_int_equal(PQresultStatus(result), PGRES_COMMAND_OK);
    by_hand(p.other, "ROLLBACK");
    assert_int_equal(end_commit(&c), IVN_OK);
    assert_string_equal(c.notes.text, "");
    ivn_postgresql_store_close(store);
    end_pair(&p);
}

/* ---- The outbox ------------------------------------------------------------------------------------------------- */

static ivn_status count_event(void *user, int64_t position, const ivn_outbox_event *event)
{
    int64_t *last = user;

    assert_in_range(position, *last + 1, INT64_MAX);
    assert_int_equal(event->body_size, 5);
    *last = position;
    return IVN_OK;
}

static void an_event_that_appears_late_is_not_lost(void **state)
{
    int64_t last = 0, late = 0;
    pair p;
    notes n;

    (void)state;
    notes_init(&n);
    begin_pair(&p, "INSERT INTO ivn_outbox (id, type, body) VALUES (" OTHER ", 9, 'event')");
    assert_int_equal(test_commit(&p.ops[0], 2, 0, 1, "{}", "", 1, &n), IVN_OK);
    assert_int_equal(ivn_postgresql_store_events(p.stores[1], 0, 2, count_event, &last, NULL), IVN_OK);
    by_hand(p.other, "COMMIT");
    assert_int_equal(ivn_postgresql_store_drop_events(p.stores[1], last, NULL), IVN_OK);
    assert_int_equal(ivn_postgresql_store_events(p.stores[1], 0, 2, count_event, &late, NULL), IVN_END);
    assert_in_range(late, 1, last - 1);
    assert_int_equal(ivn_postgresql_store_drop_events(p.stores[1], late, NULL), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), 0);
    end_pair(&p);
}

static ivn_status refuse_second(void *user, int64_t position, const ivn_outbox_event *event)
{
    (void)position;
    (void)event;
    return ++*(int *)user == 2 ? IVN_ERROR_STATE : IVN_OK;
}

static void only_what_was_delivered_is_removed(void **state)
{
    int pushed = 0;
    int64_t last = 0;
    pair p;
    notes n;

    (void)state;
    notes_init(&n);
    begin_pair(&p, "SELECT 1");
    assert_int_equal(test_commit(&p.ops[0], 2, 0, 1, "{}", "", 3, &n), IVN_OK);
    assert_int_equal(ivn_postgresql_store_drop_events(p.stores[0], INT64_MAX, NULL), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), 4);
    assert_int_equal(ivn_postgresql_store_events(p.stores[0], 0, 10, refuse_second, &pushed, NULL), IVN_ERROR_STATE);
    assert_int_equal(ivn_postgresql_store_drop_events(p.stores[0], INT64_MAX, NULL), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), 3);
    assert_int_equal(ivn_postgresql_store_events(p.stores[0], 0, 3, count_event, &last, NULL), IVN_OK);
    assert_int_equal(ivn_postgresql_store_drop_events(p.stores[0], last - 1, NULL), IVN_OK);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), 1);
    end_pair(&p);
}

/* ---- At random -------------------------------------------------------------------------------------------------- */

#define WRITERS 3
#define RECORDS 3

typedef struct worker {
    pthread_t thread;
    ivn_postgresql_store *store;
    ivn_store_ops ops;
    notes notes;
    uint64_t seed;
    uint32_t known[RECORDS], calls, done, conflicts, taken, events;
    int failed;
} worker;

static uint32_t below(worker *w, uint32_t limit)
{
    w->seed = w->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(w->seed >> 33) % limit;
}

/* The keys of a record are said by its body, so that it can be seen afterwards whether they are those of one commit. */
static void commit_at_random(worker *w)
{
    uint32_t at = below(w, RECORDS), expected = w->known[at], events = below(w, 3);
    uint32_t revision = below(w, 20) == 0 ? 0 : expected + (expected == 0 || below(w, 3) > 0);
    char keys[128], body[128];
    ivn_status status;

    snprintf(keys, sizeof keys, "a=%u b%u=x !u=%u", (unsigned)below(w, 5), (unsigned)below(w, 5),
             (unsigned)below(w, 4));
    snprintf(body, sizeof body, "%s", keys);
    w->notes.text[0] = '\0';
    status = test_commit(&w->ops, (uint8_t)at, expected, revision, revision == 0 ? NULL : body,
                         revision == 0 ? "" : keys, events, &w->notes);
    if (status == IVN_OK) {
        w->known[at] = revision;
        w->done += 1;
        w->events += events;
    } else if (status == IVN_ERROR_CONFLICT) {
        uint32_t found = (uint32_t)strtoul(w->notes.text + 3, NULL, 10);

        w->failed |= found == expected;
        w->known[at] = found;
        w->conflicts += 1;
    } else {
        w->failed |= status != IVN_ERROR_TAKEN;
        w->taken += 1;
    }
}

static void *work_at_random(void *user)
{
    worker *w = user;

    for (uint32_t i = 0; i < w->calls && !w->failed; i++)
        commit_at_random(w);
    return NULL;
}

static void writers_at_random_leave_records_of_one_commit_each(void **state)
{
    static worker workers[WRITERS];
    char address[600];
    uint32_t events = 0, conflicts = 0, taken = 0;

    (void)state;
    /* Two that exchange their unique keys deadlock, which the server looks for after a second. */
    snprintf(address, sizeof address, "%s%%20-cdeadlock_timeout%%3D10ms", postgresql_address(0));
    for (uint32_t i = 0; i < WRITERS; i++) {
        workers[i] = (worker){.seed = i + 1, .calls = getenv("IVN_TEST_FULL") != NULL ? 20000 : 1500};
        notes_init(&workers[i].notes);
        workers[i].store = postgresql_open(address, &workers[i].ops);
    }
    for (uint32_t i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_create(&workers[i].thread, NULL, work_at_random, &workers[i]), 0);
    for (uint32_t i = 0; i < WRITERS; i++) {
        pthread_join(workers[i].thread, NULL);
        if (workers[i].failed)
            fail_msg("a writer met what it should not: %s", workers[i].notes.text);
        assert_in_range(workers[i].done, workers[i].calls / 20, workers[i].calls);
        events += workers[i].events;
        conflicts += workers[i].conflicts;
        taken += workers[i].taken;
        ivn_postgresql_store_close(workers[i].store);
    }
    assert_in_range(conflicts, 10, UINT32_MAX);
    assert_in_range(taken, 10, UINT32_MAX);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_outbox"), events);
    /* The keys of each record, put together as its body has them, are its body. */
    assert_int_equal(
        ask_postgresql("SELECT count(*) FROM ivn_record r WHERE convert_from(body, 'UTF8') IS DISTINCT FROM "
                       "(SELECT string_agg(CASE WHEN is_unique THEN '!' ELSE '' END || name || '=' || "
                       "convert_from(bytes, 'UTF8'), ' ' ORDER BY name) FROM ivn_key k "
                       "WHERE k.kind = r.kind AND k.id = r.id)"),
        0);
    assert_int_equal(ask_postgresql("SELECT count(*) FROM ivn_key k WHERE NOT EXISTS "
                                    "(SELECT FROM ivn_record r WHERE r.kind = k.kind AND r.id = k.id)"),
                     0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, postgresql_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_unique_key_that_another_commits_first_is_taken),
        TEST(a_unique_key_that_another_gives_up_is_free),
        TEST(a_record_that_another_makes_first_is_a_conflict),
        TEST(a_record_that_another_changes_first_is_a_conflict),
        TEST(a_record_that_another_deletes_first_is_a_conflict),
        TEST(deletion_meets_a_change_of_another),
        TEST(change_meets_keys_written_anew_under_the_same_revision),
        TEST(keys_written_anew_meet_keys_written_anew),
        TEST(a_deadlock_is_tried_again),
        TEST(an_event_that_appears_late_is_not_lost),
        TEST(only_what_was_delivered_is_removed),
        TEST(writers_at_random_leave_records_of_one_commit_each),
    };

    return run_with_postgresql(tests);
}
