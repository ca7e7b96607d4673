/*
 * Records that the one verb made, and what service levels make of them.
 */
#include "peer_support.h"

desk at;

int open_desk(void **state)
{
    (void)state;
    desk_open(&at, NULL);
    return 0;
}

int close_desk(void **state)
{
    (void)state;
    desk_close(&at);
    return 0;
}

void ask_on(const char *day)
{
    at.environment.on = (ivn_number){1, day_of(day)};
}

void live(uint32_t steps)
{
    while (at.commands < steps)
        assert_decided(&at, life_give(&at, &life_steps[at.commands]), IVN_OK);
}

ivn_facts *facts_of(const ivn_level_facts **out)
{
    ivn_facts *facts = NULL;

    assert_int_equal(ivn_level_facts_of(at.context, at.record, &at.environment, &facts, NULL), IVN_OK);
    *out = ivn_facts_read(facts, IVN_FACTS_LEVEL);
    assert_non_null(*out);
    return facts;
}

uint32_t class_of(uint32_t level)
{
    const ivn_level_facts *unit;
    ivn_facts *facts = facts_of(&unit);
    ivn_levels *levels = NULL;
    uint32_t attainment;

    assert_int_equal(ivn_levels_of(at.context, &at.environment, unit, &levels, NULL), IVN_OK);
    attainment = ivn_levels_read(levels)->levels[level - 1]->attainment;
    ivn_levels_free(levels);
    ivn_facts_free(facts);
    return attainment;
}

const ivn_report_line *total_of(const ivn_period *period, ivn_level_report **report)
{
    assert_int_equal(ivn_report_new(at.context, &at.environment, period, report, NULL), IVN_OK);
    assert_int_equal(ivn_report_add_record(*report, at.record, NULL), IVN_OK);
    return ivn_report_read(*report)->lines[0];
}
