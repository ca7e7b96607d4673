/*
 * The names of open objects, as json_names.h describes: a row of hashes for few, buckets of binary tries for many.
 */
#include "base/json_names.h"

#include <string.h>

#define FEW 16u
#define FIRST_ROOM 64u
#define FIRST_BUCKETS 128u /* a power of two */
#define EMPTY UINT32_MAX

struct ivni_json_known {
    const char *name;
    uint64_t hash;
};

/* Where names part: all below agree before `byte`, and in `byte` above `bit`; child[1] holds those with the bit set. */
struct ivni_json_fork {
    uint32_t byte;
    uint32_t bit;
    uint32_t child[2]; /* twice the index of a fork, or twice the index of a name plus one */
};

static uint32_t leaf(uint32_t name)
{
    return 2 * name + 1;
}

static int is_leaf(uint32_t place)
{
    return (place & 1) != 0;
}

void ivni_json_names_init(ivni_json_names *names, const ivn_allocator *allocator)
{
    *names = (ivni_json_names){.allocator = allocator};
}

void ivni_json_names_free(ivni_json_names *names)
{
    ivni_release(names->allocator, names->names);
    ivni_release(names->allocator, names->forks);
    ivni_release(names->allocator, names->buckets);
}

ivni_json_scope ivni_json_names_open(const ivni_json_names *names)
{
    return (ivni_json_scope){names->name_count, names->fork_count, names->bucket_count};
}

void ivni_json_names_close(ivni_json_names *names, const ivni_json_scope *scope)
{
    names->name_count = scope->first_name;
    names->fork_count = scope->first_fork;
    names->bucket_count = scope->first_bucket;
}

/* A stack with room for `more` elements behind `count`: the one given, or a larger one. NULL: no memory, nothing
 * changed. */
static void *reserve(const ivn_allocator *allocator, void *stack, size_t element, uint32_t count, uint32_t more,
                     uint32_t *room)
{
    uint32_t larger_room = *room == 0 ? FIRST_ROOM : *room;
    void *larger;

    if (more <= *room - count)
        return stack;
    while (larger_room - count < more)
        larger_room *= 2;
    larger = ivni_allocate(allocator, larger_room * element);
    if (larger == NULL)
        return NULL;
    if (count > 0)
        memcpy(larger, stack, count * element);
    ivni_release(allocator, stack);
    *room = larger_room;
    return larger;
}

static int reserve_name(ivni_json_names *n)
{
    void *stack = reserve(n->allocator, n->names, sizeof *n->names, n->name_count, 1, &n->name_room);

    if (stack != NULL)
        n->names = stack;
    return stack != NULL;
}

static int reserve_fork(ivni_json_names *n)
{
    void *stack = reserve(n->allocator, n->forks, sizeof *n->forks, n->fork_count, 1, &n->fork_room);

    if (stack != NULL)
        n->forks = stack;
    return stack != NULL;
}

static int reserve_buckets(ivni_json_names *n, uint32_t more)
{
    void *stack = reserve(n->allocator, n->buckets, sizeof *n->buckets, n->bucket_count, more, &n->bucket_room);

    if (stack != NULL)
        n->buckets = stack;
    return stack != NULL;
}

static uint64_t mixed(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

/* Need not be strong: names that collide by accident or by design cost their own length, no more. */
static uint64_t hash_of(const char *name, size_t length)
{
    uint64_t hash = length, eight = 0;
    uint32_t four;

    for (; length > 8; name += 8, length -= 8) {
        memcpy(&eight, name, 8);
        hash = mixed(hash, eight);
    }
    eight = 0;
    if (length >= 4) {
        memcpy(&four, name, 4);
        eight = (uint64_t)four << 32;
        memcpy(&four, name + length - 4, 4);
        eight |= four;
    } else {
        for (size_t i = 0; i < length; i++)
            eight = eight << 8 | (unsigned char)name[i];
    }
    return mixed(hash, eight);
}

static ivn_status among_few(const ivni_json_names *names, const ivni_json_scope *scope, const char *name, uint64_t hash)
{
    for (uint32_t i = scope->first_name; i < names->name_count; i++)
        if (names->names[i].hash == hash && strcmp(names->names[i].name, name) == 0)
            return IVN_ERROR_DUPLICATE;
    return IVN_OK;
}

static int side(const ivni_json_fork *fork, const char *name, size_t length)
{
    uint32_t byte = fork->byte < length ? (unsigned char)name[fork->byte] : 0;

    return (byte & fork->bit) != 0;
}

/* The name in the trie that agrees longest with this one. */
static const char *nearest(const ivni_json_names *names, uint32_t place, const char *name, size_t length)
{
    while (!is_leaf(place)) {
        const ivni_json_fork *fork = &names->forks[place / 2];

        place = fork->child[side(fork, name, length)];
    }
    return names->names[place / 2].name;
}

/* Where two names part, a fork without children; 0: nowhere, they are the same. */
static int parting(const char *name, const char *other, ivni_json_fork *out)
{
    uint32_t byte = 0, difference, bit = 0x80;

    while (name[byte] == other[byte] && name[byte] != '\0')
        byte += 1;
    difference = (uint32_t)(unsigned char)name[byte] ^ (unsigned char)other[byte];
    if (difference == 0)
        return 0;
    while ((difference & bit) == 0)
        bit >>= 1;
    *out = (ivni_json_fork){byte, bit, {0, 0}};
    return 1;
}

static int parts_before(const ivni_json_fork *a, const ivni_json_fork *b)
{
    return a->byte != b->byte ? a->byte < b->byte : a->bit > b->bit;
}

/* Hangs name number `index` into the trie of its bucket. */
static ivn_status hang(ivni_json_names *names, uint32_t *place, const char *name, uint32_t index)
{
    ivni_json_fork made;
    size_t length;
    int right;

    if (*place == EMPTY) {
        *place = leaf(index);
        return IVN_OK;
    }
    length = strlen(name);
    if (!parting(name, nearest(names, *place, name, length), &made))
        return IVN_ERROR_DUPLICATE;
    if (!reserve_fork(names))
        return IVN_ERROR_MEMORY;
    while (!is_leaf(*place) && parts_before(&names->forks[*place / 2], &made)) {
        ivni_json_fork *fork = &names->forks[*place / 2];

        place = &fork->child[side(fork, name, length)];
    }
    right = side(&made, name, length);
    made.child[right] = leaf(index);
    made.child[!right] = *place;
    *place = 2 * names->fork_count;
    names->forks[names->fork_count++] = made;
    return IVN_OK;
}

/* The number of buckets is a power of two. */
static uint32_t *bucket_of(const ivni_json_names *names, const ivni_json_scope *scope, uint64_t hash)
{
    uint32_t mask = names->bucket_count - scope->first_bucket - 1;

    return &names->buckets[scope->first_bucket + ((uint32_t)hash & mask)];
}

/* Lays out so many buckets and hangs all names of the scope anew. They differ from each other. */
static ivn_status lay_out(ivni_json_names *names, const ivni_json_scope *scope, uint32_t buckets)
{
    ivn_status status = IVN_OK;

    names->fork_count = scope->first_fork;
    names->bucket_count = scope->first_bucket;
    if (!reserve_buckets(names, buckets))
        return IVN_ERROR_MEMORY;
    memset(names->buckets + names->bucket_count, 0xff, buckets * sizeof *names->buckets);
    names->bucket_count += buckets;
    for (uint32_t i = scope->first_name; status == IVN_OK && i < names->name_count; i++) {
        const ivni_json_known *known = &names->names[i];

        status = hang(names, bucket_of(names, scope, known->hash), known->name, i);
    }
    return status;
}

static ivn_status among_many(ivni_json_names *names, const ivni_json_scope *scope, const char *name, uint64_t hash)
{
    uint32_t count = names->name_count - scope->first_name;
    uint32_t buckets = names->bucket_count - scope->first_bucket;
    ivn_status status = IVN_OK;

    if (2 * count > buckets)
        status = lay_out(names, scope, buckets == 0 ? FIRST_BUCKETS : 8 * buckets);
    return status == IVN_OK ? hang(names, bucket_of(names, scope, hash), name, names->name_count) : status;
}

ivn_status ivni_json_names_add(ivni_json_names *names, const ivni_json_scope *scope, const char *name, size_t length)
{
    uint64_t hash = hash_of(name, length);
    ivn_status status;

    if (!reserve_name(names))
        return IVN_ERROR_MEMORY;
    if (names->name_count - scope->first_name < FEW)
        status = among_few(names, scope, name, hash);
    else
        status = among_many(names, scope, name, hash);
    if (status == IVN_OK)
        names->names[names->name_count++] = (ivni_json_known){NULL, hash};
    return status;
}

void ivni_json_names_keep(ivni_json_names *names, const char *name)
{
    names->names[names->name_count - 1].name = name;
}
