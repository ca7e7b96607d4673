/*
 * Tests of src/duties/tables.c, table.c and duty_rows.c: what a row must be, what the shipped ones are, tables with
 * more rows.
 */
#include <stdio.h>
#include <string.h>

#include "duties/duties.h"

#include "duties_support.h"
#include "tables.h"

static void every_table_is_sound(void **state)
{
    (void)state;
    table_is_sound(&ivni_duty_rows_table);
    table_is_sound(&ivni_case_facts_table);
    table_is_sound(&ivni_duties_table);
}

static int is_row(const char *key)
{
    const ivn_duty_row *row;

    return ivni_duty_row_find(NULL, key, &row, NULL) == IVN_OK;
}

static void the_shipped_rows_are_right_by_the_rules_for_any_row(void **state)
{
    const ivn_duty_rows *rows = ivn_duty_table_read(NULL);
    ivn_duty_table *table = NULL;

    (void)state;
    assert_int_equal(ivn_duty_table_builtin(here.context, &table, NULL), IVN_OK);
    assert_int_equal(ivn_duty_table_read(table)->row_count, rows->row_count);
    ivn_duty_table_free(table);
    for (uint32_t i = 0; i < rows->row_count; i++) {
        const ivn_duty_row *row = rows->rows[i];
        const ivn_parameter *figure = ivn_rulebook_parameter(here.rulebook, row->parameter);

        if (ivn_rulebook_rule(here.rulebook, row->rule) == NULL || figure == NULL || !figure->value.known)
            fail_msg("%s: not a rule or figure of the rulebook", row->key);
        for (uint32_t j = 0; j < row->criterion_count; j++)
            assert_non_null(ivn_rulebook_rule(here.rulebook, row->criteria[j]->rule));
    }
}

static void the_deadlines_that_the_issue_names_are_there(void **state)
{
    (void)state;
    assert_true(is_row("assessment-offered") && is_row("assessment-held") && is_row("action-plan"));
    assert_true(is_row("first-response") && is_row("release-notice") && is_row("in-reach"));
    assert_true(is_row("programme-first-check") && is_row("programme-second-check"));
    assert_true(is_row("intervention-first-check") && is_row("intervention-second-check"));
    assert_true(is_row("session-record") && is_row("end-of-service-report"));
    assert_false(is_row("no-such-duty"));
}

#define ROW(more) "{\"rows\":[{\"key\":\"k\",\"title\":\"t\",\"rule\":\"R\"," more "}]}"
#define OWED "\"owed_by\":\"supplier\",\"fulfilled_by\":[\"session_held\"],"
#define LONG "\"value\":1,\"unit\":\"days\","
#define AFTER "\"trigger\":\"sentenced\""
#define AHEAD "\"trigger\":\"release\""
#define CODES_17                                                                                                       \
    "\"referral_received\",\"referral_returned\",\"referral_withdrawn\",\"service_ended\",\"first_response\","         \
    "\"supplier_assessment_offered\",\"supplier_assessment_held\",\"action_plan_submitted\",\"session_held\","         \
    "\"session_recorded\",\"end_of_service_report_submitted\",\"release_date_changed\",\"release_notified\","          \
    "\"first_timeliness_check\",\"second_timeliness_check\",\"sentenced\",\"progress_reviewed\""

static void a_row_that_cannot_be_is_refused_where_it_is_wrong(void **state)
{
    static const struct {
        const char *json, *pointer;
    } rows[] = {
        {ROW(OWED "\"unit\":\"days\"," AFTER), "/rows/0/value"},
        {ROW(OWED "\"value\":1," AFTER), "/rows/0/unit"},
        {ROW(OWED "\"value\":1,\"unit\":\"hours\"," AFTER), "/rows/0/unit"},
        {ROW(OWED LONG AFTER ",\"before\":true"), "/rows/0/before"},
        {ROW(OWED LONG AHEAD ",\"repeats\":true"), "/rows/0/repeats"},
        {ROW(OWED LONG AHEAD ",\"again\":[\"sentenced\"]"), "/rows/0/again"},
        {ROW("\"fulfilled_by\":[\"session_held\"]," LONG AFTER), "/rows/0/owed_by"},
        {ROW("\"owed_by\":\"supplier\"," LONG AFTER), "/rows/0/fulfilled_by"},
        {ROW("\"window\":true,\"owed_by\":\"supplier\"," LONG AFTER), "/rows/0/owed_by"},
        {ROW("\"window\":true,\"fulfilled_by\":[\"session_held\"]," LONG AFTER), "/rows/0/fulfilled_by"},
        {ROW("\"window\":true,\"withdrawn_by\":[\"session_held\"]," LONG AFTER), "/rows/0/fulfilled_by"},
        {ROW("\"owed_by\":\"supplier\",\"fulfilled_by\":[\"release\"]," LONG AFTER), "/rows/0/fulfilled_by"},
        {ROW(OWED LONG AFTER ",\"withdrawn_by\":[\"order_end\"]"), "/rows/0/withdrawn_by"},
        {ROW(OWED LONG AFTER ",\"again\":[" CODES_17 "]"), "/rows/0/again"},
        {ROW(OWED LONG AFTER
             ",\"criteria\":[{\"group\":1,\"subject\":\"eligible_for\",\"operation\":\"is\",\"value\":true,"
             "\"texts\":[\"resolve\"],\"level\":\"eligibility\",\"rule\":\"R\",\"title\":\"t\"}]"),
         "/rows/0/criteria"},
        {ROW(OWED LONG AFTER ",\"value\":1"), NULL},
        {"{\"rows\":[{\"window\":true,\"key\":\"k\",\"title\":\"t\",\"rule\":\"R\"," LONG AFTER "},"
         "{\"window\":true,\"key\":\"k\",\"title\":\"t\",\"rule\":\"R\"," LONG AFTER "}]}",
         ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_violations *violations = NULL;
        ivn_duty_table *table = NULL;
        ivn_status status =
            ivn_duty_table_with_json(here.context, NULL, rows[i].json, strlen(rows[i].json), &table, &violations, NULL);

        if (rows[i].pointer == NULL) {
            assert_int_equal(status, IVN_ERROR_DUPLICATE);
            continue;
        }
        assert_int_equal(status, IVN_ERROR_INVALID);
        assert_null(table);
        if (strcmp(ivn_violations_read(violations)->list[0]->pointer, rows[i].pointer) != 0)
            fail_msg("row %u: %s", (unsigned)i, ivn_violations_read(violations)->list[0]->pointer);
        ivn_violations_free(violations);
    }
}

static void too_much_is_refused(void **state)
{
    static char json[200000];
    size_t length = 0;
    ivn_violations *violations = NULL;
    ivn_duty_table *table = NULL;
    ivn_facts *facts = NULL;

    (void)state;
    length += (size_t)snprintf(json, sizeof json, "{\"rows\":[");
    for (int i = 0; i <= IVN_MOST_DUTY_ROWS; i++)
        length += (size_t)snprintf(json + length, sizeof json - length,
                                   "%s{\"window\":true,\"key\":\"k%d\",\"title\":\"t\",\"rule\":\"R\"," LONG AFTER "}",
                                   i > 0 ? "," : "", i);
    length += (size_t)snprintf(json + length, sizeof json - length, "]}");
    assert_int_equal(ivn_duty_table_with_json(here.context, NULL, json, length, &table, &violations, NULL),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->list[0]->status, IVN_ERROR_LIMIT);
    ivn_violations_free(violations);
    length = (size_t)snprintf(json, sizeof json, "{\"events\":[");
    for (int i = 0; i <= IVN_MOST_CASE_EVENTS; i++)
        length += (size_t)snprintf(json + length, sizeof json - length,
                                   "%s{\"event\":\"sentenced\",\"day\":\"2026-01-01\"}", i > 0 ? "," : "");
    length += (size_t)snprintf(json + length, sizeof json - length, "]}");
    assert_int_equal(ivn_facts_from_json(here.context, IVN_FACTS_CASE, json, length, &facts, NULL, NULL),
                     IVN_ERROR_INVALID);
}

static void criteria_are_limited(void **state)
{
    static const ivn_criterion man = {.size = sizeof man,
                                      .group = 1,
                                      .subject = IVN_SUBJECT_SEX,
                                      .operation = IVN_OPERATOR_IS,
                                      .value = IVN_KNOWN(IVN_SEX_MALE),
                                      .level = IVN_LEVEL_ELIGIBILITY,
                                      .rule = "R",
                                      .title = "t"};
    const ivn_criterion *list[IVN_MOST_CRITERIA + 1];
    ivn_duty_row row = {.size = sizeof row, .key = "k", .title = "t", .window = IVN_YES, .rule = "R"};
    const ivn_duty_row *const rows[] = {&row};
    ivn_duty_rows all = {.size = sizeof all, .row_count = 1, .rows = rows};
    ivn_error error = {.size = sizeof error};
    ivn_duty_table *table = NULL;

    (void)state;
    for (size_t i = 0; i <= IVN_MOST_CRITERIA; i++)
        list[i] = &man;
    row.trigger = IVN_EVENT_SENTENCED;
    row.value = (ivn_number)IVN_KNOWN(1);
    row.unit = IVN_UNIT_DAYS;
    row.criteria = list;
    row.criterion_count = IVN_MOST_CRITERIA + 1;
    assert_int_equal(ivn_duty_table_with(here.context, NULL, &all, &table, NULL, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/rows/0/criteria");
    row.criterion_count = IVN_MOST_CRITERIA;
    assert_int_equal(ivn_duty_table_with(here.context, NULL, &all, &table, NULL, &error), IVN_OK);
    ivn_duty_table_free(table);
}

static void a_table_stands_on_its_own_and_keys_stay_unique(void **state)
{
    static const char row[] = ROW("\"window\":true," LONG AFTER);
    ivn_duty_table *first = table_with(&here, row), *second = NULL;
    ivn_error error = {.size = sizeof error}, small = {.size = 1};
    uint32_t shipped = ivn_duty_table_read(NULL)->row_count;
    ivn_violations *violations = NULL;

    (void)state;
    assert_int_equal(ivn_duty_table_read(first)->row_count, shipped + 1);
    assert_string_equal(ivn_duty_table_read(first)->rows[shipped]->key, "k");
    assert_int_equal(ivn_duty_table_with_json(here.context, first, row, strlen(row), &second, &violations, &error),
                     IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(violations)->list[0]->status, IVN_ERROR_CONFLICT);
    assert_null(second);
    assert_int_equal(ivn_duty_table_with_json(here.context, first, "{", 1, &second, NULL, &error), IVN_ERROR_SYNTAX);
    assert_int_equal(ivn_duty_table_with_json(here.context, first, NULL, 1, &second, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with(here.context, first, NULL, &second, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_builtin(NULL, &second, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_builtin(here.context, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_builtin(here.context, &second, &small), IVN_ERROR_SIZE);
    ivn_violations_free(violations);
    ivn_duty_table_free(first);
    ivn_duty_table_free(NULL);
}

static void a_call_without_one_of_its_pointers_is_refused(void **state)
{
    ivn_duty_table *table = NULL;
    ivn_error error = {.size = sizeof error}, small = {.size = 1};

    (void)state;
    assert_int_equal(ivn_duty_table_with_json(NULL, NULL, "{}", 2, &table, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with_json(here.context, NULL, NULL, 2, &table, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with_json(here.context, NULL, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with(NULL, NULL, ivn_duty_table_read(NULL), &table, NULL, &error),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with(here.context, NULL, NULL, &table, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with(here.context, NULL, ivn_duty_table_read(NULL), NULL, NULL, &error),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_table_with_json(here.context, NULL, "{}", 2, &table, NULL, &small), IVN_ERROR_SIZE);
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_is_sound),
        cmocka_unit_test(the_shipped_rows_are_right_by_the_rules_for_any_row),
        cmocka_unit_test(the_deadlines_that_the_issue_names_are_there),
        cmocka_unit_test(a_row_that_cannot_be_is_refused_where_it_is_wrong),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(criteria_are_limited),
        cmocka_unit_test(a_table_stands_on_its_own_and_keys_stay_unique),
        cmocka_unit_test(a_call_without_one_of_its_pointers_is_refused),
    };

    return cmocka_run_group_tests(tests, here_begin, here_end);
}
