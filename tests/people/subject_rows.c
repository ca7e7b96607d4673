/*
 * Tests of src/people/subject_rows.c: every subject is described, as its vocabulary and its struct are.
 */
#include <string.h>

#include "person.h"

static void every_subject_has_a_row(void **state)
{
    (void)state;
    assert_int_equal(ivn_term_count(IVN_VOCABULARY_SUBJECT), IVNI_SUBJECT_COUNT);
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        assert_in_range(ivn_subject_kind(subject), IVN_SUBJECT_KIND_FLAG, IVN_SUBJECT_KIND_TEXT);
        assert_true(strlen(ivni_subject_title(subject)) > 2);
    }
}

static void there_is_nothing_beyond_the_subjects(void **state)
{
    const uint32_t none[] = {0, IVNI_SUBJECT_COUNT + 1, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(ivn_subject_kind(none[i]), 0);
        assert_string_equal(ivni_subject_title(none[i]), "");
        assert_int_equal(ivni_subject_vocabulary(none[i]), 0);
        assert_int_equal(ivni_subject_unit(none[i]), IVN_UNIT_NONE);
        assert_int_equal(ivni_subject_bounds(none[i]).low, 0);
        assert_int_equal(ivni_subject_bounds(none[i]).high, 0);
    }
}

static void what_a_pointer_leads_to_is_asked_for(void **state)
{
    static const struct {
        uint32_t subject;
        const char *pointer, *title;
    } rows[] = {
        {IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION, "/offences/0/domestic_abuse",
         "whether the offence was one of domestic abuse"},
        {IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION, "/offences/0/convicted",
         "date of the last conviction for domestic abuse"},
        {IVN_SUBJECT_LAST_VIOLENT_OFFENCE, "/offences/12/violent", "whether the offence was one of violence"},
        {IVN_SUBJECT_INDEX_VIOLENCE, "/offences/0/index", "whether the offence is the index offence"},
        {0, "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ivni_subject_title_at(rows[i].subject, rows[i].pointer), rows[i].title);
}

static void bounds_are_those_of_the_kind(void **state)
{
    (void)state;
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        ivni_range bounds = ivni_subject_bounds(subject);
        uint32_t vocabulary = ivni_subject_vocabulary(subject);

        switch (ivn_subject_kind(subject)) {
        case IVN_SUBJECT_KIND_FLAG:
            assert_int_equal(bounds.low, IVN_NO);
            assert_int_equal(bounds.high, IVN_YES);
            break;
        case IVN_SUBJECT_KIND_CODE:
            assert_int_equal(bounds.low, 1);
            assert_int_equal(bounds.high, ivn_term_count(vocabulary));
            break;
        case IVN_SUBJECT_KIND_NUMBER:
            assert_true(bounds.low < bounds.high);
            assert_non_null(ivn_term_of(IVN_VOCABULARY_UNIT, ivni_subject_unit(subject)));
            break;
        case IVN_SUBJECT_KIND_DATE:
            assert_int_equal(bounds.low, NEVER);
            assert_int_equal(bounds.high, DAY(9999, 12, 31));
            break;
        default:
            assert_int_equal(bounds.high, 0);
        }
        assert_int_equal(vocabulary != 0, ivn_subject_kind(subject) == IVN_SUBJECT_KIND_CODE);
    }
}

static void numbers_have_the_unit_in_which_they_count(void **state)
{
    (void)state;
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_AGE), IVN_UNIT_YEARS);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_DAYS_TO_RELEASE), IVN_UNIT_DAYS);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_UNPAID_WORK_HOURS), IVN_UNIT_HOURS);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_OGRS3), IVN_UNIT_PERCENT);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_TRAVEL_TO_WORKSITE), IVN_UNIT_MINUTES);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_OASYS_LAYER), IVN_UNIT_LAYER);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_RSR), IVN_UNIT_NONE);
    assert_int_equal(ivni_subject_unit(IVN_SUBJECT_LAST_VIOLENT_OFFENCE), IVN_UNIT_NONE);
}

/* Where a number is a member of a struct, its bounds are those of the field table: derived from the same facts. */
static void nothing_known_leaves_every_value_possible(void **state)
{
    const ivn_service_user nobody = USER(.sex = 0);
    ivni_subjects subjects = derive(&nobody, TODAY, &law_unset);

    (void)state;
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        ivni_range bounds = ivni_subject_bounds(subject);
        int dated = ivn_subject_kind(subject) == IVN_SUBJECT_KIND_DATE; /* not after the day */

        assert_int_equal(ivni_subject_range(&subjects, subject).low, bounds.low);
        assert_int_equal(ivni_subject_range(&subjects, subject).high, dated ? TODAY : bounds.high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_subject_has_a_row),
        cmocka_unit_test(there_is_nothing_beyond_the_subjects),
        cmocka_unit_test(what_a_pointer_leads_to_is_asked_for),
        cmocka_unit_test(bounds_are_those_of_the_kind),
        cmocka_unit_test(numbers_have_the_unit_in_which_they_count),
        cmocka_unit_test(nothing_known_leaves_every_value_possible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
