/*
 * Tests of src/store/caseload_due.c and dues.c: the answer by index keys against asking every referral.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "failing.h"
#include "store/caseload.h"
#include "tables.h"
#include "test.h"

#define DAY INT64_C(86400000)

static void assert_done(const desk *d, ivn_status status)
{
    if (status < 0)
        fail_msg("%s at %s: %s", ivn_status_name(status), d->error.pointer, d->error.message);
}

/* ---- Both ways to the same list --------------------------------------------------------------------------------- */

typedef struct line {
    ivn_date due;
    char text[600];
} line;

typedef struct listing {
    line *lines;
    size_t count, room;
} listing;

static void add_line(listing *to, const char *record, const char *reference, uint32_t place, const ivn_duty *duty)
{
    line *made;

    if (to->count == to->room) {
        to->room = to->room == 0 ? 256 : 2 * to->room;
        to->lines = realloc(to->lines, to->room * sizeof *to->lines);
        assert_non_null(to->lines);
    }
    made = &to->lines[to->count++];
    made->due = duty->due.value;
    snprintf(made->text, sizeof made->text, "%08d %s %04u %s %s %u %s", (int)duty->due.value, record, (unsigned)place,
             reference, duty->key, (unsigned)duty->number, duty->reason);
}

static int compare_lines(const void *a, const void *b)
{
    const line *left = a, *right = b;

    if (left->due != right->due)
        return left->due < right->due ? -1 : 1;
    return strcmp(left->text, right->text);
}

static int is_due(const ivn_duty *duty, ivn_date until)
{
    return (duty->state == IVN_DUTY_STATE_NOT_DUE || duty->state == IVN_DUTY_STATE_DUE_TODAY ||
            duty->state == IVN_DUTY_STATE_OVERDUE) &&
           !duty->withdrawn.known && duty->due.value <= until;
}

static uint32_t place_of(const ivn_duties_view *view, const ivn_duty *duty)
{
    for (uint32_t i = 0; i < view->count; i++)
        if (strcmp(view->duties[i]->key, duty->key) == 0 && view->duties[i]->number == duty->number)
            return i;
    return UINT32_MAX;
}

/* Every referral is asked. */
static listing scan(desk *d, ivn_date until)
{
    listing all = {NULL, 0, 0};
    char next[64] = "";
    ivn_status status = IVN_OK;

    while (status == IVN_OK) {
        ivn_cases *cases = NULL;
        const ivn_cases_view *view;

        status = ivn_caseload_find(d->caseload, IVN_RECORD_REFERRAL, NULL, NULL, next, 100, &cases, &d->error);
        assert_done(d, status);
        view = ivn_cases_read(cases);
        snprintf(next, sizeof next, "%s", view->next);
        for (uint32_t i = 0; i < view->count; i++) {
            const ivn_referral_view *referral = ivn_referral_read(view->records[i]);
            ivn_duties *duties = NULL;
            const ivn_duties_view *answers;

            assert_done(d, ivn_referral_duties(d->context, view->records[i], &d->environment, &duties, &d->error));
            answers = ivn_duties_read(duties);
            for (uint32_t j = 0; j < answers->count; j++)
                if (is_due(answers->duties[j], until))
                    add_line(&all, referral->id, referral->reference, j, answers->duties[j]);
            ivn_duties_free(duties);
        }
        ivn_cases_free(cases);
    }
    if (all.count > 0)
        qsort(all.lines, all.count, sizeof *all.lines, compare_lines);
    return all;
}

/* The referrals that the keys point at are asked, page by page. */
static listing ask(desk *d, ivn_date until, uint32_t most)
{
    listing all = {NULL, 0, 0};
    char next[64] = "";
    ivn_status status = IVN_OK;

    while (status == IVN_OK) {
        ivn_dues *dues = NULL;
        const ivn_dues_view *view;

        status = ivn_caseload_due(d->caseload, &d->environment, until, next, most, &dues, &d->error);
        assert_done(d, status);
        view = ivn_dues_read(dues);
        assert_int_equal(view->until.value, until);
        assert_int_equal(*view->next == '\0', status == IVN_END);
        snprintf(next, sizeof next, "%s", view->next);
        for (uint32_t i = 0; i < view->count; i++) {
            ivn_record *record = NULL;
            ivn_duties *duties = NULL;

            assert_done(d, ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, view->dues[i]->record, &record, NULL));
            assert_done(d, ivn_referral_duties(d->context, record, &d->environment, &duties, &d->error));
            add_line(&all, view->dues[i]->record, view->dues[i]->reference,
                     place_of(ivn_duties_read(duties), view->dues[i]->duty), view->dues[i]->duty);
            ivn_duties_free(duties);
            ivn_record_free(record);
        }
        ivn_dues_free(dues);
    }
    return all;
}

static size_t assert_same(desk *d, ivn_date until, uint32_t most)
{
    listing expected = scan(d, until), found = ask(d, until, most);
    size_t count = expected.count;

    for (size_t i = 0; i < expected.count && i < found.count; i++)
        assert_string_equal(found.lines[i].text, expected.lines[i].text);
    if (found.count != expected.count)
        fail_msg("%zu instead of %zu, first: %s", found.count, expected.count,
                 found.count < expected.count ? expected.lines[found.count].text : found.lines[expected.count].text);
    free(expected.lines);
    free(found.lines);
    return count;
}

/* ---- Lives, calendars and rulebooks at random -------------------------------------------------------------------- */

static void live_at_random(desk *d, random_source *source, uint32_t person)
{
    static const char *const services[] = {"personal-well-being/emotional", "personal-well-being/emotional",
                                           "personal-well-being/emotional", "through-the-gate",
                                           "thinking-skills-programme",     "structured-intervention/emotional"};
    uint32_t commands = random_below(source, 40), progress = 0;

    d->service = services[random_below(source, sizeof services / sizeof *services)];
    for (uint32_t turn = 0; turn < commands; turn++) {
        int ordinary = random_below(source, 100) < 75 && progress < STEPS;
        uint32_t step = ordinary ? progress : STEP_RETURN + random_below(source, STEP_KINDS - STEP_RETURN);
        order given;
        ivn_record *record = NULL;
        ivn_change *change = NULL;
        ivn_status status;

        if (progress == 0)
            step = STEP_DRAFT;
        d->environment.now += (int64_t)random_below(source, 4) * DAY + 60000;
        ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, desk_record(person), &record, NULL);
        desk_order(d, &given, person, step, step == STEP_DRAFT ? 0 : turn, ivn_referral_read(record));
        status = ivn_caseload_do(d->caseload, &given.command, &d->environment, &change, NULL, &d->error);
        ivn_change_free(change);
        ivn_record_free(record);
        if (status != IVN_OK && step != progress)
            continue;
        if (step == STEP_RETURN)
            progress = STEP_SEND;
        else if (step == progress && (status == IVN_OK || random_below(source, 3) == 0))
            progress += 1;
    }
}

/* A store in front of the one in memory that holds each batch to what is promised of it. */
static void assert_keys_in_order(const ivn_batch *batch)
{
    for (uint32_t i = 1; i < batch->key_count; i++) {
        const ivn_index_key *a = batch->keys[i - 1], *b = batch->keys[i];
        uint32_t shorter = a->length < b->length ? a->length : b->length;
        int compared = strcmp(a->name, b->name);

        if (compared == 0)
            compared = memcmp(a->data, b->data, shorter);
        assert_true(compared < 0 || (compared == 0 && a->length < b->length)); /* so none twice */
    }
}

static ivn_status checked_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    const ivn_store_ops *behind = user;

    assert_int_equal(batch->size, sizeof *batch);
    assert_int_equal(batch->kind, IVN_RECORD_REFERRAL);
    assert_int_equal(batch->revision, batch->expected + 1);
    assert_true(batch->body_size > 0 && batch->key_count > 0 && batch->event_count > 0);
    assert_keys_in_order(batch);
    for (uint32_t i = 0; i < batch->key_count; i++)
        assert_int_equal(batch->keys[i]->unique == IVN_YES, strcmp(batch->keys[i]->name, "reference") == 0);
    for (uint32_t i = 0; i < batch->event_count; i++)
        assert_true(batch->events[i]->type > 0 && batch->events[i]->body[0] == '{' &&
                    batch->events[i]->body[batch->events[i]->body_size - 1] == '}');
    return behind->commit(behind->user, batch, sink);
}

static ivn_status checked_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const ivn_store_ops *behind = user;

    return behind->load(behind->user, kind, id, sink);
}

static ivn_status checked_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const ivn_store_ops *behind = user;
    ivn_query small = *query;

    small.page = query->page < 7 ? query->page : 7; /* a page may be shorter than it could be */
    return behind->find(behind->user, &small, sink);
}

/* Figures of the duties, each within its bounds; now and then a rule that is not in force. */
static ivn_rulebook *random_rulebook(desk *d, random_source *source)
{
    static const char *const figures[] = {"WB-FIRST-RESPONSE/working_days",
                                          "WB-LEVEL-ASSESSMENT/working_days",
                                          "WB-ASSESSMENT/working_days",
                                          "WB-ACTION-PLAN/working_days",
                                          "WB-URGENT/days",
                                          "RM-SESSION-RECORD/days",
                                          "RM-REPORT/working_days",
                                          "RC-TTG-3/weeks",
                                          "IH-AP-CHECKS/first",
                                          "IH-AP-CHECKS/second",
                                          "IH-SI-CHECKS/first"};
    char json[4096] = "{\"overrides\":[", rule[48];
    ivn_rulebook *made = NULL;

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const ivn_parameter *figure = ivn_rulebook_parameter(d->rulebook, figures[i]);
        const char *name = strchr(figures[i], '/') + 1;
        uint32_t span = (uint32_t)(figure->high - figure->low) + 1;
        size_t used = strlen(json);

        snprintf(rule, sizeof rule, "%.*s", (int)(name - 1 - figures[i]), figures[i]);
        snprintf(json + used, sizeof json - used,
                 "%s{\"rule\":\"%s\",\"parameter\":\"%s\",\"value\":%d,\"source\":\"Us\"}", i == 0 ? "" : ",", rule,
                 name, (int)(figure->low + (int32_t)random_below(source, span < 25 ? span : 25)));
    }
    snprintf(json + strlen(json), sizeof json - strlen(json), "%s]}",
             random_below(source, 3) == 0 ? ",{\"rule\":\"RM-REPORT\",\"to\":\"2026-01-01\",\"source\":\"Us\"}" : "");
    assert_done(d, ivn_rulebook_with_json(d->context, d->rulebook, json, strlen(json), &made, NULL, &d->error));
    return made;
}

static ivn_calendar *random_calendar(desk *d, random_source *source)
{
    ivn_date add[20];
    ivn_calendar *made = NULL;

    for (int i = 0; i < 20; i++)
        add[i] = day_of("2026-01-05") + (ivn_date)random_below(source, 400);
    assert_int_equal(ivn_calendar_with(d->calendar, add, 20, NULL, 0, IVN_DATE_NONE, &made), IVN_OK);
    return made;
}

static void the_keys_lead_to_what_asking_everyone_finds(void **state)
{
    int full = getenv("IVN_TEST_FULL") != NULL;
    uint32_t seeds = full ? 30 : 6, people = full ? 150 : 50;
    size_t found = 0;

    (void)state;
    for (uint32_t seed = 1; seed <= seeds; seed++) {
        random_source source = {seed};
        ivn_store_ops ops = {sizeof ops, 0, NULL, checked_load, checked_commit, checked_find};
        ivn_instant last = 0;
        desk d, behind;

        assert_int_equal(desk_open(&behind, NULL), IVN_OK);
        ops.user = &behind.ops;
        assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
        for (uint32_t person = 1; person <= people; person++) {
            desk_on(&d, day_of("2026-02-02") + (ivn_date)random_below(&source, 90));
            live_at_random(&d, &source, person);
            last = d.environment.now > last ? d.environment.now : last;
        }
        for (uint32_t question = 0; question < 12; question++) {
            ivn_rulebook *rulebook = random_rulebook(&d, &source);
            ivn_calendar *calendar = random_calendar(&d, &source);
            ivn_date day;

            d.environment.rulebook = question % 3 == 0 ? d.rulebook : rulebook;
            d.environment.calendar = question % 4 == 0 ? d.calendar : calendar;
            d.environment.now = last + (int64_t)random_below(&source, 80) * DAY;
            day = (ivn_date)(d.environment.now / DAY);
            found += assert_same(&d, day - 60 + (ivn_date)random_below(&source, 200), 1 + random_below(&source, 40));
            ivn_rulebook_free(rulebook);
            ivn_calendar_free(calendar);
        }
        desk_close(&d);
        desk_close(&behind);
    }
    assert_true(found > 100 * seeds);
}

/* ---- One by one ------------------------------------------------------------------------------------------------- */

static int set_up(void **state)
{
    static desk made;

    *state = &made;
    return desk_open(&made, NULL) != IVN_OK;
}

static int tear_down(void **state)
{
    desk_close(*state);
    return 0;
}

static void what_is_due_by_a_day_is_told_with_its_reason(void **state)
{
    desk *d = *state;
    ivn_dues *dues = NULL;
    const ivn_dues_view *view;
    ivn_text *json = NULL;

    assert_done(d, desk_live(d, 1, STEP_RECEIVE)); /* received on Monday, 7 September 2026 */
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, day_of("2026-09-20"), NULL, 10, &dues, &d->error),
                     IVN_END);
    assert_int_equal(ivn_dues_read(dues)->count, 0);
    ivn_dues_free(dues);
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, day_of("2026-09-21"), NULL, 10, &dues, &d->error),
                     IVN_END);
    view = ivn_dues_read(dues);
    assert_int_equal(view->count, 2);
    assert_string_equal(view->dues[0]->record, desk_record(1));
    assert_string_equal(view->dues[0]->duty->key, "assessment-offered");
    assert_string_equal(view->dues[1]->duty->key, "assessment-held");
    assert_int_equal(view->dues[1]->duty->due.value, day_of("2026-09-21"));
    assert_int_equal(view->day.value, day_of("2026-09-07"));
    assert_string_equal(view->next, "");
    assert_int_equal(ivn_dues_to_json(d->context, dues, &json, &d->error), IVN_OK);
    assert_non_null(strstr(ivn_text_data(json), "\"key\":\"assessment-held\""));
    ivn_text_free(json);
    ivn_dues_free(dues);
    /* Three more days off, and it is due three days later: nothing of that is stored. */
    {
        const ivn_date off[] = {day_of("2026-09-14"), day_of("2026-09-15"), day_of("2026-09-16")};
        ivn_calendar *calendar = NULL;

        assert_int_equal(ivn_calendar_with(d->calendar, off, 3, NULL, 0, IVN_DATE_NONE, &calendar), IVN_OK);
        d->environment.calendar = calendar;
        assert_int_equal(assert_same(d, day_of("2026-09-23"), 10), 0);
        assert_int_equal(assert_same(d, day_of("2026-09-24"), 10), 2);
        d->environment.calendar = d->calendar;
        ivn_calendar_free(calendar);
    }
}

static void a_page_goes_on_where_the_one_before_ended(void **state)
{
    desk *d = *state;
    ivn_dues *dues = NULL;
    uint32_t pages = 0, total = 0;
    char next[64] = "";
    ivn_status status = IVN_OK;

    for (uint32_t person = 1; person <= 7; person++) {
        desk one = *d;

        assert_done(&one, desk_live(&one, person, STEP_RECEIVE));
        d->environment.now = one.environment.now;
    }
    while (status == IVN_OK) {
        status = ivn_caseload_due(d->caseload, &d->environment, day_of("2027-09-21"), next, 3, &dues, &d->error);
        assert_done(d, status);
        pages += 1;
        total += ivn_dues_read(dues)->count;
        snprintf(next, sizeof next, "%s", ivn_dues_read(dues)->next);
        if (status == IVN_OK)
            assert_in_range(ivn_dues_read(dues)->count, 3, 4);
        ivn_dues_free(dues);
    }
    assert_in_range(pages, 4, 6);
    assert_int_equal(assert_same(d, day_of("2027-09-21"), 3), total);
}

static void rows_of_a_host_count_too(void **state)
{
    static const char rows[] =
        "{\"rows\":[{\"owed_by\":\"supplier\",\"key\":\"welcome\",\"title\":\"Send a welcome\",\"trigger\":"
        "\"referral_received\",\"value\":2,\"unit\":\"days\",\"fulfilled_by\":[\"first_response\"],\"rule\":\"OURS-1\"}"
        "]}";
    desk *d = *state;
    ivn_duty_table *table = NULL;

    assert_done(d, desk_live(d, 1, STEP_RECEIVE));
    assert_done(d, ivn_duty_table_with_json(d->context, NULL, rows, strlen(rows), &table, NULL, &d->error));
    d->environment.duties = table;
    assert_done(d, ivn_caseload_reindex(d->caseload, IVN_RECORD_REFERRAL, table, NULL, NULL, NULL, &d->error));
    assert_int_equal(assert_same(d, day_of("2026-09-08"), 5), 0);
    assert_int_equal(assert_same(d, day_of("2026-09-09"), 5), 1);
    d->environment.duties = NULL;
    ivn_duty_table_free(table);
}

static void a_wrong_question_is_refused(void **state)
{
    static const char *const places[] = {"2026-09-21",
                                         "2026-09-21/",
                                         "x",
                                         "2026-02-30/00000001-0000-4000-8000-000000000000",
                                         "2026-09-21:00000001-0000-4000-8000-000000000000",
                                         "2026-09-21/00000001-0000-4000-8000-00000000000g"};
    desk *d = *state;
    ivn_dues *dues = NULL;
    ivn_text *json = NULL;
    ivn_environment bare = d->environment;
    ivn_error unsized = {.size = 4};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, 20000, places[i], 5, &dues, NULL),
                         IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, 20000, NULL, 5, &dues, &unsized), IVN_ERROR_SIZE);
    assert_int_equal(ivn_caseload_due(NULL, &d->environment, 20000, NULL, 5, &dues, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_due(d->caseload, NULL, 20000, NULL, 5, &dues, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, 20000, NULL, 5, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, 20000, NULL, 0, &dues, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_due(d->caseload, &d->environment, 20000, NULL, 1001, &dues, NULL),
                     IVN_ERROR_ARGUMENT);
    bare.calendar = NULL;
    assert_int_equal(ivn_caseload_due(d->caseload, &bare, 20000, NULL, 5, &dues, NULL), IVN_ERROR_ARGUMENT);
    assert_null(dues);
    assert_null(ivn_dues_read(NULL));
    assert_int_equal(ivn_dues_to_json(d->context, NULL, &json, NULL), IVN_ERROR_ARGUMENT);
    ivn_dues_free(NULL);
}

static void the_table_of_the_list_describes_its_struct(void **state)
{
    (void)state;
    table_is_sound(&ivni_dues_table);
}

static ivn_status asks(const ivn_context *context, void *user)
{
    desk d = *(const desk *)user;
    ivn_dues *dues = NULL;
    ivn_text *json = NULL;
    ivn_status status = ivn_caseload_new(context, &d.ops, &d.caseload);

    if (status != IVN_OK)
        return status;
    status = ivn_caseload_due(d.caseload, &d.environment, day_of("2026-09-30"), NULL, 1, &dues, NULL);
    if (status >= 0)
        status = ivn_dues_to_json(context, dues, &json, NULL);
    ivn_text_free(json);
    ivn_dues_free(dues);
    ivn_caseload_free(d.caseload);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    desk *d = *state;

    assert_done(d, desk_live(d, 1, STEP_RECEIVE));
    d->environment.now -= 180000;
    assert_done(d, desk_live(d, 2, STEP_RECEIVE));
    failing_every_with_context(asks, d);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_keys_lead_to_what_asking_everyone_finds),
        TEST(what_is_due_by_a_day_is_told_with_its_reason),
        TEST(a_page_goes_on_where_the_one_before_ended),
        TEST(rows_of_a_host_count_too),
        TEST(a_wrong_question_is_refused),
        cmocka_unit_test(the_table_of_the_list_describes_its_struct),
        TEST(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
