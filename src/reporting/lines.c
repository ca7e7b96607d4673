/*
 * Lines, sorted as they are made. What two lists have in common is then found in one pass, and equal ones look the same
 * in whatever order they were made.
 */
#include "reporting/lines.h"

#include <string.h>

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int ivni_key_compare(const ivni_line_key *a, const ivni_line_key *b)
{
    if (a->by != b->by)
        return compare_numbers(a->by, b->by);
    if (a->code != b->code)
        return compare_numbers(a->code, b->code);
    return strcmp(a->key, b->key);
}

static ivni_line_head *head_of(const ivni_lines *lines, void *line)
{
    return (ivni_line_head *)(void *)((unsigned char *)line + lines->head);
}

const ivni_line_head *ivni_line_head_at(const ivni_lines *lines, uint32_t place)
{
    return head_of(lines, lines->list[place]);
}

/* --- keys --- */

ivni_line_key ivni_line_month(ivn_date received, char text[8])
{
    int32_t year, month, day;
    char date[11];

    text[0] = '\0';
    if (received == IVN_DAY_NOT_KNOWN)
        return (ivni_line_key){IVN_GROUPING_MONTH, 0, text};
    ivni_civil_date(received, &year, &month, &day);
    if (ivn_date_format(received, date) == IVN_OK) {
        memcpy(text, date, 7);
        text[7] = '\0';
    }
    return (ivni_line_key){IVN_GROUPING_MONTH, (uint32_t)(12 * year + month - 1), text};
}

static const char *text_or_none(const char *text)
{
    return text == NULL ? "" : text;
}

uint32_t ivni_line_keys(const ivn_level_facts *facts, ivn_date received, char month[8],
                        ivni_line_key out[IVNI_MOST_LINES])
{
    uint32_t count = 0;

    out[count++] = (ivni_line_key){IVN_GROUPING_TOTAL, 0, ""};
    out[count++] = (ivni_line_key){IVN_GROUPING_PROVIDER, 0, text_or_none(facts->provider)};
    out[count++] = (ivni_line_key){IVN_GROUPING_CONTRACT, 0, text_or_none(facts->contract)};
    out[count++] = (ivni_line_key){IVN_GROUPING_AREA, 0, text_or_none(facts->area)};
    if (facts->need_count == 0)
        out[count++] = (ivni_line_key){IVN_GROUPING_NEED, 0, ""};
    for (uint32_t i = 0; i < facts->need_count && count < IVNI_MOST_LINES - 1; i++)
        out[count++] = (ivni_line_key){IVN_GROUPING_NEED, facts->needs[i],
                                       ivn_term_of(IVN_VOCABULARY_NEED, facts->needs[i])->name};
    out[count++] = ivni_line_month(received, month);
    return count;
}

/* --- finding and making --- */

/* The place of the first line that does not stand before the key. */
static uint32_t place_of(const ivni_lines *lines, const ivni_line_key *key)
{
    uint32_t low = 0, high = lines->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (ivni_key_compare(&ivni_line_head_at(lines, middle)->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void *make_line(ivni_lines *lines, const ivni_line_key *key)
{
    void *line = ivni_arena_alloc(lines->arena, lines->bytes);
    const char *copy = ivni_arena_string(lines->arena, key->key);

    if (line == NULL || copy == NULL)
        return NULL;
    *head_of(lines, line) = (ivni_line_head){{key->by, key->code, copy}, lines->changes};
    return lines->set_up(lines, line) ? line : NULL;
}

static void *line_at(const ivni_lines *lines, uint32_t place, const ivni_line_key *key)
{
    return place < lines->count && ivni_key_compare(&ivni_line_head_at(lines, place)->key, key) == 0
               ? lines->list[place]
               : NULL;
}

void *ivni_lines_find(const ivni_lines *lines, const ivni_line_key *key)
{
    return line_at(lines, place_of(lines, key), key);
}

static void *find_or_make(ivni_lines *lines, const ivni_line_key *key)
{
    uint32_t place = place_of(lines, key);
    void **list, *line = line_at(lines, place, key);

    if (line != NULL)
        return line;
    if (lines->count == IVN_MOST_REPORT_LINES)
        return NULL;
    list = ivni_arena_room(lines->arena, lines->list, lines->count, &lines->room, sizeof *list);
    if (list == NULL)
        return NULL;
    lines->list = list;
    line = make_line(lines, key);
    if (line == NULL)
        return NULL;
    memmove(list + place + 1, list + place, (lines->count - place) * sizeof *list);
    list[place] = line;
    lines->count += 1;
    return line;
}

/* Takes away the lines that were made in this change, and says why there are no more. */
static ivn_status take_back(ivni_lines *lines)
{
    ivn_status status = lines->count == IVN_MOST_REPORT_LINES ? IVN_ERROR_LIMIT : ivni_arena_failure(lines->arena);
    uint32_t kept = 0;

    for (uint32_t i = 0; i < lines->count; i++)
        if (ivni_line_head_at(lines, i)->born != lines->changes)
            lines->list[kept++] = lines->list[i];
    lines->count = kept;
    return status;
}

ivn_status ivni_lines_take(ivni_lines *lines, const ivni_line_key *keys, uint32_t count, void **out)
{
    lines->changes += 1;
    for (uint32_t i = 0; i < count; i++) {
        out[i] = find_or_make(lines, &keys[i]);
        if (out[i] == NULL)
            return take_back(lines);
    }
    return IVN_OK;
}

/* First all lines, so that nothing has been added when one cannot be made. */
ivn_status ivni_lines_merge(ivni_lines *into, const ivni_lines *from, ivni_add_line *add)
{
    into->changes += 1;
    for (uint32_t i = 0; i < from->count; i++)
        if (find_or_make(into, &ivni_line_head_at(from, i)->key) == NULL)
            return take_back(into);
    for (uint32_t i = 0; i < from->count; i++)
        add(into, ivni_lines_find(into, &ivni_line_head_at(from, i)->key), from->list[i]);
    return IVN_OK;
}
