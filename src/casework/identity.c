/*
 * Identity follows from the command: the id of the record that it creates, of the things inside, of the news of it, and
 * the reference number. The same command gives the same ones wherever it is decided.
 */
#include <stdio.h>
#include <string.h>

#include "casework/casework.h"

/* No letter that looks like a digit (I 1, O 0, S 5, B 8, Z 2), so that any digit may stand beside any letter. */
static const char letters[] = "ACDEFGHJKLMNPQRTUVWXY";
#define LETTERS (sizeof letters - 1)

static void make(const ivni_id *space, const char *name, ivni_id *out)
{
    ivni_id_make(space, name, strlen(name), out);
}

static int command_in_lower_case(const char *command, char out[IVNI_ID_TEXT])
{
    ivni_id id;

    if (!ivni_id_parse(command, &id))
        return 0;
    ivni_id_print(&id, out);
    return 1;
}

ivn_status ivn_record_id(uint32_t kind, const char *command, char out[37])
{
    char name[sizeof "referral/" + IVNI_ID_TEXT], id[IVNI_ID_TEXT];
    ivni_id record;

    if (kind != IVN_RECORD_REFERRAL || command == NULL || out == NULL || !command_in_lower_case(command, id))
        return IVN_ERROR_ARGUMENT;
    snprintf(name, sizeof name, "referral/%s", id);
    make(&ivni_namespace, name, &record);
    ivni_id_print(&record, out);
    return IVN_OK;
}

/* 48 bits that libuuid leaves as SHA-1 gave them; the numbers are 21^4 * 10^4, so their shares differ by 1 in 10^5. */
static uint64_t draw(const char *command, uint32_t attempt)
{
    char name[sizeof "reference//4294967295" + IVNI_ID_TEXT];
    uint64_t drawn = 0;
    ivni_id id;

    snprintf(name, sizeof name, "reference/%s/%u", command, (unsigned)attempt);
    make(&ivni_namespace, name, &id);
    for (int i = 0; i < 6; i++)
        drawn = drawn << 8 | id.bytes[i];
    return drawn;
}

ivn_status ivn_reference_number(const char *command, uint32_t attempt, char out[9])
{
    char id[IVNI_ID_TEXT];
    uint64_t drawn;

    if (command == NULL || out == NULL || !command_in_lower_case(command, id))
        return IVN_ERROR_ARGUMENT;
    drawn = draw(id, attempt);
    for (int i = 0; i < 8; i++) {
        uint64_t base = i >= 2 && i < 6 ? 10 : LETTERS;

        out[i] = (char)(base == 10 ? '0' + (char)(drawn % base) : letters[drawn % base]);
        drawn /= base;
    }
    out[8] = '\0';
    return IVN_OK;
}

void ivni_thing_id(const ivni_id *record, const char *command, const char *thing, char out[IVNI_ID_TEXT])
{
    char name[IVNI_ID_TEXT + 40];
    ivni_id id;

    snprintf(name, sizeof name, "%s/%s/1", command, thing);
    make(record, name, &id);
    ivni_id_print(&id, out);
}

void ivni_event_id(const ivni_id *record, uint32_t revision, uint32_t index, char out[IVNI_ID_TEXT])
{
    char name[sizeof "4294967295/4294967295"];
    ivni_id id;

    snprintf(name, sizeof name, "%u/%u", (unsigned)revision, (unsigned)index);
    make(record, name, &id);
    ivni_id_print(&id, out);
}

ivn_status ivn_appointment_id(const char *record, const char *command, char out[37])
{
    char id[IVNI_ID_TEXT];
    ivni_id space;

    if (record == NULL || command == NULL || out == NULL || !ivni_id_parse(record, &space) ||
        !command_in_lower_case(command, id))
        return IVN_ERROR_ARGUMENT;
    ivni_thing_id(&space, id, "appointment", out);
    return IVN_OK;
}
