/*
 * The field tables of commands, entries and records, and what a type of command asks of its body. The table of
 * transitions says what the body of a type is.
 */
#include <string.h>

#include "base/id.h"
#include "casework/bodies.h"
#include "catalogue/catalogue.h"

static const ivni_table *body_of(uint32_t type)
{
    const ivni_transition *transition = ivni_transition_of(type);

    return transition == NULL ? NULL : transition->body;
}

/* --- what a type asks of its body --- */

static int known(const char *text)
{
    return text != NULL && *text != '\0';
}

static void require(int is_there, const char *pointer, const char *member, ivn_violations *violations)
{
    if (!is_there)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, NULL, "required for a command of this type");
}

static void refuse_if(int is_there, const char *pointer, const char *member, const char *message,
                      ivn_violations *violations)
{
    if (is_there)
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, "absent", message);
}

static void check_id(const char *id, const char *pointer, const char *member, ivn_violations *violations)
{
    ivni_id parsed;

    if (known(id) && !ivni_id_parse(id, &parsed))
        ivni_refuse(violations, IVN_ERROR_INVALID, pointer, member, "a UUID", "not an id");
}

static void check_draft(const ivn_referral_facts *facts, const char *pointer, ivn_violations *violations)
{
    require(facts->service_user != NULL && known(facts->service_user->reference), pointer,
            "body/service_user/reference", violations);
    require(known(facts->service), pointer, "body/service", violations);
    refuse_if(facts->clear_count > 0, pointer, "body/clear", "there is nothing yet to take away", violations);
}

static void check_offered(uint32_t type, const ivn_appointment *appointment, const char *pointer,
                          ivn_violations *violations)
{
    check_id(appointment->other, pointer, "body/other", violations);
    if (type == IVN_COMMAND_OFFER_APPOINTMENT) {
        refuse_if(known(appointment->other), pointer, "body/other", "an offer takes the place of no other appointment",
                  violations);
        return;
    }
    require(known(appointment->other), pointer, "body/other", violations);
    if (type == IVN_COMMAND_RESCHEDULE_APPOINTMENT) {
        require(appointment->requested_by != 0, pointer, "body/requested_by", violations);
        require(known(appointment->why), pointer, "body/why", violations);
    }
}

static void check_named(const char *appointment, const char *pointer, ivn_violations *violations)
{
    require(known(appointment), pointer, "body/appointment", violations);
    check_id(appointment, pointer, "body/appointment", violations);
}

static void check_note(uint32_t type, const ivn_note *note, const char *pointer, ivn_violations *violations)
{
    if (type == IVN_COMMAND_CONTRIBUTE)
        require(note->contribution != 0, pointer, "body/contribution", violations);
    if (type == IVN_COMMAND_NOTIFY_PRACTITIONER)
        require(note->significance_count > 0, pointer, "body/significance", violations);
    if (type == IVN_COMMAND_CHECK_TIMELINESS)
        require(note->check != 0, pointer, "body/check", violations);
}

void ivni_check_said(uint32_t type, const void *body, const char *pointer, ivn_violations *violations)
{
    const ivni_transition *transition = ivni_transition_of(type);

    if (body == NULL) {
        require(!transition->body_required, pointer, "body", violations);
        return;
    }
    if (transition->body == &ivni_note_table) {
        check_note(type, body, pointer, violations);
        return;
    }
    switch (type) {
    case IVN_COMMAND_DRAFT:
        check_draft(body, pointer, violations);
        break;
    case IVN_COMMAND_OFFER_APPOINTMENT:
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        check_offered(type, body, pointer, violations);
        break;
    case IVN_COMMAND_RECORD_ATTENDANCE:
        check_named(((const ivn_attendance *)body)->appointment, pointer, violations);
        break;
    case IVN_COMMAND_SUBMIT_FEEDBACK:
        check_named(((const ivn_feedback *)body)->appointment, pointer, violations);
        break;
    default:
        break;
    }
}

/* The text lies in an arena, whose memory may be written. */
void ivni_id_to_lower(const char *id)
{
    char *at;

    memcpy(&at, &id, sizeof at);
    for (; at != NULL && *at != '\0'; at++) {
        if (*at >= 'A' && *at <= 'F')
            *at = (char)(*at - 'A' + 'a');
    }
}

void ivni_ids_to_lower(uint32_t type, const void *body)
{
    if (body == NULL)
        return;
    switch (type) {
    case IVN_COMMAND_RESCHEDULE_APPOINTMENT:
    case IVN_COMMAND_REPLACE_APPOINTMENT:
        ivni_id_to_lower(((const ivn_appointment *)body)->other);
        break;
    case IVN_COMMAND_RECORD_ATTENDANCE:
        ivni_id_to_lower(((const ivn_attendance *)body)->appointment);
        break;
    case IVN_COMMAND_SUBMIT_FEEDBACK:
        ivni_id_to_lower(((const ivn_feedback *)body)->appointment);
        break;
    default:
        break;
    }
}

/* --- commands --- */

static void check_command(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_command *command = value;

    check_id(command->id, pointer, "id", violations);
    check_id(command->record, pointer, "record", violations);
    if (command->type != IVN_COMMAND_DRAFT)
        require(known(command->record), pointer, "record", violations);
    ivni_check_said(command->type, command->body, pointer, violations);
}

static const ivni_field ivni_command_table_rows[] = {
    IVNI_ROW_SIZE(ivn_command),
    IVNI_ROW_CODE(ivn_command, type, COMMAND, IVNI_REQUIRED, "what is to be done"),
    IVNI_ROW_TEXT(ivn_command, id, 36, IVNI_REQUIRED, "a UUID, new for each command and the same when repeated"),
    IVNI_ROW_TEXT(ivn_command, record, 36, 0, "id of the record; may be left out to draft"),
    IVNI_ROW_CHOICE(ivn_command, body, 0, "what is said, as the type asks"),
};
IVNI_TABLE_OF_CHOICE(ivni_command_table, "command", ivn_command, "a command", check_command, body_of, type);

static const ivni_field ivni_instruction_table_rows[] = {
    IVNI_ROW_SIZE(ivn_instruction),
    IVNI_ROW_CODE(ivn_instruction, role, ROLE, IVNI_REQUIRED, "role of the actor"),
    IVNI_ROW_TEXT(ivn_instruction, name, 200, IVNI_PERSONAL, "name of the actor"),
    IVNI_ROW_MOMENT(ivn_instruction, now, IVNI_REQUIRED, "when it was given"),
    IVNI_ROW_MOMENT(ivn_instruction, at, 0, "when what it records happened, where it was entered later"),
    IVNI_ROW_STRUCT(ivn_instruction, command, ivn_command, ivni_command_table, IVNI_REQUIRED, "the command"),
};
IVNI_TABLE(ivni_instruction_table, "instruction", ivn_instruction, "a command with who gives it and when", NULL);

/* --- records --- */

static void check_entry(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_entry *entry = value;

    check_id(entry->command, pointer, "command", violations);
    check_id(entry->digest, pointer, "digest", violations);
}

static const ivni_field ivni_entry_table_rows[] = {
    IVNI_ROW_SIZE(ivn_entry),
    IVNI_ROW_CODE(ivn_entry, type, COMMAND, IVNI_REQUIRED, "what was done"),
    IVNI_ROW_ORDINAL(ivn_entry, number, IVN_MOST_ENTRIES, IVNI_REQUIRED, "1 for the first"),
    IVNI_ROW_CODE(ivn_entry, role, ROLE, IVNI_REQUIRED, "role of the actor"),
    IVNI_ROW_TEXT(ivn_entry, command, 36, IVNI_REQUIRED, "id of the command"),
    IVNI_ROW_TEXT(ivn_entry, digest, 36, 0, "UUIDv5 of the command's canonical JSON; absent once redacted"),
    IVNI_ROW_MOMENT(ivn_entry, at, IVNI_REQUIRED, "when it happened"),
    IVNI_ROW_MOMENT(ivn_entry, entered, IVNI_REQUIRED, "when it was entered"),
    IVNI_ROW_TEXT(ivn_entry, by, 200, IVNI_PERSONAL, "name of the actor"),
    IVNI_ROW_TEXT(ivn_entry, edition, 200, IVNI_KEY, "of a sending: edition under which the service was judged"),
    IVNI_ROW_CODE(ivn_entry, summary, SUMMARY, 0, "of a sending: what the assessment came to"),
    IVNI_ROW_ORDINAL(ivn_entry, attempt, IVN_MOST_ATTEMPTS, 0, "of a sending: attempt of its reference number"),
    IVNI_ROW_CHOICE(ivn_entry, body, 0, "what was said, as the type asks"),
};
IVNI_TABLE_OF_CHOICE(ivni_entry_table, "entry", ivn_entry, "a command that was accepted", check_entry, body_of, type);

static void check_record(const void *value, const char *pointer, ivn_violations *violations)
{
    const ivn_record_facts *record = value;

    check_id(record->id, pointer, "id", violations);
    if (record->entry_count > IVN_MOST_ENTRIES)
        ivni_refuse(violations, IVN_ERROR_LIMIT, pointer, "entries", "at most 1000 entries", "too many entries");
}

static const ivni_field ivni_record_table_rows[] = {
    IVNI_ROW_SIZE(ivn_record_facts),
    IVNI_ROW_ORDINAL(ivn_record_facts, schema, IVN_RECORD_SCHEMA, IVNI_REQUIRED, "version of the form of records"),
    IVNI_ROW_TEXT(ivn_record_facts, id, 36, IVNI_REQUIRED, "UUID"),
    IVNI_ROW_LIST(ivn_record_facts, entries, entry_count, ivn_entry, ivni_entry_table, IVNI_REQUIRED,
                  "what happened, in its order"),
    IVNI_ROW_COUNT(ivn_record_facts, entry_count),
    IVNI_ROW_FLAG(ivn_record_facts, redacted, 0, "its personal data has been removed"),
};
IVNI_TABLE(ivni_record_table, "record", ivn_record_facts, "a record as it is stored", check_record);
