/*
 * Tests of src/store/memory_store.c, memory_commit.c and memory_find.c.
 */
#include <string.h>

#include "failing.h"
#include "store_support.h"
#include "test.h"

typedef struct fixture {
    ivn_context *context;
    ivn_memory_store *store;
    ivn_store_ops ops;
    notes notes;
} fixture;

static int set_up(void **state)
{
    static fixture made;

    memset(&made, 0, sizeof made);
    made.ops.size = sizeof made.ops;
    notes_init(&made.notes);
    *state = &made;
    return ivn_context_new(NULL, &made.context) != IVN_OK ||
           ivn_memory_store_new(made.context, &made.store) != IVN_OK ||
           ivn_memory_store_ops(made.store, &made.ops) != IVN_OK;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    ivn_memory_store_free(f->store);
    ivn_context_free(f->context);
    return 0;
}

static void assert_noted(fixture *f, const char *expected)
{
    assert_string_equal(f->notes.text, expected);
    f->notes.text[0] = '\0';
}

#define COMMIT(f, id, expected, revision, body, keys)                                                                  \
    test_commit(&(f)->ops, id, expected, revision, body, keys, 0, &(f)->notes)

static void what_was_committed_is_loaded(void **state)
{
    fixture *f = *state;

    assert_int_equal(test_load(&f->ops, 1, &f->notes), IVN_ERROR_NOT_FOUND);
    assert_int_equal(COMMIT(f, 1, 0, 1, "{\"a\":1}", "phase=draft"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 1, 2, "{\"a\":2}", "phase=sent"), IVN_OK);
    assert_int_equal(test_load(&f->ops, 1, &f->notes), IVN_OK);
    assert_noted(f, "2 {\"a\":2}\n");
    assert_int_equal(ivn_memory_store_count(f->store), 1);
}

static void records_of_two_kinds_may_have_the_same_id(void **state)
{
    fixture *f = *state;
    ivn_batch batch = {
        .size = sizeof batch, .kind = 2, .id = test_id(1), .revision = 1, .body = "{\"kind\":2}", .body_size = 10};

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "phase=draft"), IVN_OK);
    assert_int_equal(f->ops.commit(f->ops.user, &batch, &f->notes.commit), IVN_OK);
    assert_int_equal(ivn_memory_store_count(f->store), 2);
    assert_int_equal(test_load(&f->ops, 1, &f->notes), IVN_OK);
    assert_noted(f, "1 {}\n");
    assert_int_equal(test_find(&f->ops, NULL, NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "1 id 1 {}\n");
}

static void another_revision_than_expected_is_a_conflict_that_tells_the_actual_one(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 3, 4, "{}", "phase=x"), IVN_ERROR_CONFLICT);
    assert_noted(f, "at 0\n");
    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "phase=draft"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 0, 1, "{\"x\":1}", "phase=x"), IVN_ERROR_CONFLICT);
    assert_noted(f, "at 1\n");
    assert_int_equal(COMMIT(f, 1, 2, 3, "{\"x\":1}", "phase=x"), IVN_ERROR_CONFLICT);
    assert_noted(f, "at 1\n");
    assert_int_equal(test_find(&f->ops, "phase", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "1 draft 1 {}\n");
}

static void a_unique_key_of_another_record_is_taken_and_nothing_changes(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "phase=sent !reference=AB"), IVN_OK);
    assert_int_equal(test_commit(&f->ops, 2, 0, 1, "{}", "phase=sent !reference=AB", 2, &f->notes), IVN_ERROR_TAKEN);
    assert_int_equal(ivn_memory_store_count(f->store), 1);
    assert_null(ivn_memory_store_event(f->store, 0));
    assert_int_equal(COMMIT(f, 1, 1, 2, "{}", "phase=gone !reference=AB"), IVN_OK);
    assert_int_equal(COMMIT(f, 2, 0, 1, "{}", "phase=sent !reference=AC"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 2, 3, "{}", "phase=gone"), IVN_OK);
    assert_int_equal(COMMIT(f, 2, 1, 2, "{}", "phase=sent !reference=AB"), IVN_OK);
    assert_int_equal(test_find(&f->ops, "reference", "AB", "AB", 10, 0, &f->notes), IVN_END);
    assert_noted(f, "2 AB 2 {}\n");
}

static void a_conflict_goes_before_a_taken_key(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "!reference=AB"), IVN_OK);
    assert_int_equal(COMMIT(f, 2, 5, 6, "{}", "!reference=AB"), IVN_ERROR_CONFLICT);
    assert_noted(f, "at 0\n");
}

static void keys_written_anew_keep_the_revision(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "old=x"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 1, 1, "{}", "new=y"), IVN_OK);
    assert_int_equal(test_find(&f->ops, "old", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_int_equal(test_find(&f->ops, "new", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "1 y 1 {}\n");
}

static void a_key_that_stands_twice_counts_once(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "phase=a phase=a phase=b"), IVN_OK);
    assert_int_equal(test_find(&f->ops, "phase", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "1 a 1 {}\n1 b 1 {}\n");
    assert_int_equal(COMMIT(f, 1, 1, 2, "{}", "phase=c"), IVN_OK);
    assert_int_equal(test_find(&f->ops, "phase", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "1 c 2 {}\n");
}

static void what_was_deleted_is_gone_with_its_keys_and_may_come_again(void **state)
{
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "phase=draft !reference=AB"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 4, 0, NULL, ""), IVN_ERROR_CONFLICT);
    assert_noted(f, "at 1\n");
    assert_int_equal(COMMIT(f, 1, 1, 0, NULL, ""), IVN_OK);
    assert_int_equal(test_load(&f->ops, 1, &f->notes), IVN_ERROR_NOT_FOUND);
    assert_int_equal(test_find(&f->ops, "phase", NULL, NULL, 10, 0, &f->notes), IVN_END);
    assert_noted(f, "");
    assert_int_equal(COMMIT(f, 2, 0, 1, "{}", "!reference=AB"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 0, 1, "{\"again\":true}", "phase=draft"), IVN_OK);
    assert_int_equal(ivn_memory_store_count(f->store), 2);
}

static void both_ends_of_a_range_are_included(void **state)
{
    static const struct {
        const char *from, *to, *found;
    } cases[] = {
        {NULL, NULL, "5  1 {}\n1 a 1 {}\n2 ab 1 {}\n3 b 1 {}\n4 c 1 {}\n"},
        {"a", "b", "1 a 1 {}\n2 ab 1 {}\n3 b 1 {}\n"},
        {"ab", "ab", "2 ab 1 {}\n"},
        {"aa", "az", "2 ab 1 {}\n"},
        {"b", NULL, "3 b 1 {}\n4 c 1 {}\n"},
        {NULL, "a", "5  1 {}\n1 a 1 {}\n"},
        {"", "", "5  1 {}\n"},
        {"d", NULL, ""},
        {"c", "a", ""},
    };
    fixture *f = *state;

    assert_int_equal(COMMIT(f, 4, 0, 1, "{}", "k=c kk=a"), IVN_OK);
    assert_int_equal(COMMIT(f, 3, 0, 1, "{}", "k=b j=a"), IVN_OK);
    assert_int_equal(COMMIT(f, 2, 0, 1, "{}", "k=ab"), IVN_OK);
    assert_int_equal(COMMIT(f, 1, 0, 1, "{}", "k=a"), IVN_OK);
    assert_int_equal(COMMIT(f, 5, 0, 1, "{}", "k="), IVN_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(test_find(&f->ops, "k", cases[i].from, cases[i].to, 10, 0, &f->notes), IVN_END);
        assert_noted(f, cases[i].found);
    }
}

static void pages_follow_each_other_by_key_and_id(void **state)
{
    fixture *f = *state;

    for (uint8_t i = 9; i > 0; i--)
        assert_int_equal(COMMIT(f, i, 0, 1, "{}", i % 2 ? "k=odd all=" : "k=even k=odd all="), IVN_OK);
    assert_int_equal(test_find(&f->ops, "k", "even", NULL, 5, 0, &f->notes), IVN_OK);
    assert_noted(f, "2 even 1 {}\n4 even 1 {}\n6 even 1 {}\n8 even 1 {}\n1 odd 1 {}\n");
    /* What is committed while somebody pages: what lies behind is not seen, what lies ahead is. */
    assert_int_equal(COMMIT(f, 3, 1, 2, "{}", "k=even"), IVN_OK);
    assert_int_equal(COMMIT(f, 8, 1, 0, NULL, ""), IVN_OK);
    assert_int_equal(test_find(&f->ops, "k", "even", NULL, 5, 1, &f->notes), IVN_OK);
    assert_noted(f, "2 odd 1 {}\n4 odd 1 {}\n5 odd 1 {}\n6 odd 1 {}\n7 odd 1 {}\n");
    assert_int_equal(test_find(&f->ops, "k", "even", NULL, 5, 1, &f->notes), IVN_END);
    assert_noted(f, "9 odd 1 {}\n");
    assert_int_equal(test_find(&f->ops, "k", "even", NULL, 5, 1, &f->notes), IVN_END);
    assert_noted(f, "");
}

static void a_page_that_ends_with_the_last_one_is_the_end(void **state)
{
    fixture *f = *state;

    for (uint8_t i = 1; i <= 4; i++)
        assert_int_equal(COMMIT(f, i, 0, 1, "{}", "k=x"), IVN_OK);
    assert_int_equal(test_find(&f->ops, "k", NULL, NULL, 4, 0, &f->notes), IVN_END);
    assert_int_equal(test_find(&f->ops, "k", NULL, NULL, 3, 0, &f->notes), IVN_OK);
}

static void all_records_come_in_the_order_of_their_ids(void **state)
{
    fixture *f = *state;
    char low[17];

    for (uint8_t i = 5; i > 0; i--)
        assert_int_equal(COMMIT(f, i, 0, 1, "{}", ""), IVN_OK);
    assert_int_equal(test_find(&f->ops, NULL, NULL, NULL, 3, 0, &f->notes), IVN_OK);
    assert_noted(f, "1 id 1 {}\n2 id 1 {}\n3 id 1 {}\n");
    assert_int_equal(test_find(&f->ops, NULL, NULL, NULL, 3, 1, &f->notes), IVN_END);
    assert_noted(f, "4 id 1 {}\n5 id 1 {}\n");
    memcpy(low, test_id(3), 16);
    low[16] = '\0';
    assert_int_equal(test_find(&f->ops, NULL, low, NULL, 9, 0, &f->notes), IVN_END);
    assert_noted(f, "3 id 1 {}\n4 id 1 {}\n5 id 1 {}\n");
    assert_int_equal(test_find(&f->ops, NULL, "\xab\xab", low, 9, 0, &f->notes), IVN_END);
    assert_noted(f, "1 id 1 {}\n2 id 1 {}\n3 id 1 {}\n");
    assert_int_equal(test_find(&f->ops, NULL, "\xac", NULL, 9, 0, &f->notes), IVN_END);
    assert_noted(f, "");
}

static void a_lower_bound_longer_than_an_id_leaves_out_the_id_it_begins_with(void **state)
{
    fixture *f = *state;
    char low[18];

    for (uint8_t i = 1; i <= 3; i++)
        assert_int_equal(COMMIT(f, i, 0, 1, "{}", ""), IVN_OK);
    memcpy(low, test_id(2), 16);
    low[16] = '!';
    low[17] = '\0';
    assert_int_equal(test_find(&f->ops, NULL, low, NULL, 9, 0, &f->notes), IVN_END);
    assert_noted(f, "3 id 1 {}\n");
}

static void a_push_that_is_refused_ends_the_page(void **state)
{
    fixture *f = *state;

    for (uint8_t i = 1; i <= 4; i++)
        assert_int_equal(COMMIT(f, i, 0, 1, "{}", "k=x"), IVN_OK);
    f->notes.refuse_at = 2;
    assert_int_equal(test_find(&f->ops, "k", NULL, NULL, 4, 0, &f->notes), IVN_ERROR_MEMORY);
    f->notes.refuse_at = 4;
    assert_int_equal(test_find(&f->ops, NULL, NULL, NULL, 4, 0, &f->notes), IVN_ERROR_MEMORY);
    assert_noted(f, "1 x 1 {}\n1 id 1 {}\n");
}

static void events_wait_in_the_outbox_until_they_are_dropped(void **state)
{
    fixture *f = *state;
    const ivn_outbox_event *event;

    assert_int_equal(test_commit(&f->ops, 1, 0, 1, "{}", "", 2, &f->notes), IVN_OK);
    for (uint32_t i = 1; i < 20; i++)
        assert_int_equal(test_commit(&f->ops, 1, i, i + 1, "{}", "", 3, &f->notes), IVN_OK);
    assert_int_equal(test_commit(&f->ops, 1, 20, 0, NULL, "", 1, &f->notes), IVN_OK);
    event = ivn_memory_store_event(f->store, 1);
    assert_int_equal(event->type, 2);
    assert_memory_equal(event->id, test_id(2), 16);
    assert_int_equal(event->body_size, 5);
    assert_memory_equal(event->body, "event", 5);
    assert_non_null(ivn_memory_store_event(f->store, 59));
    assert_null(ivn_memory_store_event(f->store, 60));
    ivn_memory_store_drop_events(f->store, 4);
    assert_int_equal(ivn_memory_store_event(f->store, 0)->type, 3);
    assert_non_null(ivn_memory_store_event(f->store, 55));
    assert_null(ivn_memory_store_event(f->store, 56));
    ivn_memory_store_drop_events(f->store, UINT64_MAX);
    assert_null(ivn_memory_store_event(f->store, 0));
}

static void a_store_that_is_not_there_is_empty(void **state)
{
    ivn_store_ops ops = {.size = 4};
    fixture *f = *state;

    assert_int_equal(ivn_memory_store_new(NULL, &f->store), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_memory_store_new(f->context, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_memory_store_ops(NULL, &ops), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_memory_store_ops(f->store, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_memory_store_ops(f->store, &ops), IVN_ERROR_SIZE);
    assert_int_equal(ivn_memory_store_count(NULL), 0);
    assert_null(ivn_memory_store_event(NULL, 0));
    ivn_memory_store_drop_events(NULL, 1);
    ivn_memory_store_free(NULL);
}

/* Whether a store holds what it held before: revision 1 of record 1, found by its old key, and one event. */
static int as_it_was(const ivn_memory_store *store, const ivn_store_ops *ops)
{
    notes seen;

    notes_init(&seen);
    return test_load(ops, 1, &seen) == IVN_OK && test_find(ops, "k", NULL, NULL, 9, 0, &seen) == IVN_END &&
           strcmp(seen.text, "1 {}\n1 old 1 {}\n") == 0 && ivn_memory_store_count(store) == 1 &&
           ivn_memory_store_event(store, 0) != NULL && ivn_memory_store_event(store, 1) == NULL;
}

static ivn_status commits(const ivn_context *context, void *user)
{
    ivn_store_ops ops = {.size = sizeof ops};
    ivn_memory_store *store = NULL;
    ivn_status status = ivn_memory_store_new(context, &store);
    notes seen;

    (void)user;
    notes_init(&seen);
    if (status != IVN_OK)
        return status;
    ivn_memory_store_ops(store, &ops);
    status = test_commit(&ops, 1, 0, 1, "{}", "k=old", 1, &seen);
    if (status == IVN_OK) {
        status = test_commit(&ops, 1, 1, 2, "{\"new\":1}", "k=new !u=1", 7, &seen);
        if (status == IVN_OK)
            status = test_commit(&ops, 2, 0, 1, "{}", "k=other", 8, &seen);
        else if (!as_it_was(store, &ops))
            status = IVN_ERROR_STORE;
    }
    if (status == IVN_OK)
        status = test_commit(&ops, 1, 2, 0, NULL, "", 2, &seen);
    ivn_memory_store_free(store);
    return status;
}

static void running_out_of_memory_changes_nothing(void **state)
{
    (void)state;
    failing_every_with_context(commits, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_was_committed_is_loaded),
        TEST(records_of_two_kinds_may_have_the_same_id),
        TEST(another_revision_than_expected_is_a_conflict_that_tells_the_actual_one),
        TEST(a_unique_key_of_another_record_is_taken_and_nothing_changes),
        TEST(a_conflict_goes_before_a_taken_key),
        TEST(keys_written_anew_keep_the_revision),
        TEST(a_key_that_stands_twice_counts_once),
        TEST(what_was_deleted_is_gone_with_its_keys_and_may_come_again),
        TEST(both_ends_of_a_range_are_included),
        TEST(pages_follow_each_other_by_key_and_id),
        TEST(a_page_that_ends_with_the_last_one_is_the_end),
        TEST(all_records_come_in_the_order_of_their_ids),
        TEST(a_lower_bound_longer_than_an_id_leaves_out_the_id_it_begins_with),
        TEST(a_push_that_is_refused_ends_the_page),
        TEST(events_wait_in_the_outbox_until_they_are_dropped),
        TEST(a_store_that_is_not_there_is_empty),
        cmocka_unit_test(running_out_of_memory_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
