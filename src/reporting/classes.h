/*
 * Where a referral stands with a service level: the one place where that is decided, by comparing days. Serves the
 * answer for one referral, reports and columns, so that they cannot differ.
 */
#ifndef IVNI_REPORTING_CLASSES_H
#define IVNI_REPORTING_CLASSES_H

#include "reporting/reporting.h"

/* A day after all days: what has not happened by the day that is asked for. */
#define IVNI_NEVER INT32_MAX

/* The days of a referral: IVN_DATE_NONE has not happened, IVN_DAY_NOT_KNOWN is not known. */
typedef struct ivni_level_days {
    ivn_date received, offered, offered_for, commenced;
    ivn_date closed; /* ended or returned, the first of them: the supplier could offer no more */
    ivn_date ended;
} ivni_level_days;

/*
 * A day as it was known on the day that is asked for: IVNI_NEVER where it had not come, IVN_DAY_NOT_KNOWN where that is
 * not known, or where it lies before the receipt, which contradicts it.
 */
static inline ivn_date ivni_as_at(ivn_date day, ivn_date received, ivn_date asked)
{
    if (day == IVN_DATE_NONE || (day != IVN_DAY_NOT_KNOWN && day > asked))
        return IVNI_NEVER;
    return day == IVN_DAY_NOT_KNOWN || day < received ? IVN_DAY_NOT_KNOWN : day;
}

/* The first of two days as they were known. */
static inline ivn_date ivni_first_of(ivn_date a, ivn_date b)
{
    return a < b ? a : b;
}

/*
 * Offered in time: the first offer was made by `due` and not after the end. An offer after the due day was missed,
 * ended or not; without one it is open until the due day has passed, or was withdrawn before. `closed` is as it was
 * known.
 */
static inline uint32_t ivni_offered_class(ivn_date due, ivn_date offered, ivn_date closed, ivn_date asked)
{
    ivn_date end = closed == IVN_DAY_NOT_KNOWN ? IVNI_NEVER : closed;

    if (due == IVN_DATE_NONE || offered == IVN_DAY_NOT_KNOWN)
        return IVN_ATTAINMENT_NOT_KNOWN;
    if (offered != IVNI_NEVER && offered <= end)
        return offered <= due ? IVN_ATTAINMENT_MET : IVN_ATTAINMENT_MISSED;
    if (closed == IVN_DAY_NOT_KNOWN)
        return IVN_ATTAINMENT_NOT_KNOWN;
    if (closed <= due)
        return IVN_ATTAINMENT_WITHDRAWN;
    return asked > due ? IVN_ATTAINMENT_MISSED : IVN_ATTAINMENT_NOT_DUE;
}

/* The second figure: as above, and where an offer was made, the day for which it was. That may lie ahead. */
static inline uint32_t ivni_offered_for_class(ivn_date due, ivn_date offered, ivn_date offered_for, ivn_date closed,
                                              ivn_date asked)
{
    ivn_date end = closed == IVN_DAY_NOT_KNOWN ? IVNI_NEVER : closed;

    if (due == IVN_DATE_NONE || offered == IVN_DAY_NOT_KNOWN || offered == IVNI_NEVER || offered > end)
        return ivni_offered_class(due, offered, closed, asked);
    if (offered_for == IVN_DATE_NONE || offered_for == IVN_DAY_NOT_KNOWN)
        return IVN_ATTAINMENT_NOT_KNOWN;
    return offered_for <= due ? IVN_ATTAINMENT_MET : IVN_ATTAINMENT_MISSED;
}

/* Attended; missed is what ended without. `soon` is the last day of an end that was too early: IVN_DATE_NONE: none is.
   */
static inline uint32_t ivni_commencement_class(ivn_date commenced, ivn_date ended, ivn_date soon)
{
    if (commenced == IVN_DAY_NOT_KNOWN)
        return IVN_ATTAINMENT_NOT_KNOWN;
    if (commenced != IVNI_NEVER)
        return IVN_ATTAINMENT_MET;
    if (ended == IVN_DAY_NOT_KNOWN)
        return IVN_ATTAINMENT_NOT_KNOWN;
    if (ended == IVNI_NEVER)
        return IVN_ATTAINMENT_NOT_DUE;
    return ended <= soon ? IVN_ATTAINMENT_WITHDRAWN : IVN_ATTAINMENT_MISSED;
}

/* Whether a referral belongs to a report, and why not. */
typedef enum ivni_belonging { IVNI_BELONGS, IVNI_OUTSIDE, IVNI_NOT_RECEIVED, IVNI_UNDATED } ivni_belonging;

static inline ivni_belonging ivni_belongs(const ivni_level_policy *policy, ivn_date received)
{
    if (received == IVN_DAY_NOT_KNOWN)
        return policy->from.known || policy->to.known ? IVNI_UNDATED : IVNI_BELONGS;
    if (received == IVN_DATE_NONE || received > policy->day)
        return IVNI_NOT_RECEIVED;
    if ((policy->from.known && received < policy->from.value) || (policy->to.known && received > policy->to.value))
        return IVNI_OUTSIDE;
    return IVNI_BELONGS;
}

/* classes.c: where a referral stands with each level, by IVN_SERVICE_LEVEL_*. */
void ivni_classes_of(const ivni_level_policy *policy, const ivni_level_days *days,
                     uint32_t classes[IVNI_SERVICE_LEVELS + 1]);
/* The days of facts that are in the library's own layout. */
void ivni_days_of(const ivni_level_policy *policy, const ivn_level_facts *facts, ivni_level_days *out);
/* Whether the levels are for a kind of service at all. */
int ivni_levels_apply(uint32_t kind);

#endif
