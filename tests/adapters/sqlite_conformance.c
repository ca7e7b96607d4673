/*
 * The SQLite store, held to the contract of stores by the conformance kit.
 */
#include <interventions/conformance.h>
#include <stdio.h>
#include <unistd.h>

#include "faulty_vfs.h"
#include "sqlite_support.h"
#include "test.h"

typedef struct host {
    folder folder;
    char path[300];
} host;

static ivn_status reset(void *user)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    const host *of = user;
    char name[320];

    for (uint32_t i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", of->path, ends[i]);
        unlink(name);
    }
    return IVN_OK;
}

static ivn_status open_with(const host *of, ivn_sqlite_store **out)
{
    const ivn_sqlite_options options = {
        .size = sizeof options, .path = of->path, .vfs = FAULTY_VFS, .synchronous = IVN_SQLITE_SYNC_OFF};

    return ivn_sqlite_store_open(&options, out, NULL);
}

static ivn_status open_handle(void *user, ivn_store_ops *out)
{
    ivn_sqlite_store *store = NULL;
    ivn_status status = open_with(user, &store);

    return status == IVN_OK ? ivn_sqlite_store_ops(store, out) : status;
}

static void close_handle(void *user, const ivn_store_ops *ops)
{
    (void)user;
    ivn_sqlite_store_close(ops->user);
}

static ivn_status push_event(void *user, int64_t position, const ivn_outbox_event *event)
{
    const ivn_conformance_outbox *sink = user;

    (void)position;
    return sink->event(sink->handle, event->id, IVN_ID_BYTES, event->type, event->body, event->body_size);
}

static ivn_status outbox(void *user, const ivn_conformance_outbox *sink)
{
    ivn_conformance_outbox to = *sink;
    ivn_sqlite_store *store = NULL;
    ivn_status status = open_with(user, &store);

    if (status == IVN_OK)
        status = ivn_sqlite_store_events(store, 0, UINT32_MAX, push_event, &to, NULL);
    ivn_sqlite_store_close(store);
    return status == IVN_END ? IVN_OK : status;
}

/* Writes, locks and calls for memory are the steps. */
static ivn_status fail_at(void *user, uint32_t step)
{
    ivn_status met = faulty_disk.failures > 0 ? IVN_OK : IVN_END;

    (void)user;
    faulty_disk = (faulty){.fail_at = step, .memory = step > 0};
    return step > 0 ? IVN_OK : met;
}

static void the_store_keeps_the_contract(void **state)
{
    host of;
    const ivn_conformance_host hosts = {.size = sizeof hosts,
                                        .user = &of,
                                        .reset = reset,
                                        .open = open_handle,
                                        .close = close_handle,
                                        .outbox = outbox,
                                        .fail_at = fail_at};
    ivn_conformance_report *report = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    folder_make(&of.folder);
    snprintf(of.path, sizeof of.path, "%s", folder_file(&of.folder, "cases"));
    if (ivn_conformance_run(&hosts, NULL, &report, &error) != IVN_OK)
        fail_msg("%s", error.message);
    if (ivn_conformance_read(report)->failed > 0 || ivn_conformance_read(report)->skipped > 0)
        fail_msg("%s", ivn_conformance_read(report)->text);
    assert_int_equal(ivn_conformance_read(report)->count, ivn_conformance_count());
    ivn_conformance_free(report);
    folder_remove(&of.folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_store_keeps_the_contract)};

    faulty_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
