/*
 * What the rulebook says of service levels, looked up once for a day and a period.
 */
#include "reporting/reporting.h"

#include "calendar/table.h"

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
    if (out->to.known && out->to.value == out->day)
        out->to = (ivn_number){0, 0}; /* that is what no last day says as well */
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

/* --- the basis --- */

/* What goes in last changes the sum whatever went in before; a value that differs alone always shows. */
static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * 1099511628211u;
}

static uint64_t mix_number(uint64_t sum, ivn_number number)
{
    return mix(sum, number.known ? (uint64_t)(uint32_t)number.value + 1 : 0);
}

static uint64_t mix_offset(uint64_t sum, const ivni_offset *offset)
{
    sum = mix(sum, offset->set ? offset->unit + 1 : 0);
    return mix(sum, offset->set ? (uint64_t)(uint32_t)offset->count : 0);
}

static uint64_t mix_days(uint64_t sum, ivn_date from, ivn_date to)
{
    return mix(mix(sum, (uint32_t)from), (uint32_t)to);
}

static uint64_t mix_counting(uint64_t sum, const ivni_level_counting *counting)
{
    sum = mix_number(sum, counting->percent);
    sum = mix(sum, (counting->withdrawn ? 2u : 0u) + (counting->not_known ? 1u : 0u));
    return mix_days(sum, counting->from, counting->to);
}

/* Two calendars are the same where each day has as many working days before it. */
static uint64_t mix_calendar(uint64_t sum, const ivn_calendar *calendar)
{
    for (uint32_t day = IVNI_FIRST_DAY; day <= IVNI_LAST_DAY + 1; day++)
        sum = mix(sum, calendar->rank[day]);
    return sum;
}

void ivni_level_policy_basis(const ivni_level_policy *policy, char out[IVNI_BASIS_ROOM])
{
    uint64_t sum = mix(14695981039346656037u, (uint32_t)policy->day);

    sum = mix_number(mix_number(sum, policy->from), policy->to);
    sum = mix_offset(mix_offset(sum, &policy->assessment), &policy->soon);
    for (uint32_t level = 1; level <= IVNI_SERVICE_LEVELS; level++)
        sum = mix_counting(sum, &policy->counting[level]);
    sum = mix_days(mix_number(sum, policy->quality_percent), policy->quality_from, policy->quality_to);
    sum = mix_calendar(sum, policy->assessment.calendar);
    for (int i = 0; i < IVNI_BASIS_ROOM - 1; i++)
        out[i] = "0123456789abcdef"[sum >> (60 - 4 * i) & 15];
    out[IVNI_BASIS_ROOM - 1] = '\0';
}
