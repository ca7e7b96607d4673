/*
 * Cases about failures: each step of a callback fails once, and the store is as it was, or as it was to be.
 */
#include <string.h>

#include "conformance/cases.h"

/* A step whose failure does no harm is rare; a host that says of any step that it was met is told so soon. */
enum { MOST_STEPS = 500, MOST_HARMLESS = 100 };

static const ivnc_key before[] = {IVNC_KEY("phase", "sent"), IVNC_KEY("day", "1")};
static const ivnc_key after[] = {IVNC_KEY("phase", "received"), IVNC_KEY("day", "2"), IVNC_KEY("day", "3")};

static int arm(ivnc_trial *trial, uint32_t step)
{
    ivn_status status = trial->host->fail_at(trial->host->user, step);

    if (status >= 0)
        return 1;
    return ivnc_fail(trial, "`fail_at` of the host answered %s; expected IVN_OK", ivnc_answer(trial, status));
}

/* Takes the failure back; whether it was met. */
static int disarm(ivnc_trial *trial, int *met)
{
    ivn_status status = trial->host->fail_at(trial->host->user, 0);

    *met = status == IVN_OK;
    if (status == IVN_OK || status == IVN_END)
        return 1;
    return ivnc_fail(trial,
                     "`fail_at` of the host answered %s to step 0; expected IVN_OK where the step came, "
                     "IVN_END where there were fewer",
                     ivnc_answer(trial, status));
}

static int begin(ivnc_trial *trial, ivnc_side **side)
{
    if (trial->host->fail_at == NULL)
        return ivnc_skip(trial, "the host has no `fail_at`, so no failure can be brought about");
    return ivnc_open(trial, IVNC_FIRST, side);
}

/* What a load says of the record, 0 where there is none; failures are over. */
static int revision_of(ivnc_side *side, uint32_t record, uint32_t *out)
{
    uint8_t id[IVN_ID_BYTES];
    ivn_status status;

    ivnc_id(record, id);
    status = ivnc_call_load(side, 1, id);
    *out = status == IVN_OK ? side->revision : 0;
    if (side->trial->memory.failed)
        return ivnc_no_memory(side->trial);
    if (!ivnc_sound(side, "load"))
        return 0;
    return status == IVN_OK || status == IVN_ERROR_NOT_FOUND ||
           ivnc_fail(side->trial,
                     "the next load answered %s; expected IVN_OK or IVN_ERROR_NOT_FOUND: leave the "
                     "handle fit for work",
                     ivnc_answer(side->trial, status));
}

/* The commit fails at the step; `more` tells whether there was one, `harmless` counts those in a row after which it was
   done all the same. What was not done is done on either handle. */
static int fails_at(ivnc_trial *trial, const uint32_t sides[2], const ivnc_write *write, uint32_t step, int *more,
                    uint32_t *harmless)
{
    uint32_t first_event = trial->events, revision = 0;
    ivnc_side *side = &trial->sides[sides[0]], *next = &trial->sides[sides[step % 2]];
    ivn_status status;

    trial->events += write->event_count;
    if (!arm(trial, step))
        return 0;
    status = ivnc_call_commit(side, write, first_event);
    if (!disarm(trial, more) || !ivnc_sound(side, "commit"))
        return 0;
    if (trial->memory.failed)
        return ivnc_no_memory(trial);
    if (!*more && status != IVN_OK)
        return ivnc_fail(trial, "without a failure (step %u) commit answered %s; expected IVN_OK", (unsigned)step,
                         ivnc_answer(trial, status));
    if (status == IVN_ERROR_CONFLICT || status == IVN_ERROR_TAKEN)
        return ivnc_fail(trial,
                         "where step %u failed, commit answered %s, as if another had gone first; answer a "
                         "code of your own",
                         (unsigned)step, ivn_status_name(status));
    if (status > 0)
        return ivnc_fail(trial, "where step %u failed, commit answered %s; a failure is below 0", (unsigned)step,
                         ivnc_answer(trial, status));
    *harmless = status == IVN_OK ? *harmless + 1 : 0;
    if (status == IVN_ERROR_OUTCOME_UNKNOWN && !revision_of(side, write->record, &revision))
        return 0;
    if (status == IVN_OK || (status == IVN_ERROR_OUTCOME_UNKNOWN && revision == write->revision))
        return ivnc_mirror(trial, write, first_event) && ivnc_alike(side);
    return ivnc_alike(side) && ivnc_commits(next, write) && ivnc_alike(side);
}

/* Fails at each step of a commit to a record that is at revision `expected`, until there are no more. */
static int fails_at_each(ivnc_trial *trial, uint32_t expected, uint32_t revision)
{
    ivnc_side *side;
    uint32_t sides[2], harmless = 0;
    int more = 1;

    if (!begin(trial, &side) || !ivnc_open_both(trial, sides))
        return 0;
    for (uint32_t step = 1; more; step++) {
        const ivnc_write earlier = {
            .record = step, .revision = 1, .keys = before, .key_count = IVNC_COUNT(before), .event_count = 1};
        const ivnc_write write = {.record = step,
                                  .expected = expected,
                                  .revision = revision,
                                  .keys = after,
                                  .key_count = revision == 0 ? 0 : IVNC_COUNT(after),
                                  .event_count = 2};

        if (expected > 0 && !ivnc_commits(side, &earlier))
            return 0;
        if (!fails_at(trial, sides, &write, step, &more, &harmless))
            return 0;
        if (step == 1 && !more)
            return ivnc_fail(trial, "`fail_at` of the host says that a commit has no step at all; let each statement "
                                    "that it runs be one");
        if (more && harmless == MOST_HARMLESS)
            return ivnc_fail(trial,
                             "`fail_at` of the host says to step 0 that the step was met, %u steps in a row, and "
                             "commit answered IVN_OK each time; answer IVN_END where there were fewer steps, and let "
                             "the step that is met fail",
                             (unsigned)harmless);
        if (step == MOST_STEPS)
            return ivnc_fail(trial,
                             "`fail_at` of the host was met by the %uth step of a commit of two events; answer "
                             "IVN_END where there were fewer steps",
                             (unsigned)step);
    }
    return 1;
}

static const char mend_commit[] = "What fails changes nothing: do all of it in one transaction, roll it back, answer "
                                  "below 0, leave the handle fit for work, and keep no lock";

static int fails_to_create(ivnc_trial *trial)
{
    ivnc_say(trial, "a commit of a new record, one step of which fails", mend_commit);
    return fails_at_each(trial, 0, 1);
}

static int fails_to_replace(ivnc_trial *trial)
{
    ivnc_say(trial, "a commit of a new revision, one step of which fails", mend_commit);
    return fails_at_each(trial, 1, 2);
}

static int fails_to_delete(ivnc_trial *trial)
{
    ivnc_say(trial, "a deletion, one step of which fails", mend_commit);
    return fails_at_each(trial, 1, 0);
}

static int fill(ivnc_side *side)
{
    for (uint32_t i = 1; i <= 5; i++) {
        const ivnc_write write = {.record = i, .revision = 1, .keys = before, .key_count = IVNC_COUNT(before)};

        if (!ivnc_commits(side, &write))
            return 0;
    }
    return 1;
}

/* Where a step came and failed, an answer that says that all is well must be true. */
static int fails_to_load(ivnc_trial *trial)
{
    ivnc_side *side;
    uint8_t id[IVN_ID_BYTES];
    int more = 1;

    ivnc_id(2, id);
    if (!begin(trial, &side) || !fill(side))
        return 0;
    ivnc_say(trial, "a load, one step of which fails",
             "Answer below 0 where the database fails; IVN_ERROR_NOT_FOUND says that there is no such record");
    for (uint32_t step = 1; more && step < MOST_STEPS; step++) {
        ivn_status status;

        if (!arm(trial, step))
            return 0;
        status = ivnc_call_load(side, 1, id);
        if (!disarm(trial, &more) || !ivnc_sound(side, "load"))
            return 0;
        if (status == IVN_ERROR_NOT_FOUND || status > 0 || (status == IVN_OK && side->pushed == 0) ||
            (status != IVN_OK && !more))
            return ivnc_fail(trial, "load of a record that is there answered %s, and pushed %u",
                             ivnc_answer(trial, status), (unsigned)side->pushed);
        if (!ivnc_loads_alike(side, 1, id))
            return 0;
    }
    return ivnc_alike(side);
}

static int fails_to_find(ivnc_trial *trial)
{
    const ivn_query query = ivnc_all(1, "phase", 9);
    ivnc_side *side;
    int more = 1;

    if (!begin(trial, &side) || !fill(side))
        return 0;
    ivnc_say(trial, "a find, one step of which fails",
             "Answer below 0 where the database fails; IVN_END says that there is no more to find");
    for (uint32_t step = 1; more && step < MOST_STEPS; step++) {
        ivn_status status;

        if (!arm(trial, step))
            return 0;
        status = ivnc_call_find(side, &query);
        if (!disarm(trial, &more) || !ivnc_sound(side, "find"))
            return 0;
        if ((status == IVN_END && side->pushed < 5) || (status == IVN_OK && side->pushed == 0) ||
            (status != IVN_OK && status != IVN_END && (status > 0 || !more)))
            return ivnc_fail(trial, "find of five records answered %s, and pushed %u", ivnc_answer(trial, status),
                             (unsigned)side->pushed);
        if (!ivnc_finds_alike(side, &query))
            return 0;
    }
    return ivnc_alike(side);
}

const ivnc_case ivnc_failure_cases[] = {
    IVNC_CASE("failures/create", "a commit of a new record that fails at any step changes nothing",
              "A store that has failed has changed nothing.", fails_to_create),
    IVNC_CASE("failures/replace", "a commit of a new revision that fails at any step changes nothing",
              "A store that has failed has changed nothing.", fails_to_replace),
    IVNC_CASE("failures/delete", "a deletion that fails at any step changes nothing",
              "A store that has failed has changed nothing.", fails_to_delete),
    IVNC_CASE("failures/load", "a load that fails does not say that there is no record",
              "anything else that is not named above ... the store has failed: the caller gets IVN_ERROR_STORE",
              fails_to_load),
    IVNC_CASE("failures/find", "a find that fails does not say that there is no more",
              "anything else that is not named above ... the store has failed: the caller gets IVN_ERROR_STORE",
              fails_to_find),
    IVNC_NO_CASE,
};
