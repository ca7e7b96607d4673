/*
 * A connection to PostgreSQL that breaks on purpose: what clients and server say goes through here, message by message,
 * and is counted.
 */
#ifndef TESTS_ADAPTERS_PROXY_H
#define TESTS_ADAPTERS_PROXY_H

#include <stdint.h>

/* Whose messages count as steps. */
enum { PROXY_REQUESTS = 1, PROXY_ANSWERS = 2, PROXY_BOTH = 3 };

typedef struct proxy proxy;

/* Listens on loopback, and passes on to a port there. Fails the running test where it cannot. */
proxy *proxy_start(int server);
void proxy_stop(proxy *of);
int proxy_port(const proxy *of);

/* How often clients have waited for an answer, by Sync, Query or Flush, since the proxy was asked last. */
uint32_t proxy_round_trips(proxy *of);

/* The step-th message of these from now on is not delivered, and its connection is cut. 0: none is. Answers whether the
 * one asked for before was met. */
int proxy_cut_at(proxy *of, int whose, uint32_t step);
/* Counts a step of another kind, such as a call for memory; answers whether it is the one that is to fail. */
int proxy_step(proxy *of);

#endif
