/*
 * The host's callbacks, called: before, the sinks are made ready; after, the answer is held to the rules, to what was
 * pushed, and put into words. Serves the caseload.
 */
#include <string.h>

#include "store/store.h"

void ivni_store_init(ivni_store *store, const ivn_context *context, const ivn_store_ops *ops)
{
    *store = (ivni_store){.context = context, .ops = *ops};
    ivni_sinks_init(store);
}

void ivni_store_close(ivni_store *store)
{
    ivni_release(&store->context->allocator, store->body);
    store->body = NULL;
}

/* An error of a store, with the host's code. */
static ivn_status fail(ivn_error *error, ivn_status status, int32_t host_code, const char *message)
{
    ivni_fail(error, status, "%s", message);
    if (error != NULL)
        error->host_code = host_code;
    return status;
}

/* A rule that the store has broken: its code is the rule of the error. */
static ivn_status broken(ivn_error *error, int32_t host_code, const char *fault)
{
    ivni_fail_rule(error, IVN_ERROR_STORE, fault, "%s", fault + strlen(fault) + 1);
    if (error != NULL)
        error->host_code = host_code;
    return IVN_ERROR_STORE;
}

/* A fault that was found between two calls is told by the next one, which is then not made. */
static ivn_status begin(ivni_store *store, uint32_t call, ivn_error *error)
{
    const char *fault = store->fault;

    if (store->running != IVNI_NO_CALL)
        return ivni_fail(error, IVN_ERROR_STATE, "a callback of the store called the caseload that called it");
    store->status = IVN_OK;
    store->fault = NULL;
    if (fault != NULL)
        return broken(error, 0, fault);
    store->running = call;
    store->host_code = 0;
    store->pushed = 0;
    store->revision = 0;
    store->body_size = 0;
    return IVN_OK;
}

/* What the sinks found goes before what the callback answered. */
static ivn_status end(ivni_store *store, ivn_error *error)
{
    const char *fault = store->fault;
    ivn_status status = store->status;

    store->running = IVNI_NO_CALL;
    store->fault = NULL;
    store->status = IVN_OK;
    if (fault != NULL)
        return broken(error, store->host_code, fault);
    if (status == IVN_ERROR_LIMIT)
        return ivni_fail(error, status, "what the store holds is larger than the context allows");
    return status == IVN_OK ? IVN_OK : ivni_fail_memory(error);
}

/* Whatever a callback answers that is not among its answers. */
static ivn_status failed(const ivni_store *store, ivn_status answer, const char *what, ivn_error *error)
{
    int32_t code = store->host_code != 0 || answer == IVN_ERROR_STORE ? store->host_code : answer;

    if (answer == IVN_ERROR_MEMORY)
        return fail(error, answer, store->host_code, "the store has no memory");
    if (answer == IVN_ERROR_LIMIT)
        return fail(error, answer, store->host_code, "this is too much for the store");
    return fail(error, IVN_ERROR_STORE, code, what);
}

ivn_status ivni_store_load(ivni_store *store, uint32_t kind, const ivni_id *id, ivn_error *error)
{
    ivn_status status = begin(store, IVNI_LOAD, error), answer;

    if (status != IVN_OK)
        return status;
    answer = store->ops.load(store->ops.user, kind, id->bytes, &store->load_sink);
    status = end(store, error);
    if (status != IVN_OK)
        return status;
    if (answer == IVN_OK && store->pushed == 0)
        return broken(
            error, store->host_code,
            IVNI_BROKEN("LOAD-NOTHING") "load answered IVN_OK and had pushed nothing: push the record first, or answer "
                                        "IVN_ERROR_NOT_FOUND");
    if (answer == IVN_ERROR_NOT_FOUND && store->pushed > 0)
        return broken(
            error, store->host_code,
            IVNI_BROKEN(
                "LOAD-NOT-FOUND") "load pushed a record and answered IVN_ERROR_NOT_FOUND: answer IVN_OK after a push");
    if (answer == IVN_OK)
        return IVN_OK;
    if (answer == IVN_ERROR_NOT_FOUND)
        return ivni_fail(error, answer, "there is no such record");
    return failed(store, answer, "the store could not load", error);
}

/* The revision that commit pushed, against its answer. */
static const char *wrong_conflict(const ivni_store *store, const ivn_batch *batch, ivn_status answer)
{
    if (answer == IVN_ERROR_CONFLICT && store->pushed == 0)
        return IVNI_BROKEN("CONFLICT-NOTHING") "commit answered IVN_ERROR_CONFLICT and had pushed no revision: push "
                                               "the one at which the record is, 0 "
                                               "where there is none";
    if (answer == IVN_ERROR_CONFLICT && store->revision == batch->expected)
        return IVNI_BROKEN("CONFLICT-NONE") "commit answered IVN_ERROR_CONFLICT with the revision that was expected: "
                                            "that is no conflict";
    if (answer != IVN_ERROR_CONFLICT && store->pushed > 0)
        return IVNI_BROKEN("COMMIT-ANSWER") "commit pushed a revision and did not answer IVN_ERROR_CONFLICT: push it "
                                            "only before that answer";
    return NULL;
}

static int has_unique_key(const ivn_batch *batch)
{
    for (uint32_t i = 0; i < batch->key_count; i++)
        if (batch->keys[i]->unique == IVN_YES)
            return 1;
    return 0;
}

/* What the answer of commit means, told. */
static ivn_status conclude_commit(const ivni_store *store, const ivn_batch *batch, ivn_status answer, ivn_error *error)
{
    switch (answer) {
    case IVN_OK:
        return IVN_OK;
    case IVN_ERROR_CONFLICT:
        return ivni_fail(error, answer, "the record is at revision %u, not at %u", (unsigned)store->revision,
                         (unsigned)batch->expected);
    case IVN_ERROR_TAKEN:
    case IVN_ERROR_OUTCOME_UNKNOWN:
        return fail(error, answer, store->host_code, ivn_status_text(answer));
    default:
        return failed(store, answer, "the store could not commit", error);
    }
}

ivn_status ivni_store_commit(ivni_store *store, const ivn_batch *batch, ivn_error *error)
{
    ivn_status status = begin(store, IVNI_COMMIT, error), answer;
    const char *fault;

    if (status != IVN_OK)
        return status;
    answer = store->ops.commit(store->ops.user, batch, &store->commit_sink);
    status = end(store, error);
    if (status != IVN_OK)
        return status;
    fault = wrong_conflict(store, batch, answer);
    if (fault == NULL && answer == IVN_ERROR_TAKEN && !has_unique_key(batch))
        fault = IVNI_BROKEN(
            "COMMIT-TAKEN") "commit answered IVN_ERROR_TAKEN for a batch without a unique key: only those can be taken";
    if (fault != NULL)
        return broken(error, store->host_code, fault);
    return conclude_commit(store, batch, answer, error);
}

ivn_status ivni_store_find(ivni_store *store, const ivn_query *query, ivni_page *page, ivn_error *error)
{
    ivn_status status = begin(store, IVNI_FIND, error), answer;

    if (status != IVN_OK)
        return status;
    page->count = 0;
    page->list = ivni_arena_array(page->arena, query->page, sizeof *page->list);
    if (page->list == NULL) {
        store->running = IVNI_NO_CALL;
        return ivni_fail_status(error, ivni_arena_failure(page->arena));
    }
    store->query = query;
    store->page = page;
    answer = store->ops.find(store->ops.user, query, &store->find_sink);
    store->query = NULL;
    store->page = NULL;
    status = end(store, error);
    if (status != IVN_OK)
        return status;
    if (answer == IVN_OK && page->count == 0)
        return broken(error, store->host_code,
                      IVNI_BROKEN("FIND-NOTHING") "find answered IVN_OK and had pushed nothing: answer IVN_END when "
                                                  "there is nothing more");
    if (answer != IVN_OK && answer != IVN_END)
        return failed(store, answer, "the store could not find", error);
    page->more = answer == IVN_OK;
    return IVN_OK;
}
