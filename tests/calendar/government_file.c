/*
 * Tests of src/calendar/government_file.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "failing.h"

#include "oracle.h"

static ivn_context *context;

static int set_up(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) == IVN_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    ivn_context_free(context);
    return 0;
}

#define EVENT(title, date) "{\"title\": \"" title "\", \"date\": \"" date "\", \"notes\": \"\", \"bunting\": true}"
#define DIVISION(key, events) "\"" key "\": {\"division\": \"" key "\", \"events\": [" events "]}"

/* Two years for each division; in 2026 one holiday is new and all but Christmas are gone, 2027 is as short. */
static const char short_years[] = "{" DIVISION(
    "england-and-wales",
    EVENT("Day of Rest", "2026-11-24") "," EVENT("Christmas", "2026-12-25") "," EVENT(
        "Christmas",
        "2027-12-27")) ", " DIVISION("scotland",
                                     EVENT("Hogmanay", "2026-12-31") "," EVENT(
                                         "Christmas",
                                         "2027-12-27")) ", " DIVISION("northern-ireland",
                                                                      EVENT("Twelfth", "2027-07-12") "," EVENT(
                                                                          "Christmas", "2028-12-25")) "}";

static ivn_calendar *with_file(const ivn_calendar *base, const char *text)
{
    ivn_calendar *calendar = NULL;
    ivn_violations *wrong = NULL;
    ivn_error error = {.size = sizeof error};

    if (ivn_calendar_from_json(context, base, text, strlen(text), &calendar, &wrong, &error) != IVN_OK)
        fail_msg("refused: %s at %s", error.message, error.pointer);
    assert_null(wrong);
    return calendar;
}

static int works(const ivn_calendar *calendar, ivn_date date)
{
    uint32_t answer = IVN_UNKNOWN;

    assert_int_equal(ivn_calendar_is_working_day(calendar, date, &answer), IVN_OK);
    return answer == IVN_YES;
}

static void in_the_years_covered_the_file_replaces_the_list(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *calendar = with_file(base, short_years);
    int32_t off = 0;

    (void)state;
    for (ivn_date each = TABLE_FIRST; each <= TABLE_LAST; each++)
        if (each < day("2026-01-01") || each > day("2027-12-31"))
            assert_int_equal(works(calendar, each), works(base, each));
        else
            off += (each % 7 != 2 && each % 7 != 3) && !works(calendar, each);
    assert_int_equal(off, 3);
    assert_false(works(calendar, day("2026-11-24")));
    assert_false(works(calendar, day("2026-12-25")));
    assert_false(works(calendar, day("2027-12-27")));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void the_titles_of_the_file_name_its_holidays(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *calendar = with_file(base, short_years);

    (void)state;
    assert_string_equal(ivn_calendar_holiday_name(calendar, day("2026-11-24")), "Day of Rest");
    assert_string_equal(ivn_calendar_holiday_name(calendar, day("2026-12-25")), "Christmas");
    assert_string_equal(ivn_calendar_holiday_name(calendar, day("2028-12-25")), "Christmas Day");
    assert_int_equal(ivn_calendar_holiday_status(calendar, day("2026-12-25")), IVN_HOLIDAY_SUPPLIED);
    assert_int_equal(ivn_calendar_holiday_status(calendar, day("2028-12-25")), IVN_HOLIDAY_PUBLISHED);
    assert_null(ivn_calendar_holiday_name(calendar, day("2026-08-31")));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void titles_live_on_in_overlays_and_give_way_to_a_newer_file(void **state)
{
    static const char newer[] = "{" DIVISION("england-and-wales", EVENT("Newer", "2027-12-27")) "}";
    ivn_calendar *base = calendar_of(IVN_DIVISION_ENGLAND_AND_WALES), *first = with_file(base, short_years);
    ivn_calendar *overlay = NULL, *second;

    (void)state;
    assert_int_equal(ivn_calendar_with(first, NULL, 0, NULL, 0, IVN_DATE_NONE, &overlay), IVN_OK);
    second = with_file(overlay, newer);
    assert_string_equal(ivn_calendar_holiday_name(overlay, day("2027-12-27")), "Christmas");
    assert_string_equal(ivn_calendar_holiday_name(second, day("2027-12-27")), "Newer");
    assert_string_equal(ivn_calendar_holiday_name(second, day("2026-11-24")), "Day of Rest");
    ivn_calendar_free(base);
    ivn_calendar_free(first);
    ivn_calendar_free(overlay);
    ivn_calendar_free(second);
}

static void the_horizon_becomes_the_end_of_the_last_year_and_never_goes_back(void **state)
{
    static const char to_2030[] = "{" DIVISION("scotland", EVENT("a", "2029-01-02") "," EVENT("b", "2030-05-06")) "}";
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND);
    ivn_calendar *later = with_file(base, to_2030), *same = with_file(base, short_years);

    (void)state;
    assert_day(ivn_calendar_horizon(later), "2030-12-31");
    assert_day(ivn_calendar_horizon(same), "2028-12-31");
    ivn_calendar_free(base);
    ivn_calendar_free(later);
    ivn_calendar_free(same);
}

static void the_united_kingdom_takes_the_years_that_all_three_cover(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_UNITED_KINGDOM), *calendar = with_file(base, short_years);

    (void)state;
    /* Only 2027 is covered for all: 2026 and 2028 stay. */
    assert_true(works(calendar, day("2026-11-24")));
    assert_false(works(calendar, day("2026-08-31")));
    assert_false(works(calendar, day("2027-07-12")));
    assert_true(works(calendar, day("2027-08-30")));
    assert_string_equal(ivn_calendar_holiday_name(calendar, day("2027-12-27")), "Christmas");
    assert_false(works(calendar, day("2028-12-26")));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void days_outside_the_calendar_and_members_not_known_are_passed_over(void **state)
{
    static const char text[] = "{\"updated\": 3, \"scotland\": {\"events\": ["
                               "{\"title\": \"Long ago\", \"date\": \"1870-08-01\"}, "
                               "{\"title\": \"Now\", \"date\": \"2026-06-15\", \"colour\": null}, "
                               "{\"title\": \"Later\", \"date\": \"2041-01-01\"}]}}";
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *calendar = with_file(base, text);

    (void)state;
    assert_false(works(calendar, day("2026-06-15")));
    assert_true(works(calendar, day("2026-01-02")));
    assert_false(works(calendar, day("2027-01-04")));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
}

static void a_file_made_of_the_shipped_list_changes_no_day(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_NORTHERN_IRELAND), *calendar;
    char *text = malloc(200000);
    size_t size = (size_t)sprintf(text, "{\"northern-ireland\":{\"division\":\"northern-ireland\",\"events\":[");

    (void)state;
    for (ivn_date each = day("2019-01-01"); each <= day("2028-12-31"); each++)
        if (ivn_calendar_holiday_name(base, each) != NULL) {
            char date[11];

            assert_int_equal(ivn_date_format(each, date), IVN_OK);
            size +=
                (size_t)sprintf(text + size, "%s{\"title\":\"%s\",\"date\":\"%s\",\"notes\":\"\",\"bunting\":false}",
                                text[size - 1] == '[' ? "" : ",", ivn_calendar_holiday_name(base, each), date);
        }
    memcpy(text + size, "]}}", 4);
    calendar = with_file(base, text);
    for (ivn_date each = TABLE_FIRST; each <= TABLE_LAST; each++)
        assert_int_equal(works(calendar, each), works(base, each));
    assert_int_equal(ivn_calendar_horizon(calendar), ivn_calendar_horizon(base));
    ivn_calendar_free(base);
    ivn_calendar_free(calendar);
    free(text);
}

static void each_mistake_is_found_where_it_stands(void **state)
{
    static const struct {
        const char *text, *pointer;
        ivn_status status;
    } cases[] = {
        {"[]", "", IVN_ERROR_INVALID},
        {"7", "", IVN_ERROR_INVALID},
        {"{}", "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": []}", "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": {}}}", "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": []}}", "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [3]}}", "/scotland/events/0", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [{\"date\": \"2026-01-02\"}]}}", "/scotland/events/0/title", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [{\"title\": 1, \"date\": \"2026-01-02\"}]}}", "/scotland/events/0/title",
         IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [" EVENT("a", "2026-01-02") ", {\"title\": \"b\"}]}}", "/scotland/events/1/date",
         IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [" EVENT("a", "2026-01-02") ", {\"title\": \"b\", \"date\": 3}]}}",
         "/scotland/events/1/date", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [" EVENT("a", "02/01/2026") "]}}", "/scotland/events/0/date", IVN_ERROR_DATE},
        {"{\"scotland\": {\"events\": [" EVENT("a", "2026-02-30") "]}}", "/scotland/events/0/date", IVN_ERROR_DATE},
        {"{\"scotland\": {\"events\": [" EVENT("a", "0000-02-03") "]}}", "/scotland/events/0/date", IVN_ERROR_RANGE},
        {"{\"scotland\": {\"events\": [" EVENT("a", "2041-01-01") "]}}", "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"events\": [" EVENT("a", "2026-01-02") "," EVENT("a", "2028-01-03") "]}}",
         "/scotland/events", IVN_ERROR_INVALID},
        {"{\"scotland\": {\"division\": \"wales\", \"events\": [" EVENT("a", "2026-01-02") "]}}", "/scotland/division",
         IVN_ERROR_INVALID},
        {"{\"scotland\": {\"division\": 4, \"events\": [" EVENT("a", "2026-01-02") "]}}", "/scotland/division",
         IVN_ERROR_INVALID},
    };
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ivn_calendar *out = NULL;
        ivn_violations *wrong = NULL;
        ivn_error error = {.size = sizeof error};
        const ivn_violations_view *view;
        ivn_status status =
            ivn_calendar_from_json(context, base, cases[i].text, strlen(cases[i].text), &out, &wrong, &error);

        if (status != IVN_ERROR_INVALID || strcmp(error.pointer, cases[i].pointer) != 0)
            fail_msg("%s: %s at %s", cases[i].text, ivn_status_name(status), error.pointer);
        assert_null(out);
        view = ivn_violations_read(wrong);
        assert_int_equal(view->list[0]->status, cases[i].status);
        assert_true(view->list[0]->message[0] != '\0' && view->list[0]->expected[0] != '\0');
        ivn_violations_free(wrong);
    }
    ivn_calendar_free(base);
}

static void all_mistakes_are_reported_at_once(void **state)
{
    static const char text[] =
        "{\"scotland\": {\"division\": \"x\", \"events\": [1, {\"title\": 2, \"date\": \"3\"}]}}";
    ivn_calendar *base = calendar_of(IVN_DIVISION_UNITED_KINGDOM), *out = NULL;
    ivn_violations *wrong = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_calendar_from_json(context, base, text, strlen(text), &out, &wrong, &error),
                     IVN_ERROR_INVALID);
    /* England's events, Scotland's name, event, title, date and lack of years, Northern Ireland's events. */
    assert_int_equal(ivn_violations_read(wrong)->count, 7);
    assert_int_equal(error.violation_count, 7);
    assert_int_equal(error.offset, 0);
    assert_int_equal(ivn_violations_read(wrong)->list[2]->offset, strstr(text, "1,") - text);
    ivn_violations_free(wrong);
    assert_int_equal(ivn_calendar_from_json(context, base, text, strlen(text), &out, NULL, NULL), IVN_ERROR_INVALID);
    ivn_calendar_free(base);
}

static void divisions_without_a_year_in_common_make_no_united_kingdom(void **state)
{
    static const char text[] = "{" DIVISION("england-and-wales", EVENT("a", "2025-12-25")) ", " DIVISION(
        "scotland", EVENT("a", "2026-12-25")) ", " DIVISION("northern-ireland", EVENT("a", "2026-12-25")) "}";
    ivn_calendar *base = calendar_of(IVN_DIVISION_UNITED_KINGDOM), *out = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_calendar_from_json(context, base, text, strlen(text), &out, NULL, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "");
    assert_int_equal(error.violation_count, 1);
    assert_null(out);
    ivn_calendar_free(base);
}

static void text_that_is_not_json_keeps_the_readers_status_and_offset(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *out = NULL;
    ivn_violations *wrong = (ivn_violations *)&out; /* to be set to NULL */
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_calendar_from_json(context, base, "{}x", 3, &out, &wrong, &error), IVN_ERROR_TRAILING);
    assert_int_equal(error.offset, 2);
    assert_null(wrong);
    assert_null(out);
    ivn_calendar_free(base);
}

static void what_is_missing_is_an_argument_error(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *out = NULL;
    ivn_error error = {.size = sizeof error}, odd = {.size = 3};

    (void)state;
    assert_int_equal(ivn_calendar_from_json(NULL, base, "{}", 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_from_json(context, NULL, "{}", 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_from_json(context, base, NULL, 2, &out, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_from_json(context, base, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(error.status, IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_calendar_from_json(context, base, NULL, 0, &out, NULL, NULL), IVN_ERROR_SYNTAX);
    assert_int_equal(ivn_calendar_from_json(context, base, "{}", 2, &out, NULL, &odd), IVN_ERROR_SIZE);
    assert_null(out);
    ivn_calendar_free(base);
}

static void a_calendar_beyond_the_limit_of_the_context_is_refused(void **state)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 50000};
    ivn_context *small = NULL;
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND), *out = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    assert_int_equal(ivn_calendar_from_json(small, base, short_years, strlen(short_years), &out, NULL, &error),
                     IVN_ERROR_LIMIT);
    assert_null(out);
    ivn_context_free(small);
    ivn_calendar_free(base);
}

static ivn_status read_file(const ivn_context *failing_context, void *user)
{
    ivn_calendar *base = NULL, *out = NULL;
    ivn_status status = ivn_calendar_new(&failing_context->allocator, IVN_DIVISION_UNITED_KINGDOM, &base);

    (void)user;
    if (status == IVN_OK)
        status = ivn_calendar_from_json(failing_context, base, short_years, strlen(short_years), &out, NULL, NULL);
    if (status != IVN_OK && out != NULL)
        status = IVN_ERROR_STATE; /* nothing half-done */
    ivn_calendar_free(base);
    ivn_calendar_free(out);
    return status;
}

static ivn_status read_wrong_file(const ivn_context *failing_context, void *user)
{
    ivn_calendar *base = user, *out = NULL;
    ivn_violations *wrong = NULL;
    ivn_status status = ivn_calendar_from_json(failing_context, base, "{\"scotland\": 7}", 15, &out, &wrong, NULL);

    if ((status == IVN_ERROR_INVALID) != (wrong != NULL) || out != NULL)
        status = IVN_ERROR_STATE;
    ivn_violations_free(wrong);
    return status == IVN_ERROR_INVALID ? IVN_OK : status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    ivn_calendar *base = calendar_of(IVN_DIVISION_SCOTLAND);

    (void)state;
    failing_every_with_context(read_file, NULL);
    failing_every_with_context(read_wrong_file, base);
    ivn_calendar_free(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_years_covered_the_file_replaces_the_list),
        cmocka_unit_test(the_titles_of_the_file_name_its_holidays),
        cmocka_unit_test(titles_live_on_in_overlays_and_give_way_to_a_newer_file),
        cmocka_unit_test(the_horizon_becomes_the_end_of_the_last_year_and_never_goes_back),
        cmocka_unit_test(the_united_kingdom_takes_the_years_that_all_three_cover),
        cmocka_unit_test(days_outside_the_calendar_and_members_not_known_are_passed_over),
        cmocka_unit_test(a_file_made_of_the_shipped_list_changes_no_day),
        cmocka_unit_test(each_mistake_is_found_where_it_stands),
        cmocka_unit_test(all_mistakes_are_reported_at_once),
        cmocka_unit_test(divisions_without_a_year_in_common_make_no_united_kingdom),
        cmocka_unit_test(text_that_is_not_json_keeps_the_readers_status_and_offset),
        cmocka_unit_test(what_is_missing_is_an_argument_error),
        cmocka_unit_test(a_calendar_beyond_the_limit_of_the_context_is_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
