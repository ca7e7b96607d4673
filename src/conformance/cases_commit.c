/*
 * Cases about commit: create, replace, delete, the expected revision; all of it or nothing.
 */
#include <string.h>

#include "conformance/cases.h"

static const ivnc_key sent[] = {IVNC_KEY("phase", "sent"), IVNC_KEY("provider", "Well Together"),
                                IVNC_KEY("contract", "7")};
static const ivnc_key received[] = {IVNC_KEY("phase", "received"), IVNC_KEY("provider", "Well Together"),
                                    IVNC_KEY("contract", "8")};
static const ivnc_key other[] = {IVNC_KEY("phase", "draft"), IVNC_KEY("contract", "9")};

static const ivnc_write created = {
    .record = 1, .revision = 1, .keys = sent, .key_count = IVNC_COUNT(sent), .event_count = 2};
static const ivnc_write replaced = {
    .record = 1, .expected = 1, .revision = 2, .keys = received, .key_count = IVNC_COUNT(received), .event_count = 1};
static const ivnc_write neighbour = {.record = 2, .revision = 1, .keys = other, .key_count = IVNC_COUNT(other)};

/* A handle on a store that holds these two, the first at revision 1 or 2. */
static int begin(ivnc_trial *trial, uint32_t revision, ivnc_side **side)
{
    return ivnc_open(trial, IVNC_FIRST, side) && ivnc_commits(*side, &created) && ivnc_commits(*side, &neighbour) &&
           (revision == 1 || ivnc_commits(*side, &replaced));
}

static int creates(ivnc_trial *trial)
{
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(1, id);
    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "in an empty store", "Answer IVN_ERROR_NOT_FOUND where there is no such record");
    if (!ivnc_loads_alike(side, 1, id))
        return 0;
    ivnc_say(trial, "a record that is created", "Store body, revision and keys as they are given");
    if (!ivnc_commits(side, &created) || !ivnc_loads_alike(side, 1, id))
        return 0;
    ivnc_say(trial, "after a record was created", "Store all of its keys, and its events");
    return ivnc_alike(side);
}

/* A record with neither keys nor events. */
static int creates_bare(ivnc_trial *trial)
{
    static const ivnc_write bare = {.record = 3, .revision = 1};
    static const ivnc_write bared = {.record = 1, .expected = 1, .revision = 2};
    ivnc_side *side;

    if (!begin(trial, 1, &side))
        return 0;
    ivnc_say(trial, "a record without keys and events", "`key_count` and `event_count` may be 0");
    if (!ivnc_commits(side, &bare) || !ivnc_alike(side))
        return 0;
    ivnc_say(trial, "a revision without keys", "The earlier keys go, also where no others take their place");
    return ivnc_commits(side, &bared) && ivnc_alike(side);
}

static int replaces(ivnc_trial *trial)
{
    ivnc_side *side;

    if (!begin(trial, 1, &side))
        return 0;
    ivnc_say(trial, "a record that is replaced", "Write the new body and revision in place of the old ones");
    if (!ivnc_commits(side, &replaced))
        return 0;
    ivnc_say(trial, "after a record was replaced",
             "Delete all of the record's earlier keys and write those of the batch, in the same transaction");
    return ivnc_alike(side);
}

static int writes_keys_anew(ivnc_trial *trial)
{
    static const ivnc_write anew = {
        .record = 1, .expected = 2, .revision = 2, .body = "{\"schema\":2}", .keys = sent, .key_count = 1};
    ivnc_side *side;

    if (!begin(trial, 2, &side))
        return 0;
    ivnc_say(trial, "a record of which the keys alone are written anew",
             "`revision` may be the same as `expected`: replace body and keys, and keep the revision");
    if (!ivnc_commits(side, &anew) || !ivnc_alike(side))
        return 0;
    ivnc_say(trial, "after keys were written anew", "The record is still at the revision of the batch");
    return ivnc_commits(side, &(ivnc_write){.record = 1, .expected = 2, .revision = 3}) && ivnc_alike(side);
}

static int conflicts(ivnc_trial *trial)
{
    static const ivnc_write ahead = {
        .record = 1, .expected = 7, .revision = 8, .keys = other, .key_count = 1, .event_count = 1};
    static const ivnc_write behind = {.record = 1, .expected = 1, .revision = 2, .event_count = 1};
    static const ivnc_write absent = {.record = 3, .expected = 3, .revision = 4, .event_count = 1};
    static const ivnc_write gone = {.record = 3, .expected = 1, .revision = 0, .event_count = 1};
    static const ivnc_write erased = {.record = 1, .expected = 1, .revision = 0, .event_count = 1};
    ivnc_side *side;

    if (!begin(trial, 2, &side))
        return 0;
    ivnc_say(trial, "with the record at revision 2",
             "Compare the record's revision with `expected` in the transaction that writes, push the actual one, "
             "answer IVN_ERROR_CONFLICT");
    if (!ivnc_conflicts(side, &ahead, 2) || !ivnc_conflicts(side, &behind, 2) || !ivnc_conflicts(side, &erased, 2))
        return 0;
    ivnc_say(trial, "with no such record", "Where there is no record, its revision counts as 0: push 0");
    if (!ivnc_conflicts(side, &absent, 0) || !ivnc_conflicts(side, &gone, 0))
        return 0;
    ivnc_say(trial, "after commits that conflicted",
             "Change nothing before `expected` is compared, or roll back: no record, no key, no event");
    return ivnc_alike(side);
}

static int creates_only(ivnc_trial *trial)
{
    static const ivnc_write again = {
        .record = 1, .revision = 1, .body = "{\"again\":1}", .keys = other, .key_count = 1, .event_count = 1};
    ivnc_side *side;

    if (!begin(trial, 1, &side))
        return 0;
    ivnc_say(trial, "a record that is there is created again",
             "`expected` of 0 means that there must be no such record: insert, and do not replace");
    return ivnc_conflicts(side, &again, 1) && ivnc_alike(side);
}

static int deletes(ivnc_trial *trial)
{
    static const ivnc_write erased = {.record = 1, .expected = 2, .revision = 0, .event_count = 1};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(1, id);
    if (!begin(trial, 2, &side))
        return 0;
    ivnc_say(trial, "a record that is deleted", "`revision` of 0 means: delete the record");
    if (!ivnc_commits(side, &erased) || !ivnc_loads_alike(side, 1, id))
        return 0;
    ivnc_say(trial, "after a record was deleted",
             "Delete its keys with it; the events that wait in the outbox stay there");
    return ivnc_alike(side);
}

static int begins_anew(ivnc_trial *trial)
{
    static const ivnc_write erased = {.record = 1, .expected = 2, .revision = 0};
    static const ivnc_write old = {.record = 1, .expected = 2, .revision = 3, .event_count = 1};
    ivnc_side *side;

    if (!begin(trial, 2, &side) || !ivnc_commits(side, &erased))
        return 0;
    ivnc_say(trial, "a record that was deleted", "A deleted record is none: its revision counts as 0");
    if (!ivnc_conflicts(side, &erased, 0) || !ivnc_conflicts(side, &old, 0) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a record that was deleted and created again",
             "It begins anew, with the revision and keys of its new batch, and nothing of the old one's");
    return ivnc_alike(side);
}

/* Ids that part in one byte, and two kinds with the same id. */
static int tells_records_apart(ivnc_trial *trial)
{
    static const uint8_t ids[][IVN_ID_BYTES] = {
        {0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
        {1},
        {0, 1},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
        {0x80, '\'', '"', '\\', '%', '_', 0, 0, '\n', '\r', 0x1a, 0x7f}};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "ids with odd bytes",
             "An id is 16 bytes of any value: bind it as bytes with its length, and "
             "compare all of it");
    for (uint32_t i = 0; i < IVNC_COUNT(ids); i++) {
        const ivnc_write write = {
            .record = i, .id = ids[i], .revision = 1, .keys = sent, .key_count = 1, .event_count = 1};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    return ivnc_alike(side);
}

static int tells_kinds_apart(ivnc_trial *trial)
{
    static const ivnc_write same = {
        .kind = 2, .record = 1, .revision = 1, .body = "[2]", .keys = sent, .key_count = IVNC_COUNT(sent)};
    static const ivnc_write third = {
        .kind = 3, .record = 1, .revision = 1, .body = "[3]", .keys = sent, .key_count = 1};
    static const ivnc_write later = {
        .kind = 2, .record = 1, .expected = 1, .revision = 2, .keys = other, .key_count = 2};
    static const ivnc_write erased = {.kind = 2, .record = 1, .expected = 2, .revision = 0};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(1, id);
    if (!begin(trial, 1, &side))
        return 0;
    ivnc_say(trial, "records of two kinds with the same id",
             "The kind belongs to the primary key of records and of keys: look for the kind that is asked for");
    if (!ivnc_loads_alike(side, 2, id) || !ivnc_conflicts(side, &later, 0) || !ivnc_commits(side, &same) ||
        !ivnc_commits(side, &third) || !ivnc_alike(side) || !ivnc_commits(side, &later) || !ivnc_alike(side))
        return 0;
    ivnc_say(trial, "a record of which another kind has the same id, deleted", "Delete the record of that kind alone");
    return ivnc_commits(side, &erased) && ivnc_loads_alike(side, 2, id) && ivnc_alike(side);
}

enum { MANY = 600 };

/* Keys "0000", "0001" ..., every third one under a second name. */
static ivnc_key *many_keys(ivnc_trial *trial, uint32_t first)
{
    ivnc_key *keys = ivnc_allocate(&trial->memory, MANY * sizeof *keys);
    uint8_t *bytes = ivnc_allocate(&trial->memory, MANY * 4);

    if (keys == NULL || bytes == NULL)
        return NULL;
    for (uint32_t i = 0; i < MANY; i++) {
        for (uint32_t j = 0, rest = first + i; j < 4; j++, rest /= 10)
            bytes[4 * i + 3 - j] = (uint8_t)('0' + rest % 10);
        keys[i] = (ivnc_key){i % 3 == 0 ? "duty/one" : "duty/other", bytes + 4 * i, 4, IVN_NO};
    }
    return keys;
}

static int takes_many_keys(ivnc_trial *trial)
{
    ivnc_write write = {.record = 1, .revision = 1, .key_count = MANY, .keys = many_keys(trial, 0)};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || write.keys == NULL)
        return 0;
    ivnc_say(trial, "a record with 600 keys", "Store each key of the batch, however many there are");
    if (!ivnc_commits(side, &write) || !ivnc_alike(side))
        return 0;
    ivnc_say(trial, "600 keys, of which half are the same as before", "Replace all keys by those of the batch");
    write =
        (ivnc_write){.record = 1, .expected = 1, .revision = 2, .key_count = MANY, .keys = many_keys(trial, MANY / 2)};
    return write.keys != NULL && ivnc_commits(side, &write) && ivnc_alike(side);
}

const ivnc_case ivnc_commit_cases[] = {
    IVNC_CASE("commit/create", "a new record can be loaded, found by each key, and its events wait",
              "Otherwise write revision and body, replacing what was there, and replace all keys of the record by "
              "those of the batch. ... Add the events to the outbox.",
              creates),
    IVNC_CASE("commit/replace", "a new revision takes the place of the old one, with its keys",
              "Otherwise write revision and body, replacing what was there, and replace all keys of the record by "
              "those of the batch.",
              replaces),
    IVNC_CASE("commit/bare", "a record may have neither keys nor events",
              "Otherwise write revision and body, replacing what was there, and replace all keys of the record by "
              "those of the batch.",
              creates_bare),
    IVNC_CASE("commit/keys-anew", "keys can be written anew under the same revision",
              "`revision` may be the same as `expected`: keys are then written anew.", writes_keys_anew),
    IVNC_CASE("commit/conflict", "another revision than the expected one is told, and nothing is changed",
              "Where it is not `expected`, push the actual one ... and answer IVN_ERROR_CONFLICT.", conflicts),
    IVNC_CASE("commit/create-only", "a record that is there is not created again",
              "The revision that the record has; 0: there must be no such record.", creates_only),
    IVNC_CASE("commit/delete", "a deletion takes the record and its keys, and leaves the outbox",
              "`revision` 0: delete the record and its keys.", deletes),
    IVNC_CASE("commit/deleted", "a record that was deleted is none, and may be created again", "no record counts as 0.",
              begins_anew),
    IVNC_CASE("commit/ids", "records are told apart by all bytes of their ids, whatever these are",
              "An id is the 16 bytes of a UUID in the order in which it is written.", tells_records_apart),
    IVNC_CASE(
        "commit/kinds", "records of two kinds may have the same id, and do not meet",
        "Records of two kinds may have the same id. ... primary key: kind, id ... primary key: kind, name, bytes, id",
        tells_kinds_apart),
    IVNC_CASE("commit/many-keys", "a record may have hundreds of keys",
              "replace all keys of the record by those of the batch.", takes_many_keys),
    IVNC_NO_CASE,
};
