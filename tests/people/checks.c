/*
 * Tests of src/people/checks.c: facts that contradict each other, and facts that only look as if they did.
 */
#include <string.h>

#include "person.h"
#include "tables.h"

typedef struct check_case {
    const char *behaviour;
    ivn_service_user user;
    const char *pointer; /* of the one violation; NULL: none */
} check_case;

static const ivn_violation *first_violation(const ivni_table *table, const void *facts, const ivn_context *context,
                                            ivn_violations **list)
{
    ivni_arena arena = test_arena();
    const void *copy = NULL;
    ivn_violations *violations = ivni_violations_new(context);

    assert_int_equal(ivni_schema_copy(context, table, facts, "", &arena, &copy, violations), IVN_OK);
    ivni_arena_free(&arena);
    if (ivni_violations_finish(violations, list, NULL) == IVN_OK)
        return NULL;
    assert_int_equal(ivn_violations_read(*list)->count, 1);
    return ivn_violations_read(*list)->list[0];
}

static void check(const check_case *row, const ivn_context *context)
{
    ivn_violations *list = NULL;
    const ivn_violation *violation = first_violation(&ivni_service_user_table, &row->user, context, &list);

    if (row->pointer == NULL && violation != NULL)
        fail_msg("%s: %s: %s", row->behaviour, violation->pointer, violation->message);
    if (row->pointer != NULL && violation == NULL)
        fail_msg("%s: not refused", row->behaviour);
    if (violation != NULL) {
        assert_string_equal(violation->pointer, row->pointer);
        assert_int_equal(violation->status, IVN_ERROR_INVALID);
        assert_null(strpbrk(violation->message, "0123456789"));
    }
    ivn_violations_free(list);
}

static void check_all(const check_case *rows, size_t count)
{
    ivn_context *context = NULL;

    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    for (size_t i = 0; i < count; i++)
        check(&rows[i], context);
    ivn_context_free(context);
}
#define CHECK_ALL(rows) check_all(rows, sizeof rows / sizeof *rows)

#define EARLIER ON(2024, 1, 1)
#define LATER ON(2025, 1, 1)

static const check_case sentences[] = {
    {"in order", USER(SENTENCES(SENTENCE(LICENCE, .imposed = EARLIER, .starts = EARLIER, .ends = EARLIER))), NULL},
    {"ends before it starts", USER(SENTENCES(SENTENCE(LICENCE, .starts = LATER, .ends = EARLIER))),
     "/sentences/0/ends"},
    {"starts before it was imposed",
     USER(SENTENCES(SENTENCE(REMAND), SENTENCE(LICENCE, .imposed = LATER, .starts = EARLIER, .ends = LATER))),
     "/sentences/1/starts"},
    {"ends before it was imposed", USER(SENTENCES(SENTENCE(LICENCE, .imposed = LATER, .ends = EARLIER))),
     "/sentences/0/ends"},
    {"a requirement that is said not to be there",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO,
                             REQUIREMENTS(REQUIREMENT(CURFEW), REQUIREMENT(REHABILITATION_ACTIVITY))))),
     "/sentences/0/rehabilitation_activity"},
    {"a probation requirement is another one",
     USER(
         SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO, REQUIREMENTS(REQUIREMENT(PROBATION))))),
     NULL},
    {"the same requirement twice over",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_YES,
                             .rehabilitation_activity_days = {1, 20},
                             REQUIREMENTS(REQUIREMENT(REHABILITATION_ACTIVITY, .days = {1, 20}))))),
     NULL},
    {"with other days",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity_days = {1, 20},
                             REQUIREMENTS(REQUIREMENT(REHABILITATION_ACTIVITY, .days = {1, 25}))))),
     "/sentences/0/rehabilitation_activity_days"},
    {"days of no requirement",
     USER(SENTENCES(
         SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO, .rehabilitation_activity_days = {1, 20}))),
     "/sentences/0/rehabilitation_activity_days"},
    {"no days of no requirement",
     USER(SENTENCES(
         SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO, .rehabilitation_activity_days = {1, 0}))),
     NULL},
    {"unpaid work on licence is not counted, but no contradiction",
     USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))))), NULL},
};

static const check_case offences[] = {
    {"in order", USER(OFFENCES(OFFENCE(THEFT, .committed = EARLIER, .convicted = EARLIER))), NULL},
    {"convicted before it was committed", USER(OFFENCES(OFFENCE(THEFT, .committed = LATER, .convicted = EARLIER))),
     "/offences/0/convicted"},
    {"violence against a partner that is not violent",
     USER(OFFENCES(OFFENCE(THEFT), OFFENCE(OTHER, .intimate_partner = IVN_YES, .violent = IVN_NO))),
     "/offences/1/violent"},
    {"nor domestic abuse", USER(OFFENCES(OFFENCE(OTHER, .intimate_partner = IVN_YES, .domestic_abuse = IVN_NO))),
     "/offences/0/domestic_abuse"},
    {"a flag may differ from the category", USER(OFFENCES(OFFENCE(DOMESTIC_ABUSE, .domestic_abuse = IVN_NO))), NULL},
};

static const check_case needs[] = {
    {"several areas", USER(NEEDS(NEED(FINANCE), NEED(FAMILY))), NULL},
    {"the same area again", USER(NEEDS(NEED(FINANCE), NEED(FAMILY), NEED(FINANCE, .identified = IVN_YES))),
     "/needs/2/area"},
    {"the complexity of no need", USER(NEEDS(NEED(FINANCE, .identified = IVN_NO, .complexity = IVN_COMPLEXITY_LOW))),
     "/needs/0/complexity"},
    {"no need, linked to offending", USER(NEEDS(NEED(FINANCE, .identified = IVN_NO, .linked_to_offending = IVN_YES))),
     "/needs/0/linked_to_offending"},
    {"no need, not linked", USER(NEEDS(NEED(FINANCE, .identified = IVN_NO, .linked_to_offending = IVN_NO))), NULL},
};

#define OUT CUSTODY(.in_custody = IVN_NO)
static const check_case custody[] = {
    {"several sources", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, EARLIER), RELEASE(EXPECTED, LATER)))), NULL},
    {"released on the day of reception", USER(CUSTODY(.received = EARLIER, RELEASE_DATES(RELEASE(ACTUAL, EARLIER)))),
     NULL},
    {"released before reception",
     USER(CUSTODY(.received = LATER, RELEASE_DATES(RELEASE(EXPECTED, LATER), RELEASE(ACTUAL, EARLIER)))),
     "/custody/release_dates/1/date"},
    {"the same source again", USER(CUSTODY(RELEASE_DATES(RELEASE(CONFIRMED, EARLIER), RELEASE(CONFIRMED, EARLIER)))),
     "/custody/release_dates/1/source"},
    {"on remand, not in custody", USER(OUT, SENTENCES(SENTENCE(REMAND))), "/custody/in_custody"},
    {"a remand whose end is known", USER(OUT, SENTENCES(SENTENCE(REMAND, .ends = LATER))), NULL},
    {"a remand of which only the day is known that it was ordered",
     USER(OUT, SENTENCES(SENTENCE(REMAND, .imposed = EARLIER))), NULL},
    {"a remand that may be over", USER(OUT, SENTENCES(SENTENCE(REMAND, .starts = EARLIER))), NULL},
    {"serving all that there is, not in custody",
     USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), .sentences_complete = IVN_YES), "/custody/in_custody"},
    {"a licence may not have been listed", USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE))), NULL},
    {"a licence is listed",
     USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE), SENTENCE(LICENCE)), .sentences_complete = IVN_YES), NULL},
    {"out on temporary licence",
     USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE), SENTENCE(TEMPORARY_LICENCE)), .sentences_complete = IVN_YES),
     NULL},
    {"released long ago, as what follows shows",
     USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE), SENTENCE(SUPERVISION_DEFAULT_ORDER)),
          .sentences_complete = IVN_YES),
     NULL},
    {"under supervision",
     USER(OUT, SENTENCES(SENTENCE(CUSTODIAL_SENTENCE), SENTENCE(POST_SENTENCE_SUPERVISION)),
          .sentences_complete = IVN_YES),
     NULL},
    {"released already",
     USER(CUSTODY(.in_custody = IVN_NO, RELEASE_DATES(RELEASE(EXPECTED, LATER), RELEASE(ACTUAL, EARLIER))),
          SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), .sentences_complete = IVN_YES),
     NULL},
    {"a release that is only expected",
     USER(CUSTODY(.in_custody = IVN_NO, RELEASE_DATES(RELEASE(EXPECTED, LATER))),
          SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), .sentences_complete = IVN_YES),
     "/custody/in_custody"},
    {"in custody beside an order", USER(CUSTODY(.in_custody = IVN_YES), SENTENCES(SENTENCE(COMMUNITY_ORDER))), NULL},
};

#define BORN .date_of_birth = LATER
static const check_case births[] = {
    {"long ago, but not too long", USER(.date_of_birth = ON(1850, 1, 1)), NULL},
    {"a zero date of another language", USER(.date_of_birth = ON(1, 1, 1)), "/date_of_birth"},
    {"the day before the limit", USER(.date_of_birth = ON(1849, 12, 31)), "/date_of_birth"},
    {"sentenced before birth", USER(BORN, SENTENCES(SENTENCE(LICENCE), SENTENCE(LICENCE, .imposed = EARLIER))),
     "/sentences/1/imposed"},
    {"under sentence before birth", USER(BORN, SENTENCES(SENTENCE(LICENCE, .starts = EARLIER))), "/sentences/0/starts"},
    {"an offence before birth", USER(BORN, OFFENCES(OFFENCE(THEFT, .committed = EARLIER, .convicted = EARLIER))),
     "/offences/0/committed"},
    {"a conviction before birth", USER(BORN, OFFENCES(OFFENCE(THEFT), OFFENCE(THEFT, .convicted = EARLIER))),
     "/offences/1/convicted"},
};

static void sentences_keep_the_order_of_time(void **state)
{
    (void)state;
    CHECK_ALL(sentences);
}

static void offences_agree_with_their_flags(void **state)
{
    (void)state;
    CHECK_ALL(offences);
}

static void a_need_is_listed_once(void **state)
{
    (void)state;
    CHECK_ALL(needs);
}

static void custody_agrees_with_the_sentences(void **state)
{
    (void)state;
    CHECK_ALL(custody);
}

static void nothing_happens_before_birth(void **state)
{
    (void)state;
    CHECK_ALL(births);
}

static void needs_of_their_own_are_listed_once_too(void **state)
{
    const ivn_needs twice = {.size = sizeof twice, NEEDS(NEED(FINANCE), NEED(FINANCE))};
    const ivn_needs once = {.size = sizeof once, NEEDS(NEED(FINANCE), NEED(FAMILY))};
    ivn_context *context = NULL;
    ivn_violations *list = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_null(first_violation(&ivni_needs_table, &once, context, &list));
    assert_string_equal(first_violation(&ivni_needs_table, &twice, context, &list)->pointer, "/needs/1/area");
    ivn_violations_free(list);
    ivn_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_keep_the_order_of_time),
        cmocka_unit_test(offences_agree_with_their_flags),
        cmocka_unit_test(a_need_is_listed_once),
        cmocka_unit_test(custody_agrees_with_the_sentences),
        cmocka_unit_test(nothing_happens_before_birth),
        cmocka_unit_test(needs_of_their_own_are_listed_once_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
