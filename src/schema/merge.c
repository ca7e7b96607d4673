/*
 * Amending a struct by another, along the field tables: what is known replaces, what is not leaves as it is, and
 * pointers name what is no longer known. Structs in the library's own layout are never written to: those that change
 * are copied, the others are shared.
 */
#include "schema/walk.h"

static void *copy_of(ivni_walk *walk, const ivni_table *table, const void *value)
{
    void *copy = ivni_walk_array(walk, 1, table->bytes);

    if (copy != NULL)
        memcpy(copy, value, table->bytes);
    return copy;
}

static void take_row(const ivni_field *row, void *value, const void *from)
{
    memcpy((char *)value + row->offset, (const char *)from + row->offset, row->bytes);
    if (ivni_is_list(row))
        ivni_put_word(value, row->count, ivni_word_at(from, row->count));
}

static void forget_row(const ivni_field *row, void *value)
{
    memset((char *)value + row->offset, 0, row->bytes);
    if (ivni_is_list(row))
        ivni_put_word(value, row->count, 0);
}

static int is_flag_of(const ivni_field *flag, const ivni_field *list)
{
    size_t length = strlen(list->name);

    return strncmp(flag->name, list->name, length) == 0 && strcmp(flag->name + length, "_complete") == 0;
}

static const ivni_field *list_of(const ivni_table *table, const ivni_field *flag)
{
    const ivni_field *row = table->fields;

    while (!ivni_is_list(row) || !is_flag_of(flag, row))
        row++;
    return row;
}

/* The flag that a list is complete; NULL: it has none. */
static const ivni_field *flag_of(const ivni_table *table, const ivni_field *list)
{
    for (uint32_t i = 0; i < table->count; i++)
        if (table->fields[i].kind == IVNI_COMPLETE && is_flag_of(&table->fields[i], list))
            return &table->fields[i];
    return NULL;
}

static int has_meaning(const ivni_field *row)
{
    return row->kind == IVNI_VALUE || row->kind == IVNI_VALUES;
}

static const void *merge_structs(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *base,
                                 const void *patch);

/* One row of a copy of `base`, in which the rows before it have been merged. */
typedef struct merging {
    ivni_slot slot;
    const void *base, *patch;
} merging;

static void merge_inner(const merging *m, const ivni_table *table, const void *base)
{
    const void *patch = ivni_pointer_at(m->patch, m->slot.row->offset);
    const void *merged = merge_structs(m->slot.walk, m->slot.at, table, base, patch);

    ivni_put_pointer(m->slot.value, m->slot.row->offset, merged);
}

/* Of another kind than what stood there before, it is replaced as a whole. */
static void merge_choice(const merging *m)
{
    const ivni_table *chosen = ivni_chosen(m->slot.table, m->slot.value);
    int is_as_before = chosen == ivni_chosen(m->slot.table, m->base);

    merge_inner(m, chosen, is_as_before ? ivni_pointer_at(m->base, m->slot.row->offset) : NULL);
}

/* Where what decides its meaning has changed, what stood there says nothing any more. */
static void merge_value(const merging *m)
{
    const ivni_slot *slot = &m->slot;
    uint32_t meaning = ivni_meaning_of(slot->table, slot->value);

    if (meaning != ivni_meaning_of(slot->table, m->base))
        forget_row(slot->row, slot->value);
    if (!ivni_is_known(slot->row, m->patch))
        return;
    if (meaning == ivni_meaning_of(slot->table, m->patch))
        take_row(slot->row, slot->value, m->patch);
    else
        ivni_walk_refuse(slot->walk, slot->at, IVN_ERROR_INVALID, NULL,
                         "its meaning follows from what is not given along with it");
}

static void merge_row(const merging *m)
{
    const ivni_field *row = m->slot.row;

    if (row->kind == IVNI_SIZE || row->kind == IVNI_RESERVED || row->kind == IVNI_COUNT)
        return;
    if (row->kind == IVNI_STRUCT)
        merge_inner(m, row->element, ivni_pointer_at(m->base, row->offset));
    else if (row->kind == IVNI_CHOICE)
        merge_choice(m);
    else if (has_meaning(row))
        merge_value(m);
    else if (ivni_is_known(row, m->patch) ||
             (row->kind == IVNI_COMPLETE && ivni_is_known(list_of(m->slot.table, row), m->patch)))
        take_row(row, m->slot.value, m->patch);
}

static const void *merge_structs(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *base,
                                 const void *patch)
{
    void *value;

    if (base == NULL || patch == NULL)
        return base == NULL ? patch : base;
    value = copy_of(walk, table, base);
    for (uint32_t i = 0; value != NULL && i < table->count && walk->status == IVN_OK; i++) {
        const ivni_field *row = &table->fields[i];
        const ivni_place inner = {at, row->name, 0};
        const merging m = {{walk, &inner, table, row, value}, base, patch};

        merge_row(&m);
    }
    return value;
}

/* A pointer to clear, and where it stands. */
typedef struct clearing {
    ivni_walk *walk;
    const ivni_place *at;
} clearing;

static void refuse_pointer(const clearing *c, const char *expected, const char *what)
{
    ivni_walk_refuse(c->walk, c->at, IVN_ERROR_INVALID, expected, "%s", what);
}

static void refuse_name(const clearing *c, const ivni_table *table)
{
    char expected[IVNI_EXPECTED_ROOM];

    ivni_expected_members(table, expected);
    refuse_pointer(c, expected, "this pointer names no member");
}

/* A list takes its flag along, unless the amendment gives the flag: then it says that there are none. */
static const ivni_field *stale_flag(const ivni_table *table, const ivni_field *row, const void *value,
                                    const void *patch)
{
    const ivni_field *flag = ivni_is_list(row) ? flag_of(table, row) : NULL;

    if (flag == NULL || !ivni_is_known(flag, value) || (patch != NULL && ivni_is_known(flag, patch)))
        return NULL;
    return flag;
}

/* What has lost its meaning with a row goes, too. */
static void forget_meaningless(const ivni_table *table, void *value, const void *before)
{
    if (table->meaning == NULL || table->meaning(value) == table->meaning(before))
        return;
    for (uint32_t i = 0; i < table->count; i++)
        if (has_meaning(&table->fields[i]))
            forget_row(&table->fields[i], value);
}

static const void *forget(const clearing *c, const ivni_table *table, const ivni_field *row, const void *value,
                          const void *patch)
{
    const ivni_field *flag = stale_flag(table, row, value, patch);
    void *cleared = NULL;

    if (flag != NULL || ivni_is_known(row, value))
        cleared = copy_of(c->walk, table, value);
    if (cleared == NULL)
        return value;
    forget_row(row, cleared);
    if (flag != NULL)
        forget_row(flag, cleared);
    forget_meaningless(table, cleared, value);
    return cleared;
}

static const void *clear_row(const clearing *c, const ivni_table *table, const ivni_field *row, const void *value,
                             const void *patch)
{
    if ((row->flags & IVNI_REQUIRED) != 0)
        refuse_pointer(c, NULL, "what must be known cannot be cleared");
    else if (patch != NULL && ivni_is_known(row, patch))
        refuse_pointer(c, NULL, "what is given cannot be cleared as well");
    else if (value != NULL)
        value = forget(c, table, row, value, patch);
    return value;
}

static const ivni_field *row_called(const ivni_table *table, const char *name, size_t length)
{
    for (uint32_t i = 0; i < table->count && length > 0; i++)
        if (strncmp(table->fields[i].name, name, length) == 0 && table->fields[i].name[length] == '\0')
            return &table->fields[i];
    return NULL;
}

static const void *clear_member(const clearing *c, const ivni_table *table, const void *value, const void *patch,
                                const char *pointer);

/* The rest of the pointer, in the struct of the row. A struct that is not known may be cleared in part, too. */
static const void *clear_within(const clearing *c, const ivni_table *table, const ivni_field *row, const void *value,
                                const void *patch, const char *rest)
{
    const ivni_table *inner = row->kind == IVNI_CHOICE && value != NULL ? ivni_chosen(table, value) : row->element;
    const void *before = value == NULL ? NULL : ivni_pointer_at(value, row->offset);
    const void *after;
    void *changed;

    if (ivni_is_list(row)) {
        refuse_pointer(c, NULL, "this pointer leads into a list, which can only be cleared as a whole");
        return value;
    }
    if (inner == NULL) {
        refuse_pointer(c, NULL, "this pointer names no member");
        return value;
    }
    after = clear_member(c, inner, before, patch == NULL ? NULL : ivni_pointer_at(patch, row->offset), rest);
    changed = after == before ? NULL : copy_of(c->walk, table, value);
    if (changed == NULL)
        return value;
    ivni_put_pointer(changed, row->offset, after);
    return changed;
}

static const void *clear_member(const clearing *c, const ivni_table *table, const void *value, const void *patch,
                                const char *pointer)
{
    size_t length = pointer[0] == '/' ? strcspn(pointer + 1, "/") : 0;
    const ivni_field *row = row_called(table, pointer + 1, length);

    if (row == NULL) {
        refuse_name(c, table);
        return value;
    }
    if (pointer[1 + length] == '\0')
        return clear_row(c, table, row, value, patch);
    return clear_within(c, table, row, value, patch, pointer + 1 + length);
}

static void check_changed(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value,
                          const void *base, const void *patch);

/* What was chosen otherwise is no struct of the table that is chosen now. */
static const void *inner_of(const ivni_table *table, const ivni_field *row, const void *value, const ivni_table *inner)
{
    if (value == NULL || (row->kind == IVNI_CHOICE && ivni_chosen(table, value) != inner))
        return NULL;
    return ivni_pointer_at(value, row->offset);
}

static void check_inner(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const ivni_field *row,
                        const void *value, const void *base, const void *patch)
{
    const ivni_table *inner = row->kind == IVNI_CHOICE ? ivni_chosen(table, value) : row->element;
    const ivni_place place = {at, row->name, 0};

    check_changed(walk, &place, inner, ivni_pointer_at(value, row->offset), inner_of(table, row, base, inner),
                  inner_of(table, row, patch, inner));
}

/* Members that were right by themselves may be wrong together. What is shared was checked when it was read. */
static void check_changed(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value,
                          const void *base, const void *patch)
{
    uint32_t wrong = walk->wrong;
    ivni_rows reported = {{0}};

    if (value == NULL || value == base || value == patch)
        return;
    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];

        if (row->kind == IVNI_INTEGER)
            ivni_rows_add(&reported, i);
        if (row->kind == IVNI_STRUCT || row->kind == IVNI_CHOICE)
            check_inner(walk, at, table, row, value, base, patch);
    }
    ivni_walk_check(walk, at, table, value, wrong, &reported);
}

static const void *nothing_known(ivni_walk *walk, const ivni_table *table)
{
    void *value = ivni_walk_array(walk, 1, table->bytes);

    if (value != NULL)
        ivni_put_word(value, 0, table->bytes);
    return value;
}

ivn_status ivni_schema_merge(const ivn_context *context, const ivni_table *table, const void *base, const void *patch,
                             const char *const *clear, uint32_t clear_count, ivni_arena *arena, const void **out,
                             ivn_violations *violations, const char *pointer)
{
    const ivni_place root = {NULL, pointer, 0}, list = {&root, "clear", 0};
    ivni_walk walk = {.context = context, .arena = arena, .violations = violations};
    const void *value = merge_structs(&walk, &root, table, base, patch);

    if (base == NULL && patch == NULL)
        value = nothing_known(&walk, table);
    for (uint32_t i = 0; i < clear_count && walk.status == IVN_OK; i++) {
        const ivni_place at = {&list, NULL, i};
        const clearing c = {&walk, &at};

        value = clear_member(&c, table, value, patch, clear[i]);
    }
    if (walk.status == IVN_OK && walk.wrong == 0)
        check_changed(&walk, &root, table, value, base, patch);
    *out = walk.status == IVN_OK && walk.wrong == 0 ? value : NULL;
    return walk.status;
}
