/*
 * An ordered set of things that carry their place in it: finding, adding and taking away cost the logarithm of the
 * count, and none of them can fail. Serves the store in memory.
 *
 * It is a treap. The priorities come from a counter, not from the things, so that nobody who picks ids or keys can make
 * it lopsided, and the same operations give the same tree.
 */
#ifndef IVNI_STORE_TREE_H
#define IVNI_STORE_TREE_H

#include <stdint.h>

typedef struct ivni_node {
    struct ivni_node *left, *right;
    uint64_t priority;
} ivni_node;

/* How what is looked for stands to a node: negative before it, 0 the same, positive after it. */
typedef int ivni_compare(const void *wanted, const ivni_node *node);

typedef struct ivni_tree {
    ivni_node *root;
    ivni_compare *compare;
    uint64_t drawn; /* priorities so far */
} ivni_tree;

/* NULL: there is none. */
ivni_node *ivni_tree_find(const ivni_tree *tree, const void *wanted);
/* The first node that is not before what is looked for; with `strictly`, the first that is after it. NULL: none. */
ivni_node *ivni_tree_from(const ivni_tree *tree, const void *wanted, int strictly);
/* `wanted` describes the node. 0: the tree has such a one already, and is as it was. */
int ivni_tree_add(ivni_tree *tree, const void *wanted, ivni_node *node);
void ivni_tree_remove(ivni_tree *tree, const void *wanted);

#endif
