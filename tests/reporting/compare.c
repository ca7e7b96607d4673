/*
 * Two reports side by side: which lines go together, and that one different number makes them different.
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

static ivn_level_report *report_of(const ivn_level_facts *facts, size_t count)
{
    ivn_error error = {.size = sizeof error};
    ivn_level_report *report = NULL;

    assert_int_equal(ivn_report_new(w.context, &w.environment, NULL, &report, NULL), IVN_OK);
    for (size_t i = 0; i < count; i++)
        if (ivn_report_add(report, &facts[i], &error) != IVN_OK)
            fail_msg("%s: %s", error.pointer, error.message);
    return report;
}

static ivn_report_pairs *pairs_of(ivn_level_report *a, ivn_level_report *b)
{
    ivn_report_pairs *pairs = NULL;

    assert_int_equal(ivn_report_compare(w.context, a, b, &pairs, NULL), IVN_OK);
    return pairs;
}

/* --- numbers --- */

static ivn_level_facts larger_one(void)
{
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, NULL);

    facts.larger = IVN_YES;
    return facts;
}

static ivn_level_facts offered_late(void)
{
    ivn_level_facts facts = larger_one();

    facts.first_offered = facts.offered_for = on("2026-11-20");
    return facts;
}

static ivn_level_facts offered_for_a_late_day(void)
{
    ivn_level_facts facts = larger_one();

    facts.offered_for = on("2026-11-20");
    return facts;
}

static ivn_level_facts offered_late_for_an_unknown_day(void)
{
    ivn_level_facts facts = offered_late();

    facts.offered_for = (ivn_number){0, 0};
    return facts;
}

static ivn_level_facts ended(ivn_flag commenced)
{
    ivn_level_facts facts = larger_one();

    facts.is_ended = IVN_YES;
    facts.ended = on("2026-11-10");
    facts.is_commenced = commenced;
    if (commenced == IVN_YES)
        facts.commenced = on("2026-11-09");
    return facts;
}

static ivn_level_facts ended_without_commencing(void)
{
    return ended(IVN_NO);
}

static ivn_level_facts ended_after_commencing(void)
{
    return ended(IVN_YES);
}

static ivn_level_facts smaller_one(void)
{
    ivn_level_facts facts = larger_one();

    facts.larger = IVN_NO;
    return facts;
}

static ivn_level_facts perhaps_a_larger_one(void)
{
    ivn_level_facts facts = larger_one();

    facts.larger = IVN_UNKNOWN;
    return facts;
}

static ivn_level_facts reported(int32_t score, int32_t outcomes)
{
    ivn_level_facts facts = ended_after_commencing();

    facts.report_owed = IVN_YES;
    facts.outcomes = (ivn_number){1, outcomes};
    facts.outcome_score = (ivn_number){1, score};
    return facts;
}

static ivn_level_facts report_lacking(void)
{
    ivn_level_facts facts = ended_after_commencing();

    facts.report_owed = IVN_YES;
    return facts;
}

static ivn_level_facts three_of_four(void)
{
    return reported(3, 2);
}

static ivn_level_facts two_of_four(void)
{
    return reported(2, 2);
}

static ivn_level_facts three_of_six(void)
{
    return reported(3, 3);
}

static ivn_level_facts liaising(const uint32_t *list, uint32_t count)
{
    ivn_level_facts facts = larger_one();

    facts.liaison = list;
    facts.liaison_count = count;
    return facts;
}

static const uint32_t person[] = {IVN_LIAISON_PERSON}, risk[] = {IVN_LIAISON_RISK},
                      enforcement[] = {IVN_LIAISON_ENFORCEMENT};
static const uint32_t risk_and_enforcement[] = {IVN_LIAISON_RISK, IVN_LIAISON_ENFORCEMENT};
static const uint32_t risk_and_sentence[] = {IVN_LIAISON_RISK, IVN_LIAISON_SENTENCE};

static ivn_level_facts liaison_unknown(void)
{
    ivn_level_facts facts = larger_one();

    facts.liaison_complete = IVN_UNKNOWN;
    return facts;
}

static ivn_level_facts liaison_on_the_person(void)
{
    return liaising(person, 1);
}

static ivn_level_facts liaison_on_risk(void)
{
    return liaising(risk, 1);
}

static ivn_level_facts liaison_on_enforcement(void)
{
    return liaising(enforcement, 1);
}

static ivn_level_facts liaison_on_risk_and_the_sentence(void)
{
    return liaising(risk_and_sentence, 2);
}

static ivn_level_facts liaison_on_risk_and_enforcement(void)
{
    return liaising(risk_and_enforcement, 2);
}

static ivn_flag total_is_the_same(const ivn_level_facts *a, const ivn_level_facts *b)
{
    ivn_level_report *one = report_of(a, 1), *other = report_of(b, 1);
    ivn_report_pairs *pairs = pairs_of(one, other);
    ivn_flag same = ivn_report_pairs_read(pairs)->pairs[0]->same;

    ivn_report_pairs_free(pairs);
    ivn_report_free(one);
    ivn_report_free(other);
    return same;
}

static void one_different_number_makes_lines_different(void **state)
{
    static const struct {
        const char *number;
        ivn_level_facts (*a)(void), (*b)(void);
    } cases[] = {
        {"offered", offered_late, larger_one},
        {"offered for", offered_for_a_late_day, larger_one},
        {"offered for, not known", offered_late_for_an_unknown_day, offered_late},
        {"commencement", ended_without_commencing, ended_after_commencing},
        {"referrals of larger contracts", smaller_one, larger_one},
        {"not known whether larger", perhaps_a_larger_one, smaller_one},
        {"reports", three_of_four, ended_after_commencing},
        {"reports owed", report_lacking, ended_after_commencing},
        {"score", two_of_four, three_of_four},
        {"most", three_of_six, three_of_four},
        {"liaison known", liaison_unknown, larger_one},
        {"any liaison", liaison_on_risk, larger_one},
        {"liaison on the person", liaison_on_the_person, liaison_on_risk},
        {"liaison on risk", liaison_on_risk_and_enforcement, liaison_on_enforcement},
        {"liaison on enforcement", liaison_on_risk_and_enforcement, liaison_on_risk},
        {"liaison on the sentence", liaison_on_risk_and_the_sentence, liaison_on_risk},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ivn_level_facts a = cases[i].a(), b = cases[i].b();

        if (total_is_the_same(&a, &b) != IVN_NO || total_is_the_same(&b, &a) != IVN_NO)
            fail_msg("%s: not noticed", cases[i].number);
        if (total_is_the_same(&a, &a) != IVN_YES || total_is_the_same(&b, &b) != IVN_YES)
            fail_msg("%s: different from itself", cases[i].number);
    }
}

static void one_referral_more_makes_lines_different(void **state)
{
    const ivn_level_facts two[] = {larger_one(), larger_one()};
    ivn_level_report *a = report_of(two, 1), *b = report_of(two, 2);
    ivn_report_pairs *pairs = pairs_of(a, b);

    (void)state;
    assert_int_equal(ivn_report_pairs_read(pairs)->pairs[0]->same, IVN_NO);
    assert_int_equal(ivn_report_pairs_read(pairs)->pairs[0]->offered_change.value, 0);
    ivn_report_pairs_free(pairs);
    ivn_report_free(a);
    ivn_report_free(b);
}

/* The same referrals under rules that count otherwise: tallies alike, figures not. */
static void what_the_rules_make_of_the_same_tallies_counts_too(void **state)
{
    static const struct {
        const char *override;
        uint32_t count; /* of the referrals */
    } cases[] = {
        {"\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"not_known\",\"value\":1", 2}, /* another denominator */
        {"\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"percent\",\"value\":90", 1},  /* a share to reach */
        {"\"rule\":\"WB-QUALITY-DELIVERY\",\"parameter\":\"percent\",\"value\":60", 1},  /* the same, of outcomes */
    };
    const ivn_level_facts facts[] = {three_of_four(), offered_late_for_an_unknown_day()};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ivn_level_report *a = report_of(facts, cases[i].count), *b;
        ivn_report_pairs *pairs;
        char text[200];

        snprintf(text, sizeof text, "{\"overrides\":[{%s,\"source\":\"what if\"}]}", cases[i].override);
        world_override(&w, text);
        b = report_of(facts, cases[i].count);
        pairs = pairs_of(a, b);
        if (ivn_report_pairs_read(pairs)->pairs[0]->same != IVN_NO)
            fail_msg("%s: not noticed", cases[i].override);
        ivn_report_pairs_free(pairs);
        ivn_report_free(a);
        ivn_report_free(b);
    }
}

/* --- lines --- */

static void a_change_needs_a_share_on_both_sides(void **state)
{
    const ivn_level_facts not_due = referral_of("2026-11-20", NULL, NULL, NULL);
    const ivn_level_facts met = larger_one();
    ivn_level_report *none = report_of(&not_due, 1), *all = report_of(&met, 1);
    ivn_report_pairs *forth = pairs_of(none, all), *back = pairs_of(all, none);

    (void)state;
    assert_int_equal(ivn_report_pairs_read(forth)->pairs[0]->offered_change.known, 0);
    assert_int_equal(ivn_report_pairs_read(back)->pairs[0]->offered_change.known, 0);
    ivn_report_pairs_free(forth);
    ivn_report_pairs_free(back);
    ivn_report_free(none);
    ivn_report_free(all);
}

/* The second referral alone stands in a line behind all lines of the first. */
static void lines_behind_the_end_of_the_other_report_stand_alone(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-10-05", NULL, NULL, NULL),
                                     referral_of("2026-11-05", NULL, NULL, NULL)};
    ivn_level_report *shorter = report_of(facts, 1), *longer = report_of(facts, 2);
    ivn_report_pairs *forth = pairs_of(shorter, longer), *back = pairs_of(longer, shorter);
    const ivn_report_pairs_view *view = ivn_report_pairs_read(forth);
    const ivn_report_pair *last = view->pairs[view->count - 1];

    (void)state;
    assert_int_equal(view->count, ivn_report_read(longer)->line_count);
    assert_int_equal(last->by, IVN_GROUPING_MONTH);
    assert_string_equal(last->key, "2026-11");
    assert_null(last->a);
    assert_int_equal(last->b->referrals, 1);
    assert_int_equal(last->same, IVN_NO);
    view = ivn_report_pairs_read(back);
    last = view->pairs[view->count - 1];
    assert_int_equal(view->count, ivn_report_read(longer)->line_count);
    assert_string_equal(last->key, "2026-11");
    assert_int_equal(last->a->referrals, 1);
    assert_null(last->b);
    ivn_report_pairs_free(forth);
    ivn_report_pairs_free(back);
    ivn_report_free(shorter);
    ivn_report_free(longer);
}

/* --- failures --- */

static void reports_and_a_place_must_be_given(void **state)
{
    const ivn_level_facts facts = larger_one();
    ivn_level_report *report = report_of(&facts, 1);
    ivn_report_pairs *pairs = NULL, *made = pairs_of(report, report);
    ivn_error error = {.size = sizeof error}, wrong = {.size = 3};
    ivn_text *text = NULL;
    const struct {
        const ivn_context *context;
        ivn_level_report *a, *b;
        ivn_report_pairs **out;
    } cases[] = {{NULL, report, report, &pairs},
                 {w.context, NULL, report, &pairs},
                 {w.context, report, NULL, &pairs},
                 {w.context, report, report, NULL}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        error.message[0] = '\0';
        assert_int_equal(ivn_report_compare(cases[i].context, cases[i].a, cases[i].b, cases[i].out, &error),
                         IVN_ERROR_ARGUMENT);
        assert_string_equal(error.message, "context, both reports and out must not be NULL");
    }
    assert_int_equal(ivn_report_compare(w.context, report, report, &pairs, &wrong), IVN_ERROR_SIZE);
    assert_null(pairs);
    assert_int_equal(ivn_report_pairs_to_json(NULL, made, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_pairs_to_json(w.context, NULL, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_pairs_to_json(w.context, made, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context, pairs and out must not be NULL");
    assert_int_equal(ivn_report_pairs_to_json(w.context, made, &text, &wrong), IVN_ERROR_SIZE);
    assert_null(text);
    ivn_report_pairs_free(made);
    ivn_report_free(report);
}

static ivn_level_report *long_one;

static ivn_status compares(const ivn_context *context, void *user)
{
    ivn_report_pairs *pairs = NULL;
    ivn_status status = ivn_report_compare(context, long_one, long_one, &pairs, NULL);

    (void)user;
    ivn_report_pairs_free(pairs);
    return status;
}

static void many_lines_without_memory_leave_nothing(void **state)
{
    ivn_level_facts facts = larger_one();
    char provider[] = "000";

    (void)state;
    long_one = report_of(NULL, 0);
    facts.provider = provider;
    for (int i = 0; i < 1000; i++) {
        provider[0] = (char)('0' + i / 100);
        provider[1] = (char)('0' + i / 10 % 10);
        provider[2] = (char)('0' + i % 10);
        assert_int_equal(ivn_report_add(long_one, &facts, NULL), IVN_OK);
    }
    failing_every_with_context(compares, NULL);
    ivn_report_free(long_one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_different_number_makes_lines_different, begin, end),
        cmocka_unit_test_setup_teardown(one_referral_more_makes_lines_different, begin, end),
        cmocka_unit_test_setup_teardown(what_the_rules_make_of_the_same_tallies_counts_too, begin, end),
        cmocka_unit_test_setup_teardown(a_change_needs_a_share_on_both_sides, begin, end),
        cmocka_unit_test_setup_teardown(lines_behind_the_end_of_the_other_report_stand_alone, begin, end),
        cmocka_unit_test_setup_teardown(reports_and_a_place_must_be_given, begin, end),
        cmocka_unit_test_setup_teardown(many_lines_without_memory_leave_nothing, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
