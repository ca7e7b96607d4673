/*
 * Tests of src/casework/identity.c: ids and reference numbers follow from commands, and no number can be misread.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <interventions/interventions.h>

#include "test.h"

#define MANY 40000u

static void make_id(uint32_t n, char out[37])
{
    snprintf(out, 37, "%08x-93a5-4d8c-8a57-2f6ad1f8f7a1", (unsigned)n);
}

static int is_letter(char c)
{
    return c >= 'A' && c <= 'Z' && strchr("IOSBZ", c) == NULL;
}

static int has(const char *text, char c)
{
    return strchr(text, c) != NULL;
}

static void a_number_is_two_letters_four_digits_two_letters(void **state)
{
    char id[37], number[9];

    (void)state;
    for (uint32_t n = 0; n < MANY; n++) {
        make_id(n, id);
        assert_int_equal(ivn_reference_number(id, n % 3, number), IVN_OK);
        if (strlen(number) != 8)
            fail_msg("%s", number);
        for (int i = 0; i < 8; i++) {
            int digit = i >= 2 && i < 6;

            if (digit ? number[i] < '0' || number[i] > '9' : !is_letter(number[i]))
                fail_msg("%s", number);
        }
    }
}

static void no_number_holds_two_that_look_alike(void **state)
{
    static const char pairs[][2] = {{'0', 'O'}, {'1', 'I'}, {'5', 'S'}, {'8', 'B'}, {'2', 'Z'}};
    char id[37], number[9];

    (void)state;
    for (uint32_t n = 0; n < MANY; n++) {
        make_id(n, id);
        ivn_reference_number(id, 0, number);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            if (has(number, pairs[i][0]) && has(number, pairs[i][1]))
                fail_msg("%s", number);
        }
    }
}

/* Chi-squared over what stands at each place: 20 or 9 degrees of freedom, both far below their 0.1 % limits. */
static void each_letter_and_digit_stands_at_each_place_as_often_as_any_other(void **state)
{
    static uint32_t counts[8][128];
    char id[37], number[9];

    (void)state;
    memset(counts, 0, sizeof counts);
    for (uint32_t n = 0; n < MANY; n++) {
        make_id(n, id);
        ivn_reference_number(id, 0, number);
        for (int i = 0; i < 8; i++)
            counts[i][(unsigned char)number[i]]++;
    }
    for (int i = 0; i < 8; i++) {
        int digit = i >= 2 && i < 6;
        double expected = (double)MANY / (digit ? 10 : 21), sum = 0;

        for (int c = 0; c < 128; c++)
            sum += counts[i][c] == 0 ? 0
                                     : ((double)counts[i][c] - expected) * ((double)counts[i][c] - expected) / expected;
        if (sum > (digit ? 27.9 : 45.3))
            fail_msg("place %d: %f", i, sum);
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Of 40,000 drawn from 1.9 thousand million, hardly two are expected to meet. */
static void numbers_meet_no_more_often_than_chance(void **state)
{
    static char numbers[MANY][9];
    uint32_t met = 0;
    char id[37];

    (void)state;
    for (uint32_t n = 0; n < MANY; n++) {
        make_id(n, id);
        ivn_reference_number(id, 0, numbers[n]);
    }
    qsort(numbers, MANY, sizeof *numbers, compare);
    for (uint32_t n = 1; n < MANY; n++)
        met += strcmp(numbers[n - 1], numbers[n]) == 0;
    assert_true(met < 6);
}

static void another_attempt_gives_another_number(void **state)
{
    char id[37], first[9], second[9];
    uint32_t same = 0;

    (void)state;
    for (uint32_t n = 0; n < 1000; n++) {
        make_id(n, id);
        ivn_reference_number(id, 0, first);
        ivn_reference_number(id, 1, second);
        same += strcmp(first, second) == 0;
    }
    assert_int_equal(same, 0);
}

/* Fixed for ever: a record that is stored was named by these. */
static void the_ids_of_today_are_those_of_tomorrow(void **state)
{
    static const char command[] = "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1";
    char id[37], appointment[37], number[9];

    (void)state;
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, command, id), IVN_OK);
    assert_string_equal(id, "b162deb0-c74c-578f-9393-aab9b934bd12");
    assert_int_equal(ivn_appointment_id(id, command, appointment), IVN_OK);
    assert_string_equal(appointment, "06dff0b7-cf04-54f7-8232-5c52e1765712");
    assert_int_equal(ivn_reference_number(command, 0, number), IVN_OK);
    assert_string_equal(number, "FR6488RW");
}

static void capitals_in_an_id_make_no_difference(void **state)
{
    char small[37], capital[37], one[9], other[9];

    (void)state;
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1", small), IVN_OK);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, "5F0C6F0E-93A5-4D8C-8A57-2F6AD1F8F7A1", capital), IVN_OK);
    assert_string_equal(small, capital);
    ivn_reference_number("5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1", 7, one);
    ivn_reference_number("5F0C6F0E-93A5-4D8C-8A57-2F6AD1F8F7A1", 7, other);
    assert_string_equal(one, other);
}

static void what_is_no_id_is_refused(void **state)
{
    static const char *const wrong[] = {"", "5f0c6f0e", "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a", "no id at all",
                                        "{5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1}"};
    char id[37], number[9];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, wrong[i], id), IVN_ERROR_ARGUMENT);
        assert_int_equal(ivn_reference_number(wrong[i], 0, number), IVN_ERROR_ARGUMENT);
    }
    assert_int_equal(ivn_record_id(99, "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1", id), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, NULL, id), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_reference_number(NULL, 0, number), IVN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_two_letters_four_digits_two_letters),
        cmocka_unit_test(no_number_holds_two_that_look_alike),
        cmocka_unit_test(each_letter_and_digit_stands_at_each_place_as_often_as_any_other),
        cmocka_unit_test(numbers_meet_no_more_often_than_chance),
        cmocka_unit_test(another_attempt_gives_another_number),
        cmocka_unit_test(the_ids_of_today_are_those_of_tomorrow),
        cmocka_unit_test(capitals_in_an_id_make_no_difference),
        cmocka_unit_test(what_is_no_id_is_refused),
    };

    return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
