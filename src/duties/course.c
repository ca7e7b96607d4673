/*
 * What became of a duty in a case: from what day on it counts, when it was due, done, or fell away. A fold over what
 * happened.
 *
 * A duty counts from the first occurrence of its trigger, and from the next one after it fell away. Where a row is
 * judged again (the first response, when the release date changes), the latest judgement decides while the duty is
 * neither done nor overdue:
 *
 *     before     now        the duty
 *     holds      holds      goes on, due when it was
 *     holds not  holds      counts from the day of this judgement: it could not have been known before
 *     holds      holds not  falls away
 *     unknown    holds      cannot be computed: whether it counts from now or from before is open
 */
#include "duties/duties.h"

typedef struct fold {
    ivni_judge *judge;
    const ivn_duty_row *row;
    const ivni_offset *offset;
    ivni_course *course;
    int ended; /* fell away with an event, so that a new trigger starts it anew */
} fold;

static int is_ours(const fold *at, const ivn_case_event *event)
{
    return at->row->repeats != IVN_YES || event->number == at->course->number;
}

static int fulfils(const fold *at, const ivni_happening *happening)
{
    const ivn_number *withdrawn = &at->course->withdrawn;

    return ivni_lists_code(at->row->fulfilled_by, at->row->fulfilled_by_count, happening->event->event) &&
           is_ours(at, happening->event) && (!withdrawn->known || withdrawn->value == happening->day);
}

static void count_from(fold *at, ivn_date day)
{
    ivn_date due = ivni_offset_from(at->offset, day);

    at->course->triggered = (ivn_number){1, day};
    at->course->due = due == IVN_DATE_NONE ? (ivn_number){0, 0} : (ivn_number){1, due};
}

static ivn_status start(fold *at, uint32_t place)
{
    ivn_date day = at->judge->timeline.happenings[place].day;

    at->course->withdrawn = (ivn_number){0, 0};
    at->course->again = 0;
    at->ended = 0;
    count_from(at, day);
    return ivni_judge_row(at->judge, at->row, day, place + 1, &at->course->ruling);
}

/* Once overdue, a change of the facts does not undo what was missed. */
static int stands_whatever_changes(const fold *at, ivn_date day)
{
    const ivni_course *course = at->course;

    return course->ruling.applies != IVN_NO && course->due.known && course->due.value < day;
}

static ivn_status judge_again(fold *at, uint32_t place)
{
    ivn_date day = at->judge->timeline.happenings[place].day;
    ivni_course *course = at->course;
    ivn_flag before = course->withdrawn.known ? IVN_NO : course->ruling.applies;
    ivni_ruling now;
    ivn_status status;

    if (stands_whatever_changes(at, day) && !course->withdrawn.known)
        return IVN_OK;
    status = ivni_judge_row(at->judge, at->row, day, place + 1, &now);
    if (status != IVN_OK || now.applies == before || (before == IVN_UNKNOWN && now.applies == IVN_YES))
        return status;
    if (before == IVN_YES && now.applies == IVN_NO) {
        course->withdrawn = (ivn_number){1, day};
        return IVN_OK;
    }
    if (before == IVN_NO) {
        count_from(at, day);
        course->again = 1;
    }
    course->withdrawn = (ivn_number){0, 0};
    course->ruling = now;
    return IVN_OK;
}

static ivn_status take(fold *at, uint32_t place)
{
    const ivni_happening *happening = &at->judge->timeline.happenings[place];
    const ivn_duty_row *row = at->row;
    ivni_course *course = at->course;
    uint32_t event = happening->event->event;

    if (event == row->trigger && is_ours(at, happening->event) && (!course->triggered.known || at->ended))
        return start(at, place);
    if (!course->triggered.known)
        return IVN_OK;
    if (fulfils(at, happening)) {
        course->met = (ivn_number){1, happening->day};
    } else if (!at->ended && ivni_lists_code(row->withdrawn_by, row->withdrawn_by_count, event)) {
        at->ended = 1;
        if (!course->withdrawn.known)
            course->withdrawn = (ivn_number){1, happening->day};
    } else if (!at->ended && ivni_lists_code(row->again, row->again_count, event)) {
        return judge_again(at, place);
    }
    return IVN_OK;
}

static ivn_status follow_happenings(fold *at)
{
    const ivni_timeline *timeline = &at->judge->timeline;
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < timeline->count && !at->course->met.known; i++)
        status = take(at, i);
    if (status == IVN_OK && !at->course->triggered.known)
        status = ivni_judge_kind(at->judge, at->row, at->judge->day, &at->course->ruling);
    return status;
}

/*
 * The date ahead as known on the day that is asked for; where it is not, what to find out, or nothing: there is none.
 */
static ivn_status look_ahead(fold *at, ivn_number *date)
{
    ivni_judge *judge = at->judge;

    if (at->row->trigger == IVN_EVENT_ORDER_END)
        *date = ivni_order_end(&judge->timeline, &judge->words);
    else
        *date = ivni_release_known(&judge->timeline, judge->timeline.count);
    if (at->row->trigger == IVN_EVENT_RELEASE && !date->known)
        ivni_text_string(&judge->words, "/service_user/custody/release_dates");
    if (date->known)
        return IVN_OK;
    at->course->missing = ivni_judge_take(judge);
    return at->course->missing == NULL ? ivni_judge_no_room(judge) : IVN_OK;
}

/*
 * What is owed before a date may be done at any time. Who it is for is judged on the day that is asked for, at the
 * latest on the date itself.
 */
static ivn_status follow_date(fold *at)
{
    const ivni_timeline *timeline = &at->judge->timeline;
    ivni_course *course = at->course;
    ivn_date judged = at->judge->day;
    ivn_number date;
    ivn_status status = look_ahead(at, &date);

    if (status != IVN_OK)
        return status;
    if (date.known) {
        count_from(at, date.value);
        judged = date.value < judged ? date.value : judged;
    }
    for (uint32_t i = 0; i < timeline->count && !course->met.known; i++) {
        const ivni_happening *happening = &timeline->happenings[i];

        if (fulfils(at, happening))
            course->met = (ivn_number){1, happening->day};
        else if (!course->withdrawn.known &&
                 ivni_lists_code(at->row->withdrawn_by, at->row->withdrawn_by_count, happening->event->event))
            course->withdrawn = (ivn_number){1, happening->day};
    }
    return ivni_judge_row(at->judge, at->row, judged, timeline->count, &course->ruling);
}

ivn_status ivni_course_of(ivni_judge *judge, const ivn_duty_row *row, const ivni_offset *offset, uint32_t number,
                          ivni_course *out)
{
    fold at = {judge, row, offset, out, 0};

    *out = (ivni_course){.number = number};
    return ivni_is_date_ahead(row->trigger) ? follow_date(&at) : follow_happenings(&at);
}
