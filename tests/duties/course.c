/*
 * Tests of src/duties/course.c, judge.c, timeline.c and answer.c: what becomes of rows that a host may write and the
 * shipped ones are not, in the words in which it is told.
 */
#include <stdio.h>
#include <string.h>

#include "duties_support.h"

/* One row "k" that the supplier owes, fulfilled by a review of progress, withdrawn with the service. */
#define ROW(more)                                                                                                      \
    "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['progress_reviewed'],'withdrawn_by':["       \
    "'service_ended'],'rule':'R'," more "}]}"
#define CRITERION(group, what) "{'group':" group "," what ",'level':'eligibility','rule':'R','title':'title " group "'}"
#define SOON "'subject':'days_to_release','operation':'at_most','value':14"

typedef struct stand {
    const char *rows, *facts, *day;
    uint32_t state;
    const char *reason, *missing;
} stand;

static void check(const stand *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ivn_duty_table *table = table_with(&here, rows[i].rows);

        world_on(&here, rows[i].day);
        ivn_duties *duties = duties_of(&here, table, rows[i].facts);
        const ivn_duty *duty = duty_at(duties, "k", 0);

        assert_non_null(duty);
        assert_string_equal(duty->reason, rows[i].reason);
        assert_string_equal(duty->missing, rows[i].missing);
        assert_int_equal(duty->state, rows[i].state);
        ivn_duties_free(duties);
        ivn_duty_table_free(table);
    }
}
#define CHECK(rows) check(rows, sizeof rows / sizeof *rows)

/* A figure of the rulebook that has not been set: a day on which a law comes into force, taken as a length. */
#define UNSET "'parameter':'LAW-PSS/commencement'"

static void a_length_that_is_not_set_is_named(void **state)
{
    static const stand rows[] = {
        {ROW(UNSET ",'unit':'days','trigger':'sentenced'"), "{'events':[{'event':'sentenced','day':'2026-11-02'}]}",
         "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: day on which section 34 came into force.", "rulebook:LAW-PSS/commencement"},
        /* Judged again, there is nothing that it could have missed. */
        {ROW(UNSET ",'unit':'days','trigger':'sentenced','again':['release_date_changed'],'criteria':[" CRITERION(
             "1", SOON) "]"),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2026-11-10'},"
         "{'event':'release_date_changed','day':'2026-11-05','release':'2026-12-24'}]}",
         "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: day on which section 34 came into force.", "rulebook:LAW-PSS/commencement"},
    };

    (void)state;
    CHECK(rows);
}

#define JUDGED_AGAIN(length)                                                                                           \
    length ",'trigger':'sentenced','again':['release_date_changed'],'criteria':[" CRITERION("1", SOON) "]"

static void what_is_judged_again_may_begin_go_on_fall_away_or_be_open(void **state)
{
    static const stand rows[] = {
        /* Due on the very day on which it was judged again. */
        {ROW(JUDGED_AGAIN("'value':0,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2027-03-01'},"
         "{'event':'release_date_changed','day':'2026-11-20','release':'2026-11-30'}]}",
         "2026-11-23", IVN_DUTY_STATE_OVERDUE,
         "T: due on 2026-11-20, the day on which it was judged again, 2026-11-20; overdue by 1 working day.", ""},
        {ROW(JUDGED_AGAIN("'value':30,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2026-11-10'},"
         "{'event':'release_date_changed','day':'2026-11-05','release':'2026-11-12'}]}",
         "2026-11-23", IVN_DUTY_STATE_NOT_DUE,
         "T: due on 2026-12-02, 30 days after the sentence on 2026-11-02; not yet due.", ""},
        {ROW(JUDGED_AGAIN("'value':30,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2026-11-10'},"
         "{'event':'release_date_changed','day':'2026-11-05','release':'2027-03-01'}]}",
         "2026-11-23", IVN_DUTY_STATE_WITHDRAWN,
         "T: due on 2026-12-02, 30 days after the sentence on 2026-11-02; fell away on 2026-11-05.", ""},
        /* The date has changed, and nobody says to what. */
        {ROW(JUDGED_AGAIN("'value':30,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2026-11-10'},"
         "{'event':'release_date_changed','day':'2026-11-05'}]}",
         "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE, "T: cannot be computed, not known: release date.",
         "/service_user/custody/release_dates"},
        /* It may have held from the beginning: from when on it counts is open. */
        {ROW(JUDGED_AGAIN("'value':30,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02'},"
         "{'event':'release_date_changed','day':'2026-11-05','release':'2026-11-10'}]}",
         "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE, "T: cannot be computed, not known: release date.",
         "/events/0/release"},
        /* Missed before the date changed. */
        {ROW(JUDGED_AGAIN("'value':1,'unit':'days'")),
         "{'events':[{'event':'sentenced','day':'2026-11-02','release':'2026-11-10'},"
         "{'event':'release_date_changed','day':'2026-11-05','release':'2027-03-01'}]}",
         "2026-11-23", IVN_DUTY_STATE_OVERDUE,
         "T: due on 2026-11-03, 1 day after the sentence on 2026-11-02; overdue by 14 working days.", ""},
    };

    (void)state;
    CHECK(rows);
}

#define FOR_WHOM(criteria) ROW("'value':30,'unit':'days','trigger':'sentenced','criteria':[" criteria "]")
#define SENTENCED(more) "{" more "'events':[{'event':'sentenced','day':'2026-11-02'}]}"
#define MAN "'subject':'sex','operation':'is','value':'male'"
#define YOUNG "'subject':'age','operation':'at_most','value':24"
#define JUDGED "'subject':'suitable_for','operation':'is','value':true,'texts':['tenancy']"

static void who_it_is_for_is_told_by_the_group_that_settles_it(void **state)
{
    static const stand rows[] = {
        {FOR_WHOM(CRITERION("1", MAN) "," CRITERION("2", YOUNG)),
         SENTENCED("'service_user':{'sex':'female','date_of_birth':'2004-01-01'},"), "2026-11-23",
         IVN_DUTY_STATE_NOT_APPLICABLE, "T: does not apply, as this does not hold: title 1 (female, needs male).", ""},
        {FOR_WHOM(CRITERION("1", MAN) "," CRITERION("1", YOUNG)),
         SENTENCED("'service_user':{'sex':'female','date_of_birth':'1990-01-01'},"), "2026-11-23",
         IVN_DUTY_STATE_NOT_APPLICABLE,
         "T: does not apply, as this does not hold: title 1 (female, needs male) or title 1 (36, needs at most 24).",
         ""},
        /* Of two alternatives one fails, and the other is open. */
        {FOR_WHOM(CRITERION("2", MAN) "," CRITERION("1", MAN) "," CRITERION("1", YOUNG)),
         SENTENCED("'service_user':{'sex':'male'},"), "2026-11-23", IVN_DUTY_STATE_NOT_DUE,
         "T: due on 2026-12-02, 30 days after the sentence on 2026-11-02; not yet due.", ""},
        {FOR_WHOM(CRITERION("1", MAN) "," CRITERION("1", YOUNG) "," CRITERION("2", YOUNG)),
         SENTENCED("'service_user':{'sex':'female'},"), "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: date of birth.", "/service_user/date_of_birth"},
        /* The first group that is open names what is missing. */
        {FOR_WHOM(CRITERION("1", MAN) "," CRITERION("2", YOUNG)), SENTENCED(""), "2026-11-23",
         IVN_DUTY_STATE_NOT_COMPUTABLE, "T: cannot be computed, not known: sex.", "/service_user/sex"},
        {FOR_WHOM(CRITERION("1", JUDGED)), SENTENCED(""), "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: the recorded judgement on suitability.", "/service_user/judgements"},
        {FOR_WHOM(CRITERION("1", JUDGED)),
         SENTENCED("'service_user':{'judgements':[{'suitable':false,'service':'tenancy'}]},"), "2026-11-23",
         IVN_DUTY_STATE_NOT_APPLICABLE, "T: does not apply, as this does not hold: title 1 (no, needs yes).", ""},
        /* Nothing has happened yet: the facts are to say it, not an event. */
        {ROW("'value':10,'unit':'days','trigger':'order_end','criteria':[" CRITERION("1", SOON) "]"),
         "{'service_user':{'sentences':[{'basis':'community_order','ends':'2026-12-31'}]}}", "2026-11-23",
         IVN_DUTY_STATE_NOT_COMPUTABLE, "T: cannot be computed, not known: release date.",
         "/service_user/custody/release_dates"},
        /* A figure that has not been set is no fact of the person. */
        {FOR_WHOM(CRITERION("1", "'subject':'days_to_release','operation':'at_most'," UNSET)), SENTENCED(""),
         "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: day on which section 34 came into force.", "rulebook:LAW-PSS/commencement"},
    };

    (void)state;
    CHECK(rows);
}

#define LIVES_IN(area) "{'service_user':{'home_area':'" area "'},'events':[{'event':'sentenced','day':'2026-11-02'}]}"
#define ESSEX "'subject':'home_area','operation':'within','texts':['essex']"

static void where_somebody_lives_is_as_exact_as_it_is_known(void **state)
{
    static const stand rows[] = {
        {FOR_WHOM(CRITERION("1", ESSEX)), LIVES_IN("southend"), "2026-11-23", IVN_DUTY_STATE_NOT_DUE,
         "T: due on 2026-12-02, 30 days after the sentence on 2026-11-02; not yet due.", ""},
        {FOR_WHOM(CRITERION("1", ESSEX)), LIVES_IN("london"), "2026-11-23", IVN_DUTY_STATE_NOT_APPLICABLE,
         "T: does not apply, as this does not hold: title 1 (london, needs essex).", ""},
        {FOR_WHOM(CRITERION("1", ESSEX)), LIVES_IN("england"), "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: home area.", "/service_user/home_area"},
        {FOR_WHOM(CRITERION("1", ESSEX)), LIVES_IN("atlantis"), "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: home area.", "/service_user/home_area"},
        {FOR_WHOM(CRITERION("1", ESSEX)), SENTENCED(""), "2026-11-23", IVN_DUTY_STATE_NOT_COMPUTABLE,
         "T: cannot be computed, not known: home area.", "/service_user/home_area"},
    };

    (void)state;
    CHECK(rows);
}

static void the_end_of_the_order_is_the_latest_of_all_orders(void **state)
{
#define BEFORE_THE_END ROW("'value':10,'unit':'days','trigger':'order_end','before':true")
#define ORDERS(one, other)                                                                                             \
    "{'service_user':{'sentences':[{'basis':'community_order','ends':'" one "'},{'basis':'licence','ends':'" other     \
    "'},{'basis':'fine_default','ends':'2030-01-01'}],'sentences_complete':true}}"
    static const stand rows[] = {
        {BEFORE_THE_END, ORDERS("2026-12-31", "2027-01-31"), "2026-11-23", IVN_DUTY_STATE_NOT_DUE,
         "T: due on 2027-01-21, 10 days before the end of the order on 2027-01-31; not yet due.", ""},
        {BEFORE_THE_END, ORDERS("2027-01-31", "2026-12-31"), "2026-11-23", IVN_DUTY_STATE_NOT_DUE,
         "T: due on 2027-01-21, 10 days before the end of the order on 2027-01-31; not yet due.", ""},
    };

    (void)state;
    CHECK(rows);
}

/* Each number once, whatever is recorded of it. */
static void a_row_that_repeats_counts_each_number_once(void **state)
{
    ivn_duty_table *table =
        table_with(&here, "{'rows':[{'key':'k','title':'T','owed_by':'supplier','fulfilled_by':['session_recorded'],"
                          "'repeats':true,'rule':'R','value':2,'unit':'days','trigger':'session_held'}]}");
    ivn_duties *duties;

    (void)state;
    world_on(&here, "2026-11-23");
    duties = duties_of(&here, table,
                       "{'events':[{'event':'session_held','day':'2026-11-02','number':1},"
                       "{'event':'session_held','day':'2026-11-03','number':1},"
                       "{'event':'session_held','day':'2026-11-04','number':2},"
                       "{'event':'session_recorded','day':'2026-11-04','number':1}]}");
    assert_int_equal(duty_at(duties, "k", 0)->number, 1);
    assert_int_equal(duty_at(duties, "k", 0)->state, IVN_DUTY_STATE_MET);
    assert_int_equal(duty_at(duties, "k", 1)->number, 2);
    assert_int_equal(duty_at(duties, "k", 1)->state, IVN_DUTY_STATE_OVERDUE);
    assert_null(duty_at(duties, "k", 2));
    ivn_duties_free(duties);
    ivn_duty_table_free(table);
}

static void a_row_that_names_what_the_rulebook_lacks_is_refused_when_it_is_asked(void **state)
{
    static const struct {
        const char *rows;
        ivn_status status;
        const char *message;
    } rows[] = {
        {ROW("'parameter':'NO-RULE/days','trigger':'sentenced'"), IVN_ERROR_NOT_FOUND,
         "a duty names a figure that the rulebook does not have"},
        {ROW("'parameter':'IH-ABSENCE/percent','trigger':'sentenced'"), IVN_ERROR_NOT_FOUND,
         "a duty names a figure that the rulebook does not have"},
        {FOR_WHOM(CRITERION("1", "'subject':'age','operation':'at_most','parameter':'NO-RULE/years'")),
         IVN_ERROR_NOT_FOUND, "a criterion names a figure that the rulebook does not have"},
    };
    ivn_facts *facts = case_of(&here, SENTENCED(""));

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_duty_table *table = table_with(&here, rows[i].rows);
        ivn_error error = {.size = sizeof error};
        ivn_duties *duties = NULL;

        assert_int_equal(ivn_duties_of(here.context, &here.environment, ivn_facts_read(facts, IVN_FACTS_CASE), table,
                                       &duties, &error),
                         rows[i].status);
        assert_string_equal(error.message, rows[i].message);
        assert_string_equal(error.rule, "R");
        assert_null(duties);
        ivn_duty_table_free(table);
    }
    ivn_facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_length_that_is_not_set_is_named),
        cmocka_unit_test(what_is_judged_again_may_begin_go_on_fall_away_or_be_open),
        cmocka_unit_test(who_it_is_for_is_told_by_the_group_that_settles_it),
        cmocka_unit_test(where_somebody_lives_is_as_exact_as_it_is_known),
        cmocka_unit_test(the_end_of_the_order_is_the_latest_of_all_orders),
        cmocka_unit_test(a_row_that_repeats_counts_each_number_once),
        cmocka_unit_test(a_row_that_names_what_the_rulebook_lacks_is_refused_when_it_is_asked),
    };

    return cmocka_run_group_tests(tests, here_begin, here_end);
}
