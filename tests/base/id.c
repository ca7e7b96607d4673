/*
 * Tests of src/base/id.c. The ids were made with Python's uuid module.
 */
#include "base/id.h"

#include <string.h>

#include "test.h"

static void the_namespace_stays_what_it_is(void **state)
{
    char text[IVNI_ID_TEXT];

    (void)state;
    ivni_id_print(&ivni_namespace, text);
    assert_string_equal(text, "c9f69e4f-5e16-51df-b13d-d824f032fd2d");
}

static void the_same_name_makes_the_same_id_everywhere(void **state)
{
    static const char name[] = "rate-card-2019/victims-awareness";
    char text[IVNI_ID_TEXT];
    ivni_id id;

    (void)state;
    ivni_id_make(&ivni_namespace, name, strlen(name), &id);
    ivni_id_print(&id, text);
    assert_string_equal(text, "940d7844-6c44-5efc-b9bb-720bba7b0a23");
    ivni_id_make(&ivni_namespace, "", 0, &id);
    ivni_id_print(&id, text);
    assert_string_equal(text, "7defd259-dc09-539b-8dac-43c1a84fabd4");
}

static void an_id_is_read_in_either_case(void **state)
{
    ivni_id id;

    (void)state;
    assert_int_equal(ivni_id_parse("C9F69E4F-5E16-51df-b13d-d824f032fd2d", &id), 1);
    assert_memory_equal(id.bytes, ivni_namespace.bytes, sizeof id.bytes);
}

static void what_is_not_an_id_leaves_the_old_one(void **state)
{
    static const char *const texts[] = {
        "",
        "c9f69e4f",
        "c9f69e4f-5e16-51df-b13d-d824f032fd2",
        "c9f69e4f-5e16-51df-b13d-d824f032fd2dd",
        "c9f69e4f-5e16-51df-b13d-d824f032fd2g",
        "c9f69e4f5e16-51df-b13d-d824f032fd2d0",
        "{9f69e4f-5e16-51df-b13d-d824f032fd2d",
        "\xff\x39\x66\x36-5e16-51df-b13d-d824f032fd2d",
        ("c9f69e4f-5e16-51df-b13d-d824f032f\xff"
         "d2"),
    };
    ivni_id id = ivni_namespace;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(ivni_id_parse(texts[i], &id), 0);
    assert_memory_equal(id.bytes, ivni_namespace.bytes, sizeof id.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_namespace_stays_what_it_is),
        cmocka_unit_test(the_same_name_makes_the_same_id_everywhere),
        cmocka_unit_test(an_id_is_read_in_either_case),
        cmocka_unit_test(what_is_not_an_id_leaves_the_old_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
