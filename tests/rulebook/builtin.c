/*
 * Tests of src/rulebook/builtin.c, and of what every rule of the documents must be.
 */
#include <stdio.h>
#include <string.h>

#include <interventions/calendar.h>

#include "base/day.h"
#include "rulebook/rulebook.h"

#include "failing.h"
#include "test.h"

static ivn_context *context;
static ivn_rulebook *rulebook;

static int make_rulebook(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK || ivn_rulebook_builtin(context, &rulebook, NULL) != IVN_OK;
}

static int free_rulebook(void **state)
{
    (void)state;
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}

static void codes_stand_in_order_and_once(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);

    (void)state;
    assert_int_equal(view->size, sizeof *view);
    assert_true(view->rule_count > 100);
    for (uint32_t i = 1; i < view->rule_count; i++)
        if (strcmp(view->rules[i - 1]->code, view->rules[i]->code) >= 0)
            fail_msg("%s does not stand before %s", view->rules[i - 1]->code, view->rules[i]->code);
}

static int is_edition(const char *key)
{
    return ivni_edition_place(key) != 0;
}

static void each_rule_says_what_where_and_in_which_edition(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);

    (void)state;
    for (uint32_t i = 0; i < view->rule_count; i++) {
        const ivn_rule *rule = view->rules[i];

        if (rule->size != sizeof *rule || *rule->title == '\0' || rule->section == NULL || *rule->section == '\0')
            fail_msg("%s lacks its size, title or section", rule->code);
        if (!is_edition(rule->edition))
            fail_msg("%s is of an unknown edition", rule->code);
        if (rule->source == NULL || *rule->source != '\0')
            fail_msg("%s has a source of its own", rule->code);
        if (rule->from.known && rule->to.known && rule->to.value < rule->from.value)
            fail_msg("%s is never in force", rule->code);
    }
}

static void check_parameter(const ivn_rule *rule, const ivn_parameter *parameter)
{
    if (parameter->size != sizeof *parameter || *parameter->name == '\0' || *parameter->title == '\0')
        fail_msg("a parameter of %s lacks its size, name or title", rule->code);
    if (ivn_term_of(IVN_VOCABULARY_UNIT, parameter->unit) == NULL)
        fail_msg("%s/%s has no unit", rule->code, parameter->name);
    if (strchr(parameter->name, '/') != NULL)
        fail_msg("%s/%s cannot be written as a path", rule->code, parameter->name);
    if (parameter->low > parameter->high)
        fail_msg("%s/%s has its bounds the wrong way round", rule->code, parameter->name);
    if (parameter->value.known && (parameter->value.value < parameter->low || parameter->value.value > parameter->high))
        fail_msg("%s/%s is out of its own bounds", rule->code, parameter->name);
    if (parameter->value.known != parameter->original.known || parameter->value.value != parameter->original.value)
        fail_msg("%s/%s is not the document's own figure", rule->code, parameter->name);
    if (parameter->source == NULL || *parameter->source != '\0')
        fail_msg("%s/%s has a source of its own", rule->code, parameter->name);
    if (parameter->unit == IVN_UNIT_EDITION &&
        (ivni_edition_at((uint32_t)parameter->low) == NULL || ivni_edition_at((uint32_t)parameter->high) == NULL))
        fail_msg("%s/%s is bounded by editions that are not there", rule->code, parameter->name);
}

static void each_parameter_has_a_unit_and_lies_within_its_bounds(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);

    (void)state;
    for (uint32_t i = 0; i < view->rule_count; i++)
        for (uint32_t j = 0; j < view->rules[i]->parameter_count; j++)
            check_parameter(view->rules[i], view->rules[i]->parameters[j]);
}

static void a_default_names_an_edition_and_nothing_else(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);
    uint32_t count = 0;

    (void)state;
    for (uint32_t i = 0; i < view->rule_count; i++) {
        const ivn_rule *rule = view->rules[i];

        if (strncmp(rule->code, "DEFAULT-", 8) != 0)
            continue;
        count += 1;
        if (rule->parameter_count != 1 || strcmp(rule->parameters[0]->name, "edition") != 0 ||
            rule->parameters[0]->unit != IVN_UNIT_EDITION)
            fail_msg("%s names no edition", rule->code);
    }
    assert_true(count > 0);
}

static void each_rule_and_each_parameter_is_found(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);
    char path[256];

    (void)state;
    for (uint32_t i = 0; i < view->rule_count; i++) {
        const ivn_rule *rule = view->rules[i];

        assert_ptr_equal(ivn_rulebook_rule(rulebook, rule->code), rule);
        for (uint32_t j = 0; j < rule->parameter_count; j++) {
            snprintf(path, sizeof path, "%s/%s", rule->code, rule->parameters[j]->name);
            assert_ptr_equal(ivn_rulebook_parameter(rulebook, path), rule->parameters[j]);
        }
    }
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const codes[] = {"", "LAW", "LAW-", "LAW-PSSS", "LAW-PS", "law-pss", "ZZZ", "\xff"};
    static const char *const paths[] = {
        "", "/", "LAW-PSS", "LAW-PSS/", "LAW-PSS/commencements", "/commencement", "LAW-PSS/x/commencement"};

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_null(ivn_rulebook_rule(rulebook, codes[i]));
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_null(ivn_rulebook_parameter(rulebook, paths[i]));
    assert_null(ivn_rulebook_rule(rulebook, NULL));
    assert_null(ivn_rulebook_rule(NULL, "LAW-PSS"));
    assert_null(ivn_rulebook_parameter(rulebook, NULL));
    assert_null(ivn_rulebook_parameter(NULL, "LAW-PSS/commencement"));
    assert_null(ivn_rulebook_read(NULL));
}

static void editions_are_counted_from_one_and_have_a_key_each(void **state)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(rulebook);

    (void)state;
    assert_null(ivni_edition_at(0));
    assert_null(ivni_edition_at(view->edition_count + 1));
    assert_int_equal(ivni_edition_place("no such edition"), 0);
    for (uint32_t i = 0; i < view->edition_count; i++) {
        const ivn_edition *edition = view->editions[i];

        assert_int_equal(edition->size, sizeof *edition);
        assert_int_equal(ivni_edition_place(edition->key), i + 1);
        assert_ptr_equal(ivni_edition_at(i + 1), edition);
        assert_true(*edition->title != '\0' && *edition->issuer != '\0' && edition->note != NULL);
    }
}

typedef struct validity_row {
    ivn_number from, to;
    int32_t day;
    int in_force;
} validity_row;

static void a_rule_counts_from_its_first_to_its_last_day(void **state)
{
    static const validity_row rows[] = {
        {{0, 0}, {0, 0}, 0, 1},   {{1, 10}, {0, 0}, 9, 0},   {{1, 10}, {0, 0}, 10, 1},  {{0, 0}, {1, 20}, 20, 1},
        {{0, 0}, {1, 20}, 21, 0}, {{1, 10}, {1, 20}, 15, 1}, {{1, 20}, {1, 10}, 15, 0}, {{1, 10}, {1, 10}, 10, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_rule rule = {.from = rows[i].from, .to = rows[i].to};

        assert_int_equal(ivni_rule_in_force(&rule, rows[i].day), rows[i].in_force);
    }
}

/* A rulebook of these rules alone. */
static ivn_rulebook of_rules(const ivn_rule *const *rules, uint32_t count)
{
    return (ivn_rulebook){.view = {.size = sizeof(ivn_rulebook_view), .rules = rules, .rule_count = count}};
}

static void a_default_counts_while_its_rule_is_in_force_and_names_an_edition(void **state)
{
    const ivn_parameter second = {.name = "edition", .value = {1, 2}}, unset = {.name = "edition"};
    const ivn_parameter *const has_second[] = {&second}, *const has_unset[] = {&unset};
    const ivn_rule always = {.code = "DEFAULT-a/b", .parameters = has_second, .parameter_count = 1};
    const ivn_rule ends = {.code = "DEFAULT-c", .parameters = has_second, .parameter_count = 1, .to = {1, 100}};
    const ivn_rule names_none = {.code = "DEFAULT-d", .parameters = has_unset, .parameter_count = 1};
    const ivn_rule without = {.code = "DEFAULT-e"};
    const ivn_rule *const rules[] = {&always, &ends, &names_none, &without};
    ivn_rulebook book = of_rules(rules, 4);

    (void)state;
    assert_int_equal(ivni_default_edition(&book, "a/b", 5), 2);
    assert_int_equal(ivni_default_edition(&book, "a", 5), 0);
    assert_int_equal(ivni_default_edition(&book, "c", 100), 2);
    assert_int_equal(ivni_default_edition(&book, "c", 101), 0);
    assert_int_equal(ivni_default_edition(&book, "c", IVN_DATE_NONE), 2);
    assert_int_equal(ivni_default_edition(&book, "d", 5), 0);
    assert_int_equal(ivni_default_edition(&book, "e", 5), 0);
    assert_ptr_equal(ivn_rulebook_parameter(&book, "DEFAULT-a/b/edition"), &second);
}

static ivn_status makes_a_rulebook(const ivn_context *with, void *user)
{
    ivn_rulebook *made = NULL;
    ivn_status status = ivn_rulebook_builtin(with, &made, NULL);

    (void)user;
    ivn_rulebook_free(made);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(makes_a_rulebook, NULL);
}

static void a_limit_that_is_too_low_is_told(void **state)
{
    (void)state;
    limit_every(makes_a_rulebook, NULL);
}

static void missing_arguments_are_refused(void **state)
{
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_rulebook *made = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_builtin(NULL, &made, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_builtin(context, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_builtin(context, &made, &unknown), IVN_ERROR_SIZE);
    assert_null(made);
    ivn_rulebook_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_stand_in_order_and_once),
        cmocka_unit_test(each_rule_says_what_where_and_in_which_edition),
        cmocka_unit_test(each_parameter_has_a_unit_and_lies_within_its_bounds),
        cmocka_unit_test(a_default_names_an_edition_and_nothing_else),
        cmocka_unit_test(each_rule_and_each_parameter_is_found),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(editions_are_counted_from_one_and_have_a_key_each),
        cmocka_unit_test(a_rule_counts_from_its_first_to_its_last_day),
        cmocka_unit_test(a_default_counts_while_its_rule_is_in_force_and_names_an_edition),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_that_is_too_low_is_told),
        cmocka_unit_test(missing_arguments_are_refused),
    };

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
