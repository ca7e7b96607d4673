/*
 * Columns against the report of the same referrals, one by one.
 */
#include "reporting_support.h"

#include <stdlib.h>
#include <string.h>

#define MOST 20000
#define GROUPS 200

static world w;
static ivn_date received[MOST], offered[MOST], offered_for[MOST], commenced[MOST], ended[MOST], returned[MOST];
static uint8_t group[MOST];
static uint16_t group_wide[MOST];

static int begin(void **state)
{
    (void)state;
    world_begin(&w, "2026-11-23");
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static ivn_date some_day(random_source *source, ivn_date around, uint32_t dirty)
{
    uint32_t drawn = random_below(source, 100);

    if (drawn < 30)
        return IVN_DATE_NONE;
    if (drawn < 30 + dirty)
        return drawn % 2 ? IVN_DAY_NOT_KNOWN : around - 1 - (ivn_date)random_below(source, 5);
    return around + (ivn_date)random_below(source, 40);
}

/* Of 100 referrals, so many have a day that is not known or contradicts another. */
static void fill(uint64_t seed, uint32_t dirty)
{
    random_source source = {seed};

    for (size_t i = 0; i < MOST; i++) {
        uint32_t drawn = random_below(&source, 200);
        ivn_date day = w.environment.on.value - 80 + (ivn_date)random_below(&source, 90);

        received[i] = drawn < dirty ? IVN_DAY_NOT_KNOWN : drawn < 2 * dirty ? IVN_DATE_NONE : day;
        offered[i] = some_day(&source, day, dirty);
        offered_for[i] = some_day(&source, day + 3, dirty);
        commenced[i] = some_day(&source, day + 5, dirty);
        ended[i] = some_day(&source, day, dirty);
        returned[i] = random_below(&source, 10) == 0 ? some_day(&source, day, 0) : IVN_DATE_NONE;
        group_wide[i] = (uint16_t)random_below(&source, GROUPS);
        group[i] = (uint8_t)group_wide[i];
    }
}

typedef struct counted {
    ivn_level_tally offered[GROUPS], offered_for[GROUPS], commencement[GROUPS];
    ivn_level_tallies tallies;
} counted;

static counted *counters(void)
{
    counted *made = test_calloc(1, sizeof *made);

    made->tallies = (ivn_level_tallies){.size = sizeof made->tallies,
                                        .group_count = GROUPS,
                                        .offered = made->offered,
                                        .offered_for = made->offered_for,
                                        .commencement = made->commencement};
    return made;
}

static ivn_status count_part(counted *into, const ivn_period *period, size_t from, size_t count, int wide)
{
    const ivn_level_columns columns = {.size = sizeof columns,
                                       .received = received + from,
                                       .first_offered = offered + from,
                                       .offered_for = offered_for + from,
                                       .commenced = commenced + from,
                                       .ended = ended + from,
                                       .returned = returned + from,
                                       .group = wide ? NULL : group + from,
                                       .group_wide = group_wide + from};

    return ivn_levels_many(&w.environment, period, &columns, count, &into->tallies, NULL);
}

/* The oracle: the classes of each referral, one by one. */
static void count_one_by_one(counted *into, const ivn_period *period, size_t count)
{
    ivni_level_policy policy;

    assert_int_equal(ivni_level_policy_of(&w.environment, period, &policy, NULL), IVN_OK);
    for (size_t i = 0; i < count; i++) {
        ivn_date closed = ended[i] == IVN_DATE_NONE                                ? returned[i]
                          : returned[i] == IVN_DATE_NONE || ended[i] < returned[i] ? ended[i]
                                                                                   : returned[i];
        ivni_level_days days = {received[i], offered[i], offered_for[i], commenced[i], closed, ended[i]};
        ivni_belonging belonging = ivni_belongs(&policy, received[i]);
        uint32_t classes[IVNI_SERVICE_LEVELS + 1];

        into->tallies.outside += belonging == IVNI_OUTSIDE;
        into->tallies.not_received += belonging == IVNI_NOT_RECEIVED;
        into->tallies.undated += belonging == IVNI_UNDATED;
        if (belonging != IVNI_BELONGS)
            continue;
        into->tallies.referrals += 1;
        ivni_classes_of(&policy, &days, classes);
        *ivni_tally_of(&into->offered[group[i]], classes[1]) += 1;
        *ivni_tally_of(&into->offered_for[group[i]], classes[2]) += 1;
        *ivni_tally_of(&into->commencement[group[i]], classes[3]) += 1;
    }
}

static void assert_counted_the_same(const counted *a, const counted *b)
{
    assert_memory_equal(a->offered, b->offered, sizeof a->offered);
    assert_memory_equal(a->offered_for, b->offered_for, sizeof a->offered_for);
    assert_memory_equal(a->commencement, b->commencement, sizeof a->commencement);
    assert_int_equal(a->tallies.referrals, b->tallies.referrals);
    assert_int_equal(a->tallies.outside, b->tallies.outside);
    assert_int_equal(a->tallies.not_received, b->tallies.not_received);
    assert_int_equal(a->tallies.undated, b->tallies.undated);
    assert_int_equal(a->tallies.ungrouped, b->tallies.ungrouped);
}

static void compare(const ivn_period *period, size_t count, int wide)
{
    counted *fast = counters(), *slow = counters();

    assert_int_equal(count_part(fast, period, 0, count, wide), IVN_OK);
    count_one_by_one(slow, period, count);
    assert_counted_the_same(fast, slow);
    test_free(fast);
    test_free(slow);
}

static void columns_are_counted_as_referrals_are(void **state)
{
    static const uint32_t dirty[] = {0, 1, 20};
    const ivn_period some = {.size = sizeof some, .from = on("2026-10-01"), .to = on("2026-11-10")};

    (void)state;
    for (uint64_t i = 0; i < 9; i++) {
        fill(i + 1, dirty[i % 3]);
        compare(NULL, MOST, 0);
        compare(&some, MOST, 1);
        compare(NULL, MOST - 300, 1);
        compare(&some, 700, 0); /* too few for the fast way */
        compare(NULL, 0, 0);
    }
}

static void they_are_under_other_rules_as_well(void **state)
{
    (void)state;
    fill(4, 3);
    world_override(&w,
                   "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"from\":\"2026-10-01\",\"to\":\"2026-10-31\","
                   "\"source\":\"x\"}]}");
    compare(NULL, MOST, 0);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":0,"
                       "\"source\":\"x\"}]}");
    compare(NULL, MOST, 0);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-COUNT-COMMENCEMENT\",\"parameter\":\"working_days\",\"value\":6,"
                       "\"source\":\"x\"}]}");
    compare(NULL, MOST, 0);
}

static void days_at_the_edges_of_calendar_and_table_are_counted_alike(void **state)
{
    static const ivn_date edges[] = {0,     1,     -1,    364,   365,       366,          12000,
                                     24104, 24105, 24106, 70000, INT32_MAX, INT32_MIN + 2};
    counted *fast = counters(), *slow = counters();

    (void)state;
    w.environment.on = (ivn_number){1, 24120};
    for (size_t i = 0; i < MOST; i++) {
        received[i] = edges[i % 13];
        offered[i] = edges[i / 13 % 13];
        offered_for[i] = edges[(i / 7) % 13];
        commenced[i] = edges[(i / 5) % 13];
        ended[i] = edges[(i / 3) % 13];
        returned[i] = IVN_DATE_NONE;
        group[i] = 0;
    }
    assert_int_equal(count_part(fast, NULL, 0, MOST, 0), IVN_PARTIAL); /* some leave the calendar */
    count_one_by_one(slow, NULL, MOST);
    assert_counted_the_same(fast, slow);
    test_free(fast);
    test_free(slow);
}

/* The same referrals as facts, added to a report. */
static ivn_level_facts facts_at(size_t i)
{
    ivn_level_facts facts = {.size = sizeof facts, .kind = IVN_KIND_COMMISSIONED_SERVICE};
    const ivn_date days[] = {received[i], offered[i], commenced[i], ended[i]};
    ivn_number *const to[] = {&facts.received, &facts.first_offered, &facts.commenced, &facts.ended};
    ivn_flag *const happened[] = {&facts.is_received, &facts.is_offered, &facts.is_commenced, &facts.is_ended};

    for (int k = 0; k < 4; k++) {
        *happened[k] = days[k] == IVN_DATE_NONE ? IVN_NO : days[k] == IVN_DAY_NOT_KNOWN ? IVN_UNKNOWN : IVN_YES;
        if (*happened[k] == IVN_YES)
            *to[k] = (ivn_number){1, days[k]};
    }
    if (returned[i] != IVN_DATE_NONE)
        facts.returned = (ivn_number){1, returned[i]};
    return facts;
}

static void columns_and_a_report_say_the_same(void **state)
{
    counted *fast = counters();
    ivn_level_report *report = NULL;
    const ivn_report_line *total;
    ivn_level_tally offered_all = {.met = 0}, commenced_all = {.met = 0};

    (void)state;
    fill(11, 5);
    assert_int_equal(count_part(fast, NULL, 0, 5000, 0), IVN_OK);
    assert_int_equal(ivn_report_new(w.context, &w.environment, NULL, &report, NULL), IVN_OK);
    for (size_t i = 0; i < 5000; i++) {
        ivn_level_facts facts = facts_at(i);

        assert_int_equal(ivn_report_add(report, &facts, NULL), IVN_OK);
    }
    total = ivn_report_read(report)->lines[0];
    for (size_t i = 0; i < GROUPS; i++)
        for (uint32_t class = 1; class <= IVNI_ATTAINMENTS; class ++) {
            *ivni_tally_of(&offered_all, class) += *ivni_tally_of(&fast->offered[i], class);
            *ivni_tally_of(&commenced_all, class) += *ivni_tally_of(&fast->commencement[i], class);
        }
    assert_memory_equal(&offered_all, total->offered->tally, sizeof offered_all);
    assert_memory_equal(&commenced_all, total->commencement->tally, sizeof commenced_all);
    assert_int_equal(fast->tallies.referrals, ivn_report_read(report)->referrals);
    ivn_report_free(report);
    test_free(fast);
}

static void parts_come_to_the_whole(void **state)
{
    counted *whole = counters(), *a = counters(), *b = counters();

    (void)state;
    fill(21, 2);
    assert_int_equal(count_part(whole, NULL, 0, MOST, 0), IVN_OK);
    assert_int_equal(count_part(a, NULL, 0, 7001, 0), IVN_OK);
    assert_int_equal(count_part(b, NULL, 7001, MOST - 7001, 0), IVN_OK);
    assert_int_equal(ivn_level_tallies_add(&a->tallies, &b->tallies), IVN_OK);
    assert_counted_the_same(a, whole);
    assert_int_equal(count_part(b, NULL, 0, 7001, 1), IVN_OK); /* or one after the other, into the same tallies */
    assert_counted_the_same(b, whole);
    b->tallies.group_count = 7;
    assert_int_equal(ivn_level_tallies_add(&a->tallies, &b->tallies), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_level_tallies_add(NULL, &b->tallies), IVN_ERROR_ARGUMENT);
    test_free(whole);
    test_free(a);
    test_free(b);
}

static void a_code_that_is_no_group_is_told(void **state)
{
    counted *fast = counters();

    (void)state;
    fill(31, 0);
    group_wide[5] = 60000;
    group_wide[MOST - 1] = GROUPS;
    assert_int_equal(count_part(fast, NULL, 0, MOST, 1), IVN_PARTIAL);
    assert_true(fast->tallies.ungrouped >= 1 && fast->tallies.ungrouped <= 2);
    fast->tallies.ungrouped = 0;
    group[7] = 255;
    received[7] = w.environment.on.value - 1;
    assert_int_equal(count_part(fast, NULL, 0, MOST, 0), IVN_PARTIAL);
    assert_int_equal(fast->tallies.ungrouped, 1);
    test_free(fast);
}

static void groups_beyond_those_asked_for_are_told_in_whole_blocks_too(void **state)
{
    counted *fast = counters();
    uint64_t beyond = 0;

    (void)state;
    fill(31, 0);
    for (size_t i = 0; i < MOST; i += 50) {
        group[i] = GROUPS + 5;
        beyond += received[i] != IVN_DATE_NONE && received[i] <= w.environment.on.value;
    }
    assert_int_equal(count_part(fast, NULL, 0, MOST, 0), IVN_PARTIAL);
    assert_int_equal(fast->tallies.ungrouped, beyond);
    assert_true(beyond > 0);
    test_free(fast);
}

/* A counter of sixteen bits ends with 65,535. */
static void more_alike_than_a_narrow_counter_holds_are_counted(void **state)
{
    enum { ALIKE = 300000 };
    ivn_date *days = test_malloc(ALIKE * sizeof *days);
    ivn_level_tally offers[1] = {{.met = 0}}, starts[1] = {{.met = 0}};
    const ivn_level_columns columns = {
        .size = sizeof columns, .received = days, .first_offered = days, .offered_for = days};
    ivn_level_tallies out = {
        .size = sizeof out, .group_count = 1, .offered = offers, .offered_for = offers, .commencement = starts};

    (void)state;
    for (size_t i = 0; i < ALIKE; i++)
        days[i] = w.environment.on.value - 40;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, ALIKE, &out, NULL), IVN_OK);
    assert_int_equal(offers->met, 2 * ALIKE); /* both figures into one tally */
    assert_int_equal(starts->not_due, ALIKE);
    assert_int_equal(out.referrals, ALIKE);
    test_free(days);
}

static void what_is_not_asked_for_is_not_counted(void **state)
{
    ivn_level_tally starts[GROUPS] = {{.met = 0}};
    counted *all = counters();
    const ivn_level_columns columns = {.size = sizeof columns,
                                       .received = received,
                                       .first_offered = offered,
                                       .commenced = commenced,
                                       .ended = ended,
                                       .returned = returned,
                                       .group = group};
    ivn_level_tallies out = {.size = sizeof out, .group_count = GROUPS, .commencement = starts};

    (void)state;
    fill(41, 3);
    assert_int_equal(count_part(all, NULL, 0, MOST, 0), IVN_OK);
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, MOST, &out, NULL), IVN_OK);
    assert_memory_equal(starts, all->commencement, sizeof starts);
    test_free(all);
}

/* Before 1970 and after 2059 no day fits the tables. */
static void days_beyond_the_tables_are_counted_one_by_one(void **state)
{
    const ivn_date asked = w.environment.on.value;
    const ivn_period long_ago = {.size = sizeof long_ago, .to = {1, -400}};

    (void)state;
    fill(51, 2);
    compare(&long_ago, MOST, 0);
    w.environment.on.value = 40000;
    compare(NULL, MOST, 0);
    w.environment.on.value = asked;
    for (size_t i = 0; i < MOST; i += 7)
        offered_for[i] = i % 2 ? 50000 : -50000;
    compare(NULL, MOST, 0);
}

static void columns_that_are_left_out_say_that_nothing_happened(void **state)
{
    const ivn_level_columns columns = {.size = sizeof columns, .received = received};
    ivn_level_tally tally[1] = {{.met = 0}};
    ivn_level_tallies out = {.size = sizeof out, .group_count = 1, .offered = tally};

    (void)state;
    for (size_t i = 0; i < MOST; i++)
        received[i] = w.environment.on.value - (ivn_date)(i % 2) * 60;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, MOST, &out, NULL), IVN_OK);
    assert_int_equal(tally->missed, MOST / 2);
    assert_int_equal(tally->not_due, MOST / 2);
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_level_columns columns = {.size = sizeof columns};
    ivn_level_tally tally[1] = {{.met = 0}};
    ivn_level_tallies out = {.size = sizeof out, .group_count = 1, .offered = tally};
    ivn_error wrong = {.size = 3};

    (void)state;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 0, &out, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 1, &out, NULL), IVN_ERROR_ARGUMENT);
    columns.received = received;
    out.group_count = 0;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 1, &out, NULL), IVN_ERROR_ARGUMENT);
    out.group_count = 1;
    out.offered_for = tally;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 1, &out, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_levels_many(&w.environment, NULL, NULL, 1, &out, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_levels_many(NULL, NULL, &columns, 0, &out, NULL), IVN_ERROR_ARGUMENT);
    columns.size = 7;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 0, &out, NULL), IVN_ERROR_SIZE);
    columns.size = sizeof columns;
    columns.reserved = 1;
    assert_int_equal(ivn_levels_many(&w.environment, NULL, &columns, 0, &out, NULL), IVN_ERROR_RESERVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_counted_as_referrals_are, begin, end),
        cmocka_unit_test_setup_teardown(they_are_under_other_rules_as_well, begin, end),
        cmocka_unit_test_setup_teardown(days_at_the_edges_of_calendar_and_table_are_counted_alike, begin, end),
        cmocka_unit_test_setup_teardown(columns_and_a_report_say_the_same, begin, end),
        cmocka_unit_test_setup_teardown(parts_come_to_the_whole, begin, end),
        cmocka_unit_test_setup_teardown(a_code_that_is_no_group_is_told, begin, end),
        cmocka_unit_test_setup_teardown(groups_beyond_those_asked_for_are_told_in_whole_blocks_too, begin, end),
        cmocka_unit_test_setup_teardown(more_alike_than_a_narrow_counter_holds_are_counted, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_asked_for_is_not_counted, begin, end),
        cmocka_unit_test_setup_teardown(days_beyond_the_tables_are_counted_one_by_one, begin, end),
        cmocka_unit_test_setup_teardown(columns_that_are_left_out_say_that_nothing_happened, begin, end),
        cmocka_unit_test_setup_teardown(wrong_arguments_are_refused, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
