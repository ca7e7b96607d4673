/*
 * Tests of src/people/subjects.c: age on the day, recorded judgements, and what the parts come to together.
 */
#include <string.h>

#include "person.h"

static const person_case ages[] = {
    {"not known", USER(.sex = IVN_SEX_MALE), .subject = IVN_SUBJECT_AGE, 0, 9998, "/date_of_birth"},
    {"the day before the birthday", USER(.date_of_birth = ON(1990, 11, 24)), .subject = IVN_SUBJECT_AGE, 35, 35},
    {"the birthday", USER(.date_of_birth = ON(1990, 11, 23)), .subject = IVN_SUBJECT_AGE, 36, 36},
    {"born today", USER(.date_of_birth = {1, TODAY}), .subject = IVN_SUBJECT_AGE, 0, 0},
    {"18 a day before", USER(.date_of_birth = ON(2008, 11, 24)), .subject = IVN_SUBJECT_AGE, 17, 17},
    {"18 today", USER(.date_of_birth = ON(2008, 11, 23)), .subject = IVN_SUBJECT_AGE, 18, 18},
    {"born on 29 February, on 28 February of a common year", USER(.date_of_birth = ON(2008, 2, 29)), DAY(2026, 2, 28),
     .subject = IVN_SUBJECT_AGE, 17, 17},
    {"born on 29 February, on 1 March of a common year", USER(.date_of_birth = ON(2008, 2, 29)), DAY(2026, 3, 1),
     .subject = IVN_SUBJECT_AGE, 18, 18},
    {"born on 29 February, on 29 February", USER(.date_of_birth = ON(2008, 2, 29)), DAY(2028, 2, 29),
     .subject = IVN_SUBJECT_AGE, 20, 20},
    {"the last day that can be asked for", USER(.date_of_birth = ON(1850, 1, 1)), DAY(9999, 12, 31),
     .subject = IVN_SUBJECT_AGE, 8149, 8149},
};

static void age_is_counted_in_whole_years_on_the_day(void **state)
{
    (void)state;
    CHECK_CASES(ages);
}

static void nobody_is_derived_before_birth(void **state)
{
    const ivn_service_user user = USER(.date_of_birth = {1, TODAY + 1}, .sex = IVN_SEX_MALE);
    ivni_subjects subjects;

    (void)state;
    assert_int_equal(ivni_subjects_derive(&user, TODAY, &law_unset, &subjects), IVN_ERROR_INVALID);
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        assert_int_equal(ivni_subject_range(&subjects, subject).low, ivni_subject_bounds(subject).low);
        assert_int_equal(ivni_subject_range(&subjects, subject).high, ivni_subject_bounds(subject).high);
    }
    assert_string_equal(missing_of(&user, TODAY, &law_unset, IVN_SUBJECT_EMPLOYMENT, NULL), "");
}

#define JUDGED(service_, suitable_, ...)                                                                               \
    &(const ivn_judgement)                                                                                             \
    {                                                                                                                  \
        .size = sizeof(ivn_judgement), .service = service_, .suitable = suitable_, .made = __VA_ARGS__                 \
    }
#define UNDATED                                                                                                        \
    {                                                                                                                  \
        0, 0                                                                                                           \
    }

static const struct {
    const char *behaviour;
    ivn_service_user user;
    ivn_flag judgement;
} judgements[] = {
    {"none", USER(.sex = IVN_SEX_MALE), IVN_UNKNOWN},
    {"on another service", USER(JUDGEMENTS(JUDGED("resolve", IVN_YES, UNDATED))), IVN_UNKNOWN},
    {"the only one", USER(JUDGEMENTS(JUDGED("bbr", IVN_NO, UNDATED))), IVN_NO},
    {"the last listed of several without a date",
     USER(JUDGEMENTS(JUDGED("bbr", IVN_NO, UNDATED), JUDGED("bbr", IVN_YES, UNDATED),
                     JUDGED("resolve", IVN_NO, UNDATED))),
     IVN_YES},
    {"the latest, wherever it is listed",
     USER(JUDGEMENTS(JUDGED("bbr", IVN_YES, ON(2025, 1, 2)), JUDGED("bbr", IVN_NO, ON(2025, 1, 1)))), IVN_YES},
    {"a dated one before those without a date",
     USER(JUDGEMENTS(JUDGED("bbr", IVN_YES, ON(2025, 1, 2)), JUDGED("bbr", IVN_NO, UNDATED))), IVN_YES},
    {"wherever the undated one is listed",
     USER(JUDGEMENTS(JUDGED("bbr", IVN_NO, UNDATED), JUDGED("bbr", IVN_YES, ON(2025, 1, 2)))), IVN_YES},
    {"the last listed of the same day",
     USER(JUDGEMENTS(JUDGED("bbr", IVN_YES, ON(2025, 1, 2)), JUDGED("bbr", IVN_NO, ON(2025, 1, 2)))), IVN_NO},
};

static void the_latest_judgement_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof judgements / sizeof *judgements; i++) {
        const ivn_service_user *user = &judgements[i].user;
        const char *missing = missing_of(user, TODAY, &law_unset, IVN_SUBJECT_SUITABLE_FOR, "bbr");

        if (ivni_judgement_on(user, "bbr") != judgements[i].judgement)
            fail_msg("%s", judgements[i].behaviour);
        assert_string_equal(missing, judgements[i].judgement == IVN_UNKNOWN ? "/judgements" : "");
    }
}

/* The first example of the manual: what is certain about him, and what is not. */
static void a_man_on_a_community_order_with_rehabilitation_activity(void **state)
{
    const ivn_service_user user = USER(.sex = IVN_SEX_MALE, .date_of_birth = ON(1990, 4, 2),
                                       SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_YES)));
    ivni_subjects subjects = derive(&user, TODAY, &law_unset);
    const uint32_t known[] = {IVN_SUBJECT_SEX,
                              IVN_SUBJECT_AGE,
                              IVN_SUBJECT_SENTENCED,
                              IVN_SUBJECT_COMMUNITY_ORDER,
                              IVN_SUBJECT_REHABILITATION_ACTIVITY,
                              IVN_SUBJECT_IN_CUSTODY};
    uint32_t count = 0;

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_true(ivni_subject_known(&subjects, known[i]));
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++)
        count += (uint32_t)ivni_subject_known(&subjects, subject);
    assert_int_equal(count, sizeof known / sizeof *known);
}

static void there_is_nothing_to_find_out_about_no_subject(void **state)
{
    const ivn_service_user user = USER(.sex = IVN_SEX_MALE);

    (void)state;
    assert_string_equal(missing_of(&user, TODAY, &law_unset, 0, NULL), "");
    assert_string_equal(missing_of(&user, TODAY, &law_unset, IVNI_SUBJECT_COUNT + 1, NULL), "");
    assert_string_equal(missing_of(&user, TODAY, &law_unset, IVN_SUBJECT_ELIGIBLE_FOR, "bbr"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(age_is_counted_in_whole_years_on_the_day),
        cmocka_unit_test(nobody_is_derived_before_birth),
        cmocka_unit_test(the_latest_judgement_counts),
        cmocka_unit_test(a_man_on_a_community_order_with_rehabilitation_activity),
        cmocka_unit_test(there_is_nothing_to_find_out_about_no_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
