/*
 * Tests of src/duties/many.c and offset.c: columns give what the single call gives; triggers by due date are those of a
 * scan.
 */
#include <stdio.h>
#include <string.h>

#include "duties_support.h"

#define CASES 3000

static ivn_duty_table *table;

/* Each unit, forward and back; a duty of no length; a rule that is in force for a while only (IH-AP-CHECKS). */
static const char rows[] =
    "{\"rows\":["
    "{\"owed_by\":\"prison\",\"key\":\"days\",\"title\":\"t\",\"trigger\":\"sentenced\",\"value\":3,\"unit\":\"days\","
    "\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_ended\"],\"rule\":\"O\"},"
    "{\"owed_by\":\"prison\",\"key\":\"none\",\"title\":\"t\",\"trigger\":\"sentenced\",\"value\":0,"
    "\"unit\":\"working_days\",\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_ended\"],"
    "\"rule\":\"O\"},"
    "{\"owed_by\":\"prison\",\"key\":\"working\",\"title\":\"t\",\"trigger\":\"sentenced\",\"value\":4,"
    "\"unit\":\"working_days\",\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_ended\"],"
    "\"rule\":\"O\"},"
    "{\"owed_by\":\"prison\",\"key\":\"months\",\"title\":\"t\",\"trigger\":\"sentenced\",\"value\":1,\"unit\":"
    "\"months\","
    "\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_ended\"],\"rule\":\"IH-AP-CHECKS\"},"
    "{\"owed_by\":\"prison\",\"key\":\"working-before\",\"title\":\"t\",\"trigger\":\"order_end\",\"before\":true,"
    "\"value\":4,\"unit\":\"working_days\",\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_"
    "ended\"],"
    "\"rule\":\"O\"},"
    "{\"owed_by\":\"prison\",\"key\":\"months-before\",\"title\":\"t\",\"trigger\":\"order_end\",\"before\":true,"
    "\"value\":1,\"unit\":\"months\",\"fulfilled_by\":[\"progress_reviewed\"],\"withdrawn_by\":[\"service_ended\"],"
    "\"rule\":\"IH-AP-CHECKS\"},"
    "{\"window\":true,\"key\":\"window\",\"title\":\"t\",\"trigger\":\"sentenced\",\"value\":1,\"unit\":\"weeks\","
    "\"rule\":\"O\"},"
    "{\"window\":true,\"key\":\"window-before\",\"title\":\"t\",\"trigger\":\"order_end\",\"before\":true,\"value\":1,"
    "\"unit\":\"weeks\",\"rule\":\"O\"}]}";
static const char *const keys[] = {"days",           "none",          "working", "months",
                                   "working-before", "months-before", "window",  "window-before"};

#define KEYS (sizeof keys / sizeof *keys)

static int begin(void **state)
{
    (void)state;
    world_begin(&here);
    table = table_with(&here, rows);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ivn_duty_table_free(table);
    world_end(&here);
    return 0;
}

static const ivn_duty_row *row_of(const char *key)
{
    const ivn_duty_rows *all = ivn_duty_table_read(table);

    for (uint32_t i = 0; i < all->row_count; i++) {
        if (strcmp(all->rows[i]->key, key) == 0)
            return all->rows[i];
    }
    return NULL;
}

/* A day near `around`, or none. */
static ivn_date day_near(uint64_t *seed, ivn_date around)
{
    return draw(seed, 4) == 0 ? IVN_DATE_NONE : around + (ivn_date)draw(seed, 24) - 12;
}

/* The single call for a case of these dates. */
static void single(const char *key, ivn_date trigger, ivn_date met, ivn_date withdrawn, ivn_date *due, uint8_t *state)
{
    const ivn_duty_row *row = row_of(key);
    ivn_case_event events[] = {{.size = sizeof *events, .event = row->trigger, .day = IVN_KNOWN(trigger)},
                               {.size = sizeof *events, .event = IVN_EVENT_PROGRESS_REVIEWED, .day = IVN_KNOWN(met)},
                               {.size = sizeof *events, .event = IVN_EVENT_SERVICE_ENDED, .day = IVN_KNOWN(withdrawn)}};
    const ivn_service_user nobody = {.size = sizeof nobody, .sentences_complete = IVN_YES};
    const ivn_case_event *list[3];
    ivn_case_facts facts = {.size = sizeof facts, .service_user = &nobody, .events = list};
    ivn_duties *duties = NULL;
    const ivn_duty *duty;

    for (size_t i = 0; i < 3; i++) {
        if (events[i].day.value != IVN_DATE_NONE)
            list[facts.event_count++] = &events[i];
    }
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &facts, table, &duties, NULL), IVN_OK);
    duty = duty_at(duties, key, 0);
    *state = (uint8_t)duty->state;
    *due = duty->due.known ? duty->due.value : IVN_DATE_NONE;
    if (duty->opens.known)
        *due = row->before == IVN_YES ? duty->opens.value : duty->closes.value;
    ivn_duties_free(duties);
}

static void check_row(const char *key, ivn_date around, uint64_t *seed)
{
    static ivn_date trigger[CASES], met[CASES], withdrawn[CASES], due[CASES];
    static uint8_t states[CASES];
    size_t count = CASES / KEYS;
    int none = 0;
    ivn_status status;

    for (size_t i = 0; i < count; i++) {
        trigger[i] = day_near(seed, around);
        met[i] = day_near(seed, around);
        withdrawn[i] = day_near(seed, around);
    }
    status = ivn_duties_many(&here.environment, table, key, trigger, met, withdrawn, count, due, states, NULL);
    for (size_t i = 0; i < count; i++) {
        ivn_date expected;
        uint8_t state;

        single(key, trigger[i], met[i], withdrawn[i], &expected, &state);
        none |= state == IVN_DUTY_STATE_NOT_COMPUTABLE;
        if (due[i] != expected || states[i] != state)
            fail_msg("%s: trigger %d, met %d, withdrawn %d: %d %u, not %d %u", key, (int)trigger[i], (int)met[i],
                     (int)withdrawn[i], (int)due[i], (unsigned)states[i], (int)expected, (unsigned)state);
    }
    assert_int_equal(status, none ? IVN_PARTIAL : IVN_OK);
}

static void columns_give_what_the_single_call_gives(void **state)
{
    static const char *const around[] = {"2026-11-23", "2021-06-26", "2035-12-31"};
    uint64_t seed = 20261123;

    (void)state;
    for (size_t k = 0; k < KEYS; k++) {
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            world_on(&here, around[i]);
            check_row(keys[k], day_of(around[i]), &seed);
        }
    }
}

static void long_columns_are_worked_through_in_blocks(void **state)
{
    static ivn_date trigger[CASES], due[CASES];
    static uint8_t states[CASES];
    ivn_date first = day_of("2026-01-01"), expected;

    (void)state;
    world_on(&here, "2026-11-23");
    for (int32_t i = 0; i < CASES; i++)
        trigger[i] = first + i % 300;
    assert_int_equal(
        ivn_duties_many(&here.environment, NULL, "assessment-held", trigger, NULL, NULL, CASES, due, states, NULL),
        IVN_OK);
    for (int32_t i = 0; i < CASES; i++) {
        assert_int_equal(ivn_calendar_add(here.calendar, trigger[i], 10, &expected), IVN_OK);
        assert_int_equal(due[i], expected);
        assert_int_equal(states[i], expected < here.environment.on.value   ? IVN_DUTY_STATE_OVERDUE
                                    : expected > here.environment.on.value ? IVN_DUTY_STATE_NOT_DUE
                                                                           : IVN_DUTY_STATE_DUE_TODAY);
    }
}

static void days_far_apart_few_or_none_are_counted_one_by_one(void **state)
{
    static const char *const days[] = {"1980-01-31", "2026-10-31", "", "0001-01-01"};
    static const char *const months_later[] = {"", "2026-11-30", "", ""};
    static const char *const days_later[] = {"1980-02-03", "2026-11-03", "", "0001-01-04"};
    ivn_date trigger[4], due[4];
    uint8_t states[4];

    (void)state;
    world_on(&here, "2026-11-23");
    for (size_t i = 0; i < 4; i++)
        trigger[i] = day_of(days[i]);
    assert_int_equal(ivn_duties_many(&here.environment, table, "days", trigger, NULL, NULL, 4, due, states, NULL),
                     IVN_OK);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(due[i], day_of(days_later[i]));
    assert_int_equal(ivn_duties_many(&here.environment, table, "months", trigger, NULL, NULL, 4, due, states, NULL),
                     IVN_OK);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(due[i], day_of(months_later[i]));
    assert_int_equal(states[0], IVN_DUTY_STATE_NOT_APPLICABLE);
    assert_int_equal(ivn_duties_many(&here.environment, table, "days", &trigger[2], NULL, NULL, 1, due, states, NULL),
                     IVN_OK);
    assert_int_equal(states[0], IVN_DUTY_STATE_NOT_TRIGGERED);
    assert_int_equal(due[0], IVN_DATE_NONE);
}

/* The due date of a trigger, by the columns; none of the days scanned is past the day that is asked for. */
static void scan(const char *key, ivn_date from, ivn_date *due, int32_t count)
{
    static ivn_date trigger[CASES];
    static uint8_t states[CASES];

    for (int32_t i = 0; i < count; i++)
        trigger[i] = from + i;
    assert_true(ivn_duties_many(&here.environment, table, key, trigger, NULL, NULL, (size_t)count, due, states, NULL) >=
                IVN_OK);
}

static void triggers_by_due_date_are_those_of_a_scan(void **state)
{
    static const char *const starts[] = {"1970-12-20", "2024-01-01", "2035-06-01"};
    static ivn_date due[CASES];
    uint64_t seed = 7;

    (void)state;
    world_on(&here, "2040-01-01");
    for (size_t k = 0; k < KEYS; k++) {
        if (strncmp(keys[k], "months", 6) == 0)
            continue; /* of a rule that came into force; months are looked at below */
        for (size_t s = 0; s < 3; s++) {
            ivn_date start = day_of(starts[s]);

            scan(keys[k], start, due, 400);
            for (int round = 0; round < 20; round++) {
                ivn_date from = start + (ivn_date)draw(&seed, 400), to = from + (ivn_date)draw(&seed, 20) - 2;
                ivn_date first, last;

                from = round == 0 ? IVN_DATE_NONE : from;
                assert_int_equal(
                    ivn_duty_trigger_range(&here.environment, table, keys[k], from, to, &first, &last, NULL), IVN_OK);
                for (int32_t i = 0; i < 400; i++) {
                    int inside = due[i] != IVN_DATE_NONE && due[i] <= to && (from == IVN_DATE_NONE || due[i] >= from);

                    if (inside != (first <= start + i && start + i <= last))
                        fail_msg("%s: trigger %d, due %d, from %d to %d: %d to %d", keys[k], (int)start + i,
                                 (int)due[i], (int)from, (int)to, (int)first, (int)last);
                }
            }
        }
    }
}

static void months_that_end_early_share_a_due_date(void **state)
{
    ivn_date first, last, february = day_of("2027-02-28");

    (void)state;
    world_on(&here, "2026-11-23");
    assert_int_equal(
        ivn_duty_trigger_range(&here.environment, table, "months", february, february, &first, &last, NULL), IVN_OK);
    assert_int_equal(first, day_of("2027-01-28"));
    assert_int_equal(last, day_of("2027-01-31"));
    assert_int_equal(ivn_duty_trigger_range(&here.environment, table, "working", day_of("2026-12-25"),
                                            day_of("2026-12-27"), &first, &last, NULL),
                     IVN_OK);
    assert_true(last < first);
}

static void what_cannot_be_asked_is_refused(void **state)
{
    ivn_date day = 20000, due, last;
    uint8_t state_of_it;
    ivn_error error = {.size = sizeof error}, small = {.size = 1};
    ivn_environment without = here.environment;
    const ivn_environment *with = &here.environment;

    (void)state;
    without.calendar = NULL;
#define MANY(environment, key, trigger, due, states, error)                                                            \
    ivn_duties_many(environment, table, key, trigger, NULL, NULL, 1, due, states, error)
    assert_int_equal(MANY(with, "days", &day, &due, &state_of_it, &small), IVN_ERROR_SIZE);
    assert_int_equal(MANY(with, NULL, &day, &due, &state_of_it, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(MANY(&without, "days", &day, &due, &state_of_it, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(MANY(NULL, "days", &day, &due, &state_of_it, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(MANY(with, "no-such-duty", &day, &due, &state_of_it, &error), IVN_ERROR_NOT_FOUND);
    assert_int_equal(MANY(with, "days", NULL, &due, &state_of_it, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(MANY(with, "days", &day, NULL, &state_of_it, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(MANY(with, "days", &day, &due, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_many(with, table, "days", NULL, NULL, NULL, 0, NULL, NULL, NULL), IVN_OK);
    assert_int_equal(ivn_duty_trigger_range(with, table, "days", 1, 2, NULL, &last, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_trigger_range(with, table, "days", 1, 2, &day, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duty_trigger_range(with, table, "x", 1, 2, &day, &last, &error), IVN_ERROR_NOT_FOUND);
}

/* LAW-PSS/commencement is a date, and not set; the others are not there, or no length of time. */
static void a_figure_must_be_a_length_of_time(void **state)
{
    static const char with_figure[] = "{\"rows\":[{\"owed_by\":\"prison\",\"key\":\"%s\",\"title\":\"t\",\"trigger\":"
                                      "\"sentenced\",\"parameter\":\"%s\","
                                      "\"unit\":\"%s\",\"fulfilled_by\":[\"progress_reviewed\"],\"rule\":\"O\"}]}";
    static const struct {
        const char *path, *unit;
        ivn_status status;
    } figures[] = {{"WB-NONE/days", "days", IVN_ERROR_NOT_FOUND},
                   {"WB-AGE/years", "years", IVN_ERROR_INVALID},
                   {"LAW-PSS/commencement", "days", IVN_OK}};
    char json[512];
    ivn_date first, last;

    (void)state;
    world_on(&here, "2026-11-23");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        ivn_duty_table *own = NULL;
        ivn_case_facts facts = {.size = sizeof facts};
        ivn_duties *duties = NULL;
        ivn_status status;

        snprintf(json, sizeof json, with_figure, "own", figures[i].path, figures[i].unit);
        status = ivn_duty_table_with_json(here.context, NULL, json, strlen(json), &own, NULL, NULL);
        if (status == IVN_OK)
            status = ivn_duties_of(here.context, &here.environment, &facts, own, &duties, NULL);
        assert_int_equal(status, figures[i].status);
        if (status == IVN_OK)
            assert_int_equal(ivn_duty_trigger_range(&here.environment, own, "own", 1, 2, &first, &last, NULL),
                             IVN_ERROR_ARGUMENT);
        ivn_duties_free(duties);
        ivn_duty_table_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_give_what_the_single_call_gives),
        cmocka_unit_test(long_columns_are_worked_through_in_blocks),
        cmocka_unit_test(days_far_apart_few_or_none_are_counted_one_by_one),
        cmocka_unit_test(triggers_by_due_date_are_those_of_a_scan),
        cmocka_unit_test(months_that_end_early_share_a_due_date),
        cmocka_unit_test(what_cannot_be_asked_is_refused),
        cmocka_unit_test(a_figure_must_be_a_length_of_time),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
