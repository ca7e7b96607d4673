/*
 * Answers that a practitioner could check against the documents: people just on either side of what a rule says, and
 * what an answer tells about them.
 */
#include "eligibility_support.h"

static struct world world;

static int begin(void **state)
{
    (void)state;
    world_of_documents(&world);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

/* All on 23 November 2026, the day of the world, unless the row says otherwise. */
typedef struct case_row {
    const char *service, *facts;
    uint32_t summary;
    const char *on;
} case_row;

#define RAR                                                                                                            \
    "\"sentences\":[{\"basis\":\"community_order\",\"rehabilitation_activity\":true}],\"sentences_complete\":true"
#define SUPERVISED "\"sentences\":[{\"basis\":\"post_sentence_supervision\"}],\"sentences_complete\":true"
#define HIGH                                                                                                           \
    ",\"sex\":\"male\",\"risk\":{\"reoffending\":\"high\"},\"offences_complete\":true,\"domestic_abuse_pattern\":"     \
    "false"
#define IN_CHELMSFORD(date)                                                                                            \
    "\"custody\":{\"in_custody\":true,\"prison\":\"hmp-chelmsford\",\"release_on_licence\":true,"                      \
    "\"release_dates\":[{\"source\":\"conditional\",\"date\":\"" date "\"}]}"

static ivn_facts *read_person(const char *json)
{
    ivn_facts *facts = NULL;

    assert_int_equal(ivn_facts_from_json(world.context, IVN_FACTS_SERVICE_USER, json, strlen(json), &facts, NULL, NULL),
                     IVN_OK);
    return facts;
}

static ivn_assessment *assess(const char *service, const ivn_facts *facts, const char *on)
{
    ivn_environment environment = world.environment;
    ivn_assessment *assessment = NULL;

    if (on != NULL)
        assert_int_equal(ivn_date_parse(on, strlen(on), &environment.on.value), IVN_OK);
    assert_int_equal(ivn_assess(world.context, &environment, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER), service,
                                &assessment, NULL),
                     IVN_OK);
    return assessment;
}

static void check_rows(const case_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ivn_facts *facts = read_person(rows[i].facts);
        ivn_assessment *assessment = assess(rows[i].service, facts, rows[i].on);
        uint32_t summary = ivn_assessment_read(assessment)->summary;

        if (summary != rows[i].summary)
            fail_msg("%s, %s: %s", rows[i].service, rows[i].facts, ivn_assessment_read(assessment)->text);
        ivn_assessment_free(assessment);
        ivn_facts_free(facts);
    }
}

static void ages_count_from_the_birthday(void **state)
{
    static const case_row rows[] = {
        {"personal-well-being/emotional", "{\"sex\":\"male\",\"date_of_birth\":\"2008-11-24\"," RAR "}",
         IVN_SUMMARY_MAY_NOT_REFER, NULL},
        {"personal-well-being/emotional", "{\"sex\":\"male\",\"date_of_birth\":\"2008-11-23\"," RAR "}",
         IVN_SUMMARY_MAY_REFER, NULL},
        {"fearless-futures", "{\"date_of_birth\":\"2000-11-24\"," RAR "}", IVN_SUMMARY_MAY_REFER, NULL},
        {"fearless-futures", "{\"date_of_birth\":\"2000-11-23\"," RAR "}", IVN_SUMMARY_MAY_NOT_REFER, NULL},
        /* Born on 29 February: eighteen on 1 March of a year without that day. */
        {"personal-well-being/emotional", "{\"sex\":\"male\",\"date_of_birth\":\"2008-02-29\"," RAR "}",
         IVN_SUMMARY_MAY_NOT_REFER, "2026-02-28"},
        {"personal-well-being/emotional", "{\"sex\":\"male\",\"date_of_birth\":\"2008-02-29\"," RAR "}",
         IVN_SUMMARY_MAY_REFER, "2026-03-01"},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void two_years_reach_back_to_the_same_day(void **state)
{
    static const case_row rows[] = {
        {"building-better-relationships@rate-card-2019",
         "{" RAR HIGH ",\"offences\":[{\"category\":\"theft\",\"index\":true},"
         "{\"category\":\"domestic_abuse\",\"convicted\":\"2024-11-23\"}]}",
         IVN_SUMMARY_MAY_REFER, NULL},
        {"building-better-relationships@rate-card-2019",
         "{" RAR HIGH ",\"offences\":[{\"category\":\"theft\",\"index\":true},"
         "{\"category\":\"domestic_abuse\",\"convicted\":\"2024-11-22\"}]}",
         IVN_SUMMARY_MAY_NOT_REFER, NULL},
        {"resolve",
         "{" RAR HIGH ",\"offences\":[{\"category\":\"theft\",\"index\":true},"
         "{\"category\":\"violence\",\"committed\":\"2024-11-23\"}]}",
         IVN_SUMMARY_MAY_REFER, NULL},
        {"resolve",
         "{" RAR HIGH ",\"offences\":[{\"category\":\"theft\",\"index\":true},"
         "{\"category\":\"violence\",\"committed\":\"2024-11-22\"}]}",
         IVN_SUMMARY_MAY_NOT_REFER, NULL},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void supervision_is_certain_until_royal_assent_and_twelve_weeks_are_84_days(void **state)
{
    static const case_row rows[] = {
        {"personal-well-being/family", "{\"sex\":\"male\",\"date_of_birth\":\"1990-04-02\"," SUPERVISED "}",
         IVN_SUMMARY_MAY_REFER, "2026-01-21"},
        {"personal-well-being/family", "{\"sex\":\"male\",\"date_of_birth\":\"1990-04-02\"," SUPERVISED "}",
         IVN_SUMMARY_FIND_OUT_FIRST, "2026-01-22"},
        {"womens-mentoring", "{\"sex\":\"female\"," IN_CHELMSFORD("2027-02-15") "}", IVN_SUMMARY_MAY_REFER, NULL},
        {"womens-mentoring", "{\"sex\":\"female\"," IN_CHELMSFORD("2027-02-16") "}", IVN_SUMMARY_MAY_NOT_REFER, NULL},
    };

    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

/* The catalogue does not know the area, so the answer is open; the fact to look at again is named all the same. */
static void an_area_that_is_not_in_the_catalogue_is_asked_about_by_its_pointer(void **state)
{
    ivn_facts *facts = read_person("{\"home_area\":\"kent\"," RAR "}");
    ivn_assessment *assessment = assess("families", facts, NULL);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);

    (void)state;
    assert_int_equal(view->summary, IVN_SUMMARY_FIND_OUT_FIRST);
    assert_int_equal(view->question_count, 1);
    assert_string_equal(view->questions[0]->pointer, "/home_area");
    assert_string_equal(view->findings[0]->missing, "/home_area");
    ivn_assessment_free(assessment);
    ivn_facts_free(facts);
}

/* Whoever is only known to live in a county may live in the town that the criterion names. */
static void an_area_around_the_ones_served_leaves_the_answer_open(void **state)
{
    static const struct {
        const char *facts, *service;
        uint32_t summary;
    } rows[] = {
        {"{\"home_area\":\"essex\"," RAR "}", "substance-mentoring", IVN_SUMMARY_FIND_OUT_FIRST},
        {"{\"home_area\":\"essex-south\"," RAR "}", "substance-mentoring", IVN_SUMMARY_FIND_OUT_FIRST},
        {"{\"home_area\":\"essex-north\"," RAR "}", "substance-mentoring", IVN_SUMMARY_MAY_NOT_REFER},
        {"{\"home_area\":\"southend\"," RAR "}", "substance-mentoring", IVN_SUMMARY_MAY_REFER},
        {"{\"home_area\":\"essex\"," RAR "}", "tenancy", IVN_SUMMARY_MAY_REFER},
        {"{\"home_area\":\"england\"," RAR "}", "tenancy", IVN_SUMMARY_FIND_OUT_FIRST},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_facts *facts = read_person(rows[i].facts);
        ivn_assessment *assessment = assess(rows[i].service, facts, NULL);
        const ivn_assessment_view *view = ivn_assessment_read(assessment);

        assert_int_equal(view->summary, rows[i].summary);
        if (view->summary == IVN_SUMMARY_FIND_OUT_FIRST)
            assert_string_equal(view->questions[0]->pointer, "/home_area");
        ivn_assessment_free(assessment);
        ivn_facts_free(facts);
    }
}

/* Where a service is delivered is said by the document that prints it. */
static void the_source_of_an_area_is_the_document_of_the_service(void **state)
{
    ivn_facts *facts = read_person("{\"home_area\":\"southend\"," RAR "}");
    ivn_assessment *assessment = assess("substance-mentoring", facts, NULL);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);

    (void)state;
    assert_int_equal(view->findings[0]->subject, IVN_SUBJECT_HOME_AREA);
    assert_int_equal(view->findings[0]->outcome, IVN_YES);
    assert_ptr_equal(strstr(view->findings[0]->source, "Rate card, April 2019: "), view->findings[0]->source);
    ivn_assessment_free(assessment);
    ivn_facts_free(facts);
}

/* Days against weeks: a bare number would be read as so many weeks. */
static void days_to_release_are_told_as_days(void **state)
{
    ivn_facts *facts = read_person("{\"sex\":\"female\"," IN_CHELMSFORD("2027-02-16") "}");
    ivn_assessment *assessment = assess("womens-mentoring", facts, NULL);
    const ivn_assessment_view *view = ivn_assessment_read(assessment);
    uint32_t told = 0;

    (void)state;
    for (uint32_t i = 0; i < view->finding_count; i++)
        told += strstr(view->findings[i]->reason, "(85 days, needs at most 12 weeks)") != NULL;
    assert_int_equal(told, 1);
    ivn_assessment_free(assessment);
    ivn_facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ages_count_from_the_birthday),
        cmocka_unit_test(two_years_reach_back_to_the_same_day),
        cmocka_unit_test(supervision_is_certain_until_royal_assent_and_twelve_weeks_are_84_days),
        cmocka_unit_test(an_area_that_is_not_in_the_catalogue_is_asked_about_by_its_pointer),
        cmocka_unit_test(an_area_around_the_ones_served_leaves_the_answer_open),
        cmocka_unit_test(the_source_of_an_area_is_the_document_of_the_service),
        cmocka_unit_test(days_to_release_are_told_as_days),
    };

    return cmocka_run_group_tests(tests, begin, finish);
}
