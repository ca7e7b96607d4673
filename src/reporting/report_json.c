/*
 * Reports as JSON, by hand: their counts are wider than what field tables hold.
 */
#include "reporting/report_json.h"
#include "base/json.h"
#include "reporting/report.h"

static void count(ivni_json_writer *writer, const char *name, uint64_t value)
{
    ivni_json_name(writer, name);
    ivni_json_number(writer, (int64_t)value);
}

static void number(ivni_json_writer *writer, const char *name, ivn_number value)
{
    if (!value.known)
        return;
    ivni_json_name(writer, name);
    ivni_json_number(writer, value.value);
}

static void date(ivni_json_writer *writer, const char *name, ivn_number value)
{
    if (!value.known)
        return;
    ivni_json_name(writer, name);
    ivni_json_date(writer, value.value);
}

static void flag(ivni_json_writer *writer, const char *name, ivn_flag value)
{
    if (value == IVN_UNKNOWN)
        return;
    ivni_json_name(writer, name);
    ivni_json_boolean(writer, value == IVN_YES);
}

static void string(ivni_json_writer *writer, const char *name, const char *value)
{
    ivni_json_name(writer, name);
    ivni_json_string(writer, value);
}

static void term(ivni_json_writer *writer, const char *name, uint32_t vocabulary, uint32_t code)
{
    string(writer, name, ivn_term_of(vocabulary, code)->name);
}

static void counters(ivni_json_writer *writer, const void *of, const ivni_counter *rows, uint32_t row_count)
{
    for (uint32_t i = 0; i < row_count; i++)
        count(writer, rows[i].name, ivni_count_in(of, &rows[i]));
}

static void write_figure(ivni_json_writer *writer, const char *name, const ivn_level_figure *figure)
{
    ivni_json_name(writer, name);
    ivni_json_object(writer);
    counters(writer, figure->tally, ivni_tally_counters, IVNI_ATTAINMENTS);
    count(writer, "numerator", figure->numerator);
    count(writer, "denominator", figure->denominator);
    number(writer, "tenths", figure->tenths);
    flag(writer, "reached", figure->reached);
    ivni_json_object_end(writer);
}

/* Left out where no referral is, or may be, under a larger contract. */
static void write_quality(ivni_json_writer *writer, const ivn_quality_figure *quality)
{
    if (quality->referrals == 0 && quality->not_known == 0)
        return;
    ivni_json_name(writer, "quality");
    ivni_json_object(writer);
    counters(writer, quality, ivni_quality_counters, IVNI_DELIVERIES);
    number(writer, "score_tenths", quality->score_tenths);
    flag(writer, "reached", quality->reached);
    counters(writer, quality, ivni_quality_counters + IVNI_DELIVERIES, IVNI_QUALITIES - IVNI_DELIVERIES);
    number(writer, "liaison_tenths", quality->liaison_tenths);
    ivni_json_object_end(writer);
}

static void write_figures(ivni_json_writer *writer, const ivn_report_line *line)
{
    count(writer, "referrals", line->referrals);
    write_figure(writer, "assessment_offered", line->offered);
    write_figure(writer, "assessment_offered_for", line->offered_for);
    write_figure(writer, "commencement", line->commencement);
    write_quality(writer, line->quality);
}

static void write_line(ivni_json_writer *writer, const ivn_report_line *line)
{
    ivni_json_object(writer);
    term(writer, "by", IVN_VOCABULARY_GROUPING, line->by);
    string(writer, "key", line->key);
    write_figures(writer, line);
    ivni_json_object_end(writer);
}

static void write_rule(ivni_json_writer *writer, const ivn_report_rule *rule)
{
    ivni_json_object(writer);
    term(writer, "level", IVN_VOCABULARY_SERVICE_LEVEL, rule->level);
    string(writer, "rule", rule->rule);
    string(writer, "counting", rule->counting);
    string(writer, "source", rule->source);
    number(writer, "working_days", rule->working_days);
    number(writer, "percent", rule->percent);
    flag(writer, "counts_withdrawn", rule->counts_withdrawn);
    flag(writer, "counts_not_known", rule->counts_not_known);
    ivni_json_object_end(writer);
}

/* What a report is for and what is not in it; the lines follow where they are asked for. */
static void write_head(ivni_json_writer *writer, const ivn_report_view *view)
{
    date(writer, "day", view->day);
    date(writer, "from", view->from);
    date(writer, "to", view->to);
    count(writer, "referrals", view->referrals);
    count(writer, "outside", view->outside);
    count(writer, "not_received", view->not_received);
    count(writer, "undated", view->undated);
    string(writer, "basis", view->basis);
    ivni_json_name(writer, "rules");
    ivni_json_array(writer);
    for (uint32_t i = 0; i < view->rule_count; i++)
        write_rule(writer, view->rules[i]);
    ivni_json_array_end(writer);
}

ivn_status ivn_report_to_json(const ivn_context *context, ivn_level_report *report, ivn_text **out, ivn_error *error)
{
    const ivn_report_view *view = ivn_report_read(report);
    ivn_status status = ivni_error_check(error);
    ivni_json_writer writer;
    ivni_text text;

    if (status != IVN_OK)
        return status;
    if (context == NULL || view == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, report and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_object(&writer);
    write_head(&writer, view);
    ivni_json_name(&writer, "lines");
    ivni_json_array(&writer);
    for (uint32_t i = 0; i < view->line_count; i++)
        write_line(&writer, view->lines[i]);
    ivni_json_array_end(&writer);
    ivni_json_object_end(&writer);
    return ivni_text_finish(&text, out, error);
}

/* --- side by side --- */

static void write_side(ivni_json_writer *writer, const char *name, const ivn_report_line *line)
{
    if (line == NULL)
        return;
    ivni_json_name(writer, name);
    ivni_json_object(writer);
    write_figures(writer, line);
    ivni_json_object_end(writer);
}

void ivni_report_write_head(ivni_json_writer *writer, const char *name, const ivn_report_view *view)
{
    ivni_json_name(writer, name);
    ivni_json_object(writer);
    write_head(writer, view);
    ivni_json_object_end(writer);
}

void ivni_report_write_pair(ivni_json_writer *writer, const ivn_report_pair *pair)
{
    ivni_json_object(writer);
    term(writer, "by", IVN_VOCABULARY_GROUPING, pair->by);
    string(writer, "key", pair->key);
    flag(writer, "same", pair->same);
    number(writer, "offered_change", pair->offered_change);
    number(writer, "offered_for_change", pair->offered_for_change);
    number(writer, "commencement_change", pair->commencement_change);
    write_side(writer, "a", pair->a);
    write_side(writer, "b", pair->b);
    ivni_json_object_end(writer);
}
