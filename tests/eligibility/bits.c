/*
 * Turning bits, against doing it bit by bit.
 */
#include "eligibility/bits.h"

#include <string.h>

#include "tables.h"
#include "test.h"

static uint64_t random_word(random_source *source)
{
    uint64_t word = 0;

    for (int i = 0; i < 4; i++)
        word = word << 16 | random_below(source, 65536);
    return word;
}

static void fill(random_source *source, uint64_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        words[i] = random_word(source);
}

static void rows_become_columns(void **state)
{
    random_source source = {64};
    uint64_t rows[64], turned[64];

    (void)state;
    for (int round = 0; round < 100; round++) {
        fill(&source, rows, 64);
        memcpy(turned, rows, sizeof turned);
        ivni_bits_turn(turned);
        for (unsigned r = 0; r < 64; r++)
            for (unsigned b = 0; b < 64; b++)
                assert_int_equal(turned[b] >> r & 1, rows[r] >> b & 1);
    }
}

static void turning_twice_changes_nothing(void **state)
{
    random_source source = {65};
    uint64_t rows[64], turned[64];

    (void)state;
    fill(&source, rows, 64);
    memcpy(turned, rows, sizeof turned);
    ivni_bits_turn(turned);
    ivni_bits_turn(turned);
    assert_memory_equal(turned, rows, sizeof rows);
}

static void each_answer_is_its_two_bits_plus_one(void **state)
{
    random_source source = {8};
    uint64_t low[4], high[4];
    uint8_t answers[40 * 5 + 4];

    (void)state;
    for (int round = 0; round < 100; round++) {
        fill(&source, low, 4);
        fill(&source, high, 4);
        memset(answers, 9, sizeof answers);
        ivni_bits_answers(low, high, 40, answers, 5);
        for (unsigned p = 0; p < 40; p++) {
            for (unsigned q = 0; q < 4; q++)
                assert_int_equal(answers[5 * p + q], 1 + (low[q] >> p & 1) + 2 * (high[q] >> p & 1));
            assert_int_equal(answers[5 * p + 4], 9);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_columns),
        cmocka_unit_test(turning_twice_changes_nothing),
        cmocka_unit_test(each_answer_is_its_two_bits_plus_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
