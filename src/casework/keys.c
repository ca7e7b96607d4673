/*
 * Index keys: facts by which a record is found. Keys of duties are hints: the days from which a duty may count, whoever
 * it is for and whatever the rulebook says. There may be too many of them, never too few: who finds a record by one
 * asks the engine of duties what is really owed.
 */
#include <stdio.h>
#include <string.h>

#include "casework/casework.h"
#include "duties/duties.h"
#include "people/parts.h"

typedef struct listing {
    ivni_arena *arena;
    const ivn_index_key **list;
    uint32_t count, room;
    int failed;
} listing;

static ivn_index_key *add(listing *to, const char *name, uint32_t length)
{
    const ivn_index_key **list = ivni_arena_room(to->arena, to->list, to->count, &to->room, sizeof *list);
    ivn_index_key *key = ivni_arena_alloc(to->arena, sizeof *key);
    uint8_t *data = ivni_arena_alloc(to->arena, length);

    if (list == NULL || key == NULL || data == NULL) {
        to->failed = 1;
        return NULL;
    }
    *key = (ivn_index_key){.size = sizeof *key, .unique = IVN_NO, .name = name, .data = data, .length = length};
    to->list = list;
    list[to->count++] = key;
    return key;
}

static ivn_index_key *add_text(listing *to, const char *name, const char *text)
{
    ivn_index_key *key;

    if (text == NULL || *text == '\0')
        return NULL;
    key = add(to, name, (uint32_t)strlen(text));
    if (key != NULL)
        memcpy((uint8_t *)key->data, text, key->length);
    return key;
}

/* Four bytes in the order of days. */
static void add_day(listing *to, const char *name, ivn_date day)
{
    uint32_t ordered = (uint32_t)day ^ UINT32_C(0x80000000);
    uint8_t data[4] = {(uint8_t)(ordered >> 24), (uint8_t)(ordered >> 16), (uint8_t)(ordered >> 8), (uint8_t)ordered};
    ivn_index_key *key;

    for (uint32_t i = to->count; i > 0 && to->list[i - 1]->name == name; i--) {
        if (memcmp(to->list[i - 1]->data, data, sizeof data) == 0)
            return;
    }
    key = add(to, name, sizeof data);
    if (key != NULL)
        memcpy((uint8_t *)key->data, data, sizeof data);
}

/* --- duties --- */

typedef struct happened {
    const ivn_case_event *const *events;
    ivn_date *days;
    uint32_t count;
    ivn_instant now; /* what lies after it has not happened yet */
    uint64_t kinds;  /* a bit for each type of event among them */
} happened;

/* Events of a row, as bits. */
typedef struct effects {
    uint64_t done, away, again;
} effects;

static uint64_t bits_of(const uint32_t *codes, uint32_t count)
{
    uint64_t bits = 0;

    for (uint32_t i = 0; i < count; i++)
        bits |= (uint64_t)1 << codes[i];
    return bits;
}

static effects effects_of(const ivn_duty_row *row)
{
    return (effects){.done = bits_of(row->fulfilled_by, row->fulfilled_by_count),
                     .away = bits_of(row->withdrawn_by, row->withdrawn_by_count),
                     .again = bits_of(row->again, row->again_count)};
}

static int is_done_by(const effects *by, const happened *all, uint32_t place)
{
    const ivn_case_event *event = all->events[place];

    return (by->done >> event->event & 1) != 0 && event->at.value <= all->now;
}

/* From what days a duty of one row and number may count, in the course of what happened. */
typedef struct course {
    listing *to;
    const char *name;
    uint32_t first; /* key of this course */
    int ended, done, judged_again;
} course;

static void start(course *of, ivn_date day)
{
    of->to->count = of->first; /* what it counted from before is past */
    of->ended = 0;
    of->done = 0;
    of->judged_again = 0;
    add_day(of->to, of->name, day);
}

/*
 * As in the engine: it counts from its trigger, and anew after it fell away. Judged again, it may count from that day;
 * what was done after it had been judged away does not count if it is judged yet again.
 */
static void take(course *of, const ivn_duty_row *row, const effects *by, const happened *all, uint32_t place)
{
    uint32_t event = all->events[place]->event;

    if (event == row->trigger && of->ended)
        start(of, all->days[place]);
    if (of->ended)
        return;
    if (is_done_by(by, all, place)) {
        of->done = 1;
    } else if ((by->away >> event & 1) != 0) {
        of->ended = 1;
    } else if ((by->again >> event & 1) != 0) {
        of->done = of->done && !of->judged_again;
        of->judged_again = 1;
        add_day(of->to, of->name, all->days[place]);
    }
}

/* From the place at which it was triggered. */
static void follow(listing *to, const char *name, const ivn_duty_row *row, const happened *all, uint32_t place)
{
    const effects by = effects_of(row);
    const uint32_t number = all->events[place]->number;
    course of = {.to = to, .name = name, .first = to->count};

    start(&of, all->days[place]);
    for (uint32_t i = place + 1; i < all->count && !(of.done && !of.judged_again); i++) {
        if (row->repeats != IVN_YES || all->events[i]->number == number)
            take(&of, row, &by, all, i);
    }
    if (of.done)
        to->count = of.first;
}

static int triggered_before(const happened *all, uint32_t place)
{
    for (uint32_t i = 0; i < place; i++) {
        if (all->events[i]->event == all->events[place]->event && all->events[i]->number == all->events[place]->number)
            return 1;
    }
    return 0;
}

/* Each number of the trigger has a course of its own. */
static void follow_row(listing *to, const char *name, const ivn_duty_row *row, const happened *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->events[i]->event != row->trigger)
            continue;
        if (row->repeats != IVN_YES) {
            follow(to, name, row, all, i);
            return;
        }
        if (!triggered_before(all, i))
            follow(to, name, row, all, i);
    }
}

/* A date ahead may be any that is known; what was done before it was withdrawn is done. */
static int is_settled(const ivn_duty_row *row, const happened *all)
{
    const effects by = effects_of(row);

    for (uint32_t i = 0; i < all->count; i++) {
        if (is_done_by(&by, all, i))
            return 1;
        if ((by.away >> all->events[i]->event & 1) != 0)
            return 0;
    }
    return 0;
}

static void add_releases(listing *to, const char *name, const ivn_service_user *user, const happened *all)
{
    const ivn_custody *custody = user == NULL ? NULL : user->custody;

    for (uint32_t i = 0; custody != NULL && i < custody->release_date_count; i++)
        add_day(to, name, custody->release_dates[i]->date.value);
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->events[i]->release.known)
            add_day(to, name, all->events[i]->release.value);
    }
}

static void add_ends(listing *to, const char *name, const ivn_service_user *user)
{
    for (uint32_t i = 0; user != NULL && i < user->sentence_count; i++) {
        if (user->sentences[i]->ends.known)
            add_day(to, name, user->sentences[i]->ends.value);
    }
}

static void add_duty(listing *to, const ivn_referral_view *referral, const ivn_duty_row *row, const happened *all)
{
    const ivn_service_user *user = referral->facts == NULL ? NULL : referral->facts->service_user;
    int ahead = ivni_is_date_ahead(row->trigger);
    size_t length = strlen(row->key);
    char *name;

    if (!ahead && (all->kinds >> row->trigger & 1) == 0)
        return;
    if (ahead && is_settled(row, all))
        return;
    name = ivni_arena_alloc(to->arena, sizeof "duty/" + length);
    if (name == NULL) {
        to->failed = 1;
        return;
    }
    memcpy(name, "duty/", sizeof "duty/");
    memcpy(name + sizeof "duty/" - 1, row->key, length + 1);
    if (row->trigger == IVN_EVENT_RELEASE)
        add_releases(to, name, user, all);
    else if (row->trigger == IVN_EVENT_ORDER_END)
        add_ends(to, name, user);
    else
        follow_row(to, name, row, all);
}

static int look_back(const ivn_record *record, ivni_arena *arena, happened *all)
{
    const ivn_referral_view *referral = &record->referral;

    all->events = ivni_happenings(record, arena, &all->count);
    all->days = ivni_arena_array(arena, all->count, sizeof *all->days);
    if (all->events == NULL || all->days == NULL)
        return 0;
    all->now = referral->entries[referral->entry_count - 1]->entered.value;
    for (uint32_t i = 0; i < all->count; i++) {
        ivn_date_of_instant(all->events[i]->at.value, &all->days[i]);
        all->kinds |= (uint64_t)1 << all->events[i]->event;
    }
    return 1;
}

static void add_duties(listing *to, const ivn_record *record, const ivn_duty_table *duties)
{
    const ivn_duty_rows *rows = ivn_duty_table_read(duties);
    happened all = {.count = 0};

    if (!look_back(record, to->arena, &all)) {
        to->failed = 1;
        return;
    }
    for (uint32_t i = 0; i < rows->row_count && !to->failed; i++)
        add_duty(to, &record->referral, rows->rows[i], &all);
}

/* --- all --- */

static int compare(const ivn_index_key *a, const ivn_index_key *b)
{
    uint32_t shorter = a->length < b->length ? a->length : b->length;
    int order = strcmp(a->name, b->name);

    if (order == 0)
        order = memcmp(a->data, b->data, shorter);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

/* They are few. */
static void put_in_order(listing *of)
{
    for (uint32_t i = 1; i < of->count; i++) {
        const ivn_index_key *key = of->list[i];
        uint32_t j = i;

        for (; j > 0 && compare(of->list[j - 1], key) > 0; j--)
            of->list[j] = of->list[j - 1];
        of->list[j] = key;
    }
}

static void add_facts(listing *to, const ivn_referral_view *referral)
{
    const ivn_referral_facts *facts = referral->facts;
    ivn_index_key *reference = add_text(to, "reference", referral->reference);

    if (reference != NULL)
        reference->unique = IVN_YES;
    add_text(to, "phase", ivn_term_of(IVN_VOCABULARY_PHASE, referral->phase)->name);
    if (facts == NULL)
        return;
    add_text(to, "provider", facts->provider);
    add_text(to, "contract", facts->contract);
    if (facts->service_user != NULL)
        add_text(to, "service_user", facts->service_user->reference);
}

ivn_status ivni_keys_of(const ivn_record *record, const ivn_duty_table *duties, ivni_arena *arena,
                        const ivn_index_key *const **out, uint32_t *count)
{
    listing to = {.arena = arena};

    add_facts(&to, &record->referral);
    if (!to.failed)
        add_duties(&to, record, duties);
    if (to.failed)
        return ivni_arena_failure(arena);
    put_in_order(&to);
    *out = to.list;
    *count = to.count;
    return IVN_OK;
}
