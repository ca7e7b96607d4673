/*
 * The exact search over completions: variables with their classes, and for each variable the question whether some
 * completion of the others lets it turn the answer.
 */
#include "eligibility/completions.h"

#include <string.h>

#include "catalogue/catalogue.h"

static ivn_status no_room(const ivni_arena *arena)
{
    return ivni_arena_failure(arena);
}

static int same_thing(const ivni_variable *variable, const ivni_atom *atom)
{
    if (variable->figure != NULL || atom->test == IVNI_TEST_FIGURE)
        return atom->test == IVNI_TEST_FIGURE && variable->figure == atom->figure;
    if (variable->subject != atom->subject)
        return 0;
    return variable->service == NULL || strcmp(variable->service, atom->criterion->texts[0]) == 0;
}

/* Marks the services that a service's answer is made from. */
static void mark(const ivni_program *program, uint32_t service, uint8_t *marked)
{
    if (marked[service])
        return;
    marked[service] = 1;
    for (uint32_t i = 0; i < program->services[service].offer_count; i++) {
        const ivni_offer *offer = &program->offers[program->services[service].offer + i];
        for (uint32_t j = 0; j < offer->group_count; j++) {
            const ivni_group *group = &program->groups[offer->group + j];
            for (uint32_t k = 0; k < group->atom_count; k++) {
                const ivni_atom *atom = &program->atoms[group->atom + k];
                if (atom->test == IVNI_TEST_ELIGIBLE && atom->service != UINT32_MAX)
                    mark(program, atom->service, marked);
            }
        }
    }
}

/* Advice and routing never change an answer, so what only they look at is no variable. */
static int decides(const ivni_group *group)
{
    return group->level == IVN_LEVEL_ELIGIBILITY || group->level == IVN_LEVEL_SUITABILITY;
}

typedef void visit(void *user, uint32_t atom);

static void each_open_atom(const ivni_program *program, const uint8_t *marked, const uint8_t *outcomes, visit *found,
                           void *user)
{
    for (uint32_t s = 0; s < program->service_count; s++) {
        const ivni_service *service = &program->services[s];
        for (uint32_t o = service->offer; marked[s] && o < service->offer + service->offer_count; o++) {
            const ivni_offer *offer = &program->offers[o];
            for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
                const ivni_group *group = &program->groups[g];
                for (uint32_t a = group->atom; decides(group) && a < group->atom + group->atom_count; a++) {
                    if (program->atoms[a].test != IVNI_TEST_ELIGIBLE && outcomes[a] == IVN_UNKNOWN)
                        found(user, a);
                }
            }
        }
    }
}

static void count_atom(void *user, uint32_t atom)
{
    (void)atom;
    ++*(uint32_t *)user;
}

/* First pass: one variable for each different thing, with the number of its atoms. */
static void add_variable(void *user, uint32_t position)
{
    ivni_completions *search = user;
    const ivni_atom *atom = &search->program->atoms[position];
    uint32_t i = 0;
    while (i < search->variable_count && !same_thing(&search->variables[i], atom))
        i++;
    if (i == search->variable_count) {
        search->variables[i] = (ivni_variable){.subject = atom->subject};
        if (atom->test == IVNI_TEST_JUDGED)
            search->variables[i].service = atom->criterion->texts[0];
        if (atom->test == IVNI_TEST_FIGURE)
            search->variables[i].figure = atom->figure;
        search->variable_count++;
    }
    search->variables[i].atom_count++;
}

/* Second pass: the atoms of each variable side by side. */
static void place_atom(void *user, uint32_t position)
{
    ivni_completions *search = user;
    uint32_t i = 0;
    while (!same_thing(&search->variables[i], &search->program->atoms[position]))
        i++;
    ivni_variable *variable = &search->variables[i];
    search->atoms[variable->first_atom + variable->class_count++] = position; /* class_count serves as the cursor */
}

/* Writes the outcomes of a variable's atoms for one value into the next row; drops the row when it stands already. */
typedef struct row_writer {
    const ivni_completions *search;
    ivni_variable *variable;
} row_writer;

static uint8_t *next_row(const row_writer *writer)
{
    return writer->variable->classes + (size_t)writer->variable->class_count * writer->variable->atom_count;
}

static void keep_if_new(const row_writer *writer)
{
    const ivni_variable *variable = writer->variable;
    for (uint32_t i = 0; i < variable->class_count; i++) {
        if (memcmp(variable->classes + (size_t)i * variable->atom_count, next_row(writer), variable->atom_count) == 0)
            return;
    }
    writer->variable->class_count++;
}

static void add_value(const row_writer *writer, int32_t value)
{
    uint8_t *row = next_row(writer);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom =
            &writer->search->program->atoms[writer->search->atoms[writer->variable->first_atom + i]];
        row[i] = atom->test == IVNI_TEST_FIGURE ? (uint8_t)value : ivni_atom_accepts(atom, value) ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

static void add_place(const row_writer *writer, const char *place)
{
    uint8_t *row = next_row(writer);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom =
            &writer->search->program->atoms[writer->search->atoms[writer->variable->first_atom + i]];
        row[i] = place == NULL ? (atom->negate ? IVN_YES : IVN_NO)
                               : (uint8_t)ivni_atom_accepts_place(writer->search->program, atom, place);
    }
    keep_if_new(writer);
}

/* The values just where an outcome may turn: the lowest possible one, and each bound of an interval. */
static void add_turning_points(const row_writer *writer, ivni_range range)
{
    add_value(writer, range.low);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom =
            &writer->search->program->atoms[writer->search->atoms[writer->variable->first_atom + i]];
        if (range.low < atom->low && atom->low <= range.high)
            add_value(writer, atom->low);
        if (atom->high < range.high && range.low <= atom->high)
            add_value(writer, atom->high + 1);
    }
}

/* Where no more is known than an area, the person is in it or in an area inside; else anywhere, also outside all. */
static void add_places(const row_writer *writer, const char *known)
{
    const ivn_catalogue *catalogue = writer->search->program->catalogue;
    const ivn_directory *directory = ivn_catalogue_read(catalogue);
    uint32_t around = known == NULL ? IVNI_NO_PLACE : ivni_area_place(catalogue, known);
    if (writer->variable->subject == IVN_SUBJECT_PRISON || around == IVNI_NO_PLACE)
        add_place(writer, NULL); /* a place that the catalogue does not know of */
    for (uint32_t i = 0; writer->variable->subject == IVN_SUBJECT_PRISON && i < directory->prison_count; i++)
        add_place(writer, directory->prisons[i]->key);
    for (uint32_t i = 0; writer->variable->subject != IVN_SUBJECT_PRISON && i < directory->area_count; i++) {
        if (around == IVNI_NO_PLACE || ivni_area_within(catalogue, i, around))
            add_place(writer, directory->areas[i]->key);
    }
}

/* How many rows may be written before the doubles are dropped, plus one to write into. */
static size_t most_rows(const ivni_completions *search, const ivni_variable *variable, ivni_range range)
{
    const ivn_directory *directory = ivn_catalogue_read(search->program->catalogue);
    switch (search->program->atoms[search->atoms[variable->first_atom]].test) {
    case IVNI_TEST_INTERVAL:
        return 2u * variable->atom_count + 2u;
    case IVNI_TEST_PLACE:
        return (size_t)directory->prison_count + directory->area_count + 2u;
    case IVNI_TEST_CODES:
        return (size_t)(range.high - range.low) + 2u;
    default:
        return 3u;
    }
}

static ivn_status add_classes(ivni_completions *search, ivni_variable *variable, const ivni_person *person,
                              ivni_arena *arena)
{
    row_writer writer = {search, variable};
    ivni_range range = ivni_subject_range(&person->subjects, variable->subject);
    variable->class_count = 0;
    variable->classes = ivni_arena_array(arena, most_rows(search, variable, range), variable->atom_count);
    if (variable->classes == NULL)
        return no_room(arena);
    switch (search->program->atoms[search->atoms[variable->first_atom]].test) {
    case IVNI_TEST_INTERVAL:
        add_turning_points(&writer, range);
        break;
    case IVNI_TEST_PLACE:
        add_places(&writer,
                   ivni_atom_place(&search->program->atoms[search->atoms[variable->first_atom]], &person->subjects));
        break;
    case IVNI_TEST_CODES:
        for (int32_t code = range.low; code <= range.high; code++)
            add_value(&writer, code);
        break;
    default:
        add_value(&writer, IVN_NO);
        add_value(&writer, IVN_YES);
    }
    return IVN_OK;
}

static ivn_status gather(ivni_completions *search, const ivni_person *person, ivni_arena *arena)
{
    const ivni_program *program = search->program;
    uint32_t open = 0, next = 0;
    uint8_t *marked = ivni_arena_array(arena, program->service_count, 1);
    if (marked == NULL)
        return no_room(arena);
    mark(program, search->service, marked);
    each_open_atom(program, marked, search->outcomes, count_atom, &open);
    search->variables = ivni_arena_array(arena, open, sizeof *search->variables);
    search->atoms = ivni_arena_array(arena, open, sizeof *search->atoms);
    if (search->variables == NULL || search->atoms == NULL)
        return no_room(arena);
    each_open_atom(program, marked, search->outcomes, add_variable, search);
    for (uint32_t i = 0; i < search->variable_count; i++) {
        search->variables[i].first_atom = next;
        next += search->variables[i].atom_count;
    }
    each_open_atom(program, marked, search->outcomes, place_atom, search);
    for (uint32_t i = 0; i < search->variable_count; i++) {
        ivn_status status = add_classes(search, &search->variables[i], person, arena);
        if (status != IVN_OK)
            return status;
    }
    return IVN_OK;
}

static void assign(ivni_completions *search, uint32_t variable, uint32_t row)
{
    const ivni_variable *assigned = &search->variables[variable];
    for (uint32_t i = 0; i < assigned->atom_count; i++)
        search->outcomes[search->atoms[assigned->first_atom + i]] =
            assigned->classes[(size_t)row * assigned->atom_count + i];
}

static void forget(ivni_completions *search, uint32_t variable)
{
    const ivni_variable *forgotten = &search->variables[variable];
    for (uint32_t i = 0; i < forgotten->atom_count; i++)
        search->outcomes[search->atoms[forgotten->first_atom + i]] = IVN_UNKNOWN;
}

static ivni_verdict verdict_now(ivni_completions *search)
{
    search->steps++;
    return ivni_service_verdict(&(ivni_outcomes){search->program, search->outcomes}, search->service);
}

/* 1: some completion of the variables from `next` on lets `tried` turn the answer; 0: none does. */
static int can_turn(ivni_completions *search, uint32_t tried, uint32_t next)
{
    int lowest_worst = IVNI_ACCEPTED, highest_worst = IVNI_REFUSED, lowest_best = IVNI_ACCEPTED,
        highest_best = IVNI_REFUSED;
    int found = 0;
    for (uint32_t row = 0; row < search->variables[tried].class_count; row++) {
        assign(search, tried, row);
        ivni_verdict verdict = verdict_now(search);
        lowest_worst = verdict.worst < lowest_worst ? verdict.worst : lowest_worst;
        highest_worst = verdict.worst > highest_worst ? verdict.worst : highest_worst;
        lowest_best = verdict.best < lowest_best ? verdict.best : lowest_best;
        highest_best = verdict.best > highest_best ? verdict.best : highest_best;
    }
    forget(search, tried);
    if (lowest_best < highest_worst || search->steps > IVNI_MOST_STEPS)
        return 1;
    if (lowest_worst == highest_best)
        return 0;
    next += next == tried;
    if (next >= search->variable_count)
        return 0;
    for (uint32_t row = 0; !found && row < search->variables[next].class_count; row++) {
        assign(search, next, row);
        found = can_turn(search, tried, next + 1);
    }
    forget(search, next);
    return found;
}

/* Any completion will do where all give the same answer. */
static int any_verdict(ivni_completions *search)
{
    for (uint32_t i = 0; i < search->variable_count; i++)
        assign(search, i, 0);
    int verdict = verdict_now(search).worst;
    for (uint32_t i = 0; i < search->variable_count; i++)
        forget(search, i);
    return verdict;
}

ivn_status ivni_completions_search(const ivni_program *program, uint32_t service, const ivni_person *person,
                                   uint8_t *outcomes, ivni_arena *arena, ivni_completions *out)
{
    *out = (ivni_completions){.program = program, .service = service, .outcomes = outcomes, .settled = 1};
    ivn_status status = gather(out, person, arena);
    if (status != IVN_OK)
        return status;
    for (uint32_t i = 0; i < out->variable_count; i++) {
        out->variables[i].decisive = can_turn(out, i, 0);
        out->settled = out->settled && !out->variables[i].decisive;
    }
    out->verdict = any_verdict(out);
    return IVN_OK;
}
