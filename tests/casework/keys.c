/*
 * Tests of src/casework/keys.c, news.c and happenings.c: how a record is found, who is told of it, and what the engine
 * of duties is told.
 */
#include "desk.h"

#include <stdio.h>
#include <string.h>

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

static void live_steps(uint32_t count)
{
    desk_forget(&at);
    for (uint32_t i = 0; i < count; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    at.actor.role = IVN_ROLE_SYSTEM;
}

/* --- keys --- */

/* All keys of the record, "name=value" a line; days as dates. */
static const char *keys(void)
{
    static char text[4000];
    const ivn_change_view *change = ivn_change_read(at.change);
    size_t length = 0;

    text[0] = '\0';
    for (uint32_t i = 0; i < change->key_count; i++) {
        const ivn_index_key *key = change->keys[i];

        length += (size_t)snprintf(text + length, sizeof text - length, "%s=", key->name);
        if (strncmp(key->name, "duty/", 5) == 0) {
            uint32_t ordered = (uint32_t)key->data[0] << 24 | (uint32_t)key->data[1] << 16 |
                               (uint32_t)key->data[2] << 8 | key->data[3];
            char day[11];

            assert_int_equal(key->length, 4);
            assert_int_equal(ivn_date_format((ivn_date)(ordered ^ 0x80000000u), day), IVN_OK);
            length += (size_t)snprintf(text + length, sizeof text - length, "%s\n", day);
        } else {
            length += (size_t)snprintf(text + length, sizeof text - length, "%.*s\n", (int)key->length,
                                       (const char *)key->data);
        }
    }
    return text;
}

static int has_key(const char *line)
{
    return strstr(keys(), line) != NULL;
}

static void a_draft_is_found_by_its_person_its_supplier_and_its_phase(void **state)
{
    (void)state;
    live_steps(1);
    assert_non_null(strstr(keys(), "phase=draft\nprovider=A Supplier\nservice_user=X123456\n"));
    assert_false(has_key("reference="));
}

static void a_sent_referral_is_found_by_its_number_which_no_other_has(void **state)
{
    const ivn_change_view *change;
    uint32_t unique = 0;

    (void)state;
    live_steps(3);
    change = ivn_change_read(at.change);
    for (uint32_t i = 0; i < change->key_count; i++) {
        if (change->keys[i]->unique == IVN_YES) {
            assert_string_equal(change->keys[i]->name, "reference");
            assert_memory_equal(change->keys[i]->data, desk_referral(&at)->reference, 8);
            unique++;
        }
    }
    assert_int_equal(unique, 1);
}

static void an_open_duty_is_found_by_the_day_from_which_it_counts(void **state)
{
    (void)state;
    live_steps(4);
    assert_true(has_key("duty/assessment-offered=2026-11-02\n"));
    assert_true(has_key("duty/assessment-held=2026-11-02\n"));
    assert_true(has_key("duty/first-response=2026-11-02\n"));
    assert_false(has_key("duty/action-plan="));
    assert_true(has_key("duty/programme-first-check=2028-05-31\n")); /* kinds are not looked at */
}

static void what_has_been_done_is_found_no_more(void **state)
{
    (void)state;
    live_steps(8);
    assert_false(has_key("duty/assessment-offered="));
    assert_false(has_key("duty/first-response="));
    assert_true(has_key("duty/assessment-held=2026-11-02\n"));
    live_steps(11);
    assert_false(has_key("duty/assessment-held="));
    assert_true(has_key("duty/action-plan=2026-11-10\n"));
    live_steps(12);
    assert_false(has_key("duty/action-plan="));
}

static void each_session_that_lacks_its_record_has_a_key(void **state)
{
    (void)state;
    live_steps(15);
    assert_true(has_key("duty/session-record=2026-11-17\n"));
    live_steps(18);
    assert_false(has_key("duty/session-record=2026-11-17\n"));
    assert_true(has_key("duty/session-record=2026-11-24\n"));
}

static void a_report_is_owed_from_the_end_of_the_service(void **state)
{
    (void)state;
    live_steps(25);
    assert_true(has_key("duty/end-of-service-report=2026-12-02\n"));
    live_steps(27);
    assert_false(has_key("duty/end-of-service-report="));
}

/* Under another calendar it may have been overdue by then, and what was overdue stays so. */
static void what_fell_away_keeps_its_key_until_it_counts_anew(void **state)
{
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_OTHER_CHANGE, .text = "More is needed."};

    (void)state;
    live_steps(5);
    desk_now(&at, "2026-11-20T09:00", IVN_ROLE_SYSTEM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RETURN, &why), IVN_OK);
    assert_true(has_key("duty/assessment-held=2026-11-02\n"));
    assert_decided(&at, desk_give(&at, IVN_COMMAND_SEND, NULL), IVN_OK);
    desk_now(&at, "2026-11-23T09:00", IVN_ROLE_SYSTEM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECEIVE, NULL), IVN_OK);
    assert_false(has_key("duty/assessment-held=2026-11-02\n"));
    assert_true(has_key("duty/assessment-held=2026-11-23\n"));
}

static void a_change_of_the_release_date_gives_the_first_response_another_day(void **state)
{
    const ivn_release_date release = {
        .size = sizeof release, .source = IVN_RELEASE_CONDITIONAL, .date = {1, day_of("2026-11-12")}};
    const ivn_release_date *const dates[] = {&release};
    const ivn_custody custody = {
        .size = sizeof custody, .in_custody = IVN_YES, .release_dates = dates, .release_date_count = 1};

    (void)state;
    live_steps(5);
    desk_now(&at, "2026-11-04T09:00", IVN_ROLE_PRISON);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &custody), IVN_OK);
    assert_true(has_key("duty/first-response=2026-11-02\n"));
    assert_true(has_key("duty/first-response=2026-11-04\n"));
    assert_true(has_key("duty/release-notice=2026-11-12\n"));
}

/* Whatever the engine says is owed or overdue has a key with the day from which the engine counts. */
static void every_open_duty_of_the_engine_has_its_key_at_each_step(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        ivn_duties *duties = NULL;
        const ivn_duties_view *view;

        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        assert_int_equal(ivn_referral_duties(at.context, at.record, &at.environment, &duties, NULL), IVN_OK);
        view = ivn_duties_read(duties);
        for (uint32_t j = 0; j < view->count; j++) {
            const ivn_duty *duty = view->duties[j];
            char line[200], day[11];

            if (duty->state != IVN_DUTY_STATE_NOT_DUE && duty->state != IVN_DUTY_STATE_DUE_TODAY &&
                duty->state != IVN_DUTY_STATE_OVERDUE)
                continue;
            ivn_date_format(duty->triggered.value, day);
            snprintf(line, sizeof line, "duty/%s=%s\n", duty->key, day);
            if (!has_key(line))
                fail_msg("step %u lacks %s it has\n%s", i, line, keys());
        }
        ivn_duties_free(duties);
    }
}

static void keys_stand_in_their_order_and_none_twice(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        const ivn_change_view *change;

        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        change = ivn_change_read(at.change);
        for (uint32_t j = 1; j < change->key_count; j++) {
            const ivn_index_key *a = change->keys[j - 1], *b = change->keys[j];
            int order = strcmp(a->name, b->name);

            if (order == 0)
                order = memcmp(a->data, b->data, a->length < b->length ? a->length : b->length);
            assert_true(order < 0 || (order == 0 && a->length < b->length));
        }
    }
}

/* --- news --- */

static void assert_news(const uint32_t *types, uint32_t count)
{
    const ivn_change_view *change = ivn_change_read(at.change);

    if (change->event_count != count)
        fail_msg("%u events", change->event_count);
    for (uint32_t i = 0; i < count; i++) {
        char id[37];
        ivni_id record;

        ivni_id_parse(change->id, &record);
        ivni_event_id(&record, change->revision, i + 1, id);
        assert_int_equal(change->events[i]->type, types[i]);
        assert_string_equal(change->events[i]->id, id);
        assert_string_equal(change->events[i]->record, change->id);
        assert_int_equal(change->events[i]->index, i + 1);
        assert_int_equal(change->events[i]->revision, change->revision);
        assert_true(change->events[i]->audience_count > 0);
    }
}

#define NEWS(...)                                                                                                      \
    assert_news((const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void each_command_gives_its_news_to_those_who_need_to_know(void **state)
{
    const ivn_event *event;

    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    NEWS(IVN_NEWS_REFERRAL_SENT);
    event = ivn_change_read(at.change)->events[0];
    assert_int_equal(event->audience_count, 1);
    assert_int_equal(event->audience[0], IVN_ROLE_SUPPLIER);
    assert_int_equal(event->role, IVN_ROLE_PRACTITIONER);
    assert_true(event->at.value == instant_of("2026-11-02T09:20"));
    life_until(&at, IVN_COMMAND_RESCHEDULE_APPOINTMENT);
    NEWS(IVN_NEWS_APPOINTMENT_RESCHEDULED);
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    NEWS(IVN_NEWS_APPOINTMENT_ATTENDED);
}

static void who_did_not_come_is_news_of_another_kind(void **state)
{
    (void)state;
    live_steps(20);
    NEWS(IVN_NEWS_APPOINTMENT_MISSED);
}

static void what_follows_from_a_command_is_told_beside_it(void **state)
{
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_DIED, .text = "Died."};

    (void)state;
    live_steps(25);
    NEWS(IVN_NEWS_APPOINTMENT_OFFERED, IVN_NEWS_APPOINTMENT_ATTENDED, IVN_NEWS_PRACTITIONER_NOTIFIED,
         IVN_NEWS_SERVICE_ENDED);
    live_steps(27);
    NEWS(IVN_NEWS_REPORT_SUBMITTED, IVN_NEWS_REFERRAL_CONCLUDED);
    live_steps(10);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_WITHDRAW, &why), IVN_OK);
    NEWS(IVN_NEWS_REFERRAL_WITHDRAWN, IVN_NEWS_SERVICE_ENDED, IVN_NEWS_REFERRAL_CONCLUDED);
}

/* --- the case --- */

static uint32_t state_of(const char *key, uint32_t number)
{
    ivn_duties *duties = NULL;
    const ivn_duties_view *view;
    uint32_t state = 0;

    assert_int_equal(ivn_referral_duties(at.context, at.record, &at.environment, &duties, &at.error), IVN_OK);
    view = ivn_duties_read(duties);
    for (uint32_t i = 0; i < view->count; i++) {
        if (strcmp(view->duties[i]->key, key) == 0 && (number == 0 || view->duties[i]->number == number))
            state = view->duties[i]->state;
    }
    ivn_duties_free(duties);
    return state;
}

static void duties_of_a_referral_follow_its_life(void **state)
{
    (void)state;
    live_steps(3);
    assert_int_equal(state_of("assessment-held", 0), IVN_DUTY_STATE_NOT_TRIGGERED);
    live_steps(4);
    assert_int_equal(state_of("assessment-held", 0), IVN_DUTY_STATE_NOT_DUE);
    desk_now(&at, "2026-11-16T09:00", IVN_ROLE_SYSTEM);
    assert_int_equal(state_of("assessment-held", 0), IVN_DUTY_STATE_DUE_TODAY);
    desk_now(&at, "2026-11-17T09:00", IVN_ROLE_SYSTEM);
    assert_int_equal(state_of("assessment-held", 0), IVN_DUTY_STATE_OVERDUE);
    live_steps(11);
    assert_int_equal(state_of("assessment-held", 0), IVN_DUTY_STATE_MET);
    assert_int_equal(state_of("action-plan", 0), IVN_DUTY_STATE_NOT_DUE);
    live_steps(15);
    desk_now(&at, "2026-11-18T09:00", IVN_ROLE_SYSTEM);
    assert_int_equal(state_of("session-record", 3), IVN_DUTY_STATE_OVERDUE);
    live_steps(25);
    assert_int_equal(state_of("end-of-service-report", 0), IVN_DUTY_STATE_NOT_DUE);
    live_steps(27);
    assert_int_equal(state_of("end-of-service-report", 0), IVN_DUTY_STATE_MET);
}

static void the_case_says_what_happened_in_the_order_of_time(void **state)
{
    static const uint32_t expected[] = {IVN_EVENT_REFERRAL_RECEIVED,
                                        IVN_EVENT_FIRST_RESPONSE,
                                        IVN_EVENT_SUPPLIER_ASSESSMENT_OFFERED,
                                        IVN_EVENT_SUPPLIER_ASSESSMENT_OFFERED,
                                        IVN_EVENT_SUPPLIER_ASSESSMENT_HELD,
                                        IVN_EVENT_ACTION_PLAN_SUBMITTED,
                                        IVN_EVENT_SESSION_HELD};
    ivn_facts *facts = NULL;
    const ivn_case_facts *of;

    (void)state;
    live_steps(15);
    assert_int_equal(ivn_referral_case(at.context, at.record, &at.environment, &facts, NULL), IVN_OK);
    of = ivn_facts_read(facts, IVN_FACTS_CASE);
    assert_int_equal(of->kind, IVN_KIND_COMMISSIONED_SERVICE);
    assert_string_equal(of->service_user->reference, "X123456");
    assert_int_equal(of->event_count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < of->event_count; i++)
        assert_int_equal(of->events[i]->event, expected[i]);
    assert_int_equal(of->events[6]->number, 3);
    ivn_facts_free(facts);
    assert_int_equal(ivn_referral_case(at.context, NULL, &at.environment, &facts, NULL), IVN_ERROR_ARGUMENT);
}

static void the_case_says_what_was_known_of_release_when(void **state)
{
    const ivn_release_date soon = {
        .size = sizeof soon, .source = IVN_RELEASE_CONDITIONAL, .date = {1, day_of("2026-11-12")}};
    const ivn_release_date *const dates[] = {&soon};
    const ivn_custody custody = {
        .size = sizeof custody, .in_custody = IVN_YES, .release_dates = dates, .release_date_count = 1};
    const ivn_custody none = {.size = sizeof none, .in_custody = IVN_NO};
    const ivn_service_user free_user = {.size = sizeof free_user, .custody = &none};
    const ivn_referral_facts amended = {.size = sizeof amended, .service_user = &free_user};
    const ivn_case_facts *of;
    ivn_facts *facts = NULL;

    (void)state;
    live_steps(2);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &amended), IVN_OK);
    for (uint32_t i = 2; i < 5; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    desk_now(&at, "2026-11-04T09:00", IVN_ROLE_PRISON);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &custody), IVN_OK);
    assert_int_equal(ivn_referral_case(at.context, at.record, &at.environment, &facts, NULL), IVN_OK);
    of = ivn_facts_read(facts, IVN_FACTS_CASE);
    assert_int_equal(of->event_count, 2);
    assert_false(of->events[0]->release.known);
    assert_int_equal(of->events[0]->in_custody, IVN_NO);
    assert_int_equal(of->events[1]->event, IVN_EVENT_RELEASE_DATE_CHANGED);
    assert_int_equal(of->events[1]->release.value, day_of("2026-11-12"));
    assert_int_equal(of->events[1]->in_custody, IVN_YES);
    ivn_facts_free(facts);
    assert_int_equal(state_of("first-response", 0), IVN_DUTY_STATE_NOT_DUE); /* urgent since the change */
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(a_draft_is_found_by_its_person_its_supplier_and_its_phase),
        LIVED(a_sent_referral_is_found_by_its_number_which_no_other_has),
        LIVED(an_open_duty_is_found_by_the_day_from_which_it_counts),
        LIVED(what_has_been_done_is_found_no_more),
        LIVED(each_session_that_lacks_its_record_has_a_key),
        LIVED(a_report_is_owed_from_the_end_of_the_service),
        LIVED(what_fell_away_keeps_its_key_until_it_counts_anew),
        LIVED(a_change_of_the_release_date_gives_the_first_response_another_day),
        LIVED(every_open_duty_of_the_engine_has_its_key_at_each_step),
        LIVED(keys_stand_in_their_order_and_none_twice),
        LIVED(each_command_gives_its_news_to_those_who_need_to_know),
        LIVED(who_did_not_come_is_news_of_another_kind),
        LIVED(what_follows_from_a_command_is_told_beside_it),
        LIVED(duties_of_a_referral_follow_its_life),
        LIVED(the_case_says_what_happened_in_the_order_of_time),
        LIVED(the_case_says_what_was_known_of_release_when),
    };

    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
