/*
 * Cases about find: order, bounds, the place after which a page begins, names, kinds, all records.
 */
#include <string.h>

#include "conformance/cases.h"

static const ivnc_key keys[] = {IVNC_KEY("day", ""),     IVNC_KEY("day", "a"),    IVNC_KEY("day", "aa"),
                                IVNC_KEY("day", "ab"),   IVNC_KEY("day", "b"),    IVNC_KEY("day", "ba"),
                                IVNC_KEY("day", "B"),    IVNC_KEY("day", "\x01"), IVNC_KEY("day", "\x7f"),
                                IVNC_KEY("day", "\x80"), IVNC_KEY("day", "\xff"), IVNC_KEY("day", "\xff\xff"),
                                IVNC_KEY("day", "a"),    IVNC_KEY("day", "a"),    IVNC_KEY("day", "\x80\x01")};

/* A record for each of them from the `first` on, the last one first, so that they do not lie in order. */
static int begin_from(ivnc_trial *trial, uint32_t first, ivnc_side **side)
{
    if (!ivnc_open(trial, IVNC_FIRST, side))
        return 0;
    for (uint32_t i = IVNC_COUNT(keys); i-- > first;) {
        const ivnc_write write = {
            .record = 0x70 + (i * 37 + 11) % 0x60, .revision = 1, .keys = &keys[i], .key_count = 1};

        if (!ivnc_commits(*side, &write))
            return 0;
    }
    return 1;
}

static int begin(ivnc_trial *trial, ivnc_side **side)
{
    return begin_from(trial, 0, side);
}

static int finds_in_order(ivnc_trial *trial)
{
    ivnc_side *side;
    ivn_query query = ivnc_all(1, "day", IVN_MOST_PAGE);

    if (!begin_from(trial, 1, &side)) /* without the one of no bytes */
        return 0;
    ivnc_say(trial, "keys of which some begin others, and some are greater than 127",
             "Compare bytes as memcmp does, without sign, the shorter first where one begins the other; records of the "
             "same key by id");
    return ivnc_finds_alike(side, &query);
}

/* Each pair of bounds among the keys, and some that no record has. */
static int keeps_to_bounds(ivnc_trial *trial)
{
    static const ivnc_key bounds[] = {IVNC_KEY("", ""),     IVNC_KEY("", "a"),        IVNC_KEY("", "a\0"),
                                      IVNC_KEY("", "ab"),   IVNC_KEY("", "azzz"),     IVNC_KEY("", "b"),
                                      IVNC_KEY("", "\x7f"), IVNC_KEY("", "\x80"),     IVNC_KEY("", "\x80\x80"),
                                      IVNC_KEY("", "\xff"), IVNC_KEY("", "\xff\xff"), IVNC_KEY("", "\xff\xff\xff")};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "keys within bounds",
             "Both ends are included; no bytes in `from` begin with the first; `to` counts where `bounded` is IVN_YES, "
             "also where it has no bytes");
    for (uint32_t i = 0; i < IVNC_COUNT(bounds); i++)
        for (uint32_t j = 0; j <= IVNC_COUNT(bounds); j++) {
            ivn_query query = ivnc_all(1, "day", IVN_MOST_PAGE);

            query.from = bounds[i].data;
            query.from_size = bounds[i].size;
            query.bounded = j < IVNC_COUNT(bounds) ? IVN_YES : IVN_NO;
            query.to = j < IVNC_COUNT(bounds) ? bounds[j].data : (const uint8_t *)"a"; /* not looked at */
            query.to_size = j < IVNC_COUNT(bounds) ? bounds[j].size : 1;
            if (!ivnc_finds_alike(side, &query))
                return 0;
        }
    return 1;
}

/* No bytes at all, as a host gives them: a NULL pointer. */
static int takes_null_for_no_bytes(ivnc_trial *trial)
{
    ivn_query query = ivnc_all(1, "day", 5);
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "bounds of no bytes, whose pointers are NULL",
             "A size of 0 goes with any pointer: bind an empty blob, which is not the NULL of a database");
    if (!ivnc_finds_alike(side, &query))
        return 0;
    query.bounded = IVN_YES;
    if (!ivnc_finds_alike(side, &query))
        return 0;
    query.after_id = (const uint8_t *)"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    return ivnc_finds_alike(side, &query);
}

/* Places of each key with ids below, between and above those that have it. */
static int goes_on_after_a_place(ivnc_trial *trial)
{
    static const uint32_t ids[] = {0, 0x60, 0x8a, 0xb4, 0xffffffff};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "a page that begins after a place, which need not be that of a record",
             "Push what is greater than (after_key, after_id): a greater key, or the same key and a greater id; `from` "
             "and `to` hold as well");
    for (uint32_t i = 0; i < IVNC_COUNT(keys); i++)
        for (uint32_t j = 0; j < IVNC_COUNT(ids); j++) {
            ivn_query query = ivnc_all(1, "day", 3);

            ivnc_id(ids[j], id);
            query.after_key = keys[i].data;
            query.after_key_size = keys[i].size;
            query.after_id = id;
            if (!ivnc_finds_alike(side, &query))
                return 0;
            query.from = (const uint8_t *)"aa";
            query.to = (const uint8_t *)"\x80";
            query.from_size = 2;
            query.to_size = 1;
            query.bounded = IVN_YES;
            if (!ivnc_finds_alike(side, &query))
                return 0;
        }
    return 1;
}

static int tells_names_apart(ivnc_trial *trial)
{
    static const ivnc_key named[] = {IVNC_KEY("phase", "x"),
                                     IVNC_KEY("Phase", "x"),
                                     IVNC_KEY("phase ", "x"),
                                     IVNC_KEY("phas", "ex"),
                                     IVNC_KEY("phasex", ""),
                                     IVNC_KEY("ph_se", "x"),
                                     IVNC_KEY("%", "x"),
                                     IVNC_KEY("'; --", "x"),
                                     IVNC_KEY("phas\\e", "x"),
                                     IVNC_KEY("\"", "x"),
                                     IVNC_KEY("ph\xc3\xa4se \xe2\x82\xac", "x"),
                                     IVNC_KEY("phase/x", "")};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "names that part in case, blanks or a sign",
             "A name is compared byte by byte, without collation, padding or patterns, and bound, never pasted into a "
             "statement");
    for (uint32_t i = 0; i < IVNC_COUNT(named); i++) {
        const ivnc_write write = {.record = i, .revision = 1, .keys = &named[i], .key_count = 1};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    if (!ivnc_alike(side))
        return 0;
    ivnc_say(trial, "a name that no record has", "Answer IVN_END and push nothing; it is no error");
    return ivnc_finds_alike(side, &(ivn_query){.size = sizeof(ivn_query), .kind = 1, .name = "no such", .page = 5});
}

static int tells_kinds_apart(ivnc_trial *trial)
{
    ivnc_side *side;
    ivn_query none = ivnc_all(4, "phase", 5);
    static const ivnc_key key = IVNC_KEY("phase", "sent");

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    for (uint32_t i = 0; i < 12; i++) {
        const ivnc_write write = {.kind = 1 + i % 3, .record = i / 2, .revision = 1, .keys = &key, .key_count = 1};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    ivnc_say(trial, "records of several kinds with the same key",
             "Find those of the kind that is asked for, no others");
    if (!ivnc_alike(side) || !ivnc_finds_alike(side, &none))
        return 0;
    none.name = NULL;
    return ivnc_finds_alike(side, &none);
}

/* All records, in the order of their ids, from and to ids or parts of them. */
static int finds_all_records(ivnc_trial *trial)
{
    static const uint8_t ids[][IVN_ID_BYTES] = {{0x7f, 0xff}, {0x80}, {0}, {0xff, 0xff}, {0x80, 0, 1}, {0x41}, {0x61}};
    static const uint8_t bounds[][IVN_ID_BYTES + 1] = {{0x80}, {0x80, 0, 1}, {0x41}, {0xff, 0xff}};
    static const uint32_t sizes[] = {0, 1, 3, IVN_ID_BYTES, IVN_ID_BYTES + 1};
    ivnc_side *side;
    ivn_query query = ivnc_all(1, NULL, 20);

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    for (uint32_t i = 0; i < IVNC_COUNT(ids); i++) {
        const ivnc_write write = {.id = ids[i], .revision = 1, .keys = keys, .key_count = i % 2 * 2};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    ivnc_say(trial, "all records of a kind, whatever keys they have",
             "Where `name` is NULL, push each record of the kind once, in the order of ids, which are then the keys: "
             "bounds and place are held against them");
    for (uint32_t i = 0; i < IVNC_COUNT(bounds) * IVNC_COUNT(sizes); i++) {
        query.from = bounds[i % IVNC_COUNT(bounds)];
        query.from_size = sizes[i / IVNC_COUNT(bounds)];
        for (uint32_t j = 0; j < IVNC_COUNT(bounds) * IVNC_COUNT(sizes); j++) {
            query.to = bounds[j % IVNC_COUNT(bounds)];
            query.to_size = sizes[j / IVNC_COUNT(bounds)];
            query.bounded = j == 0 ? IVN_NO : IVN_YES;
            if (!ivnc_finds_alike(side, &query))
                return 0;
        }
    }
    return 1;
}

/* A record is found by each of its keys. */
static int finds_by_each_key(ivnc_trial *trial)
{
    static const ivnc_key several[] = {IVNC_KEY("day", "1"), IVNC_KEY("day", "2"), IVNC_KEY("day", "22"),
                                       IVNC_KEY("night", "1"), IVNC_KEY("day", "3")};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "records with several keys of one name", "A record is found by each of its keys, once by each");
    for (uint32_t i = 0; i < 4; i++) {
        const ivnc_write write = {.record = i, .revision = 1, .keys = several + i % 2, .key_count = 4};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    for (uint32_t page = 1; page < 20; page++) {
        const ivn_query query = ivnc_all(1, "day", page);

        if (!ivnc_finds_alike(side, &query))
            return 0;
    }
    return 1;
}

static int finds_without_bodies(ivnc_trial *trial)
{
    ivn_query query = ivnc_all(1, "day", 4);
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    query.bodies = IVN_NO;
    ivnc_say(trial, "keys alone", "Where `bodies` is not IVN_YES, the same records are found; bodies may be NULL");
    if (!ivnc_finds_alike(side, &query))
        return 0;
    query.name = NULL;
    return ivnc_finds_alike(side, &query);
}

static int finds_nothing(ivnc_trial *trial)
{
    ivn_query query = ivnc_all(1, NULL, 1);
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "an empty store", "Answer IVN_END and push nothing");
    if (!ivnc_finds_alike(side, &query))
        return 0;
    query.name = "day";
    return ivnc_finds_alike(side, &query);
}

const ivnc_case ivnc_find_cases[] = {
    IVNC_CASE("find/nothing", "an empty store has nothing to find", "IVN_END: that was all, however many were pushed.",
              finds_nothing),
    IVNC_CASE("find/order", "keys come in the order of their bytes, then of ids",
              "Bytes are compared as memcmp() does, and where one begins the other, the shorter is less ... Push in "
              "the order of bytes, then id",
              finds_in_order),
    IVNC_CASE("find/bounds", "both ends of the range are included, and what lies outside is not found",
              "Push the records that have a key of the name with bytes from `from` to `to`. Both ends are included; "
              "where `bounded` is not IVN_YES there is no upper end, and no bytes in `from` begin with the first.",
              keeps_to_bounds),
    IVNC_CASE("find/after", "a page goes on behind any place, by key first and then by id",
              "where `after_id` is there, only what is greater than (`after_key`, `after_id`).", goes_on_after_a_place),
    IVNC_CASE("find/no-bytes", "bounds and places may have no bytes",
              "no bytes in `from` begin with the first. ... A blob of no bytes is bound as one",
              takes_null_for_no_bytes),
    IVNC_CASE("find/names", "a name finds its own keys",
              "Push the records that have a key of the name ... names are compared byte by byte.", tells_names_apart),
    IVNC_CASE("find/kinds", "records of another kind are not found",
              "Which records are looked for: those of a kind that have a key of a name ... primary key: kind, name, "
              "bytes, id",
              tells_kinds_apart),
    IVNC_CASE("find/all", "without a name, all records of the kind are found by their ids",
              "Where `name` is NULL, all records of the kind are asked for, in the order of their ids; the id is then "
              "the key that is pushed.",
              finds_all_records),
    IVNC_CASE("find/each-key", "a record with several keys is found by each",
              "A record that has several such keys is found by each of them.", finds_by_each_key),
    IVNC_CASE("find/keys-alone", "the same records are found where bodies are not wanted",
              "bodies are wanted, if they cost little; IVN_NO: they are not looked at.", finds_without_bodies),
    IVNC_NO_CASE,
};
