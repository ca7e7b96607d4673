/*
 * Field tables: one row per member of a struct, from which reader, writer, copy, checks, JSON Schema and the list of
 * personal data are all made. Each floor above keeps the tables of its own structs:
 *
 *     static const ivni_field ivni_need_table_rows[] = {
 *         IVNI_ROW_SIZE(ivn_need),
 *         IVNI_ROW_CODE(ivn_need, area, NEED, IVNI_REQUIRED, "need area"),
 *         IVNI_ROW_FLAG(ivn_need, identified, 0, "there is such a need"),
 *         IVNI_ROW_FLAG(ivn_need, linked_to_offending, 0, "it is linked to offending"),
 *         IVNI_ROW_CODE(ivn_need, complexity, COMPLEXITY, 0, "complexity"),
 *         IVNI_ROW_RESERVED(ivn_need, reserved),
 *     };
 *     IVNI_TABLE(ivni_need_table, "need", ivn_need, "a need area that was looked at", NULL);
 *
 * An empty text says nothing: reading and copying take it as not known, writing leaves it out.
 *
 * The JSON member is called as the struct's. A table has a row for every member, in the order of the struct;
 * tests/support/tables.h holds it to that: table_is_sound(&ivni_need_table) in a test of the floor that owns it.
 */
#ifndef IVNI_SCHEMA_SCHEMA_H
#define IVNI_SCHEMA_SCHEMA_H

#include <stddef.h>

#include <interventions/schema.h>
#include <interventions/terms.h>

#include "base/json.h"

typedef enum ivni_kind {
    IVNI_SIZE,     /* uint32_t size, always the first row; no JSON name */
    IVNI_RESERVED, /* uint32_t, zero and checked; no JSON name */
    IVNI_FLAG,     /* ivn_flag: true, false, absent */
    IVNI_CODE,     /* uint32_t of a vocabulary */
    IVNI_ORDINAL,  /* uint32_t, 1 to high; 0: not known */
    IVNI_NUMBER,   /* ivn_number, bounds low..high */
    IVNI_DATE,     /* ivn_number of a date: "2026-11-22" */
    IVNI_VALUE,    /* ivn_number that is a flag, code, number or date, as the table's `meaning` says */
    IVNI_MOMENT,   /* ivn_moment: "2026-11-22T09:30:00.000Z" */
    IVNI_INTEGER,  /* int32_t that is always known, bounds low..high */
    IVNI_TEXT,     /* const char *, at most `high` bytes */
    IVNI_STRUCT,   /* const T *, NULL when absent; `element` is its table */
    IVNI_CHOICE,   /* const void *, NULL when absent: a struct of the table that the table's `choose` says */
    IVNI_LIST,     /* const T *const *; `element` is their table */
    IVNI_TEXTS,    /* const char *const *, each at most `high` bytes */
    IVNI_CODES,    /* const uint32_t * of a vocabulary; no code twice */
    IVNI_VALUES,   /* const uint32_t * of codes or numbers, as the table's `meaning` says; none twice */
    IVNI_COUNT,    /* uint32_t count of the list whose `count` is its place; no JSON member of its own */
    IVNI_COMPLETE  /* ivn_flag: the list is complete; JSON member "<list>_complete" */
} ivni_kind;

/* What else holds for a row. */
enum {
    IVNI_REQUIRED = 1u, /* must be known; a text must not be empty, a list must have an element, a choice must be there
                         * where the chosen struct has a member that is required */
    IVNI_PERSONAL = 2u, /* personal data, with all that is below it */
    IVNI_KEY = 4u,      /* a text (each text) of lower-case letters, digits, '-', '/', '_', '.' and '@'; not empty */
    IVNI_DERIVED = 8u /* the library fills it: read-only in the JSON Schema; whoever reads it compares or replaces it */
};

#define IVNI_TEXT_MOST 1000 /* bytes of a text whose row gives 0 */

struct ivni_table;

/* There are hundreds of rows: numbers are as narrow as they may be, and compilers warn of one that does not fit. */
typedef struct ivni_field {
    const char *name; /* JSON member; "" where there is none */
    uint16_t offset;
    uint16_t count;     /* of a list: offset of its count */
    uint8_t bytes;      /* sizeof the member */
    uint8_t kind;       /* ivni_kind */
    uint8_t flags;      /* IVNI_REQUIRED and so on */
    uint8_t vocabulary; /* IVN_VOCABULARY_* */
    int32_t low, high;  /* both 0 for a number: any */
    const struct ivni_table *element;
    const char *title; /* what it is, for JSON Schema */
} ivni_field;

/* Further checks between members; called when each member has been found right by itself. */
typedef void ivni_check(const void *value, const char *pointer, ivn_violations *violations);

/*
 * What the VALUE and VALUES rows of a struct hold: an IVN_VOCABULARY_*, or one of these. `value` is the struct with the
 * members of the rows before them already read, though they may be unknown; a criterion's value is a flag, a term or a
 * number as its subject is.
 */
typedef uint32_t ivni_meaning(const void *value);
enum {
    IVNI_MEANS_NUMBER = 1000,
    IVNI_MEANS_FLAG = 1001, /* IVN_NO and IVN_YES; in JSON false and true */
    IVNI_MEANS_DATE = 1002,
    IVNI_MEANS_NOTHING = 1003 /* a value that is there is refused */
};

/*
 * What the CHOICE row of a struct points at when the code of the row that decides is `code`, which is one of its
 * vocabulary: the table of a sized struct, or NULL: nothing may stand there, and what does is refused. A command's body
 * is as its type says. While the code is not known, or refused, what stands in the choice is not looked into.
 */
typedef const struct ivni_table *ivni_alternative(uint32_t code);

typedef struct ivni_table {
    const char *name; /* "service_user" */
    const char *title;
    uint32_t bytes; /* sizeof the struct */
    uint32_t least; /* sizeof the struct in the first release that had it: the smallest a host may pass */
    uint32_t count;
    const ivni_field *fields;
    ivni_check *check;        /* or NULL */
    ivni_meaning *meaning;    /* NULL where there is no VALUE or VALUES row */
    ivni_alternative *choose; /* NULL where there is no CHOICE row, of which a table has at most one */
    uint32_t by;              /* with `choose`: offset of the CODE row that decides; it is required and stands before */
} ivni_table;

/* The size of a member, which must be of the type `is`: anything else does not compile. */
#define IVNI_BYTES(type, member, is) ((uint32_t)(sizeof(((type *)0)->member) * _Generic(((type *)0)->member, is : 1u)))
#define IVNI_OFFSET(type, member) ((uint32_t)offsetof(type, member))
#define IVNI_FIELD(type, member, is, json, kind, flags, vocabulary, low, high, count, element, title)                  \
    {                                                                                                                  \
        json, IVNI_OFFSET(type, member), count, IVNI_BYTES(type, member, is), kind, flags, vocabulary, low, high,      \
            element, title                                                                                             \
    }

/* Rows. `flags` is 0 or IVNI_REQUIRED | IVNI_PERSONAL | ...; `vocabulary` the end of IVN_VOCABULARY_*; `count` a
 * member. */
#define IVNI_ROW_SIZE(type) IVNI_FIELD(type, size, uint32_t, "", IVNI_SIZE, 0, 0, 0, 0, 0, NULL, "")
#define IVNI_ROW_RESERVED(type, member) IVNI_FIELD(type, member, uint32_t, "", IVNI_RESERVED, 0, 0, 0, 0, 0, NULL, "")
#define IVNI_ROW_FLAG(type, member, flags, title)                                                                      \
    IVNI_FIELD(type, member, ivn_flag, #member, IVNI_FLAG, flags, 0, 0, 0, 0, NULL, title)
#define IVNI_ROW_CODE(type, member, vocabulary, flags, title)                                                          \
    IVNI_FIELD(type, member, uint32_t, #member, IVNI_CODE, flags, IVN_VOCABULARY_##vocabulary, 0, 0, 0, NULL, title)
#define IVNI_ROW_ORDINAL(type, member, high, flags, title)                                                             \
    IVNI_FIELD(type, member, uint32_t, #member, IVNI_ORDINAL, flags, 0, 1, high, 0, NULL, title)
#define IVNI_ROW_NUMBER(type, member, low, high, flags, title)                                                         \
    IVNI_FIELD(type, member, ivn_number, #member, IVNI_NUMBER, flags, 0, low, high, 0, NULL, title)
#define IVNI_ROW_DATE(type, member, flags, title)                                                                      \
    IVNI_FIELD(type, member, ivn_number, #member, IVNI_DATE, flags, 0, 0, 0, 0, NULL, title)
#define IVNI_ROW_VALUE(type, member, flags, title)                                                                     \
    IVNI_FIELD(type, member, ivn_number, #member, IVNI_VALUE, flags, 0, 0, 0, 0, NULL, title)
#define IVNI_ROW_MOMENT(type, member, flags, title)                                                                    \
    IVNI_FIELD(type, member, ivn_moment, #member, IVNI_MOMENT, flags, 0, 0, 0, 0, NULL, title)
#define IVNI_ROW_INTEGER(type, member, low, high, title)                                                               \
    IVNI_FIELD(type, member, int32_t, #member, IVNI_INTEGER, IVNI_REQUIRED, 0, low, high, 0, NULL, title)
#define IVNI_ROW_TEXT(type, member, most, flags, title)                                                                \
    IVNI_FIELD(type, member, const char *, #member, IVNI_TEXT, flags, 0, 0, most, 0, NULL, title)
#define IVNI_ROW_STRUCT(type, member, is, table, flags, title)                                                         \
    IVNI_FIELD(type, member, const is *, #member, IVNI_STRUCT, flags, 0, 0, 0, 0, &table, title)
#define IVNI_ROW_CHOICE(type, member, flags, title)                                                                    \
    IVNI_FIELD(type, member, const void *, #member, IVNI_CHOICE, flags, 0, 0, 0, 0, NULL, title)
#define IVNI_ROW_LIST(type, member, count, is, table, flags, title)                                                    \
    IVNI_FIELD(type, member, const is *const *, #member, IVNI_LIST, flags, 0, 0, 0, IVNI_OFFSET(type, count), &table,  \
               title)
#define IVNI_ROW_TEXTS(type, member, count, most, flags, title)                                                        \
    IVNI_FIELD(type, member, const char *const *, #member, IVNI_TEXTS, flags, 0, 0, most, IVNI_OFFSET(type, count),    \
               NULL, title)
#define IVNI_ROW_CODES(type, member, count, vocabulary, flags, title)                                                  \
    IVNI_FIELD(type, member, const uint32_t *, #member, IVNI_CODES, flags, IVN_VOCABULARY_##vocabulary, 0, 0,          \
               IVNI_OFFSET(type, count), NULL, title)
#define IVNI_ROW_VALUES(type, member, count, flags, title)                                                             \
    IVNI_FIELD(type, member, const uint32_t *, #member, IVNI_VALUES, flags, 0, 0, 0, IVNI_OFFSET(type, count), NULL,   \
               title)
#define IVNI_ROW_COUNT(type, member) IVNI_FIELD(type, member, uint32_t, "", IVNI_COUNT, 0, 0, 0, 0, 0, NULL, "")
/* Of the list `list`; the member is called <list>_complete. */
#define IVNI_ROW_COMPLETE(type, list)                                                                                  \
    IVNI_FIELD(type, list##_complete, ivn_flag, #list "_complete", IVNI_COMPLETE, 0, 0, 0, 0, 0, NULL,                 \
               "there are no others")

/* The table over `<table_name>_rows`; `by` is the member that decides what the CHOICE row points at. */
#define IVNI_TABLE(table_name, json, type, title, check)                                                               \
    IVNI_TABLE_OF_VALUES(table_name, json, type, title, check, NULL)
#define IVNI_TABLE_OF_VALUES(table_name, json, type, title, check, meaning)                                            \
    IVNI_TABLE_OF(table_name, json, type, title, check, meaning, NULL, 0)
#define IVNI_TABLE_OF_CHOICE(table_name, json, type, title, check, choose, by)                                         \
    IVNI_TABLE_OF(table_name, json, type, title, check, NULL, choose, IVNI_OFFSET(type, by))
#define IVNI_TABLE_OF(table_name, json, type, title, check, meaning, choose, by)                                       \
    const ivni_table table_name = {json,                                                                               \
                                   title,                                                                              \
                                   (uint32_t)sizeof(type),                                                             \
                                   (uint32_t)sizeof(type),                                                             \
                                   (uint32_t)(sizeof(table_name##_rows) / sizeof(table_name##_rows[0])),               \
                                   table_name##_rows,                                                                  \
                                   check,                                                                              \
                                   meaning,                                                                            \
                                   choose,                                                                             \
                                   by}

/*
 * A struct read from JSON into the arena; NULL in *out after a failure. Adds to violations; only memory and limits
 * fail, so a caller asks the status first and then ivni_violations_finish. `pointer` is where the tree stands in its
 * document.
 */
ivn_status ivni_schema_read(const ivn_context *context, const ivni_table *table, const cJSON *tree, const char *pointer,
                            ivni_arena *arena, const void **out, ivn_violations *violations);
/* A host's struct copied through its table into the library's own layout; likewise. */
ivn_status ivni_schema_copy(const ivn_context *context, const ivni_table *table, const void *source,
                            const char *pointer, ivni_arena *arena, const void **out, ivn_violations *violations);
/* A copy that is complete or not at all: IVN_OK, or the first mistake, a limit or memory, told in `error`. */
ivn_status ivni_schema_take(const ivn_context *context, const ivni_table *table, const void *source, ivni_arena *arena,
                            const void **out, ivn_error *error);
/*
 * The first two for checks across a whole document, which shall find their mistakes in the same run: what could be read
 * is given even where something was refused. Members that were refused are then unknown, elements of lists that were
 * refused are NULL or 0, a table's own check has been made only where all members were right. NULL after a failure, or
 * when the document as a whole was refused.
 */
ivn_status ivni_schema_read_partly(const ivn_context *context, const ivni_table *table, const cJSON *tree,
                                   const char *pointer, ivni_arena *arena, const void **out,
                                   ivn_violations *violations);
ivn_status ivni_schema_copy_partly(const ivn_context *context, const ivni_table *table, const void *source,
                                   const char *pointer, ivni_arena *arena, const void **out,
                                   ivn_violations *violations);
/* A document in either form: JSON that has been read, or a host's struct where `tree` is NULL. */
typedef struct ivni_given {
    const cJSON *tree;
    const void *source;
} ivni_given;
/* What could be read of it, likewise. */
ivn_status ivni_schema_accept(const ivn_context *context, const ivni_table *table, const ivni_given *given,
                              ivni_arena *arena, const void **out, ivn_violations *violations);
/*
 * Canonical JSON of a struct in the library's own layout: members in the order of the table, what is not known and what
 * is empty left out. Equal facts give equal bytes.
 */
void ivni_schema_write(const ivni_table *table, const void *value, ivni_json_writer *writer);
/*
 * Whether two structs in the library's own layout say the same: exactly then their canonical JSON is the same. Two
 * NULLs do.
 */
int ivni_schema_equal(const ivni_table *table, const void *a, const void *b);
/*
 * Amends `base` by `patch` (structs in the library's own layout, as reading and copying make them; NULL: nothing is
 * known) and makes unknown what `clear` names:
 *
 *   - A member that is not known in `patch` stays as it is; one that is known replaces it. A struct within is amended
 *     in turn. A list is replaced as a whole, and the flag that it is complete with it, known or not; the flag alone
 *     may be given for the list that stands. Where a code that decides about a CHOICE or VALUE row changes, what stood
 *     there before is gone.
 *   - Then each pointer of `clear`, "/custody/prison", makes a member unknown. A list takes its flag along unless
 *     `patch` gives the flag, so that {needs_complete: yes} with "/needs" says that there are none. Clearing what is
 *     not known changes nothing. Refused, at `pointer`/clear/N: what names no member or leads into a list, a member
 *     that is required, a member that is given in `patch` as well.
 *   - `patch` has been read by itself: what its table requires, and requires together, it says itself.
 *   - What has changed is checked again as a whole: required members, and the checks between members, at `pointer`.
 *
 * As with reading, violations are added, and only memory and limits fail; NULL in *out after a failure or when anything
 * was refused. The result lies in the arena as far as it changed, and shares the rest with `base` and `patch`: it may
 * be either of them, and is good for as long as both and the arena are.
 */
ivn_status ivni_schema_merge(const ivn_context *context, const ivni_table *table, const void *base, const void *patch,
                             const char *const *clear, uint32_t clear_count, ivni_arena *arena, const void **out,
                             ivn_violations *violations, const char *pointer);
/* JSON Schema, draft 2020-12, with $defs for the tables below and the vocabularies. */
void ivni_schema_describe(const ivni_table *table, ivni_json_writer *writer);
/*
 * Makes unknown what is personal data in a struct of the library's own layout, which lies in memory that the caller may
 * write; a text that is required says "redacted" instead.
 */
void ivni_schema_redact(const ivni_table *table, const void *value);
/* Pointers of personal data, one a line. */
void ivni_schema_personal(const ivni_table *table, ivni_text *text);
/*
 * Finds the personal data that a struct in the library's own layout holds: each member that is filled, with its pointer
 * ("*" for any place of a list) and its title; of a personal list each element. `path` is where the struct stands, and
 * is afterwards again; where it runs out of memory, nothing more is found.
 */
typedef void ivni_found(const ivni_text *path, const char *title, void *user);
void ivni_schema_find_personal(const ivni_table *table, const void *value, ivni_text *path, ivni_found *found,
                               void *user);

#endif
