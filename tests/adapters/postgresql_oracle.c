/*
 * The PostgreSQL store beside the store in memory.
 */
#include "oracle.h"

#include "postgresql_support.h"
#include "test.h"

static void *open_store(uint32_t round, ivn_store_ops *ops)
{
    (void)round;
    postgresql_clean(NULL);
    return postgresql_open(postgresql_address(0), ops);
}

static void close_store(void *store)
{
    ivn_postgresql_store_close(store);
}

typedef struct taking {
    oracle_event_taker take;
    void *user;
    int64_t position;
} taking;

static ivn_status take(void *user, int64_t position, const ivn_outbox_event *event)
{
    taking *with = user;

    assert_in_range(position, with->position + 1, INT64_MAX);
    with->position = position;
    return with->take(with->user, event);
}

static ivn_status events(void *store, oracle_event_taker taker, void *user)
{
    taking with = {taker, user, 0};

    return ivn_postgresql_store_events(store, 0, UINT32_MAX, take, &with, NULL);
}

static void both_stores_answer_the_same(void **state)
{
    const oracle_store store = {open_store, close_store, events};

    (void)state;
    assert_answers_as_memory(&store, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_stores_answer_the_same)};

    return run_with_postgresql(tests);
}
