/*
 * Tests of src/schema/write.c: canonical JSON, member by member.
 */
#include "context.h"
#include "failing.h"
#include "test.h"
#include "things.h"

static const part family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .key = "k"};
static const part finance = {.size = sizeof finance, .area = IVN_NEED_FINANCE, .key = "l", .hours = IVN_KNOWN(0)};
static const part *const parts[] = {&family, &finance};
static const char *const notes[] = {"one", "\"two\"\n"};
static const uint32_t cohorts[] = {IVN_COHORT_WOMEN, IVN_COHORT_OLDER};
static const uint32_t sexes[] = {IVN_SEX_FEMALE, IVN_SEX_MALE}, ages[] = {18, 25};

#define THING(...)                                                                                                     \
    {                                                                                                                  \
        .size = sizeof(thing), __VA_ARGS__                                                                             \
    }

typedef struct written {
    thing facts;
    const char *json;
} written;

static const written rows[] = {
    {THING(.level = 0), "{\"level\":0}"},
    {THING(.level = -5), "{\"level\":-5}"},
    {THING(.flag = IVN_YES), "{\"flag\":true,\"level\":0}"},
    {THING(.flag = IVN_NO), "{\"flag\":false,\"level\":0}"},
    {THING(.sex = IVN_SEX_MALE), "{\"sex\":\"male\",\"level\":0}"},
    {THING(.group = 9), "{\"group\":9,\"level\":0}"},
    {THING(.percent = IVN_KNOWN(0)), "{\"percent\":0,\"level\":0}"},
    {THING(.any = IVN_KNOWN(-2147483647 - 1)), "{\"any\":-2147483648,\"level\":0}"},
    {THING(.day = IVN_KNOWN(0)), "{\"day\":\"1970-01-01\",\"level\":0}"},
    {THING(.moment = {1, 0, 5}), "{\"moment\":\"1970-01-01T00:00:00.005Z\",\"level\":0}"},
    {THING(.name = ""), "{\"level\":0}"},
    {THING(.name = "A\xc3\xa9\t"), "{\"level\":0,\"name\":\"A\xc3\xa9\\t\"}"},
    {THING(.single = &family), "{\"level\":0,\"single\":{\"area\":\"family\",\"key\":\"k\"}}"},
    {THING(.parts = parts, .part_count = 2),
     "{\"level\":0,\"parts\":[{\"area\":\"family\",\"key\":\"k\"},{\"area\":\"finance\",\"key\":\"l\",\"hours\":0}]}"},
    {THING(.parts_complete = IVN_YES), "{\"level\":0,\"parts_complete\":true}"},
    {THING(.notes = notes, .note_count = 2), "{\"level\":0,\"notes\":[\"one\",\"\\\"two\\\"\\n\"]}"},
    {THING(.cohorts = cohorts, .cohort_count = 2), "{\"level\":0,\"cohorts\":[\"women\",\"older\"]}"},
    {THING(.subject = IVN_SUBJECT_SEX, .value = IVN_KNOWN(IVN_SEX_FEMALE)),
     "{\"level\":0,\"subject\":\"sex\",\"value\":\"female\"}"},
    {THING(.subject = IVN_SUBJECT_LICENCE, .value = IVN_KNOWN(IVN_NO)),
     "{\"level\":0,\"subject\":\"licence\",\"value\":false}"},
    {THING(.subject = IVN_SUBJECT_LAST_VIOLENT_OFFENCE, .value = IVN_KNOWN(-1)),
     "{\"level\":0,\"subject\":\"last_violent_offence\",\"value\":\"1969-12-31\"}"},
    {THING(.subject = IVN_SUBJECT_AGE, .value = IVN_KNOWN(18)), "{\"level\":0,\"subject\":\"age\",\"value\":18}"},
    {THING(.subject = IVN_SUBJECT_AGE, .values = ages, .value_count = 2),
     "{\"level\":0,\"subject\":\"age\",\"values\":[18,25]}"},
    {THING(.subject = IVN_SUBJECT_SEX, .values = sexes, .value_count = 2),
     "{\"level\":0,\"subject\":\"sex\",\"values\":[\"female\",\"male\"]}"},
    {THING(.id = "x"), "{\"level\":0,\"id\":\"x\"}"},
};

static void each_member_is_written_where_the_table_has_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ivn_text *json = write_json(context, &thing_table, &rows[i].facts);

        assert_string_equal(ivn_text_data(json), rows[i].json);
        ivn_text_free(json);
    }
}

static ivn_status write_with(const ivn_context *with, const thing *facts)
{
    ivni_json_writer writer;
    ivni_text text;
    ivn_text *made = NULL;
    ivn_status status;

    ivni_text_init(&text, with);
    ivni_json_writer_init(&writer, &text);
    ivni_schema_write(&thing_table, facts, &writer);
    status = ivni_text_finish(&text, &made, NULL);
    ivn_text_free(made);
    return status;
}

static void an_instant_that_cannot_be_written_is_a_failure(void **state)
{
    const thing facts = THING(.moment = {1, 0, INT64_MAX});

    (void)state;
    assert_int_equal(write_with(context, &facts), IVN_ERROR_RANGE);
}

static ivn_status writes(const ivn_context *with, void *user)
{
    return write_with(with, user);
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    thing facts = THING(.parts = parts, .part_count = 2, .notes = notes, .note_count = 2);

    (void)state;
    failing_every_with_context(writes, &facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_member_is_written_where_the_table_has_it),
        cmocka_unit_test(an_instant_that_cannot_be_written_is_a_failure),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
