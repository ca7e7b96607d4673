/*
 * Tests of src/store/tree.c, against a plain array.
 */
#include <stdlib.h>

#include "store/tree.h"
#include "tables.h"
#include "test.h"

#define MOST 500

typedef struct thing {
    ivni_node node;
    uint32_t value;
} thing;

static int compare(const void *wanted, const ivni_node *node)
{
    uint32_t a = *(const uint32_t *)wanted, b = ((const thing *)node)->value;

    return a < b ? -1 : a > b;
}

static const thing *first_from(const thing *things, const int *there, uint32_t wanted, int strictly)
{
    for (uint32_t i = wanted + (strictly ? 1 : 0); i < MOST; i++)
        if (there[i])
            return &things[i];
    return NULL;
}

static void assert_same(const ivni_tree *tree, const thing *things, const int *there)
{
    for (uint32_t i = 0; i < MOST; i++) {
        assert_ptr_equal(ivni_tree_find(tree, &i), there[i] ? &things[i].node : NULL);
        assert_ptr_equal(ivni_tree_from(tree, &i, 0), first_from(things, there, i, 0));
        assert_ptr_equal(ivni_tree_from(tree, &i, 1), first_from(things, there, i, 1));
    }
}

static void what_was_added_and_not_removed_is_found_in_order(void **state)
{
    static thing things[MOST];
    static int there[MOST];
    ivni_tree tree = {.compare = compare};
    random_source source = {7};

    (void)state;
    for (uint32_t i = 0; i < MOST; i++)
        things[i].value = i;
    for (int round = 0; round < 4000; round++) {
        uint32_t value = random_below(&source, MOST);

        if (random_below(&source, 2) == 0) {
            assert_int_equal(ivni_tree_add(&tree, &value, &things[value].node), !there[value]);
            there[value] = 1;
        } else {
            ivni_tree_remove(&tree, &value);
            there[value] = 0;
        }
        if (round % 200 == 0)
            assert_same(&tree, things, there);
    }
    assert_same(&tree, things, there);
}

static uint32_t depth(const ivni_node *node)
{
    uint32_t left, right;

    if (node == NULL)
        return 0;
    left = depth(node->left);
    right = depth(node->right);
    return 1 + (left > right ? left : right);
}

static void things_that_come_in_order_leave_the_tree_shallow(void **state)
{
    enum { MANY = 100000 };
    thing *things = calloc(MANY, sizeof *things);
    ivni_tree tree = {.compare = compare};

    (void)state;
    assert_non_null(things);
    for (uint32_t i = 0; i < MANY; i++) {
        things[i].value = i;
        assert_int_equal(ivni_tree_add(&tree, &i, &things[i].node), 1);
    }
    assert_in_range(depth(tree.root), 17, 60);
    free(things);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_and_not_removed_is_found_in_order),
        cmocka_unit_test(things_that_come_in_order_leave_the_tree_shallow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
