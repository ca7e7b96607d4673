/*
 * What reading and copying have in common: places, violations, memory, and the checks that come last.
 */
#include "schema/walk.h"

#include <stdarg.h>
#include <stdio.h>

_Static_assert(sizeof(const void *) == sizeof(const char *const *) && sizeof(const void *) == sizeof(const uint32_t *),
               "a pointer is copied as a pointer to void");

#define POINTER_ROOM 1024u

/* "/" and a word behind what is there; what does not fit is left out. */
static size_t append_word(char out[POINTER_ROOM], size_t length, const char *word, size_t size)
{
    if (size + 1 >= POINTER_ROOM - length)
        return length;
    out[length] = '/';
    memcpy(out + length + 1, word, size);
    return length + 1 + size;
}

static size_t append_number(char out[POINTER_ROOM], size_t length, size_t number)
{
    char digits[24];
    size_t first = sizeof digits;

    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return append_word(out, length, digits + first, sizeof digits - first);
}

/* Names of members are lower-case words, so nothing needs the escapes of RFC 6901. Every table with a check of its own
 * asks for its place, wrong or not: this is short work. */
static size_t print_place(const ivni_place *at, char out[POINTER_ROOM])
{
    size_t length;

    if (at->above == NULL) {
        length = strlen(at->name);
        length = length < POINTER_ROOM ? length : POINTER_ROOM - 1;
        memcpy(out, at->name, length);
    } else {
        length = print_place(at->above, out);
        length = at->name != NULL ? append_word(out, length, at->name, strlen(at->name))
                                  : append_number(out, length, at->index);
    }
    out[length] = '\0';
    return length;
}

void ivni_walk_refuse_at(ivni_walk *walk, const ivni_place *at, int64_t offset, ivn_status status, const char *expected,
                         const char *message)
{
    char pointer[POINTER_ROOM];

    print_place(at, pointer);
    ivni_violations_add(walk->violations, status, offset, pointer, expected, "%s", message);
    walk->wrong += 1;
}

void ivni_walk_refuse(ivni_walk *walk, const ivni_place *at, ivn_status status, const char *expected,
                      const char *format, ...)
{
    char message[POINTER_ROOM];
    va_list arguments;

    va_start(arguments, format);
    ivni_format_cut(message, sizeof message, format, arguments);
    va_end(arguments);
    ivni_walk_refuse_at(walk, at, -1, status, expected, message);
}

void ivni_refuse_element(const ivni_slot *slot, uint32_t index, const char *what)
{
    const ivni_place place = {slot->at, NULL, index};
    char expected[IVNI_EXPECTED_ROOM];

    ivni_expected_element(slot->row, ivni_meaning_of(slot->table, slot->value), expected);
    ivni_walk_refuse(slot->walk, &place, IVN_ERROR_INVALID, expected, "%s", what);
}

int ivni_stands_before(const uint32_t *list, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++)
        if (list[i] == list[index])
            return 1;
    return 0;
}

void *ivni_walk_array(ivni_walk *walk, size_t count, size_t element)
{
    void *memory = ivni_arena_array(walk->arena, count, element);

    if (memory == NULL)
        walk->status = ivni_arena_failure(walk->arena);
    return memory;
}

const char *ivni_walk_text(ivni_walk *walk, const char *text, size_t length)
{
    const char *copy = ivni_arena_text(walk->arena, text, length);

    if (copy == NULL)
        walk->status = ivni_arena_failure(walk->arena);
    return copy;
}

void *ivni_walk_enter(ivni_walk *walk, const ivni_place *at, const ivni_table *table)
{
    void *value;

    if (walk->depth == walk->context->max_depth) {
        ivni_walk_refuse(walk, at, IVN_ERROR_DEPTH, "", "nested deeper than the context allows");
        return NULL;
    }
    value = ivni_walk_array(walk, 1, table->bytes);
    if (value == NULL)
        return NULL;
    walk->depth += 1;
    ivni_put_word(value, 0, table->bytes);
    return value;
}

int ivni_is_known(const ivni_field *row, const void *value)
{
    switch (row->kind) {
    case IVNI_TEXT:
        return ivni_pointer_at(value, row->offset) != NULL &&
               ((const char *)ivni_pointer_at(value, row->offset))[0] != 0;
    case IVNI_STRUCT:
    case IVNI_CHOICE:
        return ivni_pointer_at(value, row->offset) != NULL;
    case IVNI_LIST:
    case IVNI_TEXTS:
    case IVNI_CODES:
    case IVNI_VALUES:
        return ivni_word_at(value, row->count) != 0;
    case IVNI_INTEGER:
        return 1;
    default: /* a word, or a struct that starts with `known` */
        return ivni_word_at(value, row->offset) != 0;
    }
}

/* A plain integer is always known in a struct: only whether it was reported says whether it is missing. */
static int is_missing(const ivni_table *table, uint32_t index, const void *value, const ivni_rows *reported)
{
    const ivni_field *row = &table->fields[index];
    int was_reported = (reported->bits[index / 64] >> index % 64 & 1) != 0;

    if ((row->flags & IVNI_REQUIRED) == 0 || was_reported)
        return 0;
    if (row->kind == IVNI_CHOICE && !ivni_requires_any(ivni_chosen(table, value)))
        return 0;
    return row->kind == IVNI_INTEGER || !ivni_is_known(row, value);
}

static void check_required(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value,
                           const ivni_rows *reported)
{
    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];
        const ivni_place place = {at, row->name, 0};
        char expected[IVNI_EXPECTED_ROOM];

        if (!is_missing(table, i, value, reported))
            continue;
        ivni_expected_in_json(row, ivni_meaning_of(table, value), expected);
        ivni_walk_refuse(walk, &place, IVN_ERROR_INVALID, expected, "missing");
    }
}

static void check_together(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value)
{
    uint32_t before = ivni_violations_count(walk->violations);
    char pointer[POINTER_ROOM];

    print_place(at, pointer);
    table->check(value, pointer, walk->violations);
    walk->wrong += ivni_violations_count(walk->violations) - before;
}

void ivni_walk_check(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value, uint32_t wrong,
                     const ivni_rows *reported)
{
    check_required(walk, at, table, value, reported);
    if (table->check != NULL && walk->wrong == wrong)
        check_together(walk, at, table, value);
}

void ivni_walk_leave(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value, uint32_t wrong,
                     const ivni_rows *reported)
{
    walk->depth -= 1;
    if (walk->status == IVN_OK)
        ivni_walk_check(walk, at, table, value, wrong, reported);
}

uint32_t ivni_text_most(const ivni_field *row)
{
    return row->high > 0 ? (uint32_t)row->high : IVNI_TEXT_MOST;
}

/* From '-' to '9' stand - . / and the digits. */
static int is_key(const char *text)
{
    for (; *text != '\0'; text++) {
        int plain = (*text >= 'a' && *text <= 'z') || (*text >= '-' && *text <= '9') || *text == '_' || *text == '@';

        if (!plain)
            return 0;
    }
    return 1;
}

const char *ivni_text_fault(const ivni_field *row, const char *text, size_t length)
{
    if (length > ivni_text_most(row))
        return "a longer text stands here";
    if ((row->flags & IVNI_KEY) != 0 && !is_key(text))
        return "no key stands here";
    return NULL;
}

const ivni_field *ivni_deciding_row(const ivni_table *table)
{
    const ivni_field *row = table->fields;

    while (row->offset != table->by)
        row++;
    return row;
}

int ivni_is_decided(const ivni_table *table, const void *value, const ivni_table **chosen)
{
    uint32_t code = ivni_word_at(value, table->by);
    int known = ivn_term_of(ivni_deciding_row(table)->vocabulary, code) != NULL;

    *chosen = known ? table->choose(code) : NULL;
    return known;
}

const ivni_table *ivni_chosen(const ivni_table *table, const void *value)
{
    const ivni_table *chosen;

    ivni_is_decided(table, value, &chosen);
    return chosen;
}

int ivni_requires_any(const ivni_table *table)
{
    for (uint32_t i = 0; table != NULL && i < table->count; i++)
        if ((table->fields[i].flags & IVNI_REQUIRED) != 0)
            return 1;
    return 0;
}

/* The word that decides is of a vocabulary, so it may be told. */
void ivni_refuse_choice(const ivni_slot *slot, const char *what)
{
    const ivni_field *by = ivni_deciding_row(slot->table);
    const ivn_term *term = ivn_term_of(by->vocabulary, ivni_word_at(slot->value, by->offset));
    char expected[IVNI_EXPECTED_ROOM];

    snprintf(expected, sizeof expected, "nothing, as \"%s\" is \"%s\"", by->name, term->name);
    ivni_walk_refuse(slot->walk, slot->at, IVN_ERROR_INVALID, expected, "%s", what);
}

uint32_t ivni_meaning_of(const ivni_table *table, const void *value)
{
    return table->meaning == NULL ? IVNI_MEANS_NUMBER : table->meaning(value);
}
