/*
 * Tests of src/base/json_number.c. The C library's strtod, in the C locale that a test program starts in, is the
 * oracle.
 */
#include "base/json_number.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

/* The test program itself may run in a locale with a decimal comma. */
static double right_value(const char *text)
{
    char before[128];
    double value;

    snprintf(before, sizeof before, "%s", setlocale(LC_NUMERIC, NULL));
    setlocale(LC_NUMERIC, "C");
    value = strtod(text, NULL);
    setlocale(LC_NUMERIC, before);
    return value;
}

static ivn_status read_number(const char *text, double *out, size_t *length, const char **fault)
{
    return ivni_json_number_read(text, strlen(text), out, length, fault);
}

typedef struct row {
    const char *text;
    ivn_status status;
    size_t length; /* read, or where the fault is */
} row;

static const row rows[] = {
    {"0", IVN_OK, 1},
    {"-0.0e-0", IVN_OK, 7},
    {"12,", IVN_OK, 2},
    {"12.5]", IVN_OK, 4},
    {"1e2}", IVN_OK, 3},
    {"0.000000000000000000000000000000", IVN_OK, 32},
    {"123456789012345", IVN_OK, 15},
    {"1000000000000000", IVN_OK, 16},
    {"1000000000000000.0", IVN_OK, 18},
    {"10e14", IVN_OK, 5},
    {"0.001e18", IVN_OK, 8},
    {"100000000000000000000000000e-20", IVN_OK, 31},
    {"0.0000000000000000000000000001e28", IVN_OK, 33},
    {"1234567.89012345", IVN_OK, 16},
    {"-", IVN_ERROR_NUMBER, 1},
    {"-a", IVN_ERROR_NUMBER, 1},
    {"01", IVN_ERROR_NUMBER, 1},
    {"-00", IVN_ERROR_NUMBER, 2},
    {"1.", IVN_ERROR_NUMBER, 2},
    {"1.e5", IVN_ERROR_NUMBER, 2},
    {"1e", IVN_ERROR_NUMBER, 2},
    {"1e+", IVN_ERROR_NUMBER, 3},
    {"1E-x", IVN_ERROR_NUMBER, 3},
    {"1000000000000001", IVN_ERROR_INTEGER, 0},
    {"2000000000000000", IVN_ERROR_INTEGER, 0},
    {"1e16", IVN_ERROR_INTEGER, 0},
    {"-1e16", IVN_ERROR_INTEGER, 0},
    {"1e999999999999999999999999999999", IVN_ERROR_INTEGER, 0},
    {"0.1234567890123456", IVN_ERROR_INTEGER, 0},
    {"1e-23", IVN_ERROR_INTEGER, 0},
    {"1e-999999999999999999999999999999", IVN_ERROR_INTEGER, 0},
};

static void numbers_are_read_to_their_end_or_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = 7;
        size_t length;
        const char *fault;
        ivn_status status = read_number(rows[i].text, &value, &length, &fault);

        if (status != rows[i].status || length != rows[i].length)
            fail_msg("%s: %s at %u", rows[i].text, ivn_status_name(status), (unsigned)length);
        if (status == IVN_OK)
            assert_true(value == right_value(rows[i].text));
        else
            assert_true(value == 7 && fault != NULL);
    }
}

static void each_fault_has_its_own_words(void **state)
{
    static const char *const faulty[] = {"-", "01", "1.", "1e", "1e16", "0.1234567890123456", "1e-23"};
    const char *faults[7];

    (void)state;
    for (int i = 0; i < 7; i++) {
        double value;
        size_t length;

        read_number(faulty[i], &value, &length, &faults[i]);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(faults[i], faults[k]);
    }
}

static void a_zero_has_no_sign(void **state)
{
    double value, zero = 0;
    size_t length;
    const char *fault;

    (void)state;
    assert_int_equal(read_number("-0", &value, &length, &fault), IVN_OK);
    assert_memory_equal(&value, &zero, sizeof value);
}

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 20;
}

static void assert_same_after_writing(double value, const char *text)
{
    char written[IVNI_JSON_NUMBER_TEXT + 1];
    double again;
    size_t length = ivni_json_number_write(value, written), read;
    const char *fault;

    written[length] = '\0';
    if (length == 0 || read_number(written, &again, &read, &fault) != IVN_OK || again != value)
        fail_msg("%s is written as %s", text, written);
}

/* Any mantissa of up to 15 digits with any exponent: read as strtod reads it, and the same again after writing. */
static void reading_rounds_as_it_should_and_writing_loses_nothing(void **state)
{
    uint64_t seed = 2019;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        uint64_t most = 1;
        char text[64];
        double value;
        size_t length;
        const char *fault;
        ivn_status status;

        for (uint64_t digits = next_random(&seed) % 15 + 1; digits > 0; digits--)
            most *= 10;
        snprintf(text, sizeof text, "%s%llue%d", next_random(&seed) % 2 ? "-" : "",
                 (unsigned long long)(next_random(&seed) % most), (int)(next_random(&seed) % 40) - 24);
        status = read_number(text, &value, &length, &fault);
        if (status == IVN_ERROR_INTEGER)
            continue;
        if (status != IVN_OK || value != right_value(text))
            fail_msg("%s is read as %.17g", text, value);
        assert_same_after_writing(value, text);
    }
}

static void numbers_are_written_as_short_as_may_be(void **state)
{
    static const char *const texts[] = {"0",
                                        "5",
                                        "-5",
                                        "0.1",
                                        "-0.25",
                                        "100",
                                        "1000000000000000",
                                        "99999999999999.9",
                                        "0.000123",
                                        "0.0000000000000000000001",
                                        "123456.789"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char written[IVNI_JSON_NUMBER_TEXT + 1];

        written[ivni_json_number_write(right_value(texts[i]), written)] = '\0';
        assert_string_equal(written, texts[i]);
    }
}

static void what_lies_outside_the_bounds_is_not_written(void **state)
{
    static const double values[] = {1.1e15, -1.1e15, 1e300, 1.0 / 3.0, 1e-23, 5e-324};
    const double zero = 0;
    char written[IVNI_JSON_NUMBER_TEXT];

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (ivni_json_number_write(values[i], written) != 0)
            fail_msg("%.17g is written", values[i]);
    assert_int_equal(ivni_json_number_write(1 / zero, written), 0);
    assert_int_equal(ivni_json_number_write(zero / zero, written), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_to_their_end_or_fault),
        cmocka_unit_test(each_fault_has_its_own_words),
        cmocka_unit_test(a_zero_has_no_sign),
        cmocka_unit_test(reading_rounds_as_it_should_and_writing_loses_nothing),
        cmocka_unit_test(numbers_are_written_as_short_as_may_be),
        cmocka_unit_test(what_lies_outside_the_bounds_is_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
