/*
 * What must be in the store: a store in memory mirrors each commit that was answered, and what the one gives is held
 * against what the other gives.
 */
#include <stdio.h>
#include <string.h>

#include "conformance/kit.h"

void ivnc_remember_name(ivnc_trial *trial, const char *name)
{
    uint32_t at = 0;
    char *kept;

    while (at < trial->name_count && strcmp(trial->names[at], name) != 0)
        at++;
    if (at < trial->name_count || at == IVNC_MOST_NAMES)
        return;
    kept = ivnc_allocate(&trial->memory, strlen(name) + 1);
    if (kept == NULL)
        return;
    memcpy(kept, name, strlen(name) + 1);
    trial->names[trial->name_count++] = kept;
}

int ivnc_mirror(ivnc_trial *trial, const ivnc_write *write, uint32_t first_event)
{
    ivn_status status = ivnc_call_commit(&trial->sides[IVNC_MIRROR], write, first_event);

    for (uint32_t i = 0; i < write->key_count; i++)
        ivnc_remember_name(trial, write->keys[i].name);
    if (status == IVN_ERROR_MEMORY)
        return ivnc_no_memory(trial);
    return status == IVN_OK ? 1 : ivnc_fail(trial, "the store in memory answered %s", ivn_status_name(status));
}

/* Commits and judges the answer; a write that was refused leaves the mirror as it is. */
static int answers(ivnc_side *side, const ivnc_write *write, ivn_status expected, uint32_t revision)
{
    ivnc_trial *trial = side->trial;
    uint32_t first_event = trial->events;
    ivn_status status = ivnc_call_commit(side, write, first_event);
    char id[37];
    uint8_t bytes[IVN_ID_BYTES];

    trial->events += write->event_count;
    ivnc_id(write->record, bytes);
    ivnc_shown_id(write->id != NULL ? write->id : bytes, id);
    if (trial->memory.failed)
        return ivnc_no_memory(trial);
    if (!ivnc_sound(side, "commit"))
        return 0;
    if (status != expected)
        return ivnc_fail(trial, "commit of %s from revision %u to %u answered %s; expected %s", id,
                         (unsigned)write->expected, (unsigned)write->revision, ivnc_answer(trial, status),
                         ivn_status_name(expected));
    if (expected != IVN_ERROR_CONFLICT && side->pushed > 0)
        return ivnc_fail(trial,
                         "commit of %s pushed revision %u and answered %s; a revision is pushed before "
                         "IVN_ERROR_CONFLICT alone",
                         id, (unsigned)side->revision, ivn_status_name(status));
    if (expected == IVN_ERROR_CONFLICT && side->pushed == 0)
        return ivnc_fail(trial,
                         "commit of %s answered IVN_ERROR_CONFLICT and pushed no revision; push %u, at which the "
                         "record is, into `conflict` first",
                         id, (unsigned)revision);
    if (expected == IVN_ERROR_CONFLICT && side->revision != revision)
        return ivnc_fail(trial, "commit of %s pushed revision %u for the conflict; expected %u, at which the record is",
                         id, (unsigned)side->revision, (unsigned)revision);
    return expected != IVN_OK || ivnc_mirror(trial, write, first_event);
}

int ivnc_commits(ivnc_side *side, const ivnc_write *write)
{
    return answers(side, write, IVN_OK, 0);
}

int ivnc_conflicts(ivnc_side *side, const ivnc_write *write, uint32_t revision)
{
    return answers(side, write, IVN_ERROR_CONFLICT, revision);
}

int ivnc_taken(ivnc_side *side, const ivnc_write *write)
{
    return answers(side, write, IVN_ERROR_TAKEN, 0);
}

/* ---- Records ----------------------------------------------------------------------------------------------------- */

/* Where two bodies part, in words. */
static int bodies_differ(ivnc_side *side, const char *call, const char *id, const void *came, size_t came_size,
                         const void *expected, size_t size)
{
    const uint8_t *a = came, *b = expected;
    size_t at = 0;
    char shown[2][IVNC_SHOWN];

    while (at < came_size && at < size && a[at] == b[at])
        at++;
    return ivnc_fail(side->trial,
                     "%s of %s on %s gave a body of %llu bytes, expected %llu; from byte %llu on it says %s, expected "
                     "%s",
                     call, id, side->name, (unsigned long long)came_size, (unsigned long long)size,
                     (unsigned long long)at, ivnc_shown(a + at, came_size - at, shown[0], 40),
                     ivnc_shown(b + at, size - at, shown[1], 40));
}

int ivnc_loads_alike(ivnc_side *side, uint32_t kind, const uint8_t *id)
{
    ivnc_trial *trial = side->trial;
    ivnc_side *mirror = &trial->sides[IVNC_MIRROR];
    ivn_status expected = ivnc_call_load(mirror, kind, id), status = ivnc_call_load(side, kind, id);
    char shown[37];

    ivnc_shown_id(id, shown);
    if (trial->memory.failed)
        return ivnc_no_memory(trial);
    if (!ivnc_sound(side, "load"))
        return 0;
    if (status != expected)
        return ivnc_fail(trial, "load of %s of kind %u on %s answered %s; expected %s", shown, (unsigned)kind,
                         side->name, ivnc_answer(trial, status), ivn_status_name(expected));
    if (status == IVN_OK && side->pushed == 0)
        return ivnc_fail(trial, "load of %s on %s answered IVN_OK and pushed no record; push it first", shown,
                         side->name);
    if (status == IVN_ERROR_NOT_FOUND)
        return side->pushed == 0 ||
               ivnc_fail(trial, "load on %s pushed a record and answered IVN_ERROR_NOT_FOUND", side->name);
    if (side->revision != mirror->revision)
        return ivnc_fail(trial, "load of %s on %s gave revision %u; expected %u", shown, side->name,
                         (unsigned)side->revision, (unsigned)mirror->revision);
    if (ivnc_compare(side->body.data, side->body.size, mirror->body.data, mirror->body.size) != 0)
        return bodies_differ(side, "load", shown, side->body.data, side->body.size, mirror->body.data,
                             mirror->body.size);
    return 1;
}

/* ---- Pages ------------------------------------------------------------------------------------------------------- */

/* What is left of a page that is handed out hit by hit. */
typedef struct walk {
    ivnc_side *side;
    ivn_query query;
    uint32_t next, count; /* hit of the page; how many it has */
    ivn_status end;       /* of the last page: IVN_END: that was all */
    uint8_t after_id[IVN_ID_BYTES];
    uint8_t after_key[IVN_MOST_KEY_BYTES];
} walk;

static void describe(const ivn_query *query, char *out, size_t room)
{
    char from[IVNC_SHOWN], to[IVNC_SHOWN];

    snprintf(out, room, "find (kind %u, %s%s, from %s, to %s, %u a page%s)", (unsigned)query->kind,
             query->name == NULL ? "all records" : "key ", query->name == NULL ? "" : query->name,
             ivnc_shown(query->from, query->from_size, from, 60),
             query->bounded == IVN_YES ? ivnc_shown(query->to, query->to_size, to, 60) : "the last",
             (unsigned)query->page, query->after_id != NULL ? ", after a place" : "");
}

/* Asks for the next page; 0: something is wrong with it. */
static int turn(walk *w)
{
    ivnc_side *side = w->side;
    char asked[320];

    if (w->count > 0) {
        const ivnc_hit *last = &side->hits[w->count - 1];

        memcpy(w->after_id, last->id, IVN_ID_BYTES);
        if (last->key_size > 0)
            memcpy(w->after_key, side->bytes.data + last->key, last->key_size);
        w->query.after_id = w->after_id;
        w->query.after_key = w->after_key;
        w->query.after_key_size = (uint32_t)last->key_size;
    }
    w->end = ivnc_call_find(side, &w->query);
    w->next = 0;
    w->count = side->pushed;
    describe(&w->query, asked, sizeof asked);
    if (side->trial->memory.failed)
        return ivnc_no_memory(side->trial);
    if (!ivnc_sound(side, asked))
        return 0;
    if (w->end != IVN_OK && w->end != IVN_END)
        return ivnc_fail(side->trial, "%s on %s answered %s; expected IVN_OK or IVN_END", asked, side->name,
                         ivnc_answer(side->trial, w->end));
    if (w->end == IVN_OK && side->pushed == 0)
        return ivnc_fail(side->trial,
                         "%s on %s answered IVN_OK and pushed nothing; answer IVN_END where nothing is "
                         "left",
                         asked, side->name);
    return 1;
}

/* The next hit; *out is NULL after the last. 0: a page was wrong. */
static int next_hit(walk *w, const ivnc_hit **out)
{
    *out = NULL;
    if (w->next == w->count) {
        if (w->end == IVN_END)
            return 1;
        if (!turn(w))
            return 0;
        if (w->count == 0)
            return 1;
    }
    *out = &w->side->hits[w->next++];
    return 1;
}

static void show_hit(const ivnc_side *side, const ivnc_hit *hit, char *out, size_t room)
{
    char id[37], key[IVNC_SHOWN];

    if (hit == NULL)
        snprintf(out, room, "the end");
    else if (hit->key_size == IVN_ID_BYTES && memcmp(side->bytes.data + hit->key, hit->id, IVN_ID_BYTES) == 0)
        snprintf(out, room, "%s", ivnc_shown_id(hit->id, id));
    else
        snprintf(out, room, "%s by %s", ivnc_shown_id(hit->id, id),
                 ivnc_shown(side->bytes.data + hit->key, hit->key_size, key, 60));
}

static int same_place(const walk *a, const ivnc_hit *x, const walk *b, const ivnc_hit *y)
{
    if (x == NULL || y == NULL)
        return x == y;
    return memcmp(x->id, y->id, IVN_ID_BYTES) == 0 &&
           ivnc_compare(a->side->bytes.data + x->key, x->key_size, b->side->bytes.data + y->key, y->key_size) == 0;
}

static int same_body(const walk *a, const ivnc_hit *x, const walk *b, const ivnc_hit *y)
{
    char id[37];

    if (x->revision == 0)
        return 1;
    ivnc_shown_id(x->id, id);
    if (x->revision != y->revision)
        return ivnc_fail(a->side->trial, "find on %s pushed %s with revision %u; expected %u", a->side->name, id,
                         (unsigned)x->revision, (unsigned)y->revision);
    if (ivnc_compare(a->side->bytes.data + x->body, x->body_size, b->side->bytes.data + y->body, y->body_size) != 0)
        return bodies_differ(a->side, "find", id, a->side->bytes.data + x->body, x->body_size,
                             b->side->bytes.data + y->body, y->body_size);
    return 1;
}

int ivnc_finds_alike(ivnc_side *side, const ivn_query *query)
{
    walk came = {.side = side, .query = *query}, expected = {.side = &side->trial->sides[IVNC_MIRROR], .query = *query};
    const ivnc_hit *x, *y;
    char asked[320], got[160], wanted[160];
    uint32_t count = 0;

    do {
        if (!next_hit(&came, &x) || !next_hit(&expected, &y))
            return 0;
        if (!same_place(&came, x, &expected, y)) {
            describe(query, asked, sizeof asked);
            show_hit(side, x, got, sizeof got);
            show_hit(expected.side, y, wanted, sizeof wanted);
            return ivnc_fail(side->trial, "%s on %s: after %u records came %s; expected %s", asked, side->name,
                             (unsigned)count, got, wanted);
        }
        if (x != NULL && !same_body(&came, x, &expected, y))
            return 0;
        count += 1;
    } while (x != NULL);
    return 1;
}

ivn_query ivnc_all(uint32_t kind, const char *name, uint32_t page)
{
    return (ivn_query){
        .size = sizeof(ivn_query), .kind = kind, .name = name, .bounded = IVN_NO, .page = page, .bodies = IVN_YES};
}

/* ---- The outbox -------------------------------------------------------------------------------------------------- */

typedef struct told {
    ivnc_trial *trial;
    uint64_t count;
    const char *fault;
} told;

static ivn_status take_event(void *handle, const uint8_t *id, size_t id_size, uint32_t type, const char *body,
                             size_t size)
{
    told *so_far = handle;
    const ivn_outbox_event *expected = ivn_memory_store_event(so_far->trial->mirrored, so_far->count);

    if (so_far->fault != NULL)
        return IVN_ERROR_STATE;
    if (expected == NULL)
        so_far->fault = "there are more events than were committed";
    else if (id == NULL || id_size != IVN_ID_BYTES)
        so_far->fault = "the id of the event has not 16 bytes";
    else if (memcmp(id, expected->id, IVN_ID_BYTES) != 0)
        so_far->fault = "another event stands in this place: one is missing, stands twice, out of order, or has "
                        "another id";
    else if (type != expected->type)
        so_far->fault = "the type of the event is another one";
    else if (body == NULL || ivnc_compare(body, size, expected->body, expected->body_size) != 0)
        so_far->fault = "the body of the event is not the bytes that were committed";
    if (so_far->fault != NULL)
        return IVN_ERROR_STATE;
    so_far->count += 1;
    return IVN_OK;
}

int ivnc_outbox_alike(ivnc_trial *trial)
{
    told so_far = {.trial = trial};
    const ivn_conformance_outbox sink = {.size = sizeof sink, .handle = &so_far, .event = take_event};
    ivn_status status;

    if (trial->host->outbox == NULL)
        return 1;
    status = trial->host->outbox(trial->host->user, &sink);
    if (so_far.fault != NULL)
        return ivnc_fail(trial, "event %llu of the outbox: %s", (unsigned long long)so_far.count + 1, so_far.fault);
    if (status < 0)
        return ivnc_fail(trial, "`outbox` of the host answered %s; expected IVN_OK", ivnc_answer(trial, status));
    if (ivn_memory_store_event(trial->mirrored, so_far.count) != NULL)
        return ivnc_fail(trial, "the outbox ends after %llu events; more were committed",
                         (unsigned long long)so_far.count);
    return 1;
}

/* ---- All of it --------------------------------------------------------------------------------------------------- */

/* Each record of a kind that is, or should be, there. */
static int records_alike(ivnc_side *side, uint32_t kind)
{
    const ivn_query query = ivnc_all(kind, NULL, IVN_MOST_PAGE);
    walk w = {.side = &side->trial->sides[IVNC_MIRROR], .query = query};
    const ivnc_hit *hit;

    if (!ivnc_finds_alike(side, &query))
        return 0;
    do
        if (!next_hit(&w, &hit) || (hit != NULL && !ivnc_loads_alike(side, kind, hit->id)))
            return 0;
    while (hit != NULL);
    return 1;
}

int ivnc_alike(ivnc_side *side)
{
    ivnc_trial *trial = side->trial;

    for (uint32_t kind = 1; kind <= IVNC_KINDS; kind++) {
        if (!records_alike(side, kind))
            return 0;
        for (uint32_t i = 0; i < trial->name_count; i++) {
            const ivn_query query = ivnc_all(kind, trial->names[i], IVN_MOST_PAGE);

            if (!ivnc_finds_alike(side, &query))
                return 0;
        }
    }
    return ivnc_outbox_alike(trial);
}
