/*
 * Cases about handles: what lasts beyond one, and what two of them see of each other.
 */
#include "conformance/cases.h"

static const ivnc_key first_key[] = {IVNC_KEY("phase", "sent"), IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key second_key[] = {IVNC_KEY("phase", "draft"), IVNC_UNIQUE("reference", "AB1234CD")};
static const ivnc_key other_key[] = {IVNC_KEY("phase", "draft"), IVNC_UNIQUE("reference", "ZY9876XW")};

static int lasts(ivnc_trial *trial)
{
    static const ivnc_write kept = {
        .record = 1, .revision = 1, .keys = first_key, .key_count = IVNC_COUNT(first_key), .event_count = 2};
    static const ivnc_write erased = {.record = 2, .expected = 1, .revision = 0};
    static const ivnc_write second = {.record = 2, .revision = 1, .keys = other_key, .key_count = 2};
    static const ivnc_write next = {.record = 1, .expected = 1, .revision = 2, .event_count = 1};
    ivnc_side *side;

    if (trial->host->forgets == IVN_YES)
        return ivnc_skip(trial, "the host says that its data goes with the last handle");
    if (!ivnc_open(trial, IVNC_FIRST, &side) || !ivnc_commits(side, &kept) || !ivnc_commits(side, &second) ||
        !ivnc_commits(side, &erased))
        return 0;
    ivnc_close(side);
    ivnc_say(trial, "after the handle was closed and another opened",
             "Once IVN_OK is answered, all of it is there to stay: commit the transaction before commit returns");
    return ivnc_open(trial, IVNC_FIRST, &side) && ivnc_alike(side) && ivnc_commits(side, &next) && ivnc_alike(side);
}

/* Both handles, each of which has looked at what there is. */
static int begin(ivnc_trial *trial, ivnc_side **first, ivnc_side **second)
{
    static const ivnc_write one = {
        .record = 1, .revision = 1, .keys = first_key, .key_count = IVNC_COUNT(first_key), .event_count = 1};

    if (!ivnc_open(trial, IVNC_FIRST, first) || !ivnc_open(trial, IVNC_SECOND, second) || !ivnc_commits(*first, &one))
        return 0;
    ivnc_say(trial, "what another handle has committed",
             "What one handle has committed the others see in their next call: keep no copy and no transaction open");
    return ivnc_alike(*first) && ivnc_alike(*second);
}

static int sees_the_other(ivnc_trial *trial)
{
    ivnc_side *side[2];

    if (!begin(trial, &side[0], &side[1]))
        return 0;
    for (uint32_t i = 1; i < 8; i++) {
        const ivnc_write write = {.record = 1,
                                  .expected = i,
                                  .revision = i + 1,
                                  .keys = i % 2 == 0 ? first_key : second_key,
                                  .key_count = 2,
                                  .event_count = 1};

        if (!ivnc_commits(side[i % 2], &write) || !ivnc_alike(side[1 - i % 2]) || !ivnc_alike(side[i % 2]))
            return 0;
    }
    return 1;
}

/* Both go from the revision that they have seen; one of them is late, in turns. */
static int race_for_a_revision(ivnc_trial *trial)
{
    ivnc_side *side[2];

    if (!begin(trial, &side[0], &side[1]))
        return 0;
    ivnc_say(trial, "two handles that go from the same revision",
             "Compare the revision in the transaction that writes, with the record locked or in the condition of the "
             "statement: one of the two is refused");
    for (uint32_t i = 1; i < 8; i++) {
        const ivnc_write write = {.record = 1,
                                  .expected = i,
                                  .revision = i + 1,
                                  .keys = i % 2 == 0 ? first_key : second_key,
                                  .key_count = 2,
                                  .event_count = 1};

        if (!ivnc_commits(side[i % 2], &write) || !ivnc_conflicts(side[1 - i % 2], &write, i + 1))
            return 0;
    }
    return ivnc_alike(side[0]) && ivnc_alike(side[1]);
}

static int race_to_create(ivnc_trial *trial)
{
    ivnc_side *side[2];

    if (!begin(trial, &side[0], &side[1]))
        return 0;
    ivnc_say(trial, "two handles that create the same record", "One of the two creates it, the other meets revision 1");
    for (uint32_t i = 2; i < 6; i++) {
        const ivnc_write write = {.record = i, .revision = 1, .event_count = 1};
        const ivnc_write erased = {.record = i, .expected = 1, .revision = 0};

        if (!ivnc_commits(side[i % 2], &write) || !ivnc_conflicts(side[1 - i % 2], &write, 1) ||
            !ivnc_commits(side[1 - i % 2], &erased) || !ivnc_conflicts(side[i % 2], &erased, 0))
            return 0;
    }
    return ivnc_alike(side[0]) && ivnc_alike(side[1]);
}

/* A unique key that goes from record to record, each on a handle of its own. */
static int race_for_a_key(ivnc_trial *trial)
{
    ivnc_side *side[2];

    if (!begin(trial, &side[0], &side[1]))
        return 0;
    ivnc_say(trial, "two handles that claim the same unique key",
             "Whether a key is taken is for the database to say, in the transaction that writes: by a unique index, or "
             "with the key locked");
    for (uint32_t i = 2; i < 8; i++) {
        const ivnc_write claims = {.record = i, .revision = 1, .keys = second_key, .key_count = 2, .event_count = 1};
        const ivnc_write erased = {.record = i - 1, .expected = 1, .revision = 0};

        if (!ivnc_taken(side[i % 2], &claims) || !ivnc_commits(side[1 - i % 2], &erased) ||
            !ivnc_commits(side[i % 2], &claims) || !ivnc_alike(side[1 - i % 2]))
            return 0;
    }
    return ivnc_alike(side[0]) && ivnc_alike(side[1]);
}

/* A handle that was refused, or has found half of it, does not stand in the other's way. */
static int lets_go(ivnc_trial *trial)
{
    static const ivnc_write stale = {.record = 1, .expected = 5, .revision = 6};
    static const ivnc_write claims = {.record = 2, .revision = 1, .keys = second_key, .key_count = 2};
    static const ivnc_write next = {.record = 1, .expected = 1, .revision = 2, .keys = first_key, .key_count = 2};
    static const ivnc_write after = {.record = 1, .expected = 2, .revision = 3, .keys = second_key, .key_count = 2};
    static const ivnc_write last = {.record = 1, .expected = 3, .revision = 4, .keys = first_key, .key_count = 2};
    const ivn_query page = ivnc_all(1, "phase", 1);
    ivnc_side *side[2];
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(9, id);
    if (!begin(trial, &side[0], &side[1]))
        return 0;
    ivnc_say(trial, "a commit after another handle's call was refused or broken off",
             "End the transaction before a callback returns, whatever it answers: roll back where nothing was written");
    if (!ivnc_conflicts(side[0], &stale, 1) || !ivnc_commits(side[1], &next))
        return 0;
    if (!ivnc_taken(side[0], &claims) || !ivnc_loads_alike(side[0], 1, id) || !ivnc_commits(side[1], &after))
        return 0;
    side[0]->refuse = 1;
    ivnc_call_find(side[0], &page);
    side[0]->refuse = 0;
    return ivnc_sound(side[0], "find") && ivnc_commits(side[1], &last) && ivnc_alike(side[0]) && ivnc_alike(side[1]);
}

const ivnc_case ivnc_handle_cases[] = {
    IVNC_CASE("handles/lasting", "what was committed is there for a handle opened later",
              "Once IVN_OK is answered, all of it must be there to stay.", lasts),
    IVNC_CASE("handles/seen", "what one handle commits, the other sees in its next call",
              "Any number of caseloads may stand on one database, each with a connection of its own; revisions keep "
              "them apart.",
              sees_the_other),
    IVNC_CASE("handles/let-go", "a refused call of one handle does not stand in the other's way",
              "In one transaction: ... A store that has failed has changed nothing.", lets_go),
    IVNC_CASE("handles/revision", "of two handles that go from the same revision, one is refused",
              "Any number of caseloads may stand on one database, each with a connection of its own; revisions keep "
              "them apart.",
              race_for_a_revision),
    IVNC_CASE("handles/create", "of two handles that create the same record, one is refused",
              "The revision that the record has; 0: there must be no such record.", race_to_create),
    IVNC_CASE("handles/unique", "of two handles that claim the same unique key, one is refused",
              "Where another record of the kind has a key that is `unique`, answer IVN_ERROR_TAKEN and change nothing.",
              race_for_a_key),
    IVNC_NO_CASE,
};
