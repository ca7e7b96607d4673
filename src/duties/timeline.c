/*
 * What happened in a case, in order, and what was known when: the release date, custody, the end of the order. Serves
 * the engine, which asks what was known after the first so many happenings.
 */
#include "base/sort.h"
#include "duties/duties.h"
#include "people/parts.h"

#define BIT(basis) (1u << (basis))
/* The legal bases whose end is the end of the order or sentence. */
#define ORDERS                                                                                                         \
    (BIT(IVN_BASIS_COMMUNITY_ORDER) | BIT(IVN_BASIS_SUSPENDED_SENTENCE_ORDER) | BIT(IVN_BASIS_LICENCE) |               \
     BIT(IVN_BASIS_POST_SENTENCE_SUPERVISION))

int ivni_is_date_ahead(uint32_t event)
{
    return event == IVN_EVENT_RELEASE || event == IVN_EVENT_ORDER_END;
}

int ivni_lists_code(const uint32_t *codes, uint32_t count, uint32_t code)
{
    for (uint32_t i = 0; i < count; i++) {
        if (codes[i] == code)
            return 1;
    }
    return 0;
}

/* The schema has checked that there is one, and that it is of the years 1 to 9999. */
static ivn_date day_of(const ivn_case_event *event)
{
    ivn_date day = event->day.value;

    if (event->at.known)
        ivn_date_of_instant(event->at.value, &day);
    return day;
}

static int happened_before(const void *list, uint32_t a, uint32_t b)
{
    const ivni_happening *happenings = list;

    return happenings[a].day < happenings[b].day;
}

/* Keeps the dates ahead apart; answers how many of the events are happenings. */
static uint32_t gather(const ivn_case_facts *facts, ivni_happening *out, ivni_timeline *timeline)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < facts->event_count; i++) {
        const ivn_case_event *event = facts->events[i];

        if (event->event == IVN_EVENT_RELEASE)
            timeline->release = (ivn_number){1, day_of(event)};
        else if (event->event == IVN_EVENT_ORDER_END)
            timeline->order_end = (ivn_number){1, day_of(event)};
        else
            out[count++] = (ivni_happening){event, day_of(event), i};
    }
    return count;
}

ivn_status ivni_timeline_make(const ivn_case_facts *facts, ivn_date day, ivni_arena *arena, ivni_timeline *out)
{
    static const ivn_service_user nobody = {.size = sizeof nobody};
    ivni_happening *listed = ivni_arena_array(arena, facts->event_count, sizeof *listed);
    ivni_happening *ordered = ivni_arena_array(arena, facts->event_count, sizeof *ordered);
    uint32_t *order = ivni_arena_array(arena, facts->event_count, 2 * sizeof *order);

    *out = (ivni_timeline){.user = facts->service_user != NULL ? facts->service_user : &nobody};
    if (listed == NULL || ordered == NULL || order == NULL)
        return ivni_arena_failure(arena);
    out->all = gather(facts, listed, out);
    ivni_sort(listed, out->all, happened_before, order, order + facts->event_count);
    for (uint32_t i = 0; i < out->all; i++) {
        ordered[i] = listed[order[i]];
        out->count += ordered[i].day <= day;
    }
    out->happenings = ordered;
    return IVN_OK;
}

/* What the facts say now was not known before it changed. */
int ivni_release_changes_later(const ivni_timeline *timeline, uint32_t known)
{
    for (uint32_t i = known; i < timeline->all; i++) {
        if (timeline->happenings[i].event->event == IVN_EVENT_RELEASE_DATE_CHANGED)
            return 1;
    }
    return 0;
}

ivn_number ivni_release_known(const ivni_timeline *timeline, uint32_t known)
{
    const ivn_release_date *release = ivni_release_of(timeline->user);

    for (uint32_t i = known; i > 0; i--) {
        if (timeline->happenings[i - 1].event->release.known)
            return timeline->happenings[i - 1].event->release;
        if (timeline->happenings[i - 1].event->event == IVN_EVENT_RELEASE_DATE_CHANGED)
            break; /* to what, it does not say: nothing from before it counts */
    }
    if (ivni_release_changes_later(timeline, known))
        return (ivn_number){0, 0};
    if (timeline->release.known)
        return timeline->release;
    return release != NULL ? release->date : (ivn_number){0, 0};
}

ivn_flag ivni_custody_known(const ivni_timeline *timeline, uint32_t known)
{
    for (uint32_t i = known; i > 0; i--) {
        if (timeline->happenings[i - 1].event->in_custody != IVN_UNKNOWN)
            return timeline->happenings[i - 1].event->in_custody;
    }
    return IVN_UNKNOWN;
}

ivn_number ivni_order_end(const ivni_timeline *timeline, ivni_text *missing)
{
    const ivn_service_user *user = timeline->user;
    ivn_number latest = {0, 0};

    if (timeline->order_end.known)
        return timeline->order_end;
    for (uint32_t i = 0; i < user->sentence_count; i++) {
        const ivn_sentence *sentence = user->sentences[i];

        if ((BIT(sentence->basis) & ORDERS) == 0)
            continue;
        if (!sentence->ends.known) {
            ivni_text_format(missing, "/service_user/sentences/%u/ends", (unsigned)i);
            return (ivn_number){0, 0};
        }
        if (!latest.known || sentence->ends.value > latest.value)
            latest = sentence->ends;
    }
    if (!latest.known && user->sentences_complete != IVN_YES)
        ivni_text_string(missing, "/service_user/sentences");
    return latest;
}
