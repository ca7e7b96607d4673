/*
 * From a JSON tree to structs, along the field tables. All mistakes are reported, none stops the reading; of what
 * stands there only its kind is told, since it may be a person's data.
 */
#include <stdio.h>

#include <interventions/calendar.h>

#include "schema/walk.h"

static int is(const cJSON *node, int type)
{
    return (node->type & 0xff) == type;
}

static const char *found(const cJSON *node)
{
    switch (node->type & 0xff) {
    case cJSON_True:
    case cJSON_False:
        return "true or false stands here";
    case cJSON_Number:
        return "a number stands here";
    case cJSON_String:
        return "a text stands here";
    case cJSON_Array:
        return "a list stands here";
    case cJSON_Object:
        return "an object stands here";
    default:
        return "null stands here";
    }
}

static void refuse(const ivni_slot *slot, ivn_status status, const char *what)
{
    char expected[IVNI_EXPECTED_ROOM];

    ivni_expected_in_json(slot->row, ivni_meaning_of(slot->table, slot->value), expected);
    ivni_walk_refuse(slot->walk, slot->at, status, expected, "%s", what);
}

static void read_flag(const ivni_slot *slot, const cJSON *node)
{
    if (is(node, cJSON_True))
        ivni_put_word(slot->value, slot->row->offset, IVN_YES);
    else if (is(node, cJSON_False))
        ivni_put_word(slot->value, slot->row->offset, IVN_NO);
    else
        refuse(slot, IVN_ERROR_INVALID, found(node));
}

/* The code of a word; 0 when it is none. */
static uint32_t code_of(uint32_t vocabulary, const cJSON *node)
{
    uint32_t code = 0;

    if (is(node, cJSON_String))
        ivn_term_code(vocabulary, node->valuestring, strlen(node->valuestring), &code);
    return code;
}

static const char *found_for_word(const cJSON *node)
{
    return is(node, cJSON_String) ? "another word stands here" : found(node);
}

static void read_code(const ivni_slot *slot, const cJSON *node)
{
    uint32_t code = code_of(slot->row->vocabulary, node);

    if (code == 0)
        refuse(slot, IVN_ERROR_INVALID, found_for_word(node));
    ivni_put_word(slot->value, slot->row->offset, code);
}

static int read_integer(const ivni_slot *slot, const cJSON *node, int64_t low, int64_t high, int32_t *out)
{
    int any = low == 0 && high == 0;
    int64_t number;

    if (!ivni_json_integer(node, any ? INT32_MIN : low, any ? INT32_MAX : high, &number)) {
        refuse(slot, IVN_ERROR_INVALID, is(node, cJSON_Number) ? "another number stands here" : found(node));
        return 0;
    }
    *out = (int32_t)number;
    return 1;
}

static void read_number(const ivni_slot *slot, const cJSON *node)
{
    int32_t number;

    if (read_integer(slot, node, slot->row->low, slot->row->high, &number))
        ivni_put_number(slot->value, slot->row->offset, number);
}

/* Ordinals and plain integers: both four bytes without `known`. */
static void read_plain(const ivni_slot *slot, const cJSON *node)
{
    int32_t number;

    if (read_integer(slot, node, slot->row->low, slot->row->high, &number))
        ivni_put_word(slot->value, slot->row->offset, (uint32_t)number);
}

static void read_date(const ivni_slot *slot, const cJSON *node)
{
    ivn_date date;

    if (!is(node, cJSON_String))
        refuse(slot, IVN_ERROR_INVALID, found(node));
    else if (ivn_date_parse(node->valuestring, strlen(node->valuestring), &date) != IVN_OK)
        refuse(slot, IVN_ERROR_DATE, "no date stands here");
    else
        ivni_put_number(slot->value, slot->row->offset, date);
}

/* Whether a text would be an instant if it ended in Z instead of whatever it ends in. */
static int has_another_offset(const char *text, size_t length)
{
    size_t clock = length > 23 && text[19] == '.' ? 23 : 19;
    ivn_instant instant;
    char utc[24];

    if (length < clock || text[length - 1] == 'Z')
        return 0;
    memcpy(utc, text, clock);
    utc[clock] = 'Z';
    return ivn_instant_parse(utc, clock + 1, &instant) == IVN_OK;
}

static void refuse_moment(const ivni_slot *slot, const char *text, ivn_status status)
{
    if (status == IVN_ERROR_RANGE)
        refuse(slot, IVN_ERROR_DATE, "an instant of another year stands here");
    else if (has_another_offset(text, strlen(text)))
        refuse(slot, IVN_ERROR_DATE, "an instant that does not end in Z stands here");
    else
        refuse(slot, IVN_ERROR_DATE, "no instant stands here");
}

static void read_moment(const ivni_slot *slot, const cJSON *node)
{
    ivn_moment moment = {1, 0, 0};
    ivn_status status;

    if (!is(node, cJSON_String)) {
        refuse(slot, IVN_ERROR_INVALID, found(node));
        return;
    }
    status = ivn_instant_parse(node->valuestring, strlen(node->valuestring), &moment.value);
    if (status == IVN_OK)
        memcpy((char *)slot->value + slot->row->offset, &moment, sizeof moment);
    else
        refuse_moment(slot, node->valuestring, status);
}

static void read_value(const ivni_slot *slot, const cJSON *node)
{
    uint32_t meaning = ivni_meaning_of(slot->table, slot->value);
    uint32_t code;

    if (meaning == IVNI_MEANS_NUMBER) {
        read_number(slot, node);
    } else if (meaning == IVNI_MEANS_DATE) {
        read_date(slot, node);
    } else if (meaning == IVNI_MEANS_FLAG) {
        if (is(node, cJSON_True) || is(node, cJSON_False))
            ivni_put_number(slot->value, slot->row->offset, is(node, cJSON_True) ? IVN_YES : IVN_NO);
        else
            refuse(slot, IVN_ERROR_INVALID, found(node));
    } else if (meaning == IVNI_MEANS_NOTHING || (code = code_of(meaning, node)) == 0) {
        refuse(slot, IVN_ERROR_INVALID, found_for_word(node));
    } else {
        ivni_put_number(slot->value, slot->row->offset, (int32_t)code);
    }
}

/* An empty text says nothing: it is taken as not known. */
static void read_text(const ivni_slot *slot, const cJSON *node)
{
    const char *fault = NULL;
    size_t length;

    if (!is(node, cJSON_String)) {
        refuse(slot, IVN_ERROR_INVALID, found(node));
        return;
    }
    length = strlen(node->valuestring);
    fault = ivni_text_fault(slot->row, node->valuestring, length);
    if (fault == NULL && length == 0 && (slot->row->flags & IVNI_REQUIRED) != 0)
        fault = "an empty text stands here";
    if (fault != NULL)
        refuse(slot, IVN_ERROR_INVALID, fault);
    else if (length > 0)
        ivni_put_pointer(slot->value, slot->row->offset, ivni_walk_text(slot->walk, node->valuestring, length));
}

static void *read_struct(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const cJSON *node);

static void read_inner(const ivni_slot *slot, const cJSON *node)
{
    ivni_put_pointer(slot->value, slot->row->offset, read_struct(slot->walk, slot->at, slot->row->element, node));
}

/* Where it is not known what should stand here, the member that decides has been refused, or is missing. */
static void read_choice(const ivni_slot *slot, const cJSON *node)
{
    const ivni_table *chosen;

    if (!ivni_is_decided(slot->table, slot->value, &chosen))
        return;
    if (chosen == NULL)
        ivni_refuse_choice(slot, found(node));
    else
        ivni_put_pointer(slot->value, slot->row->offset, read_struct(slot->walk, slot->at, chosen, node));
}

/* The elements of a list, and memory for them, which is put in its place; NULL when there is nothing to read. */
static void *open_list(const ivni_slot *slot, const cJSON *node, size_t element, uint32_t most)
{
    size_t count;
    void *list;

    if (!is(node, cJSON_Array)) {
        refuse(slot, IVN_ERROR_INVALID, found(node));
        return NULL;
    }
    count = (size_t)cJSON_GetArraySize(node);
    if (count == 0) {
        if ((slot->row->flags & IVNI_REQUIRED) != 0)
            refuse(slot, IVN_ERROR_INVALID, "an empty list stands here");
        return NULL;
    }
    if (count > most) {
        refuse(slot, IVN_ERROR_INVALID, "a longer list than there are words stands here");
        return NULL;
    }
    list = ivni_walk_array(slot->walk, count, element);
    if (list == NULL)
        return NULL;
    ivni_put_pointer(slot->value, slot->row->offset, list);
    ivni_put_word(slot->value, slot->row->count, (uint32_t)count);
    return list;
}

static void read_list(const ivni_slot *slot, const cJSON *node)
{
    const void **list = open_list(slot, node, sizeof *list, UINT32_MAX);
    ivni_place place = {slot->at, NULL, 0};
    const cJSON *child = node->child;

    for (; list != NULL && child != NULL && slot->walk->status == IVN_OK; child = child->next, place.index++)
        list[place.index] = read_struct(slot->walk, &place, slot->row->element, child);
}

static const char *read_text_element(const ivni_slot *slot, const cJSON *node, uint32_t index)
{
    const char *fault;
    size_t length;

    if (!is(node, cJSON_String)) {
        ivni_refuse_element(slot, index, found(node));
        return NULL;
    }
    length = strlen(node->valuestring);
    fault = length == 0 ? "an empty text stands here" : ivni_text_fault(slot->row, node->valuestring, length);
    if (fault == NULL)
        return ivni_walk_text(slot->walk, node->valuestring, length);
    ivni_refuse_element(slot, index, fault);
    return NULL;
}

static void read_texts(const ivni_slot *slot, const cJSON *node)
{
    const char **list = open_list(slot, node, sizeof *list, UINT32_MAX);
    const cJSON *child = node->child;
    uint32_t index = 0;

    for (; list != NULL && child != NULL && slot->walk->status == IVN_OK; child = child->next, index++)
        list[index] = read_text_element(slot, child, index);
}

/* What is not of the vocabulary, or of a number not one, becomes 0. */
static uint32_t element_code(uint32_t meaning, const cJSON *node)
{
    int64_t number = 0;

    if (meaning != IVNI_MEANS_NUMBER)
        return code_of(meaning, node);
    return ivni_json_integer(node, 1, INT32_MAX, &number) ? (uint32_t)number : 0;
}

static void read_code_list(const ivni_slot *slot, const cJSON *node, uint32_t meaning)
{
    uint32_t *list = open_list(slot, node, sizeof *list, IVNI_MOST_CODES);
    const cJSON *child = node->child;

    for (uint32_t i = 0; list != NULL && child != NULL; child = child->next, i++) {
        list[i] = element_code(meaning, child);
        if (list[i] == 0)
            ivni_refuse_element(slot, i, found_for_word(child));
        else if (ivni_stands_before(list, i))
            ivni_refuse_element(slot, i, "the same stands before");
    }
}

static void read_codes(const ivni_slot *slot, const cJSON *node)
{
    read_code_list(slot, node, slot->row->vocabulary);
}

static void read_values(const ivni_slot *slot, const cJSON *node)
{
    read_code_list(slot, node, ivni_meaning_of(slot->table, slot->value));
}

typedef void reader(const ivni_slot *slot, const cJSON *node);

static reader *const readers[] = {
    [IVNI_FLAG] = read_flag,   [IVNI_CODE] = read_code,     [IVNI_ORDINAL] = read_plain, [IVNI_NUMBER] = read_number,
    [IVNI_DATE] = read_date,   [IVNI_VALUE] = read_value,   [IVNI_MOMENT] = read_moment, [IVNI_INTEGER] = read_plain,
    [IVNI_TEXT] = read_text,   [IVNI_STRUCT] = read_inner,  [IVNI_LIST] = read_list,     [IVNI_TEXTS] = read_texts,
    [IVNI_CODES] = read_codes, [IVNI_VALUES] = read_values, [IVNI_COMPLETE] = read_flag, [IVNI_CHOICE] = read_choice,
};

/* Members mostly come in the order of the table: the search goes on from where the last one was found. */
static const ivni_field *row_of(const ivni_table *table, const char *name, uint32_t *next)
{
    for (uint32_t tried = 0; tried < table->count && name[0] != '\0'; tried++) {
        const ivni_field *row = &table->fields[*next];

        *next = *next + 1 == table->count ? 0 : *next + 1;
        if (row->name[0] == name[0] && strcmp(row->name, name) == 0)
            return row;
    }
    return NULL;
}

/* Its name may be a person's data: the pointer ends at the object, the offset leads to its value. */
static void refuse_unknown(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const cJSON *member,
                           uint32_t place)
{
    char expected[IVNI_EXPECTED_ROOM], message[64];

    ivni_expected_members(table, expected);
    snprintf(message, sizeof message, "unknown member: number %lu of this object", (unsigned long)place);
    ivni_walk_refuse_at(walk, at, ivni_json_offset(member), IVN_ERROR_INVALID, expected, message);
}

static int waits_for_others(const ivni_field *row)
{
    return row->kind == IVNI_VALUE || row->kind == IVNI_VALUES || row->kind == IVNI_CHOICE;
}

/* One pass over the members: first those that are what they are, then those of which the first say what they are. */
static void read_members(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const cJSON *node, void *value,
                         int waiting, ivni_rows *reported)
{
    const cJSON *child = node->child;
    uint32_t next = 0;

    for (uint32_t place = 1; child != NULL && walk->status == IVN_OK; child = child->next, place++) {
        const ivni_field *row = row_of(table, child->string, &next);

        if (row == NULL && !waiting)
            refuse_unknown(walk, at, table, child, place);
        if (row != NULL && !is(child, cJSON_NULL) && waits_for_others(row) == waiting) {
            const ivni_place inner = {at, row->name, 0};
            const ivni_slot slot = {walk, &inner, table, row, value};

            ivni_rows_add(reported, (uint32_t)(row - table->fields));
            readers[row->kind](&slot, child);
        }
    }
}

static void *read_struct(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const cJSON *node)
{
    uint32_t wrong = walk->wrong;
    ivni_rows reported = {{0}};
    void *value;

    if (!is(node, cJSON_Object)) {
        ivni_walk_refuse(walk, at, IVN_ERROR_INVALID, "an object", "%s", found(node));
        return NULL;
    }
    value = ivni_walk_enter(walk, at, table);
    if (value == NULL)
        return NULL;
    read_members(walk, at, table, node, value, 0, &reported);
    if (table->meaning != NULL || table->choose != NULL)
        read_members(walk, at, table, node, value, 1, &reported);
    ivni_walk_leave(walk, at, table, value, wrong, &reported);
    return value;
}

ivn_status ivni_schema_read_partly(const ivn_context *context, const ivni_table *table, const cJSON *tree,
                                   const char *pointer, ivni_arena *arena, const void **out, ivn_violations *violations)
{
    const ivni_place root = {NULL, pointer, 0};
    ivni_walk walk = {.context = context, .arena = arena, .violations = violations};
    const void *value = read_struct(&walk, &root, table, tree);

    *out = walk.status == IVN_OK ? value : NULL;
    return walk.status;
}

ivn_status ivni_schema_read(const ivn_context *context, const ivni_table *table, const cJSON *tree, const char *pointer,
                            ivni_arena *arena, const void **out, ivn_violations *violations)
{
    uint32_t before = ivni_violations_count(violations);
    ivn_status status = ivni_schema_read_partly(context, table, tree, pointer, arena, out, violations);

    if (ivni_violations_count(violations) != before)
        *out = NULL;
    return status;
}
