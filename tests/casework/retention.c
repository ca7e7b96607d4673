/*
 * How long personal data may be kept, by the rules and their figures.
 */
#include "derived_support.h"

static world here;
static life referral;

static int begin(void **state)
{
    (void)state;
    world_begin(&here, "2026-10-01");
    life_begin(&referral);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&here);
    return 0;
}

static ivni_retention retention_on(const char *day)
{
    ivni_retention retention;

    ivni_retention_of(&referral.record.referral, here.rulebook, day_of(day), &retention);
    return retention;
}

static void a_draft_is_kept_for_ninety_days(void **state)
{
    ivni_retention retention;

    (void)state;
    referral.record.referral.phase = IVN_PHASE_DRAFT;
    retention = retention_on("2026-10-01");
    assert_string_equal(retention.rule, "RM-DRAFT-RETENTION");
    assert_string_equal(retention.missing, "");
    assert_int_equal(retention.from.value, day_of("2026-08-20"));
    assert_int_equal(retention.until.known, 1);
    assert_int_equal(retention.until.value, day_of("2026-11-18"));
}

static void an_open_case_has_no_end_of_keeping(void **state)
{
    ivni_retention retention;

    (void)state;
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"parameter\": \"months\", \"value\": 72, "
                          "\"source\": \"Our schedule\"}]}");
    retention = retention_on("2026-10-01");
    assert_int_equal(retention.until.known | retention.from.known, 0);
    assert_string_equal(retention.missing, "");
}

static void a_concluded_one_lacks_the_figure_that_the_host_sets(void **state)
{
    ivni_retention retention;

    (void)state;
    referral.record.referral.phase = IVN_PHASE_CONCLUDED;
    referral.record.referral.concluded = moment_of("2026-11-30");
    retention = retention_on("2026-12-01");
    assert_string_equal(retention.rule, "RM-RETENTION");
    assert_string_equal(retention.missing, "rulebook:RM-RETENTION/months");
    assert_int_equal(retention.until.known, 0);
    assert_int_equal(retention.from.value, day_of("2026-11-30"));
}

static void with_the_figure_it_is_counted_in_months_from_the_conclusion(void **state)
{
    ivni_retention retention;

    (void)state;
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"parameter\": \"months\", \"value\": 3, "
                          "\"source\": \"Our schedule\"}]}");
    referral.record.referral.phase = IVN_PHASE_CONCLUDED;
    referral.record.referral.concluded = moment_of("2026-11-30");
    retention = retention_on("2026-12-01");
    assert_int_equal(retention.until.value, day_of("2027-02-28"));
    referral.record.referral.concluded = moment_of("9999-12-01");
    assert_int_equal(retention_on("2026-12-01").until.known, 0);
}

static void a_rule_that_is_switched_off_says_nothing(void **state)
{
    ivni_retention retention;

    (void)state;
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-DRAFT-RETENTION\", "
                          "\"from\": \"2026-01-02\", \"to\": \"2026-01-01\", "
                          "\"source\": \"Our schedule\"}]}");
    referral.record.referral.phase = IVN_PHASE_DRAFT;
    retention = retention_on("2026-10-01");
    assert_string_equal(retention.rule, "");
    assert_int_equal(retention.until.known, 0);
}

/* The calendar ends somewhere; what lies beyond it is not known. */
static void beyond_the_last_day_there_is_no_date(void **state)
{
    (void)state;
    referral.record.referral.phase = IVN_PHASE_DRAFT;
    referral.draft.at = (ivn_moment){.known = 1, .value = INT64_C(253402214400000)}; /* 9999-12-31 */
    assert_false(retention_on("2026-10-01").until.known);
    referral.draft.at.value = INT64_MAX;
    assert_false(retention_on("2026-10-01").from.known);
    referral.draft.at.known = 0;
    assert_false(retention_on("2026-10-01").from.known);
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"parameter\": \"months\", \"value\": 72, "
                          "\"source\": \"Our schedule\"}]}");
    referral.record.referral.phase = IVN_PHASE_CONCLUDED;
    referral.record.referral.concluded = (ivn_moment){.known = 1, .value = INT64_C(253402214400000)};
    assert_false(retention_on("2026-10-01").until.known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_draft_is_kept_for_ninety_days, begin, end),
        cmocka_unit_test_setup_teardown(an_open_case_has_no_end_of_keeping, begin, end),
        cmocka_unit_test_setup_teardown(a_concluded_one_lacks_the_figure_that_the_host_sets, begin, end),
        cmocka_unit_test_setup_teardown(with_the_figure_it_is_counted_in_months_from_the_conclusion, begin, end),
        cmocka_unit_test_setup_teardown(beyond_the_last_day_there_is_no_date, begin, end),
        cmocka_unit_test_setup_teardown(a_rule_that_is_switched_off_says_nothing, begin, end),
    };

    return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
