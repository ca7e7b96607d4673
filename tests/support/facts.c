/*
 * Facts made up from a field table.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "schema/walk.h"
#include "tables.h"
#include "test.h"

ivni_arena test_arena(void)
{
    ivn_allocator allocator;
    ivni_arena arena;

    assert_int_equal(ivni_allocator_check(NULL, &allocator), IVN_OK);
    ivni_arena_init(&arena, &allocator, UINT64_MAX);
    return arena;
}

/* splitmix64 */
static uint64_t random_next(random_source *source)
{
    uint64_t z = source->state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

uint32_t random_below(random_source *source, uint32_t limit)
{
    return (uint32_t)(random_next(source) % limit);
}

static int32_t random_between(random_source *source, int32_t low, int32_t high)
{
    uint64_t span = (uint64_t)((int64_t)high - low) + 1;

    return (int32_t)(low + (int64_t)(random_next(source) % span));
}

static int32_t random_number(random_source *source, const ivni_field *row)
{
    if (row->low == 0 && row->high == 0)
        return random_between(source, INT32_MIN, INT32_MAX);
    return random_between(source, row->low, row->high);
}

static int32_t random_date(random_source *source)
{
    return random_between(source, IVNI_DAY(1, 1, 1), IVNI_DAY(9999, 12, 31));
}

/* One to twelve characters of one to four bytes, none of them an empty one; keys from the letters of keys. */
static const char *random_text(random_source *source, const ivni_field *row, ivni_arena *arena)
{
    static const char *const letters[] = {
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\x01", "\x7f", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
    static const char *const keys[] = {"a", "z", "0", "9", "-", "/", "_", ".", "@"};
    int key = (row->flags & IVNI_KEY) != 0;
    uint32_t count = 1 + random_below(source, 12);
    char text[64] = "";

    for (uint32_t i = 0; i < count; i++) {
        const char *more = key ? keys[random_below(source, sizeof keys / sizeof *keys)]
                               : letters[random_below(source, sizeof letters / sizeof *letters)];

        if (strlen(text) + strlen(more) > ivni_text_most(row))
            break;
        strcat(text, more);
    }
    return ivni_arena_string(arena, text[0] == '\0' ? "a" : text);
}

static uint32_t random_code(random_source *source, uint32_t vocabulary)
{
    return 1 + random_below(source, ivn_term_count(vocabulary));
}

/* 0: there is no value that would mean anything. */
static int random_value(random_source *source, const ivni_field *row, uint32_t meaning, int32_t *out)
{
    if (meaning == IVNI_MEANS_NOTHING)
        return 0;
    if (meaning == IVNI_MEANS_NUMBER)
        *out = random_number(source, row);
    else if (meaning == IVNI_MEANS_DATE)
        *out = random_date(source);
    else if (meaning == IVNI_MEANS_FLAG)
        *out = random_between(source, IVN_NO, IVN_YES);
    else
        *out = (int32_t)random_code(source, meaning);
    return 1;
}

typedef struct filling {
    random_source *source;
    uint32_t percent;
    ivni_arena *arena;
} filling;

static void fill_structs(const filling *f, const ivni_field *row, void *value, uint32_t count)
{
    const void **list = ivni_arena_array(f->arena, count, sizeof *list);

    for (uint32_t i = 0; i < count; i++)
        list[i] = random_facts(f->source, row->element, f->percent, f->arena);
    ivni_put_pointer(value, row->offset, list);
}

static void fill_texts(const filling *f, const ivni_field *row, void *value, uint32_t count)
{
    const char **list = ivni_arena_array(f->arena, count, sizeof *list);

    for (uint32_t i = 0; i < count; i++)
        list[i] = random_text(f->source, row, f->arena);
    ivni_put_pointer(value, row->offset, list);
}

/* Codes in a row from a random one on, so that none stands twice. */
static void fill_codes(const filling *f, const ivni_field *row, void *value, uint32_t count, uint32_t meaning)
{
    uint32_t all = meaning == IVNI_MEANS_NUMBER ? 1000 : ivn_term_count(meaning);
    uint32_t first = all == 0 ? 0 : random_below(f->source, all);
    uint32_t *list = ivni_arena_array(f->arena, count, sizeof *list);

    if (count > all)
        count = all;
    for (uint32_t i = 0; i < count; i++)
        list[i] = 1 + (first + i) % all;
    if (count > 0)
        ivni_put_pointer(value, row->offset, list);
    ivni_put_word(value, row->count, count);
}

static void fill_list(const filling *f, const ivni_table *table, const ivni_field *row, void *value)
{
    uint32_t count = 1 + random_below(f->source, 3);

    ivni_put_word(value, row->count, count);
    if (row->kind == IVNI_LIST)
        fill_structs(f, row, value, count);
    else if (row->kind == IVNI_TEXTS)
        fill_texts(f, row, value, count);
    else if (row->kind == IVNI_CODES)
        fill_codes(f, row, value, count, row->vocabulary);
    else
        fill_codes(f, row, value, count, ivni_meaning_of(table, value));
}

static void fill_moment(const filling *f, const ivni_field *row, void *value)
{
    ivn_moment moment = {1, 0, (int64_t)random_date(f->source) * 86400000 + random_below(f->source, 86400000)};

    memcpy((char *)value + row->offset, &moment, sizeof moment);
}

static void fill_choice(const filling *f, const ivni_table *table, const ivni_field *row, void *value)
{
    const ivni_table *chosen = ivni_chosen(table, value);

    if (chosen != NULL)
        ivni_put_pointer(value, row->offset, random_facts(f->source, chosen, f->percent, f->arena));
}

static void fill_row(const filling *f, const ivni_table *table, const ivni_field *row, void *value)
{
    int32_t number;

    switch (row->kind) {
    case IVNI_SIZE:
    case IVNI_RESERVED:
    case IVNI_COUNT:
        break;
    case IVNI_FLAG:
    case IVNI_COMPLETE:
        ivni_put_word(value, row->offset, (uint32_t)random_between(f->source, IVN_NO, IVN_YES));
        break;
    case IVNI_CODE:
        ivni_put_word(value, row->offset, random_code(f->source, row->vocabulary));
        break;
    case IVNI_ORDINAL:
    case IVNI_INTEGER:
        ivni_put_word(value, row->offset, (uint32_t)random_number(f->source, row));
        break;
    case IVNI_NUMBER:
        ivni_put_number(value, row->offset, random_number(f->source, row));
        break;
    case IVNI_DATE:
        ivni_put_number(value, row->offset, random_date(f->source));
        break;
    case IVNI_VALUE:
        if (random_value(f->source, row, ivni_meaning_of(table, value), &number))
            ivni_put_number(value, row->offset, number);
        break;
    case IVNI_MOMENT:
        fill_moment(f, row, value);
        break;
    case IVNI_TEXT:
        ivni_put_pointer(value, row->offset, random_text(f->source, row, f->arena));
        break;
    case IVNI_STRUCT:
        ivni_put_pointer(value, row->offset, random_facts(f->source, row->element, f->percent, f->arena));
        break;
    case IVNI_CHOICE:
        fill_choice(f, table, row, value);
        break;
    default:
        fill_list(f, table, row, value);
    }
}

void *random_facts(random_source *source, const ivni_table *table, uint32_t percent, ivni_arena *arena)
{
    const filling f = {source, percent, arena};
    void *value = ivni_arena_alloc(arena, table->bytes);

    assert_non_null(value);
    ivni_put_word(value, 0, table->bytes);
    for (uint32_t i = 0; i < table->count; i++)
        if ((table->fields[i].flags & IVNI_REQUIRED) != 0 || random_below(source, 100) < percent)
            fill_row(&f, table, &table->fields[i], value);
    return value;
}
