/*
 * Whether a field table describes its struct.
 */
#include "tables.h"

#include <string.h>

#include "schema/walk.h"
#include "test.h"

#define MOST_DEPTH 16

typedef struct judged {
    const ivni_table *table;
    const ivni_field *row;
} judged;

#define hold(at, condition)                                                                                            \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            fail_msg("table %s, row %d (%s): " #condition, (at)->table->name, (int)((at)->row - (at)->table->fields),  \
                     (at)->row->name);                                                                                 \
    } while (0)

static uint32_t bytes_of(ivni_kind kind)
{
    switch (kind) {
    case IVNI_NUMBER:
    case IVNI_DATE:
    case IVNI_VALUE:
        return sizeof(ivn_number);
    case IVNI_MOMENT:
        return sizeof(ivn_moment);
    case IVNI_TEXT:
    case IVNI_STRUCT:
    case IVNI_CHOICE:
    case IVNI_LIST:
    case IVNI_TEXTS:
    case IVNI_CODES:
    case IVNI_VALUES:
        return sizeof(void *);
    default:
        return sizeof(uint32_t);
    }
}

static int is_word(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static void judge_table(const ivni_table *table, int depth);

static void judge_name(const judged *at)
{
    const ivni_field *row = at->row;

    if (row->kind == IVNI_SIZE || row->kind == IVNI_RESERVED || row->kind == IVNI_COUNT) {
        hold(at, row->name[0] == '\0');
        hold(at, row->flags == 0);
        return;
    }
    hold(at, is_word(row->name));
    hold(at, row->title[0] != '\0');
    for (const ivni_field *before = at->table->fields; before < row; before++)
        hold(at, strcmp(before->name, row->name) != 0);
}

static uint32_t lists_of_count(const ivni_table *table, uint32_t offset)
{
    uint32_t lists = 0;

    for (uint32_t i = 0; i < table->count; i++)
        lists += ivni_is_list(&table->fields[i]) && table->fields[i].count == offset;
    return lists;
}

static int has_count(const judged *at)
{
    for (uint32_t i = 0; i < at->table->count; i++)
        if (at->table->fields[i].kind == IVNI_COUNT && at->table->fields[i].offset == at->row->count)
            return 1;
    return 0;
}

static int completes_a_list(const judged *at)
{
    for (uint32_t i = 0; i < at->table->count; i++) {
        const ivni_field *list = &at->table->fields[i];
        size_t length = strlen(list->name);

        if (ivni_is_list(list) && strncmp(at->row->name, list->name, length) == 0 &&
            strcmp(at->row->name + length, "_complete") == 0)
            return 1;
    }
    return 0;
}

static uint32_t choices_of(const ivni_table *table)
{
    uint32_t choices = 0;

    for (uint32_t i = 0; i < table->count; i++)
        choices += table->fields[i].kind == IVNI_CHOICE;
    return choices;
}

static int is_decided_before(const judged *at)
{
    for (const ivni_field *by = at->table->fields; by < at->row; by++)
        if (by->offset == at->table->by)
            return by->kind == IVNI_CODE && (by->flags & IVNI_REQUIRED) != 0;
    return 0;
}

/* There is a struct to choose, and each is known by one name. */
static void judge_choice(const judged *at, int depth)
{
    uint32_t codes = ivn_term_count(ivni_deciding_row(at->table)->vocabulary), chosen = 0;

    for (uint32_t code = 1; code <= codes; code++) {
        const ivni_table *table = at->table->choose(code);

        if (table == NULL)
            continue;
        chosen += 1;
        judge_table(table, depth + 1);
        for (uint32_t before = 1; before < code; before++)
            hold(at, at->table->choose(before) == table || at->table->choose(before) == NULL ||
                         strcmp(at->table->choose(before)->name, table->name) != 0);
    }
    hold(at, chosen > 0);
}

static void judge_kind(const judged *at)
{
    const ivni_field *row = at->row;

    hold(at, (row->element != NULL) == (row->kind == IVNI_STRUCT || row->kind == IVNI_LIST));
    hold(at, (ivn_term_count(row->vocabulary) > 0) == (row->kind == IVNI_CODE || row->kind == IVNI_CODES));
    hold(at, (row->kind != IVNI_VALUE && row->kind != IVNI_VALUES) || at->table->meaning != NULL);
    hold(at, row->kind != IVNI_CHOICE || (at->table->choose != NULL && is_decided_before(at)));
    hold(at, row->kind != IVNI_COUNT || lists_of_count(at->table, row->offset) == 1);
    hold(at, !ivni_is_list(row) || has_count(at));
    hold(at, row->kind != IVNI_COMPLETE || completes_a_list(at));
    hold(at, row->kind == IVNI_TEXT || row->kind == IVNI_TEXTS || row->low <= row->high);
    hold(at, row->kind != IVNI_ORDINAL || row->low == 1);
    hold(at, (row->kind != IVNI_TEXT && row->kind != IVNI_TEXTS) || (row->low == 0 && row->high >= 0));
    hold(at, row->flags <= (IVNI_REQUIRED | IVNI_PERSONAL | IVNI_KEY | IVNI_DERIVED));
    hold(at, (row->flags & IVNI_KEY) == 0 || row->kind == IVNI_TEXT || row->kind == IVNI_TEXTS);
}

static void judge_table(const ivni_table *table, int depth)
{
    judged at = {table, table->fields};
    uint32_t end = 0, least = 0;

    hold(&at, depth < MOST_DEPTH);
    hold(&at, is_word(table->name) && table->title[0] != '\0');
    hold(&at, table->count > 1 && table->count <= IVNI_MOST_ROWS);
    hold(&at, choices_of(table) == (table->choose != NULL));
    for (uint32_t i = 0; i < table->count; i++) {
        at.row = &table->fields[i];
        hold(&at, (at.row->kind == IVNI_SIZE) == (i == 0));
        hold(&at, at.row->offset == end);
        hold(&at, at.row->bytes == bytes_of(at.row->kind));
        judge_name(&at);
        judge_kind(&at);
        if (at.row->element != NULL)
            judge_table(at.row->element, depth + 1);
        if (at.row->kind == IVNI_CHOICE)
            judge_choice(&at, depth);
        end = at.row->offset + at.row->bytes;
        if (end == table->least)
            least = end;
    }
    hold(&at, end == table->bytes);
    hold(&at, least == table->least && table->least <= table->bytes);
}

void table_is_sound(const ivni_table *table)
{
    judge_table(table, 0);
}
