/*
 * Tables of duties: the shipped one, and those with a host's rows added, from structs or JSON.
 */
#include <string.h>

#include "duties/duties.h"
#include "duties/rows.h"

struct ivn_duty_table {
    ivni_arena arena;
    const ivn_duty_rows *rows;
};

/* What is added: JSON that has been read, or a host's struct. */
typedef struct given {
    const cJSON *tree;
    const ivn_duty_rows *rows;
} given;

/* A table that is being made. */
typedef struct draft {
    const ivn_context *context;
    ivn_duty_table *table;
    ivn_violations *violations;
} draft;

/* The rows of both, one behind the other, as a struct like any host's: the copy checks it, keys included. */
static ivn_status join(const draft *of, const ivn_duty_rows *old, const ivn_duty_rows *added)
{
    ivni_arena *arena = &of->table->arena;
    uint32_t count = old->row_count + added->row_count;
    const ivn_duty_row **list = ivni_arena_array(arena, count, sizeof *list);
    ivn_duty_rows all = {.size = sizeof all, .row_count = count, .rows = list};
    const void *copy = NULL;
    ivn_status status;

    if (list == NULL)
        return ivni_arena_failure(arena);
    for (uint32_t i = 0; i < count; i++)
        list[i] = i < old->row_count ? old->rows[i] : added->rows[i - old->row_count];
    status = ivni_schema_copy(of->context, &ivni_duty_rows_table, &all, "", arena, &copy, of->violations);
    of->table->rows = copy;
    return status;
}

static ivn_status fill(const draft *of, const ivn_duty_table *base, const given *addition)
{
    static const ivn_duty_rows none = {.size = sizeof none};
    ivni_arena *arena = &of->table->arena;
    const void *added = NULL;
    ivn_status status;

    if (addition->tree != NULL)
        status =
            ivni_schema_read(of->context, &ivni_duty_rows_table, addition->tree, "", arena, &added, of->violations);
    else
        status =
            ivni_schema_copy(of->context, &ivni_duty_rows_table, addition->rows, "", arena, &added, of->violations);
    if (status != IVN_OK || ivni_violations_count(of->violations) > 0)
        return status;
    return join(of, base != NULL ? base->rows : &none, added);
}

static ivn_status build(const ivn_context *context, const ivn_duty_table *base, const given *addition,
                        ivn_duty_table **out, ivn_violations **violations, ivn_error *error)
{
    draft of = {.context = context};
    ivn_status status;

    of.table = ivni_document_new(context, sizeof *of.table);
    if (of.table == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *of.table));
    of.violations = ivni_violations_new(context);
    status = of.violations == NULL ? IVN_ERROR_MEMORY : fill(&of, base, addition);
    if (status == IVN_OK) {
        status = ivni_violations_finish(of.violations, violations, error);
    } else {
        ivn_violations_free(of.violations);
        ivni_fail_status(error, status);
    }
    if (status == IVN_OK)
        *out = of.table;
    else
        ivni_document_free(of.table);
    return status;
}

static ivn_status check_arguments(int complete, ivn_violations **violations, ivn_error *error)
{
    if (violations != NULL)
        *violations = NULL;
    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (!complete)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "a context, rows and a place for the table");
    return IVN_OK;
}

ivn_status ivn_duty_table_with(const ivn_context *context, const ivn_duty_table *base, const ivn_duty_rows *rows,
                               ivn_duty_table **out, ivn_violations **violations, ivn_error *error)
{
    ivn_status status = check_arguments(context != NULL && rows != NULL && out != NULL, violations, error);
    given added = {NULL, rows};

    return status == IVN_OK ? build(context, base, &added, out, violations, error) : status;
}

ivn_status ivn_duty_table_builtin(const ivn_context *context, ivn_duty_table **out, ivn_error *error)
{
    return ivn_duty_table_with(context, NULL, &ivni_duty_rows, out, NULL, error);
}

ivn_status ivn_duty_table_with_json(const ivn_context *context, const ivn_duty_table *base, const char *data,
                                    size_t size, ivn_duty_table **out, ivn_violations **violations, ivn_error *error)
{
    ivn_status status = check_arguments(context != NULL && data != NULL && out != NULL, violations, error);
    cJSON *tree = NULL;

    if (status == IVN_OK)
        status = ivni_json_read(context, data, size, &tree, error);
    if (status == IVN_OK) {
        given added = {tree, NULL};

        status = build(context, base, &added, out, violations, error);
        cJSON_Delete(tree);
    }
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
