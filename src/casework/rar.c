/*
 * Days of rehabilitation activity: what counts as one, and the days of several referrals united for each requirement.
 * Two sessions on a day are one day, in whatever referral; the supplier assessment never counts, nor does a session
 * that did not take place or was voluntary. Serves the fold, and practitioners who share out the days of a requirement.
 */
#include <string.h>

#include "casework/casework.h"

struct ivn_rar {
    ivni_arena arena;
    ivn_rar_view view;
};

/* A requirement while it is being made: what is shown, and its days, still to be written. */
typedef struct draft {
    ivn_rar_requirement *shown;
    ivn_date *days;
} draft;

int ivni_is_session(uint32_t kind)
{
    return kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT || kind == IVN_APPOINTMENT_SESSION;
}

/* What is said not to be enforceable is no part of serving the sentence, and nor is what comes before release. */
int ivni_is_activity(const ivn_appointment *offered)
{
    return ivni_is_session(offered->kind) && offered->enforceable != IVN_NO && offered->pre_release != IVN_YES;
}

int ivni_is_activity_day(const ivn_appointment_view *appointment)
{
    return ivni_is_activity(appointment->facts) && appointment->superseded_by == 0 && appointment->held == IVN_YES &&
           appointment->day.known;
}

static uint32_t activity_sentences(const ivn_referral_view *referral, ivn_number *days)
{
    const ivn_service_user *user = referral->facts == NULL ? NULL : referral->facts->service_user;
    uint32_t count = 0;

    for (uint32_t i = 0; user != NULL && i < user->sentence_count; i++) {
        if (user->sentences[i]->rehabilitation_activity != IVN_YES)
            continue;
        *days = user->sentences[i]->rehabilitation_activity_days;
        count++;
    }
    return count;
}

int ivni_uses_activity_days(const ivn_referral_view *referral)
{
    ivn_number days;

    return referral->facts != NULL && (referral->facts->requirement != NULL || activity_sentences(referral, &days) > 0);
}

static int same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* A requirement is known by its own reference; where there is none, by the sentence. */
static int is_requirement_of(const ivn_rar_requirement *requirement, const ivn_referral_facts *facts)
{
    const char *name = *requirement->requirement == '\0' ? NULL : requirement->requirement;
    const char *sentence = *requirement->sentence == '\0' ? NULL : requirement->sentence;

    return name == NULL && facts->requirement == NULL ? same(sentence, facts->sentence)
                                                      : same(name, facts->requirement);
}

static uint32_t most_days(const ivn_record *const *records, size_t count)
{
    size_t days = 0;

    for (size_t i = 0; i < count; i++)
        days += records[i]->referral.appointment_count;
    return days > UINT32_MAX ? UINT32_MAX : (uint32_t)days;
}

/* The place of a day among `count` in their order, or where it belongs. */
static uint32_t place_of(const ivn_date *days, uint32_t count, ivn_date day)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_day(const draft *of, ivn_date day)
{
    uint32_t used = of->shown->used, place = place_of(of->days, used, day);

    if (place < used && of->days[place] == day)
        return;
    memmove(of->days + place + 1, of->days + place, (used - place) * sizeof *of->days);
    of->days[place] = day;
    of->shown->used++;
}

/* What a referral adds; of the days ordered, the latest word counts. */
static void add_referral(const draft *of, const ivn_referral_view *referral)
{
    ivn_number ordered = {0, 0};

    of->shown->referral_count++;
    if (activity_sentences(referral, &ordered) == 1 && ordered.known)
        of->shown->ordered = ordered;
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        if (ivni_is_activity_day(referral->appointments[i]))
            add_day(of, referral->appointments[i]->day.value);
}

static void conclude(ivn_rar_requirement *requirement)
{
    int32_t left = requirement->ordered.value - (int32_t)requirement->used;

    if (!requirement->ordered.known)
        return;
    requirement->exceeded = left < 0 ? IVN_YES : IVN_NO;
    requirement->left = (ivn_number){1, left < 0 ? 0 : left};
}

/* A new requirement with room for so many days. 0: no memory. */
static int make(ivni_arena *arena, const ivn_referral_facts *facts, uint32_t days, draft *out)
{
    ivn_rar_requirement *made = ivni_arena_alloc(arena, sizeof *made);

    out->shown = made;
    out->days = ivni_arena_array(arena, days, sizeof *out->days);
    if (made == NULL || out->days == NULL)
        return 0;
    made->size = sizeof *made;
    made->days = out->days;
    made->sentence = ivni_arena_string(arena, facts->sentence == NULL ? "" : facts->sentence);
    made->requirement = ivni_arena_string(arena, facts->requirement == NULL ? "" : facts->requirement);
    return made->sentence != NULL && made->requirement != NULL;
}

static ivn_status unite(ivn_rar *rar, draft *drafts, const ivn_record *const *records, size_t count)
{
    uint32_t made = 0;

    for (size_t i = 0; i < count; i++) {
        const ivn_referral_view *referral = &records[i]->referral;
        uint32_t place = 0;

        if (!ivni_uses_activity_days(referral))
            continue;
        while (place < made && !is_requirement_of(drafts[place].shown, referral->facts))
            place++;
        if (place == made && !make(&rar->arena, referral->facts, most_days(records + i, count - i), &drafts[made++]))
            return ivni_arena_failure(&rar->arena);
        add_referral(&drafts[place], referral);
    }
    rar->view.count = made;
    return IVN_OK;
}

static ivn_status make_view(ivn_rar *rar, const ivn_record *const *records, size_t count)
{
    draft *drafts = ivni_arena_array(&rar->arena, count, sizeof *drafts);
    const ivn_rar_requirement **list = ivni_arena_array(&rar->arena, count, sizeof *list);
    ivn_status status;

    if (drafts == NULL || list == NULL)
        return ivni_arena_failure(&rar->arena);
    status = unite(rar, drafts, records, count);
    if (status != IVN_OK)
        return status;
    for (uint32_t i = 0; i < rar->view.count; i++) {
        conclude(drafts[i].shown);
        list[i] = drafts[i].shown;
    }
    rar->view.size = sizeof rar->view;
    rar->view.requirements = list;
    return IVN_OK;
}

static const char *person_of(const ivn_record *record)
{
    const ivn_referral_facts *facts = record->referral.facts;

    return facts == NULL || facts->service_user == NULL ? NULL : facts->service_user->reference;
}

/* Of one person; whose reference has been removed may be anybody. */
static int of_one_person(const ivn_record *const *records, size_t count)
{
    const char *first = NULL;

    for (size_t i = 0; i < count; i++) {
        const char *person = person_of(records[i]);

        if (first == NULL)
            first = person;
        else if (person != NULL && strcmp(first, person) != 0)
            return 0;
    }
    return 1;
}

static int holds_null(const ivn_record *const *records, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (records[i] == NULL)
            return 1;
    return 0;
}

ivn_status ivn_rar_days(const ivn_context *context, const ivn_record *const *records, size_t count, ivn_rar **out,
                        ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    ivn_rar *rar;

    if (status != IVN_OK)
        return status;
    if (context == NULL || out == NULL || (count != 0 && records == NULL) || holds_null(records, count))
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, records and out must not be NULL");
    if (!of_one_person(records, count))
        return ivni_fail(error, IVN_ERROR_INVALID, "the records are of different service users; expected one");
    rar = ivni_document_new(context, sizeof *rar);
    if (rar == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *rar));
    status = make_view(rar, records, count);
    if (status != IVN_OK) {
        ivni_document_free(rar);
        return ivni_fail_status(error, status);
    }
    *out = rar;
    return IVN_OK;
}

const ivn_rar_view *ivn_rar_read(const ivn_rar *rar)
{
    return rar == NULL ? NULL : &rar->view;
}

void ivn_rar_free(ivn_rar *rar)
{
    ivni_document_free(rar);
}
