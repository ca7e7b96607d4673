/*
 * The search over completions: what is open, as variables with classes of values; and, where deciding by cases does not
 * come to an end, for each variable the question whether some completion of the others lets it turn the answer.
 */
#include "eligibility/completions.h"

#include <string.h>

#include "catalogue/catalogue.h"

/* --- what is left open of a service ------------------------------------------------------------------------------ */

static void show_eligibility(ivni_outcomes *outcomes, uint32_t service, ivni_visit *visit, void *user);

static void show_atom(ivni_outcomes *outcomes, uint32_t position, ivni_visit *visit, void *user)
{
    const ivni_atom *atom = outcomes->program->atoms[position];
    if (atom->test != IVNI_TEST_ELIGIBLE) {
        visit(user, position);
        return;
    }
    visit(user, ivni_atom_accepts(atom, IVN_YES) ? IVNI_MARK_ELIGIBLE : IVNI_MARK_DENIED);
    show_eligibility(outcomes, atom->service, visit, user);
    visit(user, IVNI_MARK_ANSWERED);
}

static void show_groups(ivni_outcomes *outcomes, const ivni_offer *offer, uint32_t level, ivni_visit *visit, void *user)
{
    for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
        const ivni_group *group = &outcomes->program->groups[g];
        if (group->level != level || ivni_group_outcome(outcomes, group) != IVN_UNKNOWN)
            continue;
        for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
            if (ivni_outcome_of(outcomes, a) == IVN_UNKNOWN)
                show_atom(outcomes, a, visit, user);
        }
        visit(user, IVNI_MARK_GROUP);
    }
}

/* It is open, so that no offer's eligibility is certain; those that are lost drop out. */
static void show_eligibility(ivni_outcomes *outcomes, uint32_t number, ivni_visit *visit, void *user)
{
    const ivni_service *service = &outcomes->program->services[number];
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        const ivni_offer *offer = &outcomes->program->offers[o];
        if (ivni_offer_verdict(outcomes, offer).best == IVNI_REFUSED)
            continue;
        show_groups(outcomes, offer, IVN_LEVEL_ELIGIBILITY, visit, user);
        visit(user, IVNI_MARK_OFFER);
    }
}

void ivni_open_shape(ivni_outcomes *outcomes, uint32_t number, ivni_visit *visit, void *user)
{
    const ivni_service *service = &outcomes->program->services[number];
    int worst = ivni_service_verdict(outcomes, number).worst;
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        const ivni_offer *offer = &outcomes->program->offers[o];
        int best = ivni_offer_verdict(outcomes, offer).best;
        if (best <= worst)
            continue;
        show_groups(outcomes, offer, IVN_LEVEL_ELIGIBILITY, visit, user);
        visit(user, best == IVNI_UNSUITABLE ? IVNI_MARK_UNSUITABLE : IVNI_MARK_SUITABLE);
        if (best == IVNI_ACCEPTED)
            show_groups(outcomes, offer, IVN_LEVEL_SUITABILITY, visit, user);
        visit(user, IVNI_MARK_OFFER);
    }
}

/* --- variables ---------------------------------------------------------------------------------------------------- */

int ivni_completions_new(ivni_outcomes *outcomes, ivni_arena *arena, ivni_completions *out)
{
    uint32_t most = outcomes->program->atom_count, things = outcomes->program->thing_count;
    *out =
        (ivni_completions){.outcomes = outcomes,
                           .arena = arena,
                           .variables = ivni_arena_array(arena, most < things ? most : things, sizeof *out->variables),
                           .open = ivni_arena_array(arena, most, sizeof *out->open),
                           .atoms = ivni_arena_array(arena, most, sizeof *out->atoms),
                           .place_of = ivni_arena_array(arena, most, sizeof *out->place_of),
                           .variable_of = ivni_arena_array(arena, most, sizeof *out->variable_of),
                           .of_thing = ivni_arena_array(arena, things, sizeof *out->of_thing)};
    return out->variables != NULL && out->open != NULL && out->atoms != NULL && out->place_of != NULL &&
           out->variable_of != NULL && out->of_thing != NULL;
}

/* Each once, where it is first shown. What is noted of one that is not among them is left from another search. */
static void note_open(void *user, uint32_t position)
{
    ivni_completions *search = user;
    if (position >= IVNI_MARK_GROUP)
        return;
    uint32_t place = search->place_of[position];
    if (place < search->open_count && search->open[place] == position)
        return;
    search->place_of[position] = search->open_count;
    search->open[search->open_count++] = position;
}

/* Likewise. */
static uint32_t variable_for(ivni_completions *search, const ivni_atom *atom)
{
    uint32_t number = search->of_thing[atom->thing];
    if (number < search->variable_count && search->variables[number].thing == atom->thing)
        return number;
    number = search->variable_count++;
    search->of_thing[atom->thing] = number;
    search->variables[number] =
        (ivni_variable){.thing = atom->thing,
                        .subject = atom->subject,
                        .service = atom->test == IVNI_TEST_JUDGED ? atom->criterion->texts[0] : NULL,
                        .figure = atom->test == IVNI_TEST_FIGURE ? atom->figure : NULL};
    return number;
}

/* The atoms of each variable side by side. */
static void sort_by_variable(ivni_completions *search)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < search->variable_count; i++) {
        search->variables[i].first_atom = next;
        next += search->variables[i].atom_count;
        search->variables[i].atom_count = 0;
    }
    for (uint32_t i = 0; i < search->open_count; i++) {
        ivni_variable *variable = &search->variables[search->variable_of[search->open[i]]];
        search->atoms[variable->first_atom + variable->atom_count++] = search->open[i];
    }
}

static void gather(ivni_completions *search, uint32_t service)
{
    const ivni_program *program = search->outcomes->program;
    search->service = service;
    search->variable_count = search->open_count = search->steps = 0;
    search->settled = 1;
    ivni_open_shape(search->outcomes, service, note_open, search);
    for (uint32_t i = 0; i < search->open_count; i++) {
        uint32_t number = variable_for(search, program->atoms[search->open[i]]);
        search->variable_of[search->open[i]] = number;
        search->variables[number].atom_count++;
    }
    search->step = program->services[service].atom_count + search->open_count;
    sort_by_variable(search);
}

/* --- classes of values -------------------------------------------------------------------------------------------- */

/* Writes the outcomes of a variable's atoms for one value into the next row; drops the row when it stands already. */
typedef struct row_writer {
    const ivni_program *program;
    const uint32_t *atoms; /* of the variable */
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
        const ivni_atom *atom = writer->program->atoms[writer->atoms[i]];
        row[i] = atom->test == IVNI_TEST_FIGURE ? (uint8_t)value : ivni_atom_accepts(atom, value) ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

/* The values just where an outcome may turn: the lowest possible one, and each bound of an interval. */
static void add_turning_points(const row_writer *writer, ivni_range range)
{
    add_value(writer, range.low);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom = writer->program->atoms[writer->atoms[i]];
        if (range.low < atom->low && atom->low <= range.high)
            add_value(writer, atom->low);
        if (atom->high < range.high && range.low <= atom->high)
            add_value(writer, atom->high + 1);
    }
}

static void add_codes(const row_writer *writer, uint32_t may)
{
    for (int32_t code = 1; may != 0; may >>= 1, code++) {
        if (may & 1u)
            add_value(writer, code);
    }
}

/* A place of the catalogue, or one inside it that the catalogue does not list, and so no criterion can name. */
static void add_place(const row_writer *writer, const char *key, int listed)
{
    uint8_t *row = next_row(writer);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom = writer->program->atoms[writer->atoms[i]];
        if (key != NULL && (listed || atom->criterion->operation == IVN_OPERATOR_WITHIN))
            row[i] = (uint8_t)ivni_atom_accepts_place(writer->program, atom, key);
        else
            row[i] = atom->negate ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

/* Where no more is known than an area, the person is in it or in an area inside; else anywhere. */
static void add_places(const row_writer *writer, const char *known)
{
    const ivn_catalogue *catalogue = writer->program->catalogue;
    const ivn_directory *directory = ivn_catalogue_read(catalogue);
    int prison = writer->variable->subject == IVN_SUBJECT_PRISON;
    uint32_t around = known == NULL || prison ? IVNI_NO_PLACE : ivni_area_place(catalogue, known);
    if (around == IVNI_NO_PLACE)
        add_place(writer, NULL, 0); /* outside all */
    for (uint32_t i = 0; prison && i < directory->prison_count; i++)
        add_place(writer, directory->prisons[i]->key, 1);
    for (uint32_t i = 0; !prison && i < directory->area_count; i++) {
        if (around == IVNI_NO_PLACE)
            add_place(writer, directory->areas[i]->key, 0);
        if (around == IVNI_NO_PLACE || ivni_area_within(catalogue, i, around))
            add_place(writer, directory->areas[i]->key, 1);
    }
}

/* How many rows may be written before the doubles are dropped, plus one to write into. */
static size_t most_rows(const row_writer *writer, ivni_test test)
{
    const ivn_directory *directory = ivn_catalogue_read(writer->program->catalogue);
    if (test == IVNI_TEST_PLACE)
        return (size_t)directory->prison_count + 2 * (size_t)directory->area_count + 2;
    return test == IVNI_TEST_INTERVAL ? 2 * (size_t)writer->variable->atom_count + 2 : 9;
}

int ivni_variable_classes(ivni_completions *search, ivni_variable *variable)
{
    const ivni_subjects *subjects = &search->person->subjects;
    row_writer writer = {search->outcomes->program, search->atoms + variable->first_atom, variable};
    ivni_test test = writer.program->atoms[writer.atoms[0]]->test;
    if (variable->class_count > 0)
        return 1;
    variable->classes = ivni_arena_array(search->arena, most_rows(&writer, test), variable->atom_count);
    if (variable->classes == NULL)
        return 0;
    if (test == IVNI_TEST_INTERVAL)
        add_turning_points(&writer, subjects->ranges[variable->subject]);
    else if (test == IVNI_TEST_PLACE)
        add_places(&writer, ivni_atom_place(writer.program->atoms[writer.atoms[0]], subjects));
    else if (test == IVNI_TEST_CODES)
        add_codes(&writer, subjects->may[variable->subject]);
    else
        add_codes(&writer, 1u << (IVN_NO - 1) | 1u << (IVN_YES - 1));
    return 1;
}

void ivni_variable_assign(ivni_completions *search, const ivni_variable *variable, uint32_t class_number)
{
    const uint8_t *row = variable->classes + (size_t)class_number * variable->atom_count;
    for (uint32_t i = 0; i < variable->atom_count; i++)
        search->outcomes->atoms[search->atoms[variable->first_atom + i]] = row[i];
    ivni_outcomes_changed(search->outcomes);
}

void ivni_variable_forget(ivni_completions *search, const ivni_variable *variable)
{
    for (uint32_t i = 0; i < variable->atom_count; i++)
        search->outcomes->atoms[search->atoms[variable->first_atom + i]] = IVN_UNKNOWN;
    ivni_outcomes_changed(search->outcomes);
}

/* --- the search --------------------------------------------------------------------------------------------------- */

static ivni_verdict verdict_now(ivni_completions *search)
{
    search->steps += search->step;
    return ivni_service_verdict(search->outcomes, search->service);
}

/* What a service may come to over some cases. */
typedef struct spread {
    int lowest_worst, highest_worst, lowest_best, highest_best;
} spread;

static void add_verdict(spread *all, ivni_verdict verdict)
{
    all->lowest_worst = verdict.worst < all->lowest_worst ? verdict.worst : all->lowest_worst;
    all->highest_worst = verdict.worst > all->highest_worst ? verdict.worst : all->highest_worst;
    all->lowest_best = verdict.best < all->lowest_best ? verdict.best : all->lowest_best;
    all->highest_best = verdict.best > all->highest_best ? verdict.best : all->highest_best;
}

/* 1: some completion of the variables from `next` on lets `tried` turn the answer; 0: none does. */
static int can_turn(ivni_completions *search, uint32_t tried, uint32_t next)
{
    spread all = {IVNI_ACCEPTED, IVNI_REFUSED, IVNI_ACCEPTED, IVNI_REFUSED};
    int found = 0;
    for (uint32_t class = 0; class < search->variables[tried].class_count; class ++) {
        ivni_variable_assign(search, &search->variables[tried], class);
        add_verdict(&all, verdict_now(search));
    }
    ivni_variable_forget(search, &search->variables[tried]);
    if (all.lowest_best < all.highest_worst || search->steps > IVNI_MOST_STEPS)
        return 1;
    if (all.lowest_worst == all.highest_best)
        return 0;
    next += next == tried;
    if (next >= search->variable_count)
        return 0;
    for (uint32_t class = 0; !found && class < search->variables[next].class_count; class ++) {
        ivni_variable_assign(search, &search->variables[next], class);
        found = can_turn(search, tried, next + 1);
    }
    ivni_variable_forget(search, &search->variables[next]);
    return found;
}

/* Any completion will do where all give the same answer. */
static int any_verdict(ivni_completions *search)
{
    for (uint32_t i = 0; i < search->variable_count; i++)
        ivni_variable_assign(search, &search->variables[i], 0);
    int verdict = verdict_now(search).worst;
    for (uint32_t i = 0; i < search->variable_count; i++)
        ivni_variable_forget(search, &search->variables[i]);
    return verdict;
}

/* Tries the variables of which it is not known yet whether they are decisive. */
static int try_all(ivni_completions *search)
{
    search->steps = 0;
    for (uint32_t i = 0; i < search->variable_count; i++) {
        if (!ivni_variable_classes(search, &search->variables[i]))
            return 0;
    }
    search->settled = 1;
    for (uint32_t i = 0; i < search->variable_count; i++) {
        ivni_variable *variable = &search->variables[i];
        variable->decisive = variable->decisive || can_turn(search, i, 0);
        search->settled = search->settled && !variable->decisive;
    }
    search->verdict = any_verdict(search);
    return 1;
}

int ivni_completions_search(ivni_completions *search, uint32_t service)
{
    gather(search, service);
    int decided = ivni_residue_decide(search);
    if (decided == 0)
        decided = try_all(search);
    ivni_outcomes_restored(search->outcomes);
    return decided > 0;
}

int ivni_completions_search_all(ivni_completions *search, uint32_t service)
{
    gather(search, service);
    int tried = try_all(search);
    ivni_outcomes_restored(search->outcomes);
    return tried;
}
