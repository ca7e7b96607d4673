/*
 * A store from its beginning to its end: options, and tables that are made where they are asked for. Serves the host.
 */
#include <stdlib.h>
#include <string.h>

#include "schema.h"
#include "store.h"

#define MOST_STRUCT 4096 /* bytes of a struct of a later version */

static void *allocate(void *user, size_t bytes)
{
    (void)user;
    return malloc(bytes);
}

static void release(void *user, void *memory)
{
    (void)user;
    free(memory);
}

static ivn_status check_options(const ivn_postgresql_options *options)
{
    if (options->size < sizeof *options || options->size > MOST_STRUCT)
        return IVN_ERROR_SIZE;
    for (size_t i = sizeof *options; i < options->size; i++)
        if (((const char *)options)[i] != 0)
            return IVN_ERROR_RESERVED;
    if (options->reserved != 0)
        return IVN_ERROR_RESERVED;
    if (options->connection == NULL || options->connection[0] == '\0' ||
        options->synchronous > IVN_POSTGRESQL_SYNC_OFF || options->create > IVN_YES)
        return IVN_ERROR_ARGUMENT;
    if (options->allocator != NULL && (options->allocator->allocate == NULL || options->allocator->release == NULL))
        return IVN_ERROR_ARGUMENT;
    return IVN_OK;
}

/* In one transaction, and one after the other where several want to: the second one finds them made. */
static ivn_status make_tables(ivn_postgresql_store *store, ivn_error *error)
{
    static const char *const begin = "BEGIN; SELECT pg_advisory_xact_lock(1230392881)";
    ivn_status status = ivni_postgresql_run(store, begin, NULL);

    if (status == IVN_OK) {
        status = ivni_postgresql_recognise(store, error);
        if (status == IVN_ERROR_NOT_FOUND)
            status = ivni_postgresql_run(store, ivni_postgresql_schema, NULL);
        else if (status != IVN_OK)
            return status;
    }
    if (status == IVN_OK)
        status = ivni_postgresql_run(store, "COMMIT", NULL);
    if (status != IVN_OK)
        ivni_postgresql_error(error, IVN_ERROR_STORE, store->code, "the tables cannot be made",
                              store->connection == NULL ? NULL : PQerrorMessage(store->connection));
    return status == IVN_OK ? IVN_OK : IVN_ERROR_STORE;
}

static ivn_status begin(ivn_postgresql_store *store, const ivn_postgresql_options *options, ivn_error *error)
{
    ivn_status status = ivni_postgresql_connect(store, error);

    if (status == IVN_OK)
        status = ivni_postgresql_recognise(store, error);
    if (status == IVN_ERROR_NOT_FOUND && options->create == IVN_YES)
        status = make_tables(store, error);
    return status == IVN_OK ? ivni_postgresql_prepare(store, error) : status;
}

ivn_status ivn_postgresql_store_open(const ivn_postgresql_options *options, ivn_postgresql_store **out,
                                     ivn_error *error)
{
    ivn_allocator allocator = {sizeof allocator, 0, NULL, allocate, release};
    ivn_error found = {.size = sizeof found};
    ivn_postgresql_store *store;
    ivn_status status = options == NULL || out == NULL ? IVN_ERROR_ARGUMENT : check_options(options);
    size_t length;

    if (status != IVN_OK)
        return ivni_postgresql_error(error, status, 0, "the options are not those of a store", NULL);
    if (options->allocator != NULL)
        allocator = *options->allocator;
    *out = NULL;
    length = strlen(options->connection) + 1;
    store = allocator.allocate(allocator.user, sizeof *store + length);
    if (store == NULL)
        return ivni_postgresql_error(error, IVN_ERROR_MEMORY, 0, "no memory", NULL);
    *store = (ivn_postgresql_store){.allocator = allocator, .synchronous = options->synchronous};
    store->address = memcpy(store + 1, options->connection, length);
    memset(store->last, 0xff, sizeof store->last);
    status = begin(store, options, &found);
    if (status == IVN_OK) {
        *out = store;
        return status;
    }
    ivn_postgresql_store_close(store);
    return ivni_postgresql_error(error, status, found.host_code, found.message, NULL);
}

ivn_status ivn_postgresql_store_ops(ivn_postgresql_store *store, ivn_store_ops *out)
{
    uint32_t size;

    if (store == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    size = out->size;
    if (size < sizeof *out || size > MOST_STRUCT)
        return IVN_ERROR_SIZE;
    memset(out, 0, size);
    *out = (ivn_store_ops){.size = size,
                           .user = store,
                           .load = ivni_postgresql_load,
                           .commit = ivni_postgresql_commit,
                           .find = ivni_postgresql_find};
    return IVN_OK;
}

void ivn_postgresql_store_close(ivn_postgresql_store *store)
{
    ivn_allocator allocator;

    if (store == NULL)
        return;
    ivni_postgresql_disconnect(store);
    allocator = store->allocator;
    if (store->sorted.memory != NULL)
        allocator.release(allocator.user, store->sorted.memory);
    if (store->arrays.memory != NULL)
        allocator.release(allocator.user, store->arrays.memory);
    if (store->given.memory != NULL)
        allocator.release(allocator.user, store->given.memory);
    allocator.release(allocator.user, store);
}
