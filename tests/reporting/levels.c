/*
 * Where a referral stands with each service level, and why.
 */
#include "reporting_support.h"

#include <string.h>

#include "failing.h"

enum {
    MET = IVN_ATTAINMENT_MET,
    MISSED = IVN_ATTAINMENT_MISSED,
    NOT_DUE = IVN_ATTAINMENT_NOT_DUE,
    WITHDRAWN = IVN_ATTAINMENT_WITHDRAWN,
    NOT_KNOWN = IVN_ATTAINMENT_NOT_KNOWN,
    NOT_APPLICABLE = IVN_ATTAINMENT_NOT_APPLICABLE
};

static world w;

static int begin(void **state)
{
    (void)state;
    world_begin(&w, "2026-11-23");
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

/* Received on Monday 2 November 2026: ten working days end with Monday the 16th. */
typedef struct story {
    const char *day, *offered, *commenced, *ended;
    uint32_t level_1, level_2;
} story;

static void a_referral_stands_where_its_days_say(void **state)
{
    static const story stories[] = {
        {"2026-11-03", NULL, NULL, NULL, NOT_DUE, NOT_DUE},
        {"2026-11-16", NULL, NULL, NULL, NOT_DUE, NOT_DUE}, /* the last day is not over */
        {"2026-11-17", NULL, NULL, NULL, MISSED, NOT_DUE},
        {"2026-11-17", "2026-11-16", NULL, NULL, MET, NOT_DUE}, /* both ends are in time */
        {"2026-11-17", "2026-11-02", NULL, NULL, MET, NOT_DUE},
        {"2026-11-23", "2026-11-17", NULL, NULL, MISSED, NOT_DUE},
        {"2026-11-15", "2026-11-16", NULL, NULL, NOT_DUE, NOT_DUE}, /* not offered yet on that day */
        {"2026-11-23", NULL, NULL, "2026-11-10", WITHDRAWN, MISSED},
        {"2026-11-23", NULL, NULL, "2026-11-16", WITHDRAWN, MISSED},
        {"2026-11-23", NULL, NULL, "2026-11-17", MISSED, MISSED},
        {"2026-11-09", NULL, NULL, "2026-11-10", NOT_DUE, NOT_DUE}, /* the end lies ahead */
        {"2026-11-23", "2026-11-05", NULL, "2026-11-06", MET, MISSED},
        {"2026-11-23", "2026-11-06", NULL, "2026-11-06", MET, MISSED},       /* offered on its last day */
        {"2026-11-23", "2026-11-09", NULL, "2026-11-06", WITHDRAWN, MISSED}, /* no offer after the end */
        {"2026-11-23", "2026-11-20", NULL, "2026-11-18", MISSED, MISSED},
        {"2026-11-23", "2026-11-05", "2026-11-19", NULL, MET, MET},
        {"2026-11-18", "2026-11-05", "2026-11-19", NULL, MET, NOT_DUE},
        {"2026-11-23", "2026-11-05", "2026-11-19", "2026-11-20", MET, MET},
    };

    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        ivn_level_facts facts = referral_of("2026-11-02", stories[i].offered, stories[i].commenced, stories[i].ended);

        world_on(&w, stories[i].day);
        if (class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED) != stories[i].level_1 ||
            class_of(&w, &facts, IVN_SERVICE_LEVEL_COMMENCEMENT) != stories[i].level_2)
            fail_msg("story %d", (int)i);
    }
}

static void working_days_pass_over_christmas(void **state)
{
    ivn_level_facts facts = referral_of("2026-12-18", "2027-01-06", NULL, NULL);

    (void)state; /* ten calendar days would end on the 28th of December, ten weekdays on the 1st of January */
    world_on(&w, "2027-01-10");
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), MET);
    facts = referral_of("2026-12-18", "2027-01-07", NULL, NULL);
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), MISSED);
}

static void the_day_offered_for_is_a_second_figure(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-03", NULL, NULL);

    (void)state;
    facts.offered_for = on("2026-11-17");
    assert_classes(&w, &facts, MET, MISSED, NOT_DUE);
    world_on(&w, "2026-11-04"); /* that it will be too late is known as soon as it is offered */
    assert_classes(&w, &facts, MET, MISSED, NOT_DUE);
    facts.offered_for = on("2026-11-16");
    assert_classes(&w, &facts, MET, MET, NOT_DUE);
    facts.offered_for = on(NULL);
    assert_classes(&w, &facts, MET, NOT_KNOWN, NOT_DUE);
    world_on(&w, "2026-11-02"); /* before it was offered at all */
    facts.offered_for = on("2026-11-16");
    assert_classes(&w, &facts, NOT_DUE, NOT_DUE, NOT_DUE);
}

static void a_return_stops_the_clock_of_the_offer_alone(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);

    (void)state;
    facts.returned = on("2026-11-05");
    assert_classes(&w, &facts, WITHDRAWN, WITHDRAWN, NOT_DUE);
    facts.returned = on("2026-11-17");
    assert_classes(&w, &facts, MISSED, MISSED, NOT_DUE);
}

/* --- what is not known --- */

static void what_is_not_known_is_neither_met_nor_missed(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);

    (void)state;
    facts.is_offered = IVN_UNKNOWN;
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, NOT_DUE);
    facts.is_offered = IVN_YES; /* on some day */
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, NOT_DUE);
    facts = referral_of(NULL, "2026-11-03", "2026-11-10", NULL);
    facts.is_received = IVN_YES;
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, MET);
}

static void an_end_that_is_not_known_leaves_what_it_cannot_change(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, NULL);

    (void)state;
    facts.is_ended = IVN_UNKNOWN;
    assert_classes(&w, &facts, MET, MET, NOT_KNOWN);
    facts.first_offered = facts.offered_for = on("2026-11-18");
    assert_classes(&w, &facts, MISSED, MISSED, NOT_KNOWN);
    facts = referral_of("2026-11-02", NULL, "2026-11-10", NULL);
    facts.is_ended = IVN_UNKNOWN; /* withdrawn or missed */
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, MET);
}

static void for_the_commencement_it_is_enough_that_it_happened(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, NULL);

    (void)state;
    facts.is_commenced = IVN_YES;
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_COMMENCEMENT), MET);
    facts.is_commenced = IVN_NO;
    facts.is_ended = IVN_YES;
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_COMMENCEMENT), MISSED);
}

static void days_that_contradict_each_other_are_not_known(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-01", NULL, NULL);

    (void)state;
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, NOT_DUE);
    facts = referral_of("2026-11-02", NULL, NULL, "2026-10-30");
    assert_classes(&w, &facts, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN);
}

static void past_the_calendar_nothing_is_known(void **state)
{
    ivn_level_facts facts = referral_of("2035-12-28", "2035-12-28", NULL, NULL);

    (void)state;
    world_on(&w, "2036-02-01");
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), NOT_KNOWN);
}

/* --- where it does not apply --- */

static void it_applies_to_commissioned_services_that_were_received(void **state)
{
    ivn_level_facts facts = referral_of(NULL, NULL, NULL, NULL);

    (void)state;
    assert_classes(&w, &facts, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE);
    facts = referral_of("2026-11-24", NULL, NULL, NULL);
    assert_classes(&w, &facts, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE);
    facts = referral_of("2026-11-02", "2026-11-03", NULL, NULL);
    facts.kind = IVN_KIND_ACCREDITED_PROGRAMME;
    assert_classes(&w, &facts, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE);
    facts.kind = 0; /* not known: whoever asks says that it is */
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), MET);
}

static void a_rule_counts_on_the_day_of_receipt(void **state)
{
    ivn_level_facts before = referral_of("2026-11-02", "2026-11-03", NULL, NULL);
    ivn_level_facts after = referral_of("2026-11-03", "2026-11-03", NULL, NULL);

    (void)state;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"from\":\"2026-11-03\",\"source\":\"x\"}]}");
    assert_classes(&w, &before, NOT_APPLICABLE, NOT_APPLICABLE, NOT_DUE);
    assert_classes(&w, &after, MET, MET, NOT_DUE);
}

/* --- the rulebook --- */

static void another_figure_gives_another_day(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-10", NULL, NULL);

    (void)state;
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), MET);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":5,"
                       "\"source\":\"Contract 7\"}]}");
    assert_int_equal(class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED), MISSED);
}

static void an_end_soon_after_receipt_is_a_withdrawal_once_a_time_is_set(void **state)
{
    ivn_level_facts soon = referral_of("2026-11-02", NULL, NULL, "2026-11-05");
    ivn_level_facts later = referral_of("2026-11-02", NULL, NULL, "2026-11-06");

    (void)state;
    assert_int_equal(class_of(&w, &soon, IVN_SERVICE_LEVEL_COMMENCEMENT), MISSED);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-COMMENCEMENT\",\"parameter\":\"working_days\",\"value\":3,"
                       "\"source\":\"Contract 7\"}]}");
    assert_int_equal(class_of(&w, &soon, IVN_SERVICE_LEVEL_COMMENCEMENT), WITHDRAWN);
    assert_int_equal(class_of(&w, &later, IVN_SERVICE_LEVEL_COMMENCEMENT), MISSED);
    soon.ended = on(NULL); /* ended, on some day */
    assert_int_equal(class_of(&w, &soon, IVN_SERVICE_LEVEL_COMMENCEMENT), NOT_KNOWN);
}

/* --- the duty of the same rule says the same --- */

static uint32_t duty_state(const ivn_level_facts *facts, ivn_number *due)
{
    ivn_date received = facts->received.value, met = facts->first_offered.value, ended = facts->ended.value;
    uint8_t state = 0;
    ivn_date none = IVN_DATE_NONE;

    assert_int_equal(ivn_duties_many(&w.environment, NULL, "assessment-offered", &received,
                                     facts->first_offered.known ? &met : &none, facts->ended.known ? &ended : &none, 1,
                                     &due->value, &state, NULL),
                     IVN_OK);
    due->known = 1;
    return state;
}

static void the_class_follows_from_the_duty_of_the_same_rule(void **state)
{
    random_source source = {20261122};
    uint32_t seen[IVNI_ATTAINMENTS + 1] = {0};

    (void)state;
    for (int i = 0; i < 3000; i++) {
        ivn_level_facts facts = referral_of("2026-10-12", NULL, NULL, NULL);
        ivn_date received = facts.received.value;
        uint32_t duty, class, expected;
        ivn_number due;

        if (random_below(&source, 3) != 0)
            facts.first_offered = (ivn_number){1, received + (ivn_date)random_below(&source, 30)};
        if (random_below(&source, 3) == 0)
            facts.ended = (ivn_number){1, received + (ivn_date)random_below(&source, 30)};
        facts.is_offered = facts.is_ended = facts.is_commenced = 0;
        facts.is_offered = facts.first_offered.known ? IVN_YES : IVN_NO;
        facts.is_ended = facts.ended.known ? IVN_YES : IVN_NO;
        facts.offered_for = facts.first_offered;
        w.environment.on = (ivn_number){1, received + (ivn_date)random_below(&source, 40)};
        class = class_of(&w, &facts, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED);
        duty = duty_state(&facts, &due);
        expected = duty == IVN_DUTY_STATE_MET         ? facts.first_offered.value <= due.value ? MET : MISSED
                   : duty == IVN_DUTY_STATE_OVERDUE   ? MISSED
                   : duty == IVN_DUTY_STATE_WITHDRAWN ? WITHDRAWN
                                                      : NOT_DUE;
        assert_int_equal(class, expected);
        seen[class] += 1;
    }
    assert_true(seen[MET] && seen[MISSED] && seen[NOT_DUE] && seen[WITHDRAWN]);
}

/* --- in words --- */

static void each_level_says_why(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, "2026-11-20");
    ivn_levels *levels = NULL;
    const ivn_levels_view *view;

    (void)state;
    facts.referral = "AC2345DF";
    facts.offered_for = on("2026-11-19");
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    view = ivn_levels_read(levels);
    assert_int_equal(view->count, 3);
    assert_string_equal(view->referral, "AC2345DF");
    assert_string_equal(view->levels[0]->reason, "Received on 2026-11-02; 10 working days end with 2026-11-16; first "
                                                 "offered on 2026-11-05, in time.");
    assert_string_equal(view->levels[1]->reason, "Received on 2026-11-02; 10 working days end with 2026-11-16; first "
                                                 "offered for 2026-11-19, too late.");
    assert_string_equal(view->levels[2]->reason,
                        "Ended on 2026-11-20 without an intervention commencement that was attended.");
    assert_string_equal(view->levels[0]->rule, "WB-LEVEL-ASSESSMENT");
    assert_string_equal(view->levels[2]->counting, "WB-COUNT-COMMENCEMENT");
    assert_string_equal(view->levels[0]->source, "Personal Well-Being specification, summary: Service levels");
    assert_int_equal(view->levels[0]->due.value, day_of("2026-11-16"));
    assert_int_equal(view->levels[0]->counted, IVN_YES);
    ivn_levels_free(levels);
}

typedef struct wording {
    ivn_level_facts facts;
    uint32_t level;
    const char *reason, *missing;
} wording;

static void every_class_has_its_sentence(void **state)
{
    wording wordings[] = {
        {referral_of("2026-11-02", NULL, NULL, NULL), 1,
         "Received on 2026-11-02; 10 working days end with 2026-11-16; no offer by then, nor by 2026-11-23.", ""},
        {referral_of("2026-11-16", NULL, NULL, NULL), 1,
         "Received on 2026-11-16; 10 working days end with 2026-11-30; no offer by 2026-11-23, and there is time.", ""},
        {referral_of("2026-11-02", NULL, NULL, "2026-11-04"), 1,
         "Received on 2026-11-02; 10 working days end with 2026-11-16; ended or returned on 2026-11-04, before that, "
         "without an offer.",
         ""},
        {referral_of("2026-11-02", "2026-11-01", NULL, NULL), 1,
         "Something lies before the receipt of the referral: the days contradict each other.", ""},
        {referral_of(NULL, NULL, NULL, NULL), 1, "The referral has not been received yet.", ""},
        {referral_of("2026-11-02", NULL, NULL, NULL), 3,
         "No intervention commencement has been attended, and the service goes on.", ""},
        {referral_of("2026-11-02", "2026-11-03", "2026-11-19", NULL), 3,
         "The intervention commencement was attended on 2026-11-19.", ""},
        {referral_of("2026-11-02", NULL, NULL, NULL), 1, "It depends on a fact that is not known.", "/is_offered"},
        {referral_of("2026-11-02", NULL, NULL, NULL), 3, "It depends on a fact that is not known.", "/is_commenced"},
    };

    (void)state;
    wordings[7].facts.is_offered = IVN_UNKNOWN;
    wordings[8].facts.is_commenced = IVN_UNKNOWN;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        ivn_levels *levels = NULL;
        const ivn_level *level;

        assert_int_equal(ivn_levels_of(w.context, &w.environment, &wordings[i].facts, &levels, NULL), IVN_OK);
        level = ivn_levels_read(levels)->levels[wordings[i].level - 1];
        assert_string_equal(level->reason, wordings[i].reason);
        assert_string_equal(level->missing, wordings[i].missing);
        ivn_levels_free(levels);
    }
}

static void made_up_facts_have_a_class_and_say_what_is_missing(void **state)
{
    random_source source = {7};

    (void)state;
    for (int i = 0; i < 2000; i++) {
        made_up unit;
        ivn_levels *levels = NULL;

        make_up(&source, &unit);
        assert_int_equal(ivn_levels_of(w.context, &w.environment, &unit.facts, &levels, NULL), IVN_OK);
        for (uint32_t k = 0; k < 3; k++) {
            const ivn_level *level = ivn_levels_read(levels)->levels[k];
            int decided = level->attainment != NOT_KNOWN;

            assert_non_null(ivn_term_of(IVN_VOCABULARY_ATTAINMENT, level->attainment));
            assert_true(level->reason[0] != '\0');
            assert_true(!decided || level->missing[0] == '\0');
            assert_int_equal(level->counted == IVN_YES, level->attainment == MET || level->attainment == MISSED);
        }
        ivn_levels_free(levels);
    }
}

static void one_working_day_is_one(void **state)
{
    const ivn_level_facts facts = referral_of("2026-11-20", NULL, NULL, NULL);
    ivn_levels *levels = NULL;

    (void)state;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":1,"
                       "\"source\":\"Contract 7\"}]}");
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    assert_string_equal(ivn_levels_read(levels)->levels[0]->reason,
                        "Received on 2026-11-20; 1 working day ends with 2026-11-23; no offer by 2026-11-23, and there "
                        "is time.");
    ivn_levels_free(levels);
}

static void what_is_due_past_the_last_published_holiday_is_provisional(void **state)
{
    const ivn_date horizon = ivn_calendar_horizon(w.calendar);
    ivn_level_facts facts = referral_of("2026-11-02", NULL, NULL, NULL);
    ivn_levels *levels = NULL;

    (void)state;
    w.environment.on = facts.received = (ivn_number){1, horizon - 60};
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    assert_int_equal(ivn_levels_read(levels)->levels[0]->provisional, IVN_UNKNOWN);
    ivn_levels_free(levels);
    w.environment.on = facts.received = (ivn_number){1, horizon};
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    assert_int_equal(ivn_levels_read(levels)->levels[0]->provisional, IVN_YES);
    assert_int_equal(ivn_levels_read(levels)->levels[2]->provisional, IVN_UNKNOWN); /* it has no last day */
    ivn_levels_free(levels);
}

/* What the percentage makes of each class, under the figures of the rulebook and under those of a contract. */
static void every_class_says_whether_the_percentage_counts_it_and_why(void **state)
{
    static const char met[] = "The percentage counts it as met.", missed[] = "The percentage counts it as not met.";
    static const char not_due[] = "The percentage does not count it: nothing has been decided about it yet.";
    static const char other_kind[] = "The percentage does not count it: the level does not apply to it.";
    static const char *const withdrawn[] = {"The percentage does not count it: WB-COUNT-ASSESSMENT/withdrawn is 0.",
                                            "The percentage counts it as not met: WB-COUNT-ASSESSMENT/withdrawn is 1."};
    static const char *const not_known[] = {
        "The percentage does not count it: WB-COUNT-COMMENCEMENT/not_known is 0.",
        "The percentage counts it as not met: WB-COUNT-COMMENCEMENT/not_known is 1."};
    struct {
        ivn_level_facts facts;
        uint32_t level;
        const char *says[2];
    } cases[] = {
        {referral_of("2026-11-02", "2026-11-03", NULL, NULL), 1, {met, met}},
        {referral_of("2026-11-02", NULL, NULL, NULL), 1, {missed, missed}},
        {referral_of("2026-11-16", NULL, NULL, NULL), 1, {not_due, not_due}},
        {referral_of("2026-11-02", NULL, NULL, NULL), 3, {not_due, not_due}},
        {referral_of("2026-11-02", NULL, NULL, "2026-11-04"), 1, {withdrawn[0], withdrawn[1]}},
        {referral_of("2026-11-02", NULL, NULL, NULL), 3, {not_known[0], not_known[1]}},
        {referral_of(NULL, NULL, NULL, NULL), 2, {other_kind, other_kind}},
    };

    (void)state;
    cases[5].facts.is_commenced = IVN_UNKNOWN;
    for (int rules = 0; rules < 2; rules++) {
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            ivn_levels *levels = NULL;
            const ivn_level *level;

            assert_int_equal(ivn_levels_of(w.context, &w.environment, &cases[i].facts, &levels, NULL), IVN_OK);
            level = ivn_levels_read(levels)->levels[cases[i].level - 1];
            assert_string_equal(level->counting_reason, cases[i].says[rules]);
            assert_int_equal(level->counted == IVN_YES, strstr(cases[i].says[rules], "counts it") != NULL);
            ivn_levels_free(levels);
        }
        world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"withdrawn\",\"value\":1,"
                           "\"source\":\"Contract 7\"},{\"rule\":\"WB-COUNT-COMMENCEMENT\",\"parameter\":"
                           "\"not_known\",\"value\":1,\"source\":\"Contract 7\"}]}");
    }
}

/* --- the call --- */

static void levels_as_json_are_what_is_shown(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, NULL);
    ivn_levels *levels = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, NULL), IVN_OK);
    assert_int_equal(ivn_levels_to_json(w.context, levels, &text, NULL), IVN_OK);
    assert_non_null(
        strstr(ivn_text_data(text), "{\"level\":\"assessment_offered\",\"attainment\":\"met\",\"counted\":true,"));
    assert_non_null(strstr(ivn_text_data(text), "\"due\":\"2026-11-16\",\"done\":\"2026-11-05\""));
    ivn_text_free(text);
    ivn_levels_free(levels);
    ivn_levels_free(NULL);
    assert_null(ivn_levels_read(NULL));
    assert_int_equal(ivn_levels_to_json(w.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
}

static void wrong_facts_are_refused(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, NULL);
    ivn_error error = {.size = sizeof error};
    ivn_levels *levels = NULL;

    (void)state;
    facts.is_offered = IVN_NO;
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/first_offered");
    facts = referral_of("2026-11-02", NULL, NULL, NULL);
    facts.outcomes = (ivn_number){1, 2};
    facts.outcome_score = (ivn_number){1, 5};
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, &error), IVN_ERROR_INVALID);
    assert_int_equal(ivn_levels_of(w.context, &w.environment, NULL, &levels, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_levels_of(w.context, NULL, &facts, &levels, &error), IVN_ERROR_ARGUMENT);
    w.environment.calendar = NULL;
    facts = referral_of("2026-11-02", NULL, NULL, NULL);
    assert_int_equal(ivn_levels_of(w.context, &w.environment, &facts, &levels, &error), IVN_ERROR_ARGUMENT);
    assert_null(levels);
}

static ivn_status makes_levels(const ivn_context *context, void *user)
{
    ivn_level_facts facts = referral_of("2026-11-02", "2026-11-05", NULL, "2026-11-20");
    ivn_levels *levels = NULL;
    ivn_text *text = NULL;
    ivn_status status = ivn_levels_of(context, &w.environment, &facts, &levels, NULL);

    (void)user;
    if (status == IVN_OK)
        status = ivn_levels_to_json(context, levels, &text, NULL);
    ivn_text_free(text);
    ivn_levels_free(levels);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(makes_levels, NULL);
    limit_every(makes_levels, NULL);
}

static void the_tables_describe_their_structs(void **state)
{
    (void)state;
    table_is_sound(&ivni_level_facts_table);
    table_is_sound(&ivni_levels_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_referral_stands_where_its_days_say, begin, end),
        cmocka_unit_test_setup_teardown(working_days_pass_over_christmas, begin, end),
        cmocka_unit_test_setup_teardown(the_day_offered_for_is_a_second_figure, begin, end),
        cmocka_unit_test_setup_teardown(a_return_stops_the_clock_of_the_offer_alone, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_neither_met_nor_missed, begin, end),
        cmocka_unit_test_setup_teardown(an_end_that_is_not_known_leaves_what_it_cannot_change, begin, end),
        cmocka_unit_test_setup_teardown(for_the_commencement_it_is_enough_that_it_happened, begin, end),
        cmocka_unit_test_setup_teardown(days_that_contradict_each_other_are_not_known, begin, end),
        cmocka_unit_test_setup_teardown(past_the_calendar_nothing_is_known, begin, end),
        cmocka_unit_test_setup_teardown(it_applies_to_commissioned_services_that_were_received, begin, end),
        cmocka_unit_test_setup_teardown(a_rule_counts_on_the_day_of_receipt, begin, end),
        cmocka_unit_test_setup_teardown(another_figure_gives_another_day, begin, end),
        cmocka_unit_test_setup_teardown(an_end_soon_after_receipt_is_a_withdrawal_once_a_time_is_set, begin, end),
        cmocka_unit_test_setup_teardown(the_class_follows_from_the_duty_of_the_same_rule, begin, end),
        cmocka_unit_test_setup_teardown(each_level_says_why, begin, end),
        cmocka_unit_test_setup_teardown(every_class_has_its_sentence, begin, end),
        cmocka_unit_test_setup_teardown(one_working_day_is_one, begin, end),
        cmocka_unit_test_setup_teardown(what_is_due_past_the_last_published_holiday_is_provisional, begin, end),
        cmocka_unit_test_setup_teardown(every_class_says_whether_the_percentage_counts_it_and_why, begin, end),
        cmocka_unit_test_setup_teardown(made_up_facts_have_a_class_and_say_what_is_missing, begin, end),
        cmocka_unit_test_setup_teardown(levels_as_json_are_what_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(wrong_facts_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_nothing, begin, end),
        cmocka_unit_test(the_tables_describe_their_structs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
