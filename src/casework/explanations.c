/*
 * What follows from a referral, row by row: each function tells one value and the facts from which it follows. Serves
 * explain.c; somebody who asks why a figure is what it is reads it here.
 */
#include "casework/explain.h"

#include <stddef.h>

#include "rulebook/rulebook.h"

static void value(ivni_scribe *scribe, const char *words)
{
    ivni_text_string(&scribe->value, words);
}

static void reason(ivni_scribe *scribe, const char *words)
{
    ivni_text_string(&scribe->reason, words);
}

static void value_of_term(ivni_scribe *scribe, uint32_t vocabulary, uint32_t code)
{
    const ivn_term *term = ivn_term_of(vocabulary, code);

    value(scribe, term == NULL ? "" : term->name);
}

static void value_of_flag(ivni_scribe *scribe, ivn_flag flag)
{
    value(scribe, flag == IVN_YES ? "yes" : flag == IVN_NO ? "no" : "");
}

void ivni_say_day(ivni_text *text, ivn_moment moment)
{
    ivn_date day;

    if (ivn_date_of_instant(moment.value, &day) == IVN_OK)
        ivni_text_date(text, day);
}

void ivni_say_numbers(ivni_text *text, const char *words, const int64_t *numbers)
{
    for (; *words != '\0'; words++)
        if (*words == '#')
            ivni_text_integer(text, *numbers++);
        else
            ivni_text_bytes(text, words, 1);
}

#define SAY_NUMBERS(scribe, words, ...) ivni_say_numbers(&(scribe)->reason, words, (const int64_t[]){__VA_ARGS__})

/* "... on 2026-09-16." */
static void reason_on(ivni_scribe *scribe, const char *words, ivn_moment moment)
{
    reason(scribe, words);
    ivni_say_day(&scribe->reason, moment);
    reason(scribe, ".");
}

/* --- where it stands --- */

/* A sentence with the day of a moment of the referral. */
typedef struct phase_words {
    const char *name, *before, *after; /* name: of the state in these phases */
    size_t moment;                     /* 0: there is no day in it */
} phase_words;

#define OF(member) offsetof(ivn_referral_view, member)

static const phase_words phases[] = {
    [IVN_PHASE_DRAFT] = {"not_sent", "It was drafted and has not been sent.", "", 0},
    [IVN_PHASE_SENT] = {"waiting", "It was sent on ", " and has not been received yet.", OF(sent)},
    [IVN_PHASE_RETURNED] = {"not_sent", "It was returned on ", " and has not been sent again.", OF(returned)},
    [IVN_PHASE_RECEIVED] = {"waiting", "It was received on ", " and has not been accepted yet.", OF(received)},
    [IVN_PHASE_ACCEPTED] = {"being_planned", "It was accepted on ", "; no session has been held and no plan approved.",
                            OF(accepted)},
    [IVN_PHASE_PLANNING] = {"being_planned", "A supplier assessment was attended on ", "; no plan is approved.",
                            OF(first_attended)},
    [IVN_PHASE_DELIVERING] = {"delivering", "It was accepted on ", "; a plan is approved or a session was held.",
                              OF(accepted)},
    [IVN_PHASE_REPORTING] = {"ended", "The service ended on ", "; its end-of-service report is owed.", OF(ended)},
    [IVN_PHASE_CONCLUDED] = {"concluded", "It was concluded on ", "; nothing more is owed.", OF(concluded)},
    [IVN_PHASE_REDACTED] = {"redacted", "Its personal data has been removed.", "", 0},
};

static const phase_words *words_of(uint32_t phase)
{
    return &phases[phase < sizeof phases / sizeof *phases ? phase : 0];
}

static void say_phase_words(ivni_scribe *scribe)
{
    const phase_words *words = words_of(scribe->referral->phase);
    const char *view = (const char *)scribe->referral;

    reason(scribe, words->before == NULL ? "" : words->before);
    if (words->moment != 0)
        ivni_say_day(&scribe->reason, *(const ivn_moment *)(const void *)(view + words->moment));
    reason(scribe, words->after == NULL ? "" : words->after);
}

static void says_state(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;

    if (referral->phase == IVN_PHASE_DELIVERING) {
        value(scribe, referral->sessions_attended > 0 ? "under_way" : "not_begun");
        SAY_NUMBERS(scribe, "Sessions attended so far: #.", referral->sessions_attended);
        return;
    }
    value(scribe, words_of(referral->phase)->name == NULL ? "" : words_of(referral->phase)->name);
    say_phase_words(scribe);
}

static void says_phase(ivni_scribe *scribe)
{
    value_of_term(scribe, IVN_VOCABULARY_PHASE, scribe->referral->phase);
    say_phase_words(scribe);
}

/* --- how it ended --- */

static ivn_ending_names names_of(const ivni_scribe *scribe)
{
    ivn_ending_names names = {.size = sizeof names};

    (void)ivn_referral_ending(scribe->referral, &names);
    return names;
}

static void says_ending(ivni_scribe *scribe)
{
    ivn_ending_names names = names_of(scribe);

    value_of_term(scribe, IVN_VOCABULARY_ENDING, names.ending);
    reason(scribe, names.reason);
}

static void say_name(ivni_scribe *scribe, const char *name, const char *why)
{
    ivn_ending_names own = names_of(scribe);

    value(scribe, name);
    reason(scribe, own.ending == 0 ? own.reason : *name == '\0' ? "These facts have no name there." : why);
}

static void says_event(ivni_scribe *scribe)
{
    say_name(scribe, names_of(scribe).event, "That event looks at sessions attended and sessions recorded.");
}

static void says_report(ivni_scribe *scribe)
{
    say_name(scribe, names_of(scribe).report,
             "That report looks at whether the end was requested, and whether a report was begun.");
}

static void says_dashboard(ivni_scribe *scribe)
{
    say_name(scribe, names_of(scribe).dashboard,
             "That dashboard looks at whether a report was submitted, and else whether a session was attended.");
}

static void says_delius(ivni_scribe *scribe)
{
    say_name(scribe, names_of(scribe).delius, "nDelius takes it from the event.");
}

static void says_owed(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;

    if (!referral->ended.known) {
        value(scribe, "no");
        reason(scribe, "The service has not ended.");
        return;
    }
    value_of_flag(scribe, referral->report_submitted.known   ? IVN_NO
                          : referral->report_owed == IVN_YES ? IVN_YES
                                                             : IVN_NO);
    if (referral->report_submitted.known)
        reason_on(scribe, "It was submitted on ", referral->report_submitted);
    else if (referral->report_owed == IVN_YES)
        reason_on(scribe, "At least one session was attended, and the service ended on ", referral->ended);
    else
        reason(scribe, "No session was attended.");
}

/* --- sessions --- */

static void says_planned(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;

    if (referral->sessions_planned.known)
        ivni_text_integer(&scribe->value, referral->sessions_planned.value);
    if (referral->approved_plan != NULL)
        SAY_NUMBERS(scribe, "So many are in version # of the action plan, the one approved last.",
                    referral->approved_plan->version);
    else
        reason(scribe, referral->sessions_planned.known ? "So many were asked for; no action plan is approved."
                                                        : "No action plan is approved, and no number was asked for.");
}

/* "3 of 4 planned sessions have their record." */
static void say_count(ivni_scribe *scribe, uint32_t count, const char *of_planned, const char *alone)
{
    ivn_number planned = scribe->referral->sessions_planned;

    ivni_text_integer(&scribe->value, count);
    if (planned.known)
        SAY_NUMBERS(scribe, of_planned, count, planned.value);
    else
        SAY_NUMBERS(scribe, alone, count);
}

static void says_recorded(ivni_scribe *scribe)
{
    say_count(scribe, scribe->referral->sessions_recorded, "Sessions whose record was submitted: #; planned: #.",
              "Sessions whose record was submitted: #.");
}

static void says_attended(ivni_scribe *scribe)
{
    say_count(scribe, scribe->referral->sessions_attended, "Sessions to which the person came: #; planned: #.",
              "Sessions to which the person came: #.");
}

static void says_held(ivni_scribe *scribe)
{
    say_count(scribe, scribe->referral->sessions_held, "Sessions that took place: #; planned: #.",
              "Sessions that took place: #.");
}

static void says_credited(ivni_scribe *scribe)
{
    say_count(scribe, scribe->referral->sessions_credited,
              "Sessions that took place and were complied with: #; planned: #.",
              "Sessions that took place and were complied with: #.");
}

static void says_inside(ivni_scribe *scribe)
{
    ivni_text_integer(&scribe->value, scribe->referral->pre_release_sessions);
    SAY_NUMBERS(scribe, "Sessions before release that took place or are ahead: #.",
                scribe->referral->pre_release_sessions);
}

/* --- the first times --- */

static void say_moment(ivni_scribe *scribe, ivn_moment moment, const char *words, const char *else_words)
{
    if (moment.known) {
        ivni_say_day(&scribe->value, moment);
        reason_on(scribe, words, moment);
    } else {
        reason(scribe, else_words);
    }
}

static void says_offered(ivni_scribe *scribe)
{
    say_moment(scribe, scribe->referral->first_offered,
               "The first offer of a supplier assessment, whatever came of it, was made on ",
               "No supplier assessment has been offered.");
}

static void says_offered_for(ivni_scribe *scribe)
{
    say_moment(scribe, scribe->referral->first_offered_for,
               "The first offer of a supplier assessment, whatever came of it, was for ",
               "No supplier assessment has been offered.");
}

static void says_assessed(ivni_scribe *scribe)
{
    say_moment(scribe, scribe->referral->first_attended, "A supplier assessment was first attended on ",
               "No supplier assessment has been attended.");
}

static void says_commenced(ivni_scribe *scribe)
{
    say_moment(scribe, scribe->referral->commenced, "The first session that was attended was on ",
               "No session has been attended.");
}

/* --- days --- */

static void says_activity(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;

    if (!ivni_uses_activity_days(referral)) {
        reason(scribe, "It names no requirement, and none is known of the person.");
        return;
    }
    ivni_text_integer(&scribe->value, referral->rar_days);
    SAY_NUMBERS(
        scribe,
        "Different days on which a session took place: #; the supplier assessment and voluntary ones do not count.",
        referral->rar_days);
}

static void says_enforceable(ivni_scribe *scribe)
{
    ivni_text_integer(&scribe->value, scribe->referral->enforceable_days);
    SAY_NUMBERS(scribe, "Different days on which an enforceable appointment was attended: #.",
                scribe->referral->enforceable_days);
}

static void says_exceeded(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;
    ivn_number most = referral->facts == NULL ? (ivn_number){0, 0} : referral->facts->enforceable_days;

    if (!most.known) {
        reason(scribe, "The referral does not say how many days there may be at most.");
        return;
    }
    value_of_flag(scribe, referral->enforceable_days > (uint32_t)most.value ? IVN_YES : IVN_NO);
    SAY_NUMBERS(scribe, "Days used: #; at most: #.", referral->enforceable_days, most.value);
}

/* --- the report --- */

static uint32_t reached(const ivn_report *report, uint32_t achievement)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < report->outcome_count; i++)
        count += report->outcomes[i]->achievement == achievement;
    return count;
}

static void says_score(ivni_scribe *scribe)
{
    const ivn_referral_view *referral = scribe->referral;
    const ivn_report *report = referral->report;

    if (!referral->outcome_score.known || report == NULL) {
        reason(scribe, "The end-of-service report has not been submitted.");
        return;
    }
    ivni_text_integer(&scribe->value, referral->outcome_score.value / 2);
    value(scribe, referral->outcome_score.value % 2 != 0 ? ".5" : "");
    SAY_NUMBERS(scribe, "Outcomes achieved, which count 1 each: #; partially achieved, a half: #; not achieved: #.",
                reached(report, IVN_ACHIEVEMENT_ACHIEVED), reached(report, IVN_ACHIEVEMENT_PARTIALLY_ACHIEVED),
                reached(report, IVN_ACHIEVEMENT_NOT_ACHIEVED));
}

static void says_kept_until(ivni_scribe *scribe)
{
    ivni_retention retention;

    ivni_retention_of(scribe->referral, scribe->environment->rulebook, scribe->day, &retention);
    scribe->rule = retention.rule;
    if (retention.until.known)
        ivni_text_date(&scribe->value, retention.until.value);
    ivni_say_retention(&scribe->reason, &retention);
}

/* clang-format off */

const ivni_explanation_row ivni_explanation_rows[] = {
    {"state",                     "state",                                 "",                        says_state},
    {"phase",                     "phase",                                 "",                        says_phase},
    {"ending",                    "how it ended",                          "RM-ENDING",               says_ending},
    {"ending_event",              "ending in Refer and monitor: event",    "RM-ENDING",               says_event},
    {"ending_report",             "ending in Refer and monitor: report",   "RM-ENDING",               says_report},
    {"ending_dashboard",          "ending in Refer and monitor: dashboard","RM-ENDING",               says_dashboard},
    {"ending_ndelius",            "ending in nDelius",                     "RM-ENDING",               says_delius},
    {"report_owed",               "an end-of-service report is owed",      "RM-REPORT-OWED",          says_owed},
    {"sessions_planned",          "sessions planned",                      "WB-PLAN-CONTENT",         says_planned},
    {"sessions_recorded",         "sessions recorded",                     "RM-FEEDBACK",             says_recorded},
    {"sessions_attended",         "sessions attended",                     "RM-ATTENDANCE",           says_attended},
    {"sessions_held",             "sessions held",                         "RM-ATTENDANCE",           says_held},
    {"sessions_credited",         "sessions credited",                     "RM-COMPLIANCE",           says_credited},
    {"pre_release_sessions",      "sessions before release",               "WB-PRE-RELEASE-SESSIONS", says_inside},
    {"first_offered",             "supplier assessment first offered",     "WB-LEVEL-ASSESSMENT",     says_offered},
    {"first_offered_for",         "supplier assessment first offered for", "WB-LEVEL-ASSESSMENT",     says_offered_for},
    {"first_attended",            "supplier assessment first attended",    "WB-ASSESSMENT",           says_assessed},
    {"commenced",                 "commencement",                          "WB-LEVEL-COMMENCEMENT",   says_commenced},
    {"rar_days",                  "days of rehabilitation activity",       "RM-ACTIVITY-DAYS",        says_activity},
    {"enforceable_days",          "enforceable days",                      "WB-ENFORCEABLE",          says_enforceable},
    {"enforceable_days_exceeded", "more enforceable days than allowed",    "RM-ENFORCEABLE-DAYS",     says_exceeded},
    {"outcome_score",             "outcomes reached",                      "RM-SCORE",                says_score},
    {"personal_data_until",       "personal data may be kept until",       "",                        says_kept_until},
};

/* clang-format on */

const uint32_t ivni_explanation_row_count = sizeof ivni_explanation_rows / sizeof *ivni_explanation_rows;
