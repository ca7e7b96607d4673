/*
 * The names of open objects, as json_names.h describes: pairs of hashes for few, a table of hashes for many, and a trie
 * of the names where hashes leave a doubt.
 */
#include "base/json_names.h"

#include <string.h>

#define FEW 16u
#define FIRST_ROOM 64u
#define STEPS_A_NAME 8u /* through the table, on average: more is no accident */

void ivni_json_names_init(ivni_json_names *names, const ivn_allocator *allocator)
{
    *names = (ivni_json_names){.allocator = allocator};
}

void ivni_json_names_free(ivni_json_names *names)
{
    ivni_release(names->allocator, names->names);
    ivni_release(names->allocator, names->table);
}

uint32_t ivni_json_names_open(const ivni_json_names *names)
{
    return names->count;
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

static int grow(ivni_json_names *names)
{
    uint32_t room = names->room == 0 ? FIRST_ROOM : 2 * names->room;
    ivni_json_noted *larger = ivni_allocate(names->allocator, room * sizeof *larger);

    if (larger == NULL)
        return 0;
    if (names->count > 0)
        memcpy(larger, names->names, names->count * sizeof *larger);
    ivni_release(names->allocator, names->names);
    names->names = larger;
    names->room = room;
    return 1;
}

int ivni_json_names_add(ivni_json_names *names, const char *name, size_t length, uint32_t offset)
{
    if (names->count == names->room && !grow(names))
        return 0;
    names->names[names->count++] = (ivni_json_noted){hash_of(name, length), offset, 0};
    return 1;
}

/* --- by their hashes ---------------------------------------------------------------------------------------------- */

static int few_differ(const ivni_json_noted *names, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t j = 0; j < i; j++)
            if (names[i].hash == names[j].hash)
                return 0;
    return 1;
}

/* An empty table of `room`, a power of two. 0: no memory. */
static int clear_table(ivni_json_names *names, uint32_t room)
{
    if (room > names->table_room) {
        uint32_t *table = ivni_allocate(names->allocator, room * sizeof *table);

        if (table == NULL)
            return 0;
        ivni_release(names->allocator, names->table);
        names->table = table;
        names->table_room = room;
    }
    memset(names->table, 0, room * sizeof *names->table);
    return 1;
}

/* Whether all hashes differ in the bits of their place and of what is noted there; half the table stays empty. */
static int many_differ(const ivni_json_noted *names, uint32_t count, uint32_t *table, uint32_t room)
{
    uint64_t steps = (uint64_t)STEPS_A_NAME * count;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t noted = (uint32_t)(names[i].hash >> 32) | 1, at = (uint32_t)names[i].hash & (room - 1);

        for (; table[at] != 0; at = (at + 1) & (room - 1))
            if (table[at] == noted || --steps == 0)
                return 0;
        table[at] = noted;
    }
    return 1;
}

/* IVN_ERROR_DUPLICATE: there is a doubt. */
static ivn_status compare_hashes(ivni_json_names *names, uint32_t first)
{
    uint32_t count = names->count - first, room = FIRST_ROOM;
    int differ;

    if (count > FEW) {
        while (room / 2 < count)
            room *= 2;
        if (!clear_table(names, room))
            return IVN_ERROR_MEMORY;
        differ = many_differ(names->names + first, count, names->table, room);
    } else {
        differ = few_differ(names->names + first, count);
    }
    return differ ? IVN_OK : IVN_ERROR_DUPLICATE;
}

/* --- by themselves ------------------------------------------------------------------------------------------------ */

/* Where names part: all below agree before `byte`, and in `byte` above `bit`; child[1] holds those with the bit set. */
typedef struct fork {
    uint32_t byte;
    uint32_t bit;
    uint32_t child[2]; /* twice the index of a fork, or twice the index of a name plus one */
} fork;

/* A trie of `count` names has one fork fewer. */
typedef struct trie {
    const char **names;
    fork *forks;
    uint32_t count, root;
} trie;

static int is_leaf(uint32_t place)
{
    return (place & 1) != 0;
}

static int side(const fork *at, const char *name, size_t length)
{
    uint32_t byte = at->byte < length ? (unsigned char)name[at->byte] : 0;

    return (byte & at->bit) != 0;
}

/* The name in the trie that agrees longest with this one. */
static const char *nearest(const trie *t, const char *name, size_t length)
{
    uint32_t place = t->root;

    while (!is_leaf(place))
        place = t->forks[place / 2].child[side(&t->forks[place / 2], name, length)];
    return t->names[place / 2];
}

/* Where two names part, a fork without children; 0: nowhere, they are the same. */
static int parting(const char *name, const char *other, fork *out)
{
    uint32_t byte = 0, difference, bit = 0x80;

    while (name[byte] == other[byte] && name[byte] != '\0')
        byte += 1;
    difference = (uint32_t)(unsigned char)name[byte] ^ (unsigned char)other[byte];
    if (difference == 0)
        return 0;
    while ((difference & bit) == 0)
        bit >>= 1;
    *out = (fork){byte, bit, {0, 0}};
    return 1;
}

static int parts_before(const fork *a, const fork *b)
{
    return a->byte != b->byte ? a->byte < b->byte : a->bit > b->bit;
}

/* 0: the trie has that name. */
static int hang(trie *t, const char *name)
{
    uint32_t *place = &t->root, leaf = 2 * t->count + 1, index = t->count - 1;
    size_t length = strlen(name);
    fork made;
    int right;

    if (t->count > 0) {
        if (!parting(name, nearest(t, name, length), &made))
            return 0;
        while (!is_leaf(*place) && parts_before(&t->forks[*place / 2], &made))
            place = &t->forks[*place / 2].child[side(&t->forks[*place / 2], name, length)];
        right = side(&made, name, length);
        made.child[right] = leaf;
        made.child[!right] = *place;
        t->forks[index] = made;
        leaf = 2 * index;
    }
    *place = leaf;
    t->names[t->count++] = name;
    return 1;
}

/* `names` are as many as the object has members. */
static ivn_status compare_names(const ivni_json_names *names, const ivni_json_noted *of, uint32_t count,
                                const cJSON *object, uint32_t *offset)
{
    trie t = {.names = ivni_allocate(names->allocator, count * sizeof *t.names),
              .forks = ivni_allocate(names->allocator, count * sizeof *t.forks)};
    ivn_status status = t.names == NULL || t.forks == NULL ? IVN_ERROR_MEMORY : IVN_OK;
    const cJSON *member = object->child;

    for (; status == IVN_OK && t.count < count; member = member->next)
        if (!hang(&t, member->string)) {
            *offset = of[t.count].offset;
            status = IVN_ERROR_DUPLICATE;
        }
    ivni_release(names->allocator, t.names);
    ivni_release(names->allocator, t.forks);
    return status;
}

ivn_status ivni_json_names_close(ivni_json_names *names, uint32_t first, const cJSON *object, uint32_t *offset)
{
    ivn_status status = compare_hashes(names, first);

    if (status == IVN_ERROR_DUPLICATE)
        status = compare_names(names, names->names + first, names->count - first, object, offset);
    names->count = first;
    return status;
}
