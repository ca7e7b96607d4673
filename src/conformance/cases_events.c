/*
 * Cases about events: they go into the outbox with their commit, in order, or not at all.
 */
#include "conformance/cases.h"

static const ivnc_key held[] = {IVNC_UNIQUE("reference", "AB1234CD")};

static int begin(ivnc_trial *trial, ivnc_side **side)
{
    static const ivnc_write first = {.record = 1, .revision = 1, .keys = held, .key_count = 1, .event_count = 2};

    if (trial->host->outbox == NULL)
        return ivnc_skip(trial, "the host has no `outbox`, so events cannot be looked at");
    return ivnc_open(trial, IVNC_FIRST, side) && ivnc_commits(*side, &first);
}

static int keep_their_order(ivnc_trial *trial)
{
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "events of several commits",
             "Add events in the order of the batch, behind those of earlier commits, each with its id, type and body");
    for (uint32_t i = 0; i < 12; i++) {
        const ivnc_write write = {.record = 20 - i, .kind = 1 + i % 3, .revision = 1, .event_count = (i * 5) % 7};

        if (!ivnc_commits(side, &write) || !ivnc_outbox_alike(trial))
            return 0;
    }
    return 1;
}

static int come_by_the_hundred(ivnc_trial *trial)
{
    static const ivnc_write many = {.record = 2, .revision = 1, .event_count = 300};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "300 events of one commit", "Add each event of the batch, however many there are");
    return ivnc_commits(side, &many) && ivnc_outbox_alike(trial);
}

static int wait_for_their_commit(ivnc_trial *trial)
{
    static const ivnc_write stale = {.record = 1, .expected = 4, .revision = 5, .event_count = 2};
    static const ivnc_write taken = {.record = 2, .revision = 1, .keys = held, .key_count = 1, .event_count = 2};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "after a commit that conflicted",
             "No event without its change: add events in the transaction of the record, and roll both back");
    if (!ivnc_conflicts(side, &stale, 1) || !ivnc_outbox_alike(trial))
        return 0;
    ivnc_say(trial, "after a commit whose key was taken",
             "No event without its change: add events in the transaction of the record, and roll both back");
    return ivnc_taken(side, &taken) && ivnc_outbox_alike(trial);
}

static int outlive_their_record(ivnc_trial *trial)
{
    static const ivnc_write rewritten = {.record = 1, .expected = 1, .revision = 1};
    static const ivnc_write erased = {.record = 1, .expected = 1, .revision = 0, .event_count = 1};
    static const ivnc_write again = {.record = 1, .revision = 1, .event_count = 1};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    ivnc_say(trial, "after keys were written anew", "A batch without events leaves the outbox as it is");
    if (!ivnc_commits(side, &rewritten) || !ivnc_outbox_alike(trial))
        return 0;
    ivnc_say(trial, "after the record was deleted",
             "Events wait for whoever delivers them, also when their record is deleted; a deletion may have its own");
    return ivnc_commits(side, &erased) && ivnc_outbox_alike(trial) && ivnc_commits(side, &again) &&
           ivnc_outbox_alike(trial);
}

/* Commits in turn on two handles. */
static int follow_the_commits(ivnc_trial *trial)
{
    ivnc_side *side[2];

    if (!begin(trial, &side[0]) || !ivnc_open(trial, IVNC_SECOND, &side[1]))
        return 0;
    ivnc_say(trial, "events of two handles in turn", "The outbox is in the order of commits, whoever has committed");
    for (uint32_t i = 0; i < 20; i++) {
        const ivnc_write write = {.record = 2 + i, .revision = 1, .event_count = 1 + i % 3};

        if (!ivnc_commits(side[(i / 2) % 2], &write))
            return 0;
    }
    return ivnc_outbox_alike(trial);
}

const ivnc_case ivnc_event_cases[] = {
    IVNC_CASE("events/order", "events wait in the order of commits, and in that of their batch",
              "outbox id (16 bytes), type, body (JSON), in the order of commits", keep_their_order),
    IVNC_CASE("events/many", "a commit may have hundreds of events", "Add the events to the outbox.",
              come_by_the_hundred),
    IVNC_CASE("events/refused", "a commit that is refused adds no event",
              "They are committed with the record, so that there is no event without its change and no change without "
              "its event.",
              wait_for_their_commit),
    IVNC_CASE("events/deleted", "events stay when keys are written anew and when the record is deleted",
              "Deletes a record with its keys; its events stay in the outbox.", outlive_their_record),
    IVNC_CASE("events/handles", "events of several handles stand in the order of their commits",
              "outbox id (16 bytes), type, body (JSON), in the order of commits", follow_the_commits),
    IVNC_NO_CASE,
};
