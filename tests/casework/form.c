/*
 * How a referral is entered in the case management system: which form, what stands in it, what is lacking.
 */
#include "derived_support.h"

#include <stdio.h>
#include <string.h>

#include "casework/form.h"
#include "failing.h"

static world here;
static life referral;

static int begin(void **state)
{
    (void)state;
    world_begin(&here, "2026-10-01");
    life_begin(&referral);
    referral.facts.service = "accommodation";
    referral.facts.edition = "rate-card-2019";
    referral.facts.intensity = IVN_INTENSITY_MEDIUM;
    referral.facts.practitioner = "A. Practitioner";
    referral.facts.practitioner_team = "Southend 2";
    referral.facts.risk = "Medium risk of serious harm to the public.";
    referral.facts.support = "Help to keep a tenancy.";
    referral.facts.priority = IVN_BAND_HIGH;
    referral.facts.place = "Southend";
    return 0;
}

static int end(void **state)
{
    (void)state;
    world_end(&here);
    return 0;
}

static ivn_form *form_of(void)
{
    ivn_error error = {.size = sizeof error};
    ivn_form *form = NULL;

    if (ivn_referral_form(here.context, &referral.record, &here.environment, &form, &error) != IVN_OK)
        fail_msg("%s", error.message);
    return form;
}

static ivn_status refusal(ivn_error *error)
{
    ivn_form *form = NULL;
    ivn_status status = ivn_referral_form(here.context, &referral.record, &here.environment, &form, error);

    assert_null(form);
    return status;
}

static int remarks_of(const ivn_form *form, const char *words)
{
    const ivn_form_view *view = ivn_form_read(form);
    int count = 0;

    for (uint32_t i = 0; i < view->remark_count; i++)
        count += strstr(view->remarks[i], words) != NULL;
    return count;
}

/* R471 R475 R476 R477 R478 R480 R481 R483 R484. */
static void a_service_of_the_rate_card_has_the_texts_of_the_document(void **state)
{
    ivn_form *form = form_of();
    const ivn_form_view *view = ivn_form_read(form);

    (void)state;
    assert_int_equal(view->form, IVN_FORM_NON_STATUTORY_INTERVENTION);
    assert_string_equal(view->rule, "RC-NSI-4");
    assert_string_equal(view->service, "Accommodation Support");
    assert_string_equal(view->type, "ES - Accommodation ESX");
    assert_string_equal(view->sub_type, "Accommodation Support Medium Intensity");
    assert_string_equal(view->event, "event 1");
    assert_string_equal(view->requirement, "");
    assert_string_equal(view->provider, "CPA Essex");
    assert_string_equal(view->your_provider, "NPS Essex");
    assert_string_equal(view->your_team, "Southend 2");
    assert_string_equal(view->your_name, "A. Practitioner");
    assert_string_equal(view->status, "Referred");
    assert_int_equal(view->status_at.value, moment_of("2026-08-21").value);
    assert_int_equal(view->expected_end.value, day_of("2026-12-18"));
    assert_int_equal(view->actual_end.known, 0);
    assert_string_equal(view->to_provider, "CPA Essex");
    assert_string_equal(view->to_cluster, "");
    assert_string_equal(view->to_ldu, "");
    assert_string_equal(view->to_team, "CRC-Essex-Awaiting Allocation");
    assert_string_equal(view->to_officer, "Unallocated");
    assert_string_equal(view->to_reason, "External NSI Referral");
    assert_int_equal(remarks_of(form, "Lacking"), 0);
    ivn_form_free(form);
}

/* R479. */
static void its_notes_tell_risk_support_priority_urgency_and_place(void **state)
{
    ivn_form *form = form_of();

    (void)state;
    assert_string_equal(ivn_form_read(form)->notes, "Risk: Medium risk of serious harm to the public.\n"
                                                    "Support required: Help to keep a tenancy.\n"
                                                    "Priority: high\n"
                                                    "Urgency: to be done by 2026-12-18; days until then: 78\n"
                                                    "Place: Southend");
    ivn_form_free(form);
}

static void somebody_close_to_release_is_urgent(void **state)
{
    ivn_release_date release = {
        .size = sizeof release, .source = IVN_RELEASE_CONFIRMED, .date = {1, day_of("2026-10-15")}};
    const ivn_release_date *const dates[] = {&release};
    ivn_custody custody = {
        .size = sizeof custody, .in_custody = IVN_YES, .release_dates = dates, .release_date_count = 1};
    ivn_form *form;

    (void)state;
    referral.user.custody = &custody;
    form = form_of();
    assert_non_null(
        strstr(ivn_form_read(form)->notes, "Urgency: days to release: 14; urgent, as at most 14 (WB-URGENT)\n"));
    ivn_form_free(form);
    release.date.value++;
    form = form_of();
    assert_non_null(
        strstr(ivn_form_read(form)->notes, "Urgency: days to release: 15; not urgent, as more than 14 (WB-URGENT)\n"));
    ivn_form_free(form);
}

/* R300 R482. */
static void the_hub_and_the_order_of_steps_are_told(void **state)
{
    ivn_form *form = form_of();

    (void)state;
    assert_int_equal(remarks_of(form, "hub (RC-NSI-3)"), 1);
    assert_int_equal(remarks_of(form, "(RC-NSI-9)"), 1);
    ivn_form_free(form);
}

static void all_that_is_lacking_is_told_at_once(void **state)
{
    static const char *const expected[] = {
        "the event under which it is entered (RC-NSI-4)",
        "the team of whoever enters it (RC-NSI-5)",
        "the name of whoever enters it (RC-NSI-5)",
        "the intensity, on which the sub-type depends (RC-NSI-2)",
        "date and time of the status, which are those of the sending (RC-NSI-6)",
        "the expected end date (RC-NSI-8)",
        "Lacking in the notes: Risk (RC-NSI-7)",
        "Lacking in the notes: Support required (RC-NSI-7)",
        "Lacking in the notes: Priority (RC-NSI-7)",
        "Lacking in the notes: Urgency (RC-NSI-7)",
        "Lacking in the notes: Place (RC-NSI-7)",
    };
    ivn_referral_facts little = {
        .size = sizeof little, .service_user = &referral.user, .service = "accommodation@rate-card-2019"};
    ivn_form *form;

    (void)state;
    referral.facts = little;
    referral.record.referral.sent = moment_of(NULL);
    form = form_of();
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(remarks_of(form, expected[i]), 1);
    assert_int_equal(remarks_of(form, "Lacking"), sizeof expected / sizeof *expected);
    assert_string_equal(ivn_form_read(form)->type, "ES - Accommodation ESX");
    assert_string_equal(ivn_form_read(form)->sub_type, "");
    assert_string_equal(ivn_form_read(form)->notes, "");
    ivn_form_free(form);
}

static void another_provider_takes_the_place_of_the_one_in_the_document(void **state)
{
    ivn_form *form;

    (void)state;
    referral.facts.provider = "Northern Support";
    referral.facts.practitioner_provider = "Durham";
    form = form_of();
    assert_string_equal(ivn_form_read(form)->provider, "Northern Support");
    assert_string_equal(ivn_form_read(form)->to_provider, "Northern Support");
    assert_string_equal(ivn_form_read(form)->your_provider, "Durham");
    assert_string_equal(ivn_form_read(form)->to_team, "");
    assert_string_equal(ivn_form_read(form)->to_officer, "Unallocated");
    assert_int_equal(remarks_of(form, "Lacking: the team that takes this provider's referrals (RC-NSI-10)"), 1);
    ivn_form_free(form);
}

static void a_contract_names_its_provider(void **state)
{
    static const char directory[] =
        "{\"contracts\": [{\"key\": \"north\", \"provider\": \"Northern Support\", \"services\": []}]}";
    ivn_error error = {.size = sizeof error};
    ivn_catalogue *with = NULL;
    ivn_form *form;

    (void)state;
    if (ivn_catalogue_with_json(here.context, here.catalogue, directory, sizeof directory - 1, &with, NULL, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    here.environment.catalogue = with;
    referral.facts.contract = "north";
    form = form_of();
    assert_string_equal(ivn_form_read(form)->provider, "Northern Support");
    ivn_form_free(form);
    ivn_catalogue_free(with);
    referral.facts.contract = "nowhere";
    here.environment.catalogue = here.catalogue;
    form = form_of();
    assert_string_equal(ivn_form_read(form)->provider, "CPA Essex");
    ivn_form_free(form);
}

static void the_intensity_that_was_agreed_goes_before_the_one_asked_for(void **state)
{
    static const ivn_agreement agreed = {.size = sizeof agreed, .intensity = IVN_INTENSITY_HIGH};
    ivn_form *form = form_of();

    (void)state;
    assert_int_equal(remarks_of(form, "(RC-NSI-2)"), 1);
    assert_int_equal(remarks_of(form, "(RC-NSI-1)"), 0);
    ivn_form_free(form);
    referral.record.referral.agreed = &agreed;
    form = form_of();
    assert_string_equal(ivn_form_read(form)->sub_type, "Accommodation Support High Intensity");
    assert_int_equal(remarks_of(form, "(RC-NSI-2)"), 0);
    ivn_form_free(form);
}

static void an_assessment_first_is_advised_where_none_was_held(void **state)
{
    ivn_form *form;

    (void)state;
    referral.record.referral.first_attended = moment_of(NULL);
    form = form_of();
    assert_int_equal(remarks_of(form, "(RC-NSI-1)"), 1);
    ivn_form_free(form);
    referral.facts.intensity = IVN_INTENSITY_ASSESSMENT;
    form = form_of();
    assert_string_equal(ivn_form_read(form)->sub_type, "Accommodation Assessment and Action Planning");
    assert_int_equal(remarks_of(form, "(RC-NSI-1)") + remarks_of(form, "(RC-NSI-2)"), 0);
    ivn_form_free(form);
}

/* Of services with an intensity of their own and one row for all. */
static void what_is_probably_a_mistake_of_the_document_is_told(void **state)
{
    ivn_form *form;

    (void)state;
    referral.facts.service = "domestic-abuse-individual";
    form = form_of();
    assert_string_equal(ivn_form_read(form)->sub_type, "Barriers to compliance");
    assert_int_equal(remarks_of(form, "copy"), 1);
    ivn_form_free(form);
    referral.facts.intensity = IVN_INTENSITY_ENHANCED;
    form = form_of();
    assert_string_equal(ivn_form_read(form)->sub_type, "Domestic Abuse Individual Programme Additional Modules");
    ivn_form_free(form);
}

/* R327. */
static void unpaid_work_is_transferred_and_never_entered(void **state)
{
    ivn_form *form;
    const ivn_form_view *view;

    (void)state;
    referral.facts.service = "community-payback";
    form = form_of();
    view = ivn_form_read(form);
    assert_int_equal(view->form, IVN_FORM_REQUIREMENT_TRANSFER);
    assert_string_equal(view->rule, "RC-CP-5");
    assert_string_equal(view->requirement, "requirement 1");
    assert_string_equal(view->event, "event 1");
    assert_string_equal(view->to_provider, "CPA Essex");
    assert_string_equal(view->status, "");
    assert_string_equal(view->type, "");
    assert_string_equal(view->notes, "");
    assert_string_equal(view->to_reason, "");
    assert_int_equal(view->status_at.known | view->expected_end.known, 0);
    assert_int_equal(view->remark_count, 0);
    ivn_form_free(form);
}

/* R334. */
static void a_programme_is_transferred_where_a_court_ordered_it(void **state)
{
    ivn_error error = {.size = sizeof error};
    ivn_form *form;

    (void)state;
    referral.facts.service = "resolve";
    referral.facts.court_ordered = IVN_YES;
    form = form_of();
    assert_int_equal(ivn_form_read(form)->form, IVN_FORM_REQUIREMENT_TRANSFER);
    assert_string_equal(ivn_form_read(form)->rule, "RC-AP-1");
    assert_int_equal(ivn_form_read(form)->remark_count, 0);
    ivn_form_free(form);
    referral.facts.court_ordered = IVN_UNKNOWN;
    form = form_of();
    assert_int_equal(ivn_form_read(form)->form, IVN_FORM_REQUIREMENT_TRANSFER);
    assert_int_equal(remarks_of(form, "Lacking: whether the court ordered the programme (RC-AP-1)."), 1);
    ivn_form_free(form);
    referral.facts.court_ordered = IVN_NO;
    assert_int_equal(refusal(&error), IVN_ERROR_NOT_FOUND);
    assert_string_equal(error.rule, "RC-AP-1");
}

/* R304 R305. */
static void through_the_gate_is_instructed_where_the_prison_is_no_resettlement_prison(void **state)
{
    ivn_custody custody = {.size = sizeof custody, .in_custody = IVN_YES, .resettlement_prison = IVN_NO};
    ivn_error error = {.size = sizeof error};
    ivn_form *form;

    (void)state;
    referral.facts.service = "through-the-gate";
    referral.user.custody = &custody;
    form = form_of();
    assert_int_equal(ivn_form_read(form)->form, IVN_FORM_NON_STATUTORY_INTERVENTION);
    assert_int_equal(remarks_of(form, "does not print for this service"), 1);
    ivn_form_free(form);
    custody.resettlement_prison = IVN_UNKNOWN;
    form = form_of();
    assert_int_equal(remarks_of(form, "whether the prison is a resettlement prison (RC-TTG-2)"), 1);
    ivn_form_free(form);
    custody.resettlement_prison = IVN_YES;
    assert_int_equal(refusal(&error), IVN_ERROR_NOT_FOUND);
    assert_string_equal(error.rule, "RC-TTG-1");
}

static void other_services_have_no_form(void **state)
{
    static const char *const services[] = {"personal-well-being/emotional@well-being-specification",
                                           "structured-intervention/emotional@in-house-2021", "no-such-service"};
    ivn_error error = {.size = sizeof error};

    (void)state;
    referral.facts.edition = NULL;
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        referral.facts.service = services[i];
        assert_int_equal(refusal(&error), IVN_ERROR_NOT_FOUND);
        assert_string_equal(error.pointer, "/service");
    }
}

static void every_service_of_the_rate_card_has_type_and_sub_type_as_printed(void **state)
{
    const ivn_directory *directory = ivn_catalogue_read(here.catalogue);
    uint32_t seen = 0;

    (void)state;
    for (uint32_t i = 0; i < directory->service_count; i++) {
        const ivn_service *service = directory->services[i];

        if (strcmp(service->edition, "rate-card-2019") != 0 || service->kind != IVN_KIND_RATE_CARD_SERVICE)
            continue;
        referral.facts.service = service->key;
        for (uint32_t n = 0; n < service->nsi_count; n++, seen++) {
            ivn_form *form;

            referral.facts.intensity = service->nsis[n]->intensity;
            form = form_of();
            assert_string_equal(ivn_form_read(form)->type_printed, service->nsis[n]->type_printed);
            assert_string_equal(ivn_form_read(form)->sub_type_printed, service->nsis[n]->sub_type_printed);
            ivn_form_free(form);
        }
    }
    assert_true(seen > 40);
}

static void the_edition_under_which_it_was_sent_counts_where_the_facts_name_none(void **state)
{
    ivn_entry sending = {.size = sizeof sending, .type = IVN_COMMAND_SEND, .edition = "rate-card-2019"};
    const ivn_entry *const entries[] = {&referral.draft, &sending};
    ivn_form *form;

    (void)state;
    referral.facts.service = "resolve";
    referral.facts.court_ordered = IVN_YES;
    referral.facts.edition = NULL;
    referral.record.referral.entries = entries;
    referral.record.referral.entry_count = 2;
    form = form_of();
    assert_string_equal(ivn_form_read(form)->service, "RESOLVE");
    ivn_form_free(form);
}

static void rules_of_the_rows_are_those_of_the_rulebook(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ivni_form_choice_count; i++)
        assert_non_null(ivn_rulebook_rule(here.rulebook, ivni_form_choices[i].rule));
    for (uint32_t i = 0; i < ivni_form_text_count; i++)
        assert_non_null(ivn_rulebook_rule(here.rulebook, ivni_form_texts[i].rule));
    for (uint32_t i = 0; i < ivni_form_note_count; i++)
        assert_non_null(ivn_rulebook_rule(here.rulebook, ivni_form_notes[i].rule));
    for (uint32_t i = 0; i < ivni_form_advice_count; i++)
        assert_non_null(ivn_rulebook_rule(here.rulebook, ivni_form_advices[i].rule));
}

static void a_rule_that_is_switched_off_advises_nothing(void **state)
{
    ivn_form *form;

    (void)state;
    world_override(&here, "{\"overrides\": [{\"rule\": \"RC-NSI-9\", \"from\": \"2026-01-02\", "
                          "\"to\": \"2026-01-01\", \"source\": \"Our handbook\"}]}");
    form = form_of();
    assert_int_equal(remarks_of(form, "(RC-NSI-9)"), 0);
    ivn_form_free(form);
}

static void somebody_who_was_released_is_not_urgent_by_a_past_date(void **state)
{
    ivn_release_date release = {
        .size = sizeof release, .source = IVN_RELEASE_CONFIRMED, .date = {1, day_of("2026-09-30")}};
    const ivn_release_date *const dates[] = {&release};
    ivn_custody custody = {
        .size = sizeof custody, .in_custody = IVN_YES, .release_dates = dates, .release_date_count = 1};
    ivn_form *form;

    (void)state;
    referral.user.custody = &custody;
    form = form_of();
    assert_non_null(strstr(ivn_form_read(form)->notes, "Urgency: to be done by 2026-12-18; days until then: 78\n"));
    ivn_form_free(form);
}

/* Facts that were put right only after the day that is asked for: nothing of the person is then known. */
static void somebody_not_born_yet_on_the_day_is_nobody_in_particular(void **state)
{
    ivn_form *form;

    (void)state;
    referral.user.date_of_birth = (ivn_number){1, day_of("2026-10-02")};
    form = form_of();
    assert_int_equal(ivn_form_read(form)->form, IVN_FORM_NON_STATUTORY_INTERVENTION);
    ivn_form_free(form);
}

static void wrong_arguments_are_refused(void **state)
{
    ivn_form *form = NULL;
    ivn_error error = {.size = sizeof error}, wrong = {.size = 3};

    (void)state;
    assert_int_equal(ivn_referral_form(here.context, &referral.record, &here.environment, &form, &wrong),
                     IVN_ERROR_SIZE);
    assert_int_equal(ivn_referral_form(NULL, &referral.record, &here.environment, &form, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_referral_form(here.context, &referral.record, NULL, &form, &error), IVN_ERROR_ARGUMENT);
    assert_null(ivn_form_read(NULL));
    ivn_form_free(NULL);
    referral.facts.service = NULL;
    assert_int_equal(refusal(&error), IVN_ERROR_NOT_FOUND);
    referral.record.referral.facts = NULL;
    assert_int_equal(refusal(&error), IVN_ERROR_NOT_FOUND);
}

static ivn_status fills(const ivn_context *context, void *user)
{
    ivn_form *form = NULL;
    ivn_status status = ivn_referral_form(context, &referral.record, &here.environment, &form, NULL);

    (void)user;
    ivn_form_free(form);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    (void)state;
    failing_every_with_context(fills, NULL);
    limit_every(fills, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
        TEST(a_service_of_the_rate_card_has_the_texts_of_the_document),
        TEST(its_notes_tell_risk_support_priority_urgency_and_place),
        TEST(somebody_close_to_release_is_urgent),
        TEST(the_hub_and_the_order_of_steps_are_told),
        TEST(all_that_is_lacking_is_told_at_once),
        TEST(another_provider_takes_the_place_of_the_one_in_the_document),
        TEST(a_contract_names_its_provider),
        TEST(the_intensity_that_was_agreed_goes_before_the_one_asked_for),
        TEST(an_assessment_first_is_advised_where_none_was_held),
        TEST(what_is_probably_a_mistake_of_the_document_is_told),
        TEST(unpaid_work_is_transferred_and_never_entered),
        TEST(a_programme_is_transferred_where_a_court_ordered_it),
        TEST(through_the_gate_is_instructed_where_the_prison_is_no_resettlement_prison),
        TEST(other_services_have_no_form),
        TEST(every_service_of_the_rate_card_has_type_and_sub_type_as_printed),
        TEST(the_edition_under_which_it_was_sent_counts_where_the_facts_name_none),
        TEST(rules_of_the_rows_are_those_of_the_rulebook),
        TEST(a_rule_that_is_switched_off_advises_nothing),
        TEST(somebody_who_was_released_is_not_urgent_by_a_past_date),
        TEST(somebody_not_born_yet_on_the_day_is_nobody_in_particular),
        TEST(wrong_arguments_are_refused),
        TEST(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
