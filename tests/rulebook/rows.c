/*
 * What must hold of every rule of every document, and of the editions.
 */
#include <string.h>

#include "documents.h"
#include "rulebook/rows.h"
#include "test.h"

static void every_rule_has_a_code_of_its_own(void **state)
{
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        if (document_rule(rule->code) != rule)
            fail_msg("%s stands twice", rule->code);
}

static void every_rule_says_what_where_and_in_which_edition(void **state)
{
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        if (rule->title == NULL || rule->title[0] == '\0' || rule->section == NULL || rule->section[0] == '\0' ||
            rule->registers == NULL || document_edition(rule->edition) == NULL)
            fail_msg("%s", rule->code);
}

static int within_bounds(const ivn_parameter *figure)
{
    return figure->low <= figure->high && (!figure->original.known || (figure->original.value >= figure->low &&
                                                                       figure->original.value <= figure->high));
}

static void every_figure_lies_within_its_bounds_and_is_the_document_s_own(void **state)
{
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        for (uint32_t p = 0; p < rule->parameter_count; p++) {
            const ivn_parameter *figure = rule->parameters[p];

            if (!within_bounds(figure) || figure->value.known != figure->original.known ||
                figure->value.value != figure->original.value || figure->source[0] != '\0')
                fail_msg("%s/%s", rule->code, figure->name);
        }
}

static void figures_of_a_rule_have_names_of_their_own(void **state)
{
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        for (uint32_t p = 0; p < rule->parameter_count; p++)
            for (uint32_t q = 0; q < p; q++)
                if (strcmp(rule->parameters[p]->name, rule->parameters[q]->name) == 0)
                    fail_msg("%s/%s", rule->code, rule->parameters[p]->name);
}

static void only_what_no_document_says_has_no_default(void **state)
{
    static const char *const open[] = {"LAW-PSS/commencement",
                                       "LAW-UNPAID-WORK-12-MONTHS/commencement",
                                       "LAW-PROBATION-REQUIREMENT/commencement",
                                       "LAW-EARLY-END/commencement",
                                       "RM-APPOINTMENT-LENGTH/least",
                                       "RM-APPOINTMENT-LENGTH/most",
                                       "RM-RETENTION/months",
                                       "WB-COUNT-ASSESSMENT/percent",
                                       "WB-COUNT-COMMENCEMENT/working_days",
                                       "WB-COUNT-COMMENCEMENT/percent",
                                       "WB-QUALITY-DELIVERY/percent"};
    const size_t count = sizeof open / sizeof *open;
    const ivn_rule *rule;
    size_t unknown = 0;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        for (uint32_t p = 0; p < rule->parameter_count; p++)
            unknown += !rule->parameters[p]->value.known;
    assert_int_equal(unknown, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(document_parameter(open[i])->value.known, 0);
}

static void registers_are_rows_of_the_register(void **state)
{
    const ivn_rule *rule;

    (void)state;
    for (size_t i = 0; (rule = document_rule_at(i)) != NULL; i++)
        for (const char *word = rule->registers; *word != '\0'; word += strcspn(word, " "), word += *word == ' ') {
            size_t length = strcspn(word, " ");

            if (!(word[0] == 'R' && length == 4) && !(word[0] == 'C' && (length == 2 || length == 3)))
                fail_msg("%s: %s", rule->code, rule->registers);
        }
}

static void editions_stand_in_the_order_that_parameters_count(void **state)
{
    static const char *const keys[] = {
        "custody-2015", "rate-card-2019",   "scope-2019", "well-being-specification", "in-house-2021",
        "law",          "refer-and-monitor"};
    size_t count = 0;

    (void)state;
    while (ivni_editions[count] != NULL)
        count += 1;
    assert_int_equal(count, sizeof keys / sizeof keys[0]);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(ivni_editions[i]->key, keys[i]);
    assert_string_equal(document_edition("rate-card-2019")->title, "Rate card, April 2019");
    for (const ivn_rule *const *rule = ivni_rules_defaults; *rule != NULL; rule++) {
        assert_string_equal((*rule)->parameters[0]->name, "edition");
        assert_string_equal((*rule)->edition, keys[(*rule)->parameters[0]->value.value - 1]);
        assert_int_equal((*rule)->parameters[0]->high, count);
    }
}

typedef struct figure {
    const char *path;
    int32_t value;
    uint32_t unit;
} figure;

static void the_figures_are_those_of_the_documents(void **state)
{
    static const figure figures[] = {
        {"WB-AGE/years", 18, IVN_UNIT_YEARS},
        {"WB-ASSESSMENT/working_days", 10, IVN_UNIT_WORKING_DAYS},
        {"WB-ACTION-PLAN/working_days", 5, IVN_UNIT_WORKING_DAYS},
        {"WB-FAMILY-SHORT-SENTENCE/months", 6, IVN_UNIT_MONTHS},
        {"WB-PRE-RELEASE-SESSIONS/least", 1, IVN_UNIT_SESSIONS},
        {"WB-PRE-RELEASE-SESSIONS/most", 3, IVN_UNIT_SESSIONS},
        {"WB-URGENT/days", 14, IVN_UNIT_DAYS},
        {"WB-FIRST-RESPONSE/working_days", 1, IVN_UNIT_WORKING_DAYS},
        {"WB-LEVEL-ASSESSMENT/working_days", 10, IVN_UNIT_WORKING_DAYS},
        {"SC-UPW-HOURS/least", 40, IVN_UNIT_HOURS},
        {"SC-UPW-HOURS/most", 300, IVN_UNIT_HOURS},
        {"SC-UPW-START/working_days", 7, IVN_UNIT_WORKING_DAYS},
        {"SC-UPW-COMPLETION/months", 12, IVN_UNIT_MONTHS},
        {"SC-UPW-EMPLOYED/hours", 7, IVN_UNIT_HOURS},
        {"SC-UPW-UNEMPLOYED/hours", 28, IVN_UNIT_HOURS},
        {"SC-UPW-ETE/percent", 20, IVN_UNIT_PERCENT},
        {"SC-UPW-TRAVEL/minutes", 90, IVN_UNIT_MINUTES},
        {"SC-OGRS/percent", 25, IVN_UNIT_PERCENT},
        {"IH-AP-CHECKS/first", 6, IVN_UNIT_MONTHS},
        {"IH-AP-CHECKS/second", 3, IVN_UNIT_MONTHS},
        {"IH-AP-TRAVEL/minutes", 60, IVN_UNIT_MINUTES},
        {"IH-SI-SESSIONS/least", 4, IVN_UNIT_SESSIONS},
        {"IH-UPW-ETE/percent", 20, IVN_UNIT_PERCENT},
        {"IH-UPW-TRAVEL/minutes", 90, IVN_UNIT_MINUTES},
        {"IH-UPW-INDUCTION-TRAVEL/minutes", 60, IVN_UNIT_MINUTES},
        {"IH-UPW-OASYS/layer", 1, IVN_UNIT_LAYER},
        {"IH-UPW-COMPLETION/months", 12, IVN_UNIT_MONTHS},
        {"IH-UPW-REVIEWS/first", 6, IVN_UNIT_MONTHS},
        {"IH-UPW-REVIEWS/second", 9, IVN_UNIT_MONTHS},
        {"IH-SAC-AGE/least", 18, IVN_UNIT_YEARS},
        {"IH-SAC-AGE/most", 24, IVN_UNIT_YEARS},
        {"IH-SAC-SESSION/hours", 3, IVN_UNIT_HOURS},
        {"IH-SAC-HOURS/least", 12, IVN_UNIT_HOURS},
        {"IH-SAC-HOURS/most", 36, IVN_UNIT_HOURS},
        {"CU-SCREENING/days", 3, IVN_UNIT_DAYS},
        {"CU-PLAN/working_days", 5, IVN_UNIT_WORKING_DAYS},
        {"CU-GATE-START/months", 3, IVN_UNIT_MONTHS},
        {"CU-GATE-START/latest", 16556, IVN_UNIT_DATE}, /* 1 May 2015 */
        {"CU-DATES/issued", 18230, IVN_UNIT_DATE},      /* 30 November 2019 */
        {"CU-DATES/effective", 16467, IVN_UNIT_DATE},   /* 1 February 2015 */
        {"CU-DATES/expires", 16647, IVN_UNIT_DATE},     /* 31 July 2015 */
        {"LAW-ROYAL-ASSENT/date", 20475, IVN_UNIT_DATE} /* 22 January 2026 */
    };

    (void)state;
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        const ivn_parameter *found = document_parameter(figures[i].path);

        if (found == NULL || !found->value.known || found->value.value != figures[i].value ||
            found->unit != figures[i].unit)
            fail_msg("%s", figures[i].path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_rule_has_a_code_of_its_own),
                                       cmocka_unit_test(every_rule_says_what_where_and_in_which_edition),
                                       cmocka_unit_test(every_figure_lies_within_its_bounds_and_is_the_document_s_own),
                                       cmocka_unit_test(figures_of_a_rule_have_names_of_their_own),
                                       cmocka_unit_test(only_what_no_document_says_has_no_default),
                                       cmocka_unit_test(registers_are_rows_of_the_register),
                                       cmocka_unit_test(editions_stand_in_the_order_that_parameters_count),
                                       cmocka_unit_test(the_figures_are_those_of_the_documents)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
