/*
 * The subjects of a person on a day: puts the parts together, both ways. Serves the profile, and eligibility above.
 */
#include "people/parts.h"

#include <string.h>

/* Whole years. Whoever was born on 29 February is a year older on 1 March where there is no such day. */
static int32_t years_on(ivn_date born, const ivni_law *law)
{
    int32_t year, month, day;

    ivni_civil_date(born, &year, &month, &day);
    return law->year - year - (law->month_and_day < 100 * month + day);
}

static ivn_status derive_age(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_range *age)
{
    ivni_law other;

    if (!user->date_of_birth.known)
        return IVN_OK;
    if (user->date_of_birth.value > day)
        return IVN_ERROR_INVALID;
    if (law->month_and_day == 0 || law->day != day) {
        ivni_law_on(&other, day);
        law = &other;
    }
    age->low = age->high = years_on(user->date_of_birth.value, law);
    return IVN_OK;
}

ivn_status ivni_subjects_derive(const ivn_service_user *user, ivn_date day, const ivni_law *law, ivni_subjects *out)
{
    uint32_t stated;

    out->day = day;
    out->home_area = user->home_area;
    out->resettlement_area = user->resettlement_area;
    out->prison = user->custody == NULL ? NULL : user->custody->prison;
    ivni_know_nothing(out);
    if (derive_age(user, day, law, &out->ranges[IVN_SUBJECT_AGE]) != IVN_OK)
        return IVN_ERROR_INVALID;
    ivni_plain_derive(user, out);
    stated = ivni_sentences_derive(user, day, law, out);
    ivni_whereabouts_derive(user, day, stated, out);
    ivni_offences_derive(user, day, out);
    ivni_needs_derive(user, out);
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

/* The least and the greatest of the values whose bits are set, the lowest bit being that of 1. */
static ivni_range range_of_bits(uint32_t bits)
{
    ivni_range range = {1, 0};

    for (; (bits & 1u) == 0; bits >>= 1)
        range.low += 1;
    for (range.high = range.low - 1; bits != 0; bits >>= 1)
        range.high += 1;
    return range;
}

ivni_range ivni_subject_range(const ivni_subjects *subjects, uint32_t subject)
{
    uint32_t kind = ivn_subject_kind(subject);

    if (kind == IVN_SUBJECT_KIND_NUMBER || kind == IVN_SUBJECT_KIND_DATE)
        return subjects->ranges[subject];
    return kind == IVN_SUBJECT_KIND_TEXT ? (ivni_range){0, 0} : range_of_bits(subjects->may[subject]);
}

int ivni_subject_known(const ivni_subjects *subjects, uint32_t subject)
{
    ivni_range range = ivni_subject_range(subjects, subject);

    if (ivn_subject_kind(subject) == IVN_SUBJECT_KIND_TEXT)
        return ivni_subject_text(subjects, subject) != NULL;
    return range.low == range.high;
}

void ivni_subject_missing_of(const ivn_service_user *user, const ivni_subjects *subjects, const ivni_law *law,
                             uint32_t subject, const char *service, ivni_text *out)
{
    if (ivni_subject_known(subjects, subject))
        return;
    if (service != NULL && subject == IVN_SUBJECT_SUITABLE_FOR && ivni_judgement_on(user, service) != IVN_UNKNOWN)
        return;
    missing[ivni_subject_part(subject)](
        &(ivni_asked){user, law, subjects->day, subject, ivni_subject_range(subjects, subject)}, out);
}

void ivni_subject_missing(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject,
                          const char *service, ivni_text *out)
{
    ivni_subjects subjects;

    if (ivn_subject_kind(subject) != 0 && ivni_subjects_derive(user, day, law, &subjects) == IVN_OK)
        ivni_subject_missing_of(user, &subjects, law, subject, service, out);
}
