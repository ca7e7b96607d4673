/*
 * Assessing one person: for one service, or for all that are offered on the day.
 */
#include "eligibility/assessor.h"

struct ivn_assessment {
    ivni_arena arena;
    const ivn_assessment_view *view;
};

struct ivn_assessments {
    ivni_arena arena;
    ivn_assessments_view view;
};

/* What is asked: one service, or all; compiled for this answer, or beforehand. */
struct question {
    const ivn_environment *environment;
    const char *service;
    const ivni_program *program; /* NULL: to be compiled */
};

/* Opens, looks and answers in one go; `list` has one answer for each service asked for. */
static ivn_status answer(const ivn_context *context, const struct question *asked, const ivn_service_user *user,
                         ivni_arena *document, const ivn_assessment_view *const **list, uint32_t *count,
                         ivn_error *error)
{
    ivni_assessor assessor;
    ivn_status status;
    if (asked->program != NULL)
        status = ivni_assessor_join(context, asked->program, document, &assessor, error);
    else
        status = ivni_assessor_open(context, asked->environment, asked->service, document, &assessor, error);
    if (status == IVN_OK)
        status = ivni_assessor_look(&assessor, user, "", error);
    if (status == IVN_OK)
        status = ivni_assessor_answer(&assessor, list, error);
    *count = assessor.program->asked_count;
    ivni_assessor_close(&assessor);
    return status;
}

ivn_status ivn_assess(const ivn_context *context, const ivn_environment *environment, const ivn_service_user *user,
                      const char *service, ivn_assessment **out, ivn_error *error)
{
    const ivn_assessment_view *const *list = NULL;
    uint32_t count;
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || user == NULL || service == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, user, service and out must not be NULL");
    ivn_assessment *assessment = ivni_document_new(context, sizeof *assessment);
    if (assessment == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *assessment));
    status = answer(context, &(struct question){.environment = environment, .service = service}, user,
                    &assessment->arena, &list, &count, error);
    if (status != IVN_OK) {
        ivni_document_free(assessment);
        return status;
    }
    assessment->view = list[0];
    *out = assessment;
    return IVN_OK;
}

static ivn_status assess_all(const ivn_context *context, const struct question *asked, const ivn_service_user *user,
                             ivn_assessments **out, ivn_error *error)
{
    ivn_assessments *assessments = ivni_document_new(context, sizeof *assessments);
    if (assessments == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *assessments));
    assessments->view.size = sizeof assessments->view;
    ivn_status status = answer(context, asked, user, &assessments->arena, &assessments->view.assessments,
                               &assessments->view.count, error);
    if (status != IVN_OK) {
        ivni_document_free(assessments);
        return status;
    }
    *out = assessments;
    return IVN_OK;
}

ivn_status ivn_assess_all(const ivn_context *context, const ivn_environment *environment, const ivn_service_user *user,
                          ivn_assessments **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || user == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, user and out must not be NULL");
    return assess_all(context, &(struct question){.environment = environment}, user, out, error);
}

ivn_status ivni_assess_joined(const ivn_context *context, const ivni_program *program, const ivn_service_user *user,
                              ivn_assessments **out, ivn_error *error)
{
    return assess_all(context, &(struct question){.program = program}, user, out, error);
}

const ivn_assessment_view *ivn_assessment_read(const ivn_assessment *assessment)
{
    return assessment == NULL ? NULL : assessment->view;
}

const ivn_assessments_view *ivn_assessments_read(const ivn_assessments *assessments)
{
    return assessments == NULL ? NULL : &assessments->view;
}

ivn_status ivn_assessment_to_json(const ivn_context *context, const ivn_assessment *assessment, ivn_text **out,
                                  ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_assessment_table, ivn_assessment_read(assessment), out, error);
}

ivn_status ivn_assessments_to_json(const ivn_context *context, const ivn_assessments *assessments, ivn_text **out,
                                   ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_assessments_table, ivn_assessments_read(assessments), out, error);
}

void ivn_assessment_free(ivn_assessment *assessment)
{
    ivni_document_free(assessment);
}

void ivn_assessments_free(ivn_assessments *assessments)
{
    ivni_document_free(assessments);
}
