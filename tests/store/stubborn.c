/*
 * Tests of a caseload on stores that never give way: that always say somebody else was faster, or that a reference is
 * taken; that call back into the caseload; that push what cannot be. The caseload comes to an end, and says why.
 */
#include <string.h>

#include "desk.h"
#include "failing.h"
#include "test.h"

/* A store in front of another one. */
typedef struct stubborn {
    ivn_store_ops behind;
    ivn_caseload *calls; /* find and commit call into it first; NULL: they do not */
    ivn_status inner;    /* what came of that */
    int conflicts;       /* commit always conflicts */
    int taken;           /* commit always answers that a key is taken */
    int fails;           /* commit always fails */
    int no_revision;     /* find pushes bodies without their revision */
    uint32_t commits;
    const ivn_find_sink *find_to;
} stubborn;

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const stubborn *of = user;

    return of->behind.load(of->behind.user, kind, id, sink);
}

static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    stubborn *of = user;

    of->commits += 1;
    if (of->calls != NULL) {
        ivn_cases *cases = NULL;

        of->inner = ivn_caseload_find(of->calls, 1, NULL, NULL, NULL, 5, &cases, NULL);
        ivn_cases_free(cases);
    }
    if (of->taken || of->fails)
        return of->taken ? IVN_ERROR_TAKEN : IVN_ERROR_STORE;
    if (of->conflicts) {
        sink->conflict(sink->handle, batch->expected + 7);
        return IVN_ERROR_CONFLICT;
    }
    return of->behind.commit(of->behind.user, batch, sink);
}

static ivn_status push_found(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                             uint32_t revision, const char *body, size_t size)
{
    const stubborn *of = handle;

    return of->find_to->record(of->find_to->handle, id, id_size, key, key_size, of->no_revision ? 0 : revision, body,
                               size);
}

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    stubborn *of = user;
    ivn_find_sink mine = *sink;

    if (of->calls != NULL)
        of->inner = ivn_caseload_delete(of->calls, 1, desk_record(1), 0, NULL);
    mine.handle = of;
    mine.record = push_found;
    of->find_to = sink;
    return of->behind.find(of->behind.user, query, &mine);
}

typedef struct fixture {
    desk below, desk;
    stubborn store;
} fixture;

static fixture made;

static int set_up(void **state)
{
    const ivn_store_ops ops = {sizeof ops, 0, &made.store, load, commit, find};

    (void)state;
    if (desk_open(&made.below, NULL) != IVN_OK)
        return -1;
    made.store = (stubborn){.behind = made.below.ops};
    for (uint32_t person = 1; person <= 3; person++) {
        desk one = made.below;

        if (desk_live(&one, person, STEP_RECEIVE) != IVN_OK)
            return -1;
    }
    if (desk_open_on(&made.desk, NULL, &ops) != IVN_OK)
        return -1;
    desk_on(&made.desk, day_of("2026-09-10"));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    desk_close(&made.desk);
    desk_close(&made.below);
    return 0;
}

static void who_is_never_the_fastest_gives_up_in_the_end(void **state)
{
    (void)state;
    made.store.conflicts = 1;
    assert_int_equal(desk_do(&made.desk, 1, STEP_ACCEPT, NULL), IVN_ERROR_CONFLICT);
    assert_true(made.store.commits > 1 && made.store.commits < 100);
    made.store.commits = 0;
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(1), 0, &made.desk.error),
                     IVN_ERROR_CONFLICT);
    assert_true(made.store.commits > 1 && made.store.commits < 100);
    made.store.commits = 0;
    assert_int_equal(ivn_caseload_reindex(made.desk.caseload, 1, NULL, NULL, NULL, NULL, &made.desk.error),
                     IVN_ERROR_CONFLICT);
    assert_true(made.store.commits > 1 && made.store.commits < 100);
    assert_int_equal(ivn_memory_store_count(made.below.memory), 3);
}

static void references_that_are_all_taken_are_not_tried_for_ever(void **state)
{
    (void)state;
    assert_int_equal(desk_live(&made.desk, 9, STEP_CHOOSE), IVN_OK);
    made.store.taken = 1;
    made.store.commits = 0;
    assert_int_equal(desk_do(&made.desk, 9, STEP_SEND, NULL), IVN_ERROR_TAKEN);
    assert_true(made.store.commits > 1 && made.store.commits < 100);
}

static void a_callback_that_calls_back_is_told_so(void **state)
{
    ivn_cases *cases = NULL;

    (void)state;
    made.store.calls = made.desk.caseload;
    assert_int_equal(ivn_caseload_find(made.desk.caseload, 1, NULL, NULL, NULL, 9, &cases, &made.desk.error), IVN_END);
    assert_int_equal(made.store.inner, IVN_ERROR_STATE);
    assert_int_equal(ivn_cases_read(cases)->count, 3); /* and the call itself goes on */
    ivn_cases_free(cases);
    made.store.inner = IVN_OK;
    assert_int_equal(desk_do(&made.desk, 1, STEP_ACCEPT, NULL), IVN_OK);
    assert_int_equal(made.store.inner, IVN_ERROR_STATE);
}

static void a_body_without_its_revision_is_the_fault_of_the_store(void **state)
{
    ivn_cases *cases = NULL;

    (void)state;
    made.store.no_revision = 1;
    assert_true(ivn_caseload_find(made.desk.caseload, 1, NULL, NULL, NULL, 9, &cases, &made.desk.error) < 0);
    assert_null(cases);
    assert_string_equal(made.desk.error.rule, "FIND-BODY");
    assert_true(ivn_caseload_find(made.desk.caseload, 1, NULL, NULL, NULL, 9, &cases, NULL) < 0); /* or nobody asks */
    assert_null(cases);
}

static void a_store_that_fails_fails_the_call_whether_or_not_anybody_asks_why(void **state)
{
    (void)state;
    made.store.fails = 1;
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(1), 0, &made.desk.error), IVN_ERROR_STORE);
    assert_true(made.desk.error.message[0] != '\0');
    assert_int_equal(ivn_caseload_delete(made.desk.caseload, 1, desk_record(1), 0, NULL), IVN_ERROR_STORE);
    assert_int_equal(ivn_memory_store_count(made.below.memory), 3);
}

/* Memory that runs out while records are read is told as what it is, and not as a damaged record. */
static ivn_status finds_all(const ivn_context *context, void *user)
{
    const ivn_store_ops ops = {sizeof ops, 0, &made.store, load, commit, find};
    ivn_error error = {.size = sizeof error};
    ivn_caseload *caseload = NULL;
    ivn_cases *cases = NULL;
    ivn_status status = ivn_caseload_new(context, &ops, &caseload);

    (void)user;
    if (status == IVN_OK) {
        status = ivn_caseload_find(caseload, 1, NULL, NULL, NULL, 9, &cases, &error);
        if (status < 0 && (error.status != status || error.message[0] == '\0'))
            status = IVN_ERROR_DAMAGED;
        else if (status == IVN_END)
            status = ivn_cases_read(cases)->unread_count == 0 ? IVN_OK : IVN_ERROR_DAMAGED;
    }
    ivn_cases_free(cases);
    ivn_caseload_free(caseload);
    return status;
}

static void running_out_of_memory_is_no_damage(void **state)
{
    (void)state;
    failing_every_with_context(finds_all, NULL);
}

/* From the first record on, said either way. */
static void an_empty_place_to_go_on_from_is_the_beginning(void **state)
{
    (void)state;
    assert_int_equal(ivn_caseload_reindex(made.desk.caseload, 1, NULL, "", NULL, NULL, &made.desk.error), IVN_OK);
    assert_int_equal(made.store.commits, 3);
}

static void calls_need_a_place_and_an_error_that_is_one(void **state)
{
    ivn_error unsized = {.size = 3};
    const ivn_command none = {.size = sizeof none};
    ivn_change *change = NULL;
    ivn_dues *dues = NULL;
    ivn_text *text = NULL;
    union {
        ivn_store_ops ops;
        unsigned char room[70000];
    } huge;

    (void)state;
    assert_int_equal(ivn_caseload_do(made.desk.caseload, &none, &made.desk.environment, &change, NULL, &unsized),
                     IVN_ERROR_SIZE);
    assert_int_equal(ivn_caseload_due(made.desk.caseload, &made.desk.environment, day_of("2026-09-21"), NULL, 9, &dues,
                                      &made.desk.error),
                     IVN_END);
    assert_int_equal(ivn_dues_to_json(NULL, dues, &text, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_dues_to_json(made.desk.context, dues, NULL, NULL), IVN_ERROR_ARGUMENT);
    ivn_dues_free(dues);
    memset(&huge, 0, sizeof huge);
    huge.ops.size = sizeof huge; /* no struct is as large */
    assert_int_equal(ivn_memory_store_ops(made.below.memory, &huge.ops), IVN_ERROR_SIZE);
    assert_null(change);
    assert_null(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(who_is_never_the_fastest_gives_up_in_the_end),
        TEST(references_that_are_all_taken_are_not_tried_for_ever),
        TEST(a_callback_that_calls_back_is_told_so),
        TEST(a_body_without_its_revision_is_the_fault_of_the_store),
        TEST(a_store_that_fails_fails_the_call_whether_or_not_anybody_asks_why),
        TEST(running_out_of_memory_is_no_damage),
        TEST(an_empty_place_to_go_on_from_is_the_beginning),
        TEST(calls_need_a_place_and_an_error_that_is_one),
    };

    return cmocka_run_group_tests_name("stubborn", tests, NULL, NULL);
}
