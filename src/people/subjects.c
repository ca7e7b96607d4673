/*
 * The subjects of a person on a day: puts the parts together, both ways. Serves the profile, and eligibility above.
 */
#include "people/parts.h"

#include <string.h>

static ivn_status derive_age(const ivn_service_user *user, ivn_date day, ivni_range *age)
{
    int32_t years;

    if (!user->date_of_birth.known)
        return IVN_OK;
    if (ivn_date_years_between(user->date_of_birth.value, day, &years) != IVN_OK)
        return IVN_ERROR_INVALID;
    *age = (ivni_range){years, years};
    return IVN_OK;
}

ivn_status ivni_subjects_derive(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_subjects *out)
{
    ivni_range *ranges = out->ranges;
    uint32_t stated;

    out->day = day;
    out->home_area = user->home_area;
    out->resettlement_area = user->resettlement_area;
    out->prison = user->custody == NULL ? NULL : user->custody->prison;
    ivni_know_nothing(ranges);
    if (derive_age(user, day, &ranges[IVN_SUBJECT_AGE]) != IVN_OK)
        return IVN_ERROR_INVALID;
    ivni_plain_derive(user, ranges);
    stated = ivni_sentences_derive(user, day, law, ranges);
    ivni_whereabouts_derive(user, day, stated, ranges);
    ivni_offences_derive(user, day, ranges);
    ivni_needs_derive(user, ranges);
    return IVN_OK;
}

/* Whether `judgement` counts before `other`: the later date, a date before none, the later place in the list. */
static int counts_before(const ivn_judgement *judgement, const ivn_judgement *other)
{
    if (other == NULL || judgement->made.known != other->made.known)
        return other == NULL || judgement->made.known;
    return judgement->made.value >= other->made.value;
}

ivn_flag ivni_judgement_on(const ivn_service_user *user, const char *service)
{
    const ivn_judgement *counts = NULL;

    for (uint32_t i = 0; i < user->judgement_count; i++) {
        if (strcmp(user->judgements[i]->service, service) == 0 && counts_before(user->judgements[i], counts))
            counts = user->judgements[i];
    }
    return counts == NULL ? IVN_UNKNOWN : counts->suitable;
}

/* --- what is missing -------------------------------------------------------------------------------------------- */

static void missing_date_of_birth(const ivni_asked *asked, ivni_text *out)
{
    (void)asked;
    ivni_text_string(out, "/date_of_birth");
}

static void missing_judgement(const ivni_asked *asked, ivni_text *out)
{
    if (asked->subject == IVN_SUBJECT_SUITABLE_FOR)
        ivni_text_string(out, "/judgements");
}

static void (*const missing[])(const ivni_asked *asked, ivni_text *out) = {
    [IVNI_PART_USER] = ivni_plain_missing,
    [IVNI_PART_RISK] = ivni_plain_missing,
    [IVNI_PART_CUSTODY] = ivni_plain_missing,
    [IVNI_PART_TRAVEL] = ivni_plain_missing,
    [IVNI_PART_BIRTH] = missing_date_of_birth,
    [IVNI_PART_SENTENCES] = ivni_sentences_missing,
    [IVNI_PART_WHEREABOUTS] = ivni_whereabouts_missing,
    [IVNI_PART_OFFENCES] = ivni_offences_missing,
    [IVNI_PART_NEEDS] = ivni_needs_missing,
    [IVNI_PART_OTHERS] = missing_judgement,
};

const char *ivni_subject_text(const ivni_subjects *subjects, uint32_t subject)
{
    return subject == IVN_SUBJECT_HOME_AREA           ? subjects->home_area
           : subject == IVN_SUBJECT_RESETTLEMENT_AREA ? subjects->resettlement_area
           : subject == IVN_SUBJECT_PRISON            ? subjects->prison
                                                      : NULL;
}

int ivni_subject_known(const ivni_subjects *subjects, uint32_t subject)
{
    if (ivn_subject_kind(subject) == IVN_SUBJECT_KIND_TEXT)
        return ivni_subject_text(subjects, subject) != NULL;
    return subjects->ranges[subject].low == subjects->ranges[subject].high;
}

void ivni_subject_missing(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject,
                          const char *service, ivni_text *out)
{
    ivni_subjects subjects;

    if (ivn_subject_kind(subject) == 0 || ivni_subjects_derive(user, day, law, &subjects) != IVN_OK ||
        ivni_subject_known(&subjects, subject))
        return;
    if (service != NULL && subject == IVN_SUBJECT_SUITABLE_FOR && ivni_judgement_on(user, service) != IVN_UNKNOWN)
        return;
    missing[ivni_subject_part(subject)](&(ivni_asked){user, law, day, subject, subjects.ranges[subject]}, out);
}
