/*
 * In custody or not, the release date that counts, and whether somebody has been released.
 */
#include "people/parts.h"

#define BIT(basis) (1u << (basis))
#define REMAND BIT(IVN_BASIS_REMAND)
#define CUSTODIAL BIT(IVN_BASIS_CUSTODIAL_SENTENCE)
/* Nobody is on one of these who was not released before; a temporary licence is no such release. */
#define AFTER_RELEASE                                                                                                  \
    (BIT(IVN_BASIS_LICENCE) | BIT(IVN_BASIS_POST_SENTENCE_SUPERVISION) | BIT(IVN_BASIS_SUPERVISION_DEFAULT_ORDER))
#define TEMPORARY BIT(IVN_BASIS_TEMPORARY_LICENCE)

/* The sources are numbered in the order in which they count: IVN_RELEASE_ACTUAL before all others. */
const ivn_release_date *ivni_release_of(const ivn_service_user *user)
{
    const ivn_custody *custody = user->custody;
    const ivn_release_date *counts = NULL;

    for (uint32_t i = 0; custody != NULL && i < custody->release_date_count; i++) {
        if (counts == NULL || custody->release_dates[i]->source < counts->source)
            counts = custody->release_dates[i];
    }
    return counts;
}

/*
 * What counts least comes first: what the legal bases in force mean by themselves, then a release that has happened,
 * then the host's own word. A custodial sentence beside a licence may be the one that was left or another one, and who
 * is on temporary licence may be out or in.
 */
static ivn_flag in_custody(const ivn_service_user *user, ivn_flag said, uint32_t stated, int was_released)
{
    int nothing = (stated == 0) & (user->sentences_complete == IVN_YES);
    ivn_flag is = ivni_if(nothing | ((stated & ~TEMPORARY) != 0)) & IVN_NO;

    is = ivni_choose((stated & CUSTODIAL) != 0, ivni_if((stated & AFTER_RELEASE) == 0) & IVN_YES, is);
    is = ivni_choose(was_released, IVN_NO, is);
    is = ivni_choose((stated & REMAND) != 0, IVN_YES, is);
    return ivni_choose(said != IVN_UNKNOWN, said, is);
}

static ivn_flag released(const ivn_service_user *user, uint32_t stated, int was_released)
{
    ivn_flag is = ivni_if(((stated & AFTER_RELEASE) != 0) | was_released) & IVN_YES;

    return ivni_choose(user->released_from_prison != IVN_UNKNOWN, user->released_from_prison, is);
}

void ivni_whereabouts_derive(const ivn_service_user *user, ivn_date day, uint32_t stated, ivni_subjects *out)
{
    const ivn_release_date *release = ivni_release_of(user);
    int was_released = release != NULL && release->source == IVN_RELEASE_ACTUAL && release->date.value <= day;
    ivn_flag said = user->custody != NULL ? user->custody->in_custody : IVN_UNKNOWN;

    out->may[IVN_SUBJECT_IN_CUSTODY] = ivni_flag_may(in_custody(user, said, stated, was_released));
    out->may[IVN_SUBJECT_RELEASED_FROM_PRISON] = ivni_flag_may(released(user, stated, was_released));
    if (release != NULL)
        out->ranges[IVN_SUBJECT_DAYS_TO_RELEASE] = (ivni_range){release->date.value - day, release->date.value - day};
}

void ivni_whereabouts_missing(const ivni_asked *asked, ivni_text *out)
{
    if (asked->subject == IVN_SUBJECT_IN_CUSTODY)
        ivni_text_string(out, "/custody/in_custody");
    else if (asked->subject == IVN_SUBJECT_DAYS_TO_RELEASE)
        ivni_text_string(out, "/custody/release_dates");
    else
        ivni_text_string(out, "/released_from_prison");
}
