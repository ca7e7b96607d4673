/*
 * The report as a page of its own, without a script and with nothing from elsewhere: what it is of, the two levels, how
 * to read it; then section by section.
 */
#include "report_page.h"

#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "figures.h"
#include "page.h"
#include "report_chart.h"

static const uint32_t shown_levels[] = {IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, IVN_SERVICE_LEVEL_COMMENCEMENT};

static void add_capital(struct words *words, const char *text)
{
    if (*text >= 'a' && *text <= 'z')
        words_add(words, "%c%s", *text - 'a' + 'A', text + 1);
    else
        words_add(words, "%s", text);
}

/* --- the head ----------------------------------------------------------------------------------------------------- */

static void add_head(struct words *page, const ivn_report_view *view)
{
    struct words words = {0};

    words_add_number(&words, view->referrals);
    words_add(&words, view->referrals == 1 ? " referral " : " referrals ");
    words_add_period(&words, view);
    words_add(&words, ", as they stood on %s.", date_in_words(view->day.value));
    words_add(page, "<header><div class=\"wide\">\n<h1>Service levels</h1>\n");
    page_paragraph(page, words_text(&words));
    words_clear(&words);
    words_add_left_out(&words, view);
    if (words.size > 0)
        page_paragraph(page, words_text(&words));
    words_add(page, "</div></header>\n<main id=\"main\">\n");
    words_free(&words);
}

static void add_contents(struct words *page, const ivn_report_view *view, int has_pairs)
{
    uint32_t by = 0;

    words_add(page, "<nav aria-label=\"Contents\"><ul>\n");
    for (uint32_t i = 0; i < view->line_count; i++) {
        if (view->lines[i]->by != by)
            words_add(page, "<li><a href=\"#%s\">%s</a></li>\n",
                      ivn_term_of(IVN_VOCABULARY_GROUPING, view->lines[i]->by)->name,
                      grouping_heading(view->lines[i]->by));
        by = view->lines[i]->by;
    }
    words_add(page, "<li><a href=\"#quality-section\">Quality</a></li>\n"
                    "<li><a href=\"#work\">Open work</a></li>\n");
    if (has_pairs)
        words_add(page, "<li><a href=\"#what-if\">What if</a></li>\n");
    words_add(page, "<li><a href=\"#rules-section\">The rules</a></li>\n</ul></nav>\n");
}

/* --- the two levels ----------------------------------------------------------------------------------------------- */

static const ivn_report_rule *rule_of(const ivn_report_view *view, uint32_t level)
{
    for (uint32_t i = 0; i < view->rule_count; i++) {
        if (view->rules[i]->level == level)
            return view->rules[i];
    }
    return view->rules[0];
}

/* What is asked for, and whether it is reached. */
static void add_verdict(struct words *words, const ivn_report_rule *rule, const ivn_level_figure *figure)
{
    if (!rule->percent.known)
        words_add(words, "No rule says which share is enough.");
    else
        words_add(words, "At least %d%% is asked for: %s.", (int)rule->percent.value,
                  figure->reached == IVN_YES  ? "reached"
                  : figure->reached == IVN_NO ? "not reached"
                                              : "it cannot be told");
}

static void add_tile(struct words *page, const ivn_report_view *view, uint32_t level)
{
    const ivn_report_rule *rule = rule_of(view, level);
    const ivn_level_figure *figure = figure_of(view->lines[0], level);
    struct words words = {0};

    words_add(page, "<section class=\"tile\"><h2>");
    add_capital(page, title_of(IVN_VOCABULARY_SERVICE_LEVEL, level));
    words_add(page, "</h2>\n<p class=\"big\">");
    words_add_share(page, figure->tenths);
    words_add(page, "</p>\n");
    words_add_number(&words, figure->numerator);
    words_add(&words, " of ");
    words_add_number(&words, figure->denominator);
    words_add(&words, " that count: ");
    words_add_counted(&words, rule);
    words_add(&words, ".");
    page_paragraph(page, words_text(&words));
    words_clear(&words);
    add_verdict(&words, rule, figure);
    page_paragraph(page, words_text(&words));
    chart_bar(page, figure, title_of(IVN_VOCABULARY_SERVICE_LEVEL, level));
    words_add(page, "</section>\n");
    words_free(&words);
}

static void add_reading(struct words *page)
{
    words_add(
        page,
        "<p>Each bar is all the referrals to which a level applies, each in one class. The share is of those that "
        "count, which the <a href=\"#rules-section\">rules</a> say; not yet due is never counted. "
        "A class is told by its texture, with its number where it fits, and by the table below each "
        "chart.</p>\n");
    chart_legend(page);
}

/* --- all of it ---------------------------------------------------------------------------------------------------- */

static void add_groupings(struct words *page, const struct desk *desk, const ivn_report_view *view)
{
    for (uint32_t from = 0, to; from < view->line_count; from = to) {
        for (to = from; to < view->line_count && view->lines[to]->by == view->lines[from]->by; to++)
            ;
        page_grouping(page, desk, view->lines + from, to - from);
    }
}

int write_report_page(struct shown *shown, const char *path)
{
    const ivn_report_view *view = ivn_report_read(shown->report);
    struct words page = {0}, title = {0};
    int answer;

    words_add(&title, "Service levels, as of %s", date_in_words(view->day.value));
    page_begin(&page, words_text(&title));
    add_head(&page, view);
    words_add(&page, "<div class=\"tiles\">\n");
    for (size_t i = 0; i < sizeof shown_levels / sizeof *shown_levels; i++)
        add_tile(&page, view, shown_levels[i]);
    words_add(&page, "</div>\n");
    add_reading(&page);
    add_contents(&page, view, shown->pairs != NULL);
    add_groupings(&page, shown->desk, view);
    page_quality(&page, shown->desk, view);
    page_work(&page, shown->desk, &shown->work);
    if (shown->pairs != NULL)
        page_pairs(&page, shown);
    page_rules(&page, shown->desk, view);
    page_end(&page);
    answer = page_write(&page, path);
    if (answer == DONE && strcmp(path, "-") != 0)
        printf("The report of %llu referrals is in %s\n", (unsigned long long)view->referrals, path);
    words_free(&page);
    words_free(&title);
    return answer;
}
