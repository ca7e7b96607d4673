/*
 * The growing buffer in which every text is made. It grows as the public ivn_text that it will be, so that handing it
 * over copies nothing.
 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/checked.h"
#include "base/day.h"

#define FIRST_ROOM 256u

struct ivn_text {
    ivn_allocator allocator;
    size_t size;
    char data[];
};

static ivn_text *whole(char *data)
{
    return (ivn_text *)(void *)(data - offsetof(ivn_text, data));
}

void ivni_text_init(ivni_text *text, const ivn_context *context)
{
    *text = (ivni_text){.context = context};
}

/* `room` counts the bytes before the final NUL. */
static ivn_status move_to(ivni_text *text, size_t room)
{
    ivn_text *larger;

    if (room > text->context->max_document_bytes)
        return IVN_ERROR_LIMIT;
    larger = ivni_allocate(&text->context->allocator, sizeof *larger + room + 1);
    if (larger == NULL)
        return IVN_ERROR_MEMORY;
    if (text->data != NULL) {
        memcpy(larger->data, text->data, text->size);
        ivni_release(&text->context->allocator, whole(text->data));
    }
    text->data = larger->data;
    text->room = room;
    return IVN_OK;
}

static size_t doubled(const ivni_text *text)
{
    uint64_t room = text->room == 0 ? FIRST_ROOM : 2 * (uint64_t)text->room;
    uint64_t most = text->context->max_document_bytes;

    return (size_t)(room < most ? room : most);
}

int ivni_text_reserve(ivni_text *text, size_t more)
{
    size_t room, needed;

    if (text->status != IVN_OK)
        return 0;
    if (text->data != NULL && more <= text->room - text->size)
        return 1;
    if (!ivni_add_size(text->size, more, &needed)) {
        text->status = IVN_ERROR_LIMIT;
        return 0;
    }
    room = doubled(text);
    text->status = move_to(text, room > needed ? room : needed);
    return text->status == IVN_OK;
}

void ivni_text_fail(ivni_text *text, ivn_status status)
{
    if (text->status == IVN_OK)
        text->status = status;
}

void ivni_text_bytes(ivni_text *text, const char *bytes, size_t size)
{
    int has_room = text->status == IVN_OK && text->room - text->size >= size && text->room > 0;

    if ((!has_room && !ivni_text_reserve(text, size)) || size == 0)
        return;
    memcpy(text->data + text->size, bytes, size);
    text->size += size;
}

void ivni_text_string(ivni_text *text, const char *string)
{
    ivni_text_bytes(text, string, strlen(string));
}

void ivni_text_integer(ivni_text *text, int64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        digits[--at] = '-';
    ivni_text_bytes(text, digits + at, sizeof digits - at);
}

void ivni_civil_date(int32_t date, int32_t *year, int32_t *month, int32_t *day)
{
    /*
     * Years are counted from 1 March, so that the leap day comes last; 719468 days lie between 0000-03-01 and
     * 1970-01-01. Whole centuries first (a cycle of 400 years has 146097 days), then years of the century, then months,
     * which from March on repeat 31-30-31-30-31: 153 days for five.
     */
    int32_t days = 4 * (date + 719468) + 3;
    int32_t century = days / 146097;
    int32_t of_century = days % 146097 / 4;
    int32_t year_of_century = (4 * of_century + 3) / 1461;
    int32_t of_year = of_century - 1461 * year_of_century / 4;
    int32_t march_month = (5 * of_year + 2) / 153;

    *day = of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = 100 * century + year_of_century + (march_month < 10 ? 0 : 1);
}

void ivni_text_date(ivni_text *text, int32_t date)
{
    int32_t year, month, day;
    char digits[] = "0000-00-00";

    if (date < IVNI_FIRST_CIVIL || date > IVNI_LAST_CIVIL) {
        ivni_text_fail(text, IVN_ERROR_RANGE);
        return;
    }
    ivni_civil_date(date, &year, &month, &day);
    for (int i = 3; i >= 0; i--, year /= 10)
        digits[i] = (char)('0' + year % 10);
    digits[5] = (char)('0' + month / 10);
    digits[6] = (char)('0' + month % 10);
    digits[8] = (char)('0' + day / 10);
    digits[9] = (char)('0' + day % 10);
    ivni_text_bytes(text, digits, 10);
}

/* Prints into what room there is, which includes the byte kept for the final NUL. Answers the length that it takes. */
static size_t print(ivni_text *text, const char *format, va_list arguments)
{
    int length = vsnprintf(text->data + text->size, text->room - text->size + 1, format, arguments);

    return length < 0 ? 0 : (size_t)length;
}

void ivni_text_format(ivni_text *text, const char *format, ...)
{
    va_list arguments;
    size_t length;

    if (!ivni_text_reserve(text, 0))
        return;
    va_start(arguments, format);
    length = print(text, format, arguments);
    va_end(arguments);
    if (length > text->room - text->size) {
        if (!ivni_text_reserve(text, length))
            return;
        va_start(arguments, format);
        length = print(text, format, arguments);
        va_end(arguments);
    }
    text->size += length;
}

ivn_status ivni_text_finish(ivni_text *text, ivn_text **out, ivn_error *error)
{
    ivn_status status;
    ivn_text *made;

    if (!ivni_text_reserve(text, 0)) {
        status = text->status;
        ivni_text_discard(text);
        return ivni_fail_status(error, status);
    }
    made = whole(text->data);
    made->allocator = text->context->allocator;
    made->size = text->size;
    made->data[made->size] = '\0';
    *out = made;
    ivni_text_init(text, text->context);
    return IVN_OK;
}

void ivni_text_discard(ivni_text *text)
{
    if (text->data != NULL)
        ivni_release(&text->context->allocator, whole(text->data));
    ivni_text_init(text, text->context);
}

ivn_status ivni_text_make(const ivn_context *context, const char *bytes, size_t size, ivn_text **out, ivn_error *error)
{
    ivni_text text;

    ivni_text_init(&text, context);
    ivni_text_bytes(&text, bytes, size);
    return ivni_text_finish(&text, out, error);
}

const char *ivn_text_data(const ivn_text *text)
{
    return text == NULL ? "" : text->data;
}

size_t ivn_text_size(const ivn_text *text)
{
    return text == NULL ? 0 : text->size;
}

void ivn_text_free(ivn_text *text)
{
    ivn_allocator allocator;

    if (text == NULL)
        return;
    allocator = text->allocator;
    ivni_release(&allocator, text);
}
