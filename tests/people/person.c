/*
 * The people of person.h, looked at.
 */
#include "person.h"

#include <stdio.h>
#include <string.h>

const ivni_law law_unset = {.royal_assent = DAY(2026, 1, 22), .urgent_days = {1, 14}};
const ivni_law law_set = {.supervision_repealed = {1, REPEAL_DAY},
                          .probation_requirement = {1, REQUIREMENT_DAY},
                          .royal_assent = DAY(2026, 1, 22),
                          .urgent_days = {1, 14}};

ivni_subjects derive(const ivn_service_user *user, ivn_date day, const ivni_law *law)
{
    ivni_subjects subjects;

    memset(&subjects, 0xa5, sizeof subjects);
    assert_int_equal(ivni_subjects_derive(user, day, law, &subjects), IVN_OK);
    return subjects;
}

ivni_range range_of(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject)
{
    ivni_subjects subjects = derive(user, day, law);

    return ivni_subject_range(&subjects, subject);
}

const char *missing_of(const ivn_service_user *user, ivn_date day, const ivni_law *law, uint32_t subject,
                       const char *service)
{
    static char pointer[256];
    ivn_context *context = NULL;
    ivni_text text;

    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    ivni_text_init(&text, context);
    ivni_subject_missing(user, day, law, subject, service, &text);
    assert_int_equal(text.status, IVN_OK);
    assert_true(text.size < sizeof pointer);
    if (text.size > 0)
        memcpy(pointer, text.data, text.size);
    pointer[text.size] = '\0';
    ivni_text_discard(&text);
    ivn_context_free(context);
    return pointer;
}

static void check_case(const person_case *row)
{
    const ivni_law *law = row->law != NULL ? row->law : &law_unset;
    ivn_date day = row->day != 0 ? row->day : TODAY;
    ivni_range range = range_of(&row->user, day, law, row->subject);
    const char *missing = missing_of(&row->user, day, law, row->subject, NULL);
    const char *right = row->missing != NULL ? row->missing : "";

    if (range.low != row->low || range.high != row->high)
        fail_msg("%s: %d to %d, not %d to %d", row->behaviour, range.low, range.high, row->low, row->high);
    if (strcmp(missing, right) != 0)
        fail_msg("%s: missing is \"%s\", not \"%s\"", row->behaviour, missing, right);
}

void check_person_cases(const person_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_case(&cases[i]);
}
