/*
 * The report as text: for each service level the lines of each grouping, then quality, and the rules it goes by.
 */
#include <stdio.h>
#include <string.h>

#include "casework.h"
#include "changes.h"
#include "figures.h"
#include "report.h"

enum { NAME_COLUMNS = 32, BAR_COLUMNS = 10 };

/* --- the lines of a level ----------------------------------------------------------------------------------------- */

/* The name, cut where it would run into the figures. */
static void print_name(const struct desk *desk, const ivn_report_line *line)
{
    struct words name = {0};
    size_t bytes = 0, taken = 0;
    const char *text;

    words_add_line_name(&name, desk, line);
    text = words_text(&name);
    while (text[bytes] != '\0' && (taken < NAME_COLUMNS - 4 || (text[bytes] & 0xC0) == 0x80)) {
        taken += (text[bytes] & 0xC0) != 0x80;
        bytes++;
    }
    printf("  ");
    print_plain(text, bytes);
    printf("%s%*s", text[bytes] == '\0' ? " " : "…", (int)(NAME_COLUMNS - 3 - taken), "");
    words_free(&name);
}

/* The share as a bar of ten signs. */
static void print_bar(ivn_number tenths)
{
    int full = tenths.known ? (int)((tenths.value * BAR_COLUMNS + 500) / 1000) : 0;

    for (int i = 0; tenths.known && i < BAR_COLUMNS; i++)
        putchar(i < full ? '#' : '.');
}

static void print_line(const struct desk *desk, const ivn_report_line *line, uint32_t level)
{
    const ivn_level_figure *figure = figure_of(line, level);
    struct words share = {0};

    print_name(desk, line);
    for (int i = 0; i < STANDINGS; i++)
        printf("%*llu", i == 0 ? 7 : 8, (unsigned long long)standing_count(figure->tally, standings[i].code));
    words_add_share(&share, figure->tenths);
    printf("%8s%s", words_text(&share), figure->tenths.known ? "  " : "");
    print_bar(figure->tenths);
    putchar('\n');
    words_free(&share);
}

static void print_level(const struct desk *desk, const ivn_report_view *view, uint32_t level)
{
    uint32_t by = IVN_GROUPING_TOTAL;

    printf("\n");
    print_heading('-', title_of(IVN_VOCABULARY_SERVICE_LEVEL, level));
    printf("%-*s%7s%8s%8s%8s%8s%8s%8s\n", NAME_COLUMNS, "", "met", "missed", "not due", "withdr.", "unknown", "n/a",
           "share");
    for (uint32_t i = 0; i < view->line_count; i++) {
        if (view->lines[i]->by != by)
            printf("%s\n", grouping_heading(view->lines[i]->by));
        by = view->lines[i]->by;
        print_line(desk, view->lines[i], level);
    }
}

/* --- quality ------------------------------------------------------------------------------------------------------ */

static void add_part(struct words *words, uint64_t part, uint64_t of, const char *what)
{
    words_add_number(words, part);
    words_add(words, " of ");
    words_add_number(words, of);
    words_add(words, " %s", what);
}

static void print_quality_line(const struct desk *desk, const ivn_report_line *line)
{
    const ivn_quality_figure *quality = line->quality;
    struct words words = {0}, name = {0};

    words_add_line_name(&name, desk, line);
    words_add_share(&words, quality->score_tenths);
    words_add(&words, " of outcomes reached, in ");
    words_add_number(&words, quality->reports);
    words_add(&words, " reports, ");
    words_add_number(&words, quality->reports_owed);
    words_add(&words, " owed; liaison in ");
    add_part(&words, quality->liaison_any, quality->liaison_known, "referrals: person ");
    words_add_number(&words, quality->liaison_person);
    words_add(&words, ", risk ");
    words_add_number(&words, quality->liaison_risk);
    words_add(&words, ", enforcement ");
    words_add_number(&words, quality->liaison_enforcement);
    words_add(&words, ", sentence ");
    words_add_number(&words, quality->liaison_sentence);
    print_beside(2, NAME_COLUMNS, words_text(&name), words_text(&words));
    words_free(&name);
    words_free(&words);
}

static void print_quality(const struct desk *desk, const ivn_report_view *view)
{
    const ivn_quality_figure *all = view->lines[0]->quality;
    struct words words = {0};

    printf("\n");
    print_heading('-', "quality, under larger contracts");
    add_part(&words, all->referrals, view->referrals, "referrals are under a larger contract; of ");
    words_add_number(&words, all->not_known);
    words_add(&words, " it is not known.");
    print_wrapped(0, 0, words_text(&words));
    words_free(&words);
    for (uint32_t i = 0; i < view->line_count; i++) {
        if (view->lines[i]->quality->referrals > 0 && view->lines[i]->by <= IVN_GROUPING_CONTRACT)
            print_quality_line(desk, view->lines[i]);
    }
}

/* --- the rules ---------------------------------------------------------------------------------------------------- */

static void print_rule(const ivn_report_rule *rule)
{
    struct words words = {0};

    words_add(&words, "%s: ", title_of(IVN_VOCABULARY_SERVICE_LEVEL, rule->level));
    if (rule->working_days.known)
        words_add(&words, "within %d working days; ", (int)rule->working_days.value);
    if (rule->percent.known)
        words_add(&words, "at least %d%% asked for; ", (int)rule->percent.value);
    words_add(&words, "the share is met of ");
    words_add_counted(&words, rule);
    words_add(&words, ". Rules %s and %s; source: %s", rule->rule, rule->counting, rule->source);
    print_wrapped(2, 4, words_text(&words));
    words_free(&words);
}

static void print_rules(const ivn_report_view *view)
{
    printf("\n");
    print_heading('-', "the rules it goes by");
    for (uint32_t i = 0; i < view->rule_count; i++)
        print_rule(view->rules[i]);
}

/* --- side by side ------------------------------------------------------------------------------------------------- */

static void print_change(void *user, const char *what, const char *change)
{
    (void)user;
    print_beside(2, 34, what, change);
}

static void print_pair(const struct desk *desk, const ivn_report_pair *pair)
{
    static const uint32_t levels[] = {IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED, IVN_SERVICE_LEVEL_COMMENCEMENT};
    const ivn_number changes[] = {pair->offered_change, pair->commencement_change};

    print_name(desk, pair->a != NULL ? pair->a : pair->b);
    for (int i = 0; i < 2; i++) {
        struct words one = {0}, other = {0}, change = {0};

        words_add_share(&one, pair->a != NULL ? figure_of(pair->a, levels[i])->tenths : (ivn_number){0, 0});
        words_add_share(&other, pair->b != NULL ? figure_of(pair->b, levels[i])->tenths : (ivn_number){0, 0});
        words_add_change(&change, changes[i]);
        printf("%10s ->%7s%9s", words_text(&one), words_text(&other), words_text(&change));
        words_free(&one);
        words_free(&other);
        words_free(&change);
    }
    putchar('\n');
}

static void print_pairs(const struct shown *shown)
{
    const ivn_report_pairs_view *view = ivn_report_pairs_read(shown->pairs);
    uint32_t by = IVN_GROUPING_TOTAL;

    printf("\n");
    print_heading('-', "what if this were so?");
    if (each_report_change(shown->desk, shown->other, view->a, print_change, NULL) == 0)
        printf("  nothing that the report looks at differs\n");
    printf("\n%-*s%28s%28s\n", NAME_COLUMNS, "", "offered in time", "commencement");
    for (uint32_t i = 0; i < view->count; i++) {
        if (view->pairs[i]->by != by)
            printf("%s\n", grouping_heading(view->pairs[i]->by));
        by = view->pairs[i]->by;
        print_pair(shown->desk, view->pairs[i]);
    }
}

int print_report(const struct shown *shown)
{
    const ivn_report_view *view = ivn_report_read(shown->report);
    struct words words = {0};

    words_add(&words, "Service levels of ");
    words_add_number(&words, view->referrals);
    words_add(&words, " referrals ");
    words_add_period(&words, view);
    words_add(&words, ", as of %s", date_in_words(view->day.value));
    print_heading('=', words_text(&words));
    words_clear(&words);
    words_add_left_out(&words, view);
    if (words.size > 0)
        print_wrapped(0, 0, words_text(&words));
    words_free(&words);
    for (uint32_t i = 0; i < view->rule_count; i++)
        print_level(shown->desk, view, view->rules[i]->level);
    print_quality(shown->desk, view);
    print_rules(view);
    if (shown->pairs != NULL)
        print_pairs(shown);
    return DONE;
}
