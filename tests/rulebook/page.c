/*
 * Tests of src/rulebook/page.c.
 */
#include <string.h>

#include "rulebook/rulebook.h"

#include "context.h"
#include "printing.h"
#include "small_rulebook.h"
#include "test.h"

static void each_edition_has_a_table_of_its_rules(void **state)
{
    static const char right[] =
        "# The rules in force\n"
        "\n"
        "Every rule that the library decides by, with its figures, their bounds and its place in the document that it "
        "comes from.\n"
        "\n"
        "## The law\n"
        "\n"
        "Parliament; in force from 2015-01-01. A note.\n"
        "\n"
        "| rule | what it says | figures | in force | where | register |\n"
        "|---|---|---|---|---|---|\n"
        "| A-1 | Not long ago; \\<b\\> \\& \\*c\\* | months: 36 months (1 to 600), set by Region \\| East  in the "
        "place of 24 months; how long ago<br>ratio: 0 (-5 to 5); a number | from 2019-04-01 to 2021-06-25, set by "
        "Somebody "
        "| page 1 | R001 R002 |\n"
        "| B-1 | Days | start: to be set (2026-01-22 to 9999-12-31); first day<br>set: 2026-06-01 (2026-01-22 to "
        "9999-12-31), set by The host; a day that was set | to 2021-06-25 | page 2 |  |\n"
        "| DEFAULT-c | The default | edition: Rate card, April 2019, set by The host in the place of In-house "
        "interventions, 2021; which counts | always | page 3 |  |\n"
        "| E-1 | Switched off | share: 1 percent (0 to 100); a share<br>one: 1 month (0 to 12); one month | never, set "
        "by X | page 4 |  |\n"
        "\n"
        "## A card\n"
        "\n"
        "Essex; in force to 2019-12-31.\n"
        "\n"
        "| rule | what it says | figures | in force | where | register |\n"
        "|---|---|---|---|---|---|\n";
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_to_markdown(context, &small_rulebook, &text, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(text), right);
    ivn_text_free(text);
}

static uint32_t count_lines(const char *page, const char *prefix)
{
    uint32_t count = 0;

    for (const char *at = page; (at = strchr(at, '\n')) != NULL; at++)
        count += strncmp(at + 1, prefix, strlen(prefix)) == 0;
    return count;
}

static void each_rule_of_the_documents_has_one_line(void **state)
{
    ivn_rulebook *rulebook = NULL;
    const ivn_rulebook_view *view;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_rulebook_builtin(context, &rulebook, NULL), IVN_OK);
    assert_int_equal(ivn_rulebook_to_markdown(context, rulebook, &text, NULL), IVN_OK);
    view = ivn_rulebook_read(rulebook);
    assert_int_equal(count_lines(ivn_text_data(text), "## "), view->edition_count);
    assert_int_equal(count_lines(ivn_text_data(text), "| "), view->rule_count + view->edition_count);
    ivn_text_free(text);
    ivn_rulebook_free(rulebook);
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    printing_bears_lack_of_memory(ivn_rulebook_to_markdown);
}

static void missing_arguments_are_refused(void **state)
{
    (void)state;
    printing_refuses_missing_arguments(ivn_rulebook_to_markdown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_edition_has_a_table_of_its_rules),
        cmocka_unit_test(each_rule_of_the_documents_has_one_line),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(missing_arguments_are_refused),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
