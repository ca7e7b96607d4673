/*
 * Opening, looking, answering: the steps that every public call of this floor is made of.
 */
#include "eligibility/assessor.h"

#include <stdio.h>

static ivn_status choose(const ivn_environment *environment, ivn_date day, const char *key, const ivn_service **out,
                         ivn_error *error)
{
    *out = NULL;
    if (key == NULL)
        return IVN_OK;
    ivn_status status = ivn_catalogue_find(environment->catalogue, environment->rulebook, key, day, out);
    if (status != IVN_OK)
        return ivni_fail(error, status, "no such service is offered on that day");
    return IVN_OK;
}

static void begin(const ivn_context *context, ivni_assessor *out)
{
    *out = (ivni_assessor){.context = context, .program = &out->compiled};
    ivni_arena_init(&out->scratch, &context->allocator, context->max_document_bytes);
    ivni_arena_init(&out->facts, &context->allocator, context->max_document_bytes);
    ivni_text_init(&out->explainer.words, context);
}

static ivn_status open_explainer(ivni_assessor *assessor, ivni_arena *document, ivn_error *error)
{
    if (!ivni_explainer_open(&assessor->explainer, assessor->program, document, &assessor->scratch))
        return ivni_fail(error, ivni_arena_failure(&assessor->scratch), "no room for the outcomes");
    return IVN_OK;
}

/* The words belong to the document: its findings point at them. */
static ivn_status speak(ivni_assessor *assessor, ivni_arena *document, ivn_error *error)
{
    ivni_text *words = &assessor->explainer.words;
    if (ivni_program_speak(&assessor->compiled, document, words))
        return IVN_OK;
    return ivni_fail(error, words->status != IVN_OK ? words->status : ivni_arena_failure(document),
                     "no room for the words of the criteria");
}

ivn_status ivni_assessor_open(const ivn_context *context, const ivn_environment *environment, const char *service,
                              ivni_arena *document, ivni_assessor *out, ivn_error *error)
{
    const ivn_service *only;
    ivn_date day;
    begin(context, out);
    ivn_status status = ivni_environment_day(environment, &day, error);
    if (status == IVN_OK)
        status = choose(environment, day, service, &only, error);
    if (status == IVN_OK)
        status = ivni_program_compile(environment, day, only, &out->scratch, &out->compiled, error);
    if (status == IVN_OK)
        status = speak(out, document, error);
    return status == IVN_OK ? open_explainer(out, document, error) : status;
}

ivn_status ivni_assessor_join(const ivn_context *context, const ivni_program *program, ivni_arena *document,
                              ivni_assessor *out, ivn_error *error)
{
    begin(context, out);
    out->program = program;
    return open_explainer(out, document, error);
}

ivn_status ivni_assessor_look(ivni_assessor *assessor, const ivn_service_user *user, const char *pointer,
                              ivn_error *error)
{
    const ivn_context *context = assessor->context;
    const void *copy = NULL;
    ivni_arena_free(&assessor->facts);
    ivni_arena_init(&assessor->facts, &context->allocator, context->max_document_bytes);
    ivn_violations *violations = ivni_violations_new(context);
    if (violations == NULL)
        return ivni_fail_memory(error);
    ivn_status status =
        ivni_schema_copy(context, &ivni_service_user_table, user, pointer, &assessor->facts, &copy, violations);
    ivn_status checked = ivni_violations_finish(violations, NULL, error);
    if (status != IVN_OK)
        return ivni_fail(error, status, "no room for the service user's facts");
    if (checked != IVN_OK)
        return checked;
    assessor->person.user = copy;
    status = ivni_subjects_derive(copy, assessor->program->day, &assessor->program->law, &assessor->person.subjects);
    if (status != IVN_OK) {
        char born[64];
        snprintf(born, sizeof born, "%s/date_of_birth", pointer);
        return ivni_fail_at(error, status, -1, born, "the date of birth lies after the day");
    }
    ivni_remarks_on(copy, assessor->program->day, &assessor->program->law, &assessor->person.remarks);
    ivni_explainer_look(&assessor->explainer, &assessor->person, &assessor->facts);
    return IVN_OK;
}

ivn_status ivni_assessor_answer(ivni_assessor *assessor, const ivn_assessment_view *const **list, ivn_error *error)
{
    ivni_arena *arena = assessor->explainer.arena;
    uint32_t count = assessor->program->asked_count;
    ivn_assessment_view *views = ivni_arena_array(arena, count, sizeof *views);
    const ivn_assessment_view **pointers = ivni_arena_array(arena, count, sizeof *pointers);
    if (views == NULL || pointers == NULL)
        return ivni_fail(error, ivni_arena_failure(arena), "no room for the answers");
    for (uint32_t i = 0; i < count; i++) {
        ivn_status status = ivni_explain(&assessor->explainer, i, &views[i]);
        if (status != IVN_OK)
            return ivni_fail(error, status, "no room for the answers");
        pointers[i] = &views[i];
    }
    *list = pointers;
    return IVN_OK;
}

void ivni_assessor_close(ivni_assessor *assessor)
{
    ivni_text_discard(&assessor->explainer.words);
    ivni_arena_free(&assessor->facts);
    ivni_arena_free(&assessor->scratch);
}

ivn_status ivni_view_to_json(const ivn_context *context, const ivni_table *table, const void *view, ivn_text **out,
                             ivn_error *error)
{
    ivni_text text;
    ivni_json_writer writer;
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || view == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, the answer and out must not be NULL");
    ivni_text_init(&text, context);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(table, view, &writer);
    return ivni_text_finish(&text, out, error);
}
