/*
 * Field tables: one row per member of a struct, from which reader, writer, copy, checks, JSON Schema and the list of
 * personal data are all made. Each floor above keeps the tables of its own structs.
 */
#ifndef IVNI_SCHEMA_SCHEMA_H
#define IVNI_SCHEMA_SCHEMA_H

#include <interventions/schema.h>
#include <interventions/terms.h>

#include "base/json.h"

typedef enum ivni_kind {
    IVNI_SIZE,     /* uint32_t size, always the first row; no JSON name */
    IVNI_RESERVED, /* uint32_t, zero and checked; no JSON name */
    IVNI_FLAG,     /* ivn_flag: true, false, absent */
    IVNI_CODE,     /* uint32_t of a vocabulary */
    IVNI_NUMBER,   /* ivn_number, bounds low..high */
    IVNI_DATE,     /* ivn_number of a date: "2026-11-22" */
    IVNI_MOMENT,   /* ivn_moment: "2026-11-22T09:30:00.000Z" */
    IVNI_INTEGER,  /* int32_t that is always known, bounds low..high */
    IVNI_TEXT,     /* const char *, at most `high` bytes (0: 1000) */
    IVNI_STRUCT,   /* const T *, NULL when absent; `element` is its table */
    IVNI_LIST,     /* const T *const *; its IVNI_COUNT row follows or precedes, and names this row's `name` */
    IVNI_TEXTS,    /* const char *const * */
    IVNI_CODES,    /* const uint32_t * of a vocabulary; no code twice */
    IVNI_VALUE,    /* ivn_number whose meaning depends on the members before it, see ivni_meaning */
    IVNI_VALUES,   /* const uint32_t * of the vocabulary that ivni_meaning answers; no code twice */
    IVNI_COUNT,    /* uint32_t count of the list of the same `name`; no JSON member of its own */
    IVNI_COMPLETE  /* ivn_flag: the list of the same `name` is complete; JSON member "<name>_complete" */
} ivni_kind;

enum {
    IVNI_REQUIRED = 1u, /* must be known */
    IVNI_PERSONAL = 2u, /* personal data */
    IVNI_KEY = 4u,      /* a text of lower-case letters, digits, '-', '/', '_', '.' and '@' */
    IVNI_DERIVED = 8u   /* written, but refused when read: the library fills it */
};

struct ivni_table;

typedef struct ivni_field {
    const char *name; /* JSON member; for COUNT and COMPLETE that of their list */
    uint32_t offset;
    uint32_t bytes; /* sizeof the member; static assertions tie it to the kind */
    ivni_kind kind;
    uint32_t flags;
    uint32_t vocabulary;
    int32_t low, high;
    const struct ivni_table *element;
    const char *title; /* for JSON Schema */
} ivni_field;

/* Further checks between members, after each member has been checked by itself. */
typedef void ivni_check(const void *value, const char *pointer, ivn_violations *violations);

/*
 * What the VALUE and VALUES rows of a struct hold: an IVN_VOCABULARY_*, or one of these. `value` is the struct with the
 * members of the rows before them already read; a criterion's value is a flag, a term or a number as its subject is.
 */
typedef uint32_t ivni_meaning(const void *value);
enum {
    IVNI_MEANS_NUMBER = 1000,
    IVNI_MEANS_FLAG = 1001, /* IVN_NO and IVN_YES; in JSON false and true */
    IVNI_MEANS_DATE = 1002,
    IVNI_MEANS_NOTHING = 1003 /* a value that is there is refused */
};

typedef struct ivni_table {
    const char *name; /* "service_user" */
    const char *title;
    uint32_t bytes; /* sizeof the struct */
    uint32_t count;
    const ivni_field *fields;
    ivni_check *check;     /* or NULL */
    ivni_meaning *meaning; /* NULL where there is no VALUE or VALUES row */
} ivni_table;

/* Rows. `type` and `member` tie a row to its struct; a wrong kind for the member's size does not compile. */
#define IVNI_ROW(type, member, json, kind_, flags_, vocabulary_, low_, high_, element_, title_)                          \
    {json, (uint32_t)offsetof(type, member), (uint32_t)sizeof(((type *)0)->member), kind_, flags_, vocabulary_, low_, high_, \
     element_, title_}
#define IVNI_TABLE(table_name, json, type, title_, check_) IVNI_TABLE_OF_VALUES(table_name, json, type, title_, check_, NULL)
#define IVNI_TABLE_OF_VALUES(table_name, json, type, title_, check_, meaning_)                                           \
    const ivni_table table_name = {json, title_, (uint32_t)sizeof(type),                                                 \
                                   (uint32_t)(sizeof(table_name##_rows) / sizeof(table_name##_rows[0])),                 \
                                   table_name##_rows, check_, meaning_}

/* Which kinds of facts (IVN_FACTS_*) have which table: floors above register nothing; the facts' names are looked up here. */
/* Implemented in the floors that own the structs; resolved by src/eligibility/facts.c, the topmost floor that needs them. */

/* A struct read from JSON into the arena; NULL in *out after a failure. Adds to violations; only memory and limits fail. */
ivn_status ivni_schema_read(const ivn_context *context, const ivni_table *table, const cJSON *tree, const char *pointer,
                            ivni_arena *arena, const void **out, ivn_violations *violations);
/* A host's struct copied through its table into the library's own layout. */
ivn_status ivni_schema_copy(const ivn_context *context, const ivni_table *table, const void *source, const char *pointer,
                            ivni_arena *arena, const void **out, ivn_violations *violations);
/* Canonical JSON of a struct in the library's own layout: members in the order of the table, unknown ones left out. */
void ivni_schema_write(const ivni_table *table, const void *value, ivni_json_writer *writer);
/* JSON Schema, draft 2020-12, with $defs for the tables below. */
void ivni_schema_describe(const ivni_table *table, ivni_json_writer *writer);
/* Pointers of personal data, one a line. */
void ivni_schema_personal(const ivni_table *table, ivni_text *text);

#endif
