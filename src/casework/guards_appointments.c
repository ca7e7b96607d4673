/*
 * The guards of appointments: which one is meant, whether it may be made, moved or replaced, and its time.
 */
#include <string.h>

#include "casework/guards.h"

#define MINUTE INT64_C(60000)

/* Without a body: whether some appointment is as a guard wants it. Where there is none at all, KNOWN says so. */
typedef int wanted(const ivn_referral_view *referral, const ivn_appointment_view *appointment);

static ivn_status none_is(ivni_asking *asking, wanted *is, const char *message)
{
    const ivn_referral_view *referral = asking->referral;

    for (uint32_t i = 0; i < referral->appointment_count; i++)
        if (is(referral, referral->appointments[i]))
            return IVN_OK;
    return referral->appointment_count == 0 ? IVN_OK : ivni_obstruct(asking, "", message);
}

/* ---- which one is meant */

ivn_status ivni_guard_appointment_known(ivni_asking *asking)
{
    const char *pointer, *id = ivni_appointment_named_id(asking, &pointer);

    if (asking->body == NULL && asking->referral->appointment_count == 0)
        return ivni_obstruct(asking, "", "There is no appointment; expected one that was offered.");
    if (id == NULL || ivni_appointment_named(asking) != NULL)
        return IVN_OK;
    return ivni_obstruct(asking, pointer, "No such appointment; expected the id of one of this referral.");
}

ivn_status ivni_guard_appointment_current(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);
    const char *pointer;

    if (named == NULL || ivni_is_current(named))
        return IVN_OK;
    ivni_appointment_named_id(asking, &pointer);
    return ivni_obstruct(asking, pointer, "The appointment was moved; expected the one that it was moved to.");
}

static int open_one(const ivn_referral_view *referral, const ivn_appointment_view *appointment)
{
    (void)referral;
    return ivni_is_open(appointment);
}

ivn_status ivni_guard_appointment_open(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (asking->body == NULL)
        return none_is(asking, open_one, "No appointment is open; expected one of which nothing is on record.");
    if (named == NULL || !ivni_is_current(named) || ivni_is_open(named))
        return IVN_OK;
    return ivni_obstruct(asking, "/body/other",
                         "Its attendance is on record; expected an appointment of which nothing is on record.");
}

static int missed_one(const ivn_referral_view *referral, const ivn_appointment_view *appointment)
{
    return ivni_is_missed(appointment) && !ivni_is_replaced(referral, appointment->number);
}

ivn_status ivni_guard_appointment_missed(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (asking->body == NULL)
        return none_is(asking, missed_one,
                       "No appointment was missed and not yet replaced; expected one that did not take place.");
    if (named == NULL || !ivni_is_current(named) || missed_one(asking->referral, named))
        return IVN_OK;
    if (!named->submitted.known)
        return ivni_obstruct(asking, "/body/other",
                             "Nothing is on record of it; expected an appointment that was missed.");
    if (named->held == IVN_YES)
        return ivni_obstruct(asking, "/body/other", "It took place; expected an appointment that did not.");
    return ivni_obstruct(asking, "/body/other", "It has been replaced; expected the appointment that replaced it.");
}

/* ---- time and length */

static ivn_status length_is_possible(ivni_asking *asking, const ivn_appointment *body)
{
    int32_t least, most;

    if (ivni_rule_figure(asking, "RM-APPOINTMENT-LENGTH/least", &least) && body->minutes.value < least)
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-LENGTH", "/body/minutes",
                                "Too short; expected at least %d minutes.", (int)least);
    if (ivni_rule_figure(asking, "RM-APPOINTMENT-LENGTH/most", &most) && body->minutes.value > most)
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-LENGTH", "/body/minutes",
                                "Too long; expected at most %d minutes.", (int)most);
    return IVN_OK;
}

static ivn_status day_is_possible(ivni_asking *asking, ivn_date day)
{
    ivn_moment sent = asking->referral->sent;
    ivn_date first, last;
    int32_t months;

    if (sent.known && ivni_day_of(sent.value, &first) && day < first)
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-EARLIEST", "/body/starts",
                                "Before the day on which the referral was sent; expected that day or a later one.");
    if (ivni_rule_figure(asking, "RM-APPOINTMENT-LATEST/months", &months) &&
        ivn_date_add_months(asking->day, months, &last) == IVN_OK && day > last)
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-LATEST", "/body/starts",
                                "Too far ahead; expected a day within %d months.", (int)months);
    return IVN_OK;
}

ivn_status ivni_guard_appointment_time(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    ivn_status status;
    ivn_date day;

    if (body == NULL || !ivni_day_of(body->starts.value, &day))
        return IVN_OK;
    status = day_is_possible(asking, day);
    if (status == IVN_OK)
        status = length_is_possible(asking, body);
    return status == IVN_OK ? ivni_remark_on_days(asking, body, day) : status;
}

/* ---- clashes: from the start up to, not including, the end */

typedef struct span {
    int64_t from, to;
} span;

static int overlap(span a, span b)
{
    return a.from < b.to && b.from < a.to;
}

static span span_of(const ivn_appointment *appointment)
{
    return (span){appointment->starts.value, appointment->starts.value + appointment->minutes.value * MINUTE};
}

/* Of an appointment that was kept, or is ahead. Where the person did not come, nothing was taken up. */
static int takes_time(const ivn_appointment_view *appointment, const ivn_appointment_view *moved)
{
    if (!ivni_is_current(appointment) || appointment == moved)
        return 0;
    return !appointment->submitted.known || appointment->came == IVN_YES;
}

static ivn_status clash(ivni_asking *asking, const char *message)
{
    return ivni_obstruct_by(asking, "RM-CLASH", "/body/starts", "%s", message);
}

ivn_status ivni_guard_no_clash(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    const ivn_environment *environment = asking->environment;
    const ivn_appointment_view *moved = NULL;
    ivn_status status = IVN_OK;
    span new_one;

    if (body == NULL)
        return IVN_OK;
    if (asking->transition->command == IVN_COMMAND_RESCHEDULE_APPOINTMENT)
        moved = ivni_appointment_named(asking);
    new_one = span_of(body);
    for (uint32_t i = 0; status == IVN_OK && i < asking->referral->appointment_count; i++) {
        const ivn_appointment_view *other = asking->referral->appointments[i];

        if (takes_time(other, moved) && overlap(new_one, span_of(other->facts)))
            status = clash(asking, "Overlaps another appointment of the referral; expected a time that is free.");
    }
    for (uint32_t i = 0; status == IVN_OK && i < environment->busy_time_count; i++) {
        const ivn_busy_time *busy = environment->busy_times[i];

        if (overlap(new_one, (span){busy->from, busy->to}))
            status = clash(asking, "Overlaps a time that is taken up elsewhere; expected a time that is free.");
    }
    return status;
}
