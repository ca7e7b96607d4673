/*
 * Reports from JSON: what was made elsewhere comes back as it was, and merges; what no referrals could have come to is
 * refused.
 */
#include "reporting_support.h"

#include <stdlib.h>
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

static void add_made_up(ivn_level_report *report, uint64_t seed, int count)
{
    random_source source = {seed};
    made_up unit;

    for (int i = 0; i < count; i++) {
        make_up(&source, &unit);
        assert_int_equal(ivn_report_add(report, &unit.facts, NULL), IVN_OK);
    }
}

static ivn_text *json_of(ivn_level_report *report)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_report_to_json(w.context, report, &text, NULL), IVN_OK);
    return text;
}

static ivn_level_report *read_back(const char *text)
{
    ivn_error error = {.size = sizeof error};
    ivn_level_report *report = NULL;

    if (ivn_report_from_json(w.context, &w.environment, text, strlen(text), &report, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return report;
}

static void assert_says(ivn_level_report *report, const char *text)
{
    ivn_text *again = json_of(report);

    assert_string_equal(ivn_text_data(again), text);
    ivn_text_free(again);
}

/* --- there and back --- */

static void a_report_comes_back_byte_for_byte(void **state)
{
    const ivn_period some = {.size = sizeof some, .from = on("2026-09-10"), .to = on("2026-10-20")};
    const ivn_period until = {.size = sizeof until, .to = on("2026-10-20")};
    const ivn_period since = {.size = sizeof since, .from = on("2026-09-10")};
    const ivn_period beyond = {.size = sizeof beyond, .to = on("2027-10-20")};
    const ivn_period *const periods[] = {NULL, &some, &until, &since, &beyond};

    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        ivn_level_report *report = empty(periods[seed % 5]), *back;
        ivn_text *text;

        add_made_up(report, seed, (int)(seed * seed) - 1);
        text = json_of(report);
        back = read_back(ivn_text_data(text));
        assert_says(back, ivn_text_data(text));
        assert_int_equal(ivn_report_merge(back, report, NULL), IVN_OK); /* and goes by the same */
        ivn_text_free(text);
        ivn_report_free(report);
        ivn_report_free(back);
    }
}

static void parts_made_elsewhere_come_to_the_whole(void **state)
{
    ivn_level_report *whole = empty(NULL), *sum = empty(NULL);
    ivn_text *expected;

    (void)state;
    for (uint64_t part = 1; part <= 30; part++) {
        ivn_level_report *made = empty(NULL), *back;
        ivn_text *text;

        add_made_up(made, part, 40);
        add_made_up(whole, part, 40);
        text = json_of(made);
        back = read_back(ivn_text_data(text));
        assert_int_equal(ivn_report_merge(sum, back, NULL), IVN_OK);
        ivn_text_free(text);
        ivn_report_free(made);
        ivn_report_free(back);
    }
    expected = json_of(whole);
    assert_says(sum, ivn_text_data(expected));
    ivn_text_free(expected);
    ivn_report_free(whole);
    ivn_report_free(sum);
}

/* Twice the same, again and again, soon is more than any counter holds. */
static void what_is_too_many_to_count_is_refused_and_changes_nothing(void **state)
{
    ivn_level_report *report = empty(NULL), *back;
    ivn_status status = IVN_OK;
    uint64_t referrals = 0;
    ivn_text *text;

    (void)state;
    add_made_up(report, 3, 30);
    for (int i = 0; i < 70 && status == IVN_OK; i++) {
        referrals = ivn_report_read(report)->referrals;
        status = ivn_report_merge(report, report, NULL);
    }
    assert_int_equal(status, IVN_ERROR_LIMIT);
    assert_int_equal(ivn_report_read(report)->referrals, referrals);
    text = json_of(report);
    back = read_back(ivn_text_data(text));
    assert_says(back, ivn_text_data(text));
    ivn_text_free(text);
    ivn_report_free(back);
    ivn_report_free(report);
}

/* The document with one piece of it replaced. */
static char *changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    size_t before;
    char *out;

    if (at == NULL)
        fail_msg("%s is not in the report", from);
    before = (size_t)(at - text);
    out = test_malloc(strlen(text) + strlen(to) + 1);
    memcpy(out, text, before);
    strcpy(out + before, to);
    strcat(out, at + strlen(from));
    return out;
}

static void members_and_white_space_may_stand_otherwise(void **state)
{
    ivn_level_report *report = empty(NULL), *back;
    char *there;
    ivn_text *text;

    (void)state;
    add_made_up(report, 3, 30);
    text = json_of(report);
    there = changed(ivn_text_data(text), "{\"day\":\"2026-11-23\",\"to\":\"2026-11-23\",",
                    " {\n\t\"to\": \"2026-11-23\" , \"day\" : \"2026-11-23\",");
    back = read_back(there);
    assert_says(back, ivn_text_data(text));
    test_free(there);
    ivn_text_free(text);
    ivn_report_free(back);
    ivn_report_free(report);
}

/* --- what is refused --- */

/* One referral, met, of a larger contract with outcomes and liaison; and one that was not offered in time. */
static ivn_text *sample(void)
{
    static const uint32_t told[] = {IVN_LIAISON_RISK};
    static const uint32_t needs[] = {IVN_NEED_FAMILY, IVN_NEED_ACCOMMODATION};
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", "2026-10-20", "2026-11-10");
    ivn_level_report *report = empty(NULL);
    ivn_text *text;

    facts.larger = IVN_YES;
    facts.outcomes = (ivn_number){1, 2};
    facts.outcome_score = (ivn_number){1, 3};
    facts.liaison = told;
    facts.liaison_count = 1;
    facts.needs = needs;
    facts.need_count = 2;
    assert_int_equal(ivn_report_add(report, &facts, NULL), IVN_OK);
    facts = referral_of("2026-09-07", NULL, NULL, NULL);
    facts.provider = "Beta";
    assert_int_equal(ivn_report_add(report, &facts, NULL), IVN_OK);
    text = json_of(report);
    ivn_report_free(report);
    return text;
}

static void assert_refused(const char *text, ivn_status status, const char *pointer, const char *message)
{
    ivn_error error = {.size = sizeof error};
    ivn_level_report *report = NULL;
    ivn_status came = ivn_report_from_json(w.context, &w.environment, text, strlen(text), &report, &error);

    if (came != status || strcmp(error.pointer, pointer) != 0 || strcmp(error.message, message) != 0)
        fail_msg("%d at \"%s\": %s\nnot %d at \"%s\": %s", (int)came, error.pointer, error.message, (int)status,
                 pointer, message);
    assert_null(report);
}

#define FIRST "{\"by\":\"total\",\"key\":\"\",\"referrals\":2,\"assessment_offered\":{\"met\":1,\"missed\":1,"
#define FOLLOWS "not what follows from the rest"
#define IN_PLACE "not what follows from the rest, or not in its place"
#define NO_LINE "no line of a report"
#define ALL_COUNTS "a line without all of its counts"
#define IMPOSSIBLE "counts that no referrals come to"
#define TOTAL "lines that do not come to the total"
#define NO_REPORT "no report of service levels"

static void what_contradicts_itself_is_refused(void **state)
{
    static const struct {
        const char *from, *to, *pointer, *message;
    } cases[] = {
        /* the head */
        {"\"day\":\"2026-11-23\"", "\"day\":\"2026-11-22\"", "/day", FOLLOWS},
        {"\"day\":\"2026-11-23\",", "", "/day", FOLLOWS},
        {"\"to\":\"2026-11-23\"", "\"to\":20260", "", NO_REPORT},
        {"\"to\":\"2026-11-23\"", "\"to\":\"yesterday\"", "", NO_REPORT},
        {"\"to\":\"2026-11-23\"", "\"from\":false", "", NO_REPORT},
        {"\"referrals\":2,\"outside\":0", "\"referrals\":3,\"outside\":0", "", TOTAL},
        {"\"referrals\":2,\"outside\":0", "\"referrals\":2,\"outside\":7", "", TOTAL}, /* there is no period */
        {"\"undated\":0", "\"undated\":1", "", TOTAL},
        {"\"undated\":0", "\"undated\":-1", "", "a report without all of its counts"},
        {"\"outside\":0", "\"outside\":0.5", "", "a report without all of its counts"},
        {"\"not_received\":0", "\"not_received\":100000000000001", "", "a report without all of its counts"},
        {"\"referrals\":2,\"outside\"", "\"outside\"", "", "a report without all of its counts"},
        {"\"undated\":0", "\"undated\":0,\"more\":1", "", "a member that a report does not have"},
        {"\"basis\":", "\"based\":", "", NO_REPORT},
        {"\"working_days\":10", "\"working_days\":11", "/rules", FOLLOWS},
        {"\"lines\":[", "\"lines\":[[],", "/lines/0", NO_LINE},
        {"\"lines\":[", "\"lines\":[{\"by\":\"total\"},", "/lines/0", NO_LINE},
        /* lines */
        {"\"by\":\"area\"", "\"by\":\"moon\"", "/lines/4", NO_LINE},
        {"\"by\":\"total\",\"key\":\"\"", "\"by\":\"total\",\"key\":\"x\"", "/lines/0", NO_LINE},
        {"\"key\":\"family\"", "\"key\":\"fun\"", "/lines/7", NO_LINE},
        {"\"key\":\"2026-10\"", "\"key\":\"2026-12\"", "/lines/9", NO_LINE}, /* it lies ahead */
        {"\"key\":\"2026-10\"", "\"key\":\"2026-13\"", "/lines/9", NO_LINE},
        {"\"key\":\"2026-10\"", "\"key\":\"2026-1\"", "/lines/9", NO_LINE},
        {"\"key\":\"2026-10\"", "\"key\":10", "/lines/9", NO_LINE},
        {"\"key\":\"2026-10\"", "\"key\":\"2026-08\"", "/lines/8", IN_PLACE},
        {"\"key\":\"Alpha\"", "\"key\":\"Gamma\"", "/lines/1", IN_PLACE},
        {"\"key\":\"Alpha\"", "\"key\":\"Beta\"", "", TOTAL},  /* the same line twice: the last one stands */
        {"\"by\":\"area\"", "\"by\":\"contract\"", "", TOTAL}, /* then nothing stands by area */
        {FIRST, "{\"by\":\"total\",\"key\":\"\",\"referrals\":2,\"assessment_offered\":{\"met\":2,\"missed\":1,",
         "/lines/0", IMPOSSIBLE},
        {FIRST, "{\"by\":\"total\",\"key\":\"\",\"referrals\":2,\"assessment_offered\":{\"met\":2,\"missed\":0,", "",
         TOTAL},
        {FIRST, "{\"by\":\"total\",\"key\":\"\",\"referrals\":2,\"assessment_offered\":{\"met\":1,", "/lines/0",
         ALL_COUNTS},
        {"\"assessment_offered\":{", "\"assessment\":{", "/lines/0", ALL_COUNTS},
        {"\"assessment_offered\":{", "\"assessment_offered\":1,\"assessment\":{", "/lines/0", ALL_COUNTS},
        {"\"numerator\":1", "\"numerator\":2", "/lines/0", IN_PLACE},
        {"\"tenths\":500", "\"tenths\":501", "/lines/0", IN_PLACE},
        {"\"tenths\":500", "\"tenths\":500,\"reached\":true", "/lines/0", IN_PLACE},
        /* quality */
        {"\"score\":3,\"most\":4", "\"score\":5,\"most\":4", "/lines/0", IMPOSSIBLE},
        {"\"score\":3,\"most\":4", "\"score\":3,\"most\":5", "/lines/0", IMPOSSIBLE},
        {"\"score\":3,\"most\":4", "\"score\":0,\"most\":0", "/lines/0", IMPOSSIBLE}, /* a report has outcomes */
        {"\"score\":3,\"most\":4", "\"score\":3,\"most\":2002", "/lines/0", IMPOSSIBLE},
        {"\"score\":3,\"most\":4", "\"score\":4,\"most\":4", "", TOTAL},
        {"\"reports_owed\":0", "\"reports_owed\":1", "/lines/0", IMPOSSIBLE},
        {"\"liaison_any\":1", "\"liaison_any\":2", "/lines/0", IMPOSSIBLE},
        {"\"liaison_any\":1", "\"liaison_any\":0", "/lines/0", IMPOSSIBLE},
        {"\"liaison_known\":1", "\"liaison_known\":0", "/lines/0", IMPOSSIBLE},
        {"\"liaison_known\":1", "\"liaison_known\":2", "/lines/0", IMPOSSIBLE},
        {"\"liaison_risk\":1", "\"liaison_risk\":0", "/lines/0", IMPOSSIBLE},
        {"\"liaison_risk\":1", "\"liaison_risk\":0,\"liaison_danger\":1", "/lines/0", IMPOSSIBLE},
        {"\"liaison_risk\":1", "\"liaison_danger\":1", "/lines/0", ALL_COUNTS},
        {"\"quality\":{\"referrals\":1,\"not_known\":0", "\"quality\":{\"referrals\":1,\"not_known\":2", "/lines/0",
         IMPOSSIBLE},
        {"\"score_tenths\":750", "\"score_tenths\":760", "/lines/0", IN_PLACE},
    };
    ivn_text *text = sample();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *bad = changed(ivn_text_data(text), cases[i].from, cases[i].to);

        assert_refused(bad, IVN_ERROR_INVALID, cases[i].pointer, cases[i].message);
        test_free(bad);
    }
    ivn_text_free(text);
}

static void what_is_no_report_is_refused(void **state)
{
    (void)state;
    assert_refused("[]", IVN_ERROR_INVALID, "", NO_REPORT);
    assert_refused("7", IVN_ERROR_INVALID, "", NO_REPORT);
    assert_refused("{}", IVN_ERROR_INVALID, "", NO_REPORT);
    assert_refused("{\"basis\":7}", IVN_ERROR_INVALID, "", NO_REPORT);
    assert_refused("{\"basis\":\"\"}", IVN_ERROR_CONFLICT, "/basis",
                   "the report is for another day, other figures or another calendar");
    assert_refused("{\"basis\":\"\",\"from\":\"2026-10-02\",\"to\":\"2026-10-01\"}", IVN_ERROR_RANGE, "",
                   "the period ends before it begins");
}

static void an_empty_list_of_lines_lacks_the_total(void **state)
{
    ivn_level_report *report = empty(NULL);
    ivn_text *text = json_of(report);
    char *bad = changed(ivn_text_data(text), "\"lines\":[", "\"lines\":[],\"rest\":[");

    (void)state;
    assert_refused(bad, IVN_ERROR_INVALID, "", "a member that a report does not have");
    test_free(bad);
    bad = test_malloc(ivn_text_size(text) + 1);
    strcpy(bad, ivn_text_data(text));
    strcpy(strstr(bad, "\"lines\":["), "\"lines\":[]}");
    assert_refused(bad, IVN_ERROR_INVALID, "/lines/0", IN_PLACE);
    strcpy(strstr(bad, "\"lines\":["), "\"lines\":7}");
    assert_refused(bad, IVN_ERROR_INVALID, "/lines", "a list of lines");
    test_free(bad);
    ivn_text_free(text);
    ivn_report_free(report);
}

static void a_line_that_stands_twice_is_refused(void **state)
{
    ivn_level_report *report = empty(NULL);
    ivn_text *text = json_of(report), *twice = NULL;
    const char *line = strchr(strstr(ivn_text_data(text), "\"lines\":["), '[') + 1;
    char *bad = test_malloc(2 * ivn_text_size(text) + 2), *at;

    (void)state;
    (void)twice;
    strcpy(bad, ivn_text_data(text));
    at = strstr(bad, line);
    strcpy(at + strlen(line) - 2, ",");
    strcat(bad, line);
    assert_refused(bad, IVN_ERROR_INVALID, "/lines/1", "a line that stands twice");
    test_free(bad);
    ivn_text_free(text);
    ivn_report_free(report);
}

static void months_of_a_period_lie_in_it(void **state)
{
    const ivn_period october = {.size = sizeof october, .from = on("2026-10-05"), .to = on("2026-10-31")};
    const ivn_level_facts facts = referral_of("2026-10-06", NULL, NULL, NULL);
    ivn_level_report *report = empty(&october);
    ivn_text *text;
    char *bad;

    (void)state;
    assert_int_equal(ivn_report_add(report, &facts, NULL), IVN_OK);
    text = json_of(report);
    bad = changed(ivn_text_data(text), "\"key\":\"2026-10\"", "\"key\":\"2026-09\"");
    assert_refused(bad, IVN_ERROR_INVALID, "/lines/5", NO_LINE);
    test_free(bad);
    bad = changed(ivn_text_data(text), "\"key\":\"2026-10\"", "\"key\":\"2026-11\"");
    assert_refused(bad, IVN_ERROR_INVALID, "/lines/5", NO_LINE);
    test_free(bad);
    bad = changed(ivn_text_data(text), "\"key\":\"2026-10\"", "\"key\":\"\""); /* a day that is not known is in none */
    assert_refused(bad, IVN_ERROR_INVALID, "/lines/5", NO_LINE);
    test_free(bad);
    ivn_text_free(text);
    ivn_report_free(report);
}

static void a_report_of_another_day_or_under_other_figures_is_refused(void **state)
{
    static const char message[] = "the report is for another day, other figures or another calendar";
    ivn_date holiday = day_of("2026-11-12");
    ivn_calendar *changed_one = NULL, *usual = w.calendar;
    ivn_text *text = sample();

    (void)state;
    world_on(&w, "2026-11-24");
    assert_refused(ivn_text_data(text), IVN_ERROR_CONFLICT, "/basis", message);
    world_on(&w, "2026-11-23");
    assert_int_equal(ivn_calendar_with(usual, &holiday, 1, NULL, 0, IVN_DATE_NONE, &changed_one), IVN_OK);
    w.environment.calendar = changed_one;
    assert_refused(ivn_text_data(text), IVN_ERROR_CONFLICT, "/basis", message);
    w.environment.calendar = usual;
    ivn_calendar_free(changed_one);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-ASSESSMENT\",\"parameter\":\"percent\",\"value\":90,"
                       "\"source\":\"x\"}]}");
    assert_refused(ivn_text_data(text), IVN_ERROR_CONFLICT, "/basis", message);
    ivn_text_free(text);
}

/* --- hostile --- */

/* Whatever is changed, it is refused or says the same as what was read: no third thing. */
static void any_changed_byte_is_refused_or_comes_back(void **state)
{
    static const char instead[] = "0123456789\",:{}[]-.eE \\tfn";
    random_source source = {20261122};
    ivn_text *text = sample();
    size_t size = ivn_text_size(text), accepted = 0;
    char *bytes = test_malloc(size);

    (void)state;
    for (int i = 0; i < 4000; i++) {
        uint32_t at = random_below(&source, (uint32_t)size), what = random_below(&source, sizeof instead - 1);
        ivn_level_report *report = NULL;

        memcpy(bytes, ivn_text_data(text), size);
        bytes[at] = instead[what];
        if (ivn_report_from_json(w.context, &w.environment, bytes, size, &report, NULL) != IVN_OK)
            continue;
        accepted += 1;
        assert_int_equal(ivn_report_read(report)->referrals, 2);
        ivn_report_free(report);
    }
    assert_true(accepted > 0); /* the byte that stood there, or a digit of a name */
    test_free(bytes);
    ivn_text_free(text);
}

/* --- arguments and memory --- */

static void text_and_place_must_be_given(void **state)
{
    ivn_error error = {.size = sizeof error}, wrong = {.size = 3};
    ivn_level_report *report = NULL;
    ivn_environment none = {.size = sizeof none};

    (void)state;
    assert_int_equal(ivn_report_from_json(NULL, &w.environment, "", 0, &report, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_from_json(w.context, &w.environment, NULL, 1, &report, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_from_json(w.context, &w.environment, "", 0, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "context, the text and out must not be NULL");
    assert_int_equal(ivn_report_from_json(w.context, &w.environment, "", 0, &report, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_report_from_json(w.context, &w.environment, NULL, 0, &report, &error), IVN_ERROR_SYNTAX);
    assert_int_equal(ivn_report_from_json(w.context, NULL, "{\"basis\":\"\"}", 12, &report, &error),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_report_from_json(w.context, &none, "{\"basis\":\"\"}", 12, &report, &error),
                     IVN_ERROR_ARGUMENT);
    assert_null(report);
}

static ivn_status reads(const ivn_context *context, void *user)
{
    const ivn_text *text = user;
    ivn_level_report *report = NULL;
    ivn_status status =
        ivn_report_from_json(context, &w.environment, ivn_text_data(text), ivn_text_size(text), &report, NULL);

    ivn_report_free(report);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    ivn_text *text = sample();

    (void)state;
    failing_every_with_context(reads, text);
    limit_every(reads, text);
    ivn_text_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_too_many_to_count_is_refused_and_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(a_report_comes_back_byte_for_byte, begin, end),
        cmocka_unit_test_setup_teardown(parts_made_elsewhere_come_to_the_whole, begin, end),
        cmocka_unit_test_setup_teardown(members_and_white_space_may_stand_otherwise, begin, end),
        cmocka_unit_test_setup_teardown(what_contradicts_itself_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_report_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_list_of_lines_lacks_the_total, begin, end),
        cmocka_unit_test_setup_teardown(a_line_that_stands_twice_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(months_of_a_period_lie_in_it, begin, end),
        cmocka_unit_test_setup_teardown(a_report_of_another_day_or_under_other_figures_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(any_changed_byte_is_refused_or_comes_back, begin, end),
        cmocka_unit_test_setup_teardown(text_and_place_must_be_given, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_nothing, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
