/*
 * Everything that follows from a referral, each with its value, the facts it follows from, and its rule. The rows stand
 * in explanations.c and explain_appointment.c; this makes the list of them.
 */
#include "casework/explain.h"

#include <string.h>

#include "eligibility/words.h"
#include "rulebook/rulebook.h"

struct ivn_explanations {
    ivni_arena arena;
    ivn_explanations_view view;
};

static const char *source_of(const ivn_rulebook *rulebook, const char *rule)
{
    int64_t place = *rule == '\0' ? -1 : ivni_rule_place(rulebook, rule, strlen(rule));
    const char *source = place < 0 ? NULL : ivni_rule_source(rulebook, place);

    return source == NULL ? "" : source;
}

/* "appointments/4/compliance", or the row's own key. */
static const char *key_of(ivni_scribe *scribe, const ivni_explanation_row *row, ivni_arena *arena)
{
    if (scribe->appointment == NULL)
        return row->key;
    ivni_say_numbers(&scribe->value, "appointments/#/", (const int64_t[]){scribe->appointment->number});
    ivni_text_string(&scribe->value, row->key);
    return ivni_words_take(&scribe->value, arena).text;
}

static ivn_status explain(ivni_scribe *scribe, const ivni_explanation_row *row, ivni_arena *arena, ivn_explanation *out)
{
    scribe->rule = row->rule;
    out->size = sizeof *out;
    out->key = key_of(scribe, row, arena);
    out->title = row->title;
    row->says(scribe);
    out->value = ivni_words_take(&scribe->value, arena).text;
    out->reason = ivni_words_take(&scribe->reason, arena).text;
    out->rule = ivni_arena_string(arena, scribe->rule);
    out->source = ivni_arena_string(arena, source_of(scribe->environment->rulebook, scribe->rule));
    if (out->key != NULL && out->value != NULL && out->reason != NULL && out->rule != NULL && out->source != NULL)
        return IVN_OK;
    if (scribe->value.status != IVN_OK)
        return scribe->value.status;
    return scribe->reason.status != IVN_OK ? scribe->reason.status : ivni_arena_failure(arena);
}

static ivn_status explain_all(ivni_scribe *scribe, ivni_arena *arena, ivn_explanation *list)
{
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < ivni_explanation_row_count; i++)
        status = explain(scribe, &ivni_explanation_rows[i], arena, list++);
    for (uint32_t i = 0; status == IVN_OK && i < scribe->referral->appointment_count; i++) {
        scribe->appointment = scribe->referral->appointments[i];
        for (uint32_t k = 0; status == IVN_OK && k < ivni_appointment_row_count; k++)
            status = explain(scribe, &ivni_appointment_rows[k], arena, list++);
    }
    return status;
}

static ivn_status make_list(ivn_explanations *explanations, ivni_scribe *scribe)
{
    uint32_t count = ivni_explanation_row_count + ivni_appointment_row_count * scribe->referral->appointment_count;
    ivn_explanation *list = ivni_arena_array(&explanations->arena, count, sizeof *list);
    const ivn_explanation **shown = ivni_arena_array(&explanations->arena, count, sizeof *shown);

    if (list == NULL || shown == NULL)
        return ivni_arena_failure(&explanations->arena);
    for (uint32_t i = 0; i < count; i++)
        shown[i] = &list[i];
    explanations->view = (ivn_explanations_view){.size = sizeof explanations->view, .count = count, .list = shown};
    return explain_all(scribe, &explanations->arena, list);
}

ivn_status ivn_referral_explain(const ivn_context *context, const ivn_record *record,
                                const ivn_environment *environment, ivn_explanations **out, ivn_error *error)
{
    ivni_scribe scribe = {.environment = environment};
    ivn_status status = ivni_error_check(error);
    ivn_explanations *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record and out must not be NULL");
    status = ivni_environment_day(environment, &scribe.day, error);
    if (status != IVN_OK)
        return status;
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    scribe.referral = &record->referral;
    ivni_text_init(&scribe.value, context);
    ivni_text_init(&scribe.reason, context);
    status = make_list(made, &scribe);
    ivni_text_discard(&scribe.value);
    ivni_text_discard(&scribe.reason);
    if (status != IVN_OK) {
        ivni_document_free(made);
        return ivni_fail_status(error, status);
    }
    *out = made;
    return IVN_OK;
}

const ivn_explanations_view *ivn_explanations_read(const ivn_explanations *explanations)
{
    return explanations == NULL ? NULL : &explanations->view;
}

void ivn_explanations_free(ivn_explanations *explanations)
{
    ivni_document_free(explanations);
}
