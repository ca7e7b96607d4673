/*
 * What an appointment comes to: the combinations of the three questions, one by one.
 */
#include "test.h"

#include "casework/casework.h"

#define DAY 86400000LL
#define AT(instant)                                                                                                    \
    {                                                                                                                  \
        1, 0, (instant)                                                                                                \
    }

typedef struct said {
    const char *what;
    ivn_flag attended, happened, late, behaviour;
    uint32_t no_session, comes_to;
} said;

static const said records[] = {
    {"held", IVN_YES, IVN_YES, IVN_NO, IVN_NO, 0, IVN_COMPLIANCE_COMPLIED},
    {"held, behaviour not said", IVN_YES, IVN_YES, IVN_NO, 0, 0, IVN_COMPLIANCE_COMPLIED},
    {"held, came late", IVN_YES, IVN_YES, IVN_YES, IVN_NO, 0, IVN_COMPLIANCE_COMPLIED},
    {"held, bad behaviour", IVN_YES, IVN_YES, IVN_NO, IVN_YES, 0, IVN_COMPLIANCE_FAILED_TO_COMPLY},
    {"absent", IVN_NO, IVN_NO, 0, IVN_NO, 0, IVN_COMPLIANCE_FAILED_TO_ATTEND},
    {"absent, happened not said", IVN_NO, 0, 0, IVN_YES, 0, IVN_COMPLIANCE_FAILED_TO_ATTEND},
    {"came, reason not acceptable", IVN_YES, IVN_NO, 0, 0, IVN_NO_SESSION_UNACCEPTABLE,
     IVN_COMPLIANCE_FAILED_TO_COMPLY},
    {"came, reason acceptable", IVN_YES, IVN_NO, 0, 0, IVN_NO_SESSION_ACCEPTABLE, IVN_COMPLIANCE_APPOINTMENT_KEPT},
    {"came, logistics", IVN_YES, IVN_NO, 0, IVN_YES, IVN_NO_SESSION_LOGISTICS, IVN_COMPLIANCE_SENT_HOME},
    {"came, no reason", IVN_YES, IVN_NO, 0, 0, 0, 0},
    {"nothing said", 0, 0, 0, 0, 0, 0},
};

/* An appointment of day 100 about which something was said. */
static uint32_t compliance_of(const said *of, int submitted, uint32_t superseded_by, ivn_moment ended)
{
    ivn_appointment facts = {.size = sizeof facts, .starts = AT(100 * DAY)};
    ivn_attendance attendance = {.size = sizeof attendance,
                                 .attended = of->attended,
                                 .happened = of->happened,
                                 .late = of->late,
                                 .no_session = of->no_session};
    ivn_feedback feedback = {.size = sizeof feedback, .notify_behaviour = of->behaviour};
    ivn_appointment_view view = {.size = sizeof view, .facts = &facts, .attendance = &attendance};

    if (submitted) {
        view.feedback = &feedback;
        view.submitted = (ivn_moment)AT(101 * DAY);
    }
    view.superseded_by = superseded_by;
    return ivni_compliance_of(&view, ended);
}

static void each_combination_of_answers_comes_to_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        if (compliance_of(&records[i], 1, 0, (ivn_moment){0, 0, 0}) != records[i].comes_to) {
            fail_msg("%s", records[i].what);
        }
    }
}

static void a_record_counts_whether_or_not_the_service_ended_before_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        assert_int_equal(compliance_of(&records[i], 1, 0, (ivn_moment)AT(99 * DAY)), records[i].comes_to);
    }
}

static void nothing_counts_until_the_record_is_submitted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        assert_int_equal(compliance_of(&records[i], 0, 0, (ivn_moment){0, 0, 0}), 0);
    }
}

static void a_superseded_one_is_rescheduled_whatever_was_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        assert_int_equal(compliance_of(&records[i], 1, 2, (ivn_moment)AT(99 * DAY)), IVN_COMPLIANCE_RESCHEDULED);
    }
}

static void what_lay_ahead_when_the_service_ended_is_withdrawn(void **state)
{
    static const said nothing = {"", 0, 0, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(compliance_of(&nothing, 0, 0, (ivn_moment)AT(99 * DAY)), IVN_COMPLIANCE_WITHDRAWN);
    assert_int_equal(compliance_of(&nothing, 0, 0, (ivn_moment)AT(100 * DAY)), IVN_COMPLIANCE_WITHDRAWN);
    assert_int_equal(compliance_of(&nothing, 0, 0, (ivn_moment)AT(100 * DAY + 1)), 0);
}

static void an_appointment_that_was_just_offered_comes_to_nothing(void **state)
{
    ivn_appointment facts = {.size = sizeof facts, .starts = AT(0)};
    ivn_appointment_view view = {.size = sizeof view, .facts = &facts};

    (void)state;
    assert_int_equal(ivni_compliance_of(&view, (ivn_moment){0, 0, 0}), 0);
    assert_int_equal(ivni_left_at_end(&view, (ivn_moment){0, 0, 0}), IVN_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_combination_of_answers_comes_to_its_own),
        cmocka_unit_test(a_record_counts_whether_or_not_the_service_ended_before_it),
        cmocka_unit_test(nothing_counts_until_the_record_is_submitted),
        cmocka_unit_test(a_superseded_one_is_rescheduled_whatever_was_said),
        cmocka_unit_test(what_lay_ahead_when_the_service_ended_is_withdrawn),
        cmocka_unit_test(an_appointment_that_was_just_offered_comes_to_nothing),
    };

    return cmocka_run_group_tests_name("compliance", tests, NULL, NULL);
}
