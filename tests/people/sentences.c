/*
 * Tests of src/people/sentences.c: which legal bases and requirements are in force on a day.
 */
#include "person.h"

#define OPEN_SENTENCES "/sentences"
#define REPEAL "rulebook:LAW-PSS/commencement"
#define NEW_REQUIREMENT "rulebook:LAW-PROBATION-REQUIREMENT/commencement"

static const person_case bases[] = {
    {"an undated order is in force", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), .subject = IVN_SUBJECT_COMMUNITY_ORDER,
     IS_YES},
    {"one order says nothing of another", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))),
     .subject = IVN_SUBJECT_SUSPENDED_SENTENCE_ORDER, IS_OPEN, OPEN_SENTENCES},
    {"a complete list says no", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER)), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SUSPENDED_SENTENCE_ORDER, IS_NO},
    {"a list that is known not to be complete says nothing", USER(.sentences_complete = IVN_NO),
     .subject = IVN_SUBJECT_LICENCE, IS_OPEN, OPEN_SENTENCES},
    {"a sentence that ends today is in force", USER(SENTENCES(SENTENCE(LICENCE, .ends = {1, TODAY}))),
     .subject = IVN_SUBJECT_LICENCE, IS_YES},
    {"a sentence that ended yesterday is not",
     USER(SENTENCES(SENTENCE(LICENCE, .ends = {1, TODAY - 1})), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_LICENCE, IS_NO},
    {"a sentence that starts today is in force", USER(SENTENCES(SENTENCE(LICENCE, .starts = {1, TODAY}))),
     .subject = IVN_SUBJECT_LICENCE, IS_YES},
    {"a sentence that starts tomorrow is not",
     USER(SENTENCES(SENTENCE(LICENCE, .starts = {1, TODAY + 1})), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_LICENCE, IS_NO},
    {"a sentence imposed tomorrow is not in force",
     USER(SENTENCES(SENTENCE(LICENCE, .imposed = {1, TODAY + 1})), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_LICENCE, IS_NO},
    {"a sentence imposed today is",
     USER(SENTENCES(SENTENCE(LICENCE, .imposed = {1, TODAY})), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_LICENCE, IS_YES},
    {"one of two of a kind is enough",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .ends = {1, TODAY - 1}), SENTENCE(COMMUNITY_ORDER))),
     .subject = IVN_SUBJECT_COMMUNITY_ORDER, IS_YES},
    {"a suspended sentence order", USER(SENTENCES(SENTENCE(SUSPENDED_SENTENCE_ORDER))),
     .subject = IVN_SUBJECT_SUSPENDED_SENTENCE_ORDER, IS_YES},
    {"an enforcement order", USER(SENTENCES(SENTENCE(ENFORCEMENT_ORDER))), .subject = IVN_SUBJECT_ENFORCEMENT_ORDER,
     IS_YES},
    {"a fine default", USER(SENTENCES(SENTENCE(FINE_DEFAULT))), .subject = IVN_SUBJECT_FINE_DEFAULT, IS_YES},
    {"a temporary licence", USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE))), .subject = IVN_SUBJECT_TEMPORARY_LICENCE,
     IS_YES},
    {"a temporary licence is no licence", USER(SENTENCES(SENTENCE(TEMPORARY_LICENCE)), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_LICENCE, IS_NO},
};

static const person_case sentenced[] = {
    {"an order is a sentence", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), .subject = IVN_SUBJECT_SENTENCED, IS_YES},
    {"remand is none", USER(SENTENCES(SENTENCE(REMAND)), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SENTENCED, IS_NO},
    {"nothing known", USER(.sex = IVN_SEX_MALE), .subject = IVN_SUBJECT_SENTENCED, IS_OPEN, OPEN_SENTENCES},
    {"nothing, and that is all", USER(.sentences_complete = IVN_YES), .subject = IVN_SUBJECT_SENTENCED, IS_NO},
    {"an order that has ended, and that is all",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .ends = ON(2026, 1, 1))), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SENTENCED, IS_NO},
    {"supervision whose repeal is open",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION)), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_SENTENCED, IS_OPEN, REPEAL},
};

#define SUPERVISED USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION)))
static const person_case supervision[] = {
    {"certain until the day before Royal Assent", SUPERVISED, DAY(2026, 1, 21), &law_unset,
     .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_YES},
    {"open from Royal Assent on while nobody has set the day", SUPERVISED, DAY(2026, 1, 22), &law_unset,
     .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_OPEN, REPEAL},
    {"in force on the last day before the repeal", SUPERVISED, REPEAL_DAY - 1, &law_set,
     .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_YES},
    {"gone on the day of the repeal, though the list is not complete",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION)), .sentences_complete = IVN_YES), REPEAL_DAY, &law_set,
     .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_NO},
    {"the list is asked for where supervision is not in it", USER(SENTENCES(SENTENCE(LICENCE))), TODAY, &law_unset,
     .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_OPEN, OPEN_SENTENCES},
    {"the law is asked for another basis only where it matters", SUPERVISED, TODAY, &law_unset,
     .subject = IVN_SUBJECT_LICENCE, IS_OPEN, OPEN_SENTENCES},
    {"ended supervision is no question of law",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION, .ends = ON(2026, 2, 1))), .sentences_complete = IVN_YES), TODAY,
     &law_unset, .subject = IVN_SUBJECT_POST_SENTENCE_SUPERVISION, IS_NO},
    {"a supervision default order outlives the repeal", USER(SENTENCES(SENTENCE(SUPERVISION_DEFAULT_ORDER))), TODAY,
     &law_set, .subject = IVN_SUBJECT_SUPERVISION_DEFAULT_ORDER, IS_YES},
    {"and is certain while the day of the repeal is open", USER(SENTENCES(SENTENCE(SUPERVISION_DEFAULT_ORDER))), TODAY,
     &law_unset, .subject = IVN_SUBJECT_SUPERVISION_DEFAULT_ORDER, IS_YES},
};

#define WITH_PROBATION(...)                                                                                            \
    USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(PROBATION)), __VA_ARGS__)))
#define RAR IVN_SUBJECT_REHABILITATION_ACTIVITY
static const person_case rehabilitation[] = {
    {"stated by the flag", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_YES))),
     .subject = RAR, IS_YES},
    {"listed among the requirements",
     USER(SENTENCES(SENTENCE(SUSPENDED_SENTENCE_ORDER, REQUIREMENTS(REQUIREMENT(REHABILITATION_ACTIVITY))))),
     .subject = RAR, IS_YES},
    {"not stated: that sentence is asked about",
     USER(SENTENCES(SENTENCE(LICENCE), SENTENCE(COMMUNITY_ORDER)), .sentences_complete = IVN_YES), .subject = RAR,
     IS_OPEN, "/sentences/1/rehabilitation_activity"},
    {"the first open sentence is asked about, before the list",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO), SENTENCE(COMMUNITY_ORDER))),
     .subject = RAR, IS_OPEN, "/sentences/1/rehabilitation_activity"},
    {"stated to be none, list of sentences open",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO))), .subject = RAR, IS_OPEN,
     OPEN_SENTENCES},
    {"stated to be none, and that is all",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_NO)), .sentences_complete = IVN_YES),
     .subject = RAR, IS_NO},
    {"not among requirements that are complete",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(CURFEW)), .requirements_complete = IVN_YES)),
          .sentences_complete = IVN_YES),
     .subject = RAR, IS_NO},
    {"a licence carries none",
     USER(SENTENCES(SENTENCE(LICENCE, .rehabilitation_activity = IVN_YES)), .sentences_complete = IVN_YES),
     .subject = RAR, IS_NO},
    {"an order that has ended carries none",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_YES, .ends = {1, TODAY - 1})),
          .sentences_complete = IVN_YES),
     .subject = RAR, IS_NO},
    {"it stays a basis after the probation requirement came",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, .rehabilitation_activity = IVN_YES))), REQUIREMENT_DAY, &law_set,
     .subject = RAR, IS_YES},
    {"a probation requirement counts from its day on", WITH_PROBATION(.reserved = 0), REQUIREMENT_DAY, &law_set,
     .subject = RAR, IS_YES},
    {"also where the flag says that there is no rehabilitation activity requirement",
     WITH_PROBATION(.rehabilitation_activity = IVN_NO), REQUIREMENT_DAY, &law_set, .subject = RAR, IS_YES},
    {"not before it",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(PROBATION)), .requirements_complete = IVN_YES)),
          .sentences_complete = IVN_YES),
     REQUIREMENT_DAY - 1, &law_set, .subject = RAR, IS_NO},
    {"while nobody has set the day, that is what is missing", WITH_PROBATION(.reserved = 0), TODAY, &law_unset,
     .subject = RAR, IS_OPEN, NEW_REQUIREMENT},
    {"before Royal Assent it is not law, so the other is asked about", WITH_PROBATION(.reserved = 0), DAY(2026, 1, 21),
     &law_unset, .subject = RAR, IS_OPEN, "/sentences/0/rehabilitation_activity"},
};

static const person_case requirements[] = {
    {"unpaid work on an order", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))))),
     .subject = IVN_SUBJECT_UNPAID_WORK_REQUIREMENT, IS_YES},
    {"unpaid work is never a licence condition",
     USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(UNPAID_WORK)))), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_UNPAID_WORK_REQUIREMENT, IS_NO},
    {"unpaid work by a supervision default order",
     USER(SENTENCES(SENTENCE(SUPERVISION_DEFAULT_ORDER, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))))),
     .subject = IVN_SUBJECT_UNPAID_WORK_REQUIREMENT, IS_YES},
    {"the requirements of the sentence are asked for", USER(SENTENCES(SENTENCE(ENFORCEMENT_ORDER))),
     .subject = IVN_SUBJECT_UNPAID_WORK_REQUIREMENT, IS_OPEN, "/sentences/0/requirements"},
    {"a programme on licence", USER(SENTENCES(SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(PROGRAMME))))),
     .subject = IVN_SUBJECT_PROGRAMME_REQUIREMENT, IS_YES},
    {"a programme under supervision is as open as the repeal",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION, REQUIREMENTS(REQUIREMENT(PROGRAMME)))),
          .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PROGRAMME_REQUIREMENT, IS_OPEN, REPEAL},
    {"supervision without a programme is asked about itself",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION, REQUIREMENTS(REQUIREMENT(CURFEW)))),
          .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PROGRAMME_REQUIREMENT, IS_OPEN, "/sentences/0/requirements"},
    {"a programme under repealed supervision counts for nothing",
     USER(SENTENCES(SENTENCE(POST_SENTENCE_SUPERVISION, REQUIREMENTS(REQUIREMENT(PROGRAMME)))),
          .sentences_complete = IVN_YES),
     TODAY, &law_set, .subject = IVN_SUBJECT_PROGRAMME_REQUIREMENT, IS_NO},
    {"an attendance centre for a fine not paid",
     USER(SENTENCES(SENTENCE(FINE_DEFAULT, REQUIREMENTS(REQUIREMENT(ATTENDANCE_CENTRE))))),
     .subject = IVN_SUBJECT_ATTENDANCE_CENTRE_REQUIREMENT, IS_YES},
    {"no sentence is known of", USER(.sex = IVN_SEX_FEMALE), .subject = IVN_SUBJECT_ATTENDANCE_CENTRE_REQUIREMENT,
     IS_OPEN, OPEN_SENTENCES},
    {"a custodial sentence carries none of them",
     USER(SENTENCES(SENTENCE(CUSTODIAL_SENTENCE)), .sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_PROGRAMME_REQUIREMENT, IS_NO},
};

#define MOST 100000
#define UNPAID(hours_) REQUIREMENTS(REQUIREMENT(UNPAID_WORK, .hours = {1, hours_}))
static const person_case hours[] = {
    {"as ordered, whatever else there may be", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, UNPAID(120)))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 120, 120},
    {"of several orders together",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, UNPAID(120)), SENTENCE(SUSPENDED_SENTENCE_ORDER, UNPAID(80)))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 200, 200},
    {"not those of other requirements",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(UNPAID_WORK, .hours = {1, 120}),
                                                           REQUIREMENT(ATTENDANCE_CENTRE, .hours = {1, 24}),
                                                           REQUIREMENT(CURFEW, .hours = {1, 12}))))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 120, 120},
    {"not those of an order that has ended",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, UNPAID(120)),
                    SENTENCE(COMMUNITY_ORDER, UNPAID(80), .ends = ON(2026, 1, 1)))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 120, 120},
    {"not those of a basis that carries none",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, UNPAID(120)), SENTENCE(LICENCE, UNPAID(80)))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 120, 120},
    {"at least those that are known",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, UNPAID(120)),
                    SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(CURFEW), REQUIREMENT(UNPAID_WORK))))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 120, MOST, "/sentences/1/requirements/1/hours"},
    {"it is the order in force that is asked about",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(UNPAID_WORK)), .ends = ON(2026, 1, 1)),
                    SENTENCE(LICENCE, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))),
                    SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(UNPAID_WORK))))),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 0, MOST, "/sentences/2/requirements/0/hours"},
    {"none where there is no such requirement", USER(.sentences_complete = IVN_YES),
     .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 0, 0},
    {"open where that is open", USER(SENTENCES(SENTENCE(COMMUNITY_ORDER))), .subject = IVN_SUBJECT_UNPAID_WORK_HOURS, 0,
     MOST, "/sentences/0/requirements"},
    {"of an attendance centre",
     USER(SENTENCES(SENTENCE(COMMUNITY_ORDER, REQUIREMENTS(REQUIREMENT(ATTENDANCE_CENTRE, .hours = {1, 24}))))),
     .subject = IVN_SUBJECT_ATTENDANCE_CENTRE_HOURS, 24, 24},
};

static void a_basis_is_in_force_by_its_dates(void **state)
{
    (void)state;
    CHECK_CASES(bases);
}

static void remand_is_no_sentence(void **state)
{
    (void)state;
    CHECK_CASES(sentenced);
}

static void post_sentence_supervision_is_as_certain_as_its_repeal(void **state)
{
    (void)state;
    CHECK_CASES(supervision);
}

static void rehabilitation_activity_comes_in_two_forms(void **state)
{
    (void)state;
    CHECK_CASES(rehabilitation);
}

static void a_requirement_counts_where_its_basis_can_carry_it(void **state)
{
    (void)state;
    CHECK_CASES(requirements);
}

/* As docs/people.md prints it: rehabilitation activity, unpaid work, programme, attendance centre. */
static const char *const carried[] = {
    [IVN_BASIS_COMMUNITY_ORDER] = "yyyy",
    [IVN_BASIS_SUSPENDED_SENTENCE_ORDER] = "yyyy",
    [IVN_BASIS_LICENCE] = "nnyn",
    [IVN_BASIS_POST_SENTENCE_SUPERVISION] = "nnyn",
    [IVN_BASIS_CUSTODIAL_SENTENCE] = "nnnn",
    [IVN_BASIS_REMAND] = "nnnn",
    [IVN_BASIS_SUPERVISION_DEFAULT_ORDER] = "nynn",
    [IVN_BASIS_ENFORCEMENT_ORDER] = "nynn",
    [IVN_BASIS_FINE_DEFAULT] = "nnny",
    [IVN_BASIS_TEMPORARY_LICENCE] = "nnyn",
};
static const struct {
    uint32_t kind, subject;
} asked_for[] = {
    {IVN_REQUIREMENT_REHABILITATION_ACTIVITY, IVN_SUBJECT_REHABILITATION_ACTIVITY},
    {IVN_REQUIREMENT_UNPAID_WORK, IVN_SUBJECT_UNPAID_WORK_REQUIREMENT},
    {IVN_REQUIREMENT_PROGRAMME, IVN_SUBJECT_PROGRAMME_REQUIREMENT},
    {IVN_REQUIREMENT_ATTENDANCE_CENTRE, IVN_SUBJECT_ATTENDANCE_CENTRE_REQUIREMENT},
};

static void each_basis_carries_what_the_manual_says(void **state)
{
    (void)state;
    assert_int_equal(ivn_term_count(IVN_VOCABULARY_BASIS), sizeof carried / sizeof *carried - 1);
    for (uint32_t basis = 1; basis <= ivn_term_count(IVN_VOCABULARY_BASIS); basis++) {
        for (size_t i = 0; i < 4; i++) {
            const ivn_requirement requirement = {.size = sizeof requirement, .kind = asked_for[i].kind};
            const ivn_requirement *requirements_of_it[] = {&requirement};
            const ivn_sentence sentence = {
                .size = sizeof sentence, .basis = basis, .requirements = requirements_of_it, .requirement_count = 1};
            const ivn_sentence *list[] = {&sentence};
            const ivn_service_user user = {
                .size = sizeof user, .sentences = list, .sentence_count = 1, .sentences_complete = IVN_YES};
            ivni_range range = range_of(&user, DAY(2020, 1, 1), &law_unset, asked_for[i].subject);
            assert_int_equal(range.low, range.high);
            assert_int_equal(range.low, carried[basis][i] == 'y' ? IVN_YES : IVN_NO);
        }
    }
}

static void hours_are_those_of_the_listed_requirements(void **state)
{
    (void)state;
    CHECK_CASES(hours);
}

/* As many requirements as the hours' range can hold, and more. */
static void hours_stop_at_the_greatest_number(void **state)
{
    static const ivn_requirement longest = {
        .size = sizeof longest, .kind = IVN_REQUIREMENT_UNPAID_WORK, .hours = {1, 1000}};
    const ivn_requirement *many[150];
    ivn_sentence order = {.size = sizeof order, .basis = IVN_BASIS_COMMUNITY_ORDER, .requirements = many};
    const ivn_sentence *list[] = {&order};
    ivn_service_user user = {.size = sizeof user, .sentences = list, .sentence_count = 1};
    ivni_range range;

    (void)state;
    for (size_t i = 0; i < 150; i++)
        many[i] = &longest;
    order.requirement_count = 99;
    range = range_of(&user, TODAY, &law_unset, IVN_SUBJECT_UNPAID_WORK_HOURS);
    assert_int_equal(range.low, 99000);
    order.requirement_count = 150;
    range = range_of(&user, TODAY, &law_unset, IVN_SUBJECT_UNPAID_WORK_HOURS);
    assert_int_equal(range.low, MOST);
    assert_int_equal(range.high, MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_basis_is_in_force_by_its_dates),
        cmocka_unit_test(remand_is_no_sentence),
        cmocka_unit_test(post_sentence_supervision_is_as_certain_as_its_repeal),
        cmocka_unit_test(rehabilitation_activity_comes_in_two_forms),
        cmocka_unit_test(a_requirement_counts_where_its_basis_can_carry_it),
        cmocka_unit_test(each_basis_carries_what_the_manual_says),
        cmocka_unit_test(hours_are_those_of_the_listed_requirements),
        cmocka_unit_test(hours_stop_at_the_greatest_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
