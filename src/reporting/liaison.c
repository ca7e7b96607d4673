/*
 * Liaison with the practitioner, so far as a record holds it. The specification names four things that it is to support
 * (managing the person, risk, enforcement, delivery of the sentence) and gives no number; which entry shows which of
 * them is this library's reading, one row each.
 */
#include "reporting/reporting.h"

typedef struct shows {
    uint32_t command, code; /* of the entry; its contribution or significance, 0: any */
    uint32_t aspect;
} shows;

static const shows entries[] = {
    {IVN_COMMAND_RECORD_FIRST_RESPONSE, 0, IVN_LIAISON_PERSON},
    {IVN_COMMAND_LIAISE, 0, IVN_LIAISON_PERSON},
    {IVN_COMMAND_NOTIFY_PRACTITIONER, IVN_SIGNIFICANCE_BEHAVIOUR, IVN_LIAISON_ENFORCEMENT},
    {IVN_COMMAND_NOTIFY_PRACTITIONER, IVN_SIGNIFICANCE_RISK, IVN_LIAISON_RISK},
    {IVN_COMMAND_NOTIFY_PRACTITIONER, IVN_SIGNIFICANCE_CHANGE_OF_CIRCUMSTANCES, IVN_LIAISON_PERSON},
    {IVN_COMMAND_CONTRIBUTE, IVN_CONTRIBUTION_REVIEW_MEETING, IVN_LIAISON_PERSON},
    {IVN_COMMAND_CONTRIBUTE, IVN_CONTRIBUTION_BREACH_REPORT, IVN_LIAISON_ENFORCEMENT},
    {IVN_COMMAND_CONTRIBUTE, IVN_CONTRIBUTION_MULTI_AGENCY_MEETING, IVN_LIAISON_RISK},
    {IVN_COMMAND_CONTRIBUTE, IVN_CONTRIBUTION_SERIOUS_FURTHER_OFFENCE_REVIEW, IVN_LIAISON_RISK},
    {IVN_COMMAND_CONTRIBUTE, IVN_CONTRIBUTION_DOMESTIC_HOMICIDE_REVIEW, IVN_LIAISON_RISK},
    {IVN_COMMAND_SHARE_ACTION_PLAN, 0, IVN_LIAISON_SENTENCE},
    {IVN_COMMAND_SUBMIT_REPORT, 0, IVN_LIAISON_SENTENCE},
};

#define BIT(aspect) (1u << (aspect))

static int has_code(const ivn_note *note, uint32_t command, uint32_t code)
{
    if (code == 0)
        return 1;
    if (note == NULL)
        return 0;
    if (command == IVN_COMMAND_CONTRIBUTE)
        return note->contribution == code;
    return ivni_lists_code(note->significance, note->significance_count, code);
}

/* What an entry of a type shows with a note in its place. */
static uint32_t shown_by(uint32_t command, const ivn_note *note)
{
    uint32_t aspects = 0;

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i].command == command && has_code(note, command, entries[i].code))
            aspects |= BIT(entries[i].aspect);
    return aspects;
}

static int carries_a_note(uint32_t command)
{
    return command == IVN_COMMAND_NOTIFY_PRACTITIONER || command == IVN_COMMAND_CONTRIBUTE;
}

/* An entry that was corrected counts no more, but for what the correction puts in its place. */
static uint32_t shown_by_entry(const ivn_referral_view *referral, const ivn_entry *entry)
{
    uint32_t command = entry->type;

    if (ivni_lists_code(referral->struck, referral->struck_count, entry->number))
        return 0;
    if (command == IVN_COMMAND_CORRECT) {
        const ivn_correction *correction = entry->body;

        if (correction == NULL || correction->note == NULL || correction->entry == 0 ||
            correction->entry > referral->entry_count)
            return 0;
        return shown_by(referral->entries[correction->entry - 1]->type, correction->note);
    }
    return shown_by(command, carries_a_note(command) ? entry->body : NULL);
}

/* The record of an appointment tells the practitioner of behaviour or of concerns. */
static uint32_t shown_by_appointment(const ivn_appointment_view *appointment)
{
    uint32_t aspects = 0;

    if (!appointment->submitted.known || appointment->feedback == NULL)
        return 0;
    if (appointment->feedback->notify_behaviour == IVN_YES)
        aspects |= BIT(IVN_LIAISON_ENFORCEMENT);
    if (appointment->feedback->notify_concerns == IVN_YES)
        aspects |= BIT(IVN_LIAISON_RISK);
    return aspects;
}

uint32_t ivni_liaison_of(const ivn_referral_view *referral, uint32_t out[IVNI_MOST_LIAISON])
{
    uint32_t aspects = 0, count = 0;

    for (uint32_t i = 0; i < referral->entry_count; i++)
        aspects |= shown_by_entry(referral, referral->entries[i]);
    for (uint32_t i = 0; i < referral->appointment_count; i++)
        aspects |= shown_by_appointment(referral->appointments[i]);
    for (uint32_t aspect = IVN_LIAISON_PERSON; aspect <= IVN_LIAISON_SENTENCE; aspect++)
        if (aspects & BIT(aspect))
            out[count++] = aspect;
    return count;
}
