/*
 * Workloads: what is open on each day, what falls due, and that parts come to the whole; against a count day by day.
 */
#include "reporting_support.h"

#include <string.h>

#include "failing.h"
#include "golden.h"

static world w;

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

static ivn_period window(const char *from, const char *to)
{
    return (ivn_period){.size = sizeof(ivn_period), .from = on(from), .to = on(to)};
}

static ivn_workload *empty(const char *from, const char *to)
{
    const ivn_period days = window(from, to);
    ivn_workload *workload = NULL;

    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, NULL), IVN_OK);
    return workload;
}

static void add(ivn_workload *workload, const ivn_level_facts *facts)
{
    ivn_error error = {.size = sizeof error};

    if (ivn_workload_add(workload, facts, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
}

static const ivn_workload_line *line_of(ivn_workload *workload, uint32_t by, const char *key)
{
    const ivn_workload_view *view = ivn_workload_read(workload);

    for (uint32_t i = 0; i < view->line_count; i++)
        if (view->lines[i]->by == by && strcmp(view->lines[i]->key, key) == 0)
            return view->lines[i];
    fail_msg("no line of %s", key);
    return NULL;
}

static const ivn_workload_day *day_in(const ivn_workload_line *line, const char *day)
{
    for (uint32_t i = 0; i < line->day_count; i++)
        if (line->days[i]->day.value == day_of(day))
            return line->days[i];
    return NULL;
}

static ivn_text *json_of(ivn_workload *workload)
{
    ivn_text *text = NULL;

    assert_int_equal(ivn_workload_to_json(w.context, workload, &text, NULL), IVN_OK);
    return text;
}

static void assert_same(ivn_workload *a, ivn_workload *b)
{
    ivn_text *one = json_of(a), *other = json_of(b);

    assert_string_equal(ivn_text_data(one), ivn_text_data(other));
    ivn_text_free(one);
    ivn_text_free(other);
}

/* --- days --- */

static void a_referral_is_open_from_its_receipt_to_the_day_before_it_ends(void **state)
{
    const ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, "2026-10-09");
    ivn_workload *workload = empty("2026-10-01", "2026-10-31");
    const ivn_workload_line *total;

    (void)state;
    add(workload, &facts);
    total = line_of(workload, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->day_count, 2); /* days without anything are left out */
    assert_int_equal(day_in(total, "2026-10-05")->received, 1);
    assert_int_equal(day_in(total, "2026-10-05")->open, 1);
    assert_int_equal(day_in(total, "2026-10-09")->closed, 1);
    assert_int_equal(day_in(total, "2026-10-09")->open, 0);
    assert_int_equal(total->open, 0);
    assert_int_equal(total->most_open, 1);
    assert_int_equal(total->most_open_on.value, day_of("2026-10-05"));
    ivn_workload_free(workload);
}

static void what_was_returned_is_open_no_more(void **state)
{
    ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_workload *workload = empty("2026-10-01", "2026-12-31");

    (void)state;
    facts.returned = on("2026-10-07");
    add(workload, &facts);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->open, 0);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->overdue, 0);
    ivn_workload_free(workload);
}

static void what_was_received_before_the_window_is_open_in_it(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-09-01", "2026-09-02", NULL, NULL),
                                     referral_of("2026-09-01", "2026-09-02", NULL, "2026-09-30"),
                                     referral_of("2026-09-01", "2026-09-02", NULL, "2026-10-01")};
    ivn_workload *workload = empty("2026-10-01", "2026-10-31");
    const ivn_workload_line *total;

    (void)state;
    for (int i = 0; i < 3; i++)
        add(workload, &facts[i]);
    total = line_of(workload, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->months[0]->open, 1);
    assert_int_equal(total->months[0]->most_open, 1);
    assert_int_equal(total->months[0]->closed, 1);
    assert_int_equal(total->months[0]->received, 0);
    ivn_workload_free(workload);
}

static void months_say_what_came_what_ended_and_what_was_open(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-09-28", "2026-09-29", NULL, "2026-10-02"),
                                     referral_of("2026-10-01", "2026-10-02", NULL, NULL),
                                     referral_of("2026-10-30", "2026-10-31", NULL, "2026-11-01")};
    ivn_workload *workload = empty("2026-09-15", "2026-12-15");
    const ivn_workload_line *line;

    (void)state;
    for (int i = 0; i < 3; i++)
        add(workload, &facts[i]);
    line = line_of(workload, IVN_GROUPING_PROVIDER, "Alpha");
    assert_int_equal(line->month_count, 4);
    assert_string_equal(line->months[0]->month, "2026-09");
    assert_string_equal(line->months[3]->month, "2026-12");
    assert_int_equal(line->months[0]->open, 1);
    assert_int_equal(line->months[1]->received, 2);
    assert_int_equal(line->months[1]->closed, 1);
    assert_int_equal(line->months[1]->open, 2);
    assert_int_equal(line->months[1]->most_open, 2);
    assert_int_equal(line->months[2]->open, 1);
    assert_int_equal(line->months[3]->open, 1); /* still to come: as on the day that is asked for */
    assert_int_equal(line->months[3]->most_open, 0);
    ivn_workload_free(workload);
}

/* --- offers --- */

static void an_offer_falls_due_on_its_last_working_day(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-11-16", NULL, NULL, NULL), /* due on the 30th */
                                     referral_of("2026-11-21", NULL, NULL, NULL), /* a Saturday: 4 December */
                                     referral_of("2026-11-16", "2026-11-17", NULL, NULL),
                                     referral_of("2026-11-02", NULL, NULL, NULL), /* was due on the 16th */
                                     referral_of("2026-11-16", NULL, NULL, "2026-11-18")};
    ivn_workload *workload = empty("2026-11-23", "2026-12-03");
    const ivn_workload_line *total;

    (void)state;
    for (int i = 0; i < 5; i++)
        add(workload, &facts[i]);
    total = line_of(workload, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->open, 4);
    assert_int_equal(total->waiting, 2);
    assert_int_equal(total->overdue, 1);
    assert_int_equal(total->day_count, 1); /* the other one falls due behind the window */
    assert_int_equal(day_in(total, "2026-11-30")->due, 1);
    ivn_workload_free(workload);
}

static void a_late_offer_is_neither_waiting_nor_overdue(void **state)
{
    const ivn_level_facts facts = referral_of("2026-11-02", "2026-11-20", NULL, NULL);
    ivn_workload *workload = empty("2026-11-23", "2026-12-23");

    (void)state;
    add(workload, &facts);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->open, 1);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->overdue, 0);
    ivn_workload_free(workload);
}

static void another_kind_of_service_is_open_and_owes_no_offer(void **state)
{
    ivn_level_facts facts = referral_of("2026-11-16", NULL, NULL, NULL);
    ivn_workload *workload = empty("2026-11-23", "2026-12-23");

    (void)state;
    facts.kind = IVN_KIND_ACCREDITED_PROGRAMME;
    add(workload, &facts);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->open, 1);
    assert_int_equal(line_of(workload, IVN_GROUPING_TOTAL, "")->waiting, 0);
    ivn_workload_free(workload);
}

static void another_calendar_moves_what_falls_due(void **state)
{
    const ivn_level_facts facts = referral_of("2026-11-16", NULL, NULL, NULL);
    ivn_calendar *usual = w.calendar, *changed = NULL;
    ivn_date holiday = day_of("2026-11-26");
    ivn_workload *a = empty("2026-11-23", "2026-12-23"), *b;

    (void)state;
    assert_int_equal(ivn_calendar_with(usual, &holiday, 1, NULL, 0, IVN_DATE_NONE, &changed), IVN_OK);
    w.environment.calendar = changed;
    b = empty("2026-11-23", "2026-12-23");
    add(a, &facts);
    add(b, &facts);
    assert_int_equal(line_of(a, IVN_GROUPING_TOTAL, "")->days[0]->day.value, day_of("2026-11-30"));
    assert_int_equal(line_of(b, IVN_GROUPING_TOTAL, "")->days[0]->day.value, day_of("2026-12-01"));
    assert_int_equal(ivn_workload_merge(a, b, NULL), IVN_ERROR_CONFLICT);
    w.environment.calendar = usual;
    ivn_workload_free(a);
    ivn_workload_free(b);
    ivn_calendar_free(changed);
}

/* --- what is not known --- */

static void what_is_not_known_is_in_no_other_figure(void **state)
{
    ivn_level_facts facts[4];
    ivn_workload *workload = empty("2026-10-01", "2026-12-31");
    const ivn_workload_line *total;

    (void)state;
    facts[0] = referral_of("2026-11-02", NULL, NULL, NULL);
    facts[0].is_ended = IVN_UNKNOWN;
    facts[1] = referral_of("2026-11-02", NULL, NULL, NULL);
    facts[1].is_received = IVN_UNKNOWN;
    facts[1].received = on(NULL);
    facts[2] = referral_of("2026-11-02", NULL, NULL, "2026-10-02"); /* ended before it was received */
    facts[3] = referral_of("2026-11-16", NULL, NULL, NULL);
    facts[3].is_offered = IVN_UNKNOWN;
    for (int i = 0; i < 4; i++)
        add(workload, &facts[i]);
    total = line_of(workload, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->not_known, 3);
    assert_int_equal(total->open, 1);
    assert_int_equal(total->offer_not_known, 1);
    assert_int_equal(total->waiting, 0);
    assert_int_equal(total->months[1]->received, 1);
    assert_int_equal(ivn_workload_read(workload)->referrals, 4);
    ivn_workload_free(workload);
}

static void what_has_not_been_received_is_told(void **state)
{
    const ivn_level_facts drafted = referral_of(NULL, NULL, NULL, NULL);
    const ivn_level_facts later = referral_of("2026-11-24", NULL, NULL, NULL);
    ivn_workload *workload = empty("2026-10-01", "2026-12-31");

    (void)state;
    add(workload, &drafted);
    add(workload, &later);
    assert_int_equal(ivn_workload_read(workload)->not_received, 2);
    assert_int_equal(ivn_workload_read(workload)->referrals, 0);
    assert_int_equal(ivn_workload_read(workload)->line_count, 1);
    ivn_workload_free(workload);
}

static void a_window_may_lie_on_either_side_of_the_day(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-09-01", "2026-09-02", NULL, NULL),
                                     referral_of("2026-11-20", NULL, NULL, NULL)};
    ivn_workload *past = empty("2026-08-01", "2026-09-30"), *ahead = empty("2026-12-01", "2026-12-31");
    const ivn_workload_line *total;

    (void)state;
    for (int i = 0; i < 2; i++) {
        add(past, &facts[i]);
        add(ahead, &facts[i]);
    }
    total = line_of(past, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->months[1]->open, 1);
    assert_int_equal(total->open, 2);
    total = line_of(ahead, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->months[0]->open, 2);
    assert_int_equal(total->most_open_on.known, 0);
    assert_int_equal(day_in(total, "2026-12-04")->due, 1);
    ivn_workload_free(past);
    ivn_workload_free(ahead);
}

/* --- against a count of each day --- */

/* Open at the end of a day, by the facts alone. */
static int is_open(const ivn_level_facts *facts, ivn_date day)
{
    ivn_date asked = w.environment.on.value;
    int ended = facts->ended.known && facts->ended.value <= day && facts->ended.value <= asked;
    int returned = facts->returned.known && facts->returned.value <= day && facts->returned.value <= asked;

    return facts->received.value <= day && facts->received.value <= asked && !ended && !returned;
}

static void each_day_is_what_counting_it_alone_gives(void **state)
{
    random_source source = {77};
    ivn_level_facts facts[300];
    ivn_workload *workload = empty("2026-08-20", "2026-12-31");
    const ivn_workload_line *total;
    size_t count = 0;

    (void)state;
    while (count < 300) {
        made_up unit;

        make_up(&source, &unit);
        facts[count] = unit.facts;
        facts[count].needs = facts[count].liaison = NULL;
        facts[count].need_count = facts[count].liaison_count = 0;
        facts[count].provider = facts[count].contract = facts[count].area = NULL;
        if (!unit.facts.received.known || (unit.facts.is_ended != IVN_NO && !unit.facts.ended.known) ||
            (unit.facts.ended.known && unit.facts.ended.value < unit.facts.received.value))
            continue;
        add(workload, &facts[count++]);
    }
    total = line_of(workload, IVN_GROUPING_TOTAL, "");
    assert_int_equal(total->not_known, 0);
    for (uint32_t i = 0; i < total->day_count; i++) {
        int32_t open = 0;

        for (size_t k = 0; k < count; k++)
            open += is_open(&facts[k], total->days[i]->day.value);
        assert_int_equal(total->days[i]->open, open);
    }
    ivn_workload_free(workload);
}

/* --- parts --- */

static void add_made_up(ivn_workload *workload, uint64_t seed, int count)
{
    random_source source = {seed};
    made_up unit;

    for (int i = 0; i < count; i++) {
        make_up(&source, &unit);
        add(workload, &unit.facts);
    }
}

static void merge(ivn_workload *into, const ivn_workload *from)
{
    assert_int_equal(ivn_workload_merge(into, from, NULL), IVN_OK);
}

static ivn_workload *some(void)
{
    return empty("2026-09-10", "2026-12-10");
}

static void parts_come_to_the_whole_in_any_order_and_grouping(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ivn_workload *whole = some(), *a = some(), *b = some(), *c = some(), *left = some(), *nothing = some();

        add_made_up(a, 3 * seed, 30);
        add_made_up(b, 3 * seed + 1, 1 + (int)seed);
        add_made_up(c, 3 * seed + 2, 20);
        for (uint64_t i = 0; i < 3; i++)
            add_made_up(whole, 3 * seed + i, i == 0 ? 30 : i == 1 ? 1 + (int)seed : 20);
        merge(left, a); /* ((nothing + a) + b) + c */
        merge(left, b);
        merge(left, c);
        merge(c, b); /* (c + b) + (a + nothing) */
        merge(a, nothing);
        merge(c, a);
        assert_same(left, whole);
        assert_same(c, whole);
        merge(whole, whole);
        merge(left, c); /* twice itself */
        assert_same(left, whole);
        ivn_workload_free(whole);
        ivn_workload_free(a);
        ivn_workload_free(b);
        ivn_workload_free(c);
        ivn_workload_free(left);
        ivn_workload_free(nothing);
    }
}

static void other_windows_are_other_questions(void **state)
{
    ivn_workload *workload = some(), *other = empty("2026-09-10", "2026-12-11");

    (void)state;
    assert_int_equal(ivn_workload_merge(workload, other, NULL), IVN_ERROR_CONFLICT);
    ivn_workload_free(other);
    ivn_workload_free(workload);
}

/* Doubled until there is no more room: 2^31 - 1 referrals are the most. */
static void more_referrals_than_can_be_counted_are_refused(void **state)
{
    const ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    const ivn_level_facts drafted = referral_of(NULL, NULL, NULL, NULL);
    const ivn_level_facts *const kinds[] = {&facts, &drafted};

    (void)state;
    for (int kind = 0; kind < 2; kind++) {
        ivn_workload *workload = some();

        for (int i = 0; i < 31; i++) {
            if (i > 0)
                merge(workload, workload);
            add(workload, kinds[kind]); /* 2 n + 1 */
        }
        assert_int_equal(ivn_workload_merge(workload, workload, NULL), IVN_ERROR_LIMIT);
        assert_int_equal(ivn_workload_add(workload, kinds[kind], NULL), IVN_ERROR_LIMIT);
        assert_int_equal(kind == 0 ? ivn_workload_read(workload)->referrals : ivn_workload_read(workload)->not_received,
                         INT32_MAX);
        ivn_workload_free(workload);
    }
}

/* --- JSON --- */

static void a_workload_as_json_is_what_is_shown(void **state)
{
    const ivn_level_facts facts[] = {referral_of("2026-10-05", "2026-10-06", NULL, "2026-11-01"),
                                     referral_of("2026-11-16", NULL, NULL, NULL)};
    ivn_workload *workload = empty("2026-10-01", "2026-12-31");
    ivn_text *text, *golden = golden_json(w.context, "workload.json");

    (void)state;
    add(workload, &facts[0]);
    add(workload, &facts[1]);
    text = json_of(workload);
    assert_string_equal(ivn_text_data(text), ivn_text_data(golden));
    ivn_text_free(golden);
    ivn_text_free(text);
    ivn_workload_free(workload);
}

/* --- arguments and memory --- */

static void wrong_arguments_are_refused(void **state)
{
    static const struct {
        const char *from, *to;
    } windows[] = {{NULL, NULL},
                   {"2026-10-01", NULL},
                   {NULL, "2026-10-01"},
                   {"2026-10-02", "2026-10-01"},
                   {"2024-01-01", "2027-01-05"}};
    const ivn_level_facts facts = referral_of("2026-10-05", NULL, NULL, NULL);
    ivn_period days = window("2024-01-01", "2027-01-04"); /* 1100 days */
    ivn_error wrong = {.size = 3};
    ivn_workload *workload = NULL, *made;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, NULL), IVN_OK);
    made = workload;
    workload = NULL;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        const ivn_period bad = window(windows[i].from, windows[i].to);

        assert_int_equal(ivn_workload_new(w.context, &w.environment, &bad, &workload, NULL), IVN_ERROR_RANGE);
    }
    days.to.value = INT32_MAX;
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, NULL), IVN_ERROR_RANGE);
    days.from.value = INT32_MIN;
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, NULL), IVN_ERROR_RANGE);
    days.size = 3;
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, NULL), IVN_ERROR_SIZE);
    assert_int_equal(ivn_workload_new(NULL, &w.environment, &days, &workload, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_new(w.context, NULL, &days, &workload, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_new(w.context, &w.environment, NULL, &workload, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_new(w.context, &w.environment, &days, &workload, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_workload_add(NULL, &facts, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_add(made, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_add(made, &facts, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_workload_add_record(made, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_add_record(NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_add_record(made, NULL, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_workload_merge(made, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_merge(NULL, made, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_merge(made, made, &wrong), IVN_ERROR_SIZE);
    assert_int_equal(ivn_workload_to_json(w.context, NULL, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_to_json(NULL, made, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_workload_to_json(w.context, made, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_null(ivn_workload_read(NULL));
    assert_null(workload);
    assert_null(text);
    ivn_workload_free(NULL);
    ivn_workload_free(made);
}

static int as_before(ivn_workload *workload, int32_t referrals, uint32_t lines)
{
    const ivn_workload_view *view = ivn_workload_read(workload);

    return view->referrals == referrals && view->line_count == lines && view->lines[0]->open == referrals;
}

static ivn_status adds_and_merges(const ivn_context *context, void *user)
{
    const ivn_period days = window("2026-11-01", "2026-12-06");
    ivn_level_facts facts = referral_of("2026-10-05", "2026-10-06", NULL, NULL);
    ivn_workload *both[2] = {NULL, NULL};
    ivn_text *text = NULL;
    ivn_status status = ivn_workload_new(context, &w.environment, &days, &both[0], NULL);
    char provider[] = "p0";

    (void)user;
    facts.provider = provider;
    if (status == IVN_OK)
        status = ivn_workload_new(context, &w.environment, &days, &both[1], NULL);
    for (int i = 0; status == IVN_OK && i < 6; i++) {
        int32_t referrals = ivn_workload_read(both[i % 2])->referrals;
        uint32_t lines = ivn_workload_read(both[i % 2])->line_count;

        provider[1] = (char)('a' + i);
        status = ivn_workload_add(both[i % 2], &facts, NULL);
        if (status != IVN_OK && !as_before(both[i % 2], referrals, lines))
            status = IVN_ERROR_CONFLICT;
    }
    if (status == IVN_OK) {
        uint32_t lines = ivn_workload_read(both[0])->line_count;

        status = ivn_workload_merge(both[0], both[1], NULL);
        if (status != IVN_OK && !as_before(both[0], 3, lines))
            status = IVN_ERROR_CONFLICT;
    }
    if (status == IVN_OK)
        status = ivn_workload_to_json(context, both[0], &text, NULL);
    ivn_text_free(text);
    ivn_workload_free(both[0]);
    ivn_workload_free(both[1]);
    return status;
}

static void running_out_of_memory_leaves_the_workload_as_it_was(void **state)
{
    (void)state;
    failing_every_with_context(adds_and_merges, NULL);
    limit_every(adds_and_merges, NULL);
}

static void its_tables_are_sound(void **state)
{
    (void)state;
    table_is_sound(&ivni_workload_table);
    table_is_sound(&ivni_capacities_table);
    table_is_sound(&ivni_headrooms_table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_referral_is_open_from_its_receipt_to_the_day_before_it_ends, begin, end),
        cmocka_unit_test_setup_teardown(what_was_returned_is_open_no_more, begin, end),
        cmocka_unit_test_setup_teardown(what_was_received_before_the_window_is_open_in_it, begin, end),
        cmocka_unit_test_setup_teardown(months_say_what_came_what_ended_and_what_was_open, begin, end),
        cmocka_unit_test_setup_teardown(an_offer_falls_due_on_its_last_working_day, begin, end),
        cmocka_unit_test_setup_teardown(a_late_offer_is_neither_waiting_nor_overdue, begin, end),
        cmocka_unit_test_setup_teardown(another_kind_of_service_is_open_and_owes_no_offer, begin, end),
        cmocka_unit_test_setup_teardown(another_calendar_moves_what_falls_due, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_in_no_other_figure, begin, end),
        cmocka_unit_test_setup_teardown(what_has_not_been_received_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_window_may_lie_on_either_side_of_the_day, begin, end),
        cmocka_unit_test_setup_teardown(each_day_is_what_counting_it_alone_gives, begin, end),
        cmocka_unit_test_setup_teardown(parts_come_to_the_whole_in_any_order_and_grouping, begin, end),
        cmocka_unit_test_setup_teardown(other_windows_are_other_questions, begin, end),
        cmocka_unit_test_setup_teardown(more_referrals_than_can_be_counted_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(a_workload_as_json_is_what_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(wrong_arguments_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(running_out_of_memory_leaves_the_workload_as_it_was, begin, end),
        cmocka_unit_test(its_tables_are_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
