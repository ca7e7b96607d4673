/*
 * JSON as text: one strict reader that builds a cJSON tree, one writer that needs none. Nothing here knows a struct of
 * the domain; schema/ does.
 */
#ifndef IVNI_BASE_JSON_H
#define IVNI_BASE_JSON_H

#include <cjson/cJSON.h>

#include "base/text.h"

/*
 * Reads one JSON text strictly (RFC 8259 and the limits of the context) into a tree that the caller frees with
 * cJSON_Delete. Refuses, each with its own status, message and byte offset: invalid UTF-8, raw control characters,
 * unknown escapes, an escaped NUL, lone surrogates, leading zeros and other malformed numbers, numbers beyond 10^15, a
 * name used twice in one object, nesting beyond the limit, text after the value. A byte order mark is a syntax error.
 * A number is held exactly as it was written or refused: at most 15 significant digits and 22 decimal places (-0 is 0).
 * cJSON_Parse is never called. Works in time linear in `size`, whatever the names are. `*out` is written on success
 * only.
 */
ivn_status ivni_json_read(const ivn_context *context, const char *data, size_t size, cJSON **out, ivn_error *error);

/* The byte at which the value of a node begins in the text that it was read from. */
int64_t ivni_json_offset(const cJSON *node);
/*
 * Finds out where pointers lead in one tree. What is passed on the way counts against `steps`, so that many pointers
 * into a long list cannot take long; pointers in the order of the text pass each element of a long list once.
 */
typedef struct ivni_json_search {
    const cJSON *tree;
    uint32_t steps;       /* members and elements that may still be passed */
    const cJSON *list;    /* the last list that was gone far into, or NULL */
    const cJSON *element; /* how far */
    uint32_t index;
} ivni_json_search;
/* The node of a pointer of the library's own (it holds no escapes), else the nearest one above it; NULL: no steps are
 * left. */
const cJSON *ivni_json_find(ivni_json_search *search, const char *pointer);

/* Gives each violation that has no offset yet the one of what its pointer leads to. A NULL list is fine. */
void ivni_violations_locate(ivn_violations *list, const cJSON *tree);

/* Case-sensitive look-up; NULL when absent. */
const cJSON *ivni_json_member(const cJSON *object, const char *name);
/* Whether a number node holds an integer within [low, high]; writes it. Exact: 1e3 and 5.0 are integers, 5.5 is not. */
int ivni_json_integer(const cJSON *node, int64_t low, int64_t high, int64_t *out);

/*
 * Writes JSON straight into a text buffer: compact, members in the order they are written, strings escaped as little as
 * RFC 8259 allows. Commas are the writer's business. Strings must be valid UTF-8.
 */
typedef struct ivni_json_writer {
    ivni_text *text;
    int comma; /* a value ended here: a further one needs a comma before it */
} ivni_json_writer;

void ivni_json_writer_init(ivni_json_writer *writer, ivni_text *text);
void ivni_json_object(ivni_json_writer *writer);
void ivni_json_object_end(ivni_json_writer *writer);
void ivni_json_array(ivni_json_writer *writer);
void ivni_json_array_end(ivni_json_writer *writer);
void ivni_json_name(ivni_json_writer *writer, const char *name);
void ivni_json_string(ivni_json_writer *writer, const char *value); /* NULL writes null */
/* The same for what is known to need no escape: names of members, words of vocabularies. */
void ivni_json_plain_name(ivni_json_writer *writer, const char *name);
void ivni_json_plain_string(ivni_json_writer *writer, const char *value);
void ivni_json_number(ivni_json_writer *writer, int64_t value);
void ivni_json_boolean(ivni_json_writer *writer, int value);
void ivni_json_null(ivni_json_writer *writer);
void ivni_json_date(ivni_json_writer *writer, int32_t date); /* as a string */
/* A tree that ivni_json_read made, members in their order; reading the result and writing it again gives the same
 * bytes. */
void ivni_json_tree(ivni_json_writer *writer, const cJSON *tree);

#endif
