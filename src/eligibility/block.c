/*
 * Working a block through: tests, then groups, offers and services as operations on words of 64 people. What is looked
 * at in two ways is tried class by class: for each combination the tests are what they are in it, and whoever may be in
 * it counts.
 */
#include "eligibility/block.h"

#include <string.h>

#include "eligibility/bits.h"

static const ivni_plane never = {0, 0}, always = {~UINT64_C(0), ~UINT64_C(0)}, open = {0, ~UINT64_C(0)};

/* What a service comes to: at worst and at best eligible, and accepted. */
typedef struct outcome {
    ivni_plane eligible, accepted;
} outcome;

int ivni_block_new(const ivni_columns *columns, ivni_arena *arena, ivni_block *out)
{
    size_t words = (columns->packing.word_count + 1) * (size_t)IVNI_BLOCK + columns->packing.pair_count,
           services = columns->program->service_count;
    size_t asked = (columns->program->asked_count + 3u) / 4u * 4u;
    *out = (ivni_block){
        .bits = ivni_arena_array(arena, words, sizeof *out->bits),
        .planes = ivni_arena_array(arena, (size_t)columns->test_count + columns->question_count, sizeof *out->planes),
        .eligible = ivni_arena_array(arena, services, sizeof *out->eligible),
        .asked = ivni_arena_array(arena, services, sizeof *out->asked),
        .low = ivni_arena_array(arena, asked, sizeof *out->low),
        .high = ivni_arena_array(arena, asked, sizeof *out->high)};
    return out->bits != NULL && out->planes != NULL && out->eligible != NULL && out->asked != NULL &&
           out->low != NULL && out->high != NULL;
}

void ivni_block_put(const ivni_columns *columns, ivni_block *block, uint32_t place, const ivni_person *person)
{
    ivni_packing_put(&columns->packing, person, block->bits + place, IVNI_BLOCK);
}

static uint64_t any_bit(const ivni_columns *columns, const ivni_block *block, ivni_run run)
{
    uint64_t any = 0;
    for (uint32_t i = run.first; i < run.first + run.count; i++)
        any |= block->bits[columns->bits[i]];
    return any;
}

static ivni_plane test_now(const ivni_columns *columns, const ivni_block *block, const ivni_column_test *test)
{
    if (test->pass.count + test->fail.count == 0)
        return open;
    return (ivni_plane){~any_bit(columns, block, test->fail), any_bit(columns, block, test->pass)};
}

static void test_all(const ivni_columns *columns, ivni_block *block)
{
    block->planes[IVNI_TEST_NEVER] = never;
    block->planes[IVNI_TEST_ALWAYS] = always;
    for (uint32_t i = IVNI_TEST_ALWAYS + 1; i < columns->test_count; i++)
        block->planes[i] = test_now(columns, block, &columns->tests[i]);
}

static ivni_plane both(ivni_plane one, ivni_plane other)
{
    return (ivni_plane){one.certain & other.certain, one.possible & other.possible};
}

static ivni_plane either(ivni_plane one, ivni_plane other)
{
    return (ivni_plane){one.certain | other.certain, one.possible | other.possible};
}

/* All groups of a run: whether an alternative is the last one of its group is a mask, and no branch. */
static ivni_plane items_now(const ivni_columns *columns, const ivni_plane *planes, ivni_run items)
{
    const uint32_t *item = columns->items + items.first, *end = item + items.count;
    ivni_plane all = always, any = never;
    for (; item < end; item++) {
        uint64_t within = (uint64_t)(*item >> 31) - 1; /* all ones within a group, zero at its end */
        ivni_plane next = planes[*item & IVNI_ITEM_NUMBER];
        any.certain |= next.certain;
        any.possible |= next.possible;
        all.certain &= any.certain | within;
        all.possible &= any.possible | within;
        any.certain &= within;
        any.possible &= within;
    }
    return all;
}

static void ask_others(const ivni_columns *columns, ivni_block *block, ivni_run questions);

/* The other service is worked out once in a round, and chains are short: the catalogue sees to that. */
static ivni_plane eligible_for(const ivni_columns *columns, ivni_block *block, uint32_t number)
{
    const ivni_column_service *service = &columns->services[number];
    ivni_plane any = never;
    if (block->asked[number] == block->round)
        return block->eligible[number];
    ask_others(columns, block, service->questions);
    for (uint32_t o = service->offers.first; o < service->offers.first + service->offers.count; o++)
        any = either(any, items_now(columns, block->planes, columns->offers[o].eligibility));
    block->asked[number] = block->round;
    block->eligible[number] = any;
    return any;
}

static void ask_others(const ivni_columns *columns, ivni_block *block, ivni_run questions)
{
    for (uint32_t q = questions.first; q < questions.first + questions.count; q++) {
        ivni_plane asked = eligible_for(columns, block, columns->questions[q].service);
        block->planes[columns->test_count + q] =
            columns->questions[q].denied ? (ivni_plane){~asked.possible, ~asked.certain} : asked;
    }
}

static outcome service_now(const ivni_columns *columns, ivni_block *block, const ivni_column_service *service)
{
    outcome best = {never, never};
    ask_others(columns, block, service->questions);
    for (uint32_t o = service->offers.first; o < service->offers.first + service->offers.count; o++) {
        ivni_plane eligible = items_now(columns, block->planes, columns->offers[o].eligibility);
        ivni_plane suitable = items_now(columns, block->planes, columns->offers[o].suitability);
        best.eligible = either(best.eligible, eligible);
        best.accepted = either(best.accepted, both(eligible, suitable));
    }
    return best;
}

/* --- what is looked at in two ways ------------------------------------------------------------------------------ */

static void next_round(const ivni_columns *columns, ivni_block *block)
{
    if (++block->round != 0)
        return;
    memset(block->asked, 0, columns->program->service_count * sizeof *block->asked);
    block->round = 1;
}

/* Adds what the service comes to for the people who may be in this combination of classes. */
static void add_combination(const ivni_columns *columns, ivni_block *block, const ivni_column_service *service,
                            uint64_t people, outcome *sum)
{
    next_round(columns, block);
    outcome now = service_now(columns, block, service);
    sum->eligible.certain &= now.eligible.certain | ~people;
    sum->accepted.certain &= now.accepted.certain | ~people;
    sum->eligible.possible |= now.eligible.possible & people;
    sum->accepted.possible |= now.accepted.possible & people;
}

static void set_tests(const ivni_columns *columns, ivni_block *block, const ivni_split *split, uint64_t passed)
{
    for (uint32_t i = 0; i < split->tests.count; i++)
        block->planes[columns->split_tests[split->tests.first + i]] = passed >> i & 1 ? always : never;
}

static void reset_tests(const ivni_columns *columns, ivni_block *block, const ivni_split *split)
{
    for (uint32_t i = split->tests.first; i < split->tests.first + split->tests.count; i++) {
        uint32_t test = columns->split_tests[i];
        block->planes[test] = test_now(columns, block, &columns->tests[test]);
    }
}

static void try_classes(const ivni_columns *columns, ivni_block *block, const ivni_column_service *service,
                        uint32_t next, uint64_t people, outcome *sum)
{
    if (people == 0)
        return;
    if (next == service->splits.count) {
        add_combination(columns, block, service, people, sum);
        return;
    }
    const ivni_split *split = &columns->splits[service->splits.first + next];
    for (uint32_t c = split->classes.first; c < split->classes.first + split->classes.count; c++) {
        const ivni_split_class *class = &columns->split_classes[c];
        uint64_t may = class->bits.count == 0 ? people : people & any_bit(columns, block, class->bits);
        set_tests(columns, block, split, class->passed);
        try_classes(columns, block, service, next + 1, may, sum);
    }
    reset_tests(columns, block, split);
}

/* Where three values leave the answer open, the combinations settle it. */
static void settle(const ivni_columns *columns, ivni_block *block, const ivni_column_service *service, outcome *now)
{
    uint64_t unsettled =
        (now->eligible.certain ^ now->eligible.possible) | (now->accepted.certain ^ now->accepted.possible);
    outcome sum = {open, open};
    if (service->splits.count == 0 || unsettled == 0)
        return;
    sum.eligible = sum.accepted = (ivni_plane){~UINT64_C(0), 0};
    try_classes(columns, block, service, 0, unsettled, &sum);
    now->eligible.certain = (now->eligible.certain & ~unsettled) | (sum.eligible.certain & unsettled);
    now->accepted.certain = (now->accepted.certain & ~unsettled) | (sum.accepted.certain & unsettled);
    now->eligible.possible = (now->eligible.possible & ~unsettled) | (sum.eligible.possible & unsettled);
    now->accepted.possible = (now->accepted.possible & ~unsettled) | (sum.accepted.possible & unsettled);
    next_round(columns, block);
}

static void turn_bits(const ivni_packing *packing, uint64_t *bits)
{
    uint64_t *pairs = bits + (packing->word_count + 1) * (size_t)IVNI_BLOCK;
    for (uint32_t i = 0; i < packing->word_count; i++)
        ivni_bits_turn(bits + i * (size_t)IVNI_BLOCK);
    for (uint32_t i = 0; i < packing->pair_count; i++)
        pairs[i] = bits[packing->pairs[i].one] & bits[packing->pairs[i].other];
}

void ivni_block_run(const ivni_columns *columns, ivni_block *block)
{
    turn_bits(&columns->packing, block->bits);
    test_all(columns, block);
    next_round(columns, block);
    for (uint32_t i = 0; i < columns->program->asked_count; i++) {
        const ivni_column_service *service = &columns->services[i];
        outcome now = service_now(columns, block, service);
        settle(columns, block, service, &now);
        uint64_t may_not = ~now.eligible.possible, unsuitable = now.eligible.certain & ~now.accepted.possible;
        block->low[i] = may_not | unsuitable;
        block->high[i] = ~(may_not | now.accepted.certain);
    }
}

/* --- answers ---------------------------------------------------------------------------------------------------- */

void ivni_block_answers(const ivni_columns *columns, const ivni_block *block, uint32_t count, uint8_t *answers)
{
    uint32_t width = columns->program->asked_count, first = 0;
    uint8_t rest[4 * IVNI_BLOCK];
    for (; first + 4 <= width; first += 4)
        ivni_bits_answers(block->low + first, block->high + first, count, answers + first, width);
    if (first == width)
        return;
    ivni_bits_answers(block->low + first, block->high + first, count, rest, 4);
    for (uint32_t i = 0; i < count; i++)
        memcpy(answers + (size_t)i * width + first, rest + 4 * (size_t)i, width - first);
}
