/*
 * Tests of src/base/json_names.c.
 */
#include "base/json_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "test.h"

enum { MOST_NAMES = 20000, NAME_ROOM = 20 };

static char kept[MOST_NAMES][NAME_ROOM];
static failing counter;
static ivni_json_names names;

static int start(void **state)
{
    (void)state;
    failing_init(&counter, 0, 0);
    ivni_json_names_init(&names, &counter.allocator);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    ivni_json_names_free(&names);
    return counter.live_blocks != 0;
}

/* An object of the kept names from 0 on; `again` below the count: that name once more, at the end. */
static cJSON *object_of(unsigned count, unsigned again)
{
    cJSON *object = cJSON_CreateObject();

    for (unsigned i = 0; i < count; i++)
        cJSON_AddNullToObject(object, kept[i]);
    if (again < count)
        cJSON_AddNullToObject(object, kept[again]);
    return object;
}

/* A name's offset is its place from 1 on. */
static void add_all(const cJSON *object)
{
    uint32_t place = 1;

    for (const cJSON *member = object->child; member != NULL; member = member->next)
        assert_true(ivni_json_names_add(&names, member->string, strlen(member->string), place++));
}

static void assert_found(unsigned count, unsigned again)
{
    cJSON *object = object_of(count, again);
    uint32_t first = ivni_json_names_open(&names), offset = 0;

    add_all(object);
    assert_int_equal(ivni_json_names_close(&names, first, object, &offset),
                     again < count ? IVN_ERROR_DUPLICATE : IVN_OK);
    assert_int_equal(offset, again < count ? count + 1 : 0);
    assert_int_equal(names.count, first);
    cJSON_Delete(object);
}

/* Each name once, and with the first, the last and others again. */
static void assert_each_found(unsigned count)
{
    const unsigned again[] = {count, 0, count / 2, count / 3, count - 1};

    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        assert_found(count, again[i]);
}

/* Names of every length that share their beginnings, among them the empty one: 0 is "", 1 is "a", 27 is "ba". */
static void spell(unsigned i)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    char backwards[NAME_ROOM];
    size_t length = 0, at = 0;

    for (unsigned rest = i; rest > 0; rest = (rest - 1) / 26)
        backwards[length++] = letters[(rest - 1) % 26];
    while (length > 0)
        kept[i][at++] = backwards[--length];
    kept[i][at] = '\0';
}

static void a_name_is_found_again_however_many_there_are(void **state)
{
    static const unsigned counts[] = {1, 2, 15, 16, 17, 18, 31, 32, 33, 63, 64, 65, 300, 3000, MOST_NAMES};

    (void)state;
    for (unsigned i = 0; i < MOST_NAMES; i++)
        spell(i);
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
        assert_each_found(counts[c]);
}

static void objects_within_objects_do_not_see_each_other_s_names(void **state)
{
    cJSON *outer, *inner;
    uint32_t first = ivni_json_names_open(&names), offset = 0;

    (void)state;
    for (unsigned i = 0; i < 200; i++)
        spell(i);
    outer = object_of(200, 7);
    inner = object_of(100, 100);
    add_all(outer);
    for (int i = 0; i < 3; i++) {
        uint32_t within = ivni_json_names_open(&names);

        add_all(inner);
        assert_int_equal(ivni_json_names_close(&names, within, inner, &offset), IVN_OK);
    }
    assert_int_equal(ivni_json_names_close(&names, first, outer, &offset), IVN_ERROR_DUPLICATE);
    assert_int_equal(offset, 201);
    cJSON_Delete(outer);
    cJSON_Delete(inner);
}

/* The bytes of these differ in the last bit, in the first, and in the bytes that are beyond ASCII. */
static void names_differ_by_a_single_bit(void **state)
{
    (void)state;
    for (int i = 1; i < 256; i++) {
        memset(kept[i - 1], 0, NAME_ROOM);
        kept[i - 1][0] = (char)i;
        kept[i - 1][1] = (char)(i ^ 1);
    }
    assert_each_found(255);
}

static void long_names_are_compared_to_their_ends(void **state)
{
    (void)state;
    for (int i = 0; i < NAME_ROOM - 1; i++) {
        memset(kept[i], 'm', NAME_ROOM - 1);
        kept[i][NAME_ROOM - 1] = '\0';
        kept[i][i] = 'n';
    }
    assert_each_found(NAME_ROOM - 1);
}

/* --- names that somebody picked ----------------------------------------------------------------------------------- */

/* How the hash mixes, and the other way round: what is needed for a result. Nothing depends on it but these tests'
 * worth. */
#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

static uint64_t mixed(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * FACTOR;
    return hash ^ hash >> 32;
}

static uint64_t unmixed(uint64_t result)
{
    uint64_t inverse = FACTOR;

    for (int i = 0; i < 5; i++)
        inverse *= 2 - FACTOR * inverse;
    return (result ^ result >> 32) * inverse;
}

/* A name of 16 bytes with that hash, from the first seed on that makes one without a NUL. */
static void pick(unsigned place, uint64_t hash)
{
    static uint64_t seed = 1;
    uint32_t halves[2] = {0, 0};

    do {
        uint64_t begins = seed++ * FACTOR | UINT64_C(0x0101010101010101), rest;

        rest = mixed(16, begins) ^ unmixed(hash);
        halves[0] = (uint32_t)(rest >> 32);
        halves[1] = (uint32_t)rest;
        memcpy(kept[place], &begins, 8);
        memcpy(kept[place] + 8, halves, 8);
        kept[place][16] = '\0';
    } while (strlen(kept[place]) != 16);
}

static void names_of_one_hash_are_as_many_as_they_are(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 5000; i++)
        pick(i, 0x1234567890abcdef);
    assert_each_found(2);
    assert_each_found(17);
    assert_each_found(5000);
}

/* All want the same place of the table. */
static void names_that_crowd_are_as_many_as_they_are(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 5000; i++)
        pick(i, (uint64_t)(2 * i + 1) << 32 | 77);
    assert_each_found(20);
    assert_each_found(5000);
}

/* The names differ, have one hash, or are the same in the end. */
static ivn_status adds_many(const ivn_allocator *allocator, void *user)
{
    ivni_json_names own;
    uint32_t offset;
    ivn_status status = IVN_OK;
    cJSON *object = user;

    ivni_json_names_init(&own, allocator);
    for (const cJSON *member = object->child; status == IVN_OK && member != NULL; member = member->next)
        if (!ivni_json_names_add(&own, member->string, strlen(member->string), 1))
            status = IVN_ERROR_MEMORY;
    if (status == IVN_OK)
        status = ivni_json_names_close(&own, 0, object, &offset);
    ivni_json_names_free(&own);
    return status == IVN_ERROR_DUPLICATE ? IVN_OK : status;
}

static void running_out_of_memory_leaks_nothing(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2000; i++)
        pick(i, i < 100 ? 99 : i * FACTOR);
    for (unsigned again = 0; again <= 2000; again += 2000) {
        cJSON *object = object_of(2000, again);

        failing_every(adds_many, object);
        cJSON_Delete(object);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_found_again_however_many_there_are, start, finish),
        cmocka_unit_test_setup_teardown(objects_within_objects_do_not_see_each_other_s_names, start, finish),
        cmocka_unit_test_setup_teardown(names_differ_by_a_single_bit, start, finish),
        cmocka_unit_test_setup_teardown(long_names_are_compared_to_their_ends, start, finish),
        cmocka_unit_test_setup_teardown(names_of_one_hash_are_as_many_as_they_are, start, finish),
        cmocka_unit_test_setup_teardown(names_that_crowd_are_as_many_as_they_are, start, finish),
        cmocka_unit_test(running_out_of_memory_leaks_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
