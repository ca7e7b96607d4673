/*
 * Tests of src/casework/replay.c: bodies from a store are not trusted.
 */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static desk at;
static ivn_text *whole; /* a life as JSON */

static int live(void **state)
{
    (void)state;
    desk_open(&at, NULL);
    life_until(&at, 0);
    return ivn_record_to_json(at.context, at.record, &whole, NULL) != IVN_OK;
}

static int die(void **state)
{
    (void)state;
    ivn_text_free(whole);
    desk_close(&at);
    return 0;
}

/* The life with one text in the place of another, which must stand in it; `which` of those that do, 0 for the first. */
static char *changed(const char *from, const char *to, int which)
{
    const char *data = ivn_text_data(whole), *found = strstr(data, from);
    size_t room = ivn_text_size(whole) + strlen(to) + 1;
    char *text = malloc(room);

    while (found != NULL && which-- > 0)
        found = strstr(found + 1, from);
    if (found == NULL || text == NULL)
        fail_msg("does not stand there: %s", from);
    else
        snprintf(text, room, "%.*s%s%s", (int)(found - data), data, to, found + strlen(from));
    return text;
}

static ivn_status read(const char *json, size_t size)
{
    ivn_record *record = NULL;
    ivn_status status;

    ivn_violations_free(at.violations);
    at.error = (ivn_error){.size = sizeof at.error};
    status = ivn_record_from_json(at.context, json, size, &record, &at.violations, &at.error);
    assert_true((status == IVN_OK) == (record != NULL));
    ivn_record_free(record);
    return status;
}

typedef struct damage {
    const char *from, *to;
    int which;
    ivn_status status;
    const char *pointer;
} damage;

static const damage damages[] = {
    /* not a record */
    {"\"schema\":1", "\"schema\":2", 0, IVN_ERROR_VERSION, "/schema"},
    {"\"schema\":1", "\"schema\":0", 0, IVN_ERROR_INVALID, "/schema"},
    {"\"schema\":1,", "", 0, IVN_ERROR_INVALID, "/schema"},
    {"\"schema\":1", "\"schema\":1,\"more\":1", 0, IVN_ERROR_INVALID, ""},
    {"\"number\":2", "\"number\":2,\"mood\":\"good\"", 0, IVN_ERROR_INVALID, "/entries/1"},
    {"\"type\":\"accept\"", "\"type\":\"approve\"", 0, IVN_ERROR_INVALID, "/entries/4/type"},
    {"\"number\":3", "\"number\":4", 0, IVN_ERROR_INVALID, "/entries/2/number"},
    {"\"number\":3,", "", 0, IVN_ERROR_INVALID, "/entries/2/number"},
    {"8e6f-000000000002", "8e6f-000000000001", 0, IVN_ERROR_INVALID, "/entries/1/command"},
    {"8e6f-000000000002", "8e6f", 0, IVN_ERROR_INVALID, "/entries/1/command"},
    {"8e6f-000000000001", "8e6f-000000000099", 0, IVN_ERROR_INVALID, "/id"},
    {"\"type\":\"draft\"", "\"type\":\"receive\"", 0, IVN_ERROR_INVALID, "/entries/0/body"},
    {"\"summary\":\"may_refer\"", "\"summary\":\"may_refer\",\"attempt\":0", 0, IVN_ERROR_INVALID,
     "/entries/2/attempt"},
    {"\"role\":\"supplier\"", "\"role\":\"supplier\",\"summary\":\"may_refer\"", 0, IVN_ERROR_INVALID, NULL},
    {"\"reference\":\"X123456\",", "", 0, IVN_ERROR_INVALID, "/entries/0/body/service_user/reference"},
    {"\"attended\":true,\"happened\":true", "\"attended\":false,\"happened\":true", 0, IVN_ERROR_INVALID,
     "/entries/9/body/happened"},
    {"\"at\":\"2026-11-02T09:00:00.000Z\"", "\"at\":\"1971-12-31T23:00:00.000Z\"", 0, IVN_ERROR_INVALID,
     "/entries/0/at"},
    {"\"entered\":\"2026-11-02T09:00:00.000Z\"", "\"entered\":\"0001-01-01T00:00:00.000Z\"", 0, IVN_ERROR_INVALID,
     "/entries/0/entered"},
    {"\"type\":\"receive\"", "\"type\":\"receive\",\"edition\":\"x\"", 0, IVN_ERROR_INVALID, "/entries/3/edition"},
    {"\"type\":\"receive\"", "\"type\":\"receive\",\"attempt\":3", 0, IVN_ERROR_INVALID, "/entries/3/edition"},
    {"\"type\":\"receive\"", "\"type\":\"redact\"", 0, IVN_ERROR_INVALID, "/entries/3/type"},
    {"\"id\":\"", "\"redacted\":true,\"id\":\"", 0, IVN_ERROR_INVALID, NULL},
    {"\"schema\":1", "\"schema\":\"1\"", 0, IVN_ERROR_INVALID, "/schema"},
    /* entries that contradict each other */
    {"\"type\":\"receive\"", "\"type\":\"accept\"", 0, IVN_ERROR_STATE, "/entries/3"},
    {"\"role\":\"supplier\"", "\"role\":\"prison\"", 0, IVN_ERROR_STATE, "/entries/3"},
    {"\"at\":\"2026-11-02T11:00:00.000Z\"", "\"at\":\"2026-11-02T09:15:00.000Z\"", 0, IVN_ERROR_STATE, "/entries/3"},
    {"\"at\":\"2026-11-02T11:00:00.000Z\"", "\"at\":\"2026-11-02T11:30:00.000Z\"", 0, IVN_ERROR_STATE, "/entries/3"},
};

static void a_damaged_body_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        const damage *of = &damages[i];
        char *json;
        ivn_status status;

        json = changed(of->from, of->to, of->which);
        status = read(json, strlen(json));
        if (status != of->status || (of->pointer != NULL && strcmp(at.error.pointer, of->pointer) != 0))
            fail_msg("%s -> %s: %s at %s: %s", of->from, of->to, ivn_status_name(status), at.error.pointer,
                     at.error.message);
        free(json);
    }
}

static void what_is_wrong_comes_as_violations(void **state)
{
    char *json = changed("\"type\":\"receive\"", "\"type\":\"accept\"", 0);

    (void)state;
    assert_int_equal(read(json, strlen(json)), IVN_ERROR_STATE);
    assert_int_equal(ivn_violations_read(at.violations)->list[0]->status, IVN_ERROR_STATE);
    assert_int_equal(at.error.violation_count, ivn_violations_read(at.violations)->count);
    free(json);
}

/* No cut of a body is a record, and none is read beyond its end. */
static void half_a_body_is_no_record(void **state)
{
    (void)state;
    for (size_t size = 0; size < ivn_text_size(whole); size += 7) {
        char *half = malloc(size + 1);

        assert_non_null(half);
        memcpy(half, ivn_text_data(whole), size);
        assert_true(read(half, size) < IVN_OK);
        free(half);
    }
}

/* Without an entry, the numbers have a gap; numbered anew, what came later was not possible. */
static void an_entry_cannot_go_missing(void **state)
{
    cJSON *tree = NULL, *entries;
    char *json;

    (void)state;
    assert_int_equal(ivni_json_read(at.context, ivn_text_data(whole), ivn_text_size(whole), &tree, NULL), IVN_OK);
    entries = cJSON_GetObjectItemCaseSensitive(tree, "entries");
    cJSON_DeleteItemFromArray(entries, 9); /* the attendance of the assessment */
    json = cJSON_PrintUnformatted(tree);
    assert_int_equal(read(json, strlen(json)), IVN_ERROR_INVALID);
    assert_string_equal(at.error.pointer, "/entries/9/number");
    cJSON_free(json);
    for (int i = 9; i < cJSON_GetArraySize(entries); i++)
        cJSON_SetNumberValue(cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(entries, i), "number"), i + 1);
    json = cJSON_PrintUnformatted(tree);
    assert_int_equal(read(json, strlen(json)), IVN_ERROR_STATE);
    assert_string_equal(at.error.pointer, "/entries/9/body/appointment");
    cJSON_free(json);
    cJSON_Delete(tree);
}

static void too_many_entries_are_refused(void **state)
{
    cJSON *tree = NULL, *entries;
    char *json;

    (void)state;
    assert_int_equal(ivni_json_read(at.context, ivn_text_data(whole), ivn_text_size(whole), &tree, NULL), IVN_OK);
    entries = cJSON_GetObjectItemCaseSensitive(tree, "entries");
    for (int i = cJSON_GetArraySize(entries); i <= IVN_MOST_ENTRIES; i++)
        cJSON_AddItemToArray(entries, cJSON_Duplicate(cJSON_GetArrayItem(entries, 3), 1));
    json = cJSON_PrintUnformatted(tree);
    assert_int_equal(read(json, strlen(json)), IVN_ERROR_INVALID);
    assert_string_equal(at.error.pointer, "/entries");
    cJSON_free(json);
    cJSON_Delete(tree);
}

static void ids_in_capitals_are_read_and_written_in_small_letters(void **state)
{
    char *json = changed("\"id\":\"", "\"id\":\"", 0), *id = strstr(json, "\"id\":\"") + 6;
    ivn_record *record = NULL;
    ivn_text *again = NULL;

    (void)state;
    for (int i = 0; i < 36; i++) {
        if (id[i] >= 'a' && id[i] <= 'f')
            id[i] = (char)(id[i] - 'a' + 'A');
    }
    assert_int_equal(ivn_record_from_json(at.context, json, strlen(json), &record, NULL, NULL), IVN_OK);
    assert_int_equal(ivn_record_to_json(at.context, record, &again, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(again), ivn_text_data(whole));
    ivn_text_free(again);
    ivn_record_free(record);
    free(json);
}

/* A record that was read goes on as the one that was written. */
static void a_record_that_was_read_may_be_decided_on(void **state)
{
    ivn_record *read_again = NULL;
    ivn_command command = {.size = sizeof command, .type = IVN_COMMAND_DRAFT, .body = &life_facts};
    char id[37];

    (void)state;
    assert_int_equal(
        ivn_record_from_json(at.context, ivn_text_data(whole), ivn_text_size(whole), &read_again, NULL, NULL), IVN_OK);
    ivn_record_free(at.record);
    at.record = read_again;
    desk_command_id(1, id);
    command.id = id;
    assert_decided(&at, desk_decide(&at, &command), IVN_REPLAYED);
    assert_int_equal(desk_give(&at, IVN_COMMAND_LIAISE, NULL), IVN_ERROR_INVALID);
}

/* Each correction has all amendments happen anew, each of which has facts of its own: not all of them are kept. */
static void hundreds_of_corrections_of_amendments_take_little_memory(void **state)
{
    const ivn_context_options options = {.size = sizeof options, .max_document_bytes = 4 << 20};
    const ivn_referral_facts one = {.size = sizeof one, .further = "One."},
                             other = {.size = sizeof other, .further = "Two."};
    ivn_correction correction = {.size = sizeof correction, .why = "Not so."};
    ivn_context *small = NULL;
    ivn_record *read = NULL;
    ivn_text *json = NULL;
    ivn_error error = {.size = sizeof error};

    (void)state;
    desk_forget(&at);
    life_until(&at, IVN_COMMAND_SEND);
    at.actor.role = IVN_ROLE_SYSTEM;
    while (desk_referral(&at)->entry_count < IVN_MOST_ENTRIES / 2)
        assert_decided(&at, desk_give(&at, IVN_COMMAND_AMEND, at.commands % 2 ? &one : &other), IVN_OK);
    for (correction.entry = 4; desk_referral(&at)->entry_count < IVN_MOST_ENTRIES - IVN_RESERVED_ENTRIES;
         correction.entry++)
        assert_decided(&at, desk_give(&at, IVN_COMMAND_CORRECT, &correction), IVN_OK);
    assert_int_equal(ivn_record_to_json(at.context, at.record, &json, NULL), IVN_OK);
    assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
    if (ivn_record_from_json(small, ivn_text_data(json), ivn_text_size(json), &read, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    assert_int_equal(ivn_referral_read(read)->struck_count, desk_referral(&at)->struck_count);
    ivn_record_free(read);
    ivn_text_free(json);
    ivn_context_free(small);
}

int main(void)
{
#define ALIVE(test) cmocka_unit_test_setup_teardown(test, live, die)
    const struct CMUnitTest tests[] = {
        ALIVE(a_damaged_body_is_refused),
        ALIVE(what_is_wrong_comes_as_violations),
        ALIVE(half_a_body_is_no_record),
        ALIVE(an_entry_cannot_go_missing),
        ALIVE(too_many_entries_are_refused),
        ALIVE(ids_in_capitals_are_read_and_written_in_small_letters),
        ALIVE(hundreds_of_corrections_of_amendments_take_little_memory),
        ALIVE(a_record_that_was_read_may_be_decided_on),
    };

    return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
