/*
 * Tests of src/eligibility/residue.c, and of the search where deciding by cases does not come to an end: formulas that
 * are made to overrun each of its limits.
 */
#include <stdio.h>

#include "compiled.h"

/* A person of whom nothing is known, and a service of `offers` offers with criteria on subjects in turn. */
struct wide {
    ivn_criterion criteria[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    const ivn_criterion *lists[IVN_MOST_OFFERS][IVN_MOST_CRITERIA];
    ivn_offer offers[IVN_MOST_OFFERS];
    const ivn_offer *offer_list[IVN_MOST_OFFERS];
    ivn_service service;
    const ivn_service *services[1];
    ivn_directory directory;
};
static struct wide wide;

/* The n-th flag subject that no service is asked about with. */
static uint32_t flag_subject(uint32_t n)
{
    uint32_t subject = IVN_SUBJECT_SENTENCED;
    for (;; subject++) {
        if (ivn_subject_kind(subject) == IVN_SUBJECT_KIND_FLAG && n-- == 0)
            return subject;
    }
}

static ivn_criterion flag_criterion(uint32_t group, uint32_t subject, ivn_flag value)
{
    return (ivn_criterion){.size = sizeof(ivn_criterion),
                           .group = group,
                           .subject = subject,
                           .operation = IVN_OPERATOR_IS,
                           .value = {1, (int32_t)value},
                           .level = IVN_LEVEL_ELIGIBILITY,
                           .rule = "A",
                           .title = "t"};
}

static void finish_wide(uint32_t offers, uint32_t criteria)
{
    for (uint32_t o = 0; o < offers; o++) {
        for (uint32_t c = 0; c < criteria; c++)
            wide.lists[o][c] = &wide.criteria[o][c];
        wide.offers[o] = (ivn_offer){.size = sizeof wide.offers[o],
                                     .setting = IVN_SETTING_COMMUNITY,
                                     .criteria = wide.lists[o],
                                     .criterion_count = criteria};
        wide.offer_list[o] = &wide.offers[o];
    }
    wide.service = (ivn_service){.size = sizeof wide.service,
                                 .kind = IVN_KIND_RATE_CARD_SERVICE,
                                 .key = "a",
                                 .edition = "e",
                                 .name = "N",
                                 .offers = wide.offer_list,
                                 .offer_count = offers};
    wide.services[0] = &wide.service;
    wide.directory = (ivn_directory){.size = sizeof wide.directory, .services = wide.services, .service_count = 1};
}

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

/* Each pair of offers is settled by one unknown that both look at: nothing is decisive, whichever way it is found. */
static void make_pairs(uint32_t pairs)
{
    memset(&wide, 0, sizeof wide);
    for (uint32_t o = 0; o < 2 * pairs; o++)
        wide.criteria[o][0] = flag_criterion(1, flag_subject(o / 2), o % 2 ? IVN_YES : IVN_NO);
    finish_wide(2 * pairs, 1);
}

static void one_unknown_after_another_settles_an_answer(void **state)
{
    struct found found;
    (void)state;
    for (uint32_t pairs = 1; pairs <= 8; pairs++) {
        make_pairs(pairs);
        search_wide(1, &found);
        assert_int_equal(found.settled, 1);
        assert_int_equal(found.verdict, IVNI_ACCEPTED);
        assert_int_equal(found.count, pairs);
    }
}

/* Groups in a chain: flag n or flag n + 1 must be so, flag n + 1 must not or flag n + 2 must ... : cases within cases. */
static void make_chain(uint32_t length)
{
    memset(&wide, 0, sizeof wide);
    for (uint32_t g = 0; g < length; g++) {
        wide.criteria[0][2 * g] = flag_criterion(g + 1, flag_subject(g), IVN_NO);
        wide.criteria[0][2 * g + 1] = flag_criterion(g + 1, flag_subject(g + 1), IVN_YES);
    }
    finish_wide(1, 2 * length);
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

static ivn_criterion judged_criterion(uint32_t group, const char *const *service)
{
    ivn_criterion criterion = flag_criterion(group, IVN_SUBJECT_SUITABLE_FOR, IVN_YES);
    criterion.texts = service;
    criterion.text_count = 1;
    return criterion;
}

static ivn_criterion number_criterion(uint32_t group, uint32_t subject, uint32_t operation, int32_t value)
{
    ivn_criterion criterion = flag_criterion(group, subject, IVN_YES);
    criterion.operation = operation;
    criterion.value.value = value;
    return criterion;
}

#define JUDGEMENTS 70u

/* Names of services that are there to be judged. */
struct named {
    char keys[JUDGEMENTS][8];
    const char *texts[JUDGEMENTS];
    ivn_service services[JUDGEMENTS];
};

static void make_named(struct named *of)
{
    for (uint32_t i = 0; i < JUDGEMENTS; i++) {
        snprintf(of->keys[i], sizeof of->keys[i], "s%u", (unsigned)i);
        of->texts[i] = of->keys[i];
        of->services[i] = (ivn_service){.size = sizeof of->services[i],
                                        .kind = IVN_KIND_RATE_CARD_SERVICE,
                                        .key = of->keys[i],
                                        .edition = "e",
                                        .name = "N"};
    }
}

static struct named named;
static const ivn_service *wide_services[JUDGEMENTS + 1];

static void finish_named(uint32_t offers, uint32_t criteria)
{
    finish_wide(offers, criteria);
    make_named(&named);
    wide_services[0] = &wide.service;
    for (uint32_t i = 0; i < JUDGEMENTS; i++)
        wide_services[i + 1] = &named.services[i];
    wide.directory.services = wide_services;
    wide.directory.service_count = JUDGEMENTS + 1;
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
    memset(&wide, 0, sizeof wide);
    make_named(&named);
    for (uint32_t i = 0; i < 20; i++) {
        wide.criteria[0][2 * i] = flag_criterion(i + 1, flag_subject(i / 2), i % 2 ? IVN_YES : IVN_NO);
        wide.criteria[0][2 * i + 1] = judged_criterion(i + 1, &named.texts[i]);
    }
    finish_named(1, 40);
    expect_all_decisive(30);
}

static void more_unknowns_than_there_are_bits_are_left_to_the_completions(void **state)
{
    (void)state;
    memset(&wide, 0, sizeof wide);
    make_named(&named);
    for (uint32_t i = 0; i < JUDGEMENTS; i++)
        wide.criteria[i / 35][i % 35] = judged_criterion(i + 1, &named.texts[i]);
    finish_named(2, 35);
    expect_all_decisive(JUDGEMENTS);
}

/* One score in sixteen times sixty groups; whatever it is, one of them fails. */
static void a_formula_that_is_too_long_to_compare_is_left_to_the_completions(void **state)
{
    struct found found;
    (void)state;
    memset(&wide, 0, sizeof wide);
    for (uint32_t o = 0; o < IVN_MOST_OFFERS; o++) {
        for (uint32_t i = 0; i < 50; i++)
            wide.criteria[o][i] = number_criterion(i + 1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS_NOT, (int32_t)(2 * i));
        wide.criteria[o][50] = number_criterion(51, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS_NOT, 100);
        for (uint32_t i = 0; i < 13; i++)
            wide.criteria[o][51 + i] = number_criterion(52, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS, (int32_t)(2 * i));
    }
    finish_wide(IVN_MOST_OFFERS, IVN_MOST_CRITERIA);
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
    memset(&wide, 0, sizeof wide);
    make_named(&named);
    for (uint32_t i = 0; i < 56; i++) {
        ivn_criterion number = number_criterion(i + 1, subjects[i / 7], IVN_OPERATOR_IS_NOT, 20 + 2 * (int32_t)(i % 7));
        wide.criteria[i / 28][2 * (i % 28)] = number;
        wide.criteria[i / 28][2 * (i % 28) + 1] = judged_criterion(i + 1, &named.texts[i]);
    }
    /* Both offers are one: the other half hangs on the first. */
    finish_named(2, 56);
    expect_all_decisive(64);
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
    make_pairs(3);
    search_within_limits(0);
    search_within_limits(1);
    /* Left to the completions after some cases. */
    memset(&wide, 0, sizeof wide);
    make_named(&named);
    for (uint32_t i = 0; i < 20; i++) {
        wide.criteria[0][2 * i] = flag_criterion(i + 1, flag_subject(i / 2), i % 2 ? IVN_YES : IVN_NO);
        wide.criteria[0][2 * i + 1] = judged_criterion(i + 1, &named.texts[i]);
    }
    finish_named(1, 40);
    search_within_limits(0);
}

static void room_for_searches_is_made_as_a_whole_or_refused(void **state)
{
    struct world world;
    struct compiled compiled;
    ivni_completions search;
    ivn_allocator allocator;
    int made = 0;
    (void)state;
    make_pairs(3);
    world_of_directory(&world, &wide.directory);
    compile(&world, "a", &compiled);
    assert_int_equal(ivni_allocator_check(NULL, &allocator), IVN_OK);
    for (uint64_t limit = 0; !made; limit += 16) {
        ivni_arena arena;
        ivni_arena_init(&arena, &allocator, limit);
        made = ivni_completions_new(&compiled.outcomes, &arena, &search);
        assert_int_equal(ivni_arena_failure(&arena), made ? IVN_OK : IVN_ERROR_LIMIT);
        ivni_arena_free(&arena);
    }
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
        cmocka_unit_test(a_search_that_finds_no_room_says_so),
        cmocka_unit_test(room_for_searches_is_made_as_a_whole_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
