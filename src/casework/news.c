/*
 * The news of a command, for those who need to know: without a name and without a free text. The table of transitions
 * says what a command tells; what follows from it (the person came or did not, the service ended) is told beside.
 */
#include <string.h>

#include "casework/casework.h"

#define BOTH (IVNI_BIT(IVN_ROLE_PRACTITIONER) | IVNI_BIT(IVN_ROLE_SUPPLIER))
#define MOST_ROLES 5u
#define MOST_NEWS 8u

/* An event as the outbox has it. */
static const ivni_field ivni_event_table_rows[] = {
    IVNI_ROW_SIZE(ivn_event),
    IVNI_ROW_CODE(ivn_event, type, NEWS, 0, "what happened"),
    IVNI_ROW_TEXT(ivn_event, id, 0, 0, "UUID"),
    IVNI_ROW_TEXT(ivn_event, record, 0, 0, "UUID"),
    IVNI_ROW_ORDINAL(ivn_event, revision, INT32_MAX, 0, "of the record that came with it"),
    IVNI_ROW_ORDINAL(ivn_event, index, INT32_MAX, 0, "its place among the events of the revision"),
    IVNI_ROW_MOMENT(ivn_event, at, 0, "when it happened"),
    IVNI_ROW_CODE(ivn_event, role, ROLE, 0, "who acted"),
    IVNI_ROW_COUNT(ivn_event, audience_count),
    IVNI_ROW_CODES(ivn_event, audience, audience_count, ROLE, 0, "who needs to know"),
};
IVNI_TABLE(ivni_event_table, "event", ivn_event, "an event for the outbox", NULL);

typedef struct telling {
    const ivn_record *record;
    const ivn_entry *entry;
    ivni_arena *arena;
    const ivn_event **list;
    uint32_t count;
    int failed;
} telling;

static uint32_t list_roles(uint32_t bits, uint32_t *roles)
{
    uint32_t count = 0;

    for (uint32_t role = 1; role <= MOST_ROLES; role++) {
        if (bits & IVNI_BIT(role))
            roles[count++] = role;
    }
    return count;
}

static void tell(telling *to, uint32_t type, uint32_t audience)
{
    struct news {
        ivn_event event;
        uint32_t roles[MOST_ROLES];
        char id[IVNI_ID_TEXT];
    } *news = ivni_arena_alloc(to->arena, sizeof *news);

    if (news == NULL) {
        to->failed = 1;
        return;
    }
    ivni_event_id(&to->record->id, to->entry->number, to->count + 1, news->id);
    news->event = (ivn_event){.size = sizeof news->event,
                              .type = type,
                              .id = news->id,
                              .record = to->record->referral.id,
                              .revision = to->entry->number,
                              .index = to->count + 1,
                              .at = to->entry->at,
                              .role = to->entry->role,
                              .audience_count = list_roles(audience, news->roles),
                              .audience = news->roles};
    to->list[to->count++] = &news->event;
}

/* --- what an attendance tells --- */

static void tell_record(telling *to, const ivn_attendance *attendance, const ivn_feedback *feedback)
{
    int came = attendance != NULL && attendance->attended == IVN_YES;

    tell(to, came ? IVN_NEWS_APPOINTMENT_ATTENDED : IVN_NEWS_APPOINTMENT_MISSED, IVNI_BIT(IVN_ROLE_PRACTITIONER));
    if (feedback->notify_behaviour == IVN_YES || feedback->notify_concerns == IVN_YES)
        tell(to, IVN_NEWS_PRACTITIONER_NOTIFIED, IVNI_BIT(IVN_ROLE_PRACTITIONER));
}

static void tell_feedback(telling *to)
{
    const ivn_feedback *feedback = to->entry->body;
    const ivn_appointment_view *of = ivni_appointment_of(&to->record->referral, feedback->appointment);

    if (of != NULL)
        tell_record(to, of->attendance, feedback);
}

static void tell_offer(telling *to, const ivni_transition *row)
{
    const ivn_appointment *appointment = to->entry->body;

    tell(to, row->news, row->audience);
    if (appointment->feedback != NULL)
        tell_record(to, appointment->attendance, appointment->feedback);
}

static void tell_command(telling *to, const ivni_transition *row)
{
    if (row->command == IVN_COMMAND_SUBMIT_FEEDBACK)
        tell_feedback(to);
    else if (row->body == &ivni_appointment_table)
        tell_offer(to, row);
    else
        tell(to, row->news, row->audience);
}

/* --- what follows --- */

static void tell_what_follows(telling *to, const ivn_referral_view *before)
{
    const ivn_referral_view *after = &to->record->referral;

    if (after->ended.known && !before->ended.known)
        tell(to, IVN_NEWS_SERVICE_ENDED, BOTH);
    if (before->ended.known && !after->ended.known)
        tell(to, IVN_NEWS_SERVICE_RESUMED, BOTH);
    if (after->concluded.known && !before->concluded.known)
        tell(to, IVN_NEWS_REFERRAL_CONCLUDED, BOTH);
}

const ivn_event *const *ivni_news(const ivn_record *record, const ivn_referral_view *before, ivni_arena *arena,
                                  uint32_t *count)
{
    const ivn_referral_view *referral = &record->referral;
    telling to = {.record = record, .arena = arena, .entry = referral->entries[referral->entry_count - 1]};

    to.list = ivni_arena_array(arena, MOST_NEWS, sizeof *to.list);
    if (to.list == NULL)
        return NULL;
    tell_command(&to, ivni_transition_of(to.entry->type));
    if (referral->redacted != IVN_YES)
        tell_what_follows(&to, before);
    *count = to.count;
    return to.failed ? NULL : to.list;
}
