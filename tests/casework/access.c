/*
 * All that is held about a person, as one document.
 */
#include "journal_support.h"

#include <string.h>

#include "base/json.h"
#include "failing.h"

static journal life_of;

static int begin(void **state)
{
    (void)state;
    journal_begin(&life_of);
    return 0;
}

static int end(void **state)
{
    (void)state;
    journal_end(&life_of);
    return 0;
}

static ivn_text *text_of(void)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;

    if (ivn_referral_subject_access(life_of.world.context, life_of.record, &life_of.world.environment, &text, &error) !=
        IVN_OK)
        fail_msg("%s", error.message);
    return text;
}

static cJSON *tree_of(const ivn_text *text)
{
    cJSON *tree = NULL;

    assert_int_equal(ivni_json_read(life_of.world.context, ivn_text_data(text), ivn_text_size(text), &tree, NULL),
                     IVN_OK);
    return tree;
}

static const char *parts[] = {"day", "record", "referral", "explanations", "duties", "personal_data"};

static void it_has_the_record_what_follows_the_duties_and_the_list_of_personal_data(void **state)
{
    ivn_text *text;
    cJSON *tree;
    const cJSON *at;

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    text = text_of();
    tree = tree_of(text);
    at = tree->child;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++, at = at->next)
        assert_string_equal(at->string, parts[i]);
    assert_null(at);
    assert_int_equal(cJSON_GetArraySize(ivni_json_member(ivni_json_member(tree, "record"), "entries")), JOURNAL_LINES);
    assert_null(ivni_json_member(ivni_json_member(tree, "referral"), "entries"));
    assert_string_equal(ivni_json_member(ivni_json_member(tree, "referral"), "phase")->valuestring, "concluded");
    assert_true(cJSON_GetArraySize(ivni_json_member(ivni_json_member(tree, "explanations"), "list")) > 30);
    assert_true(cJSON_GetArraySize(ivni_json_member(ivni_json_member(tree, "duties"), "duties")) > 5);
    assert_true(cJSON_GetArraySize(ivni_json_member(ivni_json_member(tree, "personal_data"), "list")) > 20);
    cJSON_Delete(tree);
    ivn_text_free(text);
}

static void its_record_is_the_one_that_is_stored(void **state)
{
    ivn_text *text, *stored = NULL;

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    text = text_of();
    assert_int_equal(ivn_record_to_json(life_of.world.context, life_of.record, &stored, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(text), ivn_text_data(stored)));
    ivn_text_free(stored);
    ivn_text_free(text);
}

static void what_was_corrected_is_in_it_too(void **state)
{
    ivn_text *text;

    (void)state;
    journal_play(&life_of, 18);
    assert_int_equal(journal_say(&life_of, "supplier", "2026-09-23T10:30", "correct",
                                 "{\"entry\": 18, \"why\": \"Entered for somebody else.\"}"),
                     IVN_OK);
    text = text_of();
    assert_non_null(strstr(ivn_text_data(text), "No word from him."));
    assert_non_null(strstr(ivn_text_data(text), "\"struck\":[18]"));
    ivn_text_free(text);
}

static void the_same_record_gives_the_same_bytes(void **state)
{
    ivn_text *first, *second;

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    first = text_of();
    journal_play(&life_of, JOURNAL_LINES);
    second = text_of();
    assert_int_equal(ivn_text_size(first), ivn_text_size(second));
    assert_memory_equal(ivn_text_data(first), ivn_text_data(second), ivn_text_size(first));
    ivn_text_free(first);
    ivn_text_free(second);
}

static void at_each_step_of_a_life_it_can_be_given(void **state)
{
    (void)state;
    for (uint32_t lines = 1; lines < JOURNAL_LINES; lines++) {
        ivn_text *text;

        journal_play(&life_of, lines);
        text = text_of();
        cJSON_Delete(tree_of(text));
        ivn_text_free(text);
    }
}

/* Explanations, days, personal data and form, made and written by one function each. */
static ivn_status explanations_as_json(const ivn_context *context, ivn_text **out)
{
    ivn_explanations *made = NULL;
    ivn_status status = ivn_referral_explain(context, life_of.record, &life_of.world.environment, &made, NULL);

    if (status == IVN_OK)
        status = ivn_explanations_to_json(context, made, out, NULL);
    ivn_explanations_free(made);
    return status;
}

static ivn_status days_as_json(const ivn_context *context, ivn_text **out)
{
    const ivn_record *const records[] = {life_of.record};
    ivn_rar *made = NULL;
    ivn_status status = ivn_rar_days(context, records, 1, &made, NULL);

    if (status == IVN_OK)
        status = ivn_rar_to_json(context, made, out, NULL);
    ivn_rar_free(made);
    return status;
}

static ivn_status personal_data_as_json(const ivn_context *context, ivn_text **out)
{
    ivn_personal_data *made = NULL;
    ivn_status status = ivn_referral_personal_data(context, life_of.record, &life_of.world.environment, &made, NULL);

    if (status == IVN_OK)
        status = ivn_personal_data_to_json(context, made, out, NULL);
    ivn_personal_data_free(made);
    return status;
}

static ivn_status form_as_json(const ivn_context *context, ivn_text **out)
{
    life referral;
    ivn_form *made = NULL;
    ivn_status status;

    life_begin(&referral);
    referral.facts.service = "accommodation@rate-card-2019";
    status = ivn_referral_form(context, &referral.record, &life_of.world.environment, &made, NULL);
    if (status == IVN_OK)
        status = ivn_form_to_json(context, made, out, NULL);
    ivn_form_free(made);
    return status;
}

typedef ivn_status writes(const ivn_context *context, ivn_text **out);

static writes *const writers[] = {explanations_as_json, days_as_json, personal_data_as_json, form_as_json};

static void each_answer_has_its_form_in_json(void **state)
{
    static const char *const members[] = {
        "\"key\":\"sessions_held\",\"title\":\"sessions held\",\"value\":\"3\"",
        "\"used\":3,\"ordered\":20,\"left\":17,\"exceeded\":false,\"days\":[\"2026-09-16\",\"2026-09-30\"",
        "{\"places\":27,\"pointer\":\"/entries/*/by\",\"title\":\"name of the actor\"}",
        "\"type\":\"ES - Accommodation ESX\""};

    (void)state;
    journal_play(&life_of, JOURNAL_LINES);
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        ivn_text *text = NULL;

        assert_int_equal(writers[i](life_of.world.context, &text), IVN_OK);
        cJSON_Delete(tree_of(text));
        if (strstr(ivn_text_data(text), members[i]) == NULL)
            fail_msg("%s", ivn_text_data(text));
        ivn_text_free(text);
    }
}

static ivn_status writes_all(const ivn_context *context, void *user)
{
    ivn_text *text = NULL;
    ivn_status status = (*(writes *const *)user)(context, &text);

    ivn_text_free(text);
    return status;
}

static void writing_them_without_memory_leaves_nothing(void **state)
{
    (void)state;
    journal_play(&life_of, 10);
    for (size_t i = 0; i < 3; i++)
        failing_every_with_context(writes_all, (void *)(uintptr_t)&writers[i]);
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_environment no_calendar;
    ivn_text *text = NULL;

    (void)state;
    journal_play(&life_of, 1);
    no_calendar = life_of.world.environment;
    no_calendar.calendar = NULL;
    assert_int_equal(ivn_referral_subject_access(life_of.world.context, NULL, &life_of.world.environment, &text, NULL),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_subject_access(life_of.world.context, life_of.record, &no_calendar, &text, NULL),
                     IVN_ERROR_ARGUMENT);
    assert_null(text);
}

static ivn_status gives(const ivn_context *context, void *user)
{
    ivn_text *text = NULL;
    ivn_status status = ivn_referral_subject_access(context, life_of.record, &life_of.world.environment, &text, NULL);

    (void)user;
    ivn_text_free(text);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    journal_play(&life_of, 10);
    failing_every_with_context(gives, NULL);
    limit_every(gives, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
        TEST(it_has_the_record_what_follows_the_duties_and_the_list_of_personal_data),
        TEST(its_record_is_the_one_that_is_stored),
        TEST(what_was_corrected_is_in_it_too),
        TEST(the_same_record_gives_the_same_bytes),
        TEST(at_each_step_of_a_life_it_can_be_given),
        TEST(each_answer_has_its_form_in_json),
        TEST(writing_them_without_memory_leaves_nothing),
        TEST(wrong_arguments_are_refused),
        TEST(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests_name("access", tests, NULL, NULL);
}
