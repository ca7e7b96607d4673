/*
 * Cases about bytes: what keys, names and bodies may hold, and how long they may be.
 */
#include <string.h>

#include "conformance/cases.h"

/* A record for each key, and all of them found, alone and together. */
static int all_found(ivnc_trial *trial, const ivnc_key *keys, uint32_t count)
{
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        const ivnc_write write = {.record = i + 1, .revision = 1, .keys = &keys[i], .key_count = 1};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        ivn_query query = ivnc_all(1, keys[i].name, 2);

        query.from = query.to = keys[i].data;
        query.from_size = query.to_size = keys[i].size;
        query.bounded = IVN_YES;
        if (!ivnc_finds_alike(side, &query))
            return 0;
    }
    return ivnc_alike(side);
}

static int keeps_nul(ivnc_trial *trial)
{
    static const ivnc_key keys[] = {
        IVNC_KEY("day", "\0"),   IVNC_KEY("day", "\0\0"),       IVNC_KEY("day", "\0\1"),
        IVNC_KEY("day", "a\0b"), IVNC_KEY("day", "a\0c"),       IVNC_KEY("day", "a"),
        IVNC_KEY("day", "a\0"),  IVNC_KEY("day", "\x80\0\0\0"), IVNC_KEY("day", "\x80\0\0\1")};

    ivnc_say(trial, "keys with NUL bytes",
             "Key bytes are no C string: copy, bind and compare them by their length, not up to a NUL");
    return all_found(trial, keys, IVNC_COUNT(keys));
}

static int keeps_each_byte(ivnc_trial *trial)
{
    ivnc_key keys[256];
    uint8_t bytes[256];

    for (uint32_t i = 0; i < 256; i++) {
        bytes[i] = (uint8_t)i;
        keys[i] = (ivnc_key){"day", &bytes[i], 1, IVN_NO};
    }
    ivnc_say(trial, "keys of one byte, each of the 256",
             "Key bytes have any value and are not text: store them as a blob, and compare them without sign");
    return all_found(trial, keys, IVNC_COUNT(keys));
}

static int keeps_texts(ivnc_trial *trial)
{
    static const ivnc_key keys[] = {IVNC_KEY("provider", "helping hands"),
                                    IVNC_KEY("provider", "Helping Hands"),
                                    IVNC_KEY("provider", "Helping Hands "),
                                    IVNC_KEY("provider", " Helping Hands"),
                                    IVNC_KEY("provider", "Helping  Hands"),
                                    IVNC_KEY("provider", "caf\xc3\xa9"),
                                    IVNC_KEY("provider", "cafe\xcc\x81"),
                                    IVNC_KEY("provider", "cafe"),
                                    IVNC_KEY("provider", "\xef\xbd\x81"),
                                    IVNC_KEY("provider", "\xf0\x9f\x98\x80"),
                                    IVNC_KEY("provider", "100%"),
                                    IVNC_KEY("provider", "100_"),
                                    IVNC_KEY("provider", "O'Neill\"\\"),
                                    IVNC_KEY("provider", "'); DROP TABLE ivn_record; --"),
                                    IVNC_KEY("provider", "12"),
                                    IVNC_KEY("provider", "12.0"),
                                    IVNC_KEY("provider", "012"),
                                    IVNC_KEY("provider", "1e1"),
                                    IVNC_KEY("provider", "null"),
                                    IVNC_KEY("provider", "\\x00"),
                                    IVNC_KEY("provider", "\r\n\t")};

    ivnc_say(trial, "keys that are texts of much the same look",
             "Keys are bytes: no collation, no folding of case, accents or blanks, no number read from digits; bind "
             "them, never paste them into a statement");
    return all_found(trial, keys, IVNC_COUNT(keys));
}

static int keeps_nothing(ivnc_trial *trial)
{
    static const ivnc_key keys[] = {IVNC_KEY("day", ""), IVNC_KEY("other", ""), IVNC_KEY("day", "a"),
                                    IVNC_KEY("day", "")};
    static const ivnc_key null = {"third", NULL, 0, IVN_NO};
    static const ivnc_key unique = {"unique", NULL, 0, IVN_YES};
    static const ivnc_write from_null = {.record = 9, .revision = 1, .keys = &null, .key_count = 1};
    static const ivnc_write first = {.record = 10, .revision = 1, .keys = &unique, .key_count = 1};
    static const ivnc_write second = {.record = 11, .revision = 1, .keys = &unique, .key_count = 1};

    ivnc_say(trial, "keys of no bytes", "A key of no bytes is a key: store an empty blob, not the NULL of a database");
    if (!all_found(trial, keys, IVNC_COUNT(keys)) || !ivnc_commits(&trial->sides[IVNC_FIRST], &from_null) ||
        !ivnc_commits(&trial->sides[IVNC_FIRST], &first) || !ivnc_alike(&trial->sides[IVNC_FIRST]))
        return 0;
    ivnc_say(trial, "a unique key of no bytes", "It is a key as any other, and belongs to one record");
    return ivnc_taken(&trial->sides[IVNC_FIRST], &second);
}

/* Keys and names as long as they may be, which part in their last byte; the later the record, the less its key, so that
   an index of their first bytes alone gives another order. */
static int keeps_long_keys(ivnc_trial *trial)
{
    static const uint32_t sizes[] = {
        IVN_MOST_KEY_BYTES, IVN_MOST_KEY_BYTES, IVN_MOST_KEY_BYTES, IVN_MOST_KEY_BYTES, 1023, 257, 256, 255};
    ivnc_key keys[IVNC_COUNT(sizes)];
    char *name = ivnc_allocate(&trial->memory, IVN_MOST_KEY_BYTES + 1);

    for (uint32_t i = 0; i < IVNC_COUNT(sizes); i++) {
        uint8_t *bytes = ivnc_allocate(&trial->memory, IVN_MOST_KEY_BYTES);

        if (bytes == NULL || name == NULL)
            return 0;
        memset(bytes, 'k', IVN_MOST_KEY_BYTES);
        bytes[IVN_MOST_KEY_BYTES - 1] = (uint8_t)(IVNC_COUNT(sizes) - i);
        keys[i] = (ivnc_key){i % 2 == 0 ? "day" : name, bytes, sizes[i], i % 2 == 0 ? IVN_NO : IVN_YES};
    }
    memset(name, 'n', IVN_MOST_KEY_BYTES);
    name[IVN_MOST_KEY_BYTES] = '\0';
    ivnc_say(
        trial, "keys and a name of up to 1,024 bytes",
        "The bytes of a key and its name have up to 1,024 bytes each: leave room for both, cut nothing off, and go by "
        "all of them where you sort and compare");
    return all_found(trial, keys, IVNC_COUNT(keys));
}

/* ---- Bodies ------------------------------------------------------------------------------------------------------ */

static int comes_back(ivnc_trial *trial, uint32_t record, const char *body, uint32_t size)
{
    const ivnc_write write = {.record = record, .revision = 1, .body = body, .body_size = size};
    const ivnc_write next = {.record = record, .expected = 1, .revision = 2, .body = body, .body_size = size};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(record, id);
    return ivnc_open(trial, IVNC_FIRST, &side) && ivnc_commits(side, &write) && ivnc_loads_alike(side, 1, id) &&
           ivnc_commits(side, &next) && ivnc_loads_alike(side, 1, id);
}

static int keeps_bodies_as_they_are(ivnc_trial *trial)
{
    static const char *const bodies[] = {
        "1",
        "{}",
        " { \"b\" : 1,\n\t\"a\":  2 }\r\n",
        "{\"a\":1.0,\"b\":1e2,\"c\":-0}",
        "{\"quotes\":\"' \\\" '' \\\\ \\/ \\u0041 %s %n ? $1 :name\"}",
        "{\"text\":\"caf\xc3\xa9 cafe\xcc\x81 \xe2\x82\xac \xf0\x9f\x98\x80\"}",
        "\"\xef\xbf\xbf \xef\xbb\xbf\xc2\xa0\xc2\x85\"",
        "\"\xf4\x8f\xbf\xbf\"",
        "[\"'); DROP TABLE ivn_record; --\"]",
        "\"ends in a blank \"  ",
    };

    ivnc_say(trial, "a body with blanks, an order of its own, quotes and signs of all planes",
             "A body comes back as the bytes that were committed: store it as a blob, not as JSON of the database, "
             "which writes it anew");
    for (uint32_t i = 0; i < IVNC_COUNT(bodies); i++)
        if (!comes_back(trial, i + 1, bodies[i], (uint32_t)strlen(bodies[i])))
            return 0;
    return ivnc_alike(&trial->sides[IVNC_FIRST]);
}

/* A body is not NUL-terminated: behind that of each batch of the kit lie other bytes. */
static int ends_bodies_by_their_size(ivnc_trial *trial)
{
    ivnc_say(trial, "a body behind which other bytes lie", "A body has no NUL behind it: go by `body_size`");
    return comes_back(trial, 1, "[1,2]", 5) && comes_back(trial, 2, "7", 1) && ivnc_alike(&trial->sides[IVNC_FIRST]);
}

/* A JSON string of a size, in which no part looks like another. */
static char *long_body(ivnc_trial *trial, uint32_t size)
{
    char *body = ivnc_allocate(&trial->memory, size);
    uint32_t state = size;

    if (body == NULL)
        return NULL;
    for (uint32_t i = 0; i < size; i++) {
        state = state * 1664525 + 1013904223;
        body[i] = (char)('#' + (state >> 24) % 56);
    }
    body[0] = body[size - 1] = '"';
    return body;
}

static int keeps_big_bodies(ivnc_trial *trial)
{
    static const uint32_t sizes[] = {255, 256, 1023, 1024, 4095, 4096, 8191, 65535, 65536, 1000000, 1 << 20};
    char *body;
    uint32_t record = 1;

    ivnc_say(trial, "a long body", "A body may have megabytes: take its whole size, and cut nothing off");
    for (uint32_t i = 0; i < IVNC_COUNT(sizes) && sizes[i] < trial->most_body; i++) {
        body = long_body(trial, sizes[i]);
        if (body == NULL || !comes_back(trial, record++, body, sizes[i]))
            return 0;
    }
    body = long_body(trial, trial->most_body);
    return body != NULL && comes_back(trial, record, body, trial->most_body) && ivnc_alike(&trial->sides[IVNC_FIRST]);
}

const ivnc_case ivnc_bytes_cases[] = {
    IVNC_CASE("bytes/nul", "keys keep their NUL bytes",
              "A key has up to 1,024 bytes of any value, and may have none ... Bytes are compared as memcmp() does",
              keeps_nul),
    IVNC_CASE("bytes/each", "keys keep each value of a byte",
              "A key has up to 1,024 bytes of any value, and may have none ... Bytes are compared as memcmp() does",
              keeps_each_byte),
    IVNC_CASE("bytes/texts", "keys that look alike stay apart",
              "A key has up to 1,024 bytes of any value, and may have none ... Bytes are compared as memcmp() does",
              keeps_texts),
    IVNC_CASE("bytes/none", "a key may have no bytes",
              "A key has up to 1,024 bytes of any value, and may have none ... A blob of no bytes is bound as one",
              keeps_nothing),
    IVNC_CASE("bytes/long", "keys and names may have 1,024 bytes",
              "A key has up to 1,024 bytes of any value, and may have none; its name has 1 to 1,024 bytes of UTF-8",
              keeps_long_keys),
    IVNC_CASE("bytes/bodies", "a body comes back byte by byte",
              "A body that comes back must be the bytes that were committed, under the same id and revision.",
              keeps_bodies_as_they_are),
    IVNC_CASE("bytes/body-size", "a body ends where its size says", "JSON in UTF-8, not NUL-terminated",
              ends_bodies_by_their_size),
    IVNC_CASE("bytes/big-bodies", "a body may have several megabytes",
              "A body that comes back must be the bytes that were committed, under the same id and revision.",
              keeps_big_bodies),
    IVNC_NO_CASE,
};
