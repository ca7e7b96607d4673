/*
 * Guards by cases: what each refuses, where, and by which rule. A test is a case of tests/data/casework/guards*.json.
 */
#include "guards_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "documents.h"
#include "failing.h"

static const char *const files[] = {"casework/guards.json",         "casework/guards_referral.json",
                                    "casework/guards_times.json",   "casework/guards_places.json",
                                    "casework/guards_records.json", "casework/guards_plans.json",
                                    "casework/guards_end.json",     "casework/guards_edges.json"};
#define FILE_COUNT (sizeof files / sizeof *files)

static guard_world world;

static const char *text_of(const cJSON *json, const char *name)
{
    const cJSON *member = ivni_json_member(json, name);

    return member == NULL ? "" : member->valuestring;
}

static void say(const cJSON *json, const ivn_obstacle *obstacle, char *out, size_t room)
{
    const char *guard = ivn_term_of(IVN_VOCABULARY_GUARD, obstacle->guard)->name;
    int is_asked = strcmp(guard, text_of(json, "guard")) == 0;

    snprintf(out, room, "%s%s%s%s%s", is_asked ? "" : guard, is_asked ? "" : ": ", obstacle->pointer,
             *obstacle->rule == '\0' ? "" : " ", obstacle->rule);
}

static void compare(const cJSON *json, const ivni_refusals *refusals)
{
    const cJSON *expected = ivni_json_member(json, "refused");
    uint32_t count = 0;
    char said[256];

    for (; count < refusals->count; count++) {
        const cJSON *item = cJSON_GetArrayItem(expected, (int)count);

        say(json, refusals->list[count], said, sizeof said);
        if (item == NULL || strcmp(item->valuestring, said) != 0)
            fail_msg("refused: \"%s\": %s; expected: %s", said, refusals->list[count]->reason,
                     item == NULL ? "nothing more" : item->valuestring);
    }
    if (expected != NULL && cJSON_GetArrayItem(expected, (int)count) != NULL)
        fail_msg("not refused: %s", cJSON_GetArrayItem(expected, (int)count)->valuestring);
}

static void compare_remarks(const cJSON *json, const guard_case *one)
{
    const cJSON *expected = ivni_json_member(json, "remarks");

    assert_int_equal(cJSON_GetArraySize(expected), one->remark_count);
    for (uint32_t i = 0; i < one->remark_count; i++)
        assert_string_equal(cJSON_GetArrayItem(expected, (int)i)->valuestring, one->remarks[i]);
}

/* A sentence without what a person said: ASCII, with a capital and an end, which names what is expected. */
static void is_a_message(const ivn_obstacle *obstacle)
{
    const char *reason = obstacle->reason;

    if (reason[0] < 'A' || reason[0] > 'Z' || reason[strlen(reason) - 1] != '.' ||
        strstr(reason, "; expected ") == NULL || strstr(reason, "Sam Quill") != NULL)
        fail_msg("not a message: %s", reason);
    if (*obstacle->rule != '\0' && *obstacle->source == '\0')
        fail_msg("no source of %s", obstacle->rule);
    if (*obstacle->rule != '\0' && obstacle->guard != IVN_GUARD_ELIGIBLE &&
        strcmp(obstacle->rule, ivni_guard_of(obstacle->guard)->rule) != 0 &&
        !document_lists(ivni_guard_of(obstacle->guard)->rules, obstacle->rule))
        fail_msg("%s is not told by the table", obstacle->rule);
}

static void answers_as_the_case_says(void **state)
{
    const cJSON *json = *state;
    ivni_arena arena;
    ivni_refusals refusals;
    guard_case one;

    guard_case_begin(&one, &world, json);
    ivni_arena_init(&arena, &one.facts.allocator, UINT64_MAX);
    assert_int_equal(guard_case_ask(&one, world.context, &arena, &refusals), IVN_OK);
    compare(json, &refusals);
    compare_remarks(json, &one);
    for (uint32_t i = 0; i < refusals.count; i++)
        is_a_message(refusals.list[i]);
    ivni_arena_free(&arena);
    guard_case_end(&one);
}

static int is_of_the_rulebook(const char *rules)
{
    char code[64];
    int length;

    for (; *rules != '\0'; rules += length + (rules[length] == ' ')) {
        length = (int)strcspn(rules, " ");
        snprintf(code, sizeof code, "%.*s", length, rules);
        if (document_rule(code) == NULL)
            return 0;
    }
    return 1;
}

static void every_guard_has_a_row_that_names_rules_of_the_rulebook(void **state)
{
    (void)state;
    for (uint32_t guard = 1; ivn_term_of(IVN_VOCABULARY_GUARD, guard) != NULL; guard++) {
        const ivni_guard_row *row = ivni_guard_of(guard);

        if (row == NULL || row->guard != guard || !is_of_the_rulebook(row->rule) || !is_of_the_rulebook(row->rules))
            fail_msg("%s", ivn_term_of(IVN_VOCABULARY_GUARD, guard)->name);
        assert_false(row->of_record && *row->rule != '\0');
    }
    assert_null(ivni_guard_of(0));
    assert_null(ivni_guard_of(1000));
}

static ivn_status asks(const ivn_context *context, void *user)
{
    ivni_refusals refusals;
    ivni_arena arena;
    ivn_status status;

    ivni_arena_init(&arena, &context->allocator, context->max_document_bytes);
    status = guard_case_ask(user, context, &arena, &refusals);
    ivni_arena_free(&arena);
    return status;
}

static void without_memory_nothing_is_said(void **state)
{
    cJSON *const *trees = *state;
    const cJSON *json;

    for (size_t i = 0; i < FILE_COUNT; i++)
        cJSON_ArrayForEach(json, ivni_json_member(trees[i], "cases"))
        {
            guard_case one;

            if (ivni_json_member(json, "refused") == NULL && ivni_json_member(json, "remarks") == NULL)
                continue;
            guard_case_begin(&one, &world, json);
            failing_every_with_context(asks, &one);
            guard_case_end(&one);
        }
}

static int count_cases(cJSON *const *trees)
{
    int count = 0;

    for (size_t i = 0; i < FILE_COUNT; i++)
        count += cJSON_GetArraySize(ivni_json_member(trees[i], "cases"));
    return count;
}

int main(void)
{
    cJSON *trees[FILE_COUNT], *json;
    struct CMUnitTest *tests;
    size_t count = 0;
    int failed;

    guard_world_begin(&world);
    for (size_t i = 0; i < FILE_COUNT; i++)
        trees[i] = guard_file(&world, files[i]);
    tests = calloc((size_t)count_cases(trees) + 2, sizeof *tests);
    for (size_t i = 0; tests != NULL && i < FILE_COUNT; i++)
        cJSON_ArrayForEach(json, ivni_json_member(trees[i], "cases"))
        {
            tests[count++] = (struct CMUnitTest){text_of(json, "it"), answers_as_the_case_says, NULL, NULL, json};
        }
    if (tests == NULL)
        return 1;
    tests[count++] =
        (struct CMUnitTest){"without_memory_nothing_is_said", without_memory_nothing_is_said, NULL, NULL, trees};
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_guard_has_a_row_that_names_rules_of_the_rulebook);
    failed = _cmocka_run_group_tests("guards", tests, count, NULL, NULL);
    free(tests);
    for (size_t i = 0; i < FILE_COUNT; i++)
        cJSON_Delete(trees[i]);
    guard_world_end(&world);
    return failed;
}
