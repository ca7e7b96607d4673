/*
 * Making text: a growing buffer that remembers failure, so that callers write without checking each step and ask once at
 * the end. No locale is consulted anywhere.
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
void ivni_text_bytes(ivni_text *text, const char *bytes, size_t size);
void ivni_text_string(ivni_text *text, const char *string);
void ivni_text_integer(ivni_text *text, int64_t value);
void ivni_text_date(ivni_text *text, int32_t date); /* 2026-11-22; days since 1970, years 1 to 9999 */
void ivni_text_format(ivni_text *text, const char *format, ...) IVNI_PRINTF(2, 3);
/* Hands the buffer over as a public text, or frees it and answers what went wrong. `text` is empty afterwards. */
ivn_status ivni_text_finish(ivni_text *text, ivn_text **out, ivn_error *error);
void ivni_text_discard(ivni_text *text);

/* UTF-8: the length in bytes of the longest valid prefix. Overlong forms, surrogates and > U+10FFFF are not valid. */
size_t ivni_utf8_valid(const char *bytes, size_t size);
/* The largest length <= `most` that does not cut a character of the valid UTF-8 text. */
size_t ivni_utf8_cut(const char *text, size_t most);

#endif
