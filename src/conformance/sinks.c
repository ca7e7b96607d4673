/*
 * What a store pushes, held to the rules of pushing; the first rule that is broken leaves a sentence in the side.
 */
#include <string.h>

#include "conformance/kit.h"

/* No body may be longer than what the kit commits; what says so is wrong, and its bytes are not looked at. */
static int too_long(const ivnc_side *side, size_t size)
{
    return size > (size_t)side->trial->most_body + 4096;
}

static ivn_status refuse(ivnc_side *side, const char *fault)
{
    if (side->fault == NULL)
        side->fault = fault;
    return IVN_ERROR_ARGUMENT;
}

/* Counts the push; whether it may come now. */
static ivn_status admit(ivnc_side *side, uint32_t call, const char *late)
{
    if (side->running != call)
        return refuse(side, late);
    if (side->refused > 0)
        return refuse(side, "pushed again after a push was refused: where a push is answered below 0, stop and return");
    if (side->fault != NULL)
        return IVN_ERROR_ARGUMENT;
    side->pushed += 1;
    if (side->pushed != side->refuse)
        return IVN_OK;
    side->refused = side->pushed;
    return IVN_ERROR_STATE;
}

static ivn_status keep(ivnc_side *side, ivnc_buffer *buffer, const void *data, size_t size, size_t *at)
{
    *at = buffer->size;
    return ivnc_append(buffer, data, size) ? IVN_OK : refuse(side, "");
}

static ivn_status take_loaded(void *handle, uint32_t revision, const char *body, size_t size)
{
    ivnc_side *side = handle;
    ivn_status status = admit(side, IVNC_LOAD,
                              "pushed into the sink of load while load was not running: push before "
                              "load returns, and keep no sink");
    size_t at;

    if (status != IVN_OK)
        return status;
    if (side->pushed > 1)
        return refuse(side, "pushed twice: push the one record that was asked for, once");
    if (revision == 0)
        return refuse(side, "pushed revision 0: push the revision that was committed, which is 1 or more");
    if (body == NULL || size == 0)
        return refuse(side, "pushed a record without a body: push the bytes that were committed");
    if (too_long(side, size))
        return refuse(side, "pushed a body longer than any that was committed: push its size in bytes");
    side->revision = revision;
    return keep(side, &side->body, body, size, &at);
}

static ivn_status take_conflict(void *handle, uint32_t revision)
{
    ivnc_side *side = handle;
    ivn_status status = admit(side, IVNC_COMMIT,
                              "pushed into the sink of commit while commit was not running: push "
                              "before commit returns, and keep no sink");

    if (status != IVN_OK)
        return status;
    if (side->pushed > 1)
        return refuse(side, "pushed two revisions: push the one at which the record is, once");
    side->revision = revision;
    return IVN_OK;
}

static const char *wrong_sizes(const ivnc_side *side, const uint8_t *id, size_t id_size, const uint8_t *key,
                               size_t key_size)
{
    if (id == NULL || id_size != IVN_ID_BYTES)
        return "pushed an id that has not 16 bytes: push the bytes of the id, not its text";
    if (key_size > IVN_MOST_KEY_BYTES || (key == NULL && key_size > 0))
        return "pushed a key of a size that none has: push the bytes of the key that was committed";
    if (side->query->name == NULL && ivnc_compare(key, key_size, id, IVN_ID_BYTES) != 0)
        return "pushed another key than the id, where all records were asked for: push the 16 bytes of the id as key";
    if (side->pushed > side->query->page)
        return "pushed more records than a page has: stop after `page` of them and answer IVN_OK";
    return NULL;
}

static const char *wrong_body(const ivnc_side *side, uint32_t revision, const char *body, size_t size)
{
    if ((body == NULL) != (size == 0) || (body == NULL) != (revision == 0))
        return "pushed a body without its revision or size, or one of them without a body: push all three, or none";
    if (too_long(side, size))
        return "pushed a body longer than any that was committed: push its size in bytes";
    return NULL;
}

static int comes_before(const uint8_t *key, size_t key_size, const uint8_t *id, const uint8_t *other, size_t size,
                        const uint8_t *other_id)
{
    int order = ivnc_compare(key, key_size, other, size);

    return order != 0 ? order < 0 : memcmp(id, other_id, IVN_ID_BYTES) <= 0;
}

static const char *wrong_place(const ivnc_side *side, const uint8_t *id, const uint8_t *key, size_t key_size)
{
    const ivn_query *query = side->query;
    const ivnc_hit *last = side->pushed > 1 ? &side->hits[side->pushed - 2] : NULL;

    if (ivnc_compare(key, key_size, query->from, query->from_size) < 0)
        return "pushed a key before the range that was asked for: `from` is the least that is wanted, and bytes are "
               "compared as memcmp does, without sign, collation or end at a NUL";
    if (query->bounded == IVN_YES && ivnc_compare(key, key_size, query->to, query->to_size) > 0)
        return "pushed a key after the range that was asked for: `to` is the greatest that is wanted, and bytes are "
               "compared as memcmp does, without sign, collation or end at a NUL";
    if (query->after_id != NULL &&
        comes_before(key, key_size, id, query->after_key, query->after_key_size, query->after_id))
        return "pushed what does not come after the place where the page begins: push (key, id) that are greater than "
               "(after_key, after_id), by key first and then by id";
    if (last != NULL && comes_before(key, key_size, id, side->bytes.data + last->key, last->key_size, last->id))
        return "pushed records out of order, or one twice: sort by the bytes of the key as memcmp does, the shorter "
               "first where one begins the other, and then by id";
    return NULL;
}

static ivn_status take_found(void *handle, const uint8_t *id, size_t id_size, const uint8_t *key, size_t key_size,
                             uint32_t revision, const char *body, size_t size)
{
    ivnc_side *side = handle;
    ivn_status status = admit(side, IVNC_FIND,
                              "pushed into the sink of find while find was not running: push before "
                              "find returns, and keep no sink");
    ivnc_hit *hit;
    const char *fault;

    if (status != IVN_OK)
        return status;
    fault = wrong_sizes(side, id, id_size, key, key_size);
    if (fault == NULL)
        fault = wrong_place(side, id, key, key_size);
    if (fault == NULL && side->query->bodies == IVN_YES)
        fault = wrong_body(side, revision, body, size);
    if (fault != NULL)
        return refuse(side, fault);
    hit = &side->hits[side->pushed - 1];
    *hit = (ivnc_hit){.key_size = key_size};
    memcpy(hit->id, id, IVN_ID_BYTES);
    status = keep(side, &side->bytes, key, key_size, &hit->key);
    if (status != IVN_OK || side->query->bodies != IVN_YES || body == NULL)
        return status;
    hit->revision = revision;
    hit->body_size = size;
    return keep(side, &side->bytes, body, size, &hit->body);
}

static ivn_status take_host_code(void *handle, int32_t code)
{
    ivnc_side *side = handle;

    if (side->running == IVNC_NO_CALL)
        return refuse(side, "pushed a code while no callback was running: push before it returns, and keep no sink");
    side->trial->host_code = code;
    return IVN_OK;
}

void ivnc_sinks_init(ivnc_side *side)
{
    side->load =
        (ivn_load_sink){.size = sizeof side->load, .handle = side, .record = take_loaded, .host_code = take_host_code};
    side->commit = (ivn_commit_sink){
        .size = sizeof side->commit, .handle = side, .conflict = take_conflict, .host_code = take_host_code};
    side->find =
        (ivn_find_sink){.size = sizeof side->find, .handle = side, .record = take_found, .host_code = take_host_code};
}
