/*
 * Tests of src/schema/redact.c: personal data goes, wherever it stands in a struct; all else stays.
 */
#include "context.h"
#include "tables.h"
#include "test.h"
#include "things.h"

typedef struct redaction {
    const ivni_table *table;
    const char *before, *after;
} redaction;

static const redaction redactions[] = {
    {&thing_table, "{\"level\":1,\"name\":\"A\",\"key\":\"k\"}", "{\"level\":1,\"key\":\"k\"}"},
    {&thing_table, "{\"level\":0,\"single\":{\"area\":\"family\",\"key\":\"k\"}}", "{\"level\":0}"},
    {&thing_table,
     "{\"level\":0,\"parts\":[{\"area\":\"family\",\"key\":\"k\",\"hours\":3},{\"area\":\"finance\",\"key\":\"l\"}]}",
     "{\"level\":0,\"parts\":[{\"area\":\"family\",\"key\":\"k\"},{\"area\":\"finance\",\"key\":\"l\"}]}"},
    {&thing_table, "{\"level\":0,\"notes\":[\"one\"],\"cohorts\":[\"women\"]}",
     "{\"level\":0,\"notes\":[\"one\"],\"cohorts\":[\"women\"]}"},
    {&parcel_table, "{\"setting\":\"community\",\"content\":{\"area\":\"family\",\"key\":\"k\",\"hours\":9}}",
     "{\"setting\":\"community\",\"content\":{\"area\":\"family\",\"key\":\"k\"}}"},
    {&parcel_table,
     "{\"setting\":\"custody\",\"content\":{\"page\":7,\"text\":\"x\",\"about\":{\"area\":\"family\",\"key\":\"k\","
     "\"hours\":9}}}",
     "{\"setting\":\"custody\",\"content\":{\"page\":7,\"about\":{\"area\":\"family\",\"key\":\"k\"}}}"},
    {&parcel_table, "{\"setting\":\"custody\"}", "{\"setting\":\"custody\"}"},
};

static void personal_data_goes_and_all_else_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof redactions / sizeof *redactions; i++) {
        outcome read = read_json(context, redactions[i].table, redactions[i].before);
        ivn_text *json;

        assert_int_equal(read.status, IVN_OK);
        ivni_schema_redact(redactions[i].table, read.value);
        json = write_json(context, redactions[i].table, read.value);
        assert_string_equal(ivn_text_data(json), redactions[i].after);
        ivn_text_free(json);
        outcome_free(&read);
    }
}

typedef struct note {
    uint32_t size;
    uint32_t reserved;
    const char *words;
} note;

static const ivni_field note_table_rows[] = {
    IVNI_ROW_SIZE(note),
    IVNI_ROW_RESERVED(note, reserved),
    IVNI_ROW_TEXT(note, words, 20, IVNI_PERSONAL | IVNI_REQUIRED, "words"),
};
static IVNI_TABLE(note_table, "note", note, "a note", NULL);

/* What is left is still a struct of its table. */
static void a_text_that_is_required_says_that_it_was_redacted(void **state)
{
    outcome read = read_json(context, &note_table, "{\"words\":\"About somebody.\"}"), again;
    ivn_text *json;

    (void)state;
    ivni_schema_redact(&note_table, read.value);
    json = write_json(context, &note_table, read.value);
    assert_string_equal(ivn_text_data(json), "{\"words\":\"redacted\"}");
    again = copy_struct(context, &note_table, read.value);
    assert_int_equal(again.status, IVN_OK);
    outcome_free(&again);
    ivn_text_free(json);
    outcome_free(&read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(personal_data_goes_and_all_else_stays),
        cmocka_unit_test(a_text_that_is_required_says_that_it_was_redacted),
    };

    return cmocka_run_group_tests_name("redact", tests, make_context, free_context);
}
