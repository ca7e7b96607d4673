/*
 * Any engine can spread the work: however referrals are dealt out to parts, in whatever order the parts come together,
 * as reports and through JSON, it is the whole. And its memory grows with its lines.
 */
#include "reporting_support.h"

#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "golden.h"

#define REFERRALS 150
#define MOST_PARTS 12
#define PARTITIONS 1000

static world w;
static made_up units[REFERRALS];

static int begin(void **state)
{
    random_source source = {4711};

    (void)state;
    world_begin(&w, "2026-11-23");
    for (int i = 0; i < REFERRALS; i++)
        make_up(&source, &units[i]);
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&w);
    return 0;
}

static ivn_level_report *empty(void)
{
    ivn_level_report *report = NULL;

    assert_int_equal(ivn_report_new(w.context, &w.environment, NULL, &report, NULL), IVN_OK);
    return report;
}

static char *json_of(ivn_level_report *report)
{
    ivn_text *text = NULL;
    char *copy;

    assert_int_equal(ivn_report_to_json(w.context, report, &text, NULL), IVN_OK);
    copy = test_malloc(ivn_text_size(text) + 1);
    memcpy(copy, ivn_text_data(text), ivn_text_size(text) + 1);
    ivn_text_free(text);
    return copy;
}

/* A report as another machine would have it. */
static ivn_level_report *sent_on(ivn_level_report *report)
{
    char *text = json_of(report);
    ivn_level_report *back = NULL;

    assert_int_equal(ivn_report_from_json(w.context, &w.environment, text, strlen(text), &back, NULL), IVN_OK);
    test_free(text);
    ivn_report_free(report);
    return back;
}

/* Merges two of the parts into one, drawn by chance, until one is left. */
static ivn_level_report *come_together(random_source *source, ivn_level_report **parts, uint32_t count)
{
    for (; count > 1; count--) {
        uint32_t into = random_below(source, count), from = random_below(source, count - 1);

        from += from >= into;
        assert_int_equal(ivn_report_merge(parts[into], parts[from], NULL), IVN_OK);
        ivn_report_free(parts[from]);
        parts[from] = parts[count - 1];
    }
    return parts[0];
}

static void a_thousand_ways_to_deal_out_the_work_come_to_the_same(void **state)
{
    random_source source = {1};
    ivn_level_report *whole = empty();
    char *expected;

    (void)state;
    for (int i = 0; i < REFERRALS; i++)
        assert_int_equal(ivn_report_add(whole, &units[i].facts, NULL), IVN_OK);
    expected = json_of(whole);
    for (int way = 0; way < PARTITIONS; way++) {
        ivn_level_report *parts[MOST_PARTS], *sum;
        uint32_t count = 1 + random_below(&source, MOST_PARTS); /* some of them stay empty */
        char *came;

        for (uint32_t i = 0; i < count; i++)
            parts[i] = empty();
        for (int i = 0; i < REFERRALS; i++)
            assert_int_equal(ivn_report_add(parts[random_below(&source, count)], &units[i].facts, NULL), IVN_OK);
        if (way % 20 == 0)
            for (uint32_t i = 0; i < count; i++)
                parts[i] = sent_on(parts[i]);
        sum = come_together(&source, parts, count);
        came = json_of(sum);
        assert_string_equal(came, expected);
        test_free(came);
        ivn_report_free(sum);
    }
    test_free(expected);
    ivn_report_free(whole);
}

/* Comparing and merging may change places: parts compared line by line add up to the whole compared. */
static void what_if_reports_merge_like_any_other(void **state)
{
    ivn_level_report *a = empty(), *first = empty(), *second = empty(), *b, *c;
    ivn_report_pairs *whole = NULL, *merged = NULL;
    ivn_text *one = NULL, *other = NULL;

    (void)state;
    for (int i = 0; i < REFERRALS; i++) {
        assert_int_equal(ivn_report_add(a, &units[i].facts, NULL), IVN_OK);
        assert_int_equal(ivn_report_add(i % 3 == 0 ? first : second, &units[i].facts, NULL), IVN_OK);
    }
    assert_int_equal(ivn_report_merge(first, second, NULL), IVN_OK);
    world_override(&w, "{\"overrides\":[{\"rule\":\"WB-LEVEL-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":5,"
                       "\"source\":\"what if\"}]}");
    b = empty();
    c = empty();
    for (int i = 0; i < REFERRALS; i++)
        assert_int_equal(ivn_report_add(i % 2 ? b : c, &units[i].facts, NULL), IVN_OK);
    assert_int_equal(ivn_report_merge(c, b, NULL), IVN_OK);
    assert_int_equal(ivn_report_compare(w.context, a, c, &whole, NULL), IVN_OK);
    assert_int_equal(ivn_report_compare(w.context, first, c, &merged, NULL), IVN_OK);
    assert_int_equal(ivn_report_pairs_to_json(w.context, whole, &one, NULL), IVN_OK);
    assert_int_equal(ivn_report_pairs_to_json(w.context, merged, &other, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(one), ivn_text_data(other));
    assert_true(ivn_report_pairs_read(whole)->pairs[0]->offered_change.value < 0); /* five days are fewer than ten */
    ivn_text_free(one);
    ivn_text_free(other);
    ivn_report_pairs_free(whole);
    ivn_report_pairs_free(merged);
    ivn_report_free(a);
    ivn_report_free(b);
    ivn_report_free(c);
    ivn_report_free(first);
    ivn_report_free(second);
}

/* --- a golden report --- */

static void a_report_as_it_was_stored_is_read_and_written_as_it_is(void **state)
{
    ivn_text *golden = golden_json(w.context, "level_report.json"), *again = NULL;
    ivn_level_report *report = empty(), *back = NULL;
    ivn_error error = {.size = sizeof error};
    char *text;

    (void)state;
    for (int i = 0; i < 30; i++)
        assert_int_equal(ivn_report_add(report, &units[i].facts, NULL), IVN_OK);
    text = json_of(report);
    assert_string_equal(text, ivn_text_data(golden));
    if (ivn_report_from_json(w.context, &w.environment, ivn_text_data(golden), ivn_text_size(golden), &back, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    assert_int_equal(ivn_report_to_json(w.context, back, &again, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(again), ivn_text_data(golden));
    test_free(text);
    ivn_text_free(again);
    ivn_text_free(golden);
    ivn_report_free(back);
    ivn_report_free(report);
}

/* --- memory --- */

static void add_all(ivn_level_report *report, ivn_workload *workload, int times)
{
    for (int k = 0; k < times; k++)
        for (int i = 0; i < REFERRALS; i++) {
            assert_int_equal(ivn_report_add(report, &units[i].facts, NULL), IVN_OK);
            assert_int_equal(ivn_workload_add(workload, &units[i].facts, NULL), IVN_OK);
        }
}

static void memory_grows_with_the_lines_and_not_with_the_referrals(void **state)
{
    const ivn_period window = {.size = sizeof window, .from = on("2026-09-01"), .to = on("2026-12-31")};
    ivn_context_options options = {.size = sizeof options};
    ivn_level_report *report = NULL;
    ivn_workload *workload = NULL;
    ivn_context *context = NULL;
    failing counter;
    uint64_t after_one;

    (void)state;
    failing_init(&counter, 0, 0);
    options.allocator = &counter.allocator;
    assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
    assert_int_equal(ivn_report_new(context, &w.environment, NULL, &report, NULL), IVN_OK);
    assert_int_equal(ivn_workload_new(context, &w.environment, &window, &workload, NULL), IVN_OK);
    add_all(report, workload, 1);
    after_one = counter.live_bytes;
    add_all(report, workload, 100);
    assert_int_equal(counter.live_bytes, after_one);
    ivn_report_free(report);
    ivn_workload_free(workload);
    ivn_context_free(context);
    assert_int_equal(counter.live_blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_thousand_ways_to_deal_out_the_work_come_to_the_same, begin, end),
        cmocka_unit_test_setup_teardown(what_if_reports_merge_like_any_other, begin, end),
        cmocka_unit_test_setup_teardown(a_report_as_it_was_stored_is_read_and_written_as_it_is, begin, end),
        cmocka_unit_test_setup_teardown(memory_grows_with_the_lines_and_not_with_the_referrals, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
