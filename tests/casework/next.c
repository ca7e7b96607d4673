/*
 * What may come next, against what is then decided.
 */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "failing.h"

static desk at;

static ivn_next *next_for(uint32_t role)
{
    ivn_next *next = NULL;

    at.actor.role = role;
    assert_int_equal(ivn_referral_next(at.context, at.record, &at.environment, &next, &at.error), IVN_OK);
    return next;
}

static const ivn_next_step *step_of(const ivn_next *next, uint32_t command)
{
    return ivn_next_read(next)->steps[command - 1];
}

static void every_command_is_told_in_its_order(void **state)
{
    ivn_next *next;

    (void)state;
    desk_forget(&at);
    next = next_for(IVN_ROLE_PRACTITIONER);
    for (uint32_t i = 0; i < ivn_next_read(next)->count; i++) {
        const ivn_next_step *step = ivn_next_read(next)->steps[i];

        assert_int_equal(step->command, i + 1);
        assert_string_equal(step->title, ivn_term_of(IVN_VOCABULARY_COMMAND, i + 1)->title);
        assert_int_equal(step->allowed == IVN_YES, step->obstacle_count == 0);
    }
    assert_null(ivn_term_of(IVN_VOCABULARY_COMMAND, ivn_next_read(next)->count + 1));
    ivn_next_free(next);
}

static void without_a_referral_one_may_be_drafted_and_nothing_else(void **state)
{
    ivn_next *next;

    (void)state;
    desk_forget(&at);
    next = next_for(IVN_ROLE_PRACTITIONER);
    for (uint32_t i = 0; i < ivn_next_read(next)->count; i++) {
        const ivn_next_step *step = ivn_next_read(next)->steps[i];

        assert_int_equal(step->allowed, step->command == IVN_COMMAND_DRAFT ? IVN_YES : IVN_NO);
        if (step->command != IVN_COMMAND_DRAFT)
            assert_int_equal(step->obstacles[0]->guard, IVN_GUARD_PHASE);
    }
    ivn_next_free(next);
}

static void what_is_done_in_a_life_was_allowed_before(void **state)
{
    (void)state;
    desk_forget(&at);
    for (uint32_t i = 0; i < life_count; i++) {
        ivn_next *next;

        desk_now(&at, life_steps[i].time, life_steps[i].role);
        next = next_for(life_steps[i].role);
        if (step_of(next, life_steps[i].type)->allowed != IVN_YES)
            fail_msg("step %u: %s", (unsigned)i, step_of(next, life_steps[i].type)->obstacles[0]->reason);
        ivn_next_free(next);
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    }
}

/* Refused alike: what stands in the way of a command without a body is what its decision tells. */
/* A guard says in one sentence what a violation says in two parts. */
static void assert_says(const ivn_violation *violation, const char *reason)
{
    char joined[512];

    snprintf(joined, sizeof joined, "%s; expected %s.", violation->message, violation->expected);
    assert_string_equal(joined, reason);
}

static void a_command_without_a_body_is_refused_for_the_same_reasons(void **state)
{
    static const uint32_t commands[] = {IVN_COMMAND_SEND,          IVN_COMMAND_RECEIVE,
                                        IVN_COMMAND_ACCEPT,        IVN_COMMAND_SHARE_ACTION_PLAN,
                                        IVN_COMMAND_SUBMIT_REPORT, IVN_COMMAND_APPROVE_ACTION_PLAN};

    (void)state;
    desk_forget(&at);
    for (uint32_t i = 0; i < life_count; i++) {
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        for (size_t c = 0; c < sizeof commands / sizeof *commands; c++) {
            const ivn_command command = {.size = sizeof command,
                                         .type = commands[c],
                                         .id = "7c0f5d3a-1b2e-4c4d-8e6f-ffffffffffff",
                                         .record = desk_referral(&at)->id};
            ivn_next *next = next_for(IVN_ROLE_SYSTEM);
            const ivn_next_step *step = step_of(next, commands[c]);
            ivn_violations *violations = NULL;
            ivn_change *change = NULL;
            ivn_status status =
                ivn_decide(at.context, at.record, &command, &at.environment, &change, &violations, NULL);

            assert_int_equal(status == IVN_ERROR_STATE, step->allowed == IVN_NO);
            assert_int_equal(ivn_violations_read(violations)->count, step->obstacle_count);
            for (uint32_t k = 0; k < step->obstacle_count; k++)
                assert_says(ivn_violations_read(violations)->list[k], step->obstacles[k]->reason);
            ivn_violations_free(violations);
            ivn_change_free(change);
            ivn_next_free(next);
        }
    }
}

static void a_role_that_may_not_is_told_beside_what_else_is_in_the_way(void **state)
{
    const ivn_next_step *send;
    ivn_next *next;

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_DRAFT);
    next = next_for(IVN_ROLE_SUPPLIER);
    send = step_of(next, IVN_COMMAND_SEND);
    assert_int_equal(send->obstacle_count, 2);
    assert_int_equal(send->obstacles[0]->guard, IVN_GUARD_ROLE);
    assert_string_equal(send->obstacles[0]->reason,
                        "The actor is: supplier; expected one of: practitioner, probation service, system.");
    assert_int_equal(send->obstacles[1]->guard, IVN_GUARD_COMPLETE);
    assert_string_equal(send->obstacles[1]->pointer, "/needs");
    assert_string_equal(send->obstacles[1]->rule, "RM-COMPLETE");
    assert_string_equal(send->obstacles[1]->source, "Refer and monitor an intervention: Making a referral");
    ivn_next_free(next);
}

static void without_an_actor_any_role_is_taken(void **state)
{
    ivn_next *next = NULL;

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_SEND);
    at.environment.actor = NULL;
    assert_int_equal(ivn_referral_next(at.context, at.record, &at.environment, &next, NULL), IVN_OK);
    assert_int_equal(step_of(next, IVN_COMMAND_RECEIVE)->allowed, IVN_YES);
    assert_int_equal(step_of(next, IVN_COMMAND_WITHDRAW)->allowed, IVN_YES);
    at.environment.actor = &at.actor;
    ivn_next_free(next);
}

static void it_points_into_nothing_else(void **state)
{
    ivn_record *record;
    ivn_next *next;

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_DRAFT);
    record = at.record;
    at.record = NULL;
    next = NULL;
    assert_int_equal(ivn_referral_next(at.context, record, &at.environment, &next, NULL), IVN_OK);
    ivn_record_free(record);
    assert_string_equal(step_of(next, IVN_COMMAND_SEND)->obstacles[0]->pointer, "/needs");
    ivn_next_free(next);
    desk_forget(&at);
}

static void as_json_it_tells_each_obstacle(void **state)
{
    ivn_text *text = NULL;
    ivn_next *next;

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_DRAFT);
    next = next_for(IVN_ROLE_PRACTITIONER);
    assert_int_equal(ivn_next_to_json(at.context, next, &text, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(text),
                           "{\"command\":\"send\",\"title\":\"send the referral\",\"allowed\":false,\"obstacles\":"
                           "[{\"guard\":\"complete\",\"reason\":\"No need has been chosen; expected at least one.\","
                           "\"pointer\":\"/needs\",\"rule\":\"RM-COMPLETE\","));
    ivn_text_free(text);
    ivn_next_free(next);
}

static void what_is_missing_is_refused(void **state)
{
    ivn_environment timeless = at.environment;
    ivn_next *next = NULL;

    (void)state;
    timeless.now = 0;
    assert_int_equal(ivn_referral_next(NULL, NULL, &at.environment, &next, &at.error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_next(at.context, NULL, NULL, &next, &at.error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_next(at.context, NULL, &at.environment, NULL, &at.error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_next(at.context, NULL, &timeless, &next, &at.error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_next(at.context, NULL, &at.environment, &next, &(ivn_error){.size = 3}),
                     IVN_ERROR_SIZE);
    assert_null(next);
    assert_null(ivn_next_read(NULL));
    ivn_next_free(NULL);
}

static ivn_status asks_what_is_next(const ivn_context *context, void *user)
{
    ivn_next *next = NULL;
    ivn_status status = ivn_referral_next(context, user, &at.environment, &next, NULL);

    ivn_next_free(next);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_DRAFT);
    failing_every_with_context(asks_what_is_next, at.record);
}

static void a_limit_is_told(void **state)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 64};
    ivn_context *small = NULL;
    ivn_next *next = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    assert_int_equal(ivn_referral_next(small, NULL, &at.environment, &next, &at.error), IVN_ERROR_LIMIT);
    ivn_context_free(small);
    options.max_document_bytes = 2048;
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    assert_int_equal(ivn_referral_next(small, NULL, &at.environment, &next, &at.error), IVN_ERROR_LIMIT);
    ivn_context_free(small);
}

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

/* Of every command that says nothing, whether it was told to be possible and is then possible. */
static void assert_next_is_what_is_decided(uint32_t command, const void *body, ivn_flag allowed)
{
    ivn_next *next = next_for(IVN_ROLE_SYSTEM);
    const ivn_next_step *step = step_of(next, command);

    assert_int_equal(step->allowed, allowed);
    if (allowed == IVN_NO)
        assert_int_equal(step->obstacles[0]->guard, IVN_GUARD_ROOM);
    assert_decided(&at, desk_give(&at, command, body), allowed == IVN_YES ? IVN_OK : IVN_ERROR_STATE);
    ivn_next_free(next);
}

static void a_record_that_is_full_is_told_to_be(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Said."};
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_NOT_ENGAGED, .text = "As was said."};

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_ACCEPT);
    at.actor.role = IVN_ROLE_SYSTEM;
    while (desk_referral(&at)->entry_count < IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES - 1)
        assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &note), IVN_OK);
    assert_next_is_what_is_decided(IVN_COMMAND_LIAISE, &note, IVN_YES);
    assert_next_is_what_is_decided(IVN_COMMAND_LIAISE, &note, IVN_NO);
    assert_next_is_what_is_decided(IVN_COMMAND_WITHDRAW, &why, IVN_YES);
}

static void more_appointments_than_a_referral_has_are_told_to_be_too_many(void **state)
{
    ivn_appointment review = {.size = sizeof review,
                              .kind = IVN_APPOINTMENT_REVIEW,
                              .starts = {.known = 1, .value = instant_of("2026-11-12T10:00")},
                              .minutes = {1, 15},
                              .mode = IVN_MODE_TELEPHONE};

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_ACCEPT);
    at.actor.role = IVN_ROLE_SYSTEM;
    while (desk_referral(&at)->appointment_count < IVN_MOST_APPOINTMENTS) {
        assert_decided(&at, desk_give(&at, IVN_COMMAND_OFFER_APPOINTMENT, &review), IVN_OK);
        review.starts.value += INT64_C(3600000);
    }
    assert_next_is_what_is_decided(IVN_COMMAND_OFFER_APPOINTMENT, &review, IVN_NO);
    assert_next_is_what_is_decided(IVN_COMMAND_RECORD_FIRST_RESPONSE,
                                   &(const ivn_note){.size = sizeof(ivn_note), .text = "Said."}, IVN_YES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_is_told_in_its_order),
        cmocka_unit_test(without_a_referral_one_may_be_drafted_and_nothing_else),
        cmocka_unit_test(what_is_done_in_a_life_was_allowed_before),
        cmocka_unit_test(a_command_without_a_body_is_refused_for_the_same_reasons),
        cmocka_unit_test(a_record_that_is_full_is_told_to_be),
        cmocka_unit_test(more_appointments_than_a_referral_has_are_told_to_be_too_many),
        cmocka_unit_test(a_role_that_may_not_is_told_beside_what_else_is_in_the_way),
        cmocka_unit_test(without_an_actor_any_role_is_taken),
        cmocka_unit_test(it_points_into_nothing_else),
        cmocka_unit_test(as_json_it_tells_each_obstacle),
        cmocka_unit_test(what_is_missing_is_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
        cmocka_unit_test(a_limit_is_told),
    };

    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
