/*
 * The service levels of one referral, each with its days, its rule and its reason.
 */
#include "reporting/levels.h"
#include "eligibility/assessor.h"

struct ivn_levels {
    ivni_arena arena;
    ivn_levels_view view;
};

static ivn_number known_day(ivn_date day)
{
    return day == IVN_DATE_NONE || day == IVN_DAY_NOT_KNOWN || day == IVNI_NEVER ? (ivn_number){0, 0}
                                                                                 : (ivn_number){1, day};
}

static int is_counted(const ivni_level_counting *counting, uint32_t attainment)
{
    return attainment == IVN_ATTAINMENT_MET || attainment == IVN_ATTAINMENT_MISSED ||
           (attainment == IVN_ATTAINMENT_WITHDRAWN && counting->withdrawn) ||
           (attainment == IVN_ATTAINMENT_NOT_KNOWN && counting->not_known);
}

/* The days that the level compares, so far as they were known on the day that is asked for. */
static void take_days(const ivni_level_account *of, ivn_level *out)
{
    const ivni_level_policy *policy = of->policy;
    ivn_date received = of->days->received, asked = policy->day;
    int commencement = out->level == IVN_SERVICE_LEVEL_COMMENCEMENT;
    ivn_date done = ivni_as_at(commencement ? of->days->commenced : of->days->offered, received, asked);

    out->received = known_day(received);
    if (!commencement && out->received.known)
        out->due = known_day(ivni_offset_from(&policy->assessment, received));
    out->done = known_day(done);
    if (out->level == IVN_SERVICE_LEVEL_ASSESSMENT_OFFERED_FOR)
        out->done = out->done.known ? known_day(of->days->offered_for) : out->done;
    if (commencement && !of->facts->commenced.known)
        out->done = (ivn_number){0, 0}; /* on some day: which one nobody said */
    out->ended = known_day(ivni_as_at(commencement ? of->days->ended : of->days->closed, received, asked));
    if (commencement && !of->facts->ended.known)
        out->ended = (ivn_number){0, 0};
    if (out->due.known && ivn_calendar_horizon(policy->assessment.calendar) != IVN_DATE_NONE &&
        out->due.value > ivn_calendar_horizon(policy->assessment.calendar))
        out->provisional = IVN_YES;
}

static ivn_status answer(ivni_level_account *of, uint32_t level, uint32_t attainment, const ivn_rulebook *rulebook,
                         ivni_arena *arena, ivn_level *out)
{
    const ivni_level_counting *counting = &of->policy->counting[level];

    out->size = sizeof *out;
    out->level = level;
    out->attainment = attainment;
    out->counted = is_counted(counting, attainment) ? IVN_YES : IVN_NO;
    take_days(of, out);
    return ivni_level_words(of, counting, rulebook, arena, out);
}

static ivn_status answer_all(ivni_level_account *of, const ivn_rulebook *rulebook, ivn_levels *levels)
{
    ivn_level *list = ivni_arena_array(&levels->arena, IVNI_SERVICE_LEVELS, sizeof *list);
    const ivn_level **shown = ivni_arena_array(&levels->arena, IVNI_SERVICE_LEVELS, sizeof *shown);
    const char *referral = ivni_arena_string(&levels->arena, of->facts->referral == NULL ? "" : of->facts->referral);
    uint32_t classes[IVNI_SERVICE_LEVELS + 1];
    ivn_status status = IVN_OK;

    if (list == NULL || shown == NULL || referral == NULL)
        return ivni_arena_failure(&levels->arena);
    ivni_classes_of(of->policy, of->days, classes);
    for (uint32_t i = 0; status == IVN_OK && i < IVNI_SERVICE_LEVELS; i++) {
        uint32_t attainment = ivni_levels_apply(of->facts->kind) ? classes[i + 1] : IVN_ATTAINMENT_NOT_APPLICABLE;

        status = answer(of, i + 1, attainment, rulebook, &levels->arena, &list[i]);
        shown[i] = &list[i];
    }
    levels->view = (ivn_levels_view){.size = sizeof levels->view,
                                     .count = IVNI_SERVICE_LEVELS,
                                     .levels = shown,
                                     .referral = referral,
                                     .day = {1, of->policy->day}};
    return status;
}

static ivn_status make(const ivn_context *context, const ivn_environment *environment, const ivn_level_facts *facts,
                       const ivni_level_policy *policy, ivn_levels *levels, ivn_error *error)
{
    ivni_level_days days;
    ivni_level_account of = {.policy = policy, .days = &days};
    ivni_arena scratch;
    ivn_status status;

    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    status = ivni_level_facts_take(context, facts, &scratch, &of.facts, error);
    if (status == IVN_OK) {
        ivni_days_of(policy, of.facts, &days);
        ivni_text_init(&of.words, context);
        status = answer_all(&of, environment->rulebook, levels);
        ivni_text_discard(&of.words);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    ivni_arena_free(&scratch);
    return status;
}

ivn_status ivn_levels_of(const ivn_context *context, const ivn_environment *environment, const ivn_level_facts *facts,
                         ivn_levels **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivni_level_policy policy;
    ivn_levels *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || facts == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, facts and out must not be NULL");
    status = ivni_level_policy_of(environment, NULL, &policy, error);
    if (status != IVN_OK)
        return status;
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    status = make(context, environment, facts, &policy, made, error);
    if (status == IVN_OK)
        *out = made;
    else
        ivni_document_free(made);
    return status;
}

const ivn_levels_view *ivn_levels_read(const ivn_levels *levels)
{
    return levels == NULL ? NULL : &levels->view;
}

ivn_status ivn_levels_to_json(const ivn_context *context, const ivn_levels *levels, ivn_text **out, ivn_error *error)
{
    if (context == NULL || levels == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, levels and out must not be NULL");
    return ivni_view_to_json(context, &ivni_levels_table, &levels->view, out, error);
}

void ivn_levels_free(ivn_levels *levels)
{
    ivni_document_free(levels);
}
