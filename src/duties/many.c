/*
 * One duty of many cases: columns in, columns out, and the other way round, from due dates to triggers. Works in
 * blocks, so that what one step leaves is still at hand for the next.
 */
#include "duties/duties.h"
#include "duties/state.h"

#define BLOCK ((size_t)1024)
#define SPAN 4096 /* days, some eleven years: what most columns of triggers lie within */

/* A row made ready for columns. */
typedef struct column {
    ivni_offset offset;
    ivn_date day;
    ivn_date from, to; /* the rule is in force between them */
    int ahead, window;
    ivn_date base;           /* due dates of the days from here on are in the table; none are: IVN_DATE_NONE */
    ivn_date due_from[SPAN]; /* of base, of the day after it, ... */
} column;

static int by_working_days(const ivni_offset *offset)
{
    return offset->set && offset->unit == IVN_UNIT_WORKING_DAYS && offset->count != 0;
}

/* Where the triggers lie close together and are many, each day of their span is computed once. */
static void tabulate(column *of, const ivn_date *triggers, size_t count)
{
    ivn_date least = INT32_MAX, most = IVN_DATE_NONE;

    of->base = IVN_DATE_NONE;
    if (by_working_days(&of->offset))
        return;
    for (size_t i = 0; i < count; i++) {
        ivn_date trigger = triggers[i] == IVN_DATE_NONE ? most : triggers[i];

        most = trigger > most ? trigger : most;
        least = triggers[i] != IVN_DATE_NONE && trigger < least ? trigger : least;
    }
    if (most == IVN_DATE_NONE || (int64_t)most - least >= SPAN || (size_t)(most - least) > count)
        return;
    of->base = least;
    for (ivn_date day = 0; day <= most - least; day++)
        of->due_from[day] = ivni_offset_from(&of->offset, least + day);
}

/* The due dates of a block of triggers. */
static void count_from(const column *of, const ivn_date *triggers, size_t count, ivn_date *due)
{
    if (by_working_days(&of->offset)) {
        ivn_calendar_add_many(of->offset.calendar, triggers, count, of->offset.count, due);
    } else if (of->base != IVN_DATE_NONE) {
        for (size_t i = 0; i < count; i++)
            due[i] = triggers[i] == IVN_DATE_NONE ? IVN_DATE_NONE : of->due_from[triggers[i] - of->base];
    } else {
        for (size_t i = 0; i < count; i++)
            due[i] = ivni_offset_from(&of->offset, triggers[i]);
    }
}

static void stand_windows(const column *of, const ivn_date *restrict triggers, const ivn_date *restrict due,
                          size_t count, uint8_t *restrict states)
{
    for (size_t i = 0; i < count; i++)
        states[i] = (uint8_t)ivni_state_of_window(triggers[i], due[i], of->day);
}

/* What happened before the trigger does not count (ahead of a date it does), nor what happened after the day. */
static void stand_duties(const column *of, const ivn_date *restrict triggers, const ivn_date *restrict met,
                         const ivn_date *restrict withdrawn, const ivn_date *restrict due, size_t count,
                         uint8_t *restrict states)
{
    const ivn_date day = of->day;
    const int ahead = of->ahead;

    for (size_t i = 0; i < count; i++) {
        ivn_date earliest = ahead ? IVN_DATE_NONE : triggers[i];
        ivn_date done = met[i] == IVN_DATE_NONE ? IVNI_NOT_DONE : met[i];
        ivn_date ended = withdrawn[i] == IVN_DATE_NONE ? IVNI_NOT_ENDED : withdrawn[i];

        done = done > day ? IVNI_NOT_DONE : done;
        done = done < earliest ? IVNI_NOT_DONE : done;
        ended = ended > day ? IVNI_NOT_ENDED : ended;
        ended = ended < earliest ? IVNI_NOT_ENDED : ended;
        states[i] = (uint8_t)ivni_state_of(due[i], done, ended, day);
    }
}

/*
 * Where there is no due date, or none that counts: not triggered, the rule not in force (judged on the day of the
 * trigger, ahead of a date on the day that is asked for at the latest), outside the calendar. Answers whether one could
 * not be computed.
 */
static int settle(const column *of, const ivn_date *restrict triggers, size_t count, ivn_date *restrict due,
                  uint8_t *restrict states)
{
    const ivn_date day = of->day, latest = of->ahead ? INT32_MAX : day, from = of->from, to = of->to;
    uint32_t missing = 0;

    for (size_t i = 0; i < count; i++) {
        ivn_date trigger = triggers[i], judged = trigger < day ? trigger : day;
        uint32_t untriggered = (uint32_t)(trigger == IVN_DATE_NONE) | (uint32_t)(trigger > latest);
        uint32_t idle = (uint32_t)(judged < from) | (uint32_t)(judged > to);
        uint32_t none = (uint32_t)(due[i] == IVN_DATE_NONE);
        uint32_t state = none ? IVN_DUTY_STATE_NOT_COMPUTABLE : states[i];

        state = idle ? IVN_DUTY_STATE_NOT_APPLICABLE : state;
        state = untriggered ? IVN_DUTY_STATE_NOT_TRIGGERED : state;
        missing |= none & ~idle & ~untriggered;
        due[i] = untriggered | idle ? IVN_DATE_NONE : due[i];
        states[i] = (uint8_t)state;
    }
    return missing != 0;
}

static ivn_status make_ready(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                             column *out, ivn_error *error)
{
    const ivn_duty_row *row;
    const ivn_rule *rule;
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (key == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "key must not be NULL");
    status = ivni_duties_environment(environment, &out->day, error);
    if (status == IVN_OK)
        status = ivni_duty_row_find(table, key, &row, error);
    if (status == IVN_OK)
        status = ivni_offset_of(row, environment, &out->offset, error);
    if (status != IVN_OK)
        return status;
    rule = ivn_rulebook_rule(environment->rulebook, row->rule);
    out->from = rule != NULL && rule->from.known ? rule->from.value : INT32_MIN;
    out->to = rule != NULL && rule->to.known ? rule->to.value : INT32_MAX;
    out->ahead = ivni_is_date_ahead(row->trigger);
    out->window = row->window == IVN_YES;
    return IVN_OK;
}

ivn_status ivn_duties_many(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                           const ivn_date *triggered, const ivn_date *met, const ivn_date *withdrawn, size_t count,
                           ivn_date *due, uint8_t *states, ivn_error *error)
{
    column of;
    ivn_date none[BLOCK];
    int missing = 0;
    ivn_status status = make_ready(environment, table, key, &of, error);

    if (status != IVN_OK)
        return status;
    for (size_t i = 0; i < BLOCK; i++)
        none[i] = IVN_DATE_NONE;
    if (count > 0 && (triggered == NULL || due == NULL || states == NULL))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "triggered, due and states must not be NULL");
    tabulate(&of, triggered, count);
    for (size_t i = 0; i < count; i += BLOCK) {
        size_t size = count - i < BLOCK ? count - i : BLOCK;
        const ivn_date *done = met == NULL ? none : met + i, *ended = withdrawn == NULL ? none : withdrawn + i;

        count_from(&of, triggered + i, size, due + i);
        if (of.window)
            stand_windows(&of, triggered + i, due + i, size, states + i);
        else
            stand_duties(&of, triggered + i, done, ended, due + i, size, states + i);
        missing |= settle(&of, triggered + i, size, due + i, states + i);
    }
    return missing ? IVN_PARTIAL : IVN_OK;
}

/*
 * The first day of the span from `first` to `last` whose due date is not before `day`, or the day after the span. Days
 * that give none are those that would leave the calendar: the last ones when counting forward, the first ones when
 * counting back.
 */
static int64_t first_due_from(const ivni_offset *offset, int64_t first, int64_t last, int64_t day)
{
    while (first <= last) {
        int64_t middle = first + (last - first) / 2;
        ivn_date due = ivni_offset_from(offset, (ivn_date)middle);
        int reached = due == IVN_DATE_NONE ? offset->count > 0 : due >= day;

        if (reached)
            last = middle - 1;
        else
            first = middle + 1;
    }
    return first;
}

ivn_status ivn_duty_trigger_range(const ivn_environment *environment, const ivn_duty_table *table, const char *key,
                                  ivn_date due_from, ivn_date due_to, ivn_date *first, ivn_date *last, ivn_error *error)
{
    column of;
    ivn_date span_first, span_last;
    ivn_status status = make_ready(environment, table, key, &of, error);

    if (status != IVN_OK)
        return status;
    if (first == NULL || last == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "first and last must not be NULL");
    if (!of.offset.set)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the rulebook does not set the figure of this duty");
    ivni_offset_span(&of.offset, &span_first, &span_last);
    /* From a day without a limit, those that count back past the calendar are none of the span either. */
    *first =
        (ivn_date)first_due_from(&of.offset, span_first, span_last, due_from == IVN_DATE_NONE ? INT32_MIN : due_from);
    *last = (ivn_date)(first_due_from(&of.offset, span_first, span_last, (int64_t)due_to + 1) - 1);
    return IVN_OK;
}
