/*
 * The SQLite store beside the store in memory.
 */
#include "oracle.h"

#include <stdio.h>

#include "sqlite_support.h"
#include "test.h"

static folder files;

static void *open_store(uint32_t round, ivn_store_ops *ops)
{
    char name[32];

    snprintf(name, sizeof name, "%u", (unsigned)round);
    return store_at(folder_file(&files, name), ops);
}

static void close_store(void *store)
{
    ivn_sqlite_store_close(store);
}

typedef struct taking {
    oracle_event_taker take;
    void *user;
} taking;

static ivn_status take(void *user, int64_t position, const ivn_outbox_event *event)
{
    const taking *with = user;

    assert_in_range(position, 1, INT64_MAX);
    return with->take(with->user, event);
}

static ivn_status events(void *store, oracle_event_taker taker, void *user)
{
    taking with = {taker, user};

    return ivn_sqlite_store_events(store, 0, UINT32_MAX, take, &with, NULL);
}

static void both_stores_answer_the_same(void **state)
{
    const oracle_store store = {open_store, close_store, events};

    (void)state;
    folder_make(&files);
    assert_answers_as_memory(&store, 40);
    folder_remove(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_stores_answer_the_same)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
