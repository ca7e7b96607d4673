/*
 * Tests of src/people/law.c: what a rulebook knows of the law that has moved.
 */
#include "people/parts.h"
#include "person.h"
#include "rulebook/rulebook.h"

static void the_rulebook_of_the_documents_leaves_the_days_open(void **state)
{
    ivn_context *context = NULL;
    ivn_rulebook *rulebook = NULL;
    ivni_law law;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(context, &rulebook, NULL), IVN_OK);
    ivni_law_of(rulebook, &law);
    assert_int_equal(law.supervision_repealed.known, 0);
    assert_int_equal(law.probation_requirement.known, 0);
    assert_int_equal(law.royal_assent, DAY(2026, 1, 22));
    assert_int_equal(law.urgent_days.known, 1);
    assert_int_equal(law.urgent_days.value, 14);
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
}

static void days_that_a_host_has_set_count(void **state)
{
    static const ivn_parameter repeal = {.size = sizeof repeal, .name = "commencement", .value = {1, REPEAL_DAY}};
    static const ivn_parameter requirement = {
        .size = sizeof requirement, .name = "commencement", .value = {1, REQUIREMENT_DAY}};
    static const ivn_parameter days = {.size = sizeof days, .name = "days", .value = {1, 7}};
    static const ivn_parameter *const of_repeal[] = {&repeal}, *const of_requirement[] = {&requirement},
                                      *const of_urgent[] = {&days};
    static const ivn_rule rules[] = {
        {.size = sizeof *rules,
         .code = "LAW-PROBATION-REQUIREMENT",
         .parameters = of_requirement,
         .parameter_count = 1},
        {.size = sizeof *rules, .code = "LAW-PSS", .parameters = of_repeal, .parameter_count = 1},
        {.size = sizeof *rules, .code = "WB-URGENT", .parameters = of_urgent, .parameter_count = 1},
    };
    static const ivn_rule *const list[] = {&rules[0], &rules[1], &rules[2]};
    static const ivn_rulebook rulebook = {.view = {.size = sizeof(ivn_rulebook_view), .rule_count = 3, .rules = list}};
    ivni_law law;

    (void)state;
    ivni_law_of(&rulebook, &law);
    assert_int_equal(law.supervision_repealed.value, REPEAL_DAY);
    assert_int_equal(law.probation_requirement.value, REQUIREMENT_DAY);
    assert_int_equal(law.urgent_days.value, 7);
}

/* A rulebook without these rules cannot be had by a host. */
static void what_no_rulebook_says_is_not_known(void **state)
{
    static const ivn_rulebook rulebook = {.view = {.size = sizeof(ivn_rulebook_view)}};
    ivni_law law;

    (void)state;
    ivni_law_of(&rulebook, &law);
    assert_int_equal(law.supervision_repealed.known, 0);
    assert_int_equal(law.urgent_days.known, 0);
    assert_int_equal(law.royal_assent, IVN_DATE_NONE);
}

static void a_section_commences_on_its_day(void **state)
{
    const struct {
        const ivni_law *law;
        ivn_date day;
        ivn_flag supervision, probation_requirement;
    } rows[] = {
        {&law_unset, DAY(2021, 6, 26), IVN_YES, IVN_NO},
        {&law_unset, DAY(2026, 1, 21), IVN_YES, IVN_NO},
        {&law_unset, DAY(2026, 1, 22), IVN_UNKNOWN, IVN_UNKNOWN},
        {&law_set, REPEAL_DAY - 1, IVN_YES, IVN_NO},
        {&law_set, REPEAL_DAY, IVN_NO, IVN_NO},
        {&law_set, REQUIREMENT_DAY - 1, IVN_NO, IVN_NO},
        {&law_set, REQUIREMENT_DAY, IVN_NO, IVN_YES},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ivni_law_has_supervision(rows[i].law, rows[i].day), rows[i].supervision);
        assert_int_equal(ivni_law_has_probation_requirement(rows[i].law, rows[i].day), rows[i].probation_requirement);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rulebook_of_the_documents_leaves_the_days_open),
        cmocka_unit_test(days_that_a_host_has_set_count),
        cmocka_unit_test(what_no_rulebook_says_is_not_known),
        cmocka_unit_test(a_section_commences_on_its_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
