/*
 * Making text: a growing buffer that remembers failure, so that callers write without checking each step and ask once
 * at the end. No locale is consulted anywhere.
 */
#ifndef IVNI_BASE_TEXT_H
#define IVNI_BASE_TEXT_H

#include "base/error.h"

typedef struct ivni_text {
    const ivn_context *context;
    char *data;
    size_t size, room;
    ivn_status status; /* IVN_OK until memory or the document limit ran out */
} ivni_text;

void ivni_text_init(ivni_text *text, const ivn_context *context);
/* Makes room for `more` bytes behind `size`, which the caller may then write. 0: failed before or now. */
int ivni_text_reserve(ivni_text *text, size_t more);
void ivni_text_fail(ivni_text *text, ivn_status status); /* the first failure stays */
void ivni_text_bytes(ivni_text *text, const char *bytes, size_t size);
void ivni_text_string(ivni_text *text, const char *string);
/* One byte: where there is room, no more than putting it there. */
static inline void ivni_text_byte(ivni_text *text, char byte)
{
    if (text->status == IVN_OK && text->size < text->room)
        text->data[text->size++] = byte;
    else
        ivni_text_bytes(text, &byte, 1);
}
void ivni_text_integer(ivni_text *text, int64_t value);
void ivni_text_date(ivni_text *text,
                    int32_t date); /* 2026-11-22; days since 1970; not in years 1 to 9999: IVN_ERROR_RANGE */
/* The civil date behind days since 1970 from 0000-03-01 on, within a few million days. */
void ivni_civil_date(int32_t date, int32_t *year, int32_t *month, int32_t *day);
void ivni_text_format(ivni_text *text, const char *format, ...) IVNI_PRINTF(2, 3);
/* Hands the buffer over as a public text, or frees it and answers what went wrong. `text` is empty afterwards. */
ivn_status ivni_text_finish(ivni_text *text, ivn_text **out, ivn_error *error);
void ivni_text_discard(ivni_text *text);

/* A text of its own from bytes that are at hand. */
ivn_status ivni_text_make(const ivn_context *context, const char *bytes, size_t size, ivn_text **out, ivn_error *error);

/* UTF-8: the length in bytes of the longest valid prefix. Overlong forms, surrogates and > U+10FFFF are not valid. */
size_t ivni_utf8_valid(const char *bytes, size_t size);
/* The length, 1 to 4, of the valid UTF-8 character at `bytes`; 0 when there is none. `size` is at least 1. */
size_t ivni_utf8_character(const char *bytes, size_t size);
/* The largest length <= `most` that does not cut a character of the valid UTF-8 text. */
size_t ivni_utf8_cut(const char *text, size_t most);

#endif
