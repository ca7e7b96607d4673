/*
 * Tests of src/casework/fold.c and follow.c: what each command does to a referral as it stands, and what follows.
 */
#include "desk.h"

#include <string.h>

static desk at;

static int open_desk(void **state)
{
    (void)state;
    desk_open(&at, NULL);
    return 0;
}

static int close_desk(void **state)
{
    (void)state;
    desk_close(&at);
    return 0;
}

static const ivn_referral_view *referral(void)
{
    return desk_referral(&at);
}

static void live_steps(uint32_t count)
{
    desk_forget(&at);
    for (uint32_t i = 0; i < count; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    at.actor.role = IVN_ROLE_SYSTEM;
}

#define TIME(moment, text) assert_true((moment).known && (moment).value == instant_of(text))

/* --- the referral --- */

static void a_draft_is_its_facts(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    assert_string_equal(referral()->facts->service, "personal-well-being/emotional");
    assert_string_equal(referral()->reference, "");
    assert_false(referral()->sent.known);
    assert_int_equal(referral()->need_count, 0);
    assert_int_equal(referral()->report_owed, IVN_NO);
}

static void needs_that_are_chosen_replace_those_before(void **state)
{
    const ivn_chosen_need other = {.size = sizeof other, .area = IVN_NEED_EMOTIONAL, .complexity = IVN_COMPLEXITY_LOW};
    const ivn_chosen_need *const list[] = {&other};
    const ivn_chosen_needs needs = {.size = sizeof needs, .need_count = 1, .needs = list};

    (void)state;
    life_until(&at, IVN_COMMAND_CHOOSE_NEEDS);
    assert_int_equal(referral()->needs[0]->complexity, IVN_COMPLEXITY_MEDIUM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHOOSE_NEEDS, &needs), IVN_OK);
    assert_int_equal(referral()->need_count, 1);
    assert_int_equal(referral()->needs[0]->complexity, IVN_COMPLEXITY_LOW);
}

static void an_amendment_leaves_what_it_does_not_say_and_clears_what_it_names(void **state)
{
    const char *const pointers[] = {"/practitioner", "/service_user/home_area"};
    const ivn_referral_facts amended = {
        .size = sizeof amended, .further = "Prefers mornings.", .clear = pointers, .clear_count = 2};

    (void)state;
    life_until(&at, IVN_COMMAND_CHOOSE_NEEDS);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &amended), IVN_OK);
    assert_string_equal(referral()->facts->further, "Prefers mornings.");
    assert_string_equal(referral()->facts->purpose, "To cope better.");
    assert_null(referral()->facts->practitioner);
    assert_null(referral()->facts->service_user->home_area);
    assert_string_equal(referral()->facts->service_user->reference, "X123456");
    assert_int_equal(referral()->facts->clear_count, 0);
}

static void a_returned_referral_keeps_its_number_and_is_received_anew(void **state)
{
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_OTHER_CHANGE, .text = "More is needed."};
    const ivn_note note = {.size = sizeof note, .text = "We begin."};
    char number[9];

    (void)state;
    live_steps(5);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE, &note), IVN_OK);
    memcpy(number, referral()->reference, sizeof number);
    assert_int_equal(strlen(number), 8);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RETURN, &why), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_RETURNED);
    TIME(referral()->returned, "2026-11-02T12:00");
    desk_now(&at, "2026-11-04T09:00", IVN_ROLE_SYSTEM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SEND, NULL), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_SENT);
    assert_string_equal(referral()->reference, number);
    TIME(referral()->sent, "2026-11-04T09:00");
    assert_false(referral()->received.known || referral()->accepted.known || referral()->returned.known ||
                 referral()->first_response.known);
}

static void the_first_response_is_the_first_one(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Once more."};

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE);
    desk_now(&at, "2026-11-05T09:00", IVN_ROLE_SUPPLIER);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE, &note), IVN_OK);
    TIME(referral()->first_response, "2026-11-03T10:00");
}

static void custody_facts_are_the_latest_and_a_date_takes_the_reason_for_none_away(void **state)
{
    const ivn_referral_facts unknown = {.size = sizeof unknown, .release_unknown = "Not decided yet."};
    const ivn_release_date release = {
        .size = sizeof release, .source = IVN_RELEASE_CONDITIONAL, .date = {1, day_of("2027-03-01")}};
    const ivn_release_date *const dates[] = {&release};
    const ivn_custody custody = {.size = sizeof custody,
                                 .in_custody = IVN_YES,
                                 .prison = "hmp-chelmsford",
                                 .release_dates = dates,
                                 .release_date_count = 1};
    const ivn_custody out = {.size = sizeof out, .in_custody = IVN_NO};

    (void)state;
    live_steps(5);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &unknown), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &custody), IVN_OK);
    assert_null(referral()->facts->release_unknown);
    assert_string_equal(referral()->facts->service_user->custody->prison, "hmp-chelmsford");
    assert_string_equal(referral()->facts->service_user->reference, "X123456");
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &out), IVN_OK);
    assert_null(referral()->facts->service_user->custody->prison);
}

static void words_of_the_two_are_on_record(void **state)
{
    const ivn_agreement agreement = {.size = sizeof agreement, .intensity = IVN_INTENSITY_LOW, .text = "Weekly."};

    (void)state;
    life_until(&at, IVN_COMMAND_ASSIGN);
    assert_string_equal(referral()->assigned->to, "C. Worker");
    assert_int_equal(referral()->liaison_count, 0);
    if (desk_give(&at, IVN_COMMAND_AGREE_INTENSITY, &agreement) == IVN_OK)
        assert_int_equal(referral()->agreed->intensity, IVN_INTENSITY_LOW);
    else
        assert_null(referral()->agreed); /* the service has no intensities */
}

/* --- appointments --- */

static void a_rescheduled_appointment_is_superseded_and_the_first_offer_stays_first(void **state)
{
    const ivn_appointment_view *const *list;

    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    list = referral()->appointments;
    assert_int_equal(referral()->appointment_count, 2);
    assert_int_equal(list[0]->superseded_by, 2);
    assert_int_equal(list[1]->supersedes, 1);
    assert_int_equal(list[0]->compliance, IVN_COMPLIANCE_RESCHEDULED);
    assert_int_equal(list[1]->compliance, IVN_COMPLIANCE_COMPLIED);
    assert_int_equal(list[1]->session, 0);
    TIME(referral()->first_offered, "2026-11-03T10:10");
    TIME(referral()->first_offered_for, "2026-11-09T10:00");
    TIME(referral()->first_attended, "2026-11-10T10:00");
    assert_int_equal(referral()->sessions_held, 0); /* an assessment is no session */
    assert_int_equal(referral()->rar_days, 0);
}

static void nothing_counts_until_the_record_is_submitted(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_ATTENDANCE);
    assert_non_null(referral()->appointments[1]->attendance);
    assert_int_equal(referral()->appointments[1]->came, IVN_UNKNOWN);
    assert_int_equal(referral()->appointments[1]->held, IVN_UNKNOWN);
    assert_int_equal(referral()->appointments[1]->compliance, 0);
    assert_false(referral()->first_attended.known);
}

static void attendance_recorded_anew_replaces_what_was_recorded(void **state)
{
    ivn_attendance missed = {.size = sizeof missed, .attended = IVN_NO, .happened = IVN_NO, .detail = "Did not come."};

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_ATTENDANCE);
    missed.appointment = referral()->appointments[1]->id;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECORD_ATTENDANCE, &missed), IVN_OK);
    assert_int_equal(referral()->appointments[1]->attendance->attended, IVN_NO);
}

static void a_missed_session_stays_and_its_replacement_has_its_number(void **state)
{
    (void)state;
    live_steps(24);
    assert_int_equal(referral()->appointments[3]->session, 2);
    assert_int_equal(referral()->appointments[3]->came, IVN_NO);
    assert_int_equal(referral()->appointments[3]->superseded_by, 0);
    assert_int_equal(referral()->appointments[4]->replaces, 4);
    assert_int_equal(referral()->appointments[4]->session, 2);
    assert_int_equal(referral()->sessions_recorded, 2);
    assert_int_equal(referral()->sessions_attended, 2);
    assert_int_equal(referral()->sessions_held, 2);
    assert_int_equal(referral()->phase, IVN_PHASE_DELIVERING);
}

static void sessions_are_numbered_in_turn(void **state)
{
    (void)state;
    life_until(&at, 0);
    assert_int_equal(referral()->appointments[2]->session, 1); /* the commencement */
    assert_int_equal(referral()->appointments[3]->session, 2);
    assert_int_equal(referral()->appointments[5]->session, 3);
    for (uint32_t i = 0; i < referral()->appointment_count; i++)
        assert_int_equal(referral()->appointments[i]->number, i + 1);
}

static void an_appointment_has_the_id_that_follows_from_its_command(void **state)
{
    char id[37];

    (void)state;
    life_until(&at, IVN_COMMAND_OFFER_APPOINTMENT);
    assert_int_equal(ivn_appointment_id(referral()->id, at.command, id), IVN_OK);
    assert_string_equal(referral()->appointments[0]->id, id);
    assert_int_equal(referral()->appointments[0]->entry, referral()->revision);
    assert_int_equal(referral()->appointments[0]->day.value, day_of("2026-11-09"));
}

/* --- plans --- */

static void the_plan_that_was_approved_last_says_how_many_sessions(void **state)
{
    ivn_action_plan larger;

    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_ACTION_PLAN);
    assert_false(referral()->sessions_planned.known);
    life_until(&at, IVN_COMMAND_APPROVE_ACTION_PLAN);
    assert_int_equal(referral()->sessions_planned.value, 3);
    TIME(referral()->plans[0]->shared, "2026-11-11T10:10");
    TIME(referral()->approved_plan->approved, "2026-11-12T10:00");
    at.actor.role = IVN_ROLE_SYSTEM;
    larger = *referral()->approved_plan->facts;
    larger.sessions.value = 4;
    larger.variation_agreed = IVN_YES;
    larger.variation = "One more.";
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_ACTION_PLAN, &larger), IVN_OK);
    assert_int_equal(referral()->sessions_planned.value, 3);
    assert_int_equal(referral()->plan_count, 2);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_APPROVE_ACTION_PLAN, NULL), IVN_OK);
    assert_int_equal(referral()->sessions_planned.value, 4);
    assert_int_equal(referral()->approved_plan->version, 2);
}

/* --- the end --- */

static void the_service_ends_with_the_record_of_its_last_session(void **state)
{
    (void)state;
    live_steps(25);
    assert_int_equal(referral()->phase, IVN_PHASE_REPORTING);
    assert_int_equal(referral()->ending, IVN_ENDING_COMPLETED);
    TIME(referral()->ended, "2026-12-02T09:00");
    assert_int_equal(referral()->report_owed, IVN_YES);
    assert_false(referral()->concluded.known);
    assert_int_equal(referral()->sessions_held, 3);
    assert_int_equal(referral()->sessions_credited, 2); /* of one, behaviour was notified */
    assert_int_equal(referral()->rar_days, 2);          /* two sessions on one day */
    assert_int_equal(referral()->enforceable_days, 2);
    TIME(referral()->commenced, "2026-11-17T10:00");
}

static void the_referral_concludes_with_its_report(void **state)
{
    (void)state;
    live_steps(26);
    assert_false(referral()->outcome_score.known); /* written, not submitted */
    live_steps(27);
    assert_int_equal(referral()->phase, IVN_PHASE_CONCLUDED);
    TIME(referral()->concluded, "2026-12-03T10:00");
    assert_int_equal(referral()->outcome_score.value, 3); /* achieved, partially achieved */
}

static void a_larger_plan_undoes_the_end(void **state)
{
    ivn_action_plan larger;

    (void)state;
    live_steps(26);
    larger = *referral()->approved_plan->facts;
    larger.sessions.value = 5;
    larger.variation_agreed = IVN_YES;
    larger.variation = "Two more.";
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_ACTION_PLAN, &larger), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_REPORTING);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_APPROVE_ACTION_PLAN, NULL), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_DELIVERING);
    assert_false(referral()->ended.known);
    assert_int_equal(referral()->ending, 0);
    assert_int_equal(referral()->report_owed, IVN_NO);
}

static void what_is_withdrawn_before_a_session_is_cancelled_and_owes_nothing(void **state)
{
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_MOVED_AWAY, .text = "Moved."};

    (void)state;
    live_steps(15);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_WITHDRAW, &why), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_CONCLUDED);
    assert_int_equal(referral()->ending, IVN_ENDING_CANCELLED);
    assert_int_equal(referral()->report_owed, IVN_NO);
    assert_int_equal(referral()->end_request->reason, IVN_REASON_MOVED_AWAY);
    assert_int_equal(referral()->appointments[2]->compliance, IVN_COMPLIANCE_WITHDRAWN); /* it lay ahead */
}

static void what_is_closed_after_a_session_ended_early_and_owes_a_report(void **state)
{
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_NOT_ENGAGED, .text = "Stays away."};

    (void)state;
    live_steps(17);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CLOSE_EARLY, &why), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_REPORTING);
    assert_int_equal(referral()->ending, IVN_ENDING_ENDED_EARLY);
    assert_int_equal(referral()->report_owed, IVN_YES);
}

static void a_version_of_the_plan_may_be_named_or_left_to_be_the_latest(void **state)
{
    const ivn_plan_version latest = {.size = sizeof latest}, first = {.size = sizeof first, .version = 1},
                           second = {.size = sizeof second, .version = 2};
    ivn_action_plan again;

    (void)state;
    live_steps(12); /* up to the first plan */
    again = *referral()->plans[0]->facts;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SHARE_ACTION_PLAN, &first), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SHARE_ACTION_PLAN, &latest), IVN_UNCHANGED);
    assert_int_equal(desk_give(&at, IVN_COMMAND_SHARE_ACTION_PLAN, &second), IVN_ERROR_STATE);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_ACTION_PLAN, &again), IVN_OK);
    assert_int_equal(desk_give(&at, IVN_COMMAND_APPROVE_ACTION_PLAN, &first), IVN_ERROR_STATE);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SHARE_ACTION_PLAN, &second), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_APPROVE_ACTION_PLAN, &latest), IVN_OK);
    assert_int_equal(referral()->approved_plan->version, 2);
    assert_true(referral()->plans[0]->shared.known && !referral()->plans[0]->approved.known);
}

/* What was written when the service had ended says nothing of the sessions that a larger plan brings. */
static void a_report_is_of_no_use_once_the_service_goes_on(void **state)
{
    ivn_action_plan larger;
    ivn_appointment fourth;
    const ivn_report *report;

    (void)state;
    live_steps(life_count - 1);
    report = referral()->report;
    assert_non_null(report);
    larger = *referral()->approved_plan->facts;
    larger.sessions.value = 4;
    larger.variation_agreed = IVN_YES;
    larger.variation = "One more.";
    fourth = *referral()->appointments[referral()->appointment_count - 1]->facts;
    fourth.starts = (ivn_moment){.known = 1, .value = instant_of("2026-12-02T15:00")};
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_ACTION_PLAN, &larger), IVN_OK);
    assert_non_null(referral()->report);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_APPROVE_ACTION_PLAN, NULL), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_DELIVERING);
    assert_null(referral()->report);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_OFFER_APPOINTMENT, &fourth), IVN_OK);
    assert_int_equal(referral()->phase, IVN_PHASE_REPORTING);
    assert_int_equal(desk_give(&at, IVN_COMMAND_SUBMIT_REPORT, NULL), IVN_ERROR_STATE);
    assert_string_equal(desk_refusals(&at), ": No end-of-service report has been written since the service ended\n");
    assert_decided(&at, desk_give(&at, IVN_COMMAND_WRITE_REPORT, report), IVN_OK); /* no UNCHANGED: it was forgotten */
}

static void a_report_is_not_submitted_before_it_was_written(void **state)
{
    (void)state;
    live_steps(life_count - 1);
    at.environment.at = (ivn_moment){.known = 1, .value = instant_of("2026-12-03T08:59")};
    assert_int_equal(desk_give(&at, IVN_COMMAND_SUBMIT_REPORT, NULL), IVN_ERROR_STATE);
    assert_string_equal(desk_refusals(&at), ": It is said to happen before the report was written\n");
    at.environment.at.value = instant_of("2026-12-03T09:00");
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_REPORT, NULL), IVN_OK);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(a_draft_is_its_facts),
        LIVED(needs_that_are_chosen_replace_those_before),
        LIVED(an_amendment_leaves_what_it_does_not_say_and_clears_what_it_names),
        LIVED(a_returned_referral_keeps_its_number_and_is_received_anew),
        LIVED(the_first_response_is_the_first_one),
        LIVED(custody_facts_are_the_latest_and_a_date_takes_the_reason_for_none_away),
        LIVED(words_of_the_two_are_on_record),
        LIVED(a_rescheduled_appointment_is_superseded_and_the_first_offer_stays_first),
        LIVED(nothing_counts_until_the_record_is_submitted),
        LIVED(attendance_recorded_anew_replaces_what_was_recorded),
        LIVED(a_missed_session_stays_and_its_replacement_has_its_number),
        LIVED(sessions_are_numbered_in_turn),
        LIVED(an_appointment_has_the_id_that_follows_from_its_command),
        LIVED(the_plan_that_was_approved_last_says_how_many_sessions),
        LIVED(the_service_ends_with_the_record_of_its_last_session),
        LIVED(the_referral_concludes_with_its_report),
        LIVED(a_larger_plan_undoes_the_end),
        LIVED(a_version_of_the_plan_may_be_named_or_left_to_be_the_latest),
        LIVED(a_report_is_of_no_use_once_the_service_goes_on),
        LIVED(a_report_is_not_submitted_before_it_was_written),
        LIVED(what_is_withdrawn_before_a_session_is_cancelled_and_owes_nothing),
        LIVED(what_is_closed_after_a_session_ended_early_and_owes_a_report),
    };

    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
