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

/* A row that is personal covers all that is below it. */
static void list_row(const ivni_field *row, const ivni_place *at, ivni_text *text)
{
    const ivni_place member = {at, row->name, 0}, any = {&member, "*", 0};

    if ((row->flags & IVNI_PERSONAL) != 0) {
        say_place(&member, text);
        ivni_text_string(text, "\n");
    } else if (row->element != NULL) {
        list_rows(row->element, row->kind == IVNI_LIST ? &any : &member, text);
    }
}

static void list_rows(const ivni_table *table, const ivni_place *at, ivni_text *text)
{
    for (uint32_t i = 0; i < table->count; i++)
        list_row(&table->fields[i], at, text);
}

void ivni_schema_personal(const ivni_table *table, ivni_text *text)
{
    list_rows(table, NULL, text);
}
