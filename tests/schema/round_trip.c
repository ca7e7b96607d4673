/*
 * Properties of the whole floor, over facts made up from the tables: what is written reads back as the same facts, what
 * is read is written as the same bytes, a copy is equal, and equal facts give equal bytes.
 */
#include <stdio.h>
#include <string.h>

#include "context.h"
#include "tables.h"
#include "test.h"
#include "things.h"

#define ROUNDS 3000

static void the_tables_of_these_tests_are_sound(void **state)
{
    (void)state;
    table_is_sound(&thing_table);
}

/* The same facts by way of JSON, and by way of a copy. */
static void check_round(const void *facts)
{
    ivn_text *json = write_json(context, &thing_table, facts), *again;
    outcome read = read_json(context, &thing_table, ivn_text_data(json));
    outcome copy = copy_struct(context, &thing_table, facts);

    if (read.status != IVN_OK)
        fail_msg("refused: %s\n%s", ivn_text_data(json), ivn_violations_read(read.violations)->list[0]->message);
    assert_int_equal(copy.status, IVN_OK);
    if (!ivni_schema_equal(&thing_table, facts, read.value))
        fail_msg("read differs: %s", ivn_text_data(json));
    if (!ivni_schema_equal(&thing_table, facts, copy.value))
        fail_msg("copy differs: %s", ivn_text_data(json));
    again = write_json(context, &thing_table, read.value);
    assert_string_equal(ivn_text_data(json), ivn_text_data(again));
    ivn_text_free(again);
    ivn_text_free(json);
    outcome_free(&read);
    outcome_free(&copy);
}

static void what_is_written_reads_back_as_the_same_facts(void **state)
{
    random_source source = {1};

    (void)state;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        ivni_arena arena = test_arena();
        thing *facts = random_facts(&source, &thing_table, 10 * (i % 11), &arena);

        if (facts->level == 5)
            facts->level = 4;
        check_round(facts);
        ivni_arena_free(&arena);
    }
}

/* A different first seed must give different facts, or the properties above would be empty. */
static void made_up_facts_differ(void **state)
{
    random_source one = {1}, two = {2};
    ivni_arena arena = test_arena();

    (void)state;
    assert_false(ivni_schema_equal(&thing_table, random_facts(&one, &thing_table, 100, &arena),
                                   random_facts(&two, &thing_table, 100, &arena)));
    ivni_arena_free(&arena);
}

static void members_in_any_order_are_the_same_facts(void **state)
{
    outcome one = read_json(context, &thing_table, "{\"level\":1,\"flag\":true,\"cohorts\":[\"older\"],\"notes\":[]}");
    outcome two = read_json(context, &thing_table, "{\"cohorts\":[\"older\"],\"name\":\"\",\"flag\":true,\"level\":1}");
    ivn_text *first = write_json(context, &thing_table, one.value),
             *second = write_json(context, &thing_table, two.value);

    (void)state;
    assert_string_equal(ivn_text_data(first), ivn_text_data(second));
    assert_string_equal(ivn_text_data(first), "{\"flag\":true,\"level\":1,\"cohorts\":[\"older\"]}");
    ivn_text_free(first);
    ivn_text_free(second);
    outcome_free(&one);
    outcome_free(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_of_these_tests_are_sound),
        cmocka_unit_test(what_is_written_reads_back_as_the_same_facts),
        cmocka_unit_test(made_up_facts_differ),
        cmocka_unit_test(members_in_any_order_are_the_same_facts),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
