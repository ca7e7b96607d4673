/*
 * Compiling: from the rows of a catalogue and the figures of a rulebook to atoms that can be tested.
 */
#include "eligibility/program.h"

#include <string.h>

#include "rulebook/rulebook.h"

/* The criterion that an offer's list of areas stands for. One for each side of the prison gate. */
static const ivn_criterion lives_in_area = {.size = sizeof(ivn_criterion),
                                            .subject = IVN_SUBJECT_HOME_AREA,
                                            .operation = IVN_OPERATOR_WITHIN,
                                            .level = IVN_LEVEL_ELIGIBILITY,
                                            .rule = "SC-CORE-PLACE",
                                            .title = "lives in an area where it is delivered"};
static const ivn_criterion resettles_in_area = {.size = sizeof(ivn_criterion),
                                                .subject = IVN_SUBJECT_RESETTLEMENT_AREA,
                                                .operation = IVN_OPERATOR_WITHIN,
                                                .level = IVN_LEVEL_ELIGIBILITY,
                                                .rule = "SC-CORE-PLACE",
                                                .title = "resettles in an area where it is delivered"};

/* Rules that have been looked up lately, by where the text of their code stands: many criteria share one. */
#define KNOWN_RULES 64u
struct known_rule {
    const char *code;
    const ivn_rule *rule;
    const char *source;
};

struct compiler {
    ivni_program *program;
    ivni_arena *arena;
    ivn_error *error;
    struct known_rule rules[KNOWN_RULES];
    const ivn_service **pending; /* services of the program, in order; grows while dependencies turn up */
    uint32_t pending_count, pending_most;
};

ivn_status ivni_environment_day(const ivn_environment *environment, ivn_date *day, ivn_error *error)
{
    if (environment == NULL || environment->rulebook == NULL || environment->catalogue == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "the environment needs a rulebook and a catalogue");
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

static const struct known_rule *rule_of(struct compiler *compiler, const char *code)
{
    const ivn_rulebook *rulebook = compiler->program->rulebook;
    struct known_rule *known = &compiler->rules[((uintptr_t)code >> 2 ^ (uintptr_t)code >> 8) % KNOWN_RULES];
    if (known->code == code)
        return known;
    int64_t place = ivni_rule_place(rulebook, code, strlen(code));
    *known = (struct known_rule){.code = code};
    if (place >= 0) {
        known->rule = ivn_rulebook_read(rulebook)->rules[place];
        known->source = ivni_rule_source(rulebook, place);
    }
    return known;
}

static int offered(const ivn_service *service, ivn_date day)
{
    return (!service->from.known || service->from.value <= day) && (!service->to.known || day <= service->to.value);
}

static int in_force(const ivn_rule *rule, ivn_date day)
{
    return rule == NULL ||
           ((!rule->from.known || rule->from.value <= day) && (!rule->to.known || day <= rule->to.value));
}

/* The place of a service in the program; the service is added when it is new. */
static ivn_status number_of(struct compiler *compiler, const ivn_service *service, uint32_t *out)
{
    for (uint32_t i = 0; i < compiler->pending_count; i++) {
        if (compiler->pending[i] == service) {
            *out = i;
            return IVN_OK;
        }
    }
    if (compiler->pending_count == compiler->pending_most)
        return ivni_fail(compiler->error, IVN_ERROR_LIMIT, "more services than the catalogue holds");
    *out = compiler->pending_count;
    compiler->pending[compiler->pending_count++] = service;
    return IVN_OK;
}

/* A figure of the criterion in the unit of its subject: days where the subject counts days, else as it is. */
static int32_t in_unit_of_subject(const ivn_criterion *criterion, const ivn_parameter *figure, int32_t value,
                                  ivn_date day)
{
    uint32_t unit = criterion->unit != 0 ? criterion->unit : figure != NULL ? figure->unit : IVN_UNIT_NONE;
    ivn_date then = day;
    if (ivni_subject_unit(criterion->subject) != IVN_UNIT_DAYS)
        return value;
    if (unit == IVN_UNIT_WEEKS)
        return value > INT32_MAX / 7 ? INT32_MAX : value < INT32_MIN / 7 ? INT32_MIN : value * 7;
    if (unit == IVN_UNIT_MONTHS && ivn_date_add_months(day, value, &then) == IVN_OK)
        return then - day;
    return value;
}

/* Looks a figure up; `set` tells whether it has a value. */
static ivn_status look_up(const struct compiler *compiler, const ivn_criterion *criterion, const char *path,
                          ivn_number own, const ivn_parameter **figure, int32_t *value, int *set)
{
    *figure = NULL;
    if (path != NULL) {
        *figure = ivn_rulebook_parameter(compiler->program->rulebook, path);
        if (*figure == NULL)
            return ivni_fail_rule(compiler->error, IVN_ERROR_NOT_FOUND, criterion->rule,
                                  "a criterion names a figure that the rulebook does not have");
        own = (*figure)->value;
    }
    *set = own.known != 0;
    *value = in_unit_of_subject(criterion, *figure, own.value, compiler->program->day);
    return IVN_OK;
}

/* The first day from which a date is not longer ago than so many months. */
static int32_t months_back(ivn_date day, int32_t months)
{
    ivn_date then;
    return ivn_date_add_months(day, -months, &then) == IVN_OK ? then : INT32_MIN + 1;
}

static void set_interval(ivni_atom *atom, int32_t value, int32_t upper, ivn_date day)
{
    atom->test = IVNI_TEST_INTERVAL;
    atom->negate = atom->criterion->operation == IVN_OPERATOR_IS_NOT;
    atom->low = value;
    atom->high = value;
    if (atom->criterion->operation == IVN_OPERATOR_AT_LEAST) {
        atom->high = INT32_MAX;
    } else if (atom->criterion->operation == IVN_OPERATOR_AT_MOST) {
        atom->low = INT32_MIN;
    } else if (atom->criterion->operation == IVN_OPERATOR_BETWEEN) {
        atom->high = upper;
    } else if (atom->criterion->operation == IVN_OPERATOR_WITHIN) {
        atom->low = months_back(day, value);
        atom->high = INT32_MAX;
    }
}

/* The accepted codes as bits: what the interval accepts, or what the list names. */
static void set_codes(ivni_atom *atom, int32_t value, int32_t upper, ivn_date day)
{
    ivni_range bounds = ivni_subject_bounds(atom->subject);
    const ivn_criterion *criterion = atom->criterion;
    set_interval(atom, value, upper, day);
    atom->test = IVNI_TEST_CODES;
    atom->codes = 0;
    for (int32_t code = bounds.low; code <= bounds.high && code < 32; code++) {
        int accepted = (atom->low <= code && code <= atom->high) != atom->negate;
        atom->codes |= (uint32_t)accepted << code;
    }
    if (criterion->operation != IVN_OPERATOR_ONE_OF)
        return;
    atom->codes = 0;
    for (uint32_t i = 0; i < criterion->code_count; i++)
        atom->codes |= criterion->codes[i] < 32 ? 1u << criterion->codes[i] : 0;
}

/* Most criteria: a flag is, or is not, a value of its own. False: something else. */
static int set_flag(ivni_atom *atom)
{
    const ivn_criterion *criterion = atom->criterion;
    uint32_t value = (uint32_t)criterion->value.value;
    if (criterion->parameter != NULL || criterion->upper_parameter != NULL || !criterion->value.known ||
        (value != IVN_NO && value != IVN_YES))
        return 0;
    atom->test = IVNI_TEST_CODES;
    atom->codes = 1u << value;
    if (criterion->operation == IVN_OPERATOR_IS_NOT)
        atom->codes = 1u << (IVN_NO + IVN_YES - value);
    return criterion->operation == IVN_OPERATOR_IS || criterion->operation == IVN_OPERATOR_IS_NOT;
}

static int is_of_service(const ivni_atom *atom)
{
    return atom->subject == IVN_SUBJECT_ELIGIBLE_FOR || atom->subject == IVN_SUBJECT_SUITABLE_FOR;
}

/*
 * A service that is not offered on the day is one that nobody is eligible for: the atom is then false (or true) for
 * all.
 */
static ivn_status set_service(struct compiler *compiler, ivni_atom *atom)
{
    const ivn_service *service = NULL;
    atom->service = UINT32_MAX;
    if (atom->criterion->text_count == 0)
        return ivni_fail_rule(compiler->error, IVN_ERROR_RULE, atom->criterion->rule, "a criterion names no service");
    if (atom->subject == IVN_SUBJECT_SUITABLE_FOR) {
        atom->test = IVNI_TEST_JUDGED;
        return IVN_OK;
    }
    atom->test = IVNI_TEST_ELIGIBLE;
    if (ivn_catalogue_find(compiler->program->catalogue, compiler->program->rulebook, atom->criterion->texts[0],
                           compiler->program->day, &service) != IVN_OK)
        return IVN_OK;
    return number_of(compiler, service, &atom->service);
}

static ivn_status compile_atom(struct compiler *compiler, const ivn_criterion *criterion, const ivn_rule *rule,
                               ivni_atom *atom)
{
    const ivn_parameter *upper_figure = NULL;
    int32_t value = 0, upper = 0;
    int set = 0, upper_set = 0;
    uint32_t kind = ivn_subject_kind(criterion->subject);
    *atom = (ivni_atom){.criterion = criterion, .rule = rule, .subject = criterion->subject};
    if (kind == IVN_SUBJECT_KIND_FLAG && set_flag(atom))
        return is_of_service(atom) ? set_service(compiler, atom) : IVN_OK;
    ivn_status status =
        look_up(compiler, criterion, criterion->parameter, criterion->value, &atom->figure, &value, &set);
    if (status == IVN_OK)
        status = look_up(compiler, criterion, criterion->upper_parameter, criterion->upper, &upper_figure, &upper,
                         &upper_set);
    if (status != IVN_OK)
        return status;
    if ((atom->figure != NULL && !set) || (criterion->upper_parameter != NULL && !upper_set)) {
        atom->test = IVNI_TEST_FIGURE;
        atom->figure = atom->figure != NULL && !set ? atom->figure : upper_figure;
    } else if (kind == IVN_SUBJECT_KIND_TEXT) {
        atom->test = IVNI_TEST_PLACE;
        atom->negate = criterion->operation == IVN_OPERATOR_IS_NOT;
    } else if (kind == IVN_SUBJECT_KIND_NUMBER || kind == IVN_SUBJECT_KIND_DATE) {
        set_interval(atom, value, upper, compiler->program->day);
    } else {
        set_codes(atom, value, upper, compiler->program->day);
    }
    return is_of_service(atom) ? set_service(compiler, atom) : IVN_OK;
}

ivn_status ivni_atom_compile(ivni_program *program, const ivn_criterion *criterion, const ivn_rule *rule,
                             ivni_atom *out, ivn_error *error)
{
    struct compiler compiler = {.program = program, .error = error};

    return compile_atom(&compiler, criterion, rule, out);
}

/*
 * The criteria of an offer that count on the day, one group after another in the order in which the groups first
 * appear.
 */
static ivn_status compile_group(struct compiler *compiler, const ivn_offer *offer, uint32_t number)
{
    ivni_program *program = compiler->program;
    ivni_group *group = &program->groups[program->group_count];
    *group = (ivni_group){.number = number, .level = IVN_LEVEL_ROUTING, .atom = program->atom_count};
    for (uint32_t i = 0; i < offer->criterion_count; i++) {
        const ivn_criterion *criterion = offer->criteria[i];
        if (criterion->group != number)
            continue;
        const struct known_rule *known = rule_of(compiler, criterion->rule);
        if (!in_force(known->rule, program->day))
            continue;
        ivni_atom *atom = &program->atoms[program->atom_count];
        ivn_status status = compile_atom(compiler, criterion, known->rule, atom);
        if (status != IVN_OK)
            return status;
        if ((criterion->section == NULL || *criterion->section == '\0') &&
            (atom->figure == NULL || *atom->figure->source == '\0'))
            atom->source = known->source;
        if (criterion->level < group->level)
            group->level = criterion->level;
        program->atom_count++;
        group->atom_count++;
    }
    if (group->atom_count > 0)
        program->group_count++;
    return IVN_OK;
}

/* The implicit criterion: one of the offer's areas. Its places are those of the offer. */
static ivn_status compile_area(struct compiler *compiler, const ivn_offer *offer)
{
    ivni_program *program = compiler->program;
    ivn_criterion *criterion = ivni_arena_alloc(compiler->arena, sizeof *criterion);
    if (criterion == NULL)
        return ivni_fail(compiler->error, ivni_arena_failure(compiler->arena), "no room to compile");
    *criterion = offer->setting == IVN_SETTING_COMMUNITY ? lives_in_area : resettles_in_area;
    criterion->texts = offer->areas;
    criterion->text_count = offer->area_count;
    if (!in_force(rule_of(compiler, criterion->rule)->rule, program->day))
        return IVN_OK;
    program->groups[program->group_count++] =
        (ivni_group){.number = 0, .level = IVN_LEVEL_ELIGIBILITY, .atom = program->atom_count, .atom_count = 1};
    /* Where a service is delivered its own document says, not that of the rule. */
    return compile_atom(compiler, criterion, NULL, &program->atoms[program->atom_count++]);
}

static int first_of_group(const ivn_offer *offer, uint32_t criterion)
{
    for (uint32_t i = 0; i < criterion; i++) {
        if (offer->criteria[i]->group == offer->criteria[criterion]->group)
            return 0;
    }
    return 1;
}

static ivn_status compile_offer(struct compiler *compiler, const ivn_service *service, uint32_t place)
{
    ivni_program *program = compiler->program;
    const ivn_offer *offer = service->offers[place];
    ivni_offer *compiled = &program->offers[program->offer_count++];
    *compiled = (ivni_offer){.place = place, .setting = offer->setting, .group = program->group_count};
    ivn_status status = offer->area_count > 0 ? compile_area(compiler, offer) : IVN_OK;
    for (uint32_t i = 0; status == IVN_OK && i < offer->criterion_count; i++) {
        if (first_of_group(offer, i))
            status = compile_group(compiler, offer, offer->criteria[i]->group);
    }
    compiled->group_count = program->group_count - compiled->group;
    return status;
}

/* Room for everything that a catalogue can need; each service is compiled at most once. */
static ivn_status make_room(struct compiler *compiler, const ivn_directory *directory)
{
    ivni_program *program = compiler->program;
    size_t services = directory->service_count, offers = 0, criteria = 0;
    for (uint32_t i = 0; i < directory->service_count; i++) {
        offers += directory->services[i]->offer_count;
        for (uint32_t j = 0; j < directory->services[i]->offer_count; j++)
            criteria += directory->services[i]->offers[j]->criterion_count + 1u;
    }
    program->services = ivni_arena_array(compiler->arena, services, sizeof *program->services);
    program->offers = ivni_arena_array(compiler->arena, offers, sizeof *program->offers);
    program->groups = ivni_arena_array(compiler->arena, criteria + 1, sizeof *program->groups);
    program->atoms = ivni_arena_array(compiler->arena, criteria, sizeof *program->atoms);
    compiler->pending = ivni_arena_array(compiler->arena, services, sizeof *compiler->pending);
    compiler->pending_most = (uint32_t)services;
    if (program->services == NULL || program->offers == NULL || program->groups == NULL || program->atoms == NULL ||
        compiler->pending == NULL)
        return ivni_fail(compiler->error, ivni_arena_failure(compiler->arena), "no room to compile the criteria");
    return IVN_OK;
}

ivn_status ivni_program_compile(const ivn_environment *environment, ivn_date day, const ivn_service *only,
                                ivni_arena *arena, ivni_program *out, ivn_error *error)
{
    const ivn_directory *directory = ivn_catalogue_read(environment->catalogue);
    struct compiler compiler = {.program = out, .arena = arena, .error = error};
    *out = (ivni_program){.catalogue = environment->catalogue, .rulebook = environment->rulebook, .day = day};
    ivni_law_of(environment->rulebook, &out->law);
    ivni_law_on(&out->law, day);
    ivn_status status = make_room(&compiler, directory);
    for (uint32_t i = 0; status == IVN_OK && only == NULL && i < directory->service_count; i++) {
        if (offered(directory->services[i], day) && directory->services[i]->offer_count > 0)
            compiler.pending[compiler.pending_count++] = directory->services[i];
    }
    if (status == IVN_OK && only != NULL)
        compiler.pending[compiler.pending_count++] = only;
    out->asked_count = compiler.pending_count;
    /* Compiling one service may add others that it depends on to the end of the list. */
    for (uint32_t i = 0; status == IVN_OK && i < compiler.pending_count; i++) {
        const ivn_service *service = compiler.pending[i];
        out->services[i] = (ivni_service){.service = service, .offer = out->offer_count, .atom = out->atom_count};
        for (uint32_t j = 0; status == IVN_OK && j < service->offer_count; j++)
            status = compile_offer(&compiler, service, j);
        out->services[i].offer_count = out->offer_count - out->services[i].offer;
        out->services[i].atom_count = out->atom_count - out->services[i].atom;
        out->service_count = i + 1;
    }
    return status;
}
