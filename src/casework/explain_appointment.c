/*
 * What follows for one appointment: where it stands on the day, and what it comes to for enforcement. Serves explain.c.
 */
#include "casework/explain.h"

static void say(ivni_scribe *scribe, const char *words)
{
    ivni_text_string(&scribe->reason, words);
}

/* "Appointment 4 (session 2, 2026-09-23): ". */
static void say_which(ivni_scribe *scribe)
{
    const ivn_appointment_view *of = scribe->appointment;
    const ivn_term *kind = ivn_term_of(IVN_VOCABULARY_APPOINTMENT, of->facts->kind);

    ivni_say_numbers(&scribe->reason, "Appointment # (", (const int64_t[]){of->number});
    say(scribe, kind == NULL ? "of no kind" : kind->title);
    if (of->session != 0 && of->facts->kind == IVN_APPOINTMENT_SESSION)
        ivni_say_numbers(&scribe->reason, " #", (const int64_t[]){of->session});
    say(scribe, ", ");
    if (of->day.known)
        ivni_text_date(&scribe->reason, of->day.value);
    say(scribe, "): ");
}

static void say_what_was_recorded(ivni_scribe *scribe)
{
    const ivn_attendance *attendance = scribe->appointment->attendance;
    const ivn_feedback *feedback = scribe->appointment->feedback;
    const ivn_term *why;

    if (attendance == NULL || attendance->attended != IVN_YES) {
        say(scribe, "the person did not come");
        return;
    }
    say(scribe, attendance->late == IVN_YES ? "the person came late, and " : "the person came, and ");
    if (attendance->happened == IVN_YES) {
        say(scribe, "it took place");
        say(scribe, feedback != NULL && feedback->notify_behaviour == IVN_YES ? "; behaviour was notified" : "");
        return;
    }
    why = ivn_term_of(IVN_VOCABULARY_NO_SESSION, attendance->no_session);
    say(scribe, "it did not take place");
    say(scribe, why == NULL ? "" : ": ");
    say(scribe, why == NULL ? "" : why->title);
}

static void say_what_became_of_it(ivni_scribe *scribe)
{
    const ivn_appointment_view *of = scribe->appointment;

    say_which(scribe);
    if (of->superseded_by != 0)
        ivni_say_numbers(&scribe->reason, "moved to appointment #", (const int64_t[]){of->superseded_by});
    else if (of->submitted.known)
        say_what_was_recorded(scribe);
    else if (ivni_left_at_end(of, scribe->referral->ended) == IVN_YES)
        say(scribe, "the service ended before it");
    else if (of->recorded.known)
        say(scribe, "its attendance is on record, and counts once the record is submitted");
    else
        say(scribe, "nothing is on record");
    say(scribe, ".");
}

static void say_term(ivni_scribe *scribe, uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    ivni_text_string(&scribe->value, term == NULL ? "" : term->name);
    say_what_became_of_it(scribe);
}

static void says_standing(ivni_scribe *scribe)
{
    say_term(scribe, IVN_VOCABULARY_STANDING,
             ivn_appointment_standing(scribe->referral, scribe->appointment->number, scribe->day));
}

static void says_compliance(ivni_scribe *scribe)
{
    say_term(scribe, IVN_VOCABULARY_COMPLIANCE, scribe->appointment->compliance);
}

const ivni_explanation_row ivni_appointment_rows[] = {
    {"standing", "where it stands", "RM-FEEDBACK", says_standing},
    {"compliance", "what it comes to for enforcement", "RM-COMPLIANCE", says_compliance},
};

const uint32_t ivni_appointment_row_count = sizeof ivni_appointment_rows / sizeof *ivni_appointment_rows;
