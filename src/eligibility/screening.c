/*
 * Answers for many people at once. This is the plain form: one person after the other, the same verdicts as everywhere.
 */
#include "eligibility/assessor.h"

struct ivn_screening {
    ivni_arena arena;
    const ivn_context *context;
    ivni_program program;
    ivn_screening_view view;
};

ivn_status ivn_screening_new(const ivn_context *context, const ivn_environment *environment, ivn_screening **out,
                             ivn_error *error)
{
    ivn_date day;
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "a context and a place for the screening");
    status = ivni_environment_day(environment, &day, error);
    if (status != IVN_OK)
        return status;
    ivn_screening *screening = ivni_document_new(context, sizeof *screening);
    if (screening == NULL)
        return ivni_fail_memory(error);
    status = ivni_program_compile(environment, day, NULL, &screening->arena, &screening->program, error);
    uint32_t count = screening->program.asked_count;
    const ivn_service **services = ivni_arena_array(&screening->arena, count, sizeof *services);
    if (status == IVN_OK && services == NULL)
        status = ivni_fail_memory(error);
    if (status != IVN_OK) {
        ivni_document_free(screening);
        return status;
    }
    for (uint32_t i = 0; i < count; i++)
        services[i] = screening->program.services[i].service;
    screening->context = context;
    screening->view = (ivn_screening_view){.size = sizeof screening->view,
                                           .service_count = count,
                                           .services = services,
                                           .day = day};
    *out = screening;
    return IVN_OK;
}

const ivn_screening_view *ivn_screening_read(const ivn_screening *screening)
{
    return &screening->view;
}

void ivn_screening_free(ivn_screening *screening)
{
    ivni_document_free(screening);
}
