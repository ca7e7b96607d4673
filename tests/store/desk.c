#include "desk.h"

#include <stdio.h>
#include <string.h>

#define DAY INT64_C(86400000)
#define NOON INT64_C(43200000)

ivn_date day_of(const char *text)
{
    ivn_date day = IVN_DATE_NONE;

    ivn_date_parse(text, strlen(text), &day);
    return day;
}

void desk_on(desk *of, ivn_date day)
{
    of->environment.now = day * DAY + NOON;
}

static ivn_status open_world(desk *of, const ivn_context *context)
{
    ivn_status status = IVN_OK;

    memset(of, 0, sizeof *of);
    of->error.size = sizeof of->error;
    of->provider = "Helping Hands";
    of->service = "personal-well-being/emotional";
    of->sessions = 2;
    if (context == NULL)
        status = ivn_context_new(NULL, &of->own_context);
    of->context = context != NULL ? context : of->own_context;
    if (status == IVN_OK)
        status = ivn_rulebook_builtin(of->context, &of->rulebook, NULL);
    if (status == IVN_OK)
        status = ivn_catalogue_builtin(of->context, &of->catalogue, NULL);
    if (status == IVN_OK)
        status = ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &of->calendar);
    of->actor = (ivn_actor){.size = sizeof of->actor, .role = IVN_ROLE_PRACTITIONER, .name = "Officer 12"};
    of->environment = (ivn_environment){.size = sizeof of->environment,
                                        .calendar = of->calendar,
                                        .rulebook = of->rulebook,
                                        .catalogue = of->catalogue,
                                        .actor = &of->actor};
    desk_on(of, day_of("2026-09-07"));
    return status;
}

ivn_status desk_open_on(desk *of, const ivn_context *context, const ivn_store_ops *ops)
{
    ivn_status status = open_world(of, context);

    of->ops = *ops;
    return status == IVN_OK ? ivn_caseload_new(of->context, &of->ops, &of->caseload) : status;
}

ivn_status desk_open(desk *of, const ivn_context *context)
{
    ivn_status status = open_world(of, context);

    of->ops.size = sizeof of->ops;
    if (status == IVN_OK)
        status = ivn_memory_store_new(of->context, &of->memory);
    if (status == IVN_OK)
        status = ivn_memory_store_ops(of->memory, &of->ops);
    return status == IVN_OK ? ivn_caseload_new(of->context, &of->ops, &of->caseload) : status;
}

void desk_close(desk *of)
{
    ivn_caseload_free(of->caseload);
    ivn_memory_store_free(of->memory);
    ivn_calendar_free(of->calendar);
    ivn_catalogue_free(of->catalogue);
    ivn_rulebook_free(of->rulebook);
    ivn_context_free(of->own_context);
}

static void command_id(char out[37], uint32_t person, uint32_t step, uint32_t turn)
{
    snprintf(out, 37, "%08x-0000-4000-8000-%04x%08x", (unsigned)person, (unsigned)step, (unsigned)turn);
}

const char *desk_record(uint32_t person)
{
    static char record[4][37];
    static uint32_t next;
    char *out = record[next++ % 4], id[37];

    command_id(id, person, STEP_DRAFT, 0);
    ivn_record_id(IVN_RECORD_REFERRAL, id, out);
    return out;
}

/* Every third person is in custody with a release date; the others have an order with an end. */
static void say_who(const desk *of, order *out, uint32_t person)
{
    ivn_date today = (ivn_date)(of->environment.now / DAY);

    snprintf(out->reference, sizeof out->reference, "X%06u", (unsigned)person);
    out->sentence = (ivn_sentence){.size = sizeof out->sentence,
                                   .basis = person % 3 == 2 ? IVN_BASIS_CUSTODIAL_SENTENCE : IVN_BASIS_COMMUNITY_ORDER,
                                   .rehabilitation_activity = IVN_YES};
    if (person % 3 != 2)
        out->sentence.ends = (ivn_number){1, today + 200 + (ivn_date)(person % 60)};
    out->sentences[0] = &out->sentence;
    out->release = (ivn_release_date){.size = sizeof out->release,
                                      .source = IVN_RELEASE_CONDITIONAL,
                                      .date = {1, today + 8 + (ivn_date)(person % 90)}};
    out->releases[0] = &out->release;
    out->custody = (ivn_custody){.size = sizeof out->custody,
                                 .in_custody = IVN_YES,
                                 .resettlement_prison = IVN_NO,
                                 .release_dates = out->releases,
                                 .release_date_count = 1};
    out->user = (ivn_service_user){.size = sizeof out->user,
                                   .reference = out->reference,
                                   .sex = IVN_SEX_MALE,
                                   .date_of_birth = IVN_KNOWN(7396),
                                   .sentences = out->sentences,
                                   .sentence_count = 1,
                                   .custody = person % 3 == 2 ? &out->custody : NULL};
    out->facts = (ivn_referral_facts){.size = sizeof out->facts,
                                      .service_user = &out->user,
                                      .service = of->service,
                                      .provider = of->provider,
                                      .sentence = "event 1",
                                      .requirement = "requirement 1",
                                      .practitioner = "Officer 12",
                                      .purpose = "To keep well",
                                      .risk = "None known",
                                      .complete_by = {1, today + 120},
                                      .enforceable_days = IVN_KNOWN(10)};
}

static void say_needs(order *out)
{
    out->wanted[0] = "1";
    out->need = (ivn_chosen_need){.size = sizeof out->need,
                                  .area = IVN_NEED_EMOTIONAL,
                                  .complexity = IVN_COMPLEXITY_MEDIUM,
                                  .outcomes = out->wanted,
                                  .outcome_count = 1};
    out->need_list[0] = &out->need;
    out->needs = (ivn_chosen_needs){.size = sizeof out->needs, .needs = out->need_list, .need_count = 1};
}

static void say_offer(const desk *of, order *out, uint32_t step)
{
    out->offer = (ivn_appointment){.size = sizeof out->offer,
                                   .kind = step == STEP_OFFER         ? IVN_APPOINTMENT_SUPPLIER_ASSESSMENT
                                           : step == STEP_OFFER_FIRST ? IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT
                                                                      : IVN_APPOINTMENT_SESSION,
                                   .starts = {1, 0, of->environment.now + 2 * DAY},
                                   .minutes = IVN_KNOWN(60),
                                   .mode = IVN_MODE_TELEPHONE};
}

static void say_record(order *out, const ivn_referral_view *record)
{
    if (record != NULL && record->appointment_count > 0)
        snprintf(out->appointment, sizeof out->appointment, "%s",
                 record->appointments[record->appointment_count - 1]->id);
    out->attendance = (ivn_attendance){.size = sizeof out->attendance,
                                       .attended = IVN_YES,
                                       .happened = IVN_YES,
                                       .late = IVN_NO,
                                       .appointment = out->appointment};
    out->feedback = (ivn_feedback){.size = sizeof out->feedback,
                                   .notify_behaviour = IVN_NO,
                                   .notify_concerns = IVN_NO,
                                   .appointment = out->appointment,
                                   .summary = "Talked",
                                   .response = "Well"};
}

static void say_plan(const desk *of, order *out)
{
    out->activity = (ivn_planned_activity){.size = sizeof out->activity,
                                           .area = IVN_NEED_EMOTIONAL,
                                           .text = "Talks",
                                           .responsible = IVN_PARTY_SUPPLIER,
                                           .by = {1, (ivn_date)(of->environment.now / DAY) + 60}};
    out->outcome = (ivn_outcome){.size = sizeof out->outcome, .area = IVN_NEED_EMOTIONAL, .key = "1"};
    out->activities[0] = &out->activity;
    out->outcomes[0] = &out->outcome;
    out->plan = (ivn_action_plan){.size = sizeof out->plan,
                                  .activities = out->activities,
                                  .activity_count = 1,
                                  .sessions = {1, of->sessions},
                                  .outcomes = out->outcomes,
                                  .outcome_count = 1};
}

static void say_report(order *out)
{
    out->outcome = (ivn_outcome){.size = sizeof out->outcome,
                                 .area = IVN_NEED_EMOTIONAL,
                                 .key = "1",
                                 .achievement = IVN_ACHIEVEMENT_ACHIEVED,
                                 .progress = "Good"};
    out->outcomes[0] = &out->outcome;
    out->report = (ivn_report){.size = sizeof out->report,
                               .outcomes = out->outcomes,
                               .outcome_count = 1,
                               .sessions_delivered = IVN_KNOWN(2),
                               .next_steps = "None",
                               .further = "None"};
}

/* By the practitioner, or by the supplier. */
static const struct {
    uint32_t type, role;
    size_t body; /* in an order; 0: none */
} steps[STEP_KINDS] = {
    [STEP_DRAFT] = {IVN_COMMAND_DRAFT, IVN_ROLE_PRACTITIONER, offsetof(order, facts)},
    [STEP_CHOOSE] = {IVN_COMMAND_CHOOSE_NEEDS, IVN_ROLE_PRACTITIONER, offsetof(order, needs)},
    [STEP_SEND] = {IVN_COMMAND_SEND, IVN_ROLE_PRACTITIONER, offsetof(order, sending)},
    [STEP_RECEIVE] = {IVN_COMMAND_RECEIVE, IVN_ROLE_SUPPLIER, 0},
    [STEP_ACCEPT] = {IVN_COMMAND_ACCEPT, IVN_ROLE_SUPPLIER, 0},
    [STEP_OFFER] = {IVN_COMMAND_OFFER_APPOINTMENT, IVN_ROLE_SUPPLIER, offsetof(order, offer)},
    [STEP_ATTEND] = {IVN_COMMAND_RECORD_ATTENDANCE, IVN_ROLE_SUPPLIER, offsetof(order, attendance)},
    [STEP_FEEDBACK] = {IVN_COMMAND_SUBMIT_FEEDBACK, IVN_ROLE_SUPPLIER, offsetof(order, feedback)},
    [STEP_PLAN] = {IVN_COMMAND_SUBMIT_ACTION_PLAN, IVN_ROLE_SUPPLIER, offsetof(order, plan)},
    [STEP_APPROVE] = {IVN_COMMAND_APPROVE_ACTION_PLAN, IVN_ROLE_PRACTITIONER, 0},
    [STEP_OFFER_FIRST] = {IVN_COMMAND_OFFER_APPOINTMENT, IVN_ROLE_SUPPLIER, offsetof(order, offer)},
    [STEP_ATTEND_FIRST] = {IVN_COMMAND_RECORD_ATTENDANCE, IVN_ROLE_SUPPLIER, offsetof(order, attendance)},
    [STEP_FEEDBACK_FIRST] = {IVN_COMMAND_SUBMIT_FEEDBACK, IVN_ROLE_SUPPLIER, offsetof(order, feedback)},
    [STEP_OFFER_SECOND] = {IVN_COMMAND_OFFER_APPOINTMENT, IVN_ROLE_SUPPLIER, offsetof(order, offer)},
    [STEP_ATTEND_SECOND] = {IVN_COMMAND_RECORD_ATTENDANCE, IVN_ROLE_SUPPLIER, offsetof(order, attendance)},
    [STEP_FEEDBACK_SECOND] = {IVN_COMMAND_SUBMIT_FEEDBACK, IVN_ROLE_SUPPLIER, offsetof(order, feedback)},
    [STEP_REPORT] = {IVN_COMMAND_WRITE_REPORT, IVN_ROLE_SUPPLIER, offsetof(order, report)},
    [STEP_SUBMIT_REPORT] = {IVN_COMMAND_SUBMIT_REPORT, IVN_ROLE_SUPPLIER, 0},
    [STEP_RETURN] = {IVN_COMMAND_RETURN, IVN_ROLE_SUPPLIER, offsetof(order, reason)},
    [STEP_AMEND] = {IVN_COMMAND_AMEND, IVN_ROLE_PRACTITIONER, offsetof(order, facts)},
    [STEP_WITHDRAW] = {IVN_COMMAND_WITHDRAW, IVN_ROLE_PRACTITIONER, offsetof(order, reason)},
    [STEP_CUSTODY] = {IVN_COMMAND_CHANGE_CUSTODY, IVN_ROLE_PRACTITIONER, offsetof(order, custody)},
    [STEP_FIRST_RESPONSE] = {IVN_COMMAND_RECORD_FIRST_RESPONSE, IVN_ROLE_SUPPLIER, offsetof(order, note)},
    [STEP_NOTIFY_RELEASE] = {IVN_COMMAND_NOTIFY_RELEASE, IVN_ROLE_PRACTITIONER, offsetof(order, note)},
    [STEP_CHECK] = {IVN_COMMAND_CHECK_TIMELINESS, IVN_ROLE_PRACTITIONER, offsetof(order, note)},
    [STEP_CORRECT] = {IVN_COMMAND_CORRECT, IVN_ROLE_SYSTEM, offsetof(order, correction)},
};

const ivn_command *desk_order(desk *of, order *out, uint32_t person, uint32_t step, uint32_t turn,
                              const ivn_referral_view *record)
{
    memset(out, 0, sizeof *out);
    say_who(of, out, person);
    if (step == STEP_AMEND)
        out->facts = (ivn_referral_facts){.size = sizeof out->facts, .further = turn % 2 ? "More" : "Less"};
    if (step == STEP_CUSTODY)
        out->release.date.value += 3 * (ivn_date)(turn % 40) - 50;
    out->note = (ivn_note){.size = sizeof out->note, .text = "Told"};
    if (step == STEP_CHECK) {
        out->note.check = turn % 2 + 1;
        out->note.outcome = IVN_YES;
    }
    out->correction = (ivn_correction){.size = sizeof out->correction, .entry = turn, .why = "Entered twice"};
    say_needs(out);
    out->sending = (ivn_sending){.size = sizeof out->sending, .override = "Agreed with the supplier"};
    out->reason = (ivn_reason_given){.size = sizeof out->reason,
                                     .reason = step == STEP_RETURN ? IVN_REASON_INELIGIBLE : IVN_REASON_MOVED_AWAY,
                                     .text = "As agreed"};
    say_offer(of, out, step);
    say_record(out, record);
    say_plan(of, out);
    if (step == STEP_REPORT)
        say_report(out);
    command_id(out->id, person, step, turn);
    snprintf(out->record, sizeof out->record, "%s", desk_record(person));
    out->command = (ivn_command){.size = sizeof out->command,
                                 .type = steps[step].type,
                                 .id = out->id,
                                 .record = step == STEP_DRAFT ? NULL : out->record,
                                 .body = steps[step].body == 0 ? NULL : (const char *)out + steps[step].body};
    of->actor.role = steps[step].role;
    of->environment.actor = &of->actor; /* also of a desk that was copied */
    return &out->command;
}

ivn_status desk_do(desk *of, uint32_t person, uint32_t step, ivn_change **change)
{
    order given;
    ivn_record *record = NULL;
    ivn_change *made = NULL;
    const ivn_command *command;
    ivn_status status;

    if (step != STEP_DRAFT) {
        status = ivn_caseload_get(of->caseload, IVN_RECORD_REFERRAL, desk_record(person), &record, &of->error);
        if (status != IVN_OK && status != IVN_ERROR_NOT_FOUND)
            return status;
    }
    command = desk_order(of, &given, person, step, 0, ivn_referral_read(record));
    status = ivn_caseload_do(of->caseload, command, &of->environment, &made, NULL, &of->error);
    ivn_record_free(record);
    if (change != NULL)
        *change = made;
    else
        ivn_change_free(made);
    return status;
}

ivn_status desk_live(desk *of, uint32_t person, uint32_t step)
{
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i <= step; i++) {
        if (i == STEP_ATTEND || i == STEP_ATTEND_FIRST || i == STEP_ATTEND_SECOND)
            of->environment.now += 3 * DAY;
        else
            of->environment.now += 60000;
        status = desk_do(of, person, i, NULL);
    }
    return status;
}
