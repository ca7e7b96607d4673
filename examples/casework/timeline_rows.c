/*
 * Gathers the rows of a drawn timeline from a referral: steps by who took them, duties by who owes them, appointments.
 */
#include "timeline_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "casework.h"
#include "files.h"
#include "words.h"

const char *lane_title(enum lane lane)
{
    static const char *const titles[] = {"Practitioner", "Supplier", "Appointments",       "Probation service",
                                         "Prison",       "System",   "When it may be done"};

    return titles[lane];
}

const char *date_short(ivn_date date)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static char places[4][32];
    static unsigned turn;
    char *place = places[turn++ % 4];
    int32_t year, month, day;

    if (ivn_date_to_ymd(date, &year, &month, &day) != IVN_OK)
        return "no date";
    snprintf(place, sizeof *places, "%d %s %d", (int)day, months[month - 1], (int)year);
    return place;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static struct row *add_row(struct rows *rows, enum lane lane, enum mark mark, ivn_date from, ivn_date due, ivn_date end)
{
    ivn_date least = from < end ? from : end, most = due > end ? due : end;
    struct row *row;

    if (rows->count == rows->room) {
        struct row *wider = memory_of(rows->room == 0 ? 64 : 2 * rows->room, sizeof *wider);

        if (rows->count > 0)
            memcpy(wider, rows->list, rows->count * sizeof *wider);
        free(rows->list);
        rows->list = wider;
        rows->room = rows->room == 0 ? 64 : 2 * rows->room;
    }
    rows->first = rows->count == 0 || least < rows->first ? least : rows->first;
    rows->last = rows->count == 0 || most > rows->last ? most : rows->last;
    row = &rows->list[rows->count++];
    *row = (struct row){.lane = lane, .mark = mark, .from = from, .due = due, .end = end, .place = rows->count};
    return row;
}

static int by_lane(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->lane != b->lane)
        return a->lane < b->lane ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->due != b->due)
        return a->due < b->due ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

static enum lane lane_of_role(uint32_t role)
{
    return role == IVN_ROLE_PRACTITIONER        ? LANE_PRACTITIONER
           : role == IVN_ROLE_SUPPLIER          ? LANE_SUPPLIER
           : role == IVN_ROLE_PROBATION_SERVICE ? LANE_SERVICE
           : role == IVN_ROLE_PRISON            ? LANE_PRISON
                                                : LANE_SYSTEM;
}

/* Appointments have rows of their own, which say all of it. */
static int is_about_an_appointment(uint32_t type)
{
    return type == IVN_COMMAND_OFFER_APPOINTMENT || type == IVN_COMMAND_RESCHEDULE_APPOINTMENT ||
           type == IVN_COMMAND_REPLACE_APPOINTMENT || type == IVN_COMMAND_RECORD_ATTENDANCE ||
           type == IVN_COMMAND_SUBMIT_FEEDBACK;
}

static int is_corrected(const ivn_referral_view *referral, uint32_t entry)
{
    for (uint32_t i = 0; i < referral->struck_count; i++) {
        if (referral->struck[i] == entry)
            return 1;
    }
    return 0;
}

static void add_steps(const ivn_referral_view *referral, struct rows *out)
{
    for (uint32_t i = 0; i < referral->entry_count; i++) {
        const ivn_entry *entry = referral->entries[i];
        struct row *row;
        ivn_date day;

        if (is_about_an_appointment(entry->type) || ivn_date_of_instant(entry->at.value, &day) != IVN_OK)
            continue;
        row = add_row(out, lane_of_role(entry->role), MARK_STEP, day, day, day);
        snprintf(row->label, sizeof row->label, "%s%s", title_of(IVN_VOCABULARY_COMMAND, entry->type),
                 is_corrected(referral, entry->number) ? " (corrected since)" : "");
        snprintf(row->said, sizeof row->said, "%s", date_short(day));
    }
}

/* --- appointments ------------------------------------------------------------------------------------------------- */

static enum mark mark_of_standing(uint32_t standing)
{
    switch (standing) {
    case IVN_STANDING_COMPLETED:
        return MARK_IN_TIME;
    case IVN_STANDING_DID_NOT_ATTEND:
    case IVN_STANDING_DID_NOT_HAPPEN:
        return MARK_MISSED;
    case IVN_STANDING_RESCHEDULED:
    case IVN_STANDING_CANCELLED:
        return MARK_FELL_AWAY;
    default:
        return MARK_OPEN;
    }
}

static void add_appointments(const ivn_referral_view *referral, ivn_date today, struct rows *out)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];
        uint32_t standing = ivn_appointment_standing(referral, appointment->number, today);
        ivn_date offered = appointment->day.value;
        struct row *row;

        if (appointment->offered.known)
            ivn_date_of_instant(appointment->offered.value, &offered);
        row = add_row(out, LANE_APPOINTMENTS, mark_of_standing(standing),
                      offered < appointment->day.value ? offered : appointment->day.value, appointment->day.value,
                      appointment->day.value);
        snprintf(row->label, sizeof row->label, "%s", title_of(IVN_VOCABULARY_APPOINTMENT, appointment->facts->kind));
        if (appointment->session > 0)
            snprintf(row->label, sizeof row->label, "%s %u",
                     title_of(IVN_VOCABULARY_APPOINTMENT, appointment->facts->kind), (unsigned)appointment->session);
        snprintf(row->said, sizeof row->said, "%s: %s", date_short(appointment->day.value),
                 title_of(IVN_VOCABULARY_STANDING, standing));
    }
}

/* --- duties ------------------------------------------------------------------------------------------------------- */

static enum lane lane_of_duty(const ivn_duty *duty)
{
    return duty->owed_by == IVN_OWED_BY_PRACTITIONER        ? LANE_PRACTITIONER
           : duty->owed_by == IVN_OWED_BY_SUPPLIER          ? LANE_SUPPLIER
           : duty->owed_by == IVN_OWED_BY_PRISON            ? LANE_PRISON
           : duty->owed_by == IVN_OWED_BY_PROBATION_SERVICE ? LANE_SERVICE
                                                            : LANE_WINDOWS;
}

static void add_owed(const ivn_duty *duty, ivn_date today, struct rows *out)
{
    const char *due = date_short(duty->due.value);
    ivn_date from = duty->triggered.known ? duty->triggered.value : duty->due.value, end = duty->due.value;
    enum mark mark = MARK_OPEN;
    char said[120];

    snprintf(said, sizeof said, "due %s", due);
    if (duty->state == IVN_DUTY_STATE_MET && duty->met.known) {
        end = duty->met.value;
        mark = duty->late == IVN_YES ? MARK_LATE : MARK_IN_TIME;
        snprintf(said, sizeof said, "due %s, done %s%s", due, date_short(end), mark == MARK_LATE ? ", late" : "");
    } else if (duty->state == IVN_DUTY_STATE_OVERDUE) {
        end = today;
        mark = MARK_OVERDUE;
        snprintf(said, sizeof said, "due %s, overdue", due);
    } else if (duty->state == IVN_DUTY_STATE_WITHDRAWN && duty->withdrawn.known) {
        end = duty->withdrawn.value;
        mark = MARK_FELL_AWAY;
        snprintf(said, sizeof said, "due %s, fell away %s", due, date_short(end));
    }
    snprintf(add_row(out, lane_of_duty(duty), mark, from, duty->due.value, end)->said, sizeof said, "%s", said);
}

static void add_window(const ivn_duty *duty, struct rows *out)
{
    struct row *row =
        add_row(out, LANE_WINDOWS, MARK_WINDOW, duty->opens.value, duty->closes.value, duty->closes.value);

    snprintf(row->said, sizeof row->said, "%s to %s", date_short(duty->opens.value), date_short(duty->closes.value));
}

static int is_drawn(const ivn_duty *duty)
{
    return duty->state != IVN_DUTY_STATE_NOT_TRIGGERED && duty->state != IVN_DUTY_STATE_NOT_APPLICABLE &&
           (duty->due.known || (duty->opens.known && duty->closes.known));
}

static int add_duties(const struct desk *desk, const ivn_record *record, struct rows *out)
{
    ivn_error error = {.size = sizeof error};
    ivn_duties *duties = NULL;
    ivn_status status = ivn_referral_duties(desk->context, record, &desk->environment, &duties, &error);
    const ivn_duties_view *view = ivn_duties_read(duties);

    if (status != IVN_OK)
        return failure(status, &error);
    for (uint32_t i = 0; i < view->count; i++) {
        const ivn_duty *duty = view->duties[i];

        if (!is_drawn(duty))
            continue;
        if (duty->due.known)
            add_owed(duty, desk->environment.on.value, out);
        else
            add_window(duty, out);
        snprintf(out->list[out->count - 1].label, sizeof out->list->label, "%s%s", duty->owed_by != 0 ? "Owed: " : "",
                 duty->title);
    }
    ivn_duties_free(duties);
    return DONE;
}

int timeline_rows(const struct desk *desk, const ivn_record *record, struct rows *out)
{
    const ivn_referral_view *referral = ivn_referral_read(record);
    ivn_date today = desk->environment.on.value;
    int answer, goes_on = 0;

    *out = (struct rows){0};
    add_steps(referral, out);
    add_appointments(referral, today, out);
    answer = add_duties(desk, record, out);
    for (unsigned i = 0; i < out->count; i++)
        goes_on |= out->list[i].mark == MARK_OPEN || out->list[i].mark == MARK_OVERDUE;
    if (goes_on && today > out->last)
        out->last = today;
    if (answer == DONE && out->count > 0)
        qsort(out->list, out->count, sizeof *out->list, by_lane);
    return answer;
}
