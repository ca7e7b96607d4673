/*
 * Where an appointment stands: by what became of it, then by the day.
 */
#include "test.h"

#include "casework/casework.h"

#define DAY 86400000LL

typedef struct said {
    ivn_flag attended, happened;
    int submitted;
    uint32_t superseded_by;
    int64_t ended; /* day; 0: it has not */
    ivn_date day;
    uint32_t stands;
} said;

/* Of an appointment on day 100. */
static const said cases[] = {
    {0, 0, 0, 0, 0, 99, IVN_STANDING_SCHEDULED},
    {0, 0, 0, 0, 0, 100, IVN_STANDING_SCHEDULED},
    {0, 0, 0, 0, 0, 101, IVN_STANDING_NEEDS_FEEDBACK},
    {IVN_YES, IVN_YES, 0, 0, 0, 101, IVN_STANDING_NEEDS_FEEDBACK},
    {IVN_YES, IVN_YES, 1, 0, 0, 100, IVN_STANDING_COMPLETED},
    {IVN_YES, IVN_NO, 1, 0, 0, 101, IVN_STANDING_DID_NOT_HAPPEN},
    {IVN_YES, 0, 1, 0, 0, 101, IVN_STANDING_DID_NOT_HAPPEN},
    {IVN_NO, IVN_NO, 1, 0, 0, 101, IVN_STANDING_DID_NOT_ATTEND},
    {IVN_NO, 0, 1, 0, 99, 101, IVN_STANDING_DID_NOT_ATTEND},
    {0, 0, 0, 2, 0, 101, IVN_STANDING_RESCHEDULED},
    {0, 0, 0, 2, 99, 101, IVN_STANDING_RESCHEDULED},
    {0, 0, 0, 0, 99, 101, IVN_STANDING_CANCELLED},
    {0, 0, 0, 0, 100, 99, IVN_STANDING_CANCELLED},
    {0, 0, 0, 0, 101, 102, IVN_STANDING_NEEDS_FEEDBACK},
};

static uint32_t standing_of(const said *of)
{
    ivn_appointment facts = {.size = sizeof facts, .starts = {1, 0, 100 * DAY}};
    ivn_attendance attendance = {.size = sizeof attendance, .attended = of->attended, .happened = of->happened};
    ivn_appointment_view view = {.size = sizeof view,
                                 .number = 1,
                                 .facts = &facts,
                                 .attendance = of->attended ? &attendance : NULL,
                                 .submitted = {of->submitted != 0, 0, of->submitted ? 100 * DAY + 1 : 0},
                                 .superseded_by = of->superseded_by,
                                 .day = {1, 100}};
    const ivn_appointment_view *const list[] = {&view};
    ivn_referral_view referral = {.size = sizeof referral,
                                  .appointments = list,
                                  .appointment_count = 1,
                                  .ended = {of->ended != 0, 0, of->ended * DAY}};

    return ivn_appointment_standing(&referral, 1, of->day);
}

static void each_case_stands_where_it_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t stands = standing_of(&cases[i]);

        if (stands != cases[i].stands)
            fail_msg("case %u stands at %u", (unsigned)i, (unsigned)stands);
    }
}

static void every_combination_has_a_standing(void **state)
{
    (void)state;
    for (uint32_t bits = 0; bits < 288; bits++) {
        said of = {.attended = bits % 3,
                   .happened = bits / 3 % 3,
                   .submitted = bits / 9 % 2,
                   .superseded_by = bits / 18 % 2,
                   .ended = (int[]){0, 99, 100, 101}[bits / 36 % 4],
                   .day = 100 + (ivn_date)(bits / 144)};

        assert_in_range(standing_of(&of), IVN_STANDING_SCHEDULED, IVN_STANDING_CANCELLED);
    }
}

static void what_is_not_there_stands_nowhere(void **state)
{
    ivn_referral_view referral = {.size = sizeof referral};

    (void)state;
    assert_int_equal(ivn_appointment_standing(NULL, 1, 0), 0);
    assert_int_equal(ivn_appointment_standing(&referral, 0, 0), 0);
    assert_int_equal(ivn_appointment_standing(&referral, 1, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_stands_where_it_should),
        cmocka_unit_test(every_combination_has_a_standing),
        cmocka_unit_test(what_is_not_there_stands_nowhere),
    };

    return cmocka_run_group_tests_name("standing", tests, NULL, NULL);
}
