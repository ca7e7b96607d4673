/*
 * Strings of JSON, read and written. Serves the reader and the writer.
 */
#ifndef IVNI_BASE_JSON_STRING_H
#define IVNI_BASE_JSON_STRING_H

#include "base/text.h"

/*
 * Reads the string whose opening quote is at `*at` into a buffer that is emptied first, and NUL-terminates it there.
 * IVN_OK:
 * `*at` is behind the closing quote. IVN_ERROR_SYNTAX, _ENCODING, _CONTROL or _ESCAPE: `*at` is where the fault is,
 * `*fault` says what it is. IVN_ERROR_MEMORY or IVN_ERROR_LIMIT: the buffer's.
 */
ivn_status ivni_json_string_read(const char **at, const char *end, ivni_text *into, const char **fault);
/* Writes a string of valid UTF-8 with its quotes, escaped as little as may be. */
void ivni_json_string_write(ivni_text *text, const char *value);

#endif
