/*
 * Mistakes that the reports of Refer and monitor had, most of them for months: here none of them can happen. On records
 * that the one verb made.
 */
#include "peer_support.h"

#include <string.h>

#include "reporting/classes.h"

/* 6b7daebf, 330d9fdc: a row for each superseded version of the details. */
static void superseded_versions_are_one_referral(void **state)
{
    ivn_referral_facts amended = {.size = sizeof amended, .further = "More."};
    ivn_level_report *report = NULL;

    (void)state;
    live(2);
    for (int i = 0; i < 3; i++) {
        amended.further = i % 2 ? "More." : "Less.";
        assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &amended), IVN_OK);
    }
    for (uint32_t i = 2; i < RESCHEDULED; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    ask_on("2026-11-20");
    assert_int_equal(total_of(NULL, &report)->referrals, 1);
    assert_int_equal(ivn_report_read(report)->lines[0]->offered->tally->met, 1);
    ivn_report_free(report);
}

/* 09fc1ec2: null replaced by the current time. */
static void what_has_not_happened_is_no_day_of_today(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(RECEIVED);
    ask_on("2026-11-16");
    facts = facts_of(&unit);
    assert_false(unit->first_offered.known || unit->offered_for.known || unit->commenced.known || unit->ended.known);
    assert_int_equal(unit->is_offered, IVN_NO);
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_NOT_DUE);
    ask_on("2026-11-17");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_MISSED);
    ivn_facts_free(facts);
}

/* 002fde1b, 09fc1ec2: the assessment counted as the first session. */
static void the_assessment_is_not_the_first_session(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(PLANNED);
    assert_true(desk_referral(&at)->first_attended.known);
    facts = facts_of(&unit);
    assert_int_equal(unit->is_commenced, IVN_NO);
    ask_on("2026-11-13");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_NOT_DUE);
    ivn_facts_free(facts);
}

/* 34c34fb4: LATE as a kind of attendance was taken for no attendance. */
static void who_came_late_came(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(COMMENCED); /* came late, because of the bus */
    facts = facts_of(&unit);
    assert_day(unit->commenced, "2026-11-17");
    ask_on("2026-11-17");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_MET);
    ivn_facts_free(facts);
}

/* 239e806e: appointments without feedback counted. */
static void an_attendance_counts_once_its_record_is_submitted(void **state)
{
    (void)state;
    live(COMMENCEMENT_RECORDED);
    ask_on("2026-11-17");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_NOT_DUE);
    live(COMMENCED);
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_COMMENCEMENT), IVN_ATTAINMENT_MET);
}

/* Columns 8 and 9: a reschedule moved the one and not the other. */
static void a_reschedule_moves_neither_the_first_offer_nor_what_it_was_for(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(RESCHEDULED); /* offered on the 3rd for the 9th, moved on the 4th to the 10th */
    facts = facts_of(&unit);
    assert_day(unit->first_offered, "2026-11-03");
    assert_day(unit->offered_for, "2026-11-09");
    ivn_facts_free(facts);
}

/* V1_210: Rank() gives both rows of a tie, and a rescheduled copy kept the time of the one before. */
static void offers_of_the_same_instant_are_one_first_offer(void **state)
{
    const life_step *moved = &life_steps[RESCHEDULED - 1];
    life_step together = *moved;
    ivn_level_report *report = NULL;
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(OFFERED);
    together.time = life_steps[OFFERED - 1].time;
    assert_decided(&at, life_give(&at, &together), IVN_OK);
    facts = facts_of(&unit);
    assert_day(unit->first_offered, "2026-11-03");
    assert_day(unit->offered_for, "2026-11-09");
    ask_on("2026-11-20");
    assert_int_equal(total_of(NULL, &report)->offered->tally->met, 1);
    assert_int_equal(ivn_report_read(report)->referrals, 1);
    ivn_report_free(report);
    ivn_facts_free(facts);
}

/* "within 10 days" on the page for practitioners, ten working days on that for suppliers. */
static void ten_working_days_are_not_ten_days(void **state)
{
    (void)state;
    live(RECEIVED); /* on Monday the 2nd: ten days end with the 12th, ten working days with the 16th */
    ask_on("2026-11-13");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_NOT_DUE);
    ask_on("2026-11-17");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_MISSED);
}

/* Column 13 says "on time" and means "was not late". */
static void on_time_is_the_day_of_the_offer_and_not_of_who_came(void **state)
{
    (void)state;
    live(ASSESSED);
    ask_on("2026-11-20");
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_MET);
}

/* A half past eleven at night in July is the next day in Britain. */
static void the_clock_starts_on_the_british_day(void **state)
{
    static const char *const times[] = {"2026-07-01T09:00", "2026-07-01T09:10", "2026-07-01T09:20", "2026-07-01T23:30"};
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    for (uint32_t i = 0; i < RECEIVED; i++) {
        life_step step = life_steps[i];

        step.time = times[i];
        assert_decided(&at, life_give(&at, &step), IVN_OK);
    }
    facts = facts_of(&unit);
    assert_day(unit->received, "2026-07-02");
    ask_on("2026-07-16"); /* ten working days after the 2nd */
    assert_int_equal(class_of(IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), IVN_ATTAINMENT_NOT_DUE);
    ivn_facts_free(facts);
}

/* The range was open at its start, closed at its end, and of days in universal time. */
static void a_referral_received_on_either_end_of_the_range_is_in_it(void **state)
{
    static const struct {
        const char *from, *to;
        uint64_t referrals;
    } ranges[] = {{"2026-11-02", "2026-11-02", 1},
                  {"2026-11-02", "2026-11-30", 1},
                  {"2026-10-01", "2026-11-02", 1},
                  {"2026-11-03", "2026-11-30", 0},
                  {"2026-10-01", "2026-11-01", 0}};

    (void)state;
    live(RECEIVED);
    ask_on("2026-11-30");
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const ivn_period period = {
            .size = sizeof period, .from = {1, day_of(ranges[i].from)}, .to = {1, day_of(ranges[i].to)}};
        ivn_level_report *report = NULL;

        assert_int_equal(total_of(&period, &report)->referrals, ranges[i].referrals);
        assert_int_equal(ivn_report_read(report)->outside, 1 - ranges[i].referrals);
        ivn_report_free(report);
    }
}

/* A referral that was withdrawn before the tenth day stayed in the report with nulls. */
static void what_was_withdrawn_before_it_was_due_is_shown_and_not_counted(void **state)
{
    const ivn_reason_given reason = {
        .size = sizeof reason, .reason = IVN_REASON_MISTAKEN_OR_DUPLICATE, .text = "Sent twice."};
    ivn_level_report *report = NULL;
    const ivn_report_line *total;

    (void)state;
    live(RECEIVED);
    desk_now(&at, "2026-11-05T09:00", IVN_ROLE_PRACTITIONER);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_WITHDRAW, &reason), IVN_OK);
    ask_on("2026-11-30");
    total = total_of(NULL, &report);
    assert_int_equal(total->offered->tally->withdrawn, 1);
    assert_int_equal(total->offered->denominator, 0);
    assert_int_equal(total->offered->tenths.known, 0);
    assert_int_equal(total->commencement->tally->missed, 1); /* ended without: the document says "referred" */
    ivn_report_free(report);
}

/* A referral whose time has not run out was a row with nulls, and whoever divided counted it as missed. */
static void what_is_not_yet_due_is_in_no_denominator(void **state)
{
    ivn_level_report *report = NULL;
    const ivn_report_line *total;

    (void)state;
    live(RECEIVED);
    ask_on("2026-11-10");
    total = total_of(NULL, &report);
    assert_int_equal(total->referrals, 1);
    assert_int_equal(total->offered->tally->not_due, 1);
    assert_int_equal(total->offered->denominator, 0);
    ivn_report_free(report);
}

/* V1_174: equal scores fell into one row of a UNION; and a score before the report was submitted. */
static void the_score_is_that_of_the_submitted_report(void **state)
{
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(life_count - 1);
    facts = facts_of(&unit);
    assert_false(unit->outcome_score.known || unit->outcomes.known);
    assert_int_equal(unit->report_owed, IVN_YES);
    ivn_facts_free(facts);
    live(life_count);
    facts = facts_of(&unit);
    assert_int_equal(unit->outcome_score.value, 3); /* one achieved, one partially */
    assert_int_equal(unit->outcomes.value, 2);
    ivn_facts_free(facts);
}

/* --- and what else a unit holds --- */

static void a_record_says_what_it_is_grouped_by_and_what_the_practitioner_was_told(void **state)
{
    static const uint32_t told[] = {IVN_LIAISON_PERSON, IVN_LIAISON_ENFORCEMENT, IVN_LIAISON_SENTENCE};
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(life_count);
    facts = facts_of(&unit);
    assert_string_equal(unit->provider, "A Supplier");
    assert_string_equal(unit->area, "southend");
    assert_string_equal(unit->referral, desk_referral(&at)->reference);
    assert_int_equal(unit->kind, IVN_KIND_COMMISSIONED_SERVICE);
    assert_int_equal(unit->need_count, 1);
    assert_int_equal(unit->needs[0], IVN_NEED_EMOTIONAL);
    assert_int_equal(unit->ending, IVN_ENDING_COMPLETED);
    assert_day(unit->ended, "2026-12-02");
    assert_int_equal(unit->liaison_complete, IVN_YES);
    assert_int_equal(unit->liaison_count, 3);
    assert_memory_equal(unit->liaison, told, sizeof told);
    ivn_facts_free(facts);
}

static void a_record_that_was_just_drafted_has_nothing_to_tell(void **state)
{
    ivn_level_report *report = NULL;
    const ivn_level_facts *unit;
    ivn_facts *facts;

    (void)state;
    live(3);
    facts = facts_of(&unit);
    assert_int_equal(unit->is_received, IVN_NO);
    assert_int_equal(unit->liaison_count, 0);
    ask_on("2026-11-30");
    assert_int_equal(total_of(NULL, &report)->referrals, 0);
    assert_int_equal(ivn_report_read(report)->not_received, 1);
    ivn_report_free(report);
    ivn_facts_free(facts);
}

/* Every kind of entry that the table of liaison knows, on a referral filled by hand. */
static uint32_t liaison_of(uint32_t command, const void *body, uint32_t out[IVNI_MOST_LIAISON])
{
    const ivn_entry entry = {.size = sizeof entry, .type = command, .number = 1, .body = body};
    const ivn_entry *const entries[] = {&entry};
    const ivn_referral_view view = {.size = sizeof view, .entries = entries, .entry_count = 1};

    return ivni_liaison_of(&view, out);
}

static void each_kind_of_liaison_has_its_aspect(void **state)
{
    static const uint32_t of_significance[] = {
        [IVN_SIGNIFICANCE_BEHAVIOUR] = IVN_LIAISON_ENFORCEMENT,
        [IVN_SIGNIFICANCE_RISK] = IVN_LIAISON_RISK,
        [IVN_SIGNIFICANCE_CHANGE_OF_CIRCUMSTANCES] = IVN_LIAISON_PERSON,
    };
    static const uint32_t of_contribution[] = {
        [IVN_CONTRIBUTION_REVIEW_MEETING] = IVN_LIAISON_PERSON,
        [IVN_CONTRIBUTION_BREACH_REPORT] = IVN_LIAISON_ENFORCEMENT,
        [IVN_CONTRIBUTION_MULTI_AGENCY_MEETING] = IVN_LIAISON_RISK,
        [IVN_CONTRIBUTION_SERIOUS_FURTHER_OFFENCE_REVIEW] = IVN_LIAISON_RISK,
        [IVN_CONTRIBUTION_DOMESTIC_HOMICIDE_REVIEW] = IVN_LIAISON_RISK,
    };
    uint32_t out[IVNI_MOST_LIAISON];

    (void)state;
    for (uint32_t code = 1; code <= 3; code++) {
        const ivn_note note = {.size = sizeof note, .significance = &code, .significance_count = 1};

        assert_int_equal(liaison_of(IVN_COMMAND_NOTIFY_PRACTITIONER, &note, out), 1);
        assert_int_equal(out[0], of_significance[code]);
    }
    for (uint32_t code = 1; code <= 5; code++) {
        const ivn_note note = {.size = sizeof note, .contribution = code};

        assert_int_equal(liaison_of(IVN_COMMAND_CONTRIBUTE, &note, out), 1);
        assert_int_equal(out[0], of_contribution[code]);
    }
    assert_int_equal(liaison_of(IVN_COMMAND_LIAISE, NULL, out), 1);
    assert_int_equal(liaison_of(IVN_COMMAND_NOTIFY_PRACTITIONER, NULL, out), 0); /* redacted */
    assert_int_equal(liaison_of(IVN_COMMAND_ASSIGN, NULL, out), 0);
}

static void concerns_told_with_the_record_of_an_appointment_are_liaison_on_risk(void **state)
{
    ivn_feedback feedback = {.size = sizeof feedback, .notify_concerns = IVN_YES, .notify_behaviour = IVN_NO};
    ivn_appointment_view appointment = {.size = sizeof appointment, .feedback = &feedback, .submitted = {1, 0, 0}};
    const ivn_appointment_view *const appointments[] = {&appointment};
    const ivn_referral_view view = {.size = sizeof view, .appointments = appointments, .appointment_count = 1};
    uint32_t out[IVNI_MOST_LIAISON];

    (void)state;
    assert_int_equal(ivni_liaison_of(&view, out), 1);
    assert_int_equal(out[0], IVN_LIAISON_RISK);
    feedback.notify_behaviour = IVN_YES;
    assert_int_equal(ivni_liaison_of(&view, out), 2);
    appointment.submitted.known = 0; /* a draft has told nobody */
    assert_int_equal(ivni_liaison_of(&view, out), 0);
    appointment.submitted.known = 1;
    appointment.feedback = NULL; /* redacted */
    assert_int_equal(ivni_liaison_of(&view, out), 0);
}

static void a_correction_of_no_entry_counts_for_nothing(void **state)
{
    const ivn_note meeting = {.size = sizeof meeting, .contribution = IVN_CONTRIBUTION_MULTI_AGENCY_MEETING};
    ivn_correction instead = {.size = sizeof instead, .note = &meeting};
    ivn_entry correction = {.type = IVN_COMMAND_CORRECT, .number = 1, .body = &instead};
    const ivn_entry *const entries[] = {&correction};
    const ivn_referral_view view = {.size = sizeof view, .entries = entries, .entry_count = 1};
    uint32_t out[IVNI_MOST_LIAISON];

    (void)state;
    assert_int_equal(ivni_liaison_of(&view, out), 0);
    instead.entry = 2; /* there is none */
    assert_int_equal(ivni_liaison_of(&view, out), 0);
    correction.body = NULL; /* redacted */
    assert_int_equal(ivni_liaison_of(&view, out), 0);
}

static void a_correction_counts_in_place_of_what_it_corrects(void **state)
{
    const ivn_note breach = {.size = sizeof breach, .contribution = IVN_CONTRIBUTION_BREACH_REPORT};
    const ivn_note meeting = {.size = sizeof meeting, .contribution = IVN_CONTRIBUTION_MULTI_AGENCY_MEETING};
    const ivn_correction instead = {.size = sizeof instead, .entry = 1, .note = &meeting};
    const ivn_correction nothing = {.size = sizeof nothing, .entry = 1};
    const ivn_entry first = {.type = IVN_COMMAND_CONTRIBUTE, .number = 1, .body = &breach};
    ivn_entry correction = {.type = IVN_COMMAND_CORRECT, .number = 2, .body = &instead};
    const ivn_entry *const entries[] = {&first, &correction};
    const uint32_t struck[] = {1};
    const ivn_referral_view view = {
        .size = sizeof view, .entries = entries, .entry_count = 2, .struck = struck, .struck_count = 1};
    uint32_t out[IVNI_MOST_LIAISON];

    (void)state;
    assert_int_equal(ivni_liaison_of(&view, out), 1);
    assert_int_equal(out[0], IVN_LIAISON_RISK);
    correction.body = &nothing;
    assert_int_equal(ivni_liaison_of(&view, out), 0);
}

static void the_contract_says_who_supplies_and_whether_it_is_a_larger_one(void **state)
{
    static const char directory[] = "{\"contracts\":[{\"key\":\"small\",\"provider\":\"Alpha\"},"
                                    "{\"key\":\"large\",\"provider\":\"Beta\",\"larger\":true},"
                                    "{\"key\":\"among\",\"provider\":\"Delta\"}]}";
    ivn_referral_facts facts = {.size = sizeof facts, .contract = "large"};
    const ivn_referral_view view = {.size = sizeof view, .reference = "", .facts = &facts};
    ivn_catalogue *catalogue = NULL;
    ivni_unit unit;

    (void)state;
    assert_int_equal(
        ivn_catalogue_with_json(at.context, at.catalogue, directory, sizeof directory - 1, &catalogue, NULL, NULL),
        IVN_OK);
    ivni_unit_of(&view, &at.environment, &unit);
    assert_int_equal(unit.facts.larger, IVN_UNKNOWN); /* no such contract */
    assert_null(unit.facts.provider);
    at.environment.catalogue = catalogue;
    ivni_unit_of(&view, &at.environment, &unit);
    assert_int_equal(unit.facts.larger, IVN_YES);
    assert_string_equal(unit.facts.provider, "Beta");
    facts.contract = "small";
    ivni_unit_of(&view, &at.environment, &unit);
    assert_int_equal(unit.facts.larger, IVN_UNKNOWN);
    assert_string_equal(unit.facts.provider, "Alpha");
    facts.contract = "among";
    ivni_unit_of(&view, &at.environment, &unit);
    assert_string_equal(unit.facts.provider, "Delta");
    at.environment.catalogue = NULL;
    ivni_unit_of(&view, &at.environment, &unit);
    assert_null(unit.facts.provider);
    at.environment.catalogue = catalogue;
    facts.contract = "large";
    facts.provider = "Gamma"; /* the referral's own word goes first */
    ivni_unit_of(&view, &at.environment, &unit);
    assert_string_equal(unit.facts.provider, "Gamma");
    at.environment.catalogue = at.catalogue;
    ivn_catalogue_free(catalogue);
}

static void facts_of_a_record_need_one(void **state)
{
    ivn_facts *facts = NULL;

    (void)state;
    assert_int_equal(ivn_level_facts_of(at.context, NULL, &at.environment, &facts, NULL), IVN_ERROR_ARGUMENT);
    live(1);
    assert_int_equal(ivn_level_facts_of(at.context, at.record, NULL, &facts, NULL), IVN_ERROR_ARGUMENT);
    at.environment.size = 4;
    assert_int_equal(ivn_level_facts_of(at.context, at.record, &at.environment, &facts, NULL), IVN_ERROR_SIZE);
    at.environment.size = sizeof at.environment;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(superseded_versions_are_one_referral),
        CASE(what_has_not_happened_is_no_day_of_today),
        CASE(the_assessment_is_not_the_first_session),
        CASE(who_came_late_came),
        CASE(an_attendance_counts_once_its_record_is_submitted),
        CASE(a_reschedule_moves_neither_the_first_offer_nor_what_it_was_for),
        CASE(offers_of_the_same_instant_are_one_first_offer),
        CASE(ten_working_days_are_not_ten_days),
        CASE(on_time_is_the_day_of_the_offer_and_not_of_who_came),
        CASE(the_clock_starts_on_the_british_day),
        CASE(a_referral_received_on_either_end_of_the_range_is_in_it),
        CASE(what_was_withdrawn_before_it_was_due_is_shown_and_not_counted),
        CASE(what_is_not_yet_due_is_in_no_denominator),
        CASE(the_score_is_that_of_the_submitted_report),
        CASE(a_record_says_what_it_is_grouped_by_and_what_the_practitioner_was_told),
        CASE(a_record_that_was_just_drafted_has_nothing_to_tell),
        CASE(each_kind_of_liaison_has_its_aspect),
        CASE(concerns_told_with_the_record_of_an_appointment_are_liaison_on_risk),
        CASE(a_correction_of_no_entry_counts_for_nothing),
        CASE(a_correction_counts_in_place_of_what_it_corrects),
        CASE(the_contract_says_who_supplies_and_whether_it_is_a_larger_one),
        CASE(facts_of_a_record_need_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
