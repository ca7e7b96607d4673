#include "store_support.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

static void note(notes *into, const char *format, ...)
{
    size_t used = strlen(into->text);
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(into->text + used, sizeof into->text - used, format, arguments);
    va_end(arguments);
    assert_in_range(length, 1, sizeof into->text - used - 1);
}

static ivn_status note_loaded(void *handle, uint32_t revision, const char *body, size_t size)
{
    note(handle, "%u %.*s\n", (unsigned)revision, (int)size, body);
    return IVN_OK;
}

static ivn_status note_conflict(void *handle, uint32_t revision)
{
    note(handle, "at %u\n", (unsigned)revision);
    return IVN_OK;
}

static ivn_status note_found(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                             uint32_t revision, const char *body, size_t size)
{
    notes *into = handle;

    if (++into->pushes == into->refuse_at)
        return IVN_ERROR_MEMORY;
    assert_int_equal(id_size, 16);
    assert_in_range(key_size, 0, sizeof into->last_key);
    memcpy(into->last_id, id, 16);
    memcpy(into->last_key, key, key_size);
    into->last_key_size = (uint32_t)key_size;
    if (key_size == 16 && memcmp(key, id, 16) == 0)
        note(into, "%u id", (unsigned)id[15]);
    else
        note(into, "%u %.*s", (unsigned)id[15], (int)key_size, (const char *)key);
    if (body != NULL)
        note(into, " %u %.*s", (unsigned)revision, (int)size, body);
    note(into, "\n");
    return IVN_OK;
}

static ivn_status note_code(void *handle, int32_t code)
{
    note(handle, "code %d\n", (int)code);
    return IVN_OK;
}

void notes_init(notes *into)
{
    memset(into, 0, sizeof *into);
    into->load = (ivn_load_sink){sizeof into->load, 0, into, note_loaded, note_code};
    into->commit = (ivn_commit_sink){sizeof into->commit, 0, into, note_conflict, note_code};
    into->find = (ivn_find_sink){sizeof into->find, 0, into, note_found, note_code};
}

const uint8_t *test_id(uint8_t number)
{
    static _Thread_local uint8_t ids[8][16];
    static _Thread_local uint32_t next;
    uint8_t *id = ids[next++ % 8];

    memset(id, 0xab, 15);
    id[15] = number;
    return id;
}

/* Splits "a=b !c=d" in place. */
static uint32_t split_keys(char *text, ivn_index_key *keys, uint32_t most)
{
    uint32_t count = 0;

    while (*text != '\0') {
        char *word = text, *value = strchr(word, '=');

        text += strcspn(text, " ");
        if (*text != '\0')
            *text++ = '\0';
        assert_true(value != NULL && count < most);
        *value++ = '\0';
        keys[count] = (ivn_index_key){.size = sizeof *keys,
                                      .unique = *word == '!' ? IVN_YES : IVN_NO,
                                      .name = word + (*word == '!'),
                                      .data = (const uint8_t *)value,
                                      .length = (uint32_t)strlen(value)};
        count += 1;
    }
    return count;
}

ivn_status test_commit(const ivn_store_ops *ops, uint8_t id, uint32_t expected, uint32_t revision, const char *body,
                       const char *keys, uint32_t event_count, notes *into)
{
    ivn_index_key list[16];
    const ivn_index_key *pointers[16];
    ivn_outbox_event event[8];
    const ivn_outbox_event *events[8];
    char text[512];
    ivn_batch batch = {.size = sizeof batch, .kind = 1, .id = test_id(id), .expected = expected, .revision = revision};

    snprintf(text, sizeof text, "%s", keys);
    batch.key_count = split_keys(text, list, 16);
    for (uint32_t i = 0; i < batch.key_count; i++)
        pointers[i] = &list[i];
    for (uint32_t i = 0; i < event_count; i++) {
        event[i] = (ivn_outbox_event){
            .size = sizeof *event, .type = i + 1, .id = test_id((uint8_t)(i + 1)), .body = "event", .body_size = 5};
        events[i] = &event[i];
    }
    batch.keys = pointers;
    batch.events = events;
    batch.event_count = event_count;
    batch.body = body;
    batch.body_size = body == NULL ? 0 : (uint32_t)strlen(body);
    return ops->commit(ops->user, &batch, &into->commit);
}

ivn_status test_load(const ivn_store_ops *ops, uint8_t id, notes *into)
{
    return ops->load(ops->user, 1, test_id(id), &into->load);
}

ivn_status test_find(const ivn_store_ops *ops, const char *name, const char *from, const char *to, uint32_t page,
                     int on, notes *into)
{
    ivn_query query = {.size = sizeof query, .kind = 1, .name = name, .page = page, .bodies = IVN_YES};
    uint8_t id[16], key[64];

    if (from != NULL) {
        query.from = (const uint8_t *)from;
        query.from_size = (uint32_t)strlen(from);
    }
    query.bounded = to != NULL ? IVN_YES : IVN_NO;
    if (to != NULL) {
        query.to = (const uint8_t *)to;
        query.to_size = (uint32_t)strlen(to);
    }
    if (on) {
        query.after_id = memcpy(id, into->last_id, sizeof id);
        query.after_key = memcpy(key, into->last_key, sizeof key);
        query.after_key_size = into->last_key_size;
    }
    return ops->find(ops->user, &query, &into->find);
}
