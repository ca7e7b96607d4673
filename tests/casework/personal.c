/*
 * What personal data a record holds, and until when.
 */
#include "derived_support.h"

#include <string.h>

#include "failing.h"

static world here;
static life referral;
static ivn_entry more[4];
static const ivn_entry *entries[5];
static ivn_custody custody;
static ivn_appointment offer;
static ivn_attendance attendance;
static ivn_note note;

static int begin(void **state)
{
    (void)state;
    world_begin(&here, "2026-10-01");
    life_begin(&referral);
    custody = (ivn_custody){.size = sizeof custody, .in_custody = IVN_YES, .prison = "hmp-chelmsford"};
    offer = (ivn_appointment){.size = sizeof offer, .kind = IVN_APPOINTMENT_SESSION, .postcode = "SS1 1AA"};
    attendance = (ivn_attendance){.size = sizeof attendance, .attended = IVN_NO, .detail = "Was ill."};
    offer.attendance = &attendance;
    note = (ivn_note){.size = sizeof note, .text = "A word."};
    more[0] = (ivn_entry){.size = sizeof *more, .type = IVN_COMMAND_CHANGE_CUSTODY, .by = "A.", .body = &custody};
    more[1] = (ivn_entry){.size = sizeof *more, .type = IVN_COMMAND_OFFER_APPOINTMENT, .by = "B.", .body = &offer};
    more[2] = (ivn_entry){.size = sizeof *more, .type = IVN_COMMAND_LIAISE, .body = &note};
    more[3] = (ivn_entry){.size = sizeof *more, .type = IVN_COMMAND_NOTIFY_RELEASE, .body = &note};
    entries[0] = &referral.draft;
    for (uint32_t i = 0; i < 4; i++)
        entries[i + 1] = &more[i];
    referral.record.referral.entries = entries;
    referral.record.referral.entry_count = 5;
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&here);
    return 0;
}

static ivn_personal_data *data_of(void)
{
    ivn_personal_data *data = NULL;

    assert_int_equal(ivn_referral_personal_data(here.context, &referral.record, &here.environment, &data, NULL),
                     IVN_OK);
    return data;
}

static uint32_t places_of(const ivn_personal_data *data, const char *pointer)
{
    const ivn_personal_data_view *view = ivn_personal_data_read(data);
    uint32_t places = 0;

    for (uint32_t i = 0; i < view->count; i++)
        if (strcmp(view->list[i]->pointer, pointer) == 0)
            places += view->list[i]->places;
    return places;
}

static void each_filled_member_that_is_personal_is_listed_with_its_places(void **state)
{
    static const struct {
        const char *pointer;
        uint32_t places;
    } expected[] = {
        {"/entries/*/body/service_user/reference", 1},
        {"/entries/*/body/service_user/sex", 1},
        {"/entries/*/body/service_user/sentences/*", 1},
        {"/entries/*/by", 2},
        {"/entries/*/body/in_custody", 1},
        {"/entries/*/body/prison", 1},
        {"/entries/*/body/postcode", 1},
        {"/entries/*/body/attendance/detail", 1},
        {"/entries/*/body/text", 2},
    };
    ivn_personal_data *data = data_of();
    const ivn_personal_data_view *view = ivn_personal_data_read(data);

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (places_of(data, expected[i].pointer) != expected[i].places)
            fail_msg("%s: %u", expected[i].pointer, (unsigned)places_of(data, expected[i].pointer));
    assert_int_equal(view->count, sizeof expected / sizeof *expected);
    assert_string_equal(view->list[0]->pointer, "/entries/*/body/service_user/sex");
    for (uint32_t i = 0; i < view->count; i++)
        assert_true(*view->list[i]->title != '\0');
    ivn_personal_data_free(data);
}

static void what_is_not_personal_is_not_listed(void **state)
{
    ivn_personal_data *data = data_of();

    (void)state;
    assert_int_equal(places_of(data, "/entries/*/body/service"), 0);
    assert_int_equal(places_of(data, "/entries/*/body/kind"), 0);
    assert_int_equal(places_of(data, "/entries/*/at"), 0);
    ivn_personal_data_free(data);
}

static void an_open_case_may_be_kept(void **state)
{
    ivn_personal_data *data = data_of();
    const ivn_personal_data_view *view = ivn_personal_data_read(data);

    (void)state;
    assert_int_equal(view->keep_until.known, 0);
    assert_int_equal(view->due, IVN_UNKNOWN);
    assert_string_equal(view->rule, "RM-RETENTION");
    assert_string_equal(view->missing, "rulebook:RM-RETENTION/months");
    ivn_personal_data_free(data);
}

static void it_is_due_on_the_day_after_the_last_one(void **state)
{
    ivn_personal_data *data;

    (void)state;
    referral.record.referral.phase = IVN_PHASE_DRAFT;
    world_on(&here, "2026-11-18");
    data = data_of();
    assert_int_equal(ivn_personal_data_read(data)->keep_until.value, day_of("2026-11-18"));
    assert_int_equal(ivn_personal_data_read(data)->due, IVN_NO);
    assert_string_equal(ivn_personal_data_read(data)->reason, "Counted from 2026-08-20, in days: 90.");
    ivn_personal_data_free(data);
    world_on(&here, "2026-11-19");
    data = data_of();
    assert_int_equal(ivn_personal_data_read(data)->due, IVN_YES);
    ivn_personal_data_free(data);
}

static void a_redacted_record_holds_none(void **state)
{
    ivn_personal_data *data;

    (void)state;
    referral.record.referral.redacted = IVN_YES;
    referral.record.referral.phase = IVN_PHASE_REDACTED;
    data = data_of();
    assert_int_equal(ivn_personal_data_read(data)->count, 0);
    assert_int_equal(ivn_personal_data_read(data)->due, IVN_NO);
    assert_string_equal(ivn_personal_data_read(data)->reason, "Its personal data has been removed.");
    ivn_personal_data_free(data);
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_error wrong = {.size = 3};
    ivn_personal_data *data = NULL;

    (void)state;
    assert_int_equal(ivn_referral_personal_data(here.context, &referral.record, &here.environment, &data, &wrong),
                     IVN_ERROR_SIZE);
    assert_int_equal(ivn_referral_personal_data(here.context, NULL, &here.environment, &data, NULL),
                     IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_personal_data(here.context, &referral.record, NULL, &data, NULL), IVN_ERROR_ARGUMENT);
    assert_null(ivn_personal_data_read(NULL));
    ivn_personal_data_free(NULL);
}

static ivn_status lists(const ivn_context *context, void *user)
{
    ivn_personal_data *data = NULL;
    ivn_status status = ivn_referral_personal_data(context, &referral.record, &here.environment, &data, NULL);

    (void)user;
    ivn_personal_data_free(data);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(lists, NULL);
    limit_every(lists, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
        TEST(each_filled_member_that_is_personal_is_listed_with_its_places),
        TEST(what_is_not_personal_is_not_listed),
        TEST(an_open_case_may_be_kept),
        TEST(it_is_due_on_the_day_after_the_last_one),
        TEST(a_redacted_record_holds_none),
        TEST(wrong_arguments_are_refused),
        TEST(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests_name("personal", tests, NULL, NULL);
}
