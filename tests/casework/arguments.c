/*
 * What the calls of casework refuse before they look at a record, with which status and in which words; and a change as
 * JSON.
 */
#include "desk.h"

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

static ivn_error error;

/* Fails unless a call answers with the status and says so. */
#define assert_refused(call, expected, says)                                                                           \
    do {                                                                                                               \
        error = (ivn_error){.size = sizeof error};                                                                     \
        assert_int_equal(call, expected);                                                                              \
        assert_string_equal(error.message, says);                                                                      \
    } while (0)

/* --- NULL --- */

static void what_follows_from_a_record_needs_a_record_and_a_place(void **state)
{
    static const char says[] = "context, record and out must not be NULL";
    const ivn_environment *with = &at.environment;
    ivn_explanations *explanations = NULL;
    ivn_personal_data *data = NULL;
    ivn_form *form = NULL;
    ivn_text *text = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    assert_refused(ivn_record_to_json(NULL, at.record, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_record_to_json(at.context, NULL, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_record_to_json(at.context, at.record, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_explain(NULL, at.record, with, &explanations, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_explain(at.context, NULL, with, &explanations, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_explain(at.context, at.record, with, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_personal_data(NULL, at.record, with, &data, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_personal_data(at.context, NULL, with, &data, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_personal_data(at.context, at.record, with, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_form(NULL, at.record, with, &form, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_form(at.context, NULL, with, &form, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_form(at.context, at.record, with, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_subject_access(NULL, at.record, with, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_subject_access(at.context, NULL, with, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_subject_access(at.context, at.record, with, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_null(explanations);
    assert_null(data);
    assert_null(form);
    assert_null(text);
}

static void the_facts_of_a_case_need_an_environment_besides(void **state)
{
    ivn_environment strange = at.environment;
    static const char says[] = "context, record, environment and out must not be NULL";
    ivn_facts *facts = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    strange.size = 3;
    assert_refused(ivn_referral_case(NULL, at.record, &at.environment, &facts, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_case(at.context, NULL, &at.environment, &facts, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_case(at.context, at.record, NULL, &facts, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_case(at.context, at.record, &at.environment, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_referral_case(at.context, at.record, &strange, &facts, &error), IVN_ERROR_SIZE,
                   "the environment's size is not one that this library knows");
    assert_null(facts);
}

static void a_decision_needs_a_command_and_a_place(void **state)
{
    const ivn_command command = {.size = sizeof command, .type = IVN_COMMAND_DRAFT, .body = &life_facts};
    static const char says[] = "context, command, environment and out must not be NULL";
    ivn_change *change = NULL;

    (void)state;
    assert_refused(ivn_decide(NULL, NULL, &command, &at.environment, &change, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_decide(at.context, NULL, NULL, &at.environment, &change, NULL, &error), IVN_ERROR_ARGUMENT,
                   says);
    assert_refused(ivn_decide(at.context, NULL, &command, NULL, &change, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_decide(at.context, NULL, &command, &at.environment, NULL, NULL, &error), IVN_ERROR_ARGUMENT,
                   says);
    assert_null(change);
}

static void a_record_is_read_from_bytes_into_a_place(void **state)
{
    static const char says[] = "context, data and out must not be NULL";
    ivn_record *record = NULL;

    (void)state;
    assert_refused(ivn_record_from_json(NULL, "{}", 2, &record, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_record_from_json(at.context, NULL, 2, &record, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_record_from_json(at.context, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_null(record);
}

static void days_of_rehabilitation_activity_need_records(void **state)
{
    static const char days[] = "context, records and out must not be NULL";
    static const char json[] = "context, rar and out must not be NULL";
    const ivn_record *records[] = {NULL};
    ivn_rar *rar = NULL, *made = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_refused(ivn_rar_days(at.context, records, 1, &rar, &error), IVN_ERROR_ARGUMENT, days);
    life_until(&at, IVN_COMMAND_ACCEPT);
    records[0] = at.record;
    assert_refused(ivn_rar_days(NULL, records, 1, &rar, &error), IVN_ERROR_ARGUMENT, days);
    assert_refused(ivn_rar_days(at.context, NULL, 1, &rar, &error), IVN_ERROR_ARGUMENT, days);
    assert_refused(ivn_rar_days(at.context, records, 1, NULL, &error), IVN_ERROR_ARGUMENT, days);
    assert_null(rar);
    assert_int_equal(ivn_rar_days(at.context, records, 1, &made, NULL), IVN_OK);
    assert_refused(ivn_rar_to_json(NULL, made, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_rar_to_json(at.context, NULL, &text, &error), IVN_ERROR_ARGUMENT, json);
    assert_refused(ivn_rar_to_json(at.context, made, NULL, &error), IVN_ERROR_ARGUMENT, json);
    assert_null(text);
    ivn_rar_free(made);
}

static void ids_are_made_of_ids(void **state)
{
    static const char id[] = "7c0f5d3a-1b2e-4c4d-8e6f-000000000001";
    char out[37] = "kept";

    (void)state;
    assert_int_equal(ivn_appointment_id(NULL, id, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_appointment_id(id, NULL, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_appointment_id(id, id, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_appointment_id("no id", id, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_appointment_id(id, "no id", out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, id, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL, NULL, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_record_id(IVN_RECORD_REFERRAL + 1, id, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_reference_number(id, 0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_reference_number(NULL, 0, out), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_reference_number("no id", 0, out), IVN_ERROR_ARGUMENT);
    assert_string_equal(out, "kept");
}

/* Where to write what went wrong must be known before anything can. */
static void an_error_that_is_no_struct_of_the_library_is_refused_first(void **state)
{
    const ivn_command command = {.size = sizeof command, .type = IVN_COMMAND_DRAFT, .body = &life_facts};
    const ivn_environment *with = &at.environment;
    const ivn_record *records[1];
    ivn_error wrong = {.size = 3};
    ivn_change *change = NULL;
    ivn_record *record = NULL;
    ivn_facts *facts = NULL;
    ivn_text *text = NULL;
    ivn_rar *rar = NULL, *made = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_ACCEPT);
    records[0] = at.record;
    assert_int_equal(ivn_rar_days(at.context, records, 1, &made, NULL), IVN_OK);
    assert_int_equal(ivn_decide(at.context, NULL, &command, with, &change, NULL, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_change_to_json(at.context, at.change, &text, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_record_to_json(at.context, at.record, &text, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_record_from_json(at.context, "{}", 2, &record, NULL, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_referral_case(at.context, at.record, with, &facts, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_rar_days(at.context, records, 1, &rar, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_rar_to_json(at.context, made, &text, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_referral_subject_access(at.context, at.record, with, &text, &wrong), IVN_ERROR_SIZE);
    assert_null(change);
    assert_null(record);
    assert_null(facts);
    assert_null(rar);
    assert_null(text);
    ivn_rar_free(made);
}

/* --- environments --- */

static ivn_status drafts_with(const ivn_environment *environment)
{
    const ivn_environment kept = at.environment;
    ivn_status status;

    at.environment = *environment;
    status = desk_give(&at, IVN_COMMAND_DRAFT, &life_facts);
    at.environment = kept;
    return status;
}

static void busy_times_are_structs_of_the_library(void **state)
{
    const ivn_busy_time small = {.size = 3}, reserved = {.size = sizeof reserved, .reserved = 1};
    const ivn_busy_time good = {.size = sizeof good, .from = 1, .to = 2};
    const struct {
        const ivn_busy_time *busy;
        ivn_status status;
        const char *says;
    } cases[] = {
        {NULL, IVN_ERROR_ARGUMENT, "a busy time is missing"},
        {&small, IVN_ERROR_SIZE, "a busy time's size is not one that this library knows"},
        {&reserved, IVN_ERROR_RESERVED, "a busy time's reserved member is not zero"},
        {&good, IVN_OK, ""},
    };
    ivn_environment with = at.environment;

    (void)state;
    with.busy_time_count = 1;
    assert_int_equal(drafts_with(&with), IVN_ERROR_ARGUMENT);
    assert_string_equal(at.error.message, "the busy times are missing");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        with.busy_times = &cases[i].busy;
        assert_int_equal(drafts_with(&with), cases[i].status);
        assert_string_equal(at.error.message, cases[i].says);
    }
}

static void times_are_known_or_left_out_and_within_range(void **state)
{
    ivn_environment with = at.environment;

    (void)state;
    with.at.known = 2;
    assert_int_equal(drafts_with(&with), IVN_ERROR_ARGUMENT);
    assert_string_equal(at.error.message, "when it happened is neither known nor left out");
    with.at = (ivn_moment){.reserved = 1};
    assert_int_equal(drafts_with(&with), IVN_ERROR_ARGUMENT);
    with.at = (ivn_moment){.known = 1, .value = INT64_MAX};
    assert_int_equal(drafts_with(&with), IVN_ERROR_RANGE);
    assert_string_equal(at.error.message, "a time of the environment is out of range");
    with = at.environment;
    with.now = INT64_MAX;
    assert_int_equal(drafts_with(&with), IVN_ERROR_RANGE);
    with = at.environment;
    with.attempt = IVN_MOST_ATTEMPTS + 1;
    assert_int_equal(drafts_with(&with), IVN_ERROR_RANGE);
    assert_string_equal(at.error.message, "too many attempts at a reference number");
}

/* --- a change as JSON --- */

static void a_change_as_json_is_what_is_shown(void **state)
{
    ivn_text *text = NULL;
    const char *json;

    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    assert_int_equal(ivn_change_to_json(at.context, at.change, &text, NULL), IVN_OK);
    json = ivn_text_data(text);
    assert_non_null(strstr(json, "\"status\":0,"));
    assert_non_null(strstr(json, desk_referral(&at)->id));
    assert_non_null(strstr(json, "\"expected\":2,\"revision\":3,\"events\":[{"));
    assert_non_null(strstr(json, ivn_change_read(at.change)->events[0]->id));
    /* Bytes of a key, two letters each: the reference of the service user, "X123456". */
    assert_non_null(strstr(json, "{\"name\":\"service_user\",\"data\":\"58313233343536\"}"));
    /* The reference number is nobody else's. */
    assert_non_null(strstr(json, "\",\"unique\":true}"));
    assert_null(strstr(json, "X123456"));
    ivn_text_free(text);
}

/* A draft, ready to be sent, that is to be done by a day after the end of the sentence. */
static void draft_for_too_long(void)
{
    ivn_referral_facts facts = life_facts;

    facts.complete_by = (ivn_number){1, day_of("2029-01-01")};
    assert_decided(&at, desk_give(&at, IVN_COMMAND_DRAFT, &facts), IVN_OK);
    assert_decided(&at, life_give(&at, &life_steps[1]), IVN_OK);
}

static void remarks_of_a_change_stand_in_its_json(void **state)
{
    static const char remark[] =
        "\"remarks\":[\"The day by which it is to be done lies after the end of every sentence on record.\"]";
    ivn_text *with = NULL, *without = NULL;

    (void)state;
    draft_for_too_long();
    assert_int_equal(ivn_change_to_json(at.context, at.change, &without, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(without), "\"remarks\":[]"));
    assert_decided(&at, life_give(&at, &life_steps[2]), IVN_OK);
    assert_int_equal(ivn_change_to_json(at.context, at.change, &with, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(with), remark));
    ivn_text_free(with);
    ivn_text_free(without);
}

static ivn_status sends_with_a_remark(const ivn_context *context, void *user)
{
    const ivn_command command = {.size = sizeof command,
                                 .type = IVN_COMMAND_SEND,
                                 .id = "7c0f5d3a-1b2e-4c4d-8e6f-0000000000ff",
                                 .record = desk_referral(&at)->id};
    ivn_change *change = NULL;
    ivn_status status = ivn_decide(context, at.record, &command, &at.environment, &change, NULL, NULL);

    (void)user;
    if (status == IVN_OK && ivn_change_read(change)->remark_count != 1)
        status = IVN_ERROR_CONFLICT;
    ivn_change_free(change);
    return status;
}

static void a_remark_without_memory_is_no_decision(void **state)
{
    (void)state;
    draft_for_too_long();
    failing_every_with_context(sends_with_a_remark, NULL);
    limit_every(sends_with_a_remark, NULL);
}

static void a_change_as_json_needs_a_change_and_a_place(void **state)
{
    static const char says[] = "context, change and out must not be NULL";
    ivn_text *text = NULL;

    (void)state;
    life_until(&at, IVN_COMMAND_DRAFT);
    assert_refused(ivn_change_to_json(NULL, at.change, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_change_to_json(at.context, NULL, &text, &error), IVN_ERROR_ARGUMENT, says);
    assert_refused(ivn_change_to_json(at.context, at.change, NULL, &error), IVN_ERROR_ARGUMENT, says);
    assert_null(text);
}

static ivn_status writes(const ivn_context *context, void *user)
{
    ivn_text *text = NULL;
    ivn_status status = ivn_change_to_json(context, at.change, &text, NULL);

    (void)user;
    ivn_text_free(text);
    return status;
}

static void a_change_as_json_without_memory_leaves_nothing(void **state)
{
    (void)state;
    life_until(&at, IVN_COMMAND_SEND);
    failing_every_with_context(writes, NULL);
    limit_every(writes, NULL);
}

int main(void)
{
#define LIVED(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        LIVED(what_follows_from_a_record_needs_a_record_and_a_place),
        LIVED(the_facts_of_a_case_need_an_environment_besides),
        LIVED(a_decision_needs_a_command_and_a_place),
        LIVED(a_record_is_read_from_bytes_into_a_place),
        LIVED(days_of_rehabilitation_activity_need_records),
        cmocka_unit_test(ids_are_made_of_ids),
        LIVED(an_error_that_is_no_struct_of_the_library_is_refused_first),
        LIVED(busy_times_are_structs_of_the_library),
        LIVED(times_are_known_or_left_out_and_within_range),
        LIVED(a_change_as_json_is_what_is_shown),
        LIVED(remarks_of_a_change_stand_in_its_json),
        LIVED(a_remark_without_memory_is_no_decision),
        LIVED(a_change_as_json_needs_a_change_and_a_place),
        LIVED(a_change_as_json_without_memory_leaves_nothing),
    };

    return cmocka_run_group_tests_name("arguments", tests, NULL, NULL);
}
