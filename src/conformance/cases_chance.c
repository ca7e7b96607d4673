/*
 * The case in which chance chooses: the same steps on the store and on the store in memory, on both handles.
 */
#include "conformance/cases.h"

enum { STEPS = 600, RECORDS = 9, MOST_KEYS = 6 };

/* splitmix64: the same numbers for the same seed. */
static uint32_t below(uint64_t *state, uint32_t limit)
{
    uint64_t value = *state += UINT64_C(0x9e3779b97f4a7c15);

    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((value ^ (value >> 31)) >> 32) % limit;
}

static const ivnc_key pool[] = {IVNC_KEY("phase", "sent"),     IVNC_KEY("phase", "draft"),  IVNC_KEY("phase", ""),
                                IVNC_KEY("day", "\x80\0\0\1"), IVNC_KEY("day", "\x7f\xff"), IVNC_KEY("day", "\x80\0"),
                                IVNC_KEY("day", "\xff"),       IVNC_KEY("Day", "\xff"),     IVNC_UNIQUE("number", "1"),
                                IVNC_UNIQUE("number", "12"),   IVNC_UNIQUE("number", "\0"), IVNC_UNIQUE("number", "")};

/* Keys of the pool, none of them twice. */
static uint32_t choose_keys(uint64_t *state, ivnc_key out[MOST_KEYS])
{
    uint32_t count = below(state, MOST_KEYS + 1), at = below(state, IVNC_COUNT(pool));

    for (uint32_t i = 0; i < count; i++) {
        out[i] = pool[at % IVNC_COUNT(pool)];
        at += 1 + below(state, 2);
    }
    return count;
}

/* The answer that the store in memory gives is the one expected; it is asked first. */
static int commit_both(ivnc_side *side, const ivnc_write *write)
{
    ivnc_trial *trial = side->trial;
    ivnc_side *mirror = &trial->sides[IVNC_MIRROR];
    uint32_t first_event = trial->events;
    ivn_status expected = ivnc_call_commit(mirror, write, first_event);
    ivn_status status = ivnc_call_commit(side, write, first_event);

    trial->events += write->event_count;
    if (trial->memory.failed || expected == IVN_ERROR_MEMORY)
        return ivnc_no_memory(trial);
    if (!ivnc_sound(side, "commit"))
        return 0;
    if (status != expected || side->pushed != mirror->pushed || side->revision != mirror->revision)
        return ivnc_fail(trial,
                         "commit of record %u of kind %u from revision %u to %u with %u keys answered %s and "
                         "pushed revision %u; expected %s and revision %u",
                         (unsigned)write->record, (unsigned)write->kind, (unsigned)write->expected,
                         (unsigned)write->revision, (unsigned)write->key_count, ivnc_answer(trial, status),
                         (unsigned)side->revision, ivn_status_name(expected), (unsigned)mirror->revision);
    return 1;
}

static int step(ivnc_side *side, uint64_t *state)
{
    ivnc_side *mirror = &side->trial->sides[IVNC_MIRROR];
    ivnc_key keys[MOST_KEYS];
    ivnc_write write = {.kind = 1 + below(state, 2), .record = below(state, RECORDS), .keys = keys};
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(write.record, id);
    ivnc_call_load(mirror, write.kind, id); /* leaves revision 0 where there is none */
    write.expected = below(state, 8) == 0 ? below(state, 4) : mirror->revision;
    write.revision = write.expected > 0 && below(state, 6) == 0 ? 0 : write.expected + 1;
    if (write.expected > 0 && write.revision > 0 && below(state, 8) == 0)
        write.revision = write.expected;
    write.key_count = write.revision == 0 ? 0 : choose_keys(state, keys);
    write.event_count = below(state, 3);
    return commit_both(side, &write) && ivnc_loads_alike(side, write.kind, id);
}

static int look(ivnc_side *side, uint64_t *state)
{
    const ivnc_key *from = &pool[below(state, IVNC_COUNT(pool))], *to = &pool[below(state, IVNC_COUNT(pool))];
    const ivnc_key *after = &pool[below(state, IVNC_COUNT(pool))];
    ivn_query query = ivnc_all(1 + below(state, 2), from->name, 1 + below(state, 6));
    uint8_t id[IVN_ID_BYTES];

    ivnc_id(below(state, RECORDS), id);
    query.from = from->data;
    query.from_size = from->size;
    query.to = to->data;
    query.to_size = to->size;
    query.bounded = below(state, 2) == 0 ? IVN_YES : IVN_NO;
    query.bodies = below(state, 2) == 0 ? IVN_YES : IVN_NO;
    if (below(state, 2) == 0) {
        query.after_id = id;
        query.after_key = after->data;
        query.after_key_size = after->size;
    }
    return ivnc_finds_alike(side, &query);
}

static int agrees_by_chance(ivnc_trial *trial)
{
    uint64_t state = trial->seed;
    uint32_t at[2];

    if (!ivnc_open_both(trial, at))
        return 0;
    for (uint32_t i = 0; i < IVNC_COUNT(pool); i++)
        ivnc_remember_name(trial, pool[i].name);
    ivnc_say(trial, "among steps chosen by chance, beside the store in memory",
             "Run the other cases first: they say what to mend one by one");
    for (uint32_t i = 0; i < STEPS; i++) {
        ivnc_side *side = &trial->sides[at[below(&state, 2)]];

        if (!step(side, &state) || !look(side, &state) || (i % 50 == 49 && !ivnc_alike(side)))
            return 0;
    }
    return 1;
}

const ivnc_case ivnc_chance_cases[] = {
    IVNC_CASE("chance/steps", "hundreds of steps chosen by chance leave what they leave in the store in memory",
              "as the example that others are held to.", agrees_by_chance),
    IVNC_NO_CASE,
};
