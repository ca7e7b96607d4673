/*
 * Tests of src/casework/decide.c: the life of a referral by commands, and what comes of a command that is repeated, that
 * changes nothing, or that is not allowed.
 */
#include "desk.h"

#include <string.h>

static desk at;

static int open_desk(void **state)
{
    (void)state;
    desk_open(&at, NULL);
    return 0;
}

static int close_desk(void **state)
{
    (void)state;
    desk_close(&at);
    return 0;
}

static void each_step_of_a_life_is_allowed_and_leads_to_its_phase(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < life_count; i++) {
        assert_decided(&at, life_give(&at, &life_steps[i]), IVN_OK);
        if (desk_referral(&at)->phase != life_steps[i].phase)
            fail_msg("step %u: %s instead of %s", i, ivn_term_of(IVN_VOCABULARY_PHASE, desk_referral(&at)->phase)->name,
                     ivn_term_of(IVN_VOCABULARY_PHASE, life_steps[i].phase)->name);
        assert_int_equal(desk_referral(&at)->revision, i + 1);
        assert_int_equal(ivn_change_read(at.change)->expected, i);
        assert_int_equal(ivn_change_read(at.change)->revision, i + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_step_of_a_life_is_allowed_and_leads_to_its_phase, open_desk, close_desk),
    };

    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
