/*
 * From entries to a referral as it stands: what happened is taken one after the other, and nothing else is looked at.
 * Serves records, decisions and corrections. What follows from the result (phase, ending, counts) is in follow.c.
 */
#include <string.h>

#include "casework/casework.h"
#include "people/fields.h"
#include "people/subjects.h"

ivn_status ivni_fold_no_room(const ivni_fold *fold)
{
    ivn_status status = ivni_arena_failure(fold->arena);

    return status == IVN_OK ? ivni_arena_failure(fold->lasting) : status;
}

/* The views lie in the arena of the fold, and nobody has seen them yet. */
static ivn_plan_view *plan_at(const ivni_fold *fold, uint32_t version)
{
    return (ivn_plan_view *)fold->plans[version - 1];
}

const ivn_appointment_view *ivni_appointment_of(const ivn_referral_view *referral, const char *id)
{
    /* The latest one is the one that is spoken of. */
    for (uint32_t i = referral->appointment_count; id != NULL && i > 0; i--) {
        if (strcmp(referral->appointments[i - 1]->id, id) == 0)
            return referral->appointments[i - 1];
    }
    return NULL;
}

static ivn_appointment_view *named(const ivni_fold *fold, const char *id)
{
    return (ivn_appointment_view *)ivni_appointment_of(fold->referral, id);
}

/* --- appointments --- */

/* The lowest number that no appointment has; there are as many as numbers looked at, so one is found. */
static uint32_t free_session(const ivn_referral_view *referral)
{
    uint8_t has[IVN_MOST_APPOINTMENTS + 2] = {0};
    uint32_t session = 1;

    for (uint32_t i = 0; i < referral->appointment_count; i++) {
        if (referral->appointments[i]->session < sizeof has)
            has[referral->appointments[i]->session] = 1;
    }
    while (has[session])
        session++;
    return session;
}

static uint32_t session_of(const ivni_fold *fold, const ivn_appointment *facts, const ivn_appointment_view *other)
{
    if (facts->kind != IVN_APPOINTMENT_SESSION && facts->kind != IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT)
        return 0;
    if (other != NULL && other->session != 0)
        return other->session;
    if (facts->session.known)
        return (uint32_t)facts->session.value;
    return facts->kind == IVN_APPOINTMENT_INTERVENTION_COMMENCEMENT ? 1 : free_session(fold->referral);
}

static ivn_appointment_view *add_appointment(ivni_fold *fold, const ivn_entry *entry)
{
    ivn_referral_view *referral = fold->referral;
    const ivn_appointment_view **list = ivni_arena_room(fold->arena, fold->appointments, referral->appointment_count,
                                                        &fold->appointment_room, sizeof *list);
    ivn_appointment_view *added = ivni_arena_alloc(fold->arena, sizeof *added);
    char *id = ivni_arena_alloc(fold->lasting, IVNI_ID_TEXT);

    if (list == NULL || added == NULL || id == NULL)
        return NULL;
    ivni_thing_id(fold->id, entry->command, "appointment", id);
    added->size = sizeof *added;
    added->id = id;
    added->number = referral->appointment_count + 1;
    fold->appointments = list;
    referral->appointments = list;
    list[referral->appointment_count++] = added;
    return added;
}

static ivn_status offer(ivni_fold *fold, const ivn_entry *entry, const ivn_appointment *facts)
{
    ivn_appointment_view *other = named(fold, facts->other), *added;
    uint32_t session = session_of(fold, facts, other);

    if (fold->referral->appointment_count == IVN_MOST_APPOINTMENTS)
        return IVN_ERROR_LIMIT;
    added = add_appointment(fold, entry);
    if (added == NULL)
        return ivni_fold_no_room(fold);
    added->facts = facts;
    added->offered = entry->at;
    added->entry = entry->number;
    added->session = session;
    added->day.known = ivn_date_of_instant(facts->starts.value, &added->day.value) == IVN_OK;
    if (other != NULL && entry->type == IVN_COMMAND_RESCHEDULE_APPOINTMENT) {
        other->superseded_by = added->number;
        added->supersedes = other->number;
    } else if (other != NULL) {
        added->replaces = other->number;
    }
    added->attendance = facts->attendance;
    added->feedback = facts->feedback;
    if (facts->attendance != NULL)
        added->recorded = entry->at;
    if (facts->feedback != NULL)
        added->submitted = entry->at;
    return IVN_OK;
}

static ivn_status record_attendance(ivni_fold *fold, const ivn_entry *entry, const ivn_attendance *attendance)
{
    ivn_appointment_view *of = named(fold, attendance->appointment);

    if (of != NULL) {
        of->attendance = attendance;
        of->recorded = entry->at;
    }
    return IVN_OK;
}

static ivn_status submit_feedback(ivni_fold *fold, const ivn_entry *entry, const ivn_feedback *feedback)
{
    ivn_appointment_view *of = named(fold, feedback->appointment);

    if (of != NULL) {
        of->feedback = feedback;
        of->submitted = entry->at;
    }
    return IVN_OK;
}

/* --- the plan --- */

static ivn_status submit_plan(ivni_fold *fold, const ivn_entry *entry, const ivn_action_plan *facts)
{
    ivn_referral_view *referral = fold->referral;
    const ivn_plan_view **list =
        ivni_arena_room(fold->arena, fold->plans, referral->plan_count, &fold->plan_room, sizeof *list);
    ivn_plan_view *added = ivni_arena_alloc(fold->arena, sizeof *added);

    if (list == NULL || added == NULL)
        return ivni_fold_no_room(fold);
    *added = (ivn_plan_view){
        .size = sizeof *added, .version = referral->plan_count + 1, .facts = facts, .submitted = entry->at};
    fold->plans = list;
    referral->plans = list;
    list[referral->plan_count++] = added;
    return IVN_OK;
}

static ivn_plan_view *plan_meant(const ivni_fold *fold, const ivn_plan_version *said)
{
    uint32_t version = said == NULL || said->version == 0 ? fold->referral->plan_count : said->version;

    return version == 0 || version > fold->referral->plan_count ? NULL : plan_at(fold, version);
}

static ivn_status share_plan(ivni_fold *fold, const ivn_entry *entry, const ivn_plan_version *said)
{
    ivn_plan_view *plan = plan_meant(fold, said);

    if (plan != NULL)
        plan->shared = entry->at;
    return IVN_OK;
}

static ivn_status approve_plan(ivni_fold *fold, const ivn_entry *entry, const ivn_plan_version *said)
{
    ivn_plan_view *plan = plan_meant(fold, said);

    if (plan != NULL) {
        plan->approved = entry->at;
        fold->referral->approved_plan = plan;
    }
    return IVN_OK;
}

/* --- the facts --- */

static ivn_status amend(ivni_fold *fold, const ivn_referral_facts *body)
{
    ivn_referral_facts patch = *body;
    const void *merged = NULL;
    ivn_status status;

    patch.clear = NULL; /* says what to do, and is no fact of the referral */
    patch.clear_count = 0;
    status = ivni_schema_merge(fold->context, &ivni_referral_facts_table, fold->referral->facts, &patch, body->clear,
                               body->clear_count, fold->lasting, &merged, fold->violations, "/body");
    if (status == IVN_OK && merged == NULL)
        return IVN_ERROR_INVALID;
    if (status == IVN_OK)
        fold->referral->facts = merged;
    return status;
}

ivn_status ivni_check_custody(const ivn_context *context, const ivn_service_user *user, ivn_violations **violations,
                              ivn_error *error)
{
    ivn_violations *found = ivni_violations_new(context);

    ivni_service_user_check(user, "/facts/service_user", found);
    return ivni_violations_finish(found, violations, error);
}

/* All that is known of custody now: what was known before is past. A release date takes the reason for none away. */
static ivn_status change_custody(ivni_fold *fold, const ivn_custody *custody)
{
    const ivn_referral_facts *before = fold->referral->facts;
    ivn_referral_facts *facts;
    ivn_service_user *user;
    ivn_status status;

    if (before == NULL || before->service_user == NULL)
        return IVN_OK;
    facts = ivni_arena_alloc(fold->lasting, sizeof *facts);
    user = ivni_arena_alloc(fold->lasting, sizeof *user);
    if (facts == NULL || user == NULL)
        return ivni_fold_no_room(fold);
    *user = *before->service_user;
    user->custody = custody;
    status = ivni_check_custody(fold->context, user, NULL, NULL);
    if (status != IVN_OK)
        return status;
    *facts = *before;
    facts->service_user = user;
    if (custody->release_date_count > 0)
        facts->release_unknown = NULL;
    fold->referral->facts = facts;
    return IVN_OK;
}

/* --- sending --- */

static ivn_status send(ivni_fold *fold, const ivn_entry *entry)
{
    ivn_referral_view *referral = fold->referral;
    char *reference;

    referral->sent = entry->at;
    referral->received = (ivn_moment){0};
    referral->accepted = (ivn_moment){0};
    referral->returned = (ivn_moment){0};
    referral->first_response = (ivn_moment){0};
    if (*referral->reference != '\0')
        return IVN_OK; /* sent again after a return */
    reference = ivni_arena_alloc(fold->lasting, sizeof "AC2345DF");
    if (reference == NULL)
        return ivni_fold_no_room(fold);
    ivn_reference_number(entry->command, entry->attempt, reference);
    referral->reference = reference;
    return IVN_OK;
}

/* --- one entry --- */

static void take_moment(ivn_referral_view *referral, const ivn_entry *entry)
{
    switch (entry->type) {
    case IVN_COMMAND_RECEIVE:
        referral->received = entry->at;
        break;
    case IVN_COMMAND_ACCEPT:
        referral->accepted = entry->at;
        break;
    case IVN_COMMAND_RETURN:
        referral->returned = entry->at;
        break;
    case IVN_COMMAND_RECORD_FIRST_RESPONSE:
        if (!referral->first_response.known)
            referral->first_response = entry->at;
        break;
    case IVN_COMMAND_SUBMIT_REPORT:
        referral->report_submitted = entry->at;
        break;
    case IVN_COMMAND_LIAISE:
        referral->liaison_count++;
        break;
    case IVN_COMMAND_REDACT:
        referral->redacted = IVN_YES;
        break;
    default:
        break;
    }
}

static void take_words(ivn_referral_view *referral, const ivn_entry *entry, const void *body)
{
    const ivn_chosen_needs *chosen = body;

    switch (entry->type) {
    case IVN_COMMAND_CHOOSE_NEEDS:
        referral->needs = chosen->needs;
        referral->need_count = chosen->need_count;
        break;
    case IVN_COMMAND_ASSIGN:
        referral->assigned = body;
        break;
    case IVN_COMMAND_AGREE_INTENSITY:
        referral->agreed = body;
        break;
    case IVN_COMMAND_WITHDRAW:
    case IVN_COMMAND_CLOSE_EARLY:
        referral->end_request = body;
        referral->end_requested = entry->at;
        break;
    case IVN_COMMAND_WRITE_REPORT:
        referral->report = body;
        break;
    default:
        break;
    }
}

/* A body is there where its type requires one, but for what redaction has removed. */
ivn_status ivni_fold_take(ivni_fold *fold, const ivn_entry *entry, const void *body)
{
    take_moment(fold->referral, entry);
    switch (entry->type) {
    case IVN_COMMAND_SEND:
        return send(fold, entry);
    case IVN_COMMAND_SHARE_ACTION_PLAN:
        return share_plan(fold, entry, body);
    case IVN_COMMAND_APPROVE_ACTION_PLAN:
        return approve_plan(fold, entry, body);
    default:
        break;
    }
    if (body == NULL)
        return IVN_OK;
    take_words(fold->referral, entry, body);
    switch (entry->type) {
    case IVN_COMMAND_DRAFT:
        fold->referral->facts = body;
        return IVN_OK;
    case IVN_COMMAND_AMEND:
        return amend(fold, body);
    case IVN_COMMAND_CHANGE_CUSTODY:
        return change_custody(fold, body);
    case IVN_COMMAND_OFFER_APPOINTMENT:
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        return offer(fold, entry, body);
    case IVN_COMMAND_RECORD_ATTENDANCE:
        return record_attendance(fold, entry, body);
    case IVN_COMMAND_SUBMIT_FEEDBACK:
        return submit_feedback(fold, entry, body);
    case IVN_COMMAND_SUBMIT_ACTION_PLAN:
        return submit_plan(fold, entry, body);
    default:
        return IVN_OK;
    }
}

/* --- a fold --- */

static int copy_appointments(ivni_fold *fold, const ivn_referral_view *from)
{
    uint32_t count = from->appointment_count;
    ivn_appointment_view *copies = ivni_arena_array(fold->arena, count, sizeof *copies);

    fold->appointment_room = count + 1;
    fold->appointments = ivni_arena_array(fold->arena, fold->appointment_room, sizeof *fold->appointments);
    if (copies == NULL || fold->appointments == NULL)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        copies[i] = *from->appointments[i];
        fold->appointments[i] = &copies[i];
    }
    fold->referral->appointments = fold->appointments;
    return 1;
}

static int copy_plans(ivni_fold *fold, const ivn_referral_view *from)
{
    uint32_t count = from->plan_count;
    ivn_plan_view *copies = ivni_arena_array(fold->arena, count, sizeof *copies);

    fold->plan_room = count + 1;
    fold->plans = ivni_arena_array(fold->arena, fold->plan_room, sizeof *fold->plans);
    if (copies == NULL || fold->plans == NULL)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        copies[i] = *from->plans[i];
        fold->plans[i] = &copies[i];
        if (from->plans[i] == from->approved_plan)
            fold->referral->approved_plan = &copies[i];
    }
    fold->referral->plans = fold->plans;
    return 1;
}

static int copy_entries(ivni_fold *fold, const ivn_record *from, uint32_t entries)
{
    uint32_t count = from == NULL ? 0 : from->referral.entry_count;

    fold->entry_room = count + entries;
    fold->entries = ivni_arena_array(fold->arena, fold->entry_room, sizeof *fold->entries);
    fold->known = ivni_arena_array(fold->arena, fold->entry_room, sizeof *fold->known);
    if (fold->entries == NULL || fold->known == NULL)
        return 0;
    if (count > 0) {
        memcpy(fold->entries, from->referral.entries, count * sizeof *fold->entries);
        memcpy(fold->known, from->known, count * sizeof *fold->known);
    }
    fold->referral->entries = fold->entries;
    return 1;
}

ivn_status ivni_fold_start(ivni_fold *fold, const ivn_record *from, uint32_t entries)
{
    static const ivn_referral_view nothing = {.size = sizeof nothing, .reference = ""};
    const ivn_referral_view *referral = from == NULL ? &nothing : &from->referral;
    const char *id = fold->referral->id;

    *fold->referral = *referral;
    fold->referral->id = id;
    if (!copy_entries(fold, from, entries) || !copy_appointments(fold, referral) || !copy_plans(fold, referral))
        return ivni_fold_no_room(fold);
    return IVN_OK;
}

/* Room for one more: the list of entries has it unless more of them come than were said. */
static int make_room(ivni_fold *fold)
{
    uint32_t count = fold->referral->entry_count, room = fold->entry_room;
    const ivn_entry **entries = ivni_arena_room(fold->arena, fold->entries, count, &room, sizeof *entries);
    const ivn_referral_facts **known =
        ivni_arena_room(fold->arena, fold->known, count, &fold->entry_room, sizeof *known);

    if (entries == NULL || known == NULL)
        return 0;
    fold->entries = entries;
    fold->known = known;
    fold->referral->entries = entries;
    return 1;
}

ivn_status ivni_fold_entry(ivni_fold *fold, const ivn_entry *entry)
{
    ivn_referral_view *referral = fold->referral;
    uint32_t place = referral->entry_count;
    ivn_status status;

    if (!make_room(fold))
        return ivni_fold_no_room(fold);
    fold->entries[place] = entry;
    referral->entry_count = place + 1;
    referral->revision = referral->entry_count;
    status = entry->type == IVN_COMMAND_CORRECT ? ivni_happen_anew(fold, NULL, NULL)
                                                : ivni_fold_take(fold, entry, entry->body);
    fold->known[place] = referral->facts;
    if (status == IVN_OK)
        ivni_follow(referral);
    return status;
}
