/*
 * Cases about commit: create, replace, delete, the expected revision, unique keys, all of it or nothing.
 */
#include "conformance/cases.h"

static const ivnc_key sent[] = {IVNC_KEY("phase", "sent"), IVNC_KEY("provider", "Well Together"),
                                IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key received[] = {IVNC_KEY("phase", "received"), IVNC_KEY("provider", "Well Together"),
                                    IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key other[] = {IVNC_KEY("phase", "sent"), IVNC_UNIQUE("reference", "ZY9876XW")};
static const ivnc_key claims[] = {IVNC_KEY("phase", "draft"), IVNC_UNIQUE("reference", "AB1234CD")};

static const ivnc_write created = {
    .record = 1, .revision = 1, .keys = sent, .key_count = IVNC_COUNT(sent), .event_count = 2};
static const ivnc_write replaced = {
    .record = 1, .expected = 1, .revision = 2, .keys = received, .key_count = IVNC_COUNT(received), .event_count = 1};

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

static int replaces(ivnc_trial *trial)
{
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a record that is replaced", "Write the new body and revision in place of the old ones");
    if (!ivnc_commits(side, &replaced))
        return 0;
    ivnc_say(trial, "after a record was replaced",
             "Delete all of the record's earlier keys and write those of the batch, in the same transaction");
    return ivnc_alike(side);
}

static int conflicts(ivnc_trial *trial)
{
    static const ivnc_write ahead = {
        .record = 1, .expected = 7, .revision = 8, .keys = other, .key_count = IVNC_COUNT(other), .event_count = 1};
    static const ivnc_write behind = {.record = 1, .expected = 1, .revision = 2, .event_count = 1};
    static const ivnc_write absent = {.record = 2, .expected = 3, .revision = 4, .event_count = 1};
    static const ivnc_write erased = {.record = 1, .expected = 1, .revision = 0, .event_count = 1};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created) || !ivnc_commits(side, &replaced))
        return 0;
    ivnc_say(trial, "with the record at revision 2",
             "Compare the record's revision with `expected` in the transaction that writes, push the actual one, "
             "answer IVN_ERROR_CONFLICT");
    if (!ivnc_conflicts(side, &ahead, 2) || !ivnc_conflicts(side, &behind, 2) || !ivnc_conflicts(side, &erased, 2))
        return 0;
    ivnc_say(trial, "with no such record", "Where there is no record, its revision counts as 0: push 0");
    if (!ivnc_conflicts(side, &absent, 0))
        return 0;
    ivnc_say(trial, "after commits that conflicted", "Change nothing before `expected` is compared, or roll back");
    return ivnc_alike(side);
}

static int creates_only(ivnc_trial *trial)
{
    static const ivnc_write again = {
        .record = 1, .revision = 1, .body = "{\"again\":1}", .keys = other, .key_count = IVNC_COUNT(other)};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a record that is there is created again",
             "`expected` of 0 means that there must be no such record: insert, and do not replace");
    return ivnc_conflicts(side, &again, 1) && ivnc_alike(side);
}

static int deletes(ivnc_trial *trial)
{
    static const ivnc_write erased = {.record = 1, .expected = 2, .revision = 0};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(1, id);
    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created) || !ivnc_commits(side, &replaced))
        return 0;
    ivnc_say(trial, "a record that is deleted", "`revision` of 0 means: delete the record");
    if (!ivnc_commits(side, &erased) || !ivnc_loads_alike(side, 1, id))
        return 0;
    ivnc_say(trial, "after a record was deleted",
             "Delete its keys with it; the events that wait in the outbox stay there");
    if (!ivnc_alike(side))
        return 0;
    ivnc_say(trial, "once it is deleted", "A deleted record is none: its revision counts as 0");
    if (!ivnc_conflicts(side, &erased, 0) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a record that was deleted and created again", "It begins anew, with the keys of its new batch");
    return ivnc_alike(side);
}

static int keeps_unique_keys(ivnc_trial *trial)
{
    static const ivnc_write second = {
        .record = 2, .revision = 1, .keys = claims, .key_count = IVNC_COUNT(claims), .event_count = 1};
    static const ivnc_write aside = {.record = 2, .revision = 1, .keys = other, .key_count = IVNC_COUNT(other)};
    static const ivnc_write later = {
        .record = 2, .expected = 1, .revision = 2, .keys = claims, .key_count = IVNC_COUNT(claims), .event_count = 1};
    ivnc_side *side;

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a second record with a unique key of the first",
             "Where another record of the kind has a key that is `unique`, answer IVN_ERROR_TAKEN and change nothing");
    if (!ivnc_taken(side, &second) || !ivnc_alike(side) || !ivnc_commits(side, &aside) || !ivnc_taken(side, &later) ||
        !ivnc_alike(side))
        return 0;
    ivnc_say(trial, "a record that keeps its own unique key", "Its own earlier keys do not stand in its way");
    return ivnc_commits(side, &replaced) && ivnc_alike(side);
}

const ivnc_case ivnc_commit_cases[] = {
    IVNC_CASE("commit/create", "a new record can be loaded, found by each key, and its events wait",
              "Write revision and body, and all keys of the batch; add the events to the outbox.", creates),
    IVNC_CASE("commit/replace", "a new revision takes the place of the old one, with its keys",
              "Write revision and body, replacing what was there, and replace all keys of the record.", replaces),
    IVNC_CASE("commit/conflict", "another revision than the expected one is told, and nothing is changed",
              "Where the revision is not `expected`, push the actual one and answer IVN_ERROR_CONFLICT.", conflicts),
    IVNC_CASE("commit/create-only", "a record that is there is not created again",
              "No record counts as revision 0; `expected` of 0: there must be no such record.", creates_only),
    IVNC_CASE("commit/delete", "a deletion takes the record and its keys, and leaves the outbox",
              "`revision` 0: delete the record and its keys.", deletes),
    IVNC_CASE("commit/unique", "a unique key belongs to one record",
              "Where another record of the kind has a key that is `unique`, answer IVN_ERROR_TAKEN and change nothing.",
              keeps_unique_keys),
    IVNC_NO_CASE,
};
