/*
 * The duties of a case on a day: each row of the table, what became of it, and the answer in words.
 */
#include "duties/duties.h"

#include "eligibility/assessor.h"

struct ivn_duties {
    ivni_arena arena;
    ivn_duties_view view;
};

ivn_status ivni_duties_environment(const ivn_environment *environment, ivn_date *day, ivn_error *error)
{
    ivn_status status = ivni_environment_day(environment, day, error);

    if (status == IVN_OK && environment->calendar == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the environment needs a calendar");
    return status;
}

/* The numbers of the triggers of a row that repeats, each once, in the order of the case; else one: none. */
static uint32_t numbers_of(const ivni_timeline *timeline, const ivn_duty_row *row, uint32_t *numbers)
{
    uint32_t count = 0;

    for (uint32_t i = 0; row->repeats == IVN_YES && i < timeline->count; i++) {
        const ivn_case_event *event = timeline->happenings[i].event;

        if (event->event == row->trigger && !ivni_lists_code(numbers, count, event->number))
            numbers[count++] = event->number;
    }
    if (count == 0)
        numbers[count++] = 0;
    return count;
}

static ivn_status answer_row(ivni_judge *judge, const ivn_duty_row *row, const uint32_t *numbers, uint32_t count,
                             const ivn_duty **list)
{
    ivn_duty *duties = ivni_arena_array(judge->arena, count, sizeof *duties);
    ivni_offset offset;
    ivn_status status = ivni_offset_of(row, judge->environment, &offset, judge->error);

    if (status == IVN_OK && duties == NULL)
        return ivni_judge_no_room(judge);
    for (uint32_t i = 0; status == IVN_OK && i < count; i++) {
        ivni_course course;

        status = ivni_course_of(judge, row, &offset, numbers[i], &course);
        if (status == IVN_OK)
            status = ivni_duty_answer(judge, row, &offset, &course, &duties[i]);
        list[i] = &duties[i];
    }
    return status;
}

/* Two rounds: how many, then each. */
static ivn_status answer_rows(ivni_judge *judge, const ivn_duty_rows *rows, ivn_duties_view *view)
{
    uint32_t *numbers = ivni_arena_array(judge->scratch, (size_t)judge->timeline.count + 1, sizeof *numbers);
    const ivn_duty **list;
    size_t count = 0;
    ivn_status status = IVN_OK;

    if (numbers == NULL)
        return ivni_judge_no_room(judge);
    for (uint32_t i = 0; i < rows->row_count; i++)
        count += numbers_of(&judge->timeline, rows->rows[i], numbers);
    list = ivni_arena_array(judge->arena, count, sizeof *list);
    if (list == NULL)
        return ivni_judge_no_room(judge);
    for (uint32_t i = 0; status == IVN_OK && i < rows->row_count; i++) {
        uint32_t own = numbers_of(&judge->timeline, rows->rows[i], numbers);

        status = answer_row(judge, rows->rows[i], numbers, own, list + view->count);
        view->count += own;
    }
    view->duties = list;
    return status;
}

static ivn_status copy_case(ivni_judge *judge, const ivn_case_facts *facts)
{
    ivn_violations *violations = ivni_violations_new(judge->context);
    const void *copy = NULL;
    ivn_status status =
        ivni_schema_copy(judge->context, &ivni_case_facts_table, facts, "", judge->scratch, &copy, violations);
    ivn_status checked = ivni_violations_finish(violations, NULL, status == IVN_OK ? judge->error : NULL);

    if (status != IVN_OK)
        return ivni_fail_status(judge->error, status);
    judge->facts = copy;
    return checked;
}

static ivn_status answer(ivni_judge *judge, const ivn_case_facts *facts, const ivn_duty_rows *rows,
                         ivn_duties_view *view)
{
    ivn_status status = copy_case(judge, facts);

    if (status != IVN_OK)
        return status;
    if (ivni_timeline_make(judge->facts, judge->day, judge->scratch, &judge->timeline) != IVN_OK)
        return ivni_judge_no_room(judge);
    ivni_law_of(judge->environment->rulebook, &judge->law);
    *view = (ivn_duties_view){.size = sizeof *view, .day = {1, judge->day}};
    return answer_rows(judge, rows, view);
}

ivn_status ivn_duties_of(const ivn_context *context, const ivn_environment *environment, const ivn_case_facts *facts,
                         const ivn_duty_table *table, ivn_duties **out, ivn_error *error)
{
    ivni_judge judge = {.context = context, .environment = environment, .error = error};
    ivn_status status = ivni_error_check(error);
    ivni_arena scratch;
    ivn_duties *duties;

    if (status != IVN_OK)
        return status;
    if (context == NULL || facts == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, facts and out must not be NULL");
    status = ivni_duties_environment(environment, &judge.day, error);
    if (status != IVN_OK)
        return status;
    duties = ivni_document_new(context, sizeof *duties);
    if (duties == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *duties));
    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    ivni_text_init(&judge.words, context);
    judge.arena = &duties->arena;
    judge.scratch = &scratch;
    status = answer(&judge, facts, ivn_duty_table_read(table), &duties->view);
    ivni_text_discard(&judge.words);
    ivni_arena_free(&scratch);
    if (status == IVN_OK)
        *out = duties;
    else
        ivni_document_free(duties);
    return status;
}

const ivn_duties_view *ivn_duties_read(const ivn_duties *duties)
{
    return &duties->view;
}

ivn_status ivn_duties_to_json(const ivn_context *context, const ivn_duties *duties, ivn_text **out, ivn_error *error)
{
    if (context == NULL || duties == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, duties and out must not be NULL");
    return ivni_view_to_json(context, &ivni_duties_table, &duties->view, out, error);
}

void ivn_duties_free(ivn_duties *duties)
{
    ivni_document_free(duties);
}
