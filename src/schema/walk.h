/*
 * A walk along the field tables: where it is, what it has found wrong, why it had to stop. Serves read.c and copy.c,
 * which differ only in where the values come from.
 */
#ifndef IVNI_SCHEMA_WALK_H
#define IVNI_SCHEMA_WALK_H

#include "schema/member.h"

#define IVNI_MOST_ROWS 256u  /* of a table */
#define IVNI_MOST_CODES 256u /* in a list of codes: more than any vocabulary has */

/* A place in a document, linked outwards on the stack of the walk: costs nothing until something is wrong there. */
typedef struct ivni_place {
    const struct ivni_place *above; /* NULL: the root, whose name is the pointer that the caller gave */
    const char *name;               /* of a member; NULL: the element `index` of a list */
    uint32_t index;
} ivni_place;

typedef struct ivni_walk {
    const ivn_context *context;
    ivni_arena *arena;
    ivn_violations *violations;
    ivn_status status; /* IVN_OK, or why the walk stops: memory or a limit */
    uint32_t depth;
    uint32_t wrong; /* violations so far */
} ivni_walk;

/* What one row of a table is about. */
typedef struct ivni_slot {
    ivni_walk *walk;
    const ivni_place *at;
    const ivni_table *table;
    const ivni_field *row;
    void *value; /* the struct */
} ivni_slot;

/* Rows of a table, as a set. */
typedef struct ivni_rows {
    uint64_t bits[IVNI_MOST_ROWS / 64];
} ivni_rows;

static inline void ivni_rows_add(ivni_rows *rows, uint32_t index)
{
    rows->bits[index / 64] |= (uint64_t)1 << index % 64;
}

/* A struct of the table, zeroed but for its size; NULL: too deep (a violation), or no memory (the walk's status). */
void *ivni_walk_enter(ivni_walk *walk, const ivni_place *at, const ivni_table *table);
/*
 * What is left to check when all members are in: required ones, and the table's own check if nothing was wrong since
 * `wrong`. Rows in `reported` have been looked at and are not reported as missing.
 */
void ivni_walk_leave(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value, uint32_t wrong,
                     const ivni_rows *reported);
/* The checks alone. */
void ivni_walk_check(ivni_walk *walk, const ivni_place *at, const ivni_table *table, const void *value, uint32_t wrong,
                     const ivni_rows *reported);
/* Memory from the arena for the walk; NULL: the walk's status says why. */
void *ivni_walk_array(ivni_walk *walk, size_t count, size_t element);
const char *ivni_walk_text(ivni_walk *walk, const char *text, size_t length);
void ivni_walk_refuse(ivni_walk *walk, const ivni_place *at, ivn_status status, const char *expected,
                      const char *format, ...) IVNI_PRINTF(5, 6);
/* The same where the pointer does not lead to the fault, but a byte of the JSON text does. */
void ivni_walk_refuse_at(ivni_walk *walk, const ivni_place *at, int64_t offset, ivn_status status, const char *expected,
                         const char *message);
/* The same for element `index` of a list, with what its row expects. */
void ivni_refuse_element(const ivni_slot *slot, uint32_t index, const char *what);
/* Whether the code at `index` stands in the list before it, too. */
int ivni_stands_before(const uint32_t *list, uint32_t index);

static inline int ivni_is_list(const ivni_field *row)
{
    return row->kind == IVNI_LIST || row->kind == IVNI_TEXTS || row->kind == IVNI_CODES || row->kind == IVNI_VALUES;
}

/* Whether a member is known; a text or a list is when it is not empty. */
int ivni_is_known(const ivni_field *row, const void *value);
/* What is wrong with a text of valid UTF-8 in this row, in a few words; NULL: nothing. */
const char *ivni_text_fault(const ivni_field *row, const char *text, size_t length);
uint32_t ivni_text_most(const ivni_field *row);
/* How the VALUE and VALUES rows of a struct are to be taken. */
uint32_t ivni_meaning_of(const ivni_table *table, const void *value);

/* The row that decides what the CHOICE row of a table points at. */
const ivni_field *ivni_deciding_row(const ivni_table *table);
/* Whether it is known of a struct what its CHOICE row points at; `chosen` receives the table, NULL: nothing may. */
int ivni_is_decided(const ivni_table *table, const void *value, const ivni_table **chosen);
/* The same where it is of no interest why there is no table. */
const ivni_table *ivni_chosen(const ivni_table *table, const void *value);
/* Whether a member of the table is required. */
int ivni_requires_any(const ivni_table *table);
/* Refuses what stands in the CHOICE row of the slot though nothing may. */
void ivni_refuse_choice(const ivni_slot *slot, const char *what);

/* What a row expects, in words: in JSON, and in a struct of the host. `meaning` counts for VALUE and VALUES. */
#define IVNI_EXPECTED_ROOM 1024u
void ivni_expected_in_json(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM]);
void ivni_expected_in_struct(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM]);
/* The same for one element of a list. */
void ivni_expected_element(const ivni_field *row, uint32_t meaning, char out[IVNI_EXPECTED_ROOM]);
/* The members of a struct. */
void ivni_expected_members(const ivni_table *table, char out[IVNI_EXPECTED_ROOM]);

#endif
