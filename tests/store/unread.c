/*
 * Tests of what a caseload does with stored records that it cannot read: the others are found, told to be due and
 * written anew all the same, and those are listed. A damaged row must not stop the work of a Monday.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "failing.h"
#include "test.h"

/* A store in front of another one: what it pushes of the record of a person is something else. */
typedef struct spoiling {
    ivn_store_ops behind;
    uint32_t person, other; /* 0: nobody */
    const char *body;
    size_t size;
    const ivn_load_sink *load_to;
    const ivn_find_sink *find_to;
    const uint8_t *loaded; /* the id that load was asked for */
} spoiling;

static int is_of(const uint8_t *id, uint32_t person)
{
    char text[37];

    snprintf(text, sizeof text, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", id[0], id[1],
             id[2], id[3], id[4], id[5], id[6], id[7], id[8], id[9], id[10], id[11], id[12], id[13], id[14], id[15]);
    return person != 0 && strcmp(text, desk_record(person)) == 0;
}

static int is_spoilt(const spoiling *of, const uint8_t *id)
{
    return is_of(id, of->person) || is_of(id, of->other);
}

static ivn_status push_loaded(void *handle, uint32_t revision, const char *body, size_t size)
{
    spoiling *of = handle;
    int spoilt = is_spoilt(of, of->loaded);

    return of->load_to->record(of->load_to->handle, revision, spoilt ? of->body : body, spoilt ? of->size : size);
}

static ivn_status push_found(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                             uint32_t revision, const char *body, size_t size)
{
    spoiling *of = handle;
    int spoilt = body != NULL && is_spoilt(of, id);

    return of->find_to->record(of->find_to->handle, id, id_size, key, key_size, revision, spoilt ? of->body : body,
                               spoilt ? of->size : size);
}

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    spoiling *of = user;
    ivn_load_sink mine = *sink;

    mine.handle = of;
    mine.record = push_loaded;
    of->load_to = sink;
    of->loaded = id;
    return of->behind.load(of->behind.user, kind, id, &mine);
}

static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    const spoiling *of = user;

    return of->behind.commit(of->behind.user, batch, sink);
}

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    spoiling *of = user;
    ivn_find_sink mine = *sink;

    mine.handle = of;
    mine.record = push_found;
    of->find_to = sink;
    return of->behind.find(of->behind.user, query, &mine);
}

/* ---- the desk, of five people who were received on Monday, 7 September 2026, behind such a store */

typedef struct fixture {
    desk below, desk;
    spoiling store;
} fixture;

static fixture made;

static int set_up(void **state)
{
    const ivn_store_ops ops = {sizeof ops, 0, &made.store, load, commit, find};

    (void)state;
    if (desk_open(&made.below, NULL) != IVN_OK)
        return -1;
    made.store = (spoiling){.behind = made.below.ops, .person = 3, .body = "{}", .size = 2};
    for (uint32_t person = 1; person <= 5; person++) {
        desk one = made.below;

        if (desk_live(&one, person, STEP_RECEIVE) != IVN_OK)
            return -1;
    }
    return desk_open_on(&made.desk, NULL, &ops) == IVN_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    desk_close(&made.desk);
    desk_close(&made.below);
    return 0;
}

static void assert_unread(const ivn_unread *unread, uint32_t person, ivn_status status)
{
    assert_string_equal(unread->record, desk_record(person));
    assert_int_equal(unread->status, status);
    assert_true(*unread->why != '\0');
}

/* ---- found */

static void the_others_are_found_page_by_page_and_it_is_listed(void **state)
{
    char next[64] = "";
    uint32_t count = 0, unread = 0;
    ivn_status status = IVN_OK;

    (void)state;
    while (status == IVN_OK) {
        ivn_cases *cases = NULL;
        const ivn_cases_view *view;

        status = ivn_caseload_find(made.desk.caseload, 1, "phase", "received", next, 2, &cases, &made.desk.error);
        assert_true(status >= 0);
        view = ivn_cases_read(cases);
        count += view->count;
        unread += view->unread_count;
        if (view->unread_count > 0)
            assert_unread(view->unread[0], 3, IVN_ERROR_DAMAGED);
        snprintf(next, sizeof next, "%s", view->next);
        ivn_cases_free(cases);
    }
    assert_int_equal(status, IVN_END);
    assert_int_equal(count, 4);
    assert_int_equal(unread, 1);
}

static void assert_found_beside(ivn_status unread)
{
    ivn_cases *cases = NULL;

    assert_int_equal(ivn_caseload_find(made.desk.caseload, 1, NULL, NULL, NULL, 9, &cases, &made.desk.error), IVN_END);
    assert_int_equal(ivn_cases_read(cases)->count, 4);
    assert_int_equal(ivn_cases_read(cases)->unread_count, 1);
    assert_unread(ivn_cases_read(cases)->unread[0], 3, unread);
    ivn_cases_free(cases);
}

static void so_is_what_a_newer_library_wrote_and_what_is_too_long(void **state)
{
    static const char newer[] = "{\"schema\":999}";

    (void)state;
    made.store.body = newer;
    made.store.size = strlen(newer);
    assert_found_beside(IVN_ERROR_VERSION);
    made.store.size = (size_t)1 << 40;
    assert_found_beside(IVN_ERROR_LIMIT);
}

/* ---- due */

static void the_others_are_due_and_it_is_listed_once_a_page(void **state)
{
    char next[64] = "";
    uint32_t count = 0, unread = 0;
    ivn_status status = IVN_OK;
    ivn_dues *dues = NULL;
    ivn_text *json = NULL;

    (void)state;
    made.store.other = 5;
    while (status == IVN_OK) {
        status = ivn_caseload_due(made.desk.caseload, &made.desk.environment, day_of("2026-09-21"), next, 2, &dues,
                                  &made.desk.error);
        assert_true(status >= 0);
        count += ivn_dues_read(dues)->count;
        unread += ivn_dues_read(dues)->unread_count;
        snprintf(next, sizeof next, "%s", ivn_dues_read(dues)->next);
        ivn_dues_free(dues);
    }
    assert_int_equal(count, 7); /* an assessment to offer and to hold of each of the three, a first response of one */
    assert_true(unread >= 2);   /* on each page on which it may owe something */
    assert_int_equal(ivn_caseload_due(made.desk.caseload, &made.desk.environment, day_of("2026-09-21"), NULL, 100,
                                      &dues, &made.desk.error),
                     IVN_END);
    assert_int_equal(ivn_dues_read(dues)->unread_count, 2);
    assert_int_equal(ivn_dues_to_json(made.desk.context, dues, &json, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(json), "\"unread\":[{\"status\":-802,\"record\":\""));
    ivn_text_free(json);
    ivn_dues_free(dues);
}

/* ---- written anew */

typedef struct progress {
    uint64_t done;
    uint32_t calls;
} progress;

static ivn_flag watch(void *user, uint64_t done, const char *last)
{
    progress *of = user;

    assert_int_equal(strlen(last), 36);
    of->done = done;
    of->calls++;
    return IVN_YES;
}

static void the_keys_of_the_others_are_written_anew(void **state)
{
    progress of = {0};

    (void)state;
    assert_int_equal(ivn_caseload_reindex(made.desk.caseload, 1, NULL, NULL, watch, &of, &made.desk.error),
                     IVN_PARTIAL);
    assert_int_equal(of.done, 4);
    assert_int_equal(of.calls, 5);
    made.store.person = 0;
    assert_int_equal(ivn_caseload_reindex(made.desk.caseload, 1, NULL, NULL, watch, &of, &made.desk.error), IVN_OK);
    assert_int_equal(of.done, 5);
}

/* ---- deleted */

static void what_is_damaged_or_too_long_can_be_deleted(void **state)
{
    ivn_record *record = NULL;

    (void)state;
    made.store.size = (size_t)1 << 40;
    assert_int_equal(ivn_caseload_get(made.desk.caseload, 1, desk_record(3), &record, &made.desk.error),
                     IVN_ERROR_LIMIT);
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(3), 3, &made.desk.error),
                     IVN_ERROR_CONFLICT);
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(3), 0, &made.desk.error), IVN_OK);
    made.store.person = 4;
    made.store.size = 2;
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(4), 0, &made.desk.error), IVN_OK);
    assert_int_equal(ivn_memory_store_count(made.below.memory), 3);
}

/* ---- without memory */

static ivn_status asks_for_all(const ivn_context *context, void *user)
{
    const ivn_store_ops ops = {sizeof ops, 0, &made.store, load, commit, find};
    ivn_caseload *caseload = NULL;
    ivn_cases *cases = NULL;
    ivn_dues *dues = NULL;
    ivn_status status = ivn_caseload_new(context, &ops, &caseload);

    (void)user;
    if (status == IVN_OK)
        status = ivn_caseload_find(caseload, 1, NULL, NULL, NULL, 9, &cases, NULL);
    if (status == IVN_END)
        status = ivn_caseload_due(caseload, &made.desk.environment, day_of("2026-09-21"), NULL, 9, &dues, NULL);
    ivn_cases_free(cases);
    ivn_dues_free(dues);
    ivn_caseload_free(caseload);
    return status == IVN_END ? IVN_OK : status;
}

static void running_out_of_memory_lists_nothing(void **state)
{
    static const uint32_t others[] = {2, 4, 5};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(ivn_caseload_delete(made.below.caseload, 1, desk_record(others[i]), 0, NULL), IVN_OK);
    failing_every_with_context(asks_for_all, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_others_are_found_page_by_page_and_it_is_listed),
        TEST(so_is_what_a_newer_library_wrote_and_what_is_too_long),
        TEST(the_others_are_due_and_it_is_listed_once_a_page),
        TEST(the_keys_of_the_others_are_written_anew),
        TEST(what_is_damaged_or_too_long_can_be_deleted),
        TEST(running_out_of_memory_lists_nothing),
    };

    return cmocka_run_group_tests_name("unread", tests, NULL, NULL);
}
