/*
 * Percentages, exact: numerator and denominator stay, and the tenths of a percent are rounded half up from them.
 */
#include "reporting/report.h"

uint64_t *ivni_tally_of(ivn_level_tally *tally, uint32_t attainment)
{
    uint64_t *const counters[IVNI_ATTAINMENTS + 1] = {
        [IVN_ATTAINMENT_MET] = &tally->met,
        [IVN_ATTAINMENT_MISSED] = &tally->missed,
        [IVN_ATTAINMENT_NOT_DUE] = &tally->not_due,
        [IVN_ATTAINMENT_WITHDRAWN] = &tally->withdrawn,
        [IVN_ATTAINMENT_NOT_KNOWN] = &tally->not_known,
        [IVN_ATTAINMENT_NOT_APPLICABLE] = &tally->not_applicable,
    };

    return counters[attainment];
}

/* The next decimal digit of rest / denominator, without ever leaving 64 bits; leaves what then remains. */
static int32_t next_digit(uint64_t *rest, uint64_t denominator)
{
    uint64_t sum = 0;
    int32_t digit = 0;

    for (int i = 0; i < 10; i++) {
        int over = sum >= denominator - *rest;

        sum = over ? sum - (denominator - *rest) : sum + *rest;
        digit += over;
    }
    *rest = sum;
    return digit;
}

ivn_number ivni_share(uint64_t numerator, uint64_t denominator)
{
    uint64_t rest;
    int32_t tenths;

    if (denominator == 0)
        return (ivn_number){0, 0};
    rest = numerator % denominator;
    tenths = (int32_t)(numerator / denominator);
    for (int i = 0; i < 3; i++)
        tenths = 10 * tenths + next_digit(&rest, denominator);
    return (ivn_number){1, tenths + (rest >= denominator - rest)};
}

/* Exact, and not by the rounded tenths: 94.96 % is not 95 %. */
ivn_flag ivni_share_reaches(uint64_t numerator, uint64_t denominator, ivn_number percent)
{
    uint64_t rest;
    int32_t whole;

    if (!percent.known || denominator == 0)
        return IVN_UNKNOWN;
    rest = numerator % denominator;
    whole = (int32_t)(numerator / denominator);
    for (int i = 0; i < 2; i++)
        whole = 10 * whole + next_digit(&rest, denominator);
    return whole >= percent.value ? IVN_YES : IVN_NO;
}

ivn_status ivn_share(uint64_t numerator, uint64_t denominator, ivn_number *out)
{
    if (out == NULL)
        return IVN_ERROR_ARGUMENT;
    if (numerator > denominator)
        return IVN_ERROR_RANGE;
    *out = ivni_share(numerator, denominator);
    return IVN_OK;
}

/* Of a host's tally: its counters may be anything. */
static int can_be_added(const ivn_level_tally *tally)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < IVNI_ATTAINMENTS; i++) {
        if (ivni_count_in(tally, &ivni_tally_counters[i]) > UINT64_MAX - sum)
            return 0;
        sum += ivni_count_in(tally, &ivni_tally_counters[i]);
    }
    return 1;
}

/* What is not yet due is never counted: nothing has been decided about it. */
void ivni_figure(const ivni_level_counting *counting, const ivn_level_tally *tally, ivn_level_figure *out)
{
    out->tally = tally;
    out->numerator = tally->met;
    out->denominator = tally->met + tally->missed + (counting->withdrawn ? tally->withdrawn : 0) +
                       (counting->not_known ? tally->not_known : 0);
    out->tenths = ivni_share(out->numerator, out->denominator);
    out->reached = ivni_share_reaches(out->numerator, out->denominator, counting->percent);
}

ivn_status ivn_level_figure_of(const ivn_environment *environment, uint32_t level, const ivn_level_tally *tally,
                               ivn_level_figure *out, ivn_error *error)
{
    ivni_level_policy policy;
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (tally == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "tally and out must not be NULL");
    if (level == 0 || level > IVNI_SERVICE_LEVELS)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "there is no such service level");
    status = ivni_size_check(out, sizeof *out);
    if (status != IVN_OK)
        return ivni_fail(error, status, "the figure is not a struct that the library knows");
    if (!can_be_added(tally))
        return ivni_fail(error, IVN_ERROR_RANGE, "the counters of the tally come to more than 64 bits hold");
    status = ivni_level_policy_of(environment, NULL, &policy, error);
    if (status != IVN_OK)
        return status;
    out->level = level;
    out->reserved = 0;
    ivni_figure(&policy.counting[level], tally, out);
    return IVN_OK;
}
