/*
 * Tests of src/calendar/holidays.c: the table says what tests/data/uk_bank_holidays.json says, row by row.
 */
#include "calendar/holidays.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "calendar/civil.h"
#include "calendar/table.h"
#include "files.h"

#include "oracle.h"

static cJSON *list;

static int set_up(void **state)
{
    size_t size;
    char *text = test_data("uk_bank_holidays.json", &size);
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(ivni_json_read(context, text, size, &list, NULL), IVN_OK);
    ivn_context_free(context);
    free(text);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cJSON_Delete(list);
    return 0;
}

static ivn_date date_of(const ivni_holiday *row)
{
    ivn_date date = IVN_DATE_NONE;

    assert_int_equal(ivn_date_from_ymd(row->date.year, row->date.month, row->date.day, &date), IVN_OK);
    return date;
}

static int says(const cJSON *holiday, const char *member, const char *value)
{
    return strcmp(ivni_json_member(holiday, member)->valuestring, value) == 0;
}

static int is_the_same(const ivni_holiday *row, uint32_t bit, const cJSON *holiday)
{
    static const char *const bases[] = {"common-law", "statute", "proclamation"};
    static const char *const statuses[] = {"", "published", "rule", "evidenced", "assumed", "projected"};

    return (row->divisions & bit) != 0 && date_of(row) == day(ivni_json_member(holiday, "date")->valuestring) &&
           says(holiday, "name", ivni_holiday_name(row)) && says(holiday, "basis", bases[row->basis]) &&
           says(holiday, "status", statuses[row->status]) &&
           cJSON_IsTrue(ivni_json_member(holiday, "substitute")) == row->substitute;
}

static void every_holiday_of_the_data_is_a_row_and_no_row_is_more(void **state)
{
    size_t in_rows = 0, in_data = 0;

    (void)state;
    for (size_t i = 0; i < ivni_holiday_count; i++)
        for (uint32_t bit = 1; bit <= IVNI_NORTHERN_IRELAND; bit *= 2)
            in_rows += (ivni_holidays[i].divisions & bit) != 0;
    for (uint32_t division = 1; division <= IVN_DIVISION_NORTHERN_IRELAND; division++) {
        uint32_t bit = ivni_division_bits(division);
        const cJSON *holiday;
        size_t row = 0; /* both lists are in the order of dates */

        cJSON_ArrayForEach(holiday, ivni_json_member(list, ivn_division_key(division)))
        {
            while (row < ivni_holiday_count && !is_the_same(&ivni_holidays[row], bit, holiday))
                row++;
            if (row == ivni_holiday_count)
                fail_msg("%s lacks %s", ivn_division_key(division), ivni_json_member(holiday, "date")->valuestring);
            in_data++;
        }
    }
    assert_int_equal(in_rows, in_data);
    assert_int_equal(in_data, 1719);
}

static void rows_stand_in_the_order_of_dates_within_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < ivni_holiday_count; i++) {
        assert_in_range(date_of(&ivni_holidays[i]), TABLE_FIRST, TABLE_LAST);
        if (i > 0)
            assert_true(date_of(&ivni_holidays[i - 1]) <= date_of(&ivni_holidays[i]));
    }
}

static void no_day_stands_twice_for_one_division(void **state)
{
    (void)state;
    for (size_t i = 1; i < ivni_holiday_count; i++)
        for (size_t j = i; j > 0 && date_of(&ivni_holidays[j - 1]) == date_of(&ivni_holidays[i]); j--)
            assert_int_equal(ivni_holidays[j - 1].divisions & ivni_holidays[i].divisions, 0);
}

static void published_rows_end_at_the_horizon_where_projected_ones_begin(void **state)
{
    (void)state;
    assert_int_equal(IVNI_PUBLISHED_TO, day("2028-12-31"));
    for (size_t i = 0; i < ivni_holiday_count; i++)
        assert_int_equal(ivni_holidays[i].status == IVN_HOLIDAY_PROJECTED,
                         date_of(&ivni_holidays[i]) > IVNI_PUBLISHED_TO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_holiday_of_the_data_is_a_row_and_no_row_is_more),
        cmocka_unit_test(rows_stand_in_the_order_of_dates_within_the_table),
        cmocka_unit_test(no_day_stands_twice_for_one_division),
        cmocka_unit_test(published_rows_end_at_the_horizon_where_projected_ones_begin),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
