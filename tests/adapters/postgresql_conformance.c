/*
 * The PostgreSQL store, held to the contract by the conformance kit. What fails is a message of client or server, with
 * which the connection goes, or a call for memory.
 */
#include <interventions/conformance.h>
#include <stdio.h>
#include <stdlib.h>

#include "postgresql_support.h"
#include "proxy.h"
#include "test.h"

static proxy *between;

static void *allocate(void *user, size_t bytes)
{
    (void)user;
    return proxy_step(between) ? NULL : malloc(bytes);
}

static void release(void *user, void *memory)
{
    (void)user;
    free(memory);
}

static ivn_status open_store(const char *address, ivn_postgresql_store **out)
{
    const ivn_allocator allocator = {.size = sizeof allocator, .allocate = allocate, .release = release};
    const ivn_postgresql_options options = {.size = sizeof options,
                                            .connection = address,
                                            .create = IVN_YES,
                                            .allocator = &allocator,
                                            .synchronous = IVN_POSTGRESQL_SYNC_OFF};
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_postgresql_store_open(&options, out, &error);

    if (status != IVN_OK)
        printf("%s: %s\n", ivn_status_name(status), error.message);
    return status;
}

static ivn_status reset(void *user)
{
    (void)user;
    postgresql_clean(NULL);
    return IVN_OK;
}

static ivn_status open_handle(void *user, ivn_store_ops *out)
{
    ivn_postgresql_store *store;
    ivn_status status = open_store(postgresql_address(proxy_port(between)), &store);

    (void)user;
    return status == IVN_OK ? ivn_postgresql_store_ops(store, out) : status;
}

static void close_handle(void *user, const ivn_store_ops *ops)
{
    (void)user;
    ivn_postgresql_store_close(ops->user);
}

static ivn_status pass_on(void *user, int64_t position, const ivn_outbox_event *event)
{
    const ivn_conformance_outbox *sink = user;
    ivn_status status = sink->event(sink->handle, event->id, IVN_ID_BYTES, event->type, event->body, event->body_size);

    (void)position;
    return status < 0 ? status : IVN_OK;
}

static ivn_status outbox(void *user, const ivn_conformance_outbox *sink)
{
    ivn_postgresql_store *store;
    ivn_status status = open_store(postgresql_address(0), &store);
    ivn_conformance_outbox copy = *sink;

    (void)user;
    if (status != IVN_OK)
        return status;
    status = ivn_postgresql_store_events(store, 0, UINT32_MAX, pass_on, &copy, NULL);
    ivn_postgresql_store_close(store);
    return status;
}

static ivn_status fail_at(void *user, uint32_t step)
{
    (void)user;
    return proxy_cut_at(between, PROXY_BOTH, step) || step > 0 ? IVN_OK : IVN_END;
}

static void the_store_keeps_the_contract(void **state)
{
    const ivn_conformance_host host = {.size = sizeof host,
                                       .forgets = IVN_NO,
                                       .reset = reset,
                                       .open = open_handle,
                                       .close = close_handle,
                                       .outbox = outbox,
                                       .fail_at = fail_at};
    ivn_conformance_report *report = NULL;
    const ivn_conformance_view *view;
    ivn_error error = {.size = sizeof error};

    (void)state;
    between = proxy_start(postgresql_port());
    assert_int_equal(ivn_conformance_run(&host, NULL, &report, &error), IVN_OK);
    view = ivn_conformance_read(report);
    printf("%s", view->text);
    if (view->failed > 0 || view->skipped > 0)
        fail_msg("%u cases failed and %u were skipped", (unsigned)view->failed, (unsigned)view->skipped);
    ivn_conformance_free(report);
    proxy_stop(between);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup(the_store_keeps_the_contract, postgresql_clean)};

    return run_with_postgresql(tests);
}
