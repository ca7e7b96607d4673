/*
 * What the kit quotes of the contract stands there, word for word: in docs/storage.md or store.h. Where a clause leaves
 * words out it says so by three dots.
 */
#include <interventions/conformance.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "test.h"

/* Without marks of Markdown, of comments and of links, and with single blanks. */
static void simplify(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        if (strchr("*`/", *from) != NULL)
            continue;
        if (from[0] == ':' && from[1] == ':') {
            from++;
            continue;
        }
        if (*from != ' ' && *from != '\n')
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
}

static char *read_contract(void)
{
    size_t page_size, header_size;
    char *page = file_read(TEST_SOURCE_DIR "/docs/storage.md", &page_size);
    char *header = file_read(TEST_SOURCE_DIR "/include/interventions/store.h", &header_size);
    char *both = malloc(page_size + header_size + 2);

    snprintf(both, page_size + header_size + 2, "%s\n%s", page, header);
    free(page);
    free(header);
    simplify(both);
    return both;
}

static void is_quoted(const char *contract, const ivn_conformance_case *from)
{
    char clause[1024], *quote = clause;

    snprintf(clause, sizeof clause, "%s", from->clause);
    simplify(clause);
    while (quote != NULL) {
        char *dots = strstr(quote, " ... ");

        if (dots != NULL)
            *dots = '\0';
        if (strstr(contract, quote) == NULL)
            fail_msg("%s quotes what neither docs/storage.md nor store.h says: %s", from->name, quote);
        quote = dots == NULL ? NULL : dots + 5;
    }
}

static void each_clause_is_a_quotation_of_the_contract(void **state)
{
    char *contract = read_contract();

    (void)state;
    for (uint32_t i = 0; i < ivn_conformance_count(); i++)
        is_quoted(contract, ivn_conformance_at(i));
    free(contract);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_clause_is_a_quotation_of_the_contract),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
