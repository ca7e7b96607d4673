/*
 * Compiling: from the criteria of a catalogue and the figures of a rulebook to atoms that can be tested.
 */
#include "eligibility/program.h"

#include <string.h>

#include "catalogue/catalogue.h"
#include "rulebook/rulebook.h"

/* Beside the atoms of the program itself: its outcomes, and what the search has room for. */
#define EXPECTED_FOR_EACH_ATOM 48u

struct compiler {
    ivni_program *program;
    ivni_arena *arena;
    ivn_error *error;
    const ivni_criteria *criteria;
    const ivn_rule *const *rules; /* of the rulebook, by place */
    uint32_t *pending;            /* services of the program, by place; grows while dependencies turn up */
    uint32_t *numbers;            /* by place in the catalogue: the number in the program and one more, or 0 */
    uint32_t pending_count;
    const ivn_parameter **unset; /* figures that have not been set */
    uint32_t unset_count;
};

ivn_status ivni_environment_day(const ivn_environment *environment, ivn_date *day, ivn_error *error)
{
    if (environment == NULL || environment->rulebook == NULL || environment->catalogue == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "environment, its rulebook and its catalogue must not be NULL");
    if (ivni_size_check(environment, sizeof *environment) != IVN_OK)
        return ivni_fail(error, IVN_ERROR_SIZE, "the environment's size is not one that this library knows");
    if (environment->reserved != 0)
        return ivni_fail(error, IVN_ERROR_RESERVED, "the environment's reserved member is not zero");
    int32_t year, month, day_of_month;
    if (environment->on.known > 1 || (!environment->on.known && environment->on.value != 0))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the day that is asked for is neither known nor left out");
    if (environment->on.known) {
        if (ivn_date_to_ymd(environment->on.value, &year, &month, &day_of_month) != IVN_OK)
            return ivni_fail(error, IVN_ERROR_RANGE, "the day that is asked for is out of range");
        *day = environment->on.value;
        return IVN_OK;
    }
    if (environment->now == 0)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the environment gives neither a time (now) nor a day (on)");
    if (ivn_date_of_instant(environment->now, day) != IVN_OK)
        return ivni_fail(error, IVN_ERROR_RANGE, "the environment's time is out of range");
    return IVN_OK;
}

static ivn_status no_room(const struct compiler *compiler)
{
    return ivni_fail(compiler->error, ivni_arena_failure(compiler->arena), "no room to compile the criteria");
}

/* The place of a service in the program; the service is added when it is new. */
static uint32_t number_of(struct compiler *compiler, uint32_t place)
{
    if (compiler->numbers[place] == 0) {
        compiler->pending[compiler->pending_count++] = place;
        compiler->numbers[place] = compiler->pending_count;
    }
    return compiler->numbers[place] - 1;
}

static const ivn_rule *rule_of(const struct compiler *compiler, const ivni_atom *atom)
{
    return atom->rule == IVNI_NO_PLACE ? NULL : compiler->rules[atom->rule];
}

static int counts(const struct compiler *compiler, const ivni_atom *atom)
{
    const ivn_rule *rule = rule_of(compiler, atom);
    return rule == NULL || (!rule->from.known && !rule->to.known) || ivni_rule_in_force(rule, compiler->program->day);
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static const ivn_parameter *figure_at(const struct compiler *compiler, ivni_figure_place place)
{
    return place.rule == IVNI_NO_PLACE ? NULL : compiler->rules[place.rule]->parameters[place.number];
}

/* Of a figure that is set in both rulebooks, or of none. */
static int same_value(const ivn_parameter *one, const ivn_parameter *other)
{
    return one == other || one->value.value == other->value.value;
}

/* Those of a criterion in the rulebook. */
typedef struct figures {
    const ivn_parameter *low, *high;
} figures;

/* The catalogue has seen to it that they are there: every rulebook has the same. */
static figures look_up(const struct compiler *compiler, const ivni_atom *ready)
{
    const ivni_figures *places = &compiler->criteria->figures[ready->place];
    return (figures){figure_at(compiler, places->low), figure_at(compiler, places->high)};
}

/* The shipped rulebook shows the very rows that the catalogue was made with. */
static int is_ready(const ivni_atom *ready, const figures *now)
{
    return ready->varies == IVNI_VARIES_BY_FIGURE && ready->test != IVNI_TEST_FIGURE && ready->figure == now->low &&
           ready->upper == now->high;
}

/* Makes an atom again for the day and with the figures of the rulebook; words that still hold stay. */
static ivni_atom *make_again(struct compiler *compiler, const ivni_atom *ready, const figures *now)
{
    ivni_program *program = compiler->program;
    ivni_atom *atom = ivni_arena_alloc(compiler->arena, sizeof *atom);
    if (atom == NULL)
        return NULL;
    ivni_atom_make(ready->criterion, now->low, now->high, program->day, atom);
    atom->thing = ready->thing;
    atom->places = ready->places;
    atom->source = ready->source;
    atom->title_size = ready->title_size;
    atom->rule = ready->rule;
    atom->place = ready->place;
    if (atom->test == ready->test && same_value(atom->figure, ready->figure) && same_value(atom->upper, ready->upper))
        atom->expected = ready->expected;
    program->own[program->own_count++] = atom;
    return atom;
}

/* Each figure that has not been set is a thing of its own: that it is not known is not about the person. */
static uint32_t thing_of_figure(struct compiler *compiler, const ivn_parameter *figure)
{
    uint32_t number = 0;
    while (number < compiler->unset_count && compiler->unset[number] != figure)
        number++;
    if (number == compiler->unset_count)
        compiler->unset[compiler->unset_count++] = figure;
    return compiler->criteria->thing_count + number;
}

/* --- services that others ask about ------------------------------------------------------------------------------- */

/*
 * A service that is not offered on the day is one that nobody is eligible for: the atom is then false (or true) for
 * all.
 */
static void set_service(struct compiler *compiler, ivni_atom *atom)
{
    const ivni_program *program = compiler->program;
    const ivn_service *service = NULL;
    if (ivn_catalogue_find(program->catalogue, program->rulebook, atom->criterion->texts[0], program->day, &service) ==
        IVN_OK)
        atom->service = number_of(compiler, ivni_service_place(program->catalogue, service));
}

/* --- one service -------------------------------------------------------------------------------------------------- */

/* What depends on the day, on figures or on other services may have to be made again; all else is the catalogue's. */
static ivn_status compile_atom(struct compiler *compiler, const ivni_atom *ready, const ivni_atom **out)
{
    *out = ready;
    if (ready->varies == IVNI_VARIES_NOT)
        return IVN_OK;
    figures now = look_up(compiler, ready);
    if (is_ready(ready, &now))
        return IVN_OK;
    ivni_atom *atom = make_again(compiler, ready, &now);
    if (atom == NULL)
        return no_room(compiler);
    if (atom->test == IVNI_TEST_ELIGIBLE)
        set_service(compiler, atom);
    else if (atom->test == IVNI_TEST_FIGURE)
        atom->thing = thing_of_figure(compiler, atom->figure);
    *out = atom;
    return IVN_OK;
}

/* The criteria of a group that count on the day; of the level of the weightiest. */
static ivn_status compile_group(struct compiler *compiler, const ivni_group *ready)
{
    ivni_program *program = compiler->program;
    ivni_group *group = &program->groups[program->group_count];
    *group = (ivni_group){.number = ready->number, .level = IVN_LEVEL_ROUTING, .atom = program->atom_count};
    for (uint32_t i = ready->atom; i < ready->atom + ready->atom_count; i++) {
        const ivni_atom *atom = &compiler->criteria->atoms[i];
        if (!counts(compiler, atom))
            continue;
        ivn_status status = compile_atom(compiler, atom, &program->atoms[program->atom_count++]);
        if (status != IVN_OK)
            return status;
        if (atom->criterion->level < group->level)
            group->level = atom->criterion->level;
        group->asks |= atom->test == IVNI_TEST_ELIGIBLE;
    }
    group->atom_count = program->atom_count - group->atom;
    program->group_count += group->atom_count > 0;
    return IVN_OK;
}

static ivn_status compile_offer(struct compiler *compiler, const ivni_offer *ready)
{
    ivni_program *program = compiler->program;
    ivni_offer *offer = &program->offers[program->offer_count++];
    ivn_status status = IVN_OK;
    *offer = *ready;
    offer->group = program->group_count;
    for (uint32_t i = ready->group; status == IVN_OK && i < ready->group + ready->group_count; i++)
        status = compile_group(compiler, &compiler->criteria->groups[i]);
    offer->group_count = program->group_count - offer->group;
    return status;
}

static ivn_status compile_service(struct compiler *compiler, uint32_t place)
{
    ivni_program *program = compiler->program;
    const ivni_service *ready = &compiler->criteria->services[place];
    ivni_service *service = &program->services[program->service_count++];
    ivn_status status = IVN_OK;
    *service = *ready;
    service->offer = program->offer_count;
    service->atom = program->atom_count;
    for (uint32_t i = ready->offer; status == IVN_OK && i < ready->offer + ready->offer_count; i++)
        status = compile_offer(compiler, &compiler->criteria->offers[i]);
    service->atom_count = program->atom_count - service->atom;
    return status;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void ask_for(struct compiler *compiler, const ivn_service *only)
{
    const ivn_directory *directory = ivn_catalogue_read(compiler->program->catalogue);
    if (only != NULL)
        number_of(compiler, ivni_service_place(compiler->program->catalogue, only));
    for (uint32_t i = 0; only == NULL && i < directory->service_count; i++) {
        if (directory->services[i]->offer_count > 0 &&
            ivni_service_offered(directory->services[i], compiler->program->day))
            number_of(compiler, i);
    }
    compiler->program->asked_count = compiler->pending_count;
}

/* The services that those asked for depend on, and theirs. */
static void ask_for_others(struct compiler *compiler)
{
    for (uint32_t i = 0; i < compiler->pending_count; i++) {
        const ivni_service *service = &compiler->criteria->services[compiler->pending[i]];
        for (uint32_t a = service->atom; a < service->atom + service->atom_count; a++) {
            ivni_atom atom = compiler->criteria->atoms[a];
            if (atom.test == IVNI_TEST_ELIGIBLE && counts(compiler, &atom))
                set_service(compiler, &atom);
        }
    }
}

/* `services` is how many there may be in the end: of those without offers nothing but themselves is added. */
static ivn_status make_room(struct compiler *compiler, size_t services)
{
    const ivni_criteria *criteria = compiler->criteria;
    ivni_program *program = compiler->program;
    ivni_arena *arena = compiler->arena;
    size_t offers = 0, groups = 0, atoms = 0, own = 0;
    for (uint32_t i = 0; i < compiler->pending_count; i++) {
        const ivni_service *service = &criteria->services[compiler->pending[i]];
        offers += service->offer_count;
        atoms += service->atom_count;
        own += service->varying;
        for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++)
            groups += criteria->offers[o].group_count;
    }
    ivni_arena_expect(arena, services * sizeof *program->services + offers * sizeof *program->offers +
                                 groups * sizeof *program->groups + atoms * (size_t)EXPECTED_FOR_EACH_ATOM);
    program->services = ivni_arena_array(arena, services, sizeof *program->services);
    program->offers = ivni_arena_array(arena, offers, sizeof *program->offers);
    program->groups = ivni_arena_array(arena, groups + 1, sizeof *program->groups);
    program->atoms = ivni_arena_array(arena, atoms, sizeof *program->atoms);
    program->own = ivni_arena_array(arena, own, sizeof *program->own);
    compiler->unset = ivni_arena_array(arena, own, sizeof *compiler->unset);
    if (program->services == NULL || program->offers == NULL || program->groups == NULL || program->atoms == NULL ||
        program->own == NULL || compiler->unset == NULL)
        return no_room(compiler);
    return IVN_OK;
}

ivn_status ivni_program_compile(const ivn_environment *environment, ivn_date day, const ivn_service *only,
                                ivni_arena *arena, ivni_program *out, ivn_error *error)
{
    uint32_t services = ivn_catalogue_read(environment->catalogue)->service_count;
    struct compiler compiler = {.program = out,
                                .arena = arena,
                                .error = error,
                                .criteria = &environment->catalogue->criteria,
                                .rules = ivn_rulebook_read(environment->rulebook)->rules,
                                .pending = ivni_arena_array(arena, services, sizeof *compiler.pending),
                                .numbers = ivni_arena_array(arena, services, sizeof *compiler.numbers)};
    *out = (ivni_program){.catalogue = environment->catalogue, .rulebook = environment->rulebook, .day = day};
    ivni_law_of(environment->rulebook, &out->law);
    ivni_law_on(&out->law, day);
    if (compiler.pending == NULL || compiler.numbers == NULL)
        return no_room(&compiler);
    ask_for(&compiler, only);
    /* Where all are asked for, those that others ask about are among them, or have no offers. */
    if (only != NULL)
        ask_for_others(&compiler);
    ivn_status status = make_room(&compiler, only != NULL ? compiler.pending_count : services);
    for (uint32_t i = 0; status == IVN_OK && i < compiler.pending_count; i++)
        status = compile_service(&compiler, compiler.pending[i]);
    out->thing_count = compiler.criteria->thing_count + compiler.unset_count;
    return status;
}

/* --- an atom alone ------------------------------------------------------------------------------------------------ */

static ivn_status lacks_figure(ivn_error *error, const ivn_criterion *criterion)
{
    return ivni_fail_rule(error, IVN_ERROR_NOT_FOUND, criterion->rule,
                          "a criterion names a figure that the rulebook does not have");
}

static ivn_status names_no_service(ivn_error *error, const ivn_criterion *criterion)
{
    return ivni_fail_rule(error, IVN_ERROR_RULE, criterion->rule, "a criterion names no service");
}

ivn_status ivni_atom_compile(ivni_program *program, const ivn_criterion *criterion, ivni_atom *out, ivn_error *error)
{
    const ivn_parameter *figure = NULL, *upper = NULL;
    if (criterion->parameter != NULL)
        figure = ivn_rulebook_parameter(program->rulebook, criterion->parameter);
    if (criterion->upper_parameter != NULL)
        upper = ivn_rulebook_parameter(program->rulebook, criterion->upper_parameter);
    if ((figure == NULL) != (criterion->parameter == NULL) || (upper == NULL) != (criterion->upper_parameter == NULL))
        return lacks_figure(error, criterion);
    ivni_atom_make(criterion, figure, upper, program->day, out);
    if (out->test == IVNI_TEST_ELIGIBLE)
        return ivni_fail_rule(error, IVN_ERROR_RULE, criterion->rule,
                              "a criterion that stands alone asks about another service");
    return out->test == IVNI_TEST_JUDGED && criterion->text_count == 0 ? names_no_service(error, criterion) : IVN_OK;
}

/* --- in words ----------------------------------------------------------------------------------------------------- */

const char *ivni_atom_source(const ivni_program *program, const ivni_atom *atom)
{
    return atom->source != NULL ? atom->source : ivni_rule_source(program->rulebook, atom->rule);
}

/* A figure that somebody else than the document has set: who, behind document and section. */
static int speak_of_source(const ivni_program *program, ivni_atom *atom, ivni_arena *arena, ivni_text *words)
{
    if (atom->figure == NULL || *atom->figure->source == '\0')
        return 1;
    ivni_text_string(words, ivni_atom_source(program, atom));
    ivni_text_string(words, " (figure set by ");
    ivni_text_string(words, atom->figure->source);
    ivni_text_string(words, ")");
    atom->source = ivni_words_take(words, arena).text;
    return atom->source != NULL;
}

static int speak_of_figures(ivni_atom *atom, ivni_arena *arena, ivni_text *words)
{
    if (atom->expected.text != NULL)
        return 1;
    ivni_words_expected(words, atom);
    atom->expected = ivni_words_take(words, arena);
    return atom->expected.text != NULL;
}

int ivni_program_speak(const ivni_program *program, ivni_arena *arena, ivni_text *words)
{
    for (uint32_t i = 0; i < program->own_count; i++) {
        if (!speak_of_source(program, program->own[i], arena, words) ||
            !speak_of_figures(program->own[i], arena, words))
            return 0;
    }
    return 1;
}
