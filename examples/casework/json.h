/*
 * JSON that this program puts around what the library wrote.
 */
#ifndef JSON_H
#define JSON_H

#include "desk.h"

/* A JSON string with its quotation marks. */
void print_json_string(const char *text);

/* Prints a text of the library and frees it, or says why there is none. */
int print_text(ivn_status status, const ivn_error *error, ivn_text *text);

/* The same, and ends the line: the library's JSON is one line without an end. */
int print_json_line(ivn_status status, const ivn_error *error, ivn_text *text);

/* {"day": ..., "people": [ and for each {"reference": ..., "NAME": then ] }. */
void print_json_begin(const struct desk *desk);
void print_json_person(const struct person *person, int is_first, const char *name);
void print_json_end(void);

#endif
