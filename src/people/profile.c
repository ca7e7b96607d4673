/*
 * The public view of what follows from the facts about a person on a day.
 */
#include <string.h>

#include "people/parts.h"

struct ivn_profile {
    ivni_arena arena;
    ivn_profile_view view;
    ivn_subject_value values[IVNI_SUBJECT_COUNT];
    const ivn_subject_value *subjects[IVNI_SUBJECT_COUNT];
    ivni_remarks remarks;
};

/* What a profile is made from. */
typedef struct making {
    const ivn_context *context;
    const ivn_service_user *user;
    ivn_date day;
    ivni_law law;
    ivni_subjects subjects;
    ivni_text text; /* one pointer at a time */
} making;

static ivn_status write_missing(ivn_profile *profile, making *maker, ivn_subject_value *value, ivn_error *error)
{
    maker->text.size = 0;
    ivni_subject_missing(maker->user, maker->day, &maker->law, value->subject, NULL, &maker->text);
    if (maker->text.status != IVN_OK)
        return ivni_fail_status(error, maker->text.status);
    value->missing = ivni_arena_text(&profile->arena, maker->text.data, maker->text.size);
    return value->missing == NULL ? ivni_fail_status(error, ivni_arena_failure(&profile->arena)) : IVN_OK;
}

static ivn_status write_value(ivn_profile *profile, making *maker, uint32_t subject, ivn_error *error)
{
    ivn_subject_value *value = &profile->values[subject - 1];
    ivni_range range = ivni_subject_range(&maker->subjects, subject);

    *value = (ivn_subject_value){.size = sizeof *value,
                                 .subject = subject,
                                 .known = (uint32_t)ivni_subject_known(&maker->subjects, subject),
                                 .low = range.low,
                                 .high = range.high,
                                 .text = ivni_subject_text(&maker->subjects, subject),
                                 .missing = ""};
    profile->subjects[subject - 1] = value;
    return value->known ? IVN_OK : write_missing(profile, maker, value, error);
}

static int32_t whole_weeks(int32_t days)
{
    return days >= 0 ? days / 7 : -((6 - days) / 7);
}

/* After the release date nobody has days to serve; but a date that has passed says nothing of somebody still inside. */
static ivn_flag urgent(const making *maker, ivn_number days)
{
    ivni_range custody = ivni_subject_range(&maker->subjects, IVN_SUBJECT_IN_CUSTODY);

    if (!days.known)
        return custody.high == IVN_NO ? IVN_NO : IVN_UNKNOWN;
    if (days.value < 0)
        return custody.low == IVN_YES ? IVN_UNKNOWN : IVN_NO;
    if (!maker->law.urgent_days.known)
        return IVN_UNKNOWN;
    return days.value <= maker->law.urgent_days.value ? IVN_YES : IVN_NO;
}

static void write_release(ivn_profile_view *view, const making *maker)
{
    const ivn_release_date *release = ivni_release_of(maker->user);
    ivn_number days = {0, 0};

    if (release != NULL) {
        days = (ivn_number){1, release->date.value - maker->day};
        view->release_date = release->date;
        view->release_source = release->source;
        view->weeks_to_release = (ivn_number){1, whole_weeks(days.value)};
    }
    view->urgent = urgent(maker, days);
}

static ivn_status write_view(ivn_profile *profile, making *maker, ivn_error *error)
{
    ivn_status status = IVN_OK;

    for (uint32_t subject = 1; status == IVN_OK && subject <= IVNI_SUBJECT_COUNT; subject++)
        status = write_value(profile, maker, subject, error);
    ivni_remarks_on(maker->user, maker->day, &maker->law, &profile->remarks);
    profile->view = (ivn_profile_view){.size = sizeof profile->view,
                                       .subject_count = IVNI_SUBJECT_COUNT,
                                       .subjects = profile->subjects,
                                       .day = {1, maker->day},
                                       .remark_count = profile->remarks.count,
                                       .remarks = profile->remarks.list};
    write_release(&profile->view, maker);
    return status;
}

static ivn_status fill(ivn_profile *profile, making *maker, const ivn_service_user *user, ivn_error *error)
{
    const void *copy;
    ivn_status status = ivni_schema_take(maker->context, &ivni_service_user_table, user, &profile->arena, &copy, error);

    if (status != IVN_OK)
        return status;
    maker->user = copy;
    if (ivni_subjects_derive(maker->user, maker->day, &maker->law, &maker->subjects) != IVN_OK)
        return ivni_fail_at(error, IVN_ERROR_INVALID, -1, "/date_of_birth", "the date of birth lies after the day");
    return write_view(profile, maker, error);
}

static ivn_status check_inputs(const ivn_context *context, const ivn_rulebook *rulebook, const ivn_service_user *user,
                               ivn_date day, ivn_profile **out, ivn_error *error)
{
    if (ivni_error_check(error) != IVN_OK)
        return IVN_ERROR_SIZE;
    if (context == NULL || rulebook == NULL || user == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, rulebook, user and out must not be NULL");
    if (day < IVNI_FIRST_CIVIL || day > IVNI_LAST_CIVIL)
        return ivni_fail(error, IVN_ERROR_RANGE, "the day is not of the years 1 to 9999");
    return IVN_OK;
}

ivn_status ivn_profile_new(const ivn_context *context, const ivn_rulebook *rulebook, const ivn_service_user *user,
                           ivn_date day, ivn_profile **out, ivn_error *error)
{
    ivn_status status = check_inputs(context, rulebook, user, day, out, error);
    making maker = {.context = context, .day = day};
    ivn_profile *profile;

    if (status != IVN_OK)
        return status;
    profile = ivni_document_new(context, sizeof *profile);
    if (profile == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *profile));
    ivni_law_of(rulebook, &maker.law);
    ivni_text_init(&maker.text, context);
    status = fill(profile, &maker, user, error);
    ivni_text_discard(&maker.text);
    if (status == IVN_OK)
        *out = profile;
    else
        ivni_document_free(profile);
    return status;
}

const ivn_profile_view *ivn_profile_read(const ivn_profile *profile)
{
    return profile == NULL ? NULL : &profile->view;
}

void ivn_profile_free(ivn_profile *profile)
{
    ivni_document_free(profile);
}
