/*
 * The guards of where and how an appointment is held, and of what is done in it: place and mode, and the practitioner's
 * word before some activities.
 */
#include <stdio.h>
#include <string.h>

#include "casework/guards.h"

/* ---- place and mode */

static int is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One or two letters, a digit, perhaps a digit or a letter; a digit, two letters. Spaces stand anywhere. */
static int is_postcode(const char *text)
{
    char packed[8];
    size_t length = 0, letters;

    for (; *text != '\0'; text++) {
        if (*text == ' ')
            continue;
        if (length == 7)
            return 0;
        packed[length++] = *text;
    }
    if (length < 5)
        return 0;
    letters = is_letter(packed[1]) ? 2 : 1;
    if (!is_letter(packed[0]) || !is_digit(packed[length - 3]) || !is_letter(packed[length - 2]) ||
        !is_letter(packed[length - 1]) || length < letters + 4 || length > letters + 5 || !is_digit(packed[letters]))
        return 0;
    return length == letters + 4 || is_letter(packed[letters + 1]) || is_digit(packed[letters + 1]);
}

static int is_office_code(const char *code, int32_t characters)
{
    int32_t length = 0;

    for (; *code != '\0'; code++, length++)
        if (!is_letter(*code) && !is_digit(*code))
            return 0;
    return length == characters;
}

static ivn_status office_is_named(ivni_asking *asking, const ivn_appointment *body)
{
    int32_t characters;

    if (!ivni_rule_figure(asking, "RM-PLACE-OFFICE/characters", &characters) ||
        (ivni_says(body->office) && is_office_code(body->office, characters)))
        return IVN_OK;
    return ivni_obstruct_by(
        asking, "RM-PLACE-OFFICE", "/body/office", "%s; expected the code of the office, of %d letters and digits.",
        ivni_says(body->office) ? "Not the code of an office" : "No office is named", (int)characters);
}

static ivn_status address_is_named(ivni_asking *asking, const ivn_appointment *body)
{
    ivn_status status = IVN_OK;

    if (!ivni_says(body->address))
        status =
            ivni_obstruct_by(asking, "RM-PLACE-ADDRESS", "/body/address", "No address; expected the first line of it.");
    if (status == IVN_OK && !ivni_says(body->postcode))
        status = ivni_obstruct_by(asking, "RM-PLACE-ADDRESS", "/body/postcode", "No postcode; expected one.");
    return status;
}

static ivn_status place_is_named(ivni_asking *asking, const ivn_appointment *body)
{
    switch (body->place) {
    case IVN_PLACE_PROBATION_OFFICE:
        return office_is_named(asking, body);
    case IVN_PLACE_OTHER:
        return address_is_named(asking, body);
    case IVN_PLACE_PRISON:
        if (!ivni_says(body->prison))
            return ivni_obstruct(asking, "/body/prison", "No prison is named; expected its key.");
        return IVN_OK;
    case IVN_PLACE_TRANSPORT_HUB:
        if (!ivni_says(body->address))
            return ivni_obstruct(asking, "/body/address", "The station or stop is not named; expected its name.");
        return IVN_OK;
    case 0:
        if (!ivni_is_at_a_distance(body->mode))
            return ivni_obstruct(asking, "/body/place", "No place; expected one, unless it is by telephone or video.");
        return IVN_OK;
    default:
        return IVN_OK;
    }
}

static ivn_status mode_fits(ivni_asking *asking, const ivn_appointment *body)
{
    if (body->mode != IVN_MODE_FACE_TO_FACE && body->mode != IVN_MODE_VISIT && !ivni_is_at_a_distance(body->mode))
        return ivni_obstruct(asking, "/body/mode",
                             "Not a way to hold an appointment; expected face to face, a visit, telephone or video.");
    if (body->mode == IVN_MODE_VISIT && body->place == IVN_PLACE_PROBATION_OFFICE)
        return ivni_obstruct(asking, "/body/mode", "Nobody is visited in a probation office; expected face to face.");
    if (ivni_is_on_release(body->kind) && ivni_is_at_a_distance(body->mode))
        return ivni_obstruct(asking, "/body/mode", "A meeting on release is held in person; expected face to face.");
    return IVN_OK;
}

static ivn_status kind_fits(ivni_asking *asking, const ivn_appointment *body)
{
    if (body->kind == IVN_APPOINTMENT_MEET_AT_GATE && body->place != IVN_PLACE_GATE)
        return ivni_obstruct(asking, "/body/place", "A meeting at the gate is held there; expected the prison gate.");
    if (body->kind == IVN_APPOINTMENT_MEET_AT_TRANSPORT_HUB && body->place != IVN_PLACE_TRANSPORT_HUB)
        return ivni_obstruct(asking, "/body/place",
                             "A meeting at the transport hub is held there; expected the transport hub.");
    if (body->format != 0 && body->format != IVN_SESSION_GROUP && body->format != IVN_SESSION_ONE_TO_ONE)
        return ivni_obstruct(asking, "/body/format", "Not a form of an appointment; expected a group, or one to one.");
    if (body->kind == IVN_APPOINTMENT_SUPPLIER_ASSESSMENT && body->format == IVN_SESSION_GROUP)
        return ivni_obstruct_by(asking, "RM-ASSESSMENT-ONE-TO-ONE", "/body/format",
                                "An assessment is not held in a group; expected one to one.");
    return IVN_OK;
}

ivn_status ivni_guard_appointment_place(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    ivn_status status;

    if (body == NULL)
        return IVN_OK;
    status = mode_fits(asking, body);
    if (status == IVN_OK)
        status = kind_fits(asking, body);
    if (status == IVN_OK)
        status = place_is_named(asking, body);
    if (status == IVN_OK && ivni_says(body->postcode) && !is_postcode(body->postcode))
        status = ivni_obstruct(asking, "/body/postcode", "Not a postcode; expected one such as SW1A 2AA.");
    return status;
}

/* ---- the practitioner is consulted first */

/* What the latest consultation on an activity said: IVN_YES it may begin, IVN_NO it may not, IVN_UNKNOWN: none. */
static ivn_flag consulted_on(const ivn_referral_view *referral, const char *activity)
{
    ivn_flag said = IVN_UNKNOWN;

    for (uint32_t i = 0; i < referral->entry_count; i++) {
        const ivn_entry *entry = referral->entries[i];
        const ivn_note *note = entry->body;

        if (entry->type != IVN_COMMAND_LIAISE || note == NULL || ivni_is_struck(referral, entry->number))
            continue;
        if (!ivni_says(note->activity) || strcmp(note->activity, activity) == 0)
            said = note->outcome == IVN_NO ? IVN_NO : IVN_YES;
    }
    return said;
}

/* What the services of the referral say of an activity: of several that number one alike, one that is asked first. */
static const ivn_item *activity_of(const ivni_asking *asking, const char *key, int *listed)
{
    const ivn_item *found = NULL;

    *listed = 0;
    for (uint32_t n = 0; n <= asking->referral->need_count; n++) {
        const ivn_service *service = ivni_service_at(asking, n);
        const ivn_item *activity;

        if (service == NULL || service->activity_count == 0)
            continue;
        *listed = 1;
        activity = ivni_item_of(service->activities, service->activity_count, key);
        if (activity != NULL && (found == NULL || activity->liaison == IVN_YES))
            found = activity;
    }
    return found;
}

static ivn_status activity_may_begin(ivni_asking *asking, uint32_t place, const char *key)
{
    ivn_flag said;
    const ivn_item *activity;
    char pointer[48];
    int listed;

    activity = activity_of(asking, key, &listed);
    snprintf(pointer, sizeof pointer, "/body/activities/%u", (unsigned)place);
    if (activity == NULL)
        return listed ? ivni_obstruct(asking, pointer,
                                      "Not an activity of the service; expected the key of one that it lists.")
                      : IVN_OK;
    said = consulted_on(asking->referral, key);
    if (said == IVN_YES || activity->liaison == IVN_NO)
        return IVN_OK;
    if (activity->liaison == IVN_UNKNOWN && said == IVN_UNKNOWN)
        return ivni_remark_on_liaison(asking, key);
    return ivni_obstruct_by(asking, "WB-FAMILY-LIAISON", pointer, "%s; expected that the work may begin.",
                            said == IVN_NO ? "The practitioner was consulted, and the work may not begin"
                                           : "The practitioner has not been consulted on this activity");
}

ivn_status ivni_guard_liaison_first(ivni_asking *asking)
{
    const ivn_appointment *body = ivni_appointment_offered(asking);
    ivn_status status = IVN_OK;

    for (uint32_t i = 0; status == IVN_OK && body != NULL && i < body->activity_count; i++)
        status = activity_may_begin(asking, i, body->activities[i]);
    return status;
}
