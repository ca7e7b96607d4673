/*
 * Where a referral stands with each service level: its days as they were known on the day that is asked for, held
 * against the figures of the rulebook. The comparisons themselves are in classes.h.
 */
#include "reporting/classes.h"

int ivni_levels_apply(uint32_t kind)
{
    return kind == 0 || kind == IVN_KIND_COMMISSIONED_SERVICE;
}

static int in_force(const ivni_level_counting *counting, ivn_date received)
{
    return received == IVN_DAY_NOT_KNOWN || (received >= counting->from && received <= counting->to);
}

static ivn_date after(const ivni_offset *offset, ivn_date received)
{
    return received == IVN_DAY_NOT_KNOWN ? IVN_DATE_NONE : ivni_offset_from(offset, received);
}

/* An end so soon that nothing could commence. Where that cannot be told, neither can what the end means. */
static uint32_t commencement(const ivni_level_policy *policy, ivn_date received, ivn_date commenced, ivn_date ended)
{
    ivn_date soon = policy->soon.set ? after(&policy->soon, received) : IVN_DATE_NONE;

    if (policy->soon.set && soon == IVN_DATE_NONE && commenced == IVNI_NEVER && ended != IVNI_NEVER)
        return IVN_ATTAINMENT_NOT_KNOWN;
    return ivni_commencement_class(commenced, ended, soon);
}

void ivni_classes_of(const ivni_level_policy *policy, const ivni_level_days *days,
                     uint32_t classes[IVNI_SERVICE_LEVELS + 1])
{
    ivn_date received = days->received, asked = policy->day;
    ivn_date offered = ivni_as_at(days->offered, received, asked), closed = ivni_as_at(days->closed, received, asked);
    ivn_date due = after(&policy->assessment, received);

    classes[0] = 0;
    classes[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED] = ivni_offered_class(due, offered, closed, asked);
    classes[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR] =
        ivni_offered_for_class(due, offered, days->offered_for, closed, asked);
    classes[IVN_SERVICE_LEVEL_COMMENCEMENT] = commencement(
        policy, received, ivni_as_at(days->commenced, received, asked), ivni_as_at(days->ended, received, asked));
    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS; level++)
        if (received == IVN_DATE_NONE || (received != IVN_DAY_NOT_KNOWN && received > asked) ||
            !in_force(&policy->counting[level], received))
            classes[level] = IVN_ATTAINMENT_NOT_APPLICABLE;
}

/* A day that is known; else whether it has happened at all. */
static ivn_date day_of(ivn_number day, ivn_flag happened)
{
    if (day.known)
        return day.value;
    return happened == IVN_NO ? IVN_DATE_NONE : IVN_DAY_NOT_KNOWN;
}

/* Of what has happened on a day that is not known, and need not be: the day that is asked for is late enough. */
static ivn_date some_day(ivn_number day, ivn_flag happened, ivn_date asked)
{
    return !day.known && happened == IVN_YES ? asked : day_of(day, happened);
}

/* The first of two days, of which the second is not known only when it has not happened. */
static ivn_date closing(ivn_date ended, ivn_number returned)
{
    if (!returned.known || (ended != IVN_DATE_NONE && ended != IVN_DAY_NOT_KNOWN && ended < returned.value))
        return ended;
    return ended == IVN_DAY_NOT_KNOWN ? ended : returned.value;
}

void ivni_days_of(const ivni_level_policy *policy, const ivn_level_facts *facts, ivni_level_days *out)
{
    ivn_date ended = day_of(facts->ended, facts->is_ended);

    out->received = day_of(facts->received, facts->is_received);
    out->offered = day_of(facts->first_offered, facts->is_offered);
    out->offered_for = facts->offered_for.known ? facts->offered_for.value : IVN_DAY_NOT_KNOWN;
    out->commenced = some_day(facts->commenced, facts->is_commenced, policy->day);
    out->closed = closing(ended, facts->returned);
    out->ended = policy->soon.set ? ended : some_day(facts->ended, facts->is_ended, policy->day);
}
