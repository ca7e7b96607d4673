/*
 * Writes docs/duty-table.md: the shipped table of duties.
 */
#include <interventions/interventions.h>
#include <stdio.h>
#include <string.h>

static const char opening[] =
    "# The table of duties {#duty_table}\n\n"
    "What the documents say is owed, by whom and by when, in the order in which a case comes to it; made from the "
    "rows\n"
    "of `src/duties/duty_rows.c` and the figures of the rulebook. How to read it, how to add to it: \\ref "
    "duties_page.\n\n"
    "| duty | who owes it | due | for | done by | falls away with | rule |\n|---|---|---|---|---|---|---|\n";

static const char *title_of(uint32_t vocabulary, uint32_t code)
{
    return ivn_term_of(vocabulary, code)->title;
}

static void print_titles(uint32_t vocabulary, const uint32_t *codes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        printf("%s%s", i > 0 ? "; " : "", title_of(vocabulary, codes[i]));
}

static void print_due(const ivn_rulebook *rulebook, const ivn_duty_row *row)
{
    const ivn_parameter *figure = ivn_rulebook_parameter(rulebook, row->parameter);

    if (row->window == IVN_YES)
        printf("open from ");
    if (figure->value.value == 0)
        printf("the day of the %s", title_of(IVN_VOCABULARY_EVENT, row->trigger));
    else
        printf("%d %.*s %s the %s", (int)figure->value.value,
               (int)strlen(title_of(IVN_VOCABULARY_UNIT, figure->unit)) - (figure->value.value == 1),
               title_of(IVN_VOCABULARY_UNIT, figure->unit), row->before == IVN_YES ? "before" : "after",
               title_of(IVN_VOCABULARY_EVENT, row->trigger));
    if (row->repeats == IVN_YES)
        printf(", each time");
    if (row->again_count > 0)
        printf("; judged again after: ");
    print_titles(IVN_VOCABULARY_EVENT, row->again, row->again_count);
}

static void print_for(const ivn_duty_row *row)
{
    print_titles(IVN_VOCABULARY_KIND, row->kinds, row->kind_count);
    for (uint32_t i = 0; i < row->criterion_count; i++)
        printf("%s%s", i == 0 ? ": " : ", ", row->criteria[i]->title);
}

static void print_row(const ivn_rulebook *rulebook, const ivn_duty_row *row)
{
    printf("| %s (`%s`) | %s | ", row->title, row->key,
           row->window == IVN_YES ? "nobody" : title_of(IVN_VOCABULARY_OWED_BY, row->owed_by));
    print_due(rulebook, row);
    printf(" | ");
    print_for(row);
    printf(" | ");
    print_titles(IVN_VOCABULARY_EVENT, row->fulfilled_by, row->fulfilled_by_count);
    printf(" | ");
    print_titles(IVN_VOCABULARY_EVENT, row->withdrawn_by, row->withdrawn_by_count);
    printf(" | %s |\n", row->rule);
}

int main(void)
{
    const ivn_duty_rows *rows = ivn_duty_table_read(NULL);
    ivn_context *context = NULL;
    ivn_rulebook *rulebook = NULL;

    if (ivn_context_new(NULL, &context) != IVN_OK || ivn_rulebook_builtin(context, &rulebook, NULL) != IVN_OK)
        return 1;
    fputs(opening, stdout);
    for (uint32_t i = 0; i < rows->row_count; i++)
        print_row(rulebook, rows->rows[i]);
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}
