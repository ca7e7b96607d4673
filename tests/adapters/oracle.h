/*
 * A store held to the store in memory by calls at random.
 */
#ifndef TESTS_ADAPTERS_ORACLE_H
#define TESTS_ADAPTERS_ORACLE_H

#include <interventions/store.h>

typedef ivn_status (*oracle_event_taker)(void *user, const ivn_outbox_event *event);

typedef struct oracle_store {
    /* An empty store. */
    void *(*open)(uint32_t round, ivn_store_ops *ops);
    void (*close)(void *store);
    /* All events of the outbox in their order; IVN_END after the last. */
    ivn_status (*events)(void *store, oracle_event_taker take, void *user);
} oracle_store;

/* Fails the running test where the store answers anything else than the one in memory. Twenty times as many rounds
 * with IVN_TEST_FULL. */
void assert_answers_as_memory(const oracle_store *of, uint32_t rounds);

#endif
