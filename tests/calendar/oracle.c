/*
 * The slow and plain way, as oracle.h describes it.
 */
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "files.h"

static cJSON *read_holidays(void)
{
    size_t size;
    char *text = test_data("uk_bank_holidays.json", &size);
    ivn_context *context = NULL;
    cJSON *tree = NULL;

    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(ivni_json_read(context, text, size, &tree, NULL), IVN_OK);
    ivn_context_free(context);
    free(text);
    return tree;
}

static void take_holidays_off(oracle *days, const cJSON *tree, uint32_t division)
{
    const cJSON *holidays = ivni_json_member(tree, ivn_division_key(division)), *holiday;

    cJSON_ArrayForEach(holiday, holidays) days->works[day(ivni_json_member(holiday, "date")->valuestring)] = 0;
}

void oracle_init(oracle *days, uint32_t division)
{
    cJSON *tree = read_holidays();

    for (ivn_date each = 0; each <= TABLE_LAST; each++)
        days->works[each] = each % 7 != 2 && each % 7 != 3; /* day 2, 1970-01-03, was a Saturday */
    for (uint32_t each = IVN_DIVISION_ENGLAND_AND_WALES; each <= IVN_DIVISION_NORTHERN_IRELAND; each++)
        if (division == each || division == IVN_DIVISION_UNITED_KINGDOM)
            take_holidays_off(days, tree, each);
    cJSON_Delete(tree);
}

ivn_date oracle_add(const oracle *days, ivn_date from, int32_t count)
{
    int32_t step = count > 0 ? 1 : -1;

    while (count != 0) {
        from += step;
        if (from < TABLE_FIRST || from > TABLE_LAST)
            return IVN_DATE_NONE;
        if (days->works[from])
            count -= step;
    }
    return from;
}

int32_t oracle_count(const oracle *days, ivn_date from, ivn_date to)
{
    int32_t count = 0;

    if (to < from)
        return -oracle_count(days, to, from);
    while (from < to)
        count += days->works[++from];
    return count;
}

ivn_date day(const char *text)
{
    ivn_date date = IVN_DATE_NONE;

    if (ivn_date_parse(text, strlen(text), &date) != IVN_OK)
        fail_msg("the test names a day that does not exist: %s", text);
    return date;
}

ivn_calendar *calendar_of(uint32_t division)
{
    ivn_calendar *calendar = NULL;

    assert_int_equal(ivn_calendar_new(NULL, division, &calendar), IVN_OK);
    return calendar;
}

void assert_day(ivn_date found, const char *expected)
{
    char text[11] = "none";

    ivn_date_format(found, text);
    assert_string_equal(text, expected);
}

int run_all(void)
{
    return getenv("IVN_TEST_FULL") != NULL;
}

uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}
