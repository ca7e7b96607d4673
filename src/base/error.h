/*
 * Saying what went wrong: fills a caller's ivn_error, collects violations. Serves all floors above.
 * Messages are made from program text, numbers and names of the schema only: never from a person's data.
 */
#ifndef IVNI_BASE_ERROR_H
#define IVNI_BASE_ERROR_H

#include <stdarg.h>

#include "base/memory.h"

#if defined(__GNUC__)
#define IVNI_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define IVNI_PRINTF(at, first)
#endif

/* Each returns `status`, so that a caller can `return ivni_fail(...)`. `error` may be NULL. Truncation keeps UTF-8
 * whole. */
ivn_status ivni_fail(ivn_error *error, ivn_status status, const char *format, ...) IVNI_PRINTF(3, 4);
ivn_status ivni_fail_at(ivn_error *error, ivn_status status, int64_t offset, const char *pointer, const char *format,
                        ...) IVNI_PRINTF(5, 6);
ivn_status ivni_fail_rule(ivn_error *error, ivn_status status, const char *rule, const char *format, ...)
    IVNI_PRINTF(4, 5);
ivn_status ivni_fail_memory(ivn_error *error);
/* With the sentence of the status itself. */
ivn_status ivni_fail_status(ivn_error *error, ivn_status status);
/* Prints into `room` bytes, at least 1; what does not fit is cut without leaving half a character. */
void ivni_format_cut(char *out, size_t room, const char *format, va_list arguments) IVNI_PRINTF(3, 0);
/* The public struct a caller passed: NULL is fine, a size the library does not know is IVN_ERROR_SIZE. */
ivn_status ivni_error_check(const ivn_error *error);

/*
 * A growing list of violations. After memory ran out, further ones are dropped, and finish says so. A NULL list (no
 * memory for it) behaves like one that ran out, so a caller needs to ask only at the end. At most IVNI_MOST_VIOLATIONS
 * are kept; the rest is counted. The context's document limit does not count here.
 */
#define IVNI_MOST_VIOLATIONS 1000u
ivn_violations *ivni_violations_new(const ivn_context *context); /* NULL: no memory */
/* The message says what is wrong, `expected` what was expected instead (NULL: nothing to say). Neither repeats the
 * other: whoever prints them joins them as "message; expected ...". */
void ivni_violations_add(ivn_violations *list, ivn_status status, int64_t offset, const char *pointer,
                         const char *expected, const char *format, ...) IVNI_PRINTF(6, 7);
uint32_t ivni_violations_count(const ivn_violations *list); /* NULL gives 0 */
/*
 * Ends a checked reading. Nothing wrong: frees the list, IVN_OK. Something wrong: fills `error` with the first and the
 * count, hands the list to `*out` (or frees it when `out` is NULL), IVN_ERROR_INVALID. Memory ran out:
 * IVN_ERROR_MEMORY.
 */
ivn_status ivni_violations_finish(ivn_violations *list, ivn_violations **out, ivn_error *error);
/* The same after a reading that came to `status`: what stopped it goes before what it found wrong. */
ivn_status ivni_violations_conclude(ivn_violations *list, ivn_status status, ivn_violations **out, ivn_error *error);

#endif
