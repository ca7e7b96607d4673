/*
 * Making criteria ready. What an atom compares with follows from its criterion, from figures and from the day; where
 * the shipped figures hold, and no day counts, that is known before anybody asks.
 */
#include "catalogue/criteria.h"

#include <string.h>

#include "base/sort.h"
#include "catalogue/catalogue.h"
#include "catalogue/rows.h"
#include "people/subjects.h"
#include "rulebook/rulebook.h"

/* --- an atom from its criterion ----------------------------------------------------------------------------------- */

static uint32_t unit_of(const ivn_criterion *criterion, const ivn_parameter *figure)
{
    return criterion->unit != 0 ? criterion->unit : figure != NULL ? figure->unit : IVN_UNIT_NONE;
}

/* A figure in the unit of its subject: days where the subject counts days, else as it is. */
static int32_t in_unit_of_subject(const ivn_criterion *criterion, const ivn_parameter *figure, int32_t value,
                                  ivn_date day)
{
    uint32_t unit = unit_of(criterion, figure);
    ivn_date then = day;
    if (ivni_subject_unit(criterion->subject) != IVN_UNIT_DAYS)
        return value;
    if (unit == IVN_UNIT_WEEKS)
        return value > INT32_MAX / 7 ? INT32_MAX : value < INT32_MIN / 7 ? INT32_MIN : value * 7;
    if (unit == IVN_UNIT_MONTHS && ivn_date_add_months(day, value, &then) == IVN_OK)
        return then - day;
    return value;
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
    for (int32_t code = bounds.low; code <= bounds.high; code++) {
        int accepted = (atom->low <= code && code <= atom->high) != atom->negate;
        atom->codes |= (uint32_t)accepted << code;
    }
    if (criterion->operation != IVN_OPERATOR_ONE_OF)
        return;
    atom->codes = 0;
    for (uint32_t i = 0; i < criterion->code_count; i++)
        atom->codes |= 1u << criterion->codes[i];
}

/* A criterion without a path has a value of its own, set or not. */
static int lacks_value(const ivn_parameter *figure)
{
    return figure != NULL && !figure->value.known;
}

static int32_t value_of(const ivn_criterion *criterion, const ivn_parameter *figure, ivn_number own, ivn_date day)
{
    return in_unit_of_subject(criterion, figure, figure != NULL ? figure->value.value : own.value, day);
}

void ivni_atom_make(const ivn_criterion *criterion, const ivn_parameter *figure, const ivn_parameter *upper,
                    ivn_date day, ivni_atom *out)
{
    uint32_t kind = ivn_subject_kind(criterion->subject);
    int32_t low = value_of(criterion, figure, criterion->value, day);
    int32_t high = value_of(criterion, upper, criterion->upper, day);
    *out = (ivni_atom){.criterion = criterion,
                       .figure = figure,
                       .upper = upper,
                       .subject = criterion->subject,
                       .service = UINT32_MAX,
                       .thing = criterion->subject,
                       .rule = IVNI_NO_PLACE};
    if (lacks_value(figure) || lacks_value(upper)) {
        out->test = IVNI_TEST_FIGURE;
        out->figure = lacks_value(figure) ? figure : upper;
    } else if (kind == IVN_SUBJECT_KIND_TEXT) {
        out->test = IVNI_TEST_PLACE;
        out->negate = criterion->operation == IVN_OPERATOR_IS_NOT;
    } else if (kind == IVN_SUBJECT_KIND_NUMBER || kind == IVN_SUBJECT_KIND_DATE) {
        set_interval(out, low, high, day);
    } else {
        set_codes(out, low, high, day);
    }
    if (criterion->subject == IVN_SUBJECT_ELIGIBLE_FOR)
        out->test = IVNI_TEST_ELIGIBLE;
    else if (criterion->subject == IVN_SUBJECT_SUITABLE_FOR)
        out->test = IVNI_TEST_JUDGED;
}

/* --- of a whole catalogue ----------------------------------------------------------------------------------------- */

struct maker {
    ivn_catalogue *catalogue;
    ivni_criteria *criteria;
    ivni_arena *arena;
    const ivn_rulebook *shipped;
    ivni_text words;
    const ivn_service *service; /* the present one */
    const char *source;         /* the last that was made, of the present service, */
    const char *source_section; /* for this section */
    uint32_t varying;           /* of its atoms */
};

/* The rule by which the areas of a service's offers limit it. */
static const char *area_rule_of(const char *edition)
{
    const ivni_area_rule *row = ivni_area_rules;
    while (row->edition != NULL && strcmp(row->edition, edition) != 0)
        row++;
    return row->rule;
}

/* The criterion that an offer's areas stand for: on each side of the prison gate another home counts. */
static const ivn_criterion *criterion_of_areas(const struct maker *maker, const ivn_offer *offer)
{
    int here = offer->setting == IVN_SETTING_COMMUNITY;
    ivn_criterion *criterion = ivni_arena_alloc(maker->arena, sizeof *criterion);
    if (criterion == NULL)
        return NULL;
    *criterion = (ivn_criterion){.size = sizeof *criterion,
                                 .subject = here ? IVN_SUBJECT_HOME_AREA : IVN_SUBJECT_RESETTLEMENT_AREA,
                                 .operation = IVN_OPERATOR_WITHIN,
                                 .level = IVN_LEVEL_ELIGIBILITY,
                                 .texts = offer->areas,
                                 .text_count = offer->area_count,
                                 .rule = area_rule_of(maker->service->edition),
                                 .title = here ? "lives in an area where it is delivered"
                                               : "resettles in an area where it is delivered",
                                 .section = maker->service->section};
    return criterion;
}

/* Where the words of the rulebook will not do: another section than that of the rule, or no rule of the rulebook. */
static int make_source(struct maker *maker, ivni_atom *atom)
{
    const char *section = atom->criterion->section, *title = maker->service->edition_title;
    if (section == NULL) {
        if (atom->rule != IVNI_NO_PLACE)
            return 1;
        section = maker->service->section != NULL ? maker->service->section : "";
    }
    if (atom->rule != IVNI_NO_PLACE)
        title = ivni_edition_title(maker->shipped, ivn_rulebook_read(maker->shipped)->rules[atom->rule]->edition);
    if (maker->source == NULL || maker->source_section != section || atom->rule != IVNI_NO_PLACE) {
        ivni_text_string(&maker->words, title);
        ivni_text_string(&maker->words, *section != '\0' ? ": " : "");
        ivni_text_string(&maker->words, section);
        maker->source = ivni_words_take(&maker->words, maker->arena).text;
        maker->source_section = atom->rule != IVNI_NO_PLACE ? NULL : section;
    }
    atom->source = maker->source;
    return atom->source != NULL;
}

static int make_expected(struct maker *maker, ivni_atom *atom)
{
    if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_FLAG) { /* never compared with a figure */
        atom->expected = ivni_flag_phrase((atom->codes >> IVN_YES & 1u) ? IVN_YES : IVN_NO);
        return 1;
    }
    ivni_words_expected(&maker->words, atom);
    atom->expected = ivni_words_take(&maker->words, maker->arena);
    return atom->expected.text != NULL;
}

/* All of them are there: in a catalogue that has been found right, nothing is named that it lacks. */
static int find_places(struct maker *maker, ivni_atom *atom)
{
    const ivn_criterion *criterion = atom->criterion;
    int by_area = atom->subject != IVN_SUBJECT_PRISON && criterion->operation == IVN_OPERATOR_WITHIN;
    if (atom->test != IVNI_TEST_PLACE || !by_area)
        return 1;
    uint32_t *places = ivni_arena_array(maker->arena, criterion->text_count, sizeof *places);
    for (uint32_t i = 0; places != NULL && i < criterion->text_count; i++)
        places[i] = ivni_area_place(maker->catalogue, criterion->texts[i]);
    atom->places = places;
    return places != NULL;
}

static const ivn_parameter *figure_at(const struct maker *maker, const char *path, ivni_figure_place *place)
{
    *place = (ivni_figure_place){IVNI_NO_PLACE, IVNI_NO_PLACE};
    return path == NULL ? NULL : ivni_rulebook_find_parameter(maker->shipped, path, &place->rule, &place->number);
}

/* The only unit that is not always as long; a figure's own unit never changes. */
static int counts_months_as_days(const ivn_criterion *criterion, const ivn_parameter *figure)
{
    return ivni_subject_unit(criterion->subject) == IVN_UNIT_DAYS && unit_of(criterion, figure) == IVN_UNIT_MONTHS;
}

static int make_atom(struct maker *maker, const ivn_criterion *criterion)
{
    uint32_t position = maker->criteria->atom_count++, kind = ivn_subject_kind(criterion->subject);
    ivni_atom *atom = &maker->criteria->atoms[position];
    ivni_figures *figures = &maker->criteria->figures[position];
    const ivn_parameter *figure = figure_at(maker, criterion->parameter, &figures->low);
    const ivn_parameter *upper = figure_at(maker, criterion->upper_parameter, &figures->high);
    int64_t rule = ivni_rule_place(maker->shipped, criterion->rule, strlen(criterion->rule));
    ivni_atom_make(criterion, figure, upper, 0, atom);
    atom->place = position;
    atom->title_size = (uint32_t)strlen(criterion->title);
    atom->rule = rule < 0 ? IVNI_NO_PLACE : (uint32_t)rule;
    if (kind == IVN_SUBJECT_KIND_DATE || counts_months_as_days(criterion, figure) ||
        counts_months_as_days(criterion, upper))
        atom->varies = IVNI_VARIES_BY_DAY;
    else if (atom->test == IVNI_TEST_ELIGIBLE)
        atom->varies = IVNI_VARIES_BY_SERVICE;
    else if (criterion->parameter != NULL || criterion->upper_parameter != NULL)
        atom->varies = IVNI_VARIES_BY_FIGURE;
    maker->varying += atom->varies != IVNI_VARIES_NOT;
    return make_source(maker, atom) && make_expected(maker, atom) && find_places(maker, atom);
}

/* --- groups, offers, services ------------------------------------------------------------------------------------- */

static ivni_group *open_group(ivni_criteria *criteria, uint32_t number)
{
    ivni_group *group = &criteria->groups[criteria->group_count++];
    *group = (ivni_group){.number = number, .atom = criteria->atom_count};
    return group;
}

static int make_areas(struct maker *maker, const ivn_offer *offer)
{
    ivni_group *group = open_group(maker->criteria, 0);
    const ivn_criterion *criterion = criterion_of_areas(maker, offer);
    if (criterion == NULL || !make_atom(maker, criterion))
        return 0;
    group->atom_count = 1;
    return 1;
}

static int make_group(struct maker *maker, const ivn_offer *offer, uint32_t number)
{
    ivni_group *group = open_group(maker->criteria, number);
    for (uint32_t i = 0; i < offer->criterion_count; i++) {
        if (offer->criteria[i]->group == number && !make_atom(maker, offer->criteria[i]))
            return 0;
    }
    group->atom_count = maker->criteria->atom_count - group->atom;
    return 1;
}

/* Offers have few criteria: the catalogue sees to that. */
static int first_of_group(const ivn_offer *offer, uint32_t criterion)
{
    for (uint32_t i = 0; i < criterion; i++) {
        if (offer->criteria[i]->group == offer->criteria[criterion]->group)
            return 0;
    }
    return 1;
}

static int make_offer(struct maker *maker, uint32_t place)
{
    const ivn_offer *offer = maker->service->offers[place];
    ivni_offer *made = &maker->criteria->offers[maker->criteria->offer_count++];
    *made = (ivni_offer){.place = place, .setting = offer->setting, .group = maker->criteria->group_count};
    if (offer->area_count > 0 && !make_areas(maker, offer))
        return 0;
    for (uint32_t i = 0; i < offer->criterion_count; i++) {
        if (first_of_group(offer, i) && !make_group(maker, offer, offer->criteria[i]->group))
            return 0;
    }
    made->group_count = maker->criteria->group_count - made->group;
    return 1;
}

static ivni_phrase name_of(struct maker *maker)
{
    ivni_text_string(&maker->words, maker->service->name);
    ivni_text_string(&maker->words, " (");
    ivni_text_string(&maker->words, maker->service->edition_title);
    ivni_text_string(&maker->words, ")");
    return ivni_words_take(&maker->words, maker->arena);
}

static int make_service(struct maker *maker, const ivn_service *service)
{
    ivni_service *made = &maker->criteria->services[maker->criteria->service_count++];
    maker->service = service;
    maker->source = NULL;
    maker->varying = 0;
    *made = (ivni_service){.service = service,
                           .name = name_of(maker),
                           .offer = maker->criteria->offer_count,
                           .atom = maker->criteria->atom_count};
    for (uint32_t i = 0; i < service->offer_count; i++) {
        if (!make_offer(maker, i))
            return 0;
    }
    made->offer_count = maker->criteria->offer_count - made->offer;
    made->atom_count = maker->criteria->atom_count - made->atom;
    made->varying = maker->varying;
    return made->name.text != NULL;
}

/* --- judgements --------------------------------------------------------------------------------------------------- */

static const char *judged_by(const void *list, uint32_t position)
{
    return ((const ivni_atom *)list)[position].criterion->texts[0];
}

struct judgements {
    const ivni_atom *atoms;
    uint32_t *positions;
};

static int judgement_before(const void *list, uint32_t a, uint32_t b)
{
    const struct judgements *all = list;
    return strcmp(judged_by(all->atoms, all->positions[a]), judged_by(all->atoms, all->positions[b])) < 0;
}

/* Judgements on one service are one thing, those on another are another. */
static int number_judgements(struct maker *maker)
{
    ivni_criteria *criteria = maker->criteria;
    uint32_t count = 0, *room = ivni_arena_array(maker->arena, criteria->atom_count, 3 * sizeof *room);
    struct judgements all = {criteria->atoms, room};
    criteria->thing_count = IVNI_SUBJECT_COUNT + 1;
    if (room == NULL)
        return 0;
    for (uint32_t i = 0; i < criteria->atom_count; i++) {
        if (criteria->atoms[i].test == IVNI_TEST_JUDGED)
            room[count++] = i;
    }
    uint32_t *order = room + count, *last = NULL;
    ivni_sort(&all, count, judgement_before, order, order + count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *next = &room[order[i]];
        criteria->thing_count += last == NULL || strcmp(judged_by(all.atoms, *last), judged_by(all.atoms, *next)) != 0;
        criteria->atoms[*next].thing = criteria->thing_count - 1;
        last = next;
    }
    return 1;
}

static int make_room(const struct maker *maker)
{
    const ivn_directory *directory = &maker->catalogue->directory;
    ivni_criteria *criteria = maker->criteria;
    size_t offers = 0, atoms = 0;
    for (uint32_t i = 0; i < directory->service_count; i++) {
        const ivn_service *service = directory->services[i];
        offers += service->offer_count;
        for (uint32_t j = 0; j < service->offer_count; j++)
            atoms += service->offers[j]->criterion_count + (service->offers[j]->area_count > 0);
    }
    criteria->services = ivni_arena_array(maker->arena, directory->service_count, sizeof *criteria->services);
    criteria->offers = ivni_arena_array(maker->arena, offers, sizeof *criteria->offers);
    criteria->groups = ivni_arena_array(maker->arena, atoms, sizeof *criteria->groups);
    criteria->atoms = ivni_arena_array(maker->arena, atoms, sizeof *criteria->atoms);
    criteria->figures = ivni_arena_array(maker->arena, atoms, sizeof *criteria->figures);
    return criteria->services != NULL && criteria->offers != NULL && criteria->groups != NULL &&
           criteria->atoms != NULL && criteria->figures != NULL;
}

ivn_status ivni_criteria_make(const ivn_context *context, ivn_catalogue *catalogue)
{
    ivn_rulebook *shipped;
    ivn_status status = ivn_rulebook_builtin(context, &shipped, NULL);
    if (status != IVN_OK)
        return status;
    struct maker maker = {
        .catalogue = catalogue, .criteria = &catalogue->criteria, .arena = &catalogue->arena, .shipped = shipped};
    ivni_text_init(&maker.words, context);
    int made = make_room(&maker);
    for (uint32_t i = 0; made && i < catalogue->directory.service_count; i++)
        made = make_service(&maker, catalogue->directory.services[i]);
    made = made && number_judgements(&maker);
    if (!made)
        status = maker.words.status != IVN_OK ? maker.words.status : ivni_arena_failure(&catalogue->arena);
    ivni_text_discard(&maker.words);
    ivn_rulebook_free(shipped);
    return status;
}
