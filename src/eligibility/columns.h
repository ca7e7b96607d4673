/*
 * Bulk answers by columns: 64 people side by side, a bit each. Every different test is made once for all of them, and
 * groups, offers and services are a few operations on words.
 */
#ifndef IVNI_ELIGIBILITY_COLUMNS_H
#define IVNI_ELIGIBILITY_COLUMNS_H

#include "eligibility/packing.h"

#define IVNI_BLOCK 64u

/* Three values of 64 people: certainly so, and possibly so. */
typedef struct ivni_plane {
    uint64_t certain, possible;
} ivni_plane;

/* A run of a list: its first place and how many. */
typedef struct ivni_run {
    uint32_t first, count;
} ivni_run;

/* One of the different tests. It may pass where one of these bits is set, it may fail where one of those is. */
typedef struct ivni_column_test {
    const ivni_atom *atom; /* one of those that make it */
    uint32_t variable;     /* what it looks at: tests of one subject have the same */
    uint32_t first_bit;    /* in a person's row: of the first code, where it is one of codes */
    ivni_run pass, fail;   /* of ivni_columns.bits; both empty: a figure that is not set, so it may do both */
} ivni_column_test;

/*
 * An alternative: the place of a test, or, numbered after the tests, that of a question about another service. Groups
 * stand one after another, the last alternative of each is marked.
 */
#define IVNI_ITEM_LAST 0x80000000u
#define IVNI_ITEM_NUMBER 0x7fffffffu

/* Whether somebody is eligible for another service, or is not. */
typedef struct ivni_column_question {
    uint32_t service;
    int denied;
} ivni_column_question;

typedef struct ivni_column_offer {
    ivni_run eligibility, suitability; /* of ivni_columns.items */
} ivni_column_offer;

/*
 * Something that a service looks at in two ways, so that three values may leave open what every completion settles. Its
 * values fall into classes; all of a class pass the same tests.
 */
typedef struct ivni_split {
    ivni_run tests;   /* of ivni_columns.split_tests */
    ivni_run classes; /* of ivni_columns.split_classes */
} ivni_split;

typedef struct ivni_split_class {
    uint64_t passed; /* a bit for each test of the split */
    ivni_run bits;   /* of ivni_columns.bits: the value may lie in the class where one is set; none: it always may */
} ivni_split_class;

typedef struct ivni_column_service {
    ivni_run offers;
    ivni_run questions; /* that its offers ask */
    ivni_run splits;
    int exact; /* false: too much is looked at in two ways; what stays open needs the search */
} ivni_column_service;

typedef struct ivni_columns {
    const ivni_program *program;
    ivni_packing packing;
    ivni_column_test *tests; /* the first two never pass and always pass */
    ivni_column_service *services;
    ivni_column_offer *offers;
    uint32_t *items;
    ivni_column_question *questions;
    uint32_t *bits; /* places of bits in a person's row */
    ivni_split *splits;
    ivni_split_class *split_classes;
    uint32_t *split_tests;
    uint32_t test_count, variable_count, item_count, question_count;
    uint32_t bit_count, bit_room, split_count, split_room, split_class_count, split_class_room;
    uint32_t split_test_count, split_test_room;
    int exact; /* all services are */
} ivni_columns;

#define IVNI_TEST_NEVER 0u
#define IVNI_TEST_ALWAYS 1u

/* Makes the columns of a program that stays where it is. False: no memory, as the arenas remember. */
int ivni_columns_new(const ivni_program *program, ivni_arena *arena, ivni_arena *scratch, ivni_columns *out);
/* Part of it: finds what services look at in two ways. */
int ivni_columns_split(ivni_columns *columns, ivni_arena *arena, ivni_arena *scratch);
/* Adds the place of a bit to the list. False: no memory. */
int ivni_columns_add_bit(ivni_columns *columns, ivni_arena *arena, uint32_t bit);

#endif
