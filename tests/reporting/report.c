/*
 * Reports: lines, sums that can be made in parts, and two of them side by side.
 */
#include "reporting_support.h"

#include <stdio.h>
#include <string.h>

#include "failing.h"

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

static ivn_level_report *empty(const ivn_period *period)
{
    ivn_level_report *report = NULL;

    assert_int_equal(ivn_report_new(w.context, &w.environment, period, &report, NULL), IVN_OK);
    return report;
}

static void add(ivn_level_report *report, const ivn_level_facts *facts)
{
    ivn_error error = {.size = sizeof error};

    if (ivn_report_add(report, facts, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
}

static ivn_text *json_of(ivn_level_report *report)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_report_to_json(w.context, report, &text, NULL), IVN_OK);
    return text;
}

static void assert_same(ivn_level_report *a, ivn_level_report *b)
{
    ivn_text *one = json_of(a), *other = json_of(b);

    assert_string_equal(ivn_text_data(one), ivn_text_data(other));
    ivn_text_free(one);
    ivn_text_free(other);
}

static const ivn_report_line *line_of(ivn_level_report *report, uint32_t by, const char *key)
{
    const ivn_report_view *view = ivn_report_read(report);

    for (uint32_t i = 0; i < view->line_count; i++)
        if (view->lines[i]->by == by && strcmp(view->lines[i]->key, key) == 0)
            return view->lines[i];
    return NULL;
}

/* --- lines --- */

static void a_referral_stands_in_a_line_of_each_grouping(void **state)
{
    static const uint32_t needs[] = {IVN_NEED_FAMILY, IVN_NEED_ACCOMMODATION};
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, NULL);
    ivn_level_report *report = empty(NULL);
    const ivn_report_view *view;

    (void)state;
    facts.area = "essex";
    facts.needs = needs;
    facts.need_count = 2;
    add(report, &facts);
    view = ivn_report_read(report);
    assert_int_equal(view->line_count, 7);
    assert_int_equal(view->lines[0]->by, IVN_GROUPING_TOTAL);
    assert_string_equal(view->lines[1]->key, "Alpha");
    assert_string_equal(view->lines[2]->key, "small");
    assert_string_equal(view->lines[3]->key, "essex");
    assert_string_equal(view->lines[4]->key, "accommodation"); /* in the order of the vocabulary */
    assert_string_equal(view->lines[5]->key, "family");
    assert_string_equal(view->lines[6]->key, "2026-10");
    for (uint32_t i = 0; i < 7; i++) {
        assert_int_equal(view->lines[i]->referrals, 1);
        assert_int_equal(view->lines[i]->offered->numerator, 1);
    }
    ivn_report_free(report);
}

static void what_a_referral_does_not_name_has_a_line_without_a_name(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_level_report *report = empty(NULL);

    (void)state;
    facts.provider = facts.contract = NULL;
    facts.received = on(NULL); /* on some day */
    add(report, &facts);
    assert_non_null(line_of(report, IVN_GROUPING_PROVIDER, ""));
    assert_non_null(line_of(report, IVN_GROUPING_NEED, ""));
    assert_int_equal(line_of(report, IVN_GROUPING_MONTH, "")->offered->tally->not_known, 1);
    ivn_report_free(report);
}

static void lines_have_one_order_whatever_comes_first(void **state)
{
    static const char *const providers[] = {"Gamma", "Alpha", "beta", "Alpha ", "Zeta"};
    ivn_level_report *there = empty(NULL), *back = empty(NULL);
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);

    (void)state;
    for (int i = 0; i < 5; i++) {
        facts.provider = providers[i];
        add(there, &facts);
        facts.provider = providers[4 - i];
        add(back, &facts);
    }
    assert_same(there, back);
    ivn_report_free(there);
    ivn_report_free(back);
}

static void an_empty_report_has_a_total_of_nothing(void **state)
{
    ivn_level_report *report = empty(NULL);
    const ivn_report_view *view = ivn_report_read(report);

    (void)state;
    assert_int_equal(view->line_count, 1);
    assert_int_equal(view->lines[0]->referrals, 0);
    assert_int_equal(view->lines[0]->offered->tenths.known, 0);
    assert_int_equal(view->rule_count, 3);
    assert_int_equal(view->rules[0]->working_days.value, 10);
    assert_int_equal(view->rules[2]->working_days.known, 0);
    assert_int_equal(view->to.value, day_of("2026-11-23"));
    ivn_report_free(report);
    ivn_report_free(NULL);
    assert_null(ivn_report_read(NULL));
}

/* --- the period --- */

static void both_ends_of_the_period_are_within_it(void **state)
{
    const ivn_period october = {.size = sizeof october, .from = on("2026-10-01"), .to = on("2026-10-31")};
    static const char *const days[] = {"2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"};
    ivn_level_report *report = empty(&october);

    (void)state;
    for (int i = 0; i < 4; i++) {
        ivn_level_facts facts = referral_of(days[i], NULL, NULL, NULL);

        add(report, &facts);
    }
    assert_int_equal(ivn_report_read(report)->referrals, 2);
    assert_int_equal(ivn_report_read(report)->outside, 2);
    ivn_report_free(report);
}

static void what_is_left_out_is_told(void **state)
{
    const ivn_period october = {.size = sizeof october, .from = on("2026-10-01")};
    ivn_level_report *report = empty(&october);
    ivn_level_facts facts = referral_of(NULL, NULL, NULL, NULL);

    (void)state;
    add(report, &facts);
    facts.is_received = IVN_UNKNOWN;
    add(report, &facts);
    facts = referral_of("2026-11-24", NULL, NULL, NULL);
    add(report, &facts);
    assert_int_equal(ivn_report_read(report)->referrals, 0);
    assert_int_equal(ivn_report_read(report)->not_received, 2);
    assert_int_equal(ivn_report_read(report)->undated, 1);
    assert_int_equal(ivn_report_read(report)->line_count, 1);
    ivn_report_free(report);
}

/* --- parts --- */

static void add_made_up(ivn_level_report *report, uint64_t seed, int count)
{
    random_source source = {seed};
    made_up unit;

    for (int i = 0; i < count; i++) {
        make_up(&source, &unit);
        add(report, &unit.facts);
    }
}

static void merge(ivn_level_report *into, const ivn_level_report *from)
{
    assert_int_equal(ivn_report_merge(into, from, NULL), IVN_OK);
}

static void parts_come_to_the_whole_in_any_order(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ivn_level_report *whole = empty(NULL), *a = empty(NULL), *b = empty(NULL), *c = empty(NULL);
        ivn_level_report *left = empty(NULL), *right = empty(NULL);

        add_made_up(a, 3 * seed, 30);
        add_made_up(b, 3 * seed + 1, 1 + (int)seed);
        add_made_up(c, 3 * seed + 2, 40);
        add_made_up(whole, 3 * seed + 2, 40);
        add_made_up(whole, 3 * seed, 30);
        add_made_up(whole, 3 * seed + 1, 1 + (int)seed);
        merge(left, a); /* (a + b) + c */
        merge(left, b);
        merge(left, c);
        merge(b, a); /* c + (b + a) */
        merge(right, c);
        merge(right, b);
        assert_same(left, whole);
        assert_same(right, whole);
        ivn_report_free(whole);
        ivn_report_free(a);
        ivn_report_free(b);
        ivn_report_free(c);
        ivn_report_free(left);
        ivn_report_free(right);
    }
}

static void an_empty_report_changes_nothing(void **state)
{
    ivn_level_report *a = empty(NULL), *copy = empty(NULL), *nothing = empty(NULL);

    (void)state;
    add_made_up(a, 5, 50);
    add_made_up(copy, 5, 50);
    merge(a, nothing);
    assert_same(a, copy);
    merge(nothing, copy);
    assert_same(nothing, copy);
    merge(a, a); /* twice itself */
    merge(copy, nothing);
    assert_same(a, copy);
    ivn_report_free(a);
    ivn_report_free(copy);
    ivn_report_free(nothing);
}

static void reports_of_different_questions_are_not_merged(void **state)
{
    const ivn_period october = {.size = sizeof october, .from = on("2026-10-01")};
    ivn_date holiday = day_of("2026-11-12");
    ivn_level_report *report = empty(NULL), *other = empty(&october);
    ivn_calendar *calendar = NULL, *changed = NULL, *usual = w.calendar;

    (void)state;
    assert_int_equal(ivn_report_merge(report, other, NULL), IVN_ERROR_CONFLICT);
    ivn_report_free(other);
    world_on(&w, "2026-11-22");
    other = empty(NULL);
    assert_int_equal(ivn_report_merge(report, other, NULL), IVN_ERROR_CONFLICT);
    ivn_report_free(other);
    world_on(&w, "2026-11-23");
    assert_int_equal(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &calendar), IVN_OK);
    w.environment.calendar = calendar; /* another one that says the same */
    other = empty(NULL);
    assert_int_equal(ivn_report_merge(report, other, NULL), IVN_OK);
    ivn_report_free(other);
    assert_int_equal(ivn_calendar_with(usual, &holiday, 1, NULL, 0, IVN_DATE_NONE, &changed), IVN_OK);
    w.environment.calendar = changed;
    other = empty(NULL);
    assert_int_equal(ivn_report_merge(report, other, NULL), IVN_ERROR_CONFLICT);
    ivn_report_free(other);
    ivn_calendar_free(calendar);
    ivn_calendar_free(changed);
    w.environment.calendar = usual;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"withdrawn\",\"value\":1,"
                       "\"source\":\"Contract 7\"}]}");
    other = empty(NULL);
    assert_int_equal(ivn_report_merge(report, other, NULL), IVN_ERROR_CONFLICT);
    ivn_report_free(other);
    ivn_report_free(report);
}

/* Each of these alone makes another question of it. */
static void any_other_figure_is_another_question(void **state)
{
    static const char *const overrides[] = {
        "\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":9",
        "\"rule\":\"WB-LEVEL-ASSESSMENT\",\"from\":\"2026-01-01\"",
        "\"rule\":\"WB-LEVEL-COMMENCEMENT\",\"to\":\"2026-12-31\"",
        "\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"not_known\",\"value\":1",
        "\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"percent\",\"value\":90",
        "\"rule\":\"WB-COUNT-COMMENCEMENT\",\"parameter\":\"working_days\",\"value\":3",
        "\"rule\":\"WB-QUALITY-DELIVERY\",\"parameter\":\"percent\",\"value\":60",
        "\"rule\":\"WB-QUALITY\",\"from\":\"2026-01-01\"",
    };
    ivn_level_report *last = empty(NULL), *next;

    (void)state;
    for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++) {
        char text[200];

        snprintf(text, sizeof text, "{\"overrides\":[{%s,\"source\":\"x\"}]}", overrides[i]);
        world_override(&w, text);
        next = empty(NULL);
        if (ivn_report_merge(last, next, NULL) != IVN_ERROR_CONFLICT ||
            ivn_report_merge(next, last, NULL) != IVN_ERROR_CONFLICT)
            fail_msg("%s", overrides[i]);
        ivn_report_free(last);
        last = next;
    }
    next = empty(NULL); /* and the same figures are the same question */
    assert_int_equal(ivn_report_merge(last, next, NULL), IVN_OK);
    ivn_report_free(next);
    ivn_report_free(last);
}

static void quality_counts_while_its_rule_is_in_force(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_level_report *report;

    (void)state;
    facts.larger = IVN_YES;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-QUALITY\",\"from\":\"2026-10-06\",\"to\":\"2026-10-20\","
                       "\"source\":\"x\"}]}");
    report = empty(NULL);
    add(report, &facts);
    facts.received = on("2026-10-06");
    add(report, &facts);
    facts.received = on("2026-10-21");
    add(report, &facts);
    facts.received = on("2026-10-07");
    facts.kind = IVN_KIND_ACCREDITED_PROGRAMME; /* the specification is not about it */
    add(report, &facts);
    assert_int_equal(ivn_report_read(report)->lines[0]->quality->referrals, 1);
    assert_int_equal(ivn_report_read(report)->lines[0]->offered->tally->not_applicable, 1);
    ivn_report_free(report);
}

static void all_lines_of_a_grouping_come_to_the_total(void **state)
{
    ivn_level_report *report = empty(NULL);
    const ivn_report_view *view;
    uint64_t referrals[IVN_GROUPING_MONTH + 1] = {0}, met[IVN_GROUPING_MONTH + 1] = {0};

    (void)state;
    add_made_up(report, 77, 500);
    view = ivn_report_read(report);
    for (uint32_t i = 0; i < view->line_count; i++) {
        referrals[view->lines[i]->by] += view->lines[i]->referrals;
        met[view->lines[i]->by] += view->lines[i]->offered->tally->met;
    }
    for (uint32_t by = IVN_GROUPING_PROVIDER; by <= IVN_GROUPING_MONTH; by++) {
        if (by == IVN_GROUPING_NEED) { /* several needs, several lines */
            assert_true(referrals[by] > view->referrals);
            continue;
        }
        assert_int_equal(referrals[by], view->referrals);
        assert_int_equal(met[by], view->lines[0]->offered->tally->met);
    }
    assert_int_equal(view->referrals + view->outside + view->not_received + view->undated, 500);
    ivn_report_free(report);
}

/* --- quality --- */

static ivn_level_facts larger_of(int32_t score, int32_t outcomes)
{
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, NULL);

    facts.larger = IVN_YES;
    if (outcomes > 0) {
        facts.outcome_score = (ivn_number){1, score};
        facts.outcomes = (ivn_number){1, outcomes};
        facts.report_owed = IVN_YES;
    }
    return facts;
}

static void outcomes_are_counted_one_by_one_under_larger_contracts(void **state)
{
    static const uint32_t told[] = {IVN_LIAISON_RISK, IVN_LIAISON_SENTENCE};
    ivn_level_facts all[] = {larger_of(4, 3), larger_of(2, 1), larger_of(0, 0), larger_of(6, 3), larger_of(0, 0)};
    ivn_level_report *report = empty(NULL);
    const ivn_quality_figure *quality;

    (void)state;
    all[0].liaison = told;
    all[0].liaison_count = 2;
    all[2].report_owed = IVN_YES;
    all[3].larger = IVN_NO;
    all[4].larger = IVN_UNKNOWN;
    all[1].liaison_complete = IVN_UNKNOWN; /* nobody said that there was none */
    for (int i = 0; i < 5; i++)
        add(report, &all[i]);
    quality = ivn_report_read(report)->lines[0]->quality;
    assert_int_equal(quality->referrals, 3);
    assert_int_equal(quality->not_known, 1);
    assert_int_equal(quality->reports, 2);
    assert_int_equal(quality->reports_owed, 1);
    assert_int_equal(quality->score, 6); /* 4 + 2: equal scores are not one */
    assert_int_equal(quality->most, 8);
    assert_int_equal(quality->score_tenths.value, 750);
    assert_int_equal(quality->reached, IVN_UNKNOWN); /* the document gives no number */
    assert_int_equal(quality->liaison_known, 2);
    assert_int_equal(quality->liaison_any, 1);
    assert_int_equal(quality->liaison_risk, 1);
    assert_int_equal(quality->liaison_person, 0);
    assert_int_equal(quality->liaison_tenths.value, 500);
    ivn_report_free(report);
}

static void a_share_of_outcomes_may_be_asked_for(void **state)
{
    ivn_level_facts facts = larger_of(4, 3);
    ivn_level_report *report;

    (void)state;
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-QUALITY-DELIVERY\",\"parameter\":\"percent\",\"value\":66,"
                       "\"source\":\"Contract 7\"}]}");
    report = empty(NULL);
    add(report, &facts);
    assert_int_equal(ivn_report_read(report)->lines[0]->quality->reached, IVN_YES);
    ivn_report_free(report);
}

/* --- side by side --- */

static void another_rulebook_stands_beside_the_one_in_force(void **state)
{
    ivn_level_facts early = referral_of("2026-11-02", "2026-11-05", NULL, NULL);
    ivn_level_facts later = referral_of("2026-11-02", "2026-11-12", NULL, NULL);
    ivn_level_report *a = empty(NULL), *b;
    ivn_report_pairs *pairs = NULL;
    const ivn_report_pairs_view *view;
    ivn_text *text = NULL;

    (void)state;
    later.provider = "Beta";
    add(a, &early);
    add(a, &later);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":5,"
                       "\"source\":\"what if\"}]}");
    b = empty(NULL);
    add(b, &early);
    add(b, &later);
    assert_int_equal(ivn_report_compare(w.context, a, b, &pairs, NULL), IVN_OK);
    view = ivn_report_pairs_read(pairs);
    assert_int_equal(view->pairs[0]->offered_change.value, -500);
    assert_int_equal(view->pairs[0]->same, IVN_NO);
    assert_string_equal(view->pairs[1]->key, "Alpha");
    assert_int_equal(view->pairs[1]->same, IVN_YES);
    assert_int_equal(view->pairs[2]->offered_change.value, -1000);
    assert_int_equal(ivn_report_pairs_to_json(w.context, pairs, &text, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(text), "\"offered_change\":-500"));
    ivn_text_free(text);
    ivn_report_pairs_free(pairs);
    ivn_report_free(a);
    ivn_report_free(b);
    ivn_report_pairs_free(NULL);
    assert_null(ivn_report_pairs_read(NULL));
}

static void lines_of_one_report_alone_have_no_other_side(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_level_report *a = empty(NULL), *b = empty(NULL);
    ivn_report_pairs *pairs = NULL;
    const ivn_report_pairs_view *view;

    (void)state;
    add(a, &facts);
    facts.provider = "Beta";
    add(b, &facts);
    assert_int_equal(ivn_report_compare(w.context, a, b, &pairs, NULL), IVN_OK);
    view = ivn_report_pairs_read(pairs);
    assert_string_equal(view->pairs[1]->key, "Alpha");
    assert_null(view->pairs[1]->b);
    assert_string_equal(view->pairs[2]->key, "Beta");
    assert_null(view->pairs[2]->a);
    assert_int_equal(view->pairs[2]->same, IVN_NO);
    ivn_report_pairs_free(pairs);
    ivn_report_free(a);
    ivn_report_free(b);
}

/* --- JSON --- */

static void a_report_as_json_is_what_is_shown(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, "2026-11-01");
    ivn_level_report *report = empty(NULL);
    ivn_text *text;

    (void)state;
    add(report, &facts);
    text = json_of(report);
    assert_non_null(strstr(ivn_text_data(text), "\"day\":\"2026-11-23\",\"to\":\"2026-11-23\",\"referrals\":1,"));
    assert_non_null(strstr(ivn_text_data(text), "{\"by\":\"month\",\"key\":\"2026-10\",\"referrals\":1,"
                                                "\"assessment_offered\":{\"met\":1,\"missed\":0,\"not_due\":0,"
                                                "\"withdrawn\":0,\"not_known\":0,\"not_applicable\":0,\"numerator\":1,"
                                                "\"denominator\":1,\"tenths\":1000}"));
    assert_non_null(strstr(ivn_text_data(text), "\"level\":\"commencement\",\"rule\":\"WB-LEVEL-COMMENCEMENT\""));
    assert_null(strstr(ivn_text_data(text), "\"quality\"")); /* no larger contract */
    ivn_text_free(text);
    ivn_report_free(report);
}

/* --- failures --- */

static void wrong_arguments_are_refused(void **state)
{
    const ivn_period backwards = {.size = sizeof backwards, .from = on("2026-10-02"), .to = on("2026-10-01")};
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_level_report *report = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_report_new(w.context, &w.environment, &backwards, &report, NULL), IVN_ERROR_RANGE);
    assert_int_equal(ivn_report_new(NULL, &w.environment, NULL, &report, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_new(w.context, NULL, NULL, &report, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_add(NULL, &facts, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_add_record(NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_merge(NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_to_json(w.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_pairs_to_json(w.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    report = empty(NULL);
    facts.is_received = IVN_NO;
    assert_int_equal(ivn_report_add(report, &facts, NULL), IVN_ERROR_INVALID);
    assert_int_equal(ivn_report_read(report)->referrals, 0);
    ivn_report_free(report);
}

/* What a report says after a failed addition must be what it said before. */
static int as_before(ivn_level_report *report, uint64_t referrals, uint32_t lines)
{
    const ivn_report_view *view = ivn_report_read(report);

    return view->referrals == referrals && view->line_count == lines && view->lines[0]->referrals == referrals;
}

static ivn_status adds_and_merges(const ivn_context *context, void *user)
{
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, NULL);
    ivn_level_report *a = NULL, *b = NULL;
    ivn_report_pairs *pairs = NULL;
    ivn_text *text = NULL, *more = NULL;
    ivn_status status = ivn_report_new(context, &w.environment, NULL, &a, NULL);

    (void)user;
    if (status == IVN_OK)
        status = ivn_report_new(context, &w.environment, NULL, &b, NULL);
    for (int i = 0; status == IVN_OK && i < 12; i++) {
        char provider[] = "p0";
        uint64_t referrals = ivn_report_read(i % 2 ? a : b)->referrals;
        uint32_t lines = ivn_report_read(i % 2 ? a : b)->line_count;

        provider[1] = (char)('a' + i);
        facts.provider = provider;
        status = ivn_report_add(i % 2 ? a : b, &facts, NULL);
        if (status != IVN_OK && !as_before(i % 2 ? a : b, referrals, lines))
            status = IVN_ERROR_CONFLICT;
    }
    if (status == IVN_OK) {
        uint32_t lines = ivn_report_read(a)->line_count;

        status = ivn_report_merge(a, b, NULL);
        if (status != IVN_OK && !as_before(a, 6, lines))
            status = IVN_ERROR_CONFLICT;
    }
    if (status == IVN_OK)
        status = ivn_report_to_json(context, a, &text, NULL);
    if (status == IVN_OK)
        status = ivn_report_compare(context, a, b, &pairs, NULL);
    if (status == IVN_OK)
        status = ivn_report_pairs_to_json(context, pairs, &more, NULL);
    ivn_text_free(text);
    ivn_text_free(more);
    ivn_report_pairs_free(pairs);
    ivn_report_free(a);
    ivn_report_free(b);
    return status;
}

static void running_out_of_memory_leaves_the_report_as_it_was(void **state)
{
    (void)state;
    failing_every_with_context(adds_and_merges, NULL);
    limit_every(adds_and_merges, NULL);
}

static void a_report_has_an_end_of_lines(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_level_report *report = empty(NULL);
    char provider[] = "0000000";
    ivn_status status = IVN_OK;
    uint64_t added = 0;

    (void)state;
    facts.provider = provider;
    for (int i = 0; status == IVN_OK && i <= IVN_MOST_REPORT_LINES; i++) {
        for (int digit = 6, rest = i; digit >= 0; digit--, rest /= 10)
            provider[digit] = (char)('0' + rest % 10);
        status = ivn_report_add(report, &facts, NULL);
        added += status == IVN_OK;
    }
    assert_int_equal(status, IVN_ERROR_LIMIT);
    assert_int_equal(ivn_report_read(report)->referrals, added);
    assert_int_equal(ivn_report_read(report)->line_count, IVN_MOST_REPORT_LINES);
    ivn_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_referral_stands_in_a_line_of_each_grouping, begin, end),
        cmocka_unit_test_setup_teardown(what_a_referral_does_not_name_has_a_line_without_a_name, begin, end),
        cmocka_unit_test_setup_teardown(lines_have_one_order_whatever_comes_first, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_report_has_a_total_of_nothing, begin, end),
        cmocka_unit_test_setup_teardown(both_ends_of_the_period_are_within_it, begin, end),
        cmocka_unit_test_setup_teardown(what_is_left_out_is_told, begin, end),
        cmocka_unit_test_setup_teardown(parts_come_to_the_whole_in_any_order, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_report_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(reports_of_different_questions_are_not_merged, begin, end),
        cmocka_unit_test_setup_teardown(any_other_figure_is_another_question, begin, end),
        cmocka_unit_test_setup_teardown(all_lines_of_a_grouping_come_to_the_total, begin, end),
        cmocka_unit_test_setup_teardown(quality_counts_while_its_rule_is_in_force, begin, end),
        cmocka_unit_test_setup_teardown(outcomes_are_counted_one_by_one_under_larger_contracts, begin, end),
        cmocka_unit_test_setup_teardown(a_share_of_outcomes_may_be_asked_for, begin, end),
        cmocka_unit_test_setup_teardown(another_rulebook_stands_beside_the_one_in_force, begin, end),
        cmocka_unit_test_setup_teardown(lines_of_one_report_alone_have_no_other_side, begin, end),
        cmocka_unit_test_setup_teardown(a_report_as_json_is_what_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(wrong_arguments_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_the_report_as_it_was, begin, end),
        cmocka_unit_test_setup_teardown(a_report_has_an_end_of_lines, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
