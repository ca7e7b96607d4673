/*
 * A struct with a member of every kind, and its tables, for the tests of this floor.
 */
#ifndef TESTS_SCHEMA_THINGS_H
#define TESTS_SCHEMA_THINGS_H

#include "schema/schema.h"

typedef struct part {
    uint32_t size;
    uint32_t area;   /* need; required */
    const char *key; /* required */
    ivn_number hours;
} part;

typedef struct thing {
    uint32_t size;
    ivn_flag flag;
    uint32_t sex;
    uint32_t group; /* 1 to 9 */
    ivn_number percent;
    ivn_number any;
    ivn_number day;
    ivn_moment moment;
    int32_t level; /* -5 to 5, always known */
    uint32_t reserved;
    const char *name; /* at most 8 bytes; personal */
    const char *key;
    const part *single;
    const part *const *parts;
    uint32_t part_count;
    ivn_flag parts_complete;
    const char *const *notes;
    uint32_t note_count;
    uint32_t cohort_count;
    const uint32_t *cohorts;
    uint32_t subject;
    uint32_t value_count;
    ivn_number value; /* what it means follows from the subject */
    const uint32_t *values;
    const char *id; /* the library's */
} thing;

/* What must not be empty. */
typedef struct bag {
    uint32_t size;
    uint32_t part_count;
    const part *const *parts;
    const part *first;
} bag;

/*
 * What is in a parcel is as its setting says: in the community a part, before release and in custody a slip, and
 * through the gate goes nothing.
 */
typedef struct parcel {
    uint32_t size;
    uint32_t setting;    /* required */
    const void *content; /* required; of a slip nothing is */
    const char *label;
} parcel;

/* Nothing in it is required. */
typedef struct slip {
    uint32_t size;
    uint32_t page;
    const char *text; /* personal */
    const part *about;
} slip;

extern const ivni_table part_table, thing_table, bag_table, parcel_table, slip_table;

/* What came of reading, copying or writing; to be freed with outcome_free. */
typedef struct outcome {
    ivn_status status; /* IVN_OK, IVN_ERROR_INVALID or what stopped the walk */
    ivn_violations *violations;
    const void *value; /* NULL unless IVN_OK */
    ivni_arena arena;
} outcome;

outcome read_json(const ivn_context *context, const ivni_table *table, const char *json);
outcome copy_struct(const ivn_context *context, const ivni_table *table, const void *source);
void outcome_free(outcome *made);
/* Canonical JSON, to be freed with ivn_text_free. */
ivn_text *write_json(const ivn_context *context, const ivni_table *table, const void *value);

#endif
