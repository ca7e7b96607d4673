/*
 * Tests of src/duties/offset.c, and of columns where a length or a validity is out of the ordinary.
 */
#include "duties/duties.h"

#include "duties_support.h"

#define ROW(more)                                                                                                      \
    "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['progress_reviewed'],'rule':'R',"            \
    "'trigger':'sentenced'," more "}]}"

static ivni_offset offset_of(uint32_t unit, int32_t count)
{
    return (ivni_offset){.calendar = here.calendar, .unit = unit, .count = count, .set = 1};
}

static void days_that_no_calendar_has_are_none(void **state)
{
    static const struct {
        uint32_t unit;
        int32_t count;
        const char *from, *due;
    } rows[] = {
        {IVN_UNIT_DAYS, 1, "2026-11-23", "2026-11-24"},
        {IVN_UNIT_DAYS, -1, "0001-01-01", ""},
        {IVN_UNIT_DAYS, 1, "9999-12-31", ""},
        {IVN_UNIT_WEEKS, 1, "9999-12-25", ""},
        {IVN_UNIT_WEEKS, -1, "0001-01-08", "0001-01-01"},
        {IVN_UNIT_MONTHS, 1, "2026-01-31", "2026-02-28"},
        {IVN_UNIT_MONTHS, 1, "9999-12-01", ""},
        {IVN_UNIT_MONTHS, -1, "0001-01-31", ""},
        {IVN_UNIT_WORKING_DAYS, 1, "1900-01-01", ""},
        {IVN_UNIT_WORKING_DAYS, 0, "1900-01-01", "1900-01-01"},
        {IVN_UNIT_WORKING_DAYS, 1, "2026-11-20", "2026-11-23"},
    };
    ivni_offset unset = offset_of(IVN_UNIT_DAYS, 1);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivni_offset offset = offset_of(rows[i].unit, rows[i].count);

        assert_int_equal(ivni_offset_from(&offset, day_of(rows[i].from)), day_of(rows[i].due));
        assert_int_equal(ivni_offset_from(&offset, IVN_DATE_NONE), IVN_DATE_NONE);
    }
    unset.set = 0;
    assert_int_equal(ivni_offset_from(&unset, day_of("2026-11-23")), IVN_DATE_NONE);
}

/* A figure is a length of time by its unit, and as long as it is none below zero. */
static void a_figure_that_is_no_length_of_time_is_refused(void **state)
{
    static const char *const rows[] = {ROW("'parameter':'IH-UPW-ETE/percent'"), ROW("'parameter':'RC-BBR-2/months'")};
    world other;
    ivn_error error = {.size = sizeof error};

    (void)state;
    world_begin(&other);
    world_override(&other, "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':1,'source':'s'}]}");
    ((ivn_parameter *)ivn_rulebook_parameter(other.rulebook, "RC-BBR-2/months"))->value.value = -1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_duty_table *table = table_with(&other, rows[i]);
        ivn_date trigger = day_of("2026-11-23"), due = 7;
        uint8_t state_of = 7;

        assert_int_equal(
            ivn_duties_many(&other.environment, table, "k", &trigger, NULL, NULL, 1, &due, &state_of, &error),
            IVN_ERROR_RULE);
        assert_string_equal(error.message, "a duty names a figure that is no length of time");
        assert_string_equal(error.rule, "R");
        assert_int_equal(due, 7);
        assert_int_equal(state_of, 7);
        ivn_duty_table_free(table);
    }
    world_end(&other);
}

static void columns_of_a_length_that_is_not_set_cannot_be_computed(void **state)
{
    ivn_duty_table *table = table_with(&here, ROW("'parameter':'LAW-PSS/commencement','unit':'working_days'"));
    ivn_date triggers[] = {day_of("2026-11-02"), IVN_DATE_NONE}, due[2], first, last;
    ivn_error error = {.size = sizeof error};
    uint8_t states[2];

    (void)state;
    assert_int_equal(ivn_duties_many(&here.environment, table, "k", triggers, NULL, NULL, 2, due, states, NULL),
                     IVN_PARTIAL);
    assert_int_equal(due[0], IVN_DATE_NONE);
    assert_int_equal(states[0], IVN_DUTY_STATE_NOT_COMPUTABLE);
    assert_int_equal(states[1], IVN_DUTY_STATE_NOT_TRIGGERED);
    assert_int_equal(
        ivn_duty_trigger_range(&here.environment, table, "k", triggers[0], triggers[0], &first, &last, &error),
        IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "the rulebook does not set the figure of this duty");
    ivn_duty_table_free(table);
}

/* Triggers that lie close together, but are fewer than the days between them. */
static void a_few_days_apart_are_counted_one_by_one(void **state)
{
    ivn_duty_table *table = table_with(&here, ROW("'value':1,'unit':'months'"));
    ivn_date triggers[] = {day_of("2026-01-31"), day_of("2026-04-30"), IVN_DATE_NONE}, due[3];
    uint8_t states[3];

    (void)state;
    assert_int_equal(ivn_duties_many(&here.environment, table, "k", triggers, NULL, NULL, 3, due, states, NULL),
                     IVN_OK);
    assert_int_equal(due[0], day_of("2026-02-28"));
    assert_int_equal(due[1], day_of("2026-05-30"));
    assert_int_equal(due[2], IVN_DATE_NONE);
    ivn_duty_table_free(table);
}

static void a_rule_that_ends_applies_to_what_was_triggered_by_then(void **state)
{
    static const char switched[] = "{'overrides':[{'rule':'WB-ASSESSMENT','to':'2026-11-05','source':'s'}]}";
    ivn_date triggers[] = {day_of("2026-11-05"), day_of("2026-11-06")}, due[2];
    uint8_t states[2];
    world other;

    (void)state;
    world_begin(&other);
    world_override(&other, switched);
    assert_int_equal(
        ivn_duties_many(&other.environment, NULL, "assessment-held", triggers, NULL, NULL, 2, due, states, NULL),
        IVN_OK);
    assert_int_equal(states[0], IVN_DUTY_STATE_OVERDUE);
    assert_int_equal(states[1], IVN_DUTY_STATE_NOT_APPLICABLE);
    assert_int_equal(due[1], IVN_DATE_NONE);
    world_end(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_no_calendar_has_are_none),
        cmocka_unit_test(a_figure_that_is_no_length_of_time_is_refused),
        cmocka_unit_test(columns_of_a_length_that_is_not_set_cannot_be_computed),
        cmocka_unit_test(a_few_days_apart_are_counted_one_by_one),
        cmocka_unit_test(a_rule_that_ends_applies_to_what_was_triggered_by_then),
    };

    return cmocka_run_group_tests(tests, here_begin, here_end);
}
