/*
 * Tests of src/schema/make.c: documents all or nothing, mistakes with the bytes at which they stand.
 */
#include "schema/make.h"

#include <string.h>

#include "context.h"
#include "failing.h"
#include "test.h"
#include "things.h"

/* A document of one thing, at a level that the plan may forbid. */
typedef struct holder {
    ivni_arena arena;
    const thing *value;
} holder;

static ivn_status fill(const ivn_context *with, void *document, const ivni_given *given, const void *plan,
                       ivn_violations *violations)
{
    holder *made = document;
    const void *value = NULL;
    ivn_status status = ivni_schema_accept(with, &thing_table, given, &made->arena, &value, violations);

    made->value = value;
    if (value != NULL && plan != NULL && made->value->level == *(const int32_t *)plan)
        ivni_violations_add(violations, IVN_ERROR_CONFLICT, -1, "/level", NULL, "not this level");
    return status;
}

static ivni_making making_with(const int32_t *plan, ivn_violations **violations, ivn_error *error)
{
    return (ivni_making){context, sizeof(holder), fill, plan, violations, error};
}

static void both_forms_make_the_same(void **state)
{
    const thing given = {.size = sizeof given, .level = 3, .name = "A"};
    static const char json[] = "{\"level\": 3, \"name\": \"A\"}";
    const ivni_making making = making_with(NULL, NULL, NULL);
    ivn_status status = IVN_ERROR_STATE;
    holder *one = ivni_make_from_struct(&making, &given, &status), *other;

    (void)state;
    assert_int_equal(status, IVN_OK);
    assert_int_equal(one->value->level, 3);
    other = ivni_make_from_json(&making, json, sizeof json - 1, &status);
    assert_int_equal(status, IVN_OK);
    assert_int_equal(other->value->level, 3);
    assert_string_equal(other->value->name, one->value->name);
    ivni_document_free(one);
    ivni_document_free(other);
}

/* A document with a mistake in it, and where the value begins that is told: of the whole where a member is missing. */
static const struct {
    const char *json, *pointer, *begins;
} mistakes[] = {
    {"{\"level\": 0, \"flag\": 7}", "/flag", "7"},
    {"{\"level\": 0, \"name\": \"123456789\"}", "/name", "\"123"},
    {"{\"level\": 0, \"cohorts\": [\"women\", 8]}", "/cohorts/1", "8"},
    {" {\"flag\": true}", "/level", "{\"flag"},
    {"{\"level\": 0, \"parts\": [{\"area\": \"family\"}]}", "/parts/0/key", "{\"area"},
    {"{\"level\": 0, \"single\": {\"area\": 1, \"key\": \"k\"}}", "/single/area", "1"},
    {"{\"level\": 5}", "", "{"},                     /* found by the check between members */
    {"{\"level\": 4}", "/level", "4"},               /* found by the plan */
    {"{\"level\": 0, \"unknown\": [9]}", "", "[9]"}, /* the pointer ends above it */
    {"{\"subject\": \"sex\", \"value\": 3, \"level\": 0}", "/value", "3"},
    {"\t[]", "", "[]"},
};

static void a_mistake_in_json_is_told_with_its_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        ivn_violations *violations = NULL;
        ivn_error error = {.size = sizeof error};
        const int32_t forbidden = 4;
        const ivni_making making = making_with(&forbidden, &violations, &error);
        const char *json = mistakes[i].json;
        ivn_status status;

        assert_null(ivni_make_from_json(&making, json, strlen(json), &status));
        assert_int_equal(status, IVN_ERROR_INVALID);
        assert_int_equal(ivn_violations_read(violations)->count, 1);
        assert_string_equal(error.pointer, mistakes[i].pointer);
        assert_int_equal(error.offset, strstr(json, mistakes[i].begins) - json);
        assert_int_equal(ivn_violations_read(violations)->list[0]->offset, error.offset);
        ivn_violations_free(violations);
    }
}

static void a_mistake_in_a_struct_has_no_byte(void **state)
{
    const thing given = {.size = sizeof given, .flag = 7};
    ivn_error error = {.size = sizeof error};
    const ivni_making making = making_with(NULL, NULL, &error);
    ivn_status status;

    (void)state;
    assert_null(ivni_make_from_struct(&making, &given, &status));
    assert_int_equal(status, IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/flag");
    assert_int_equal(error.offset, -1);
}

static void what_is_no_json_makes_nothing(void **state)
{
    ivn_violations *violations = NULL;
    ivn_error error = {.size = sizeof error};
    const ivni_making making = making_with(NULL, &violations, &error);
    ivn_status status;

    (void)state;
    assert_null(ivni_make_from_json(&making, "{\"level\" 3}", 11, &status));
    assert_int_equal(status, IVN_ERROR_SYNTAX);
    assert_int_equal(error.offset, 9);
    assert_null(violations);
}

static void a_call_begins_without_violations_and_with_all_arguments(void **state)
{
    ivn_violations *violations = (ivn_violations *)&context;
    ivn_error error = {.size = sizeof error}, wrong = {.size = 1};
    ivni_making making = making_with(NULL, &violations, &error);

    (void)state;
    assert_int_equal(ivni_make_begin(&making, 1, "context and out"), IVN_OK);
    assert_null(violations);
    assert_int_equal(ivni_make_begin(&making, 0, "context and out"), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context and out must not be NULL");
    making.error = &wrong;
    assert_int_equal(ivni_make_begin(&making, 0, "context and out"), IVN_ERROR_SIZE);
}

static ivn_status makes_one(const ivn_context *with, void *user)
{
    static const char json[] = "{\"level\": 3, \"parts\": [{\"area\": \"family\", \"key\": \"k\"}]}";
    const ivni_making making = {with, sizeof(holder), fill, user, NULL, NULL};
    ivn_status status;

    ivni_document_free(ivni_make_from_json(&making, json, sizeof json - 1, &status));
    return status;
}

static ivn_status refuses_one(const ivn_context *with, void *user)
{
    static const char json[] = "{\"level\": 9, \"parts\": [{\"area\": \"family\", \"key\": 7}]}";
    ivn_violations *violations = NULL;
    const ivni_making making = {with, sizeof(holder), fill, user, &violations, NULL};
    ivn_status status;

    ivni_document_free(ivni_make_from_json(&making, json, sizeof json - 1, &status));
    if ((status == IVN_ERROR_INVALID) != (violations != NULL))
        status = IVN_ERROR_STATE;
    ivn_violations_free(violations);
    return status == IVN_ERROR_INVALID ? IVN_OK : status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(makes_one, NULL);
    failing_every_with_context(refuses_one, NULL);
    limit_every(makes_one, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_forms_make_the_same),
        cmocka_unit_test(a_mistake_in_json_is_told_with_its_byte),
        cmocka_unit_test(a_mistake_in_a_struct_has_no_byte),
        cmocka_unit_test(what_is_no_json_makes_nothing),
        cmocka_unit_test(a_call_begins_without_violations_and_with_all_arguments),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
