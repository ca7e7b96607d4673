/*
 * Tests of src/eligibility/residue.c, and of the search where deciding by cases does not come to an end: formulas that
 * are made to overrun each of its limits.
 */
#include "compiled.h"
#include "wide.h"

/* What the two searches find of it, for somebody of whom nothing is known. */
static void search_wide(int both, struct found *out)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    world_of_directory(&world, &wide.directory);
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    if (both)
        compare_searches(&compiled, 0);
    assert_true(ivni_completions_search(&compiled.search, 0));
    note_found(&compiled.search, out);
    compiled_end(&compiled);
    world_end(&world);
}

static void one_unknown_after_another_settles_an_answer(void **state)
{
    struct found found;
    (void)state;
    for (uint32_t pairs = 1; pairs <= 8; pairs++) {
        wide_pairs(pairs);
        search_wide(1, &found);
        assert_int_equal(found.settled, 1);
        assert_int_equal(found.verdict, IVNI_ACCEPTED);
        assert_int_equal(found.count, pairs);
    }
}

/* Groups in a chain: flag n must not be so, or flag n + 1 must. */
static void make_chain(uint32_t length)
{
    wide_begin();
    for (uint32_t g = 0; g < length; g++) {
        wide.criteria[0][2 * g] = wide_flag(g + 1, wide_flag_subject(g), IVN_NO);
        wide.criteria[0][2 * g + 1] = wide_flag(g + 1, wide_flag_subject(g + 1), IVN_YES);
    }
    wide_finish(1, 2 * length);
}

static void a_chain_of_alternatives_asks_for_each_link(void **state)
{
    struct found found;
    (void)state;
    for (uint32_t length = 2; length <= 10; length++) {
        make_chain(length);
        search_wide(1, &found);
        assert_int_equal(found.settled, 0);
        for (uint32_t i = 0; i < found.count; i++)
            assert_int_equal(found.decisive[i], 1);
    }
}

static void expect_all_decisive(uint32_t count)
{
    struct found found;
    search_wide(0, &found);
    assert_int_equal(found.settled, 0);
    assert_int_equal(found.count, count);
    for (uint32_t i = 0; i < found.count; i++)
        assert_int_equal(found.decisive[i], 1);
}

/* Each of ten flags is looked at in two groups, with a judgement as alternative: deciding one leaves the others. */
static void cases_within_too_many_cases_are_left_to_the_completions(void **state)
{
    (void)state;
    wide_begin();
    for (uint32_t i = 0; i < 20; i++) {
        wide.criteria[0][2 * i] = wide_flag(i + 1, wide_flag_subject(i / 2), i % 2 ? IVN_YES : IVN_NO);
        wide.criteria[0][2 * i + 1] = wide_judged(i + 1, i);
    }
    wide_finish(1, 40);
    expect_all_decisive(30);
}

static void more_unknowns_than_there_are_bits_are_left_to_the_completions(void **state)
{
    (void)state;
    wide_begin();
    for (uint32_t i = 0; i < WIDE_JUDGED; i++)
        wide.criteria[i / 35][i % 35] = wide_judged(i + 1, i);
    wide_finish(2, 35);
    expect_all_decisive(WIDE_JUDGED);
}

/* One score in sixteen times sixty groups; whatever it is, one of them fails. */
static void a_formula_that_is_too_long_to_compare_is_left_to_the_completions(void **state)
{
    struct found found;
    (void)state;
    wide_begin();
    for (uint32_t o = 0; o < IVN_MOST_OFFERS; o++) {
        for (uint32_t i = 0; i < 50; i++)
            wide.criteria[o][i] = wide_number(i + 1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS_NOT, (int32_t)(2 * i));
        wide.criteria[o][50] = wide_number(51, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS_NOT, 100);
        for (uint32_t i = 0; i < 13; i++)
            wide.criteria[o][51 + i] = wide_number(52, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS, (int32_t)(2 * i));
    }
    wide_finish(IVN_MOST_OFFERS, IVN_MOST_CRITERIA);
    search_wide(1, &found);
    assert_int_equal(found.settled, 1);
    assert_int_equal(found.verdict, IVNI_REFUSED);
    assert_int_equal(found.count, 1);
}

/*
 * Eight numbers of eight classes each, looked at in seven groups: millions of cases. It has to end, and what could not
 * be ruled out is asked for.
 */
static void a_hostile_formula_ends_and_asks_for_everything(void **state)
{
    static const uint32_t subjects[] = {IVN_SUBJECT_AGE,
                                        IVN_SUBJECT_OGRS3,
                                        IVN_SUBJECT_OGP,
                                        IVN_SUBJECT_OVP,
                                        IVN_SUBJECT_RSR,
                                        IVN_SUBJECT_TRAVEL_TO_WORKSITE,
                                        IVN_SUBJECT_TRAVEL_TO_INDUCTION,
                                        IVN_SUBJECT_TRAVEL_TO_PROGRAMME};
    (void)state;
    wide_begin();
    for (uint32_t i = 0; i < 56; i++) {
        ivn_criterion number = wide_number(i + 1, subjects[i / 7], IVN_OPERATOR_IS_NOT, 20 + 2 * (int32_t)(i % 7));
        wide.criteria[i / 28][2 * (i % 28)] = number;
        wide.criteria[i / 28][2 * (i % 28) + 1] = wide_judged(i + 1, i);
    }
    /* Both offers are one: the other half hangs on the first. */
    wide_finish(2, 56);
    expect_all_decisive(64);
}

/* --- cases that leave nearly the same ----------------------------------------------------------------------------- */

/* Whether a flag is decisive where one case of it leaves the one criterion, and the other the other. */
static int flag_matters(const ivn_criterion *one, const ivn_criterion *other, const ivn_rulebook *rulebook)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    int matters = -1;
    wide_begin();
    wide.criteria[0][0] = wide_flag(1, IVN_SUBJECT_HETEROSEXUAL, IVN_YES);
    wide.criteria[0][1] = *one;
    wide.criteria[0][2] = wide_flag(2, IVN_SUBJECT_HETEROSEXUAL, IVN_NO);
    wide.criteria[0][3] = *other;
    for (uint32_t i = 0; i < 4; i++) {
        ivn_criterion *criterion = &wide.criteria[0][i];
        *criterion = wide_complete(criterion, 1 + i / 2);
    }
    wide_finish(1, 4);
    wide_places();
    world_of_directory(&world, &wide.directory);
    if (rulebook != NULL)
        world.environment.rulebook = rulebook;
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    compare_searches(&compiled, 0);
    assert_true(ivni_completions_search(&compiled.search, 0));
    for (uint32_t i = 0; i < compiled.search.variable_count; i++) {
        if (compiled.search.variables[i].subject == IVN_SUBJECT_HETEROSEXUAL)
            matters = compiled.search.variables[i].decisive;
    }
    compiled_end(&compiled);
    world_end(&world);
    return matters;
}

static void cases_are_the_same_only_where_the_same_tests_are_left(void **state)
{
    static const char *const north[] = {"north"}, *const south[] = {"south"}, *const both[] = {"north", "south"};
    static const uint32_t codes[] = {1, 2}, other_codes[] = {1, 3};
#define AREA IVN_SUBJECT_HOME_AREA
    static const struct {
        ivn_criterion one, other;
        int matters;
    } rows[] = {
        {{.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_MOST, .value = {1, 17}},
         {.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_MOST, .value = {1, 17}},
         0},
        {{.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_MOST, .value = {1, 17}},
         {.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_MOST, .value = {1, 24}},
         1},
        {{.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_LEAST, .value = {1, 17}},
         {.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_AT_LEAST, .value = {1, 18}},
         1},
        {{.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_IS, .value = {1, 18}},
         {.subject = IVN_SUBJECT_AGE, .operation = IVN_OPERATOR_IS_NOT, .value = {1, 18}},
         1},
        {{.subject = IVN_SUBJECT_EMPLOYMENT, .operation = IVN_OPERATOR_ONE_OF, .codes = codes, .code_count = 2},
         {.subject = IVN_SUBJECT_EMPLOYMENT, .operation = IVN_OPERATOR_ONE_OF, .codes = other_codes, .code_count = 2},
         1},
        {{.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = both, .text_count = 2},
         {.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = both, .text_count = 2},
         0},
        {{.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = both, .text_count = 2},
         {.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = north, .text_count = 1},
         1},
        {{.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = north, .text_count = 1},
         {.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = south, .text_count = 1},
         1},
        /* Somewhere in the north that has another name. */
        {{.subject = AREA, .operation = IVN_OPERATOR_WITHIN, .texts = north, .text_count = 1},
         {.subject = AREA, .operation = IVN_OPERATOR_IS, .texts = north, .text_count = 1},
         1},
        {{.subject = AREA, .operation = IVN_OPERATOR_IS, .texts = north, .text_count = 1},
         {.subject = AREA, .operation = IVN_OPERATOR_IS_NOT, .texts = north, .text_count = 1},
         1},
        {{.subject = IVN_SUBJECT_LAST_VIOLENT_OFFENCE,
          .operation = IVN_OPERATOR_WITHIN,
          .parameter = "RC-BBR-2/months"},
         {.subject = IVN_SUBJECT_LAST_VIOLENT_OFFENCE,
          .operation = IVN_OPERATOR_WITHIN,
          .parameter = "RC-BBR-2/months"},
         0},
    };
    struct world world;
    (void)state;
    world_of_json(&world, "{}");
    ivn_facts *overrides =
        facts_of_json(&world, IVN_FACTS_OVERRIDES,
                      "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':12,'source':'s'}]}");
    ivn_rulebook *unset = NULL;
    assert_int_equal(ivn_rulebook_with(world.context, world.rulebook, ivn_facts_read(overrides, IVN_FACTS_OVERRIDES),
                                       &unset, NULL, NULL),
                     IVN_OK);
    unset_figure(unset, "RC-BBR-2/months");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (flag_matters(&rows[i].one, &rows[i].other, NULL) != rows[i].matters ||
            flag_matters(&rows[i].other, &rows[i].one, unset) != rows[i].matters)
            fail_msg("row %zu", i);
    }
    ivn_rulebook_free(unset);
    ivn_facts_free(overrides);
    world_end(&world);
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

/* With so many steps or fewer a search asks for what it could not rule out: for more, never for less. */
static void search_with_few_steps(void)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    struct found exact, found;
    world_of_directory(&world, &wide.directory);
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    compare_searches(&compiled, 0);
    assert_true(ivni_completions_search(&compiled.search, 0));
    note_found(&compiled.search, &exact);
    for (uint64_t steps = 0; steps < 2000; steps++) {
        ivni_verdict before = ivni_service_verdict(&compiled.outcomes, 0);
        compiled.search.left = steps;
        assert_true(ivni_completions_search(&compiled.search, 0));
        note_found(&compiled.search, &found);
        assert_true(!found.settled || (exact.settled && found.verdict == exact.verdict));
        for (uint32_t i = 0; i < exact.count; i++)
            assert_true(found.decisive[i] || !exact.decisive[i]);
        ivni_verdict after = ivni_service_verdict(&compiled.outcomes, 0);
        assert_memory_equal(&before, &after, sizeof before);
    }
    compiled_end(&compiled);
    world_end(&world);
}

static void a_search_that_tires_asks_for_more_and_never_for_less(void **state)
{
    static const char *const places[] = {"north", "south", "county"}, *const prisons[] = {"p0", "p1", "p2"};
    static const uint32_t subjects[] = {IVN_SUBJECT_OGRS3, IVN_SUBJECT_HOME_AREA, IVN_SUBJECT_HOME_AREA,
                                        IVN_SUBJECT_PRISON, IVN_SUBJECT_EMPLOYMENT};
    static const uint32_t operations[][2] = {{IVN_OPERATOR_AT_LEAST, IVN_OPERATOR_AT_MOST},
                                             {IVN_OPERATOR_WITHIN, IVN_OPERATOR_WITHIN},
                                             {IVN_OPERATOR_IS, IVN_OPERATOR_IS_NOT},
                                             {IVN_OPERATOR_IS, IVN_OPERATOR_IS_NOT},
                                             {IVN_OPERATOR_IS, IVN_OPERATOR_IS_NOT}};
    (void)state;
    for (uint32_t kind = 0; kind < sizeof subjects / sizeof *subjects; kind++) {
        wide_begin();
        for (uint32_t i = 0; i < 12; i++) {
            ivn_criterion *criterion = &wide.criteria[i / 6][i % 6];
            int by_place = subjects[kind] == IVN_SUBJECT_HOME_AREA || subjects[kind] == IVN_SUBJECT_PRISON;
            *criterion = wide_number(1 + i % 3, subjects[kind], operations[kind][i % 2], 1 + (int32_t)(i % 5));
            if (by_place) {
                criterion->value = (ivn_number){0, 0};
                criterion->texts = subjects[kind] == IVN_SUBJECT_PRISON ? &prisons[i % 3] : &places[i % 3];
                criterion->text_count = 1;
            }
            if (i % 6 >= 4)
                *criterion = wide_flag(1 + i % 6, IVN_SUBJECT_HETEROSEXUAL, i < 6 ? IVN_YES : IVN_NO);
        }
        wide_finish(2, 6);
        wide_places();
        search_with_few_steps();
    }
    wide_pairs(3);
    search_with_few_steps();
}

static void steps_are_counted_to_the_last_number_there_is(void **state)
{
    ivni_completions search = {.left = 10};
    (void)state;
    ivni_completions_step(&search, 4);
    assert_int_equal(search.left, 6);
    assert_false(ivni_completions_tired(&search));
    ivni_completions_step(&search, UINT32_MAX - 4);
    assert_int_equal(search.steps, UINT32_MAX);
    assert_int_equal(search.left, 0);
    ivni_completions_step(&search, UINT32_MAX);
    assert_int_equal(search.steps, UINT32_MAX);
    assert_true(ivni_completions_tired(&search));
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

/* Every limit of what a search may take, up to enough: it fails, and leaves the outcomes as they were. */
static void search_within_limits(int all)
{
    const ivn_service_user nobody = {.size = sizeof nobody};
    struct world world;
    struct compiled compiled;
    int found = 0;
    ivn_allocator allocator;
    world_of_directory(&world, &wide.directory);
    compile(&world, "a", &compiled);
    look_at(&compiled, &nobody);
    assert_int_equal(ivni_allocator_check(NULL, &allocator), IVN_OK);
    for (uint64_t limit = 0; !found; limit += 16) {
        ivni_verdict before = ivni_service_verdict(&compiled.outcomes, 0), after;
        ivni_arena_free(&compiled.facts);
        ivni_arena_init(&compiled.facts, &allocator, limit);
        found = all ? ivni_completions_search_all(&compiled.search, 0) : ivni_completions_search(&compiled.search, 0);
        assert_int_equal(ivni_arena_failure(&compiled.facts), found ? IVN_OK : IVN_ERROR_LIMIT);
        after = ivni_service_verdict(&compiled.outcomes, 0);
        assert_memory_equal(&before, &after, sizeof before);
    }
    compiled_end(&compiled);
    world_end(&world);
}

static void a_search_that_finds_no_room_says_so(void **state)
{
    (void)state;
    wide_pairs(3);
    search_within_limits(0);
    search_within_limits(1);
    /* Left to the completions after some cases. */
    wide_begin();
    for (uint32_t i = 0; i < 20; i++) {
        wide.criteria[0][2 * i] = wide_flag(i + 1, wide_flag_subject(i / 2), i % 2 ? IVN_YES : IVN_NO);
        wide.criteria[0][2 * i + 1] = wide_judged(i + 1, i);
    }
    wide_finish(1, 40);
    search_within_limits(0);
}

static int make_room(ivni_arena *arena, void *user)
{
    ivni_completions search;
    return ivni_completions_new(user, arena, &search);
}

static void room_for_searches_is_made_as_a_whole_or_refused(void **state)
{
    struct world world;
    struct compiled compiled;
    (void)state;
    wide_pairs(3);
    world_of_directory(&world, &wide.directory);
    compile(&world, "a", &compiled);
    refuse_below_every_limit(make_room, &compiled.outcomes);
    compiled_end(&compiled);
    world_end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_unknown_after_another_settles_an_answer),
        cmocka_unit_test(a_chain_of_alternatives_asks_for_each_link),
        cmocka_unit_test(cases_within_too_many_cases_are_left_to_the_completions),
        cmocka_unit_test(more_unknowns_than_there_are_bits_are_left_to_the_completions),
        cmocka_unit_test(a_formula_that_is_too_long_to_compare_is_left_to_the_completions),
        cmocka_unit_test(a_hostile_formula_ends_and_asks_for_everything),
        cmocka_unit_test(cases_are_the_same_only_where_the_same_tests_are_left),
        cmocka_unit_test(a_search_that_tires_asks_for_more_and_never_for_less),
        cmocka_unit_test(steps_are_counted_to_the_last_number_there_is),
        cmocka_unit_test(a_search_that_finds_no_room_says_so),
        cmocka_unit_test(room_for_searches_is_made_as_a_whole_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
