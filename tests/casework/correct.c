/*
 * Tests of src/casework/correct.c and redact.c: what was entered wrongly, and what must not be kept.
 */
#include "desk.h"

#include <stdio.h>
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

static ivn_status correct(uint32_t entry, const ivn_attendance *attendance, const ivn_feedback *feedback,
                          const ivn_note *note)
{
    const ivn_correction correction = {.size = sizeof correction,
                                       .entry = entry,
                                       .why = "Entered for somebody else.",
                                       .attendance = attendance,
                                       .feedback = feedback,
                                       .note = note};

    at.actor.role = IVN_ROLE_SYSTEM;
    return desk_give(&at, IVN_COMMAND_CORRECT, &correction);
}

/* The number of the last entry of a type. */
static uint32_t last_of(uint32_t type)
{
    const ivn_referral_view *referral = desk_referral(&at);

    for (uint32_t i = referral->entry_count; i > 0; i--) {
        if (referral->entries[i - 1]->type == type)
            return i;
    }
    fail_msg("no such entry");
    return 0;
}

static void assert_same_when_read_again(void)
{
    ivn_text *json = NULL, *one = NULL, *other = NULL;
    ivn_record *read = NULL;
    ivn_error error = {.size = sizeof error};

    assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
    if (ivn_record_from_json(at.context, ivn_text_data(json), ivn_text_size(json), &read, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    assert_int_equal(ivn_referral_to_json(at.context, at.record, &one, NULL), IVN_OK);
    assert_int_equal(ivn_referral_to_json(at.context, read, &other, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(one), ivn_text_data(other));
    ivn_text_free(other);
    ivn_text_free(one);
    ivn_text_free(json);
    ivn_record_free(read);
}

static void what_was_corrected_stays_on_record_and_counts_no_more(void **state)
{
    uint32_t entry;

    (void)state;
    life_until(&at, IVN_COMMAND_NOTIFY_PRACTITIONER);
    assert_decided(
        &at, desk_give(&at, IVN_COMMAND_LIAISE, &(const ivn_note){.size = sizeof(ivn_note), .text = "Said."}), IVN_OK);
    entry = desk_referral(&at)->revision;
    assert_int_equal(desk_referral(&at)->liaison_count, 1);
    assert_decided(&at, correct(entry, NULL, NULL, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->liaison_count, 0);
    assert_int_equal(desk_referral(&at)->struck_count, 1);
    assert_int_equal(desk_referral(&at)->struck[0], entry);
    assert_int_equal(desk_referral(&at)->entry_count, entry + 1);
    assert_same_when_read_again();
}

static void what_was_struck_is_told_by_later_records(void **state)
{
    const ivn_note more = {.size = sizeof more, .text = "Said."};
    uint32_t entry;

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE);
    entry = last_of(IVN_COMMAND_RECORD_FIRST_RESPONSE);
    assert_decided(&at, correct(entry, NULL, NULL, NULL), IVN_OK);
    for (int i = 0; i < 2; i++) { /* the record with the correction is freed by the desk */
        assert_decided(&at, desk_give(&at, IVN_COMMAND_LIAISE, &more), IVN_OK);
        assert_int_equal(desk_referral(&at)->struck_count, 1);
        assert_int_equal(desk_referral(&at)->struck[0], entry);
        assert_same_when_read_again();
    }
}

static void a_feedback_that_is_struck_opens_the_appointment_again(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_PLANNING);
    assert_decided(&at, correct(last_of(IVN_COMMAND_SUBMIT_FEEDBACK), NULL, NULL, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_ACCEPTED);
    assert_int_equal(desk_referral(&at)->appointments[1]->held, IVN_UNKNOWN);
    assert_false(desk_referral(&at)->appointments[1]->submitted.known);
    assert_non_null(desk_referral(&at)->appointments[1]->attendance);
    assert_same_when_read_again();
}

static void what_stands_in_its_place_counts(void **state)
{
    const ivn_attendance missed = {
        .size = sizeof missed, .attended = IVN_NO, .happened = IVN_NO, .detail = "It was his brother."};
    const ivn_feedback done = {.size = sizeof done,
                               .notify_behaviour = IVN_YES,
                               .behaviour = "Loud.",
                               .notify_concerns = IVN_NO,
                               .summary = "Something else.",
                               .response = "Took part."};

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_ATTENDANCE);
    assert_decided(&at, correct(last_of(IVN_COMMAND_RECORD_ATTENDANCE), &missed, NULL, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->appointments[1]->attendance->attended, IVN_NO);
    assert_string_equal(desk_referral(&at)->appointments[1]->attendance->appointment,
                        desk_referral(&at)->appointments[1]->id);
    assert_same_when_read_again();
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    assert_decided(&at, correct(last_of(IVN_COMMAND_SUBMIT_FEEDBACK), NULL, &done, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->appointments[1]->compliance, IVN_COMPLIANCE_FAILED_TO_COMPLY);
    assert_same_when_read_again();
}

static void a_correction_may_be_corrected_and_the_latest_counts(void **state)
{
    const ivn_note first = {.size = sizeof first, .text = "First."},
                   second = {.size = sizeof second, .text = "Second."};
    uint32_t entry;

    (void)state;
    life_until(&at, IVN_COMMAND_RECORD_FIRST_RESPONSE);
    entry = last_of(IVN_COMMAND_RECORD_FIRST_RESPONSE);
    assert_decided(&at, correct(entry, NULL, NULL, NULL), IVN_OK);
    assert_false(desk_referral(&at)->first_response.known);
    assert_decided(&at, correct(last_of(IVN_COMMAND_CORRECT), NULL, NULL, NULL), IVN_OK);
    assert_true(desk_referral(&at)->first_response.known); /* the correction was struck */
    assert_decided(&at, correct(entry, NULL, NULL, &first), IVN_OK);
    assert_decided(&at, correct(entry, NULL, NULL, &second), IVN_OK);
    assert_true(desk_referral(&at)->first_response.known);
    assert_int_equal(desk_referral(&at)->struck_count, 2); /* the response, and the first correction */
    assert_same_when_read_again();
}

static void an_entry_that_later_ones_rest_on_cannot_be_struck(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_APPROVE_ACTION_PLAN);
    assert_int_equal(correct(last_of(IVN_COMMAND_RECEIVE), NULL, NULL, NULL), IVN_ERROR_STATE);
    assert_string_equal(at.error.pointer, "/body/entry");
    assert_non_null(strstr(at.error.message, "Entry 5"));
    assert_int_equal(correct(last_of(IVN_COMMAND_OFFER_APPOINTMENT), NULL, NULL, NULL), IVN_ERROR_STATE);
    assert_int_equal(correct(99, NULL, NULL, NULL), IVN_ERROR_STATE);
}

static void some_entries_cannot_be_corrected(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Said."};

    (void)state;
    life_until(&at, IVN_COMMAND_ASSIGN);
    assert_int_equal(correct(1, NULL, NULL, NULL), IVN_ERROR_STATE);
    assert_int_equal(correct(3, NULL, NULL, NULL), IVN_ERROR_STATE);
    assert_int_equal(correct(6, NULL, NULL, &note), IVN_ERROR_STATE); /* an assignment is no note */
    assert_decided(&at, correct(6, NULL, NULL, NULL), IVN_OK);
    assert_null(desk_referral(&at)->assigned);
}

static void an_end_may_be_undone_by_a_correction(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_WRITE_REPORT);
    at.commands--;
    desk_forget(&at);
    for (uint32_t i = 0; i < life_count - 2; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_REPORTING);
    assert_decided(&at, correct(desk_referral(&at)->revision, NULL, NULL, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_DELIVERING);
    assert_false(desk_referral(&at)->ended.known);
    assert_int_equal(ivn_change_read(at.change)->event_count, 2);
    assert_int_equal(ivn_change_read(at.change)->events[1]->type, IVN_NEWS_SERVICE_RESUMED);
    assert_same_when_read_again();
}

static void an_amendment_that_was_struck_is_forgotten(void **state)
{
    const ivn_referral_facts amended = {.size = sizeof amended, .further = "Wrong.", .purpose = "Another."};

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    at.actor.role = IVN_ROLE_SYSTEM;
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &amended), IVN_OK);
    assert_string_equal(desk_referral(&at)->facts->further, "Wrong.");
    assert_string_equal(desk_referral(&at)->facts->purpose, "Another.");
    assert_string_equal(desk_referral(&at)->facts->provider, "A Supplier");
    assert_decided(&at, correct(desk_referral(&at)->revision, NULL, NULL, NULL), IVN_OK);
    assert_string_equal(desk_referral(&at)->facts->purpose, "To cope better.");
    assert_null(desk_referral(&at)->facts->further);
    assert_same_when_read_again();
}

/* The last session of the life was offered, held and recorded in one entry. */
static uint32_t until_an_offer_that_was_entered_whole(void)
{
    for (uint32_t i = 0; i < life_count - 2; i++)
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    return desk_referral(&at)->revision;
}

static const ivn_feedback complied = {.size = sizeof complied,
                                      .notify_behaviour = IVN_NO,
                                      .notify_concerns = IVN_NO,
                                      .summary = "The rest.",
                                      .response = "Took part."};

static void what_was_entered_with_an_offer_is_corrected_in_it(void **state)
{
    const ivn_attendance late = {
        .size = sizeof late, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_YES, .late_reason = "The train."};
    const ivn_appointment_view *last;
    uint32_t entry;

    (void)state;
    entry = until_an_offer_that_was_entered_whole();
    last = desk_referral(&at)->appointments[desk_referral(&at)->appointment_count - 1];
    assert_int_equal(last->compliance, IVN_COMPLIANCE_FAILED_TO_COMPLY);
    assert_decided(&at, correct(entry, NULL, &complied, NULL), IVN_OK);
    last = desk_referral(&at)->appointments[desk_referral(&at)->appointment_count - 1];
    assert_int_equal(last->compliance, IVN_COMPLIANCE_COMPLIED);
    assert_int_equal(last->attendance->late, IVN_NO);
    assert_decided(&at, correct(entry, &late, NULL, NULL), IVN_OK);
    last = desk_referral(&at)->appointments[desk_referral(&at)->appointment_count - 1];
    assert_string_equal(last->attendance->late_reason, "The train.");
    assert_same_when_read_again();
}

static void an_offer_that_was_entered_without_them_takes_neither(void **state)
{
    const ivn_attendance came = {.size = sizeof came, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO};
    uint32_t offer;

    (void)state;
    life_until(&at, IVN_COMMAND_OFFER_APPOINTMENT);
    offer = last_of(IVN_COMMAND_OFFER_APPOINTMENT);
    assert_int_equal(correct(offer, &came, NULL, NULL), IVN_ERROR_STATE);
    assert_string_equal(at.error.pointer, "/body/entry");
    assert_int_equal(correct(offer, NULL, &complied, NULL), IVN_ERROR_STATE);
    assert_int_equal(correct(last_of(IVN_COMMAND_RECORD_FIRST_RESPONSE), &came, NULL, NULL), IVN_ERROR_STATE);
    assert_int_equal(correct(last_of(IVN_COMMAND_RECORD_FIRST_RESPONSE), NULL, &complied, NULL), IVN_ERROR_STATE);
    assert_int_equal(desk_referral(&at)->struck_count, 0);
}

static void a_correction_says_as_much_as_what_it_corrects(void **state)
{
    const ivn_attendance came = {.size = sizeof came, .attended = IVN_YES, .happened = IVN_YES};
    const ivn_feedback nothing = {.size = sizeof nothing, .notify_behaviour = IVN_NO, .notify_concerns = IVN_NO};

    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    assert_int_equal(correct(last_of(IVN_COMMAND_RECORD_ATTENDANCE), &came, NULL, NULL), IVN_ERROR_STATE);
    assert_string_equal(desk_refusals(&at), "/body/attendance/late: Not said whether the person was late\n");
    assert_string_equal(at.error.rule, "RM-ATTENDANCE");
    assert_int_equal(correct(last_of(IVN_COMMAND_SUBMIT_FEEDBACK), NULL, &nothing, NULL), IVN_ERROR_STATE);
    assert_string_equal(desk_refusals(&at), "/body/feedback/summary: It took place\n"
                                            "/body/feedback/response: It took place\n");
    assert_int_equal(desk_referral(&at)->struck_count, 0);
}

/* Where it took place after all, more is to be said of it: that is corrected first, and cannot be taken back alone. */
static void a_record_is_held_to_the_attendance_that_then_counts(void **state)
{
    const ivn_attendance missed = {.size = sizeof missed, .attended = IVN_NO, .detail = "Nobody was seen."};
    const ivn_attendance came = {.size = sizeof came, .attended = IVN_YES, .happened = IVN_YES, .late = IVN_NO};
    const ivn_feedback little = {.size = sizeof little, .notify_behaviour = IVN_NO, .notify_concerns = IVN_NO};
    uint32_t attendance, feedback;

    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    attendance = last_of(IVN_COMMAND_RECORD_ATTENDANCE);
    feedback = last_of(IVN_COMMAND_SUBMIT_FEEDBACK);
    assert_decided(&at, correct(attendance, &missed, NULL, NULL), IVN_OK);
    assert_decided(&at, correct(feedback, NULL, &little, NULL), IVN_OK);
    assert_int_equal(correct(attendance, &came, NULL, NULL), IVN_ERROR_STATE);
    assert_string_equal(desk_refusals(&at), "/body/entry: The record of the appointment would not be whole any more\n");
    assert_decided(&at, correct(feedback, NULL, &complied, NULL), IVN_OK);
    assert_decided(&at, correct(attendance, &came, NULL, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->appointments[1]->held, IVN_YES);
    assert_same_when_read_again();
    /* The correction before the last one is struck: what it had corrected, which said little, would count again. */
    assert_int_equal(correct(last_of(IVN_COMMAND_CORRECT) - 1, NULL, NULL, NULL), IVN_ERROR_STATE);
    assert_string_equal(at.error.rule, "RM-FEEDBACK");
}

static void an_offer_that_was_entered_whole_is_corrected_in_both_at_once(void **state)
{
    const ivn_attendance missed = {.size = sizeof missed, .attended = IVN_NO, .detail = "Nobody was seen."};
    const ivn_feedback little = {.size = sizeof little, .notify_concerns = IVN_NO};
    uint32_t entry;

    (void)state;
    entry = until_an_offer_that_was_entered_whole();
    assert_decided(&at, correct(entry, &missed, &little, NULL), IVN_OK);
    assert_int_equal(desk_referral(&at)->sessions_held, 2);
    assert_int_equal(correct(last_of(IVN_COMMAND_RECORD_ATTENDANCE), &missed, &little, NULL), IVN_ERROR_STATE);
    assert_same_when_read_again();
}

/* A correction of the desk's record; the record must be as it was, whatever comes of it. */
static ivn_status corrects(const ivn_context *context, void *user)
{
    const ivn_command command = {.size = sizeof command,
                                 .type = IVN_COMMAND_CORRECT,
                                 .id = "7c0f5d3a-1b2e-4c4d-8e6f-0000000000ff",
                                 .record = desk_referral(&at)->id,
                                 .body = user};
    const uint32_t entries = desk_referral(&at)->entry_count;
    ivn_change *change = NULL;
    ivn_status status = ivn_decide(context, at.record, &command, &at.environment, &change, NULL, NULL);

    ivn_change_free(change);
    return desk_referral(&at)->entry_count == entries ? status : IVN_ERROR_CONFLICT;
}

static void a_correction_without_memory_leaves_the_record_as_it_was(void **state)
{
    ivn_correction correction = {.size = sizeof correction, .why = "Mixed up.", .feedback = &complied};

    (void)state;
    life_until(&at, IVN_COMMAND_SUBMIT_FEEDBACK);
    at.actor.role = IVN_ROLE_SYSTEM;
    correction.entry = last_of(IVN_COMMAND_SUBMIT_FEEDBACK);
    failing_every_with_context(corrects, &correction);
    desk_forget(&at);
    correction.entry = until_an_offer_that_was_entered_whole();
    at.actor.role = IVN_ROLE_SYSTEM;
    failing_every_with_context(corrects, &correction);
}

/* --- redaction --- */

static void redact(void)
{
    static const char overrides[] = "{\"overrides\":[{\"rule\":\"RM-RETENTION\",\"parameter\":\"months\","
                                    "\"value\":12,\"source\":\"Our schedule\"}]}";
    ivn_rulebook *mine = NULL;
    ivn_error error = {.size = sizeof error};

    if (ivn_rulebook_with_json(at.context, at.rulebook, overrides, strlen(overrides), &mine, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    ivn_rulebook_free(at.rulebook);
    at.rulebook = mine;
    at.environment.rulebook = mine;
    desk_now(&at, "2028-12-04T09:00", IVN_ROLE_SYSTEM);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_REDACT, NULL), IVN_OK);
}

static void redaction_leaves_what_statistics_need_and_no_word_about_anybody(void **state)
{
    static const char *const gone[] = {"X123456",   "1990-04-02", "P. Officer", "To cope", "A. Clerk",
                                       "C. Worker", "The bus",    "Took part",  "Steady",  "brother",
                                       "Loud",      "\"digest\"", "At work"};
    static const char *const kept[] = {"personal-well-being/emotional", "A Supplier",
                                       "\"achievement\":\"achieved\"",  "\"attended\":false",
                                       "2026-11-17T10:00:00.000Z",      "\"redacted\":true"};
    ivn_text *json = NULL;

    (void)state;
    life_until(&at, 0);
    redact();
    assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        if (strstr(ivn_text_data(json), gone[i]) != NULL)
            fail_msg("still there: %s", gone[i]);
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strstr(ivn_text_data(json), kept[i]) == NULL)
            fail_msg("gone: %s", kept[i]);
    }
    ivn_text_free(json);
    assert_same_when_read_again();
}

static void assert_read(const char *json, ivn_status status, const char *pointer)
{
    ivn_error error = {.size = sizeof error};
    ivn_record *read = NULL;

    assert_int_equal(ivn_record_from_json(at.context, json, strlen(json), &read, NULL, &error), status);
    assert_string_equal(error.pointer, pointer);
    ivn_record_free(read);
}

static void what_is_said_to_be_redacted_holds_nothing_personal(void **state)
{
    static const char before[] = "\"provider\":\"A Supplier\"", left[] = ",\"practitioner\":\"P. Officer\"";
    char spoilt[32768];
    const char *place;
    ivn_text *json = NULL;

    (void)state;
    life_until(&at, 0);
    redact();
    assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
    assert_read(ivn_text_data(json), IVN_OK, "");
    place = strstr(ivn_text_data(json), before);
    assert_non_null(place);
    place += strlen(before);
    assert_in_range(ivn_text_size(json) + sizeof left, 1, sizeof spoilt);
    snprintf(spoilt, sizeof spoilt, "%.*s%s%s", (int)(place - ivn_text_data(json)), ivn_text_data(json), left, place);
    assert_read(spoilt, IVN_ERROR_INVALID, "/entries/0/body");
    ivn_text_free(json);
}

static void a_redacted_referral_shows_how_it_went_and_accepts_nothing_more(void **state)
{
    const ivn_note note = {.size = sizeof note, .text = "Said."};
    const ivn_custody inside = {.size = sizeof inside, .in_custody = IVN_YES};
    ivn_command again = {.size = sizeof again, .type = IVN_COMMAND_DRAFT, .body = &life_facts};
    char id[37];

    (void)state;
    life_until(&at, 0);
    redact();
    assert_int_equal(desk_referral(&at)->phase, IVN_PHASE_REDACTED);
    assert_int_equal(desk_referral(&at)->ending, IVN_ENDING_COMPLETED);
    assert_int_equal(desk_referral(&at)->sessions_held, 3);
    assert_int_equal(desk_referral(&at)->outcome_score.value, 3);
    for (uint32_t i = 0; i < ivn_change_read(at.change)->key_count; i++)
        assert_string_not_equal(ivn_change_read(at.change)->keys[i]->name, "service_user");
    assert_int_equal(desk_give(&at, IVN_COMMAND_LIAISE, &note), IVN_ERROR_STATE);
    assert_int_equal(desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &inside), IVN_ERROR_STATE);
    desk_command_id(1, id);
    again.id = id;
    assert_decided(&at, desk_decide(&at, &again), IVN_REPLAYED); /* nobody can tell any more what it said */
}

static void records_before_a_redaction_are_as_they_were(void **state)
{
    ivn_record *before;

    (void)state;
    life_until(&at, 0);
    before = ivn_change_record(at.change);
    redact();
    assert_string_equal(ivn_referral_read(before)->facts->purpose, "To cope better.");
    assert_string_equal(ivn_referral_read(before)->entries[0]->by, "A. Clerk");
    ivn_record_free(before);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(what_was_corrected_stays_on_record_and_counts_no_more),
        LIVED(what_was_struck_is_told_by_later_records),
        LIVED(a_feedback_that_is_struck_opens_the_appointment_again),
        LIVED(what_stands_in_its_place_counts),
        LIVED(a_correction_may_be_corrected_and_the_latest_counts),
        LIVED(an_entry_that_later_ones_rest_on_cannot_be_struck),
        LIVED(some_entries_cannot_be_corrected),
        LIVED(an_end_may_be_undone_by_a_correction),
        LIVED(an_amendment_that_was_struck_is_forgotten),
        LIVED(what_was_entered_with_an_offer_is_corrected_in_it),
        LIVED(an_offer_that_was_entered_without_them_takes_neither),
        LIVED(a_correction_says_as_much_as_what_it_corrects),
        LIVED(a_record_is_held_to_the_attendance_that_then_counts),
        LIVED(an_offer_that_was_entered_whole_is_corrected_in_both_at_once),
        LIVED(a_correction_without_memory_leaves_the_record_as_it_was),
        LIVED(redaction_leaves_what_statistics_need_and_no_word_about_anybody),
        LIVED(what_is_said_to_be_redacted_holds_nothing_personal),
        LIVED(a_redacted_referral_shows_how_it_went_and_accepts_nothing_more),
        LIVED(records_before_a_redaction_are_as_they_were),
    };

    return cmocka_run_group_tests_name("correct", tests, NULL, NULL);
}
