/*
 * A report: referrals and reports go in, each line's counters grow, percentages are worked out when it is read. To add
 * is associative and commutative because nothing but sums is kept.
 */
#include "reporting/report.h"

#include <string.h>

#include "calendar/table.h"

/* --- an empty one --- */

static const char *source_of(const ivn_rulebook *rulebook, const char *rule)
{
    int64_t place = ivni_rule_place(rulebook, rule, strlen(rule));
    const char *source = place < 0 ? NULL : ivni_rule_source(rulebook, place);

    return source == NULL ? "" : source;
}

static ivn_flag flag_of(int yes)
{
    return yes ? IVN_YES : IVN_NO;
}

static ivn_status tell_rules(ivn_level_report *report)
{
    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++) {
        const ivni_level_counting *counting = &report->policy.counting[i + 1];
        const char *source = ivni_arena_string(&report->arena, source_of(report->environment.rulebook, counting->rule));

        if (source == NULL)
            return ivni_arena_failure(&report->arena);
        report->rules[i] = (ivn_report_rule){.size = sizeof report->rules[i],
                                             .level = i + 1,
                                             .rule = counting->rule,
                                             .counting = counting->counting,
                                             .source = source,
                                             .percent = counting->percent,
                                             .counts_withdrawn = flag_of(counting->withdrawn),
                                             .counts_not_known = flag_of(counting->not_known)};
        if (i + 1 != IVN_SERVICE_LEVEL_COMMENCEMENT && report->policy.assessment.set)
            report->rules[i].working_days = (ivn_number){1, report->policy.assessment.count};
        report->rule_list[i] = &report->rules[i];
    }
    return IVN_OK;
}

static ivn_status set_up(ivn_level_report *report, const ivn_context *context, const ivn_environment *environment,
                         const ivni_level_policy *policy)
{
    static const ivni_line_key total = {IVN_GROUPING_TOTAL, 0, ""};
    ivn_status status;

    report->context = *context;
    report->environment = *environment;
    report->policy = *policy;
    status = tell_rules(report);
    if (status == IVN_OK && ivni_line_find_or_make(report, &total) == NULL)
        status = ivni_line_failure(report);
    report->view = (ivn_report_view){.size = sizeof report->view,
                                     .rule_count = IVNI_SERVICE_LEVELS,
                                     .rules = report->rule_list,
                                     .day = {1, policy->day},
                                     .from = policy->from,
                                     .to = policy->to.known ? policy->to : (ivn_number){1, policy->day}};
    return status;
}

ivn_status ivn_report_new(const ivn_context *context, const ivn_environment *environment, const ivn_period *period,
                          ivn_level_report **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_level_policy policy;
    ivn_level_report *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context and out must not be NULL");
    status = ivni_level_policy_of(environment, period, &policy, error);
    if (status != IVN_OK)
        return status;
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    status = set_up(made, context, environment, &policy);
    if (status == IVN_OK) {
        *out = made;
        return IVN_OK;
    }
    ivni_document_free(made);
    return ivni_fail_status(error, status);
}

void ivn_report_free(ivn_level_report *report)
{
    ivni_document_free(report);
}

/* --- a referral goes in --- */

/* The lines of a referral: all, supplier, contract, area, month, and its needs. */
#define MOST_LINES (5 + IVNI_MOST_NEEDS)

static const char *text_or_none(const char *text)
{
    return text == NULL ? "" : text;
}

/* "2026-11"; "" where the day is not known. */
static ivni_line_key month_of(ivn_date received, char text[8])
{
    int32_t year, month, day;
    char date[11];

    text[0] = '\0';
    if (received == IVN_DAY_NOT_KNOWN)
        return (ivni_line_key){IVN_GROUPING_MONTH, 0, text};
    ivni_civil_date(received, &year, &month, &day);
    if (ivn_date_format(received, date) == IVN_OK) {
        memcpy(text, date, 7);
        text[7] = '\0';
    }
    return (ivni_line_key){IVN_GROUPING_MONTH, (uint32_t)(12 * year + month - 1), text};
}

static uint32_t keys_of(const ivn_level_facts *facts, ivn_date received, char month[8], ivni_line_key *out)
{
    uint32_t count = 0;

    out[count++] = (ivni_line_key){IVN_GROUPING_TOTAL, 0, ""};
    out[count++] = (ivni_line_key){IVN_GROUPING_PROVIDER, 0, text_or_none(facts->provider)};
    out[count++] = (ivni_line_key){IVN_GROUPING_CONTRACT, 0, text_or_none(facts->contract)};
    out[count++] = (ivni_line_key){IVN_GROUPING_AREA, 0, text_or_none(facts->area)};
    out[count++] = month_of(received, month);
    if (facts->need_count == 0)
        out[count++] = (ivni_line_key){IVN_GROUPING_NEED, 0, ""};
    for (uint32_t i = 0; i < facts->need_count && count < MOST_LINES; i++)
        out[count++] = (ivni_line_key){IVN_GROUPING_NEED, facts->needs[i],
                                       ivn_term_of(IVN_VOCABULARY_NEED, facts->needs[i])->name};
    return count;
}

static void add_liaison(ivn_quality_figure *quality, const ivn_level_facts *facts)
{
    uint64_t *const aspects[] = {
        [IVN_LIAISON_PERSON] = &quality->liaison_person,
        [IVN_LIAISON_RISK] = &quality->liaison_risk,
        [IVN_LIAISON_ENFORCEMENT] = &quality->liaison_enforcement,
        [IVN_LIAISON_SENTENCE] = &quality->liaison_sentence,
    };

    quality->liaison_known += facts->liaison_count > 0 || facts->liaison_complete == IVN_YES;
    quality->liaison_any += facts->liaison_count > 0;
    for (uint32_t i = 0; i < facts->liaison_count; i++)
        *aspects[facts->liaison[i]] += 1;
}

/* Only of a contract that is known to be one of the larger ones. */
static void add_quality(ivn_quality_figure *quality, const ivn_level_facts *facts)
{
    int submitted = facts->outcomes.known && facts->outcome_score.known;

    quality->not_known += facts->larger == IVN_UNKNOWN;
    if (facts->larger != IVN_YES)
        return;
    quality->referrals += 1;
    quality->reports += (uint64_t)submitted;
    quality->reports_owed += facts->report_owed == IVN_YES && !submitted;
    if (submitted) {
        quality->score += (uint64_t)facts->outcome_score.value;
        quality->most += 2 * (uint64_t)facts->outcomes.value;
    }
    add_liaison(quality, facts);
}

static int quality_counts(const ivni_level_policy *policy, const ivn_level_facts *facts, ivn_date received)
{
    return ivni_levels_apply(facts->kind) &&
           (received == IVN_DAY_NOT_KNOWN || (received >= policy->quality_from && received <= policy->quality_to));
}

static void add_to_line(ivni_line *line, const uint32_t *classes, const ivn_level_facts *facts, int quality)
{
    line->shown.referrals += 1;
    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        *ivni_tally_of(&line->tallies[i], classes[i + 1]) += 1;
    if (quality)
        add_quality(&line->quality, facts);
}

static ivn_status add_to_lines(ivn_level_report *report, const ivn_level_facts *facts, const ivni_level_days *days)
{
    ivni_line_key keys[MOST_LINES];
    ivni_line *lines[MOST_LINES];
    uint32_t classes[IVNI_SERVICE_LEVELS + 1];
    char month[8];
    uint32_t count = keys_of(facts, days->received, month, keys);
    int quality = quality_counts(&report->policy, facts, days->received);

    report->changes += 1;
    for (uint32_t i = 0; i < count; i++) {
        lines[i] = ivni_line_find_or_make(report, &keys[i]);
        if (lines[i] == NULL) {
            ivn_status status = ivni_line_failure(report);

            ivni_lines_take_back(report);
            return status;
        }
    }
    ivni_classes_of(&report->policy, days, classes);
    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS && !ivni_levels_apply(facts->kind); level++)
        classes[level] = IVN_ATTAINMENT_NOT_APPLICABLE;
    for (uint32_t i = 0; i < count; i++)
        add_to_line(lines[i], classes, facts, quality);
    report->view.referrals += 1;
    return IVN_OK;
}

/* Facts in the library's own layout. */
static ivn_status add(ivn_level_report *report, const ivn_level_facts *facts)
{
    ivni_level_days days;

    ivni_days_of(&report->policy, facts, &days);
    switch (ivni_belongs(&report->policy, days.received)) {
    case IVNI_BELONGS:
        return add_to_lines(report, facts, &days);
    case IVNI_OUTSIDE:
        report->view.outside += 1;
        break;
    case IVNI_NOT_RECEIVED:
        report->view.not_received += 1;
        break;
    case IVNI_UNDATED:
        report->view.undated += 1;
        break;
    }
    return IVN_OK;
}

ivn_status ivn_report_add(ivn_level_report *report, const ivn_level_facts *facts, ivn_error *error)
{
    const ivn_level_facts *taken;
    ivn_status status = ivni_error_check(error);
    ivni_arena scratch;

    if (status != IVN_OK)
        return status;
    if (report == NULL || facts == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "report and facts must not be NULL");
    ivni_arena_init(&scratch, &report->context.allocator, report->context.max_document_bytes);
    status = ivni_level_facts_take(&report->context, facts, &scratch, &taken, error);
    if (status == IVN_OK) {
        status = add(report, taken);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    ivni_arena_free(&scratch);
    return status;
}

ivn_status ivn_report_add_record(ivn_level_report *report, const ivn_record *record, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_unit unit;

    if (status != IVN_OK)
        return status;
    if (report == NULL || record == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "report and record must not be NULL");
    ivni_unit_of(ivn_referral_read(record), &report->environment, &unit);
    status = add(report, &unit.facts);
    return status == IVN_OK ? IVN_OK : ivni_fail_status(error, status);
}

/* --- a report goes in --- */

static int same_number(ivn_number a, ivn_number b)
{
    return a.known == b.known && (!a.known || a.value == b.value);
}

static int same_offset(const ivni_offset *a, const ivni_offset *b)
{
    return a->set == b->set && (!a->set || (a->unit == b->unit && a->count == b->count));
}

static int same_counting(const ivni_level_counting *a, const ivni_level_counting *b)
{
    return same_number(a->percent, b->percent) && a->withdrawn == b->withdrawn && a->not_known == b->not_known &&
           a->from == b->from && a->to == b->to;
}

static int same_calendar(const ivn_calendar *a, const ivn_calendar *b)
{
    const size_t bytes = (IVNI_LAST_DAY + 2 - IVNI_FIRST_DAY) * sizeof *a->rank;
    /* of the table; before it is nothing */

    return a == b || memcmp(a->rank + IVNI_FIRST_DAY, b->rank + IVNI_FIRST_DAY, bytes) == 0;
}

static int same_policy(const ivni_level_policy *a, const ivni_level_policy *b)
{
    int same = a->day == b->day && same_number(a->from, b->from) && same_number(a->to, b->to) &&
               same_offset(&a->assessment, &b->assessment) && same_offset(&a->soon, &b->soon) &&
               same_number(a->quality_percent, b->quality_percent) && a->quality_from == b->quality_from &&
               a->quality_to == b->quality_to && same_calendar(a->assessment.calendar, b->assessment.calendar);

    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS; level++)
        same = same && same_counting(&a->counting[level], &b->counting[level]);
    return same;
}

static void add_tally(ivn_level_tally *into, const ivn_level_tally *from)
{
    into->met += from->met;
    into->missed += from->missed;
    into->not_due += from->not_due;
    into->withdrawn += from->withdrawn;
    into->not_known += from->not_known;
    into->not_applicable += from->not_applicable;
}

static void add_quality_figure(ivn_quality_figure *into, const ivn_quality_figure *from)
{
    into->referrals += from->referrals;
    into->not_known += from->not_known;
    into->reports += from->reports;
    into->reports_owed += from->reports_owed;
    into->score += from->score;
    into->most += from->most;
    into->liaison_known += from->liaison_known;
    into->liaison_any += from->liaison_any;
    into->liaison_person += from->liaison_person;
    into->liaison_risk += from->liaison_risk;
    into->liaison_enforcement += from->liaison_enforcement;
    into->liaison_sentence += from->liaison_sentence;
}

static void add_line(ivni_line *into, const ivni_line *from)
{
    into->shown.referrals += from->shown.referrals;
    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        add_tally(&into->tallies[i], &from->tallies[i]);
    add_quality_figure(&into->quality, &from->quality);
}

static ivni_line *line_like(ivn_level_report *report, const ivn_report_line *line)
{
    const ivni_line_key key = {line->by, line->code, line->key};

    return ivni_line_find_or_make(report, &key);
}

/* First all lines, so that nothing has been added when one cannot be made. */
static ivn_status merge_lines(ivn_level_report *into, const ivn_level_report *from)
{
    into->changes += 1;
    for (uint32_t i = 0; i < from->count; i++) {
        if (line_like(into, from->lines[i]) == NULL) {
            ivn_status status = ivni_line_failure(into);

            ivni_lines_take_back(into);
            return status;
        }
    }
    for (uint32_t i = 0; i < from->count; i++)
        add_line(line_like(into, from->lines[i]), ivni_line_at(from, i));
    return IVN_OK;
}

ivn_status ivn_report_merge(ivn_level_report *into, const ivn_level_report *from, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (into == NULL || from == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "into and from must not be NULL");
    if (!same_policy(&into->policy, &from->policy))
        return ivni_fail(error, IVN_ERROR_CONFLICT,
                         "the reports are for different days, periods, figures or calendars");
    status = merge_lines(into, from);
    if (status != IVN_OK)
        return ivni_fail_status(error, status);
    into->view.referrals += from->view.referrals;
    into->view.outside += from->view.outside;
    into->view.not_received += from->view.not_received;
    into->view.undated += from->view.undated;
    return IVN_OK;
}

/* --- reading --- */

static void work_out(const ivni_level_policy *policy, ivni_line *line)
{
    ivn_quality_figure *quality = &line->quality;

    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++) {
        line->figures[i].size = sizeof line->figures[i];
        line->figures[i].level = i + 1;
        ivni_figure(&policy->counting[i + 1], &line->tallies[i], &line->figures[i]);
    }
    quality->size = sizeof *quality;
    quality->score_tenths = ivni_share(quality->score, quality->most);
    quality->liaison_tenths = ivni_share(quality->liaison_any, quality->liaison_known);
    quality->reached = ivni_share_reaches(quality->score, quality->most, policy->quality_percent);
}

const ivn_report_view *ivn_report_read(ivn_level_report *report)
{
    if (report == NULL)
        return NULL;
    for (uint32_t i = 0; i < report->count; i++)
        work_out(&report->policy, ivni_line_at(report, i));
    report->view.line_count = report->count;
    report->view.lines = (const ivn_report_line *const *)report->lines;
    return &report->view;
}
