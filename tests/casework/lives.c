/*
 * What is derived, on referrals that the one verb made: at each step of a life, and where it is cut short; and the rows
 * of the rule register that commands and guards carry.
 */
#include "journal_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

static journal life_of;

static int begin(void **state)
{
    (void)state;
    journal_begin(&life_of);
    return 0;
}

static int end(void **state)
{
    (void)state;
    journal_end(&life_of);
    return 0;
}

static ivn_explanations *explain(void)
{
    ivn_explanations *explanations = NULL;

    assert_int_equal(
        ivn_referral_explain(life_of.world.context, life_of.record, &life_of.world.environment, &explanations, NULL),
        IVN_OK);
    return explanations;
}

static void value_is(const ivn_explanations *explanations, const char *key, const char *value)
{
    const ivn_explanations_view *view = ivn_explanations_read(explanations);

    for (uint32_t i = 0; i < view->count; i++) {
        if (strcmp(view->list[i]->key, key) == 0) {
            assert_string_equal(view->list[i]->value, value);
            return;
        }
    }
    fail_msg("no %s", key);
}

static void from_draft_to_report_it_comes_to_what_was_done(void **state)
{
    static const struct {
        const char *key, *value;
    } expected[] = {
        {"state", "concluded"},
        {"phase", "concluded"},
        {"ending", "completed"},
        {"ending_event", "COMPLETED"},
        {"ending_report", "completed"},
        {"ending_dashboard", "completed"},
        {"ending_ndelius", "CRS03"},
        {"report_owed", "no"},
        {"sessions_planned", "3"},
        {"sessions_recorded", "3"},
        {"sessions_attended", "3"},
        {"sessions_held", "3"},
        {"sessions_credited", "2"},
        {"first_offered", "2026-08-24"},
        {"first_offered_for", "2026-08-28"},
        {"first_attended", "2026-09-02"},
        {"commenced", "2026-09-16"},
        {"rar_days", "3"},
        {"enforceable_days", "3"},
        {"enforceable_days_exceeded", "no"},
        {"outcome_score", "1.5"},
        {"appointments/1/standing", "rescheduled"},
        {"appointments/4/compliance", "failed_to_attend"},
        {"appointments/5/compliance", "failed_to_comply"},
        {"appointments/6/standing", "completed"},
    };
    ivn_explanations *explanations;

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    explanations = explain();
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        value_is(explanations, expected[i].key, expected[i].value);
    ivn_explanations_free(explanations);
}

/* The counts of the referral are those of its appointments, told here in another way. */
static void hold_together(void)
{
    const ivn_referral_view *referral = journal_referral(&life_of);
    const ivn_record *records[] = {life_of.record, life_of.record};
    ivn_ending_names names = {.size = sizeof names};
    ivn_rar *rar = NULL;

    assert_int_equal(ivn_referral_ending(referral, &names), IVN_OK);
    assert_int_equal(names.ending, referral->ending);
    assert_int_equal(referral->ended.known, referral->ending != 0);
    assert_true(referral->sessions_credited <= referral->sessions_held);
    assert_true(referral->sessions_held <= referral->sessions_attended);
    assert_true(referral->sessions_attended <= referral->sessions_recorded || referral->sessions_recorded == 0);
    assert_int_equal(ivn_rar_days(life_of.world.context, records, 2, &rar, NULL), IVN_OK);
    assert_int_equal(ivn_rar_read(rar)->count, 1);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->used, referral->rar_days);
    assert_int_equal(ivn_rar_read(rar)->requirements[0]->ordered.value, 20);
    ivn_rar_free(rar);
    for (uint32_t i = 1; i <= referral->appointment_count; i++) {
        uint32_t standing = ivn_appointment_standing(referral, i, day_of("2026-12-01"));
        uint32_t compliance = referral->appointments[i - 1]->compliance;

        assert_true(standing != 0);
        assert_int_equal(standing == IVN_STANDING_RESCHEDULED, compliance == IVN_COMPLIANCE_RESCHEDULED);
        assert_int_equal(standing == IVN_STANDING_DID_NOT_ATTEND, compliance == IVN_COMPLIANCE_FAILED_TO_ATTEND);
        assert_int_equal(standing == IVN_STANDING_CANCELLED, compliance == IVN_COMPLIANCE_WITHDRAWN);
        assert_int_equal(standing == IVN_STANDING_NEEDS_FEEDBACK, compliance == 0);
    }
}

static void at_each_step_all_that_follows_holds_together(void **state)
{
    (void)state;
    for (uint32_t lines = 1; lines <= JOURNAL_LINES; lines++) {
        journal_play(&life_of, lines);
        hold_together();
        ivn_explanations_free(explain());
    }
}

/* Withdrawn after each line of which the phase allows it; what it is called follows from how many came. */
static void wherever_it_is_withdrawn_it_ends_as_the_sessions_say(void **state)
{
    uint32_t withdrawn = 0, owing = 0;

    (void)state;
    for (uint32_t lines = 3; lines < JOURNAL_LINES; lines++) {
        const ivn_referral_view *referral;
        ivn_ending_names names = {.size = sizeof names};

        journal_play(&life_of, lines);
        if (journal_say(&life_of, "practitioner", "2026-10-20T09:00", "withdraw",
                        "{\"reason\": \"moved_away\", \"text\": \"Moved to Leeds.\"}") != IVN_OK)
            continue;
        withdrawn++;
        hold_together();
        referral = journal_referral(&life_of);
        assert_int_equal(ivn_referral_ending(referral, &names), IVN_OK);
        if (referral->sessions_attended > 0) {
            owing++;
            assert_int_equal(referral->phase, IVN_PHASE_REPORTING);
            assert_int_equal(names.ending, IVN_ENDING_ENDED_EARLY);
            assert_string_equal(names.event, "PREMATURELY_ENDED");
            assert_string_equal(names.report, "cancelled");
            assert_string_equal(names.dashboard, "");
            assert_string_equal(names.delius, "CRS02");
        } else {
            assert_int_equal(referral->phase, IVN_PHASE_CONCLUDED);
            assert_int_equal(names.ending, IVN_ENDING_CANCELLED);
            assert_string_equal(names.event, "CANCELLED");
            assert_string_equal(names.report, "cancelled");
            assert_string_equal(names.dashboard, "cancelled");
            assert_string_equal(names.delius, "CRS01");
        }
    }
    assert_int_equal(withdrawn, 22);
    assert_int_equal(owing, 9);
}

static void what_lay_ahead_at_the_end_is_withdrawn(void **state)
{
    const ivn_referral_view *referral;

    (void)state;
    journal_play(&life_of, 23);
    assert_int_equal(journal_say(&life_of, "supplier", "2026-10-05T09:00", "close_early",
                                 "{\"reason\": \"not_engaged\", \"text\": \"Wants no more.\"}"),
                     IVN_OK);
    referral = journal_referral(&life_of);
    assert_int_equal(referral->appointments[5]->compliance, IVN_COMPLIANCE_WITHDRAWN);
    assert_int_equal(ivn_appointment_standing(referral, 6, day_of("2026-10-05")), IVN_STANDING_CANCELLED);
}

/* R004. */
static void days_count_as_enforceable_where_the_appointment_is_and_somebody_came(void **state)
{
    const ivn_referral_view *referral;
    uint32_t days = 0;

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    referral = journal_referral(&life_of);
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        days += referral->appointments[i]->facts->enforceable == IVN_YES && referral->appointments[i]->came == IVN_YES;
    assert_int_equal(days, 3);
    assert_int_equal(referral->enforceable_days, days);
    assert_int_equal(referral->appointments[1]->facts->enforceable, IVN_UNKNOWN);
}

/* R011. */
static void the_plan_is_shared_with_the_practitioner(void **state)
{
    (void)state;
    journal_play(&life_of, 11);
    assert_int_equal(journal_referral(&life_of)->plans[0]->shared.known, 0);
    journal_play(&life_of, 12);
    assert_int_equal(journal_referral(&life_of)->plans[0]->shared.known, 1);
}

#define ACTIVITY                                                                                                       \
    "\"activities\": [{\"area\": \"emotional\", \"key\": \"a\", \"text\": \"Ways to cope.\", "                         \
    "\"responsible\": \"supplier\", \"by\": \"2026-10-16\"}]"
#define OUTCOMES "\"outcomes\": [{\"area\": \"emotional\", \"key\": \"1\"}, {\"area\": \"emotional\", \"key\": \"2\"}]"

static ivn_status plan(const char *body)
{
    journal_play(&life_of, 10);
    return journal_say(&life_of, "supplier", "2026-09-07T14:00", "submit_action_plan", body);
}

/* R012. */
static void a_plan_says_interventions_outcomes_and_sessions(void **state)
{
    (void)state;
    assert_int_equal(plan("{\"sessions\": 3, " ACTIVITY ", " OUTCOMES "}"), IVN_OK);
    assert_int_equal(plan("{" ACTIVITY ", " OUTCOMES "}"), IVN_ERROR_INVALID);
    assert_int_equal(plan("{\"sessions\": 0, " ACTIVITY ", " OUTCOMES "}"), IVN_ERROR_INVALID);
    assert_int_equal(plan("{\"sessions\": 3, " OUTCOMES "}"), IVN_ERROR_INVALID);
    assert_int_equal(plan("{\"sessions\": 3, " ACTIVITY "}"), IVN_ERROR_INVALID);
}

/* R013. */
static void a_plan_keeps_to_the_referral_unless_something_else_was_agreed(void **state)
{
    static const char other[] = "\"outcomes\": [{\"area\": \"emotional\", \"key\": \"1\"}]";
    char body[1000];

    (void)state;
    snprintf(body, sizeof body, "{\"sessions\": 3, %s, %s}", ACTIVITY, other);
    assert_int_equal(plan(body), IVN_ERROR_STATE);
    assert_string_equal(life_of.error.rule, "WB-PLAN-IN-LINE");
    snprintf(body, sizeof body,
             "{\"sessions\": 3, %s, %s, \"variation_agreed\": true, \"variation\": \"One at a time.\"}", ACTIVITY,
             other);
    assert_int_equal(plan(body), IVN_OK);
}

/* R015. */
static void the_practitioner_is_told_of_behaviour_risk_and_changes(void **state)
{
    static const char *const what[] = {"behaviour", "risk", "change_of_circumstances"};
    char body[200];

    (void)state;
    journal_play(&life_of, 16);
    assert_int_equal(ivn_term_count(IVN_VOCABULARY_SIGNIFICANCE), 3);
    for (size_t i = 0; i < 3; i++) {
        snprintf(body, sizeof body, "{\"significance\": [\"%s\"], \"text\": \"He lost his flat.\"}", what[i]);
        assert_int_equal(journal_say(&life_of, "supplier", "2026-09-18T09:00", "notify_practitioner", body), IVN_OK);
    }
    assert_int_equal(journal_say(&life_of, "supplier", "2026-09-18T09:00", "notify_practitioner",
                                 "{\"text\": \"He lost his flat.\"}"),
                     IVN_ERROR_INVALID);
}

/* R016: the reviews of two kinds of deaths are one word in the document. */
static void the_supplier_contributes_to_what_the_document_lists(void **state)
{
    char body[200];

    (void)state;
    journal_play(&life_of, 16);
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_CONTRIBUTION); i++) {
        snprintf(body, sizeof body, "{\"contribution\": \"%s\", \"text\": \"Attended.\"}",
                 ivn_term_at(IVN_VOCABULARY_CONTRIBUTION, i)->name);
        assert_int_equal(journal_say(&life_of, "supplier", "2026-09-18T09:00", "contribute", body), IVN_OK);
    }
    assert_int_equal(ivn_term_count(IVN_VOCABULARY_CONTRIBUTION), 5);
}

static ivn_status report(const char *body)
{
    journal_play(&life_of, 25);
    if (journal_say(&life_of, "supplier", "2026-10-09T09:00", "write_report", body) != IVN_OK)
        return life_of.status;
    return journal_say(&life_of, "supplier", "2026-10-09T09:30", "submit_report", "");
}

#define REACHED(key)                                                                                                   \
    "{\"area\": \"emotional\", \"key\": \"" key "\", \"achievement\": \"achieved\", \"progress\": \"Good.\"}"

/* R017. */
static void a_report_says_sessions_outcomes_and_next_steps(void **state)
{
    (void)state;
    assert_int_equal(report("{\"sessions_delivered\": 3, \"next_steps\": \"Go on.\", \"outcomes\": [" REACHED(
                         "1") ", " REACHED("2") "]}"),
                     IVN_OK);
    assert_int_equal(report("{\"next_steps\": \"Go on.\", \"outcomes\": [" REACHED("1") ", " REACHED("2") "]}"),
                     IVN_ERROR_STATE);
    assert_string_equal(life_of.error.rule, "WB-REPORT-CONTENT");
    assert_int_equal(report("{\"sessions_delivered\": 3, \"outcomes\": [" REACHED("1") ", " REACHED("2") "]}"),
                     IVN_ERROR_STATE);
    assert_int_equal(
        report("{\"sessions_delivered\": 3, \"next_steps\": \"Go on.\", \"outcomes\": [" REACHED("1") "]}"),
        IVN_ERROR_STATE);
}

static ivn_personal_data *personal_data(const char *day)
{
    ivn_personal_data *data = NULL;

    world_on(&life_of.world, day);
    assert_int_equal(
        ivn_referral_personal_data(life_of.world.context, life_of.record, &life_of.world.environment, &data, NULL),
        IVN_OK);
    return data;
}

static void once_its_time_has_passed_a_record_can_be_redacted_and_holds_nothing_personal(void **state)
{
    ivn_personal_data *data;

    (void)state;
    world_override(&life_of.world, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"parameter\": \"months\", "
                                   "\"value\": 72, \"source\": \"Our schedule\"}]}");
    journal_play(&life_of, JOURNAL_LINES);
    data = personal_data("2032-10-09");
    assert_int_equal(ivn_personal_data_read(data)->due, IVN_NO);
    assert_true(ivn_personal_data_read(data)->count > 20);
    ivn_personal_data_free(data);
    assert_int_equal(journal_say(&life_of, "probation_service", "2032-10-09T09:00", "redact", ""), IVN_ERROR_STATE);
    assert_int_equal(journal_say(&life_of, "probation_service", "2032-10-10T09:00", "redact", ""), IVN_OK);
    data = personal_data("2032-10-10");
    assert_int_equal(ivn_personal_data_read(data)->count, 0);
    ivn_personal_data_free(data);
    ivn_explanations_free(explain());
}

/* The block of JSON in the page of the manual: instructions, with an empty line between. */
static void the_journal_of_the_manual_can_be_played(void **state)
{
    static const char start[] = "```json\n";
    size_t size;
    char *page = file_read(TEST_SOURCE_DIR "/docs/casework.md", &size), *at, *end;
    uint32_t played = 0;

    (void)state;
    assert_non_null(page);
    at = strstr(page, start);
    assert_non_null(at);
    at += sizeof start - 1;
    end = strstr(at, "```");
    assert_non_null(end);
    *end = '\0';
    for (char *next = at; next != NULL; at = next, played++) {
        next = strstr(at, "\n\n");
        if (next != NULL) {
            *next = '\0';
            next += 2;
        }
        if (journal_do(&life_of, at) != IVN_OK)
            fail_msg("%s: %s", life_of.error.pointer, life_of.error.message);
    }
    assert_int_equal(played, 3);
    assert_int_equal(journal_referral(&life_of)->phase, IVN_PHASE_SENT);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
        TEST(from_draft_to_report_it_comes_to_what_was_done),
        TEST(at_each_step_all_that_follows_holds_together),
        TEST(wherever_it_is_withdrawn_it_ends_as_the_sessions_say),
        TEST(what_lay_ahead_at_the_end_is_withdrawn),
        TEST(days_count_as_enforceable_where_the_appointment_is_and_somebody_came),
        TEST(the_plan_is_shared_with_the_practitioner),
        TEST(a_plan_says_interventions_outcomes_and_sessions),
        TEST(a_plan_keeps_to_the_referral_unless_something_else_was_agreed),
        TEST(the_practitioner_is_told_of_behaviour_risk_and_changes),
        TEST(the_supplier_contributes_to_what_the_document_lists),
        TEST(a_report_says_sessions_outcomes_and_next_steps),
        TEST(the_journal_of_the_manual_can_be_played),
        TEST(once_its_time_has_passed_a_record_can_be_redacted_and_holds_nothing_personal),
    };

    return cmocka_run_group_tests_name("lives", tests, NULL, NULL);
}
