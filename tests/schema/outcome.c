/*
 * Reading, copying and writing facts of these tests' tables, and what came of it.
 */
#include <string.h>

#include "tables.h"
#include "test.h"
#include "things.h"

/* What was made is given up when anything was wrong. */
static outcome finish(outcome *made, ivn_violations *violations)
{
    ivn_status found = ivni_violations_finish(violations, &made->violations, NULL);

    if (made->status == IVN_OK)
        made->status = found;
    assert_int_equal(made->status == IVN_OK, made->value != NULL);
    return *made;
}

outcome read_json(const ivn_context *context, const ivni_table *table, const char *json)
{
    ivn_violations *violations = ivni_violations_new(context);
    outcome made = {.arena = test_arena()};
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL;

    if (ivni_json_read(context, json, strlen(json), &tree, &error) != IVN_OK)
        fail_msg("%s: %s at %d", json, error.message, (int)error.offset);
    made.status = ivni_schema_read(context, table, tree, "", &made.arena, &made.value, violations);
    cJSON_Delete(tree);
    return finish(&made, violations);
}

outcome copy_struct(const ivn_context *context, const ivni_table *table, const void *source)
{
    ivn_violations *violations = ivni_violations_new(context);
    outcome made = {.arena = test_arena()};

    made.status = ivni_schema_copy(context, table, source, "", &made.arena, &made.value, violations);
    return finish(&made, violations);
}

void outcome_free(outcome *made)
{
    ivn_violations_free(made->violations);
    ivni_arena_free(&made->arena);
}

ivn_text *write_json(const ivn_context *context, const ivni_table *table, const void *value)
{
    ivni_json_writer writer;
    ivni_text text;
    ivn_text *made = NULL;

    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(table, value, &writer);
    assert_int_equal(ivni_text_finish(&text, &made, NULL), IVN_OK);
    return made;
}
