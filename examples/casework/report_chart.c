/*
 * Draws bars in SVG. They are as wide as there is room, so places are percentages of it, while the height of a bar and
 * the size of its texture and numbers stay. Numbers stand in the bar where they fit, and always in its title.
 */
#include "report_chart.h"

#include "figures.h"
#include "page.h"

enum { BAR_HEIGHT = 30, WHOLE = 10000 };

/* Hundredths of a percent. */
static unsigned part_of(uint64_t count, uint64_t all)
{
    return (unsigned)(count * WHOLE / all);
}

static void add_percent(struct words *page, unsigned hundredths)
{
    words_add(page, "%u.%02u%%", hundredths / 100, hundredths % 100);
}

/* Whether a number fits into its part of a bar on a narrow screen: 14 in a thousand a digit, and some room beside. */
static int fits(unsigned width, uint64_t number)
{
    unsigned needed = 400;

    for (uint64_t rest = number; rest > 0; rest /= 10)
        needed += 280;
    return width >= needed;
}

static void add_part(struct words *page, const struct standing *class, uint64_t count, unsigned from, unsigned width)
{
    words_add(page, "<rect class=\"%s\" x=\"", class->name);
    add_percent(page, from);
    words_add(page, "\" width=\"");
    add_percent(page, width);
    words_add(page, "\" height=\"%d\" fill=\"url(#%s)\" stroke=\"#0b0c0c\"/>", BAR_HEIGHT, class->name);
    if (!fits(width, count))
        return;
    words_add(page, "<text%s x=\"", class->code == IVN_ATTAINMENT_MET ? " class=\"on\"" : "");
    add_percent(page, from + width / 2);
    words_add(page, "\" y=\"%d\" text-anchor=\"middle\">", BAR_HEIGHT / 2 + 5);
    words_add_number(page, count);
    words_add(page, "</text>");
}

static void add_title(struct words *page, const ivn_level_figure *figure, const char *what)
{
    const char *between = ": ";

    words_add(page, "<title>");
    page_text(page, what);
    for (int i = 0; i < SHOWN_STANDINGS; i++) {
        uint64_t count = standing_count(figure->tally, standings[i].code);

        if (count == 0)
            continue;
        words_add(page, "%s%s ", between, title_of(IVN_VOCABULARY_ATTAINMENT, standings[i].code));
        words_add_number(page, count);
        between = ", ";
    }
    words_add(page, "</title>");
}

void chart_bar(struct words *page, const ivn_level_figure *figure, const char *what)
{
    uint64_t all = applicable_count(figure->tally), before = 0;

    if (all == 0) {
        words_add(page, "<span class=\"none\">it applies to none of them</span>");
        return;
    }
    words_add(page, "<svg class=\"bar\" width=\"100%%\" height=\"%d\" role=\"img\">", BAR_HEIGHT);
    add_title(page, figure, what);
    for (int i = 0; i < SHOWN_STANDINGS; i++) {
        uint64_t count = standing_count(figure->tally, standings[i].code);
        unsigned from = part_of(before, all);

        if (count > 0)
            add_part(page, &standings[i], count, from, part_of(before + count, all) - from);
        before += count;
    }
    words_add(page, "</svg>");
}

void chart_legend(struct words *page)
{
    words_add(page, "<ul class=\"legend\">\n");
    for (int i = 0; i < SHOWN_STANDINGS; i++)
        words_add(page,
                  "<li><svg width=\"44\" height=\"24\" aria-hidden=\"true\"><rect class=\"%s\" width=\"44\" "
                  "height=\"24\" fill=\"url(#%s)\" stroke=\"#0b0c0c\"/></svg>%s</li>\n",
                  standings[i].name, standings[i].name, standings[i].title);
    words_add(page, "</ul>\n");
}

static void add_line(struct words *page, const struct desk *desk, const ivn_report_line *line, uint32_t level)
{
    const ivn_level_figure *figure = figure_of(line, level);
    struct words name = {0};

    words_add_line_name(&name, desk, line);
    words_add(page, "<li><span class=\"name\">");
    page_text(page, words_text(&name));
    words_add(page, "</span>");
    chart_bar(page, figure, words_text(&name));
    words_add(page, "<span class=\"share\"><b>");
    words_add_share(page, figure->tenths);
    words_add(page, "</b> <small>");
    words_add_number(page, figure->numerator);
    words_add(page, " of ");
    words_add_number(page, figure->denominator);
    words_add(page, "</small></span></li>\n");
    words_free(&name);
}

void chart_bars(struct words *page, const struct desk *desk, const ivn_report_line *const *lines, uint32_t count,
                uint32_t level, const char *caption)
{
    words_add(page, "<figure><figcaption>");
    page_text(page, caption);
    words_add(page, "</figcaption>\n<ul class=\"bars\">\n");
    for (uint32_t i = 0; i < count; i++)
        add_line(page, desk, lines[i], level);
    words_add(page, "</ul>\n</figure>\n");
}
