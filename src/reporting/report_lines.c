/*
 * The lines of a report, sorted as they are made: by grouping, code and key. What two reports have in common is then
 * found in one pass, and equal reports look the same in whatever order they were made.
 */
#include <string.h>

#include "reporting/report.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int ivni_line_compare(const ivn_report_line *line, const ivni_line_key *key)
{
    if (line->by != key->by)
        return compare_numbers(line->by, key->by);
    if (line->code != key->code)
        return compare_numbers(line->code, key->code);
    return strcmp(line->key, key->key);
}

/* The place of the first line that does not stand before the key. */
static uint32_t place_of(const ivn_level_report *report, const ivni_line_key *key)
{
    uint32_t low = 0, high = report->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (ivni_line_compare(report->lines[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static ivni_line *make_line(ivn_level_report *report, const ivni_line_key *key)
{
    ivni_line *line = ivni_arena_alloc(&report->arena, sizeof *line);
    const char *copy = ivni_arena_string(&report->arena, key->key);

    if (line == NULL || copy == NULL)
        return NULL;
    line->born = report->changes;
    line->shown = (ivn_report_line){.size = sizeof line->shown,
                                    .by = key->by,
                                    .code = key->code,
                                    .key = copy,
                                    .offered = &line->figures[0],
                                    .offered_for = &line->figures[1],
                                    .commencement = &line->figures[2],
                                    .quality = &line->quality};
    return line;
}

ivni_line *ivni_line_find_or_make(ivn_level_report *report, const ivni_line_key *key)
{
    uint32_t place = place_of(report, key);
    ivn_report_line **lines;
    ivni_line *line;

    if (place < report->count && ivni_line_compare(report->lines[place], key) == 0)
        return ivni_line_at(report, place);
    if (report->count == IVN_MOST_REPORT_LINES)
        return NULL;
    lines = ivni_arena_room(&report->arena, report->lines, report->count, &report->room, sizeof(ivn_report_line *));
    if (lines == NULL)
        return NULL;
    report->lines = lines;
    line = make_line(report, key);
    if (line == NULL)
        return NULL;
    memmove(lines + place + 1, lines + place, (report->count - place) * sizeof *lines);
    lines[place] = &line->shown;
    report->count += 1;
    return line;
}

ivn_status ivni_line_failure(const ivn_level_report *report)
{
    return report->count == IVN_MOST_REPORT_LINES ? IVN_ERROR_LIMIT : ivni_arena_failure(&report->arena);
}

void ivni_lines_take_back(ivn_level_report *report)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < report->count; i++)
        if (ivni_line_at(report, i)->born != report->changes)
            report->lines[kept++] = report->lines[i];
    report->count = kept;
}
