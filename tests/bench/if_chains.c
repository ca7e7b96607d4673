/*
 * Twelve services by hand.
 */
#include "if_chains.h"

#include "base/day.h"

#define TWO_YEARS_BACK IVNI_DAY(2024, 11, 23)

const char *const if_chain_services[IF_CHAINS] = {"community-payback@rate-card-2019",
                                                  "thinking-skills-programme@rate-card-2019",
                                                  "building-skills-for-recovery@rate-card-2019",
                                                  "resolve@rate-card-2019",
                                                  "drink-impaired-drivers@rate-card-2019",
                                                  "who-am-i@rate-card-2019",
                                                  "next-steps@rate-card-2019",
                                                  "fearless-futures@rate-card-2019",
                                                  "attitudes@rate-card-2019",
                                                  "barriers-to-compliance@rate-card-2019",
                                                  "victims-awareness@rate-card-2019",
                                                  "personal-well-being/emotional@well-being-specification"};

static ivn_flag flag(const ivni_subjects *person, uint32_t subject)
{
    static const uint8_t flags[] = {IVN_UNKNOWN, IVN_NO, IVN_YES, IVN_UNKNOWN};
    return flags[person->may[subject] & 3];
}

static ivn_flag either(ivn_flag one, ivn_flag other)
{
    if (one == IVN_YES || other == IVN_YES)
        return IVN_YES;
    return one == IVN_NO && other == IVN_NO ? IVN_NO : IVN_UNKNOWN;
}

static ivn_flag opposite(ivn_flag one)
{
    return one == IVN_UNKNOWN ? IVN_UNKNOWN : one == IVN_YES ? IVN_NO : IVN_YES;
}

static ivn_flag between(ivni_range range, int32_t low, int32_t high)
{
    if (range.low >= low && range.high <= high)
        return IVN_YES;
    return range.high < low || range.low > high ? IVN_NO : IVN_UNKNOWN;
}

/* Codes: a bit for each value that is possible, the lowest for 1. */
static ivn_flag one_of(uint32_t possible, uint32_t wanted)
{
    if ((possible & ~wanted) == 0)
        return IVN_YES;
    return (possible & wanted) == 0 ? IVN_NO : IVN_UNKNOWN;
}

static ivn_flag in_community(const ivni_subjects *p)
{
    return opposite(flag(p, IVN_SUBJECT_IN_CUSTODY));
}

static ivn_flag not_sexual(const ivni_subjects *p)
{
    return opposite(flag(p, IVN_SUBJECT_SEXUAL_OFFENCE));
}

static ivn_flag activity_or_licence(const ivni_subjects *p)
{
    return either(flag(p, IVN_SUBJECT_REHABILITATION_ACTIVITY), flag(p, IVN_SUBJECT_LICENCE));
}

static ivn_flag man(const ivni_subjects *p)
{
    return one_of(p->may[IVN_SUBJECT_SEX], 1u << (IVN_SEX_MALE - 1));
}

static ivn_flag medium_or_higher(const ivni_subjects *p)
{
    return one_of(p->may[IVN_SUBJECT_REOFFENDING_BAND],
                  1u << (IVN_BAND_MEDIUM - 1) | 1u << (IVN_BAND_HIGH - 1) | 1u << (IVN_BAND_VERY_HIGH - 1));
}

/* What must hold, one after the other; the first that fails ends it. */
static uint8_t all_of(ivn_flag a, ivn_flag b, ivn_flag c, ivn_flag d)
{
    if (a == IVN_NO || b == IVN_NO || c == IVN_NO || d == IVN_NO)
        return IVN_SUMMARY_MAY_NOT_REFER;
    if (a == IVN_YES && b == IVN_YES && c == IVN_YES && d == IVN_YES)
        return IVN_SUMMARY_MAY_REFER;
    return IVN_SUMMARY_FIND_OUT_FIRST;
}

static uint8_t thinking_skills(const ivni_subjects *p)
{
    uint8_t eligible = all_of(in_community(p), medium_or_higher(p), not_sexual(p), IVN_YES);
    ivn_flag unsuitable =
        either(flag(p, IVN_SUBJECT_SERIOUS_MENTAL_HEALTH_PROBLEM), flag(p, IVN_SUBJECT_OBSTACLE_TO_LEARNING));
    if (eligible != IVN_SUMMARY_MAY_REFER)
        return eligible;
    if (unsuitable == IVN_UNKNOWN)
        return IVN_SUMMARY_FIND_OUT_FIRST;
    return unsuitable == IVN_YES ? IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE : IVN_SUMMARY_MAY_REFER;
}

static uint8_t skills_for_recovery(const ivni_subjects *p)
{
    ivn_flag dependent = either(flag(p, IVN_SUBJECT_DEPENDENT_ON_DRUGS), flag(p, IVN_SUBJECT_DEPENDENT_ON_ALCOHOL));
    ivn_flag need = either(flag(p, IVN_SUBJECT_NEED_DEPENDENCY), flag(p, IVN_SUBJECT_NEED_ALCOHOL));
    return all_of(in_community(p), between(p->ranges[IVN_SUBJECT_OGRS3], 50, 100), dependent, need);
}

static uint8_t resolve(const ivni_subjects *p)
{
    ivni_range last = p->ranges[IVN_SUBJECT_LAST_VIOLENT_OFFENCE];
    ivn_flag violence = either(flag(p, IVN_SUBJECT_INDEX_VIOLENCE), between(last, TWO_YEARS_BACK, INT32_MAX));
    return all_of(in_community(p), man(p), medium_or_higher(p), violence);
}

static uint8_t impaired_drivers(const ivni_subjects *p)
{
    ivn_flag driving =
        either(flag(p, IVN_SUBJECT_DRINK_DRIVING_OFFENCE), flag(p, IVN_SUBJECT_DRINK_DRIVING_AGGRAVATION));
    return all_of(in_community(p), between(p->ranges[IVN_SUBJECT_AGE], 18, INT32_MAX), driving, IVN_YES);
}

static uint8_t next_steps(const ivni_subjects *p)
{
    ivn_flag order = either(flag(p, IVN_SUBJECT_COMMUNITY_ORDER), flag(p, IVN_SUBJECT_SUSPENDED_SENTENCE_ORDER));
    return all_of(in_community(p), either(order, flag(p, IVN_SUBJECT_LICENCE)), IVN_YES, IVN_YES);
}

static uint8_t victims_awareness(const ivni_subjects *p)
{
    ivn_flag basis = either(activity_or_licence(p), flag(p, IVN_SUBJECT_POST_SENTENCE_SUPERVISION));
    return all_of(in_community(p), opposite(flag(p, IVN_SUBJECT_DOMESTIC_ABUSE_PERPETRATOR)), not_sexual(p), basis);
}

static uint8_t emotional_well_being(const ivni_subjects *p)
{
    ivn_flag basis = either(activity_or_licence(p), flag(p, IVN_SUBJECT_POST_SENTENCE_SUPERVISION));
    ivn_flag adult = between(p->ranges[IVN_SUBJECT_AGE], 18, INT32_MAX);
    return all_of(in_community(p), man(p), adult, basis);
}

void if_chains_answer(const ivni_subjects *p, uint8_t answers[IF_CHAINS])
{
    ivni_range age = p->ranges[IVN_SUBJECT_AGE];
    answers[0] = all_of(in_community(p), flag(p, IVN_SUBJECT_UNPAID_WORK_REQUIREMENT), IVN_YES, IVN_YES);
    answers[1] = thinking_skills(p);
    answers[2] = skills_for_recovery(p);
    answers[3] = resolve(p);
    answers[4] = impaired_drivers(p);
    answers[5] = all_of(in_community(p), activity_or_licence(p), not_sexual(p), IVN_YES);
    answers[6] = next_steps(p);
    answers[7] = all_of(in_community(p), between(age, 18, 25), IVN_YES, IVN_YES);
    answers[8] = all_of(in_community(p), man(p), activity_or_licence(p), IVN_YES);
    answers[9] = all_of(in_community(p), opposite(flag(p, IVN_SUBJECT_MOTIVATED_TO_CHANGE)), IVN_YES, IVN_YES);
    answers[10] = victims_awareness(p);
    answers[11] = emotional_well_being(p);
}
