/*
 * Writes docs/vocabularies.md: each vocabulary with its terms, and who prints them how.
 */
#include <interventions/terms.h>
#include <stdio.h>
#include <string.h>

static const char opening[] =
    "# Vocabularies {#vocabularies}\n\n"
    "The words that facts and answers are made of, as JSON has them. The constant of a term is "
    "`IVN_<VOCABULARY>_<TERM>`\n"
    "in capitals: `need` and `family` make ::IVN_NEED_FAMILY. Codes are never reused, and new ones come at the end.\n\n"
    "Under each vocabulary stands who prints its terms how: the five documents by their edition, and public systems "
    "of\n"
    "today. ivn_term_printed() looks these up.\n";

/* A bar would end the cell of a table. */
static void print_cell(const char *text)
{
    for (; *text != '\0'; text++)
        fputs(*text == '|' ? "\\|" : (const char[]){*text, '\0'}, stdout);
}

static void print_terms(uint32_t vocabulary)
{
    printf("\n## %s (`%s`)\n\n| code | word | meaning | note |\n|---|---|---|---|\n", ivn_vocabulary_title(vocabulary),
           ivn_vocabulary_name(vocabulary));
    for (uint32_t i = 0; i < ivn_term_count(vocabulary); i++) {
        const ivn_term *term = ivn_term_at(vocabulary, i);

        printf("| %u | `%s` | %s | ", (unsigned)term->code, term->name, term->title);
        print_cell(term->note);
        printf(" |\n");
    }
}

static int is_first(const ivn_printed_name *name, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        const ivn_printed_name *before = ivn_printed_name_at(i);

        if (before->vocabulary == name->vocabulary && before->code == name->code &&
            strcmp(before->source, name->source) == 0)
            return 0;
    }
    return 1;
}

/* All that one source prints for one term, in one row. */
static void print_row(const ivn_printed_name *first, uint32_t index)
{
    printf("| %s | `%s` | ", first->source, ivn_term_of(first->vocabulary, first->code)->name);
    for (uint32_t i = index; i < ivn_printed_name_count(); i++) {
        const ivn_printed_name *name = ivn_printed_name_at(i);

        if (name->vocabulary != first->vocabulary || name->code != first->code ||
            strcmp(name->source, first->source) != 0)
            continue;
        if (i > index)
            printf("; ");
        print_cell(name->printed);
    }
    printf(" |\n");
}

static void print_printed_names(uint32_t vocabulary)
{
    int any = 0;

    for (uint32_t i = 0; i < ivn_printed_name_count(); i++) {
        const ivn_printed_name *name = ivn_printed_name_at(i);

        if (name->vocabulary != vocabulary || !is_first(name, i))
            continue;
        if (!any)
            printf("\n| printed by | word | as |\n|---|---|---|\n");
        any = 1;
        print_row(name, i);
    }
}

int main(void)
{
    fputs(opening, stdout);
    for (uint32_t vocabulary = 1; vocabulary <= ivn_vocabulary_count(); vocabulary++) {
        print_terms(vocabulary);
        print_printed_names(vocabulary);
    }
    return 0;
}
