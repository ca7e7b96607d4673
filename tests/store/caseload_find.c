/*
 * Tests of src/store/caseload_find.c and caseload_upkeep.c.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "failing.h"
#include "test.h"

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

static void assert_done(const desk *d, ivn_status status)
{
    if (status != IVN_OK)
        fail_msg("%s at %s: %s", ivn_status_name(status), d->error.pointer, d->error.message);
}

/* Each person of `count` as far as `step`. */
static void fill(desk *d, uint32_t first, uint32_t count, uint32_t step)
{
    for (uint32_t i = first; i < first + count; i++) {
        desk one = *d;

        assert_done(&one, desk_live(&one, i, step));
    }
}

/* How many records have a key, over all pages, and that each comes once and in order. */
static uint32_t count_found(desk *d, const char *key, const char *value, uint32_t most)
{
    char next[64] = "", last[64] = "";
    uint32_t count = 0;
    ivn_status status = IVN_OK;

    while (status == IVN_OK) {
        ivn_cases *cases = NULL;
        const ivn_cases_view *view;

        status = ivn_caseload_find(d->caseload, IVN_RECORD_REFERRAL, key, value, next, most, &cases, &d->error);
        if (status < 0)
            fail_msg("%s: %s", ivn_status_name(status), d->error.message);
        view = ivn_cases_read(cases);
        assert_in_range(view->count, 0, most);
        for (uint32_t i = 0; i < view->count; i++) {
            assert_true(strcmp(ivn_referral_read(view->records[i])->id, last) > 0);
            snprintf(last, sizeof last, "%s", ivn_referral_read(view->records[i])->id);
        }
        assert_int_equal(*view->next == '\0', status == IVN_END);
        snprintf(next, sizeof next, "%s", view->next);
        count += view->count;
        ivn_cases_free(cases);
    }
    return count;
}

static void records_are_found_by_each_key_page_by_page(void **state)
{
    desk *d = *state;
    ivn_record *record = NULL;
    char reference[16];

    fill(d, 1, 7, STEP_DRAFT);
    d->provider = "Other Hands";
    fill(d, 8, 5, STEP_SEND);
    for (uint32_t most = 1; most < 15; most += 3) {
        assert_int_equal(count_found(d, "provider", "Helping Hands", most), 7);
        assert_int_equal(count_found(d, "provider", "Other Hands", most), 5);
        assert_int_equal(count_found(d, "provider", "Other", most), 0);
        assert_int_equal(count_found(d, "phase", "draft", most), 7);
        assert_int_equal(count_found(d, "phase", "sent", most), 5);
        assert_int_equal(count_found(d, "service_user", "X000003", most), 1);
        assert_int_equal(count_found(d, NULL, NULL, most), 12);
    }
    assert_done(d, ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, desk_record(9), &record, &d->error));
    snprintf(reference, sizeof reference, "%s", ivn_referral_read(record)->reference);
    ivn_record_free(record);
    assert_int_equal(count_found(d, "reference", reference, 10), 1);
    assert_int_equal(count_found(d, "reference", "AA1111AA", 10), 0);
}

static void a_record_that_was_found_may_be_kept(void **state)
{
    desk *d = *state;
    ivn_cases *cases = NULL;
    ivn_record *kept;

    fill(d, 1, 1, STEP_DRAFT);
    assert_int_equal(ivn_caseload_find(d->caseload, IVN_RECORD_REFERRAL, "phase", "draft", NULL, 5, &cases, NULL),
                     IVN_END);
    kept = ivn_cases_record(cases, 0);
    assert_null(ivn_cases_record(cases, 1));
    ivn_cases_free(cases);
    assert_string_equal(ivn_referral_read(kept)->id, desk_record(1));
    ivn_record_free(kept);
    assert_null(ivn_cases_record(NULL, 0));
    assert_null(ivn_cases_read(NULL));
    ivn_cases_free(NULL);
}

static void a_wrong_search_is_refused(void **state)
{
    desk *d = *state;
    ivn_cases *cases = NULL;
    char value[IVN_MOST_KEY_BYTES + 2];

    memset(value, 'x', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    assert_int_equal(ivn_caseload_find(NULL, 1, "phase", "draft", NULL, 5, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", "draft", NULL, 5, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", NULL, NULL, 5, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, NULL, "draft", NULL, 5, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", "draft", NULL, 0, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", "draft", NULL, 1001, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", "draft", "there", 5, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 2, "phase", "draft", NULL, 5, &cases, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "phase", value, NULL, 5, &cases, NULL), IVN_ERROR_LIMIT);
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "fase", "draft", NULL, 5, &cases, &d->error),
                     IVN_ERROR_ARGUMENT);
    assert_string_equal(d->error.message,
                        "no such key; expected one of service_user, reference, provider, contract, phase");
    assert_int_equal(ivn_caseload_find(d->caseload, 1, "duty/assessment-held", "x", NULL, 5, &cases, NULL),
                     IVN_ERROR_ARGUMENT); /* its bytes are no text: what is due is asked otherwise */
    assert_null(cases);
}

/* ---- A store whose keys are not those of its records ------------------------------------------------------------- */

typedef struct old_store {
    ivn_store_ops behind;
    int bodies;     /* 0: pushes none when it finds */
    int keys;       /* 0: commits without keys */
    uint32_t gone;  /* of a record that was found: person to be deleted before it is loaded */
    uint32_t amend; /* person whose referral another amends before each commit, so many times */
    int times;
    uint32_t turn;
    desk *other;
} old_store;

static ivn_status old_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    old_store *old = user;

    if (old->gone != 0) {
        uint32_t person = old->gone;

        old->gone = 0;
        assert_int_equal(ivn_caseload_delete(old->other->caseload, IVN_RECORD_REFERRAL, desk_record(person), 0, NULL),
                         IVN_OK);
    }
    return old->behind.load(old->behind.user, kind, id, sink);
}

static void amend(old_store *old)
{
    order given;
    ivn_change *change = NULL;

    old->times -= 1;
    desk_order(old->other, &given, old->amend, STEP_AMEND, old->turn++, NULL);
    assert_done(old->other, ivn_caseload_do(old->other->caseload, &given.command, &old->other->environment, &change,
                                            NULL, &old->other->error));
    ivn_change_free(change);
}

static ivn_status old_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    old_store *old = user;
    static const ivn_index_key idle = {sizeof idle, IVN_NO, "phase", (const uint8_t *)"sent", 4, 0};
    static const ivn_index_key *const idle_keys[] = {&idle};
    ivn_batch bare = *batch;

    if (old->times != 0)
        amend(old);
    bare.key_count = 1;
    bare.keys = idle_keys;
    return old->behind.commit(old->behind.user, old->keys ? batch : &bare, sink);
}

static ivn_status old_find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    old_store *old = user;
    ivn_query bare = *query;

    bare.bodies = IVN_NO;
    return old->behind.find(old->behind.user, old->bodies ? query : &bare, sink);
}

static void open_old(desk *of, old_store *old, desk *on)
{
    const ivn_store_ops ops = {sizeof ops, 0, old, old_load, old_commit, old_find};

    *old = (old_store){.behind = on->ops, .keys = 1, .other = on};
    assert_int_equal(desk_open_on(of, NULL, &ops), IVN_OK);
}

static void a_store_may_leave_bodies_to_be_loaded(void **state)
{
    desk *d = *state, second;
    old_store old;

    fill(d, 1, 6, STEP_DRAFT);
    open_old(&second, &old, d);
    assert_int_equal(count_found(&second, "phase", "draft", 4), 6);
    old.gone = 2; /* deleted between find and load */
    assert_int_equal(count_found(&second, "phase", "draft", 4), 5);
    desk_close(&second);
}

static void a_key_that_the_record_does_not_have_is_no_answer(void **state)
{
    desk *d = *state, second;
    old_store old;

    open_old(&second, &old, d);
    old.keys = 0;
    fill(&second, 1, 3, STEP_DRAFT);
    assert_int_equal(count_found(d, "phase", "sent", 2), 0);
    assert_int_equal(count_found(d, "phase", "draft", 2), 0);
    assert_int_equal(count_found(d, NULL, NULL, 2), 3);
    desk_close(&second);
}

/* ---- Keys anew -------------------------------------------------------------------------------------------------- */

typedef struct watching {
    uint64_t stop_at; /* 0: goes on */
    uint64_t done;
    char last[37];
} watching;

static ivn_flag watch(void *user, uint64_t done, const char *last)
{
    watching *w = user;

    assert_int_equal(done, w->done + 1);
    assert_true(strcmp(last, w->last) > 0);
    w->done = done;
    snprintf(w->last, sizeof w->last, "%s", last);
    return done == w->stop_at ? IVN_NO : IVN_YES;
}

static void keys_written_anew_are_those_of_the_records(void **state)
{
    desk *d = *state, second;
    old_store old;
    watching first = {.stop_at = 100}, rest = {.stop_at = 0};
    uint64_t events = 0;

    open_old(&second, &old, d);
    old.keys = 0;
    fill(&second, 1, 130, STEP_DRAFT);
    while (ivn_memory_store_event(d->memory, events) != NULL)
        events++;
    assert_int_equal(count_found(d, "phase", "draft", 50), 0);
    assert_int_equal(ivn_caseload_reindex(d->caseload, IVN_RECORD_REFERRAL, NULL, NULL, watch, &first, &d->error),
                     IVN_PARTIAL);
    assert_int_equal(first.done, 100);
    assert_int_equal(count_found(d, "phase", "draft", 50), 100);
    snprintf(rest.last, sizeof rest.last, "%s", first.last);
    assert_done(d, ivn_caseload_reindex(d->caseload, IVN_RECORD_REFERRAL, NULL, first.last, watch, &rest, &d->error));
    assert_int_equal(rest.done, 30);
    assert_int_equal(count_found(d, "phase", "draft", 50), 130);
    assert_null(ivn_memory_store_event(d->memory, events));
    assert_done(d, ivn_caseload_reindex(d->caseload, IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, &d->error));
    desk_close(&second);
}

static void writing_keys_anew_bears_others_at_work(void **state)
{
    desk *d = *state, second;
    old_store old;

    fill(d, 1, 3, STEP_DRAFT);
    open_old(&second, &old, d);
    old.gone = 2; /* deleted after it was found */
    assert_done(&second,
                ivn_caseload_reindex(second.caseload, IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, &second.error));
    assert_int_equal(ivn_memory_store_count(d->memory), 2);
    assert_int_equal(ivn_caseload_reindex(NULL, 1, NULL, NULL, NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_reindex(d->caseload, 3, NULL, NULL, NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_reindex(d->caseload, 1, NULL, "x", NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    desk_close(&second);
}

/* ---- Deletion --------------------------------------------------------------------------------------------------- */

static void a_record_is_deleted_with_its_keys_at_the_revision_that_was_seen(void **state)
{
    desk *d = *state;

    fill(d, 1, 2, STEP_CHOOSE);
    assert_int_equal(ivn_caseload_delete(d->caseload, IVN_RECORD_REFERRAL, desk_record(1), 1, &d->error),
                     IVN_ERROR_CONFLICT);
    assert_done(d, ivn_caseload_delete(d->caseload, IVN_RECORD_REFERRAL, desk_record(1), 2, &d->error));
    assert_done(d, ivn_caseload_delete(d->caseload, IVN_RECORD_REFERRAL, desk_record(2), 0, &d->error));
    assert_int_equal(ivn_caseload_delete(d->caseload, IVN_RECORD_REFERRAL, desk_record(2), 0, &d->error),
                     IVN_ERROR_NOT_FOUND);
    assert_int_equal(count_found(d, "phase", "draft", 9), 0);
    assert_int_equal(ivn_caseload_delete(NULL, 1, desk_record(2), 0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_delete(d->caseload, 1, "x", 0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_delete(d->caseload, 1, NULL, 0, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_caseload_delete(d->caseload, 4, desk_record(2), 0, NULL), IVN_ERROR_ARGUMENT);
}

static void what_is_changed_meanwhile_is_written_anew_or_deleted_as_it_then_stands(void **state)
{
    desk *d = *state, second;
    old_store old;
    ivn_record *record = NULL;

    fill(d, 1, 1, STEP_DRAFT);
    d->environment.now += 600000;
    open_old(&second, &old, d);
    old.amend = 1;
    old.times = 2;
    assert_done(&second,
                ivn_caseload_reindex(second.caseload, IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, &second.error));
    assert_done(d, ivn_caseload_get(d->caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d->error));
    assert_int_equal(ivn_referral_read(record)->revision, 3);
    ivn_record_free(record);
    old.times = 1;
    assert_int_equal(ivn_caseload_delete(second.caseload, IVN_RECORD_REFERRAL, desk_record(1), 3, &second.error),
                     IVN_ERROR_CONFLICT);
    old.times = 1;
    assert_done(&second, ivn_caseload_delete(second.caseload, IVN_RECORD_REFERRAL, desk_record(1), 0, &second.error));
    assert_int_equal(ivn_memory_store_count(d->memory), 0);
    desk_close(&second);
}

static void what_is_changed_and_then_deleted_meanwhile_is_left_out(void **state)
{
    desk *d = *state, second;
    old_store old;

    fill(d, 1, 1, STEP_DRAFT);
    d->environment.now += 600000;
    open_old(&second, &old, d);
    old.bodies = 1; /* so that it is loaded only after the conflict, and is gone by then */
    old.amend = 1;
    old.times = 1;
    old.gone = 1;
    assert_done(&second,
                ivn_caseload_reindex(second.caseload, IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, &second.error));
    assert_int_equal(ivn_memory_store_count(d->memory), 0);
    desk_close(&second);
}

static void an_error_of_another_size_is_refused(void **state)
{
    desk *d = *state;
    ivn_error unsized = {.size = 4};
    ivn_cases *cases = NULL;
    ivn_record *record = NULL;

    assert_int_equal(ivn_caseload_find(d->caseload, 1, NULL, NULL, NULL, 5, &cases, &unsized), IVN_ERROR_SIZE);
    assert_int_equal(ivn_caseload_reindex(d->caseload, 1, NULL, NULL, NULL, NULL, &unsized), IVN_ERROR_SIZE);
    assert_int_equal(ivn_caseload_delete(d->caseload, 1, desk_record(1), 0, &unsized), IVN_ERROR_SIZE);
    assert_int_equal(ivn_caseload_get(d->caseload, 1, desk_record(1), &record, &unsized), IVN_ERROR_SIZE);
}

/* ---- Memory ----------------------------------------------------------------------------------------------------- */

static ivn_status finds_and_writes_anew(const ivn_context *context, void *user)
{
    desk d = *(const desk *)user;
    ivn_cases *cases = NULL;
    ivn_status status = ivn_caseload_new(context, &d.ops, &d.caseload);

    if (status != IVN_OK)
        return status;
    status = ivn_caseload_find(d.caseload, IVN_RECORD_REFERRAL, "phase", "draft", NULL, 2, &cases, NULL);
    ivn_cases_free(cases);
    if (status == IVN_OK)
        status = ivn_caseload_reindex(d.caseload, IVN_RECORD_REFERRAL, NULL, NULL, NULL, NULL, NULL);
    ivn_caseload_free(d.caseload);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    desk *d = *state;

    fill(d, 1, 3, STEP_DRAFT);
    failing_every_with_context(finds_and_writes_anew, d);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(records_are_found_by_each_key_page_by_page),
        TEST(a_record_that_was_found_may_be_kept),
        TEST(a_wrong_search_is_refused),
        TEST(a_store_may_leave_bodies_to_be_loaded),
        TEST(a_key_that_the_record_does_not_have_is_no_answer),
        TEST(keys_written_anew_are_those_of_the_records),
        TEST(writing_keys_anew_bears_others_at_work),
        TEST(a_record_is_deleted_with_its_keys_at_the_revision_that_was_seen),
        TEST(what_is_changed_meanwhile_is_written_anew_or_deleted_as_it_then_stands),
        TEST(what_is_changed_and_then_deleted_meanwhile_is_left_out),
        TEST(an_error_of_another_size_is_refused),
        TEST(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
