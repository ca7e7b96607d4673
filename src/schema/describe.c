/*
 * JSON Schema, draft 2020-12, of a field table: one definition for each struct and each vocabulary that it reaches.
 */
#include <stdio.h>

#include "schema/walk.h"

#define MOST_TABLES 256u
#define MOST_VOCABULARIES 256u

static const char dialect[] = "https://json-schema.org/draft/2020-12/schema";
static const char note[] = "Canonical form: what is not known is absent. A reader of the library takes null and an "
                           "empty text as absent, and counts the lengths of texts in bytes of UTF-8.";

/* What a schema has to define: the tables in the order in which they are met, and the vocabularies. */
typedef struct reached {
    const ivni_table *tables[MOST_TABLES];
    uint32_t count;
    uint64_t vocabularies[MOST_VOCABULARIES / 64];
} reached;

static void reach(reached *all, const ivni_table *table);

static void reach_choice(reached *all, const ivni_table *table)
{
    uint32_t codes = ivn_term_count(ivni_deciding_row(table)->vocabulary);

    for (uint32_t code = 1; code <= codes; code++)
        if (table->choose(code) != NULL)
            reach(all, table->choose(code));
}

static void reach_row(reached *all, const ivni_table *table, const ivni_field *row)
{
    if (row->element != NULL)
        reach(all, row->element);
    if (row->kind == IVNI_CHOICE)
        reach_choice(all, table);
    all->vocabularies[row->vocabulary / 64] |= (uint64_t)1 << row->vocabulary % 64;
}

static int is_reached(const reached *all, const ivni_table *table)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (all->tables[i] == table)
            return 1;
    return 0;
}

static void reach(reached *all, const ivni_table *table)
{
    if (is_reached(all, table) || all->count == MOST_TABLES)
        return;
    all->tables[all->count++] = table;
    for (uint32_t i = 0; i < table->count; i++)
        reach_row(all, table, &table->fields[i]);
}

static void say(ivni_json_writer *writer, const char *name, const char *value)
{
    ivni_json_name(writer, name);
    ivni_json_string(writer, value);
}

static void say_number(ivni_json_writer *writer, const char *name, int64_t value)
{
    ivni_json_name(writer, name);
    ivni_json_number(writer, value);
}

static void say_true(ivni_json_writer *writer, const char *name)
{
    ivni_json_name(writer, name);
    ivni_json_boolean(writer, 1);
}

/* "$ref": "#/$defs/service_user" or "#/$defs/vocabulary_need" */
static void say_reference(ivni_json_writer *writer, const char *prefix, const char *name)
{
    char reference[200];

    snprintf(reference, sizeof reference, "#/$defs/%s%s", prefix, name);
    say(writer, "$ref", reference);
}

static void say_term_of(ivni_json_writer *writer, const ivni_field *row)
{
    say_reference(writer, "vocabulary_", ivn_vocabulary_name(row->vocabulary));
}

static void say_bounds(ivni_json_writer *writer, const ivni_field *row)
{
    int any = row->low == 0 && row->high == 0;

    say(writer, "type", "integer");
    say_number(writer, "minimum", any ? INT32_MIN : row->low);
    say_number(writer, "maximum", any ? INT32_MAX : row->high);
}

static void say_text(ivni_json_writer *writer, const ivni_field *row, int may_be_empty)
{
    say(writer, "type", "string");
    if ((row->flags & IVNI_KEY) != 0)
        say(writer, "pattern", "^[a-z0-9/_.@-]+$");
    if (!may_be_empty)
        say_number(writer, "minLength", 1);
    say_number(writer, "maxLength", ivni_text_most(row));
}

static void say_any_of(ivni_json_writer *writer, const char *const *types, size_t count)
{
    ivni_json_name(writer, "type");
    ivni_json_array(writer);
    for (size_t i = 0; i < count; i++)
        ivni_json_string(writer, types[i]);
    ivni_json_array_end(writer);
}

static void say_element(ivni_json_writer *writer, const ivni_field *row)
{
    static const char *const number_or_word[] = {"integer", "string"};

    ivni_json_name(writer, "items");
    ivni_json_object(writer);
    if (row->kind == IVNI_LIST)
        say_reference(writer, "", row->element->name);
    else if (row->kind == IVNI_TEXTS)
        say_text(writer, row, 0);
    else if (row->kind == IVNI_CODES)
        say_term_of(writer, row);
    else
        say_any_of(writer, number_or_word, 2);
    ivni_json_object_end(writer);
}

static void say_list(ivni_json_writer *writer, const ivni_field *row)
{
    say(writer, "type", "array");
    say_element(writer, row);
    if ((row->flags & IVNI_REQUIRED) != 0)
        say_number(writer, "minItems", 1);
    if (row->kind == IVNI_CODES || row->kind == IVNI_VALUES)
        say_true(writer, "uniqueItems");
}

static void say_type(ivni_json_writer *writer, const ivni_field *row)
{
    static const char *const value_types[] = {"boolean", "integer", "string"};

    switch (row->kind) {
    case IVNI_FLAG:
    case IVNI_COMPLETE:
        say(writer, "type", "boolean");
        break;
    case IVNI_CODE:
        say_term_of(writer, row);
        break;
    case IVNI_ORDINAL:
    case IVNI_NUMBER:
    case IVNI_INTEGER:
        say_bounds(writer, row);
        break;
    case IVNI_DATE:
        say(writer, "type", "string");
        say(writer, "format", "date");
        break;
    case IVNI_MOMENT:
        say(writer, "type", "string");
        say(writer, "format", "date-time");
        say(writer, "pattern", "Z$");
        break;
    case IVNI_VALUE:
        say_any_of(writer, value_types, 3);
        break;
    case IVNI_TEXT:
        say_text(writer, row, (row->flags & (IVNI_REQUIRED | IVNI_KEY)) == 0);
        break;
    case IVNI_STRUCT:
        say_reference(writer, "", row->element->name);
        break;
    case IVNI_CHOICE: /* which one, the conditions of the table say */
        say(writer, "type", "object");
        break;
    default:
        say_list(writer, row);
    }
}

static void say_member(ivni_json_writer *writer, const ivni_field *row)
{
    ivni_json_name(writer, row->name);
    ivni_json_object(writer);
    say_type(writer, row);
    say(writer, "title", row->title);
    if ((row->flags & IVNI_PERSONAL) != 0)
        say_true(writer, "x-personal");
    if ((row->flags & IVNI_DERIVED) != 0)
        say_true(writer, "readOnly");
    ivni_json_object_end(writer);
}

static void say_required(ivni_json_writer *writer, const ivni_table *table)
{
    ivni_json_name(writer, "required");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < table->count; i++)
        if ((table->fields[i].flags & IVNI_REQUIRED) != 0 && table->fields[i].kind != IVNI_CHOICE)
            ivni_json_string(writer, table->fields[i].name);
    ivni_json_array_end(writer);
}

static void open_object(ivni_json_writer *writer, const char *name)
{
    ivni_json_name(writer, name);
    ivni_json_object(writer);
}

static void require_one(ivni_json_writer *writer, const char *name)
{
    ivni_json_name(writer, "required");
    ivni_json_array(writer);
    ivni_json_string(writer, name);
    ivni_json_array_end(writer);
}

/* "if": the member that decides is one of the words that choose what the code at `first` chooses. */
static void say_condition(ivni_json_writer *writer, const ivni_table *table, uint32_t first)
{
    const ivni_field *by = ivni_deciding_row(table);

    open_object(writer, "if");
    open_object(writer, "properties");
    open_object(writer, by->name);
    ivni_json_name(writer, "enum");
    ivni_json_array(writer);
    for (uint32_t code = first; code <= ivn_term_count(by->vocabulary); code++)
        if (table->choose(code) == table->choose(first))
            ivni_json_string(writer, ivn_term_of(by->vocabulary, code)->name);
    ivni_json_array_end(writer);
    ivni_json_object_end(writer);
    ivni_json_object_end(writer);
    require_one(writer, by->name);
    ivni_json_object_end(writer);
}

/* "then": the member is of this struct, or nothing may stand there. */
static void say_consequence(ivni_json_writer *writer, const ivni_field *choice, const ivni_table *chosen)
{
    open_object(writer, "then");
    open_object(writer, "properties");
    ivni_json_name(writer, choice->name);
    if (chosen == NULL) {
        ivni_json_boolean(writer, 0);
    } else {
        ivni_json_object(writer);
        say_reference(writer, "", chosen->name);
        ivni_json_object_end(writer);
    }
    ivni_json_object_end(writer);
    if ((choice->flags & IVNI_REQUIRED) != 0 && ivni_requires_any(chosen))
        require_one(writer, choice->name);
    ivni_json_object_end(writer);
}

static int is_chosen_before(const ivni_table *table, uint32_t code)
{
    for (uint32_t before = 1; before < code; before++)
        if (table->choose(before) == table->choose(code))
            return 1;
    return 0;
}

static const ivni_field *choice_of(const ivni_table *table)
{
    const ivni_field *row = table->fields;

    while (row->kind != IVNI_CHOICE)
        row++;
    return row;
}

/* One condition for each struct that may be chosen, and one for nothing. */
static void say_choices(ivni_json_writer *writer, const ivni_table *table)
{
    uint32_t codes = ivn_term_count(ivni_deciding_row(table)->vocabulary);

    ivni_json_name(writer, "allOf");
    ivni_json_array(writer);
    for (uint32_t code = 1; code <= codes; code++) {
        if (is_chosen_before(table, code))
            continue;
        ivni_json_object(writer);
        say_condition(writer, table, code);
        say_consequence(writer, choice_of(table), table->choose(code));
        ivni_json_object_end(writer);
    }
    ivni_json_array_end(writer);
}

static void define_table(ivni_json_writer *writer, const ivni_table *table)
{
    ivni_json_name(writer, table->name);
    ivni_json_object(writer);
    say(writer, "title", table->title);
    say(writer, "type", "object");
    ivni_json_name(writer, "properties");
    ivni_json_object(writer);
    for (uint32_t i = 0; i < table->count; i++)
        if (table->fields[i].name[0] != '\0')
            say_member(writer, &table->fields[i]);
    ivni_json_object_end(writer);
    say_required(writer, table);
    ivni_json_name(writer, "additionalProperties");
    ivni_json_boolean(writer, 0);
    if (table->choose != NULL)
        say_choices(writer, table);
    ivni_json_object_end(writer);
}

static void define_vocabulary(ivni_json_writer *writer, uint32_t vocabulary)
{
    char name[100];

    snprintf(name, sizeof name, "vocabulary_%s", ivn_vocabulary_name(vocabulary));
    ivni_json_name(writer, name);
    ivni_json_object(writer);
    say(writer, "title", ivn_vocabulary_title(vocabulary));
    ivni_json_name(writer, "enum");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < ivn_term_count(vocabulary); i++)
        ivni_json_string(writer, ivn_term_at(vocabulary, i)->name);
    ivni_json_array_end(writer);
    ivni_json_object_end(writer);
}

static void define_all(ivni_json_writer *writer, const reached *all)
{
    ivni_json_name(writer, "$defs");
    ivni_json_object(writer);
    for (uint32_t i = 0; i < all->count; i++)
        define_table(writer, all->tables[i]);
    for (uint32_t v = 1; v <= ivn_vocabulary_count(); v++)
        if ((all->vocabularies[v / 64] >> v % 64 & 1) != 0)
            define_vocabulary(writer, v);
    ivni_json_object_end(writer);
}

void ivni_schema_describe(const ivni_table *table, ivni_json_writer *writer)
{
    reached all = {.count = 0};
    char id[200];

    reach(&all, table);
    if (all.count == MOST_TABLES)
        ivni_text_fail(writer->text, IVN_ERROR_LIMIT);
    snprintf(id, sizeof id, "urn:libinterventions:%s", table->name);
    ivni_json_object(writer);
    say(writer, "$schema", dialect);
    say(writer, "$id", id);
    say(writer, "title", table->title);
    say(writer, "$comment", note);
    say_reference(writer, "", table->name);
    define_all(writer, &all);
    ivni_json_object_end(writer);
}
