/*
 * Field tables under test, and facts made from them, for the tests of every floor that owns one.
 */
#ifndef TESTS_SUPPORT_TABLES_H
#define TESTS_SUPPORT_TABLES_H

#include "schema/schema.h"

/*
 * Fails the running test, naming table and row, unless the table describes its struct without a hole: it starts with
 * the size, each row begins where the one before ended, the last ends at the struct's end, each row's bytes are those
 * of its kind, each list has its count, a choice the required code before it that decides, names are lower-case words
 * and unique; the same for all tables below it.
 */
void table_is_sound(const ivni_table *table);

/* Numbers that look random and are the same on every machine. */
typedef struct random_source {
    uint64_t state;
} random_source;

uint32_t random_below(random_source *source, uint32_t limit);

/*
 * Facts of the table's kind, made up: each member that is not required is known in `percent` of 100 cases, lists have
 * up to three elements. Right in each member by itself; the table's own check may still refuse them. Lives in the
 * arena.
 */
void *random_facts(random_source *source, const ivni_table *table, uint32_t percent, ivni_arena *arena);

/* An arena on malloc without a limit; to be freed with ivni_arena_free. */
ivni_arena test_arena(void);

#endif
