/*
 * What holds for every person: to forget a fact makes a range wider, never other; so what becomes known can only settle
 * what was open. And what is open always comes with something to find out.
 */
#include <stdlib.h>
#include <string.h>

#include "world.h"

enum { WORLDS = 4000, STEPS = 25 };

static int exempt(uint32_t subject, uint32_t exemptions)
{
    if (subject == IVN_SUBJECT_IN_CUSTODY)
        return (exemptions & EXEMPT_CUSTODY) != 0;
    return (subject == IVN_SUBJECT_UNPAID_WORK_HOURS || subject == IVN_SUBJECT_ATTENDANCE_CENTRE_HOURS) &&
           (exemptions & EXEMPT_HOURS) != 0;
}

static void check_wider(const ivni_subjects *before, const ivni_subjects *after, uint32_t exemptions, uint64_t seed)
{
    for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
        ivni_range old = ivni_subject_range(before, subject), new = ivni_subject_range(after, subject);
        if (!exempt(subject, exemptions) && (new.low > old.low || new.high < old.high))
            fail_msg("world %llu: %s was %d to %d, now %d to %d", (unsigned long long)seed, ivni_subject_title(subject),
                     old.low, old.high, new.low, new.high);
    }
}

static void what_becomes_known_only_settles_what_was_open(void **state)
{
    static world known;

    (void)state;
    for (uint64_t seed = 1; seed <= WORLDS; seed++) {
        random_source random = {seed};
        ivni_subjects before, after;

        make_world(&known, &random);
        before = derive(&known.user, TODAY, &known.law);
        for (int step = 0; step < STEPS; step++) {
            uint32_t exemptions = forget_something(&known, &random);
            after = derive(&known.user, TODAY, &known.law);
            check_wider(&before, &after, exemptions, seed);
            before = after;
        }
    }
}

static void a_range_is_one_and_lies_within_its_bounds(void **state)
{
    static world known;
    random_source random = {77};

    (void)state;
    for (int i = 0; i < WORLDS; i++) {
        ivni_subjects subjects;

        make_world(&known, &random);
        forget_something(&known, &random);
        subjects = derive(&known.user, TODAY, &known.law);
        for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++) {
            ivni_range range = ivni_subject_range(&subjects, subject), bounds = ivni_subject_bounds(subject);
            assert_true(bounds.low <= range.low && range.low <= range.high && range.high <= bounds.high);
        }
    }
}

/* The length of the list that a pointer such as "/offences/2/violent" leads into; UINT32_MAX: into none. */
static uint32_t list_length(const world *known, const char *pointer)
{
    if (strncmp(pointer, "/sentences/", 11) == 0)
        return known->user.sentence_count;
    if (strncmp(pointer, "/offences/", 10) == 0)
        return known->user.offence_count;
    return strncmp(pointer, "/needs/", 7) == 0 ? known->user.need_count : UINT32_MAX;
}

static void check_missing(const world *known, const ivni_subjects *subjects, uint32_t subject)
{
    const char *missing = missing_of(&known->user, TODAY, &known->law, subject, NULL);
    uint32_t length = list_length(known, missing);

    if (ivni_subject_known(subjects, subject) || subject == IVN_SUBJECT_ELIGIBLE_FOR) {
        assert_string_equal(missing, "");
        return;
    }
    assert_true(missing[0] == '/' || strncmp(missing, "rulebook:LAW-", 13) == 0);
    if (length != UINT32_MAX)
        assert_true((uint32_t)atoi(strchr(missing + 1, '/') + 1) < length);
}

static void what_is_open_has_something_to_find_out(void **state)
{
    static world known;
    random_source random = {4711};

    (void)state;
    for (int i = 0; i < WORLDS / 4; i++) {
        ivni_subjects subjects;

        make_world(&known, &random);
        for (int step = 0; step < 5; step++)
            forget_something(&known, &random);
        subjects = derive(&known.user, TODAY, &known.law);
        for (uint32_t subject = 1; subject <= IVNI_SUBJECT_COUNT; subject++)
            check_missing(&known, &subjects, subject);
    }
}

/* The people of this test are people whom the library accepts, so that the above means something. */
static void the_people_made_up_are_valid(void **state)
{
    static world known;
    random_source random = {42};
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    for (int i = 0; i < WORLDS / 4; i++) {
        ivn_violations *violations = ivni_violations_new(context);
        ivni_arena arena = test_arena();
        ivn_error error = {.size = sizeof error};
        const void *copy;

        make_world(&known, &random);
        for (int step = 0; step < i % 10; step++)
            forget_something(&known, &random);
        assert_int_equal(
            ivni_schema_copy(context, &ivni_service_user_table, &known.user, "", &arena, &copy, violations), IVN_OK);
        if (ivni_violations_finish(violations, NULL, &error) != IVN_OK)
            fail_msg("%s: %s", error.pointer, error.message);
        ivni_arena_free(&arena);
    }
    ivn_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_becomes_known_only_settles_what_was_open),
        cmocka_unit_test(a_range_is_one_and_lies_within_its_bounds),
        cmocka_unit_test(what_is_open_has_something_to_find_out),
        cmocka_unit_test(the_people_made_up_are_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
