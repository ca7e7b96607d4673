/*
 * Answers for many people at once: block by block through the columns. Where a service looks at more in two ways than
 * the columns try, the exact search of the single answer decides.
 */
#include <string.h>

#include "eligibility/block.h"
#include "eligibility/completions.h"

struct ivn_screening {
    ivni_arena arena;
    ivn_context context; /* a copy: the host's may go first */
    ivni_program program;
    ivni_columns columns;
    ivn_screening_view view;
};

/* One run: the block, and what the exact search of one person needs. */
struct run {
    const ivn_screening *screening;
    ivni_arena arena;
    ivni_block block;
    uint8_t *outcomes;
    uint8_t valid[IVNI_BLOCK];
};

/* The columns of a compiled program, and the services as they are shown. */
static ivn_status make_columns(const ivn_context *context, ivn_screening *screening)
{
    uint32_t count = screening->program.asked_count;
    const ivn_service **services = ivni_arena_array(&screening->arena, count, sizeof *services);
    ivni_arena scratch;
    ivn_status status = IVN_OK;
    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    if (services == NULL || !ivni_columns_new(&screening->program, &screening->arena, &scratch, &screening->columns)) {
        status = ivni_arena_failure(&screening->arena);
        if (status == IVN_OK)
            status = ivni_arena_failure(&scratch);
    }
    ivni_arena_free(&scratch);
    for (uint32_t i = 0; status == IVN_OK && i < count; i++)
        services[i] = screening->program.services[i].service;
    screening->view = (ivn_screening_view){
        .size = sizeof screening->view, .service_count = count, .services = services, .day = screening->program.day};
    return status;
}

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
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *screening));
    status = ivni_program_compile(environment, day, NULL, &screening->arena, &screening->program, error);
    if (status == IVN_OK) {
        status = make_columns(context, screening);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    if (status != IVN_OK) {
        ivni_document_free(screening);
        return status;
    }
    screening->context = *context;
    *out = screening;
    return IVN_OK;
}

/* The service looks at too much in two ways for the columns: ask the exact search. */
static ivn_status search(struct run *run, const ivn_service_user *user, uint32_t service, uint8_t *answer)
{
    static const uint8_t summaries[] = {IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE,
                                        IVN_SUMMARY_MAY_REFER};
    const ivni_program *program = &run->screening->program;
    ivni_person person = {.user = user};
    ivni_completions search;
    ivni_arena arena;
    ivn_status status = ivni_subjects_derive(user, program->day, &program->law, &person.subjects);
    for (uint32_t i = 0; i < program->atom_count; i++)
        run->outcomes[i] = (uint8_t)ivni_atom_outcome(program, &program->atoms[i], &person);
    ivni_arena_init(&arena, &run->screening->context.allocator, run->screening->context.max_document_bytes);
    if (status == IVN_OK)
        status = ivni_completions_search(program, service, &person, run->outcomes, &arena, &search);
    if (status == IVN_OK && search.settled)
        *answer = summaries[search.verdict];
    ivni_arena_free(&arena);
    return status;
}

static ivn_status search_service(struct run *run, const ivn_service_user *const *users, uint32_t count,
                                 uint32_t service, uint8_t *answers)
{
    ivn_status status = IVN_OK;
    for (uint32_t i = 0; status == IVN_OK && i < count; i++) {
        uint8_t *answer = &answers[(size_t)i * run->screening->view.service_count + service];
        if (*answer == IVN_SUMMARY_FIND_OUT_FIRST)
            status = search(run, users[i], service, answer);
    }
    return status;
}

static ivn_status write_answers(struct run *run, const ivn_service_user *const *users, uint32_t count, uint8_t *answers)
{
    uint32_t width = run->screening->view.service_count;
    ivn_status status = IVN_OK;
    ivni_block_answers(&run->screening->columns, &run->block, count, answers);
    for (uint32_t i = 0; i < count; i++) {
        if (!run->valid[i])
            memset(answers + (size_t)i * width, 0, width);
    }
    for (uint32_t s = 0; status == IVN_OK && s < width; s++) {
        if (!run->screening->columns.services[s].exact)
            status = search_service(run, users, count, s, answers);
    }
    return status;
}

/* Facts that the library did not make, or of somebody born after the day: their row holds the none value. */
static uint32_t put_block(struct run *run, const ivn_service_user *const *users, uint32_t count)
{
    const ivni_program *program = &run->screening->program;
    uint32_t left_out = 0;
    ivni_person person;
    for (uint32_t i = 0; i < count; i++) {
        run->valid[i] = users[i] != NULL && users[i]->size == sizeof(ivn_service_user) &&
                        ivni_subjects_derive(users[i], program->day, &program->law, &person.subjects) == IVN_OK;
        left_out += !run->valid[i];
        if (!run->valid[i])
            continue;
        person.user = users[i];
        ivni_block_put(&run->screening->columns, &run->block, i, &person);
    }
    return left_out;
}

static ivn_status run_all(struct run *run, const ivn_service_user *const *users, size_t count, uint8_t *answers)
{
    uint32_t left_out = 0, width = run->screening->view.service_count;
    for (size_t first = 0; first < count; first += IVNI_BLOCK) {
        uint32_t size = count - first < IVNI_BLOCK ? (uint32_t)(count - first) : IVNI_BLOCK;
        left_out += put_block(run, users + first, size) > 0;
        ivni_block_run(&run->screening->columns, &run->block);
        ivn_status status = write_answers(run, users + first, size, answers + first * width);
        if (status != IVN_OK)
            return status;
    }
    return left_out > 0 ? IVN_PARTIAL : IVN_OK;
}

ivn_status ivn_screening_run(const ivn_screening *screening, const ivn_service_user *const *users, size_t count,
                             uint8_t *answers)
{
    if (screening == NULL || (count > 0 && (users == NULL || answers == NULL)))
        return IVN_ERROR_ARGUMENT;
    struct run run = {.screening = screening};
    ivni_arena_init(&run.arena, &screening->context.allocator, screening->context.max_document_bytes);
    ivn_status status =
        ivni_block_new(&screening->columns, &run.arena, &run.block) ? IVN_OK : ivni_arena_failure(&run.arena);
    run.outcomes = ivni_arena_array(&run.arena, screening->program.atom_count, 1);
    if (run.outcomes == NULL)
        status = ivni_arena_failure(&run.arena);
    if (status == IVN_OK)
        status = run_all(&run, users, count, answers);
    if (status < 0 && count > 0)
        memset(answers, 0, count * screening->view.service_count);
    ivni_arena_free(&run.arena);
    return status;
}

const ivn_screening_view *ivn_screening_read(const ivn_screening *screening)
{
    return screening == NULL ? NULL : &screening->view;
}

void ivn_screening_free(ivn_screening *screening)
{
    ivni_document_free(screening);
}
