/*
 * The cases to begin with: one record, put in and taken out in each of the ways there are.
 */
#include "conformance/cases.h"

static const ivnc_key keys[] = {IVNC_KEY("phase", "sent")};
static const ivnc_write created = {.record = 1, .revision = 1, .keys = keys, .key_count = 1, .event_count = 1};

static int loads(ivnc_trial *trial)
{
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(1, id);
    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "in an empty store", "Answer IVN_ERROR_NOT_FOUND where there is no such record");
    if (!ivnc_loads_alike(side, 1, id))
        return 0;
    ivnc_say(trial, "a record that is created and loaded", "Store kind, id, revision and body, and push them in load");
    return ivnc_commits(side, &created) && ivnc_loads_alike(side, 1, id);
}

static int tells_apart(ivnc_trial *trial)
{
    static const ivnc_write second = {.record = 2, .revision = 1, .event_count = 1};
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "a second record, whose id parts in its last byte from that of the first",
             "An id is 16 bytes of any value, NUL among them: bind it with its length, and compare all of it");
    if (!ivnc_commits(side, &second))
        return 0;
    for (uint32_t i = 1; i < 4; i++) {
        ivnc_id(i, id);
        if (!ivnc_loads_alike(side, 1, id))
            return 0;
    }
    return 1;
}

static int finds(ivnc_trial *trial)
{
    ivnc_side *side;
    ivn_query query = ivnc_all(1, "phase", 10), none = ivnc_all(1, "day", 10), all = ivnc_all(1, NULL, 10);
    ivn_query other = ivnc_all(2, NULL, 10);

    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &created))
        return 0;
    ivnc_say(trial, "one record, found by its key",
             "Store the keys of the batch, push those of the name that is asked for, and answer IVN_END. Where "
             "`bounded` is not IVN_YES, `to` does not count");
    if (!ivnc_finds_alike(side, &query) || !ivnc_finds_alike(side, &none))
        return 0;
    ivnc_say(trial, "one record, among all of its kind",
             "Where `name` is NULL, push all records of the kind that is asked for, by their ids");
    return ivnc_finds_alike(side, &all) && ivnc_finds_alike(side, &other);
}

static int tells(ivnc_trial *trial)
{
    ivnc_side *side;

    if (trial->host->outbox == NULL)
        return ivnc_skip(trial, "the host has no `outbox`, so events cannot be looked at");
    if (!ivnc_open(trial, IVNC_FIRST, &side))
        return 0;
    ivnc_say(trial, "before anything was committed", "`reset` empties the outbox, too");
    if (!ivnc_outbox_alike(trial))
        return 0;
    ivnc_say(trial, "one record with an event", "Add the events of the batch to the outbox, with id, type and body");
    return ivnc_commits(side, &created) && ivnc_outbox_alike(trial);
}

const ivnc_case ivnc_first_cases[] = {
    IVNC_CASE("first/load", "a record that was committed can be loaded",
              "Push the record ... once and answer IVN_OK, or push nothing and answer IVN_ERROR_NOT_FOUND.", loads),
    IVNC_CASE("first/two", "two records do not meet",
              "An id is the 16 bytes of a UUID in the order in which it is written.", tells_apart),
    IVNC_CASE(
        "first/find", "a record that was committed can be found",
        "Push the records that have a key of the name ... Where `name` is NULL, all records of the kind are asked for",
        finds),
    IVNC_CASE("first/events", "an event that was committed waits in the outbox", "Add the events to the outbox.",
              tells),
    IVNC_NO_CASE,
};
