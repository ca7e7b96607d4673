/*
 * Packing: which bits there are, and how a person's stand.
 */
#include "eligibility/packing.h"

#include <string.h>

#include "catalogue/catalogue.h"

#define WORD_BITS 64u

/* A question about a place: the answers stand in the rows of the places once all questions have been asked. */
typedef struct ivni_place_question {
    uint32_t bit;
    const uint8_t *may; /* by place */
} place_question;

static const uint32_t place_subjects[IVNI_PLACE_KINDS] = {[IVNI_PLACE_HOME] = IVN_SUBJECT_HOME_AREA,
                                                          [IVNI_PLACE_RESETTLEMENT] = IVN_SUBJECT_RESETTLEMENT_AREA,
                                                          [IVNI_PLACE_PRISON] = IVN_SUBJECT_PRISON};

static uint32_t kind_of(uint32_t subject)
{
    return subject == IVN_SUBJECT_HOME_AREA ? IVNI_PLACE_HOME
           : subject == IVN_SUBJECT_PRISON  ? IVNI_PLACE_PRISON
                                            : IVNI_PLACE_RESETTLEMENT;
}

int ivni_packing_open(ivni_packing *packing, const ivni_program *program, uint32_t most, ivni_arena *arena)
{
    const ivn_directory *directory = ivn_catalogue_read(program->catalogue);
    *packing = (ivni_packing){.program = program, .arena = arena};
    packing->flags = ivni_arena_array(arena, IVNI_SUBJECT_COUNT, sizeof *packing->flags);
    packing->codes = ivni_arena_array(arena, IVNI_SUBJECT_COUNT, sizeof *packing->codes);
    packing->judgements = ivni_arena_array(arena, most, sizeof *packing->judgements);
    packing->places[IVNI_PLACE_HOME].place_count = directory->area_count;
    packing->places[IVNI_PLACE_RESETTLEMENT].place_count = directory->area_count;
    packing->places[IVNI_PLACE_PRISON].place_count = directory->prison_count;
    return packing->flags != NULL && packing->codes != NULL && packing->judgements != NULL;
}

static uint32_t take_bits(ivni_packing *packing, uint32_t count)
{
    uint32_t first = packing->bit_count;
    packing->bit_count += count;
    return first;
}

uint32_t ivni_packing_flag_bit(ivni_packing *packing, uint32_t subject)
{
    packing->flags[packing->flag_count++] = subject;
    return take_bits(packing, 2);
}

uint32_t ivni_packing_codes_bit(ivni_packing *packing, uint32_t subject)
{
    ivni_range bounds = ivni_subject_bounds(subject);
    for (uint32_t i = 0; i < packing->flag_count; i++) {
        if (packing->flags[i] == subject)
            return 2 * i;
    }
    packing->codes[packing->code_count++] = (ivni_packed_codes){subject, packing->bit_count, bounds.low, bounds.high};
    return take_bits(packing, (uint32_t)(bounds.high - bounds.low) + 1);
}

uint32_t ivni_packing_interval_bit(ivni_packing *packing, uint32_t subject, int32_t low, int32_t high)
{
    ivni_packed_interval *list = ivni_arena_room(packing->arena, packing->intervals, packing->interval_count,
                                                 &packing->interval_room, sizeof *list);
    if (list == NULL)
        return IVNI_NO_BIT;
    packing->intervals = list;
    list[packing->interval_count++] = (ivni_packed_interval){subject, packing->bit_count, low, high};
    return take_bits(packing, 1);
}

uint32_t ivni_packing_judgement_bit(ivni_packing *packing, const char *service)
{
    packing->judgements[packing->judgement_count++] = (ivni_packed_judgement){service, packing->bit_count};
    return take_bits(packing, 2);
}

uint32_t ivni_packing_place_count(const ivni_packing *packing, uint32_t subject)
{
    return packing->places[kind_of(subject)].place_count;
}

uint32_t ivni_packing_place_bit(ivni_packing *packing, uint32_t subject, const uint8_t *may)
{
    ivni_packed_places *places = &packing->places[kind_of(subject)];
    place_question *list = ivni_arena_room(packing->arena, places->questions, places->question_count,
                                           &places->question_room, sizeof *list);
    if (list == NULL)
        return IVNI_NO_BIT;
    places->questions = list;
    list[places->question_count++] = (place_question){packing->bit_count, may};
    return take_bits(packing, 1);
}

static uint32_t row_words(const ivni_packed_places *places)
{
    return places->last_word - places->first_word + 1;
}

static int fill_rows(ivni_packed_places *places, ivni_arena *arena)
{
    if (places->question_count == 0)
        return 1;
    places->first_word = places->questions[0].bit / WORD_BITS;
    places->last_word = places->questions[places->question_count - 1].bit / WORD_BITS;
    places->rows = ivni_arena_array(arena, places->place_count + 2u, row_words(places) * sizeof *places->rows);
    if (places->rows == NULL)
        return 0;
    for (uint32_t q = 0; q < places->question_count; q++) {
        const place_question *question = &places->questions[q];
        for (uint32_t p = 0; p < places->place_count + 2u; p++)
            places->rows[(size_t)p * row_words(places) + question->bit / WORD_BITS - places->first_word] |=
                (uint64_t)question->may[p] << question->bit % WORD_BITS;
    }
    return 1;
}

int ivni_packing_close(ivni_packing *packing)
{
    int filled = 1;
    for (uint32_t kind = 0; kind < IVNI_PLACE_KINDS; kind++)
        filled = filled && fill_rows(&packing->places[kind], packing->arena);
    packing->word_count = (packing->bit_count + WORD_BITS - 1) / WORD_BITS;
    return filled;
}

/* --- a person's row --------------------------------------------------------------------------------------------- */

/* A range of flags as two bits: NO alone is 1, YES alone 2, both 3. */
static void put_flags(const ivni_packing *packing, const ivni_range *ranges, uint64_t *row, uint32_t stride)
{
    for (uint32_t first = 0; first < packing->flag_count; first += WORD_BITS / 2, row += stride) {
        uint32_t last = packing->flag_count - first < WORD_BITS / 2 ? packing->flag_count : first + WORD_BITS / 2;
        uint64_t word = 0;
        for (uint32_t i = last; i > first; i--) {
            ivni_range range = ranges[packing->flags[i - 1]];
            word = word << 2 | (uint32_t)(2 * range.high - range.low);
        }
        *row = word;
    }
}

static void put_bits(uint64_t *row, uint32_t stride, uint32_t bit, uint32_t count, uint64_t bits)
{
    uint32_t shift = bit % WORD_BITS;
    uint64_t *word = row + (size_t)(bit / WORD_BITS) * stride;
    *word |= bits << shift;
    if (shift + count > WORD_BITS)
        word[stride] |= bits >> (WORD_BITS - shift);
}

static void put_codes(const ivni_packing *packing, const ivni_range *ranges, uint64_t *row, uint32_t stride)
{
    for (uint32_t i = 0; i < packing->code_count; i++) {
        const ivni_packed_codes *codes = &packing->codes[i];
        ivni_range range = ranges[codes->subject];
        uint64_t bits = (UINT64_C(2) << (range.high - codes->first)) - (UINT64_C(1) << (range.low - codes->first));
        put_bits(row, stride, codes->bit, (uint32_t)(codes->last - codes->first) + 1, bits);
    }
}

/* Their bits go up: a word is put together before it is written. */
static void put_intervals(const ivni_packing *packing, const ivni_range *ranges, uint64_t *row, uint32_t stride)
{
    uint32_t i = 0;
    while (i < packing->interval_count) {
        uint32_t place = packing->intervals[i].bit / WORD_BITS;
        uint64_t word = 0;
        for (; i < packing->interval_count && packing->intervals[i].bit / WORD_BITS == place; i++) {
            const ivni_packed_interval *interval = &packing->intervals[i];
            ivni_range range = ranges[interval->subject];
            uint64_t may = (uint64_t)(range.low <= interval->high) & (uint64_t)(range.high >= interval->low);
            word |= may << interval->bit % WORD_BITS;
        }
        row[(size_t)place * stride] |= word;
    }
}

static void put_judgements(const ivni_packing *packing, const ivn_service_user *user, uint64_t *row, uint32_t stride)
{
    for (uint32_t i = 0; i < packing->judgement_count; i++) {
        const ivni_packed_judgement *asked = &packing->judgements[i];
        ivn_flag judged = user->judgement_count == 0 ? IVN_UNKNOWN : ivni_judgement_on(user, asked->service);
        put_bits(row, stride, asked->bit, 2, judged == IVN_UNKNOWN ? 3 : judged);
    }
}

static uint32_t place_of(const ivni_packing *packing, uint32_t kind, const char *key)
{
    const ivn_catalogue *catalogue = packing->program->catalogue;
    uint32_t place = kind == IVNI_PLACE_PRISON ? ivni_prison_place(catalogue, key) : ivni_area_place(catalogue, key);
    return place == IVNI_NO_PLACE ? packing->places[kind].place_count : place;
}

static void put_places(const ivni_packing *packing, const ivni_subjects *subjects, uint64_t *row, uint32_t stride)
{
    for (uint32_t kind = 0; kind < IVNI_PLACE_KINDS; kind++) {
        const ivni_packed_places *places = &packing->places[kind];
        const char *key = ivni_subject_text(subjects, place_subjects[kind]);
        uint32_t words = row_words(places);
        if (places->question_count == 0)
            continue;
        const uint64_t *from =
            places->rows + (size_t)(key == NULL ? places->place_count + 1 : place_of(packing, kind, key)) * words;
        for (uint32_t i = 0; i < words; i++)
            row[(size_t)(places->first_word + i) * stride] |= from[i];
    }
}

void ivni_packing_put(const ivni_packing *packing, const ivni_person *person, uint64_t *row, uint32_t stride)
{
    for (uint32_t i = 0; i < packing->word_count; i++)
        row[(size_t)i * stride] = 0;
    put_flags(packing, person->subjects.ranges, row, stride);
    put_codes(packing, person->subjects.ranges, row, stride);
    put_intervals(packing, person->subjects.ranges, row, stride);
    put_judgements(packing, person->user, row, stride);
    put_places(packing, &person->subjects, row, stride);
}
