/*
 * The rule register, rows R001 to R297, and its conflicts: each row is carried by rows that are there and say so, comes
 * later, or is not a decision of software. docs/rules.md is made from the same files.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "documents.h"
#include "files.h"
#include "test.h"

static cJSON *read(const char *name)
{
    size_t size;
    char *bytes = test_data(name, &size);
    cJSON *tree = cJSON_ParseWithLength(bytes, size);

    free(bytes);
    if (!cJSON_IsArray(tree))
        fail_msg("%s is not a list", name);
    return tree;
}

static const char *text(const cJSON *row, const char *name)
{
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, name));

    return value == NULL ? "" : value;
}

/* The first of the rows that carry it; NULL: none are given. */
static const cJSON *first_of(const cJSON *row)
{
    const cJSON *by = cJSON_GetObjectItemCaseSensitive(row, "by");

    return by == NULL ? NULL : by->child;
}

static void check_ids(const char *name, const char *form, int count)
{
    cJSON *tree = read(name);
    char id[16];

    assert_int_equal(cJSON_GetArraySize(tree), count);
    for (int i = 0; i < count; i++) {
        snprintf(id, sizeof id, form, i + 1);
        assert_string_equal(text(cJSON_GetArrayItem(tree, i), "id"), id);
    }
    cJSON_Delete(tree);
}

static void every_row_and_every_conflict_is_listed_once_and_in_order(void **state)
{
    (void)state;
    check_ids("register_specs.json", "R%03d", 297);
    check_ids("conflicts.json", "C%d", 24);
}

static int known_status(const cJSON *row)
{
    static const char *const later[] = {"later: requirements", "later: custody", "later: reporting"};
    const cJSON *by = cJSON_GetObjectItemCaseSensitive(row, "by");
    const char *status = text(row, "status");

    if (strcmp(status, "carried") == 0)
        return cJSON_GetArraySize(by) > 0;
    if (strcmp(status, "not a decision of software") == 0)
        return by == NULL && text(row, "why")[0] != '\0';
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++)
        if (strcmp(status, later[i]) == 0)
            return by == NULL;
    return 0;
}

static void every_row_is_carried_comes_later_or_is_no_decision(void **state)
{
    cJSON *tree = read("register_specs.json");
    const cJSON *row;

    (void)state;
    for (row = tree->child; row != NULL; row = row->next)
        if (!known_status(row))
            fail_msg("%s", text(row, "id"));
    cJSON_Delete(tree);
}

static void what_carries_a_row_is_there_and_names_it(void **state)
{
    cJSON *tree = read("register_specs.json");
    const cJSON *row, *by;

    (void)state;
    for (row = tree->child; row != NULL; row = row->next)
        for (by = first_of(row); by != NULL; by = by->next)
            if (!document_carries(by->valuestring, text(row, "id")))
                fail_msg("%s: %s", text(row, "id"), by->valuestring);
    cJSON_Delete(tree);
}

static const cJSON *row_of(const cJSON *tree, const char *word)
{
    for (const cJSON *row = tree->child; row != NULL; row = row->next)
        if (strncmp(text(row, "id"), word, 4) == 0)
            return row;
    return NULL;
}

/* The other way round: a row of the register that a rule names must not be listed as coming later or as no decision. */
static void what_a_rule_carries_is_listed_as_carried(void **state)
{
    cJSON *tree = read("register_specs.json");
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        for (const char *word = rule->registers; *word != '\0'; word += strcspn(word, " "), word += *word == ' ') {
            const cJSON *row = row_of(tree, word);

            if (row != NULL && strcmp(text(row, "status"), "carried") != 0)
                fail_msg("%s names %s", rule->code, text(row, "id"));
        }
    cJSON_Delete(tree);
}

static void what_meets_a_conflict_is_there(void **state)
{
    cJSON *tree = read("conflicts.json");
    const cJSON *row, *by;

    (void)state;
    for (row = tree->child; row != NULL; row = row->next) {
        assert_true(text(row, "subject")[0] != '\0' && text(row, "answer")[0] != '\0');
        assert_non_null(first_of(row));
        for (by = first_of(row); by != NULL; by = by->next)
            if (!document_has(by->valuestring))
                fail_msg("%s: %s", text(row, "id"), by->valuestring);
    }
    cJSON_Delete(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_row_and_every_conflict_is_listed_once_and_in_order),
                                       cmocka_unit_test(every_row_is_carried_comes_later_or_is_no_decision),
                                       cmocka_unit_test(what_carries_a_row_is_there_and_names_it),
                                       cmocka_unit_test(what_a_rule_carries_is_listed_as_carried),
                                       cmocka_unit_test(what_meets_a_conflict_is_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
