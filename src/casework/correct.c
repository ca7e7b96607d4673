/*
 * Corrections by a later fact: an entry that was corrected stays on record and no longer counts, and the rest must have
 * been possible without it, or with what stands in its place.
 */
#include <string.h>

#include "casework/guards.h"

static int is_offer(uint32_t type)
{
    return type == IVN_COMMAND_OFFER_APPOINTMENT || type == IVN_COMMAND_RESCHEDULE_APPOINTMENT ||
           type == IVN_COMMAND_REPLACE_APPOINTMENT;
}

static const ivn_appointment *offer_of(const ivn_entry *entry)
{
    return is_offer(entry->type) ? entry->body : NULL;
}

/* --- what counts in the place of an entry --- */

static int is_note(const ivn_entry *entry)
{
    return ivni_transition_of(entry->type)->body == &ivni_note_table && entry->type != IVN_COMMAND_REDACT;
}

/* Whether what the correction puts in the place of the entry, if anything, is of the entry's kind. */
static int fits(const ivn_entry *entry, const ivn_correction *correction)
{
    const ivn_appointment *offer = offer_of(entry);

    if (correction->attendance != NULL && entry->type != IVN_COMMAND_RECORD_ATTENDANCE &&
        (offer == NULL || offer->attendance == NULL))
        return 0;
    if (correction->feedback != NULL && entry->type != IVN_COMMAND_SUBMIT_FEEDBACK &&
        (offer == NULL || offer->feedback == NULL))
        return 0;
    return correction->note == NULL || is_note(entry);
}

static const void *corrected_offer(const ivn_appointment *offer, const ivn_correction *correction, ivni_arena *arena)
{
    ivn_appointment *corrected = ivni_arena_alloc(arena, sizeof *corrected);

    if (corrected == NULL)
        return NULL;
    *corrected = *offer;
    if (correction->attendance != NULL)
        corrected->attendance = correction->attendance;
    if (correction->feedback != NULL)
        corrected->feedback = correction->feedback;
    return corrected;
}

static const void *corrected_attendance(const ivn_attendance *was, const ivn_attendance *is, ivni_arena *arena)
{
    ivn_attendance *corrected = ivni_arena_alloc(arena, sizeof *corrected);

    if (corrected == NULL)
        return NULL;
    *corrected = *is;
    corrected->appointment = was->appointment;
    return corrected;
}

static const void *corrected_feedback(const ivn_feedback *was, const ivn_feedback *is, ivni_arena *arena)
{
    ivn_feedback *corrected = ivni_arena_alloc(arena, sizeof *corrected);

    if (corrected == NULL)
        return NULL;
    *corrected = *is;
    corrected->appointment = was->appointment;
    return corrected;
}

/* NULL in `out`: nothing counts. */
static ivn_status corrected_body(const ivn_entry *entry, const ivn_correction *correction, ivni_arena *arena,
                                 const void **out)
{
    *out = correction->note;
    if (correction->attendance == NULL && correction->feedback == NULL)
        return IVN_OK;
    if (entry->body == NULL || !fits(entry, correction))
        return IVN_OK;
    if (is_offer(entry->type))
        *out = corrected_offer(entry->body, correction, arena);
    else if (correction->attendance != NULL)
        *out = corrected_attendance(entry->body, correction->attendance, arena);
    else
        *out = corrected_feedback(entry->body, correction->feedback, arena);
    return *out == NULL ? ivni_arena_failure(arena) : IVN_OK;
}

/* --- all that happened, anew --- */

/* The entries once more, and which correction counts of each: the latest. */
typedef struct again {
    ivni_fold *fold;
    const ivn_correction **by;
    uint32_t *struck;
    ivni_refusals *refusals; /* NULL: nobody is asked */
    uint32_t refused;
} again;

/* From the last entry to the first, as a correction that was struck itself strikes nothing. */
uint32_t ivni_find_corrections(const ivn_referral_view *referral, const ivn_correction **by)
{
    uint32_t count = 0;

    for (uint32_t i = referral->entry_count; i > 0; i--) {
        const ivn_entry *entry = referral->entries[i - 1];
        const ivn_correction *correction = entry->body;

        if (entry->type != IVN_COMMAND_CORRECT || by[i - 1] != NULL || correction == NULL)
            continue;
        if (correction->entry < i && by[correction->entry - 1] == NULL) {
            by[correction->entry - 1] = correction;
            count++;
        }
    }
    return count;
}

int ivni_counted_body(const ivn_entry *entry, const ivn_correction *correction, ivni_arena *arena, const void **out)
{
    *out = entry->body;
    if (correction == NULL)
        return 1;
    if (corrected_body(entry, correction, arena, out) != IVN_OK)
        return -1;
    return *out != NULL;
}

static void nothing_happened(ivni_fold *fold)
{
    ivn_referral_view anew = {.size = sizeof anew, .id = fold->referral->id, .reference = ""};

    anew.entries = fold->entries;
    anew.appointments = fold->appointments;
    anew.plans = fold->plans;
    *fold->referral = anew;
}

static ivn_status ask(again *a, const ivn_entry *entry, const void *body)
{
    ivni_fold *fold = a->fold;
    ivn_status status;

    if (a->refusals == NULL)
        return IVN_OK;
    ivni_follow(fold->referral);
    if (entry->number == 1)
        fold->referral->phase = 0; /* there was nothing before the first */
    status = ivni_ask_entry(fold->context, fold->referral, entry, body, fold->arena, a->refusals);
    if (status == IVN_OK && a->refusals->count > 0)
        a->refused = entry->number;
    return status;
}

static ivn_status happen(again *a, const ivn_entry *entry)
{
    const void *body;
    ivn_status status;
    int counts;

    if (entry->type == IVN_COMMAND_CORRECT)
        return IVN_OK;
    counts = ivni_counted_body(entry, a->by[entry->number - 1], a->fold->lasting, &body);
    if (counts <= 0)
        return counts == 0 ? IVN_OK : ivni_fold_no_room(a->fold);
    status = ask(a, entry, body);
    if (status != IVN_OK || a->refused != 0)
        return status;
    status = ivni_fold_take(a->fold, entry, body);
    if (a->fold->referral->report != NULL)
        ivni_follow(a->fold->referral); /* which forgets it where the service goes on */
    return status;
}

/* Each is listed once it has happened, so that who is asked about the next one sees what was on record then. */
static void list(again *a, const ivn_entry *entry)
{
    ivn_referral_view *referral = a->fold->referral;

    if (a->by[entry->number - 1] != NULL)
        a->struck[referral->struck_count++] = entry->number;
    referral->entry_count = entry->number;
    referral->revision = entry->number;
    a->fold->known[entry->number - 1] = referral->facts;
}

static ivn_status happen_all(again *a, uint32_t count)
{
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && i < count && a->refused == 0; i++) {
        status = happen(a, a->fold->entries[i]);
        if (status == IVN_ERROR_INVALID && a->refusals != NULL) {
            a->refused = a->fold->entries[i]->number;
            return IVN_OK;
        }
        list(a, a->fold->entries[i]);
    }
    return status;
}

ivn_status ivni_happen_anew(ivni_fold *fold, ivni_refusals *refusals, uint32_t *refused)
{
    uint32_t count = fold->referral->entry_count, struck;
    again a = {.fold = fold, .refusals = refusals};
    ivn_status status;

    a.by = ivni_arena_array(fold->arena, count, sizeof *a.by);
    if (a.by == NULL)
        return ivni_fold_no_room(fold);
    struck = ivni_find_corrections(fold->referral, a.by);
    a.struck = ivni_arena_array(fold->lasting, struck, sizeof *a.struck); /* later records show it, too */
    if (a.struck == NULL)
        return ivni_fold_no_room(fold);
    nothing_happened(fold);
    fold->referral->struck = a.struck;
    status = happen_all(&a, count);
    if (refused != NULL)
        *refused = a.refused;
    return status;
}

/* --- guards --- */

ivn_status ivni_guard_entry_known(ivni_asking *asking)
{
    const ivn_correction *correction = asking->body;

    if (correction == NULL || correction->entry <= asking->referral->entry_count)
        return IVN_OK;
    return ivni_obstruct(asking, "/body/entry", "No such entry is on record; expected the number of one that is.");
}

/* What stands in the way of striking an entry of this type; NULL: nothing. */
static const char *cannot_be_corrected(const ivn_entry *entry, const ivn_correction *correction)
{
    switch (entry->type) {
    case IVN_COMMAND_DRAFT:
        return "A draft cannot be corrected; expected that the referral is amended.";
    case IVN_COMMAND_SEND:
        return "A sending cannot be corrected; expected that the referral is withdrawn.";
    case IVN_COMMAND_REDACT:
        return "A redaction cannot be corrected; expected another entry.";
    default:
        return fits(entry, correction) ? NULL
                                       : "It cannot take the place of an entry of this type; expected what that has.";
    }
}

/* The entry that is spoken of in the end: of a correction, the one that it corrected. */
static const ivn_entry *spoken_of(const ivn_referral_view *referral, uint32_t number)
{
    const ivn_entry *entry = referral->entries[number - 1];

    while (entry->type == IVN_COMMAND_CORRECT)
        entry = referral->entries[((const ivn_correction *)entry->body)->entry - 1];
    return entry;
}

/* The appointment that an entry offers, or whose record it is; NULL: none. */
static const ivn_appointment_view *appointment_of(const ivn_referral_view *referral, const ivn_entry *entry)
{
    if (entry->type == IVN_COMMAND_RECORD_ATTENDANCE)
        return ivni_appointment_of(referral, ((const ivn_attendance *)entry->body)->appointment);
    if (entry->type == IVN_COMMAND_SUBMIT_FEEDBACK)
        return ivni_appointment_of(referral, ((const ivn_feedback *)entry->body)->appointment);
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        if (referral->appointments[i]->entry == entry->number)
            return referral->appointments[i];
    return NULL;
}

/* The rest of what is on record happens anew in memory of the question. */
static ivn_status would_not_stand(ivni_asking *asking, uint32_t *refused)
{
    const uint32_t count = asking->referral->entry_count;
    ivn_entry entry = {.size = sizeof entry, .type = IVN_COMMAND_CORRECT, .number = count + 1, .body = asking->body};
    ivn_referral_view referral = {.size = sizeof referral, .id = asking->referral->id};
    ivni_refusals refusals = {.arena = asking->arena};
    ivni_fold fold = {
        .context = asking->context, .arena = asking->arena, .lasting = asking->arena, .referral = &referral};
    ivn_status status;
    ivni_id id;

    *refused = 0;
    ivni_id_parse(referral.id, &id);
    fold.id = &id;
    status = ivni_fold_start(&fold, NULL, count + 1);
    if (status != IVN_OK)
        return status;
    memcpy(fold.entries, asking->referral->entries, count * sizeof *fold.entries);
    fold.entries[count] = &entry;
    referral.entry_count = count + 1;
    status = ivni_happen_anew(&fold, &refusals, refused);
    if (status == IVN_OK && *refused == 0)
        asking->corrected = appointment_of(&referral, spoken_of(&referral, count + 1));
    return status;
}

ivn_status ivni_guard_entry_correctable(ivni_asking *asking)
{
    const ivn_correction *correction = asking->body;
    const char *reason;
    uint32_t refused;
    ivn_status status;

    if (correction == NULL || correction->entry > asking->referral->entry_count)
        return IVN_OK;
    reason = cannot_be_corrected(asking->referral->entries[correction->entry - 1], correction);
    if (reason != NULL)
        return ivni_obstruct(asking, "/body/entry", reason);
    status = would_not_stand(asking, &refused);
    if (status != IVN_OK || refused == 0)
        return status;
    return ivni_obstruct_by(
        asking, "", "/body/entry",
        "Entry %u, which came later, would not have been possible; expected that it is corrected first.",
        (unsigned)refused);
}
