/*
 * What a service looks at in two ways. Three values take each test for itself; that is exact as long as, for every
 * subject, the values that pass one test pass the next as well, or the other way round: then one value lets all open
 * tests of the subject fail, and another lets all of them pass. Where it is not so (in the community in one offer, in
 * custody in the other) the values of the subject fall into classes, which are tried one after another.
 */
#include <string.h>

#include "base/sort.h"
#include "catalogue/catalogue.h"
#include "eligibility/columns.h"

#define MOST_TESTS 64u        /* of one subject in one service; more go to the search, and so does */
#define MOST_CLASSES 64u      /* of one subject */
#define MOST_COMBINATIONS 64u /* of the classes of all subjects */

enum { ASKED = 1, DENIED = 2 };

/* What the search for splits keeps while it goes from service to service. */
struct finder {
    ivni_columns *columns;
    ivni_arena *arena, *scratch;
    uint8_t *uses;    /* by test: ASKED, DENIED or both */
    uint8_t *visited; /* by service, likewise */
    uint32_t *used;   /* the tests that the service uses; and the services that it visits */
    uint32_t *walked;
    uint32_t used_count, walked_count;
    uint32_t *order, *spare; /* for sorting */
    uint64_t *signatures;    /* by place, of the subject at hand */
    uint8_t *areas;          /* by area: how it lies to those of the test at hand */
    uint64_t classes[MOST_CLASSES];
    uint32_t class_count;
    int too_many;
};

/* --- which tests a service uses, and which way ------------------------------------------------------------------- */

static void walk_items(struct finder *finder, ivni_run items, uint8_t way);

/* Through a denial of eligibility everything pulls the other way, and suitability plays no part. */
static void walk_eligibility(struct finder *finder, uint32_t service, uint8_t way)
{
    const ivni_columns *columns = finder->columns;
    ivni_run offers = columns->services[service].offers;
    if (finder->visited[service] & way)
        return;
    if (finder->visited[service] == 0)
        finder->walked[finder->walked_count++] = service;
    finder->visited[service] |= way;
    for (uint32_t o = offers.first; o < offers.first + offers.count; o++)
        walk_items(finder, columns->offers[o].eligibility, way);
}

static void walk_items(struct finder *finder, ivni_run items, uint8_t way)
{
    const ivni_columns *columns = finder->columns;
    for (uint32_t i = items.first; i < items.first + items.count; i++) {
        uint32_t item = columns->items[i] & IVNI_ITEM_NUMBER;
        if (item >= columns->test_count) {
            const ivni_column_question *question = &columns->questions[item - columns->test_count];
            walk_eligibility(finder, question->service, question->denied ? (uint8_t)(way ^ (ASKED | DENIED)) : way);
        } else if (item > IVNI_TEST_ALWAYS) {
            if (finder->uses[item] == 0)
                finder->used[finder->used_count++] = item;
            finder->uses[item] |= way;
        }
    }
}

static int number_before(const void *list, uint32_t a, uint32_t b)
{
    const uint32_t *numbers = list;
    return numbers[a] < numbers[b];
}

/* The tests that a service uses, those of one subject side by side. */
static void gather_uses(struct finder *finder, uint32_t service)
{
    const ivni_columns *columns = finder->columns;
    ivni_run offers = columns->services[service].offers;
    finder->used_count = finder->walked_count = 0;
    for (uint32_t o = offers.first; o < offers.first + offers.count; o++) {
        walk_items(finder, columns->offers[o].eligibility, ASKED);
        walk_items(finder, columns->offers[o].suitability, ASKED);
    }
    ivni_sort(finder->used, finder->used_count, number_before, finder->order, finder->spare);
    for (uint32_t i = 0; i < finder->used_count; i++)
        finder->spare[i] = finder->used[finder->order[i]];
    memcpy(finder->used, finder->spare, finder->used_count * sizeof *finder->used);
}

static void forget_uses(struct finder *finder)
{
    for (uint32_t i = 0; i < finder->used_count; i++)
        finder->uses[finder->used[i]] = 0;
    for (uint32_t i = 0; i < finder->walked_count; i++)
        finder->visited[finder->walked[i]] = 0;
}

/* --- the classes of a subject's values ---------------------------------------------------------------------------- */

static void add_class(struct finder *finder, uint64_t signature)
{
    for (uint32_t i = 0; i < finder->class_count; i++) {
        if (finder->classes[i] == signature)
            return;
    }
    if (finder->class_count == MOST_CLASSES)
        finder->too_many = 1;
    else
        finder->classes[finder->class_count++] = signature;
}

static const ivni_atom *atom_of(const struct finder *finder, uint32_t test)
{
    return finder->columns->tests[test].atom;
}

/* Which of the tests a value passes: a bit for each. */
static uint64_t signature_of(const struct finder *finder, const uint32_t *tests, uint32_t count, int32_t value)
{
    uint64_t signature = 0;
    for (uint32_t i = 0; i < count; i++)
        signature |= (uint64_t)ivni_atom_accepts(atom_of(finder, tests[i]), value) << i;
    return signature;
}

/* The next value above at which some test may turn; INT64_MAX: none. */
static int64_t next_turn(const struct finder *finder, const uint32_t *tests, uint32_t count, int64_t above)
{
    int64_t next = INT64_MAX;
    for (uint32_t i = 0; i < count; i++) {
        const ivni_atom *atom = atom_of(finder, tests[i]);
        if (atom->low > above && atom->low < next)
            next = atom->low;
        if ((int64_t)atom->high + 1 > above && (int64_t)atom->high + 1 < next && atom->high < INT32_MAX)
            next = (int64_t)atom->high + 1;
    }
    return next;
}

static const char *place_key(const struct finder *finder, uint32_t subject, uint32_t place)
{
    const ivn_directory *directory = ivn_catalogue_read(finder->columns->program->catalogue);
    return subject == IVN_SUBJECT_PRISON ? directory->prisons[place]->key : directory->areas[place]->key;
}

/*
 * By place the tests that it passes; then those of a place that is not listed but lies inside each area, and of one
 * outside all. Such a place has no name that a test could know.
 */
static void sign_places(struct finder *finder, const uint32_t *tests, uint32_t count)
{
    const ivni_program *program = finder->columns->program;
    uint32_t subject = atom_of(finder, tests[0])->subject;
    uint32_t places = ivni_packing_place_count(&finder->columns->packing, subject);
    memset(finder->signatures, 0, (2 * (size_t)places + 1) * sizeof *finder->signatures);
    for (uint32_t t = 0; t < count; t++) {
        const ivni_atom *atom = atom_of(finder, tests[t]);
        int by_name = atom->criterion->operation != IVN_OPERATOR_WITHIN;
        if (atom->places != NULL)
            ivni_atom_areas(program, atom, finder->areas);
        for (uint32_t p = 0; p < places; p++) {
            uint64_t passes = atom->places != NULL
                                  ? (finder->areas[p] & IVNI_AREA_INSIDE) != atom->negate
                                  : ivni_atom_accepts_place(program, atom, place_key(finder, subject, p)) == IVN_YES;
            finder->signatures[p] |= passes << t;
            finder->signatures[places + p] |= (by_name ? (uint64_t)atom->negate : passes) << t;
        }
        finder->signatures[2 * (size_t)places] |= (uint64_t)atom->negate << t;
    }
}

static void find_classes(struct finder *finder, const uint32_t *tests, uint32_t count)
{
    const ivni_atom *first = atom_of(finder, tests[0]);
    ivni_range bounds = ivni_subject_bounds(first->subject);
    finder->class_count = 0;
    if (first->test == IVNI_TEST_INTERVAL) {
        for (int64_t value = INT32_MIN; value != INT64_MAX; value = next_turn(finder, tests, count, value))
            add_class(finder, signature_of(finder, tests, count, (int32_t)value));
    } else if (first->test == IVNI_TEST_PLACE) {
        sign_places(finder, tests, count);
        for (uint32_t p = 0; p < 2 * ivni_packing_place_count(&finder->columns->packing, first->subject) + 1; p++)
            add_class(finder, finder->signatures[p]);
    } else if (first->test == IVNI_TEST_FIGURE) {
        add_class(finder, 0);
        add_class(finder, 1);
    } else {
        for (int32_t code = bounds.low; code <= bounds.high; code++)
            add_class(finder, signature_of(finder, tests, count, code));
    }
}

/* The classes that let a use of a test hold: a bit for each class. */
static uint64_t holds_in(const struct finder *finder, uint32_t bit, uint32_t way)
{
    uint64_t classes = 0;
    for (uint32_t c = 0; c < finder->class_count; c++)
        classes |= (finder->classes[c] >> bit & 1) << c;
    return way == ASKED ? classes : ~classes;
}

/* Whether all uses pull one way: of each two, one holds wherever the other does. */
static int one_way(const struct finder *finder, const uint32_t *tests, uint32_t count)
{
    uint64_t holds[2 * MOST_TESTS], all = ~UINT64_C(0) >> (MOST_CLASSES - finder->class_count);
    uint32_t uses = 0;
    for (uint32_t t = 0; t < count; t++) {
        for (uint32_t way = ASKED; way <= DENIED; way++) {
            if (finder->uses[tests[t]] & way)
                holds[uses++] = holds_in(finder, t, way) & all;
        }
    }
    for (uint32_t i = 0; i < uses; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if ((holds[i] & ~holds[j]) != 0 && (holds[j] & ~holds[i]) != 0)
                return 0;
        }
    }
    return 1;
}

/* --- the bits that tell whether a value may lie in a class -------------------------------------------------------- */

/* Somebody in a place may be in any place inside it: whatever may be there may be in all areas around. */
static void mark_around(const struct finder *finder, uint32_t subject, uint32_t place, uint8_t *may)
{
    const uint32_t *parents = finder->columns->program->catalogue->index.parents;
    may[place] = 1;
    while (subject != IVN_SUBJECT_PRISON && parents[place] != IVNI_NO_PLACE) {
        place = parents[place];
        may[place] = 1;
    }
}

static int add_place_bit(struct finder *finder, const ivni_atom *first, uint64_t class)
{
    ivni_packing *packing = &finder->columns->packing;
    uint32_t places = ivni_packing_place_count(packing, first->subject);
    uint8_t *may = ivni_arena_array(finder->scratch, places + 2u, 1);
    if (may == NULL)
        return 0;
    for (uint32_t p = 0; p < places; p++) {
        if (finder->signatures[p] == class)
            mark_around(finder, first->subject, p, may);
    }
    for (uint32_t p = places; p <= 2 * places; p++)
        may[places] |= finder->signatures[p] == class;
    may[places + 1] = 1;
    return ivni_columns_add_bit(finder->columns, finder->arena, ivni_packing_place_bit(packing, first->subject, may));
}

static int add_segment_bits(struct finder *finder, const uint32_t *tests, uint32_t count, uint64_t class)
{
    ivni_packing *packing = &finder->columns->packing;
    uint32_t subject = atom_of(finder, tests[0])->subject;
    int added = 1;
    for (int64_t low = INT32_MIN, next; added && low != INT64_MAX; low = next) {
        next = next_turn(finder, tests, count, low);
        if (signature_of(finder, tests, count, (int32_t)low) == class)
            added =
                ivni_columns_add_bit(finder->columns, finder->arena,
                                     ivni_packing_interval_bit(packing, subject, (int32_t)low,
                                                               next == INT64_MAX ? INT32_MAX : (int32_t)(next - 1)));
    }
    return added;
}

static int add_code_bits(struct finder *finder, const uint32_t *tests, uint32_t count, uint64_t class)
{
    ivni_range bounds = ivni_subject_bounds(atom_of(finder, tests[0])->subject);
    uint32_t first = finder->columns->tests[tests[0]].first_bit;
    int added = 1;
    for (int32_t code = bounds.low; code <= bounds.high; code++) {
        if (signature_of(finder, tests, count, code) == class)
            added =
                added && ivni_columns_add_bit(finder->columns, finder->arena, first + (uint32_t)(code - bounds.low));
    }
    return added;
}

static int add_class_bits(struct finder *finder, const uint32_t *tests, uint32_t count, uint64_t class)
{
    const ivni_atom *first = atom_of(finder, tests[0]);
    if (first->test == IVNI_TEST_PLACE)
        return add_place_bit(finder, first, class);
    if (first->test == IVNI_TEST_INTERVAL)
        return add_segment_bits(finder, tests, count, class);
    return first->test == IVNI_TEST_FIGURE || add_code_bits(finder, tests, count, class);
}

/* --- splits ------------------------------------------------------------------------------------------------------- */

static int add_split_class(struct finder *finder, const uint32_t *tests, uint32_t count, uint64_t class)
{
    ivni_columns *columns = finder->columns;
    ivni_split_class *classes = ivni_arena_room(finder->arena, columns->split_classes, columns->split_class_count,
                                                &columns->split_class_room, sizeof *classes);
    uint32_t first = columns->bit_count;
    if (classes == NULL || !add_class_bits(finder, tests, count, class))
        return 0;
    columns->split_classes = classes;
    classes[columns->split_class_count++] = (ivni_split_class){class, {first, columns->bit_count - first}};
    return 1;
}

static int add_split_test(struct finder *finder, uint32_t test)
{
    ivni_columns *columns = finder->columns;
    uint32_t *tests = ivni_arena_room(finder->arena, columns->split_tests, columns->split_test_count,
                                      &columns->split_test_room, sizeof *tests);
    if (tests == NULL)
        return 0;
    columns->split_tests = tests;
    tests[columns->split_test_count++] = test;
    return 1;
}

static int add_split(struct finder *finder, const uint32_t *tests, uint32_t count)
{
    ivni_columns *columns = finder->columns;
    ivni_split *splits =
        ivni_arena_room(finder->arena, columns->splits, columns->split_count, &columns->split_room, sizeof *splits);
    ivni_split split = {{columns->split_test_count, count}, {columns->split_class_count, finder->class_count}};
    int added = splits != NULL;
    for (uint32_t t = 0; added && t < count; t++)
        added = add_split_test(finder, tests[t]);
    for (uint32_t c = 0; added && c < finder->class_count; c++)
        added = add_split_class(finder, tests, count, finder->classes[c]);
    if (added) {
        columns->splits = splits;
        splits[columns->split_count++] = split;
    }
    return added;
}

static uint32_t tests_of_variable(const struct finder *finder, uint32_t first)
{
    const ivni_column_test *tests = finder->columns->tests;
    uint32_t count = 1;
    while (first + count < finder->used_count &&
           tests[finder->used[first + count]].variable == tests[finder->used[first]].variable)
        count++;
    return count;
}

/* False: no memory. */
static int split_service(struct finder *finder, ivni_column_service *service)
{
    uint32_t combinations = 1, count;
    int added = 1;
    service->splits.first = finder->columns->split_count;
    service->exact = 1;
    for (uint32_t i = 0; added && i < finder->used_count; i += count) {
        const uint32_t *tests = &finder->used[i];
        count = tests_of_variable(finder, i);
        if (count == 1 && finder->uses[tests[0]] != (ASKED | DENIED))
            continue;
        finder->too_many = count > MOST_TESTS;
        if (!finder->too_many)
            find_classes(finder, tests, count);
        if (!finder->too_many && one_way(finder, tests, count))
            continue;
        combinations = finder->too_many ? MOST_COMBINATIONS + 1 : combinations * finder->class_count;
        if (combinations > MOST_COMBINATIONS) {
            service->exact = 0;
            finder->columns->split_count = service->splits.first;
            return 1;
        }
        added = add_split(finder, tests, count);
    }
    service->splits.count = finder->columns->split_count - service->splits.first;
    return added;
}

int ivni_columns_split(ivni_columns *columns, ivni_arena *arena, ivni_arena *scratch)
{
    const ivn_directory *directory = ivn_catalogue_read(columns->program->catalogue);
    uint32_t tests = columns->test_count, services = columns->program->service_count;
    size_t places = directory->area_count > directory->prison_count ? directory->area_count : directory->prison_count;
    struct finder finder = {.columns = columns,
                            .arena = arena,
                            .scratch = scratch,
                            .uses = ivni_arena_array(scratch, tests, 1),
                            .visited = ivni_arena_array(scratch, services, 1),
                            .used = ivni_arena_array(scratch, tests, sizeof *finder.used),
                            .walked = ivni_arena_array(scratch, services, sizeof *finder.walked),
                            .order = ivni_arena_array(scratch, tests, sizeof *finder.order),
                            .spare = ivni_arena_array(scratch, tests, sizeof *finder.spare),
                            .signatures = ivni_arena_array(scratch, 2 * places + 1, sizeof *finder.signatures),
                            .areas = ivni_arena_array(scratch, places, 1)};
    int found = finder.uses != NULL && finder.visited != NULL && finder.used != NULL && finder.walked != NULL &&
                finder.order != NULL && finder.spare != NULL && finder.signatures != NULL && finder.areas != NULL;
    columns->exact = 1;
    for (uint32_t i = 0; found && i < columns->program->asked_count; i++) {
        gather_uses(&finder, i);
        found = split_service(&finder, &columns->services[i]);
        columns->exact = columns->exact && columns->services[i].exact;
        forget_uses(&finder);
    }
    return found;
}
