/*
 * Tests of src/rulebook/rules_rate_card_2019.c: the figures are those of the card, and every rule can be found and set.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rulebook/rows.h"

#include "test.h"

#define RULES ivni_rules_rate_card_2019
#define FIRST_REGISTER 298
#define LAST_REGISTER 484

typedef struct figure {
    const char *path;
    int32_t value;
    uint32_t unit;
} figure;

/* Read off the card, page by page. */
/* clang-format off */
static const figure figures[] = {
    {"RC-TTG-3/weeks", 15, IVN_UNIT_WEEKS},
    {"RC-CP-2/hours", 300, IVN_UNIT_HOURS},
    {"RC-CP-4/percent", 20, IVN_UNIT_PERCENT},
    {"RC-TSP-5/sessions", 19, IVN_UNIT_SESSIONS},
    {"RC-TSP-5/modules", 3, IVN_UNIT_NONE},
    {"RC-TSP-6/people", 12, IVN_UNIT_PEOPLE},
    {"RC-BBR-2/months", 24, IVN_UNIT_MONTHS},
    {"RC-BBR-4/sessions", 30, IVN_UNIT_SESSIONS},
    {"RC-BSR-1/ogrs3", 50, IVN_UNIT_PERCENT},
    {"RC-BSR-4/sessions", 16, IVN_UNIT_SESSIONS},
    {"RC-BSR-4/minutes", 150, IVN_UNIT_MINUTES},
    {"RC-RES-2/months", 24, IVN_UNIT_MONTHS},
    {"RC-RES-4/sessions", 26, IVN_UNIT_SESSIONS},
    {"RC-DID-1/age", 18, IVN_UNIT_YEARS},
    {"RC-DID-3/sessions", 14, IVN_UNIT_SESSIONS},
    {"RC-ACC-2/assessment", 1, IVN_UNIT_HOURS},
    {"RC-ACC-2/low", 2, IVN_UNIT_HOURS},
    {"RC-ACC-2/medium", 4, IVN_UNIT_HOURS},
    {"RC-ACC-2/high", 6, IVN_UNIT_HOURS},
    {"RC-TEN-1/sessions", 1, IVN_UNIT_SESSIONS},
    {"RC-TEN-1/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-ETE-2/high", 6, IVN_UNIT_HOURS},
    {"RC-EMP-1/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-FBD-1/medium", 4, IVN_UNIT_HOURS},
    {"RC-MON-1/modules", 4, IVN_UNIT_NONE},
    {"RC-FAM-2/low", 2, IVN_UNIT_HOURS},
    {"RC-WHO-3/sessions", 7, IVN_UNIT_SESSIONS},
    {"RC-WHO-3/group", 5, IVN_UNIT_SESSIONS},
    {"RC-WSP-2/sessions", 8, IVN_UNIT_SESSIONS},
    {"RC-WSP-3/days", 7, IVN_UNIT_DAYS},
    {"RC-WCS-3/weeks", 12, IVN_UNIT_WEEKS},
    {"RC-WCS-4/assessment", 1, IVN_UNIT_HOURS},
    {"RC-WCS-4/low", 5, IVN_UNIT_HOURS},
    {"RC-WCS-4/medium", 10, IVN_UNIT_HOURS},
    {"RC-WCS-4/high", 20, IVN_UNIT_HOURS},
    {"RC-NEXT-3/sessions", 12, IVN_UNIT_SESSIONS},
    {"RC-NEXT-3/minutes", 60, IVN_UNIT_MINUTES},
    {"RC-FF-1/youngest", 18, IVN_UNIT_YEARS},
    {"RC-FF-1/oldest", 25, IVN_UNIT_YEARS},
    {"RC-FF-3/sessions", 6, IVN_UNIT_SESSIONS},
    {"RC-FF-3/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-FF-3/exit", 60, IVN_UNIT_MINUTES},
    {"RC-DAI-2/age", 18, IVN_UNIT_YEARS},
    {"RC-DAI-10/sessions", 18, IVN_UNIT_SESSIONS},
    {"RC-DAI-10/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-DAI-11/least", 1, IVN_UNIT_HOURS},
    {"RC-DAI-11/most", 4, IVN_UNIT_HOURS},
    {"RC-ATB-3/sessions", 4, IVN_UNIT_SESSIONS},
    {"RC-ATB-3/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-ATB-3/minutes_most", 150, IVN_UNIT_MINUTES},
    {"RC-ATB-4/missed", 1, IVN_UNIT_SESSIONS},
    {"RC-ABC-2/sessions", 2, IVN_UNIT_SESSIONS},
    {"RC-ABC-2/minutes", 90, IVN_UNIT_MINUTES},
    {"RC-RM-3/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-RM-4/days", 14, IVN_UNIT_DAYS},
    {"RC-RM-4/months", 1, IVN_UNIT_MONTHS},
    {"RC-VAM-4/sessions", 4, IVN_UNIT_SESSIONS},
    {"RC-VAM-4/minutes", 120, IVN_UNIT_MINUTES},
    {"RC-CSM-2/weeks", 12, IVN_UNIT_WEEKS},
    {"RC-CSM-4/hours", 3, IVN_UNIT_HOURS},
    {"RC-CSM-5/high", 20, IVN_UNIT_HOURS},
    {"RC-SMM-2/high", 6, IVN_UNIT_HOURS},
    {"RC-SWS-3/high", 6, IVN_UNIT_HOURS},
    {"RC-VET-3/high", 6, IVN_UNIT_HOURS},
};
/* clang-format on */

static ivn_context *context;
static ivn_rulebook *rulebook;

static int make_rulebook(void **state)
{
    (void)state;
    if (ivn_context_new(NULL, &context) != IVN_OK)
        return -1;
    return ivn_rulebook_builtin(context, &rulebook, NULL);
}

static int free_rulebook(void **state)
{
    (void)state;
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}

static void the_figures_are_those_of_the_card(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const ivn_parameter *found = ivn_rulebook_parameter(rulebook, figures[i].path);

        if (found == NULL)
            fail_msg("%s is not there", figures[i].path);
        if (!found->value.known || found->value.value != figures[i].value || found->unit != figures[i].unit)
            fail_msg("%s is %d of unit %u", figures[i].path, (int)found->value.value, (unsigned)found->unit);
    }
}

static void every_rule_is_in_the_rulebook_under_its_code(void **state)
{
    (void)state;
    for (size_t i = 0; RULES[i] != NULL; i++) {
        const ivn_rule *found = ivn_rulebook_rule(rulebook, RULES[i]->code);

        assert_non_null(found);
        assert_string_equal(found->title, RULES[i]->title);
        assert_int_equal(strncmp(RULES[i]->code, "RC-", 3), 0);
        assert_string_equal(RULES[i]->edition, "rate-card-2019");
        assert_true(RULES[i]->section != NULL && RULES[i]->section[0] != '\0');
    }
}

static void codes_of_a_page_count_up_from_one(void **state)
{
    char expected[64];
    int number = 0;

    (void)state;
    for (size_t i = 0; RULES[i] != NULL; i++) {
        const char *code = RULES[i]->code, *dash = strrchr(code, '-');
        int same = i > 0 && strncmp(code, RULES[i - 1]->code, (size_t)(dash - code) + 1) == 0;

        number = same ? number + 1 : 1;
        snprintf(expected, sizeof expected, "%.*s-%d", (int)(dash - code), code, number);
        assert_string_equal(code, expected);
    }
}

static void every_figure_lies_within_its_bounds(void **state)
{
    (void)state;
    for (size_t i = 0; RULES[i] != NULL; i++)
        for (uint32_t j = 0; j < RULES[i]->parameter_count; j++) {
            const ivn_parameter *parameter = RULES[i]->parameters[j];

            if (!parameter->value.known || parameter->value.value < parameter->low ||
                parameter->value.value > parameter->high || parameter->original.value != parameter->value.value)
                fail_msg("%s/%s", RULES[i]->code, parameter->name);
        }
}

/* "R335 R336": rows of the register in rising order. */
static void rows_named_by_a_rule_are_rows_of_the_card(void **state)
{
    (void)state;
    for (size_t i = 0; RULES[i] != NULL; i++) {
        const char *at = RULES[i]->registers;

        for (long last = 0; *at != '\0';) {
            char *end = NULL;
            long row = strtol(at + 1, &end, 10);

            if (*at != 'R' || row < FIRST_REGISTER || row > LAST_REGISTER || row <= last ||
                (*end != ' ' && *end != '\0'))
                fail_msg("%s: %s", RULES[i]->code, RULES[i]->registers);
            last = row;
            at = *end == ' ' ? end + 1 : end;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figures_are_those_of_the_card),
        cmocka_unit_test(every_rule_is_in_the_rulebook_under_its_code),
        cmocka_unit_test(codes_of_a_page_count_up_from_one),
        cmocka_unit_test(every_figure_lies_within_its_bounds),
        cmocka_unit_test(rows_named_by_a_rule_are_rows_of_the_card),
    };

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
