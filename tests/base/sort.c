/*
 * Tests of src/base/sort.c.
 */
#include "base/sort.h"

#include "test.h"

#define MOST 300u

typedef struct card {
    uint32_t value, place;
} card;

static int smaller(const void *list, uint32_t a, uint32_t b)
{
    const card *cards = list;

    return cards[a].value < cards[b].value;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void assert_sorted(uint32_t count, uint32_t kinds, uint32_t seed)
{
    card cards[MOST] = {{0, 0}};
    uint32_t order[MOST], scratch[MOST];
    uint8_t seen[MOST] = {0};

    for (uint32_t i = 0; i < count; i++)
        cards[i] = (card){next_random(&seed) % kinds, i};
    ivni_sort(cards, count, smaller, order, scratch);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(order[i] < count);
        assert_false(seen[order[i]]);
        seen[order[i]] = 1;
    }
    for (uint32_t i = 1; i < count; i++) {
        const card *before = &cards[order[i - 1]], *after = &cards[order[i]];

        assert_true(before->value < after->value || (before->value == after->value && before->place < after->place));
    }
}

static void lists_of_every_length_are_in_order_and_equal_things_stay_as_they_were(void **state)
{
    (void)state;
    for (uint32_t count = 0; count < MOST; count++) {
        assert_sorted(count, 7, count);
        assert_sorted(count, 100000, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_every_length_are_in_order_and_equal_things_stay_as_they_were),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
