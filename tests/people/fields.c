/*
 * Tests of src/people/fields.c: the tables describe their structs, and everything about a person is marked as personal.
 */
#include <stdio.h>
#include <string.h>

#include "person.h"
#include "tables.h"

static void the_tables_describe_their_structs(void **state)
{
    (void)state;
    table_is_sound(&ivni_caseload_table);
    table_is_sound(&ivni_needs_table);
}

/* What is not personal: who refers, and whether a list is complete. */
static void everything_about_a_person_is_personal(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ivni_service_user_table.count; i++) {
        const ivni_field *row = &ivni_service_user_table.fields[i];
        int structure = row->kind == IVNI_SIZE || row->kind == IVNI_COUNT || row->kind == IVNI_COMPLETE;
        int personal = (row->flags & IVNI_PERSONAL) != 0;

        if (personal == (structure || strcmp(row->name, "referrer") == 0))
            fail_msg("%s", row->name);
    }
}

static void a_list_that_may_be_incomplete_can_say_so(void **state)
{
    static const char *const lists[] = {"sentences", "offences", "needs", "cohorts"};

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char name[40];
        uint32_t found = 0;

        snprintf(name, sizeof name, "%s_complete", lists[i]);
        for (uint32_t row = 0; row < ivni_service_user_table.count; row++)
            found += strcmp(ivni_service_user_table.fields[row].name, name) == 0;
        assert_int_equal(found, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_describe_their_structs),
        cmocka_unit_test(everything_about_a_person_is_personal),
        cmocka_unit_test(a_list_that_may_be_incomplete_can_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
