/*
 * Memory that runs out on purpose, as failing.h describes it.
 */
#include "failing.h"

#include <stdalign.h>
#include <stdlib.h>

#include "test.h"
#include <cjson/cJSON.h>

/* In front of each block, so that the bytes are known when it is given back. */
typedef union header {
    size_t bytes;
    max_align_t aligned;
} header;

static failing *of_cjson; /* cJSON's hooks have no user pointer */

static void *allocate(void *user, size_t bytes)
{
    failing *counter = user;
    header *block;

    counter->calls += 1;
    if (counter->fail_at != 0 &&
        (counter->calls == counter->fail_at || (counter->for_good && counter->calls > counter->fail_at))) {
        counter->failures += 1;
        return NULL;
    }
    block = bytes > SIZE_MAX - sizeof *block ? NULL : malloc(sizeof *block + bytes);
    if (block == NULL)
        return NULL;
    block->bytes = bytes;
    counter->live_blocks += 1;
    counter->live_bytes += bytes;
    if (counter->live_bytes > counter->most_bytes)
        counter->most_bytes = counter->live_bytes;
    return block + 1;
}

static void release(void *user, void *memory)
{
    failing *counter = user;
    header *block = (header *)memory - 1;

    counter->live_blocks -= 1;
    counter->live_bytes -= block->bytes;
    free(block);
}

static void *allocate_for_cjson(size_t bytes)
{
    return allocate(of_cjson, bytes);
}

static void release_for_cjson(void *memory)
{
    if (memory != NULL)
        release(of_cjson, memory);
}

void failing_init(failing *counter, uint64_t fail_at, int for_good)
{
    *counter = (failing){.allocator = {sizeof counter->allocator, 0, counter, allocate, release},
                         .fail_at = fail_at,
                         .for_good = for_good};
}

void failing_capture_cjson(failing *counter)
{
    cJSON_Hooks hooks = {allocate_for_cjson, release_for_cjson};

    of_cjson = counter;
    cJSON_InitHooks(&hooks);
}

void failing_release_cjson(void)
{
    cJSON_InitHooks(NULL);
    of_cjson = NULL;
}

static ivn_status run(failing *counter, failing_scenario *scenario, void *user)
{
    ivn_status status;

    failing_capture_cjson(counter);
    status = scenario(&counter->allocator, user);
    failing_release_cjson();
    return status;
}

static void check(const failing *counter, ivn_status status)
{
    ivn_status right = counter->failures > 0 ? IVN_ERROR_MEMORY : IVN_OK;

    if (status != right)
        fail_msg("call %llu for memory failing %s: %s instead of %s", (unsigned long long)counter->fail_at,
                 counter->for_good ? "for good" : "once", ivn_status_name(status), ivn_status_name(right));
    if (counter->live_blocks != 0)
        fail_msg("call %llu for memory failing %s: %llu blocks leaked", (unsigned long long)counter->fail_at,
                 counter->for_good ? "for good" : "once", (unsigned long long)counter->live_blocks);
}

void failing_every(failing_scenario *scenario, void *user)
{
    failing counter;

    failing_init(&counter, 0, 0);
    check(&counter, run(&counter, scenario, user));
    if (counter.calls == 0)
        fail_msg("the scenario calls for no memory");
    for (int for_good = 0; for_good < 2; for_good++) {
        uint64_t at = 0;

        do {
            at += 1;
            failing_init(&counter, at, for_good);
            check(&counter, run(&counter, scenario, user));
        } while (counter.failures > 0);
    }
}

typedef struct with_context {
    failing_context_scenario *scenario;
    void *user;
} with_context;

static ivn_status make_context_and_run(const ivn_allocator *allocator, void *user)
{
    const with_context *inner = user;
    ivn_context_options options = {.size = sizeof options, .allocator = allocator};
    ivn_context *context = NULL;
    ivn_status status = ivn_context_new(&options, &context);

    if (status == IVN_OK)
        status = inner->scenario(context, inner->user);
    ivn_context_free(context);
    return status;
}

void failing_every_with_context(failing_context_scenario *scenario, void *user)
{
    with_context inner = {scenario, user};

    failing_every(make_context_and_run, &inner);
}

void limit_every(failing_context_scenario *scenario, void *user)
{
    ivn_status status = IVN_ERROR_LIMIT;

    for (uint64_t limit = 16; status != IVN_OK; limit += 16) {
        failing counter;
        ivn_context_options options = {
            .size = sizeof options, .allocator = &counter.allocator, .max_document_bytes = limit};
        ivn_context *context = NULL;

        failing_init(&counter, 0, 0);
        if (ivn_context_new(&options, &context) != IVN_OK)
            fail_msg("no context with a limit of %llu bytes", (unsigned long long)limit);
        status = scenario(context, user);
        ivn_context_free(context);
        if (status != IVN_OK && status != IVN_ERROR_LIMIT)
            fail_msg("a limit of %llu bytes: %s", (unsigned long long)limit, ivn_status_name(status));
        if (counter.live_blocks != 0)
            fail_msg("a limit of %llu bytes: %llu blocks leaked", (unsigned long long)limit,
                     (unsigned long long)counter.live_blocks);
    }
}
