/*
 * Making the columns: each different test once, the bits that it needs of a person, and services as lists of tests.
 */
#include "eligibility/columns.h"

#include <string.h>

#include "base/sort.h"

struct maker {
    ivni_columns *columns;
    ivni_arena *arena, *scratch;
    uint32_t *positions; /* of the atoms that decide, by the order of their tests */
    uint32_t position_count;
    uint32_t *test_of; /* by atom */
};

/* --- which tests there are -------------------------------------------------------------------------------------- */

static int compare_numbers(int64_t one, int64_t other)
{
    return one < other ? -1 : one > other;
}

static int compare_texts(const ivn_criterion *one, const ivn_criterion *other)
{
    int order = compare_numbers(one->operation, other->operation);
    if (order == 0)
        order = compare_numbers(one->text_count, other->text_count);
    for (uint32_t i = 0; order == 0 && i < one->text_count; i++)
        order = strcmp(one->texts[i], other->texts[i]);
    return order;
}

/* What is looked at: a figure that is not set, a judgement on a service, or a subject. */
static int compare_variables(const ivni_atom *one, const ivni_atom *other)
{
    int order = compare_numbers(one->test == IVNI_TEST_FIGURE, other->test == IVNI_TEST_FIGURE);
    if (order != 0)
        return order;
    if (one->test == IVNI_TEST_FIGURE)
        return one->figure == other->figure ? 0 : (uintptr_t)one->figure < (uintptr_t)other->figure ? -1 : 1;
    order = compare_numbers(one->subject, other->subject);
    return order == 0 && one->test == IVNI_TEST_JUDGED ? strcmp(one->criterion->texts[0], other->criterion->texts[0])
                                                       : order;
}

static int compare_tests(const ivni_atom *one, const ivni_atom *other)
{
    int order = compare_variables(one, other);
    if (order != 0 || one->test == IVNI_TEST_FIGURE)
        return order;
    if (one->test == IVNI_TEST_PLACE)
        return compare_texts(one->criterion, other->criterion);
    order = compare_numbers(one->codes, other->codes);
    if (order != 0 || one->test != IVNI_TEST_INTERVAL)
        return order;
    order = compare_numbers(one->low, other->low);
    if (order == 0)
        order = compare_numbers(one->high, other->high);
    return order == 0 ? compare_numbers(one->negate, other->negate) : order;
}

static int test_before(const void *list, uint32_t a, uint32_t b)
{
    const struct maker *maker = list;
    const ivni_atom *const *atoms = maker->columns->program->atoms;
    return compare_tests(atoms[maker->positions[a]], atoms[maker->positions[b]]) < 0;
}

static int is_test(const ivni_group *group, const ivni_atom *atom)
{
    return group->level <= IVN_LEVEL_SUITABILITY && atom->test != IVNI_TEST_ELIGIBLE;
}

static void gather_positions(struct maker *maker)
{
    const ivni_program *program = maker->columns->program;
    for (uint32_t g = 0; g < program->group_count; g++) {
        const ivni_group *group = &program->groups[g];
        for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
            if (is_test(group, program->atoms[a]))
                maker->positions[maker->position_count++] = a;
        }
    }
}

/* Equal tests stand side by side once sorted, and so do all tests of a variable. */
static int number_tests(struct maker *maker)
{
    ivni_columns *columns = maker->columns;
    const ivni_atom *const *atoms = columns->program->atoms, *last = NULL;
    uint32_t *order = ivni_arena_array(maker->scratch, maker->position_count, sizeof *order);
    uint32_t *spare = ivni_arena_array(maker->scratch, maker->position_count, sizeof *spare);
    columns->tests = ivni_arena_array(maker->arena, maker->position_count + 2u, sizeof *columns->tests);
    if (order == NULL || spare == NULL || columns->tests == NULL)
        return 0;
    ivni_sort(maker, maker->position_count, test_before, order, spare);
    columns->test_count = 2;
    for (uint32_t i = 0; i < maker->position_count; i++) {
        const ivni_atom *atom = atoms[maker->positions[order[i]]];
        columns->variable_count += last == NULL || compare_variables(last, atom) != 0;
        if (last == NULL || compare_tests(last, atom) != 0)
            columns->tests[columns->test_count++] =
                (ivni_column_test){.atom = atom, .variable = columns->variable_count - 1};
        maker->test_of[maker->positions[order[i]]] = columns->test_count - 1;
        last = atom;
    }
    return 1;
}

/* --- which bits they need --------------------------------------------------------------------------------------- */

int ivni_columns_add_bit(ivni_columns *columns, ivni_arena *arena, uint32_t bit)
{
    uint32_t *bits = bit == IVNI_NO_BIT
                         ? NULL
                         : ivni_arena_room(arena, columns->bits, columns->bit_count, &columns->bit_room, sizeof *bits);
    if (bits == NULL)
        return 0;
    columns->bits = bits;
    bits[columns->bit_count++] = bit;
    return 1;
}

/* A test of codes: a bit for each code that passes, then one for each that fails. */
static int ask_codes(struct maker *maker, ivni_column_test *test)
{
    ivni_columns *columns = maker->columns;
    ivni_range bounds = ivni_subject_bounds(test->atom->subject);
    int asked = 1;
    for (int passes = 1; passes >= 0; passes--) {
        ivni_run *run = passes ? &test->pass : &test->fail;
        run->first = columns->bit_count;
        for (int32_t code = bounds.low; code <= bounds.high; code++) {
            if (ivni_atom_accepts(test->atom, code) == passes)
                asked = asked &&
                        ivni_columns_add_bit(columns, maker->arena, test->first_bit + (uint32_t)(code - bounds.low));
        }
        run->count = columns->bit_count - run->first;
    }
    return asked;
}

static int ask_interval(struct maker *maker, uint32_t subject, int32_t low, int32_t high)
{
    return ivni_columns_add_bit(maker->columns, maker->arena,
                                ivni_packing_interval_bit(&maker->columns->packing, subject, low, high));
}

/* A test of an interval: a bit for inside, and one each for below and above. */
static int ask_about_interval(struct maker *maker, ivni_column_test *test)
{
    const ivni_atom *atom = test->atom;
    ivni_run inside = {maker->columns->bit_count, 1}, outside = {inside.first + 1, 0};
    int asked = ask_interval(maker, atom->subject, atom->low, atom->high);
    if (atom->low > INT32_MIN)
        asked = asked && ask_interval(maker, atom->subject, INT32_MIN, atom->low - 1);
    if (atom->high < INT32_MAX)
        asked = asked && ask_interval(maker, atom->subject, atom->high + 1, INT32_MAX);
    outside.count = maker->columns->bit_count - outside.first;
    test->pass = atom->negate ? outside : inside;
    test->fail = atom->negate ? inside : outside;
    return asked;
}

static ivn_flag outcome_of_area(uint32_t relation)
{
    return relation & IVNI_AREA_INSIDE ? IVN_YES : relation & IVNI_AREA_AROUND ? IVN_UNKNOWN : IVN_NO;
}

/* Whether somebody in each place may pass, or may fail; of an area that is not listed only the name is known. */
static uint8_t *places_with(struct maker *maker, const ivni_atom *atom, ivn_flag outcome)
{
    const ivni_program *program = maker->columns->program;
    const ivn_directory *directory = ivn_catalogue_read(program->catalogue);
    uint32_t count = ivni_packing_place_count(&maker->columns->packing, atom->subject);
    uint8_t *may = ivni_arena_array(maker->scratch, count + 2u, 1);
    if (may == NULL)
        return NULL;
    if (atom->places != NULL)
        ivni_atom_areas(program, atom, may);
    for (uint32_t i = 0; i < count; i++) {
        const char *key = atom->subject == IVN_SUBJECT_PRISON ? directory->prisons[i]->key : directory->areas[i]->key;
        ivn_flag inside = atom->places != NULL ? outcome_of_area(may[i]) : ivni_atom_outcome_in(program, atom, key);
        may[i] = inside == outcome || inside == IVN_UNKNOWN;
    }
    may[count] = atom->criterion->operation == IVN_OPERATOR_WITHIN || (outcome == IVN_YES) == atom->negate;
    may[count + 1] = 1;
    return may;
}

static int ask_about_place(struct maker *maker, ivni_column_test *test)
{
    ivni_columns *columns = maker->columns;
    uint32_t subject = test->atom->subject;
    uint8_t *pass = places_with(maker, test->atom, IVN_YES), *fail = places_with(maker, test->atom, IVN_NO);
    if (pass == NULL || fail == NULL)
        return 0;
    test->pass = (ivni_run){columns->bit_count, 1};
    test->fail = (ivni_run){columns->bit_count + 1, 1};
    return ivni_columns_add_bit(columns, maker->arena, ivni_packing_place_bit(&columns->packing, subject, pass)) &&
           ivni_columns_add_bit(columns, maker->arena, ivni_packing_place_bit(&columns->packing, subject, fail));
}

/* Tests of a variable stand side by side: the first one asks for its bits. */
static int first_of_variable(const ivni_columns *columns, uint32_t number)
{
    return number == 2 || columns->tests[number - 1].variable != columns->tests[number].variable;
}

static uint32_t first_bit(struct maker *maker, uint32_t number)
{
    ivni_packing *packing = &maker->columns->packing;
    const ivni_atom *atom = maker->columns->tests[number].atom;
    if (!first_of_variable(maker->columns, number))
        return maker->columns->tests[number - 1].first_bit;
    if (atom->test == IVNI_TEST_JUDGED)
        return ivni_packing_judgement_bit(packing, atom->criterion->texts[0]);
    return ivni_packing_codes_bit(packing, atom->subject);
}

static int ask_for(struct maker *maker, uint32_t number)
{
    ivni_column_test *test = &maker->columns->tests[number];
    switch (test->atom->test) {
    case IVNI_TEST_INTERVAL:
        return ask_about_interval(maker, test);
    case IVNI_TEST_PLACE:
        return ask_about_place(maker, test);
    case IVNI_TEST_CODES:
    case IVNI_TEST_JUDGED:
        test->first_bit = first_bit(maker, number);
        return ask_codes(maker, test);
    default: /* a figure that is not set needs none; what another service comes to is no test */
        return 1;
    }
}

static int ask_for_bits(struct maker *maker)
{
    ivni_columns *columns = maker->columns;
    int asked = ivni_packing_open(&columns->packing, columns->program, columns->test_count, maker->arena);
    for (uint32_t i = 2; asked && i < columns->test_count; i++)
        asked = ask_for(maker, i);
    return asked;
}

/* --- services --------------------------------------------------------------------------------------------------- */

/* Another service's eligibility: asked for, denied, or the same for all where it is not offered. */
static uint32_t item_of_service(struct maker *maker, const ivni_atom *atom)
{
    ivni_columns *columns = maker->columns;
    int denied = ivni_atom_accepts(atom, IVN_NO);
    if (atom->service == UINT32_MAX)
        return denied ? IVNI_TEST_ALWAYS : IVNI_TEST_NEVER;
    columns->questions[columns->question_count] = (ivni_column_question){atom->service, denied};
    return columns->test_count + columns->question_count++;
}

static void add_group(struct maker *maker, const ivni_group *group)
{
    ivni_columns *columns = maker->columns;
    for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
        const ivni_atom *atom = columns->program->atoms[a];
        columns->items[columns->item_count++] =
            atom->test == IVNI_TEST_ELIGIBLE ? item_of_service(maker, atom) : maker->test_of[a];
    }
    columns->items[columns->item_count - 1] |= IVNI_ITEM_LAST;
}

static ivni_run add_groups(struct maker *maker, const ivni_offer *offer, uint32_t level)
{
    ivni_run run = {maker->columns->item_count, 0};
    for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
        if (maker->columns->program->groups[g].level == level)
            add_group(maker, &maker->columns->program->groups[g]);
    }
    run.count = maker->columns->item_count - run.first;
    return run;
}

static void add_service(struct maker *maker, const ivni_service *compiled, ivni_column_service *service)
{
    ivni_columns *columns = maker->columns;
    service->offers = (ivni_run){compiled->offer, compiled->offer_count};
    service->questions.first = columns->question_count;
    for (uint32_t o = compiled->offer; o < compiled->offer + compiled->offer_count; o++) {
        const ivni_offer *offer = &columns->program->offers[o];
        columns->offers[o].eligibility = add_groups(maker, offer, IVN_LEVEL_ELIGIBILITY);
        columns->offers[o].suitability = add_groups(maker, offer, IVN_LEVEL_SUITABILITY);
    }
    service->questions.count = columns->question_count - service->questions.first;
}

static int add_services(struct maker *maker)
{
    ivni_columns *columns = maker->columns;
    const ivni_program *program = columns->program;
    columns->services = ivni_arena_array(maker->arena, program->service_count, sizeof *columns->services);
    columns->offers = ivni_arena_array(maker->arena, program->offer_count, sizeof *columns->offers);
    columns->items = ivni_arena_array(maker->arena, program->atom_count, sizeof *columns->items);
    columns->questions = ivni_arena_array(maker->arena, program->atom_count, sizeof *columns->questions);
    if (columns->services == NULL || columns->offers == NULL || columns->items == NULL || columns->questions == NULL)
        return 0;
    for (uint32_t s = 0; s < program->service_count; s++)
        add_service(maker, &program->services[s], &columns->services[s]);
    return 1;
}

int ivni_columns_new(const ivni_program *program, ivni_arena *arena, ivni_arena *scratch, ivni_columns *out)
{
    struct maker maker = {.columns = out, .arena = arena, .scratch = scratch};
    *out = (ivni_columns){.program = program};
    maker.positions = ivni_arena_array(scratch, program->atom_count, sizeof *maker.positions);
    maker.test_of = ivni_arena_array(scratch, program->atom_count, sizeof *maker.test_of);
    if (maker.positions == NULL || maker.test_of == NULL)
        return 0;
    gather_positions(&maker);
    if (!number_tests(&maker) || !ask_for_bits(&maker) || !add_services(&maker) ||
        !ivni_columns_split(out, arena, scratch) || !ivni_packing_close(&out->packing))
        return 0;
    for (uint32_t i = 0; i < out->bit_count; i++)
        out->bits[i] = ivni_packing_bit(&out->packing, out->bits[i]);
    return 1;
}
