/*
 * Working days, one question at a time: each answer is a look-up or two in the tables of table.h.
 */
#include "calendar/table.h"

/* Why there is no answer. Asked only then, so that the way to an answer has few tests on it. */
static ivn_status refusal(int arguments_are_wrong)
{
    return arguments_are_wrong ? IVN_ERROR_ARGUMENT : IVN_ERROR_RANGE;
}

ivn_status ivn_calendar_add(const ivn_calendar *calendar, ivn_date from, int32_t days, ivn_date *out)
{
    ivn_date answer;

    if (IVNI_SELDOM(calendar == NULL))
        return IVN_ERROR_ARGUMENT;
    answer = ivni_add_days(calendar, from, days);
    if (IVNI_SELDOM(answer == IVN_DATE_NONE) || IVNI_SELDOM(days == 0) || IVNI_SELDOM(out == NULL))
        return refusal(days == 0 || out == NULL);
    *out = answer;
    return IVN_OK;
}

ivn_status ivn_calendar_count(const ivn_calendar *calendar, ivn_date from, ivn_date to, int32_t *out)
{
    int32_t answer;

    if (IVNI_SELDOM(calendar == NULL))
        return IVN_ERROR_ARGUMENT;
    answer = ivni_count_days(calendar, from, to);
    if (IVNI_SELDOM(answer == IVN_COUNT_NONE) || IVNI_SELDOM(out == NULL))
        return refusal(out == NULL);
    *out = answer;
    return IVN_OK;
}

ivn_status ivn_calendar_is_working_day(const ivn_calendar *calendar, ivn_date day, uint32_t *out)
{
    if (calendar == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (!ivni_in_table(day))
        return IVN_ERROR_RANGE;
    *out = ivni_works(calendar, day) ? IVN_YES : IVN_NO;
    return IVN_OK;
}

ivn_status ivn_calendar_roll_forward(const ivn_calendar *calendar, ivn_date day, ivn_date *out)
{
    if (calendar == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (!ivni_in_table(day) || calendar->rank[day] == calendar->working_days)
        return IVN_ERROR_RANGE;
    *out = calendar->select[calendar->rank[day]];
    return IVN_OK;
}

ivn_status ivn_calendar_roll_back(const ivn_calendar *calendar, ivn_date day, ivn_date *out)
{
    if (calendar == NULL || out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (!ivni_in_table(day) || calendar->rank[day + 1] == 0)
        return IVN_ERROR_RANGE;
    *out = calendar->select[calendar->rank[day + 1] - 1];
    return IVN_OK;
}
