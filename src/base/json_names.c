/*
 * The names of open objects, as json_names.h describes: a row of fingerprints for few, a binary trie for many.
 */
#include "base/json_names.h"

#include <string.h>

#define FEW 16u
#define FIRST_ROOM 64u

struct ivni_json_known {
    const char *name;
    uint64_t print; /* differs for most names that differ */
};

/* Where names part: all names below agree before `byte`, and in `byte` above `bit`; child[1] holds those with the bit
 * set. */
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
}

ivni_json_scope ivni_json_names_open(const ivni_json_names *names)
{
    return (ivni_json_scope){names->name_count, names->fork_count, 0};
}

void ivni_json_names_close(ivni_json_names *names, const ivni_json_scope *scope)
{
    names->name_count = scope->first_name;
    names->fork_count = scope->first_fork;
}

/* Twice the room for a stack that is full; the elements move. NULL: no memory, nothing changed. */
static void *grow(const ivn_allocator *allocator, void *from, uint32_t *room, size_t element)
{
    uint32_t more = *room == 0 ? FIRST_ROOM : 2 * *room;
    void *larger = ivni_allocate(allocator, more * element);

    if (larger == NULL)
        return NULL;
    if (from != NULL)
        memcpy(larger, from, *room * element);
    ivni_release(allocator, from);
    *room = more;
    return larger;
}

static int room_for_name(ivni_json_names *names)
{
    ivni_json_known *larger;

    if (names->name_count < names->name_room)
        return 1;
    larger = grow(names->allocator, names->names, &names->name_room, sizeof *larger);
    if (larger == NULL)
        return 0;
    names->names = larger;
    return 1;
}

static int room_for_fork(ivni_json_names *names)
{
    ivni_json_fork *larger;

    if (names->fork_count < names->fork_room)
        return 1;
    larger = grow(names->allocator, names->forks, &names->fork_room, sizeof *larger);
    if (larger == NULL)
        return 0;
    names->forks = larger;
    return 1;
}

/* The first and last four bytes and the length. */
static uint64_t fingerprint(const char *name, size_t length)
{
    uint32_t first = 0, last = 0;

    if (length >= 4) {
        memcpy(&first, name, 4);
        memcpy(&last, name + length - 4, 4);
    } else {
        memcpy(&first, name, length);
    }
    return ((uint64_t)last << 32 | first) ^ (uint64_t)length << 24;
}

static int among_few(const ivni_json_names *names, const ivni_json_scope *scope, const char *name, uint64_t print)
{
    for (uint32_t i = scope->first_name; i < names->name_count; i++)
        if (names->names[i].print == print && strcmp(names->names[i].name, name) == 0)
            return 1;
    return 0;
}

static int side(const ivni_json_fork *fork, const char *name, size_t length)
{
    uint32_t byte = fork->byte < length ? (unsigned char)name[fork->byte] : 0;

    return (byte & fork->bit) != 0;
}

/* The name in the trie that agrees longest with this one. */
static const char *nearest(const ivni_json_names *names, uint32_t root, const char *name, size_t length)
{
    uint32_t place = root;

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
    difference = (unsigned char)name[byte] ^ (unsigned char)other[byte];
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

/* Hangs name number `index` into a trie that has at least one. */
static ivn_status hang(ivni_json_names *names, ivni_json_scope *scope, const char *name, size_t length, uint32_t index)
{
    uint32_t *place = &scope->root;
    ivni_json_fork made;
    int right;

    if (!parting(name, nearest(names, scope->root, name, length), &made))
        return IVN_ERROR_DUPLICATE;
    if (!room_for_fork(names))
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

/* The names that were searched in a row so far become the trie. They differ from each other. */
static ivn_status plant(ivni_json_names *names, ivni_json_scope *scope)
{
    ivn_status status = IVN_OK;

    scope->root = leaf(scope->first_name);
    for (uint32_t i = scope->first_name + 1; status == IVN_OK && i < names->name_count; i++)
        status = hang(names, scope, names->names[i].name, strlen(names->names[i].name), i);
    return status;
}

static ivn_status among_many(ivni_json_names *names, ivni_json_scope *scope, const char *name, size_t length)
{
    ivn_status status = IVN_OK;

    if (names->name_count - scope->first_name == FEW)
        status = plant(names, scope);
    return status == IVN_OK ? hang(names, scope, name, length, names->name_count) : status;
}

ivn_status ivni_json_names_add(ivni_json_names *names, ivni_json_scope *scope, const char *name, size_t length)
{
    uint64_t print = fingerprint(name, length);
    ivn_status status = IVN_OK;

    if (!room_for_name(names))
        return IVN_ERROR_MEMORY;
    if (names->name_count - scope->first_name >= FEW)
        status = among_many(names, scope, name, length);
    else if (among_few(names, scope, name, print))
        status = IVN_ERROR_DUPLICATE;
    if (status == IVN_OK)
        names->names[names->name_count++] = (ivni_json_known){NULL, print};
    return status;
}

void ivni_json_names_keep(ivni_json_names *names, const char *name)
{
    names->names[names->name_count - 1].name = name;
}
