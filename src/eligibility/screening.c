/*
 * Answers for many people at once: block by block through the columns. Where a service looks at more in two ways than
 * the columns try, the exact search of the single answer decides.
 */
#include <string.h>

#include "eligibility/assessor.h"
#include "eligibility/block.h"

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
    ivni_outcomes outcomes;
    ivni_completions search;
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
    screening->view = (ivn_screening_view){.size = sizeof screening->view,
                                           .service_count = count,
                                           .services = services,
                                           .day = {1, screening->program.day}};
    return status;
}

/* What can be said of the services whoever the person is, for ivn_screening_assess(). */
static ivn_status speak(const ivn_context *context, ivn_screening *screening)
{
    ivni_text words;
    ivni_text_init(&words, context);
    int spoken = ivni_program_speak(&screening->program, &screening->arena, &words);
    ivn_status status = spoken ? IVN_OK : words.status != IVN_OK ? words.status : ivni_arena_failure(&screening->arena);
    ivni_text_discard(&words);
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
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context and out must not be NULL");
    status = ivni_environment_day(environment, &day, error);
    if (status != IVN_OK)
        return status;
    ivn_screening *screening = ivni_document_new(context, sizeof *screening);
    if (screening == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *screening));
    status = ivni_program_compile(environment, day, NULL, &screening->arena, &screening->program, error);
    if (status == IVN_OK) {
        status = make_columns(context, screening);
        if (status == IVN_OK)
            status = speak(context, screening);
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

/* Facts that the library did not make, or of somebody born after the day, are not answered for. */
static int derive(const ivni_program *program, const ivn_service_user *user, ivni_person *person)
{
    person->user = user;
    return user != NULL && user->size == sizeof *user &&
           ivni_subjects_derive(user, program->day, &program->law, &person->subjects) == IVN_OK;
}

/* The services that look at too much in two ways for the columns, and are open: ask the exact search. */
static ivn_status search_row(struct run *run, const ivni_person *person, uint8_t *row)
{
    static const uint8_t summaries[] = {IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE,
                                        IVN_SUMMARY_MAY_REFER};
    const ivni_columns *columns = &run->screening->columns;
    run->search.person = person;
    run->search.left = IVNI_MOST_STEPS;
    ivni_outcomes_look(&run->outcomes, person);
    for (uint32_t s = 0; s < run->screening->view.service_count; s++) {
        if (columns->services[s].exact || row[s] != IVN_SUMMARY_FIND_OUT_FIRST)
            continue;
        if (!ivni_completions_search(&run->search, s))
            return ivni_arena_failure(run->search.arena);
        if (run->search.settled)
            row[s] = summaries[run->search.verdict];
    }
    return IVN_OK;
}

static ivn_status search(struct run *run, const ivn_service_user *user, uint8_t *row)
{
    const ivn_context *context = &run->screening->context;
    ivni_person person;
    ivni_arena arena;
    ivni_arena_init(&arena, &context->allocator, context->max_document_bytes);
    run->search.arena = &arena;
    derive(&run->screening->program, user, &person); /* it could be when the person was put into the block */
    ivn_status status = search_row(run, &person, row);
    ivni_arena_free(&arena);
    return status;
}

static ivn_status write_answers(struct run *run, const ivn_service_user *const *users, uint32_t count, uint8_t *answers)
{
    uint32_t width = run->screening->view.service_count;
    ivn_status status = IVN_OK;
    ivni_block_answers(&run->screening->columns, &run->block, count, answers);
    for (uint32_t i = 0; status == IVN_OK && i < count; i++) {
        if (!run->valid[i])
            memset(answers + (size_t)i * width, 0, width);
        else if (!run->screening->columns.exact)
            status = search(run, users[i], answers + (size_t)i * width);
    }
    return status;
}

static uint32_t put_block(struct run *run, const ivn_service_user *const *users, uint32_t count)
{
    uint32_t left_out = 0;
    ivni_person person;
    for (uint32_t i = 0; i < count; i++) {
        run->valid[i] = (uint8_t)derive(&run->screening->program, users[i], &person);
        if (run->valid[i])
            ivni_block_put(&run->screening->columns, &run->block, i, &person);
        left_out += !run->valid[i];
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

static int make_search(struct run *run)
{
    return ivni_outcomes_new(&run->screening->program, &run->arena, &run->outcomes) &&
           ivni_completions_new(&run->outcomes, &run->arena, &run->search);
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
    if (status == IVN_OK && !screening->columns.exact && !make_search(&run))
        status = ivni_arena_failure(&run.arena);
    if (status == IVN_OK)
        status = run_all(&run, users, count, answers);
    if (status < 0 && count > 0)
        memset(answers, 0, count * screening->view.service_count);
    ivni_arena_free(&run.arena);
    return status;
}

ivn_status ivn_screening_assess(const ivn_screening *screening, const ivn_service_user *user, ivn_assessments **out,
                                ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (screening == NULL || user == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "screening, user and out must not be NULL");
    return ivni_assess_joined(&screening->context, &screening->program, user, out, error);
}

const ivn_screening_view *ivn_screening_read(const ivn_screening *screening)
{
    return screening == NULL ? NULL : &screening->view;
}

void ivn_screening_free(ivn_screening *screening)
{
    ivni_document_free(screening);
}
