/*
 * The store against the plan, after a kill. Each finding is a sentence on stderr.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crash.h"
#include "desk.h"

typedef struct check {
    const crash_store *of;
    void *store;
    const ivn_store_ops *ops;
    crash_lane *const *lanes;
    desk desk;
    uint32_t stands[CRASH_LANES]; /* commits that are there */
    uint32_t events[CRASH_LANES]; /* that the outbox has shown */
    int64_t keys;
    int wrong;
} check;

static void complain(check *c, const char *what)
{
    if (c->wrong++ < 10)
        fprintf(stderr, "%s\n", what);
}

/* ---- Records: at which commit each lane stands ------------------------------------------------------------------ */

/* The record's revision; 0: there is none. The body is read, and every entry of it held to the table of transitions. */
static uint32_t revision_of(check *c, uint32_t person)
{
    ivn_record *record = NULL;
    ivn_status status =
        ivn_caseload_get(c->desk.caseload, IVN_RECORD_REFERRAL, crash_record(person), &record, &c->desk.error);
    uint32_t revision = status == IVN_OK ? ivn_referral_read(record)->revision : 0;

    if (status != IVN_OK && status != IVN_ERROR_NOT_FOUND) {
        fprintf(stderr, "referral %u cannot be read: %s: %s\n", (unsigned)person, ivn_status_name(status),
                c->desk.error.message);
        complain(c, "a record cannot be read");
    }
    ivn_record_free(record);
    return revision;
}

/* The first commit that is not there; all before it are, as each is of a revision that must be there for the next. */
static void find_end(check *c, uint32_t lane, uint32_t acknowledged)
{
    uint32_t number = acknowledged;

    while (number > 0) {
        const crash_commit *commit = crash_lane_commit(c->lanes[lane], number);

        if (commit == NULL || revision_of(c, commit->person) >= commit->revision)
            break;
        complain(c, "a commit that was acknowledged is not there");
        number -= 1;
    }
    for (;;) {
        const crash_commit *commit = crash_lane_commit(c->lanes[lane], number + 1);

        if (commit == NULL || revision_of(c, commit->person) < commit->revision)
            break;
        number += 1;
    }
    c->stands[lane] = number;
    if (number > acknowledged + 1)
        complain(c, "more was committed than was given");
}

typedef struct loaded {
    uint32_t revision;
    const char *body; /* that it must be */
    size_t size;
    int same;
} loaded;

static ivn_status compare_body(void *handle, uint32_t revision, const char *body, size_t size)
{
    loaded *wanted = handle;

    wanted->same = revision == wanted->revision && size == wanted->size && memcmp(body, wanted->body, size) == 0;
    return IVN_OK;
}

static ivn_status ignore_code(void *handle, int32_t code)
{
    (void)handle;
    (void)code;
    return IVN_OK;
}

static void id_bytes(const char *text, uint8_t out[IVN_ID_BYTES])
{
    for (int byte = 0; byte < IVN_ID_BYTES; byte++) {
        char hex[3] = {0};

        text += *text == '-';
        memcpy(hex, text, 2);
        text += 2;
        out[byte] = (uint8_t)strtoul(hex, NULL, 16);
    }
}

static void check_body(check *c, const crash_commit *commit)
{
    loaded wanted = {commit->revision, commit->body, commit->body_size, 0};
    ivn_load_sink sink = {.size = sizeof sink, .handle = &wanted, .record = compare_body, .host_code = ignore_code};
    uint8_t id[IVN_ID_BYTES];

    id_bytes(crash_record(commit->person), id);
    if (c->ops->load(c->ops->user, IVN_RECORD_REFERRAL, id, &sink) != IVN_OK || !wanted.same)
        complain(c, "a record has not the bytes or the revision of its last commit");
}

/* The last commit of each record tells what it must be. */
static uint32_t check_bodies(check *c, uint32_t lane)
{
    const uint32_t most = 8 * STEPS;
    uint32_t first = c->stands[lane] / most * most, seen[2 * 8] = {0}, count = 0, people = 0;

    /* Whole blocks of eight: their last eight commits. Then what was begun, from behind. */
    for (uint32_t block = 0; block < first; block += most)
        for (uint32_t i = most - 8; i < most; i++, people++)
            check_body(c, crash_lane_commit(c->lanes[lane], block + i + 1));
    for (uint32_t number = c->stands[lane]; number > first && count < 8; number--) {
        const crash_commit *commit = crash_lane_commit(c->lanes[lane], number);
        uint32_t known = 0;

        for (uint32_t i = 0; i < count; i++)
            known |= seen[i] == commit->person + 1;
        if (known)
            continue;
        seen[count++] = commit->person + 1;
        check_body(c, commit);
    }
    return people + count;
}

static ivn_status count_record(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                               uint32_t revision, const char *body, size_t size)
{
    (void)id, (void)id_size, (void)key, (void)key_size, (void)revision, (void)body, (void)size;
    *(uint32_t *)handle += 1;
    return IVN_OK;
}

/* How many records there are; more than a page are counted page by page by the reindexing, which tells. */
static ivn_flag count_done(void *user, uint64_t done, const char *last)
{
    (void)last;
    *(uint64_t *)user = done;
    return IVN_YES;
}

/* ---- Keys: those that writing them anew would write ------------------------------------------------------------- */

/* Stands in for commit while keys are written anew: nothing is written, each key is looked for. */
static ivn_status look_for_keys(void *user, const ivn_batch *batch, const ivn_commit_sink *sink)
{
    check *c = user;

    (void)sink;
    for (uint32_t i = 0; i < batch->key_count; i++) {
        const ivn_index_key *key = batch->keys[i];
        uint32_t found = 0;
        uint8_t after[IVN_ID_BYTES];
        ivn_find_sink pushed = {
            .size = sizeof pushed, .handle = &found, .record = count_record, .host_code = ignore_code};
        ivn_query query = {.size = sizeof query,
                           .kind = batch->kind,
                           .name = key->name,
                           .from = key->data,
                           .to = key->data,
                           .from_size = key->length,
                           .to_size = key->length,
                           .bounded = IVN_YES,
                           .page = 1,
                           .bodies = IVN_NO};

        /* The place just before this record's own. */
        memcpy(after, batch->id, sizeof after);
        for (int byte = IVN_ID_BYTES - 1; byte >= 0 && after[byte]-- == 0; byte--)
            continue;
        query.after_id = after;
        query.after_key = key->data;
        query.after_key_size = key->length;
        c->ops->find(c->ops->user, &query, &pushed);
        if (found != 1)
            complain(c, "a key of a record is not there");
    }
    c->keys += batch->key_count;
    return IVN_OK;
}

static ivn_status load_through(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink)
{
    const check *c = user;

    return c->ops->load(c->ops->user, kind, id, sink);
}

static ivn_status find_through(void *user, const ivn_query *query, const ivn_find_sink *sink)
{
    const check *c = user;

    return c->ops->find(c->ops->user, query, sink);
}

static void check_keys(check *c, uint64_t people)
{
    uint64_t done = 0;
    ivn_status status =
        ivn_caseload_reindex(c->desk.caseload, IVN_RECORD_REFERRAL, NULL, NULL, count_done, &done, &c->desk.error);

    if (status != IVN_OK) {
        fprintf(stderr, "keys cannot be compared: %s: %s\n", ivn_status_name(status), c->desk.error.message);
        complain(c, "keys cannot be compared");
    } else if (done != people) {
        complain(c, "there are more records than were committed, or fewer");
    } else if (c->of->key_count(c->store) != c->keys) {
        complain(c, "there are more keys than those of the records");
    }
}

/* ---- Events ----------------------------------------------------------------------------------------------------- */

static ivn_status compare_event(void *user, int64_t position, const ivn_outbox_event *event)
{
    check *c = user;

    (void)position;
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++) {
        const ivn_outbox_event *wanted = crash_lane_event(c->lanes[lane], c->events[lane]);

        if (wanted == NULL || wanted->type != event->type || wanted->body_size != event->body_size ||
            memcmp(wanted->id, event->id, IVN_ID_BYTES) != 0 ||
            memcmp(wanted->body, event->body, event->body_size) != 0)
            continue;
        c->events[lane] += 1;
        return IVN_OK;
    }
    complain(c, "the outbox has an event that no commit put there, or one out of order");
    return IVN_END;
}

static void check_events(check *c)
{
    ivn_status status = c->of->events(c->store, compare_event, c);

    if (status != IVN_OK && c->wrong == 0)
        complain(c, "the outbox cannot be read");
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++) {
        uint32_t stands = c->stands[lane];
        uint32_t wanted = stands == 0 ? 0 : crash_lane_commit(c->lanes[lane], stands)->event_count;

        if (c->events[lane] > wanted)
            complain(c, "there are events whose record was not committed");
        if (c->events[lane] < wanted)
            complain(c, "there are records whose events were not committed");
    }
}

int crash_check(const crash_store *of, void *store, const ivn_store_ops *ops, crash_lane *const *lanes,
                const uint32_t *acknowledged, uint32_t *stands)
{
    check c = {.of = of, .store = store, .ops = ops, .lanes = lanes};
    ivn_store_ops looking = {
        .size = sizeof looking, .user = &c, .load = load_through, .commit = look_for_keys, .find = find_through};
    uint64_t people = 0;

    if (desk_open_on(&c.desk, NULL, &looking) != IVN_OK)
        return 0;
    if (!of->sound(store))
        complain(&c, "the database is not sound");
    for (uint32_t lane = 0; lane < CRASH_LANES; lane++)
        find_end(&c, lane, acknowledged[lane]);
    for (uint32_t lane = 0; lane < CRASH_LANES && c.wrong == 0; lane++)
        people += check_bodies(&c, lane);
    if (c.wrong == 0)
        check_keys(&c, people);
    if (c.wrong == 0)
        check_events(&c);
    memcpy(stands, c.stands, sizeof c.stands);
    desk_close(&c.desk);
    return c.wrong == 0;
}
