/*
 * Taking personal data out of a struct along the field tables. Serves records whose time has passed.
 */
#include "schema/walk.h"

static const char redacted[] = "redacted";

static void blank(const ivni_field *row, void *value)
{
    const char *word = redacted;

    memset((char *)value + row->offset, 0, row->bytes);
    if (row->kind == IVNI_TEXT && (row->flags & IVNI_REQUIRED) != 0)
        memcpy((char *)value + row->offset, &word, sizeof word);
    if (ivni_is_list(row))
        ivni_put_word(value, row->count, 0);
}

static int points_at_structs(const ivni_field *row)
{
    return row->kind == IVNI_STRUCT || row->kind == IVNI_CHOICE || row->kind == IVNI_LIST;
}

static void blank_within(const ivni_table *table, const ivni_field *row, const void *value)
{
    const void *inner = points_at_structs(row) ? ivni_pointer_at(value, row->offset) : NULL;

    if (inner != NULL && row->kind == IVNI_STRUCT)
        ivni_schema_redact(row->element, inner);
    if (inner != NULL && row->kind == IVNI_CHOICE)
        ivni_schema_redact(ivni_chosen(table, value), inner);
    for (uint32_t i = 0; inner != NULL && row->kind == IVNI_LIST && i < ivni_word_at(value, row->count); i++)
        ivni_schema_redact(row->element, ((const void *const *)inner)[i]);
}

void ivni_schema_redact(const ivni_table *table, const void *value)
{
    void *writable;

    memcpy(&writable, &value, sizeof writable);
    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];

        if ((row->flags & IVNI_PERSONAL) != 0)
            blank(row, writable);
        else
            blank_within(table, row, value);
    }
}
