/*
 * Tables of duties: the shipped one, and those with a host's rows added, from structs or JSON.
 */
#include <string.h>

#include "duties/duties.h"
#include "duties/rows.h"
#include "schema/make.h"

struct ivn_duty_table {
    ivni_arena arena;
    const ivn_duty_rows *rows;
};

/* The rows of both, one behind the other, as a struct like any host's: the copy checks it, keys included. */
static ivn_status join(const ivn_context *context, ivn_duty_table *table, const ivn_duty_rows *old,
                       const ivn_duty_rows *added, ivn_violations *violations)
{
    ivni_arena *arena = &table->arena;
    uint32_t count = old->row_count + added->row_count;
    const ivn_duty_row **list = ivni_arena_array(arena, count, sizeof *list);
    ivn_duty_rows all = {.size = sizeof all, .row_count = count, .rows = list};
    const void *copy = NULL;
    ivn_status status;

    if (list == NULL)
        return ivni_arena_failure(arena);
    for (uint32_t i = 0; i < count; i++)
        list[i] = i < old->row_count ? old->rows[i] : added->rows[i - old->row_count];
    status = ivni_schema_copy(context, &ivni_duty_rows_table, &all, "", arena, &copy, violations);
    table->rows = copy;
    return status;
}

/* The plan is the table that is added to, or NULL. */
static ivn_status fill(const ivn_context *context, void *document, const ivni_given *given, const void *plan,
                       ivn_violations *violations)
{
    static const ivn_duty_rows none = {.size = sizeof none};
    ivn_duty_table *table = document;
    const ivn_duty_table *base = plan;
    const void *added = NULL;
    ivn_status status = ivni_schema_accept(context, &ivni_duty_rows_table, given, &table->arena, &added, violations);

    if (status != IVN_OK || ivni_violations_count(violations) > 0)
        return status;
    return join(context, table, base != NULL ? base->rows : &none, added, violations);
}

ivn_status ivn_duty_table_with(const ivn_context *context, const ivn_duty_table *base, const ivn_duty_rows *rows,
                               ivn_duty_table **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_duty_table), fill, base, violations, error};
    int complete = context != NULL && rows != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, rows and out");
    ivn_duty_table *made = status == IVN_OK ? ivni_make_from_struct(&making, rows, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
}

ivn_status ivn_duty_table_builtin(const ivn_context *context, ivn_duty_table **out, ivn_error *error)
{
    return ivn_duty_table_with(context, NULL, &ivni_duty_rows, out, NULL, error);
}

ivn_status ivn_duty_table_with_json(const ivn_context *context, const ivn_duty_table *base, const char *data,
                                    size_t size, ivn_duty_table **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_duty_table), fill, base, violations, error};
    int complete = context != NULL && data != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, data and out");
    ivn_duty_table *made = status == IVN_OK ? ivni_make_from_json(&making, data, size, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
}

const ivn_duty_rows *ivn_duty_table_read(const ivn_duty_table *table)
{
    return table == NULL ? &ivni_duty_rows : table->rows;
}

void ivn_duty_table_free(ivn_duty_table *table)
{
    ivni_document_free(table);
}

ivn_status ivni_duty_row_find(const ivn_duty_table *table, const char *key, const ivn_duty_row **out, ivn_error *error)
{
    const ivn_duty_rows *rows = ivn_duty_table_read(table);

    for (uint32_t i = 0; i < rows->row_count; i++) {
        if (strcmp(rows->rows[i]->key, key) == 0) {
            *out = rows->rows[i];
            return IVN_OK;
        }
    }
    return ivni_fail(error, IVN_ERROR_NOT_FOUND, "no duty of the table has that key");
}
