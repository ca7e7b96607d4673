/*
 * The guards of the record of an appointment: attendance as three questions, what was done, and in which order they are
 * put down. The same ones hold for an appointment of the past, which brings its record along.
 */
#include <stdio.h>

#include "casework/guards.h"

/* ---- the order in which they are put down */

static int may_be_recorded(const ivn_appointment_view *appointment)
{
    return ivni_is_current(appointment) && !appointment->submitted.known;
}

/* Without a body: whether some appointment could have its attendance recorded, or its record submitted. */
static ivn_status none_to_record(ivni_asking *asking, int with_attendance, const char *message)
{
    const ivn_referral_view *referral = asking->referral;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];

        if (may_be_recorded(appointment) &&
            (with_attendance ? appointment->attendance != NULL : appointment->facts->starts.value <= asking->at))
            return IVN_OK;
    }
    return referral->appointment_count == 0 ? IVN_OK : ivni_obstruct(asking, "", message);
}

ivn_status ivni_guard_appointment_past(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (asking->body == NULL)
        return none_to_record(asking, 0, "No appointment has begun whose record is open; expected one.");
    if (named == NULL || named->facts->starts.value <= asking->at)
        return IVN_OK;
    return ivni_obstruct(asking, "/body/appointment", "The appointment has not begun; expected one that has.");
}

ivn_status ivni_guard_feedback_open(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (named == NULL || !named->submitted.known)
        return IVN_OK;
    return ivni_obstruct(
        asking, "/body/appointment",
        "Its record has been submitted; expected an appointment whose record is open, or a correction.");
}

ivn_status ivni_guard_attendance_recorded(ivni_asking *asking)
{
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (asking->body == NULL)
        return none_to_record(asking, 1, "No attendance is on record that waits for its record; expected one.");
    if (named == NULL || named->attendance != NULL)
        return IVN_OK;
    return ivni_obstruct(asking, "/body/appointment",
                         "Its attendance is not on record; expected that it is recorded first.");
}

/* ---- what they say */

/* An attendance or feedback, and where its members are: in the body, or inside the offer of an appointment. */
typedef struct said {
    const ivn_attendance *attendance;
    const ivn_feedback *feedback;
    const char *prefix; /* "/body" or "/body/attendance", "/body/feedback" */
} said;

static ivn_status lacks(ivni_asking *asking, const char *rule, const said *of, const char *member, const char *message)
{
    char pointer[64];

    snprintf(pointer, sizeof pointer, "%s/%s", of->prefix, member);
    return ivni_obstruct_by(asking, rule, pointer, "%s", message);
}

static ivn_status says_how_it_went(ivni_asking *asking, const said *of)
{
    const ivn_attendance *attendance = of->attendance;
    ivn_status status = IVN_OK;

    if (attendance->happened == IVN_UNKNOWN)
        status = lacks(asking, "", of, "happened", "Not said whether it took place; expected yes or no.");
    if (status == IVN_OK && attendance->happened == IVN_YES && attendance->late == IVN_UNKNOWN)
        status =
            lacks(asking, "RM-ATTENDANCE", of, "late", "Not said whether the person was late; expected yes or no.");
    if (status == IVN_OK && attendance->late == IVN_YES && !ivni_says(attendance->late_reason))
        status = lacks(asking, "RM-ATTENDANCE", of, "late_reason", "Late, and not said why; expected a reason.");
    if (status != IVN_OK || attendance->happened != IVN_NO)
        return status;
    if (attendance->no_session == 0)
        status = lacks(asking, "RM-ATTENDANCE", of, "no_session",
                       "The person came and it did not take place; expected the kind of reason.");
    if (status == IVN_OK && !ivni_says(attendance->detail))
        status = lacks(asking, "RM-ATTENDANCE", of, "detail", "It did not take place; expected why, in words.");
    return status;
}

static ivn_status attendance_is_whole(ivni_asking *asking, const said *of)
{
    const ivn_attendance *attendance = of->attendance;

    if (attendance->attended == IVN_YES)
        return says_how_it_went(asking, of);
    if (attendance->attended == IVN_NO && !ivni_says(attendance->detail))
        return lacks(asking, "RM-ATTENDANCE", of, "detail",
                     "The person did not come; expected what is known of the absence.");
    return IVN_OK;
}

static ivn_status tells_the_practitioner(ivni_asking *asking, const said *of)
{
    const ivn_feedback *feedback = of->feedback;
    ivn_status status = IVN_OK;

    if (feedback->notify_concerns == IVN_UNKNOWN)
        status = lacks(asking, "RM-FEEDBACK", of, "notify_concerns",
                       "Not said whether there are concerns to tell the practitioner; expected yes or no.");
    if (status == IVN_OK && feedback->notify_concerns == IVN_YES && !ivni_says(feedback->concerns))
        status = lacks(asking, "RM-FEEDBACK", of, "concerns", "There are concerns; expected them in words.");
    if (status == IVN_OK && feedback->notify_behaviour == IVN_YES && !ivni_says(feedback->behaviour))
        status = lacks(asking, "RM-FEEDBACK", of, "behaviour",
                       "The practitioner is to be told of behaviour; expected it in words.");
    return status;
}

static ivn_status says_what_was_done(ivni_asking *asking, const said *of)
{
    const ivn_feedback *feedback = of->feedback;
    ivn_status status = IVN_OK;

    if (!ivni_says(feedback->summary))
        status = lacks(asking, "RM-FEEDBACK", of, "summary", "It took place; expected what was done.");
    if (status == IVN_OK && !ivni_says(feedback->response))
        status = lacks(asking, "RM-FEEDBACK", of, "response", "It took place; expected how the person responded.");
    if (status == IVN_OK && feedback->notify_behaviour == IVN_UNKNOWN)
        status = lacks(asking, "RM-FEEDBACK", of, "notify_behaviour",
                       "Not said whether the practitioner is to be told of behaviour; expected yes or no.");
    return status;
}

static ivn_status feedback_is_whole(ivni_asking *asking, const said *of)
{
    ivn_status status = IVN_OK;

    if (of->attendance != NULL && of->attendance->happened == IVN_YES)
        status = says_what_was_done(asking, of);
    return status == IVN_OK ? tells_the_practitioner(asking, of) : status;
}

/* ---- of an appointment that brings them along */

/* Whether it lies before the British day of the command, when it is entered with its record or not at all. */
static int is_of_the_past(const ivni_asking *asking, const ivn_appointment *offered)
{
    ivn_date day;

    return ivni_day_of(offered->starts.value, &day) && day < asking->day;
}

static ivn_status attendance_offered(ivni_asking *asking, const ivn_appointment *offered)
{
    if (offered->attendance == NULL) {
        if (!is_of_the_past(asking, offered))
            return IVN_OK;
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-PAST", "/body/attendance",
                                "It was on an earlier day; expected its attendance with it.");
    }
    if (offered->starts.value > asking->at)
        return ivni_obstruct(asking, "/body/attendance", "It has not begun; expected no attendance yet.");
    return attendance_is_whole(asking, &(said){.attendance = offered->attendance, .prefix = "/body/attendance"});
}

static ivn_status feedback_offered(ivni_asking *asking, const ivn_appointment *offered)
{
    if (offered->feedback == NULL) {
        if (!is_of_the_past(asking, offered))
            return IVN_OK;
        return ivni_obstruct_by(asking, "RM-APPOINTMENT-PAST", "/body/feedback",
                                "It was on an earlier day; expected its record with it.");
    }
    return feedback_is_whole(asking, &(said){offered->attendance, offered->feedback, "/body/feedback"});
}

/* ---- of a correction, of which ENTRY_CORRECTABLE has found the appointment as it would stand */

static ivn_status attendance_corrected(ivni_asking *asking, const ivn_correction *correction)
{
    if (asking->corrected == NULL || correction->attendance == NULL)
        return IVN_OK;
    return attendance_is_whole(asking, &(said){.attendance = correction->attendance, .prefix = "/body/attendance"});
}

/* A record that is there already may lack something by another attendance: it is told of as a whole. */
static ivn_status record_stays_whole(ivni_asking *asking, const ivn_appointment_view *corrected)
{
    ivni_refusals *told = asking->refusals, found = {.arena = told->arena};
    ivn_status status;

    asking->refusals = &found;
    status = feedback_is_whole(asking, &(said){corrected->attendance, corrected->feedback, ""});
    asking->refusals = told;
    if (status != IVN_OK || found.count == 0)
        return status;
    return ivni_obstruct_by(asking, "RM-FEEDBACK", "/body/entry",
                            "The record of the appointment would not be whole any more; expected that it is corrected "
                            "first.");
}

static ivn_status feedback_corrected(ivni_asking *asking, const ivn_correction *correction)
{
    const ivn_appointment_view *corrected = asking->corrected;

    if (corrected == NULL || corrected->feedback == NULL)
        return IVN_OK;
    if (correction->feedback == NULL)
        return record_stays_whole(asking, corrected);
    return feedback_is_whole(asking, &(said){corrected->attendance, correction->feedback, "/body/feedback"});
}

ivn_status ivni_guard_attendance_whole(ivni_asking *asking)
{
    const ivn_appointment *offered = ivni_appointment_offered(asking);

    if (asking->body == NULL)
        return IVN_OK;
    if (offered != NULL)
        return attendance_offered(asking, offered);
    if (asking->transition->command == IVN_COMMAND_CORRECT)
        return attendance_corrected(asking, asking->body);
    return attendance_is_whole(asking, &(said){.attendance = asking->body, .prefix = "/body"});
}

ivn_status ivni_guard_feedback_whole(ivni_asking *asking)
{
    const ivn_appointment *offered = ivni_appointment_offered(asking);
    const ivn_appointment_view *named = ivni_appointment_named(asking);

    if (asking->body == NULL)
        return IVN_OK;
    if (offered != NULL)
        return feedback_offered(asking, offered);
    if (asking->transition->command == IVN_COMMAND_CORRECT)
        return feedback_corrected(asking, asking->body);
    return feedback_is_whole(asking, &(said){named == NULL ? NULL : named->attendance, asking->body, "/body"});
}
