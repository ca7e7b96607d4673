/*
 * From structs in the library's own layout to canonical JSON, along the field tables: members in the order of the
 * table, what is not known and what is empty left out.
 */
#include <interventions/calendar.h>

#include "schema/walk.h"

static void write_word(ivni_json_writer *writer, uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    if (term == NULL)
        ivni_json_null(writer);
    else
        ivni_json_plain_string(writer, term->name);
}

static void write_moment(ivni_json_writer *writer, int64_t value)
{
    char text[25];

    if (ivn_instant_format(value, text) == IVN_OK)
        ivni_json_plain_string(writer, text);
    else
        ivni_text_fail(writer->text, IVN_ERROR_RANGE);
}

static void write_value(ivni_json_writer *writer, uint32_t meaning, int32_t value)
{
    if (meaning == IVNI_MEANS_FLAG)
        ivni_json_boolean(writer, value == IVN_YES);
    else if (meaning == IVNI_MEANS_DATE)
        ivni_json_date(writer, value);
    else if (meaning == IVNI_MEANS_NUMBER)
        ivni_json_number(writer, value);
    else
        write_word(writer, meaning, (uint32_t)value);
}

static void write_element(const ivni_table *table, const ivni_field *row, const void *value, uint32_t index,
                          ivni_json_writer *writer)
{
    const void *list = ivni_pointer_at(value, row->offset);

    switch (row->kind) {
    case IVNI_LIST:
        ivni_schema_write(row->element, ((const void *const *)list)[index], writer);
        break;
    case IVNI_TEXTS:
        ivni_json_string(writer, ((const char *const *)list)[index]);
        break;
    case IVNI_CODES:
        write_word(writer, row->vocabulary, ((const uint32_t *)list)[index]);
        break;
    default:
        write_value(writer, ivni_meaning_of(table, value), (int32_t)((const uint32_t *)list)[index]);
    }
}

static void write_list(const ivni_table *table, const ivni_field *row, const void *value, ivni_json_writer *writer)
{
    uint32_t count = ivni_word_at(value, row->count);

    ivni_json_array(writer);
    for (uint32_t i = 0; i < count; i++)
        write_element(table, row, value, i, writer);
    ivni_json_array_end(writer);
}

static void write_member(const ivni_table *table, const ivni_field *row, const void *value, ivni_json_writer *writer)
{
    switch (row->kind) {
    case IVNI_FLAG:
    case IVNI_COMPLETE:
        ivni_json_boolean(writer, ivni_word_at(value, row->offset) == IVN_YES);
        break;
    case IVNI_CODE:
        write_word(writer, row->vocabulary, ivni_word_at(value, row->offset));
        break;
    case IVNI_ORDINAL:
        ivni_json_number(writer, ivni_word_at(value, row->offset));
        break;
    case IVNI_INTEGER:
        ivni_json_number(writer, (int32_t)ivni_word_at(value, row->offset));
        break;
    case IVNI_NUMBER:
        ivni_json_number(writer, ivni_number_at(value, row->offset).value);
        break;
    case IVNI_DATE:
        ivni_json_date(writer, ivni_number_at(value, row->offset).value);
        break;
    case IVNI_VALUE:
        write_value(writer, ivni_meaning_of(table, value), ivni_number_at(value, row->offset).value);
        break;
    case IVNI_MOMENT:
        write_moment(writer, ivni_moment_at(value, row->offset).value);
        break;
    case IVNI_TEXT:
        ivni_json_string(writer, ivni_pointer_at(value, row->offset));
        break;
    case IVNI_STRUCT:
        ivni_schema_write(row->element, ivni_pointer_at(value, row->offset), writer);
        break;
    case IVNI_CHOICE:
        ivni_schema_write(ivni_chosen(table, value), ivni_pointer_at(value, row->offset), writer);
        break;
    default:
        write_list(table, row, value, writer);
    }
}

void ivni_schema_write(const ivni_table *table, const void *value, ivni_json_writer *writer)
{
    ivni_json_object(writer);
    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];

        if (row->name[0] == '\0' || !ivni_is_known(row, value)) /* without a name there is no member of its own */
            continue;
        ivni_json_plain_name(writer, row->name);
        write_member(table, row, value, writer);
    }
    ivni_json_object_end(writer);
}
