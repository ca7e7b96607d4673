/*
 * Capacity: what a workload leaves of what a host has room for.
 */
#include "reporting_support.h"

#include <stdio.h>
#include <string.h>

#include "failing.h"
#include "golden.h"

static world w;
static ivn_workload *workload;

/* Three open since October and one in between; two offers due on 30 November, one overdue; all of Alpha but one. */
static int begin(void **state)
{
    const ivn_level_facts facts[] = {
        referral_of("2026-10-05", "2026-10-06", NULL, NULL),
        referral_of("2026-10-05", "2026-10-06", NULL, NULL),
        referral_of("2026-10-12", "2026-10-13", NULL, "2026-10-15"),
        referral_of("2026-11-02", NULL, NULL, NULL),
        referral_of("2026-11-16", NULL, NULL, NULL),
        referral_of("2026-11-16", NULL, NULL, NULL),
    };
    static const uint32_t needs[] = {IVN_NEED_FAMILY};
    ivn_period window = {.size = sizeof window};

    (void)state;
    world_begin(&w, "2026-11-23");
    window.from = on("2026-10-01");
    window.to = on("2026-12-31");
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &window, &workload, NULL), IVN_OK);
    for (int i = 0; i < 6; i++) {
        ivn_level_facts one = facts[i];

        one.provider = i == 1 ? "Beta" : "Alpha";
        one.needs = needs;
        one.need_count = i < 2;
        assert_int_equal(ivn_workload_add(workload, &one, NULL), IVN_OK);
    }
    return 0;
}

static int end(void **state)
{
    (void)state;
    ivn_workload_free(workload);
    world_end(&w);
    return 0;
}

static ivn_headrooms *headrooms_of(const ivn_capacity *capacity)
{
    const ivn_capacity *const list[] = {capacity};
    const ivn_capacities capacities = {.size = sizeof capacities, .capacity_count = 1, .capacities = list};
    ivn_error error = {.size = sizeof error};
    ivn_headrooms *made = NULL;

    if (ivn_headrooms_of(w.context, workload, &capacities, &made, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return made;
}

static ivn_headroom headroom_of(uint32_t by, const char *key, ivn_number places, ivn_number offers)
{
    const ivn_capacity capacity = {.size = sizeof capacity, .by = by, .key = key, .places = places, .offers = offers};
    ivn_headrooms *made = headrooms_of(&capacity);
    ivn_headroom out = *ivn_headrooms_read(made)->headrooms[0];

    out.key = key;
    ivn_headrooms_free(made);
    return out;
}

static const ivn_number not_said = {0, 0};

static ivn_number figure(int32_t value)
{
    return (ivn_number){1, value};
}

static void room_is_places_less_what_is_open(void **state)
{
    ivn_headroom alpha = headroom_of(IVN_GROUPING_PROVIDER, "Alpha", figure(6), not_said);

    (void)state;
    assert_int_equal(alpha.open, 4);
    assert_int_equal(alpha.to_offer, 3);
    assert_int_equal(alpha.room.value, 2);
    assert_int_equal(alpha.over_on.known, 0);
    assert_int_equal(alpha.days_over, 0);
    assert_int_equal(alpha.late_on.known, 0); /* nobody said how many offers can be made */
}

static void the_first_day_on_which_more_are_open_than_there_are_places_is_told(void **state)
{
    ivn_headroom alpha = headroom_of(IVN_GROUPING_PROVIDER, "Alpha", figure(1), not_said);

    (void)state;
    assert_int_equal(alpha.room.value, -3);
    assert_int_equal(alpha.over_on.value, day_of("2026-10-12"));
    assert_int_equal(alpha.days_over, 3 + 22); /* the 12th to the 14th, and since 2 November */
}

static void as_many_open_as_there_are_places_is_not_too_many(void **state)
{
    ivn_headroom alpha = headroom_of(IVN_GROUPING_PROVIDER, "Alpha", figure(4), not_said);

    (void)state;
    assert_int_equal(alpha.room.value, 0);
    assert_int_equal(alpha.over_on.known, 0);
}

static void no_place_at_all_is_a_figure_too(void **state)
{
    ivn_headroom beta = headroom_of(IVN_GROUPING_PROVIDER, "Beta", figure(0), figure(0));

    (void)state;
    assert_int_equal(beta.room.value, -1);
    assert_int_equal(beta.over_on.value, day_of("2026-10-05"));
    assert_int_equal(beta.late_on.known, 0); /* nothing is to be offered */
}

/* Six working days from the 23rd to the 30th; one overdue, two due on the 30th. */
static void offers_are_made_from_the_day_on_what_is_overdue_first(void **state)
{
    (void)state;
    assert_int_equal(headroom_of(IVN_GROUPING_PROVIDER, "Alpha", not_said, figure(1)).late_on.known, 0);
    assert_int_equal(headroom_of(IVN_GROUPING_PROVIDER, "Alpha", not_said, figure(0)).late_on.value,
                     day_of("2026-11-30"));
    assert_int_equal(headroom_of(IVN_GROUPING_PROVIDER, "Alpha", not_said, not_said).room.known, 0);
}

static void too_few_offers_a_day_come_too_late_on_the_first_day_that_they_do(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-17", NULL, NULL, NULL); /* due on 1 December */

    (void)state;
    for (int i = 0; i < 5; i++) /* with three that are due before: eight in seven working days */
        assert_int_equal(ivn_workload_add(workload, &facts, NULL), IVN_OK);
    assert_int_equal(headroom_of(IVN_GROUPING_PROVIDER, "Alpha", not_said, figure(1)).late_on.value,
                     day_of("2026-12-01"));
    assert_int_equal(headroom_of(IVN_GROUPING_PROVIDER, "Alpha", not_said, figure(2)).late_on.known, 0);
}

/* A window of December: what is due before is not in it, but what is overdue is to be offered first. */
static void offers_are_held_against_a_window_that_lies_ahead(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-11-02", NULL, NULL, NULL),  /* overdue */
                                     referral_of("2026-11-23", NULL, NULL, NULL)}; /* due on 7 December */
    ivn_period december = {.size = sizeof december, .from = on("2026-12-01"), .to = on("2026-12-31")};

    (void)state;
    ivn_workload_free(workload);
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &december, &workload, NULL), IVN_OK);
    assert_int_equal(ivn_workload_add(workload, &facts[0], NULL), IVN_OK);
    assert_int_equal(ivn_workload_add(workload, &facts[1], NULL), IVN_OK);
    assert_int_equal(headroom_of(IVN_GROUPING_TOTAL, NULL, figure(0), figure(0)).late_on.value, day_of("2026-12-07"));
    assert_int_equal(headroom_of(IVN_GROUPING_TOTAL, NULL, figure(0), figure(0)).over_on.known, 0);
    assert_int_equal(headroom_of(IVN_GROUPING_TOTAL, NULL, figure(0), figure(1)).late_on.known, 0);
}

static void a_line_that_has_no_referral_has_all_its_room(void **state)
{
    ivn_headroom gamma = headroom_of(IVN_GROUPING_PROVIDER, "Gamma", figure(6), figure(1));

    (void)state;
    assert_int_equal(gamma.open, 0);
    assert_int_equal(gamma.room.value, 6);
    assert_int_equal(gamma.over_on.known, 0);
    assert_int_equal(gamma.late_on.known, 0);
}

static void each_grouping_but_months_has_room(void **state)
{
    (void)state;
    assert_int_equal(headroom_of(IVN_GROUPING_TOTAL, NULL, figure(9), not_said).open, 5);
    assert_int_equal(headroom_of(IVN_GROUPING_CONTRACT, "small", figure(9), not_said).open, 5);
    assert_int_equal(headroom_of(IVN_GROUPING_AREA, NULL, figure(9), not_said).open, 5);
    assert_int_equal(headroom_of(IVN_GROUPING_NEED, "family", figure(9), not_said).open, 2);
    assert_int_equal(headroom_of(IVN_GROUPING_NEED, NULL, figure(9), not_said).open, 3);
}

/* --- JSON --- */

static void capacities_are_facts_and_what_is_made_of_them_is_json(void **state)
{
    static const char given[] = "{\"capacities\":[{\"by\":\"provider\",\"key\":\"Alpha\",\"places\":3,\"offers\":1},"
                                "{\"by\":\"total\",\"places\":40}]}";
    ivn_text *text = NULL, *golden = golden_json(w.context, "headrooms.json");
    ivn_headrooms *made = NULL;
    ivn_facts *facts = NULL;

    (void)state;
    assert_int_equal(ivn_facts_from_json(w.context, IVN_FACTS_CAPACITY, given, sizeof given - 1, &facts, NULL, NULL),
                     IVN_OK);
    assert_int_equal(ivn_headrooms_of(w.context, workload, ivn_facts_read(facts, IVN_FACTS_CAPACITY), &made, NULL),
                     IVN_OK);
    assert_int_equal(ivn_headrooms_to_json(w.context, made, &text, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(text), ivn_text_data(golden));
    ivn_text_free(golden);
    ivn_text_free(text);
    ivn_headrooms_free(made);
    ivn_facts_free(facts);
}

static void a_line_that_no_workload_has_is_refused(void **state)
{
    static const struct {
        const char *json, *pointer;
    } cases[] = {
        {"{\"by\":\"month\",\"key\":\"2026-11\"}", "/capacities/0/by"},
        {"{\"by\":\"total\",\"key\":\"all\"}", "/capacities/0/key"},
        {"{\"by\":\"need\",\"key\":\"fun\"}", "/capacities/0/key"},
        {"{\"key\":\"Alpha\"}", "/capacities/0/by"},
        {"{\"by\":\"area\",\"places\":-1}", "/capacities/0/places"},
        {"{\"by\":\"area\",\"offers\":1000001}", "/capacities/0/offers"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ivn_error error = {.size = sizeof error};
        ivn_facts *facts = NULL;
        char text[200];

        snprintf(text, sizeof text, "{\"capacities\":[%s]}", cases[i].json);
        assert_int_equal(ivn_facts_from_json(w.context, IVN_FACTS_CAPACITY, text, strlen(text), &facts, NULL, &error),
                         IVN_ERROR_INVALID);
        assert_string_equal(error.pointer, cases[i].pointer);
    }
}

/* --- arguments and memory --- */

static void wrong_arguments_are_refused(void **state)
{
    const ivn_capacity bad = {.size = sizeof bad, .by = IVN_GROUPING_MONTH};
    const ivn_capacity *const list[] = {&bad};
    const ivn_capacities none = {.size = sizeof none},
                         wrong = {.size = sizeof none, .capacity_count = 1, .capacities = list};
    ivn_error error = {.size = 3};
    ivn_headrooms *made = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_headrooms_of(NULL, workload, &none, &made, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_headrooms_of(w.context, NULL, &none, &made, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_headrooms_of(w.context, workload, NULL, &made, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_headrooms_of(w.context, workload, &none, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_headrooms_of(w.context, workload, &none, &made, &error), IVN_ERROR_SIZE);
    assert_int_equal(ivn_headrooms_of(w.context, workload, &wrong, &made, NULL), IVN_ERROR_INVALID);
    assert_int_equal(ivn_headrooms_to_json(w.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_null(ivn_headrooms_read(NULL));
    assert_null(made);
    ivn_headrooms_free(NULL);
}

static ivn_status makes(const ivn_context *context, void *user)
{
    const ivn_capacity capacity = {
        .size = sizeof capacity, .by = IVN_GROUPING_PROVIDER, .key = "Alpha", .places = figure(2)};
    const ivn_capacity *const list[] = {&capacity, &capacity};
    const ivn_capacities capacities = {.size = sizeof capacities, .capacity_count = 2, .capacities = list};
    ivn_headrooms *made = NULL;
    ivn_text *text = NULL;
    ivn_status status = ivn_headrooms_of(context, workload, &capacities, &made, NULL);

    (void)user;
    if (status == IVN_OK)
        status = ivn_headrooms_to_json(context, made, &text, NULL);
    ivn_text_free(text);
    ivn_headrooms_free(made);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(makes, NULL);
    limit_every(makes, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(room_is_places_less_what_is_open, begin, end),
        cmocka_unit_test_setup_teardown(the_first_day_on_which_more_are_open_than_there_are_places_is_told, begin, end),
        cmocka_unit_test_setup_teardown(as_many_open_as_there_are_places_is_not_too_many, begin, end),
        cmocka_unit_test_setup_teardown(no_place_at_all_is_a_figure_too, begin, end),
        cmocka_unit_test_setup_teardown(offers_are_made_from_the_day_on_what_is_overdue_first, begin, end),
        cmocka_unit_test_setup_teardown(too_few_offers_a_day_come_too_late_on_the_first_day_that_they_do, begin, end),
        cmocka_unit_test_setup_teardown(offers_are_held_against_a_window_that_lies_ahead, begin, end),
        cmocka_unit_test_setup_teardown(a_line_that_has_no_referral_has_all_its_room, begin, end),
        cmocka_unit_test_setup_teardown(each_grouping_but_months_has_room, begin, end),
        cmocka_unit_test_setup_teardown(capacities_are_facts_and_what_is_made_of_them_is_json, begin, end),
        cmocka_unit_test_setup_teardown(a_line_that_no_workload_has_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(wrong_arguments_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_nothing, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
