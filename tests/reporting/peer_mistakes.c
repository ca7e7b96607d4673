/*
 * More mistakes that Refer and monitor made with its figures, or whose causes are in its program text: what was counted
 * twice, overwritten, forgotten, or taken for a no.
 */
#include "peer_support.h"

#include <string.h>

static void give(const char *time, uint32_t role, uint32_t type, const void *body)
{
    desk_now(&at, time, role);
    assert_decided(&at, desk_give(&at, type, body), IVN_OK);
}

/* The life lived on as far as the offer of a commencement, and its appointment recorded and submitted otherwise. */
static void commencement_was(const ivn_attendance *attendance)
{
    const ivn_feedback none = {.size = sizeof none, .notify_concerns = IVN_NO};
    life_step record = life_steps[COMMENCEMENT_OFFERED], submit = life_steps[COMMENCEMENT_RECORDED];

    live(COMMENCEMENT_OFFERED);
    record.body = attendance;
    submit.body = &none;
    assert_decided(&at, life_give(&at, &record), IVN_OK);
    assert_decided(&at, life_give(&at, &submit), IVN_OK);
}

static const ivn_attendance did_not_come = {
    .size = sizeof did_not_come, .attended = IVN_NO, .happened = IVN_NO, .detail = "Gave no reason."};

/* R2; DeliverySessionController: the phase was set for who came, and another column asked what took place. */
static void who_came_attended_also_where_no_session_took_place(void **state)
{
    const ivn_attendance came = {.size = sizeof came,
                                 .attended = IVN_YES,
                                 .happened = IVN_NO,
                                 .no_session = IVN_NO_SESSION_LOGISTICS,
                                 .detail = "The room was taken."};

    (void)state;
    commencement_was(&came);
    ask_on("2026-11-17");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_MET);
}

/* R6: a first appointment that was missed, and one in its place that was attended. */
static void a_missed_commencement_is_met_by_the_one_in_its_place(void **state)
{
    const ivn_attendance came = {.size = sizeof came, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO};
    life_step again = life_steps[COMMENCEMENT_OFFERED - 1], record = life_steps[COMMENCEMENT_OFFERED];
    ivn_appointment later;

    (void)state;
    commencement_was(&did_not_come);
    ask_on("2026-11-18");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_NOT_DUE);
    memcpy(&later, again.body, sizeof later);
    later.starts = (ivn_moment){1, 0, instant_of("2026-11-19T10:00")};
    again = (life_step){.time = "2026-11-18T10:00",
                        .role = IVN_ROLE_SUPPLIER,
                        .type = IVN_COMMAND_REPLACE_APPOINTMENT,
                        .body = &later,
                        .of = 3};
    assert_decided(&at, life_give(&at, &again), IVN_OK);
    record.time = "2026-11-19T12:00";
    record.body = &came;
    record.of = 4;
    assert_decided(&at, life_give(&at, &record), IVN_OK);
    record = life_steps[COMMENCEMENT_RECORDED];
    record.time = "2026-11-19T12:10";
    record.of = 4;
    assert_decided(&at, life_give(&at, &record), IVN_OK);
    ask_on("2026-11-19");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_MET);
}

/* V1_82, V1_83, V1_87, V1_88; answers of "conflict": what was sent twice stood twice. */
static void a_command_that_is_sent_twice_counts_once(void **state)
{
    ivn_appointment room;
    ivn_level_report *report = NULL;
    const ivn_level_facts *unit;
    ivn_facts *facts;
    ivn_command command = {.size = sizeof command, .type = IVN_COMMAND_OFFER_APPOINTMENT};

    (void)state;
    live(OFFERED);
    command.id = at.command;
    command.record = desk_referral(&at)->id;
    command.body = life_body(&life_steps[OFFERED - 1], desk_referral(&at), &room, sizeof room);
    assert_decided(&at, desk_decide(&at, &command), IVN_REPLAYED);
    facts = facts_of(&unit);
    assert_int_equal(desk_referral(&at)->appointment_count, 1);
    assert_day(unit->first_offered, "2026-11-03");
    ask_on("2026-11-20");
    assert_int_equal(total_of(NULL, &report)->offered->tally->met, 1);
    ivn_report_free(report);
    ivn_facts_free(facts);
}

/* DeliverySessionService: the loop that should have put older appointments aside did nothing. */
static void however_often_it_is_moved_the_first_offer_is_the_first(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(RESCHEDULED);
    for (uint32_t i = 2; i <= 4; i++) {
        life_step again = life_steps[RESCHEDULED - 1];
        ivn_appointment moved;

        memcpy(&moved, again.body, sizeof moved);
        moved.starts.value += (int64_t)i * 24 * 3600 * 1000;
        again.body = &moved;
        again.time = "2026-11-05T10:00";
        again.of = i;
        assert_decided(&at, life_give(&at, &again), IVN_OK);
    }
    facts = facts_of(&unit);
    assert_day(unit->first_offered, "2026-11-03");
    assert_day(unit->offered_for, "2026-11-09");
    ivn_facts_free(facts);
}

/* 4.4: there was no bank holiday anywhere. */
static void a_bank_holiday_is_no_working_day(void **state)
{
    static const char *const times[] = {"2026-12-21T09:00", "2026-12-21T09:10", "2026-12-21T09:20", "2026-12-21T10:00"};

    (void)state;
    for (uint32_t i = 0; i < RECEIVED; i++) {
        life_step step = life_steps[i];

        step.time = times[i];
        assert_decided(&at, life_give(&at, &step), IVN_OK);
    }
    ask_on("2027-01-07"); /* Christmas, Boxing Day and New Year's Day: ten weekdays end on the 4th */
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_NOT_DUE);
    ask_on("2027-01-08");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_MISSED);
}

/* Column 13: null was written as false. */
static void what_is_not_known_is_no_no(void **state)
{
    ivn_level_facts unit = {.size = sizeof unit, .is_received = IVN_YES, .received = {1, day_of("2026-11-02")}};
    ivn_level_report *report = NULL;
    const ivn_report_line *total;

    (void)state;
    ask_on("2026-11-30");
    assert_int_equal(ivn_report_new(at.context, &at.environment, NULL, &report, NULL), IVN_OK);
    assert_int_equal(ivn_report_add(report, &unit, NULL), IVN_OK);
    total = ivn_report_read(report)->lines[0];
    assert_int_equal(total->offered->tally->not_known, 1);
    assert_int_equal(total->commencement->tally->not_known, 1);
    assert_int_equal(total->offered->denominator + total->commencement->denominator, 0);
    ivn_report_free(report);
}

/* EndOfServiceReportService: submitting again overwrote who had and when. */
static void a_report_is_submitted_once(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(life_count);
    desk_now(&at, "2026-12-09T10:00", IVN_ROLE_SUPPLIER);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SUBMIT_REPORT, NULL), IVN_ERROR_STATE);
    facts = facts_of(&unit);
    assert_int_equal(unit->outcome_score.value, 3);
    assert_int_equal(unit->report_owed, IVN_YES); /* it was, and is submitted: the report counts it as such */
    ivn_facts_free(facts);
}

/* ReferralConcluder: the day it concluded was overwritten by what came later. */
static void what_comes_later_does_not_move_the_day_on_which_it_ended(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(life_count - 2); /* the last session */
    facts = facts_of(&unit);
    assert_day(unit->ended, "2026-12-02");
    ivn_facts_free(facts);
    live(life_count); /* the report, a day later */
    facts = facts_of(&unit);
    assert_day(unit->ended, "2026-12-02");
    ivn_facts_free(facts);
}

static const ivn_reason_given withdrawal = {
    .size = sizeof withdrawal, .reason = IVN_REASON_NEEDS_MET_ELSEWHERE, .text = "Has all that is needed."};

/* #2013 to #2116, ReferralConcluder: a withdrawal concluded although a report was owed. */
static void a_withdrawal_after_an_attendance_leaves_the_report_owed(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(COMMENCED);
    give("2026-11-18T10:00", IVN_ROLE_PRACTITIONER, IVN_COMMAND_WITHDRAW, &withdrawal);
    facts = facts_of(&unit);
    assert_int_equal(unit->ending, IVN_ENDING_ENDED_EARLY);
    assert_int_equal(unit->report_owed, IVN_YES);
    assert_false(unit->outcomes.known);
    ivn_facts_free(facts);
}

static void a_withdrawal_before_any_attendance_owes_none(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(ACCEPTED);
    give("2026-11-03T10:00", IVN_ROLE_PRACTITIONER, IVN_COMMAND_WITHDRAW, &withdrawal);
    facts = facts_of(&unit);
    assert_int_equal(unit->ending, IVN_ENDING_CANCELLED);
    assert_int_equal(unit->report_owed, IVN_NO);
    ivn_facts_free(facts);
}

/* 62d7bf80: a null check on completion. */
static void what_goes_on_has_not_ended(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(COMMENCED);
    facts = facts_of(&unit);
    assert_int_equal(unit->is_ended, IVN_NO);
    assert_false(unit->ended.known);
    assert_int_equal(unit->ending, 0);
    ivn_facts_free(facts);
}

/* 478ef403: twenty regional copies of an area could not be added up. */
static void a_need_area_is_one_line_in_all_regions(void **state)
{
    static const char *const areas[] = {"essex", "kent", "wales"};
    static const uint32_t needs[] = {IVN_NEED_FINANCE};
    ivn_level_facts unit = {.size = sizeof unit,
                            .is_received = IVN_YES,
                            .received = {1, day_of("2026-11-02")},
                            .needs = needs,
                            .need_count = 1};
    ivn_level_report *report = NULL;
    const ivn_report_view *view;

    (void)state;
    ask_on("2026-11-30");
    assert_int_equal(ivn_report_new(at.context, &at.environment, NULL, &report, NULL), IVN_OK);
    for (int i = 0; i < 3; i++) {
        unit.area = areas[i];
        assert_int_equal(ivn_report_add(report, &unit, NULL), IVN_OK);
    }
    view = ivn_report_read(report);
    for (uint32_t i = 0; i < view->line_count; i++)
        if (view->lines[i]->by == IVN_GROUPING_NEED)
            assert_int_equal(view->lines[i]->referrals, 3);
    assert_int_equal(view->line_count, 1 + 1 + 1 + 3 + 1 + 1); /* total, supplier, contract, areas, need, month */
    ivn_report_free(report);
}

/* Outages, read replicas: the figures came from the live database. */
static void a_report_of_an_earlier_day_is_that_of_the_day(void **state)
{
    ivn_level_report *then = NULL, *now = NULL;

    (void)state;
    live(RECEIVED);
    ask_on("2026-11-13");
    total_of(NULL, &then);
    live(life_count); /* whatever was entered since */
    ask_on("2026-11-02");
    assert_int_equal(total_of(NULL, &now)->offered->tally->not_due, 1);
    assert_int_equal(ivn_report_read(then)->lines[0]->offered->tally->not_due, 1);
    ivn_report_free(then);
    ivn_report_free(now);
}

/* What is open and what is owed next, of a record: the dashboard counted rows of several tables. */
static void a_record_is_open_until_it_ends_and_owes_its_offer(void **state)
{
    const ivn_period window = {
        .size = sizeof window, .from = {1, day_of("2026-11-01")}, .to = {1, day_of("2026-12-31")}};
    ivn_workload *workload = NULL;
    const ivn_workload_line *total;

    (void)state;
    live(RECEIVED);
    ask_on("2026-12-05");
    assert_int_equal(ivn_workload_new(at.context, &at.environment, &window, &workload, NULL), IVN_OK);
    assert_int_equal(ivn_workload_add_record(workload, at.record, NULL), IVN_OK);
    total = ivn_workload_read(workload)->lines[0];
    assert_int_equal(total->open, 1);
    assert_int_equal(total->overdue, 1);
    live(life_count);
    assert_int_equal(ivn_workload_add_record(workload, at.record, NULL), IVN_OK);
    total = ivn_workload_read(workload)->lines[0];
    assert_int_equal(total->open, 1);
    assert_int_equal(total->months[0]->received, 2);
    assert_int_equal(total->months[1]->closed, 1);
    ivn_workload_free(workload);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(who_came_attended_also_where_no_session_took_place),
        CASE(a_missed_commencement_is_met_by_the_one_in_its_place),
        CASE(a_command_that_is_sent_twice_counts_once),
        CASE(however_often_it_is_moved_the_first_offer_is_the_first),
        CASE(a_bank_holiday_is_no_working_day),
        CASE(what_is_not_known_is_no_no),
        CASE(a_report_is_submitted_once),
        CASE(what_comes_later_does_not_move_the_day_on_which_it_ended),
        CASE(a_withdrawal_after_an_attendance_leaves_the_report_owed),
        CASE(a_withdrawal_before_any_attendance_owes_none),
        CASE(what_goes_on_has_not_ended),
        CASE(a_need_area_is_one_line_in_all_regions),
        CASE(a_report_of_an_earlier_day_is_that_of_the_day),
        CASE(a_record_is_open_until_it_ends_and_owes_its_offer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
