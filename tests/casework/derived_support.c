/*
 * The world and the referral in which what is derived is tested.
 */
#include "derived_support.h"

#include <string.h>

ivn_moment moment_of(const char *day)
{
    return day == NULL ? (ivn_moment){0, 0, 0} : (ivn_moment){1, 0, day_of(day) * 86400000LL + 43200000};
}

typedef struct meeting {
    uint32_t kind, session;
    const char *day;
    ivn_flag attended, happened, behaviour;
    uint32_t no_session, superseded_by, supersedes, replaces;
} meeting;

static const meeting meetings[LIFE_APPOINTMENTS] = {
    {IVN_APPOINTMENT_SUPPLIER_ASSESSMENT, 0, "2026-08-26", 0, 0, 0, 0, 2, 0, 0},
    {IVN_APPOINTMENT_SUPPLIER_ASSESSMENT, 0, "2026-09-02", IVN_YES, IVN_YES, IVN_NO, 0, 0, 1, 0},
    {IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT, 1, "2026-09-16", IVN_YES, IVN_YES, IVN_NO, 0, 0, 0, 0},
    {IVN_APPOINTMENT_SESSION, 2, "2026-09-23", IVN_NO, IVN_NO, 0, 0, 0, 0, 0},
    {IVN_APPOINTMENT_SESSION, 2, "2026-09-23", IVN_YES, IVN_YES, IVN_YES, 0, 0, 0, 4},
    {IVN_APPOINTMENT_SESSION, 3, "2026-09-30", IVN_YES, IVN_NO, 0, IVN_NO_SESSION_LOGISTICS, 0, 0, 0},
    {IVN_APPOINTMENT_SESSION, 4, "2026-10-07", 0, 0, 0, 0, 0, 0, 0},
};

static void meet(life *of, uint32_t at)
{
    const meeting *as = &meetings[at];
    ivn_appointment_view *view = &of->appointments[at];

    of->offers[at] = (ivn_appointment){.size = sizeof(ivn_appointment),
                                       .kind = as->kind,
                                       .starts = moment_of(as->day),
                                       .minutes = {1, 60},
                                       .mode = IVN_MODE_FACE_TO_FACE,
                                       .place = IVN_PLACE_PROBATION_OFFICE,
                                       .enforceable = IVN_YES};
    *view = (ivn_appointment_view){.size = sizeof *view,
                                   .number = at + 1,
                                   .id = "",
                                   .facts = &of->offers[at],
                                   .offered = moment_of("2026-08-24"),
                                   .superseded_by = as->superseded_by,
                                   .supersedes = as->supersedes,
                                   .replaces = as->replaces,
                                   .day = {1, day_of(as->day)},
                                   .session = as->session};
    if (as->attended != 0) {
        of->attendances[at] = (ivn_attendance){.size = sizeof(ivn_attendance),
                                               .attended = as->attended,
                                               .happened = as->happened,
                                               .no_session = as->no_session};
        of->feedbacks[at] = (ivn_feedback){.size = sizeof(ivn_feedback), .notify_behaviour = as->behaviour};
        view->attendance = &of->attendances[at];
        view->feedback = &of->feedbacks[at];
        view->recorded = view->submitted = of->offers[at].starts;
        view->came = as->attended;
        view->held = as->attended == IVN_YES ? as->happened : IVN_NO;
    }
    view->compliance = ivni_compliance_of(view, (ivn_moment){0, 0, 0});
    of->list[at] = view;
}

static void person(life *of)
{
    of->sentence = (ivn_sentence){.size = sizeof of->sentence,
                                  .basis = IVN_BASIS_COMMUNITY_ORDER,
                                  .rehabilitation_activity = IVN_YES,
                                  .rehabilitation_activity_days = {1, 20}};
    of->sentences[0] = &of->sentence;
    of->user = (ivn_service_user){.size = sizeof of->user,
                                  .reference = "X123456",
                                  .sex = IVN_SEX_MALE,
                                  .sentences = of->sentences,
                                  .sentence_count = 1};
    of->facts = (ivn_referral_facts){.size = sizeof of->facts,
                                     .service_user = &of->user,
                                     .service = "personal-well-being/emotional",
                                     .sentence = "event 1",
                                     .requirement = "requirement 1",
                                     .enforceable_days = {1, 10},
                                     .complete_by = {1, day_of("2026-12-18")}};
}

static void counts(ivn_referral_view *view)
{
    view->sessions_planned = (ivn_number){1, 4};
    view->sessions_recorded = 3;
    view->sessions_held = 2;
    view->sessions_attended = 3;
    view->sessions_credited = 1;
    view->rar_days = 2;
    view->enforceable_days = 4;
    view->first_offered = moment_of("2026-08-24");
    view->first_offered_for = moment_of("2026-08-26");
    view->first_attended = moment_of("2026-09-02");
    view->commenced = moment_of("2026-09-16");
}

void life_begin(life *of)
{
    ivn_referral_view *view = &of->record.referral;

    memset(of, 0, sizeof *of);
    person(of);
    for (uint32_t i = 0; i < LIFE_APPOINTMENTS; i++)
        meet(of, i);
    of->plan = (ivn_action_plan){.size = sizeof of->plan, .sessions = {1, 4}};
    of->plan_view = (ivn_plan_view){.size = sizeof of->plan_view,
                                    .version = 1,
                                    .facts = &of->plan,
                                    .submitted = moment_of("2026-09-07"),
                                    .approved = moment_of("2026-09-09")};
    of->plans[0] = &of->plan_view;
    of->draft = (ivn_entry){.size = sizeof of->draft,
                            .type = IVN_COMMAND_DRAFT,
                            .number = 1,
                            .role = IVN_ROLE_PRACTITIONER,
                            .command = "6f1e8a52-3c47-4b0e-9d55-0a4c1de9f001",
                            .at = moment_of("2026-08-20"),
                            .entered = moment_of("2026-08-20"),
                            .body = &of->facts};
    of->entries[0] = &of->draft;
    *view = (ivn_referral_view){.size = sizeof *view,
                                .phase = IVN_PHASE_DELIVERING,
                                .id = "2d3a4c57-99c5-5a4e-8f52-6f1f2a3b4c5d",
                                .reference = "AC2347DF",
                                .revision = 1,
                                .facts = &of->facts,
                                .entry_count = 1,
                                .entries = of->entries,
                                .sent = moment_of("2026-08-21"),
                                .received = moment_of("2026-08-22"),
                                .accepted = moment_of("2026-08-24"),
                                .appointments = of->list,
                                .appointment_count = LIFE_APPOINTMENTS,
                                .plan_count = 1,
                                .plans = of->plans,
                                .approved_plan = &of->plan_view};
    counts(view);
}
