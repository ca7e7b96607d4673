/*
 * What the rulebook says of service levels, looked up once for a day and a period.
 */
#include "reporting/reporting.h"

typedef struct level_rules {
    const char *rule, *counting;
    const char *withdrawn, *not_known, *percent; /* figures of `counting` */
} level_rules;

#define OF(rule, counting)                                                                                             \
    {                                                                                                                  \
        rule, counting, counting "/withdrawn", counting "/not_known", counting "/percent"                              \
    }

/* The second figure goes by the rules of the first. */
static const level_rules levels[IVNI_SERVICE_LEVELS + 1] = {
    [IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED] = OF("WB-LEVEL-ASSESSMENT", "WB-COUNT-ASSESSMENT"),
    [IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR] = OF("WB-LEVEL-ASSESSMENT", "WB-COUNT-ASSESSMENT"),
    [IVN_SERVICE_LEVEL_COMMENCEMENT] = OF("WB-LEVEL-COMMENCEMENT", "WB-COUNT-COMMENCEMENT"),
};

static ivn_number figure(const ivn_environment *environment, const char *path)
{
    const ivn_parameter *parameter = ivn_rulebook_parameter(environment->rulebook, path);

    return parameter == NULL ? (ivn_number){0, 0} : parameter->value;
}

static int is_set(ivn_number number)
{
    return number.known && number.value != 0;
}

/* The days of receipt on which a rule is in force; none where the rulebook has no such rule. */
static void take_validity(const ivn_environment *environment, const char *code, ivn_date *from, ivn_date *to)
{
    const ivn_rule *rule = ivn_rulebook_rule(environment->rulebook, code);

    *from = rule == NULL ? 1 : rule->from.known ? rule->from.value : INT32_MIN;
    *to = rule == NULL ? 0 : rule->to.known ? rule->to.value : INT32_MAX;
}

static ivni_level_counting counting_of(const ivn_environment *environment, const level_rules *rules)
{
    ivni_level_counting counting = {.rule = rules->rule, .counting = rules->counting};

    take_validity(environment, rules->rule, &counting.from, &counting.to);
    counting.withdrawn = is_set(figure(environment, rules->withdrawn));
    counting.not_known = is_set(figure(environment, rules->not_known));
    counting.percent = figure(environment, rules->percent);
    return counting;
}

static ivni_offset offset_of(const ivn_environment *environment, const char *path)
{
    const ivn_parameter *parameter = ivn_rulebook_parameter(environment->rulebook, path);
    ivni_offset offset = {.calendar = environment->calendar, .figure = parameter, .unit = IVN_UNIT_WORKING_DAYS};

    if (parameter != NULL) {
        offset.unit = parameter->unit;
        offset.count = parameter->value.value;
        offset.set = parameter->value.known != 0;
    }
    return offset;
}

static ivn_status take_period(const ivn_period *period, ivni_level_policy *out, ivn_error *error)
{
    ivn_status status = period == NULL ? IVN_OK : ivni_size_check(period, sizeof *period);

    if (status != IVN_OK)
        return ivni_fail(error, status, "the period is not a struct that the library knows");
    if (period == NULL)
        return IVN_OK;
    if (period->reserved != 0)
        return ivni_fail(error, IVN_ERROR_RESERVED, "a reserved member of the period is not 0");
    if (period->from.known && period->to.known && period->from.value > period->to.value)
        return ivni_fail(error, IVN_ERROR_RANGE, "the period ends before it begins");
    out->from = period->from;
    out->to = period->to;
    return IVN_OK;
}

ivn_status ivni_level_policy_of(const ivn_environment *environment, const ivn_period *period, ivni_level_policy *out,
                                ivn_error *error)
{
    ivn_status status;

    *out = (ivni_level_policy){.day = 0};
    status = ivni_duties_environment(environment, &out->day, error);
    if (status == IVN_OK)
        status = take_period(period, out, error);
    if (status != IVN_OK)
        return status;
    out->assessment = offset_of(environment, "WB-LEVEL-ASSESSMENT/working_days");
    out->soon = offset_of(environment, "WB-COUNT-COMMENCEMENT/working_days");
    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS; level++)
        out->counting[level] = counting_of(environment, &levels[level]);
    take_validity(environment, "WB-QUALITY", &out->quality_from, &out->quality_to);
    out->quality_percent = figure(environment, "WB-QUALITY-DELIVERY/percent");
    return IVN_OK;
}
