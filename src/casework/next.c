/*
 * What may come next: every command asked through its guards without a body. Serves whoever shows a practitioner or a
 * supplier what they can do, and why not.
 */
#include "casework/casework.h"

struct ivn_next {
    ivni_arena arena;
    ivn_next_view view;
};

static const ivn_referral_view no_referral = {.size = sizeof no_referral};

static ivn_status ask_step(const ivni_asking *question, uint32_t command, ivni_arena *arena, ivn_next_step *out)
{
    ivni_refusals refusals = {.arena = arena};
    ivni_asking asking = *question;
    ivn_status status;

    asking.transition = ivni_transition_of(command);
    asking.refusals = &refusals;
    status = ivni_ask_guards(&asking);
    *out = (ivn_next_step){.size = sizeof *out,
                           .command = command,
                           .title = ivn_term_of(IVN_VOCABULARY_COMMAND, command)->title,
                           .allowed = refusals.count == 0 ? IVN_YES : IVN_NO,
                           .obstacle_count = refusals.count,
                           .obstacles = (const ivn_obstacle *const *)refusals.list};
    return status;
}

static uint32_t count_commands(void)
{
    uint32_t count = 0;

    while (ivn_term_of(IVN_VOCABULARY_COMMAND, count + 1) != NULL)
        count += 1;
    return count;
}

static ivn_status ask_all(ivn_next *next, const ivni_asking *question)
{
    uint32_t count = count_commands();
    ivn_next_step *steps = ivni_arena_array(&next->arena, count, sizeof *steps);
    const ivn_next_step **list = ivni_arena_array(&next->arena, count, sizeof *list);
    ivn_status status = IVN_OK;

    if (steps == NULL || list == NULL)
        return ivni_arena_failure(&next->arena);
    for (uint32_t i = 0; status == IVN_OK && i < count; i++) {
        status = ask_step(question, i + 1, &next->arena, &steps[i]);
        list[i] = &steps[i];
    }
    next->view = (ivn_next_view){.size = sizeof next->view, .count = count, .steps = list};
    return status;
}

static ivn_status make(const ivni_asking *question, ivn_next **out, ivn_error *error)
{
    ivn_next *next = ivni_document_new(question->context, sizeof *next);
    ivni_asking asked = *question;
    ivni_arena scratch;
    ivn_status status;

    if (next == NULL)
        return ivni_fail_status(error, ivni_document_failure(question->context, sizeof *next));
    ivni_arena_init(&scratch, &question->context->allocator, question->context->max_document_bytes);
    asked.arena = &scratch;
    status = ask_all(next, &asked);
    ivni_arena_free(&scratch);
    if (status != IVN_OK) {
        ivni_document_free(next);
        return ivni_fail_status(error, status);
    }
    *out = next;
    return IVN_OK;
}

ivn_status ivn_referral_next(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                             ivn_next **out, ivn_error *error)
{
    ivni_asking question = {.context = context, .command = ""};
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (context == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, environment and out must not be NULL");
    status = ivni_ask_environment(environment, &question, error);
    if (status != IVN_OK)
        return status;
    question.referral = record == NULL ? &no_referral : ivn_referral_read(record);
    return make(&question, out, error);
}

const ivn_next_view *ivn_next_read(const ivn_next *next)
{
    return next == NULL ? NULL : &next->view;
}

void ivn_next_free(ivn_next *next)
{
    ivni_document_free(next);
}
