/*
 * Packing: which bits there are, and how a person's stand.
 */
#include "eligibility/packing.h"

#include <string.h>

#include "catalogue/catalogue.h"

#define WORD_BITS 64u
#define FLAG_BITS (2u * IVNI_SUBJECT_ROOM) /* the first bits of each row */
/* With the number of a bound or a pair, until it is known where they begin. */
#define AT_LEAST 0x40000000u
#define AT_MOST 0x80000000u
#define PAIR 0xc0000000u
#define NUMBER 0x3fffffffu
#define NO_SLOT UINT32_MAX           /* no place has this hash */
#define SHARED_SLOT (UINT32_MAX - 1) /* several have it */

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
    *packing = (ivni_packing){.program = program, .arena = arena, .bit_count = FLAG_BITS};
    packing->codes = ivni_arena_array(arena, IVNI_SUBJECT_COUNT, sizeof *packing->codes);
    packing->judgements = ivni_arena_array(arena, most, sizeof *packing->judgements);
    packing->places[IVNI_PLACE_HOME].place_count = directory->area_count;
    packing->places[IVNI_PLACE_RESETTLEMENT].place_count = directory->area_count;
    packing->places[IVNI_PLACE_PRISON].place_count = directory->prison_count;
    return packing->codes != NULL && packing->judgements != NULL;
}

static uint32_t take_bits(ivni_packing *packing, uint32_t count)
{
    uint32_t first = packing->bit_count;
    packing->bit_count += count;
    return first;
}

uint32_t ivni_packing_codes_bit(ivni_packing *packing, uint32_t subject)
{
    if (ivn_subject_kind(subject) == IVN_SUBJECT_KIND_FLAG)
        return 2 * subject;
    packing->codes[packing->code_count++] = (ivni_packed_codes){subject, packing->bit_count};
    return take_bits(packing, (uint32_t)ivni_subject_bounds(subject).high);
}

static uint32_t bound_bit(ivni_packing *packing, uint32_t kind, uint32_t subject, int32_t value)
{
    ivni_packed_bounds *bounds = kind == AT_LEAST ? &packing->at_least : &packing->at_most;
    ivni_packed_bound *list = ivni_arena_room(packing->arena, bounds->list, bounds->count, &bounds->room, sizeof *list);
    if (list == NULL)
        return IVNI_NO_BIT;
    bounds->list = list;
    list[bounds->count] = (ivni_packed_bound){subject, value};
    return kind | bounds->count++;
}

uint32_t ivni_packing_interval_bit(ivni_packing *packing, uint32_t subject, int32_t low, int32_t high)
{
    ivni_packed_pair *list, pair;
    if (low == INT32_MIN)
        return bound_bit(packing, AT_MOST, subject, high);
    if (high == INT32_MAX)
        return bound_bit(packing, AT_LEAST, subject, low);
    pair.one = bound_bit(packing, AT_LEAST, subject, low);
    pair.other = bound_bit(packing, AT_MOST, subject, high);
    list = ivni_arena_room(packing->arena, packing->pairs, packing->pair_count, &packing->pair_room, sizeof *list);
    if (list == NULL || pair.one == IVNI_NO_BIT || pair.other == IVNI_NO_BIT)
        return IVNI_NO_BIT;
    packing->pairs = list;
    list[packing->pair_count] = pair;
    return PAIR | packing->pair_count++;
}

uint32_t ivni_packing_judgement_bit(ivni_packing *packing, const char *service)
{
    packing->bit_count += packing->bit_count % 2; /* both bits in one word */
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

static const char *key_at(const ivni_packing *packing, uint32_t kind, uint32_t place)
{
    const ivn_directory *directory = ivn_catalogue_read(packing->program->catalogue);
    return kind == IVNI_PLACE_PRISON ? directory->prisons[place]->key : directory->areas[place]->key;
}

/* False: the key is too long. */
static inline int shorten(const char *key, ivni_short_key *out)
{
    uint32_t length = 0;
    *out = (ivni_short_key){0, 0};
    for (; length < 8 && key[length] != '\0'; length++)
        out->front = out->front << 8 | (uint8_t)key[length];
    if (length < 8)
        return 1;
    for (; length < 16 && key[length] != '\0'; length++)
        out->back = out->back << 8 | (uint8_t)key[length];
    return key[length] == '\0';
}

static inline uint32_t hash_of(ivni_short_key key)
{
    uint64_t mixed = (key.front ^ key.back * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(mixed >> 32);
}

static int fill_slots(ivni_packing *packing, uint32_t kind)
{
    ivni_packed_places *places = &packing->places[kind];
    uint32_t count = 16;
    if (places->question_count == 0)
        return 1;
    while (count / 16 < places->place_count)
        count *= 2;
    places->keys = ivni_arena_array(packing->arena, places->place_count, sizeof *places->keys);
    places->slots = ivni_arena_array(packing->arena, count, sizeof *places->slots);
    if (places->keys == NULL || places->slots == NULL)
        return 0;
    places->slot_mask = count - 1;
    memset(places->slots, 0xff, count * sizeof *places->slots);
    for (uint32_t p = 0; p < places->place_count; p++) {
        if (!shorten(key_at(packing, kind, p), &places->keys[p]))
            continue;
        uint32_t *slot = &places->slots[hash_of(places->keys[p]) & places->slot_mask];
        *slot = *slot == NO_SLOT ? p : SHARED_SLOT;
    }
    return 1;
}

static int fill_start(ivni_packing *packing)
{
    packing->at_least.first_bit = take_bits(packing, packing->at_least.count);
    packing->at_most.first_bit = take_bits(packing, packing->at_most.count);
    packing->word_count = (packing->bit_count + WORD_BITS - 1) / WORD_BITS;
    for (uint32_t i = 0; i < packing->pair_count; i++)
        packing->pairs[i] = (ivni_packed_pair){ivni_packing_bit(packing, packing->pairs[i].one),
                                               ivni_packing_bit(packing, packing->pairs[i].other)};
    packing->start = ivni_arena_array(packing->arena, packing->word_count, sizeof *packing->start);
    if (packing->start == NULL)
        return 0;
    for (uint32_t i = 0; i < packing->judgement_count; i++)
        packing->start[packing->judgements[i].bit / WORD_BITS] |= UINT64_C(3) << packing->judgements[i].bit % WORD_BITS;
    return 1;
}

int ivni_packing_close(ivni_packing *packing)
{
    int filled = fill_start(packing);
    for (uint32_t kind = 0; kind < IVNI_PLACE_KINDS; kind++)
        filled = filled && fill_rows(&packing->places[kind], packing->arena) && fill_slots(packing, kind);
    return filled;
}

uint32_t ivni_packing_bit(const ivni_packing *packing, uint32_t asked)
{
    uint32_t first = asked >= PAIR       ? (packing->word_count + 1) * WORD_BITS
                     : asked >= AT_MOST  ? packing->at_most.first_bit
                     : asked >= AT_LEAST ? packing->at_least.first_bit
                                         : 0;
    return first + (asked & NUMBER);
}

/* --- a person's row --------------------------------------------------------------------------------------------- */

/* Two bits of each of eight bytes, side by side; compilers make one read of the bytes. */
static uint64_t squeeze(const uint8_t *may)
{
    uint64_t bits = (uint64_t)may[0] | (uint64_t)may[1] << 8 | (uint64_t)may[2] << 16 | (uint64_t)may[3] << 24 |
                    (uint64_t)may[4] << 32 | (uint64_t)may[5] << 40 | (uint64_t)may[6] << 48 | (uint64_t)may[7] << 56;
    bits &= UINT64_C(0x0303030303030303);
    bits = (bits | bits >> 6) & UINT64_C(0x000f000f000f000f);
    bits = (bits | bits >> 12) & UINT64_C(0x000000ff000000ff);
    return (bits | bits >> 24) & UINT64_C(0xffff);
}

/* All flags, two bits a subject; the bits of other subjects mean nothing. The rest of the row is as it starts. */
static void put_flags(const ivni_packing *packing, const uint8_t *may, uint64_t *row, uint32_t stride)
{
    uint32_t word = 0;
    for (; word < FLAG_BITS / WORD_BITS; word++, may += 32, row += stride)
        *row = squeeze(may) | squeeze(may + 8) << 16 | squeeze(may + 16) << 32 | squeeze(may + 24) << 48;
    *row = squeeze(may) | squeeze(may + 8) << 16 | packing->start[word++];
    for (row += stride; word < packing->word_count; word++, row += stride)
        *row = packing->start[word];
}
_Static_assert(FLAG_BITS % WORD_BITS == 32, "sixteen flags stand in the last of their words");

/* Bits may run over into the next word; behind the last one stands a spare one. */
static void put_bits(uint64_t *row, uint32_t stride, uint32_t bit, uint64_t bits)
{
    uint32_t shift = bit % WORD_BITS;
    uint64_t *word = row + (size_t)(bit / WORD_BITS) * stride;
    *word |= bits << shift;
    if (shift > WORD_BITS - 8)
        word[stride] |= bits >> (WORD_BITS - shift);
}

static void put_codes(const ivni_packing *packing, const uint8_t *may, uint64_t *row, uint32_t stride)
{
    for (uint32_t i = 0; i < packing->code_count; i++)
        put_bits(row, stride, packing->codes[i].bit, may[packing->codes[i].subject]);
}

/* The bounds whose bits stand in one word, from the last to the first; answers how many. Inlined for each kind. */
static inline uint32_t bounds_of_word(const ivni_packed_bounds *bounds, uint32_t first, const ivni_range *ranges,
                                      int at_least, uint64_t *word)
{
    uint32_t shift = (bounds->first_bit + first) % WORD_BITS, last = bounds->count;
    uint64_t bits = 0;
    if (last - first > WORD_BITS - shift)
        last = first + (WORD_BITS - shift);
    for (uint32_t i = last; i > first; i--) {
        const ivni_packed_bound *bound = &bounds->list[i - 1];
        int may = at_least ? ranges[bound->subject].high >= bound->bound : ranges[bound->subject].low <= bound->bound;
        bits = 2 * bits + (uint64_t)may;
    }
    *word |= bits << shift;
    return last - first;
}

static void put_bounds(const ivni_packing *packing, const ivni_range *ranges, uint64_t *row, uint32_t stride)
{
    const ivni_packed_bounds *bounds = &packing->at_least;
    for (uint32_t i = 0; i < bounds->count;)
        i += bounds_of_word(bounds, i, ranges, 1, row + (size_t)((bounds->first_bit + i) / WORD_BITS) * stride);
    bounds = &packing->at_most;
    for (uint32_t i = 0; i < bounds->count;)
        i += bounds_of_word(bounds, i, ranges, 0, row + (size_t)((bounds->first_bit + i) / WORD_BITS) * stride);
}

static void put_judgements(const ivni_packing *packing, const ivn_service_user *user, uint64_t *row, uint32_t stride)
{
    if (user->judgement_count == 0)
        return;
    for (uint32_t i = 0; i < packing->judgement_count; i++) {
        const ivni_packed_judgement *asked = &packing->judgements[i];
        ivn_flag judged = ivni_judgement_on(user, asked->service);
        if (judged != IVN_UNKNOWN)
            row[(size_t)(asked->bit / WORD_BITS) * stride] &= ~((3 - (uint64_t)judged) << asked->bit % WORD_BITS);
    }
}

static uint32_t search_place(const ivni_packing *packing, uint32_t kind, const char *key)
{
    const ivn_catalogue *catalogue = packing->program->catalogue;
    uint32_t place = kind == IVNI_PLACE_PRISON ? ivni_prison_place(catalogue, key) : ivni_area_place(catalogue, key);
    return place == IVNI_NO_PLACE ? packing->places[kind].place_count : place;
}

/* One that the catalogue does not list stands behind those that it does. */
static uint32_t place_of(const ivni_packing *packing, uint32_t kind, const char *key)
{
    const ivni_packed_places *places = &packing->places[kind];
    ivni_short_key short_key;
    if (!shorten(key, &short_key))
        return search_place(packing, kind, key);
    uint32_t place = places->slots[hash_of(short_key) & places->slot_mask];
    if (place == SHARED_SLOT)
        return search_place(packing, kind, key);
    if (place == NO_SLOT || places->keys[place].front != short_key.front || places->keys[place].back != short_key.back)
        return places->place_count;
    return place;
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
    put_flags(packing, person->subjects.may, row, stride);
    put_codes(packing, person->subjects.may, row, stride);
    put_bounds(packing, person->subjects.ranges, row, stride);
    put_judgements(packing, person->user, row, stride);
    put_places(packing, &person->subjects, row, stride);
}
