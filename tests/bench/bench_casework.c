/*
 * Casework: deciding on a referral with 20 appointments, JSON not counted; and a record read from JSON, against cJSON
 * parsing and printing the same bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include <interventions/interventions.h>

#include "base/day.h"

#include "bench.h"

#define APPOINTMENTS 20
#define ROUNDS 200
#define FEW 3

typedef struct bench {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_actor actor;
    ivn_environment environment;
    ivn_record *record;
    uint32_t commands;
    char id[37];
    const ivn_command *command; /* that is decided */
    ivn_text *json;
} bench;

static void stop_unless(int done, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s failed\n", what);
        exit(1);
    }
}

static void open_bench(bench *b)
{
    stop_unless(ivn_context_new(NULL, &b->context) == IVN_OK, "context");
    stop_unless(ivn_rulebook_builtin(b->context, &b->rulebook, NULL) == IVN_OK, "rulebook");
    stop_unless(ivn_catalogue_builtin(b->context, &b->catalogue, NULL) == IVN_OK, "catalogue");
    stop_unless(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &b->calendar) == IVN_OK, "calendar");
    b->actor = (ivn_actor){.size = sizeof b->actor, .role = IVN_ROLE_SYSTEM, .name = "A. Clerk"};
    b->environment = (ivn_environment){.size = sizeof b->environment,
                                       .calendar = b->calendar,
                                       .rulebook = b->rulebook,
                                       .catalogue = b->catalogue,
                                       .actor = &b->actor};
}

static ivn_instant at_hour(int32_t day, int32_t hour)
{
    return (ivn_instant)day * 86400000 + (ivn_instant)hour * 3600000;
}

static ivn_command next_command(bench *b, uint32_t type, const void *body)
{
    snprintf(b->id, sizeof b->id, "7c0f5d3a-1b2e-4c4d-8e6f-%012x", (unsigned)++b->commands);
    return (ivn_command){.size = sizeof(ivn_command),
                         .type = type,
                         .id = b->id,
                         .record = b->record == NULL ? NULL : ivn_referral_read(b->record)->id,
                         .body = body};
}

static void give(bench *b, ivn_instant now, uint32_t type, const void *body)
{
    ivn_command command = next_command(b, type, body);
    ivn_error error = {.size = sizeof error};
    ivn_change *change = NULL;

    b->environment.now = now;
    if (ivn_decide(b->context, b->record, &command, &b->environment, &change, NULL, &error) != IVN_OK) {
        fprintf(stderr, "%u: %s: %s\n", (unsigned)b->commands, error.pointer, error.message);
        exit(1);
    }
    ivn_record_free(b->record);
    b->record = ivn_change_record(change);
    ivn_change_free(change);
}

static void meet(bench *b, uint32_t kind, int32_t day)
{
    ivn_appointment offer = {.size = sizeof offer,
                             .kind = kind,
                             .starts = {1, 0, at_hour(day, 10)},
                             .minutes = {1, 60},
                             .mode = IVN_MODE_FACE_TO_FACE,
                             .place = IVN_PLACE_PROBATION_OFFICE,
                             .office = "CRSEXTL"};
    ivn_attendance attendance = {.size = sizeof attendance, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO};
    ivn_feedback feedback = {.size = sizeof feedback,
                             .notify_behaviour = IVN_NO,
                             .notify_concerns = IVN_NO,
                             .summary = "What was planned was done, and the plan for the next time was made.",
                             .response = "Took part, and asked for more of it."};
    const ivn_referral_view *referral;

    give(b, at_hour(day - 2, 9), IVN_COMMAND_OFFER_APPOINTMENT, &offer);
    referral = ivn_referral_read(b->record);
    attendance.appointment = feedback.appointment = referral->appointments[referral->appointment_count - 1]->id;
    give(b, at_hour(day, 12), IVN_COMMAND_RECORD_ATTENDANCE, &attendance);
    referral = ivn_referral_read(b->record);
    feedback.appointment = referral->appointments[referral->appointment_count - 1]->id;
    give(b, at_hour(day, 13), IVN_COMMAND_SUBMIT_FEEDBACK, &feedback);
}

static void begin(bench *b)
{
    const ivn_sentence order = {.size = sizeof order,
                                .basis = IVN_BASIS_COMMUNITY_ORDER,
                                .ends = IVNI_ON(2028, 5, 31),
                                .rehabilitation_activity = IVN_YES};
    const ivn_sentence *const sentences[] = {&order};
    const ivn_service_user user = {.size = sizeof user,
                                   .sex = IVN_SEX_MALE,
                                   .reference = "X123456",
                                   .date_of_birth = IVNI_ON(1990, 4, 2),
                                   .sentences = sentences,
                                   .sentence_count = 1};
    const ivn_referral_facts facts = {.size = sizeof facts,
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
                                      .responsibilities = IVN_NO};
    const char *const outcomes[] = {"1", "2"};
    const ivn_chosen_need need = {.size = sizeof need,
                                  .area = IVN_NEED_EMOTIONAL,
                                  .complexity = IVN_COMPLEXITY_MEDIUM,
                                  .outcome_count = 2,
                                  .outcomes = outcomes};
    const ivn_chosen_need *const list[] = {&need};
    const ivn_chosen_needs needs = {.size = sizeof needs, .need_count = 1, .needs = list};
    const int32_t day = IVNI_DAY(2026, 11, 2);

    give(b, at_hour(day, 9), IVN_COMMAND_DRAFT, &facts);
    give(b, at_hour(day, 9), IVN_COMMAND_CHOOSE_NEEDS, &needs);
    give(b, at_hour(day, 9), IVN_COMMAND_SEND, NULL);
    give(b, at_hour(day, 10), IVN_COMMAND_RECEIVE, NULL);
    give(b, at_hour(day, 10), IVN_COMMAND_ACCEPT, NULL);
}

static void make_plan(bench *b, int32_t day)
{
    const ivn_planned_activity activity = {.size = sizeof activity,
                                           .text = "Ways to handle emotions.",
                                           .responsible = IVN_PARTY_SUPPLIER,
                                           .by = IVNI_ON(2027, 3, 31)};
    const ivn_planned_activity *const activities[] = {&activity};
    const ivn_outcome first = {.size = sizeof first, .area = IVN_NEED_EMOTIONAL, .key = "1"};
    const ivn_outcome second = {.size = sizeof second, .area = IVN_NEED_EMOTIONAL, .key = "2"};
    const ivn_outcome *const outcomes[] = {&first, &second};
    const ivn_action_plan plan = {.size = sizeof plan,
                                  .sessions = {1, 30},
                                  .activity_count = 1,
                                  .activities = activities,
                                  .outcomes = outcomes,
                                  .outcome_count = 2};

    give(b, at_hour(day, 14), IVN_COMMAND_SUBMIT_ACTION_PLAN, &plan);
    give(b, at_hour(day, 15), IVN_COMMAND_APPROVE_ACTION_PLAN, NULL);
}

static void live(bench *b)
{
    const int32_t day = IVNI_DAY(2026, 11, 9);

    begin(b);
    meet(b, IVN_APPOINTMENT_SUPPLIER_ASSESSMENT, day);
    make_plan(b, day);
    for (int32_t i = 1; i < APPOINTMENTS; i++)
        meet(b, IVN_APPOINTMENT_SESSION, day + 4 * i);
}

static void decide(void *user)
{
    bench *b = user;
    ivn_change *change = NULL;

    for (int i = 0; i < ROUNDS; i++) {
        stop_unless(ivn_decide(b->context, b->record, b->command, &b->environment, &change, NULL, NULL) == IVN_OK,
                    "decide");
        ivn_change_free(change);
    }
}

static void measure(bench *b, const char *what, uint32_t type, const void *body)
{
    const bench_side side[] = {{decide, NULL}};
    ivn_command command = next_command(b, type, body);
    int64_t best;

    b->command = &command;
    bench_compare(side, 1, 20, b, &best);
    printf("casework     decide, %u appointments, %-16s %.1f us\n", (unsigned)APPOINTMENTS, what,
           (double)best / ROUNDS / 1e3);
}

static void measure_decisions(bench *b)
{
    const int32_t day = IVNI_DAY(2026, 11, 9) + 4 * APPOINTMENTS;
    const ivn_appointment offer = {.size = sizeof offer,
                                   .kind = IVN_APPOINTMENT_SESSION,
                                   .starts = {1, 0, at_hour(day, 10)},
                                   .minutes = {1, 60},
                                   .mode = IVN_MODE_FACE_TO_FACE,
                                   .place = IVN_PLACE_PROBATION_OFFICE,
                                   .office = "CRSEXTL"};
    const ivn_note note = {.size = sizeof note, .text = "Has found work."};
    const ivn_referral_facts amended = {.size = sizeof amended, .further = "Prefers mornings."};
    ivn_attendance attendance = {.size = sizeof attendance, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO};

    b->environment.now = at_hour(day - 2, 9);
    measure(b, "a note", IVN_COMMAND_LIAISE, &note);
    measure(b, "an amendment", IVN_COMMAND_AMEND, &amended);
    measure(b, "an offer", IVN_COMMAND_OFFER_APPOINTMENT, &offer);
    give(b, at_hour(day - 2, 9), IVN_COMMAND_OFFER_APPOINTMENT, &offer);
    attendance.appointment = ivn_referral_read(b->record)->appointments[APPOINTMENTS]->id;
    b->environment.now = at_hour(day, 12);
    measure(b, "an attendance", IVN_COMMAND_RECORD_ATTENDANCE, &attendance);
}

static void load(void *user)
{
    bench *b = user;
    ivn_record *record = NULL;

    for (int i = 0; i < FEW; i++) {
        stop_unless(ivn_record_from_json(b->context, ivn_text_data(b->json), ivn_text_size(b->json), &record, NULL,
                                         NULL) == IVN_OK,
                    "record_from_json");
        ivn_record_free(record);
    }
}

static void print(void *user)
{
    bench *b = user;
    ivn_text *text = NULL;

    for (int i = 0; i < FEW; i++) {
        stop_unless(ivn_record_to_json(b->context, b->record, &text, NULL) == IVN_OK, "record_to_json");
        ivn_text_free(text);
    }
}

static void parse_and_print(void *user)
{
    bench *b = user;

    for (int i = 0; i < FEW; i++) {
        cJSON *tree = cJSON_Parse(ivn_text_data(b->json));
        char *text = cJSON_PrintUnformatted(tree);

        stop_unless(text != NULL, "cJSON");
        cJSON_free(text);
        cJSON_Delete(tree);
    }
}

static void measure_json(bench *b)
{
    const bench_side sides[] = {{load, NULL}, {print, NULL}, {parse_and_print, NULL}};
    int64_t best[3];

    stop_unless(ivn_record_to_json(b->context, b->record, &b->json, NULL) == IVN_OK, "record_to_json");
    bench_compare(sides, 3, 200, b, best);
    printf("casework     record of %u entries, %u bytes: read %.0f us, write %.0f us; cJSON both %.0f us: %.2f\n",
           (unsigned)ivn_referral_read(b->record)->entry_count, (unsigned)ivn_text_size(b->json),
           (double)best[0] / FEW / 1e3, (double)best[1] / FEW / 1e3, (double)best[2] / FEW / 1e3,
           (double)(best[0] + best[1]) / (double)best[2]);
    ivn_text_free(b->json);
}

int main(void)
{
    static bench b;

    open_bench(&b);
    live(&b);
    measure_decisions(&b);
    measure_json(&b);
    ivn_record_free(b.record);
    ivn_calendar_free(b.calendar);
    ivn_catalogue_free(b.catalogue);
    ivn_rulebook_free(b.rulebook);
    ivn_context_free(b.context);
    return 0;
}
