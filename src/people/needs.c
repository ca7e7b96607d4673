/*
 * Needs that were looked at, and the cohorts a person belongs to.
 */
#include "people/parts.h"

#define FIRST_NEED IVN_SUBJECT_NEED_ACCOMMODATION
#define LAST_NEED IVN_SUBJECT_NEED_DOMESTIC_ABUSE
#define SUBJECT_OF(area) (FIRST_NEED + (area)-IVN_NEED_ACCOMMODATION)

_Static_assert(SUBJECT_OF(IVN_NEED_DOMESTIC_ABUSE) == LAST_NEED, "needs and their subjects are in the same order");

/* Nobody gives a need that is not there a complexity, or links it to offending. */
static ivn_flag identified(const ivn_need *need)
{
    if (need->identified != IVN_UNKNOWN)
        return need->identified;
    return need->complexity != 0 || need->linked_to_offending == IVN_YES ? IVN_YES : IVN_UNKNOWN;
}

static int belongs_to(const ivn_service_user *user, uint32_t cohort)
{
    for (uint32_t i = 0; i < user->cohort_count; i++) {
        if (user->cohorts[i] == cohort)
            return 1;
    }
    return 0;
}

void ivni_needs_derive(const ivn_service_user *user, ivni_range *ranges)
{
    if (user->needs_complete == IVN_YES) {
        for (uint32_t subject = FIRST_NEED; subject <= LAST_NEED; subject++)
            ranges[subject] = ivni_flag_range(IVN_NO);
    }
    for (uint32_t i = 0; i < user->need_count; i++)
        ranges[SUBJECT_OF(user->needs[i]->area)] = ivni_flag_range(identified(user->needs[i]));
    ranges[IVN_SUBJECT_VETERAN] =
        ivni_flag_range(ivni_settle(belongs_to(user, IVN_COHORT_VETERAN), user->cohorts_complete != IVN_YES));
}

void ivni_needs_missing(const ivni_asked *asked, ivni_text *out)
{
    if (asked->subject == IVN_SUBJECT_VETERAN) {
        ivni_text_string(out, "/cohorts");
        return;
    }
    for (uint32_t i = 0; i < asked->user->need_count; i++) {
        if (SUBJECT_OF(asked->user->needs[i]->area) == asked->subject) {
            ivni_text_format(out, "/needs/%u/identified", (unsigned)i);
            return;
        }
    }
    ivni_text_string(out, "/needs");
}
