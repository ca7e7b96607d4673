/*
 * A store beside the store in memory: the same calls at random, the same answers, and the same events.
 */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store_support.h"
#include "test.h"

#define CALLS 400
#define IDS 12

typedef struct both {
    const oracle_store *of;
    ivn_context *context;
    ivn_memory_store *memory;
    void *store;
    ivn_store_ops memory_ops, store_ops;
    notes memory_notes, store_notes;
    uint64_t seed;
    uint32_t revisions[IDS];
} both;

static uint32_t below(both *b, uint32_t limit)
{
    b->seed = b->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(b->seed >> 33) % limit;
}

static void assert_same_notes(both *b)
{
    assert_string_equal(b->store_notes.text, b->memory_notes.text);
    b->store_notes.text[0] = '\0';
    b->memory_notes.text[0] = '\0';
}

/* Keys with odd bytes and of no bytes; some unique, some of which another record has. */
static void say_keys(both *b, char *out, size_t room)
{
    static const char *const keys[] = {"a=",
                                       "a=x",
                                       "a=xy",
                                       "b=\xff",
                                       "b=\xff\xff",
                                       "b=\x01",
                                       "!u=1",
                                       "!u=2",
                                       "!u=3",
                                       "!u=",
                                       "aa=x",
                                       "c=x",
                                       "c=y",
                                       "c=z",
                                       "d=\xe2\x82\xac",
                                       "a=x",
                                       "long=0123456789012345678901234567890123456789"};
    size_t used = 0;

    out[0] = '\0';
    for (uint32_t i = below(b, 9); i > 0; i--) {
        const char *key = keys[below(b, sizeof keys / sizeof *keys)];

        used += (size_t)snprintf(out + used, room - used, "%s%s", used > 0 ? " " : "", key);
    }
}

static void commit_both(both *b)
{
    uint32_t at = below(b, IDS), expected = b->revisions[at], revision, events = below(b, 4);
    int deletes = below(b, 10) == 0;
    char keys[512], body[64];
    ivn_status status;

    if (below(b, 8) == 0)
        expected = below(b, 4);
    revision = deletes ? 0 : expected + (below(b, 10) > 0 || expected == 0);
    say_keys(b, keys, sizeof keys);
    snprintf(body, sizeof body, "{\"n\":%u}", (unsigned)below(b, 1000000));
    if (deletes)
        keys[0] = '\0';
    status = test_commit(&b->memory_ops, (uint8_t)at, expected, revision, deletes ? NULL : body, keys, events,
                         &b->memory_notes);
    assert_int_equal(test_commit(&b->store_ops, (uint8_t)at, expected, revision, deletes ? NULL : body, keys, events,
                                 &b->store_notes),
                     status);
    assert_true(status == IVN_OK || status == IVN_ERROR_CONFLICT || status == IVN_ERROR_TAKEN);
    if (status == IVN_OK)
        b->revisions[at] = revision;
}

static void find_both(both *b)
{
    static const char *const names[] = {"a", "b", "c", "aa", "u", "long", "nobody", NULL};
    static const char *const bounds[] = {NULL, "", "x", "xx", "\xff", "1", "2", "\xab\xab", "zzz"};
    const char *name = names[below(b, 8)], *from = bounds[below(b, 9)], *to = bounds[below(b, 9)];
    uint32_t page = 1 + below(b, 6);
    ivn_status status;

    for (int on = 0;; on = 1) {
        status = test_find(&b->memory_ops, name, from, to, page, on, &b->memory_notes);
        assert_int_equal(test_find(&b->store_ops, name, from, to, page, on, &b->store_notes), status);
        assert_same_notes(b);
        if (status != IVN_OK)
            break;
    }
    assert_int_equal(status, IVN_END);
}

static ivn_status compare_event(void *user, const ivn_outbox_event *event)
{
    const ivn_outbox_event *other = ivn_memory_store_event(user, 0);

    assert_non_null(other);
    assert_int_equal(event->type, other->type);
    assert_int_equal(event->body_size, other->body_size);
    assert_memory_equal(event->body, other->body, event->body_size);
    assert_memory_equal(event->id, other->id, IVN_ID_BYTES);
    ivn_memory_store_drop_events(user, 1);
    return IVN_OK;
}

static void call_both(both *b)
{
    uint32_t at = below(b, IDS);

    switch (below(b, 4)) {
    case 0:
        find_both(b);
        break;
    case 1:
        assert_int_equal(test_load(&b->store_ops, (uint8_t)at, &b->store_notes),
                         test_load(&b->memory_ops, (uint8_t)at, &b->memory_notes));
        break;
    default:
        commit_both(b);
    }
    assert_same_notes(b);
}

static void open_both(both *b, uint32_t round)
{
    b->seed = round;
    memset(b->revisions, 0, sizeof b->revisions);
    notes_init(&b->memory_notes);
    notes_init(&b->store_notes);
    b->memory_ops.size = sizeof b->memory_ops;
    assert_int_equal(ivn_memory_store_new(b->context, &b->memory), IVN_OK);
    assert_int_equal(ivn_memory_store_ops(b->memory, &b->memory_ops), IVN_OK);
    b->store_ops.size = sizeof b->store_ops;
    b->store = b->of->open(round, &b->store_ops);
    assert_non_null(b->store);
}

static void close_both(both *b)
{
    assert_int_equal(b->of->events(b->store, compare_event, b->memory), IVN_END);
    assert_null(ivn_memory_store_event(b->memory, 0));
    b->of->close(b->store);
    ivn_memory_store_free(b->memory);
}

void assert_answers_as_memory(const oracle_store *of, uint32_t rounds)
{
    static both b;

    b.of = of;
    if (getenv("IVN_TEST_FULL") != NULL)
        rounds *= 20;
    assert_int_equal(ivn_context_new(NULL, &b.context), IVN_OK);
    for (uint32_t round = 1; round <= rounds; round++) {
        open_both(&b, round);
        for (uint32_t i = 0; i < CALLS; i++)
            call_both(&b);
        close_both(&b);
    }
    ivn_context_free(b.context);
}
