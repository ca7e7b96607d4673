/*
 * A rulebook with overrides: a copy of all rules in which some say something else, with who says so. All mistakes are
 * found at once; a rulebook is made only when there are none.
 */
#include <stdio.h>
#include <string.h>

#include "rulebook/rulebook.h"
#include "schema/make.h"

#define POINTER_ROOM 64u

/* A rule while overrides are being applied to it. */
typedef struct draft {
    ivn_rule rule;
    ivn_parameter *parameters;
    uint8_t *taken; /* per parameter, whether an override of this run has set it; behind them, the validity */
} draft;

typedef struct work {
    ivn_rulebook *rulebook;
    draft *drafts;
    ivn_violations *violations;
} work;

static int copy_source(ivni_arena *arena, const char **source)
{
    if (**source != '\0')
        *source = ivni_arena_string(arena, *source);
    return *source != NULL;
}

/* The sources may belong to the base; all other texts are the library's. */
static int copy_rule(ivni_arena *arena, const ivn_rule *from, draft *to)
{
    const ivn_parameter **shown = ivni_arena_array(arena, from->parameter_count, sizeof *shown);

    to->rule = *from;
    to->parameters = ivni_arena_array(arena, from->parameter_count, sizeof *to->parameters);
    to->taken = ivni_arena_array(arena, (size_t)from->parameter_count + 1, sizeof *to->taken);
    if (shown == NULL || to->parameters == NULL || to->taken == NULL || !copy_source(arena, &to->rule.source))
        return 0;
    for (uint32_t i = 0; i < from->parameter_count; i++) {
        to->parameters[i] = *from->parameters[i];
        shown[i] = &to->parameters[i];
        if (!copy_source(arena, &to->parameters[i].source))
            return 0;
    }
    to->rule.parameters = shown;
    return 1;
}

static int copy_rules(work *job, const ivn_rulebook *base)
{
    ivni_arena *arena = &job->rulebook->arena;
    uint32_t count = base->view.rule_count;
    const ivn_rule **shown = ivni_arena_array(arena, count, sizeof *shown);

    job->drafts = ivni_arena_array(arena, count, sizeof *job->drafts);
    if (shown == NULL || job->drafts == NULL)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!copy_rule(arena, base->view.rules[i], &job->drafts[i]))
            return 0;
        shown[i] = &job->drafts[i].rule;
    }
    job->rulebook->view = base->view;
    job->rulebook->view.rules = shown;
    return ivni_rulebook_make_index(job->rulebook);
}

/* One override at its place in the list, for what is said about it. */
typedef struct place {
    work *job;
    const ivn_override *override;
    uint32_t index;
} place;

/* A member that could not be read is missing here: one complaint about it is enough. A full list takes no more. */
static int is_told(const ivn_violations *violations, const char *pointer)
{
    const ivn_violations_view *view = ivn_violations_read(violations);

    if (view->count == IVNI_MOST_VIOLATIONS)
        return 0;
    for (uint32_t i = 0; i < view->count; i++)
        if (strcmp(view->list[i]->pointer, pointer) == 0)
            return 1;
    return 0;
}

static void refuse(const place *at, ivn_status status, const char *member, const char *expected, const char *message)
{
    char pointer[POINTER_ROOM];

    snprintf(pointer, sizeof pointer, "/overrides/%u%s%s", (unsigned)at->index, *member == '\0' ? "" : "/", member);
    if (!is_told(at->job->violations, pointer))
        ivni_violations_add(at->job->violations, status, -1, pointer, expected, "%s", message);
}

/* Marks what an override sets; a second override of the same thing is refused. */
static int take(const place *at, uint8_t *taken, const char *member)
{
    if (*taken) {
        refuse(at, IVN_ERROR_CONFLICT, member, "each parameter and each validity once", "overridden twice");
        return 0;
    }
    *taken = 1;
    return 1;
}

/* An override of a validity has nothing of a value, one of a parameter nothing of a validity. */
static void refuse_value(const place *at)
{
    if (at->override->value.known)
        refuse(at, IVN_ERROR_INVALID, "value", "the name of a parameter with it", "a value of no parameter");
    if (at->override->date.known)
        refuse(at, IVN_ERROR_INVALID, "date", "the name of a parameter with it", "a value of no parameter");
    if (at->override->edition != NULL)
        refuse(at, IVN_ERROR_INVALID, "edition", "the name of a parameter with it", "a value of no parameter");
}

static void refuse_validity(const place *at)
{
    if (at->override->from.known)
        refuse(at, IVN_ERROR_INVALID, "from", "an override of its own, without a parameter",
               "a parameter has no validity");
    if (at->override->to.known)
        refuse(at, IVN_ERROR_INVALID, "to", "an override of its own, without a parameter",
               "a parameter has no validity");
}

static void set_validity(const place *at, draft *rule)
{
    const ivn_override *override = at->override;

    refuse_value(at);
    if (!override->from.known && !override->to.known) {
        refuse(at, IVN_ERROR_INVALID, "", "a parameter with a value, or from, or to", "the override says nothing new");
        return;
    }
    if (!take(at, &rule->taken[rule->rule.parameter_count], ""))
        return;
    if (override->from.known)
        rule->rule.from = override->from;
    if (override->to.known)
        rule->rule.to = override->to;
    rule->rule.source = override->source;
}

/* The member of an override that a parameter of a unit takes its value from. */
static const char *member_for(uint32_t unit)
{
    return unit == IVN_UNIT_DATE ? "date" : unit == IVN_UNIT_EDITION ? "edition" : "value";
}

static int edition_value(const place *at, ivn_number *out)
{
    if (at->override->edition == NULL)
        return 1;
    out->value = (int32_t)ivni_edition_place(at->override->edition);
    out->known = 1;
    if (out->value != 0)
        return 1;
    refuse(at, IVN_ERROR_NOT_FOUND, "edition", "the key of an edition of the rulebook", "no such edition");
    return 0;
}

/* The value as the unit has it. 0: refused. */
static int read_value(const place *at, uint32_t unit, ivn_number *out)
{
    const ivn_override *override = at->override;
    int count = (int) override->value.known + (int) override->date.known + (override->edition != NULL);

    *out = (ivn_number){0, 0};
    if (unit == IVN_UNIT_DATE)
        *out = override->date;
    else if (unit != IVN_UNIT_EDITION)
        *out = override->value;
    else if (!edition_value(at, out))
        return 0;
    if (!out->known)
        refuse(at, IVN_ERROR_INVALID, member_for(unit), "the new value", "the parameter takes its value from here");
    else if (count > 1)
        refuse(at, IVN_ERROR_INVALID, member_for(unit), "this alone", "more than one value");
    return out->known && count == 1;
}

static void refuse_bounds(const place *at, const ivn_parameter *parameter)
{
    char expected[64] = "a day that the rule may have";

    if (parameter->unit != IVN_UNIT_DATE)
        snprintf(expected, sizeof expected, "a number from %d to %d", (int)parameter->low, (int)parameter->high);
    refuse(at, IVN_ERROR_RANGE, member_for(parameter->unit), expected, "out of bounds");
}

static void set_value(const place *at, ivn_parameter *parameter, uint8_t *taken)
{
    ivn_number value;

    refuse_validity(at);
    if (!take(at, taken, "parameter") || !read_value(at, parameter->unit, &value))
        return;
    if (value.value < parameter->low || value.value > parameter->high) {
        refuse_bounds(at, parameter);
        return;
    }
    parameter->value = value;
    parameter->source = at->override->source;
}

static void apply(const place *at)
{
    const ivn_override *override = at->override;
    int64_t found = ivni_rule_place(at->job->rulebook, override->rule, strlen(override->rule));
    draft *rule = found < 0 ? NULL : &at->job->drafts[found];

    if (rule == NULL) {
        refuse(at, IVN_ERROR_NOT_FOUND, "rule", "the code of a rule of the rulebook", "no such rule");
        return;
    }
    if (override->parameter == NULL) {
        set_validity(at, rule);
        return;
    }
    for (uint32_t i = 0; i < rule->rule.parameter_count; i++)
        if (strcmp(rule->parameters[i].name, override->parameter) == 0) {
            set_value(at, &rule->parameters[i], &rule->taken[i]);
            return;
        }
    refuse(at, IVN_ERROR_NOT_FOUND, "parameter", "the name of a parameter of the rule",
           "the rule has no such parameter");
}

/* Applies what could be read; a member that could not has been refused by the schema. */
static ivn_status read_and_apply(const ivn_context *context, const ivni_given *given, work *job)
{
    const void *read = NULL;
    ivn_status status =
        ivni_schema_accept(context, &ivni_overrides_table, given, &job->rulebook->arena, &read, job->violations);
    const ivn_overrides *overrides = read;

    if (status != IVN_OK || overrides == NULL)
        return status;
    for (uint32_t i = 0; i < overrides->override_count; i++) {
        place at = {job, overrides->overrides[i], i};

        if (at.override != NULL && at.override->rule != NULL)
            apply(&at);
    }
    return IVN_OK;
}

/* The plan is the rulebook that is overridden. */
static ivn_status fill(const ivn_context *context, void *document, const ivni_given *given, const void *plan,
                       ivn_violations *violations)
{
    work job = {document, NULL, violations};

    if (!copy_rules(&job, plan))
        return ivni_arena_failure(&job.rulebook->arena);
    return read_and_apply(context, given, &job);
}

ivn_status ivn_rulebook_with(const ivn_context *context, const ivn_rulebook *base, const ivn_overrides *overrides,
                             ivn_rulebook **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_rulebook), fill, base, violations, error};
    int complete = context != NULL && base != NULL && overrides != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, base, overrides and out");
    ivn_rulebook *made = status == IVN_OK ? ivni_make_from_struct(&making, overrides, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
}

ivn_status ivn_rulebook_with_json(const ivn_context *context, const ivn_rulebook *base, const char *data, size_t size,
                                  ivn_rulebook **out, ivn_violations **violations, ivn_error *error)
{
    const ivni_making making = {context, sizeof(ivn_rulebook), fill, base, violations, error};
    int complete = context != NULL && base != NULL && data != NULL && out != NULL;
    ivn_status status = ivni_make_begin(&making, complete, "context, base, data and out");
    ivn_rulebook *made = status == IVN_OK ? ivni_make_from_json(&making, data, size, &status) : NULL;

    if (made != NULL)
        *out = made;
    return status;
}
