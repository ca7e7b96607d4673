/*
 * Hosts for the conformance kit on the store in memory.
 */
#ifndef TESTS_CONFORMANCE_HOSTS_H
#define TESTS_CONFORMANCE_HOSTS_H

#include <interventions/conformance.h>

typedef struct memory_host {
    ivn_conformance_host host;
    ivn_context *context;
    ivn_memory_store *memory;
    uint32_t opened; /* for tests that count handles */
} memory_host;

void memory_host_begin(memory_host *of);
void memory_host_end(memory_host *of);

#endif
