/*
 * From a host's structs to the library's own, along the field tables. The host may be older or newer than the library,
 * and wrong in any member; only its pointers and counts are trusted.
 *
 * A struct is copied byte for byte as far as the library knows it; then each row puts right, or refuses, its member in
 * the copy.
 */
#include <stdio.h>

#include "base/day.h"
#include "schema/walk.h"

#define MILLISECONDS_A_DAY 86400000ll

/* What is refused is not known: nothing of the host's stays in the copy, which others may yet look at. */
static void forget(const ivni_slot *slot)
{
    memset((char *)slot->value + slot->row->offset, 0, slot->row->bytes);
}

static void refuse(const ivni_slot *slot, ivn_status status, const char *what)
{
    char expected[IVNI_EXPECTED_ROOM];

    ivni_expected_in_struct(slot->row, ivni_meaning_of(slot->table, slot->value), expected);
    ivni_walk_refuse(slot->walk, slot->at, status, expected, "%s", what);
    forget(slot);
}

static void refuse_reserved(const ivni_slot *slot, const ivni_place *at)
{
    ivni_walk_refuse(slot->walk, at, IVN_ERROR_RESERVED, "0", "a reserved member is not zero");
    forget(slot);
}

static void copy_nothing(const ivni_slot *slot)
{
    (void)slot;
}

static void copy_reserved(const ivni_slot *slot)
{
    if (ivni_word_at(slot->value, slot->row->offset) != 0)
        refuse_reserved(slot, slot->at->above);
}

static void copy_flag(const ivni_slot *slot)
{
    if (ivni_word_at(slot->value, slot->row->offset) > IVN_YES)
        refuse(slot, IVN_ERROR_INVALID, "no flag stands here");
}

static void copy_code(const ivni_slot *slot)
{
    uint32_t code = ivni_word_at(slot->value, slot->row->offset);

    if (code != 0 && ivn_term_of(slot->row->vocabulary, code) == NULL)
        refuse(slot, IVN_ERROR_INVALID, "another code stands here");
}

static int is_within(int32_t number, int32_t low, int32_t high)
{
    return (low == 0 && high == 0) || (number >= low && number <= high);
}

static void copy_ordinal(const ivni_slot *slot)
{
    uint32_t number = ivni_word_at(slot->value, slot->row->offset);

    if (number > INT32_MAX || (number != 0 && !is_within((int32_t)number, slot->row->low, slot->row->high)))
        refuse(slot, IVN_ERROR_INVALID, "another number stands here");
}

static void copy_integer(const ivni_slot *slot)
{
    int32_t number;

    memcpy(&number, (const char *)slot->value + slot->row->offset, sizeof number);
    if (!is_within(number, slot->row->low, slot->row->high))
        refuse(slot, IVN_ERROR_INVALID, "another number stands here");
}

/* A number that is known, in `out`; 0: not known, or neither known nor unknown as it should be. */
static int known_number(const ivni_slot *slot, int32_t *out)
{
    ivn_number number = ivni_number_at(slot->value, slot->row->offset);

    if (number.known > 1)
        refuse(slot, IVN_ERROR_INVALID, "`known` is neither 0 nor 1");
    else if (number.known == 0 && number.value != 0)
        refuse(slot, IVN_ERROR_INVALID, "`value` is not 0 though `known` is");
    *out = number.value;
    return number.known == 1;
}

static void copy_number(const ivni_slot *slot)
{
    int32_t number;

    if (known_number(slot, &number) && !is_within(number, slot->row->low, slot->row->high))
        refuse(slot, IVN_ERROR_INVALID, "another number stands here");
}

static void copy_date(const ivni_slot *slot)
{
    int32_t number;

    if (known_number(slot, &number) && (number < IVNI_FIRST_CIVIL || number > IVNI_LAST_CIVIL))
        refuse(slot, IVN_ERROR_DATE, "another day stands here");
}

static int is_code(uint32_t vocabulary, int32_t number)
{
    return number > 0 && ivn_term_of(vocabulary, (uint32_t)number) != NULL;
}

static void copy_value(const ivni_slot *slot)
{
    uint32_t meaning = ivni_meaning_of(slot->table, slot->value);
    int32_t number;

    if (meaning == IVNI_MEANS_NUMBER)
        copy_number(slot);
    else if (meaning == IVNI_MEANS_DATE)
        copy_date(slot);
    else if (!known_number(slot, &number))
        return;
    else if (meaning == IVNI_MEANS_FLAG ? number != IVN_NO && number != IVN_YES : !is_code(meaning, number))
        refuse(slot, IVN_ERROR_INVALID, "another value stands here");
}

static void copy_moment(const ivni_slot *slot)
{
    const int64_t low = IVNI_FIRST_CIVIL * MILLISECONDS_A_DAY, high = (IVNI_LAST_CIVIL + 1) * MILLISECONDS_A_DAY - 1;
    ivn_moment moment = ivni_moment_at(slot->value, slot->row->offset);

    if (moment.reserved != 0)
        refuse_reserved(slot, slot->at);
    if (moment.known > 1)
        refuse(slot, IVN_ERROR_INVALID, "`known` is neither 0 nor 1");
    else if (moment.known == 0 && moment.value != 0)
        refuse(slot, IVN_ERROR_INVALID, "`value` is not 0 though `known` is");
    else if (moment.known == 1 && (moment.value < low || moment.value > high))
        refuse(slot, IVN_ERROR_DATE, "another instant stands here");
}

/* Looks no further than one byte past what the row allows. */
static const char *fault_of(const ivni_field *row, const char *text, size_t *length)
{
    const char *end = memchr(text, '\0', (size_t)ivni_text_most(row) + 1);

    if (end == NULL)
        return "a longer text stands here";
    *length = (size_t)(end - text);
    if (ivni_utf8_valid(text, *length) < *length)
        return "what stands here is not UTF-8";
    return ivni_text_fault(row, text, *length);
}

/* An empty text says nothing: it is taken as not known. */
static void copy_text(const ivni_slot *slot)
{
    const char *text = ivni_pointer_at(slot->value, slot->row->offset);
    const char *fault;
    size_t length = 0;

    if (text == NULL)
        return;
    fault = fault_of(slot->row, text, &length);
    if (fault != NULL)
        refuse(slot, IVN_ERROR_INVALID, fault);
    else
        ivni_put_pointer(slot->value, slot->row->offset, length == 0 ? NULL : ivni_walk_text(slot->walk, text, length));
}

static void *copy_struct(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *source);

static void copy_inner(const ivni_slot *slot)
{
    const void *source = ivni_pointer_at(slot->value, slot->row->offset);

    if (source != NULL)
        ivni_put_pointer(slot->value, slot->row->offset, copy_struct(slot->walk, slot->at, slot->row->element, source));
}

/* Where it is not known what should stand here, the member that decides has been refused, or is missing. */
static void copy_choice(const ivni_slot *slot)
{
    const void *source = ivni_pointer_at(slot->value, slot->row->offset);
    const ivni_table *chosen;
    int known = ivni_is_decided(slot->table, slot->value, &chosen);

    forget(slot);
    if (source == NULL || !known)
        return;
    if (chosen == NULL)
        ivni_refuse_choice(slot, "something stands here");
    else
        ivni_put_pointer(slot->value, slot->row->offset, copy_struct(slot->walk, slot->at, chosen, source));
}

/*
 * The host's list, and in `copy` memory for as many elements of `bytes` bytes, which takes its place; NULL when there
 * is nothing to copy.
 */
static const void *open_list(const ivni_slot *slot, size_t bytes, uint32_t most, void *copy)
{
    const void *source = ivni_pointer_at(slot->value, slot->row->offset);
    uint32_t count = ivni_word_at(slot->value, slot->row->count);
    void *list = NULL;

    if (count > 0 && source == NULL)
        refuse(slot, IVN_ERROR_INVALID, "no list stands here though its count is not 0");
    else if (count > most)
        refuse(slot, IVN_ERROR_INVALID, "a longer list than there are words stands here");
    else if (count > 0)
        list = ivni_walk_array(slot->walk, count, bytes);
    ivni_put_pointer(slot->value, slot->row->offset, list);
    if (list == NULL)
        ivni_put_word(slot->value, slot->row->count, 0);
    memcpy(copy, &list, sizeof list);
    return list == NULL ? NULL : source;
}

static uint32_t count_of(const ivni_slot *slot)
{
    return ivni_word_at(slot->value, slot->row->count);
}

static void copy_list(const ivni_slot *slot)
{
    const void **copy;
    const void *const *source = open_list(slot, sizeof *copy, UINT32_MAX, &copy);
    ivni_place place = {slot->at, NULL, 0};

    for (; source != NULL && place.index < count_of(slot) && slot->walk->status == IVN_OK; place.index++) {
        if (source[place.index] == NULL)
            ivni_refuse_element(slot, place.index, "NULL stands here");
        else
            copy[place.index] = copy_struct(slot->walk, &place, slot->row->element, source[place.index]);
    }
}

static const char *copy_text_element(const ivni_slot *slot, const char *text, uint32_t index)
{
    size_t length = 0;
    const char *fault = text == NULL ? "NULL stands here" : fault_of(slot->row, text, &length);

    if (fault == NULL && length == 0)
        fault = "an empty text stands here";
    if (fault == NULL)
        return ivni_walk_text(slot->walk, text, length);
    ivni_refuse_element(slot, index, fault);
    return NULL;
}

static void copy_texts(const ivni_slot *slot)
{
    const char **copy;
    const char *const *source = open_list(slot, sizeof *copy, UINT32_MAX, &copy);

    for (uint32_t i = 0; source != NULL && i < count_of(slot) && slot->walk->status == IVN_OK; i++)
        copy[i] = copy_text_element(slot, source[i], i);
}

static void copy_code_list(const ivni_slot *slot, uint32_t meaning)
{
    uint32_t *copy;
    const uint32_t *source = open_list(slot, sizeof *copy, IVNI_MOST_CODES, &copy);

    for (uint32_t i = 0; source != NULL && i < count_of(slot); i++) {
        int right = meaning == IVNI_MEANS_NUMBER ? source[i] > 0 && source[i] <= INT32_MAX
                                                 : ivn_term_of(meaning, source[i]) != NULL;

        copy[i] = right ? source[i] : 0;
        if (!right)
            ivni_refuse_element(slot, i, "another code stands here");
        else if (ivni_stands_before(copy, i))
            ivni_refuse_element(slot, i, "the same stands before");
    }
}

static void copy_codes(const ivni_slot *slot)
{
    copy_code_list(slot, slot->row->vocabulary);
}

static void copy_values(const ivni_slot *slot)
{
    copy_code_list(slot, ivni_meaning_of(slot->table, slot->value));
}

typedef void copier(const ivni_slot *slot);

static copier *const copiers[] = {
    [IVNI_SIZE] = copy_nothing,    [IVNI_RESERVED] = copy_reserved, [IVNI_FLAG] = copy_flag,
    [IVNI_CODE] = copy_code,       [IVNI_ORDINAL] = copy_ordinal,   [IVNI_NUMBER] = copy_number,
    [IVNI_DATE] = copy_date,       [IVNI_VALUE] = copy_value,       [IVNI_MOMENT] = copy_moment,
    [IVNI_INTEGER] = copy_integer, [IVNI_TEXT] = copy_text,         [IVNI_STRUCT] = copy_inner,
    [IVNI_LIST] = copy_list,       [IVNI_TEXTS] = copy_texts,       [IVNI_CODES] = copy_codes,
    [IVNI_VALUES] = copy_values,   [IVNI_COUNT] = copy_nothing,     [IVNI_COMPLETE] = copy_flag,
    [IVNI_CHOICE] = copy_choice,
};

/* Whether an older host's struct of this size ends where a member ends. */
static int ends_with_a_member(const ivni_table *table, uint32_t size)
{
    for (uint32_t i = 0; i < table->count; i++)
        if (table->fields[i].offset + table->fields[i].bytes == size)
            return 1;
    return 0;
}

static int has_known_size(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *source)
{
    uint32_t size = ivni_word_at(source, 0);
    char expected[16];

    if (size >= table->bytes && size <= IVNI_MOST_STRUCT) {
        if (ivni_size_check(source, table->bytes) == IVN_OK)
            return 1;
        ivni_walk_refuse(walk, at, IVN_ERROR_SIZE, "zero", "not zero behind the %lu bytes that the library knows",
                         (unsigned long)table->bytes);
        return 0;
    }
    if (size >= table->least && ends_with_a_member(table, size))
        return 1;
    snprintf(expected, sizeof expected, "%lu", (unsigned long)table->bytes);
    ivni_walk_refuse(walk, at, IVN_ERROR_SIZE, expected, "the struct's size cannot be %lu", (unsigned long)size);
    return 0;
}

/* A plain integer of a host is always there; of other members, what was refused does not count as missing, too. */
static void copy_members(ivni_walk *walk, const ivni_place *at, const ivni_table *table, void *value,
                         ivni_rows *reported)
{
    for (uint32_t i = 0; i < table->count && walk->status == IVN_OK; i++) {
        const ivni_field *row = &table->fields[i];
        const ivni_place inner = {at, row->name, 0};
        const ivni_slot slot = {walk, &inner, table, row, value};
        uint32_t wrong = walk->wrong;

        copiers[row->kind](&slot);
        if (walk->wrong != wrong || row->kind == IVNI_INTEGER)
            ivni_rows_add(reported, i);
    }
}

static void *copy_struct(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *source)
{
    uint32_t wrong = walk->wrong, size = ivni_word_at(source, 0);
    ivni_rows reported = {{0}};
    void *value;

    if (!has_known_size(walk, at, table, source))
        return NULL;
    value = ivni_walk_enter(walk, at, table);
    if (value == NULL)
        return NULL;
    memcpy(value, source, size < table->bytes ? size : table->bytes);
    ivni_put_word(value, 0, table->bytes);
    copy_members(walk, at, table, value, &reported);
    ivni_walk_leave(walk, at, table, value, wrong, &reported);
    return value;
}

ivn_status ivni_schema_copy_partly(const ivn_context *context, const ivni_table *table, const void *source,
                                   const char *pointer, ivni_arena *arena, const void **out, ivn_violations *violations)
{
    const ivni_place root = {NULL, pointer, 0};
    ivni_walk walk = {.context = context, .arena = arena, .violations = violations};
    const void *value = copy_struct(&walk, &root, table, source);

    *out = walk.status == IVN_OK ? value : NULL;
    return walk.status;
}

ivn_status ivni_schema_copy(const ivn_context *context, const ivni_table *table, const void *source,
                            const char *pointer, ivni_arena *arena, const void **out, ivn_violations *violations)
{
    uint32_t before = ivni_violations_count(violations);
    ivn_status status = ivni_schema_copy_partly(context, table, source, pointer, arena, out, violations);

    if (ivni_violations_count(violations) != before)
        *out = NULL;
    return status;
}

ivn_status ivni_schema_take(const ivn_context *context, const ivni_table *table, const void *source, ivni_arena *arena,
                            const void **out, ivn_error *error)
{
    ivn_violations *violations = ivni_violations_new(context);
    ivn_status status = ivni_schema_copy(context, table, source, "", arena, out, violations);

    return ivni_violations_conclude(violations, status, NULL, error);
}

ivn_status ivni_schema_accept(const ivn_context *context, const ivni_table *table, const ivni_given *given,
                              ivni_arena *arena, const void **out, ivn_violations *violations)
{
    if (given->tree != NULL)
        return ivni_schema_read_partly(context, table, given->tree, "", arena, out, violations);
    return ivni_schema_copy_partly(context, table, given->source, "", arena, out, violations);
}
