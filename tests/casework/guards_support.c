/*
 * Reads cases of guards, and asks them.
 */
#include "guards_support.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "files.h"
#include "tables.h"

/* The catalogue of the documents with a directory of the tests. */
static void begin_catalogue(guard_world *of)
{
    ivn_error error = {.size = sizeof error};
    ivn_catalogue *documents = NULL;
    size_t size;
    char *data = test_data("casework/directory.json", &size);

    assert_int_equal(ivn_catalogue_builtin(of->context, &documents, NULL), IVN_OK);
    if (ivn_catalogue_with_json(of->context, documents, data, size, &of->catalogue, NULL, &error) != IVN_OK)
        fail_msg("directory.json: %s: %s", error.pointer, error.message);
    ivn_catalogue_free(documents);
    free(data);
}

void guard_world_begin(guard_world *of)
{
    memset(of, 0, sizeof *of);
    assert_int_equal(ivn_context_new(NULL, &of->context), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(of->context, &of->rulebook, NULL), IVN_OK);
    begin_catalogue(of);
    assert_int_equal(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &of->calendar), IVN_OK);
    of->bases = cJSON_CreateObject();
}

void guard_world_end(guard_world *of)
{
    cJSON_Delete(of->bases);
    ivn_calendar_free(of->calendar);
    ivn_catalogue_free(of->catalogue);
    ivn_rulebook_free(of->rulebook);
    ivn_context_free(of->context);
}

cJSON *guard_file(guard_world *of, const char *name)
{
    ivn_error error = {.size = sizeof error};
    cJSON *tree = NULL, *bases;
    size_t size;
    char *data = test_data(name, &size);

    if (ivni_json_read(of->context, data, size, &tree, &error) != IVN_OK)
        fail_msg("%s: %s at byte %ld", name, error.message, (long)error.offset);
    free(data);
    bases = cJSON_DetachItemFromObjectCaseSensitive(tree, "bases");
    while (bases != NULL && bases->child != NULL) {
        cJSON *base = cJSON_DetachItemViaPointer(bases, bases->child);
        cJSON_AddItemToObject(of->bases, base->string, base);
    }
    cJSON_Delete(bases);
    return tree;
}

/* ---- reading */

static void merge(cJSON *into, const cJSON *patch)
{
    for (const cJSON *item = patch->child; item != NULL; item = item->next) {
        cJSON *stands = cJSON_GetObjectItemCaseSensitive(into, item->string);

        if (cJSON_IsObject(item) && cJSON_IsObject(stands)) {
            merge(stands, item);
            continue;
        }
        cJSON_DeleteItemFromObjectCaseSensitive(into, item->string);
        if (!cJSON_IsNull(item))
            cJSON_AddItemToObject(into, item->string, cJSON_Duplicate(item, 1));
    }
}

static cJSON *base_of(const guard_world *world, const char *name)
{
    const cJSON *base = ivni_json_member(world->bases, name), *like;
    cJSON *tree;

    if (base == NULL)
        fail_msg("no such base: %s", name);
    like = ivni_json_member(base, "like");
    tree = like == NULL ? cJSON_CreateObject() : base_of(world, like->valuestring);
    merge(tree, base);
    cJSON_DeleteItemFromObjectCaseSensitive(tree, "like");
    return tree;
}

static const char *text_of(const cJSON *json, const char *name)
{
    const cJSON *member = ivni_json_member(json, name);

    return member == NULL ? NULL : member->valuestring;
}

static const void *read(guard_case *of, const ivni_table *table, const cJSON *tree, const char *pointer)
{
    ivn_violations *violations = ivni_violations_new(of->world->context);
    ivn_error error = {.size = sizeof error};
    const void *value = NULL;
    ivn_status status = ivni_schema_read(of->world->context, table, tree, pointer, &of->facts, &value, violations);

    assert_int_equal(status, IVN_OK);
    if (ivni_violations_finish(violations, NULL, &error) != IVN_OK)
        fail_msg("%s: %s: %s", text_of(of->json, "it"), error.pointer, error.message);
    return value;
}

static ivn_instant instant_of(const char *text)
{
    ivn_instant at = 0;

    assert_int_equal(ivn_instant_parse(text, strlen(text), &at), IVN_OK);
    return at;
}

static uint32_t code_of(uint32_t vocabulary, const char *name)
{
    for (uint32_t code = 1; ivn_term_of(vocabulary, code) != NULL; code++)
        if (strcmp(ivn_term_of(vocabulary, code)->name, name) == 0)
            return code;
    fail_msg("no such term: %s", name);
    return 0;
}

static void begin_rulebook(guard_case *of)
{
    const cJSON *overrides = ivni_json_member(of->json, "overrides");
    ivn_error error = {.size = sizeof error};
    cJSON *document;
    char *text;

    if (overrides == NULL)
        return;
    document = cJSON_CreateObject();
    cJSON_AddItemToObject(document, "overrides", cJSON_Duplicate(overrides, 1));
    text = cJSON_PrintUnformatted(document);
    if (ivn_rulebook_with_json(of->world->context, of->world->rulebook, text, strlen(text), &of->rulebook, NULL,
                               &error) != IVN_OK)
        fail_msg("%s: %s: %s", text_of(of->json, "it"), error.pointer, error.message);
    cJSON_free(text);
    cJSON_Delete(document);
}

static void begin_environment(guard_case *of)
{
    const cJSON *span;
    uint32_t count = 0;

    begin_rulebook(of);
    cJSON_ArrayForEach(span, ivni_json_member(of->json, "busy"))
    {
        assert_true(count < MOST_BUSY);
        of->busy[count] = (ivn_busy_time){.size = sizeof of->busy[count],
                                          .from = instant_of(cJSON_GetArrayItem(span, 0)->valuestring),
                                          .to = instant_of(cJSON_GetArrayItem(span, 1)->valuestring)};
        of->busy_list[count] = &of->busy[count];
        count += 1;
    }
    of->environment = (ivn_environment){.size = sizeof of->environment,
                                        .calendar = of->world->calendar,
                                        .rulebook = of->rulebook == NULL ? of->world->rulebook : of->rulebook,
                                        .catalogue = of->world->catalogue,
                                        .busy_times = of->busy_list,
                                        .busy_time_count = count};
}

static const char *at_or_noon(const char *text)
{
    return text == NULL ? "2026-11-23T12:00:00.000Z" : text;
}

void guard_case_begin(guard_case *of, const guard_world *world, const cJSON *json)
{
    const char *guard = text_of(json, "guard"), *role = text_of(json, "role"), *at = text_of(json, "at");
    const cJSON *says = ivni_json_member(json, "says");
    cJSON *referral;

    memset(of, 0, sizeof *of);
    of->world = world;
    of->json = json;
    of->facts = test_arena();
    begin_environment(of);
    of->transition = *ivni_transition_of(code_of(IVN_VOCABULARY_COMMAND, text_of(json, "command")));
    if (guard != NULL) {
        of->guard = code_of(IVN_VOCABULARY_GUARD, guard);
        of->transition.guards = &of->guard;
        of->transition.guard_count = of->guard > IVN_GUARD_NOT_AHEAD; /* the first three are asked anyway */
    }
    referral = base_of(world, text_of(json, "on"));
    if (ivni_json_member(json, "but") != NULL)
        merge(referral, ivni_json_member(json, "but"));
    of->asking = (ivni_asking){.transition = &of->transition,
                               .referral = read(of, &ivni_referral_table, referral, ""),
                               .body = says == NULL ? NULL : read(of, of->transition.body, says, "/body"),
                               .command = "00000000-0000-4000-8000-000000000000",
                               .environment = ivni_json_member(json, "replayed") != NULL ? NULL : &of->environment,
                               .at = instant_of(at_or_noon(at)),
                               .role = role == NULL ? 0 : code_of(IVN_VOCABULARY_ROLE, role)};
    of->asking.now = text_of(json, "now") == NULL ? of->asking.at : instant_of(text_of(json, "now"));
    assert_int_equal(ivn_date_of_instant(of->asking.at, &of->asking.day), IVN_OK);
    assert_int_equal(ivn_date_of_instant(of->asking.now, &of->asking.today), IVN_OK);
    cJSON_Delete(referral);
}

void guard_case_end(guard_case *of)
{
    ivn_rulebook_free(of->rulebook);
    ivni_arena_free(&of->facts);
}

ivn_status guard_case_ask(guard_case *of, const ivn_context *context, ivni_arena *arena, ivni_refusals *refusals)
{
    ivni_asking asking = of->asking;
    ivn_status status;

    *refusals = (ivni_refusals){.arena = arena};
    asking.context = context;
    asking.arena = arena;
    asking.refusals = refusals;
    status = ivni_ask_guards(&asking);
    of->remarks = asking.remarks;
    of->remark_count = asking.remark_count;
    return status;
}
