/*
 * The section of the report's page on open work: how much was open at the end of each month, how much is open and waits
 * for an offer, and what there is room for.
 */
#include "figures.h"
#include "page.h"
#include "report_page.h"

enum { BAR_HEIGHT = 22 };

static void add_name(struct words *page, const struct desk *desk, uint32_t by, const char *key)
{
    struct words name = {0};

    words_add_key_name(&name, desk, by, key);
    page_text(page, words_text(&name));
    words_free(&name);
}

static void begin_row(struct words *page, const struct desk *desk, uint32_t by, const char *key)
{
    words_add(page, "<tr%s data-key=\"", by == IVN_GROUPING_TOTAL ? " class=\"all\"" : "");
    page_text(page, key);
    words_add(page, "\"><th scope=\"row\">");
    add_name(page, desk, by, key);
    words_add(page, "</th>");
}

static void add_count(struct words *page, int32_t count)
{
    page_number(page, (uint64_t)(count < 0 ? 0 : count));
}

/* --- months ------------------------------------------------------------------------------------------------------- */

static void add_month_bar(struct words *page, const struct desk *desk, const ivn_workload_month *month, int32_t most)
{
    unsigned part = most == 0 ? 0 : (unsigned)((int64_t)month->open * 1000 / most);

    words_add(page, "<li><span class=\"name\">");
    add_name(page, desk, IVN_GROUPING_MONTH, month->month);
    words_add(page, "</span><svg class=\"count\" width=\"100%%\" height=\"%d\" role=\"img\"><title>", BAR_HEIGHT);
    add_name(page, desk, IVN_GROUPING_MONTH, month->month);
    words_add(page,
              ": %d open</title><rect width=\"%u.%u%%\" height=\"%d\" fill=\"url(#met)\" stroke=\"#0b0c0c\"/></svg>",
              (int)month->open, part / 10, part % 10, BAR_HEIGHT);
    words_add(page, "<span class=\"share\"><b>");
    words_add_number(page, (uint64_t)(month->open < 0 ? 0 : month->open));
    words_add(page, "</b></span></li>\n");
}

static void add_months(struct words *page, const struct desk *desk, const ivn_workload_line *all, ivn_date today)
{
    static const char *const columns[] = {"Month", "Received", "Closed", "Open at its end", "Most open on a day"};
    int32_t most = 0;

    for (uint32_t i = 0; i < all->month_count; i++)
        most = all->months[i]->open > most ? all->months[i]->open : most;
    words_add(page, "<figure><figcaption>How many were open at the end of each month</figcaption>\n"
                    "<ul class=\"bars counts\">\n");
    for (uint32_t i = 0; i < all->month_count; i++) {
        if (month_has_come(all->months[i], today))
            add_month_bar(page, desk, all->months[i], most);
    }
    words_add(page, "</ul>\n</figure>\n");
    page_table_begin(page, "work-months", "Open work by month, in numbers", columns, 5);
    for (uint32_t i = 0; i < all->month_count; i++) {
        const ivn_workload_month *month = all->months[i];

        if (!month_has_come(month, today))
            continue;
        begin_row(page, desk, IVN_GROUPING_MONTH, month->month);
        add_count(page, month->received);
        add_count(page, month->closed);
        add_count(page, month->open);
        add_count(page, month->most_open);
        words_add(page, "</tr>\n");
    }
    page_table_end(page);
}

/* --- lines, and the room there is --------------------------------------------------------------------------------- */

static void add_lines(struct words *page, const struct desk *desk, const ivn_workload_view *view)
{
    static const char *const columns[] = {"",          "Open",    "Waiting for an offer", "Offer overdue", "Unclear",
                                          "Most open", "first on"};

    page_table_begin(page, "work-lines", "What is open, and what waits for a first offer", columns, 7);
    for (uint32_t i = 0; i < view->line_count; i++) {
        const ivn_workload_line *line = view->lines[i];

        if (line->by > IVN_GROUPING_CONTRACT)
            continue;
        begin_row(page, desk, line->by, line->key);
        add_count(page, line->open);
        add_count(page, line->waiting);
        add_count(page, line->overdue);
        add_count(page, line->offer_not_known + line->not_known);
        add_count(page, line->most_open);
        words_add(page, "<td class=\"n\">%s</td></tr>\n",
                  line->most_open_on.known ? date_in_words(line->most_open_on.value) : "no day");
    }
    page_table_end(page);
}

static void add_rooms(struct words *page, const struct desk *desk, const ivn_headrooms_view *view)
{
    static const char *const columns[] = {"", "Open", "Places", "First offers"};

    page_table_begin(page, "room", "What there is room for", columns, 4);
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_headroom *headroom = view->headrooms[i];
        struct words words = {0};

        begin_row(page, desk, headroom->by, headroom->key);
        add_count(page, headroom->open);
        words_add_room(&words, headroom);
        page_cell(page, words.size > 0 ? words_text(&words) : "not given");
        words_clear(&words);
        words_add_pace(&words, headroom);
        page_cell(page, words.size > 0 ? words_text(&words) : "not given");
        words_add(page, "</tr>\n");
        words_free(&words);
    }
    page_table_end(page);
}

void page_work(struct words *page, const struct desk *desk, struct work *work)
{
    const ivn_workload_view *view = ivn_workload_read(work->load);
    struct words words = {0};

    page_heading(page, 2, "work", "Open work");
    words_add(&words, "Received, and neither ended nor returned: %d on %s.", (int)view->lines[0]->open,
              date_in_words(view->day.value));
    if (view->lines[0]->not_known > 0)
        words_add(&words, " Of %d it is not known.", (int)view->lines[0]->not_known);
    page_paragraph(page, words_text(&words));
    words_free(&words);
    add_months(page, desk, view->lines[0], view->day.value);
    add_lines(page, desk, view);
    if (work->room != NULL)
        add_rooms(page, desk, ivn_headrooms_read(work->room));
}
