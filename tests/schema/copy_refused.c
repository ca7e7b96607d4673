/*
 * Tests of src/schema/copy.c: structs that are wrong are refused, each mistake with its place and what was expected.
 */
#include <stdio.h>

#include "context.h"
#include "test.h"
#include "things.h"

static const part family = {.size = sizeof family, .area = IVN_NEED_FAMILY, .key = "k"};

typedef struct refused {
    void (*spoil)(thing *source);
    const char *pointer, *shown;
    ivn_status status;
} refused;

static void spoil_size(thing *source)
{
    source->size = 3;
}

static void spoil_size_beyond(thing *source)
{
    source->size = 70000;
}

static void spoil_reserved(thing *source)
{
    source->reserved = 1;
}

static void spoil_flag(thing *source)
{
    source->flag = 3;
}

static void spoil_complete(thing *source)
{
    source->parts_complete = UINT32_MAX;
}

static void spoil_code(thing *source)
{
    source->sex = 3;
}

static void spoil_ordinal(thing *source)
{
    source->group = 10;
}

static void spoil_ordinal_sign(thing *source)
{
    source->group = UINT32_MAX;
}

static void spoil_known(thing *source)
{
    source->percent = (ivn_number){2, 5};
}

static void spoil_unknown_value(thing *source)
{
    source->percent = (ivn_number){0, 5};
}

static void spoil_bounds(thing *source)
{
    source->percent = (ivn_number){1, 101};
}

static void spoil_integer(thing *source)
{
    source->level = -6;
}

static void spoil_integer_above(thing *source)
{
    source->level = 6;
}

static void spoil_date(thing *source)
{
    source->day = (ivn_number){1, -719163};
}

static void spoil_late_date(thing *source)
{
    source->day = (ivn_number){1, 2932897};
}

static void spoil_moment_known(thing *source)
{
    source->moment = (ivn_moment){2, 0, 0};
}

static void spoil_moment_value(thing *source)
{
    source->moment = (ivn_moment){0, 0, 1};
}

static void spoil_moment_reserved(thing *source)
{
    source->moment = (ivn_moment){1, 1, 0};
}

static void spoil_moment_range(thing *source)
{
    source->moment = (ivn_moment){1, 0, INT64_MAX};
}

static void spoil_text(thing *source)
{
    source->name = "123456789";
}

static void spoil_utf8(thing *source)
{
    source->name = "a\xff";
}

static void spoil_key(thing *source)
{
    source->key = "A";
}

static void spoil_inner(thing *source)
{
    static const part wrong = {.size = sizeof wrong, .area = 99, .key = "k"};

    source->single = &wrong;
}

static void spoil_inner_missing(thing *source)
{
    static const part wrong = {.size = sizeof wrong, .area = IVN_NEED_FAMILY};

    source->single = &wrong;
}

static void spoil_list(thing *source)
{
    source->part_count = 1;
}

static void spoil_element(thing *source)
{
    static const part *const parts[] = {&family, NULL};

    source->parts = parts;
    source->part_count = 2;
}

static void spoil_text_element(thing *source)
{
    static const char *const notes[] = {"a", NULL};

    source->notes = notes;
    source->note_count = 2;
}

static void spoil_empty_element(thing *source)
{
    static const char *const notes[] = {""};

    source->notes = notes;
    source->note_count = 1;
}

static void spoil_codes(thing *source)
{
    static const uint32_t cohorts[] = {IVN_COHORT_WOMEN, 0};

    source->cohorts = cohorts;
    source->cohort_count = 2;
}

static void spoil_codes_twice(thing *source)
{
    static const uint32_t cohorts[] = {IVN_COHORT_WOMEN, IVN_COHORT_WOMEN};

    source->cohorts = cohorts;
    source->cohort_count = 2;
}

static void spoil_codes_count(thing *source)
{
    static const uint32_t cohorts[257];

    source->cohorts = cohorts;
    source->cohort_count = 257;
}

static void spoil_value_code(thing *source)
{
    source->subject = IVN_SUBJECT_SEX;
    source->value = (ivn_number){1, 3};
}

static void spoil_value_sign(thing *source)
{
    source->subject = IVN_SUBJECT_SEX;
    source->value = (ivn_number){1, -1};
}

static void spoil_value_flag(thing *source)
{
    source->subject = IVN_SUBJECT_LICENCE;
    source->value = (ivn_number){1, 0};
}

static void spoil_value_date(thing *source)
{
    source->subject = IVN_SUBJECT_LAST_VIOLENT_OFFENCE;
    source->value = (ivn_number){1, INT32_MAX};
}

static void spoil_value_nothing(thing *source)
{
    source->subject = IVN_SUBJECT_ELIGIBLE_FOR;
    source->value = (ivn_number){1, 1};
}

static void spoil_value_known(thing *source)
{
    source->subject = IVN_SUBJECT_SEX;
    source->value = (ivn_number){7, 1};
}

static void spoil_values(thing *source)
{
    static const uint32_t values[] = {0};

    source->subject = IVN_SUBJECT_AGE;
    source->values = values;
    source->value_count = 1;
}

static void spoil_together(thing *source)
{
    source->level = 5;
}

#define KEY_EXPECTED "a key of lower-case letters, digits and any of - _ . / @, of at most 1000 bytes"
#define DAY_EXPECTED "not known, or a day of the years 1 to 9999"
#define INSTANT_EXPECTED "not known, or an instant of the years 1 to 9999"
#define NEED_EXPECTED "0 or a code of \"need\", 1 to 11"
#define COHORT_EXPECTED                                                                                                \
    "one of: ethnic_minority, learning_disability, young_adult, veteran, transgender, older, health, women, "          \
    "foreign_national, sexual_offence"

static const refused rows[] = {
    {spoil_size, "", "the struct's size cannot be 3; expected 160", IVN_ERROR_SIZE},
    {spoil_size_beyond, "", "the struct's size cannot be 70000; expected 160", IVN_ERROR_SIZE},
    {spoil_reserved, "", "a reserved member is not zero; expected 0", IVN_ERROR_RESERVED},
    {spoil_flag, "/flag", "no flag stands here; expected IVN_UNKNOWN, IVN_NO or IVN_YES", IVN_ERROR_INVALID},
    {spoil_complete, "/parts_complete", "no flag stands here; expected IVN_UNKNOWN, IVN_NO or IVN_YES",
     IVN_ERROR_INVALID},
    {spoil_code, "/sex", "another code stands here; expected 0 or a code of \"sex\", 1 to 2", IVN_ERROR_INVALID},
    {spoil_ordinal, "/group", "another number stands here; expected a number from 1 to 9", IVN_ERROR_INVALID},
    {spoil_ordinal_sign, "/group", "another number stands here; expected a number from 1 to 9", IVN_ERROR_INVALID},
    {spoil_known, "/percent", "`known` is neither 0 nor 1; expected not known, or a number from 0 to 100",
     IVN_ERROR_INVALID},
    {spoil_unknown_value, "/percent",
     "`value` is not 0 though `known` is; expected not known, or a number from 0 to 100", IVN_ERROR_INVALID},
    {spoil_bounds, "/percent", "another number stands here; expected not known, or a number from 0 to 100",
     IVN_ERROR_INVALID},
    {spoil_integer, "/level", "another number stands here; expected a number from -5 to 5", IVN_ERROR_INVALID},
    {spoil_integer_above, "/level", "another number stands here; expected a number from -5 to 5", IVN_ERROR_INVALID},
    {spoil_date, "/day", "another day stands here; expected " DAY_EXPECTED, IVN_ERROR_DATE},
    {spoil_late_date, "/day", "another day stands here; expected " DAY_EXPECTED, IVN_ERROR_DATE},
    {spoil_moment_known, "/moment", "`known` is neither 0 nor 1; expected " INSTANT_EXPECTED, IVN_ERROR_INVALID},
    {spoil_moment_value, "/moment", "`value` is not 0 though `known` is; expected " INSTANT_EXPECTED,
     IVN_ERROR_INVALID},
    {spoil_moment_reserved, "/moment", "a reserved member is not zero; expected 0", IVN_ERROR_RESERVED},
    {spoil_moment_range, "/moment", "another instant stands here; expected " INSTANT_EXPECTED, IVN_ERROR_DATE},
    {spoil_text, "/name", "a longer text stands here; expected a text of at most 8 bytes", IVN_ERROR_INVALID},
    {spoil_utf8, "/name", "what stands here is not UTF-8; expected a text of at most 8 bytes", IVN_ERROR_INVALID},
    {spoil_key, "/key", "no key stands here; expected " KEY_EXPECTED, IVN_ERROR_INVALID},
    {spoil_inner, "/single/area", "another code stands here; expected " NEED_EXPECTED, IVN_ERROR_INVALID},
    {spoil_inner_missing, "/single/key", "missing; expected " KEY_EXPECTED, IVN_ERROR_INVALID},
    {spoil_list, "/parts", "no list stands here though its count is not 0; expected a list of objects",
     IVN_ERROR_INVALID},
    {spoil_element, "/parts/1", "NULL stands here; expected an object", IVN_ERROR_INVALID},
    {spoil_text_element, "/notes/1", "NULL stands here; expected a text of at most 20 bytes", IVN_ERROR_INVALID},
    {spoil_empty_element, "/notes/0", "an empty text stands here; expected a text of at most 20 bytes",
     IVN_ERROR_INVALID},
    {spoil_codes, "/cohorts/1", "another code stands here; expected " COHORT_EXPECTED, IVN_ERROR_INVALID},
    {spoil_codes_twice, "/cohorts/1", "the same stands before; expected " COHORT_EXPECTED, IVN_ERROR_INVALID},
    {spoil_codes_count, "/cohorts", "a longer list than there are words stands here; expected a list of words",
     IVN_ERROR_INVALID},
    {spoil_value_code, "/value", "another value stands here; expected 0 or a code of \"sex\", 1 to 2",
     IVN_ERROR_INVALID},
    {spoil_value_sign, "/value", "another value stands here; expected 0 or a code of \"sex\", 1 to 2",
     IVN_ERROR_INVALID},
    {spoil_value_flag, "/value", "another value stands here; expected not known, or IVN_NO or IVN_YES",
     IVN_ERROR_INVALID},
    {spoil_value_date, "/value", "another day stands here; expected " DAY_EXPECTED, IVN_ERROR_DATE},
    {spoil_value_nothing, "/value", "another value stands here; expected not known", IVN_ERROR_INVALID},
    {spoil_value_known, "/value", "`known` is neither 0 nor 1; expected 0 or a code of \"sex\", 1 to 2",
     IVN_ERROR_INVALID},
    {spoil_values, "/values/0", "another code stands here; expected a whole number", IVN_ERROR_INVALID},
    {spoil_together, "", "level 5 without a day; expected a day", IVN_ERROR_INVALID},
};

/* As a caller is to show it; the next call writes over it. */
static const char *as_shown(const ivn_violation *violation)
{
    static char shown[1280];

    snprintf(shown, sizeof shown, "%s%s%s", violation->message, *violation->expected == '\0' ? "" : "; expected ",
             violation->expected);
    return shown;
}

static void what_is_wrong_is_refused_with_place_and_expectation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        thing source = {.size = sizeof source};
        const ivn_violations_view *view;
        outcome made;

        rows[i].spoil(&source);
        made = copy_struct(context, &thing_table, &source);
        view = ivn_violations_read(made.violations);
        if (made.status != IVN_ERROR_INVALID || view->count != 1)
            fail_msg("row %d: %s, %u violations", (int)i, ivn_status_name(made.status), view->count);
        assert_string_equal(as_shown(view->list[0]), rows[i].shown);
        assert_string_equal(view->list[0]->pointer, rows[i].pointer);
        assert_int_equal(view->list[0]->status, rows[i].status);
        outcome_free(&made);
    }
}

static void what_must_not_be_empty_is_refused_when_it_is(void **state)
{
    const bag source = {.size = sizeof source};
    outcome made = copy_struct(context, &bag_table, &source);
    const ivn_violations_view *view = ivn_violations_read(made.violations);

    (void)state;
    assert_int_equal(view->count, 2);
    assert_string_equal(view->list[0]->pointer, "/parts");
    assert_string_equal(view->list[0]->message, "missing");
    assert_string_equal(view->list[0]->expected, "a list of objects");
    assert_string_equal(view->list[1]->pointer, "/first");
    outcome_free(&made);
}

static void all_mistakes_are_told_at_once(void **state)
{
    thing source = {.size = sizeof source};
    outcome made;

    (void)state;
    for (size_t i = 2; i < sizeof rows / sizeof *rows; i++)
        rows[i].spoil(&source);
    made = copy_struct(context, &thing_table, &source);
    assert_true(ivn_violations_read(made.violations)->count >= 14);
    outcome_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_refused_with_place_and_expectation),
        cmocka_unit_test(what_must_not_be_empty_is_refused_when_it_is),
        cmocka_unit_test(all_mistakes_are_told_at_once),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
