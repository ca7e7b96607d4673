/*
 * A workload against what there is room for: places for what is open at once, offers that can be made in a working day.
 * The figures are the host's; what is made of them is arithmetic.
 */
#include <string.h>

#include "eligibility/assessor.h"
#include "reporting/workload.h"

struct ivn_headrooms {
    ivni_arena arena;
    ivn_headrooms_view view;
};

static ivni_line_key key_of(const ivn_capacity *capacity)
{
    ivni_line_key key = {capacity->by, 0, capacity->key == NULL ? "" : capacity->key};

    if (key.by == IVN_GROUPING_NEED) /* "" has no code */
        ivn_term_code(IVN_VOCABULARY_NEED, key.key, strlen(key.key), &key.code);
    return key;
}

/* Days at whose end more were open than there are places. */
static void hold_places(const ivn_workload *workload, const ivni_load *line, ivn_headroom *out)
{
    out->room = (ivn_number){1, out->places.value - out->open};
    for (uint32_t i = 0; line != NULL && i < workload->past; i++) {
        if (line->days[i].open <= out->places.value)
            continue;
        if (out->days_over == 0)
            out->over_on = line->days[i].day;
        out->days_over += 1;
    }
}

static int works(const ivn_workload *workload, ivn_date day)
{
    uint32_t working = IVN_NO;

    return ivn_calendar_is_working_day(workload->environment.calendar, day, &working) == IVN_OK && working == IVN_YES;
}

/* What has to have been offered by the end of a day, against what can have been: from the day that is asked for on. */
static void hold_offers(const ivn_workload *workload, const ivni_load *line, ivn_headroom *out)
{
    ivn_date last = workload->from + (ivn_date)workload->days;
    int64_t due = line == NULL ? 0 : line->shown.overdue, made = 0;

    for (ivn_date day = workload->policy.day; line != NULL && day < last; day++) {
        made += works(workload, day) ? out->offers.value : 0;
        if (day >= workload->from)
            due += line->days[day - workload->from].due;
        if (due > made && day >= workload->from && line->days[day - workload->from].due > 0) {
            out->late_on = (ivn_number){1, day};
            return;
        }
    }
}

static int make_one(const ivn_workload *workload, const ivn_capacity *capacity, ivn_headroom *out, ivni_arena *arena)
{
    const ivni_line_key key = key_of(capacity);
    const ivni_load *line = ivni_lines_find(&workload->lines, &key);
    const char *copy = ivni_arena_string(arena, key.key);

    *out = (ivn_headroom){.size = sizeof *out,
                          .by = key.by,
                          .key = copy,
                          .open = line == NULL ? 0 : line->shown.open,
                          .to_offer = line == NULL ? 0 : line->shown.waiting + line->shown.overdue,
                          .places = capacity->places,
                          .offers = capacity->offers};
    if (capacity->places.known)
        hold_places(workload, line, out);
    if (capacity->offers.known)
        hold_offers(workload, line, out);
    return copy != NULL;
}

static ivn_status make_all(ivn_workload *workload, const ivn_capacities *of, ivn_headrooms *made)
{
    ivn_headroom *all = ivni_arena_array(&made->arena, of->capacity_count, sizeof *all);
    const ivn_headroom **list = ivni_arena_array(&made->arena, of->capacity_count, sizeof *list);

    if (all == NULL || list == NULL)
        return ivni_arena_failure(&made->arena);
    ivn_workload_read(workload);
    for (uint32_t i = 0; i < of->capacity_count; i++) {
        if (!make_one(workload, of->capacities[i], &all[i], &made->arena))
            return ivni_arena_failure(&made->arena);
        list[i] = &all[i];
    }
    made->view = (ivn_headrooms_view){
        .size = sizeof made->view, .count = of->capacity_count, .headrooms = list, .day = workload->view.day};
    return IVN_OK;
}

static ivn_status make(const ivn_context *context, ivn_workload *workload, const ivn_capacities *capacities,
                       ivn_headrooms *made, ivn_error *error)
{
    const void *taken = NULL;
    ivni_arena scratch;
    ivn_status status;

    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    status = ivni_schema_take(context, &ivni_capacities_table, capacities, &scratch, &taken, error);
    if (status == IVN_OK) {
        status = make_all(workload, taken, made);
        if (status != IVN_OK)
            ivni_fail_status(error, status);
    }
    ivni_arena_free(&scratch);
    return status;
}

ivn_status ivn_headrooms_of(const ivn_context *context, ivn_workload *workload, const ivn_capacities *capacities,
                            ivn_headrooms **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_headrooms *made;

    if (status != IVN_OK)
        return status;
    if (context == NULL || workload == NULL || capacities == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, workload, capacities and out must not be NULL");
    made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    status = make(context, workload, capacities, made, error);
    if (status == IVN_OK)
        *out = made;
    else
        ivni_document_free(made);
    return status;
}

const ivn_headrooms_view *ivn_headrooms_read(const ivn_headrooms *headrooms)
{
    return headrooms == NULL ? NULL : &headrooms->view;
}

ivn_status ivn_headrooms_to_json(const ivn_context *context, const ivn_headrooms *headrooms, ivn_text **out,
                                 ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_headrooms_table, ivn_headrooms_read(headrooms), out, error);
}

void ivn_headrooms_free(ivn_headrooms *headrooms)
{
    ivni_document_free(headrooms);
}
