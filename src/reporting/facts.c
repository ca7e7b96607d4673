/*
 * Facts as documents of their own: which kind has which field table, and the public calls that read, copy, write and
 * describe them. It stands on this floor because every table is here or on a floor below.
 */
#include "casework/casework.h"
#include "catalogue/catalogue.h"
#include "duties/duties.h"
#include "people/subjects.h"
#include "reporting/reporting.h"
#include "rulebook/rulebook.h"
#include "schema/make.h"

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
    [IVN_FACTS_COMMAND] = &ivni_command_table,
    [IVN_FACTS_RECORD] = &ivni_record_table,
    [IVN_FACTS_INSTRUCTION] = &ivni_instruction_table,
    [IVN_FACTS_REFERRAL] = &ivni_referral_facts_table,
    [IVN_FACTS_LEVEL] = &ivni_level_facts_table,
    [IVN_FACTS_CAPACITY] = &ivni_capacities_table,
};

static const ivni_table *table_of(uint32_t kind)
{
    return kind < sizeof tables / sizeof *tables ? tables[kind] : NULL;
}

/* What every call checks first: the error, the pointers, the kind. */
static ivn_status begin(const ivni_making *making, uint32_t kind, const void *source, const void *out)
{
    int complete = making->context != NULL && source != NULL && out != NULL;
    ivn_status status = ivni_make_begin(making, complete, "context, the facts and out");

    if (status == IVN_OK && table_of(kind) == NULL)
        return ivni_fail(making->error, IVN_ERROR_ARGUMENT, "there is no such kind of facts");
    return status;
}

static ivn_status check(const ivn_context *context, uint32_t kind, const void *source, const void *out,
                        ivn_error *error)
{
    const ivni_making making = {.context = context, .error = error};

    return begin(&making, kind, source, out);
}

/* The plan is the kind. */
static ivn_status fill(const ivn_context *context, void *document, const ivni_given *given, const void *plan,
                       ivn_violations *violations)
{
    ivn_facts *facts = document;

    facts->kind = *(const uint32_t *)plan;
    return ivni_schema_accept(context, table_of(facts->kind), given, &facts->arena, &facts->value, violations);
}

ivn_status ivn_facts_from_json(const ivn_context *context, uint32_t kind, const char *data, size_t size,
                               ivn_facts **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_facts), fill, &kind, violations, error};
    ivn_status status = begin(&making, kind, size == 0 ? "" : data, out);
    ivn_facts *made = status == IVN_OK ? ivni_make_from_json(&making, data, size, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
}

ivn_status ivn_facts_copy(const ivn_context *context, uint32_t kind, const void *source, ivn_facts **out,
                          ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_facts), fill, &kind, violations, error};
    ivn_status status = begin(&making, kind, source, out);
    ivn_facts *made = status == IVN_OK ? ivni_make_from_struct(&making, source, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
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
