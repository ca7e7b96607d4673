/*
 * The field tables of workloads and of what there is room for: their JSON is made from them.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "reporting/reporting.h"

#define MOST_PLACES 1000000
#define KEY_MOST 200

#define COUNT(type, member, title) IVNI_ROW_INTEGER(type, member, 0, INT32_MAX, title)

static const ivni_field day_table_rows[] = {
    IVNI_ROW_SIZE(ivn_workload_day),
    IVNI_ROW_DATE(ivn_workload_day, day, 0, "which day"),
    COUNT(ivn_workload_day, received, "received on it"),
    COUNT(ivn_workload_day, closed, "ended or returned on it"),
    COUNT(ivn_workload_day, open, "open at its end"),
    COUNT(ivn_workload_day, due, "first offers whose last day it is"),
    IVNI_ROW_RESERVED(ivn_workload_day, reserved),
};
static IVNI_TABLE(day_table, "workload_day", ivn_workload_day, "a day of a workload", NULL);

static const ivni_field month_table_rows[] = {
    IVNI_ROW_SIZE(ivn_workload_month),
    IVNI_ROW_RESERVED(ivn_workload_month, reserved),
    IVNI_ROW_TEXT(ivn_workload_month, month, 7, 0, "which month"),
    COUNT(ivn_workload_month, received, "received in it"),
    COUNT(ivn_workload_month, closed, "ended or returned in it"),
    COUNT(ivn_workload_month, open, "open at its end"),
    COUNT(ivn_workload_month, most_open, "most open at the end of a day"),
};
static IVNI_TABLE(month_table, "workload_month", ivn_workload_month, "a month of a workload", NULL);

static const ivni_field line_table_rows[] = {
    IVNI_ROW_SIZE(ivn_workload_line),
    IVNI_ROW_CODE(ivn_workload_line, by, GROUPING, 0, "by what it is counted"),
    IVNI_ROW_TEXT(ivn_workload_line, key, KEY_MOST, 0, "of whom or what"),
    COUNT(ivn_workload_line, open, "open on the day"),
    COUNT(ivn_workload_line, waiting, "without an offer, in time"),
    COUNT(ivn_workload_line, overdue, "without an offer, too late"),
    COUNT(ivn_workload_line, offer_not_known, "of which that cannot be told"),
    COUNT(ivn_workload_line, not_known, "in no other figure"),
    COUNT(ivn_workload_line, most_open, "most open at the end of a day"),
    IVNI_ROW_DATE(ivn_workload_line, most_open_on, 0, "the first such day"),
    IVNI_ROW_LIST(ivn_workload_line, months, month_count, ivn_workload_month, month_table, 0, "all months"),
    IVNI_ROW_LIST(ivn_workload_line, days, day_count, ivn_workload_day, day_table, 0, "days with something on them"),
    IVNI_ROW_COUNT(ivn_workload_line, month_count),
    IVNI_ROW_COUNT(ivn_workload_line, day_count),
};
static IVNI_TABLE(line_table, "workload_line", ivn_workload_line, "a line of a workload", NULL);

static const ivni_field ivni_workload_table_rows[] = {
    IVNI_ROW_SIZE(ivn_workload_view),
    IVNI_ROW_COUNT(ivn_workload_view, line_count),
    IVNI_ROW_DATE(ivn_workload_view, day, 0, "the day that was asked for"),
    IVNI_ROW_DATE(ivn_workload_view, from, 0, "first day of the window"),
    IVNI_ROW_DATE(ivn_workload_view, to, 0, "last day of the window"),
    COUNT(ivn_workload_view, referrals, "counted"),
    COUNT(ivn_workload_view, not_received, "not counted"),
    IVNI_ROW_TEXT(ivn_workload_view, basis, 0, 0, "what it goes by"),
    IVNI_ROW_LIST(ivn_workload_view, lines, line_count, ivn_workload_line, line_table, 0, "the total first"),
};
IVNI_TABLE(ivni_workload_table, "workload", ivn_workload_view, "how much there is to do", NULL);

/* --- capacity --- */

static void check_capacity(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_capacity *capacity = value;
    uint32_t code;

    if (capacity->by == IVN_GROUPING_MONTH)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, "by", "supplier, contract, area, need or total",
                    "a workload has no lines by month");
    if (capacity->by == IVN_GROUPING_TOTAL && capacity->key != NULL)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, "key", "no key", "a key of all referrals");
    if (capacity->by == IVN_GROUPING_NEED && capacity->key != NULL &&
        ivn_term_code(IVN_VOCABULARY_NEED, capacity->key, strlen(capacity->key), &code) != IVN_OK)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, "key", "the name of a need area", "not a need area");
}

static const ivni_field capacity_table_rows[] = {
    IVNI_ROW_SIZE(ivn_capacity),
    IVNI_ROW_CODE(ivn_capacity, by, GROUPING, IVNI_REQUIRED, "by what it is counted"),
    IVNI_ROW_TEXT(ivn_capacity, key, KEY_MOST, 0, "of whom or what"),
    IVNI_ROW_NUMBER(ivn_capacity, places, 0, MOST_PLACES, 0, "referrals that can be open at once"),
    IVNI_ROW_NUMBER(ivn_capacity, offers, 0, MOST_PLACES, 0, "first offers that can be made on a working day"),
};
static IVNI_TABLE(capacity_table, "capacity", ivn_capacity, "what there is room for", check_capacity);

static const ivni_field ivni_capacities_table_rows[] = {
    IVNI_ROW_SIZE(ivn_capacities),
    IVNI_ROW_COUNT(ivn_capacities, capacity_count),
    IVNI_ROW_LIST(ivn_capacities, capacities, capacity_count, ivn_capacity, capacity_table, 0, "each of another line"),
};
IVNI_TABLE(ivni_capacities_table, "capacities", ivn_capacities, "what there is room for", NULL);

static const ivni_field headroom_table_rows[] = {
    IVNI_ROW_SIZE(ivn_headroom),
    IVNI_ROW_CODE(ivn_headroom, by, GROUPING, 0, "by what it is counted"),
    IVNI_ROW_TEXT(ivn_headroom, key, KEY_MOST, 0, "of whom or what"),
    COUNT(ivn_headroom, open, "open on the day"),
    COUNT(ivn_headroom, to_offer, "without an offer"),
    IVNI_ROW_NUMBER(ivn_headroom, places, 0, MOST_PLACES, 0, "referrals that can be open at once"),
    IVNI_ROW_NUMBER(ivn_headroom, room, 0, 0, 0, "places less those open"),
    IVNI_ROW_DATE(ivn_headroom, over_on, 0, "first day with more open than places"),
    IVNI_ROW_NUMBER(ivn_headroom, offers, 0, MOST_PLACES, 0, "first offers that can be made on a working day"),
    IVNI_ROW_DATE(ivn_headroom, late_on, 0, "first last day on which not all can have been offered"),
    COUNT(ivn_headroom, days_over, "days with more open than places"),
    IVNI_ROW_RESERVED(ivn_headroom, reserved),
};
static IVNI_TABLE(headroom_table, "headroom", ivn_headroom, "a capacity and what is made of it", NULL);

static const ivni_field ivni_headrooms_table_rows[] = {
    IVNI_ROW_SIZE(ivn_headrooms_view),
    IVNI_ROW_COUNT(ivn_headrooms_view, count),
    IVNI_ROW_DATE(ivn_headrooms_view, day, 0, "the day that was asked for"),
    IVNI_ROW_LIST(ivn_headrooms_view, headrooms, count, ivn_headroom, headroom_table, 0, "in the order given"),
};
IVNI_TABLE(ivni_headrooms_table, "headrooms", ivn_headrooms_view, "capacities and what is made of them", NULL);
