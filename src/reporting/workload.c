/*
 * How much there is to do: which referrals are open on each day, and which offers fall due when. Like a report it is
 * sums and nothing else; what is open on a day is worked out when it is read.
 */
#include "reporting/workload.h"

#include <string.h>

#include "eligibility/assessor.h"

/* --- an empty one --- */

static int set_up_line(ivni_lines *lines, void *made)
{
    ivni_load *line = made;
    ivn_workload *workload = (ivn_workload *)(void *)lines->arena; /* its first member */
    uint32_t days = workload->days, months = workload->months;

    line->days = ivni_arena_array(lines->arena, days, sizeof *line->days);
    line->months = ivni_arena_array(lines->arena, months, sizeof *line->months);
    line->day_list = ivni_arena_array(lines->arena, days, sizeof *line->day_list);
    line->month_list = ivni_arena_array(lines->arena, months, sizeof *line->month_list);
    if (line->days == NULL || line->months == NULL || line->day_list == NULL || line->month_list == NULL)
        return 0;
    for (uint32_t i = 0; i < days; i++)
        line->days[i] = (ivn_workload_day){.size = sizeof *line->days, .day = {1, workload->from + (ivn_date)i}};
    for (uint32_t i = 0; i < months; i++)
        line->month_list[i] = &line->months[i];
    line->shown = (ivn_workload_line){.size = sizeof line->shown,
                                      .by = line->head.key.by,
                                      .key = line->head.key.key,
                                      .months = line->month_list,
                                      .days = line->day_list,
                                      .month_count = months};
    return 1;
}

/* Which months the window has, and which day lies in which. */
static ivn_status name_months(ivn_workload *workload)
{
    char first[8], last[8], name[8];
    uint32_t begin = ivni_line_month(workload->from, first).code;

    workload->months = ivni_line_month(workload->from + (ivn_date)workload->days - 1, last).code - begin + 1;
    workload->month_of = ivni_arena_array(&workload->arena, workload->days, sizeof *workload->month_of);
    workload->month_names = ivni_arena_array(&workload->arena, workload->months, sizeof *workload->month_names);
    if (workload->month_of == NULL || workload->month_names == NULL)
        return ivni_arena_failure(&workload->arena);
    for (uint32_t i = 0; i < workload->days; i++) {
        uint32_t month = ivni_line_month(workload->from + (ivn_date)i, name).code - begin;

        workload->month_of[i] = (uint8_t)month;
        if (workload->month_names[month] == NULL)
            workload->month_names[month] = ivni_arena_string(&workload->arena, name);
        if (workload->month_names[month] == NULL)
            return ivni_arena_failure(&workload->arena);
    }
    return IVN_OK;
}

static uint32_t days_come(const ivn_workload *workload)
{
    ivn_date last = workload->policy.day;

    if (last < workload->from)
        return 0;
    return last - workload->from < (ivn_date)workload->days ? (uint32_t)(last - workload->from) + 1 : workload->days;
}

static ivn_status set_up(ivn_workload *workload, const ivn_period *window)
{
    static const ivni_line_key total = {IVN_GROUPING_TOTAL, 0, ""};
    ivn_status status;
    void *line;

    ivni_level_policy_basis(&workload->policy, workload->basis);
    workload->from = window->from.value;
    workload->days = (uint32_t)(window->to.value - window->from.value) + 1;
    workload->past = days_come(workload);
    workload->lines = (ivni_lines){.arena = &workload->arena,
                                   .bytes = sizeof(ivni_load),
                                   .head = offsetof(ivni_load, head),
                                   .set_up = set_up_line};
    workload->view = (ivn_workload_view){.size = sizeof workload->view,
                                         .day = {1, workload->policy.day},
                                         .from = window->from,
                                         .to = window->to,
                                         .basis = workload->basis};
    status = name_months(workload);
    return status == IVN_OK ? ivni_lines_take(&workload->lines, &total, 1, &line) : status;
}

/* Both ends are days of the calendar's years and not too far from each other. */
static int is_window(const ivn_period *window)
{
    char text[11];

    return window->from.known && window->to.known && ivn_date_format(window->from.value, text) == IVN_OK &&
           ivn_date_format(window->to.value, text) == IVN_OK &&
           window->to.value - window->from.value < IVN_MOST_WORKLOAD_DAYS;
}

ivn_status ivn_workload_new(const ivn_context *context, const ivn_environment *environment, const ivn_period *window,
                            ivn_workload **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_level_policy policy;
    ivn_workload *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || window == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, window and out must not be NULL");
    status = ivni_level_policy_of(environment, window, &policy, error);
    if (status != IVN_OK)
        return status;
    if (!is_window(window))
        return ivni_fail(error, IVN_ERROR_RANGE, "a first and a last day, not more than 1100 days");
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    made->context = *context;
    made->environment = *environment;
    made->policy = policy;
    status = set_up(made, window);
    if (status == IVN_OK) {
        *out = made;
        return IVN_OK;
    }
    ivni_document_free(made);
    return ivni_fail_status(error, status);
}

void ivn_workload_free(ivn_workload *workload)
{
    ivni_document_free(workload);
}

/* --- a referral goes in --- */

/* What a referral adds to each of its lines. */
typedef struct share {
    ivn_date received, closed, due; /* IVNI_NEVER: not closed; nothing is due */
    int waiting, overdue, offer_not_known, not_known;
} share;

static ivn_workload_day *day_at(const ivn_workload *workload, const ivni_load *line, ivn_date day)
{
    return day >= workload->from && day - workload->from < (ivn_date)workload->days ? &line->days[day - workload->from]
                                                                                    : NULL;
}

/* An open referral and its first offer: made, or to be made by some day. */
static void take_offer(const ivn_workload *workload, const ivni_level_days *days, share *out)
{
    uint32_t classes[IVNI_SERVICE_LEVELS + 1];

    ivni_classes_of(&workload->policy, days, classes);
    switch (classes[IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED]) {
    case IVN_ATTAINMENT_NOT_DUE:
        out->waiting = 1;
        out->due = ivni_offset_from(&workload->policy.assessment, days->received);
        break;
    case IVN_ATTAINMENT_MISSED:
        out->overdue = ivni_as_at(days->offered, days->received, workload->policy.day) == IVNI_NEVER;
        break;
    case IVN_ATTAINMENT_NOT_KNOWN:
        out->offer_not_known = 1;
        break;
    default:
        break;
    }
}

static share share_of(const ivn_workload *workload, const ivn_level_facts *facts, const ivni_level_days *days)
{
    share out = {.received = days->received, .due = IVNI_NEVER};

    out.closed = ivni_as_at(days->closed, days->received, workload->policy.day);
    out.not_known = days->received == IVN_DAY_NOT_KNOWN || out.closed == IVN_DAY_NOT_KNOWN;
    if (!out.not_known && out.closed == IVNI_NEVER && ivni_levels_apply(facts->kind))
        take_offer(workload, days, &out);
    return out;
}

static void count_day(const ivn_workload *workload, ivni_load *line, const share *what)
{
    ivn_workload_day *received = day_at(workload, line, what->received);
    ivn_workload_day *closed = day_at(workload, line, what->closed), *due = day_at(workload, line, what->due);

    line->before += what->received < workload->from && what->closed >= workload->from;
    if (received != NULL)
        received->received += 1;
    if (closed != NULL)
        closed->closed += 1;
    if (due != NULL)
        due->due += 1;
}

static void count(const ivn_workload *workload, ivni_load *line, const share *what)
{
    line->shown.not_known += what->not_known;
    if (what->not_known)
        return;
    line->shown.open += what->closed == IVNI_NEVER;
    line->shown.waiting += what->waiting;
    line->shown.overdue += what->overdue;
    line->shown.offer_not_known += what->offer_not_known;
    count_day(workload, line, what);
}

static ivn_status add(void *into, const ivn_level_facts *facts)
{
    ivn_workload *workload = into;
    ivni_line_key keys[IVNI_MOST_LINES];
    void *lines[IVNI_MOST_LINES];
    char month[8];
    ivni_level_days days;
    ivn_status status;
    uint32_t key_count;
    share what;

    if (workload->view.referrals == INT32_MAX || workload->view.not_received == INT32_MAX)
        return IVN_ERROR_LIMIT;
    ivni_days_of(&workload->policy, facts, &days);
    if (days.received == IVN_DATE_NONE ||
        (days.received != IVN_DAY_NOT_KNOWN && days.received > workload->policy.day)) {
        workload->view.not_received += 1;
        return IVN_OK;
    }
    key_count = ivni_line_keys(facts, days.received, month, keys) - 1; /* but the month, which is last */
    status = ivni_lines_take(&workload->lines, keys, key_count, lines);
    if (status != IVN_OK)
        return status;
    what = share_of(workload, facts, &days);
    for (uint32_t i = 0; i < key_count; i++)
        count(workload, lines[i], &what);
    workload->view.referrals += 1;
    return IVN_OK;
}

ivn_status ivn_workload_add(ivn_workload *workload, const ivn_level_facts *facts, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (workload == NULL || facts == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "workload and facts must not be NULL");
    return ivni_take_facts(&workload->context, facts, add, workload, error);
}

ivn_status ivn_workload_add_record(ivn_workload *workload, const ivn_record *record, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (workload == NULL || record == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "workload and record must not be NULL");
    return ivni_take_record(&workload->environment, record, add, workload, error);
}

/* --- a workload goes in --- */

/* Both have the same window. */
static void add_line(const ivni_lines *lines, void *to, const void *of)
{
    const ivn_workload *workload = (const ivn_workload *)(const void *)lines->arena;
    const ivni_load *from = of;
    ivni_load *into = to;

    into->before += from->before;
    into->shown.open += from->shown.open;
    into->shown.waiting += from->shown.waiting;
    into->shown.overdue += from->shown.overdue;
    into->shown.offer_not_known += from->shown.offer_not_known;
    into->shown.not_known += from->shown.not_known;
    for (uint32_t i = 0; i < workload->days; i++) {
        into->days[i].received += from->days[i].received;
        into->days[i].closed += from->days[i].closed;
        into->days[i].due += from->days[i].due;
    }
}

ivn_status ivn_workload_merge(ivn_workload *into, const ivn_workload *from, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (into == NULL || from == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "into and from must not be NULL");
    if (strcmp(into->basis, from->basis) != 0)
        return ivni_fail(error, IVN_ERROR_CONFLICT,
                         "the workloads are for different days, windows, figures or calendars");
    if (from->view.referrals > INT32_MAX - into->view.referrals ||
        from->view.not_received > INT32_MAX - into->view.not_received)
        return ivni_fail_status(error, IVN_ERROR_LIMIT);
    status = ivni_lines_merge(&into->lines, &from->lines, add_line);
    if (status != IVN_OK)
        return ivni_fail_status(error, status);
    into->view.referrals += from->view.referrals;
    into->view.not_received += from->view.not_received;
    return IVN_OK;
}

/* --- reading --- */

static void show_day(const ivn_workload *workload, ivni_load *line, uint32_t place)
{
    ivn_workload_day *day = &line->days[place];
    ivn_workload_month *month = &line->months[workload->month_of[place]];

    if (place < workload->past) {
        if (!line->shown.most_open_on.known || day->open > line->shown.most_open) {
            line->shown.most_open = day->open;
            line->shown.most_open_on = day->day;
        }
        month->most_open = day->open > month->most_open ? day->open : month->most_open;
    }
    month->received += day->received;
    month->closed += day->closed;
    month->open = day->open;
    if (day->received != 0 || day->closed != 0 || day->due != 0)
        line->day_list[line->shown.day_count++] = day;
}

static void show_line(const ivn_workload *workload, ivni_load *line)
{
    int32_t open = line->before;

    line->shown.day_count = 0;
    line->shown.most_open = 0;
    line->shown.most_open_on = (ivn_number){0, 0};
    for (uint32_t i = 0; i < workload->months; i++)
        line->months[i] = (ivn_workload_month){.size = sizeof *line->months, .month = workload->month_names[i]};
    for (uint32_t i = 0; i < workload->days; i++) {
        open += line->days[i].received - line->days[i].closed;
        line->days[i].open = open;
        show_day(workload, line, i);
    }
}

const ivn_workload_view *ivn_workload_read(ivn_workload *workload)
{
    if (workload == NULL)
        return NULL;
    for (uint32_t i = 0; i < workload->lines.count; i++)
        show_line(workload, workload->lines.list[i]);
    workload->view.line_count = workload->lines.count;
    workload->view.lines = (const ivn_workload_line *const *)workload->lines.list;
    return &workload->view;
}

ivn_status ivn_workload_to_json(const ivn_context *context, ivn_workload *workload, ivn_text **out, ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_workload_table, ivn_workload_read(workload), out, error);
}
