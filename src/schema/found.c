/*
 * The personal data that a struct holds: a walk to each member that is marked and filled. Serves whoever has to tell
 * what is held of a person.
 */
#include "schema/walk.h"

typedef struct finder {
    ivni_text *path;
    ivni_found *found;
    void *user;
} finder;

static void find(const finder *of, const ivni_table *table, const void *value, int personal);

/* Personal lists are told element by element, others are looked into. */
static void find_in_list(const finder *of, const ivni_field *row, const void *value, int personal)
{
    const void *const *list = ivni_pointer_at(value, row->offset);

    ivni_text_string(of->path, "/*");
    for (uint32_t i = 0; i < ivni_word_at(value, row->count); i++) {
        if (personal)
            of->found(of->path, row->title, of->user);
        else
            find(of, row->element, list[i], 0);
    }
}

static void find_in_member(const finder *of, const ivni_table *table, const ivni_field *row, const void *value,
                           int personal)
{
    const ivni_table *chosen = row->kind == IVNI_CHOICE ? ivni_chosen(table, value) : row->element;

    if (row->kind == IVNI_LIST)
        find_in_list(of, row, value, personal);
    else if (chosen != NULL)
        find(of, chosen, ivni_pointer_at(value, row->offset), personal);
    else if (personal && row->kind != IVNI_COMPLETE)
        of->found(of->path, row->title, of->user);
}

static void find(const finder *of, const ivni_table *table, const void *value, int personal)
{
    size_t before = of->path->size;

    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];

        if (*row->name == '\0' || !ivni_is_known(row, value))
            continue;
        ivni_text_string(of->path, "/");
        ivni_text_string(of->path, row->name);
        find_in_member(of, table, row, value, personal || (row->flags & IVNI_PERSONAL) != 0);
        if (of->path->status == IVN_OK)
            of->path->size = before;
    }
}

void ivni_schema_find_personal(const ivni_table *table, const void *value, ivni_text *path, ivni_found *found,
                               void *user)
{
    const finder of = {path, found, user};

    find(&of, table, value, 0);
}
