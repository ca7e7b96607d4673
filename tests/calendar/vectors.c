/*
 * The working-day vectors of tests/data, which an independent implementation computed.
 */
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "files.h"

static cJSON *vectors;
static ivn_calendar *calendars[IVN_DIVISION_UNITED_KINGDOM + 1];

static int set_up(void **state)
{
    size_t size;
    char *text = test_data("working_day_vectors.json", &size);
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(ivni_json_read(context, text, size, &vectors, NULL), IVN_OK);
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++)
        calendars[division] = calendar_of(division);
    ivn_context_free(context);
    free(text);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cJSON_Delete(vectors);
    for (uint32_t division = 1; division <= IVN_DIVISION_UNITED_KINGDOM; division++)
        ivn_calendar_free(calendars[division]);
    return 0;
}

static const char *text_of(const cJSON *row, const char *name)
{
    return ivni_json_member(row, name)->valuestring;
}

static const ivn_calendar *calendar_for(const cJSON *row)
{
    const char *key = text_of(row, "division");
    uint32_t division;

    if (strcmp(key, "uk-any") == 0)
        return calendars[IVN_DIVISION_UNITED_KINGDOM];
    assert_int_equal(ivn_division_find(key, &division), IVN_OK);
    return calendars[division];
}

static void every_addition_gives_the_expected_day(void **state)
{
    const cJSON *row;
    int checked = 0;

    (void)state;
    cJSON_ArrayForEach(row, ivni_json_member(vectors, "add"))
    {
        int64_t days;
        ivn_date answer;

        assert_true(ivni_json_integer(ivni_json_member(row, "n"), -100000, 100000, &days));
        if (days == 0)
            continue; /* there the vectors hold another library's meaning */
        assert_int_equal(ivn_calendar_add(calendar_for(row), day(text_of(row, "date")), (int32_t)days, &answer),
                         IVN_OK);
        assert_day(answer, text_of(row, "expected"));
        checked++;
    }
    assert_int_equal(checked, 1605);
}

static void every_count_gives_the_expected_number(void **state)
{
    const cJSON *row;
    int checked = 0;

    (void)state;
    cJSON_ArrayForEach(row, ivni_json_member(vectors, "count"))
    {
        int64_t expected;
        int32_t answer;

        assert_true(ivni_json_integer(ivni_json_member(row, "expected"), -100000, 100000, &expected));
        assert_int_equal(
            ivn_calendar_count(calendar_for(row), day(text_of(row, "from")), day(text_of(row, "to")), &answer), IVN_OK);
        assert_int_equal(answer, expected);
        checked++;
    }
    assert_int_equal(checked, 198);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_addition_gives_the_expected_day),
        cmocka_unit_test(every_count_gives_the_expected_number),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
