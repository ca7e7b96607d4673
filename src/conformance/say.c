/*
 * Messages of the kit: what was done, what was expected and what came, what to mend; bytes as an author can read them.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "conformance/kit.h"

void ivnc_say(ivnc_trial *trial, const char *doing, const char *mend)
{
    trial->doing = doing;
    trial->mend = mend;
}

int ivnc_fail(ivnc_trial *trial, const char *format, ...)
{
    va_list arguments;
    int used;

    if (trial->outcome != IVN_CONFORMANCE_PASSED)
        return 0;
    trial->outcome = IVN_CONFORMANCE_FAILED;
    used = snprintf(trial->message, sizeof trial->message, "%s%s", trial->doing, trial->doing[0] == '\0' ? "" : ": ");
    va_start(arguments, format);
    used += vsnprintf(trial->message + used, sizeof trial->message - (size_t)used, format, arguments);
    va_end(arguments);
    if (trial->mend[0] != '\0' && used > 0 && (size_t)used < sizeof trial->message)
        snprintf(trial->message + used, sizeof trial->message - (size_t)used, ". %s", trial->mend);
    return 0;
}

int ivnc_skip(ivnc_trial *trial, const char *why)
{
    if (trial->outcome != IVN_CONFORMANCE_PASSED)
        return 0;
    trial->outcome = IVN_CONFORMANCE_SKIPPED;
    snprintf(trial->message, sizeof trial->message, "%s", why);
    return 0;
}

int ivnc_no_memory(ivnc_trial *trial)
{
    trial->memory.failed = 1;
    return ivnc_fail(trial, "the kit has no memory");
}

const char *ivnc_shown(const void *data, size_t size, char *out, size_t room)
{
    const uint8_t *bytes = data;
    size_t used = 0, i = 0;

    out[used++] = '\'';
    for (; i < size && used + 10 < room; i++) {
        if (bytes[i] >= 0x20 && bytes[i] < 0x7f && bytes[i] != '\'' && bytes[i] != '\\')
            out[used++] = (char)bytes[i];
        else
            used += (size_t)snprintf(out + used, room - used, "\\x%02x", (unsigned)bytes[i]);
    }
    snprintf(out + used, room - used, i < size ? "...'" : "'");
    return out;
}

/* The answers that the contract knows; all others are a store's own. */
static int is_known(ivn_status status)
{
    static const ivn_status known[] = {
        IVN_OK,          IVN_END,         IVN_ERROR_NOT_FOUND, IVN_ERROR_CONFLICT,       IVN_ERROR_TAKEN,
        IVN_ERROR_STORE, IVN_ERROR_LIMIT, IVN_ERROR_MEMORY,    IVN_ERROR_OUTCOME_UNKNOWN};

    for (uint32_t i = 0; i < IVNC_COUNT(known); i++)
        if (known[i] == status)
            return 1;
    return 0;
}

const char *ivnc_answer(ivnc_trial *trial, ivn_status status)
{
    int used;

    if (is_known(status))
        used = snprintf(trial->word, sizeof trial->word, "%s", ivn_status_name(status));
    else
        used = snprintf(trial->word, sizeof trial->word, "%d, a code of its own", (int)status);
    if (trial->host_code != 0)
        snprintf(trial->word + used, sizeof trial->word - (size_t)used, ", with %d in `host_code`",
                 (int)trial->host_code);
    return trial->word;
}

const char *ivnc_shown_id(const uint8_t *id, char out[37])
{
    char *next = out;

    for (uint32_t i = 0; i < IVN_ID_BYTES; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *next++ = '-';
        next += snprintf(next, 3, "%02x", (unsigned)id[i]);
    }
    return out;
}

int ivnc_compare(const void *a, size_t a_size, const void *b, size_t b_size)
{
    size_t both = a_size < b_size ? a_size : b_size;
    int order = both == 0 ? 0 : memcmp(a, b, both);

    return order != 0 ? order : a_size < b_size ? -1 : a_size > b_size;
}
