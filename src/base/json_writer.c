/*
 * The JSON writer: straight into a text, compact, without a locale.
 */
#include "base/json.h"
#include "base/json_number.h"
#include "base/json_string.h"

void ivni_json_writer_init(ivni_json_writer *writer, ivni_text *text)
{
    *writer = (ivni_json_writer){text, 0};
}

static void put(ivni_json_writer *writer, const char *bytes, size_t size)
{
    ivni_text_bytes(writer->text, bytes, size);
}

/* Before a value or a name: the comma that parts it from the one before. */
static void part(ivni_json_writer *writer)
{
    if (writer->comma)
        ivni_text_byte(writer->text, ',');
    writer->comma = 1;
}

static void open_with(ivni_json_writer *writer, char bracket)
{
    part(writer);
    ivni_text_byte(writer->text, bracket);
    writer->comma = 0;
}

static void close_with(ivni_json_writer *writer, char bracket)
{
    ivni_text_byte(writer->text, bracket);
    writer->comma = 1;
}

void ivni_json_object(ivni_json_writer *writer)
{
    open_with(writer, '{');
}

void ivni_json_object_end(ivni_json_writer *writer)
{
    close_with(writer, '}');
}

void ivni_json_array(ivni_json_writer *writer)
{
    open_with(writer, '[');
}

void ivni_json_array_end(ivni_json_writer *writer)
{
    close_with(writer, ']');
}

void ivni_json_name(ivni_json_writer *writer, const char *name)
{
    part(writer);
    ivni_json_string_write(writer->text, name);
    ivni_text_byte(writer->text, ':');
    writer->comma = 0;
}

void ivni_json_string(ivni_json_writer *writer, const char *value)
{
    if (value == NULL) {
        ivni_json_null(writer);
        return;
    }
    part(writer);
    ivni_json_string_write(writer->text, value);
}

void ivni_json_plain_string(ivni_json_writer *writer, const char *value)
{
    part(writer);
    ivni_text_byte(writer->text, '"');
    ivni_text_string(writer->text, value);
    ivni_text_byte(writer->text, '"');
}

void ivni_json_plain_name(ivni_json_writer *writer, const char *name)
{
    ivni_json_plain_string(writer, name);
    ivni_text_byte(writer->text, ':');
    writer->comma = 0;
}

void ivni_json_number(ivni_json_writer *writer, int64_t value)
{
    part(writer);
    ivni_text_integer(writer->text, value);
}

void ivni_json_boolean(ivni_json_writer *writer, int value)
{
    part(writer);
    put(writer, value ? "true" : "false", value ? 4 : 5);
}

void ivni_json_null(ivni_json_writer *writer)
{
    part(writer);
    put(writer, "null", 4);
}

void ivni_json_date(ivni_json_writer *writer, int32_t date)
{
    part(writer);
    ivni_text_byte(writer->text, '"');
    ivni_text_date(writer->text, date);
    ivni_text_byte(writer->text, '"');
}

static void write_double(ivni_json_writer *writer, double value)
{
    char digits[IVNI_JSON_NUMBER_TEXT];
    size_t length = ivni_json_number_write(value, digits);

    part(writer);
    put(writer, digits, length);
    if (length == 0)
        ivni_text_fail(writer->text, IVN_ERROR_RANGE);
}

static void write_children(ivni_json_writer *writer, const cJSON *parent)
{
    for (const cJSON *child = parent->child; child != NULL; child = child->next) {
        if (cJSON_IsObject(parent))
            ivni_json_name(writer, child->string);
        ivni_json_tree(writer, child);
    }
}

void ivni_json_tree(ivni_json_writer *writer, const cJSON *tree)
{
    if (cJSON_IsObject(tree)) {
        ivni_json_object(writer);
        write_children(writer, tree);
        ivni_json_object_end(writer);
    } else if (cJSON_IsArray(tree)) {
        ivni_json_array(writer);
        write_children(writer, tree);
        ivni_json_array_end(writer);
    } else if (cJSON_IsString(tree)) {
        ivni_json_string(writer, tree->valuestring);
    } else if (cJSON_IsNumber(tree)) {
        write_double(writer, tree->valuedouble);
    } else if (cJSON_IsBool(tree)) {
        ivni_json_boolean(writer, cJSON_IsTrue(tree));
    } else {
        ivni_json_null(writer);
    }
}
