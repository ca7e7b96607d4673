/*
 * casework workload: how much is open, month by month, which offers fall due, and what there is room for.
 */
#include <stdio.h>

#include "cases.h"
#include "casework.h"
#include "figures.h"
#include "files.h"
#include "json.h"
#include "work.h"

enum { NAME_COLUMNS = 40, MOST_DAYS = 10 };

static void print_named(const struct desk *desk, uint32_t by, const char *key)
{
    struct words name = {0};
    int columns;

    words_add_key_name(&name, desk, by, key);
    columns = (int)columns_of(words_text(&name));
    printf("  ");
    print_plain(words_text(&name), name.size);
    printf("%*s", columns < NAME_COLUMNS - 2 ? NAME_COLUMNS - 2 - columns : 1, "");
    words_free(&name);
}

static void print_lines(const struct desk *desk, const ivn_workload_view *view)
{
    uint32_t by = IVN_GROUPING_TOTAL;

    printf("%-*s%9s%9s%9s%9s%12s\n", NAME_COLUMNS, "", "open", "waiting", "overdue", "unclear", "most open");
    for (uint32_t i = 0; i < view->line_count; i++) {
        const ivn_workload_line *line = view->lines[i];

        if (line->by != by)
            printf("%s\n", grouping_heading(line->by));
        by = line->by;
        print_named(desk, line->by, line->key);
        printf("%9d%9d%9d%9d%12d\n", (int)line->open, (int)line->waiting, (int)line->overdue,
               (int)(line->offer_not_known + line->not_known), (int)line->most_open);
    }
    print_wrapped(0, 0, "waiting: without an offer, and there is time; overdue: without one, and its day has passed.");
}

static void print_months(const struct desk *desk, const ivn_workload_line *line, ivn_date today)
{
    printf("\n%-*s%9s%9s%12s%12s\n", NAME_COLUMNS, "Month by month", "received", "closed", "open at end", "most open");
    for (uint32_t i = 0; i < line->month_count; i++) {
        const ivn_workload_month *month = line->months[i];

        if (!month_has_come(month, today))
            continue;
        print_named(desk, IVN_GROUPING_MONTH, month->month);
        printf("%9d%9d%12d%12d\n", (int)month->received, (int)month->closed, (int)month->open, (int)month->most_open);
    }
}

static void print_due(const ivn_workload_line *line, ivn_date today)
{
    unsigned told = 0;

    printf("\nFirst offers that fall due\n");
    for (uint32_t i = 0; i < line->day_count; i++) {
        const ivn_workload_day *day = line->days[i];

        if (day->due == 0 || day->day.value < today || told++ >= MOST_DAYS)
            continue;
        printf("  %-*s%9d\n", NAME_COLUMNS - 2, date_with_weekday(day->day.value), (int)day->due);
    }
    if (told > MOST_DAYS)
        printf("  ... and on %u days more\n", told - MOST_DAYS);
    if (told == 0)
        printf("  none in this time\n");
}

static void print_rooms(const struct desk *desk, const ivn_headrooms_view *view)
{
    printf("\nWhat there is room for\n");
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_headroom *headroom = view->headrooms[i];
        struct words name = {0}, words = {0};

        words_add_key_name(&name, desk, headroom->by, headroom->key);
        words_add_room(&words, headroom);
        words_add(&words, "%s", words.size > 0 && headroom->offers.known ? ". " : "");
        words_add_pace(&words, headroom);
        print_beside(2, NAME_COLUMNS - 6, words_text(&name), words_text(&words));
        words_free(&name);
        words_free(&words);
    }
}

static int print_text_of(const struct desk *desk, struct work *work)
{
    const ivn_workload_view *view = ivn_workload_read(work->load);
    struct words title = {0};

    words_add(&title, "Open work as of %s, looked at from %s", date_in_words(view->day.value),
              date_in_words(view->from.value));
    words_add(&title, " to %s", date_in_words(view->to.value));
    print_heading('=', words_text(&title));
    words_free(&title);
    print_lines(desk, view);
    print_months(desk, view->lines[0], view->day.value);
    print_due(view->lines[0], view->day.value);
    if (work->room != NULL)
        print_rooms(desk, ivn_headrooms_read(work->room));
    return DONE;
}

static int print_json_of(const struct desk *desk, struct work *work)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = work->room != NULL ? ivn_headrooms_to_json(desk->context, work->room, &text, &error)
                                           : ivn_workload_to_json(desk->context, work->load, &text, &error);

    return print_json_line(status, &error, text);
}

static int add(void *user, const ivn_record *record)
{
    return work_add(user, record);
}

int command_workload(const struct options *options)
{
    struct desk desk;
    struct cases cases = {0};
    struct work work = {0};
    int answer = desk_open(&desk, options);

    if (answer == DONE)
        answer = work_open(&desk, options, &work);
    if (answer == DONE)
        answer = cases_open_kept(&desk, options, NULL, &cases);
    if (answer == DONE)
        answer = cases_each(&cases, NULL, NULL, add, &work);
    if (answer == DONE)
        answer = work_hold_against(&desk, options, &work);
    if (answer == DONE)
        answer = options->json != NULL ? print_json_of(&desk, &work) : print_text_of(&desk, &work);
    work_close(&work);
    cases_close(&cases);
    desk_close(&desk);
    return answer;
}
