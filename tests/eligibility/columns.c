/*
 * Tests of src/eligibility/columns.c, block.c, splits.c and packing.c: bulk answers are those of the single call where
 * there is more than usual of something, and making columns fails as a whole.
 */
#include <stdio.h>

#include "eligibility/block.h"

#include "compiled.h"
#include "wide.h"

/* People of whom each of these is known, and one of whom nothing is. */
#define PEOPLE 100

static void bulk_over_numbers(const struct world *world, int least, int most)
{
    ivn_service_user users[PEOPLE + 1];
    ivn_risk risks[PEOPLE];
    const ivn_service_user *list[PEOPLE + 1];
    uint32_t count = 0;
    for (int value = least; value <= most; value++, count++) {
        risks[count] = (ivn_risk){.size = sizeof *risks, .ogrs3 = {1, value}};
        users[count] = (ivn_service_user){.size = sizeof *users, .risk = &risks[count]};
        list[count] = &users[count];
    }
    users[count] = (ivn_service_user){.size = sizeof *users};
    list[count] = &users[count];
    bulk_is_as_single(world, list, count + 1);
}

/* A score that must not be any of so many, or must, in two offers. */
static void make_scores(uint32_t count)
{
    struct world world;
    wide_begin();
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = i % (count / 2);
        wide.criteria[i / (count / 2)][place] =
            i < count / 2 ? wide_number(1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS, (int32_t)place)
                          : wide_number(place + 1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_IS_NOT, (int32_t)place);
    }
    wide_finish(2, count / 2);
    world_of_directory(&world, &wide.directory);
    bulk_over_numbers(&world, 0, 99);
    world_end(&world);
}

/* Up to 64 tests of a subject are tried class by class, more are left to the search: it shows in nothing. */
static void many_tests_of_one_number_come_to_the_same(void **state)
{
    (void)state;
    make_scores(20);
    make_scores(60);
    make_scores(90);
    make_scores(128);
}

/* 32 intervals that overlap: with each bound another class begins, more than there is room for. */
static void more_classes_than_there_is_room_for_come_to_the_same(void **state)
{
    struct world world;
    (void)state;
    wide_begin();
    for (uint32_t i = 0; i < 40; i++) {
        ivn_criterion between = wide_number(1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_BETWEEN, (int32_t)i);
        between.upper = (ivn_number){1, 45 + (int32_t)i};
        wide.criteria[0][i] = between;
        wide.criteria[1][i] =
            wide_number(i + 1, IVN_SUBJECT_OGRS3, i % 2 ? IVN_OPERATOR_IS_NOT : IVN_OPERATOR_AT_LEAST, 2 * (int32_t)i);
    }
    wide_finish(2, 40);
    world_of_directory(&world, &wide.directory);
    bulk_over_numbers(&world, 0, 99);
    world_end(&world);
}

/* --- places ------------------------------------------------------------------------------------------------------- */

#define PLACES 400u

static struct {
    char keys[PLACES][40], other_keys[PLACES][40];
    ivn_area areas[PLACES];
    ivn_prison prisons[PLACES];
    const ivn_area *area_list[PLACES];
    const ivn_prison *prison_list[PLACES];
    const char *texts[40][2];
    ivn_service_user users[4 * PLACES];
    ivn_custody custody[4 * PLACES];
    const ivn_service_user *people[4 * PLACES];
} places;

/* Keys short and long, many with the same beginning: some meet in any table of them. */
static void make_places(void)
{
    for (unsigned i = 0; i < PLACES; i++) {
        static const char *const beginnings[] = {"", "a-place-", "a-place-with-a-long-key-"};
        snprintf(places.keys[i], sizeof places.keys[i], "%s%u", beginnings[i % 5 % 3], 2 * i);
        snprintf(places.other_keys[i], sizeof places.other_keys[i], "%s%u", beginnings[i % 5 % 3], 2 * i + 1);
        places.areas[i] =
            (ivn_area){sizeof places.areas[i], 0, places.keys[i], "Area", i < 20 ? NULL : places.keys[i % 20]};
        places.prisons[i] = (ivn_prison){.size = sizeof places.prisons[i], .key = places.keys[i], .name = "Prison"};
        places.area_list[i] = &places.areas[i];
        places.prison_list[i] = &places.prisons[i];
    }
    wide.directory.areas = places.area_list;
    wide.directory.area_count = PLACES;
    wide.directory.prisons = places.prison_list;
    wide.directory.prison_count = PLACES;
}

/* In each of the places, and in as many that are not listed. */
static void make_people_in_places(void)
{
    for (unsigned i = 0; i < 4 * PLACES; i++) {
        const char *key = i % 2 ? places.keys[i / 4] : places.other_keys[i / 4];
        places.custody[i] = (ivn_custody){.size = sizeof places.custody[i], .prison = key};
        places.users[i] = (ivn_service_user){.size = sizeof places.users[i]};
        if (i % 4 < 2)
            places.users[i].home_area = key;
        else
            places.users[i].custody = &places.custody[i];
        places.people[i] = &places.users[i];
    }
}

static ivn_criterion place_criterion(uint32_t group, uint32_t subject, uint32_t operation, uint32_t n)
{
    ivn_criterion criterion = wide_number(group, subject, operation, 0);
    criterion.value.known = 0;
    criterion.texts = places.texts[n];
    criterion.text_count = 1 + (operation == IVN_OPERATOR_ONE_OF);
    places.texts[n][0] = places.keys[n];
    places.texts[n][1] = places.keys[n + 50];
    return criterion;
}

/* Two offers that look at each of them in two ways. */
static void ask_about_places(uint32_t subject, uint32_t count)
{
    wide_begin();
    for (uint32_t i = 0; i < count; i++) {
        static const uint32_t operations[] = {IVN_OPERATOR_WITHIN, IVN_OPERATOR_IS_NOT, IVN_OPERATOR_ONE_OF};
        uint32_t operation = operations[subject == IVN_SUBJECT_PRISON ? 1 + i % 2 : i % 3];
        wide.criteria[0][i] = place_criterion(1 + i % 2, subject, operation, i);
        wide.criteria[1][i] = place_criterion(3, subject, operation, (i + 1) % count);
    }
    wide_finish(2, count);
    make_places();
}

static void people_are_found_in_any_of_many_places(void **state)
{
    static const uint32_t subjects[] = {IVN_SUBJECT_HOME_AREA, IVN_SUBJECT_PRISON};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct world world;
        ask_about_places(subjects[i], 3);
        make_people_in_places();
        world_of_directory(&world, &wide.directory);
        bulk_is_as_single(&world, places.people, 4 * PLACES);
        world_end(&world);
    }
}

/* --- figures that are not set, and services that are not offered -------------------------------------------------- */

/* clang-format off */
#define C(group, what) "{'group':" group "," what ",'level':'eligibility','rule':'T','title':'t'}"
#define MONTHS(group, subject) C(group, "'subject':'" subject "','operation':'within','parameter':'RC-BBR-2/months'")
#define AGED(group) C(group, "'subject':'age','operation':'between','parameter':'IH-SAC-AGE/least',"                   \
                             "'upper_parameter':'IH-SAC-AGE/most'")
#define NOT_A_MAN(group) C(group, "'subject':'sex','operation':'is_not','value':'male'")
#define ELIGIBLE(group, operation, service)                                                                            \
    C(group, "'subject':'eligible_for','operation':'" operation "','value':true,'texts':['" service "']")
#define SERVICE(key, more, offers)                                                                                     \
    "{'kind':'rate_card_service','key':'" key "','edition':'e','name':'N'," more "'offers':[" offers "]}"
#define OFFER(criteria) "{'setting':'community','criteria':[" criteria "]}"
static const char services[] = "{'services':["
    SERVICE("one", "", OFFER(MONTHS("1", "last_violent_offence") "," AGED("2") "," NOT_A_MAN("3"))) ","
    SERVICE("twice", "", OFFER(MONTHS("1", "last_violent_offence") "," NOT_A_MAN("1")) ","
                         OFFER(MONTHS("1", "last_domestic_abuse_conviction") "," AGED("1"))) ","
    SERVICE("other", "", OFFER(ELIGIBLE("1", "is", "one")) "," OFFER(ELIGIBLE("1", "is_not", "one"))) ","
    SERVICE("gone", "'to':'2020-01-01',", OFFER(NOT_A_MAN("1"))) ","
    SERVICE("asks", "", OFFER(ELIGIBLE("1", "is", "gone") "," NOT_A_MAN("1"))) ","
    SERVICE("denies", "", OFFER(ELIGIBLE("1", "is_not", "gone") "," NOT_A_MAN("2"))) "]}";
/* clang-format on */

static ivn_rulebook *rulebook_without_figures(const struct world *world)
{
    ivn_facts *facts = facts_of_json(world, IVN_FACTS_OVERRIDES,
                                     "{'overrides':[{'rule':'RC-BBR-2','parameter':'months','value':9,'source':'s'},"
                                     "{'rule':'IH-SAC-AGE','parameter':'most','value':20,'source':'s'}]}");
    ivn_rulebook *rulebook = NULL;
    assert_int_equal(ivn_rulebook_with(world->context, world->rulebook, ivn_facts_read(facts, IVN_FACTS_OVERRIDES),
                                       &rulebook, NULL, NULL),
                     IVN_OK);
    unset_figure(rulebook, "RC-BBR-2/months");
    unset_figure(rulebook, "IH-SAC-AGE/most");
    ivn_facts_free(facts);
    return rulebook;
}

static void figures_that_are_not_set_come_to_the_same(void **state)
{
    const ivn_service_user nobody = {.size = sizeof nobody}, man = {.size = sizeof man, .sex = IVN_SEX_MALE},
                           woman = {.size = sizeof woman, .sex = IVN_SEX_FEMALE};
    const ivn_service_user *users[] = {&nobody, &man, &woman};
    struct world world;
    (void)state;
    world_of_json(&world, services);
    bulk_is_as_single(&world, users, 3);
    ivn_rulebook *rulebook = rulebook_without_figures(&world);
    world.environment.rulebook = rulebook;
    bulk_is_as_single(&world, users, 3);
    ivn_rulebook_free(rulebook);
    world_end(&world);
}

/* A service that nobody is eligible for any more lets no one in, and keeps no one out. */
static void a_service_that_is_gone_lets_no_one_in(void **state)
{
    const ivn_service_user man = {.size = sizeof man, .sex = IVN_SEX_MALE},
                           woman = {.size = sizeof woman, .sex = IVN_SEX_FEMALE};
    const ivn_service_user *users[] = {&man, &woman};
    struct world world;
    ivn_screening *screening = NULL;
    uint8_t answers[2][5];
    (void)state;
    world_of_json(&world, services);
    assert_int_equal(ivn_screening_new(world.context, &world.environment, &screening, NULL), IVN_OK);
    assert_int_equal(ivn_screening_read(screening)->service_count, 5);
    assert_int_equal(ivn_screening_run(screening, users, 2, &answers[0][0]), IVN_OK);
    for (int i = 0; i < 2; i++) {
        uint8_t expected = i == 0 ? IVN_SUMMARY_MAY_NOT_REFER : IVN_SUMMARY_MAY_REFER;
        assert_int_equal(answers[i][3], expected);
        assert_int_equal(answers[i][4], expected);
    }
    ivn_screening_free(screening);
    world_end(&world);
}

/* --- a block ------------------------------------------------------------------------------------------------------ */

static void what_is_kept_of_a_round_is_forgotten_when_rounds_begin_anew(void **state)
{
    struct world world;
    struct compiled compiled;
    ivni_columns columns;
    ivni_block block;
    uint8_t first[64 * 5], again[64 * 5];
    const ivn_service_user nobody = {.size = sizeof nobody};
    (void)state;
    world_of_json(&world, services);
    compile(&world, NULL, &compiled);
    look_at(&compiled, &nobody);
    assert_true(ivni_columns_new(&compiled.program, &compiled.arena, &compiled.facts, &columns));
    assert_true(ivni_block_new(&columns, &compiled.arena, &block));
    for (int round = 0; round < 5; round++) {
        for (uint32_t i = 0; i < 64; i++)
            ivni_block_put(&columns, &block, i, &compiled.person);
        if (round > 0)
            block.round = UINT32_MAX - (uint32_t)round;
        ivni_block_run(&columns, &block);
        ivni_block_answers(&columns, &block, 64, round == 0 ? first : again);
        if (round > 0)
            assert_memory_equal(first, again, sizeof first);
    }
    compiled_end(&compiled);
    world_end(&world);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

struct making {
    const ivni_program *program;
    const ivni_columns *columns;
};

static int makes_columns(ivni_arena *arena, void *user)
{
    const struct making *making = user;
    struct compiled scratch;
    ivni_columns columns;
    scratch_begin(&scratch);
    int made = ivni_columns_new(making->program, arena, &scratch.arena, &columns);
    compiled_end(&scratch);
    return made;
}

static int takes_scratch(ivni_arena *arena, void *user)
{
    const struct making *making = user;
    struct compiled kept;
    ivni_columns columns;
    scratch_begin(&kept);
    int made = ivni_columns_new(making->program, &kept.arena, arena, &columns);
    compiled_end(&kept);
    return made;
}

static int makes_block(ivni_arena *arena, void *user)
{
    const struct making *making = user;
    ivni_block block;
    return ivni_block_new(making->columns, arena, &block);
}

static void refuse_without_room(struct world *world)
{
    struct compiled compiled;
    ivni_columns columns;
    compile(world, NULL, &compiled);
    assert_true(ivni_columns_new(&compiled.program, &compiled.arena, &compiled.facts, &columns));
    struct making making = {&compiled.program, &columns};
    refuse_below_every_limit(makes_columns, &making);
    refuse_below_every_limit(takes_scratch, &making);
    refuse_below_every_limit(makes_block, &making);
    compiled_end(&compiled);
}

/* Columns of every kind, and so many of some that lists have to grow. */
static void columns_that_find_no_room_are_not_made(void **state)
{
    struct world world;
    (void)state;
    world_of_json(&world, rich_services);
    refuse_without_room(&world);
    world_end(&world);
    world_of_json(&world, services);
    refuse_without_room(&world);
    world_end(&world);
    wide_begin();
    for (uint32_t i = 0; i < 40; i++) {
        wide.criteria[0][i] = wide_number(i + 1, IVN_SUBJECT_OGRS3, IVN_OPERATOR_BETWEEN, (int32_t)i);
        wide.criteria[0][i].upper = (ivn_number){1, 50 + (int32_t)i};
        wide.criteria[1][i] =
            wide_number(1, IVN_SUBJECT_OGP, i % 2 ? IVN_OPERATOR_IS_NOT : IVN_OPERATOR_IS, (int32_t)i);
    }
    wide_finish(2, 40);
    world_of_directory(&world, &wide.directory);
    refuse_without_room(&world);
    world_end(&world);
    for (uint32_t count = 8; count <= 9; count++) {
        ask_about_places(IVN_SUBJECT_HOME_AREA, count);
        /* Inside, below and above: so that the bits of places begin at an odd one. */
        if (count == 9)
            wide.criteria[0][8] = wide_number(9, IVN_SUBJECT_AGE, IVN_OPERATOR_IS, 18);
        wide.directory.area_count = 71;
        wide.directory.prison_count = 0;
        world_of_directory(&world, &wide.directory);
        refuse_without_room(&world);
        world_end(&world);
    }
}

/* Lists double: whatever is added to last, the room for it may be what is missing. */
static void lists_that_cannot_grow_refuse_whatever_is_added(void **state)
{
    static const uint32_t subjects[] = {IVN_SUBJECT_OGRS3, IVN_SUBJECT_EMPLOYMENT};
    static const uint32_t operations[] = {IVN_OPERATOR_IS, IVN_OPERATOR_IS_NOT};
    (void)state;
    for (int kind = 0; kind < 2; kind++) {
        for (uint32_t count = 1; count <= 16; count++) {
            struct world world;
            wide_begin();
            for (uint32_t i = 0; i < count; i++) {
                /* The other subject goes first, so that the bits of this one begin later and later. */
                uint32_t subject = kind == 0 || i + 2 >= count ? subjects[kind] : IVN_SUBJECT_RSR;
                int32_t value = 1 + (int32_t)(i % (kind == 0 ? 16 : 5));
                wide.criteria[0][i] = wide_number(1, subject, operations[i % 2], value);
                wide.criteria[1][i] = wide_number(i + 1, subject, operations[(i + 1) % 2], value);
            }
            wide_finish(2, count);
            world_of_directory(&world, &wide.directory);
            refuse_without_room(&world);
            world_end(&world);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_tests_of_one_number_come_to_the_same),
        cmocka_unit_test(more_classes_than_there_is_room_for_come_to_the_same),
        cmocka_unit_test(people_are_found_in_any_of_many_places),
        cmocka_unit_test(figures_that_are_not_set_come_to_the_same),
        cmocka_unit_test(a_service_that_is_gone_lets_no_one_in),
        cmocka_unit_test(what_is_kept_of_a_round_is_forgotten_when_rounds_begin_anew),
        cmocka_unit_test(columns_that_find_no_room_are_not_made),
        cmocka_unit_test(lists_that_cannot_grow_refuse_whatever_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
