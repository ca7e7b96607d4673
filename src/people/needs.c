/*
 * Needs that were looked at, and the cohorts a person belongs to.
 */
#include "people/parts.h"

#include <string.h>

#define FIRST_NEED IVN_SUBJECT_NEED_ACCOMMODATION
#define LAST_NEED IVN_SUBJECT_NEED_DOMESTIC_ABUSE
#define SUBJECT_OF(area) (FIRST_NEED + (area)-IVN_NEED_ACCOMMODATION)

_Static_assert(SUBJECT_OF(IVN_NEED_DOMESTIC_ABUSE) == LAST_NEED, "needs and their subjects are in the same order");

/* Nobody gives a need that is not there a complexity, or links it to offending. */
ivn_flag ivni_need_identified(const ivn_need *need)
{
    uint32_t implied = (uint32_t)(need->complexity != 0) | (uint32_t)(need->linked_to_offending == IVN_YES);

    return ivni_choose(need->identified != IVN_UNKNOWN, need->identified, implied * IVN_YES);
}

static int belongs_to(const ivn_service_user *user, uint32_t cohort)
{
    int found = 0;

    for (uint32_t i = 0; i < user->cohort_count; i++)
        found |= user->cohorts[i] == cohort;
    return found;
}

void ivni_needs_derive(const ivn_service_user *user, ivni_subjects *out)
{
    uint8_t not_listed = ivni_settled_may(0, user->needs_complete != IVN_YES);

    memset(&out->may[FIRST_NEED], not_listed, LAST_NEED - FIRST_NEED + 1);
    for (uint32_t i = 0; i < user->need_count; i++)
        out->may[SUBJECT_OF(user->needs[i]->area)] = ivni_flag_may(ivni_need_identified(user->needs[i]));
    out->may[IVN_SUBJECT_VETERAN] =
        ivni_settled_may(belongs_to(user, IVN_COHORT_VETERAN), user->cohorts_complete != IVN_YES);
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
