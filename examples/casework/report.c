/*
 * casework report: what contracts are judged by, over all referrals. One pass over the store serves the report and,
 * with --against, that of the same referrals under another rulebook or calendar.
 */
#include <stdio.h>

#include "cases.h"
#include "casework.h"
#include "files.h"
#include "json.h"
#include "report.h"

static int wants_another(const struct options *options)
{
    return options->against != NULL || options->against_holidays != NULL || options->against_division != NULL;
}

/* The other desk: what --against names in place of what the first one has. */
static int open_other(const struct options *options, struct desk *desk)
{
    struct options other = *options;

    if (options->against != NULL)
        other.overrides = options->against;
    if (options->against_holidays != NULL)
        other.holidays = options->against_holidays;
    if (options->against_division != NULL)
        other.division = options->against_division;
    return desk_open(desk, &other);
}

/* --- the report --------------------------------------------------------------------------------------------------- */

static int read_period(const struct options *options, ivn_period *out)
{
    int answer = desk_date("--from", options->from, &out->from.value);

    *out = (ivn_period){.size = sizeof *out, .from = {options->from != NULL, out->from.value}};
    if (answer == DONE)
        answer = desk_date("--to", options->to, &out->to.value);
    out->to.known = options->to != NULL;
    if (answer == DONE && out->from.known && out->to.known && out->to.value < out->from.value) {
        fprintf(stderr, "casework: --to: the period ends before it begins\n");
        return MISTAKEN;
    }
    return answer;
}

static int new_report(const struct desk *desk, const ivn_period *period, ivn_level_report **out)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_report_new(desk->context, &desk->environment, period, out, &error);

    return status == IVN_OK ? DONE : failure(status, &error);
}

static int add(void *user, const ivn_record *record)
{
    struct shown *shown = user;
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_report_add_record(shown->report, record, &error);

    if (status == IVN_OK && shown->against != NULL)
        status = ivn_report_add_record(shown->against, record, &error);
    if (status != IVN_OK)
        return failure(status, &error);
    return shown->work.load != NULL ? work_add(&shown->work, record) : DONE;
}

static int compare(struct shown *shown)
{
    ivn_error error = {.size = sizeof error};
    ivn_status status = ivn_report_compare(shown->desk->context, shown->report, shown->against, &shown->pairs, &error);

    return status == IVN_OK ? DONE : failure(status, &error);
}

static int fill(const struct options *options, const struct cases *cases, struct shown *shown)
{
    ivn_period period = {.size = sizeof period};
    int answer = read_period(options, &period);

    if (answer == DONE)
        answer = new_report(shown->desk, &period, &shown->report);
    if (answer == DONE && shown->other != NULL)
        answer = new_report(shown->other, &period, &shown->against);
    if (answer == DONE && options->html != NULL)
        answer = work_open(shown->desk, options, &shown->work);
    if (answer == DONE)
        answer = cases_each(cases, NULL, NULL, add, shown);
    if (answer == DONE && options->html != NULL)
        answer = work_hold_against(shown->desk, options, &shown->work);
    if (answer == DONE && shown->other != NULL)
        answer = compare(shown);
    return answer;
}

/* --- showing it --------------------------------------------------------------------------------------------------- */

static int print_json(const struct shown *shown)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;
    ivn_status status = shown->pairs != NULL
                            ? ivn_report_pairs_to_json(shown->desk->context, shown->pairs, &text, &error)
                            : ivn_report_to_json(shown->desk->context, shown->report, &text, &error);

    return print_json_line(status, &error, text);
}

static int show(const struct options *options, const struct cases *cases, struct shown *shown)
{
    int answer = fill(options, cases, shown);

    if (answer == DONE && options->html != NULL)
        answer = write_report_page(shown, options->html);
    else if (answer == DONE)
        answer = options->json != NULL ? print_json(shown) : print_report(shown);
    work_close(&shown->work);
    ivn_report_pairs_free(shown->pairs);
    ivn_report_free(shown->against);
    ivn_report_free(shown->report);
    return answer;
}

static int explain(const struct desk *desk, const struct options *options, const struct cases *cases)
{
    ivn_record *record = NULL;
    int answer = cases_find(cases, options->explain, &record);

    if (answer == DONE)
        answer = print_levels(desk, record, options->json != NULL);
    ivn_record_free(record);
    return answer;
}

int command_report(const struct options *options)
{
    struct desk desk, other = {0};
    struct cases cases = {0};
    struct shown shown = {.desk = &desk, .other = wants_another(options) ? &other : NULL};
    int answer = desk_open(&desk, options);

    if (answer == DONE && shown.other != NULL)
        answer = open_other(options, &other);
    if (answer == DONE)
        answer = cases_open_kept(&desk, options, options->explain, &cases);
    if (answer == DONE && options->explain != NULL)
        answer = explain(&desk, options, &cases);
    else if (answer == DONE)
        answer = show(options, &cases, &shown);
    cases_close(&cases);
    desk_close(&other);
    desk_close(&desk);
    return answer;
}
