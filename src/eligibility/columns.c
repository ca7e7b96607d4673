/*
 * The columns: each different test once over a block of people, then groups, offers and services as loops over bytes.
 */
#include "eligibility/columns.h"

#include <string.h>

static int same_texts(const ivn_criterion *one, const ivn_criterion *other)
{
    if (one->text_count != other->text_count || one->operation != other->operation)
        return 0;
    for (uint32_t i = 0; i < one->text_count; i++) {
        if (strcmp(one->texts[i], other->texts[i]) != 0)
            return 0;
    }
    return 1;
}

static int same_test(const ivni_atom *one, const ivni_atom *other)
{
    if (one->test != other->test || one->subject != other->subject || one->negate != other->negate ||
        one->low != other->low || one->high != other->high || one->codes != other->codes)
        return 0;
    if (one->test == IVNI_TEST_PLACE || one->test == IVNI_TEST_JUDGED)
        return same_texts(one->criterion, other->criterion);
    return one->test != IVNI_TEST_FIGURE || one->figure == other->figure;
}

static void number_tests(const ivni_program *program, ivni_columns *out)
{
    for (uint32_t i = 0; i < program->atom_count; i++) {
        uint32_t test = 0;
        while (test < out->test_count && !same_test(&program->atoms[out->atom_of[test]], &program->atoms[i]))
            test++;
        out->test_of[i] = test;
        if (test == out->test_count)
            out->atom_of[out->test_count++] = i;
    }
}

static uint32_t column_of(const ivni_columns *columns, uint32_t subject)
{
    uint32_t column = 0;
    while (column < columns->subject_count && columns->subjects[column] != subject)
        column++;
    return column;
}

static void number_subjects(const ivni_program *program, ivni_columns *out)
{
    for (uint32_t i = 0; i < out->test_count; i++) {
        const ivni_atom *atom = &program->atoms[out->atom_of[i]];
        if ((atom->test == IVNI_TEST_INTERVAL || atom->test == IVNI_TEST_CODES) &&
            column_of(out, atom->subject) == out->subject_count)
            out->subjects[out->subject_count++] = atom->subject;
    }
}

/*
 * Which way an unknown pulls: the one test that looks at it, and whether through a denial. Two different tests of one
 * unknown, or one test both ways, and three values may leave open what every completion settles.
 */
struct pull {
    uint32_t atom;
    int denied;
};

struct pulls {
    const ivni_columns *columns;
    struct pull *found;
    uint32_t count;
    int exact;
};

static int same_unknown(const ivni_atom *one, const ivni_atom *other)
{
    if (one->test == IVNI_TEST_FIGURE || other->test == IVNI_TEST_FIGURE)
        return one->test == other->test && one->figure == other->figure;
    if (one->subject != other->subject)
        return 0;
    return one->test != IVNI_TEST_JUDGED || strcmp(one->criterion->texts[0], other->criterion->texts[0]) == 0;
}

static void add_pull(struct pulls *pulls, uint32_t position, int denied)
{
    const ivni_program *program = pulls->columns->program;
    for (uint32_t i = 0; i < pulls->count; i++) {
        const struct pull *found = &pulls->found[i];
        if (!same_unknown(&program->atoms[found->atom], &program->atoms[position]))
            continue;
        if (found->denied != denied || pulls->columns->test_of[found->atom] != pulls->columns->test_of[position])
            pulls->exact = 0;
        return;
    }
    pulls->found[pulls->count++] = (struct pull){position, denied};
}

static int accepts_only(const ivni_atom *atom, ivn_flag flag)
{
    return ivni_atom_accepts(atom, (int32_t)flag) && !ivni_atom_accepts(atom, flag == IVN_YES ? IVN_NO : IVN_YES);
}

/* Walks a service; through a denial of eligibility everything pulls the other way, and suitability plays no part. */
static void walk(struct pulls *pulls, uint32_t number, int denied, int eligibility_only)
{
    const ivni_program *program = pulls->columns->program;
    const ivni_service *service = &program->services[number];
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        for (uint32_t g = program->offers[o].group; g < program->offers[o].group + program->offers[o].group_count; g++) {
            const ivni_group *group = &program->groups[g];
            if (group->level > (eligibility_only ? IVN_LEVEL_ELIGIBILITY : IVN_LEVEL_SUITABILITY))
                continue;
            for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
                const ivni_atom *atom = &program->atoms[a];
                if (atom->test != IVNI_TEST_ELIGIBLE)
                    add_pull(pulls, a, denied);
                else if (atom->service != UINT32_MAX && accepts_only(atom, IVN_NO))
                    walk(pulls, atom->service, !denied, 1);
                else if (atom->service != UINT32_MAX && accepts_only(atom, IVN_YES))
                    walk(pulls, atom->service, denied, 1);
            }
        }
    }
}

static ivn_status find_exact(ivni_columns *columns, ivni_arena *arena)
{
    struct pulls pulls = {.columns = columns, .found = ivni_arena_array(arena, columns->program->atom_count, sizeof(struct pull))};
    if (pulls.found == NULL)
        return ivni_arena_status(arena, columns->program->atom_count * sizeof(struct pull));
    for (uint32_t i = 0; i < columns->program->asked_count; i++) {
        pulls.count = 0;
        pulls.exact = 1;
        walk(&pulls, i, 0, 0);
        columns->exact[i] = (uint8_t)pulls.exact;
    }
    return IVN_OK;
}

ivn_status ivni_columns_new(const ivni_program *program, ivni_arena *arena, ivni_columns *out)
{
    *out = (ivni_columns){.program = program};
    out->test_of = ivni_arena_array(arena, program->atom_count, sizeof *out->test_of);
    out->atom_of = ivni_arena_array(arena, program->atom_count, sizeof *out->atom_of);
    out->subjects = ivni_arena_array(arena, IVNI_SUBJECT_COUNT, sizeof *out->subjects);
    out->exact = ivni_arena_array(arena, program->asked_count, 1);
    if (out->test_of == NULL || out->atom_of == NULL || out->subjects == NULL || out->exact == NULL)
        return ivni_arena_status(arena, program->atom_count * sizeof *out->test_of);
    number_tests(program, out);
    number_subjects(program, out);
    return find_exact(out, arena);
}

ivn_status ivni_block_new(const ivni_columns *columns, ivni_arena *arena, ivni_block *out)
{
    out->planes = ivni_arena_array(arena, columns->test_count, sizeof *out->planes);
    out->eligible = ivni_arena_array(arena, columns->program->service_count, sizeof *out->eligible);
    out->worked = ivni_arena_array(arena, columns->program->service_count, 1);
    out->low = ivni_arena_array(arena, columns->subject_count, sizeof *out->low);
    out->high = ivni_arena_array(arena, columns->subject_count, sizeof *out->high);
    out->verdicts = ivni_arena_array(arena, columns->program->asked_count, sizeof *out->verdicts);
    if (out->planes == NULL || out->eligible == NULL || out->worked == NULL || out->low == NULL || out->high == NULL ||
        out->verdicts == NULL)
        return ivni_arena_status(arena, columns->test_count * sizeof *out->planes);
    return IVN_OK;
}

/* Ranges go into their columns; what is not a range is tested here and now, person by person. */
void ivni_block_put(const ivni_columns *columns, ivni_block *block, uint32_t place, const ivni_person *person)
{
    for (uint32_t i = 0; i < columns->subject_count; i++) {
        block->low[i][place] = person->subjects.ranges[columns->subjects[i]].low;
        block->high[i][place] = person->subjects.ranges[columns->subjects[i]].high;
    }
    for (uint32_t i = 0; i < columns->test_count; i++) {
        const ivni_atom *atom = &columns->program->atoms[columns->atom_of[i]];
        if (atom->test == IVNI_TEST_INTERVAL || atom->test == IVNI_TEST_CODES || atom->test == IVNI_TEST_ELIGIBLE)
            continue;
        ivn_flag outcome = ivni_atom_outcome(columns->program, atom, person);
        block->planes[i].certain[place] = outcome == IVN_YES ? 255 : 0;
        block->planes[i].possible[place] = outcome == IVN_NO ? 0 : 255;
    }
}

static void test_interval(const ivni_atom *atom, const int32_t *low, const int32_t *high, ivni_plane *out)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        int inside = (low[i] >= atom->low) & (high[i] <= atom->high);
        int outside = (high[i] < atom->low) | (low[i] > atom->high);
        out->certain[i] = (uint8_t)-(atom->negate ? outside : inside);
        out->possible[i] = (uint8_t)((atom->negate ? inside : outside) - 1);
    }
}

static void test_codes(const ivni_atom *atom, const int32_t *low, const int32_t *high, ivni_plane *out)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        uint32_t possible = (2u << high[i]) - (1u << low[i]);
        out->certain[i] = (uint8_t) - ((possible & ~atom->codes) == 0);
        out->possible[i] = (uint8_t) - ((possible & atom->codes) != 0);
    }
}

static void test_all(const ivni_columns *columns, ivni_block *block)
{
    for (uint32_t i = 0; i < columns->test_count; i++) {
        const ivni_atom *atom = &columns->program->atoms[columns->atom_of[i]];
        uint32_t column = column_of(columns, atom->subject);
        if (atom->test == IVNI_TEST_INTERVAL)
            test_interval(atom, block->low[column], block->high[column], &block->planes[i]);
        else if (atom->test == IVNI_TEST_CODES)
            test_codes(atom, block->low[column], block->high[column], &block->planes[i]);
    }
}

static void fill(ivni_plane *plane, uint8_t value)
{
    memset(plane, value, sizeof *plane);
}

static void add_or(ivni_plane *plane, const ivni_plane *other)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        plane->certain[i] |= other->certain[i];
        plane->possible[i] |= other->possible[i];
    }
}

static void add_and(ivni_plane *plane, const ivni_plane *other)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        plane->certain[i] &= other->certain[i];
        plane->possible[i] &= other->possible[i];
    }
}

static void deny(ivni_plane *plane, const ivni_plane *other)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        plane->certain[i] = (uint8_t)~other->possible[i];
        plane->possible[i] = (uint8_t)~other->certain[i];
    }
}

static void work_out_eligible(const ivni_columns *columns, ivni_block *block, uint32_t service);

/* The plane of an atom that asks for another service's eligibility. */
static void ask_service(const ivni_columns *columns, ivni_block *block, const ivni_atom *atom, ivni_plane *out)
{
    int yes = ivni_atom_accepts(atom, IVN_YES), no = ivni_atom_accepts(atom, IVN_NO);
    if (atom->service == UINT32_MAX || yes == no) {
        fill(out, no ? 255 : 0);
        return;
    }
    work_out_eligible(columns, block, atom->service);
    if (yes)
        *out = block->eligible[atom->service];
    else
        deny(out, &block->eligible[atom->service]);
}

static void work_out_group(const ivni_columns *columns, ivni_block *block, const ivni_group *group, ivni_plane *out)
{
    ivni_plane asked;
    fill(out, 0);
    for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
        const ivni_atom *atom = &columns->program->atoms[a];
        if (atom->test == IVNI_TEST_ELIGIBLE) {
            ask_service(columns, block, atom, &asked);
            add_or(out, &asked);
        } else {
            add_or(out, &block->planes[columns->test_of[a]]);
        }
    }
}

static void work_out_level(const ivni_columns *columns, ivni_block *block, const ivni_offer *offer, uint32_t level,
                           ivni_plane *out)
{
    ivni_plane group;
    fill(out, 255);
    for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
        const ivni_group *compiled = &columns->program->groups[g];
        if (compiled->level != level)
            continue;
        if (compiled->atom_count == 1 && columns->program->atoms[compiled->atom].test != IVNI_TEST_ELIGIBLE) {
            add_and(out, &block->planes[columns->test_of[compiled->atom]]);
            continue;
        }
        work_out_group(columns, block, compiled, &group);
        add_and(out, &group);
    }
}

static void work_out_eligible(const ivni_columns *columns, ivni_block *block, uint32_t number)
{
    const ivni_service *service = &columns->program->services[number];
    ivni_plane offer;
    if (block->worked[number])
        return;
    block->worked[number] = 1;
    fill(&block->eligible[number], 0);
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        work_out_level(columns, block, &columns->program->offers[o], IVN_LEVEL_ELIGIBILITY, &offer);
        add_or(&block->eligible[number], &offer);
    }
}

/* Verdicts are ordered, and so are their bytes: 0 refused, 1 unsuitable, 2 accepted. The best offer counts. */
static void add_offer(const ivni_plane *eligible, const ivni_plane *suitable, uint8_t *worst, uint8_t *best)
{
    for (uint32_t i = 0; i < IVNI_BLOCK; i++) {
        uint8_t worst_here = eligible->certain[i] & (uint8_t)(1u + (suitable->certain[i] & 1u));
        uint8_t best_here = eligible->possible[i] & (uint8_t)(1u + (suitable->possible[i] & 1u));
        worst[i] = worst_here > worst[i] ? worst_here : worst[i];
        best[i] = best_here > best[i] ? best_here : best[i];
    }
}

static void work_out_service(const ivni_columns *columns, ivni_block *block, uint32_t number)
{
    const ivni_service *service = &columns->program->services[number];
    ivni_plane eligible, suitable;
    uint8_t worst[IVNI_BLOCK] = {0}, best[IVNI_BLOCK] = {0};
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        work_out_level(columns, block, &columns->program->offers[o], IVN_LEVEL_ELIGIBILITY, &eligible);
        work_out_level(columns, block, &columns->program->offers[o], IVN_LEVEL_SUITABILITY, &suitable);
        add_offer(&eligible, &suitable, worst, best);
    }
    for (uint32_t i = 0; i < IVNI_BLOCK; i++)
        block->verdicts[number][i] = (uint8_t)(worst[i] + 4u * best[i]);
}

void ivni_block_run(const ivni_columns *columns, ivni_block *block)
{
    memset(block->worked, 0, columns->program->service_count);
    test_all(columns, block);
    for (uint32_t i = 0; i < columns->program->asked_count; i++)
        work_out_service(columns, block, i);
}
