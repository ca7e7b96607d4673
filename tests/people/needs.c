/*
 * Tests of src/people/needs.c: needs that were looked at, and cohorts.
 */
#include "person.h"

static const person_case needs[] = {
    {"identified", USER(NEEDS(NEED(FINANCE, .identified = IVN_YES))), .subject = IVN_SUBJECT_NEED_FINANCE, IS_YES},
    {"looked at, and there is none", USER(NEEDS(NEED(FINANCE, .identified = IVN_NO))),
     .subject = IVN_SUBJECT_NEED_FINANCE, IS_NO},
    {"a complexity says that there is one", USER(NEEDS(NEED(FINANCE, .complexity = IVN_COMPLEXITY_LOW))),
     .subject = IVN_SUBJECT_NEED_FINANCE, IS_YES},
    {"so does a link to offending", USER(NEEDS(NEED(FINANCE, .linked_to_offending = IVN_YES))),
     .subject = IVN_SUBJECT_NEED_FINANCE, IS_YES},
    {"no link to offending says nothing", USER(NEEDS(NEED(FAMILY), NEED(FINANCE, .linked_to_offending = IVN_NO))),
     .subject = IVN_SUBJECT_NEED_FINANCE, IS_OPEN, "/needs/1/identified"},
    {"listed without a word, even in a complete list", USER(NEEDS(NEED(FINANCE)), .needs_complete = IVN_YES),
     .subject = IVN_SUBJECT_NEED_FINANCE, IS_OPEN, "/needs/0/identified"},
    {"not listed", USER(NEEDS(NEED(FINANCE, .identified = IVN_YES))), .subject = IVN_SUBJECT_NEED_FAMILY, IS_OPEN,
     "/needs"},
    {"not in a complete list", USER(NEEDS(NEED(FINANCE, .identified = IVN_YES)), .needs_complete = IVN_YES),
     .subject = IVN_SUBJECT_NEED_FAMILY, IS_NO},
    {"none, and that is all", USER(.needs_complete = IVN_YES), .subject = IVN_SUBJECT_NEED_DOMESTIC_ABUSE, IS_NO},
};

static const person_case cohorts[] = {
    {"a veteran", USER(COHORTS(IVN_COHORT_OLDER, IVN_COHORT_VETERAN)), .subject = IVN_SUBJECT_VETERAN, IS_YES},
    {"another cohort says nothing", USER(COHORTS(IVN_COHORT_OLDER)), .subject = IVN_SUBJECT_VETERAN, IS_OPEN,
     "/cohorts"},
    {"not among complete cohorts", USER(COHORTS(IVN_COHORT_OLDER), .cohorts_complete = IVN_YES),
     .subject = IVN_SUBJECT_VETERAN, IS_NO},
    {"not known of any", USER(.cohorts_complete = IVN_NO), .subject = IVN_SUBJECT_VETERAN, IS_OPEN, "/cohorts"},
};

static void a_need_is_there_when_it_was_identified(void **state)
{
    (void)state;
    CHECK_CASES(needs);
}

static void a_veteran_is_one_of_a_cohort(void **state)
{
    (void)state;
    CHECK_CASES(cohorts);
}

static void each_area_has_its_subject(void **state)
{
    (void)state;
    for (uint32_t area = 1; area <= ivn_term_count(IVN_VOCABULARY_NEED); area++) {
        const ivn_need need = {.size = sizeof need, .area = area, .identified = IVN_YES};
        const ivn_need *list[] = {&need};
        const ivn_service_user user = {.size = sizeof user, .needs = list, .need_count = 1, .needs_complete = IVN_YES};
        ivni_subjects subjects = derive(&user, TODAY, &law_unset);
        for (uint32_t other = 1; other <= ivn_term_count(IVN_VOCABULARY_NEED); other++) {
            ivni_range range = ivni_subject_range(&subjects, IVN_SUBJECT_NEED_ACCOMMODATION + other - 1);
            assert_int_equal(range.low, other == area ? IVN_YES : IVN_NO);
            assert_int_equal(range.high, other == area ? IVN_YES : IVN_NO);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_need_is_there_when_it_was_identified),
        cmocka_unit_test(a_veteran_is_one_of_a_cohort),
        cmocka_unit_test(each_area_has_its_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
