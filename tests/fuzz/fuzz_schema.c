/*
 * Any bytes as a list of facts, an amendment of them, and pointers to clear; as things, parcels and slips of the tests
 * of src/schema. What can be read amends or is refused with places and reasons; what comes of it is what its own JSON
 * reads as.
 */
#include <stdlib.h>
#include <string.h>

#include "../schema/things.h"
#include "fuzz.h"

#define MOST_POINTERS 16u

typedef struct given {
    const ivn_context *context;
    const ivni_table *table;
    ivni_arena arena;
} given;

static void require(int condition)
{
    if (!condition)
        abort();
}

/* NULL when it was refused. */
static const void *read(given *g, const cJSON *tree)
{
    ivn_violations *violations = ivni_violations_new(g->context);
    const void *out = NULL;
    ivn_status status = ivni_schema_read(g->context, g->table, tree, "", &g->arena, &out, violations);

    status = ivni_violations_conclude(violations, status, NULL, NULL);
    require(status == IVN_OK || status == IVN_ERROR_INVALID || status == IVN_ERROR_LIMIT);
    require((status == IVN_OK) == (out != NULL));
    return out;
}

static const void *copy(given *g, const void *source)
{
    const void *out = NULL;

    require(ivni_schema_take(g->context, g->table, source, &g->arena, &out, NULL) == IVN_OK);
    return out;
}

static ivn_text *written(const given *g, const void *value)
{
    ivni_json_writer writer;
    ivni_text text;
    ivn_text *made = NULL;

    ivni_text_init(&text, g->context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(g->table, value, &writer);
    require(ivni_text_finish(&text, &made, NULL) == IVN_OK);
    return made;
}

/* By way of its JSON, and by way of a copy, it stays the same. */
static void check_sound(given *g, const void *value)
{
    ivn_text *json = written(g, value);
    cJSON *tree = NULL;

    require(ivni_json_read(g->context, ivn_text_data(json), ivn_text_size(json), &tree, NULL) == IVN_OK);
    require(ivni_schema_equal(g->table, value, read(g, tree)));
    require(ivni_schema_equal(g->table, value, copy(g, value)));
    cJSON_Delete(tree);
    ivn_text_free(json);
}

static uint32_t pointers_of(const cJSON *list, const char *out[MOST_POINTERS])
{
    uint32_t count = 0;

    for (const cJSON *item = list; item != NULL && count < MOST_POINTERS; item = item->next)
        if (cJSON_IsString(item))
            out[count++] = item->valuestring;
    return count;
}

static void check_violations(ivn_violations *violations, ivn_status status, const void *out)
{
    const ivn_violations_view *view;
    ivn_violations *list = NULL;

    status = ivni_violations_conclude(violations, status, &list, NULL);
    require((status == IVN_OK) == (out != NULL));
    require(status == IVN_OK || status == IVN_ERROR_INVALID);
    view = ivn_violations_read(list);
    for (uint32_t i = 0; list != NULL && i < view->count; i++)
        require(view->list[i]->message[0] != '\0' && strchr("/", view->list[i]->pointer[0]) != NULL);
    ivn_violations_free(list);
}

static void check_amendment(given *g, const cJSON *list)
{
    const void *base = list == NULL ? NULL : read(g, list), *merged = NULL;
    const void *patch = base == NULL || list->next == NULL ? NULL : read(g, list->next);
    const char *clear[MOST_POINTERS];
    uint32_t count = pointers_of(list, clear);
    ivn_violations *violations = ivni_violations_new(g->context);
    ivn_status status =
        ivni_schema_merge(g->context, g->table, base, patch, clear, count, &g->arena, &merged, violations, "");

    check_violations(violations, status, merged);
    if (base != NULL)
        check_sound(g, base);
    if (merged != NULL)
        check_sound(g, merged);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const ivni_table *const tables[] = {&thing_table, &parcel_table, &slip_table, &bag_table};
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 1u << 24};
    ivn_context *context = NULL;
    cJSON *tree = NULL;

    require(ivn_context_new(&options, &context) == IVN_OK);
    if (ivni_json_read(context, (const char *)data, size, &tree, NULL) == IVN_OK && cJSON_IsArray(tree)) {
        for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
            given g = {.context = context, .table = tables[i]};

            ivni_arena_init(&g.arena, &context->allocator, context->max_document_bytes);
            check_amendment(&g, tree->child);
            ivni_arena_free(&g.arena);
        }
    }
    cJSON_Delete(tree);
    ivn_context_free(context);
    return 0;
}
