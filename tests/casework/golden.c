/*
 * Records and commands as this and every later library must read them: tests/data/golden, a file for each version of
 * the form of records. A file is never changed once a release has written such records; a new version adds one.
 */
#include "golden.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "desk.h"

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

static void same_text(const ivn_text *found, const ivn_text *expected)
{
    const char *a = ivn_text_data(found), *b = ivn_text_data(expected);
    size_t same = 0;

    while (a[same] != '\0' && a[same] == b[same])
        same++;
    if (a[same] != b[same])
        fail_msg("from byte %zu on: %.120s\nexpected %.120s", same, a + same, b + same);
}

static ivn_text *body_of(const ivn_record *record)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_record_to_json(at.context, record, &text, NULL), IVN_OK);
    return text;
}

static ivn_record *record_of(const ivn_text *body)
{
    ivn_error error = {.size = sizeof error};
    ivn_record *record = NULL;

    if (ivn_record_from_json(at.context, ivn_text_data(body), ivn_text_size(body), &record, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return record;
}

static void a_whole_life_is_written_as_it_has_always_been(void **state)
{
    ivn_text *expected = golden_json(at.context, "record.1.json"), *found;

    (void)state;
    life_until(&at, 0);
    found = body_of(at.record);
    same_text(found, expected);
    ivn_text_free(found);
    ivn_text_free(expected);
}

static void a_record_of_version_1_reads_as_what_it_was(void **state)
{
    ivn_text *expected = golden_json(at.context, "record.1.json"), *again, *referral = NULL, *lived = NULL;
    ivn_record *record = record_of(expected);

    (void)state;
    again = body_of(record);
    same_text(again, expected);
    desk_forget(&at);
    life_until(&at, 0);
    assert_int_equal(ivn_referral_to_json(at.context, record, &referral, NULL), IVN_OK);
    assert_int_equal(ivn_referral_to_json(at.context, at.record, &lived, NULL), IVN_OK);
    same_text(referral, lived);
    ivn_text_free(lived);
    ivn_text_free(referral);
    ivn_text_free(again);
    ivn_record_free(record);
    ivn_text_free(expected);
}

/* The command in a place of the list as the file has it; the type of the command that it was read as. */
static uint32_t round_trip(const cJSON *tree)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *given = NULL, *written = NULL;
    const ivn_command *command;
    ivn_facts *facts = NULL;
    ivni_json_writer writer;
    ivni_text text;
    uint32_t type;

    ivni_text_init(&text, at.context);
    ivni_json_writer_init(&writer, &text);
    ivni_json_tree(&writer, tree);
    assert_int_equal(ivni_text_finish(&text, &given, NULL), IVN_OK);
    if (ivn_facts_from_json(at.context, IVN_FACTS_COMMAND, ivn_text_data(given), ivn_text_size(given), &facts, NULL,
                            &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    command = ivn_facts_read(facts, IVN_FACTS_COMMAND);
    type = command->type;
    assert_int_equal(ivn_facts_to_json(at.context, IVN_FACTS_COMMAND, command, &written, NULL), IVN_OK);
    same_text(written, given);
    ivn_text_free(written);
    ivn_text_free(given);
    ivn_facts_free(facts);
    return type;
}

static void every_command_of_version_1_reads_as_what_it_was(void **state)
{
    ivn_text *file = golden_json(at.context, "commands.1.json");
    cJSON *list = NULL;
    const cJSON *each;
    uint32_t seen = 0;

    (void)state;
    assert_int_equal(ivni_json_read(at.context, ivn_text_data(file), ivn_text_size(file), &list, NULL), IVN_OK);
    cJSON_ArrayForEach(each, list) seen |= 1u << round_trip(each);
    for (uint32_t type = 1; type <= ivn_term_count(IVN_VOCABULARY_COMMAND); type++)
        if ((seen >> type & 1) == 0)
            fail_msg("no command of type %s in the file", ivn_term_of(IVN_VOCABULARY_COMMAND, type)->name);
    cJSON_Delete(list);
    ivn_text_free(file);
}

static void a_record_of_a_newer_version_is_refused(void **state)
{
    ivn_text *body = golden_json(at.context, "record.1.json");
    ivn_error error = {.size = sizeof error};
    ivn_record *record = NULL;
    char newer[65536];

    (void)state;
    assert_true(ivn_text_size(body) < sizeof newer);
    snprintf(newer, sizeof newer, "{\"schema\":%d%s", IVN_RECORD_SCHEMA + 1,
             ivn_text_data(body) + strlen("{\"schema\":1"));
    assert_int_equal(ivn_record_from_json(at.context, newer, strlen(newer), &record, NULL, &error), IVN_ERROR_VERSION);
    assert_null(record);
    ivn_text_free(body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_whole_life_is_written_as_it_has_always_been, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_record_of_version_1_reads_as_what_it_was, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(every_command_of_version_1_reads_as_what_it_was, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_record_of_a_newer_version_is_refused, open_desk, close_desk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
