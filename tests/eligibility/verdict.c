/*
 * Tests of src/eligibility/verdict.c: what criteria come to by what is possible, and groups, offers and services by
 * their criteria.
 */
#include "compiled.h"

/* clang-format off */
#define C(group, level, what) "{'group':" group "," what ",'level':'" level "','rule':'T','title':'t'}"
#define FLAG(subject) "'subject':'" subject "','operation':'is','value':true"
static const char services[] =
    "{'areas':[{'key':'county','name':'C'},{'key':'north','name':'N','parent':'county'},{'key':'south','name':'S',"
    "'parent':'county'},{'key':'island','name':'I'}],'services':[{'kind':'rate_card_service','key':'a','edition':'e',"
    "'name':'A','offers':["
    "{'setting':'community','criteria':["
    C("1", "eligibility", FLAG("willing_to_change")) "," C("1", "eligibility", FLAG("motivated_to_change")) ","
    C("2", "eligibility", FLAG("non_compliance")) "," C("3", "suitability", FLAG("programme_ready")) ","
    C("4", "advice", FLAG("heterosexual")) "]}]},"
    "{'kind':'rate_card_service','key':'b','edition':'e','name':'B','offers':[{'setting':'community','criteria':["
    C("1", "eligibility", "'subject':'employment','operation':'one_of','codes':['employed','retired']") ","
    C("2", "eligibility", "'subject':'age','operation':'between','value':18,'upper':25") ","
    C("3", "eligibility", "'subject':'age','operation':'is_not','value':20") ","
    C("4", "eligibility", "'subject':'home_area','operation':'within','texts':['north','south']") ","
    C("5", "eligibility", "'subject':'home_area','operation':'is','texts':['north']") ","
    C("6", "eligibility", "'subject':'home_area','operation':'is_not','texts':['north']") "]}]},"
    "{'kind':'rate_card_service','key':'c','edition':'e','name':'C','offers':[{'setting':'community','criteria':["
    C("1", "eligibility", "'subject':'eligible_for','operation':'is','value':true,'texts':['a']") ","
    C("2", "suitability", "'subject':'suitable_for','operation':'is_not','value':true,'texts':['a']") "]}]}]}";
/* clang-format on */

static struct world world;
static struct compiled compiled;

static int begin(void **state)
{
    (void)state;
    world_of_json(&world, services);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&world);
    return 0;
}

/* --- one criterion ------------------------------------------------------------------------------------------------ */

static void a_code_is_open_as_long_as_one_that_passes_and_one_that_fails_are_possible(void **state)
{
    static const struct {
        uint8_t may; /* the lowest bit is that of the first code */
        ivn_flag outcome;
    } rows[] = {{1, IVN_YES}, {2, IVN_NO}, {3, IVN_UNKNOWN}, {2 | 4, IVN_NO}, {255, IVN_UNKNOWN}};
    const ivn_service_user nobody = {.size = sizeof nobody};
    (void)state;
    compile(&world, "b", &compiled);
    look_at(&compiled, &nobody);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        compiled.person.subjects.may[IVN_SUBJECT_EMPLOYMENT] = rows[i].may;
        assert_int_equal(ivni_atom_outcome(&compiled.program, atom_at(&compiled, 0), &compiled.person),
                         rows[i].outcome);
        ivni_outcomes_look(&compiled.outcomes, &compiled.person);
        assert_int_equal(ivni_outcome_of(&compiled.outcomes, 0), rows[i].outcome);
    }
    compiled_end(&compiled);
}

/* Some codes are ruled out, some that pass and some that fail are left: each is tried. */
static void codes_that_are_ruled_out_are_not_tried(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    (void)state;
    compile(&world, "b", &compiled);
    look_at(&compiled, &nobody);
    compiled.person.subjects.may[IVN_SUBJECT_EMPLOYMENT] = 1 | 4 | 8;
    compiled.person.subjects.ranges[IVN_SUBJECT_AGE] = (ivni_range){19, 19};
    ivni_outcomes_look(&compiled.outcomes, &compiled.person);
    compare_searches(&compiled, 0);
    compiled_end(&compiled);
}

static void a_number_is_open_as_long_as_a_bound_lies_within_what_is_possible(void **state)
{
    static const struct {
        ivni_range age;
        ivn_flag between, is_not;
    } rows[] = {
        {{18, 25}, IVN_YES, IVN_UNKNOWN}, {{17, 25}, IVN_UNKNOWN, IVN_UNKNOWN}, {{18, 26}, IVN_UNKNOWN, IVN_UNKNOWN},
        {{0, 17}, IVN_NO, IVN_YES},       {{26, 99}, IVN_NO, IVN_YES},          {{20, 20}, IVN_YES, IVN_NO},
    };
    const ivn_service_user nobody = {.size = sizeof nobody};
    (void)state;
    compile(&world, "b", &compiled);
    look_at(&compiled, &nobody);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        compiled.person.subjects.ranges[IVN_SUBJECT_AGE] = rows[i].age;
        assert_int_equal(ivni_atom_outcome(&compiled.program, atom_at(&compiled, 1), &compiled.person),
                         rows[i].between);
        assert_int_equal(ivni_atom_outcome(&compiled.program, atom_at(&compiled, 2), &compiled.person), rows[i].is_not);
    }
    compiled_end(&compiled);
}

/* Looked at alone and together with all others it comes to the same. */
static void an_area_is_as_exact_as_it_is_known(void **state)
{
    static const struct {
        const char *area;
        ivn_flag within, is, is_not;
    } rows[] = {
        {"north", IVN_YES, IVN_YES, IVN_NO},
        {"south", IVN_YES, IVN_NO, IVN_YES},
        {"county", IVN_UNKNOWN, IVN_UNKNOWN, IVN_UNKNOWN},
        {"island", IVN_NO, IVN_NO, IVN_YES},
        {"atlantis", IVN_UNKNOWN, IVN_NO, IVN_YES}, /* it is not listed, so not the one that is named */
        {NULL, IVN_UNKNOWN, IVN_UNKNOWN, IVN_UNKNOWN},
    };
    (void)state;
    compile(&world, "b", &compiled);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_service_user user = {.size = sizeof user, .home_area = rows[i].area};
        const ivn_flag expected[] = {rows[i].within, rows[i].is, rows[i].is_not};
        look_at(&compiled, &user);
        for (uint32_t a = 0; a < 3; a++) {
            assert_int_equal(ivni_atom_outcome(&compiled.program, atom_at(&compiled, 3 + a), &compiled.person),
                             expected[a]);
            assert_int_equal(ivni_outcome_of(&compiled.outcomes, 3 + a), expected[a]);
        }
    }
    compiled_end(&compiled);
}

/* --- put together ------------------------------------------------------------------------------------------------- */

static void groups_and_levels_make_an_offer(void **state)
{
    enum { N = IVN_NO, Y = IVN_YES, U = IVN_UNKNOWN, R = IVNI_REFUSED, S = IVNI_UNSUITABLE, A = IVNI_ACCEPTED };
    static const struct {
        ivn_flag willing, motivated, compliance, ready, heterosexual;
        int worst, best;
    } rows[] = {
        {Y, N, Y, Y, N, A, A}, /* advice bars nothing, and one alternative is enough */
        {N, N, Y, Y, Y, R, R}, {Y, Y, N, U, U, R, R}, {N, Y, Y, N, Y, S, S}, {Y, U, Y, U, U, S, A},
        {U, N, Y, Y, Y, R, A}, {U, N, Y, N, Y, R, S}, {U, U, U, U, U, R, A}, {U, U, N, Y, Y, R, R},
    };
    (void)state;
    compile(&world, "a", &compiled);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_service_user user = {.size = sizeof user,
                                       .willing_to_change = rows[i].willing,
                                       .motivated_to_change = rows[i].motivated,
                                       .non_compliance = rows[i].compliance,
                                       .programme_ready = rows[i].ready,
                                       .heterosexual = rows[i].heterosexual};
        look_at(&compiled, &user);
        ivni_verdict verdict = ivni_service_verdict(&compiled.outcomes, 0);
        if (verdict.worst != rows[i].worst || verdict.best != rows[i].best)
            fail_msg("row %zu: %d to %d", i, verdict.worst, verdict.best);
        ivn_flag eligible = rows[i].best == R ? IVN_NO : rows[i].worst == R ? IVN_UNKNOWN : IVN_YES;
        assert_int_equal(ivni_service_eligible(&compiled.outcomes, 0), eligible);
    }
    compiled_end(&compiled);
}

static void a_service_may_ask_about_eligibility_for_another_and_a_judgement_on_it(void **state)
{
    static const struct {
        ivn_flag eligible, judged; /* for a, and on it */
        int worst, best;
    } rows[] = {
        {IVN_YES, IVN_NO, IVNI_ACCEPTED, IVNI_ACCEPTED},        {IVN_YES, IVN_YES, IVNI_UNSUITABLE, IVNI_UNSUITABLE},
        {IVN_YES, IVN_UNKNOWN, IVNI_UNSUITABLE, IVNI_ACCEPTED}, {IVN_NO, IVN_NO, IVNI_REFUSED, IVNI_REFUSED},
        {IVN_UNKNOWN, IVN_NO, IVNI_REFUSED, IVNI_ACCEPTED},
    };
    (void)state;
    compile(&world, "c", &compiled);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ivn_judgement judgement = {.size = sizeof judgement, .suitable = rows[i].judged, .service = "a"};
        const ivn_judgement *judgements[] = {&judgement};
        const ivn_service_user user = {.size = sizeof user,
                                       .willing_to_change = IVN_YES,
                                       .non_compliance = rows[i].eligible,
                                       .judgements = judgements,
                                       .judgement_count = rows[i].judged != IVN_UNKNOWN};
        look_at(&compiled, &user);
        ivni_verdict verdict = ivni_service_verdict(&compiled.outcomes, 0);
        assert_int_equal(verdict.worst, rows[i].worst);
        assert_int_equal(verdict.best, rows[i].best);
    }
    compiled_end(&compiled);
}

/* What was kept in the first of all rounds is not taken for what is kept now. */
static void what_is_kept_of_a_round_is_forgotten_when_rounds_begin_anew(void **state)
{
    const ivn_service_user is = {.size = sizeof is, .willing_to_change = IVN_YES, .non_compliance = IVN_YES},
                           is_not = {.size = sizeof is_not, .non_compliance = IVN_NO};
    (void)state;
    compile(&world, "c", &compiled);
    for (uint32_t before = 0; before < 4; before++) {
        look_at(&compiled, &is);
        assert_int_equal(ivni_service_verdict(&compiled.outcomes, 0).best, IVNI_ACCEPTED);
        compiled.outcomes.round = UINT32_MAX - before;
        look_at(&compiled, &is_not);
        assert_int_equal(ivni_service_verdict(&compiled.outcomes, 0).best, IVNI_REFUSED);
        look_at(&compiled, &is);
        assert_int_equal(ivni_service_verdict(&compiled.outcomes, 0).best, IVNI_ACCEPTED);
    }
    compiled_end(&compiled);
}

static int makes_outcomes(ivni_arena *arena, void *user)
{
    ivni_outcomes outcomes;
    return ivni_outcomes_new(user, arena, &outcomes);
}

static void outcomes_that_find_no_room_are_not_made(void **state)
{
    (void)state;
    compile(&world, NULL, &compiled);
    refuse_below_every_limit(makes_outcomes, &compiled.program);
    compiled_end(&compiled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_open_as_long_as_one_that_passes_and_one_that_fails_are_possible),
        cmocka_unit_test(codes_that_are_ruled_out_are_not_tried),
        cmocka_unit_test(a_number_is_open_as_long_as_a_bound_lies_within_what_is_possible),
        cmocka_unit_test(an_area_is_as_exact_as_it_is_known),
        cmocka_unit_test(groups_and_levels_make_an_offer),
        cmocka_unit_test(a_service_may_ask_about_eligibility_for_another_and_a_judgement_on_it),
        cmocka_unit_test(what_is_kept_of_a_round_is_forgotten_when_rounds_begin_anew),
        cmocka_unit_test(outcomes_that_find_no_room_are_not_made),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
