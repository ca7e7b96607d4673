/*
 * Tests of src/casework/decide.c: the life of a referral by commands, and what comes of a command that is repeated,
 * that changes nothing, or that is not allowed.
 */
#include "desk.h"

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

static void each_step_of_a_life_is_allowed_and_leads_to_its_phase(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        if (desk_referral(&at)->phase != life_steps[i].phase)
            fail_msg("step %u: %s instead of %s", i, ivn_term_of(IVN_VOCABULARY_PHASE, desk_referral(&at)->phase)->name,
                     ivn_term_of(IVN_VOCABULARY_PHASE, life_steps[i].phase)->name);
        assert_int_equal(desk_referral(&at)->revision, i + 1);
        assert_int_equal(ivn_change_read(at.change)->expected, i);
        assert_int_equal(ivn_change_read(at.change)->revision, i + 1);
    }
}

/* --- repeated, reused --- */

static ivn_command command_at_hand(uint32_t type, const void *body)
{
    return (ivn_command){.size = sizeof(ivn_command),
                         .type = type,
                         .id = at.command,
                         .record = at.record == NULL ? NULL : desk_referral(&at)->id,
                         .body = body};
}

static void a_repeated_command_is_replayed_and_changes_nothing(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "We begin next week."};
    ivn_command command;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE, &note), IVN_OK);
    command = command_at_hand(IVN_COMMAND_RECORD_FIRST_RESPONSE, &note);
    desk_now(&at, "2026-12-24T09:00", IVN_ROLE_PRISON); /* neither the time nor the actor matters */
    assert_decided(&at, desk_decide(&at, &command), IVN_REPLAYED);
    assert_int_equal(ivn_change_read(at.change)->event_count, 0);
    assert_int_equal(ivn_change_read(at.change)->expected, ivn_change_read(at.change)->revision);
    assert_true(ivn_change_read(at.change)->key_count > 0);
    assert_int_equal(desk_referral(&at)->entry_count, 6);
}

static void an_id_in_capitals_is_the_same_command(void **state)
{
    char id[37];
    ivn_command command;

    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    memcpy(id, at.command, sizeof id);
    for (char *c = id; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'f')
            *c = (char)(*c - 'a' + 'A');
    }
    command = command_at_hand(IVN_COMMAND_DRAFT, &life_facts);
    command.id = id;
    assert_decided(&at, desk_decide(&at, &command), IVN_REPLAYED);
    command.record = NULL; /* of a draft, it says nothing that the id does not */
    assert_decided(&at, desk_decide(&at, &command), IVN_REPLAYED);
}

static void an_id_that_was_used_for_something_else_is_refused(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Something else."};
    ivn_command command;

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE);
    command = command_at_hand(IVN_COMMAND_RECORD_FIRST_RESPONSE, &note);
    assert_decided(&at, desk_decide(&at, &command), IVN_ERROR_REUSED);
    assert_null(at.change);
    assert_null(at.violations);
    assert_string_equal(at.error.pointer, "/id");
}

static void a_refused_command_is_not_remembered(void **state)
{
    const ivn_note nothing = {.size = sizeof nothing}, note = {.size = sizeof note, .text = "Now in words."};
    ivn_command command;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    assert_int_equal(desk_give(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE, &nothing), IVN_ERROR_STATE);
    command = command_at_hand(IVN_COMMAND_RECORD_FIRST_RESPONSE, &note);
    assert_decided(&at, desk_decide(&at, &command), IVN_OK);
}

/* --- of which record --- */

static void a_command_without_a_record_is_not_found_unless_it_drafts_one(void **state)
{
    (void)state;
    strcpy(at.command, "7c0f5d3a-1b2e-4c4d-8e6f-0000000000ff");
    ivn_command command = command_at_hand(IVN_COMMAND_RECEIVE, NULL);

    command.record = "7c0f5d3a-1b2e-4c4d-8e6f-0000000000fe";
    assert_decided(&at, desk_decide(&at, &command), IVN_ERROR_NOT_FOUND);
    command.type = IVN_COMMAND_DRAFT;
    command.body = &life_facts;
    assert_decided(&at, desk_decide(&at, &command), IVN_ERROR_NOT_FOUND); /* it would be another one */
    command.record = NULL;
    assert_decided(&at, desk_decide(&at, &command), IVN_OK);
}

static void a_command_for_another_record_is_refused(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    strcpy(at.command, "7c0f5d3a-1b2e-4c4d-8e6f-0000000000ff");
    ivn_command command = command_at_hand(IVN_COMMAND_RECEIVE, NULL);

    command.record = "7c0f5d3a-1b2e-4c4d-8e6f-0000000000fe";
    assert_decided(&at, desk_decide(&at, &command), IVN_ERROR_NOT_FOUND);
}

static void a_record_is_drafted_once(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    strcpy(at.command, "7c0f5d3a-1b2e-4c4d-8e6f-0000000000ff");
    ivn_command command = command_at_hand(IVN_COMMAND_DRAFT, &life_facts);

    command.record = NULL;
    assert_decided(&at, desk_decide(&at, &command), IVN_ERROR_CONFLICT);
}

static void the_id_of_a_record_is_known_before_it_is_drafted(void **state)
{
    char command[37], id[37];

    (void)state;
    desk_command_id(1, command);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, command, id), IVN_OK);
    life_until(&at, IVN_COMMAND_DRAFT);
    assert_string_equal(desk_referral(&at)->id, id);
    assert_string_equal(ivn_change_read(at.change)->id, id);
}

/* --- what changes nothing --- */

static void what_changes_nothing_is_not_put_on_record(void **state)
{
    const ivn_referral_facts same = {.size = sizeof same, .provider = "A Supplier"};
    const ivn_custody none = {.size = sizeof none};
    const char *const unknown[] = {"/language", "/service_user/custody"};
    const ivn_referral_facts cleared = {.size = sizeof cleared, .clear = unknown, .clear_count = 2};
    const struct {
        uint32_t type;
        const void *body;
    } idle[] = {
        {IVN_COMMAND_AMEND, &same},
        {IVN_COMMAND_AMEND, &cleared},
        {IVN_COMMAND_ASSIGN, life_steps[5].body},
        {IVN_COMMAND_SHARE_ACTION_PLAN, NULL},
        {IVN_COMMAND_CHANGE_CUSTODY, &none},
    };
    uint32_t revision;

    (void)state;
    life_until(&at, IVN_COMMAND_SHARE_ACTION_PLAN);
    at.actor.role = IVN_ROLE_SYSTEM;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &none), IVN_OK);
    revision = desk_referral(&at)->revision;
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
        assert_decided(&at, desk_give(&at, idle[i].type, idle[i].body), i == 1 ? IVN_OK : IVN_UNCHANGED);
        if (i == 1) { /* custody was known, though nothing of it */
            assert_null(desk_referral(&at)->facts->service_user->custody);
            assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &cleared), IVN_UNCHANGED);
            assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &none), IVN_OK);
            revision += 2;
        }
        assert_int_equal(desk_referral(&at)->revision, revision);
        assert_int_equal(ivn_change_read(at.change)->event_count, i == 1 ? 1 : 0);
    }
}

static void needs_and_a_report_that_say_the_same_change_nothing(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_CHOOSE_NEEDS);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHOOSE_NEEDS, life_steps[1].body), IVN_UNCHANGED);
    at.commands = 2;
    life_until(&at, IVN_COMMAND_WRITE_REPORT);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_WRITE_REPORT, life_steps[life_count - 2].body), IVN_UNCHANGED);
}

/* --- what stands in the way --- */

static void all_that_is_wrong_with_a_command_is_told_at_once(void **state)
{
    const ivn_appointment wrong = {.size = sizeof wrong, .kind = IVN_APPOINTMENT_SESSION, .other = "no id"};
    ivn_referral_facts contradiction = {
        .size = sizeof contradiction, .interpreter = IVN_NO, .language = "Welsh", .clear_count = 0};

    (void)state;
    life_until(&at, IVN_COMMAND_APPROVE_ACTION_PLAN);
    assert_int_equal(desk_give(&at, IVN_COMMAND_OFFER_APPOINTMENT, &wrong), IVN_ERROR_INVALID);
    assert_null(at.change);
    assert_int_equal(ivn_violations_read(at.violations)->count, 3); /* starts, minutes, mode */
    assert_int_equal(desk_give(&at, IVN_COMMAND_AMEND, &contradiction), IVN_ERROR_INVALID);
    assert_string_equal(ivn_violations_read(at.violations)->list[0]->pointer, "/body/language");
    assert_int_equal(ivn_violations_read(at.violations)->list[0]->status, IVN_ERROR_INVALID);
}

static void an_amendment_is_checked_with_what_it_amends(void **state)
{
    const char *const pointers[] = {"/service_user/sentences/0/basis", "/nothing"};
    const ivn_referral_facts wrong = {.size = sizeof wrong, .clear = pointers, .clear_count = 2};
    const ivn_referral_facts welsh = {.size = sizeof welsh, .language = "Welsh"};

    (void)state;
    life_until(&at, IVN_COMMAND_CHOOSE_NEEDS);
    assert_int_equal(desk_give(&at, IVN_COMMAND_AMEND, &wrong), IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(at.violations)->count, 2);
    assert_string_equal(ivn_violations_read(at.violations)->list[1]->pointer, "/body/clear/1");
    assert_int_equal(desk_give(&at, IVN_COMMAND_AMEND, &welsh), IVN_ERROR_INVALID); /* no interpreter is needed */
    assert_string_equal(at.error.pointer, "/body/language");
}

static void custody_is_checked_with_the_sentences_that_stand(void **state)
{
    const ivn_sentence remand = {.size = sizeof remand, .basis = IVN_BASIS_REMAND};
    const ivn_sentence *const sentences[] = {&remand};
    const ivn_custody inside = {.size = sizeof inside, .in_custody = IVN_YES},
                      outside = {.size = sizeof outside, .in_custody = IVN_NO};
    const ivn_service_user remanded = {.size = sizeof remanded, .sentences = sentences, .sentence_count = 1};
    const ivn_referral_facts facts = {
        .size = sizeof facts, .service_user = &remanded, .release_unknown = "Not decided yet."};
    ivn_duties *duties = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_RECEIVE);
    at.actor.role = IVN_ROLE_SYSTEM;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &facts), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &outside), IVN_ERROR_INVALID);
    assert_string_equal(at.error.pointer, "/facts/service_user/custody/in_custody");
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &inside), IVN_OK);
    assert_int_equal(ivn_referral_duties(at.context, at.record, &at.environment, &duties, NULL), IVN_OK);
    ivn_duties_free(duties);
}

static void what_a_guard_refuses_is_a_matter_of_the_state(void **state)
{
    ivn_record *before;

    (void)state;
    life_until(&at, IVN_COMMAND_CHOOSE_NEEDS);
    before = at.record;
    assert_int_equal(desk_give(&at, IVN_COMMAND_RECEIVE, NULL), IVN_ERROR_STATE);
    assert_int_equal(at.error.status, IVN_ERROR_STATE);
    assert_int_equal(ivn_violations_read(at.violations)->list[0]->status, IVN_ERROR_STATE);
    assert_null(at.change);
    assert_ptr_equal(at.record, before);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_DRAFT);
}

static void the_rule_of_a_refusal_is_named(void **state)
{
    const ivn_referral_facts bare = {.size = sizeof bare,
                                     .service_user = life_facts.service_user,
                                     .service = life_facts.service,
                                     .edition = life_facts.edition};

    (void)state;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_DRAFT, &bare), IVN_OK);
    assert_int_equal(desk_give(&at, IVN_COMMAND_SEND, NULL), IVN_ERROR_STATE);
    assert_string_equal(at.error.rule, "RM-COMPLETE");
    assert_true(ivn_violations_read(at.violations)->count > 1);
    assert_int_equal(at.error.violation_count, ivn_violations_read(at.violations)->count);
}

static void a_draft_says_whose_it_is_and_for_what(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    const ivn_referral_facts facts = {.size = sizeof facts, .service_user = &nobody};

    (void)state;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &facts), IVN_ERROR_INVALID);
    assert_int_equal(ivn_violations_read(at.violations)->count, 2);
    assert_string_equal(ivn_violations_read(at.violations)->list[0]->pointer, "/body/service_user/reference");
    assert_string_equal(ivn_violations_read(at.violations)->list[1]->pointer, "/body/service");
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, NULL), IVN_ERROR_INVALID);
    assert_string_equal(ivn_violations_read(at.violations)->list[0]->pointer, "/body");
}

/* --- environments --- */

static void a_wrong_environment_is_refused(void **state)
{
    const ivn_environment right = at.environment;
    const ivn_actor nobody = {.size = sizeof nobody}, small = {.size = 4};
    const ivn_actor garbled = {.size = sizeof garbled, .role = IVN_ROLE_SYSTEM, .name = "\xff"};
    const ivn_busy_time *const busy[] = {NULL};

    (void)state;
    at.environment.actor = NULL;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment.actor = &nobody;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment.actor = &garbled;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment.actor = &small;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_SIZE);
    at.environment = right;
    at.environment.now = 0;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment.now = INT64_MAX;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_RANGE);
    at.environment = right;
    at.environment.calendar = NULL;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment = right;
    at.environment.at = (ivn_moment){1, 1, 0};
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment = right;
    at.environment.attempt = IVN_MOST_ATTEMPTS + 1;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_RANGE);
    at.environment = right;
    at.environment.busy_times = busy;
    at.environment.busy_time_count = 1;
    assert_int_equal(desk_give(&at, IVN_COMMAND_DRAFT, &life_facts), IVN_ERROR_ARGUMENT);
    at.environment = right;
    assert_int_equal(ivn_decide(NULL, NULL, NULL, &right, NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
}

/* --- entries --- */

static void an_entry_holds_what_when_and_by_whom(void **state)
{
    const ivn_entry *entry;

    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    desk_now(&at, "2026-11-03T09:00", IVN_ROLE_SUPPLIER);
    at.environment.at = (ivn_moment){1, 0, instant_of("2026-11-02T11:00")};
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECEIVE, NULL), IVN_OK);
    entry = desk_referral(&at)->entries[3];
    assert_int_equal(entry->type, IVN_COMMAND_RECEIVE);
    assert_int_equal(entry->number, 4);
    assert_int_equal(entry->role, IVN_ROLE_SUPPLIER);
    assert_string_equal(entry->command, at.command);
    assert_true(entry->at.value == instant_of("2026-11-02T11:00"));
    assert_true(entry->entered.value == instant_of("2026-11-03T09:00"));
    assert_string_equal(entry->by, "A. Clerk");
    assert_true(desk_referral(&at)->received.value == instant_of("2026-11-02T11:00"));
}

static void a_name_that_says_nothing_is_none_and_one_that_is_too_long_is_refused(void **state)
{
    char name[256];

    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    desk_now(&at, "2026-11-03T09:00", IVN_ROLE_SUPPLIER);
    memset(name, 'x', sizeof name);
    name[255] = '\0';
    at.actor.name = name;
    assert_int_equal(desk_give(&at, IVN_COMMAND_RECEIVE, NULL), IVN_ERROR_ARGUMENT);
    at.actor.name = "";
    assert_decided(&at, desk_give(&at, IVN_COMMAND_RECEIVE, NULL), IVN_OK);
    assert_null(desk_referral(&at)->entries[3]->by);
}

static void a_sending_holds_what_the_assessment_came_to(void **state)
{
    const ivn_entry *entry;

    (void)state;
    at.environment.attempt = 3;
    life_until(&at, IVN_COMMAND_SEND);
    entry = desk_referral(&at)->entries[2];
    assert_int_equal(entry->summary, IVN_SUMMARY_MAY_REFER);
    assert_string_equal(entry->edition, "well-being-specification");
    assert_int_equal(entry->attempt, 3);
    assert_int_equal(desk_referral(&at)->entries[1]->attempt, 0);
}

/* Half of them corrections, each of which has all that happened happen anew. */
static void a_record_takes_so_many_entries_and_no_more(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Said."};
    ivn_correction correction = {.size = sizeof correction, .why = "Not said."};
    ivn_record *read = NULL;
    ivn_text *json = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    at.actor.role = IVN_ROLE_SYSTEM;
    while (desk_referral(&at)->entry_count + 2 <= IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES) {
        assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &note), IVN_OK);
        correction.entry = desk_referral(&at)->entry_count;
        assert_decided(&at, desk_give(&at, IVN_COMMAND_CORRECT, &correction), IVN_OK);
    }
    assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &note), IVN_OK);
    assert_int_equal(desk_referral(&at)->entry_count, IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES);
    assert_int_equal(desk_referral(&at)->liaison_count, 1);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &note), IVN_ERROR_STATE);
    assert_string_equal(at.error.message, "The record is full; expected that the case is ended");
    assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
    assert_int_equal(ivn_record_from_json(at.context, ivn_text_data(json), ivn_text_size(json), &read, NULL, NULL),
                     IVN_OK);
    assert_int_equal(ivn_referral_read(read)->struck_count, desk_referral(&at)->struck_count);
    ivn_record_free(read);
    ivn_text_free(json);
}

static ivn_status correct_last(void)
{
    const ivn_correction correction = {
        .size = sizeof correction, .entry = desk_referral(&at)->entry_count, .why = "Not so."};

    return desk_give(&at, IVN_COMMAND_CORRECT, &correction);
}

/* Corrections, the end, the report and the redaction each find their places, however often the others are done. */
static void a_full_record_can_be_corrected_ended_reported_on_and_redacted(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Said."};
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_NOT_ENGAGED, .text = "As was said."};
    ivn_report report = {.size = sizeof report};

    (void)state;
    life_until(&at, IVN_COMMAND_REPLACE_APPOINTMENT);
    at.actor.role = IVN_ROLE_SYSTEM;
    while (desk_give(&at, IVN_COMMAND_LIAISE, &note) == IVN_OK)
        ;
    while (correct_last() == IVN_OK)
        ;
    assert_string_equal(at.error.message, "The record is full; expected that the case is ended");
    assert_int_equal(desk_referral(&at)->entry_count, IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES + 16);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CLOSE_EARLY, &why), IVN_OK);
    for (int32_t count = 1; desk_give(&at, IVN_COMMAND_WRITE_REPORT, &report) == IVN_OK; count++)
        report.sessions_delivered = (ivn_number){1, count};
    assert_int_equal(desk_referral(&at)->entry_count, IVN_MOST_ENTRIES - 2);
    report = *desk_referral(&at)->report;
    assert_int_equal(desk_give(&at, IVN_COMMAND_SUBMIT_REPORT, NULL), IVN_ERROR_STATE);
    assert_null(strstr(desk_refusals(&at), "full"));
}

static void a_full_record_can_be_redacted(void **state)
{
    const ivn_referral_facts one = {.size = sizeof one, .purpose = "One."},
                             other = {.size = sizeof other, .purpose = "Another."};

    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    while (desk_referral(&at)->entry_count < IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES)
        assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, at.commands % 2 ? &one : &other), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, at.commands % 2 ? &one : &other), IVN_ERROR_STATE);
    desk_now(&at, "2040-11-02T09:00", IVN_ROLE_SYSTEM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_REDACT, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_REDACTED);
    assert_int_equal(desk_referral(&at)->redacted, IVN_YES);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(each_step_of_a_life_is_allowed_and_leads_to_its_phase),
        LIVED(a_repeated_command_is_replayed_and_changes_nothing),
        LIVED(an_id_in_capitals_is_the_same_command),
        LIVED(an_id_that_was_used_for_something_else_is_refused),
        LIVED(a_refused_command_is_not_remembered),
        LIVED(a_command_without_a_record_is_not_found_unless_it_drafts_one),
        LIVED(a_command_for_another_record_is_refused),
        LIVED(a_record_is_drafted_once),
        LIVED(the_id_of_a_record_is_known_before_it_is_drafted),
        LIVED(what_changes_nothing_is_not_put_on_record),
        LIVED(needs_and_a_report_that_say_the_same_change_nothing),
        LIVED(all_that_is_wrong_with_a_command_is_told_at_once),
        LIVED(an_amendment_is_checked_with_what_it_amends),
        LIVED(custody_is_checked_with_the_sentences_that_stand),
        LIVED(what_a_guard_refuses_is_a_matter_of_the_state),
        LIVED(the_rule_of_a_refusal_is_named),
        LIVED(a_draft_says_whose_it_is_and_for_what),
        LIVED(a_wrong_environment_is_refused),
        LIVED(an_entry_holds_what_when_and_by_whom),
        LIVED(a_name_that_says_nothing_is_none_and_one_that_is_too_long_is_refused),
        LIVED(a_sending_holds_what_the_assessment_came_to),
        LIVED(a_record_takes_so_many_entries_and_no_more),
        LIVED(a_full_record_can_be_corrected_ended_reported_on_and_redacted),
        LIVED(a_full_record_can_be_redacted),
    };

    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
