/*
 * Numbers of JSON, read and written without a locale. Serves the reader and the writer.
 *
 * A number is a whole mantissa of at most 15 digits times a power of ten, at most 10^15 and with at most 22 decimal
 * places. Within these bounds one division of two exact doubles is the nearest double, and the digits can be had back
 * from it.
 */
#ifndef IVNI_BASE_JSON_NUMBER_H
#define IVNI_BASE_JSON_NUMBER_H

#include "base/memory.h"

#define IVNI_JSON_NUMBER_TEXT 48u

/*
 * Reads the number that starts at `text` (a minus or a digit). IVN_OK: `length` bytes were read. IVN_ERROR_NUMBER or
 * IVN_ERROR_INTEGER: `length` is where the fault is, `fault` says what it is.
 */
ivn_status ivni_json_number_read(const char *text, size_t size, double *out, size_t *length, const char **fault);
/* Writes a number within the bounds, without a NUL; answers its length, or 0 when it is not within them. */
size_t ivni_json_number_write(double value, char out[IVNI_JSON_NUMBER_TEXT]);

#endif
