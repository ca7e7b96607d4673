/*
 * Tests of CHOICE rows: a member whose struct is as another member says, in JSON, in structs, and in the JSON Schema.
 */
#include <string.h>

#include "context.h"
#include "failing.h"
#include "golden.h"
#include "tables.h"
#include "test.h"
#include "things.h"

#define ROUNDS 2000

static const part family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .key = "k"};

static void the_tables_of_these_tests_are_sound(void **state)
{
    (void)state;
    table_is_sound(&parcel_table);
}

static void the_code_says_what_is_read(void **state)
{
    outcome one = read_json(context, &parcel_table,
                            "{\"setting\":\"community\",\"content\":{\"area\":\"family\",\"key\":\"k\"}}");
    outcome two =
        read_json(context, &parcel_table, "{\"setting\":\"custody\",\"content\":{\"page\":7,\"text\":\"x\"}}");
    const parcel *of_part = one.value, *of_slip = two.value;

    (void)state;
    assert_int_equal(one.status, IVN_OK);
    assert_int_equal(((const part *)of_part->content)->area, IVN_NEED_FAMILY);
    assert_int_equal(((const part *)of_part->content)->size, sizeof(part));
    assert_int_equal(two.status, IVN_OK);
    assert_int_equal(((const slip *)of_slip->content)->page, 7);
    assert_string_equal(((const slip *)of_slip->content)->text, "x");
    outcome_free(&two);
    outcome_free(&one);
}

static void the_code_may_stand_behind_what_it_decides(void **state)
{
    outcome made = read_json(context, &parcel_table, "{\"content\":{\"page\":7},\"setting\":\"pre_release\"}");

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    assert_int_equal(((const slip *)((const parcel *)made.value)->content)->page, 7);
    outcome_free(&made);
}

/* What is wrong with a document, as "pointer: message; expected", one a line. */
static void expect_violations(const outcome *made, const char *expected)
{
    const ivn_violations_view *view = ivn_violations_read(made->violations);
    char text[2000] = "";

    assert_int_equal(made->status, IVN_ERROR_INVALID);
    for (uint32_t i = 0; i < view->count; i++) {
        strcat(text, view->list[i]->pointer);
        strcat(text, ": ");
        strcat(text, view->list[i]->message);
        strcat(text, "; ");
        strcat(text, view->list[i]->expected);
        strcat(text, "\n");
    }
    assert_string_equal(text, expected);
}

typedef struct reading {
    const char *json, *violations;
} reading;

static const reading refused[] = {
    /* where nothing may stand */
    {"{\"setting\":\"gate\",\"content\":{\"page\":7}}",
     "/content: an object stands here; nothing, as \"setting\" is \"gate\"\n"},
    {"{\"setting\":\"gate\",\"content\":{}}", "/content: an object stands here; nothing, as \"setting\" is \"gate\"\n"},
    {"{\"setting\":\"gate\",\"content\":\"Ann\"}",
     "/content: a text stands here; nothing, as \"setting\" is \"gate\"\n"},
    /* where something must */
    {"{\"setting\":\"community\"}", "/content: missing; an object\n"},
    {"{\"setting\":\"community\",\"content\":null}", "/content: missing; an object\n"},
    /* another kind of thing, members of the other struct, members that are wrong: all of them */
    {"{\"setting\":\"custody\",\"content\":[]}", "/content: a list stands here; an object\n"},
    {"{\"setting\":\"custody\",\"content\":{\"key\":\"k\",\"page\":100,\"about\":{}}}",
     "/content: unknown member: number 1 of this object; one of: page, text, about\n"
     "/content/page: another number stands here; a whole number from 1 to 99\n"
     "/content/about/area: missing; one of: accommodation, employment, finance, attitudes, family, lifestyle, "
     "emotional, social_inclusion, alcohol, dependency, domestic_abuse\n"
     "/content/about/key: missing; a key of lower-case letters, digits and any of - _ . / @, of at most 1000 bytes\n"},
    /* not known what should stand there: it is not looked into */
    {"{\"setting\":\"shop\",\"content\":{\"any\":1}}",
     "/setting: another word stands here; one of: community, pre_release, custody, gate\n"},
    {"{\"setting\":7,\"content\":7}",
     "/setting: a number stands here; one of: community, pre_release, custody, gate\n"},
    {"{\"content\":{\"any\":1}}", "/setting: missing; one of: community, pre_release, custody, gate\n"},
    {"{\"setting\":null,\"content\":7}", "/setting: missing; one of: community, pre_release, custody, gate\n"},
};

static void all_that_is_wrong_is_refused_where_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        outcome made = read_json(context, &parcel_table, refused[i].json);

        expect_violations(&made, refused[i].violations);
        outcome_free(&made);
    }
}

static void what_may_be_missing_is_where_nothing_of_it_is_required(void **state)
{
    static const char *const right[] = {"{\"setting\":\"custody\"}", "{\"setting\":\"custody\",\"content\":{}}",
                                        "{\"setting\":\"gate\"}", "{\"setting\":\"gate\",\"content\":null}"};

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        outcome made = read_json(context, &parcel_table, right[i]);

        assert_int_equal(made.status, IVN_OK);
        assert_int_equal(((const parcel *)made.value)->content != NULL, i == 1);
        outcome_free(&made);
    }
}

static void a_host_s_struct_is_copied_deeply(void **state)
{
    char text[] = "x";
    const slip content = {.size = sizeof content, .page = 7, .text = text, .about = &family};
    const parcel source = {.size = sizeof source, .setting = IVN_SETTING_CUSTODY, .content = &content};
    outcome made = copy_struct(context, &parcel_table, &source);
    const slip *copy;

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    copy = ((const parcel *)made.value)->content;
    assert_true(ivni_schema_equal(&parcel_table, &source, made.value));
    assert_ptr_not_equal(copy, &content);
    assert_ptr_not_equal(copy->text, text);
    assert_ptr_not_equal(copy->about, &family);
    outcome_free(&made);
}

typedef struct newer_slip {
    slip known;
    uint64_t unknown;
} newer_slip;

static void what_is_chosen_may_be_a_newer_host_s(void **state)
{
    newer_slip content = {{.size = sizeof content, .page = 7}, 0};
    const parcel source = {.size = sizeof source, .setting = IVN_SETTING_CUSTODY, .content = &content};
    outcome made = copy_struct(context, &parcel_table, &source);

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    assert_int_equal(((const slip *)((const parcel *)made.value)->content)->size, sizeof(slip));
    outcome_free(&made);
    content.unknown = 1;
    made = copy_struct(context, &parcel_table, &source);
    expect_violations(&made, "/content: not zero behind the 24 bytes that the library knows; zero\n");
    outcome_free(&made);
}

typedef struct copying {
    uint32_t setting;
    const void *content;
    const char *violations;
} copying;

/* What is not known as any struct must not be touched: it may be anything, and end anywhere. */
static void a_host_s_struct_is_refused_as_its_json_is(void **state)
{
    static const part nothing = {.size = sizeof nothing};
    static const char anything[] = "x";
    const copying wrong[] = {
        {IVN_SETTING_GATE, anything, "/content: something stands here; nothing, as \"setting\" is \"gate\"\n"},
        {IVN_SETTING_COMMUNITY, NULL, "/content: missing; an object\n"},
        {IVN_SETTING_COMMUNITY, &nothing,
         "/content/area: missing; one of: accommodation, employment, finance, attitudes, family, lifestyle, emotional, "
         "social_inclusion, alcohol, dependency, domestic_abuse\n"
         "/content/key: missing; a key of lower-case letters, digits and any of - _ . / @, of at most 1000 bytes\n"},
        {0, anything, "/setting: missing; one of: community, pre_release, custody, gate\n"},
        {5, anything, "/setting: another code stands here; 0 or a code of \"setting\", 1 to 4\n"},
        {UINT32_MAX, anything, "/setting: another code stands here; 0 or a code of \"setting\", 1 to 4\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const parcel source = {.size = sizeof source, .setting = wrong[i].setting, .content = wrong[i].content};
        outcome made = copy_struct(context, &parcel_table, &source);

        expect_violations(&made, wrong[i].violations);
        outcome_free(&made);
    }
}

/* For checks across a whole document, nothing of the host's may be left in the copy. */
static void where_the_code_is_refused_the_copy_in_part_has_neither(void **state)
{
    const parcel source = {.size = sizeof source, .setting = 5, .content = &source, .label = "l"};
    ivn_violations *violations = ivni_violations_new(context);
    ivni_arena arena = test_arena();
    const parcel *copy;
    const void *out;

    (void)state;
    assert_int_equal(ivni_schema_copy_partly(context, &parcel_table, &source, "", &arena, &out, violations), IVN_OK);
    copy = out;
    assert_int_equal(ivni_violations_count(violations), 1);
    assert_int_equal(copy->setting, 0);
    assert_null(copy->content);
    assert_string_equal(copy->label, "l");
    ivn_violations_free(violations);
    ivni_arena_free(&arena);
}

static void check_round(const parcel *facts)
{
    ivn_text *json = write_json(context, &parcel_table, facts), *again;
    outcome read = read_json(context, &parcel_table, ivn_text_data(json));
    outcome copy = copy_struct(context, &parcel_table, facts);

    assert_int_equal(read.status, IVN_OK);
    assert_int_equal(copy.status, IVN_OK);
    assert_true(ivni_schema_equal(&parcel_table, facts, read.value));
    assert_true(ivni_schema_equal(&parcel_table, facts, copy.value));
    again = write_json(context, &parcel_table, read.value);
    assert_string_equal(ivn_text_data(json), ivn_text_data(again));
    ivn_text_free(again);
    ivn_text_free(json);
    outcome_free(&read);
    outcome_free(&copy);
}

static void what_is_written_reads_back_as_the_same_facts(void **state)
{
    random_source source = {3};
    uint32_t settings = 0;

    (void)state;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        ivni_arena arena = test_arena();
        const parcel *facts = random_facts(&source, &parcel_table, 10 * (i % 11), &arena);

        check_round(facts);
        settings |= 1u << facts->setting;
        ivni_arena_free(&arena);
    }
    assert_int_equal(settings, 0x1e);
}

static ivn_status describe(const ivn_context *with, ivn_text **out)
{
    ivni_json_writer writer;
    ivni_text text;

    ivni_text_init(&text, with);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_describe(&parcel_table, &writer);
    return ivni_text_finish(&text, out, NULL);
}

/* As a person has read it over; tests/schema/choices.py holds it against what the library takes and refuses. */
static void the_schema_has_a_condition_for_each_alternative(void **state)
{
    ivn_text *golden = golden_json(context, "parcel.schema.json"), *text = NULL;

    (void)state;
    assert_int_equal(describe(context, &text), IVN_OK);
    assert_string_equal(ivn_text_data(text), ivn_text_data(golden));
    ivn_text_free(text);
    ivn_text_free(golden);
}

static ivn_status list(const ivn_context *with, ivn_text **out)
{
    ivni_text text;

    ivni_text_init(&text, with);
    ivni_schema_personal(&parcel_table, &text);
    return ivni_text_finish(&text, out, NULL);
}

/* Two settings choose the slip, whose text is named once. */
static void personal_data_of_all_alternatives_is_named_once(void **state)
{
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(list(context, &text), IVN_OK);
    assert_string_equal(ivn_text_data(text), "/content/hours\n/content/text\n/content/about/hours\n");
    ivn_text_free(text);
}

static ivn_status describes_and_lists(const ivn_context *with, void *user)
{
    ivn_text *schema = NULL, *pointers = NULL;
    ivn_status status = describe(with, &schema);

    (void)user;
    if (status == IVN_OK)
        status = list(with, &pointers);
    ivn_text_free(schema);
    ivn_text_free(pointers);
    return status;
}

static ivn_status takes(const ivn_context *with, const ivni_table *table, const void *source)
{
    const void *copy;
    ivni_arena arena;
    ivn_status status;

    ivni_arena_init(&arena, &with->allocator, with->max_document_bytes);
    status = ivni_schema_take(with, table, source, &arena, &copy, NULL);
    ivni_arena_free(&arena);
    return status;
}

static ivn_status copies(const ivn_context *with, void *user)
{
    const slip content = {.size = sizeof content, .text = "x", .about = &family};
    const parcel source = {.size = sizeof source, .setting = IVN_SETTING_CUSTODY, .content = &content, .label = "l"};

    (void)user;
    return takes(with, &parcel_table, &source);
}

static ivn_status reads(const ivn_context *with, void *user)
{
    static const char json[] = "{\"setting\":\"custody\",\"content\":{\"text\":\"x\",\"page\":2}}";
    ivn_violations *violations;
    const void *read;
    ivni_arena arena;
    cJSON *tree = NULL;
    ivn_status status = ivni_json_read(with, json, sizeof json - 1, &tree, NULL);

    (void)user;
    if (status != IVN_OK)
        return status;
    violations = ivni_violations_new(with);
    ivni_arena_init(&arena, &with->allocator, with->max_document_bytes);
    status = ivni_schema_read(with, &parcel_table, tree, "", &arena, &read, violations);
    status = ivni_violations_conclude(violations, status, NULL, NULL);
    cJSON_Delete(tree);
    ivni_arena_free(&arena);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(describes_and_lists, NULL);
    failing_every_with_context(copies, NULL);
    failing_every_with_context(reads, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_of_these_tests_are_sound),
        cmocka_unit_test(the_code_says_what_is_read),
        cmocka_unit_test(the_code_may_stand_behind_what_it_decides),
        cmocka_unit_test(all_that_is_wrong_is_refused_where_it_stands),
        cmocka_unit_test(what_may_be_missing_is_where_nothing_of_it_is_required),
        cmocka_unit_test(a_host_s_struct_is_copied_deeply),
        cmocka_unit_test(what_is_chosen_may_be_a_newer_host_s),
        cmocka_unit_test(a_host_s_struct_is_refused_as_its_json_is),
        cmocka_unit_test(where_the_code_is_refused_the_copy_in_part_has_neither),
        cmocka_unit_test(what_is_written_reads_back_as_the_same_facts),
        cmocka_unit_test(the_schema_has_a_condition_for_each_alternative),
        cmocka_unit_test(personal_data_of_all_alternatives_is_named_once),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
