/*
 * A context that allows too little memory, for every amount that is too little: whatever a call was doing when it met
 * the limit, it says so and leaves everything as it was.
 */
#include "desk.h"

#include <string.h>

#define STEP 16u /* bytes: what an arena rounds up to */
#define MOST (1u << 22)

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

/* One call with that context; what it makes is freed. */
typedef ivn_status call(const ivn_context *context, const void *user);

/* Fails the test unless the call says "limit" until the context allows enough, and does nothing until then. */
static void assert_limited(call *of, const void *user, uint32_t step)
{
    const uint32_t entries = at.record == NULL ? 0 : desk_referral(&at)->entry_count;
    ivn_status status = IVN_ERROR_LIMIT;
    uint64_t limit = 0;

    while (status == IVN_ERROR_LIMIT && limit < MOST) {
        const ivn_context_options options = {.size = sizeof options, .max_document_bytes = limit += step};
        ivn_context *context = NULL;

        assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
        status = of(context, user);
        ivn_context_free(context);
    }
    if (status < 0 || limit == step)
        fail_msg("%s at %u bytes", ivn_status_name(status), (unsigned)limit);
    assert_int_equal(at.record == NULL ? 0 : desk_referral(&at)->entry_count, entries);
}

/* --- commands --- */

static ivn_status decides(const ivn_context *context, const void *user)
{
    ivn_change *change = NULL;
    ivn_status status = ivn_decide(context, at.record, user, &at.environment, &change, NULL, NULL);

    assert_true((status >= 0) == (change != NULL));
    ivn_change_free(change);
    return status;
}

static void try_out(uint32_t type, const void *body)
{
    const ivn_command command = {.size = sizeof command,
                                 .type = type,
                                 .id = "7c0f5d3a-1b2e-4c4d-8e6f-ffffffffffff",
                                 .record = at.record == NULL ? NULL : desk_referral(&at)->id,
                                 .body = body};

    assert_limited(decides, &command, STEP);
}

static void each_command_of_a_life_is_done_or_not_at_all(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        ivn_appointment room;

        desk_now(&at, life_steps[i].time, life_steps[i].role);
        try_out(life_steps[i].type, life_body(&life_steps[i], i == 0 ? NULL : desk_referral(&at), &room, sizeof room));
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
    }
}

static void so_are_amendments_custody_facts_corrections_and_ends(void **state)
{
    const ivn_referral_facts amended = {.size = sizeof amended, .further = "More.", .purpose = "Another."};
    const ivn_release_date day = {
        .size = sizeof day, .source = IVN_RELEASE_EXPECTED, .date = {1, day_of("2027-06-01")}};
    const ivn_custody inside = {.size = sizeof inside,
                                .in_custody = IVN_YES,
                                .release_dates = (const ivn_release_date *const[]){&day},
                                .release_date_count = 1};
    const ivn_reason_given why = {.size = sizeof why, .reason = IVN_REASON_NOT_ENGAGED, .text = "Stays away."};
    const ivn_attendance missed = {.size = sizeof missed, .attended = IVN_NO, .detail = "Not seen."};
    const ivn_feedback little = {.size = sizeof little, .notify_concerns = IVN_NO};
    ivn_correction correction = {.size = sizeof correction, .why = "Not so."};

    (void)state;
    life_until(&at, IVN_COMMAND_REPLACE_APPOINTMENT);
    at.actor.role = IVN_ROLE_SYSTEM;
    try_out(IVN_COMMAND_AMEND, &amended);
    try_out(IVN_COMMAND_CHANGE_CUSTODY, &inside);
    try_out(IVN_COMMAND_CLOSE_EARLY, &why);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, &amended), IVN_OK);
    assert_decided(&at, desk_give(&at, IVN_COMMAND_CHANGE_CUSTODY, &inside), IVN_OK);
    correction.entry = desk_referral(&at)->entry_count;
    try_out(IVN_COMMAND_CORRECT, &correction);
    for (uint32_t i = desk_referral(&at)->entry_count; i > 0; i--) {
        correction.entry = i;
        correction.feedback = desk_referral(&at)->entries[i - 1]->type == IVN_COMMAND_SUBMIT_FEEDBACK ? &little : NULL;
        correction.attendance =
            desk_referral(&at)->entries[i - 1]->type == IVN_COMMAND_RECORD_ATTENDANCE ? &missed : NULL;
        if ((correction.feedback != NULL || correction.attendance != NULL) &&
            desk_give(&at, IVN_COMMAND_CORRECT, &correction) == IVN_OK)
            break;
    }
    correction = (ivn_correction){.size = sizeof correction, .why = "So.", .entry = desk_referral(&at)->entry_count};
    try_out(IVN_COMMAND_CORRECT, &correction);
}

static void a_redaction_is_done_or_not_at_all(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    desk_now(&at, "2040-11-02T09:00", IVN_ROLE_SYSTEM);
    try_out(IVN_COMMAND_REDACT, NULL);
}

/* --- a stored record --- */

static ivn_status reads(const ivn_context *context, const void *user)
{
    const ivn_text *json = user;
    ivn_record *record = NULL;
    ivn_status status = ivn_record_from_json(context, ivn_text_data(json), ivn_text_size(json), &record, NULL, NULL);

    assert_true((status >= 0) == (record != NULL));
    ivn_record_free(record);
    return status;
}

static void a_stored_record_is_read_or_not_at_all(void **state)
{
    const ivn_correction correction = {.size = sizeof correction, .why = "Not so.", .entry = 7};
    ivn_text *json = NULL;

    (void)state;
    for (int corrected = 0; corrected < 2; corrected++) {
        desk_forget(&at);
        life_until(&at, corrected ? 0 : IVN_COMMAND_SUBMIT_FEEDBACK);
        at.actor.role = IVN_ROLE_SYSTEM;
        if (corrected)
            assert_decided(&at, desk_give(&at, IVN_COMMAND_CORRECT, &correction), IVN_OK);
        assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
        assert_limited(reads, json, STEP * 5);
        ivn_text_free(json);
    }
}

/* --- what follows from a referral --- */

static ivn_status tells_what_is_next(const ivn_context *context, const void *user)
{
    ivn_next *next = NULL;
    ivn_status status = ivn_referral_next(context, at.record, user, &next, NULL);

    ivn_next_free(next);
    return status;
}

static ivn_status explains(const ivn_context *context, const void *user)
{
    ivn_explanations *why = NULL;
    ivn_status status = ivn_referral_explain(context, at.record, user, &why, NULL);

    ivn_explanations_free(why);
    return status;
}

static ivn_status lists_personal_data(const ivn_context *context, const void *user)
{
    ivn_personal_data *data = NULL;
    ivn_status status = ivn_referral_personal_data(context, at.record, user, &data, NULL);

    ivn_personal_data_free(data);
    return status;
}

static ivn_status tells_the_case(const ivn_context *context, const void *user)
{
    ivn_facts *facts = NULL;
    ivn_status status = ivn_referral_case(context, at.record, user, &facts, NULL);

    ivn_facts_free(facts);
    return status;
}

static ivn_status tells_duties(const ivn_context *context, const void *user)
{
    ivn_duties *duties = NULL;
    ivn_status status = ivn_referral_duties(context, at.record, user, &duties, NULL);

    ivn_duties_free(duties);
    return status;
}

static ivn_status counts_days(const ivn_context *context, const void *user)
{
    const ivn_record *const records[] = {at.record, at.record};
    ivn_rar *rar = NULL;
    ivn_status status = ivn_rar_days(context, records, 2, &rar, NULL);

    (void)user;
    ivn_rar_free(rar);
    return status;
}

static ivn_status gives_all_that_is_held(const ivn_context *context, const void *user)
{
    ivn_text *text = NULL;
    ivn_status status = ivn_referral_subject_access(context, at.record, user, &text, NULL);

    ivn_text_free(text);
    return status;
}

static void what_follows_is_told_or_not_at_all(void **state)
{
    call *const calls[] = {tells_what_is_next, explains,     lists_personal_data,
                           tells_the_case,     tells_duties, counts_days};

    (void)state;
    life_until(&at, 0);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        assert_limited(calls[i], &at.environment, STEP);
    assert_limited(gives_all_that_is_held, &at.environment, STEP * 7);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(each_command_of_a_life_is_done_or_not_at_all),
        LIVED(so_are_amendments_custody_facts_corrections_and_ends),
        LIVED(a_redaction_is_done_or_not_at_all),
        LIVED(a_stored_record_is_read_or_not_at_all),
        LIVED(what_follows_is_told_or_not_at_all),
    };

    return cmocka_run_group_tests_name("limits", tests, NULL, NULL);
}
