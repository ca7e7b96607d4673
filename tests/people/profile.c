/*
 * Tests of src/people/profile.c: what a host sees of a person on a day, and how it is refused.
 */
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "person.h"

static ivn_context *context;
static ivn_rulebook *rulebook;

static int make(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context) != IVN_OK || ivn_rulebook_builtin(context, &rulebook, NULL) != IVN_OK;
}

static int unmake(void **state)
{
    (void)state;
    ivn_rulebook_free(rulebook);
    ivn_context_free(context);
    return 0;
}

static ivn_profile *profile_of(const ivn_service_user *user)
{
    ivn_profile *profile = NULL;
    ivn_error error = {.size = sizeof error};

    if (ivn_profile_new(context, rulebook, user, TODAY, &profile, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return profile;
}

static void a_profile_shows_every_subject_in_order(void **state)
{
    const ivn_service_user user = USER(.sex = IVN_SEX_FEMALE, .home_area = "essex");
    ivn_profile *profile = profile_of(&user);
    const ivn_profile_view *view = ivn_profile_read(profile);

    (void)state;
    assert_int_equal(view->size, sizeof *view);
    assert_int_equal(view->day.value, TODAY);
    assert_int_equal(view->subject_count, ivn_term_count(IVN_VOCABULARY_SUBJECT));
    for (uint32_t i = 0; i < view->subject_count; i++) {
        const ivn_subject_value *value = view->subjects[i];
        assert_int_equal(value->size, sizeof *value);
        assert_int_equal(value->subject, i + 1);
        assert_int_equal(value->missing[0] == '\0', value->known || value->subject == IVN_SUBJECT_ELIGIBLE_FOR);
        assert_true(value->text != NULL || value->known == (value->low == value->high) || value->high == 0);
    }
    assert_int_equal(view->subjects[IVN_SUBJECT_SEX - 1]->known, 1);
    assert_int_equal(view->subjects[IVN_SUBJECT_SEX - 1]->low, IVN_SEX_FEMALE);
    assert_int_equal(view->subjects[IVN_SUBJECT_HOME_AREA - 1]->known, 1);
    assert_string_equal(view->subjects[IVN_SUBJECT_HOME_AREA - 1]->text, "essex");
    assert_int_equal(view->subjects[IVN_SUBJECT_PRISON - 1]->known, 0);
    assert_null(view->subjects[IVN_SUBJECT_PRISON - 1]->text);
    assert_string_equal(view->subjects[IVN_SUBJECT_PRISON - 1]->missing, "/custody/prison");
    assert_string_equal(view->subjects[IVN_SUBJECT_AGE - 1]->missing, "/date_of_birth");
    ivn_profile_free(profile);
}

/* The host may change or free its facts as soon as the call is over. */
static void a_profile_keeps_nothing_of_the_host(void **state)
{
    char *area = malloc(6);
    ivn_sentence sentence = {.size = sizeof sentence, .basis = IVN_BASIS_LICENCE};
    const ivn_sentence *list[] = {&sentence};
    ivn_service_user user = {.size = sizeof user, .home_area = area, .sentences = list, .sentence_count = 1};
    ivn_profile *profile;
    const ivn_profile_view *view;

    (void)state;
    assert_non_null(area);
    strcpy(area, "essex");
    profile = profile_of(&user);
    memset(area, 'x', 5);
    free(area);
    memset(&user, 0xff, sizeof user);
    memset(&sentence, 0xff, sizeof sentence);
    view = ivn_profile_read(profile);
    assert_string_equal(view->subjects[IVN_SUBJECT_HOME_AREA - 1]->text, "essex");
    assert_int_equal(view->subjects[IVN_SUBJECT_LICENCE - 1]->low, IVN_YES);
    ivn_profile_free(profile);
}

/*
 * A newer host's larger struct, and pointers in every place: an exact block each, so that a sanitizer sees a byte more.
 */
static void a_larger_struct_of_a_newer_host_is_read(void **state)
{
    ivn_service_user *user = calloc(1, sizeof *user + 16);
    ivn_profile *profile;

    (void)state;
    assert_non_null(user);
    user->size = sizeof *user + 16;
    user->employment = IVN_EMPLOYMENT_RETIRED;
    profile = profile_of(user);
    assert_int_equal(ivn_profile_read(profile)->subjects[IVN_SUBJECT_EMPLOYMENT - 1]->low, IVN_EMPLOYMENT_RETIRED);
    ivn_profile_free(profile);
    free(user);
}

#define IN(days)                                                                                                       \
    {                                                                                                                  \
        1, TODAY + (days)                                                                                              \
    }
static const struct release_case {
    const char *behaviour;
    ivn_service_user user;
    ivn_number date, weeks;
    uint32_t source;
    ivn_flag urgent;
} releases[] = {
    {"nothing known", USER(.sex = 1), {0, 0}, {0, 0}, 0, IVN_UNKNOWN},
    {"in custody without a date", USER(CUSTODY(.in_custody = IVN_YES)), {0, 0}, {0, 0}, 0, IVN_UNKNOWN},
    {"in the community", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), {0, 0}, {0, 0}, 0, IVN_NO},
    {"today", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(0))))), IN(0), {1, 0}, IVN_RELEASE_CONFIRMED, IVN_YES},
    {"in six days", USER(CUSTODY(RELEASE_DATES(RELEASE(PAROLE, IN(6))))), IN(6), {1, 0}, IVN_RELEASE_PAROLE, IVN_YES},
    {"in seven days", USER(CUSTODY(RELEASE_DATES(RELEASE(PAROLE, IN(7))))), IN(7), {1, 1}, IVN_RELEASE_PAROLE, IVN_YES},
    {"in fourteen days",
     USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(14))))),
     IN(14),
     {1, 2},
     IVN_RELEASE_EXPECTED,
     IVN_YES},
    {"in fifteen days",
     USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(15))))),
     IN(15),
     {1, 2},
     IVN_RELEASE_EXPECTED,
     IVN_NO},
    {"the source that counts",
     USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(5)), RELEASE(CONDITIONAL, IN(50))))),
     IN(50),
     {1, 7},
     IVN_RELEASE_CONDITIONAL,
     IVN_NO},
    {"released yesterday",
     USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, IN(-1))))),
     IN(-1),
     {1, -1},
     IVN_RELEASE_ACTUAL,
     IVN_NO},
    {"released a week ago",
     USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, IN(-7))))),
     IN(-7),
     {1, -1},
     IVN_RELEASE_ACTUAL,
     IVN_NO},
    {"released eight days ago",
     USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, IN(-8))))),
     IN(-8),
     {1, -2},
     IVN_RELEASE_ACTUAL,
     IVN_NO},
    {"still inside after the date",
     USER(CUSTODY(.in_custody = IVN_YES, RELEASE_DATES(RELEASE(CONFIRMED, IN(-1))))),
     IN(-1),
     {1, -1},
     IVN_RELEASE_CONFIRMED,
     IVN_UNKNOWN},
};

static void the_release_date_tells_weeks_and_urgency(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof releases / sizeof *releases; i++) {
        const struct release_case *row = &releases[i];
        ivn_profile *profile = profile_of(&row->user);
        const ivn_profile_view *view = ivn_profile_read(profile);

        if (memcmp(&view->release_date, &row->date, sizeof row->date) != 0 ||
            memcmp(&view->weeks_to_release, &row->weeks, sizeof row->weeks) != 0 ||
            view->release_source != row->source || view->urgent != row->urgent)
            fail_msg("%s: date %d, weeks %d, source %u, urgent %u", row->behaviour, view->release_date.value,
                     view->weeks_to_release.value, view->release_source, view->urgent);
        ivn_profile_free(profile);
    }
}

static void remarks_are_shown(void **state)
{
    const ivn_service_user user = USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION)),
                                       CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(5)), RELEASE(CONDITIONAL, IN(50)))));
    ivn_profile *profile = profile_of(&user);
    const ivn_profile_view *view = ivn_profile_read(profile);

    (void)state;
    assert_int_equal(view->remark_count, 2);
    assert_non_null(strstr(view->remarks[0], "conditional"));
    assert_non_null(strstr(view->remarks[1], "LAW-PSS"));
    assert_string_equal(view->subjects[IVN_SUBJECT_POST_SENTENCE_SUPERVISION - 1]->missing,
                        "rulebook:LAW-PSS/commencement");
    ivn_profile_free(profile);
}

/* --- refusals --------------------------------------------------------------------------------------------------- */

static void assert_refused(const ivn_service_user *user, const char *pointer)
{
    ivn_profile *profile = (ivn_profile *)&profile;
    ivn_error error = {.size = sizeof error};

    assert_int_equal(ivn_profile_new(context, rulebook, user, TODAY, &profile, &error), IVN_ERROR_INVALID);
    assert_int_equal(error.status, IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, pointer);
    assert_true(error.message[0] != '\0');
    assert_ptr_equal(profile, &profile); /* left as it was */
}

static void facts_that_are_not_valid_are_refused(void **state)
{
    const ivn_offence wrong_category = {.size = sizeof wrong_category, .category = 99};
    const ivn_offence *offences[] = {&wrong_category};
    const ivn_need reserved = {.size = sizeof reserved, .area = 1, .reserved = 1};
    const ivn_need *needs[] = {&reserved};
    const ivn_sentence small = {.size = 8, .basis = IVN_BASIS_LICENCE};
    const ivn_sentence *sentences[] = {&small};

    (void)state;
    assert_refused(&(const ivn_service_user)USER(.sex = 3), "/sex");
    assert_refused(&(const ivn_service_user)USER(.willing_to_change = 3), "/willing_to_change");
    assert_refused(&(const ivn_service_user)USER(.offences = offences, .offence_count = 1), "/offences/0/category");
    assert_refused(&(const ivn_service_user)USER(.needs = needs, .need_count = 1), "/needs/0");
    assert_refused(&(const ivn_service_user)USER(.sentences = sentences, .sentence_count = 1), "/sentences/0");
    assert_refused(&(const ivn_service_user)USER(.sentence_count = 1), "/sentences");
    assert_refused(&(const ivn_service_user){.size = 4}, "");
    assert_refused(&(const ivn_service_user)USER(.date_of_birth = IN(1)), "/date_of_birth");
}

static void a_call_without_what_it_needs_is_refused(void **state)
{
    const ivn_service_user user = USER(.sex = IVN_SEX_MALE);
    ivn_profile *profile = NULL;
    ivn_error strange = {.size = 1};

    (void)state;
    assert_int_equal(ivn_profile_new(NULL, rulebook, &user, TODAY, &profile, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_profile_new(context, NULL, &user, TODAY, &profile, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_profile_new(context, rulebook, NULL, TODAY, &profile, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, TODAY, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, TODAY, &profile, &strange), IVN_ERROR_SIZE);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, IVN_DATE_NONE, &profile, NULL), IVN_ERROR_RANGE);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, DAY(9999, 12, 31) + 1, &profile, NULL), IVN_ERROR_RANGE);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, DAY(1, 1, 1) - 1, &profile, NULL), IVN_ERROR_RANGE);
    assert_null(profile);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, DAY(9999, 12, 31), &profile, NULL), IVN_OK);
    ivn_profile_free(profile);
    assert_int_equal(ivn_profile_new(context, rulebook, &user, DAY(1, 1, 1), &profile, NULL), IVN_OK);
    ivn_profile_free(profile);
    assert_null(ivn_profile_read(NULL));
    ivn_profile_free(NULL);
}

static void the_document_limit_holds(void **state)
{
    ivn_context_options options = {.size = sizeof options};
    const ivn_service_user user = USER(.sex = IVN_SEX_MALE, .home_area = "essex");
    ivn_profile *profile = NULL;
    ivn_status status = IVN_ERROR_LIMIT;
    uint64_t limit;

    (void)state;
    for (limit = 512; status == IVN_ERROR_LIMIT; limit += 64) {
        ivn_context *small = NULL;
        options.max_document_bytes = limit;
        assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
        status = ivn_profile_new(small, rulebook, &user, TODAY, &profile, NULL);
        for (uint32_t i = 0; status == IVN_OK && i < ivn_profile_read(profile)->subject_count; i++)
            assert_non_null(ivn_profile_read(profile)->subjects[i]->missing);
        ivn_profile_free(profile);
        profile = NULL;
        ivn_context_free(small);
    }
    assert_int_equal(status, IVN_OK);
    assert_true(limit > 4000);
}

static ivn_status makes_a_profile(const ivn_context *with, void *user)
{
    ivn_profile *profile = NULL;
    ivn_status status = ivn_profile_new(with, rulebook, user, TODAY, &profile, NULL);

    ivn_profile_free(profile);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    ivn_service_user user =
        USER(.sex = IVN_SEX_MALE, .home_area = "essex",
             SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(CURFEW)))), OFFENCES(OFFENCE(THEFT)),
             NEEDS(NEED(FINANCE)), CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(5)))));

    (void)state;
    failing_every_with_context(makes_a_profile, &user);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_shows_every_subject_in_order),
        cmocka_unit_test(a_profile_keeps_nothing_of_the_host),
        cmocka_unit_test(a_larger_struct_of_a_newer_host_is_read),
        cmocka_unit_test(the_release_date_tells_weeks_and_urgency),
        cmocka_unit_test(remarks_are_shown),
        cmocka_unit_test(facts_that_are_not_valid_are_refused),
        cmocka_unit_test(a_call_without_what_it_needs_is_refused),
        cmocka_unit_test(the_document_limit_holds),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
