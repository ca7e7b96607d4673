/*
 * Tests of src/terms/printed_names.c and its two lists.
 */
#include <string.h>

#include <interventions/terms.h>

#include "test.h"

typedef struct printed {
    const char *source;
    uint32_t vocabulary;
    const char *printed;
    uint32_t code;
} printed;

/* One row per document and system, and the forms that differ within one. */
static const printed rows[] = {
    {"scope-2019", IVN_VOCABULARY_NEED, "Emotional Management", IVN_NEED_EMOTIONAL},
    {"scope-2019", IVN_VOCABULARY_NEED, "Emotional Management and Health", IVN_NEED_EMOTIONAL},
    {"scope-2019", IVN_VOCABULARY_NEED, "Non-dependant alcohol misuse", IVN_NEED_ALCOHOL},
    {"well-being-specification", IVN_VOCABULARY_NEED, "Emotional Well-Being", IVN_NEED_EMOTIONAL},
    {"well-being-specification", IVN_VOCABULARY_PARTY, "Service User", IVN_PARTY_SERVICE_USER},
    {"in-house-2021", IVN_VOCABULARY_NEED, "domestic abuse", IVN_NEED_DOMESTIC_ABUSE},
    {"in-house-2021", IVN_VOCABULARY_DELIVERER, "NPS", IVN_DELIVERER_PROBATION_SERVICE},
    {"rate-card-2019", IVN_VOCABULARY_DELIVERER, "NPS", IVN_DELIVERER_NATIONAL_PROBATION_SERVICE},
    {"rate-card-2019", IVN_VOCABULARY_NEED, "ES - Drugs/Alcohol ESX", IVN_NEED_DEPENDENCY},
    {"rate-card-2019", IVN_VOCABULARY_NEED, "ES \xe2\x80\x93 Drugs / Alcohol ESX", IVN_NEED_DEPENDENCY},
    {"custody-2015", IVN_VOCABULARY_PARTY, "Offender Manager", IVN_PARTY_PRACTITIONER},
    {"refer-and-monitor", IVN_VOCABULARY_NEED, "Dependency and Recovery (London)", IVN_NEED_DEPENDENCY},
    {"refer-and-monitor", IVN_VOCABULARY_NEED, "FBD-EM", IVN_NEED_FINANCE},
    {"refer-and-monitor", IVN_VOCABULARY_PARTY, "person on probation", IVN_PARTY_SERVICE_USER},
    {"find-and-refer", IVN_VOCABULARY_NEED, "Thinking, Behaviours and Attitudes", IVN_NEED_ATTITUDES},
    {"manage-and-deliver", IVN_VOCABULARY_SETTING, "PRE_RELEASE", IVN_SETTING_PRE_RELEASE},
    {"community-support", IVN_VOCABULARY_NEED, "Finances", IVN_NEED_FINANCE},
    {"resettlement-passport", IVN_VOCABULARY_NEED, "CHILDREN_FAMILIES_AND_COMMUNITY", IVN_NEED_FAMILY},
    {"accredited-programmes", IVN_VOCABULARY_BASIS, "Adult Mandatory Life", IVN_BASIS_CUSTODIAL_SENTENCE},
    {"community-payback", IVN_VOCABULARY_SESSION, "INDIVIDUAL", IVN_SESSION_ONE_TO_ONE},
    {NULL, IVN_VOCABULARY_NEED, "Emotional Management", IVN_NEED_EMOTIONAL},
    {NULL, IVN_VOCABULARY_NEED, "Accommodation", IVN_NEED_ACCOMMODATION},
};

static void what_a_source_prints_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t code = 0;

        if (ivn_term_printed(rows[i].vocabulary, rows[i].source, rows[i].printed, &code) != IVN_OK)
            fail_msg("%s is not found", rows[i].printed);
        assert_int_equal(code, rows[i].code);
    }
}

static void what_sources_print_for_different_terms_needs_the_source(void **state)
{
    uint32_t code = 77;

    (void)state;
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_DELIVERER, NULL, "NPS", &code), IVN_ERROR_CONFLICT);
    assert_int_equal(code, 77);
}

static void what_no_source_prints_is_not_found(void **state)
{
    uint32_t code = 77;

    (void)state;
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_NEED, NULL, "emotional Management", &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_NEED, "custody-2015", "Emotional Management", &code),
                     IVN_ERROR_NOT_FOUND);
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_SEX, NULL, "Emotional Management", &code), IVN_ERROR_NOT_FOUND);
    assert_int_equal(code, 77);
}

static void a_missing_argument_is_refused(void **state)
{
    uint32_t code = 0;

    (void)state;
    assert_int_equal(ivn_term_printed(0, NULL, "NPS", &code), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_NEED, NULL, NULL, &code), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_term_printed(IVN_VOCABULARY_NEED, NULL, "NPS", NULL), IVN_ERROR_ARGUMENT);
}

static void every_row_names_a_term_and_stands_once(void **state)
{
    (void)state;
    assert_true(ivn_printed_name_count() > 300);
    assert_null(ivn_printed_name_at(ivn_printed_name_count()));
    for (uint32_t i = 0; i < ivn_printed_name_count(); i++) {
        const ivn_printed_name *name = ivn_printed_name_at(i);

        assert_int_equal(name->size, sizeof *name);
        assert_int_equal(name->reserved, 0);
        assert_non_null(ivn_term_of(name->vocabulary, name->code));
        for (uint32_t k = 0; k < i; k++) {
            const ivn_printed_name *other = ivn_printed_name_at(k);

            if (name->vocabulary == other->vocabulary && strcmp(name->source, other->source) == 0 &&
                strcmp(name->printed, other->printed) == 0)
                fail_msg("%s prints %s twice", name->source, name->printed);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_source_prints_is_found),
        cmocka_unit_test(what_sources_print_for_different_terms_needs_the_source),
        cmocka_unit_test(what_no_source_prints_is_not_found),
        cmocka_unit_test(a_missing_argument_is_refused),
        cmocka_unit_test(every_row_names_a_term_and_stands_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
