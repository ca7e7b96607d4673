/*
 * Parameters as the server reads them in binary: big-endian numbers, bytes as they are, arrays. Serves all statements.
 */
#include <stdlib.h>
#include <string.h>

#include "store.h"

/* Types of PostgreSQL by their numbers, which never change. */
enum { OF_BOOLEAN = 16, OF_BYTES = 17, OF_NUMBER = 20, OF_TEXT = 25 };

#define MOST_BYTES 0x3ff00000u /* of all arrays; a message has less than 1 GiB */
#define ARRAY_HEAD 20u
#define ARRAYS 6

static uint8_t *put32(uint8_t *at, uint32_t number)
{
    at[0] = (uint8_t)(number >> 24);
    at[1] = (uint8_t)(number >> 16);
    at[2] = (uint8_t)(number >> 8);
    at[3] = (uint8_t)number;
    return at + 4;
}

static uint8_t *put64(uint8_t *at, uint64_t number)
{
    return put32(put32(at, (uint32_t)(number >> 32)), (uint32_t)number);
}

static void add(ivni_parameters *to, const void *value, size_t size)
{
    to->values[to->count] = value;
    to->lengths[to->count] = (int)size;
    to->count += 1;
}

void ivni_parameter_number(ivni_parameters *to, int64_t number)
{
    put64(to->numbers[to->count], (uint64_t)number);
    add(to, to->numbers[to->count], sizeof to->numbers[0]);
}

/* A NULL pointer would be SQL's NULL. */
void ivni_parameter_bytes(ivni_parameters *to, const void *bytes, size_t size)
{
    add(to, size == 0 ? "" : bytes, size);
}

int64_t ivni_number_at(const PGresult *rows, int row, int column)
{
    const uint8_t *at = (const uint8_t *)PQgetvalue(rows, row, column);
    uint64_t number = 0;

    for (int i = 0; i < 8 && PQgetlength(rows, row, column) == 8; i++)
        number = number << 8 | at[i];
    return (int64_t)number;
}

void *ivni_postgresql_reserve(const ivn_postgresql_store *store, ivni_postgresql_room *room, size_t size)
{
    size_t larger = size < 2048 ? 4096 : 2 * size;

    if (room->memory != NULL && size <= room->size)
        return room->memory;
    if (room->memory != NULL)
        store->allocator.release(store->allocator.user, room->memory);
    room->memory = store->allocator.allocate(store->allocator.user, larger);
    room->size = room->memory == NULL ? 0 : larger;
    return room->memory;
}

/* ---- Arrays ----------------------------------------------------------------------------------------------------- */

/* One dimension, no NULL, counted from 1. An array of nothing has no dimension. */
static uint8_t *put_head(uint8_t *at, uint32_t type, uint32_t count)
{
    at = put32(put32(put32(at, count == 0 ? 0 : 1), 0), type);
    return count == 0 ? at : put32(put32(at, count), 1);
}

static uint8_t *put_bytes(uint8_t *at, const void *bytes, size_t size)
{
    at = put32(at, (uint32_t)size);
    if (size > 0)
        memcpy(at, bytes, size);
    return at + size;
}

static uint8_t *put_number(uint8_t *at, int64_t number)
{
    return put64(put32(at, 8), (uint64_t)number);
}

/* ---- Keys in their order ---------------------------------------------------------------------------------------- */

typedef const ivn_index_key *key_pointer;

static int compare_keys(const void *left, const void *right)
{
    key_pointer a = *(const key_pointer *)left, b = *(const key_pointer *)right;
    uint32_t both = a->length < b->length ? a->length : b->length;
    int order = strcmp(a->name, b->name);

    if (order == 0 && both > 0)
        order = memcmp(a->data, b->data, both);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int are_in_order(const key_pointer *keys, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        if (compare_keys(&keys[i - 1], &keys[i]) >= 0)
            return 0;
    return 1;
}

/* The keys by name and bytes, each once; 0: no memory. */
static int sort_keys(ivn_postgresql_store *store, const ivn_batch *batch, const key_pointer **out, uint32_t *count)
{
    key_pointer *sorted;

    *out = batch->keys;
    *count = batch->key_count;
    if (are_in_order(batch->keys, batch->key_count))
        return 1;
    sorted = ivni_postgresql_reserve(store, &store->sorted, batch->key_count * sizeof *sorted);
    if (sorted == NULL)
        return 0;
    memcpy(sorted, batch->keys, batch->key_count * sizeof *sorted);
    qsort(sorted, batch->key_count, sizeof *sorted, compare_keys);
    *count = 1;
    for (uint32_t i = 1; i < batch->key_count; i++)
        if (compare_keys(&sorted[*count - 1], &sorted[i]) < 0)
            sorted[(*count)++] = sorted[i];
    *out = sorted;
    return 1;
}

/* ---- The arrays of a batch -------------------------------------------------------------------------------------- */

static uint64_t size_of_arrays(const ivn_batch *batch)
{
    uint64_t size = ARRAYS * ARRAY_HEAD;

    for (uint32_t i = 0; i < batch->key_count; i++)
        size += 13 + strlen(batch->keys[i]->name) + batch->keys[i]->length;
    for (uint32_t i = 0; i < batch->event_count; i++)
        size += 20 + 12 + (uint64_t)batch->events[i]->body_size;
    size += 4 * (uint64_t)batch->event_count;
    return size;
}

static uint8_t *put_keys(uint8_t *at, ivni_parameters *to, const key_pointer *keys, uint32_t count)
{
    uint8_t *begin = at;

    at = put_head(at, OF_TEXT, count);
    for (uint32_t i = 0; i < count; i++)
        at = put_bytes(at, keys[i]->name, strlen(keys[i]->name));
    add(to, begin, (size_t)(at - begin));
    begin = at;
    at = put_head(at, OF_BYTES, count);
    for (uint32_t i = 0; i < count; i++)
        at = put_bytes(at, keys[i]->data, keys[i]->length);
    add(to, begin, (size_t)(at - begin));
    begin = at;
    at = put_head(at, OF_BOOLEAN, count);
    for (uint32_t i = 0; i < count; i++) {
        at = put32(at, 1);
        *at++ = keys[i]->unique == IVN_YES;
    }
    add(to, begin, (size_t)(at - begin));
    return at;
}

static void put_events(uint8_t *at, ivni_parameters *to, const ivn_batch *batch)
{
    uint8_t *begin = at;

    at = put_head(at, OF_BYTES, batch->event_count);
    for (uint32_t i = 0; i < batch->event_count; i++)
        at = put_bytes(at, batch->events[i]->id, IVN_ID_BYTES);
    add(to, begin, (size_t)(at - begin));
    begin = at;
    at = put_head(at, OF_NUMBER, batch->event_count);
    for (uint32_t i = 0; i < batch->event_count; i++)
        at = put_number(at, batch->events[i]->type);
    add(to, begin, (size_t)(at - begin));
    begin = at;
    at = put_head(at, OF_BYTES, batch->event_count);
    for (uint32_t i = 0; i < batch->event_count; i++)
        at = put_bytes(at, batch->events[i]->body, batch->events[i]->body_size);
    add(to, begin, (size_t)(at - begin));
}

ivn_status ivni_parameter_arrays(ivn_postgresql_store *store, ivni_parameters *to, const ivn_batch *batch)
{
    uint64_t size = size_of_arrays(batch);
    const key_pointer *keys;
    uint32_t count;
    uint8_t *at;

    if (size > MOST_BYTES || batch->body_size > MOST_BYTES)
        return IVN_ERROR_LIMIT;
    at = ivni_postgresql_reserve(store, &store->arrays, (size_t)size);
    if (at == NULL || !sort_keys(store, batch, &keys, &count))
        return IVN_ERROR_MEMORY;
    put_events(put_keys(at, to, keys, count), to, batch);
    return IVN_OK;
}

ivn_status ivni_parameter_positions(ivn_postgresql_store *store, ivni_parameters *to, const int64_t *positions,
                                    uint32_t count)
{
    uint64_t size = ARRAY_HEAD + 12 * (uint64_t)count;
    uint8_t *begin, *at;

    if (size > MOST_BYTES)
        return IVN_ERROR_LIMIT;
    begin = ivni_postgresql_reserve(store, &store->arrays, (size_t)size);
    if (begin == NULL)
        return IVN_ERROR_MEMORY;
    at = put_head(begin, OF_NUMBER, count);
    for (uint32_t i = 0; i < count; i++)
        at = put_number(at, positions[i]);
    add(to, begin, (size_t)(at - begin));
    return IVN_OK;
}
