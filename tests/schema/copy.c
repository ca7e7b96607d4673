/*
 * Tests of src/schema/copy.c: hosts of every age. Hosts that are wrong are in copy_refused.c.
 */
#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "failing.h"
#include "tables.h"
#include "test.h"
#include "things.h"

static const part family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .key = "k"};

static void every_kind_of_member_is_copied_deeply(void **state)
{
    char name[] = "Ann", note[] = "one";
    part finance = {.size = sizeof finance, .area = IVN_NEED_FINANCE, .key = "l", .hours = IVN_KNOWN(7)};
    const part *parts[] = {&family, &finance};
    const char *notes[] = {note};
    uint32_t cohorts[] = {IVN_COHORT_WOMEN};
    const thing source = {.size = sizeof source,
                          .flag = IVN_NO,
                          .day = IVN_KNOWN(-719162),
                          .moment = {1, 0, -1},
                          .level = 5,
                          .name = name,
                          .single = &family,
                          .parts = parts,
                          .part_count = 2,
                          .parts_complete = IVN_YES,
                          .notes = notes,
                          .note_count = 1,
                          .cohort_count = 1,
                          .cohorts = cohorts,
                          .subject = IVN_SUBJECT_SEX,
                          .value = IVN_KNOWN(IVN_SEX_FEMALE)};
    outcome made = copy_struct(context, &thing_table, &source);
    const thing *copy = made.value;

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    assert_true(ivni_schema_equal(&thing_table, &source, copy));
    assert_ptr_not_equal(copy->name, name);
    assert_ptr_not_equal(copy->single, &family);
    assert_ptr_not_equal(copy->parts, parts);
    assert_ptr_not_equal(copy->parts[1], &finance);
    assert_ptr_not_equal(copy->notes[0], note);
    assert_ptr_not_equal(copy->cohorts, cohorts);
    outcome_free(&made);
}

static void an_empty_text_and_the_list_of_a_count_of_zero_are_not_known(void **state)
{
    const part *parts[] = {&family};
    const thing source = {.size = sizeof source, .name = "", .key = "", .parts = parts, .part_count = 0};
    outcome made = copy_struct(context, &thing_table, &source);
    const thing *copy = made.value;

    (void)state;
    assert_int_equal(made.status, IVN_OK);
    assert_null(copy->name);
    assert_null(copy->key);
    assert_null(copy->parts);
    outcome_free(&made);
}

/* A newer host's part has members that this library does not know. */
typedef struct newer_part {
    part known;
    uint64_t unknown;
} newer_part;

static void a_larger_struct_is_taken_when_its_unknown_tail_is_zero(void **state)
{
    newer_part newer = {family, 0};
    thing source = {.size = sizeof source, .single = &newer.known};
    outcome made;

    (void)state;
    newer.known.size = sizeof newer;
    made = copy_struct(context, &thing_table, &source);
    assert_int_equal(made.status, IVN_OK);
    assert_int_equal(((const thing *)made.value)->single->size, sizeof(part));
    assert_string_equal(((const thing *)made.value)->single->key, "k");
    outcome_free(&made);
    newer.unknown = 1;
    made = copy_struct(context, &thing_table, &source);
    assert_int_equal(ivn_violations_read(made.violations)->list[0]->status, IVN_ERROR_SIZE);
    assert_string_equal(ivn_violations_read(made.violations)->list[0]->pointer, "/single");
    assert_string_equal(ivn_violations_read(made.violations)->list[0]->message,
                        "not zero behind the 24 bytes that the library knows");
    outcome_free(&made);
}

/* The first release's thing ended with `moment`; the host was compiled against some release since. */
static ivn_status copy_of_size(uint32_t size, const thing **out, outcome *made)
{
    ivni_table grown = thing_table;
    thing source;

    memset(&source, 0xee, sizeof source);
    memset(&source, 0, offsetof(thing, level));
    source.size = size;
    source.sex = IVN_SEX_MALE;
    grown.least = offsetof(thing, level);
    grown.check = NULL;
    *made = copy_struct(context, &grown, &source);
    *out = made->value;
    return made->status == IVN_OK ? IVN_OK : ivn_violations_read(made->violations)->list[0]->status;
}

static void a_smaller_struct_of_an_older_host_is_taken_where_a_member_ends(void **state)
{
    static const struct {
        uint32_t size;
        ivn_status status;
    } rows[] = {
        {0, IVN_ERROR_SIZE},
        {4, IVN_ERROR_SIZE},
        {offsetof(thing, moment), IVN_ERROR_SIZE},
        {offsetof(thing, level) - 1, IVN_ERROR_SIZE},
        {offsetof(thing, level), IVN_OK},
        {offsetof(thing, level) + 2, IVN_ERROR_SIZE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const thing *copy;
        outcome made;

        if (copy_of_size(rows[i].size, &copy, &made) != rows[i].status)
            fail_msg("size %u", rows[i].size);
        if (copy != NULL) {
            assert_int_equal(copy->size, sizeof *copy);
            assert_int_equal(copy->sex, IVN_SEX_MALE);
            assert_int_equal(copy->level, 0);
            assert_null(copy->id);
        }
        outcome_free(&made);
    }
}

/* The sanitizer sees a byte too many: the text ends with its block. */
static void no_byte_behind_a_text_is_read(void **state)
{
    static const size_t lengths[] = {1, 8, 9};

    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char *text = malloc(lengths[i] + 1);
        thing source = {.size = sizeof source, .name = text};
        outcome made;

        assert_non_null(text);
        memset(text, 'a', lengths[i]);
        text[lengths[i]] = '\0';
        made = copy_struct(context, &thing_table, &source);
        assert_int_equal(made.status, lengths[i] > 8 ? IVN_ERROR_INVALID : IVN_OK);
        outcome_free(&made);
        free(text);
    }
}

static ivn_status copies(const ivn_context *with, void *user)
{
    ivn_violations *violations = ivni_violations_new(with);
    ivni_arena arena;
    const void *value = NULL;
    ivn_status status, finished;

    ivni_arena_init(&arena, &with->allocator, with->max_document_bytes);
    status = ivni_schema_copy(with, &thing_table, user, "", &arena, &value, violations);
    finished = ivni_violations_finish(violations, NULL, NULL);
    ivni_arena_free(&arena);
    if (status != IVN_OK)
        return value == NULL ? status : IVN_ERROR_ARGUMENT;
    return finished;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    random_source source = {7};
    ivni_arena arena = test_arena();
    thing *facts = random_facts(&source, &thing_table, 100, &arena);
    const part *parts[100];
    const char *notes[100];

    (void)state;
    for (int i = 0; i < 100; i++) {
        parts[i] = &family;
        notes[i] = "some text";
    }
    facts->level = 0;
    failing_every_with_context(copies, facts);
    facts->parts = parts;
    facts->notes = notes;
    facts->part_count = facts->note_count = 100;
    failing_every_with_context(copies, facts);
    ivni_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_member_is_copied_deeply),
        cmocka_unit_test(an_empty_text_and_the_list_of_a_count_of_zero_are_not_known),
        cmocka_unit_test(a_larger_struct_is_taken_when_its_unknown_tail_is_zero),
        cmocka_unit_test(a_smaller_struct_of_an_older_host_is_taken_where_a_member_ends),
        cmocka_unit_test(no_byte_behind_a_text_is_read),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
