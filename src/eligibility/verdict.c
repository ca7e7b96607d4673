/*
 * Testing atoms against a person, and what groups, offers and services come to. Three values throughout: an alternative
 * that is met settles its group, a group that fails settles its offer, whatever else is not known.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "eligibility/program.h"

int ivni_atom_accepts(const ivni_atom *atom, int32_t value)
{
    if (atom->test == IVNI_TEST_INTERVAL)
        return (atom->low <= value && value <= atom->high) != atom->negate;
    return (atom->codes >> value & 1u) != 0;
}

int ivni_atom_names_place(const ivni_atom *atom, const char *place)
{
    const ivn_criterion *criterion = atom->criterion;
    for (uint32_t i = 0; i < criterion->text_count; i++) {
        if (strcmp(criterion->texts[i], place) == 0)
            return 1;
    }
    return 0;
}

static ivn_flag inside_an_area(const ivni_program *program, const ivn_criterion *criterion, const char *place)
{
    ivn_flag outcome = IVN_NO;
    for (uint32_t i = 0; i < criterion->text_count; i++) {
        ivn_flag within = ivn_catalogue_area_within(program->catalogue, place, criterion->texts[i]);
        if (within == IVN_YES)
            return IVN_YES;
        if (within == IVN_UNKNOWN)
            outcome = IVN_UNKNOWN;
    }
    return outcome;
}

/* What is negated is certain: of areas within each other, which may not be known, nothing is. */
static ivn_flag turned(ivn_flag flag, int negate)
{
    return !negate ? flag : flag == IVN_YES ? IVN_NO : IVN_YES;
}

ivn_flag ivni_atom_accepts_place(const ivni_program *program, const ivni_atom *atom, const char *place)
{
    ivn_flag inside = atom->criterion->operation == IVN_OPERATOR_WITHIN
                          ? inside_an_area(program, atom->criterion, place)
                      : ivni_atom_names_place(atom, place) ? IVN_YES
                                                           : IVN_NO;
    return turned(inside, atom->negate);
}

/* Whether one of the criterion's areas lies inside the place without being it. */
static int around_an_area(const ivni_program *program, const ivn_criterion *criterion, const char *place)
{
    for (uint32_t i = 0; i < criterion->text_count; i++) {
        if (ivn_catalogue_area_within(program->catalogue, criterion->texts[i], place) == IVN_YES)
            return 1;
    }
    return 0;
}

ivn_flag ivni_atom_outcome_in(const ivni_program *program, const ivni_atom *atom, const char *place)
{
    ivn_flag outcome = ivni_atom_accepts_place(program, atom, place);
    int outside = outcome == (atom->negate ? IVN_YES : IVN_NO);
    if (outside && atom->subject != IVN_SUBJECT_PRISON && around_an_area(program, atom->criterion, place))
        return IVN_UNKNOWN;
    return outcome;
}

const char *ivni_atom_place(const ivni_atom *atom, const ivni_subjects *subjects)
{
    return atom->subject == IVN_SUBJECT_PRISON      ? subjects->prison
           : atom->subject == IVN_SUBJECT_HOME_AREA ? subjects->home_area
                                                    : subjects->resettlement_area;
}

void ivni_atom_areas(const ivni_program *program, const ivni_atom *atom, uint8_t *by_place)
{
    const uint32_t *parents = program->catalogue->index.parents;
    uint32_t count = ivn_catalogue_read(program->catalogue)->area_count;
    memset(by_place, 0, count);
    for (uint32_t t = 0; t < atom->criterion->text_count; t++) {
        uint32_t area = atom->places[t];
        by_place[area] |= IVNI_AREA_INSIDE;
        for (area = parents[area]; area != IVNI_NO_PLACE && !(by_place[area] & IVNI_AREA_AROUND); area = parents[area])
            by_place[area] |= IVNI_AREA_AROUND;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t area = i;
        while (area != IVNI_NO_PLACE && !(by_place[area] & IVNI_AREA_INSIDE))
            area = parents[area];
        if (area != IVNI_NO_PLACE)
            by_place[i] |= IVNI_AREA_INSIDE;
    }
}

/* As ivni_atom_outcome_in(), of an area whose place is known, or of one that the catalogue lacks. */
static ivn_flag area_outcome(const ivni_program *program, const ivni_atom *atom, uint32_t area)
{
    int around = 0;
    if (area == IVNI_NO_PLACE)
        return IVN_UNKNOWN;
    for (uint32_t i = 0; i < atom->criterion->text_count; i++) {
        if (ivni_area_within(program->catalogue, area, atom->places[i]))
            return IVN_YES;
        around = around || ivni_area_within(program->catalogue, atom->places[i], area);
    }
    return around ? IVN_UNKNOWN : IVN_NO;
}

static ivn_flag interval_outcome(const ivni_atom *atom, ivni_range range)
{
    if (range.low >= atom->low && range.high <= atom->high)
        return turned(IVN_YES, atom->negate);
    if (range.high < atom->low || range.low > atom->high)
        return turned(IVN_NO, atom->negate);
    return IVN_UNKNOWN;
}

/* Bits of codes, that of 1 being the second. */
#define NO_OR_YES (1u << IVN_NO | 1u << IVN_YES)

/* Without a branch, which nobody could foresee: this is what most criteria come to. */
static ivn_flag codes_outcome(const ivni_atom *atom, uint32_t possible)
{
    uint32_t certain = (possible & ~atom->codes) == 0, impossible = (possible & atom->codes) == 0;
    return certain * IVN_YES + (impossible & ~certain) * IVN_NO;
}

static ivn_flag judged_outcome(const ivni_atom *atom, const ivni_person *person)
{
    ivn_flag judged = ivni_judgement_on(person->user, atom->criterion->texts[0]);
    return codes_outcome(atom, judged == IVN_UNKNOWN ? NO_OR_YES : 1u << judged);
}

/* Its area has been looked up before. */
static ivn_flag place_outcome(const ivni_program *program, const ivni_atom *atom, const ivni_person *person,
                              const ivni_whereabouts *where)
{
    const char *place = ivni_atom_place(atom, &person->subjects);
    if (place == NULL)
        return IVN_UNKNOWN;
    if (atom->places == NULL)
        return ivni_atom_outcome_in(program, atom, place);
    return area_outcome(program, atom, atom->subject == IVN_SUBJECT_HOME_AREA ? where->home : where->resettlement);
}

static uint32_t place_of(const ivni_program *program, const char *area)
{
    return area == NULL ? IVNI_NO_PLACE : ivni_area_place(program->catalogue, area);
}

ivn_flag ivni_atom_outcome(const ivni_program *program, const ivni_atom *atom, const ivni_person *person)
{
    const char *place;
    switch (atom->test) {
    case IVNI_TEST_INTERVAL:
        return interval_outcome(atom, person->subjects.ranges[atom->subject]);
    case IVNI_TEST_CODES:
        return codes_outcome(atom, (uint32_t)person->subjects.may[atom->subject] << 1);
    case IVNI_TEST_PLACE:
        place = ivni_atom_place(atom, &person->subjects);
        return place == NULL ? IVN_UNKNOWN : ivni_atom_outcome_in(program, atom, place);
    case IVNI_TEST_JUDGED:
        return judged_outcome(atom, person);
    default: /* another service's answer, or a figure that is not set */
        return IVN_UNKNOWN;
    }
}

/* --- outcomes put together -------------------------------------------------------------------------------------- */

int ivni_outcomes_new(const ivni_program *program, ivni_arena *arena, ivni_outcomes *out)
{
    *out = (ivni_outcomes){.program = program,
                           .atoms = ivni_arena_array(arena, program->atom_count, 1),
                           .groups = ivni_arena_array(arena, program->group_count, 1),
                           .offers = ivni_arena_array(arena, program->offer_count, sizeof *out->offers),
                           .eligible = ivni_arena_array(arena, program->service_count, 1),
                           .asked = ivni_arena_array(arena, program->service_count, sizeof *out->asked),
                           .round = 1};
    return out->atoms != NULL && out->groups != NULL && out->offers != NULL && out->eligible != NULL &&
           out->asked != NULL;
}

void ivni_outcomes_changed(ivni_outcomes *outcomes)
{
    if (++outcomes->round != 0)
        return;
    memset(outcomes->asked, 0, outcomes->program->service_count * sizeof *outcomes->asked);
    outcomes->round = 1;
    outcomes->looked = 0;
}

ivn_flag ivni_outcome_of(ivni_outcomes *outcomes, uint32_t atom)
{
    const ivni_atom *tested = outcomes->program->atoms[atom];
    if (tested->test != IVNI_TEST_ELIGIBLE)
        return outcomes->atoms[atom];
    ivn_flag eligible = tested->service == UINT32_MAX ? IVN_NO : ivni_service_eligible(outcomes, tested->service);
    return codes_outcome(tested, eligible == IVN_UNKNOWN ? NO_OR_YES : 1u << eligible);
}

/* By which outcomes there are among alternatives, a bit for each: one that is met settles them. */
#define BIT(outcome) (1u << (outcome))
static const uint8_t outcome_of_any[] = {
    [0] = IVN_NO,
    [BIT(IVN_NO)] = IVN_NO,
    [BIT(IVN_UNKNOWN)] = IVN_UNKNOWN,
    [BIT(IVN_UNKNOWN) | BIT(IVN_NO)] = IVN_UNKNOWN,
    [BIT(IVN_YES)] = IVN_YES,
    [BIT(IVN_YES) | BIT(IVN_NO)] = IVN_YES,
    [BIT(IVN_YES) | BIT(IVN_UNKNOWN)] = IVN_YES,
    [BIT(IVN_YES) | BIT(IVN_UNKNOWN) | BIT(IVN_NO)] = IVN_YES,
};

static ivn_flag alternatives_outcome(ivni_outcomes *outcomes, const ivni_group *group)
{
    uint32_t seen = 0;
    for (uint32_t i = group->atom; i < group->atom + group->atom_count; i++)
        seen |= BIT(group->asks ? ivni_outcome_of(outcomes, i) : outcomes->atoms[i]);
    return outcome_of_any[seen];
}

ivn_flag ivni_group_outcome(ivni_outcomes *outcomes, const ivni_group *group)
{
    if (outcomes->looked == outcomes->round)
        return outcomes->groups[group - outcomes->program->groups];
    return alternatives_outcome(outcomes, group);
}

/* What the groups seen so far have come to, none of which has failed, and one more: a failure settles it. */
static ivn_flag both(ivn_flag one, ivn_flag other)
{
    return one == IVN_YES || other == IVN_NO ? other : IVN_UNKNOWN;
}

/* All groups of one level together. */
static ivn_flag level_outcome(ivni_outcomes *outcomes, const ivni_offer *offer, uint32_t level)
{
    ivn_flag outcome = IVN_YES;
    for (uint32_t i = offer->group; outcome != IVN_NO && i < offer->group + offer->group_count; i++) {
        const ivni_group *group = &outcomes->program->groups[i];
        if (group->level == level)
            outcome = both(outcome, ivni_group_outcome(outcomes, group));
    }
    return outcome;
}

static ivni_levels levels_outcome(ivni_outcomes *outcomes, const ivni_offer *offer)
{
    ivn_flag eligible = level_outcome(outcomes, offer, IVN_LEVEL_ELIGIBILITY);
    ivn_flag suitable = eligible == IVN_NO ? IVN_NO : level_outcome(outcomes, offer, IVN_LEVEL_SUITABILITY);
    return (ivni_levels){(uint8_t)eligible, (uint8_t)suitable};
}

static void look_at_atoms(ivni_outcomes *outcomes, const ivni_person *person)
{
    const ivni_program *program = outcomes->program;
    const ivni_subjects *subjects = &person->subjects;
    ivni_whereabouts where = {place_of(program, subjects->home_area), place_of(program, subjects->resettlement_area)};
    for (uint32_t i = 0; i < program->atom_count; i++) {
        const ivni_atom *atom = program->atoms[i];
        if (atom->test == IVNI_TEST_CODES)
            outcomes->atoms[i] = (uint8_t)codes_outcome(atom, (uint32_t)subjects->may[atom->subject] << 1);
        else if (atom->test == IVNI_TEST_PLACE)
            outcomes->atoms[i] = (uint8_t)place_outcome(program, atom, person, &where);
        else
            outcomes->atoms[i] = (uint8_t)ivni_atom_outcome(program, atom, person);
    }
}

void ivni_outcomes_look(ivni_outcomes *outcomes, const ivni_person *person)
{
    const ivni_program *program = outcomes->program;
    look_at_atoms(outcomes, person);
    ivni_outcomes_changed(outcomes);
    outcomes->looked = 0;
    for (uint32_t i = 0; i < program->group_count; i++)
        outcomes->groups[i] = (uint8_t)alternatives_outcome(outcomes, &program->groups[i]);
    outcomes->looked = outcomes->round;
    for (uint32_t i = 0; i < program->offer_count; i++)
        outcomes->offers[i] = levels_outcome(outcomes, &program->offers[i]);
}

void ivni_outcomes_restored(ivni_outcomes *outcomes)
{
    ivni_outcomes_changed(outcomes);
    outcomes->looked = outcomes->round;
}

/* Kept from looking, as long as nothing has been changed. */
static ivni_levels levels_now(ivni_outcomes *outcomes, const ivni_offer *offer)
{
    if (outcomes->looked == outcomes->round)
        return outcomes->offers[offer - outcomes->program->offers];
    return levels_outcome(outcomes, offer);
}

ivni_verdict ivni_offer_verdict(ivni_outcomes *outcomes, const ivni_offer *offer)
{
    ivni_levels levels = levels_now(outcomes, offer);
    if (levels.eligible == IVN_NO)
        return (ivni_verdict){IVNI_REFUSED, IVNI_REFUSED};
    int best = levels.suitable == IVN_NO ? IVNI_UNSUITABLE : IVNI_ACCEPTED;
    int worst = levels.suitable == IVN_YES ? IVNI_ACCEPTED : IVNI_UNSUITABLE;
    return (ivni_verdict){levels.eligible == IVN_YES ? worst : IVNI_REFUSED, best};
}

ivni_verdict ivni_service_verdict(ivni_outcomes *outcomes, uint32_t service)
{
    const ivni_service *compiled = &outcomes->program->services[service];
    ivni_verdict verdict = {IVNI_REFUSED, IVNI_REFUSED};
    for (uint32_t i = 0; i < compiled->offer_count; i++) {
        ivni_verdict offer = ivni_offer_verdict(outcomes, &outcomes->program->offers[compiled->offer + i]);
        verdict.worst = offer.worst > verdict.worst ? offer.worst : verdict.worst;
        verdict.best = offer.best > verdict.best ? offer.best : verdict.best;
    }
    return verdict;
}

/* Worked out once as long as no outcome changes. Chains are short: the catalogue sees to that. */
ivn_flag ivni_service_eligible(ivni_outcomes *outcomes, uint32_t service)
{
    const ivni_service *compiled = &outcomes->program->services[service];
    ivn_flag outcome = IVN_NO;
    if (outcomes->asked[service] == outcomes->round)
        return outcomes->eligible[service];
    for (uint32_t i = 0; outcome != IVN_YES && i < compiled->offer_count; i++) {
        const ivni_offer *offer = &outcomes->program->offers[compiled->offer + i];
        ivn_flag eligible = outcomes->looked == outcomes->round ? outcomes->offers[compiled->offer + i].eligible
                                                                : level_outcome(outcomes, offer, IVN_LEVEL_ELIGIBILITY);
        outcome = eligible == IVN_NO ? outcome : eligible;
    }
    outcomes->asked[service] = outcomes->round;
    outcomes->work += compiled->atom_count;
    outcomes->eligible[service] = (uint8_t)outcome;
    return outcome;
}
