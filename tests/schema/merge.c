/*
 * Tests of src/schema/merge.c and src/schema/equal.c: amending facts, and whether two facts are the same.
 */
#include <stdio.h>
#include <string.h>

#include "failing.h"
#include "tables.h"
#include "test.h"
#include "things.h"

#define ROUNDS 3000

static ivn_context *context;

static int make_context(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context);
}

static int free_context(void **state)
{
    (void)state;
    ivn_context_free(context);
    return 0;
}

/* Facts amended by others, all as JSON; NULL: nothing is known. Pointers to clear are parted by blanks. */
typedef struct amendment {
    const ivni_table *table;
    const char *base, *patch, *clear, *result;
} amendment;

#define MOST_POINTERS 8u

typedef struct pointers {
    char text[200];
    const char *list[MOST_POINTERS];
    uint32_t count;
} pointers;

static void split(const char *blanks, pointers *out)
{
    snprintf(out->text, sizeof out->text, "%s", blanks);
    out->count = 0;
    for (char *at = strtok(out->text, " "); at != NULL; at = strtok(NULL, " "))
        out->list[out->count++] = at;
}

static outcome read_or_nothing(const ivni_table *table, const char *json)
{
    outcome nothing = {.status = IVN_OK};

    return json == NULL ? nothing : read_json(context, table, json);
}

static outcome merge(const ivni_table *table, const void *base, const void *patch, const pointers *clear)
{
    ivn_violations *violations = ivni_violations_new(context);
    outcome made = {.arena = test_arena()};
    ivn_status found;

    made.status = ivni_schema_merge(context, table, base, patch, clear->list, clear->count, &made.arena, &made.value,
                                    violations, "");
    found = ivni_violations_finish(violations, &made.violations, NULL);
    if (made.status == IVN_OK)
        made.status = found;
    assert_int_equal(made.status == IVN_OK, made.value != NULL);
    return made;
}

static void check_amendment(const amendment *row)
{
    outcome base = read_or_nothing(row->table, row->base), patch = read_or_nothing(row->table, row->patch), merged;
    pointers clear;
    ivn_text *text;

    assert_int_equal(base.status, IVN_OK);
    assert_int_equal(patch.status, IVN_OK);
    split(row->clear, &clear);
    merged = merge(row->table, base.value, patch.value, &clear);
    if (merged.status != IVN_OK)
        fail_msg("refused: %s", ivn_violations_read(merged.violations)->list[0]->message);
    text = write_json(context, row->table, merged.value);
    assert_string_equal(ivn_text_data(text), row->result);
    ivn_text_free(text);
    outcome_free(&merged);
    if (row->patch != NULL)
        outcome_free(&patch);
    if (row->base != NULL)
        outcome_free(&base);
}

#define SLIP &slip_table
#define THING &thing_table
#define PARCEL &parcel_table
#define ABOUT "{\"area\":\"family\",\"key\":\"k\",\"hours\":5}"

static const amendment amendments[] = {
    /* what is not known stays as it is, what is known replaces it */
    {SLIP, "{\"page\":1,\"text\":\"x\"}", "{\"text\":\"y\"}", "", "{\"page\":1,\"text\":\"y\"}"},
    {SLIP, "{\"page\":1}", "{\"page\":null,\"text\":\"\"}", "", "{\"page\":1}"},
    {SLIP, "{\"page\":1}", NULL, "", "{\"page\":1}"},
    {SLIP, NULL, "{\"page\":1}", "", "{\"page\":1}"},
    {SLIP, NULL, NULL, "", "{}"},
    {SLIP, NULL, NULL, "/page /about /about/hours", "{}"},
    /* structs within are amended in turn */
    {SLIP, "{\"page\":1,\"about\":" ABOUT "}", "{\"about\":{\"area\":\"finance\",\"key\":\"l\"}}", "",
     "{\"page\":1,\"about\":{\"area\":\"finance\",\"key\":\"l\",\"hours\":5}}"},
    {SLIP, "{\"page\":1}", "{\"about\":" ABOUT "}", "", "{\"page\":1,\"about\":" ABOUT "}"},
    {SLIP, "{\"about\":" ABOUT "}", "{\"page\":1}", "", "{\"page\":1,\"about\":" ABOUT "}"},
    /* lists are replaced as a whole, and their flag with them */
    {THING, "{\"level\":1,\"notes\":[\"a\",\"b\"],\"cohorts\":[\"women\"]}", "{\"level\":2,\"notes\":[\"c\"]}", "",
     "{\"level\":2,\"notes\":[\"c\"],\"cohorts\":[\"women\"]}"},
    {THING, "{\"level\":1,\"parts\":[" ABOUT "," ABOUT "],\"parts_complete\":true}",
     "{\"level\":1,\"parts\":[{\"area\":\"alcohol\",\"key\":\"l\"}]}", "",
     "{\"level\":1,\"parts\":[{\"area\":\"alcohol\",\"key\":\"l\"}]}"},
    {THING, "{\"level\":1,\"parts\":[" ABOUT "]}", "{\"level\":1,\"parts_complete\":true}", "",
     "{\"level\":1,\"parts\":[" ABOUT "],\"parts_complete\":true}"},
    {THING, "{\"level\":1,\"parts\":[" ABOUT "],\"parts_complete\":true}", "{\"level\":3}", "",
     "{\"level\":3,\"parts\":[" ABOUT "],\"parts_complete\":true}"},
    /* clearing */
    {SLIP, "{\"page\":1,\"text\":\"x\",\"about\":" ABOUT "}", NULL, "/page /about/hours",
     "{\"text\":\"x\",\"about\":{\"area\":\"family\",\"key\":\"k\"}}"},
    {SLIP, "{\"page\":1,\"about\":" ABOUT "}", "{\"text\":\"x\"}", "/about /page /page", "{\"text\":\"x\"}"},
    {SLIP, "{\"about\":" ABOUT "}", "{\"about\":{\"area\":\"finance\",\"key\":\"l\"}}", "/about/hours",
     "{\"about\":{\"area\":\"finance\",\"key\":\"l\"}}"},
    {THING, "{\"level\":1,\"flag\":true,\"any\":-1,\"moment\":\"2026-11-22T09:30:00.000Z\",\"notes\":[\"a\"]}",
     "{\"level\":1}", "/flag /any /moment /notes", "{\"level\":1}"},
    /* a list takes its flag along, but not one that is given: then there are none */
    {THING, "{\"level\":1,\"parts\":[" ABOUT "],\"parts_complete\":true}", NULL, "/parts", "{\"level\":1}"},
    {THING, "{\"level\":1,\"parts_complete\":true}", NULL, "/parts", "{\"level\":1}"},
    {THING, "{\"level\":1,\"parts\":[" ABOUT "],\"parts_complete\":true}", NULL, "/parts_complete",
     "{\"level\":1,\"parts\":[" ABOUT "]}"},
    {THING, "{\"level\":1,\"parts\":[" ABOUT "]}", "{\"level\":1,\"parts_complete\":true}", "/parts",
     "{\"level\":1,\"parts_complete\":true}"},
    /* what means something else now, or is of another kind, is gone */
    {THING, "{\"level\":1,\"subject\":\"sex\",\"value\":\"female\",\"values\":[\"male\"]}",
     "{\"level\":1,\"subject\":\"licence\"}", "", "{\"level\":1,\"subject\":\"licence\"}"},
    {THING, "{\"level\":1,\"subject\":\"sex\",\"value\":\"female\"}",
     "{\"level\":1,\"subject\":\"licence\",\"value\":true}", "",
     "{\"level\":1,\"subject\":\"licence\",\"value\":true}"},
    {THING, "{\"level\":1,\"subject\":\"sex\",\"value\":\"female\"}", "{\"level\":2}", "",
     "{\"level\":2,\"subject\":\"sex\",\"value\":\"female\"}"},
    {THING, "{\"level\":1,\"subject\":\"sex\",\"value\":\"female\"}", NULL, "/subject", "{\"level\":1}"},
    {PARCEL, "{\"setting\":\"custody\",\"content\":{\"page\":1,\"text\":\"x\"}}",
     "{\"setting\":\"pre_release\",\"content\":{\"page\":2}}", "",
     "{\"setting\":\"pre_release\",\"content\":{\"page\":2,\"text\":\"x\"}}"},
    {PARCEL, "{\"setting\":\"custody\",\"content\":{\"page\":1}}", "{\"setting\":\"custody\",\"label\":\"l\"}", "",
     "{\"setting\":\"custody\",\"content\":{\"page\":1},\"label\":\"l\"}"},
    {PARCEL, "{\"setting\":\"custody\",\"content\":{\"page\":1}}", "{\"setting\":\"community\",\"content\":" ABOUT "}",
     "", "{\"setting\":\"community\",\"content\":" ABOUT "}"},
    {PARCEL, "{\"setting\":\"community\",\"content\":" ABOUT "}",
     "{\"setting\":\"custody\",\"content\":{\"page\":1,\"text\":\"x\"}}", "/label",
     "{\"setting\":\"custody\",\"content\":{\"page\":1,\"text\":\"x\"}}"},
    {PARCEL, "{\"setting\":\"community\",\"content\":" ABOUT "}", "{\"setting\":\"gate\"}", "",
     "{\"setting\":\"gate\"}"},
    {PARCEL, "{\"setting\":\"custody\"}", NULL, "/content/about/hours /content/page", "{\"setting\":\"custody\"}"},
    {PARCEL, "{\"setting\":\"custody\",\"content\":{\"page\":1,\"about\":" ABOUT "}}", NULL, "/content/about/hours",
     "{\"setting\":\"custody\",\"content\":{\"page\":1,\"about\":{\"area\":\"family\",\"key\":\"k\"}}}"},
    {PARCEL, "{\"setting\":\"community\",\"content\":" ABOUT ",\"label\":\"l\"}",
     "{\"setting\":\"custody\",\"content\":{\"about\":" ABOUT "}}", "/label /content/page",
     "{\"setting\":\"custody\",\"content\":{\"about\":" ABOUT "}}"},
};

static void an_amendment_changes_what_it_knows_and_clears(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof amendments / sizeof *amendments; i++)
        check_amendment(&amendments[i]);
}

typedef struct refusal {
    const ivni_table *table;
    const char *base, *patch, *clear, *pointer, *message, *expected;
} refusal;

#define MEMBERS "one of: page, text, about"
#define NAMES_NOTHING "this pointer names no member"
#define INTO_A_LIST "this pointer leads into a list, which can only be cleared as a whole"
#define MUST_BE_KNOWN "what must be known cannot be cleared"
#define GIVEN "what is given cannot be cleared as well"
#define CUSTODY "{\"setting\":\"custody\",\"content\":{\"page\":1}}"

static const refusal refusals[] = {
    {SLIP, "{}", NULL, "/page /pages", "/clear/1", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "/pag", "/clear/0", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "page", "/clear/0", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "/", "/clear/0", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "//page", "/clear/0", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "/page/", "/clear/0", NAMES_NOTHING, ""},
    {SLIP, "{}", NULL, "/text/x", "/clear/0", NAMES_NOTHING, ""},
    {SLIP, "{}", NULL, "/size", "/clear/0", NAMES_NOTHING, MEMBERS},
    {SLIP, "{}", NULL, "/about/", "/clear/0", NAMES_NOTHING, "one of: area, key, hours"},
    {SLIP, NULL, NULL, "/about/x", "/clear/0", NAMES_NOTHING, "one of: area, key, hours"},
    {SLIP, "{\"about\":" ABOUT "}", NULL, "/about/area", "/clear/0", MUST_BE_KNOWN, ""},
    {SLIP, "{}", NULL, "/about/area", "/clear/0", MUST_BE_KNOWN, ""},
    {SLIP, "{}", "{\"page\":1}", "/page", "/clear/0", GIVEN, ""},
    {SLIP, "{}", "{\"about\":" ABOUT "}", "/about", "/clear/0", GIVEN, ""},
    {SLIP, "{}", "{\"about\":" ABOUT "}", "/about/hours", "/clear/0", GIVEN, ""},
    {THING, "{\"level\":1}", NULL, "/level", "/clear/0", MUST_BE_KNOWN, ""},
    {THING, "{\"level\":1}", NULL, "/parts/0", "/clear/0", INTO_A_LIST, ""},
    {THING, "{\"level\":1,\"notes\":[\"a\"]}", NULL, "/flag /any /notes/0", "/clear/2", INTO_A_LIST, ""},
    {THING, "{\"level\":1}", "{\"level\":1,\"parts\":[" ABOUT "]}", "/parts", "/clear/0", GIVEN, ""},
    {THING, "{\"level\":1}", "{\"level\":1,\"parts_complete\":true}", "/parts_complete", "/clear/0", GIVEN, ""},
    {PARCEL, CUSTODY, NULL, "/setting", "/clear/0", MUST_BE_KNOWN, ""},
    {PARCEL, CUSTODY, NULL, "/content", "/clear/0", MUST_BE_KNOWN, ""},
    {PARCEL, CUSTODY, NULL, "/content/hours", "/clear/0", NAMES_NOTHING, MEMBERS},
    {PARCEL, "{\"setting\":\"gate\"}", NULL, "/content/page", "/clear/0", NAMES_NOTHING, ""},
    {PARCEL, NULL, NULL, "/content/page /setting", "/clear/0", NAMES_NOTHING, ""},
    {PARCEL, CUSTODY, "{\"setting\":\"community\",\"content\":" ABOUT "}", "/content/page", "/clear/0", NAMES_NOTHING,
     "one of: area, key, hours"},
    /* right by themselves, wrong together; nothing known where something must be */
    {THING, "{\"level\":5,\"day\":\"2026-11-22\"}", NULL, "/day", "", "level 5 without a day", "a day"},
    {THING, "{\"level\":1,\"subject\":\"sex\"}", "{\"level\":1,\"value\":1}", "", "/value",
     "its meaning follows from what is not given along with it", ""},
    {PARCEL, NULL, NULL, "", "/setting", "missing", "one of: community, pre_release, custody, gate"},
};

static void check_refusal(const refusal *row)
{
    outcome base = read_or_nothing(row->table, row->base), patch = read_or_nothing(row->table, row->patch), merged;
    const ivn_violation *first;
    pointers clear;

    split(row->clear, &clear);
    merged = merge(row->table, base.value, patch.value, &clear);
    assert_int_equal(merged.status, IVN_ERROR_INVALID);
    first = ivn_violations_read(merged.violations)->list[0];
    assert_string_equal(first->message, row->message);
    assert_string_equal(first->pointer, row->pointer);
    assert_string_equal(first->expected, row->expected);
    outcome_free(&merged);
    if (row->patch != NULL)
        outcome_free(&patch);
    if (row->base != NULL)
        outcome_free(&base);
}

static void what_cannot_be_is_refused_where_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        check_refusal(&refusals[i]);
}

static void all_pointers_that_are_wrong_are_named(void **state)
{
    const pointers clear = {.list = {"/page", "/x", "/about/area", "/text/y"}, .count = 4};
    outcome merged = merge(SLIP, NULL, NULL, &clear);
    const ivn_violations_view *view = ivn_violations_read(merged.violations);

    (void)state;
    assert_int_equal(view->count, 3);
    assert_string_equal(view->list[0]->pointer, "/clear/1");
    assert_string_equal(view->list[1]->pointer, "/clear/2");
    assert_string_equal(view->list[2]->pointer, "/clear/3");
    outcome_free(&merged);
}

static const part family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .key = "k", .hours = IVN_KNOWN(5)};

/* Whether a commit is worth making can be seen from it. */
static void what_does_not_change_is_shared(void **state)
{
    const slip base = {.size = sizeof base, .page = 1, .about = &family};
    const slip patch = {.size = sizeof patch, .text = "x"};
    const slip both = {.size = sizeof both, .page = 1, .text = patch.text, .about = &family};
    const pointers none = {.count = 0}, idle = {.list = {"/text", "/about/hours"}, .count = 1};
    outcome of_base = merge(SLIP, &base, NULL, &idle), of_patch = merge(SLIP, NULL, &patch, &none);
    outcome of_both = merge(SLIP, &base, &patch, &none);

    (void)state;
    assert_ptr_equal(of_base.value, &base);
    assert_ptr_equal(of_patch.value, &patch);
    assert_ptr_not_equal(of_both.value, &base);
    assert_ptr_equal(((const slip *)of_both.value)->about, &family);
    assert_false(ivni_schema_equal(SLIP, &base, of_both.value));
    assert_true(ivni_schema_equal(SLIP, of_both.value, &both));
    assert_ptr_equal(((const slip *)of_both.value)->text, patch.text);
    outcome_free(&of_both);
    outcome_free(&of_patch);
    outcome_free(&of_base);
}

/*
 * The same amendment by another way: on the trees of the canonical JSON. Members of the patch replace those of the
 * base, objects in turn; a list takes its flag along.
 */
static void amend_tree(cJSON *base, const cJSON *patch)
{
    const cJSON *member;
    char flag[100];

    cJSON_ArrayForEach(member, patch)
    {
        cJSON *before = cJSON_GetObjectItemCaseSensitive(base, member->string);

        if (before != NULL && cJSON_IsObject(before)) {
            amend_tree(before, member);
            continue;
        }
        snprintf(flag, sizeof flag, "%s_complete", member->string);
        cJSON_DeleteItemFromObjectCaseSensitive(base, member->string);
        cJSON_DeleteItemFromObjectCaseSensitive(base, flag);
        cJSON_AddItemToObject(base, member->string, cJSON_Duplicate(member, 1));
    }
}

static cJSON *tree_of(const ivni_table *table, const void *value)
{
    ivn_text *json = write_json(context, table, value);
    cJSON *tree = NULL;

    assert_int_equal(ivni_json_read(context, ivn_text_data(json), ivn_text_size(json), &tree, NULL), IVN_OK);
    ivn_text_free(json);
    return tree;
}

/* Clears a member that may be cleared; 0: it may not. */
static int clear_one(const thing *patch, const ivni_field *row, cJSON *base, const cJSON *given, char pointer[100])
{
    char flag[100];

    snprintf(pointer, 100, "/%s", row->name);
    snprintf(flag, sizeof flag, "%s_complete", row->name);
    if (row->name[0] == '\0' || (row->flags & IVNI_REQUIRED) != 0 ||
        cJSON_GetObjectItemCaseSensitive(given, row->name) != NULL || row->offset == offsetof(thing, subject))
        return 0;
    cJSON_DeleteItemFromObjectCaseSensitive(base, row->name);
    if (patch->parts_complete == IVN_UNKNOWN)
        cJSON_DeleteItemFromObjectCaseSensitive(base, flag);
    return 1;
}

static void check_round(random_source *source, const thing *base, const thing *patch)
{
    cJSON *expected = tree_of(THING, base), *given = tree_of(THING, patch);
    ivni_arena arena = test_arena();
    ivn_violations *violations = ivni_violations_new(context);
    char pointer[100];
    pointers clear = {.count = 0};
    const void *read;
    outcome merged;

    amend_tree(expected, given);
    if (clear_one(patch, &thing_table.fields[random_below(source, thing_table.count)], expected, given, pointer))
        clear = (pointers){.list = {pointer}, .count = 1};
    merged = merge(THING, base, patch, &clear);
    assert_int_equal(merged.status, IVN_OK);
    assert_int_equal(ivni_schema_read(context, THING, expected, "", &arena, &read, violations), IVN_OK);
    assert_non_null(read);
    assert_true(ivni_schema_equal(THING, read, merged.value));
    outcome_free(&merged);
    ivn_violations_free(violations);
    ivni_arena_free(&arena);
    cJSON_Delete(given);
    cJSON_Delete(expected);
}

static thing *random_thing(random_source *source, uint32_t percent, ivni_arena *arena)
{
    thing *made = random_facts(source, THING, percent, arena);

    if (made->level == 5)
        made->level = 4;
    return made;
}

/* Without what depends on a subject, which a tree cannot say. */
static void amending_facts_is_amending_their_json(void **state)
{
    random_source source = {7};

    (void)state;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        ivni_arena arena = test_arena();
        thing *base = random_thing(&source, 10 * (i % 11), &arena), *patch = random_thing(&source, i % 90, &arena);

        patch->subject = base->subject = IVN_SUBJECT_AGE;
        base->value = patch->value = (ivn_number){0, 0};
        base->value_count = patch->value_count = 0;
        check_round(&source, base, patch);
        ivni_arena_free(&arena);
    }
}

static void check_equal(const ivni_table *table, const void *a, const void *b, uint32_t *equal)
{
    ivn_text *of_a = write_json(context, table, a), *of_b = write_json(context, table, b);
    int same = strcmp(ivn_text_data(of_a), ivn_text_data(of_b)) == 0;

    if (ivni_schema_equal(table, a, b) != same || ivni_schema_equal(table, b, a) != same)
        fail_msg("%s\n%s", ivn_text_data(of_a), ivn_text_data(of_b));
    *equal += (uint32_t)same;
    ivn_text_free(of_a);
    ivn_text_free(of_b);
}

/* Two copies of the same facts, of which one may have a member of other facts. */
static void facts_are_equal_exactly_when_their_bytes_are(void **state)
{
    static const ivni_table *const tables[] = {&thing_table, &parcel_table, &bag_table, &slip_table};
    random_source source = {11};
    uint32_t equal = 0;

    (void)state;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        const ivni_table *table = tables[i % 4];
        random_source again = {source.state}, other = {i};
        ivni_arena arena = test_arena();
        const void *a = random_facts(&source, table, i % 100, &arena);
        char *b = random_facts(&again, table, i % 100, &arena);
        const char *from = random_facts(&other, table, i % 100, &arena);
        const ivni_field *row = &table->fields[random_below(&source, table->count)];

        check_equal(table, a, b, &equal);
        if (row->kind == IVNI_FLAG || row->kind == IVNI_NUMBER || row->kind == IVNI_TEXT || row->kind == IVNI_STRUCT)
            memcpy(b + row->offset, from + row->offset, row->bytes);
        check_equal(table, a, b, &equal);
        check_equal(table, a, from, &equal);
        ivni_arena_free(&arena);
    }
    assert_in_range(equal, ROUNDS, 3 * ROUNDS - ROUNDS / 2);
}

static void an_empty_text_is_equal_to_none(void **state)
{
    const slip empty = {.size = sizeof empty, .text = ""}, none = {.size = sizeof none};

    (void)state;
    assert_true(ivni_schema_equal(SLIP, &empty, &none));
    assert_true(ivni_schema_equal(SLIP, NULL, NULL));
    assert_false(ivni_schema_equal(SLIP, &none, NULL));
    assert_false(ivni_schema_equal(SLIP, NULL, &none));
}

typedef struct amended {
    const ivni_table *table;
    const void *base, *patch;
    pointers clear;
    int is_refused;
} amended;

/* What came of it in the end; what is refused as it should be counts as done. */
static ivn_status merge_with(const ivn_context *with, const amended *what)
{
    ivn_violations *violations = ivni_violations_new(with);
    const void *merged;
    ivni_arena arena;
    ivn_status status;

    ivni_arena_init(&arena, &with->allocator, with->max_document_bytes);
    status = ivni_schema_merge(with, what->table, what->base, what->patch, what->clear.list, what->clear.count, &arena,
                               &merged, violations, "");
    status = ivni_violations_conclude(violations, status, NULL, NULL);
    ivni_arena_free(&arena);
    return status == IVN_ERROR_INVALID && what->is_refused && merged == NULL ? IVN_OK : status;
}

static ivn_status merges(const ivn_context *with, void *user)
{
    const part finance = {.size = sizeof finance, .area = IVN_NEED_FINANCE, .key = "l"};
    const slip base = {.size = sizeof base, .page = 1, .about = &family};
    const slip patch = {.size = sizeof patch, .about = &finance};
    const amended right = {SLIP, &base, &patch, {.list = {"/about/hours", "/page"}, .count = 2}, 0};

    (void)user;
    return merge_with(with, &right);
}

static ivn_status is_refused(const ivn_context *with, void *user)
{
    const slip base = {.size = sizeof base, .page = 1, .about = &family};
    const amended wrong = {SLIP, &base, NULL, {.list = {"/about/hours", "/x", "/page"}, .count = 3}, 1};

    (void)user;
    return merge_with(with, &wrong);
}

static ivn_status merges_nothing(const ivn_context *with, void *user)
{
    const amended nothing = {SLIP, NULL, NULL, {.count = 0}, 0};

    (void)user;
    return merge_with(with, &nothing);
}

/* More is to be merged behind what is merged within. */
static ivn_status merges_within(const ivn_context *with, void *user)
{
    const slip page = {.size = sizeof page, .page = 1}, text = {.size = sizeof text, .text = "x"};
    const parcel base = {.size = sizeof base, .setting = IVN_SETTING_CUSTODY, .content = &page};
    const parcel patch = {.size = sizeof patch, .setting = IVN_SETTING_PRE_RELEASE, .content = &text, .label = "l"};
    const amended right = {PARCEL, &base, &patch, {.count = 0}, 0};

    (void)user;
    return merge_with(with, &right);
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(merges, NULL);
    failing_every_with_context(is_refused, NULL);
    failing_every_with_context(merges_nothing, NULL);
    failing_every_with_context(merges_within, NULL);
    limit_every(merges, NULL);
    limit_every(merges_within, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_amendment_changes_what_it_knows_and_clears),
        cmocka_unit_test(what_cannot_be_is_refused_where_it_stands),
        cmocka_unit_test(all_pointers_that_are_wrong_are_named),
        cmocka_unit_test(what_does_not_change_is_shared),
        cmocka_unit_test(amending_facts_is_amending_their_json),
        cmocka_unit_test(facts_are_equal_exactly_when_their_bytes_are),
        cmocka_unit_test(an_empty_text_is_equal_to_none),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
