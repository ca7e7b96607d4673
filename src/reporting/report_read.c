/*
 * A report from its JSON, so that parts that were made elsewhere can be merged. Its counters are taken, everything that
 * follows from them is worked out anew, and then it must say word for word what it was made from.
 */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "reporting/report.h"

/* A report being read, and where it was found wrong. */
typedef struct reading {
    const ivn_context *context;
    ivn_level_report *report;
    const cJSON *tree;
    ivn_error *error;
} reading;

static ivn_status refuse(const reading *of, ivn_status status, const cJSON *at, const char *pointer, const char *why)
{
    return ivni_fail_at(of->error, status, at == NULL ? -1 : ivni_json_offset(at), pointer, "%s", why);
}

static ivn_status refuse_line(const reading *of, const cJSON *line, uint32_t place, const char *why)
{
    char pointer[24];

    snprintf(pointer, sizeof pointer, "/lines/%u", (unsigned)place);
    return refuse(of, IVN_ERROR_INVALID, line, pointer, why);
}

/* --- counters --- */

static int take_count(const cJSON *object, const char *name, uint64_t *out)
{
    const cJSON *node = ivni_json_member(object, name);
    int64_t value = 0;

    if (node == NULL || !ivni_json_integer(node, 0, IVNI_MOST_COUNT, &value))
        return 0;
    *out = (uint64_t)value;
    return 1;
}

static int take_counters(const cJSON *object, void *into, const ivni_counter *counters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!take_count(object, counters[i].name, ivni_counter_in(into, &counters[i])))
            return 0;
    return 1;
}

static int take_line_counters(const cJSON *node, ivni_line *line)
{
    static const char *const levels[IVNI_SERVICE_LEVELS] = {"assessment_offered", "assessment_offered_for",
                                                            "commencement"};
    const cJSON *quality = ivni_json_member(node, "quality");

    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        if (!take_counters(ivni_json_member(node, levels[i]), &line->tallies[i], ivni_tally_counters, IVNI_ATTAINMENTS))
            return 0;
    return take_count(node, "referrals", &line->shown.referrals) &&
           (quality == NULL || take_counters(quality, &line->quality, ivni_quality_counters, IVNI_QUALITIES));
}

/* --- lines --- */

static int is_limited(const ivn_level_report *report)
{
    return report->policy.from.known || report->policy.to.known;
}

/* The code of a month, "2026-11", of which a day lies in the report. */
static int take_month(const reading *of, ivni_line_key *key)
{
    const ivn_report_view *view = &of->report->view;
    char first[] = "0000-00-01", month[8];
    ivn_date day;

    if (strlen(key->key) != 7)
        return 0;
    memcpy(first, key->key, 7);
    if (ivn_date_parse(first, 10, &day) != IVN_OK)
        return 0;
    key->code = ivni_line_month(day, month).code;
    return day <= view->to.value && day <= view->day.value &&
           (!view->from.known || key->code >= ivni_line_month(view->from.value, month).code);
}

static int take_key(const reading *of, const cJSON *node, ivni_line_key *key)
{
    const cJSON *by = ivni_json_member(node, "by"), *name = ivni_json_member(node, "key");

    if (!cJSON_IsString(by) || !cJSON_IsString(name) ||
        ivn_term_code(IVN_VOCABULARY_GROUPING, by->valuestring, strlen(by->valuestring), &key->by) != IVN_OK)
        return 0;
    key->code = 0;
    key->key = name->valuestring;
    if (*key->key == '\0') /* of a month: the day is not known, and so it is in no period */
        return key->by != IVN_GROUPING_MONTH || !is_limited(of->report);
    if (key->by == IVN_GROUPING_NEED)
        return ivn_term_code(IVN_VOCABULARY_NEED, key->key, strlen(key->key), &key->code) == IVN_OK;
    return key->by != IVN_GROUPING_TOTAL && (key->by != IVN_GROUPING_MONTH || take_month(of, key));
}

static int adds_up(const ivn_level_tally *tally, uint64_t referrals)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < IVNI_ATTAINMENTS; i++)
        sum += ivni_count_in(tally, &ivni_tally_counters[i]);
    return sum == referrals;
}

/* What no referrals could have come to. Outcomes of a report are 1 to 1000, halves twice as many. */
static int quality_is_possible(const ivn_quality_figure *quality, uint64_t referrals)
{
    const uint64_t aspects[] = {quality->liaison_person, quality->liaison_risk, quality->liaison_enforcement,
                                quality->liaison_sentence};
    uint64_t sum = 0;

    for (int i = 0; i < 4; i++) {
        if (aspects[i] > quality->liaison_any)
            return 0;
        sum += aspects[i];
    }
    return sum >= quality->liaison_any && quality->liaison_any <= quality->liaison_known &&
           quality->liaison_known <= quality->referrals && quality->referrals + quality->not_known <= referrals &&
           quality->reports + quality->reports_owed <= quality->referrals && quality->score <= quality->most &&
           quality->most % 2 == 0 && quality->most >= 2 * quality->reports && quality->most <= 2000 * quality->reports;
}

static int is_possible(const ivni_line *line)
{
    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        if (!adds_up(&line->tallies[i], line->shown.referrals))
            return 0;
    return quality_is_possible(&line->quality, line->shown.referrals);
}

static ivn_status take_line(const reading *of, const cJSON *node, uint32_t place)
{
    ivni_line_key key;
    void *line;
    ivn_status status;

    if (!take_key(of, node, &key))
        return refuse_line(of, node, place, "no line of a report");
    status = ivni_lines_take(&of->report->lines, &key, 1, &line);
    if (status != IVN_OK)
        return ivni_fail_status(of->error, status);
    if (!take_line_counters(node, line))
        return refuse_line(of, node, place, "a line without all of its counts");
    return is_possible(line) ? IVN_OK : refuse_line(of, node, place, "counts that no referrals come to");
}

static ivn_status take_lines(const reading *of)
{
    const cJSON *lines = ivni_json_member(of->tree, "lines"), *line;
    ivn_status status =
        cJSON_IsArray(lines) ? IVN_OK : refuse(of, IVN_ERROR_INVALID, lines, "/lines", "a list of lines");
    uint32_t place = 0;

    if (status == IVN_OK)
        cJSON_ArrayForEach(line, lines)
        {
            status = take_line(of, line, place++);
            if (status != IVN_OK)
                break;
        }
    return status;
}

/* --- the whole --- */

static int line_compare(const ivni_line *a, const ivni_line *b)
{
    int come = (a->shown.referrals < b->shown.referrals) | 2 * (a->shown.referrals > b->shown.referrals);

    for (uint32_t i = 0; i < IVNI_SERVICE_LEVELS; i++)
        come |= ivni_counters_compare(&a->tallies[i], &b->tallies[i], ivni_tally_counters, IVNI_ATTAINMENTS);
    return come | ivni_counters_compare(&a->quality, &b->quality, ivni_quality_counters, IVNI_QUALITIES);
}

/* Each referral stands once in each grouping, but in one line or more of needs, and never twice in one. */
static int groupings_add_up(const ivn_level_report *report)
{
    const ivni_line *total = report->lines.list[0];
    ivni_line sums[IVN_GROUPING_MONTH + 1] = {{.head = {.born = 0}}};

    for (uint32_t i = 0; i < report->lines.count; i++) {
        const ivni_line *line = report->lines.list[i];

        if ((line_compare(line, total) & 2) != 0)
            return 0;
        ivni_line_add(&sums[line->shown.by], line);
    }
    for (uint32_t by = IVN_GROUPING_TOTAL; by <= IVN_GROUPING_MONTH; by++) {
        int come = line_compare(&sums[by], total);

        if (by == IVN_GROUPING_NEED ? (come & 1) != 0 : come != 0)
            return 0;
    }
    return 1;
}

static ivn_status take_totals(const reading *of)
{
    ivn_report_view *view = &of->report->view;

    if (!take_count(of->tree, "referrals", &view->referrals) || !take_count(of->tree, "outside", &view->outside) ||
        !take_count(of->tree, "not_received", &view->not_received) || !take_count(of->tree, "undated", &view->undated))
        return refuse(of, IVN_ERROR_INVALID, of->tree, "", "a report without all of its counts");
    if (!groupings_add_up(of->report) ||
        ((const ivni_line *)of->report->lines.list[0])->shown.referrals != view->referrals ||
        (!is_limited(of->report) && (view->outside != 0 || view->undated != 0)))
        return refuse(of, IVN_ERROR_INVALID, of->tree, "", "lines that do not come to the total");
    return IVN_OK;
}

/* Member by member, and lines one by one, so that it can be told which is otherwise. */
static ivn_status compare(const reading *of, const cJSON *again)
{
    const cJSON *node, *line = ivni_json_member(of->tree, "lines")->child;
    uint32_t place = 0;
    char pointer[24];

    cJSON_ArrayForEach(node, again)
    {
        const cJSON *given = ivni_json_member(of->tree, node->string);

        if (strcmp(node->string, "lines") == 0 || cJSON_Compare(node, given, 1))
            continue;
        snprintf(pointer, sizeof pointer, "/%s", node->string);
        return refuse(of, IVN_ERROR_INVALID, given, pointer, "not what follows from the rest");
    }
    if (cJSON_GetArraySize(again) != cJSON_GetArraySize(of->tree))
        return refuse(of, IVN_ERROR_INVALID, of->tree, "", "a member that a report does not have");
    cJSON_ArrayForEach(node, ivni_json_member(again, "lines"))
    {
        if (!cJSON_Compare(node, line, 1))
            return refuse_line(of, line, place, "not what follows from the rest, or not in its place");
        place += 1;
        line = line->next;
    }
    return line == NULL ? IVN_OK : refuse_line(of, line, place, "a line that stands twice");
}

static ivn_status says_the_same(const reading *of)
{
    ivn_text *text = NULL;
    cJSON *again = NULL;
    ivn_status status = ivn_report_to_json(of->context, of->report, &text, of->error);

    if (status == IVN_OK)
        status = ivni_json_read(of->context, ivn_text_data(text), ivn_text_size(text), &again, of->error);
    ivn_text_free(text);
    if (status != IVN_OK)
        return status;
    status = compare(of, again);
    cJSON_Delete(again);
    return status;
}

/* --- the call --- */

static int take_date(const cJSON *tree, const char *name, ivn_number *out)
{
    const cJSON *node = ivni_json_member(tree, name);

    *out = (ivn_number){node != NULL, 0};
    return node == NULL || (cJSON_IsString(node) &&
                            ivn_date_parse(node->valuestring, strlen(node->valuestring), &out->value) == IVN_OK);
}

/* An empty report of the period that the JSON names, if it goes by the same. */
static ivn_status begin(reading *of, const ivn_environment *environment)
{
    ivn_period period = {.size = sizeof period};
    const cJSON *basis = ivni_json_member(of->tree, "basis");
    ivn_status status;

    if (!cJSON_IsObject(of->tree) || !cJSON_IsString(basis) || !take_date(of->tree, "from", &period.from) ||
        !take_date(of->tree, "to", &period.to))
        return refuse(of, IVN_ERROR_INVALID, of->tree, "", "no report of service levels");
    status = ivn_report_new(of->context, environment, &period, &of->report, of->error);
    if (status != IVN_OK)
        return status;
    if (strcmp(of->report->basis, basis->valuestring) != 0)
        return refuse(of, IVN_ERROR_CONFLICT, basis, "/basis",
                      "the report is for another day, other figures or another calendar");
    return IVN_OK;
}

static ivn_status take(reading *of, const ivn_environment *environment)
{
    ivn_status status = begin(of, environment);

    if (of->report == NULL)
        return status;
    if (status == IVN_OK)
        status = take_lines(of);
    if (status == IVN_OK)
        status = take_totals(of);
    return status == IVN_OK ? says_the_same(of) : status;
}

ivn_status ivn_report_from_json(const ivn_context *context, const ivn_environment *environment, const char *data,
                                size_t size, ivn_level_report **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    reading of = {.context = context, .error = error};
    cJSON *tree = NULL;

    if (status != IVN_OK)
        return status;
    if (context == NULL || (data == NULL && size != 0) || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, the text and out must not be NULL");
    status = ivni_json_read(context, size == 0 ? "" : data, size, &tree, error);
    if (status != IVN_OK)
        return status;
    of.tree = tree;
    status = take(&of, environment);
    cJSON_Delete(tree);
    if (status == IVN_OK)
        *out = of.report;
    else
        ivn_report_free(of.report);
    return status;
}
