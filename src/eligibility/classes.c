/*
 * The classes of values of something that is not known: all of one class pass the same criteria. For numbers and dates
 * they begin and end at the bounds of intervals, for places at those that criteria name. Making them takes steps, too.
 */
#include <string.h>

#include "catalogue/catalogue.h"
#include "eligibility/completions.h"

/* Writes the outcomes of a variable's atoms for one value into the next row; drops the row when it stands already. */
typedef struct row_writer {
    ivni_completions *search;
    const ivni_program *program;
    const uint32_t *atoms; /* of the variable */
    ivni_variable *variable;
} row_writer;

static const ivni_atom *atom_at(const row_writer *writer, uint32_t number)
{
    return writer->program->atoms[writer->atoms[number]];
}

static uint8_t *next_row(const row_writer *writer)
{
    return writer->variable->classes + (size_t)writer->variable->class_count * writer->variable->atom_count;
}

static void keep_if_new(const row_writer *writer)
{
    const ivni_variable *variable = writer->variable;
    ivni_completions_step(writer->search, variable->class_count + variable->atom_count);
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
        const ivni_atom *atom = atom_at(writer, i);
        row[i] = atom->test == IVNI_TEST_FIGURE ? (uint8_t)value : ivni_atom_accepts(atom, value) ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

/*
 * The values just where an outcome may turn: the lowest possible one, and each bound of an interval. What is open has
 * values in the interval, so its bounds do not lie beyond what is possible.
 */
static void add_turning_points(const row_writer *writer, ivni_range range)
{
    add_value(writer, range.low);
    for (uint32_t i = 0; i < writer->variable->atom_count && !ivni_completions_tired(writer->search); i++) {
        const ivni_atom *atom = atom_at(writer, i);
        if (range.low < atom->low)
            add_value(writer, atom->low);
        if (atom->high < range.high)
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

/* --- places ------------------------------------------------------------------------------------------------------- */

/* A prison of the catalogue; no key: another. */
static void add_prison(const row_writer *writer, const char *key)
{
    uint8_t *row = next_row(writer);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom = atom_at(writer, i);
        ivni_completions_step(writer->search, atom->criterion->text_count);
        if (key != NULL)
            row[i] = (uint8_t)ivni_atom_accepts_place(writer->program, atom, key);
        else
            row[i] = atom->negate ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

static void add_prisons(const row_writer *writer)
{
    const ivn_directory *directory = ivn_catalogue_read(writer->program->catalogue);
    add_prison(writer, NULL);
    for (uint32_t i = 0; i < directory->prison_count && !ivni_completions_tired(writer->search); i++)
        add_prison(writer, directory->prisons[i]->key);
}

/* Marks the area and all around it, so that each criterion's areas need but be looked up. */
static void stand_in(const row_writer *writer, uint32_t area)
{
    const uint32_t *parents = writer->program->catalogue->index.parents;
    ivni_completions *search = writer->search;
    search->mark++;
    for (; area != IVNI_NO_PLACE; area = parents[area])
        search->around[area] = search->mark;
}

static int is_inside(const row_writer *writer, const ivni_atom *atom)
{
    for (uint32_t t = 0; t < atom->criterion->text_count; t++) {
        if (writer->search->around[atom->places[t]] == writer->search->mark)
            return 1;
    }
    return 0;
}

/* Where one stands; `listed`: the very area, else one inside it that the catalogue lacks. No area: outside all. */
static void add_here(const row_writer *writer, uint32_t area, int listed)
{
    uint8_t *row = next_row(writer);
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom = atom_at(writer, i);
        int inside = 0;
        ivni_completions_step(writer->search, atom->criterion->text_count);
        if (atom->places != NULL)
            inside = is_inside(writer, atom);
        else if (area != IVNI_NO_PLACE && listed)
            inside = ivni_atom_names_place(atom, ivn_catalogue_read(writer->program->catalogue)->areas[area]->key);
        row[i] = inside != atom->negate ? IVN_YES : IVN_NO;
    }
    keep_if_new(writer);
}

/*
 * Where no more is known than an area, the person is in it or in an area inside; else anywhere. What lies in an area
 * that no criterion names passes what the nearest one around it passes that is named, or what somebody outside all
 * passes: only where a criterion asks for the very area are all of them tried.
 */
static void add_area(const row_writer *writer, uint32_t area, uint32_t known)
{
    if (known != IVNI_NO_PLACE && !ivni_area_within(writer->program->catalogue, area, known))
        return;
    stand_in(writer, area);
    if (known == IVNI_NO_PLACE)
        add_here(writer, area, 0);
    add_here(writer, area, 1);
}

static int asks_for_the_very_area(const row_writer *writer)
{
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        if (atom_at(writer, i)->places == NULL)
            return 1;
    }
    return 0;
}

static void add_all_areas(const row_writer *writer, uint32_t known)
{
    uint32_t count = ivn_catalogue_read(writer->program->catalogue)->area_count;
    for (uint32_t i = 0; i < count && !ivni_completions_tired(writer->search); i++)
        add_area(writer, i, known);
}

/* Each once, as the mark says that was there before all those of standing somewhere. */
static void add_named_areas(const row_writer *writer, uint32_t known)
{
    ivni_completions *search = writer->search;
    uint32_t added = search->mark;
    for (uint32_t i = 0; i < writer->variable->atom_count; i++) {
        const ivni_atom *atom = atom_at(writer, i);
        ivni_completions_step(search, atom->criterion->text_count);
        for (uint32_t t = 0; t < atom->criterion->text_count && !ivni_completions_tired(search); t++) {
            uint32_t area = atom->places[t];
            if (search->named[area] == added)
                continue;
            search->named[area] = added;
            add_area(writer, area, known);
        }
    }
    if (known != IVNI_NO_PLACE) /* none of them names it: whoever is known to be there would be inside */
        add_area(writer, known, known);
}

static void add_areas(const row_writer *writer, const char *known)
{
    uint32_t place = known == NULL ? IVNI_NO_PLACE : ivni_area_place(writer->program->catalogue, known);
    writer->search->mark++;
    if (place == IVNI_NO_PLACE)
        add_here(writer, IVNI_NO_PLACE, 0);
    if (asks_for_the_very_area(writer))
        add_all_areas(writer, place);
    else
        add_named_areas(writer, place);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* How many rows may be written before the doubles are dropped, plus one to write into. */
static size_t most_rows(const row_writer *writer, const ivni_atom *first)
{
    const ivn_directory *directory = ivn_catalogue_read(writer->program->catalogue);
    if (first->test == IVNI_TEST_PLACE && first->subject == IVN_SUBJECT_PRISON)
        return (size_t)directory->prison_count + 2;
    if (first->test == IVNI_TEST_PLACE)
        return 2 * (size_t)directory->area_count + 2;
    return first->test == IVNI_TEST_INTERVAL ? 2 * (size_t)writer->variable->atom_count + 2 : 9;
}

/* There is no room for more than could be looked at: a row is a step for each of its atoms. */
static size_t room_for_rows(const row_writer *writer, const ivni_atom *first)
{
    size_t rows = most_rows(writer, first), most = 1 + IVNI_MOST_STEPS / writer->variable->atom_count;
    return rows < most ? rows : most;
}

static void add_all(const row_writer *writer, const ivni_atom *first)
{
    const ivni_subjects *subjects = &writer->search->person->subjects;
    if (first->test == IVNI_TEST_PLACE && first->subject == IVN_SUBJECT_PRISON)
        add_prisons(writer);
    else if (first->test == IVNI_TEST_PLACE)
        add_areas(writer, ivni_atom_place(first, subjects));
    else if (first->test == IVNI_TEST_INTERVAL)
        add_turning_points(writer, subjects->ranges[first->subject]);
    else if (first->test == IVNI_TEST_CODES)
        add_codes(writer, subjects->may[first->subject]);
    else
        add_codes(writer, 1u << (IVN_NO - 1) | 1u << (IVN_YES - 1));
}

int ivni_variable_classes(ivni_completions *search, ivni_variable *variable)
{
    row_writer writer = {search, search->outcomes->program, search->atoms + variable->first_atom, variable};
    const ivni_atom *first = atom_at(&writer, 0);
    if (variable->class_count > 0 || ivni_completions_tired(search))
        return 1;
    variable->classes = ivni_arena_array(search->arena, room_for_rows(&writer, first), variable->atom_count);
    if (variable->classes == NULL)
        return 0;
    add_all(&writer, first);
    if (ivni_completions_tired(search))
        variable->class_count = 0; /* some lack: none is better than too few */
    return 1;
}
