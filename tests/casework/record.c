/*
 * Tests of src/casework/record.c: entries that records share, what is written, memory that runs out.
 */
#include "desk.h"

#include <pthread.h>
#include <string.h>

#include "failing.h"

static desk at;

static int open_desk(void **state)
{
    (void)state;
    desk_open(&at, NULL);
    return 0;
}

static int close_desk(void **state)
{
    (void)state;
    desk_close(&at);
    return 0;
}

static ivn_text *json_of(const ivn_record *record)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_record_to_json(at.context, record, &text, NULL), IVN_OK);
    return text;
}

static ivn_record *record_of(const ivn_text *json)
{
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_record *record = NULL;

    if (ivn_record_from_json(at.context, ivn_text_data(json), ivn_text_size(json), &record, &violations, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return record;
}

/* All that a view shows, as text, to compare two of them. */
static ivn_text *shown_by(const ivn_record *record)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_referral_to_json(at.context, record, &text, NULL), IVN_OK);
    return text;
}

static void assert_same_text(ivn_text *a, ivn_text *b)
{
    assert_string_equal(ivn_text_data(a), ivn_text_data(b));
    ivn_text_free(a);
    ivn_text_free(b);
}

static void a_record_is_read_as_it_was_written_after_each_step(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        ivn_record *read;
        ivn_text *json;

        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        json = json_of(at.record);
        read = record_of(json);
        assert_same_text(json, json_of(read));
        /* A record read from its entries shows what one shows that was brought forward decision by decision. */
        assert_same_text(shown_by(at.record), shown_by(read));
        ivn_record_free(read);
    }
}

static void the_same_commands_give_the_same_bytes(void **state)
{
    ivn_text *first;

    (void)state;
    life_until(&at, 0);
    first = json_of(at.record);
    desk_forget(&at);
    life_until(&at, 0);
    assert_same_text(first, json_of(at.record));
}

/* All that follows from a referral, as text. */
static ivn_text *explained(void)
{
    ivn_explanations *explanations = NULL;
    ivn_text *text = NULL;

    at.environment.on = (ivn_number){1, day_of("2027-03-01")};
    assert_int_equal(ivn_referral_explain(at.context, at.record, &at.environment, &explanations, NULL), IVN_OK);
    assert_int_equal(ivn_explanations_to_json(at.context, explanations, &text, NULL), IVN_OK);
    ivn_explanations_free(explanations);
    at.environment.on = (ivn_number){0};
    return text;
}

static void a_referral_that_ran_elsewhere_is_brought_in_by_its_commands(void **state)
{
    ivn_appointment room;
    ivn_text *lived;

    (void)state;
    life_until(&at, 0);
    lived = explained();
    desk_forget(&at);
    for (uint32_t i = 0; i < life_count; i++) {
        desk_now(&at, "2027-03-01T09:00", life_steps[i].role);
        at.environment.at = (ivn_moment){.known = 1, .value = instant_of(life_steps[i].time)};
        assert_decided(
            &at, desk_give(&at, life_steps[i].type, life_body(&life_steps[i], desk_referral(&at), &room, sizeof room)),
            IVN_OK);
        assert_true(desk_referral(&at)->entries[i]->entered.value == instant_of("2027-03-01T09:00"));
    }
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_CONCLUDED);
    assert_true(desk_referral(&at)->concluded.value == instant_of("2026-12-03T10:00"));
    assert_same_text(lived, explained());
}

static void a_record_outlives_the_change_and_the_records_before_it(void **state)
{
    ivn_record *kept, *draft;
    ivn_text *before;

    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    draft = ivn_change_record(at.change);
    life_until(&at, IVN_COMMAND_APPROVE_ACTION_PLAN);
    kept = ivn_change_record(at.change);
    before = shown_by(kept);
    life_until(&at, 0);
    desk_forget(&at);
    assert_same_text(before, shown_by(kept));
    ivn_record_free(kept);
    assert_int_equal(ivn_referral_read(draft)->phase, IVN_PHASE_DRAFT);
    ivn_record_free(draft);
}

static void entries_are_shared_and_not_copied(void **state)
{
    ivn_record *before;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    before = ivn_change_record(at.change);
    life_until(&at, IVN_COMMAND_ASSIGN);
    for (uint32_t i = 0; i < 5; i++)
        assert_ptr_equal(ivn_referral_read(before)->entries[i], desk_referral(&at)->entries[i]);
    ivn_record_free(before);
}

/* Two decisions on one record, as two people make them at once: each leads its own way. */
static void one_record_may_go_on_in_two_ways(void **state)
{
    const ivn_note one = {.size = sizeof one, .text = "One."}, other = {.size = sizeof other, .text = "Other."};
    ivn_record *common, *left;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    common = ivn_change_record(at.change);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &one), IVN_OK);
    left = ivn_change_record(at.change);
    ivn_record_free(at.record);
    at.record = common;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &other), IVN_OK);
    assert_string_equal(((const ivn_note *)ivn_referral_read(left)->entries[5]->body)->text, "One.");
    assert_string_equal(((const ivn_note *)desk_referral(&at)->entries[5]->body)->text, "Other.");
    ivn_record_free(left);
}

/* --- threads --- */

typedef struct worker {
    const desk *from;
    ivn_record *record;
    int faults;
} worker;

/* Decides on the same record again and again, and gives up what it holds. */
static void *work(void *user)
{
    worker *w = user;
    const ivn_note note = {.size = sizeof note, .text = "Said."};
    ivn_command command = {.size = sizeof command,
                           .type = IVN_COMMAND_LIAISE,
                           .id = "7c0f5d3a-1b2e-4c4d-8e6f-00000000ffff",
                           .record = ivn_referral_read(w->record)->id,
                           .body = &note};

    for (int i = 0; i < 200; i++) {
        ivn_change *change = NULL;
        ivn_record *next;

        if (ivn_decide(w->from->context, w->record, &command, &w->from->environment, &change, NULL, NULL) != IVN_OK) {
            w->faults++;
            continue;
        }
        next = ivn_change_record(change);
        ivn_change_free(change);
        w->faults += ivn_referral_read(next)->liaison_count != 1;
        ivn_record_free(next);
    }
    ivn_record_free(w->record);
    return NULL;
}

static void any_number_of_threads_may_share_a_record(void **state)
{
    pthread_t threads[4];
    worker workers[4];

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    for (int i = 0; i < 4; i++) {
        workers[i] = (worker){&at, ivn_change_record(at.change), 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(workers[i].faults, 0);
    }
}

/* --- memory --- */

/* One decision after the other, under an allocator that fails, on records that lie in the desk's own memory. */
typedef struct step_at_hand {
    const life_step *step;
    ivn_record *before;
    char command[37];
} step_at_hand;

static ivn_status decide_once(const ivn_context *context, void *user)
{
    const step_at_hand *hand = user;
    union {
        ivn_attendance attendance;
        ivn_feedback feedback;
        ivn_appointment appointment;
    } body;
    ivn_command command = {.size = sizeof command, .type = hand->step->type, .id = hand->command};
    ivn_change *change = NULL;
    ivn_violations *violations = NULL;
    ivn_status status;

    command.body = life_body(hand->step, ivn_referral_read(hand->before), &body, sizeof body);
    if (hand->before != NULL)
        command.record = ivn_referral_read(hand->before)->id;
    status = ivn_decide(context, hand->before, &command, &at.environment, &change, &violations, NULL);
    if (status != IVN_OK && (change != NULL || violations != NULL))
        status = IVN_ERROR_STATE; /* a finding: nothing may be left behind */
    ivn_change_free(change);
    ivn_violations_free(violations);
    return status;
}

static void running_out_of_memory_leaves_each_decision_undone(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        step_at_hand hand = {&life_steps[i], at.record, ""};

        desk_command_id(i + 1, hand.command);
        desk_now(&at, life_steps[i].time, life_steps[i].role);
        failing_every_with_context(decide_once, &hand);
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    }
}

static ivn_status write_and_read(const ivn_context *context, void *user)
{
    ivn_text *json = NULL;
    ivn_record *record = NULL;
    ivn_violations *violations = NULL;
    ivn_status status = ivn_record_to_json(context, user, &json, NULL);

    if (status == IVN_OK)
        status = ivn_record_from_json(context, ivn_text_data(json), ivn_text_size(json), &record, &violations, NULL);
    if (status != IVN_OK && (record != NULL || violations != NULL))
        status = IVN_ERROR_STATE;
    ivn_violations_free(violations);
    ivn_record_free(record);
    ivn_text_free(json);
    return status;
}

static void running_out_of_memory_leaves_no_record_behind(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_REPLACE_APPOINTMENT);
    failing_every_with_context(write_and_read, at.record);
}

static void a_context_that_allows_too_little_is_told_so(void **state)
{
    step_at_hand hand = {&life_steps[0], NULL, ""};

    (void)state;
    desk_command_id(1, hand.command);
    limit_every(decide_once, &hand);
}

static void nothing_is_shown_of_nothing(void **state)
{
    ivn_record *record = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_null(ivn_referral_read(NULL));
    assert_int_equal(ivn_record_kind(NULL), 0);
    assert_null(ivn_change_read(NULL));
    ivn_record_free(NULL);
    ivn_change_free(NULL);
    assert_int_equal(ivn_record_to_json(at.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_record_from_json(at.context, NULL, 3, &record, NULL, NULL), IVN_ERROR_ARGUMENT);
    life_until(&at, IVN_COMMAND_DRAFT);
    assert_int_equal(ivn_record_kind(at.record), IVN_RECORD_REFERRAL);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(a_record_is_read_as_it_was_written_after_each_step),
        LIVED(the_same_commands_give_the_same_bytes),
        LIVED(a_referral_that_ran_elsewhere_is_brought_in_by_its_commands),
        LIVED(a_record_outlives_the_change_and_the_records_before_it),
        LIVED(entries_are_shared_and_not_copied),
        LIVED(one_record_may_go_on_in_two_ways),
        LIVED(any_number_of_threads_may_share_a_record),
        LIVED(running_out_of_memory_leaves_each_decision_undone),
        LIVED(running_out_of_memory_leaves_no_record_behind),
        LIVED(a_context_that_allows_too_little_is_told_so),
        LIVED(nothing_is_shown_of_nothing),
    };

    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
