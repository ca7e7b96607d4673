/*
 * Cases about unique keys: to whom they belong, and when they are free again.
 */
#include "conformance/cases.h"

static const ivnc_key holder[] = {IVNC_KEY("phase", "sent"), IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key moved[] = {IVNC_KEY("phase", "sent"), IVNC_UNIQUE("reference", "AB1234CE")};
static const ivnc_key claims[] = {IVNC_KEY("phase", "draft"), IVNC_KEY("provider", "Well Together"),
                                  IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key aside[] = {IVNC_KEY("phase", "draft"), IVNC_UNIQUE("reference", "ZY9876XW")};

static const ivnc_write held = {
    .record = 1, .revision = 1, .keys = holder, .key_count = IVNC_COUNT(holder), .event_count = 1};
static const ivnc_write second = {
    .record = 2, .revision = 1, .keys = claims, .key_count = IVNC_COUNT(claims), .event_count = 1};

static int begin(ivnc_trial *trial, ivnc_side **side)
{
    return ivnc_open(trial, IVNC_FIRST, side) && ivnc_commits(*side, &held);
}

static int are_taken(ivnc_trial *trial)
{
    static const ivnc_write away = {.record = 2, .revision = 1, .keys = aside, .key_count = IVNC_COUNT(aside)};
    static const ivnc_write later = {
        .record = 2, .expected = 1, .revision = 2, .keys = claims, .key_count = IVNC_COUNT(claims), .event_count = 1};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(2, id);
    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "a second record with a unique key of the first",
             "Where another record of the kind has a key that is `unique`, answer IVN_ERROR_TAKEN and change nothing: "
             "no record, no key, no event");
    if (!ivnc_taken(side, &second) || !ivnc_loads_alike(side, 1, id) || !ivnc_alike(side))
        return 0;
    return ivnc_commits(side, &away) && ivnc_taken(side, &later) && ivnc_alike(side);
}

static int are_kept(ivnc_trial *trial)
{
    static const ivnc_write next = {
        .record = 1, .expected = 1, .revision = 2, .keys = holder, .key_count = IVNC_COUNT(holder)};
    static const ivnc_write anew = {
        .record = 1, .expected = 2, .revision = 2, .keys = claims, .key_count = IVNC_COUNT(claims)};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "a record that keeps its own unique key",
             "Its own earlier keys do not stand in its way: delete them before the new ones are written");
    return ivnc_commits(side, &next) && ivnc_commits(side, &anew) && ivnc_alike(side);
}

static int are_freed(ivnc_trial *trial)
{
    static const ivnc_write moves = {
        .record = 1, .expected = 1, .revision = 2, .keys = moved, .key_count = IVNC_COUNT(moved)};
    static const ivnc_write erased = {.record = 2, .expected = 1, .revision = 0};
    static const ivnc_write third = {.record = 3, .revision = 1, .keys = holder, .key_count = IVNC_COUNT(holder)};
    ivnc_side *side;

    if (!begin(trial, &side) || !ivnc_commits(side, &moves))
        return 0;
    ivnc_say(trial, "a unique key that its record has given up",
             "A unique key is free once no record has it: delete the record's earlier keys");
    if (!ivnc_commits(side, &second) || !ivnc_taken(side, &third) || !ivnc_commits(side, &erased))
        return 0;
    ivnc_say(trial, "a unique key of a record that was deleted",
             "A unique key is free once no record has it: delete the keys with the record");
    return ivnc_commits(side, &third) && ivnc_alike(side);
}

/* The same bytes elsewhere are another key. */
static int are_of_name_and_kind(ivnc_trial *trial)
{
    static const ivnc_key elsewhere[] = {IVNC_UNIQUE("other reference", "AB1234CD"), IVNC_KEY("phase", "sent")};
    static const ivnc_key near_by[] = {IVNC_UNIQUE("reference", "ab1234cd"), IVNC_UNIQUE("reference", "AB1234C"),
                                       IVNC_UNIQUE("reference", "AB1234CD "), IVNC_UNIQUE("reference", "AB1234CD\0")};
    static const ivnc_write kind = {.kind = 2, .record = 2, .revision = 1, .keys = claims, .key_count = 3};
    static const ivnc_write name = {.record = 3, .revision = 1, .keys = elsewhere, .key_count = 2};
    static const ivnc_write bytes = {.record = 4, .revision = 1, .keys = near_by, .key_count = IVNC_COUNT(near_by)};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "a unique key of another kind", "Unique means: among the records of one kind");
    if (!ivnc_commits(side, &kind))
        return 0;
    ivnc_say(trial, "a unique key of another name", "Unique means: one record for name and bytes together");
    if (!ivnc_commits(side, &name))
        return 0;
    ivnc_say(trial, "unique keys that part in case, length or a NUL",
             "Keys are bytes: compare all of them, without a collation, padding, or an end at a NUL");
    return ivnc_commits(side, &bytes) && ivnc_alike(side);
}

/* A record that is at another revision and claims a key of another: the revision is told. */
static int come_after_revisions(ivnc_trial *trial)
{
    static const ivnc_write away = {.record = 2, .revision = 1, .keys = aside, .key_count = IVNC_COUNT(aside)};
    static const ivnc_write stale = {
        .record = 2, .expected = 5, .revision = 6, .keys = claims, .key_count = IVNC_COUNT(claims)};
    static const ivnc_write absent = {
        .record = 3, .expected = 1, .revision = 2, .keys = claims, .key_count = IVNC_COUNT(claims)};
    ivnc_side *side;

    if (!begin(trial, &side) || !ivnc_commits(side, &away))
        return 0;
    ivnc_say(trial, "a record at another revision that also claims a unique key of another record",
             "Look at the revision first: IVN_ERROR_CONFLICT goes before IVN_ERROR_TAKEN");
    return ivnc_conflicts(side, &stale, 1) && ivnc_conflicts(side, &absent, 0) && ivnc_conflicts(side, &second, 1) &&
           ivnc_alike(side);
}

/* The key that is taken stands behind others that were fine. */
static int leave_nothing_behind(ivnc_trial *trial)
{
    ivnc_key keys[50];
    uint8_t bytes[50];
    ivnc_write write = {.record = 2, .revision = 1, .keys = keys, .key_count = IVNC_COUNT(keys), .event_count = 3};
    ivnc_side *side;

    for (uint32_t i = 0; i < IVNC_COUNT(keys); i++) {
        bytes[i] = (uint8_t)i;
        keys[i] = (ivnc_key){"duty/one", &bytes[i], 1, IVN_NO};
    }
    keys[IVNC_COUNT(keys) - 1] = holder[1];
    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "a batch of 50 keys of which the last one is taken",
             "All of a batch or nothing: write in one transaction, and roll back where a key is taken");
    return ivnc_taken(side, &write) && ivnc_alike(side);
}

const ivnc_case ivnc_unique_cases[] = {
    IVNC_CASE("unique/taken", "a unique key of another record is refused, and nothing is changed",
              "Where another record of the kind has a key that is `unique`, answer IVN_ERROR_TAKEN and change nothing.",
              are_taken),
    IVNC_CASE("unique/kept", "a record may keep its own unique key",
              "IVN_ERROR_TAKEN: another record has one of the unique keys.", are_kept),
    IVNC_CASE("unique/freed", "a unique key is free once its record has given it up or was deleted",
              "`revision` 0: delete the record and its keys. Otherwise ... replace all keys of the record by those of "
              "the batch.",
              are_freed),
    IVNC_CASE("unique/scope", "a unique key is one kind, one name and all of its bytes",
              "Where another record of the kind has a key that is `unique` ... Bytes are compared as memcmp() does",
              are_of_name_and_kind),
    IVNC_CASE("unique/conflict-first", "another revision is told before a key that is taken",
              "this goes before IVN_ERROR_TAKEN: another record has one of the unique keys.", come_after_revisions),
    IVNC_CASE("unique/nothing-left", "a batch that is refused for its last key leaves nothing of the others",
              "What is to be committed: all of it, or nothing.", leave_nothing_behind),
    IVNC_NO_CASE,
};
