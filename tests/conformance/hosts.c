#include "hosts.h"

#include <string.h>

#include "test.h"

static ivn_status reset(void *user)
{
    memory_host *of = user;

    ivn_memory_store_free(of->memory);
    of->memory = NULL;
    return ivn_memory_store_new(of->context, &of->memory);
}

static ivn_status open_handle(void *user, ivn_store_ops *out)
{
    memory_host *of = user;

    return ivn_memory_store_ops(of->memory, out);
}

static ivn_status outbox(void *user, const ivn_conformance_outbox *sink)
{
    const memory_host *of = user;
    const ivn_outbox_event *event;
    ivn_status status = IVN_OK;

    for (uint64_t i = 0; status >= 0 && (event = ivn_memory_store_event(of->memory, i)) != NULL; i++)
        status = sink->event(sink->handle, event->id, IVN_ID_BYTES, event->type, event->body, event->body_size);
    return status;
}

void memory_host_begin(memory_host *of)
{
    memset(of, 0, sizeof *of);
    of->host = (ivn_conformance_host){
        .size = sizeof of->host, .user = of, .reset = reset, .open = open_handle, .outbox = outbox};
    assert_int_equal(ivn_context_new(NULL, &of->context), IVN_OK);
}

void memory_host_end(memory_host *of)
{
    ivn_memory_store_free(of->memory);
    ivn_context_free(of->context);
}
