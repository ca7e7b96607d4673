/*
 * Whether two structs say the same, along the field tables: they do when their canonical JSON is the same, which is not
 * written for it.
 */
#include "schema/walk.h"

/* Not NULL; what is shared need not be looked at. */
static int texts_equal(const char *a, const char *b)
{
    return a == b || strcmp(a, b) == 0;
}

static int elements_equal(const ivni_field *row, const void *a, const void *b, uint32_t index)
{
    if (row->kind == IVNI_LIST)
        return ivni_schema_equal(row->element, ((const void *const *)a)[index], ((const void *const *)b)[index]);
    if (row->kind == IVNI_TEXTS)
        return texts_equal(((const char *const *)a)[index], ((const char *const *)b)[index]);
    return ((const uint32_t *)a)[index] == ((const uint32_t *)b)[index];
}

static int lists_equal(const ivni_field *row, const void *a, const void *b)
{
    const void *in_a = ivni_pointer_at(a, row->offset), *in_b = ivni_pointer_at(b, row->offset);
    uint32_t count = ivni_word_at(a, row->count);

    if (count != ivni_word_at(b, row->count))
        return 0;
    for (uint32_t i = 0; i < count && in_a != in_b; i++)
        if (!elements_equal(row, in_a, in_b, i))
            return 0;
    return 1;
}

/* A text that is there but empty says nothing, as one that is not there. */
static int text_rows_equal(const ivni_field *row, const void *a, const void *b)
{
    if (!ivni_is_known(row, a) || !ivni_is_known(row, b))
        return ivni_is_known(row, a) == ivni_is_known(row, b);
    return texts_equal(ivni_pointer_at(a, row->offset), ivni_pointer_at(b, row->offset));
}

static int rows_equal(const ivni_table *table, const ivni_field *row, const void *a, const void *b)
{
    switch (row->kind) {
    case IVNI_SIZE:
        return 1;
    case IVNI_TEXT:
        return text_rows_equal(row, a, b);
    case IVNI_STRUCT:
        return ivni_schema_equal(row->element, ivni_pointer_at(a, row->offset), ivni_pointer_at(b, row->offset));
    case IVNI_CHOICE: /* the row that decides stands before, and is equal */
        return ivni_schema_equal(ivni_chosen(table, a), ivni_pointer_at(a, row->offset),
                                 ivni_pointer_at(b, row->offset));
    case IVNI_LIST:
    case IVNI_TEXTS:
    case IVNI_CODES:
    case IVNI_VALUES:
        return lists_equal(row, a, b);
    default:
        return memcmp((const char *)a + row->offset, (const char *)b + row->offset, row->bytes) == 0;
    }
}

int ivni_schema_equal(const ivni_table *table, const void *a, const void *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    for (uint32_t i = 0; i < table->count; i++)
        if (!rows_equal(table, &table->fields[i], a, b))
            return 0;
    return 1;
}
