/*
 * Tests of src/store/sinks.c and calls.c: stores that break a rule, each with the sentence its author reads.
 */
#include <string.h>

#include "failing.h"
#include "store/store.h"
#include "store_support.h"
#include "test.h"

typedef struct broken_store {
    ivn_status answer;
    int32_t host_code; /* pushed unless 0 */
    int mistake;
    ivn_status pushed; /* what the last push was answered with */
    ivni_store *itself;
    ivn_load_sink kept_load;
    ivn_commit_sink kept_commit;
    ivn_find_sink kept_find;
} broken_store;

static const uint8_t other_id[16] = {0xff};

/* The mistakes of load; 0 is none. */
enum {
    LOAD_TWICE = 1,
    LOAD_REVISION_0,
    LOAD_NO_BODY,
    LOAD_NO_BYTES,
    LOAD_NOTHING,
    LOAD_LARGE,
    LOAD_WRONG_SINK,
    LOAD_AGAIN
};

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    static const char large[100];
    broken_store *store = user;
    ivni_id again = {{0}};

    (void)kind, (void)id;
    store->kept_load = *sink;
    if (store->host_code != 0)
        sink->host_code(sink->handle, store->host_code);
    if (store->mistake == LOAD_WRONG_SINK)
        store->pushed = store->itself->commit_sink.conflict(store->itself->commit_sink.handle, 1);
    else if (store->mistake == LOAD_AGAIN)
        return ivni_store_load(store->itself, 1, &again, NULL);
    else if (store->mistake == LOAD_LARGE)
        store->pushed = sink->record(sink->handle, 1, large, sizeof large);
    else if (store->mistake != LOAD_NOTHING)
        store->pushed =
            sink->record(sink->handle, store->mistake == LOAD_REVISION_0 ? 0 : 7,
                         store->mistake == LOAD_NO_BODY ? NULL : "{}", store->mistake == LOAD_NO_BYTES ? 0 : 2);
    if (store->mistake == LOAD_TWICE)
        store->pushed = sink->record(sink->handle, 7, "{}", 2);
    return store->answer;
}

enum { COMMIT_CONFLICT = 1, COMMIT_TWICE, COMMIT_EXPECTED };

static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    broken_store *store = user;

    store->kept_commit = *sink;
    if (store->host_code != 0)
        sink->host_code(sink->handle, store->host_code);
    if (store->mistake == COMMIT_CONFLICT || store->mistake == COMMIT_TWICE)
        store->pushed = sink->conflict(sink->handle, batch->expected + 5);
    if (store->mistake == COMMIT_TWICE)
        store->pushed = sink->conflict(sink->handle, batch->expected + 5);
    if (store->mistake == COMMIT_EXPECTED)
        store->pushed = sink->conflict(sink->handle, batch->expected);
    return store->answer;
}

enum {
    FIND_NOTHING = 1,
    FIND_NO_ID,
    FIND_TEXT_ID,
    FIND_NO_KEY,
    FIND_LONG_KEY,
    FIND_NO_REVISION,
    FIND_NO_BODY,
    FIND_MANY,
    FIND_TWICE,
    FIND_DOWN,
    FIND_IDS_DOWN,
    FIND_BEFORE,
    FIND_BEYOND,
    FIND_PLACE,
    FIND_AGAIN,
    FIND_LARGE
};

typedef struct push {
    int mistake;
    const char *id;
    size_t id_size;
    const char *key;
    size_t key_size;
    uint32_t revision;
    const char *body;
    size_t size;
} push;

#define ID(n) "abcdefghijklmno" n, 16
#define BODY 1, "{}", 2

static const char long_key[1025] = "k", large_body[100];

/* The range that is asked for is "b" to "k", after ("b", ID("b")), three at a time. */
static const push pushes[] = {
    {0, ID("c"), "b", 1, BODY},
    {0, ID("a"), "c", 1, 0, NULL, 0},
    {0, ID("b"), "c", 1, BODY},
    {FIND_NO_ID, NULL, 16, "c", 1, BODY},
    {FIND_TEXT_ID, "00000000-0000-0000-0000-000000000000", 36, "c", 1, BODY},
    {FIND_NO_KEY, ID("a"), NULL, 1, BODY},
    {FIND_LONG_KEY, ID("a"), long_key, sizeof long_key, BODY},
    {FIND_NO_REVISION, ID("a"), "c", 1, 0, "{}", 2},
    {FIND_NO_BODY, ID("a"), "c", 1, 1, NULL, 0},
    {FIND_MANY, ID("a"), "c", 1, BODY},
    {FIND_MANY, ID("a"), "d", 1, BODY},
    {FIND_MANY, ID("a"), "e", 1, BODY},
    {FIND_MANY, ID("a"), "f", 1, BODY},
    {FIND_TWICE, ID("a"), "c", 1, BODY},
    {FIND_TWICE, ID("a"), "c", 1, BODY},
    {FIND_DOWN, ID("a"), "cc", 2, BODY},
    {FIND_DOWN, ID("b"), "c", 1, BODY},
    {FIND_IDS_DOWN, ID("b"), "c", 1, BODY},
    {FIND_IDS_DOWN, ID("a"), "c", 1, BODY},
    {FIND_BEFORE, ID("a"), "a", 1, BODY},
    {FIND_BEYOND, ID("a"), "kk", 2, BODY},
    {FIND_PLACE, ID("a"), "b", 1, BODY},
    {FIND_AGAIN, ID("b"), "b", 1, BODY},
    {FIND_LARGE, ID("a"), "c", 1, 1, large_body, sizeof large_body},
};

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    broken_store *store = user;

    (void)query;
    store->kept_find = *sink;
    if (store->host_code != 0)
        sink->host_code(sink->handle, store->host_code);
    for (size_t i = 0; i < sizeof pushes / sizeof *pushes; i++) {
        const push *p = &pushes[i];

        if (p->mistake == store->mistake)
            store->pushed = sink->record(sink->handle, (const uint8_t *)p->id, p->id_size, (const uint8_t *)p->key,
                                         p->key_size, p->revision, p->body, p->size);
    }
    return store->answer;
}

typedef struct fixture {
    ivn_context *context;
    broken_store broken;
    ivni_store store;
    ivn_error error;
} fixture;

static int set_up(void **state)
{
    static fixture made;
    static const ivn_context_options options = {.size = sizeof options, .max_json_bytes = 64};
    const ivn_store_ops ops = {sizeof ops, 0, &made.broken, load, commit, find};

    memset(&made, 0, sizeof made);
    made.error.size = sizeof made.error;
    made.broken.itself = &made.store;
    *state = &made;
    if (ivn_context_new(&options, &made.context) != IVN_OK)
        return 1;
    ivni_store_init(&made.store, made.context, &ops);
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    ivni_store_close(&f->store);
    ivn_context_free(f->context);
    return 0;
}

static ivn_status call(fixture *f, uint32_t which)
{
    static const ivn_index_key key = {sizeof key, IVN_YES, "reference", (const uint8_t *)"AB", 2, 0};
    static const ivn_index_key plain = {sizeof key, IVN_NO, "phase", (const uint8_t *)"sent", 4, 0};
    const ivn_index_key *keys[] = {&plain, &key};
    const ivni_id id = {{1}};
    const ivn_batch batch = {.size = sizeof batch,
                             .kind = 1,
                             .id = id.bytes,
                             .expected = 3,
                             .revision = 4,
                             .body = "{}",
                             .body_size = 2,
                             .keys = keys,
                             .key_count = f->broken.mistake == -1 ? 1 : 2};
    const ivn_query query = {.size = sizeof query,
                             .kind = 1,
                             .name = "phase",
                             .from = (const uint8_t *)"b",
                             .from_size = 1,
                             .to = (const uint8_t *)"k",
                             .to_size = 1,
                             .bounded = IVN_YES,
                             .page = 3,
                             .after_id = (const uint8_t *)"abcdefghijklmnob",
                             .after_key = (const uint8_t *)"b",
                             .after_key_size = 1,
                             .bodies = IVN_YES};
    ivni_arena arena;
    ivni_page page = {&arena, NULL, 0, 0};
    ivn_status status;

    if (which == IVNI_LOAD)
        return ivni_store_load(&f->store, 1, &id, &f->error);
    if (which == IVNI_COMMIT)
        return ivni_store_commit(&f->store, &batch, &f->error);
    ivni_arena_init(&arena, &f->context->allocator, UINT64_MAX);
    status = ivni_store_find(&f->store, &query, &page, &f->error);
    if (status == IVN_OK && page.count > 0) {
        if (f->broken.mistake == FIND_LARGE) {
            assert_null(page.list[0].body);
            ivni_arena_free(&arena);
            return status;
        }
        assert_int_equal(page.count, 3);
        assert_int_equal(page.list[0].revision, 1);
        assert_int_equal(page.list[1].revision, 0);
        assert_null(page.list[1].body);
        assert_memory_equal(page.list[2].id.bytes, "abcdefghijklmnob", 16);
        assert_string_equal((const char *)page.list[2].key, "c");
        assert_int_equal(page.more, f->broken.answer == IVN_OK);
    }
    ivni_arena_free(&arena);
    return status;
}

typedef struct broken_case {
    uint32_t call;
    int mistake;
    ivn_status answer;
    ivn_status pushed; /* what the push is answered with */
    const char *told;  /* how the message begins */
} broken_case;

static const broken_case cases[] = {
    {IVNI_LOAD, LOAD_TWICE, IVN_OK, IVN_ERROR_STATE, "load pushed twice"},
    {IVNI_LOAD, LOAD_REVISION_0, IVN_OK, IVN_ERROR_ARGUMENT, "load pushed revision 0"},
    {IVNI_LOAD, LOAD_NO_BODY, IVN_OK, IVN_ERROR_ARGUMENT, "load pushed a record without a body"},
    {IVNI_LOAD, LOAD_NO_BYTES, IVN_OK, IVN_ERROR_ARGUMENT, "load pushed a record without a body"},
    {IVNI_LOAD, LOAD_NO_BYTES, IVN_ERROR_MEMORY, IVN_ERROR_ARGUMENT, "load pushed a record without a body"},
    {IVNI_LOAD, LOAD_NOTHING, IVN_OK, IVN_OK, "load answered IVN_OK and had pushed nothing"},
    {IVNI_LOAD, 0, IVN_ERROR_NOT_FOUND, IVN_OK, "load pushed a record and answered IVN_ERROR_NOT_FOUND"},
    {IVNI_LOAD, LOAD_WRONG_SINK, IVN_OK, IVN_ERROR_STATE, "a revision was pushed into the sink of commit while commit"},
    {IVNI_COMMIT, COMMIT_TWICE, IVN_ERROR_CONFLICT, IVN_ERROR_STATE, "commit pushed two revisions"},
    {IVNI_COMMIT, COMMIT_CONFLICT, IVN_OK, IVN_OK, "commit pushed a revision and did not answer"},
    {IVNI_COMMIT, COMMIT_CONFLICT, IVN_ERROR_TAKEN, IVN_OK, "commit pushed a revision and did not answer"},
    {IVNI_COMMIT, COMMIT_EXPECTED, IVN_ERROR_CONFLICT, IVN_OK, "commit answered IVN_ERROR_CONFLICT with the revision"},
    {IVNI_COMMIT, 0, IVN_ERROR_CONFLICT, IVN_OK, "commit answered IVN_ERROR_CONFLICT and had pushed no revision"},
    {IVNI_COMMIT, -1, IVN_ERROR_TAKEN, IVN_OK, "commit answered IVN_ERROR_TAKEN for a batch without a unique key"},
    {IVNI_FIND, FIND_NOTHING, IVN_OK, IVN_OK, "find answered IVN_OK and had pushed nothing"},
    {IVNI_FIND, FIND_NO_ID, IVN_END, IVN_ERROR_ARGUMENT, "find pushed a record without an id"},
    {IVNI_FIND, FIND_TEXT_ID, IVN_END, IVN_ERROR_ARGUMENT, "find pushed an id that has not 16 bytes"},
    {IVNI_FIND, FIND_NO_KEY, IVN_END, IVN_ERROR_ARGUMENT, "find pushed a key of a size that none has"},
    {IVNI_FIND, FIND_LONG_KEY, IVN_END, IVN_ERROR_ARGUMENT, "find pushed a key of a size that none has"},
    {IVNI_FIND, FIND_NO_REVISION, IVN_END, IVN_ERROR_ARGUMENT, "find pushed a body without its revision"},
    {IVNI_FIND, FIND_NO_BODY, IVN_END, IVN_ERROR_ARGUMENT, "find pushed a body without its revision"},
    {IVNI_FIND, FIND_MANY, IVN_OK, IVN_ERROR_LIMIT, "find pushed more records than a page has"},
    {IVNI_FIND, FIND_TWICE, IVN_END, IVN_ERROR_STATE, "find pushed records out of order, or one twice"},
    {IVNI_FIND, FIND_DOWN, IVN_END, IVN_ERROR_STATE, "find pushed records out of order, or one twice"},
    {IVNI_FIND, FIND_IDS_DOWN, IVN_END, IVN_ERROR_STATE, "find pushed records out of order, or one twice"},
    {IVNI_FIND, FIND_BEFORE, IVN_END, IVN_ERROR_RANGE, "find pushed a key before the range"},
    {IVNI_FIND, FIND_BEYOND, IVN_END, IVN_ERROR_RANGE, "find pushed a key after the range"},
    {IVNI_FIND, FIND_PLACE, IVN_END, IVN_ERROR_RANGE, "find pushed what does not come after the place"},
    {IVNI_FIND, FIND_AGAIN, IVN_END, IVN_ERROR_RANGE, "find pushed what does not come after the place"},
};

static void a_broken_rule_is_told_to_the_author_of_the_store(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const broken_case *c = &cases[i];

        f->broken.mistake = c->mistake;
        f->broken.answer = c->answer;
        f->broken.pushed = IVN_OK;
        assert_int_equal(call(f, c->call), IVN_ERROR_STORE);
        if (strncmp(f->error.message, c->told, strlen(c->told)) != 0 || f->broken.pushed != c->pushed)
            fail_msg("%s: %s, pushed %s", c->told, f->error.message, ivn_status_name(f->broken.pushed));
        assert_in_range(strlen(f->error.message), 40, sizeof f->error.message - 2);
        assert_in_range(strlen(f->error.rule), 7, 20); /* its code */
    }
}

static void a_store_that_keeps_the_rules_is_understood(void **state)
{
    fixture *f = *state;

    f->broken.answer = IVN_OK;
    assert_int_equal(call(f, IVNI_LOAD), IVN_OK);
    assert_int_equal(f->store.revision, 7);
    assert_int_equal(f->store.body_size, 2);
    assert_memory_equal(f->store.body, "{}", 2);
    assert_int_equal(call(f, IVNI_COMMIT), IVN_OK);
    assert_int_equal(call(f, IVNI_FIND), IVN_OK);
    f->broken.answer = IVN_END;
    assert_int_equal(call(f, IVNI_FIND), IVN_OK);
    f->broken.mistake = FIND_NOTHING;
    assert_int_equal(call(f, IVNI_FIND), IVN_OK);
    f->broken.mistake = LOAD_NOTHING;
    f->broken.answer = IVN_ERROR_NOT_FOUND;
    assert_int_equal(call(f, IVNI_LOAD), IVN_ERROR_NOT_FOUND);
    f->broken.mistake = 0;
    f->broken.answer = IVN_ERROR_TAKEN;
    assert_int_equal(call(f, IVNI_COMMIT), IVN_ERROR_TAKEN);
    f->broken.answer = IVN_ERROR_OUTCOME_UNKNOWN;
    assert_int_equal(call(f, IVNI_COMMIT), IVN_ERROR_OUTCOME_UNKNOWN);
    f->broken.mistake = COMMIT_CONFLICT;
    f->broken.answer = IVN_ERROR_CONFLICT;
    assert_int_equal(call(f, IVNI_COMMIT), IVN_ERROR_CONFLICT);
    assert_string_equal(f->error.message, "the record is at revision 8, not at 3");
    assert_int_equal(f->store.revision, 8);
}

static void whatever_else_a_store_answers_is_a_failure_with_its_code(void **state)
{
    static const struct {
        ivn_status answer, told;
        int32_t pushed, code;
    } answers[] = {
        {5, IVN_ERROR_STORE, 0, 5},
        {5, IVN_ERROR_STORE, 17, 17},
        {-1, IVN_ERROR_STORE, 0, -1},
        {IVN_PARTIAL, IVN_ERROR_STORE, 0, IVN_PARTIAL},
        {IVN_ERROR_STORE, IVN_ERROR_STORE, 0, 0},
        {IVN_ERROR_STORE, IVN_ERROR_STORE, 17, 17},
        {IVN_ERROR_STATE, IVN_ERROR_STORE, 0, IVN_ERROR_STATE},
        {IVN_ERROR_MEMORY, IVN_ERROR_MEMORY, 17, 17},
        {IVN_ERROR_LIMIT, IVN_ERROR_LIMIT, 0, 0},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        for (uint32_t which = IVNI_LOAD; which <= IVNI_FIND; which++) {
            f->broken.answer = answers[i].answer;
            f->broken.host_code = answers[i].pushed;
            assert_int_equal(call(f, which), answers[i].told);
            assert_int_equal(f->error.host_code, answers[i].code);
        }
}

static void a_push_after_the_callback_is_refused_and_told_by_the_next_call(void **state)
{
    static const char *told[] = {"a record was pushed into the sink of load while load was not running",
                                 "a revision was pushed into the sink of commit while commit was not running",
                                 "a record was pushed into the sink of find while find was not running",
                                 "a host's code was pushed while no callback was running"};
    fixture *f = *state;

    f->broken.answer = IVN_OK;
    for (uint32_t which = 0; which < 4; which++) {
        for (uint32_t once = IVNI_LOAD; once <= IVNI_FIND; once++)
            assert_int_equal(call(f, once), IVN_OK);
        if (which == 0)
            f->broken.pushed = f->broken.kept_load.record(f->broken.kept_load.handle, 1, "{}", 2);
        else if (which == 1)
            f->broken.pushed = f->broken.kept_commit.conflict(f->broken.kept_commit.handle, 1);
        else if (which == 2)
            f->broken.pushed =
                f->broken.kept_find.record(f->broken.kept_find.handle, other_id, 16, NULL, 0, 0, NULL, 0);
        else
            f->broken.pushed = f->broken.kept_find.host_code(f->broken.kept_find.handle, 1);
        assert_int_equal(f->broken.pushed, IVN_ERROR_STATE);
        assert_int_equal(call(f, IVNI_LOAD), IVN_ERROR_STORE);
        assert_int_equal(strncmp(f->error.message, told[which], strlen(told[which])), 0);
        assert_int_equal(call(f, IVNI_LOAD), IVN_OK);
    }
}

static void all_records_have_their_id_as_key(void **state)
{
    fixture *f = *state;
    static const ivn_query query = {.size = sizeof query, .kind = 1, .page = 3};
    ivni_arena arena;
    ivni_page page = {&arena, NULL, 0, 0};

    ivni_arena_init(&arena, &f->context->allocator, UINT64_MAX);
    f->broken.answer = IVN_END;
    assert_int_equal(ivni_store_find(&f->store, &query, &page, &f->error), IVN_ERROR_STORE);
    assert_int_equal(strncmp(f->error.message, "find pushed another key than the id", 35), 0);
    ivni_arena_free(&arena);
}

static void a_callback_cannot_call_its_own_caseload(void **state)
{
    fixture *f = *state;

    f->broken.mistake = LOAD_AGAIN;
    assert_int_equal(call(f, IVNI_LOAD), IVN_ERROR_STORE);
    assert_int_equal(f->error.host_code, IVN_ERROR_STATE);
}

static void a_body_beyond_the_limit_is_no_fault_of_the_store(void **state)
{
    fixture *f = *state;

    f->broken.answer = IVN_OK;
    f->broken.mistake = LOAD_LARGE;
    assert_int_equal(call(f, IVNI_LOAD), IVN_ERROR_LIMIT);
    assert_int_equal(f->broken.pushed, IVN_ERROR_LIMIT);
    f->broken.mistake = FIND_LARGE;
    assert_int_equal(call(f, IVNI_FIND), IVN_OK); /* as if it were not at hand: the others are found */
    assert_int_equal(f->broken.pushed, IVN_OK);
}

static ivn_status loads_and_finds(const ivn_context *context, void *user)
{
    static const ivn_query query = {.size = sizeof query, .kind = 1, .name = "phase", .page = 3, .bodies = IVN_YES};
    broken_store working = {.answer = IVN_OK};
    const ivn_store_ops ops = {sizeof ops, 0, &working, load, commit, find};
    const ivni_id id = {{1}};
    ivni_store store;
    ivni_arena arena;
    ivni_page page = {&arena, NULL, 0, 0};
    ivn_status status;

    (void)user;
    ivni_store_init(&store, context, &ops);
    ivni_arena_init(&arena, &context->allocator, UINT64_MAX);
    status = ivni_store_load(&store, 1, &id, NULL);
    if (status == IVN_OK)
        status = ivni_store_find(&store, &query, &page, NULL);
    ivni_arena_free(&arena);
    ivni_store_close(&store);
    return status;
}

static void running_out_of_memory_in_a_push_is_no_fault_of_the_store(void **state)
{
    (void)state;
    failing_every_with_context(loads_and_finds, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_broken_rule_is_told_to_the_author_of_the_store),
        TEST(a_store_that_keeps_the_rules_is_understood),
        TEST(whatever_else_a_store_answers_is_a_failure_with_its_code),
        TEST(a_push_after_the_callback_is_refused_and_told_by_the_next_call),
        TEST(all_records_have_their_id_as_key),
        TEST(a_callback_cannot_call_its_own_caseload),
        TEST(a_body_beyond_the_limit_is_no_fault_of_the_store),
        cmocka_unit_test(running_out_of_memory_in_a_push_is_no_fault_of_the_store),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
