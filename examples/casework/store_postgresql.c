/*
 * A PostgreSQL database as the store, by examples/adapters/postgresql.
 */
#include <interventions_postgresql.h>

#include "casework.h"
#include "store.h"

int store_open_postgresql(const char *connection, enum store_use use, struct store *out)
{
    ivn_postgresql_options options = {
        .size = sizeof options, .connection = connection, .create = use == STORE_READ ? IVN_NO : IVN_YES};
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_postgresql_store_open(&options, &out->postgresql, &error);

    if (status == IVN_OK)
        status = ivn_postgresql_store_ops(out->postgresql, &out->ops);
    if (status == IVN_ERROR_NOT_FOUND)
        return store_is_missing(out);
    return status == IVN_OK ? DONE : store_cannot_open(out, status, &error);
}
