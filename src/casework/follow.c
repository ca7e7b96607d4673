/*
 * What follows from what happened: where a referral is, how it ended, what it owes, and what is counted. Total
 * functions of the view that fold.c makes; nothing of it is ever stored.
 */
#include "casework/casework.h"
#include "rulebook/rulebook.h"

/* Numbers of sessions: those that somebody gives, and one more for each appointment without one. */
#define MOST_NUMBERS (IVN_MOST_SESSIONS + IVN_MOST_APPOINTMENTS + 2)

enum { CAME = 1, HELD = 2, CREDITED = 4 };

/* What became of each session of the plan, over all appointments made for it. */
typedef struct sessions {
    uint16_t latest[MOST_NUMBERS]; /* number of the last appointment that was not superseded */
    uint8_t became[MOST_NUMBERS];
    uint32_t highest;
} sessions;

/* The fold owns the views and has not shown them to anybody yet. */
static ivn_appointment_view *appointment_at(const ivn_referral_view *referral, uint32_t place)
{
    return (ivn_appointment_view *)referral->appointments[place];
}

static ivn_flag submitted_and(ivn_moment submitted, int is)
{
    if (!submitted.known)
        return IVN_UNKNOWN;
    return is ? IVN_YES : IVN_NO;
}

static void follow_appointments(ivn_referral_view *referral)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        ivn_appointment_view *appointment = appointment_at(referral, i);
        const ivn_attendance *attendance = appointment->attendance;
        int came = attendance != NULL && attendance->attended == IVN_YES;

        appointment->came = submitted_and(appointment->submitted, came);
        appointment->held = submitted_and(appointment->submitted, came && attendance->happened == IVN_YES);
    }
}

static void look_at_sessions(const ivn_referral_view *referral, sessions *out)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];
        uint32_t session = appointment->session;

        if (session == 0 || session >= MOST_NUMBERS)
            continue;
        if (session > out->highest)
            out->highest = session;
        if (appointment->superseded_by == 0)
            out->latest[session] = (uint16_t)appointment->number;
        if (appointment->came == IVN_YES)
            out->became[session] |= CAME;
        if (appointment->held == IVN_YES)
            out->became[session] |= HELD;
        if (appointment->held == IVN_YES && appointment->feedback->notify_behaviour != IVN_YES)
            out->became[session] |= CREDITED;
    }
}

static const ivn_appointment_view *recorded(const ivn_referral_view *referral, const sessions *all, uint32_t session)
{
    const ivn_appointment_view *latest;

    if (session >= MOST_NUMBERS || all->latest[session] == 0)
        return NULL;
    latest = referral->appointments[all->latest[session] - 1];
    return latest->submitted.known ? latest : NULL;
}

static void count_sessions(ivn_referral_view *referral, const sessions *all)
{
    referral->sessions_recorded = 0;
    referral->sessions_attended = 0;
    referral->sessions_held = 0;
    referral->sessions_credited = 0;
    for (uint32_t session = 1; session <= all->highest; session++) {
        referral->sessions_recorded += recorded(referral, all, session) != NULL;
        referral->sessions_attended += (all->became[session] & CAME) != 0;
        referral->sessions_held += (all->became[session] & HELD) != 0;
        referral->sessions_credited += (all->became[session] & CREDITED) != 0;
    }
}

static ivn_number planned(const ivn_referral_view *referral)
{
    if (referral->approved_plan != NULL)
        return referral->approved_plan->facts->sessions;
    return referral->facts != NULL ? referral->facts->sessions : (ivn_number){0};
}

/* --- the end --- */

/* When the last of the planned sessions was recorded; not known: one of them has no record, or nobody ever came. */
static ivn_moment delivered(const ivn_referral_view *referral, const sessions *all)
{
    ivn_moment last = {0};

    if (!referral->sessions_planned.known || referral->sessions_attended == 0)
        return last;
    for (uint32_t session = 1; session <= (uint32_t)referral->sessions_planned.value; session++) {
        const ivn_appointment_view *appointment = recorded(referral, all, session);

        if (appointment == NULL)
            return (ivn_moment){0};
        if (!last.known || appointment->submitted.value > last.value)
            last = appointment->submitted;
    }
    return last;
}

static void follow_end(ivn_referral_view *referral, const sessions *all)
{
    referral->ended = referral->end_requested.known ? referral->end_requested : delivered(referral, all);
    referral->ending = ivni_ending_of(referral);
    referral->report_owed = referral->ended.known && referral->sessions_attended > 0 ? IVN_YES : IVN_NO;
    referral->concluded = referral->report_owed == IVN_YES ? referral->report_submitted : referral->ended;
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        ivn_appointment_view *appointment = appointment_at(referral, i);

        appointment->compliance = ivni_compliance_of(appointment, referral->ended);
    }
}

/* --- firsts --- */

static void take_earlier(ivn_moment *first, ivn_moment at)
{
    if (!first->known || at.value < first->value)
        *first = at;
}

static int assessment_held(const ivn_referral_view *referral)
{
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        if (referral->appointments[i]->facts->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT &&
            referral->appointments[i]->held == IVN_YES)
            return 1;
    }
    return 0;
}

static void follow_firsts(ivn_referral_view *referral)
{
    referral->first_offered = (ivn_moment){0};
    referral->first_offered_for = (ivn_moment){0};
    referral->first_attended = (ivn_moment){0};
    referral->commenced = (ivn_moment){0};
    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];
        int assessment = appointment->facts->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT;

        if (assessment &&
            (!referral->first_offered.known || appointment->offered.value < referral->first_offered.value)) {
            referral->first_offered = appointment->offered;
            referral->first_offered_for = appointment->facts->starts;
        }
        if (assessment && appointment->came == IVN_YES)
            take_earlier(&referral->first_attended, appointment->facts->starts);
        if (appointment->session != 0 && appointment->came == IVN_YES)
            take_earlier(&referral->commenced, appointment->facts->starts);
    }
}

/* --- counts of days --- */

typedef int counts(const ivn_appointment_view *appointment);

static int is_enforceable(const ivn_appointment_view *appointment)
{
    return appointment->facts->enforceable == IVN_YES && appointment->came == IVN_YES;
}

/* Two on one day are one day. */
static uint32_t count_days(const ivn_referral_view *referral, counts *each)
{
    ivn_date days[IVN_MOST_APPOINTMENTS];
    uint32_t count = 0;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];
        uint32_t j = count;

        if (!each(appointment))
            continue;
        while (j > 0 && days[j - 1] != appointment->day.value)
            j--;
        if (j == 0)
            days[count++] = appointment->day.value;
    }
    return count;
}

static int is_before_release(const ivn_appointment_view *appointment)
{
    return appointment->session != 0 && appointment->facts->pre_release == IVN_YES && appointment->superseded_by == 0 &&
           (!appointment->submitted.known || appointment->held == IVN_YES);
}

static void follow_days(ivn_referral_view *referral)
{
    referral->rar_days = ivni_uses_activity_days(referral) ? count_days(referral, ivni_is_activity_day) : 0;
    referral->enforceable_days = count_days(referral, is_enforceable);
    referral->pre_release_sessions = 0;
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        referral->pre_release_sessions += (uint32_t)is_before_release(referral->appointments[i]);
}

/* --- the report, the phase --- */

static ivn_number score(const ivn_referral_view *referral)
{
    static const int32_t halves[] = {[IVN_ACHIEVEMENT_ACHIEVED] = IVNI_SCORE_ACHIEVED,
                                     [IVN_ACHIEVEMENT_PARTIALLY_ACHIEVED] = IVNI_SCORE_PARTIALLY,
                                     [IVN_ACHIEVEMENT_NOT_ACHIEVED] = 0};
    ivn_number sum = {0, 0};

    if (!referral->report_submitted.known || referral->report == NULL)
        return sum;
    sum.known = 1;
    for (uint32_t i = 0; i < referral->report->outcome_count; i++)
        sum.value += halves[referral->report->outcomes[i]->achievement];
    return sum;
}

static uint32_t phase_of(const ivn_referral_view *referral)
{
    if (referral->redacted == IVN_YES)
        return IVN_PHASE_REDACTED;
    if (!referral->sent.known)
        return IVN_PHASE_DRAFT;
    if (referral->ended.known)
        return referral->concluded.known ? IVN_PHASE_CONCLUDED : IVN_PHASE_REPORTING;
    if (referral->returned.known)
        return IVN_PHASE_RETURNED;
    if (!referral->received.known)
        return IVN_PHASE_SENT;
    if (!referral->accepted.known)
        return IVN_PHASE_RECEIVED;
    if (referral->approved_plan != NULL || referral->sessions_held > 0)
        return IVN_PHASE_DELIVERING;
    return assessment_held(referral) ? IVN_PHASE_PLANNING : IVN_PHASE_ACCEPTED;
}

void ivni_follow(ivn_referral_view *referral)
{
    sessions all = {.highest = 0};

    follow_appointments(referral);
    look_at_sessions(referral, &all);
    referral->sessions_planned = planned(referral);
    count_sessions(referral, &all);
    follow_end(referral, &all);
    if (!referral->ended.known)
        referral->report = NULL; /* what was written when the service had ended, and goes on, is of no use */
    follow_firsts(referral);
    follow_days(referral);
    referral->outcome_score = score(referral);
    referral->phase = phase_of(referral);
}
