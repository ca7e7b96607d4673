/*
 * Writes docs/rules.md: for each row of the rule register the rows of the tables that carry it, or when it will be, or
 * why it is not a decision of software. Made from the tables at build time; ends with status 1, and says why, when a
 * row of the register is missing or names a row that is not there.
 */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "documents.h"
#include "files.h"

#define FIRST 1
#define LAST 484

static int mistakes;

static const char *text(const cJSON *row, const char *name)
{
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, name));

    return value == NULL ? "" : value;
}

static void mistake(const char *id, const char *what, const char *name)
{
    fprintf(stderr, "%s: %s %s\n", id, what, name);
    mistakes++;
}

static cJSON *read_list(const char *name)
{
    size_t size;
    char *bytes = test_data(name, &size);
    cJSON *tree = cJSON_ParseWithLength(bytes, size);

    free(bytes);
    if (!cJSON_IsArray(tree))
        mistake(name, "is not a list", "");
    return tree;
}

/* What a carrier says, in the words of its own row. */
static const char *words_of(const char *carrier)
{
    const char *name = strchr(carrier, ':') == NULL ? carrier : strchr(carrier, ':') + 1;
    char code[128] = "";
    const ivn_rule *rule = NULL;
    const ivn_service *service = NULL;
    const ivn_item *item = NULL;

    strncat(code, name, strcspn(name, "@") < sizeof code ? strcspn(name, "@") : sizeof code - 1);
    if (strncmp(carrier, "rule:", 5) == 0 || strncmp(carrier, "criterion:", 10) == 0)
        rule = document_rule(code);
    else if (strncmp(carrier, "service:", 8) == 0)
        service = document_service(name);
    else if (strncmp(carrier, "item:", 5) == 0)
        item = document_item(name);
    return rule != NULL ? rule->title : service != NULL ? service->name : item != NULL ? item->title : "";
}

/* A cell may not hold a bar. */
static void print_cell(const char *cell)
{
    for (; *cell != '\0'; cell++)
        printf(*cell == '|' ? "\\|" : "%c", *cell);
}

static void print_carriers(const char *id, const cJSON *by)
{
    const cJSON *carrier;
    const char *between = "";

    cJSON_ArrayForEach(carrier, by)
    {
        const char *name = cJSON_GetStringValue(carrier);

        if (name == NULL || !document_has(name))
            mistake(id, "names a row that is not there:", name == NULL ? "(not a text)" : name);
        printf("%s`%s`", between, name == NULL ? "" : name);
        between = ", ";
    }
}

/* The words of the first carrier that has some; a vocabulary has none. */
static const char *words_of_first(const cJSON *by)
{
    const cJSON *carrier;

    cJSON_ArrayForEach(carrier, by)
    {
        if (cJSON_IsString(carrier) && *words_of(carrier->valuestring) != '\0')
            return words_of(carrier->valuestring);
    }
    return "";
}

static void print_row(const char *id, const cJSON *row)
{
    const cJSON *by = cJSON_GetObjectItemCaseSensitive(row, "by");
    const char *status = text(row, "status");

    if (strcmp(status, "carried") == 0 && cJSON_GetArraySize(by) == 0)
        mistake(id, "is said to be carried, but by nothing", "");
    if (strcmp(status, "not a decision of software") == 0 && *text(row, "why") == '\0')
        mistake(id, "gives no reason", "");
    printf("| %s | %s | ", id, status);
    print_carriers(id, by);
    printf(" | ");
    print_cell(*text(row, "why") != '\0' ? text(row, "why") : words_of_first(by));
    printf(" |\n");
}

static const cJSON *row_of(const cJSON *list, const char *id)
{
    const cJSON *row;

    cJSON_ArrayForEach(row, list)
    {
        if (strcmp(text(row, "id"), id) == 0)
            return row;
    }
    return NULL;
}

static void print_register(const cJSON *specifications, const cJSON *rate_card)
{
    char id[16];

    printf("## The register\n\n| row | what became of it | carried by | in our words |\n|---|---|---|---|\n");
    for (int i = FIRST; i <= LAST; i++) {
        snprintf(id, sizeof id, "R%03d", i);
        const cJSON *row = row_of(specifications, id) != NULL ? row_of(specifications, id) : row_of(rate_card, id);

        if (row == NULL)
            mistake(id, "is missing", "");
        else
            print_row(id, row);
    }
}

static void print_conflicts(const cJSON *conflicts)
{
    const cJSON *conflict;

    printf(
        "\n## The conflicts between the documents\n\n| conflict | about | how it is met | by |\n|---|---|---|---|\n");
    cJSON_ArrayForEach(conflict, conflicts)
    {
        printf("| %s | ", text(conflict, "id"));
        print_cell(text(conflict, "subject"));
        printf(" | ");
        print_cell(text(conflict, "answer"));
        printf(" | ");
        print_carriers(text(conflict, "id"), cJSON_GetObjectItemCaseSensitive(conflict, "by"));
        printf(" |\n");
    }
}

int main(void)
{
    cJSON *specifications = read_list("register_specs.json");
    cJSON *rate_card = read_list("register_rate_card.json");
    cJSON *conflicts = read_list("conflicts.json");

    printf("# The rules of the documents, and where they are\n\n"
           "Each row of the register of rules (R001 to R484) that was made of the five source documents, and the rows "
           "of the\n"
           "tables that carry it: a rule of the rulebook, a service or an item of the catalogue, a criterion, a "
           "vocabulary, a\n"
           "guard or a command of a referral, or, by its rule, a row of the form in which a referral is entered.\n"
           "The rules themselves, with their figures, are in [the rulebook](rulebook.md). Rows that are \"later\" "
           "belong to "
           "a part of\n"
           "the domain that this version does not cover yet; the word after it says which.\n\n"
           "This page is made by `tests/pages/rules_page.c`; a test holds it to the tables.\n\n");
    print_register(specifications, rate_card);
    print_conflicts(conflicts);
    cJSON_Delete(specifications);
    cJSON_Delete(rate_card);
    cJSON_Delete(conflicts);
    return mistakes > 0;
}
