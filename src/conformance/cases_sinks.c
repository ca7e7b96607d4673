/*
 * Cases about pushing: a push that is refused ends the work of the callback, and nothing else.
 */
#include "conformance/cases.h"

enum { RECORDS = 6 };

static int begin(ivnc_trial *trial, ivnc_side **side)
{
    if (!ivnc_open(trial, IVNC_FIRST, side))
        return 0;
    for (uint32_t i = 0; i < RECORDS; i++) {
        static const ivnc_key key = IVNC_KEY("phase", "sent");
        const ivnc_write write = {.record = i, .revision = 1, .keys = &key, .key_count = 1};

        if (!ivnc_commits(*side, &write))
            return 0;
    }
    ivnc_say(trial, "a push that was answered below 0",
             "Where a push is refused, stop and return; end the statement and the transaction all the same");
    return 1;
}

/* Whether the push was tried and refused, and none after it. */
static int was_refused(ivnc_side *side, const char *what)
{
    uint32_t refused = side->refused;

    side->refuse = 0;
    if (!ivnc_sound(side, what))
        return 0;
    if (refused == 0)
        return ivnc_fail(side->trial, "%s pushed less than there is", what);
    return 1;
}

static int stops_load(ivnc_trial *trial)
{
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(3, id);
    if (!begin(trial, &side))
        return 0;
    side->refuse = 1;
    ivnc_call_load(side, 1, id);
    if (!was_refused(side, "load"))
        return 0;
    ivnc_say(trial, "after a load whose push was refused", "Leave the handle as it was: the next call is as any other");
    return ivnc_loads_alike(side, 1, id) && ivnc_alike(side);
}

static int stops_find(ivnc_trial *trial)
{
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    for (uint32_t i = 0; i < 2 * RECORDS; i++) {
        const ivn_query query = ivnc_all(1, i % 2 == 0 ? "phase" : NULL, RECORDS);

        side->refuse = i / 2 + 1;
        ivnc_call_find(side, &query);
        if (!was_refused(side, "find") || !ivnc_finds_alike(side, &query))
            return 0;
    }
    ivnc_say(trial, "after finds of which a push was refused", "Leave the handle as it was");
    return ivnc_alike(side);
}

static int stops_commit(ivnc_trial *trial)
{
    static const ivnc_key key = IVNC_KEY("phase", "received");
    static const ivnc_write stale = {
        .record = 2, .expected = 4, .revision = 5, .keys = &key, .key_count = 1, .event_count = 1};
    static const ivnc_write next = {
        .record = 2, .expected = 1, .revision = 2, .keys = &key, .key_count = 1, .event_count = 1};
    ivnc_side *side;

    if (!begin(trial, &side))
        return 0;
    side->refuse = 1;
    ivnc_call_commit(side, &stale, trial->events++);
    if (!was_refused(side, "commit"))
        return 0;
    ivnc_say(trial, "after a conflict whose push was refused",
             "Nothing was changed, and the next call is as any other");
    return ivnc_alike(side) && ivnc_commits(side, &next) && ivnc_alike(side);
}

const ivnc_case ivnc_sink_cases[] = {
    IVNC_CASE("sinks/load", "a load whose push is refused ends, and does no harm",
              "What breaks a rule is answered with a negative status: stop, and return whatever you like.", stops_load),
    IVNC_CASE("sinks/commit", "a conflict whose push is refused changes nothing",
              "What breaks a rule is answered with a negative status: stop, and return whatever you like.",
              stops_commit),
    IVNC_CASE("sinks/find", "a find of which any push is refused stops there",
              "What breaks a rule is answered with a negative status: stop, and return whatever you like.", stops_find),
    IVNC_NO_CASE,
};
