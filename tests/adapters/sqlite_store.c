/*
 * Tests of examples/adapters/sqlite: what a file is, what is refused, what stays when something goes wrong.
 */
#include <stdio.h>
#include <string.h>

#include "desk.h"
#include "sqlite_support.h"
#include "test.h"

static int set_up(void **state)
{
    static folder made;

    folder_make(&made);
    *state = &made;
    return 0;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

static void referrals_live_in_a_file_from_draft_to_report(void **state)
{
    const char *path = folder_file(*state, "cases");
    ivn_record *record = NULL;
    ivn_store_ops ops;
    ivn_sqlite_store *store = store_at(path, &ops);
    desk d;

    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(desk_live(&d, 1, STEP_SUBMIT_REPORT), IVN_OK);
    desk_close(&d);
    ivn_sqlite_store_close(store);
    store = store_at(path, &ops);
    assert_int_equal(desk_open_on(&d, NULL, &ops), IVN_OK);
    assert_int_equal(ivn_caseload_get(d.caseload, IVN_RECORD_REFERRAL, desk_record(1), &record, &d.error), IVN_OK);
    assert_int_equal(ivn_referral_read(record)->phase, IVN_PHASE_CONCLUDED);
    ivn_record_free(record);
    desk_close(&d);
    ivn_sqlite_store_close(store);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(referrals_live_in_a_file_from_draft_to_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
