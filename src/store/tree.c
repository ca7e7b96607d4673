/*
 * The treap: a binary tree by order, a heap by priority.
 */
#include "store/tree.h"

#include <stddef.h>

ivni_node *ivni_tree_find(const ivni_tree *tree, const void *wanted)
{
    ivni_node *node = tree->root;

    while (node != NULL) {
        int order = tree->compare(wanted, node);

        if (order == 0)
            break;
        node = order < 0 ? node->left : node->right;
    }
    return node;
}

ivni_node *ivni_tree_from(const ivni_tree *tree, const void *wanted, int strictly)
{
    ivni_node *node = tree->root, *best = NULL;

    while (node != NULL) {
        int order = tree->compare(wanted, node);

        if (order < 0 || (order == 0 && !strictly)) {
            best = node;
            node = node->left;
        } else {
            node = node->right;
        }
    }
    return best;
}

/* The finisher of splitmix64: neighbouring numbers become ones that have nothing to do with each other. */
static uint64_t scatter(uint64_t number)
{
    number *= UINT64_C(0x9e3779b97f4a7c15);
    number = (number ^ (number >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ (number >> 27)) * UINT64_C(0x94d049bb133111eb);
    return number ^ (number >> 31);
}

/* Hangs what is before the node to its left and what is after it to its right. */
static void split(const ivni_tree *tree, const void *wanted, ivni_node *from, ivni_node *node)
{
    ivni_node **left = &node->left, **right = &node->right;

    while (from != NULL) {
        if (tree->compare(wanted, from) < 0) {
            *right = from;
            right = &from->left;
            from = *right;
        } else {
            *left = from;
            left = &from->right;
            from = *left;
        }
    }
    *left = NULL;
    *right = NULL;
}

int ivni_tree_add(ivni_tree *tree, const void *wanted, ivni_node *node)
{
    ivni_node **at = &tree->root;

    if (ivni_tree_find(tree, wanted) != NULL)
        return 0;
    node->priority = scatter(++tree->drawn);
    while (*at != NULL && (*at)->priority >= node->priority)
        at = tree->compare(wanted, *at) < 0 ? &(*at)->left : &(*at)->right;
    split(tree, wanted, *at, node);
    *at = node;
    return 1;
}

/* Two subtrees, all of one before all of the other, become one at `at`. */
static void join(ivni_node **at, ivni_node *left, ivni_node *right)
{
    while (left != NULL && right != NULL) {
        if (left->priority >= right->priority) {
            *at = left;
            at = &left->right;
            left = *at;
        } else {
            *at = right;
            at = &right->left;
            right = *at;
        }
    }
    *at = left != NULL ? left : right;
}

void ivni_tree_remove(ivni_tree *tree, const void *wanted)
{
    ivni_node **at = &tree->root;

    while (*at != NULL) {
        int order = tree->compare(wanted, *at);

        if (order == 0) {
            join(at, (*at)->left, (*at)->right);
            return;
        }
        at = order < 0 ? &(*at)->left : &(*at)->right;
    }
}
