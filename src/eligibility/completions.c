/*
 * The search over completions: what is open, as variables with classes of values; and, where deciding by cases does not
 * come to an end, for each variable the question whether some completion of the others lets it turn the answer.
 */
#include "eligibility/completions.h"

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
    uint32_t areas = ivn_catalogue_read(outcomes->program->catalogue)->area_count;
    *out =
        (ivni_completions){.outcomes = outcomes,
                           .arena = arena,
                           .variables = ivni_arena_array(arena, most < things ? most : things, sizeof *out->variables),
                           .open = ivni_arena_array(arena, most, sizeof *out->open),
                           .atoms = ivni_arena_array(arena, most, sizeof *out->atoms),
                           .place_of = ivni_arena_array(arena, most, sizeof *out->place_of),
                           .variable_of = ivni_arena_array(arena, most, sizeof *out->variable_of),
                           .of_thing = ivni_arena_array(arena, things, sizeof *out->of_thing),
                           .named = ivni_arena_array(arena, areas, sizeof *out->named),
                           .around = ivni_arena_array(arena, areas, sizeof *out->around),
                           .left = UINT64_MAX};
    return out->variables != NULL && out->open != NULL && out->atoms != NULL && out->place_of != NULL &&
           out->variable_of != NULL && out->of_thing != NULL && out->named != NULL && out->around != NULL;
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

void ivni_completions_step(ivni_completions *search, uint32_t steps)
{
    search->steps = steps < UINT32_MAX - search->steps ? search->steps + steps : UINT32_MAX;
    if (search->left != UINT64_MAX)
        search->left -= steps < search->left ? steps : search->left;
}

int ivni_completions_tired(const ivni_completions *search)
{
    return search->steps > IVNI_MOST_STEPS || search->left == 0;
}

/* Counts as many steps as there are criteria, with those of other services that had to be worked out again. */
ivni_verdict ivni_completions_verdict(ivni_completions *search)
{
    uint32_t before = search->outcomes->work;
    ivni_verdict verdict = ivni_service_verdict(search->outcomes, search->service);
    ivni_completions_step(search, search->step + (search->outcomes->work - before));
    return verdict;
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
    for (uint32_t class = 0; class < search->variables[tried].class_count && !ivni_completions_tired(search);
         class ++) {
        ivni_variable_assign(search, &search->variables[tried], class);
        add_verdict(&all, ivni_completions_verdict(search));
    }
    ivni_variable_forget(search, &search->variables[tried]);
    if (all.lowest_best < all.highest_worst || ivni_completions_tired(search))
        return 1;
    if (all.lowest_worst == all.highest_best)
        return 0;
    /* Where all others are of a class, each class of this one has come to one thing: there is another one left. */
    next += next == tried;
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
    int verdict = ivni_completions_verdict(search).worst;
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
    search->verdict = search->settled ? any_verdict(search) : IVNI_REFUSED;
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
