/*
 * Tests of src/schema/read.c: what is read, what is refused, where and in which words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "failing.h"
#include "tables.h"
#include "test.h"
#include "things.h"

static void every_kind_of_member_is_read(void **state)
{
    outcome made = read_json(
        context, &thing_table,
        "{\"flag\":true,\"sex\":\"female\",\"group\":9,\"percent\":55,\"any\":-2147483648,\"day\":\"1970-01-02\","
        "\"moment\":\"1970-01-01T00:00:01.005Z\",\"level\":-5,\"name\":\"A\xc3\xa9\",\"key\":\"a/b-c_d.e@1\","
        "\"single\":{\"area\":\"family\",\"key\":\"k\"},\"parts\":[{\"area\":\"finance\",\"key\":\"l\",\"hours\":0}],"
        "\"parts_complete\":false,\"notes\":[\"one\",\"two\"],\"cohorts\":[\"women\",\"older\"],\"subject\":\"age\","
        "\"value\":18,\"values\":[3,1],\"id\":\"x\"}");
    const thing *read = made.value;

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    assert_int_equal(read->size, sizeof *read);
    assert_int_equal(read->flag, IVN_YES);
    assert_int_equal(read->sex, IVN_SEX_FEMALE);
    assert_int_equal(read->group, 9);
    assert_int_equal(read->percent.known, 1);
    assert_int_equal(read->percent.value, 55);
    assert_int_equal(read->any.value, INT32_MIN);
    assert_int_equal(read->day.value, 1);
    assert_int_equal(read->moment.known, 1);
    assert_int_equal(read->moment.value, 1005);
    assert_int_equal(read->level, -5);
    assert_string_equal(read->name, "A\xc3\xa9");
    assert_string_equal(read->key, "a/b-c_d.e@1");
    assert_int_equal(read->single->area, IVN_NEED_FAMILY);
    assert_int_equal(read->single->hours.known, 0);
    assert_int_equal(read->part_count, 1);
    assert_string_equal(read->parts[0]->key, "l");
    assert_int_equal(read->parts[0]->hours.known, 1);
    assert_int_equal(read->parts_complete, IVN_NO);
    assert_int_equal(read->note_count, 2);
    assert_string_equal(read->notes[1], "two");
    assert_int_equal(read->cohort_count, 2);
    assert_int_equal(read->cohorts[0], IVN_COHORT_WOMEN);
    assert_int_equal(read->value.value, 18);
    assert_int_equal(read->value_count, 2);
    assert_int_equal(read->values[0], 3);
    assert_string_equal(read->id, "x");
    outcome_free(&made);
}

static void what_is_absent_null_or_empty_is_not_known(void **state)
{
    static const thing nothing = {.size = sizeof nothing};
    static const char *const texts[] = {
        "{\"level\":0}",
        "{\"level\":0,\"flag\":null,\"sex\":null,\"percent\":null,\"day\":null,\"moment\":null,\"name\":null}",
        "{\"level\":0,\"name\":\"\",\"key\":\"\",\"parts\":[],\"notes\":[],\"cohorts\":[],\"values\":[]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        outcome made = read_json(context, &thing_table, texts[i]);

        assert_int_equal(made.status, IVN_OK);
        assert_memory_equal(made.value, &nothing, sizeof nothing);
        outcome_free(&made);
    }
}

/* The member that decides may stand behind. */
static void a_value_means_what_its_subject_says(void **state)
{
    static const struct {
        const char *json;
        int32_t value;
    } rows[] = {
        {"{\"level\":0,\"value\":\"female\",\"subject\":\"sex\"}", IVN_SEX_FEMALE},
        {"{\"level\":0,\"subject\":\"licence\",\"value\":false}", IVN_NO},
        {"{\"level\":0,\"subject\":\"licence\",\"value\":true}", IVN_YES},
        {"{\"level\":0,\"subject\":\"last_violent_offence\",\"value\":\"1970-02-01\"}", 31},
        {"{\"level\":0,\"subject\":\"age\",\"value\":18}", 18},
        {"{\"level\":0,\"value\":18}", 18},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        outcome made = read_json(context, &thing_table, rows[i].json);

        if (made.status != IVN_OK)
            fail_msg("%s", rows[i].json);
        assert_int_equal(((const thing *)made.value)->value.known, 1);
        assert_int_equal(((const thing *)made.value)->value.value, rows[i].value);
        outcome_free(&made);
    }
}

typedef struct refused {
    const char *json, *pointer, *message, *expected;
    ivn_status status;
} refused;

#define WRONG(json, pointer, what, expected, status)                                                                   \
    {                                                                                                                  \
        json, pointer, what, expected, status                                                                          \
    }
#define NO(member, pointer, what, expected)                                                                            \
    WRONG("{\"level\":0," member "}", pointer, what, expected, IVN_ERROR_INVALID)
#define WHOLE "a whole number"
#define NEEDS                                                                                                          \
    "one of: accommodation, employment, finance, attitudes, family, lifestyle, emotional, social_inclusion, alcohol, " \
    "dependency, domestic_abuse"
#define COHORTS                                                                                                        \
    "one of: ethnic_minority, learning_disability, young_adult, veteran, transgender, older, health, women, "          \
    "foreign_national, sexual_offence"
#define DATE "a date such as 2026-11-22"
#define INSTANT "an instant in UTC of the years 1 to 9999, such as 2026-11-22T09:30:00.000Z"
#define MOMENT(text, what) WRONG("{\"level\":0,\"moment\":\"" text "\"}", "/moment", what, INSTANT, IVN_ERROR_DATE)
#define KEY "a key of lower-case letters, digits and any of - _ . / @, of at most 1000 bytes"

static const refused rows[] = {
    WRONG("[]", "", "a list stands here", "an object", IVN_ERROR_INVALID),
    WRONG("null", "", "null stands here", "an object", IVN_ERROR_INVALID),
    WRONG("{}", "/level", "missing", "a whole number from -5 to 5", IVN_ERROR_INVALID),
    WRONG("{\"level\":null}", "/level", "missing", "a whole number from -5 to 5", IVN_ERROR_INVALID),
    WRONG("{\"level\":6}", "/level", "another number stands here", "a whole number from -5 to 5", IVN_ERROR_INVALID),
    NO("\"flag\":1", "/flag", "a number stands here", "true or false"),
    NO("\"flag\":\"true\"", "/flag", "a text stands here", "true or false"),
    NO("\"parts_complete\":[]", "/parts_complete", "a list stands here", "true or false"),
    NO("\"sex\":1", "/sex", "a number stands here", "one of: male, female"),
    NO("\"sex\":\"Male\"", "/sex", "another word stands here", "one of: male, female"),
    NO("\"subject\":\"age2\"", "/subject", "another word stands here", "a word of the vocabulary of \"subject\""),
    NO("\"group\":0", "/group", "another number stands here", "a whole number from 1 to 9"),
    NO("\"group\":10", "/group", "another number stands here", "a whole number from 1 to 9"),
    NO("\"percent\":101", "/percent", "another number stands here", "a whole number from 0 to 100"),
    NO("\"percent\":-1", "/percent", "another number stands here", "a whole number from 0 to 100"),
    NO("\"percent\":5.5", "/percent", "another number stands here", "a whole number from 0 to 100"),
    NO("\"percent\":\"5\"", "/percent", "a text stands here", "a whole number from 0 to 100"),
    NO("\"percent\":true", "/percent", "true or false stands here", "a whole number from 0 to 100"),
    NO("\"any\":2147483648", "/any", "another number stands here", WHOLE),
    NO("\"any\":{}", "/any", "an object stands here", WHOLE),
    WRONG("{\"level\":0,\"day\":\"2026-02-29\"}", "/day", "no date stands here", DATE, IVN_ERROR_DATE),
    WRONG("{\"level\":0,\"day\":\"22/11/2026\"}", "/day", "no date stands here", DATE, IVN_ERROR_DATE),
    NO("\"day\":20000", "/day", "a number stands here", DATE),
    MOMENT("2026-11-22", "no instant stands here"),
    MOMENT("2026-11-22T09:30:00", "an instant that does not end in Z stands here"),
    MOMENT("2026-11-22T09:30:00z", "an instant that does not end in Z stands here"),
    MOMENT("2026-11-22T09:30:00+00:00", "an instant that does not end in Z stands here"),
    MOMENT("2026-11-22T09:30:00.000+01:00", "an instant that does not end in Z stands here"),
    MOMENT("2026-11-22T09:30:00.5Z", "no instant stands here"),
    MOMENT("2026-11-22T09:30:60Z", "no instant stands here"),
    MOMENT("2026-02-29T09:30:00+00:00", "no instant stands here"),
    MOMENT("0000-12-31T23:59:59.999Z", "an instant of another year stands here"),
    MOMENT("10000-01-01T00:00:00.000Z", "no instant stands here"),
    MOMENT("-0001-01-01T00:00:00.000Z", "no instant stands here"),
    NO("\"moment\":0", "/moment", "a number stands here", INSTANT),
    NO("\"name\":5", "/name", "a number stands here", "a text of at most 8 bytes"),
    NO("\"name\":\"123456789\"", "/name", "a longer text stands here", "a text of at most 8 bytes"),
    NO("\"key\":\"A\"", "/key", "no key stands here", KEY),
    NO("\"key\":\"a b\"", "/key", "no key stands here", KEY),
    NO("\"single\":[]", "/single", "a list stands here", "an object"),
    NO("\"single\":{\"area\":\"family\"}", "/single/key", "missing", KEY),
    NO("\"single\":{\"area\":\"family\",\"key\":\"\"}", "/single/key", "an empty text stands here", KEY),
    NO("\"single\":{\"key\":\"k\"}", "/single/area", "missing", NEEDS),
    NO("\"parts\":{}", "/parts", "an object stands here", "a list of objects"),
    NO("\"parts\":[null]", "/parts/0", "null stands here", "an object"),
    NO("\"parts\":[{\"area\":\"family\",\"key\":\"k\"},5]", "/parts/1", "a number stands here", "an object"),
    NO("\"notes\":\"a\"", "/notes", "a text stands here", "a list of texts"),
    NO("\"notes\":[\"a\",null]", "/notes/1", "null stands here", "a text of at most 20 bytes"),
    NO("\"notes\":[\"\"]", "/notes/0", "an empty text stands here", "a text of at most 20 bytes"),
    NO("\"notes\":[\"123456789012345678901\"]", "/notes/0", "a longer text stands here", "a text of at most 20 bytes"),
    NO("\"cohorts\":true", "/cohorts", "true or false stands here", "a list of words"),
    NO("\"cohorts\":[\"men\"]", "/cohorts/0", "another word stands here", COHORTS),
    NO("\"cohorts\":[8]", "/cohorts/0", "a number stands here", COHORTS),
    NO("\"cohorts\":[\"women\",\"older\",\"women\"]", "/cohorts/2", "the same stands before", COHORTS),
    NO("\"subject\":\"sex\",\"value\":1", "/value", "a number stands here", "one of: male, female"),
    NO("\"subject\":\"licence\",\"value\":\"yes\"", "/value", "a text stands here", "true or false"),
    NO("\"subject\":\"age\",\"value\":\"18\"", "/value", "a text stands here", WHOLE),
    NO("\"subject\":\"eligible_for\",\"value\":1", "/value", "a number stands here", "nothing"),
    NO("\"subject\":\"sex\",\"values\":[\"male\",\"boy\"]", "/values/1", "another word stands here",
       "one of: male, female"),
    NO("\"subject\":\"age\",\"values\":[0]", "/values/0", "a number stands here", WHOLE),
    NO("\"subject\":\"age\",\"values\":[5,5]", "/values/1", "the same stands before", WHOLE),
    NO("\"subject\":\"age\",\"values\":5", "/values", "a number stands here", "a list of whole numbers"),
    NO("\"subject\":\"sex\",\"values\":\"male\"", "/values", "a text stands here", "a list of words"),
    NO("\"subject\":\"last_violent_offence\",\"values\":[5]", "/values/0", "a number stands here", DATE),
    NO("\"subject\":\"eligible_for\",\"values\":[5]", "/values/0", "a number stands here", "nothing"),
    NO("\"subject\":\"licence\",\"values\":[true]", "/values/0", "true or false stands here", "true or false"),
    {"{\"level\":5}", "", "level 5 without a day", "a day", IVN_ERROR_INVALID},
    {"{\"level\":0,\"Kevin Smith\":1}", "", "unknown member: number 2 of this object", NULL, IVN_ERROR_INVALID},
    {"{\"level\":0,\"\":1}", "", "unknown member: number 2 of this object", NULL, IVN_ERROR_INVALID},
    {"{\"level\":0,\"size\":112}", "", "unknown member: number 2 of this object", NULL, IVN_ERROR_INVALID},
    {"{\"level\":0,\"single\":{\"area\":\"family\",\"key\":\"k\",\"note\":\"\"}}", "/single",
     "unknown member: number 3 of this object", "one of: area, key, hours", IVN_ERROR_INVALID},
};

static void what_is_wrong_is_refused_with_place_and_expectation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        outcome made = read_json(context, &thing_table, rows[i].json);
        const ivn_violations_view *view = ivn_violations_read(made.violations);

        if (made.status != IVN_ERROR_INVALID || view->count != 1)
            fail_msg("%s: %s, %u violations", rows[i].json, ivn_status_name(made.status), view->count);
        assert_string_equal(view->list[0]->pointer, rows[i].pointer);
        assert_string_equal(view->list[0]->message, rows[i].message);
        if (rows[i].expected != NULL)
            assert_string_equal(view->list[0]->expected, rows[i].expected);
        assert_int_equal(view->list[0]->status, rows[i].status);
        outcome_free(&made);
    }
}

/* Of bag_table. */
static const refused empty_rows[] = {
    {"{\"first\":{\"area\":\"family\",\"key\":\"k\"}}", "/parts", "missing", "a list of objects", IVN_ERROR_INVALID},
    {"{\"first\":{\"area\":\"family\",\"key\":\"k\"},\"parts\":[]}", "/parts", "an empty list stands here",
     "a list of objects", IVN_ERROR_INVALID},
    {"{\"first\":null,\"parts\":[{\"area\":\"family\",\"key\":\"k\"}]}", "/first", "missing", "an object",
     IVN_ERROR_INVALID},
};

static void what_must_not_be_empty_is_refused_when_it_is(void **state)
{
    (void)state;
    table_is_sound(&bag_table);
    for (size_t i = 0; i < sizeof empty_rows / sizeof *empty_rows; i++) {
        outcome made = read_json(context, &bag_table, empty_rows[i].json);
        const ivn_violations_view *view = ivn_violations_read(made.violations);

        assert_int_equal(view->count, 1);
        assert_string_equal(view->list[0]->pointer, empty_rows[i].pointer);
        assert_string_equal(view->list[0]->message, empty_rows[i].message);
        assert_string_equal(view->list[0]->expected, empty_rows[i].expected);
        outcome_free(&made);
    }
}

static void all_mistakes_are_told_at_once_in_the_order_of_the_document(void **state)
{
    static const char *const pointers[] = {"/flag",    "",           "/parts/0/hours", "/parts/0/key",
                                           "/parts/2", "/cohorts/0", "/level"};
    outcome made =
        read_json(context, &thing_table,
                  "{\"flag\":0,\"colour\":1,\"parts\":[{\"area\":\"family\",\"hours\":301},{\"area\":\"family\","
                  "\"key\":\"k\"},7],\"cohorts\":[\"x\",\"older\"]}");
    const ivn_violations_view *view = ivn_violations_read(made.violations);

    (void)state;
    assert_int_equal(view->count, sizeof pointers / sizeof *pointers);
    for (uint32_t i = 0; i < view->count; i++)
        assert_string_equal(view->list[i]->pointer, pointers[i]);
    outcome_free(&made);
}

static void the_pointer_starts_where_the_tree_stands(void **state)
{
    ivn_violations *violations = ivni_violations_new(context), *found = NULL;
    ivni_arena arena = test_arena();
    const void *value;
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivni_json_read(context, "{\"level\":9}", 11, &tree, NULL), IVN_OK);
    assert_int_equal(ivni_schema_read(context, &thing_table, tree, "/users/3", &arena, &value, violations), IVN_OK);
    assert_null(value);
    assert_int_equal(ivni_violations_finish(violations, &found, NULL), IVN_ERROR_INVALID);
    assert_string_equal(ivn_violations_read(found)->list[0]->pointer, "/users/3/level");
    ivn_violations_free(found);
    ivni_arena_free(&arena);
    cJSON_Delete(tree);
}

static void a_pointer_too_long_to_keep_is_cut_between_its_parts(void **state)
{
    static const struct {
        size_t root, pointer;
    } lengths[] = {{900, 906}, {1018, 1018}, {1023, 1023}, {2000, 1023}};
    char root[2001];
    cJSON *tree = NULL;

    (void)state;
    memset(root, 'a', sizeof root);
    root[0] = '/';
    assert_int_equal(ivni_json_read(context, "{\"level\":9}", 11, &tree, NULL), IVN_OK);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        ivn_violations *violations = ivni_violations_new(context), *found = NULL;
        ivni_arena arena = test_arena();
        const void *value;

        root[lengths[i].root] = '\0';
        assert_int_equal(ivni_schema_read(context, &thing_table, tree, root, &arena, &value, violations), IVN_OK);
        assert_int_equal(ivni_violations_finish(violations, &found, NULL), IVN_ERROR_INVALID);
        assert_int_equal(strlen(ivn_violations_read(found)->list[0]->pointer), lengths[i].pointer);
        root[lengths[i].root] = 'a';
        ivn_violations_free(found);
        ivni_arena_free(&arena);
    }
    cJSON_Delete(tree);
}

static void a_list_of_codes_longer_than_any_vocabulary_is_refused_at_once(void **state)
{
    char *json = malloc(100 + 300 * 8);
    outcome made;

    (void)state;
    assert_non_null(json);
    strcpy(json, "{\"level\":0,\"cohorts\":[\"women\"");
    for (int i = 0; i < 256; i++)
        strcat(json, ",\"older\"");
    strcat(json, "]}");
    made = read_json(context, &thing_table, json);
    assert_int_equal(ivn_violations_read(made.violations)->count, 1);
    assert_string_equal(ivn_violations_read(made.violations)->list[0]->pointer, "/cohorts");
    outcome_free(&made);
    free(json);
}

static ivn_context *context_of_depth(uint32_t depth)
{
    ivn_context_options options = {.size = sizeof options, .max_depth = depth};
    ivn_context *made = NULL;

    assert_int_equal(ivn_context_new(&options, &made), IVN_OK);
    return made;
}

static void structs_deeper_than_the_context_allows_are_refused(void **state)
{
    static const char json[] = "{\"level\":0,\"parts\":[{\"area\":\"family\",\"key\":\"k\"}]}";
    ivn_context *one = context_of_depth(1), *two = context_of_depth(2);
    ivn_violations *violations = ivni_violations_new(context), *found = NULL;
    ivni_arena arena = test_arena();
    cJSON *tree = NULL;
    const void *value;

    (void)state;
    assert_int_equal(ivni_json_read(context, json, strlen(json), &tree, NULL), IVN_OK);
    assert_int_equal(ivni_schema_read(two, &thing_table, tree, "", &arena, &value, violations), IVN_OK);
    assert_non_null(value);
    assert_int_equal(ivni_schema_read(one, &thing_table, tree, "", &arena, &value, violations), IVN_OK);
    assert_null(value);
    assert_int_equal(ivni_violations_finish(violations, &found, NULL), IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(found)->list[0]->status, IVN_ERROR_DEPTH);
    assert_string_equal(ivn_violations_read(found)->list[0]->pointer, "/parts/0");
    ivn_violations_free(found);
    ivn_context_free(one);
    ivn_context_free(two);
    ivni_arena_free(&arena);
    cJSON_Delete(tree);
}

static void more_than_the_document_may_hold_is_refused(void **state)
{
    ivn_violations *violations = ivni_violations_new(context);
    ivni_arena arena = test_arena();
    const void *value;
    cJSON *tree = NULL;

    (void)state;
    arena.limit = 150;
    assert_int_equal(ivni_json_read(context, "{\"level\":0,\"name\":\"abc\"}", 24, &tree, NULL), IVN_OK);
    assert_int_equal(ivni_schema_read(context, &thing_table, tree, "", &arena, &value, violations), IVN_ERROR_LIMIT);
    assert_null(value);
    ivn_violations_free(violations);
    ivni_arena_free(&arena);
    cJSON_Delete(tree);
}

static ivn_status reads_right_and_wrong(const ivn_context *with, void *user)
{
    const char *json = user;
    ivn_violations *violations = NULL, *found = NULL;
    ivni_arena arena;
    const void *value = NULL;
    cJSON *tree = NULL;
    ivn_status status = ivni_json_read(with, json, strlen(json), &tree, NULL), finished;

    if (status != IVN_OK)
        return status;
    ivni_arena_init(&arena, &with->allocator, with->max_document_bytes);
    violations = ivni_violations_new(with);
    status = ivni_schema_read(with, &thing_table, tree, "", &arena, &value, violations);
    finished = ivni_violations_finish(violations, &found, NULL);
    ivn_violations_free(found);
    ivni_arena_free(&arena);
    cJSON_Delete(tree);
    if (status != IVN_OK)
        return value == NULL ? status : IVN_ERROR_ARGUMENT;
    return finished == IVN_ERROR_INVALID && strstr(json, "\"flag\":0") != NULL ? IVN_OK : finished;
}

/* So much that memory is called for in the middle of each list. */
static char *long_json(void)
{
    static const char *const openings[] = {"{\"level\":0,\"parts\":[", "],\"notes\":["};
    static const char *const elements[] = {"{\"area\":\"family\",\"key\":\"some-key\"}", "\"some text\""};
    char *json = malloc(100 + 100 * 60);

    assert_non_null(json);
    json[0] = '\0';
    for (int list = 0; list < 2; list++) {
        strcat(json, openings[list]);
        for (int i = 0; i < 100; i++)
            strcat(strcat(json, i == 0 ? "" : ","), elements[list]);
    }
    return strcat(json, "],\"name\":\"a\"}");
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    char *json = long_json();

    (void)state;
    failing_every_with_context(reads_right_and_wrong,
                               "{\"level\":0,\"name\":\"a\",\"single\":{\"area\":\"family\",\"key\":\"k\"},"
                               "\"notes\":[\"a\",\"b\"],\"cohorts\":[\"older\"]}");
    failing_every_with_context(reads_right_and_wrong, "{\"level\":0,\"flag\":0,\"notes\":[\"a\",7],\"parts\":[5]}");
    failing_every_with_context(reads_right_and_wrong, json);
    free(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_member_is_read),
        cmocka_unit_test(what_is_absent_null_or_empty_is_not_known),
        cmocka_unit_test(a_value_means_what_its_subject_says),
        cmocka_unit_test(what_is_wrong_is_refused_with_place_and_expectation),
        cmocka_unit_test(what_must_not_be_empty_is_refused_when_it_is),
        cmocka_unit_test(a_pointer_too_long_to_keep_is_cut_between_its_parts),
        cmocka_unit_test(all_mistakes_are_told_at_once_in_the_order_of_the_document),
        cmocka_unit_test(the_pointer_starts_where_the_tree_stands),
        cmocka_unit_test(a_list_of_codes_longer_than_any_vocabulary_is_refused_at_once),
        cmocka_unit_test(structs_deeper_than_the_context_allows_are_refused),
        cmocka_unit_test(more_than_the_document_may_hold_is_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
