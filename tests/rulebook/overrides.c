/*
 * Tests of src/rulebook/overrides.c and of the field tables behind it.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "rulebook/rulebook.h"

#include "failing.h"
#include "tables.h"
#include "test.h"

static ivn_context *context;
static ivn_rulebook *base;

static int make_base(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK || ivn_rulebook_builtin(context, &base, NULL) != IVN_OK;
}

static int free_base(void **state)
{
    (void)state;
    ivn_rulebook_free(base);
    ivn_context_free(context);
    return 0;
}

static ivn_status override_with(const char *json, ivn_rulebook **out, ivn_violations **violations)
{
    return ivn_rulebook_with_json(context, base, json, strlen(json), out, violations, NULL);
}

static ivn_rulebook *overridden(const char *json)
{
    ivn_rulebook *rulebook = NULL;
    ivn_violations *violations = NULL;

    if (override_with(json, &rulebook, &violations) != IVN_OK)
        fail_msg("%s: %s", ivn_violations_read(violations)->list[0]->pointer,
                 ivn_violations_read(violations)->list[0]->message);
    assert_null(violations);
    return rulebook;
}

/* A figure of the documents that a test may override within its bounds: the first plain one. */
static const ivn_rule *plain_rule(void)
{
    const ivn_rulebook_view *view = ivn_rulebook_read(base);

    for (uint32_t i = 0; i < view->rule_count; i++) {
        const ivn_rule *rule = view->rules[i];

        if (rule->parameter_count > 0 && rule->parameters[0]->unit != IVN_UNIT_DATE &&
            rule->parameters[0]->unit != IVN_UNIT_EDITION && rule->parameters[0]->high > rule->parameters[0]->low + 2)
            return rule;
    }
    fail_msg("no rule has a plain figure");
    return NULL;
}

static void a_figure_a_date_and_an_edition_are_overridden(void **state)
{
    const ivn_rule *plain = plain_rule();
    int32_t figure = plain->parameters[0]->high - 1;
    char json[1024], path[256];
    const ivn_parameter *parameter;
    ivn_rulebook *rulebook;

    (void)state;
    snprintf(json, sizeof json,
             "{\"overrides\":["
             "{\"rule\":\"%s\",\"parameter\":\"%s\",\"value\":%d,\"source\":\"The region\"},"
             "{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\",\"source\":\"S.I. 1\"},"
             "{\"rule\":\"DEFAULT-thinking-skills-programme\",\"parameter\":\"edition\",\"edition\":\"rate-card-2019\","
             "\"source\":\"The court\"}]}",
             plain->code, plain->parameters[0]->name, (int)figure);
    rulebook = overridden(json);
    snprintf(path, sizeof path, "%s/%s", plain->code, plain->parameters[0]->name);
    parameter = ivn_rulebook_parameter(rulebook, path);
    assert_int_equal(parameter->value.value, figure);
    assert_int_equal(parameter->original.value, plain->parameters[0]->original.value);
    assert_string_equal(parameter->source, "The region");
    parameter = ivn_rulebook_parameter(rulebook, "LAW-PSS/commencement");
    assert_int_equal(parameter->value.known, 1);
    assert_int_equal(parameter->value.value, IVNI_DAY(2026, 6, 1));
    assert_int_equal(parameter->original.known, 0);
    assert_int_equal(ivni_default_edition(rulebook, "thinking-skills-programme", 0),
                     ivni_edition_place("rate-card-2019"));
    ivn_rulebook_free(rulebook);
}

static void a_validity_is_overridden_day_by_day(void **state)
{
    ivn_rulebook *rulebook =
        overridden("{\"overrides\":["
                   "{\"rule\":\"LAW-PROBATION-SERVICE\",\"to\":\"2030-01-01\",\"source\":\"A\"},"
                   "{\"rule\":\"LAW-PSS\",\"from\":\"2020-01-02\",\"to\":\"2020-01-01\",\"source\":\"B\"}]}");
    const ivn_rule *rule = ivn_rulebook_rule(rulebook, "LAW-PROBATION-SERVICE");

    (void)state;
    assert_int_equal(rule->from.value, ivn_rulebook_rule(base, "LAW-PROBATION-SERVICE")->from.value);
    assert_int_equal(rule->to.value, IVNI_DAY(2030, 1, 1));
    assert_string_equal(rule->source, "A");
    rule = ivn_rulebook_rule(rulebook, "LAW-PSS");
    assert_false(ivni_rule_in_force(rule, IVNI_DAY(2020, 1, 1)));
    assert_false(ivni_rule_in_force(rule, IVNI_DAY(2020, 1, 2)));
    ivn_rulebook_free(rulebook);
}

/* An override of an overridden rulebook: what was overridden before stays so. */
static void the_base_stays_as_it_is_and_may_go_first(void **state)
{
    static const char first_json[] = "{\"overrides\":[{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\","
                                     "\"date\":\"2026-06-01\",\"source\":\"First\"},"
                                     "{\"rule\":\"LAW-EARLY-END\",\"to\":\"2040-01-01\",\"source\":\"Also first\"}]}";
    static const char second_json[] = "{\"overrides\":[{\"rule\":\"LAW-EARLY-END\",\"parameter\":\"commencement\","
                                      "\"date\":\"2026-07-01\",\"source\":\"Second\"}]}";
    ivn_rulebook *first = overridden(first_json), *second = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_with_json(context, first, second_json, strlen(second_json), &second, NULL, NULL),
                     IVN_OK);
    assert_false(ivn_rulebook_parameter(base, "LAW-PSS/commencement")->value.known);
    assert_false(ivn_rulebook_parameter(first, "LAW-EARLY-END/commencement")->value.known);
    ivn_rulebook_free(first);
    assert_string_equal(ivn_rulebook_parameter(second, "LAW-PSS/commencement")->source, "First");
    assert_string_equal(ivn_rulebook_parameter(second, "LAW-EARLY-END/commencement")->source, "Second");
    assert_string_equal(ivn_rulebook_rule(second, "LAW-EARLY-END")->source, "Also first");
    assert_int_equal(ivn_rulebook_read(second)->rule_count, ivn_rulebook_read(base)->rule_count);
    ivn_rulebook_free(second);
}

static void no_overrides_give_an_equal_rulebook(void **state)
{
    ivn_rulebook *rulebook = overridden("{}");
    ivn_text *one = NULL, *other = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_to_json(context, base, &one, NULL), IVN_OK);
    assert_int_equal(ivn_rulebook_to_json(context, rulebook, &other, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(one), ivn_text_data(other));
    ivn_text_free(one);
    ivn_text_free(other);
    ivn_rulebook_free(rulebook);
}

typedef struct refused_row {
    const char *override; /* the members of the one override */
    ivn_status status;
    const char *pointer;
} refused_row;

#define SOURCE ",\"source\":\"S\""
static const refused_row refused_rows[] = {
    {"\"rule\":\"NO-SUCH\",\"parameter\":\"x\",\"value\":1" SOURCE, IVN_ERROR_NOT_FOUND, "/overrides/0/rule"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"x\",\"value\":1" SOURCE, IVN_ERROR_NOT_FOUND, "/overrides/0/parameter"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\"" SOURCE, IVN_ERROR_INVALID, "/overrides/0/date"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"value\":1" SOURCE, IVN_ERROR_INVALID, "/overrides/0/date"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\",\"value\":1" SOURCE,
     IVN_ERROR_INVALID, "/overrides/0/date"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-01-21\"" SOURCE, IVN_ERROR_RANGE,
     "/overrides/0/date"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-31\"" SOURCE, IVN_ERROR_DATE,
     "/overrides/0/date"},
    {"\"rule\":\"LAW-PROBATION-SERVICE\",\"parameter\":\"regions\",\"value\":0" SOURCE, IVN_ERROR_RANGE,
     "/overrides/0/value"},
    {"\"rule\":\"LAW-PROBATION-SERVICE\",\"parameter\":\"regions\",\"value\":101" SOURCE, IVN_ERROR_RANGE,
     "/overrides/0/value"},
    {"\"rule\":\"LAW-PROBATION-SERVICE\",\"parameter\":\"regions\"" SOURCE, IVN_ERROR_INVALID, "/overrides/0/value"},
    {"\"rule\":\"LAW-PROBATION-SERVICE\",\"parameter\":\"regions\",\"date\":\"2026-06-01\"" SOURCE, IVN_ERROR_INVALID,
     "/overrides/0/value"},
    {"\"rule\":\"DEFAULT-thinking-skills-programme\",\"parameter\":\"edition\",\"edition\":\"none\"" SOURCE,
     IVN_ERROR_NOT_FOUND, "/overrides/0/edition"},
    {"\"rule\":\"DEFAULT-thinking-skills-programme\",\"parameter\":\"edition\",\"value\":1" SOURCE, IVN_ERROR_INVALID,
     "/overrides/0/edition"},
    {"\"rule\":\"DEFAULT-thinking-skills-programme\",\"parameter\":\"edition\",\"edition\":\"rate-card-2019\","
     "\"value\":1" SOURCE,
     IVN_ERROR_INVALID, "/overrides/0/edition"},
    {"\"rule\":\"LAW-PSS\"" SOURCE, IVN_ERROR_INVALID, "/overrides/0"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\",\"value\":1" SOURCE, IVN_ERROR_INVALID, "/overrides/0/value"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\",\"date\":\"2020-01-01\"" SOURCE, IVN_ERROR_INVALID,
     "/overrides/0/date"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\",\"edition\":\"law\"" SOURCE, IVN_ERROR_INVALID,
     "/overrides/0/edition"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\",\"from\":\"2026-06-01\"" SOURCE,
     IVN_ERROR_INVALID, "/overrides/0/from"},
    {"\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\",\"to\":\"2026-06-01\"" SOURCE,
     IVN_ERROR_INVALID, "/overrides/0/to"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\"", IVN_ERROR_INVALID, "/overrides/0/source"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\",\"source\":\"\"", IVN_ERROR_INVALID, "/overrides/0/source"},
    {"\"from\":\"2020-01-01\"" SOURCE, IVN_ERROR_INVALID, "/overrides/0/rule"},
    {"\"rule\":\"LAW-PSS\",\"from\":\"2020-01-01\",\"why\":\"x\"" SOURCE, IVN_ERROR_INVALID, "/overrides/0"},
};

static void what_cannot_be_overridden_is_refused_where_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused_rows / sizeof *refused_rows; i++) {
        const refused_row *row = &refused_rows[i];
        const ivn_violations_view *view;
        ivn_violations *violations = NULL;
        ivn_rulebook *rulebook = NULL;
        char json[512];

        snprintf(json, sizeof json, "{\"overrides\":[{%s}]}", row->override);
        assert_int_equal(override_with(json, &rulebook, &violations), IVN_ERROR_INVALID);
        assert_null(rulebook);
        view = ivn_violations_read(violations);
        if (view->count != 1 || view->list[0]->status != row->status ||
            strcmp(view->list[0]->pointer, row->pointer) != 0)
            fail_msg("%s: %u mistakes, %s at %s", row->override, view->count, ivn_status_name(view->list[0]->status),
                     view->list[0]->pointer);
        ivn_violations_free(violations);
    }
}

static void assert_mistake(const ivn_violations_view *view, uint32_t index, ivn_status status, const char *pointer)
{
    assert_true(index < view->count);
    assert_string_equal(view->list[index]->pointer, pointer);
    assert_int_equal(view->list[index]->status, status);
}

static void all_mistakes_are_told_at_once_and_the_first_in_the_error(void **state)
{
    static const char json[] =
        "{\"overrides\":["
        "{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\"}," /* no source */
        "{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-07-01\",\"source\":\"A\"}," /* again */
        "{\"rule\":\"LAW-PSS\",\"from\":\"2026-07-01\",\"source\":\"A\"},"                                /* fine */
        "{\"rule\":\"LAW-PSS\",\"to\":\"2026-07-01\",\"source\":\"A\"},"                                  /* again */
        "7,"                                                                                              /* what? */
        "{\"rule\":\"NO-SUCH\",\"to\":\"2026-07-01\",\"source\":\"A\"}]}";
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    const ivn_violations_view *view;
    ivn_rulebook *rulebook = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_with_json(context, base, json, strlen(json), &rulebook, &violations, &error),
                     IVN_ERROR_INVALID);
    view = ivn_violations_read(violations);
    assert_int_equal(view->count, 5);
    assert_mistake(view, 0, IVN_ERROR_INVALID, "/overrides/0/source");
    assert_mistake(view, 1, IVN_ERROR_INVALID, "/overrides/4");
    assert_mistake(view, 2, IVN_ERROR_CONFLICT, "/overrides/1/parameter");
    assert_mistake(view, 3, IVN_ERROR_CONFLICT, "/overrides/3");
    assert_mistake(view, 4, IVN_ERROR_NOT_FOUND, "/overrides/5/rule");
    assert_int_equal(error.status, IVN_ERROR_INVALID);
    assert_int_equal(error.violation_count, 5);
    assert_string_equal(error.pointer, "/overrides/0/source");
    ivn_violations_free(violations);
}

/* More mistakes than are kept are counted. */
static void many_mistakes_are_counted(void **state)
{
    enum { COUNT = 1100 };
    static ivn_override list[COUNT];
    static const ivn_override *pointers[COUNT];
    const ivn_overrides overrides = {sizeof overrides, COUNT, pointers};
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_rulebook *rulebook = NULL;

    (void)state;
    for (int i = 0; i < COUNT; i++) {
        list[i] = (ivn_override){.size = sizeof list[i], .rule = "NO-SUCH", .to = {1, 1}, .source = "S"};
        pointers[i] = &list[i];
    }
    assert_int_equal(ivn_rulebook_with(context, base, &overrides, &rulebook, &violations, &error), IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, IVNI_MOST_VIOLATIONS);
    assert_int_equal(error.violation_count, COUNT);
    ivn_violations_free(violations);
}

static void a_document_of_another_kind_is_refused_as_a_whole(void **state)
{
    ivn_violations *violations = NULL;
    ivn_rulebook *rulebook = NULL;

    (void)state;
    assert_int_equal(override_with("[]", &rulebook, &violations), IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->count, 1);
    assert_string_equal(ivn_violations_read(violations)->list[0]->pointer, "");
    ivn_violations_free(violations);
}

static void structs_say_the_same_as_json(void **state)
{
    const ivn_override one = {.size = sizeof one,
                              .rule = "LAW-PSS",
                              .parameter = "commencement",
                              .date = IVNI_ON(2026, 6, 1),
                              .source = "S.I. 1"};
    const ivn_override bad = {
        .size = sizeof bad, .rule = "LAW-PSS", .parameter = "none", .value = {1, 1}, .source = "X"};
    const ivn_override *list[] = {&one, &bad};
    ivn_overrides overrides = {sizeof overrides, 1, list};
    ivn_violations *violations = NULL;
    ivn_rulebook *rulebook = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_with(context, base, &overrides, &rulebook, &violations, NULL), IVN_OK);
    assert_int_equal(ivn_rulebook_parameter(rulebook, "LAW-PSS/commencement")->value.value, IVNI_DAY(2026, 6, 1));
    ivn_rulebook_free(rulebook);
    overrides.override_count = 2;
    rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(context, base, &overrides, &rulebook, &violations, NULL), IVN_ERROR_INVALID);
    assert_null(rulebook);
    assert_mistake(ivn_violations_read(violations), 0, IVN_ERROR_NOT_FOUND, "/overrides/1/parameter");
    ivn_violations_free(violations);
}

static void what_is_not_json_is_refused_with_its_offset(void **state)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_rulebook *rulebook = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_with_json(context, base, "{\"overrides\":[}", 15, &rulebook, &violations, &error),
                     IVN_ERROR_SYNTAX);
    assert_int_equal(error.offset, 14);
    assert_null(violations);
    assert_null(rulebook);
}

static void missing_arguments_are_refused(void **state)
{
    const ivn_overrides none = {.size = sizeof none};
    ivn_error error = {.size = sizeof error}, unknown = {.size = 1};
    ivn_rulebook *out = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_with(NULL, base, &none, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with(context, NULL, &none, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with(context, base, NULL, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with(context, base, &none, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with(context, base, &none, &out, NULL, &unknown), IVN_ERROR_SIZE);
    assert_int_equal(ivn_rulebook_with_json(NULL, base, "{}", 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with_json(context, NULL, "{}", 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with_json(context, base, NULL, 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with_json(context, base, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_rulebook_with_json(context, base, "{}", 2, &out, NULL, &unknown), IVN_ERROR_SIZE);
    assert_null(out);
}

static const char scenario_json[] = "{\"overrides\":[{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\","
                                    "\"date\":\"2026-06-01\",\"source\":\"First\"}]}";

static ivn_status overrides_twice(const ivn_context *with, void *user)
{
    ivn_rulebook *first = NULL, *second = NULL, *third = NULL;
    ivn_status status = ivn_rulebook_builtin(with, &first, NULL);

    (void)user;
    if (status == IVN_OK)
        status = ivn_rulebook_with_json(with, first, scenario_json, strlen(scenario_json), &second, NULL, NULL);
    if (status == IVN_OK)
        status = ivn_rulebook_with_json(with, second, scenario_json, strlen(scenario_json), &third, NULL, NULL);
    ivn_rulebook_free(third);
    ivn_rulebook_free(second);
    ivn_rulebook_free(first);
    return status;
}

/* Refused input that runs out of memory is refused for want of memory, and leaves nothing either. */
static ivn_status is_refused(const ivn_context *with, void *user)
{
    static const char json[] = "{\"overrides\":[{\"rule\":\"NO-SUCH\",\"to\":\"2026-07-01\",\"source\":\"A\"}]}";
    ivn_violations *violations = NULL;
    ivn_rulebook *made = NULL;
    ivn_status status;

    (void)user;
    status = ivn_rulebook_with_json(with, base, json, strlen(json), &made, &violations, NULL);
    ivn_violations_free(violations);
    return made != NULL ? IVN_ERROR_STATE : status == IVN_ERROR_INVALID ? IVN_OK : status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(overrides_twice, NULL);
    failing_every_with_context(is_refused, NULL);
}

/* A copy of a rulebook in which a figure and a validity have been overridden before. */
static ivn_status copies(const ivn_context *with, void *user)
{
    ivn_rulebook *copy = NULL;
    ivn_status status = ivn_rulebook_with_json(with, user, "{}", 2, &copy, NULL, NULL);

    ivn_rulebook_free(copy);
    return status;
}

static void a_limit_that_is_too_low_is_told(void **state)
{
    ivn_rulebook *before = overridden("{\"overrides\":[{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\","
                                      "\"date\":\"2026-06-01\",\"source\":\"First\"},"
                                      "{\"rule\":\"LAW-PSS\",\"to\":\"2040-01-01\",\"source\":\"Also first\"}]}");

    (void)state;
    limit_every(copies, before);
    ivn_rulebook_free(before);
    limit_every(overrides_twice, NULL);
}

static void the_tables_describe_their_structs(void **state)
{
    (void)state;
    table_is_sound(&ivni_overrides_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_a_date_and_an_edition_are_overridden),
        cmocka_unit_test(a_validity_is_overridden_day_by_day),
        cmocka_unit_test(the_base_stays_as_it_is_and_may_go_first),
        cmocka_unit_test(no_overrides_give_an_equal_rulebook),
        cmocka_unit_test(what_cannot_be_overridden_is_refused_where_it_stands),
        cmocka_unit_test(all_mistakes_are_told_at_once_and_the_first_in_the_error),
        cmocka_unit_test(many_mistakes_are_counted),
        cmocka_unit_test(a_document_of_another_kind_is_refused_as_a_whole),
        cmocka_unit_test(structs_say_the_same_as_json),
        cmocka_unit_test(what_is_not_json_is_refused_with_its_offset),
        cmocka_unit_test(missing_arguments_are_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_that_is_too_low_is_told),
        cmocka_unit_test(the_tables_describe_their_structs),
    };

    return cmocka_run_group_tests(tests, make_base, free_base);
}
