/*
 * Tests of src/people/whereabouts.c: in custody or not, the release date that counts, released or not.
 */
#include "person.h"

#define IN_CUSTODY IVN_SUBJECT_IN_CUSTODY
#define ASK_CUSTODY "/custody/in_custody"

static const person_case custody[] = {
    {"the host's own word", USER(CUSTODY(.in_custody = IVN_YES)), .subject = IN_CUSTODY, IS_YES},
    {"goes before the sentences", USER(CUSTODY(.in_custody = IVN_YES), SENTENCES(SENTENCE(COMMUNITY_ORDER))),
     .subject = IN_CUSTODY, IS_YES},
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = IN_CUSTODY, IS_OPEN, ASK_CUSTODY},
    {"on remand", USER(SENTENCES(SENTENCE(REMAND))), .subject = IN_CUSTODY, IS_YES},
    {"on remand beside a community order", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER), SENTENCE(REMAND))),
     .subject = IN_CUSTODY, IS_YES},
    {"serving a custodial sentence", USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE))), .subject = IN_CUSTODY, IS_YES},
    {"also beside a community order", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER), SENTENCE(CUSTODIAL_SENTENCE))),
     .subject = IN_CUSTODY, IS_YES},
    {"a sentence that has ended is not served",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER), SENTENCE(CUSTODIAL_SENTENCE, .ends = {1, TODAY - 1}))),
     .subject = IN_CUSTODY, IS_NO},
    {"a custodial sentence beside a licence may have been left",
     USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE), SENTENCE(LICENCE))), .subject = IN_CUSTODY, IS_OPEN, ASK_CUSTODY},
    {"an order is served in the community", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), .subject = IN_CUSTODY, IS_NO},
    {"so is a licence", USER(SENTENCES(SENTENCE(LICENCE))), .subject = IN_CUSTODY, IS_NO},
    {"and supervision, whatever the law", USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION))), .subject = IN_CUSTODY,
     IS_NO},
    {"a temporary licence leaves it open", USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE))), .subject = IN_CUSTODY, IS_OPEN,
     ASK_CUSTODY},
    {"even if that is all", USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE)), .sentences_complete = IVN_YES),
     .subject = IN_CUSTODY, IS_OPEN, ASK_CUSTODY},
    {"beside a custodial sentence it is still served",
     USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE), SENTENCE(CUSTODIAL_SENTENCE))), .subject = IN_CUSTODY, IS_YES},
    {"nobody is held for nothing", USER(.sentences_complete = IVN_YES), .subject = IN_CUSTODY, IS_NO},
    {"an order that has not begun says nothing", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .starts = {1, TODAY + 1}))),
     .subject = IN_CUSTODY, IS_OPEN, ASK_CUSTODY},
    {"released today",
     USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, {1, TODAY})))),
     .subject = IN_CUSTODY, IS_NO},
    {"to be released tomorrow",
     USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, {1, TODAY + 1})))),
     .subject = IN_CUSTODY, IS_YES},
    {"a date that was only confirmed is no release",
     USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, {1, TODAY - 1})))),
     .subject = IN_CUSTODY, IS_YES},
    {"released once, on remand now",
     USER(SENTENCES(SENTENCE(REMAND)), CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, ON(2024, 1, 1))))), .subject = IN_CUSTODY,
     IS_YES},
};

#define DAYS IVN_SUBJECT_DAYS_TO_RELEASE
#define MOST (DAY(9999, 12, 31) - DAY(1, 1, 1))
static const person_case release[] = {
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = DAYS, -MOST, MOST, "/custody/release_dates"},
    {"custody without a date", USER(CUSTODY(.in_custody = IVN_YES)), .subject = DAYS, -MOST, MOST,
     "/custody/release_dates"},
    {"today", USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, {1, TODAY})))), .subject = DAYS, 0, 0},
    {"in two weeks", USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, {1, TODAY + 14})))), .subject = DAYS, 14, 14},
    {"ten days ago", USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, {1, TODAY - 10})))), .subject = DAYS, -10, -10},
    {"the first source that is known counts, wherever it is listed",
     USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, {1, TODAY + 7}), RELEASE(AUTOMATIC, {1, TODAY + 6}),
                                RELEASE(CONDITIONAL, {1, TODAY + 5}), RELEASE(PAROLE, {1, TODAY + 3}),
                                RELEASE(HOME_DETENTION_CURFEW, {1, TODAY + 4})))),
     .subject = DAYS, 3, 3},
    {"a confirmed date before that of the Parole Board",
     USER(CUSTODY(RELEASE_DATES(RELEASE(PAROLE, {1, TODAY + 3}), RELEASE(CONFIRMED, {1, TODAY + 2})))), .subject = DAYS,
     2, 2},
    {"an actual release before all",
     USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, {1, TODAY + 2}), RELEASE(ACTUAL, {1, TODAY + 1})))), .subject = DAYS,
     1, 1},
};

#define RELEASED IVN_SUBJECT_RELEASED_FROM_PRISON
static const person_case released[] = {
    {"the host's own word", USER(.released_from_prison = IVN_NO, SENTENCES(SENTENCE(LICENCE))), .subject = RELEASED,
     IS_NO},
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = RELEASED, IS_OPEN, "/released_from_prison"},
    {"a licence follows a release", USER(SENTENCES(SENTENCE(LICENCE))), .subject = RELEASED, IS_YES},
    {"so does supervision, whatever the law", USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION))), .subject = RELEASED,
     IS_YES},
    {"and what follows its breach", USER(SENTENCES(SENTENCE(SUPERVISION_DEFAULT_ORDER))), .subject = RELEASED, IS_YES},
    {"a temporary licence is no release", USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE))), .subject = RELEASED, IS_OPEN,
     "/released_from_prison"},
    {"an order tells nothing of it", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), .subject = RELEASED, IS_OPEN,
     "/released_from_prison"},
    {"released today", USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, {1, TODAY})))), .subject = RELEASED, IS_YES},
    {"to be released tomorrow", USER(CUSTODY(RELEASE_DATES(RELEASE(ACTUAL, {1, TODAY + 1})))), .subject = RELEASED,
     IS_OPEN, "/released_from_prison"},
    {"a confirmed date is a plan", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, {1, TODAY - 1})))),
     .subject = RELEASED, IS_OPEN, "/released_from_prison"},
};

static void custody_is_what_the_host_says_or_the_bases_mean(void **state)
{
    (void)state;
    CHECK_CASES(custody);
}

static void days_to_release_come_from_the_first_source(void **state)
{
    (void)state;
    CHECK_CASES(release);
}

static void a_release_shows_in_what_follows_it(void **state)
{
    (void)state;
    CHECK_CASES(released);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(custody_is_what_the_host_says_or_the_bases_mean),
        cmocka_unit_test(days_to_release_come_from_the_first_source),
        cmocka_unit_test(a_release_shows_in_what_follows_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
