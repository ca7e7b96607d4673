/*
 * The desk, and the life that is lived at it.
 */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"

static void require(ivn_status status, const char *what)
{
    if (status != IVN_OK)
        fail_msg("%s: %s", what, ivn_status_text(status));
}

void desk_open(desk *at, const ivn_allocator *allocator)
{
    const ivn_context_options options = {.size = sizeof options, .allocator = allocator};

    memset(at, 0, sizeof *at);
    at->error.size = sizeof at->error;
    require(ivn_context_new(&options, &at->context), "context");
    require(ivn_rulebook_builtin(at->context, &at->rulebook, NULL), "rulebook");
    require(ivn_catalogue_builtin(at->context, &at->catalogue, NULL), "catalogue");
    require(ivn_calendar_new(allocator, IVN_DIVISION_ENGLAND_AND_WALES, &at->calendar), "calendar");
    at->actor = (ivn_actor){.size = sizeof at->actor, .role = IVN_ROLE_SYSTEM, .name = "A. Clerk"};
    at->environment = (ivn_environment){.size = sizeof at->environment,
                                        .calendar = at->calendar,
                                        .rulebook = at->rulebook,
                                        .catalogue = at->catalogue,
                                        .actor = &at->actor};
    desk_now(at, "2026-11-02T09:00", IVN_ROLE_SYSTEM);
}

static void forget_answer(desk *at)
{
    ivn_change_free(at->change);
    ivn_violations_free(at->violations);
    at->change = NULL;
    at->violations = NULL;
}

void desk_forget(desk *at)
{
    forget_answer(at);
    ivn_record_free(at->record);
    at->record = NULL;
    at->commands = 0;
}

void desk_close(desk *at)
{
    desk_forget(at);
    ivn_calendar_free(at->calendar);
    ivn_catalogue_free(at->catalogue);
    ivn_rulebook_free(at->rulebook);
    ivn_context_free(at->context);
}

ivn_instant instant_of(const char *text)
{
    char whole[32];
    ivn_instant at = 0;

    snprintf(whole, sizeof whole, "%s:00.000Z", text);
    require(ivn_instant_parse(whole, strlen(whole), &at), text);
    return at;
}

ivn_date day_of(const char *text)
{
    ivn_date day = IVN_DATE_NONE;

    require(ivn_date_parse(text, strlen(text), &day), text);
    return day;
}

void desk_now(desk *at, const char *time, uint32_t role)
{
    at->environment.now = instant_of(time);
    at->actor.role = role;
}

void desk_command_id(uint32_t n, char out[37])
{
    snprintf(out, 37, "7c0f5d3a-1b2e-4c4d-8e6f-%012x", (unsigned)n);
}

const ivn_referral_view *desk_referral(const desk *at)
{
    return ivn_referral_read(at->record);
}

const char *desk_refusals(const desk *at)
{
    static char text[4000];
    const ivn_violations_view *list = ivn_violations_read(at->violations);

    text[0] = '\0';
    for (uint32_t i = 0; i < list->count; i++) {
        size_t length = strlen(text);

        snprintf(text + length, sizeof text - length, "%s: %s\n", list->list[i]->pointer, list->list[i]->message);
    }
    return text;
}

ivn_status desk_decide(desk *at, const ivn_command *command)
{
    ivn_status status;

    forget_answer(at);
    at->error = (ivn_error){.size = sizeof at->error};
    status = ivn_decide(at->context, at->record, command, &at->environment, &at->change, &at->violations, &at->error);
    if (status >= IVN_OK) {
        ivn_record_free(at->record);
        at->record = ivn_change_record(at->change);
    }
    return status;
}

ivn_status desk_give(desk *at, uint32_t type, const void *body)
{
    ivn_command command = {.size = sizeof command, .type = type, .id = at->command, .body = body};

    desk_command_id(++at->commands, at->command);
    if (at->record != NULL)
        command.record = desk_referral(at)->id;
    return desk_decide(at, &command);
}

/* --- the life of a referral --- */

/* clang-format off */

#define A(type, ...) &(const type) {.size = sizeof(type), __VA_ARGS__}
#define LIST(type, ...) (const type *const[]) {__VA_ARGS__}

static const ivn_service_user user = {
    .size = sizeof user,
    .sex = IVN_SEX_MALE,
    .reference = "X123456",
    .date_of_birth = IVNI_ON(1990, 4, 2),
    .home_area = "southend",
    .sentences = LIST(ivn_sentence, A(ivn_sentence, .basis = IVN_BASIS_COMMUNITY_ORDER,
                                      .starts = IVNI_ON(2026, 6, 1), .ends = IVNI_ON(2028, 5, 31),
                                      .rehabilitation_activity = IVN_YES, .rehabilitation_activity_days = {1, 20})),
    .sentence_count = 1,
};

const ivn_referral_facts life_facts = {
    .size = sizeof life_facts,
    .service_user = &user,
    .service = "personal-well-being/emotional",
    .edition = "well-being-specification",
    .provider = "A Supplier",
    .sentence = "event 1",
    .requirement = "requirement 1",
    .practitioner = "P. Officer",
    .purpose = "To cope better.",
    .risk = "None beyond the assessment.",
    .complete_by = IVNI_ON(2027, 5, 31),
    .enforceable_days = {1, 10},
    .interpreter = IVN_NO,
    .responsibilities = IVN_NO,
};

static const ivn_chosen_needs needs = {
    .size = sizeof needs, .need_count = 1,
    .needs = LIST(ivn_chosen_need, A(ivn_chosen_need, .area = IVN_NEED_EMOTIONAL, .complexity = IVN_COMPLEXITY_MEDIUM,
                                     .outcome_count = 2, .outcomes = (const char *const[]){"1", "2"}))};

#define OFFICE .mode = IVN_MODE_FACE_TO_FACE, .place = IVN_PLACE_PROBATION_OFFICE, .office = "CRSEXTL"
/* 2026-11-02T00:00Z is day 20759. */
#define AT(y, m, d, hour) .starts = {1, 0, (int64_t)IVNI_DAY(y, m, d) * 86400000 + (hour) * INT64_C(3600000)}
#define CAME A(ivn_attendance, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO)
#define CAME_LATE                                                                                                      \
    A(ivn_attendance, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_YES, .late_reason = "The bus.")
#define MISSED A(ivn_attendance, .attended = IVN_NO, .happened = IVN_NO, .detail = "Did not come, gave no reason.")
#define DONE                                                                                                           \
    A(ivn_feedback, .notify_behaviour = IVN_NO, .notify_concerns = IVN_NO, .summary = "What was planned.",            \
      .response = "Took part.")
#define NOT_DONE A(ivn_feedback, .notify_concerns = IVN_NO)
#define PRACTITIONER IVN_ROLE_PRACTITIONER
#define SUPPLIER IVN_ROLE_SUPPLIER
#define STEP(time, role, type, phase, of, body) {time, role, IVN_COMMAND_##type, body, of, IVN_PHASE_##phase}

static const ivn_action_plan plan = {
    .size = sizeof plan, .sessions = {1, 3}, .activity_count = 1, .outcome_count = 2,
    .activities = LIST(ivn_planned_activity, A(ivn_planned_activity, .area = IVN_NEED_EMOTIONAL, .key = "a",
                                               .text = "Ways to handle emotions.", .responsible = IVN_PARTY_SUPPLIER,
                                               .by = IVNI_ON(2027, 3, 31))),
    .outcomes = LIST(ivn_outcome, A(ivn_outcome, .area = IVN_NEED_EMOTIONAL, .key = "1"),
                     A(ivn_outcome, .area = IVN_NEED_EMOTIONAL, .key = "2"))};

static const ivn_report report = {
    .size = sizeof report, .outcome_count = 2, .sessions_delivered = {1, 3}, .next_steps = "Go on alone.",
    .outcomes = LIST(ivn_outcome,
                     A(ivn_outcome, .area = IVN_NEED_EMOTIONAL, .key = "1",
                       .achievement = IVN_ACHIEVEMENT_ACHIEVED, .progress = "Steady."),
                     A(ivn_outcome, .area = IVN_NEED_EMOTIONAL, .key = "2",
                       .achievement = IVN_ACHIEVEMENT_PARTIALLY_ACHIEVED, .progress = "Better."))};

const life_step life_steps[] = {
    STEP("2026-11-02T09:00", PRACTITIONER, DRAFT, DRAFT, 0, &life_facts),
    STEP("2026-11-02T09:10", PRACTITIONER, CHOOSE_NEEDS, DRAFT, 0, &needs),
    STEP("2026-11-02T09:20", PRACTITIONER, SEND, SENT, 0, NULL),
    STEP("2026-11-02T11:00", SUPPLIER, RECEIVE, RECEIVED, 0, NULL),
    STEP("2026-11-02T12:00", SUPPLIER, ACCEPT, ACCEPTED, 0, NULL),
    STEP("2026-11-02T12:10", SUPPLIER, ASSIGN, ACCEPTED, 0, A(ivn_assignment, .to = "C. Worker", .team = "East")),
    STEP("2026-11-03T10:00", SUPPLIER, RECORD_FIRST_RESPONSE, ACCEPTED, 0, A(ivn_note, .text = "We begin next week.")),
    STEP("2026-11-03T10:10", SUPPLIER, OFFER_APPOINTMENT, ACCEPTED, 0,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_SUPPLIER_ASSESSMENT, AT(2026, 11, 9, 10), .minutes = {1, 60},
           OFFICE)),
    STEP("2026-11-04T10:00", SUPPLIER, RESCHEDULE_APPOINTMENT, ACCEPTED, 1,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_SUPPLIER_ASSESSMENT, AT(2026, 11, 10, 10), .minutes = {1, 60},
           OFFICE, .requested_by = IVN_PARTY_SERVICE_USER, .why = "At work.")),
    STEP("2026-11-10T11:00", SUPPLIER, RECORD_ATTENDANCE, ACCEPTED, 2, CAME),
    STEP("2026-11-10T11:10", SUPPLIER, SUBMIT_FEEDBACK, PLANNING, 2, DONE),
    STEP("2026-11-11T10:00", SUPPLIER, SUBMIT_ACTION_PLAN, PLANNING, 0, &plan),
    STEP("2026-11-11T10:10", SUPPLIER, SHARE_ACTION_PLAN, PLANNING, 0, NULL),
    STEP("2026-11-12T10:00", PRACTITIONER, APPROVE_ACTION_PLAN, DELIVERING, 0, NULL),
    STEP("2026-11-12T11:00", SUPPLIER, OFFER_APPOINTMENT, DELIVERING, 0,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT, AT(2026, 11, 17, 10),
           .minutes = {1, 90}, OFFICE, .enforceable = IVN_YES)),
    STEP("2026-11-17T12:00", SUPPLIER, RECORD_ATTENDANCE, DELIVERING, 3, CAME_LATE),
    STEP("2026-11-17T12:10", SUPPLIER, SUBMIT_FEEDBACK, DELIVERING, 3, DONE),
    STEP("2026-11-18T09:00", SUPPLIER, OFFER_APPOINTMENT, DELIVERING, 0,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_SESSION, AT(2026, 11, 24, 10), .minutes = {1, 90}, OFFICE,
           .enforceable = IVN_YES)),
    STEP("2026-11-24T12:00", SUPPLIER, RECORD_ATTENDANCE, DELIVERING, 4, MISSED),
    STEP("2026-11-24T12:10", SUPPLIER, SUBMIT_FEEDBACK, DELIVERING, 4, NOT_DONE),
    STEP("2026-11-25T09:00", SUPPLIER, REPLACE_APPOINTMENT, DELIVERING, 4,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_SESSION, AT(2026, 12, 1, 10), .minutes = {1, 90}, OFFICE,
           .enforceable = IVN_YES)),
    STEP("2026-11-25T09:30", SUPPLIER, NOTIFY_PRACTITIONER, DELIVERING, 0,
         A(ivn_note, .significance = (const uint32_t[]){IVN_SIGNIFICANCE_CHANGE_OF_CIRCUMSTANCES},
           .significance_count = 1, .text = "Has found work.")),
    STEP("2026-12-01T12:00", SUPPLIER, RECORD_ATTENDANCE, DELIVERING, 5, CAME),
    STEP("2026-12-01T12:10", SUPPLIER, SUBMIT_FEEDBACK, DELIVERING, 5, DONE),
    /* Held on the same day, entered on the next one, whole. */
    STEP("2026-12-02T09:00", SUPPLIER, OFFER_APPOINTMENT, REPORTING, 0,
         A(ivn_appointment, .kind = IVN_APPOINTMENT_SESSION, AT(2026, 12, 1, 14), .minutes = {1, 60}, OFFICE,
           .enforceable = IVN_YES, .attendance = CAME,
           .feedback = A(ivn_feedback, .notify_behaviour = IVN_YES, .behaviour = "Loud.", .notify_concerns = IVN_NO,
                         .summary = "The rest.", .response = "Took part."))),
    STEP("2026-12-03T09:00", SUPPLIER, WRITE_REPORT, REPORTING, 0, &report),
    STEP("2026-12-03T10:00", SUPPLIER, SUBMIT_REPORT, CONCLUDED, 0, NULL),
};

/* clang-format on */

const uint32_t life_count = sizeof life_steps / sizeof *life_steps;

/* The body with the id of the appointment in it. */
static const void *body_about(const life_step *step, const char *id, void *room)
{
    switch (step->type) {
    case IVN_COMMAND_RECORD_ATTENDANCE:
        memcpy(room, step->body, sizeof(ivn_attendance));
        ((ivn_attendance *)room)->appointment = id;
        return room;
    case IVN_COMMAND_SUBMIT_FEEDBACK:
        memcpy(room, step->body, sizeof(ivn_feedback));
        ((ivn_feedback *)room)->appointment = id;
        return room;
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        memcpy(room, step->body, sizeof(ivn_appointment));
        ((ivn_appointment *)room)->other = id;
        return room;
    default:
        return step->body;
    }
}

const void *life_body(const life_step *step, const ivn_referral_view *referral, void *room, size_t size)
{
    assert_true(size >= sizeof(ivn_appointment));
    if (step->of == 0)
        return step->body;
    return body_about(step, referral->appointments[step->of - 1]->id, room);
}

ivn_status life_give(desk *at, const life_step *step)
{
    ivn_appointment room;

    desk_now(at, step->time, step->role);
    return desk_give(at, step->type, life_body(step, desk_referral(at), &room, sizeof room));
}

void life_until(desk *at, uint32_t type)
{
    for (uint32_t i = at->commands; i < life_count; i++) {
        assert_decided(at, life_give(at, &life_steps[i]), IVN_OK);
        if (life_steps[i].type == type)
            return;
    }
}
