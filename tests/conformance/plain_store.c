#include "plain_store.h"

#include <stdlib.h>
#include <string.h>

enum { BUSY = -5, FAILED = -6 }; /* codes of its own */

typedef struct row {
    uint32_t kind, revision;
    uint8_t id[IVN_ID_BYTES];
    const char *body, *first_body;
    size_t body_size, first_size;
    uint32_t key_count;
    int deleted;
} row;

typedef struct key_row {
    uint32_t kind, size;
    const char *name;
    const uint8_t *bytes;
    uint8_t id[IVN_ID_BYTES];
    int unique;
} key_row;

typedef struct event_row {
    uint8_t id[IVN_ID_BYTES], record[IVN_ID_BYTES];
    uint32_t type, size;
    const char *body;
} event_row;

/* What a transaction copies, and puts back. */
typedef struct contents {
    row *rows;
    key_row *keys;
    event_row *events;
    uint32_t row_count, key_count, event_count;
} contents;

typedef struct handle {
    plain_store *store;
    contents seen; /* by a handle that keeps a copy */
    uint32_t offset;
    int stuck;
} handle;

struct plain_store {
    defect defect;
    contents now, at_open;
    void **blocks;
    size_t block_count;
    handle handles[2];
    uint32_t open;
    uint32_t fail_at, steps;
    int met;
    const handle *locked;
    ivn_load_sink kept;
};

/* ---- Memory: all of it goes with the store ----------------------------------------------------------------------- */

static void *take(plain_store *store, size_t bytes)
{
    void *made = malloc(bytes == 0 ? 1 : bytes);

    store->blocks = realloc(store->blocks, (store->block_count + 1) * sizeof *store->blocks);
    store->blocks[store->block_count++] = made;
    return made;
}

static void *copied(plain_store *store, const void *data, size_t size)
{
    void *made;

    if (store->defect == KEEPS_POINTERS)
        return (void *)(uintptr_t)data;
    made = take(store, size);
    if (size > 0)
        memcpy(made, data, size);
    return made;
}

static void drop_contents(contents *of)
{
    free(of->rows);
    free(of->keys);
    free(of->events);
    *of = (contents){0};
}

static void *copy_list(const void *list, size_t count, size_t size)
{
    void *made = malloc((count + 1) * size);

    if (count > 0)
        memcpy(made, list, count * size);
    return made;
}

static contents copy_contents(const contents *of)
{
    contents made = *of;

    made.rows = copy_list(of->rows, of->row_count, sizeof *of->rows);
    made.keys = copy_list(of->keys, of->key_count, sizeof *of->keys);
    made.events = copy_list(of->events, of->event_count, sizeof *of->events);
    return made;
}

/* ---- Comparing --------------------------------------------------------------------------------------------------- */

static int fold(int c)
{
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

static uint32_t without_blanks(const uint8_t *bytes, uint32_t size)
{
    while (size > 0 && bytes[size - 1] == ' ')
        size--;
    return size;
}

static uint32_t up_to_nul(const uint8_t *bytes, uint32_t size)
{
    const uint8_t *nul = size == 0 ? NULL : memchr(bytes, 0, size);

    return nul == NULL ? size : (uint32_t)(nul - bytes);
}

static int compare(defect d, const uint8_t *a, uint32_t a_size, const uint8_t *b, uint32_t b_size)
{
    if (d == STRINGS) {
        a_size = up_to_nul(a, a_size);
        b_size = up_to_nul(b, b_size);
    }
    if (d == IGNORES_TRAILING_BLANKS) {
        a_size = without_blanks(a, a_size);
        b_size = without_blanks(b, b_size);
    }
    for (uint32_t i = 0; i < a_size && i < b_size; i++) {
        int x = d == SIGNED_BYTES ? (int8_t)a[i] : a[i], y = d == SIGNED_BYTES ? (int8_t)b[i] : b[i];

        if (d == FOLDS_CASE) {
            x = fold(x);
            y = fold(y);
        }
        if (x != y)
            return x < y ? -1 : 1;
    }
    if (a_size == b_size)
        return 0;
    return (a_size < b_size) == (d != LONGER_FIRST) ? -1 : 1;
}

static int same_id(defect d, const uint8_t *a, const uint8_t *b)
{
    if (d == ID_TO_NUL)
        return strncmp((const char *)a, (const char *)b, IVN_ID_BYTES) == 0;
    return memcmp(a, b, d == HALF_AN_ID ? IVN_ID_BYTES / 2 : IVN_ID_BYTES) == 0;
}

static int same_name(defect d, const char *a, const char *b)
{
    while (*a != '\0' && (*a == *b || (d == FOLDS_CASE_OF_NAMES && fold(*a) == fold(*b)))) {
        a++;
        b++;
    }
    return *a == *b;
}

/* ---- Steps that can fail ----------------------------------------------------------------------------------------- */

static int step(plain_store *store)
{
    store->steps += 1;
    if (store->fail_at == 0 || store->steps != store->fail_at)
        return 1;
    store->met = 1;
    return 0;
}

static ivn_status fail_at(void *user, uint32_t n)
{
    plain_store *store = user;
    int met = store->met;

    store->fail_at = n;
    store->steps = 0;
    store->met = 0;
    return n == 0 && !met ? IVN_END : IVN_OK;
}

/* ---- Load -------------------------------------------------------------------------------------------------------- */

static row *find_row(plain_store *store, contents *in, uint32_t kind, const uint8_t *id)
{
    for (uint32_t i = 0; i < in->row_count; i++)
        if ((in->rows[i].kind == kind || store->defect == LOAD_IGNORES_KIND) &&
            same_id(store->defect, in->rows[i].id, id))
            return &in->rows[i];
    return NULL;
}

/* A handle that keeps a copy looks at what it has seen when it was opened and what it wrote itself. */
static contents *seen_by(handle *h)
{
    return h->store->defect == STALE_CACHE ? &h->seen : &h->store->now;
}

static void refresh(handle *h)
{
    drop_contents(&h->seen);
    h->seen = copy_contents(&h->store->now);
}

static ivn_status push_loaded(handle *h, const row *found, const ivn_load_sink *sink)
{
    defect d = h->store->defect;
    ivn_status status = IVN_OK;

    if (d == LOAD_WITHOUT_BODY)
        status = sink->record(sink->handle, found->revision, NULL, 0);
    else if (d == LOAD_HUGE)
        status = sink->record(sink->handle, found->revision, found->body, SIZE_MAX);
    else if (d != LOAD_PUSHES_NOTHING)
        status = sink->record(sink->handle, found->revision, found->body, found->body_size);
    if (d == LOAD_PUSHES_TWICE)
        status = sink->record(sink->handle, found->revision, found->body, found->body_size);
    if (status < 0 && d == STUCK_AFTER_REFUSAL)
        h->stuck = 1;
    if (status < 0)
        return status;
    return d == LOAD_PUSHES_AND_FINDS_NONE ? IVN_ERROR_NOT_FOUND : IVN_OK;
}

static ivn_status load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    handle *h = user;
    const row *found;

    if (h->stuck) {
        sink->host_code(sink->handle, 77);
        return BUSY;
    }
    if (!step(h->store))
        return h->store->defect == FAILED_LOAD_IS_NONE ? IVN_ERROR_NOT_FOUND : FAILED;
    h->store->kept = *sink;
    found = find_row(h->store, seen_by(h), kind, id);
    if (found == NULL && h->store->defect == LOAD_INVENTS)
        sink->record(sink->handle, 1, "{}", 2);
    if (found == NULL || (found->deleted && h->store->defect != RESURRECTS))
        return IVN_ERROR_NOT_FOUND;
    return push_loaded(h, found, sink);
}

/* ---- Find -------------------------------------------------------------------------------------------------------- */

static int is_within(const plain_store *store, const ivn_query *query, const key_row *key)
{
    defect d = store->defect;
    int to;

    if (compare(d, key->bytes, key->size, query->from, query->from_size) < (d == EXCLUSIVE_FROM))
        return 0;
    if (query->bounded != IVN_YES && d != IGNORES_BOUNDED)
        return 1;
    if (d == EMPTY_TO_IS_NO_BOUND && query->to_size == 0)
        return 1;
    to = compare(d, key->bytes, key->size, query->to, query->to_size);
    return d == EXCLUSIVE_TO ? to < 0 : to <= 0;
}

static int is_after(const plain_store *store, const ivn_query *query, const key_row *key)
{
    defect d = store->defect;
    int order, id;

    if (query->after_id == NULL || d == AFTER_BY_COUNT)
        return 1;
    order = compare(d, key->bytes, key->size, query->after_key, query->after_key_size);
    id = memcmp(key->id, query->after_id, IVN_ID_BYTES);
    if (d == AFTER_BY_ID_ONLY)
        return id > 0;
    if (d == AFTER_BY_KEY_ONLY)
        return order > 0;
    return order != 0 ? order > 0 : d == AFTER_INCLUDED ? id >= 0 : id > 0;
}

static int is_asked_for(const plain_store *store, const ivn_query *query, const key_row *key)
{
    return (key->kind == query->kind || store->defect == FIND_IGNORES_KIND) &&
           (query->name == NULL || same_name(store->defect, key->name, query->name)) && is_within(store, query, key) &&
           is_after(store, query, key);
}

static int comes_first(defect d, const key_row *a, const key_row *b)
{
    const uint32_t most = d == SORTS_BY_FIRST_BYTES ? 255 : IVN_MOST_KEY_BYTES;
    int order = compare(d, a->bytes, a->size < most ? a->size : most, b->bytes, b->size < most ? b->size : most);

    if (order != 0 || d == NOT_SORTED_BY_ID)
        return order < 0;
    return memcmp(a->id, b->id, IVN_ID_BYTES) < 0;
}

/* Behind those of a sorted list that do not come after it. */
static uint32_t place_among(defect d, const key_row *list, uint32_t count, const key_row *key)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (comes_first(d, key, &list[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The first keys of the name, or ids as keys, in their order, by insertion: as many as a page needs. */
static uint32_t collect(plain_store *store, contents *in, const ivn_query *query, key_row *out)
{
    uint32_t count = 0, all = query->name != NULL ? in->key_count : in->row_count;
    uint32_t room = store->defect == AFTER_BY_COUNT ? all : query->page + 2;

    for (uint32_t i = 0; i < all; i++) {
        key_row key;
        uint32_t at;

        if (query->name != NULL)
            key = in->keys[i];
        else {
            key = (key_row){.kind = in->rows[i].kind, .size = IVN_ID_BYTES, .bytes = in->rows[i].id};
            memcpy(key.id, in->rows[i].id, IVN_ID_BYTES);
            if (in->rows[i].deleted || (store->defect == ALL_NEED_KEYS && in->rows[i].key_count == 0))
                continue;
        }
        if (!is_asked_for(store, query, &key))
            continue;
        if (store->defect == EACH_RECORD_ONCE) {
            uint32_t j = 0;

            while (j < count && memcmp(out[j].id, key.id, IVN_ID_BYTES) != 0)
                j++;
            if (j < count)
                continue;
        }
        at = place_among(store->defect, out, count, &key);
        if (at == room)
            continue;
        count += count < room;
        memmove(out + at + 1, out + at, (count - 1 - at) * sizeof *out);
        out[at] = key;
    }
    return count;
}

static ivn_status push_found(handle *h, contents *in, const key_row *key, const ivn_query *query,
                             const ivn_find_sink *sink)
{
    static const char text[] = "00000000-0000-0000-0000-000000000000";
    defect d = h->store->defect;
    const row *found = query->bodies != IVN_YES ? NULL : find_row(h->store, in, query->kind, key->id);
    const uint8_t *id = d == ID_AS_TEXT ? (const uint8_t *)text : key->id, *bytes = key->bytes;
    size_t id_size = d == ID_AS_TEXT ? sizeof text - 1 : IVN_ID_BYTES, size = key->size, body_size;
    uint32_t revision;

    if (d == FIND_HUGE_KEY)
        size = SIZE_MAX;
    if (d == FIND_NULL_KEY)
        bytes = NULL;
    if (d == ALL_WITH_OTHER_KEY && query->name == NULL)
        bytes = (const uint8_t *)text;
    if (found == NULL || (d != FIND_WITH_FIRST_BODY && key->bytes == found->id))
        return sink->record(sink->handle, id, id_size, bytes, size, 0, NULL, 0);
    revision = d == BODY_WITHOUT_REVISION ? 0 : d == FIND_WITH_OLD_REVISION ? 1 : found->revision;
    body_size = d == FIND_HUGE_BODY ? SIZE_MAX : found->body_size;
    if (d == FIND_WITH_FIRST_BODY)
        return sink->record(sink->handle, id, id_size, bytes, size, revision, found->first_body, found->first_size);
    return sink->record(sink->handle, id, id_size, bytes, size, revision, found->body, body_size);
}

/* Pushes what was collected; *pushed: how many. */
static ivn_status push_page(handle *h, contents *in, const key_row *keys, uint32_t count, const ivn_query *query,
                            const ivn_find_sink *sink)
{
    defect d = h->store->defect;
    uint32_t first = query->after_id == NULL ? 0 : h->offset, page = query->page + (d == PAGE_TOO_LONG), i;

    if (d != AFTER_BY_COUNT)
        first = 0;
    for (i = first; i < count && i - first < page; i++) {
        ivn_status status = IVN_OK;

        if (!step(h->store))
            return d == FAILED_FIND_IS_END ? IVN_END : FAILED;
        status = push_found(h, in, &keys[i], query, sink);
        if (status < 0 && d == STUCK_AFTER_REFUSAL)
            h->stuck = 1;
        if (status < 0 && d != PUSHES_ON)
            return status;
    }
    h->offset = i;
    if (d == END_TOO_EARLY)
        return IVN_END;
    return i < count || (d == OK_AT_THE_END && i == count) ? IVN_OK : IVN_END;
}

static ivn_status find(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    handle *h = user;
    plain_store *store = h->store;
    contents *in = seen_by(h);
    key_row *keys;
    ivn_status status;

    if (h->stuck)
        return BUSY;
    if (store->defect == PUSHES_LATE && store->kept.record != NULL)
        store->kept.record(store->kept.handle, 1, "1", 1);
    if (!step(store))
        return store->defect == FAILED_FIND_IS_END ? IVN_END : FAILED;
    keys = malloc((in->key_count + in->row_count + 1) * sizeof *keys);
    status = push_page(h, in, keys, collect(store, in, query, keys), query, sink);
    free(keys);
    return status;
}

/* ---- Commit ------------------------------------------------------------------------------------------------------ */

static int is_taken(plain_store *store, const ivn_batch *batch, const ivn_index_key *key)
{
    defect d = store->defect;

    if (key->unique != IVN_YES || d == UNIQUE_NOT_CHECKED)
        return 0;
    for (uint32_t i = 0; i < store->now.key_count; i++) {
        const key_row *other = &store->now.keys[i];

        if (other->unique && (other->kind == batch->kind || d == UNIQUE_ACROSS_KINDS) &&
            (strcmp(other->name, key->name) == 0 || d == UNIQUE_IGNORES_NAME) &&
            compare(d, other->bytes, other->size, key->data, key->length) == 0 &&
            (memcmp(other->id, batch->id, IVN_ID_BYTES) != 0 || d == TAKEN_BY_ITSELF))
            return 1;
    }
    return 0;
}

static int some_taken(plain_store *store, const ivn_batch *batch)
{
    for (uint32_t i = 0; i < batch->key_count; i++)
        if (is_taken(store, batch, batch->keys[i]))
            return 1;
    return 0;
}

static void drop_keys(plain_store *store, const ivn_batch *batch, int erased)
{
    contents *now = &store->now;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < now->key_count; i++) {
        const key_row *key = &now->keys[i];
        int own = key->kind == batch->kind && memcmp(key->id, batch->id, IVN_ID_BYTES) == 0;

        if (!own || (store->defect == FORGETS_OLD_KEYS && !erased) ||
            (store->defect == KEYS_OUTLIVE_RECORD && erased) ||
            (store->defect == UNIQUE_UNTIL_DELETED && key->unique && !erased))
            now->keys[kept++] = now->keys[i];
    }
    now->key_count = kept;
}

static int add_key(plain_store *store, const ivn_batch *batch, const ivn_index_key *key)
{
    contents *now = &store->now;
    key_row made = {.kind = batch->kind, .size = key->length, .unique = key->unique == IVN_YES};

    if (!step(store))
        return 0;
    if (store->defect == LOSES_EMPTY_KEYS && key->length == 0)
        return 1;
    if (store->defect == CUT_AT_NUL)
        made.size = up_to_nul(key->data, key->length);
    if (store->defect == CUTS_LONG_KEYS && made.size > 255)
        made.size = 255;
    made.name = copied(store, key->name, strlen(key->name) + 1);
    made.bytes = copied(store, key->data, made.size);
    memcpy(made.id, batch->id, IVN_ID_BYTES);
    now->keys = realloc(now->keys, (now->key_count + 1) * sizeof *now->keys);
    now->keys[now->key_count++] = made;
    return 1;
}

static int add_keys(plain_store *store, const ivn_batch *batch)
{
    uint32_t count = batch->key_count;

    if (store->defect == AT_MOST_64_KEYS && count > 64)
        count = 64;
    for (uint32_t i = 0; i < count; i++)
        if (!add_key(store, batch, batch->keys[i]))
            return 0;
    return 1;
}

static int add_event(plain_store *store, const ivn_batch *batch, const ivn_outbox_event *event)
{
    contents *now = &store->now;
    event_row made = {.type = event->type, .size = event->body_size};
    uint32_t at = now->event_count;

    if (!step(store))
        return 0;
    memcpy(made.id, event->id, IVN_ID_BYTES);
    memcpy(made.record, batch->id, IVN_ID_BYTES);
    if (store->defect == EVENT_IDS_OF_ITS_OWN)
        made.id[15] = (uint8_t)at;
    if (store->defect == EVENT_TYPES_LOST)
        made.type = 1;
    if (store->defect == EVENT_BODIES_CUT)
        made.size -= 1;
    made.body = copied(store, event->body, made.size);
    now->events = realloc(now->events, (at + 1) * sizeof *now->events);
    if (store->defect == EVENTS_IN_FRONT) {
        if (at > 0)
            memmove(now->events + 1, now->events, at * sizeof *now->events);
        at = 0;
    }
    now->events[at] = made;
    now->event_count += 1;
    return 1;
}

static int add_events(plain_store *store, const ivn_batch *batch)
{
    uint32_t count = batch->event_count;

    if (store->defect == LOSES_LAST_EVENT && count > 1)
        count -= 1;
    for (uint32_t i = 0; i < count; i++)
        if (!add_event(store, batch, batch->events[store->defect == EVENTS_REVERSED ? count - 1 - i : i]))
            return 0;
    return 1;
}

static void trim(const char *body, size_t *size)
{
    while (*size > 1 && (body[*size - 1] == ' ' || body[*size - 1] == '\n' || body[*size - 1] == '\r'))
        *size -= 1;
}

/* Without the blanks outside of strings, as a database's own type for JSON writes it. */
static size_t rewrite(char *body, size_t size)
{
    size_t kept = 0;
    int inside = 0;

    for (size_t i = 0; i < size; i++) {
        inside ^= body[i] == '"' && (i == 0 || body[i - 1] != '\\');
        if (inside || memchr(" \t\r\n", body[i], 4) == NULL)
            body[kept++] = body[i];
    }
    return kept;
}

static int write_row(plain_store *store, const ivn_batch *batch, row *old)
{
    contents *now = &store->now;
    row made = old != NULL ? *old : (row){.kind = batch->kind};
    size_t size = store->defect == BODY_TO_NUL ? strlen(batch->body) : batch->body_size;

    if (!step(store))
        return 0;
    if (store->defect == BODY_TRIMMED)
        trim(batch->body, &size);
    if (store->defect == BODY_UP_TO_64K && size > 65535)
        size = 65535;
    memcpy(made.id, batch->id, IVN_ID_BYTES);
    if (store->defect != KEYS_ANEW_WITHOUT_BODY || batch->revision != batch->expected) {
        made.body = copied(store, batch->body, size);
        made.body_size = store->defect == BODY_REWRITTEN ? rewrite((char *)(uintptr_t)made.body, size) : size;
    }
    if (made.first_body == NULL || old == NULL || old->deleted) {
        made.first_body = made.body;
        made.first_size = made.body_size;
    }
    made.revision = store->defect == COUNTS_REVISIONS_ITSELF ? batch->expected + 1 : batch->revision;
    made.key_count = batch->key_count;
    made.deleted = 0;
    if (old != NULL) {
        *old = made;
        return 1;
    }
    now->rows = realloc(now->rows, (now->row_count + 1) * sizeof *now->rows);
    now->rows[now->row_count++] = made;
    return 1;
}

static int erase_row(plain_store *store, const ivn_batch *batch, row *old)
{
    contents *now = &store->now;
    uint32_t kept = 0;

    if (!step(store))
        return 0;
    if (old != NULL && store->defect == RESURRECTS) {
        old->deleted = 1;
        old->revision = 0;
    } else if (old != NULL)
        *old = now->rows[--now->row_count];
    drop_keys(store, batch, 1);
    for (uint32_t i = 0; i < now->event_count; i++)
        if (store->defect != EVENTS_GO_WITH_RECORD || memcmp(now->events[i].record, batch->id, IVN_ID_BYTES) != 0)
            now->events[kept++] = now->events[i];
    now->event_count = kept;
    return 1;
}

/* 0: a step failed, and half of it may be done. */
static int work(plain_store *store, const ivn_batch *batch, row *old)
{
    if (!step(store))
        return 0;
    if (batch->revision == 0)
        return erase_row(store, batch, old) && add_events(store, batch);
    if (!write_row(store, batch, old))
        return 0;
    drop_keys(store, batch, 0);
    return add_keys(store, batch) && add_events(store, batch);
}

static ivn_status tell_conflict(handle *h, const ivn_batch *batch, uint32_t revision, const ivn_commit_sink *sink)
{
    plain_store *store = h->store;
    ivn_status status = IVN_OK;

    if (store->defect == EVENTS_ON_CONFLICT)
        add_events(store, batch);
    if (store->defect == LOCKS_ON_CONFLICT)
        store->locked = h;
    if (store->defect != CONFLICT_WITHOUT_REVISION)
        status = sink->conflict(sink->handle, store->defect == CONFLICT_WITH_EXPECTED ? batch->expected : revision);
    if (store->defect == CONFLICT_TWICE)
        status = sink->conflict(sink->handle, revision);
    if (status < 0 && store->defect == STUCK_AFTER_REFUSAL)
        h->stuck = 1;
    if (status < 0 && store->defect == WRITES_THOUGH_REFUSED)
        work(store, batch, find_row(store, &store->now, batch->kind, batch->id));
    return status < 0 ? status : IVN_ERROR_CONFLICT;
}

/* Whether the revision that is there is taken for the one that is expected. */
static int is_expected(const plain_store *store, const ivn_batch *batch, uint32_t revision)
{
    if (revision == batch->expected || store->defect == IGNORES_EXPECTED)
        return 1;
    if (store->defect == IGNORES_EXPECTED_OF_DELETION)
        return batch->revision == 0;
    if (store->defect == REPLACES_WHERE_IT_CREATES)
        return batch->expected == 0;
    return store->defect == CREATES_WHERE_IT_REPLACES && revision == 0;
}

/* What a commit answers of which a step has failed; `before` is taken where it is put back. */
static ivn_status answer_failure(handle *h, const ivn_batch *batch, contents *before, const ivn_commit_sink *sink)
{
    plain_store *store = h->store;

    if (store->defect != HALF_A_COMMIT && store->defect != HALF_AND_UNKNOWN) {
        drop_contents(&store->now);
        store->now = *before;
        *before = (contents){0};
    }
    switch (store->defect) {
    case STUCK_AFTER_FAILURE:
        h->stuck = 1;
        return FAILED;
    case LOCKED_AFTER_FAILURE:
        store->locked = h;
        return FAILED;
    case FAILURE_IS_CONFLICT:
        sink->conflict(sink->handle, 0);
        return IVN_ERROR_CONFLICT;
    case UNKNOWN_DONE: /* the message that it was done got lost */
        work(store, batch, find_row(store, &store->now, batch->kind, batch->id));
        return IVN_ERROR_OUTCOME_UNKNOWN;
    case UNKNOWN_NOT_DONE:
    case HALF_AND_UNKNOWN:
        return IVN_ERROR_OUTCOME_UNKNOWN;
    case FAILURE_IS_POSITIVE:
        return -FAILED;
    default:
        return store->defect == FAILURE_IS_DONE ? IVN_OK : FAILED;
    }
}

static ivn_status transact(handle *h, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    plain_store *store = h->store;
    row *old = find_row(store, &store->now, batch->kind, batch->id);
    uint32_t revision = old == NULL ? 0 : old->revision;
    contents before = {0};
    ivn_status status = IVN_OK;

    if (store->defect == TAKEN_BEFORE_CONFLICT && some_taken(store, batch))
        return IVN_ERROR_TAKEN;
    if (!is_expected(store, batch, revision))
        return tell_conflict(h, batch, revision, sink);
    if (some_taken(store, batch)) {
        if (store->defect == EVENTS_ON_TAKEN)
            add_events(store, batch);
        return IVN_ERROR_TAKEN;
    }
    if (store->fail_at > 0)
        before = copy_contents(&store->now);
    if (!work(store, batch, old))
        status = answer_failure(h, batch, &before, sink);
    drop_contents(&before);
    if (status == IVN_OK && store->defect == REVISION_THOUGH_DONE)
        sink->conflict(sink->handle, batch->revision);
    return status == IVN_OK && store->defect == ANSWERS_ONE ? 1 : status;
}

static ivn_status commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    handle *h = user;
    ivn_status status;

    if (h->stuck || (h->store->locked != NULL && h->store->locked != h))
        return BUSY;
    h->store->locked = NULL;
    if (!step(h->store))
        return FAILED;
    status = transact(h, batch, sink);
    if (h->store->defect == STALE_CACHE)
        refresh(h);
    return status;
}

/* ---- The host ---------------------------------------------------------------------------------------------------- */

static ivn_status reset(void *user)
{
    plain_store *store = user;

    drop_contents(&store->now);
    drop_contents(&store->at_open);
    for (size_t i = 0; i < store->block_count; i++)
        free(store->blocks[i]);
    store->block_count = 0;
    store->locked = NULL;
    store->kept = (ivn_load_sink){.size = 0};
    return IVN_OK;
}

static ivn_status open_handle(void *user, ivn_store_ops *out)
{
    plain_store *store = user;
    handle *h = &store->handles[store->open];

    if (store->open == 2)
        return IVN_END;
    *h = (handle){.store = store};
    if (store->open++ == 0) {
        drop_contents(&store->at_open);
        store->at_open = copy_contents(&store->now);
    }
    if (store->defect == STALE_CACHE)
        refresh(h);
    *out = (ivn_store_ops){.size = sizeof *out, .user = h, .load = load, .commit = commit, .find = find};
    return IVN_OK;
}

static void close_handle(void *user, const ivn_store_ops *ops)
{
    plain_store *store = user;
    handle *h = ops->user;

    drop_contents(&h->seen);
    store->open -= 1;
    if (store->open > 0 || store->defect != NOT_LASTING)
        return;
    drop_contents(&store->now);
    store->now = store->at_open;
    store->at_open = (contents){0};
}

static ivn_status outbox(void *user, const ivn_conformance_outbox *sink)
{
    const plain_store *store = user;
    ivn_status status = IVN_OK;

    if (store->defect == CODE_LATE && store->kept.host_code != NULL)
        store->kept.host_code(store->kept.handle, 1);
    for (uint32_t i = 0; status >= 0 && i < store->now.event_count; i++) {
        const event_row *event = &store->now.events[i];

        status = sink->event(sink->handle, event->id, IVN_ID_BYTES, event->type, event->body, event->size);
    }
    return status;
}

plain_store *plain_store_new(defect which, ivn_conformance_host *out)
{
    plain_store *store = calloc(1, sizeof *store);

    store->defect = which;
    *out = (ivn_conformance_host){.size = sizeof *out,
                                  .user = store,
                                  .reset = reset,
                                  .open = open_handle,
                                  .close = close_handle,
                                  .outbox = outbox,
                                  .fail_at = fail_at};
    return store;
}

void plain_store_free(plain_store *store)
{
    reset(store);
    free(store->blocks);
    free(store);
}
