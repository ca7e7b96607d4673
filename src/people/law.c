/*
 * The law that has moved since the documents: the days that the rulebook knows of it.
 */
#include "people/parts.h"

#include <string.h>

static ivn_number figure(const ivn_rulebook *rulebook, const char *path)
{
    const ivn_parameter *parameter = ivn_rulebook_parameter(rulebook, path);

    return parameter == NULL ? (ivn_number){0, 0} : parameter->value;
}

static ivn_number figure_missing_as(const ivn_rulebook *rulebook, const char *missing)
{
    return figure(rulebook, missing + strlen("rulebook:"));
}

void ivni_law_on(ivni_law *law, ivn_date day)
{
    int32_t month, day_of_month;

    law->day = day;
    ivni_civil_date(day, &law->year, &month, &day_of_month);
    law->month_and_day = 100 * month + day_of_month;
}

void ivni_law_of(const ivn_rulebook *rulebook, ivni_law *out)
{
    ivn_number royal_assent = figure(rulebook, "LAW-ROYAL-ASSENT/date");

    out->supervision_repealed = figure_missing_as(rulebook, IVNI_MISSING_REPEAL);
    out->probation_requirement = figure_missing_as(rulebook, IVNI_MISSING_PROBATION_REQUIREMENT);
    out->royal_assent = royal_assent.known ? royal_assent.value : IVN_DATE_NONE;
    out->urgent_days = figure(rulebook, "WB-URGENT/days");
    out->day = 0;
    out->year = out->month_and_day = 0;
}
