/*
 * Says figures of a report in words.
 */
#include "figures.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct standing standings[STANDINGS] = {
    {IVN_ATTAINMENT_MET, "met", "Met"},
    {IVN_ATTAINMENT_MISSED, "missed", "Missed"},
    {IVN_ATTAINMENT_NOT_DUE, "not_due", "Not yet due"},
    {IVN_ATTAINMENT_WITHDRAWN, "withdrawn", "Withdrawn before"},
    {IVN_ATTAINMENT_NOT_KNOWN, "not_known", "Not known"},
    {IVN_ATTAINMENT_NOT_APPLICABLE, "not_applicable", "Not applicable"},
};

uint64_t standing_count(const ivn_level_tally *tally, uint32_t code)
{
    switch (code) {
    case IVN_ATTAINMENT_MET:
        return tally->met;
    case IVN_ATTAINMENT_MISSED:
        return tally->missed;
    case IVN_ATTAINMENT_NOT_DUE:
        return tally->not_due;
    case IVN_ATTAINMENT_WITHDRAWN:
        return tally->withdrawn;
    case IVN_ATTAINMENT_NOT_KNOWN:
        return tally->not_known;
    default:
        return tally->not_applicable;
    }
}

uint64_t applicable_count(const ivn_level_tally *tally)
{
    return tally->met + tally->missed + tally->not_due + tally->withdrawn + tally->not_known;
}

const ivn_level_figure *figure_of(const ivn_report_line *line, uint32_t level)
{
    return level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED       ? line->offered
           : level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR ? line->offered_for
                                                               : line->commencement;
}

void words_add_number(struct words *words, uint64_t number)
{
    if (number >= 1000) {
        words_add_number(words, number / 1000);
        words_add(words, ",%03u", (unsigned)(number % 1000));
    } else {
        words_add(words, "%u", (unsigned)number);
    }
}

void words_add_share(struct words *words, ivn_number tenths)
{
    if (tenths.known)
        words_add(words, "%d.%d%%", (int)(tenths.value / 10), (int)(tenths.value % 10));
    else
        words_add(words, "none");
}

void words_add_change(struct words *words, ivn_number tenths)
{
    int32_t size = tenths.value < 0 ? -tenths.value : tenths.value;

    if (!tenths.known)
        words_add(words, "none");
    else
        words_add(words, "%s%d.%d",
                  tenths.value > 0   ? "+"
                  : tenths.value < 0 ? "-"
                                     : "",
                  (int)(size / 10), (int)(size % 10));
}

static const char *area_name(const struct desk *desk, const char *key)
{
    const ivn_directory *all = ivn_catalogue_read(desk->catalogue);

    for (uint32_t i = 0; i < all->area_count; i++) {
        if (strcmp(all->areas[i]->key, key) == 0)
            return all->areas[i]->name;
    }
    return key;
}

/* Of "2026-11". A day in words begins with its number; the month and the year follow. */
static const char *month_name(const char *key)
{
    char text[16];
    ivn_date first;

    snprintf(text, sizeof text, "%s-01", key);
    return ivn_date_parse(text, strlen(text), &first) == IVN_OK ? date_in_words(first) + 2 : key;
}

static const char *need_name(const char *key)
{
    uint32_t code;

    return ivn_term_code(IVN_VOCABULARY_NEED, key, strlen(key), &code) == IVN_OK ? title_of(IVN_VOCABULARY_NEED, code)
                                                                                 : key;
}

void words_add_key_name(struct words *words, const struct desk *desk, uint32_t by, const char *key)
{
    const char *name = by == IVN_GROUPING_TOTAL   ? "All referrals"
                       : *key == '\0'             ? "not named"
                       : by == IVN_GROUPING_AREA  ? area_name(desk, key)
                       : by == IVN_GROUPING_NEED  ? need_name(key)
                       : by == IVN_GROUPING_MONTH ? month_name(key)
                                                  : key;

    if (by == IVN_GROUPING_NEED)
        words_add(words, "%c%s", toupper((unsigned char)*name), name + 1);
    else
        words_add(words, "%s", name);
}

void words_add_line_name(struct words *words, const struct desk *desk, const ivn_report_line *line)
{
    words_add_key_name(words, desk, line->by, line->key);
}

const char *grouping_heading(uint32_t by)
{
    static const char *const headings[] = {
        [IVN_GROUPING_TOTAL] = "All referrals",  [IVN_GROUPING_PROVIDER] = "By supplier",
        [IVN_GROUPING_CONTRACT] = "By contract", [IVN_GROUPING_AREA] = "By area",
        [IVN_GROUPING_NEED] = "By area of need", [IVN_GROUPING_MONTH] = "By month of receipt",
    };

    return by < sizeof headings / sizeof *headings && headings[by] != NULL ? headings[by] : "By something else";
}

void words_add_period(struct words *words, const ivn_report_view *view)
{
    words_add(words, "received");
    if (view->from.known)
        words_add(words, " from %s to %s", date_in_words(view->from.value), date_in_words(view->to.value));
    else
        words_add(words, " by %s", date_in_words(view->to.value));
}

void words_add_left_out(struct words *words, const ivn_report_view *view)
{
    const struct {
        uint64_t count;
        const char *why;
    } left_out[] = {
        {view->outside, "received outside the period"},
        {view->not_received, "not received by the day of the report"},
        {view->undated, "received on a day that is not known"},
    };
    const char *between = "Not in the report: ";

    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        if (left_out[i].count == 0)
            continue;
        words_add(words, "%s", between);
        words_add_number(words, left_out[i].count);
        words_add(words, " %s", left_out[i].why);
        between = ", ";
    }
    if (*between == ',')
        words_add(words, ".");
}

void words_add_counted(struct words *words, const ivn_report_rule *rule)
{
    const char *more[2];
    int count = 0;

    if (rule->counts_withdrawn == IVN_YES)
        more[count++] = "withdrawn before";
    if (rule->counts_not_known == IVN_YES)
        more[count++] = "not known";
    words_add(words, count == 0 ? "met and missed" : "met, missed");
    for (int i = 0; i < count; i++)
        words_add(words, "%s%s", i + 1 == count ? " and " : ", ", more[i]);
    if (count > 0)
        words_add(words, " (as not met)");
}
