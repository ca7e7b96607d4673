/*
 * Facts as documents of their own: which kind has which field table, and the public calls that read, copy, write and
 * describe them. It stands on this floor because every table is on a floor below.
 */
#include "catalogue/catalogue.h"
#include "duties/duties.h"
#include "people/subjects.h"
#include "rulebook/rulebook.h"
#include "schema/schema.h"

struct ivn_facts {
    ivni_arena arena;
    uint32_t kind;
    const void *value;
};

static const ivni_table *const tables[] = {
    [IVN_FACTS_SERVICE_USER] = &ivni_service_user_table,
    [IVN_FACTS_CASELOAD] = &ivni_caseload_table,
    [IVN_FACTS_NEEDS] = &ivni_needs_table,
    [IVN_FACTS_OVERRIDES] = &ivni_overrides_table,
    [IVN_FACTS_CATALOGUE] = &ivni_directory_table,
    [IVN_FACTS_QUERY] = &ivni_catalogue_query_table,
    [IVN_FACTS_CASE] = &ivni_case_facts_table,
    [IVN_FACTS_DUTIES] = &ivni_duty_rows_table,
};

static const ivni_table *table_of(uint32_t kind)
{
    return kind < sizeof tables / sizeof *tables ? tables[kind] : NULL;
}

/* What every call checks first: the error, the pointers, the kind. */
static ivn_status check(const ivn_context *context, uint32_t kind, const void *source, const void *out,
                        ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (context == NULL || source == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "a pointer is NULL");
    if (table_of(kind) == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "there is no such kind of facts");
    return IVN_OK;
}

static ivn_status no_room(ivn_status status, ivn_error *error)
{
    return ivni_fail(error, status, "%s", ivn_status_text(status));
}

static ivn_facts *new_facts(const ivn_context *context, uint32_t kind, ivn_error *error, ivn_status *status)
{
    ivn_facts *facts = ivni_document_new(context, sizeof *facts);

    if (facts == NULL)
        *status = no_room(sizeof *facts > context->max_document_bytes ? IVN_ERROR_LIMIT : IVN_ERROR_MEMORY, error);
    else
        facts->kind = kind;
    return facts;
}

/* `status` is that of the walk through the table, which comes before what it found wrong. */
static ivn_status finish(ivn_facts *facts, ivn_status status, ivn_violations *found, ivn_facts **out,
                         ivn_violations **violations, ivn_error *error)
{
    if (status != IVN_OK) {
        ivn_violations_free(found);
        status = no_room(status, error);
    } else {
        status = ivni_violations_finish(found, violations, error);
    }
    if (status == IVN_OK)
        *out = facts;
    else
        ivn_facts_free(facts);
    return status;
}

static ivn_status from_tree(const ivn_context *context, uint32_t kind, const cJSON *tree, ivn_facts **out,
                            ivn_violations **violations, ivn_error *error)
{
    ivn_status status = IVN_OK;
    ivn_facts *facts = new_facts(context, kind, error, &status);
    ivn_violations *found;

    if (facts == NULL)
        return status;
    found = ivni_violations_new(context);
    status = ivni_schema_read(context, table_of(kind), tree, "", &facts->arena, &facts->value, found);
    return finish(facts, status, found, out, violations, error);
}

ivn_status ivn_facts_from_json(const ivn_context *context, uint32_t kind, const char *data, size_t size,
                               ivn_facts **out, ivn_violations **violations, ivn_error *error)
{
    cJSON *tree = NULL;
    ivn_status status;

    if (violations != NULL)
        *violations = NULL;
    status = check(context, kind, size == 0 ? "" : data, out, error);
    if (status == IVN_OK)
        status = ivni_json_read(context, data, size, &tree, error);
    if (status == IVN_OK)
        status = from_tree(context, kind, tree, out, violations, error);
    cJSON_Delete(tree);
    return status;
}

ivn_status ivn_facts_copy(const ivn_context *context, uint32_t kind, const void *source, ivn_facts **out,
                          ivn_violations **violations, ivn_error *error)
{
    ivn_status status;
    ivn_violations *found;
    ivn_facts *facts;

    if (violations != NULL)
        *violations = NULL;
    status = check(context, kind, source, out, error);
    if (status != IVN_OK)
        return status;
    facts = new_facts(context, kind, error, &status);
    if (facts == NULL)
        return status;
    found = ivni_violations_new(context);
    status = ivni_schema_copy(context, table_of(kind), source, "", &facts->arena, &facts->value, found);
    return finish(facts, status, found, out, violations, error);
}

ivn_status ivn_facts_to_json(const ivn_context *context, uint32_t kind, const void *source, ivn_text **out,
                             ivn_error *error)
{
    ivn_status status = check(context, kind, source, out, error);
    ivn_facts *facts = NULL;
    ivni_json_writer writer;
    ivni_text text;

    if (status == IVN_OK)
        status = ivn_facts_copy(context, kind, source, &facts, NULL, error);
    if (facts == NULL)
        return status;
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(table_of(kind), facts->value, &writer);
    ivn_facts_free(facts);
    return ivni_text_finish(&text, out, error);
}

const void *ivn_facts_read(const ivn_facts *facts, uint32_t kind)
{
    return facts != NULL && facts->kind == kind ? facts->value : NULL;
}

void ivn_facts_free(ivn_facts *facts)
{
    ivni_document_free(facts);
}

ivn_status ivn_schema_json(const ivn_context *context, uint32_t kind, ivn_text **out, ivn_error *error)
{
    ivn_status status = check(context, kind, "", out, error);
    ivni_json_writer writer;
    ivni_text text;

    if (status != IVN_OK)
        return status;
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_describe(table_of(kind), &writer);
    return ivni_text_finish(&text, out, error);
}

ivn_status ivn_schema_personal_data(const ivn_context *context, uint32_t kind, ivn_text **out, ivn_error *error)
{
    ivn_status status = check(context, kind, "", out, error);
    ivni_text text;

    if (status != IVN_OK)
        return status;
    ivni_text_init(&text, context);
    ivni_schema_personal(table_of(kind), &text);
    return ivni_text_finish(&text, out, error);
}
