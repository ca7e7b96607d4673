/*
 * Sections of the report's page: a grouping with its charts and tables, quality, the rules, and two reports side by
 * side.
 */
#include <string.h>

#include "changes.h"
#include "figures.h"
#include "page.h"
#include "report_chart.h"
#include "report_page.h"

static const uint32_t all_levels[] = {IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR,
                                      IVN_SERVICE_LEVEL_COMMENCEMENT};

static const char *level_heading(uint32_t level)
{
    return level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED ? "Supplier assessment offered in time"
           : level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR
               ? "A second figure: the day for which that first offer was made"
               : "Intervention commencement attended";
}

/* A row begins with the name of its line; data-key has the key as the JSON has it. */
static void begin_row(struct words *page, const struct desk *desk, const ivn_report_line *line)
{
    struct words name = {0};

    words_add_line_name(&name, desk, line);
    words_add(page, "<tr%s data-key=\"", line->by == IVN_GROUPING_TOTAL ? " class=\"all\"" : "");
    page_text(page, line->key);
    words_add(page, "\"><th scope=\"row\">");
    page_text(page, words_text(&name));
    words_add(page, "</th>");
    words_free(&name);
}

static void end_row(struct words *page)
{
    words_add(page, "</tr>\n");
}

/* Lines of several groupings in one table: what those that follow are by. */
static void add_group_row(struct words *page, uint32_t by, uint32_t before, int columns)
{
    if (by != before && by != IVN_GROUPING_TOTAL)
        words_add(page, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", columns,
                  grouping_heading(by));
}

/* --- a grouping --------------------------------------------------------------------------------------------------- */

static void add_figures(struct words *page, const ivn_report_line *line, uint32_t level)
{
    const ivn_level_figure *figure = figure_of(line, level);

    page_number(page, line->referrals);
    for (int i = 0; i < STANDINGS; i++)
        page_number(page, standing_count(figure->tally, standings[i].code));
    page_number(page, figure->denominator);
    page_share(page, figure->tenths);
    end_row(page);
}

static void begin_table(struct words *page, const char *id, const char *caption, const char *first)
{
    const char *columns[STANDINGS + 4] = {first, "Referrals"};

    for (int i = 0; i < STANDINGS; i++)
        columns[2 + i] = standings[i].title;
    columns[2 + STANDINGS] = "Counted";
    columns[3 + STANDINGS] = "Share";
    page_table_begin(page, id, caption, columns, STANDINGS + 4);
}

/* All referrals: a row for each level. */
static void add_total_table(struct words *page, const ivn_report_line *line)
{
    begin_table(page, "total-levels", "All referrals, in numbers", "Service level");
    for (size_t i = 0; i < sizeof all_levels / sizeof *all_levels; i++) {
        words_add(page, "<tr data-key=\"%s\"><th scope=\"row\">%s</th>",
                  ivn_term_of(IVN_VOCABULARY_SERVICE_LEVEL, all_levels[i])->name, level_heading(all_levels[i]));
        add_figures(page, line, all_levels[i]);
    }
    page_table_end(page);
}

static void add_level_table(struct words *page, const struct desk *desk, const ivn_report_line *const *lines,
                            uint32_t count, uint32_t level)
{
    const ivn_term *by = ivn_term_of(IVN_VOCABULARY_GROUPING, lines[0]->by);
    struct words id = {0}, caption = {0}, first = {0};

    words_add(&id, "%s-%s", by->name, ivn_term_of(IVN_VOCABULARY_SERVICE_LEVEL, level)->name);
    words_add(&caption, "%s, in numbers", level_heading(level));
    words_add(&first, "%c%s", by->title[0] - 'a' + 'A', by->title + 1);
    begin_table(page, words_text(&id), words_text(&caption), words_text(&first));
    for (uint32_t i = 0; i < count; i++) {
        begin_row(page, desk, lines[i]);
        add_figures(page, lines[i], level);
    }
    page_table_end(page);
    words_free(&id);
    words_free(&caption);
    words_free(&first);
}

/* A chart and its table; of the second figure, the table. */
static void add_level(struct words *page, const struct desk *desk, const ivn_report_line *const *lines, uint32_t count,
                      uint32_t level)
{
    struct words id = {0};

    words_add(&id, "%s-%s-heading", ivn_term_of(IVN_VOCABULARY_GROUPING, lines[0]->by)->name,
              ivn_term_of(IVN_VOCABULARY_SERVICE_LEVEL, level)->name);
    if (level != IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR) {
        page_heading(page, 3, words_text(&id), level_heading(level));
        chart_bars(page, desk, lines, count, level, "Where they stand, and the share of those that count");
    }
    add_level_table(page, desk, lines, count, level);
    words_free(&id);
}

void page_grouping(struct words *page, const struct desk *desk, const ivn_report_line *const *lines, uint32_t count)
{
    uint32_t by = lines[0]->by;

    page_heading(page, 2, ivn_term_of(IVN_VOCABULARY_GROUPING, by)->name, grouping_heading(by));
    if (by == IVN_GROUPING_NEED)
        page_paragraph(page, "A referral with several needs stands in the line of each.");
    if (by == IVN_GROUPING_TOTAL)
        add_total_table(page, lines[0]);
    for (size_t i = 0; by != IVN_GROUPING_TOTAL && i < sizeof all_levels / sizeof *all_levels; i++)
        add_level(page, desk, lines, count, all_levels[i]);
}

/* --- quality ------------------------------------------------------------------------------------------------------ */

static void add_quality_row(struct words *page, const struct desk *desk, const ivn_report_line *line)
{
    const ivn_quality_figure *quality = line->quality;

    begin_row(page, desk, line);
    page_number(page, quality->referrals);
    page_number(page, quality->reports);
    page_number(page, quality->reports_owed);
    page_share(page, quality->score_tenths);
    page_number(page, quality->liaison_known);
    page_share(page, quality->liaison_tenths);
    page_number(page, quality->liaison_person);
    page_number(page, quality->liaison_risk);
    page_number(page, quality->liaison_enforcement);
    page_number(page, quality->liaison_sentence);
    end_row(page);
}

void page_quality(struct words *page, const struct desk *desk, const ivn_report_view *view)
{
    static const char *const columns[] = {"",
                                          "Referrals",
                                          "Reports submitted",
                                          "Reports owed",
                                          "Outcomes reached",
                                          "Liaison is known of",
                                          "With any liaison",
                                          "on the person",
                                          "on risk",
                                          "on enforcement",
                                          "on the sentence"};
    const ivn_quality_figure *all = view->lines[0]->quality;
    uint32_t by = IVN_GROUPING_TOTAL;
    struct words words = {0};

    page_heading(page, 2, "quality-section", "Quality, under larger contracts");
    words_add_number(&words, all->referrals);
    words_add(&words, " of ");
    words_add_number(&words, view->referrals);
    words_add(&words, " referrals are under a larger contract; of ");
    words_add_number(&words, all->not_known);
    words_add(&words, " it is not known. These are counts of what is on record: an outcome achieved counts two halves, "
                      "partially one. No document says what is enough.");
    page_paragraph(page, words_text(&words));
    words_free(&words);
    if (all->referrals == 0)
        return;
    page_table_begin(page, "quality", "Delivery and liaison", columns, (int)(sizeof columns / sizeof *columns));
    for (uint32_t i = 0; i < view->line_count; i++) {
        if (view->lines[i]->quality->referrals == 0 || view->lines[i]->by > IVN_GROUPING_CONTRACT)
            continue;
        add_group_row(page, view->lines[i]->by, by, (int)(sizeof columns / sizeof *columns));
        add_quality_row(page, desk, view->lines[i]);
        by = view->lines[i]->by;
    }
    page_table_end(page);
}

/* --- the rules ---------------------------------------------------------------------------------------------------- */

static void add_rule_row(struct words *page, const ivn_report_rule *rule)
{
    words_add(page, "<tr><th scope=\"row\">");
    page_text(page, level_heading(rule->level));
    words_add(page, "</th><td>");
    if (rule->working_days.known)
        words_add(page, "within %d working days of receipt", (int)rule->working_days.value);
    else
        words_add(page, "no limit is set");
    words_add(page, "</td><td>");
    words_add_counted(page, rule);
    words_add(page, "</td><td>");
    if (rule->percent.known)
        words_add(page, "%d%%", (int)rule->percent.value);
    else
        words_add(page, "not set");
    words_add(page, "</td><td><code>%s</code>, <code>%s</code>", rule->rule, rule->counting);
    words_add(page, "</td>");
    page_cell(page, rule->source);
    end_row(page);
}

void page_rules(struct words *page, const struct desk *desk, const ivn_report_view *view)
{
    static const char *const columns[] = {"Level", "Time", "The share counts", "Asked for", "Rules", "Source"};
    struct words words = {0};

    page_heading(page, 2, "rules-section", "The rules it goes by");
    words_add(&words, "The unit is the referral, and its clock starts on the British date of its receipt. Bank "
                      "holidays are those of ");
    words_add(&words, "%s, published up to %s.",
              title_of(IVN_VOCABULARY_DIVISION, ivn_calendar_division(desk->calendar)),
              date_in_words(ivn_calendar_horizon(desk->calendar)));
    page_paragraph(page, words_text(&words));
    page_table_begin(page, "rules", "Rules, with who says so", columns, (int)(sizeof columns / sizeof *columns));
    for (uint32_t i = 0; i < view->rule_count; i++)
        add_rule_row(page, view->rules[i]);
    page_table_end(page);
    page_paragraph(page, "This page holds no personal data: it has counts of referrals, and the names of suppliers, "
                         "contracts and areas.");
    words_free(&words);
}

/* --- side by side ------------------------------------------------------------------------------------------------- */

static void add_change(void *user, const char *what, const char *change)
{
    const char *arrow = strstr(change, " -> ");
    struct words *page = user, before = {0};

    words_add(page, "<li><code>");
    page_text(page, what);
    words_add(page, "</code>: ");
    if (arrow != NULL) {
        words_add(&before, "%.*s", (int)(arrow - change), change);
        page_text(page, words_text(&before));
        words_add(page, " → ");
        change = arrow + 4;
    }
    page_text(page, change);
    words_add(page, "</li>\n");
    words_free(&before);
}

static void add_sides(struct words *page, const ivn_report_pair *pair, uint32_t level, ivn_number change)
{
    const ivn_number none = {0, 0};

    page_share(page, pair->a != NULL ? figure_of(pair->a, level)->tenths : none);
    page_share(page, pair->b != NULL ? figure_of(pair->b, level)->tenths : none);
    words_add(page, "<td class=\"n\">");
    words_add_change(page, change);
    words_add(page, "</td>");
}

void page_pairs(struct words *page, const struct shown *shown)
{
    static const char *const columns[] = {"",          "Offered in time, as it is",       "as it would be",
                                          "in points", "Commencement attended, as it is", "as it would be",
                                          "in points"};
    const ivn_report_pairs_view *view = ivn_report_pairs_read(shown->pairs);

    page_heading(page, 2, "what-if", "What if this were so");
    page_paragraph(page, "The same referrals, under other rules or another calendar:");
    words_add(page, "<ul>\n");
    if (each_report_change(shown->desk, shown->other, view->a, add_change, page) == 0)
        words_add(page, "<li>nothing that the report looks at differs</li>\n");
    words_add(page, "</ul>\n");
    page_table_begin(page, "pairs", "Side by side", columns, (int)(sizeof columns / sizeof *columns));
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_report_pair *pair = view->pairs[i];

        add_group_row(page, pair->by, i == 0 ? pair->by : view->pairs[i - 1]->by,
                      (int)(sizeof columns / sizeof *columns));
        begin_row(page, shown->desk, pair->a != NULL ? pair->a : pair->b);
        add_sides(page, pair, IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, pair->offered_change);
        add_sides(page, pair, IVN_SERVICE_LEVEL_COMMENCEMENT, pair->commencement_change);
        end_row(page);
    }
    page_table_end(page);
}
