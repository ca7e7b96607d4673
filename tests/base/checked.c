/*
 * Tests of src/base/checked.c.
 */
#include "base/checked.h"

#include "test.h"

static void a_sum_beyond_32_bits_is_refused(void **state)
{
    int32_t out = 7;

    (void)state;
    assert_int_equal(ivni_add_i32(INT32_MAX, 1, &out), 0);
    assert_int_equal(ivni_add_i32(INT32_MIN, -1, &out), 0);
    assert_int_equal(out, 7);
}

static void a_sum_within_32_bits_is_written(void **state)
{
    int32_t out = 7;

    (void)state;
    assert_int_equal(ivni_add_i32(INT32_MAX, INT32_MIN, &out), 1);
    assert_int_equal(out, -1);
    assert_int_equal(ivni_add_i32(INT32_MAX - 1, 1, &out), 1);
    assert_int_equal(out, INT32_MAX);
}

static void a_size_that_wraps_is_refused(void **state)
{
    size_t out = 7;

    (void)state;
    assert_int_equal(ivni_add_size(SIZE_MAX, 1, &out), 0);
    assert_int_equal(ivni_multiply_size(SIZE_MAX / 2, 3, &out), 0);
    assert_true(out == 7);
}

static void a_size_that_fits_is_written(void **state)
{
    size_t out = 7;

    (void)state;
    assert_int_equal(ivni_add_size(SIZE_MAX - 1, 1, &out), 1);
    assert_true(out == SIZE_MAX);
    assert_int_equal(ivni_multiply_size(0, SIZE_MAX, &out), 1);
    assert_true(out == 0);
    assert_int_equal(ivni_multiply_size(SIZE_MAX, 1, &out), 1);
    assert_true(out == SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_beyond_32_bits_is_refused),
        cmocka_unit_test(a_sum_within_32_bits_is_written),
        cmocka_unit_test(a_size_that_wraps_is_refused),
        cmocka_unit_test(a_size_that_fits_is_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
