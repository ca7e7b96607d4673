/*
 * Where personal data stands: the JSON pointers that redaction, logging and subject access need.
 */
#include "schema/walk.h"

static void list_rows(const ivni_table *table, const ivni_place *at, ivni_text *text);

static void say_place(const ivni_place *at, ivni_text *text)
{
    if (at == NULL)
        return;
    say_place(at->above, text);
    ivni_text_string(text, "/");
    ivni_text_string(text, at->name);
}

/* Whether the line that ends the text stands in it before. Alternatives of a choice may have members of one name. */
static int is_there_before(const ivni_text *text, size_t line)
{
    size_t length = text->size - line;

    for (size_t at = 0; at + length <= line; at++)
        if ((at == 0 || text->data[at - 1] == '\n') && memcmp(text->data + at, text->data + line, length) == 0)
            return 1;
    return 0;
}

static void list_place(const ivni_place *at, ivni_text *text)
{
    size_t line = text->size;

    say_place(at, text);
    ivni_text_string(text, "\n");
    if (text->status == IVN_OK && is_there_before(text, line))
        text->size = line;
}

static void list_choices(const ivni_table *table, const ivni_place *at, ivni_text *text)
{
    uint32_t codes = ivn_term_count(ivni_deciding_row(table)->vocabulary);

    for (uint32_t code = 1; code <= codes; code++)
        if (table->choose(code) != NULL)
            list_rows(table->choose(code), at, text);
}

/* A row that is personal covers all that is below it. */
static void list_row(const ivni_table *table, const ivni_field *row, const ivni_place *at, ivni_text *text)
{
    const ivni_place member = {at, row->name, 0}, any = {&member, "*", 0};

    if ((row->flags & IVNI_PERSONAL) != 0)
        list_place(&member, text);
    else if (row->element != NULL)
        list_rows(row->element, row->kind == IVNI_LIST ? &any : &member, text);
    else if (row->kind == IVNI_CHOICE)
        list_choices(table, &member, text);
}

static void list_rows(const ivni_table *table, const ivni_place *at, ivni_text *text)
{
    for (uint32_t i = 0; i < table->count; i++)
        list_row(table, &table->fields[i], at, text);
}

void ivni_schema_personal(const ivni_table *table, ivni_text *text)
{
    list_rows(table, NULL, text);
}
