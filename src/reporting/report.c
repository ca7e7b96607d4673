/*
 * A report: referrals and reports go in, each line's counters grow, percentages are worked out when it is read. To add
 * is associative and commutative because nothing but sums is kept.
 */
#include "reporting/report.h"

#include <string.h>

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

static int set_up_line(ivni_lines *lines, void *made)
{
    ivni_line *line = made;
    const ivni_line_key *key = &line->head.key;

    (void)lines;
    line->shown = (ivn_report_line){.size = sizeof line->shown,
                                    .by = key->by,
                                    .code = key->code,
                                    .key = key->key,
                                    .offered = &line->figures[0],
                                    .offered_for = &line->figures[1],
                                    .commencement = &line->figures[2],
                                    .quality = &line->quality};
    return 1;
}

static ivn_status set_up(ivn_level_report *report, const ivn_context *context, const ivn_environment *environment,
                         const ivni_level_policy *policy)
{
    static const ivni_line_key total = {IVN_GROUPING_TOTAL, 0, ""};
    ivn_status status;
    void *line;

    report->context = *context;
    report->environment = *environment;
    report->policy = *policy;
    ivni_level_policy_basis(policy, report->basis);
    report->lines = (ivni_lines){
        .arena = &report->arena, .bytes = sizeof(ivni_line), .head = offsetof(ivni_line, head), .set_up = set_up_line};
    status = tell_rules(report);
    if (status == IVN_OK)
        status = ivni_lines_take(&report->lines, &total, 1, &line);
    report->view = (ivn_report_view){.size = sizeof report->view,
                                     .rule_count = IVNI_SERVICE_LEVELS,
                                     .rules = report->rule_list,
                                     .day = {1, policy->day},
                                     .from = policy->from,
                                     .to = policy->to.known ? policy->to : (ivn_number){1, policy->day},
                                     .basis = report->basis};
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
    ivni_line_key keys[IVNI_MOST_LINES];
    void *lines[IVNI_MOST_LINES];
    uint32_t classes[IVNI_SERVICE_LEVELS + 1];
    char month[8];
    uint32_t count = ivni_line_keys(facts, days->received, month, keys);
    int quality = quality_counts(&report->policy, facts, days->received);
    ivn_status status = ivni_lines_take(&report->lines, keys, count, lines);

    if (status != IVN_OK)
        return status;
    ivni_classes_of(&report->policy, days, classes);
    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS && !ivni_levels_apply(facts->kind); level++)
        classes[level] = IVN_ATTAINMENT_NOT_APPLICABLE;
    for (uint32_t i = 0; i < count; i++)
        add_to_line(lines[i], classes, facts, quality);
    report->view.referrals += 1;
    return IVN_OK;
}

static ivn_status add(void *into, const ivn_level_facts *facts)
{
    ivn_level_report *report = into;
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
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (report == NULL || facts == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "report and facts must not be NULL");
    return ivni_take_facts(&report->context, facts, add, report, error);
}

ivn_status ivn_report_add_record(ivn_level_report *report, const ivn_record *record, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (report == NULL || record == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "report and record must not be NULL");
    return ivni_take_record(&report->environment, record, add, report, error);
}

/* --- a report goes in --- */

static void add_line(const ivni_lines *lines, void *into, const void *from)
{
    (void)lines;
    ivni_line_add(into, from);
}

static int exceed(uint64_t a, uint64_t b)
{
    return a > IVNI_MOST_COUNT || b > IVNI_MOST_COUNT - a;
}

/* No counter of a line is greater than the total's referrals, but the scores of reports, which have their own most. */
static int are_too_many(const ivn_level_report *a, const ivn_level_report *b)
{
    const ivni_line *total_a = a->lines.list[0], *total_b = b->lines.list[0];

    return exceed(a->view.referrals, b->view.referrals) || exceed(a->view.outside, b->view.outside) ||
           exceed(a->view.not_received, b->view.not_received) || exceed(a->view.undated, b->view.undated) ||
           exceed(total_a->quality.most, total_b->quality.most);
}

ivn_status ivn_report_merge(ivn_level_report *into, const ivn_level_report *from, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (into == NULL || from == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "into and from must not be NULL");
    if (strcmp(into->basis, from->basis) != 0)
        return ivni_fail(error, IVN_ERROR_CONFLICT,
                         "the reports are for different days, periods, figures or calendars");
    if (are_too_many(into, from))
        return ivni_fail_status(error, IVN_ERROR_LIMIT);
    status = ivni_lines_merge(&into->lines, &from->lines, add_line);
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
    for (uint32_t i = 0; i < report->lines.count; i++)
        work_out(&report->policy, report->lines.list[i]);
    report->view.line_count = report->lines.count;
    report->view.lines = (const ivn_report_line *const *)report->lines.list;
    return &report->view;
}
