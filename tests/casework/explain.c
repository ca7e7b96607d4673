/*
 * What follows from a referral, in words: each value with its reason, its rule and where that is written.
 */
#include "derived_support.h"

#include <string.h>

#include "failing.h"

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

static ivn_explanations *explain(void)
{
    ivn_explanations *explanations = NULL;

    assert_int_equal(ivn_referral_explain(here.context, &referral.record, &here.environment, &explanations, NULL),
                     IVN_OK);
    return explanations;
}

static const ivn_explanation *find(const ivn_explanations *explanations, const char *key)
{
    const ivn_explanations_view *view = ivn_explanations_read(explanations);

    for (uint32_t i = 0; i < view->count; i++)
        if (strcmp(view->list[i]->key, key) == 0)
            return view->list[i];
    fail_msg("no %s", key);
    return NULL;
}

typedef struct expected {
    const char *key, *value, *reason, *rule;
} expected;

static void is(const expected *list, size_t count)
{
    ivn_explanations *explanations = explain();

    for (size_t i = 0; i < count; i++) {
        const ivn_explanation *found = find(explanations, list[i].key);

        assert_string_equal(found->value, list[i].value);
        assert_string_equal(found->reason, list[i].reason);
        assert_string_equal(found->rule, list[i].rule);
    }
    ivn_explanations_free(explanations);
}

#define IS(...) is((const expected[]){__VA_ARGS__}, sizeof((const expected[]){__VA_ARGS__}) / sizeof(expected))

static void a_referral_that_is_under_way(void **state)
{
    (void)state;
    IS({"state", "under_way", "Sessions attended so far: 3.", ""},
       {"phase", "delivering", "It was accepted on 2026-08-24; a plan is approved or a session was held.", ""},
       {"ending", "", "It has not ended.", "RM-ENDING"}, {"ending_event", "", "It has not ended.", "RM-ENDING"},
       {"report_owed", "no", "The service has not ended.", "RM-REPORT-OWED"},
       {"sessions_planned", "4", "So many are in version 1 of the action plan, the one approved last.",
        "WB-PLAN-CONTENT"},
       {"sessions_recorded", "3", "Sessions whose record was submitted: 3; planned: 4.", "RM-FEEDBACK"},
       {"sessions_attended", "3", "Sessions to which the person came: 3; planned: 4.", "RM-ATTENDANCE"},
       {"sessions_held", "2", "Sessions that took place: 2; planned: 4.", "RM-ATTENDANCE"},
       {"sessions_credited", "1", "Sessions that took place and were complied with: 1; planned: 4.", "RM-COMPLIANCE"},
       {"first_offered", "2026-08-24",
        "The first offer of a supplier assessment, whatever came of it, was made on 2026-08-24.",
        "WB-LEVEL-ASSESSMENT"},
       {"first_offered_for", "2026-08-26",
        "The first offer of a supplier assessment, whatever came of it, was for 2026-08-26.", "WB-LEVEL-ASSESSMENT"},
       {"first_attended", "2026-09-02", "A supplier assessment was first attended on 2026-09-02.", "WB-ASSESSMENT"},
       {"commenced", "2026-09-16", "The first session that was attended was on 2026-09-16.", "WB-LEVEL-COMMENCEMENT"},
       {"rar_days", "2",
        "Different days on which a session took place: 2; the supplier assessment and voluntary ones do not count.",
        "RM-ACTIVITY-DAYS"},
       {"enforceable_days", "4", "Different days on which an enforceable appointment was attended: 4.",
        "WB-ENFORCEABLE"},
       {"enforceable_days_exceeded", "no", "Days used: 4; at most: 10.", "RM-ENFORCEABLE-DAYS"},
       {"outcome_score", "", "The end-of-service report has not been submitted.", "RM-SCORE"},
       {"personal_data_until", "", "The case is open; the time counts from its conclusion.", "RM-RETENTION"});
}

static void each_appointment_says_what_became_of_it(void **state)
{
    (void)state;
    referral.attendances[1].late = IVN_YES;
    IS({"appointments/1/standing", "rescheduled",
        "Appointment 1 (supplier assessment, 2026-08-26): moved to appointment 2.", "RM-FEEDBACK"},
       {"appointments/2/compliance", "complied",
        "Appointment 2 (supplier assessment, 2026-09-02): the person came late, and it took place.", "RM-COMPLIANCE"},
       {"appointments/4/compliance", "failed_to_attend",
        "Appointment 4 (session 2, 2026-09-23): the person did not come.", "RM-COMPLIANCE"},
       {"appointments/5/compliance", "failed_to_comply",
        "Appointment 5 (session 2, 2026-09-23): the person came, and it took place; behaviour was notified.",
        "RM-COMPLIANCE"},
       {"appointments/6/standing", "did_not_happen",
        "Appointment 6 (session 3, 2026-09-30): the person came, and it did not take place: logistics.", "RM-FEEDBACK"},
       {"appointments/7/standing", "scheduled", "Appointment 7 (session 4, 2026-10-07): nothing is on record.",
        "RM-FEEDBACK"},
       {"appointments/7/compliance", "", "Appointment 7 (session 4, 2026-10-07): nothing is on record.",
        "RM-COMPLIANCE"});
}

static void an_attendance_that_was_not_submitted_does_not_count_yet(void **state)
{
    static const ivn_attendance attendance = {.size = sizeof attendance, .attended = IVN_NO, .happened = IVN_NO};

    (void)state;
    world_on(&here, "2026-10-08");
    referral.appointments[6].attendance = &attendance;
    referral.appointments[6].recorded = moment_of("2026-10-07");
    IS({"appointments/7/standing", "needs_feedback",
        "Appointment 7 (session 4, 2026-10-07): its attendance is on record, and counts once the record is submitted.",
        "RM-FEEDBACK"});
}

static void a_withdrawal_after_a_session_owes_a_report(void **state)
{
    ivn_referral_view *view = &referral.record.referral;

    (void)state;
    view->phase = IVN_PHASE_REPORTING;
    view->ended = view->end_requested = moment_of("2026-10-05");
    view->report_owed = IVN_YES;
    IS({"state", "ended", "The service ended on 2026-10-05; its end-of-service report is owed.", ""},
       {"phase", "reporting", "The service ended on 2026-10-05; its end-of-service report is owed.", ""},
       {"ending", "ended_early", "Its end was requested after a session was attended.", "RM-ENDING"},
       {"ending_event", "PREMATURELY_ENDED", "That event looks at sessions attended and sessions recorded.",
        "RM-ENDING"},
       {"ending_report", "cancelled",
        "That report looks at whether the end was requested, and whether a report was begun.", "RM-ENDING"},
       {"ending_dashboard", "", "These facts have no name there.", "RM-ENDING"},
       {"ending_ndelius", "CRS02", "nDelius takes it from the event.", "RM-ENDING"},
       {"report_owed", "yes", "At least one session was attended, and the service ended on 2026-10-05.",
        "RM-REPORT-OWED"},
       {"appointments/7/compliance", "", "Appointment 7 (session 4, 2026-10-07): the service ended before it.",
        "RM-COMPLIANCE"},
       {"appointments/7/standing", "cancelled", "Appointment 7 (session 4, 2026-10-07): the service ended before it.",
        "RM-FEEDBACK"});
}

static void a_withdrawal_before_any_session_owes_none(void **state)
{
    ivn_referral_view *view = &referral.record.referral;

    (void)state;
    view->phase = IVN_PHASE_CONCLUDED;
    view->ended = view->end_requested = view->concluded = moment_of("2026-09-05");
    view->sessions_attended = view->sessions_recorded = 0;
    view->report_owed = IVN_NO;
    view->approved_plan = NULL;
    referral.facts.sessions = (ivn_number){1, 4};
    IS({"report_owed", "no", "No session was attended.", "RM-REPORT-OWED"},
       {"ending", "cancelled", "Its end was requested before any session was attended.", "RM-ENDING"},
       {"sessions_planned", "4", "So many were asked for; no action plan is approved.", "WB-PLAN-CONTENT"});
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"from\": \"2026-01-02\", "
                          "\"to\": \"2026-01-01\", \"source\": \"Our schedule\"}]}");
    IS({"personal_data_until", "", "No rule that is in force says how long it may be kept.", ""});
}

/* What a record need not say is left out of the sentence. */
static void an_appointment_of_which_little_is_known_is_told_of_all_the_same(void **state)
{
    ivn_appointment_view *view = &referral.appointments[5]; /* came, and it did not take place */

    (void)state;
    referral.attendances[5].no_session = 0;
    view->day.known = 0;
    referral.offers[5].kind = 0;
    IS({"appointments/6/standing", "did_not_happen",
        "Appointment 6 (of no kind, ): the person came, and it did not take place.", "RM-FEEDBACK"});
}

static void where_no_requirement_is_known_no_days_are_used(void **state)
{
    (void)state;
    referral.facts.requirement = NULL;
    referral.sentence.rehabilitation_activity = IVN_NO;
    IS({"rar_days", "", "It names no requirement, and none is known of the person.", "RM-ACTIVITY-DAYS"});
}

static void a_report_that_was_submitted_has_a_score_and_is_owed_no_more(void **state)
{
    static const ivn_outcome outcomes[] = {
        {.size = sizeof(ivn_outcome), .area = 1, .key = "1", .achievement = IVN_ACHIEVEMENT_ACHIEVED},
        {.size = sizeof(ivn_outcome), .area = 1, .key = "2", .achievement = IVN_ACHIEVEMENT_PARTIALLY_ACHIEVED},
        {.size = sizeof(ivn_outcome), .area = 1, .key = "3", .achievement = IVN_ACHIEVEMENT_NOT_ACHIEVED}};
    static const ivn_outcome *const list[] = {&outcomes[0], &outcomes[1], &outcomes[2]};
    static const ivn_report report = {.size = sizeof report, .outcomes = list, .outcome_count = 3};
    ivn_referral_view *view = &referral.record.referral;

    (void)state;
    view->phase = IVN_PHASE_CONCLUDED;
    view->ended = moment_of("2026-10-07");
    view->report = &report;
    view->report_owed = IVN_YES;
    view->concluded = view->report_submitted = moment_of("2026-10-12");
    view->outcome_score = (ivn_number){1, 3};
    IS({"state", "concluded", "It was concluded on 2026-10-12; nothing more is owed.", ""},
       {"report_owed", "no", "It was submitted on 2026-10-12.", "RM-REPORT-OWED"},
       {"outcome_score", "1.5",
        "Outcomes achieved, which count 1 each: 1; partially achieved, a half: 1; not achieved: 1.", "RM-SCORE"},
       {"personal_data_until", "", "How long it may be kept has not been set in the rulebook.", "RM-RETENTION"});
    world_override(&here, "{\"overrides\": [{\"rule\": \"RM-RETENTION\", \"parameter\": \"months\", \"value\": 72, "
                          "\"source\": \"Our schedule\"}]}");
    IS({"personal_data_until", "2032-10-12", "Counted from 2026-10-12, in months: 72.", "RM-RETENTION"});
    view->outcome_score = (ivn_number){1, 4};
    IS({"outcome_score", "2",
        "Outcomes achieved, which count 1 each: 1; partially achieved, a half: 1; not achieved: 1.", "RM-SCORE"});
    view->report = NULL;
    IS({"outcome_score", "", "The end-of-service report has not been submitted.", "RM-SCORE"});
}

static void more_enforceable_days_than_asked_for_are_told(void **state)
{
    (void)state;
    referral.facts.enforceable_days.value = 3;
    IS({"enforceable_days_exceeded", "yes", "Days used: 4; at most: 3.", "RM-ENFORCEABLE-DAYS"});
    referral.facts.enforceable_days = (ivn_number){0, 0};
    IS({"enforceable_days_exceeded", "", "The referral does not say how many days there may be at most.",
        "RM-ENFORCEABLE-DAYS"});
}

/* A referral of which hardly anything is known, in each phase. */
static void every_phase_has_its_words_whatever_is_known(void **state)
{
    static const ivn_referral_view nothing = {.size = sizeof nothing};
    char said[64][160] = {{0}};

    (void)state;
    for (uint32_t phase = 0; phase <= ivn_term_count(IVN_VOCABULARY_PHASE); phase++) {
        ivn_explanations *explanations;
        const ivn_explanation *state_of, *phase_of;

        referral.record.referral = nothing;
        referral.record.referral.phase = phase;
        explanations = explain();
        state_of = find(explanations, "state");
        phase_of = find(explanations, "phase");
        assert_int_equal(phase == 0, *state_of->value == '\0');
        assert_int_equal(phase == 0, *phase_of->reason == '\0');
        strncpy(said[phase], phase_of->reason, sizeof said[phase] - 1);
        for (uint32_t before = 0; before < phase; before++)
            assert_string_not_equal(said[before], said[phase]);
        ivn_explanations_free(explanations);
    }
}

static void keys_are_unique_and_rules_and_sources_are_those_of_the_rulebook(void **state)
{
    ivn_explanations *explanations = explain();
    const ivn_explanations_view *view = ivn_explanations_read(explanations);

    (void)state;
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_explanation *one = view->list[i];

        for (uint32_t k = 0; k < i; k++)
            assert_string_not_equal(one->key, view->list[k]->key);
        if (*one->rule != '\0' && ivn_rulebook_rule(here.rulebook, one->rule) == NULL)
            fail_msg("%s: %s", one->key, one->rule);
        assert_int_equal(*one->rule == '\0', *one->source == '\0');
        assert_true(*one->title != '\0' && *one->reason != '\0');
    }
    ivn_explanations_free(explanations);
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_explanations *out = NULL;
    ivn_error error = {.size = sizeof error}, wrong = {.size = 3};

    (void)state;
    assert_int_equal(ivn_referral_explain(here.context, &referral.record, &here.environment, &out, &wrong),
                     IVN_ERROR_SIZE);
    assert_int_equal(ivn_referral_explain(NULL, &referral.record, &here.environment, &out, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_explain(here.context, NULL, &here.environment, &out, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_explain(here.context, &referral.record, NULL, &out, &error), IVN_ERROR_ARGUMENT);
    assert_null(out);
    assert_null(ivn_explanations_read(NULL));
    ivn_explanations_free(NULL);
}

static ivn_status explains(const ivn_context *context, void *user)
{
    ivn_explanations *explanations = NULL;
    ivn_status status = ivn_referral_explain(context, &referral.record, &here.environment, &explanations, NULL);

    (void)user;
    ivn_explanations_free(explanations);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(explains, NULL);
    limit_every(explains, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_referral_that_is_under_way, begin, end),
        cmocka_unit_test_setup_teardown(each_appointment_says_what_became_of_it, begin, end),
        cmocka_unit_test_setup_teardown(an_attendance_that_was_not_submitted_does_not_count_yet, begin, end),
        cmocka_unit_test_setup_teardown(a_withdrawal_after_a_session_owes_a_report, begin, end),
        cmocka_unit_test_setup_teardown(a_withdrawal_before_any_session_owes_none, begin, end),
        cmocka_unit_test_setup_teardown(an_appointment_of_which_little_is_known_is_told_of_all_the_same, begin, end),
        cmocka_unit_test_setup_teardown(where_no_requirement_is_known_no_days_are_used, begin, end),
        cmocka_unit_test_setup_teardown(a_report_that_was_submitted_has_a_score_and_is_owed_no_more, begin, end),
        cmocka_unit_test_setup_teardown(more_enforceable_days_than_asked_for_are_told, begin, end),
        cmocka_unit_test_setup_teardown(every_phase_has_its_words_whatever_is_known, begin, end),
        cmocka_unit_test_setup_teardown(keys_are_unique_and_rules_and_sources_are_those_of_the_rulebook, begin, end),
        cmocka_unit_test_setup_teardown(wrong_arguments_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_nothing, begin, end),
    };

    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
