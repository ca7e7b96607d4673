/*
 * Tests of src/base/json_names.c.
 */
#include "base/json_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "test.h"

enum { MOST_NAMES = 20000, NAME_ROOM = 16 };

static char kept[MOST_NAMES][NAME_ROOM];
static failing counter;
static ivni_json_names names;

static int start(void **state)
{
    (void)state;
    failing_init(&counter, 0, 0);
    ivni_json_names_init(&names, &counter.allocator);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    ivni_json_names_free(&names);
    return counter.live_blocks != 0;
}

static ivn_status add(const ivni_json_scope *scope, const char *name)
{
    ivn_status status = ivni_json_names_add(&names, scope, name, strlen(name));

    if (status == IVN_OK)
        ivni_json_names_keep(&names, name);
    return status;
}

/* Names of every length that share their beginnings, among them the empty one: 0 is "", 1 is "a", 27 is "ba". */
static const char *spell(unsigned i)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    char backwards[NAME_ROOM];
    size_t length = 0, at = 0;

    for (unsigned rest = i; rest > 0; rest = (rest - 1) / 26)
        backwards[length++] = letters[(rest - 1) % 26];
    while (length > 0)
        kept[i][at++] = backwards[--length];
    kept[i][at] = '\0';
    return kept[i];
}

static void each_name_is_found_again_however_many_there_are(void **state)
{
    static const unsigned counts[] = {1, 2, 15, 16, 17, 18, 63, 64, 65, 66, 300, 3000, MOST_NAMES};

    (void)state;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        ivni_json_scope scope = ivni_json_names_open(&names);

        for (unsigned i = 0; i < counts[c]; i++)
            assert_int_equal(add(&scope, spell(i)), IVN_OK);
        for (unsigned i = 0; i < counts[c]; i++) {
            char copy[NAME_ROOM];

            memcpy(copy, kept[i], sizeof copy);
            assert_int_equal(add(&scope, copy), IVN_ERROR_DUPLICATE);
        }
        ivni_json_names_close(&names, &scope);
    }
}

static void objects_within_objects_do_not_see_each_other_s_names(void **state)
{
    ivni_json_scope outer = ivni_json_names_open(&names);

    (void)state;
    for (unsigned i = 0; i < 200; i++) {
        ivni_json_scope inner;

        assert_int_equal(add(&outer, spell(i)), IVN_OK);
        inner = ivni_json_names_open(&names);
        for (unsigned k = 0; k < i; k++)
            assert_int_equal(add(&inner, kept[k]), IVN_OK);
        for (unsigned k = 0; k < i; k++)
            assert_int_equal(add(&inner, kept[k]), IVN_ERROR_DUPLICATE);
        ivni_json_names_close(&names, &inner);
    }
    for (unsigned i = 0; i < 200; i++)
        assert_int_equal(add(&outer, kept[i]), IVN_ERROR_DUPLICATE);
    ivni_json_names_close(&names, &outer);
}

/* The bytes of these differ in the last bit, in the first, and in the bytes that are beyond ASCII. */
static void names_differ_by_a_single_bit(void **state)
{
    static char made[256][3];
    ivni_json_scope scope = ivni_json_names_open(&names);

    (void)state;
    for (int i = 1; i < 256; i++) {
        made[i][0] = (char)i;
        made[i][1] = (char)(i ^ 1);
        assert_int_equal(add(&scope, made[i]), IVN_OK);
    }
    for (int i = 1; i < 256; i++)
        assert_int_equal(add(&scope, made[i]), IVN_ERROR_DUPLICATE);
    ivni_json_names_close(&names, &scope);
}

static void long_names_are_compared_to_their_ends(void **state)
{
    static char made[40][60];
    ivni_json_scope scope = ivni_json_names_open(&names);

    (void)state;
    for (int i = 0; i < 40; i++) {
        memset(made[i], 'm', 59);
        made[i][i] = 'n';
        assert_int_equal(add(&scope, made[i]), IVN_OK);
    }
    for (int i = 0; i < 40; i++)
        assert_int_equal(add(&scope, made[i]), IVN_ERROR_DUPLICATE);
    ivni_json_names_close(&names, &scope);
}

/* In memory that begins with the lowest byte, these two have the same hash; nothing depends on it but this test's
 * worth. */
static void names_of_the_same_hash_are_still_two(void **state)
{
    ivni_json_scope scope = ivni_json_names_open(&names);

    (void)state;
    assert_int_equal(add(&scope, "cbbb"), IVN_OK);
    assert_int_equal(add(&scope, "cbbbb"), IVN_OK);
    assert_int_equal(add(&scope, "cbbb"), IVN_ERROR_DUPLICATE);
    ivni_json_names_close(&names, &scope);
}

static ivn_status adds_many(const ivn_allocator *allocator, void *user)
{
    ivni_json_names own;
    ivni_json_scope scope;
    ivn_status status = IVN_OK;

    (void)user;
    ivni_json_names_init(&own, allocator);
    scope = ivni_json_names_open(&own);
    for (unsigned i = 0; status == IVN_OK && i < 2000; i++) {
        status = ivni_json_names_add(&own, &scope, spell(i), strlen(kept[i]));
        if (status == IVN_OK)
            ivni_json_names_keep(&own, kept[i]);
    }
    ivni_json_names_free(&own);
    return status;
}

static void running_out_of_memory_leaks_nothing(void **state)
{
    (void)state;
    failing_every(adds_many, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_name_is_found_again_however_many_there_are, start, finish),
        cmocka_unit_test_setup_teardown(objects_within_objects_do_not_see_each_other_s_names, start, finish),
        cmocka_unit_test_setup_teardown(names_differ_by_a_single_bit, start, finish),
        cmocka_unit_test_setup_teardown(long_names_are_compared_to_their_ends, start, finish),
        cmocka_unit_test_setup_teardown(names_of_the_same_hash_are_still_two, start, finish),
        cmocka_unit_test(running_out_of_memory_leaks_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
