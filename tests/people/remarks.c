/*
 * Tests of src/people/remarks.c: what is said beside an answer.
 */
#include <string.h>

#include "person.h"

typedef struct remark_case {
    const char *behaviour;
    ivn_service_user user;
    const ivni_law *law;
    const char *remark; /* words of the one remark; NULL: none */
} remark_case;

#define SUPERVISED USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION)))
#define NEW_ORDER USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(PROBATION)))))
#define IN(days)                                                                                                       \
    {                                                                                                                  \
        1, TODAY + (days)                                                                                              \
    }

static const remark_case cases[] = {
    {"nothing to say", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), &law_unset, NULL},
    {"one release date", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(3))))), &law_unset, NULL},
    {"sources that agree", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(3)), RELEASE(AUTOMATIC, IN(3))))),
     &law_unset, NULL},
    {"the actual date counts", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(3)), RELEASE(ACTUAL, IN(4))))),
     &law_unset, "the actual date counts"},
    {"the prison's date counts", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(3)), RELEASE(PAROLE, IN(4))))),
     &law_unset, "confirmed by the prison counts"},
    {"the Parole Board's date counts", USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(3)), RELEASE(PAROLE, IN(4))))),
     &law_unset, "directed by the Parole Board counts"},
    {"the curfew date counts",
     USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(3)), RELEASE(HOME_DETENTION_CURFEW, IN(4))))), &law_unset,
     "for home detention curfew counts"},
    {"the conditional date counts",
     USER(CUSTODY(RELEASE_DATES(RELEASE(CONDITIONAL, IN(3)), RELEASE(AUTOMATIC, IN(4))))), &law_unset,
     "the conditional release date counts"},
    {"the automatic date counts", USER(CUSTODY(RELEASE_DATES(RELEASE(EXPECTED, IN(3)), RELEASE(AUTOMATIC, IN(4))))),
     &law_unset, "the automatic release date counts"},
    {"still inside after the date", USER(CUSTODY(.in_custody = IVN_YES, RELEASE_DATES(RELEASE(CONFIRMED, IN(-1))))),
     &law_unset, "has passed"},
    {"inside on the date", USER(CUSTODY(.in_custody = IVN_YES, RELEASE_DATES(RELEASE(CONFIRMED, IN(0))))), &law_unset,
     NULL},
    {"released on a day that has passed", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, IN(-1))))), &law_unset, NULL},
    {"the repeal is open", SUPERVISED, &law_unset, "has not been set (LAW-PSS)"},
    {"repealed", SUPERVISED, &law_set, "no longer a legal basis"},
    {"supervision that has ended", USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION, .ends = IN(-1)))), &law_unset,
     NULL},
    {"the new requirement is open", NEW_ORDER, &law_unset, "has not been set (LAW-PROBATION-REQUIREMENT)"},
    {"the new requirement is not law yet", NEW_ORDER, &law_set, "not yet law"},
    {"unpaid work on licence", USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))))), &law_unset,
     "cannot carry it"},
    {"rehabilitation activity on licence", USER(SENTENCES(SENTENCE(LICENCE, .rehabilitation_activity = IVN_YES))),
     &law_unset, "cannot carry it"},
    {"the new requirement on licence is no question of law",
     USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(PROBATION))))), &law_unset, "cannot carry it"},
    {"a curfew on licence", USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(CURFEW))))), &law_unset, NULL},
};

static void a_remark_says_what_counts_and_what_does_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ivni_remarks remarks;

        ivni_remarks_on(&cases[i].user, TODAY, cases[i].law, &remarks);
        if (remarks.count != (cases[i].remark != NULL))
            fail_msg("%s: %u remarks", cases[i].behaviour, remarks.count);
        if (remarks.count > 0 && strstr(remarks.list[0], cases[i].remark) == NULL)
            fail_msg("%s: %s", cases[i].behaviour, remarks.list[0]);
        if (remarks.count > 0)
            assert_null(strstr(remarks.list[0], "20"));
    }
}

static void all_remarks_find_room(void **state)
{
    const ivn_service_user user = USER(
        CUSTODY(.in_custody = IVN_YES, RELEASE_DATES(RELEASE(CONFIRMED, IN(-1)), RELEASE(PAROLE, IN(4)))),
        SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION), SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(PROBATION))),
                  SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(UNPAID_WORK)))));
    ivni_remarks remarks;

    (void)state;
    ivni_remarks_on(&user, TODAY, &law_unset, &remarks);
    assert_int_equal(remarks.count, 5);
    assert_true(remarks.count <= IVNI_MOST_REMARKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_remark_says_what_counts_and_what_does_not),
        cmocka_unit_test(all_remarks_find_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
