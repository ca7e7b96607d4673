/*
 * How referrals end: all combinations of the facts that decide, held to what the documents of the other systems say,
 * told here a second time and in another way.
 */
#include "test.h"

#include <string.h>

#include "casework/casework.h"

/* The facts, a bit each. */
enum { ENDED = 1, REQUESTED = 2, ATTENDED = 4, RECORDED = 8, WRITTEN = 16, SUBMITTED = 32, CONCLUDED = 64, ALL = 128 };

static const ivn_report written;

static ivn_moment moment(unsigned bits, unsigned bit)
{
    return (ivn_moment){(bits & bit) != 0, 0, (bits & bit) != 0 ? 1000 : 0};
}

static ivn_referral_view referral_of(unsigned bits)
{
    return (ivn_referral_view){.size = sizeof(ivn_referral_view),
                               .ended = moment(bits, ENDED),
                               .end_requested = moment(bits, REQUESTED),
                               .sessions_attended = bits & ATTENDED ? 2 : 0,
                               .sessions_planned = {1, 3},
                               .sessions_recorded = bits & RECORDED ? 3 : 2,
                               .report = bits & WRITTEN ? &written : NULL,
                               .report_submitted = moment(bits, SUBMITTED),
                               .concluded = moment(bits, CONCLUDED)};
}

static ivn_ending_names names_of(unsigned bits)
{
    ivn_referral_view referral = referral_of(bits);
    ivn_ending_names names = {.size = sizeof names};

    assert_int_equal(ivn_referral_ending(&referral, &names), IVN_OK);
    return names;
}

/* Whether the fold could come to such facts at all: a service that ends by itself had its sessions recorded. */
static int possible(unsigned bits)
{
    int ended = (bits & (ENDED | REQUESTED)) != 0, by_itself = ended && !(bits & REQUESTED);

    return !(by_itself && !(bits & RECORDED)) && !(by_itself && !(bits & ATTENDED));
}

/* Of the peer's document, 2.7 and 2.8: the state of delivery that the event carries. */
static const char *event_by_the_document(unsigned bits)
{
    if (!(bits & (ENDED | REQUESTED)))
        return "";
    return !(bits & ATTENDED) ? "CANCELLED" : bits & RECORDED ? "COMPLETED" : "PREMATURELY_ENDED";
}

/* A withdrawal concludes at once there. */
static int concluded_there(unsigned bits)
{
    return (bits & REQUESTED) != 0 || (bits & (CONCLUDED | ENDED)) == (CONCLUDED | ENDED);
}

static const char *report_by_the_document(unsigned bits)
{
    int has_report = (bits & (WRITTEN | SUBMITTED)) != 0;

    return !concluded_there(bits) ? "" : !(bits & REQUESTED) ? "completed" : has_report ? "ended" : "cancelled";
}

static const char *dashboard_by_the_document(unsigned bits)
{
    int completed = concluded_there(bits) && (bits & SUBMITTED);
    int cancelled = (bits & REQUESTED) && !(bits & SUBMITTED) && !(bits & ATTENDED);

    return completed ? "completed" : cancelled ? "cancelled" : "";
}

static const char *outcome_of_event(const char *event)
{
    return strcmp(event, "CANCELLED") == 0           ? "CRS01"
           : strcmp(event, "PREMATURELY_ENDED") == 0 ? "CRS02"
           : strcmp(event, "COMPLETED") == 0         ? "CRS03"
                                                     : "";
}

static uint32_t ending_by_the_definition(unsigned bits)
{
    if (bits & REQUESTED)
        return bits & ATTENDED ? IVN_ENDING_ENDED_EARLY : IVN_ENDING_CANCELLED;
    return bits & ENDED ? IVN_ENDING_COMPLETED : 0;
}

static void every_combination_has_an_ending_a_reason_and_four_names(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits < ALL; bits++) {
        ivn_ending_names names = names_of(bits);
        ivn_referral_view referral = referral_of(bits);

        assert_int_equal(names.ending, ending_by_the_definition(bits));
        assert_int_equal(ivni_ending_of(&referral), names.ending);
        assert_true(strlen(names.reason) > 10);
        assert_true(names.event != NULL && names.report != NULL && names.dashboard != NULL && names.delius != NULL);
    }
}

static void each_name_is_the_one_its_system_gives(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits < ALL; bits++) {
        ivn_ending_names names = names_of(bits);

        if (!possible(bits))
            continue;
        assert_string_equal(names.event, event_by_the_document(bits));
        assert_string_equal(names.report, report_by_the_document(bits));
        assert_string_equal(names.dashboard, dashboard_by_the_document(bits));
        assert_string_equal(names.delius, outcome_of_event(names.event));
    }
}

static void what_goes_on_has_no_name_anywhere(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits < ALL; bits++) {
        ivn_ending_names names = names_of(bits);

        if ((bits & (ENDED | REQUESTED)) == 0) {
            assert_int_equal(names.ending, 0);
            assert_int_equal(*names.event | *names.report | *names.dashboard | *names.delius, 0);
        }
    }
}

/* The document's own examples of how the systems disagree. */
static void a_withdrawal_after_attendance_has_three_different_names(void **state)
{
    ivn_ending_names names = names_of(ENDED | REQUESTED | ATTENDED);

    (void)state;
    assert_int_equal(names.ending, IVN_ENDING_ENDED_EARLY);
    assert_string_equal(names.event, "PREMATURELY_ENDED");
    assert_string_equal(names.report, "cancelled");
    assert_string_equal(names.dashboard, "");
    assert_string_equal(names.delius, "CRS02");
}

static void one_may_be_completed_in_ndelius_and_ended_in_the_report(void **state)
{
    ivn_ending_names names = names_of(ENDED | REQUESTED | ATTENDED | RECORDED | WRITTEN);

    (void)state;
    assert_string_equal(names.delius, "CRS03");
    assert_string_equal(names.report, "ended");
}

static void a_completed_one_that_owes_its_report_has_no_name_in_the_report_yet(void **state)
{
    ivn_ending_names names = names_of(ENDED | ATTENDED | RECORDED | WRITTEN);

    (void)state;
    assert_int_equal(names.ending, IVN_ENDING_COMPLETED);
    assert_string_equal(names.event, "COMPLETED");
    assert_string_equal(names.report, "");
    assert_string_equal(names.dashboard, "");
}

static void without_a_number_of_sessions_nothing_is_all_recorded(void **state)
{
    ivn_referral_view referral = referral_of(ENDED | REQUESTED | ATTENDED | RECORDED);
    ivn_ending_names names = {.size = sizeof names};

    (void)state;
    referral.sessions_planned = (ivn_number){0, 0};
    assert_int_equal(ivn_referral_ending(&referral, &names), IVN_OK);
    assert_string_equal(names.event, "PREMATURELY_ENDED");
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_referral_view referral = referral_of(0);
    ivn_ending_names names = {.size = 8};

    (void)state;
    assert_int_equal(ivn_referral_ending(NULL, &names), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_ending(&referral, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_ending(&referral, &names), IVN_ERROR_SIZE);
}

static void no_planned_sessions_are_never_all_recorded(void **state)
{
    ivn_referral_view referral = referral_of(REQUESTED | ATTENDED);
    ivn_ending_names names = {.size = sizeof names};

    (void)state;
    referral.sessions_planned = (ivn_number){1, 0};
    assert_int_equal(ivn_referral_ending(&referral, &names), IVN_OK);
    assert_string_equal(names.event, "PREMATURELY_ENDED");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_combination_has_an_ending_a_reason_and_four_names),
        cmocka_unit_test(each_name_is_the_one_its_system_gives),
        cmocka_unit_test(what_goes_on_has_no_name_anywhere),
        cmocka_unit_test(a_withdrawal_after_attendance_has_three_different_names),
        cmocka_unit_test(one_may_be_completed_in_ndelius_and_ended_in_the_report),
        cmocka_unit_test(a_completed_one_that_owes_its_report_has_no_name_in_the_report_yet),
        cmocka_unit_test(without_a_number_of_sessions_nothing_is_all_recorded),
        cmocka_unit_test(no_planned_sessions_are_never_all_recorded),
        cmocka_unit_test(wrong_arguments_are_refused),
    };

    return cmocka_run_group_tests_name("ending", tests, NULL, NULL);
}
