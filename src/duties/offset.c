/*
 * How long a duty has: so many working days, days, weeks or months from its trigger. And the other way round: which
 * triggers make it due within a span. Serves the single answer, the bulk answers and look-ups by trigger alike.
 */
#include "duties/duties.h"
#include "people/parts.h"

static int is_unit_of_time(uint32_t unit)
{
    return unit == IVN_UNIT_DAYS || unit == IVN_UNIT_WORKING_DAYS || unit == IVN_UNIT_WEEKS || unit == IVN_UNIT_MONTHS;
}

ivn_status ivni_offset_of(const ivn_duty_row *row, const ivn_environment *environment, ivni_offset *out,
                          ivn_error *error)
{
    ivn_number count = row->value;

    *out = (ivni_offset){.calendar = environment->calendar, .unit = row->unit};
    if (row->parameter != NULL) {
        out->figure = ivn_rulebook_parameter(environment->rulebook, row->parameter);
        if (out->figure == NULL)
            return ivni_fail_rule(error, IVN_ERROR_NOT_FOUND, row->rule,
                                  "a duty names a figure that the rulebook does not have");
        count = out->figure->value;
        if (out->unit == 0)
            out->unit = out->figure->unit;
    }
    if (!is_unit_of_time(out->unit) || count.value < 0)
        return ivni_fail_rule(error, IVN_ERROR_RULE, row->rule, "a duty names a figure that is no length of time");
    out->set = count.known != 0;
    out->count = row->before == IVN_YES ? -count.value : count.value;
    return IVN_OK;
}

static ivn_date days_from(ivn_date day, int64_t days)
{
    int64_t answer = (int64_t)day + days;

    return answer >= IVNI_FIRST_CIVIL && answer <= IVNI_LAST_CIVIL ? (ivn_date)answer : IVN_DATE_NONE;
}

static ivn_date months_from(ivn_date day, int32_t months)
{
    ivn_date answer;

    return ivn_date_add_months(day, months, &answer) == IVN_OK ? answer : IVN_DATE_NONE;
}

/* No working days: the day itself. */
static ivn_date working_days_from(const ivni_offset *offset, ivn_date day)
{
    ivn_date answer;

    if (offset->count == 0)
        return days_from(day, 0);
    return ivn_calendar_add(offset->calendar, day, offset->count, &answer) == IVN_OK ? answer : IVN_DATE_NONE;
}

ivn_date ivni_offset_from(const ivni_offset *offset, ivn_date day)
{
    if (!offset->set || day == IVN_DATE_NONE)
        return IVN_DATE_NONE;
    switch (offset->unit) {
    case IVN_UNIT_WORKING_DAYS:
        return working_days_from(offset, day);
    case IVN_UNIT_MONTHS:
        return months_from(day, offset->count);
    default:
        return days_from(day, (int64_t)offset->count * (offset->unit == IVN_UNIT_WEEKS ? 7 : 1));
    }
}

void ivni_offset_span(const ivni_offset *offset, ivn_date *first, ivn_date *last)
{
    *first = IVNI_FIRST_CIVIL;
    *last = IVNI_LAST_CIVIL;
    if (offset->unit == IVN_UNIT_WORKING_DAYS && offset->count != 0)
        ivn_calendar_range(offset->calendar, first, last);
}
