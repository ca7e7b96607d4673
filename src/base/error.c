/*
 * Fills the error that a caller owns. Every refusal of the library goes through here, so that each leaves a whole
 * error.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* A copy that fits, without half a character at its end. */
static void copy_text(char *out, size_t room, const char *text)
{
    size_t length = strlen(text);

    if (length >= room)
        length = ivni_utf8_cut(text, room - 1);
    memcpy(out, text, length);
    out[length] = '\0';
}

void ivni_format_cut(char *out, size_t room, const char *format, va_list arguments)
{
    int length = vsnprintf(out, room, format, arguments);

    if (length < 0)
        out[0] = '\0';
    else if ((size_t)length >= room)
        out[ivni_utf8_valid(out, room - 1)] = '\0';
}

static void fill(ivn_error *error, ivn_status status, int64_t offset, const char *format, va_list arguments)
{
    error->status = status;
    error->offset = offset;
    error->host_code = 0;
    error->violation_count = 0;
    error->rule[0] = '\0';
    error->pointer[0] = '\0';
    ivni_format_cut(error->message, sizeof error->message, format, arguments);
}

ivn_status ivni_fail(ivn_error *error, ivn_status status, const char *format, ...)
{
    va_list arguments;

    if (error == NULL)
        return status;
    va_start(arguments, format);
    fill(error, status, -1, format, arguments);
    va_end(arguments);
    return status;
}

ivn_status ivni_fail_at(ivn_error *error, ivn_status status, int64_t offset, const char *pointer, const char *format,
                        ...)
{
    va_list arguments;

    if (error == NULL)
        return status;
    va_start(arguments, format);
    fill(error, status, offset, format, arguments);
    va_end(arguments);
    copy_text(error->pointer, sizeof error->pointer, pointer);
    return status;
}

ivn_status ivni_fail_rule(ivn_error *error, ivn_status status, const char *rule, const char *format, ...)
{
    va_list arguments;

    if (error == NULL)
        return status;
    va_start(arguments, format);
    fill(error, status, -1, format, arguments);
    va_end(arguments);
    copy_text(error->rule, sizeof error->rule, rule);
    return status;
}

ivn_status ivni_fail_memory(ivn_error *error)
{
    return ivni_fail(error, IVN_ERROR_MEMORY, "no memory");
}

ivn_status ivni_fail_status(ivn_error *error, ivn_status status)
{
    return ivni_fail(error, status, "%s", ivn_status_text(status));
}

ivn_status ivni_error_check(const ivn_error *error)
{
    if (error == NULL)
        return IVN_OK;
    return error->size < sizeof *error || error->size > IVNI_MOST_STRUCT ? IVN_ERROR_SIZE : IVN_OK;
}
