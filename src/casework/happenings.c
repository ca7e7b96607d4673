/*
 * What the engine of duties is told of a referral: the events of a case, each with what was known of release and
 * custody from then on. Serves ivn_referral_case(), ivn_referral_duties() and the index keys.
 */
#include <string.h>

#include "casework/guards.h"
#include "people/parts.h"

typedef struct telling {
    const ivn_record *record;
    const ivn_correction **by; /* of each entry; NULL: none was corrected */
    ivni_arena *arena;
    ivn_case_event *events;
    uint32_t count;
    int received; /* what was known before says itself on receipt */
} telling;

static ivn_case_event *tell(telling *to, uint32_t event, ivn_moment at)
{
    ivn_case_event *told = &to->events[to->count++];

    *told = (ivn_case_event){.size = sizeof *told, .event = event, .at = at};
    return told;
}

/* --- what was known of release and custody --- */

static const ivn_custody *custody_of(const ivn_referral_facts *facts)
{
    return facts == NULL || facts->service_user == NULL ? NULL : facts->service_user->custody;
}

static ivn_number release_of(const ivn_referral_facts *facts)
{
    const ivn_release_date *release = custody_of(facts) == NULL ? NULL : ivni_release_of(facts->service_user);

    return release == NULL ? (ivn_number){0, 0} : release->date;
}

static ivn_flag in_custody(const ivn_referral_facts *facts)
{
    return custody_of(facts) == NULL ? IVN_UNKNOWN : custody_of(facts)->in_custody;
}

static void say_custody(ivn_case_event *told, const ivn_referral_facts *facts)
{
    told->release = release_of(facts);
    told->in_custody = in_custody(facts);
}

static int custody_changed(const ivn_referral_facts *before, const ivn_referral_facts *after)
{
    ivn_number was = release_of(before), is = release_of(after);

    return was.known != is.known || was.value != is.value || in_custody(before) != in_custody(after);
}

/* --- entries --- */

static uint32_t event_of(uint32_t type)
{
    switch (type) {
    case IVN_COMMAND_RECEIVE:
        return IVN_EVENT_REFERRAL_RECEIVED;
    case IVN_COMMAND_RETURN:
        return IVN_EVENT_REFERRAL_RETURNED;
    case IVN_COMMAND_WITHDRAW:
        return IVN_EVENT_REFERRAL_WITHDRAWN;
    case IVN_COMMAND_RECORD_FIRST_RESPONSE:
        return IVN_EVENT_FIRST_RESPONSE;
    case IVN_COMMAND_SUBMIT_ACTION_PLAN:
        return IVN_EVENT_ACTION_PLAN_SUBMITTED;
    case IVN_COMMAND_SUBMIT_REPORT:
        return IVN_EVENT_END_OF_SERVICE_REPORT_SUBMITTED;
    case IVN_COMMAND_NOTIFY_RELEASE:
        return IVN_EVENT_RELEASE_NOTIFIED;
    default:
        return 0;
    }
}

static void tell_check(telling *to, const ivn_entry *entry, const ivn_note *note)
{
    if (note != NULL && note->check != 0)
        tell(to, note->check == 1 ? IVN_EVENT_FIRST_TIMELINESS_CHECK : IVN_EVENT_SECOND_TIMELINESS_CHECK, entry->at);
}

static int changes_facts(uint32_t type)
{
    return type == IVN_COMMAND_AMEND || type == IVN_COMMAND_CHANGE_CUSTODY;
}

static void tell_entry(telling *to, uint32_t place, const void *body)
{
    const ivn_entry *entry = to->record->referral.entries[place];
    const ivn_referral_facts *const *known = to->record->known;
    uint32_t event = event_of(entry->type);

    if (event != 0)
        tell(to, event, entry->at);
    if (entry->type == IVN_COMMAND_RECEIVE) {
        say_custody(&to->events[to->count - 1], known[place]);
        to->received = 1;
    }
    if (entry->type == IVN_COMMAND_CHECK_TIMELINESS)
        tell_check(to, entry, body);
    if (to->received && changes_facts(entry->type) && custody_changed(known[place - 1], known[place]))
        say_custody(tell(to, IVN_EVENT_RELEASE_DATE_CHANGED, entry->at), known[place]);
}

static int tell_entries(telling *to)
{
    const ivn_referral_view *referral = &to->record->referral;

    for (uint32_t i = 0; i < referral->entry_count; i++) {
        const void *body;
        int counts = ivni_counted_body(referral->entries[i], to->by == NULL ? NULL : to->by[i], to->arena, &body);

        if (counts < 0)
            return 0;
        if (counts > 0)
            tell_entry(to, i, body);
    }
    return 1;
}

/* --- appointments --- */

static void tell_assessment(telling *to, const ivn_appointment_view *appointment)
{
    tell(to, IVN_EVENT_SUPPLIER_ASSESSMENT_OFFERED, appointment->offered);
    if (appointment->held == IVN_YES)
        tell(to, IVN_EVENT_SUPPLIER_ASSESSMENT_HELD, appointment->facts->starts);
}

/* Of each that was not moved, whether or not it has been recorded: that is what the record is owed of. */
static void tell_session(telling *to, const ivn_appointment_view *appointment)
{
    if (appointment->superseded_by != 0 || appointment->compliance == IVN_COMPLIANCE_WITHDRAWN)
        return;
    tell(to, IVN_EVENT_SESSION_HELD, appointment->facts->starts)->number = appointment->number;
    if (appointment->submitted.known)
        tell(to, IVN_EVENT_SESSION_RECORDED, appointment->submitted)->number = appointment->number;
}

static void tell_appointments(telling *to)
{
    const ivn_referral_view *referral = &to->record->referral;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        const ivn_appointment_view *appointment = referral->appointments[i];

        if (appointment->facts->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT)
            tell_assessment(to, appointment);
        else if (appointment->session != 0)
            tell_session(to, appointment);
    }
}

/* --- all --- */

/* In the order of time; what happened at the same instant stays in the order of the record. Most are in order. */
static const ivn_case_event **in_order(telling *to)
{
    const ivn_case_event **list = ivni_arena_array(to->arena, to->count, sizeof *list);

    for (uint32_t i = 0; list != NULL && i < to->count; i++) {
        const ivn_case_event *event = &to->events[i];
        uint32_t j = i;

        for (; j > 0 && list[j - 1]->at.value > event->at.value; j--)
            list[j] = list[j - 1];
        list[j] = event;
    }
    return list;
}

const ivn_case_event *const *ivni_happenings(const ivn_record *record, ivni_arena *arena, uint32_t *count)
{
    const ivn_referral_view *referral = &record->referral;
    telling to = {.record = record, .arena = arena};
    /* An entry tells at most one thing, an appointment two, the end one. */
    uint32_t most = referral->entry_count + 2 * referral->appointment_count + 1;

    to.events = ivni_arena_array(arena, most, sizeof *to.events);
    if (to.events == NULL)
        return NULL;
    if (referral->struck_count > 0) {
        to.by = ivni_arena_array(arena, referral->entry_count, sizeof *to.by);
        if (to.by == NULL)
            return NULL;
        ivni_find_corrections(referral, to.by);
    }
    if (!tell_entries(&to))
        return NULL;
    tell_appointments(&to);
    if (referral->report_owed == IVN_YES)
        tell(&to, IVN_EVENT_SERVICE_ENDED, referral->ended);
    *count = to.count;
    return in_order(&to);
}

/* --- the case, and its duties --- */

/* Of the service as it was offered when the referral was sent, or drafted. */
static uint32_t kind_of(const ivn_record *record, const ivn_environment *environment)
{
    const ivn_referral_view *referral = &record->referral;
    ivn_moment at = referral->sent.known ? referral->sent : referral->entries[0]->at;
    ivni_asking asking = {
        .referral = referral, .environment = environment, .transition = ivni_transition_of(IVN_COMMAND_RECEIVE)};
    const ivn_service *service;

    if (ivn_date_of_instant(at.value, &asking.day) != IVN_OK)
        return 0;
    service = ivni_referral_service(&asking);
    return service == NULL ? 0 : service->kind;
}

static ivn_status make_case(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                            ivn_facts **out, ivn_error *error)
{
    const ivn_referral_facts *facts = record->referral.facts;
    ivn_case_facts what = {.size = sizeof what};
    ivni_arena scratch;
    ivn_status status;

    ivni_arena_init(&scratch, &context->allocator, context->max_document_bytes);
    what.events = ivni_happenings(record, &scratch, &what.event_count);
    what.service_user = facts == NULL ? NULL : facts->service_user;
    what.kind = kind_of(record, environment);
    if (what.events == NULL)
        status = ivni_fail_status(error, ivni_arena_failure(&scratch));
    else
        status = ivn_facts_copy(context, IVN_FACTS_CASE, &what, out, NULL, error);
    ivni_arena_free(&scratch);
    return status;
}

ivn_status ivn_referral_case(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                             ivn_facts **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);

    if (status != IVN_OK)
        return status;
    if (context == NULL || record == NULL || environment == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, record, environment and out must not be NULL");
    if (ivni_size_check(environment, sizeof *environment) != IVN_OK)
        return ivni_fail(error, IVN_ERROR_SIZE, "the environment's size is not one that this library knows");
    return make_case(context, record, environment, out, error);
}

ivn_status ivn_referral_duties(const ivn_context *context, const ivn_record *record, const ivn_environment *environment,
                               ivn_duties **out, ivn_error *error)
{
    ivn_facts *facts = NULL;
    ivn_status status = ivn_referral_case(context, record, environment, &facts, error);

    if (status != IVN_OK)
        return status;
    status =
        ivn_duties_of(context, environment, ivn_facts_read(facts, IVN_FACTS_CASE), environment->duties, out, error);
    ivn_facts_free(facts);
    return status;
}
