/*
 * Tests of src/catalogue/rate_card_2019.c against the card: its order, sessions, hours and printed forms. For whom and
 * where is tested in rate_card_2019_criteria.c and _read_aloud.c, what of the register it carries in _register.c.
 */
#include <stdlib.h>

#include "base/json.h"

#include "files.h"
#include "rate_card.h"

static int32_t figure(const char *rule, const char *name)
{
    char path[128] = "";
    const ivn_parameter *parameter;

    strncat(path, rule, 60);
    strcat(path, "/");
    strncat(path, name, 60);
    parameter = ivn_rulebook_parameter(rulebook, path);
    if (parameter == NULL || !parameter->value.known)
        fail_msg("no figure %s", path);
    return parameter->value.value;
}

static const char *const order[] = {
    "through-the-gate",
    "community-payback",
    "thinking-skills-programme",
    "building-better-relationships",
    "building-skills-for-recovery",
    "resolve",
    "drink-impaired-drivers",
    "accommodation",
    "tenancy",
    "employment",
    "employability",
    "finance",
    "money-management",
    "families",
    "who-am-i",
    "womens-programme",
    "womens-mentoring",
    "next-steps",
    "fearless-futures",
    "domestic-abuse-individual",
    "attitudes",
    "barriers-to-compliance",
    "resettlement-module",
    "victims-awareness",
    "mentoring",
    "substance-mentoring",
    "sex-worker",
    "veterans",
    "individual-unpaid-work",
};

static void through_the_gate_and_28_services_stand_in_the_order_of_the_card(void **state)
{
    size_t count = sizeof order / sizeof *order;

    (void)state;
    assert_int_equal(count, 1 + 28);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(CARD[i]->key, order[i]);
    assert_null(CARD[count]);
}

static void every_service_is_offered_from_april_2019_and_has_no_last_day(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++) {
        assert_int_equal(CARD[i]->from.value, IVNI_DAY(2019, 4, 1));
        assert_false(CARD[i]->to.known);
        assert_string_equal(CARD[i]->edition, "rate-card-2019");
        assert_true(CARD[i]->summary != NULL && CARD[i]->section != NULL && CARD[i]->registers != NULL);
    }
}

static void six_services_are_mandated_and_22_discretionary(void **state)
{
    int mandated = 0, discretionary = 0;

    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++) {
        mandated += CARD[i]->part == IVN_PART_MANDATED;
        discretionary += CARD[i]->part == IVN_PART_DISCRETIONARY;
    }
    assert_int_equal(mandated, 6);
    assert_int_equal(discretionary, 22);
}

static void sessions_in_all_are_the_sum_of_the_runs(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++) {
        int32_t sum = 0;

        for (uint32_t j = 0; j < CARD[i]->session_count; j++)
            if (CARD[i]->sessions[j]->optional != IVN_YES)
                sum += CARD[i]->sessions[j]->count.value;
        if (sum != CARD[i]->sessions_total.value || CARD[i]->sessions_total.known != (CARD[i]->session_count > 0))
            fail_msg("%s: %d sessions in runs", CARD[i]->key, (int)sum);
    }
}

static void named_sessions_of_a_run_are_as_many_as_it_has(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->session_count; j++)
            if (CARD[i]->sessions[j]->name_count > 0)
                assert_int_equal(CARD[i]->sessions[j]->name_count, CARD[i]->sessions[j]->count.value);
}

typedef struct length {
    const char *service, *rule;
    uint32_t run;
    int minutes; /* whether the card says how long a session is */
} length;

static const length lengths[] = {
    {"thinking-skills-programme", "RC-TSP-5", 0, 0},
    {"building-better-relationships", "RC-BBR-4", 0, 0},
    {"building-skills-for-recovery", "RC-BSR-4", 0, 1},
    {"resolve", "RC-RES-4", 0, 0},
    {"drink-impaired-drivers", "RC-DID-3", 0, 0},
    {"tenancy", "RC-TEN-1", 0, 1},
    {"employability", "RC-EMP-1", 0, 1},
    {"money-management", "RC-MON-1", 0, 1},
    {"who-am-i", "RC-WHO-3", 1, 1},
    {"womens-programme", "RC-WSP-2", 0, 1},
    {"next-steps", "RC-NEXT-3", 1, 1},
    {"fearless-futures", "RC-FF-3", 1, 1},
    {"domestic-abuse-individual", "RC-DAI-10", 0, 1},
    {"attitudes", "RC-ATB-3", 0, 1},
    {"barriers-to-compliance", "RC-ABC-2", 0, 1},
    {"resettlement-module", "RC-RM-3", 0, 1},
    {"victims-awareness", "RC-VAM-4", 0, 1},
};

static void sessions_and_their_length_are_the_rulebook_s(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        const ivn_service *service = service_of(lengths[i].service);
        const ivn_session *run = service->sessions[lengths[i].run];

        assert_int_equal(service->sessions_total.value, figure(lengths[i].rule, "sessions"));
        assert_int_equal(run->minutes.known, lengths[i].minutes);
        if (lengths[i].minutes)
            assert_int_equal(run->minutes.value, figure(lengths[i].rule, "minutes"));
    }
}

static void other_figures_of_delivery_are_the_rulebook_s(void **state)
{
    (void)state;
    assert_int_equal(service_of("thinking-skills-programme")->modules.value, figure("RC-TSP-5", "modules"));
    assert_int_equal(service_of("thinking-skills-programme")->group_most.value, figure("RC-TSP-6", "people"));
    assert_int_equal(service_of("money-management")->modules.value, figure("RC-MON-1", "modules"));
    assert_int_equal(service_of("womens-programme")->modules.value, figure("RC-WSP-2", "modules"));
    assert_int_equal(service_of("womens-programme")->every_days.value, figure("RC-WSP-3", "days"));
    assert_int_equal(service_of("who-am-i")->sessions[1]->count.value, figure("RC-WHO-3", "group"));
    assert_int_equal(service_of("fearless-futures")->sessions[2]->minutes.value, figure("RC-FF-3", "exit"));
    assert_int_equal(service_of("attitudes")->sessions[0]->minutes_most.value, figure("RC-ATB-3", "minutes_most"));
    assert_int_equal(service_of("domestic-abuse-individual")->provisions[0]->hours_least.value,
                     figure("RC-DAI-11", "least"));
    assert_int_equal(service_of("domestic-abuse-individual")->provisions[0]->hours.value, figure("RC-DAI-11", "most"));
    assert_int_equal(service_of("mentoring")->provisions[4]->hours.value, figure("RC-CSM-4", "hours"));
}

typedef struct support {
    const char *service, *rule;
    const char *printed[4]; /* assessment, low, medium, high, as on the page */
} support;

static const support supports[] = {
    {"accommodation", "RC-ACC-2", {"up to 1 hour", "up to 2 hours", "up to 4 hours", "up to 6 hours"}},
    {"employment", "RC-ETE-2", {"1 hour", "2 hours", "4 hours", "6 hours"}},
    {"finance", "RC-FBD-1", {"1 hour", "2 hours", "4 hours", "6 hours"}},
    {"families", "RC-FAM-2", {"up to 1 hour", "up to 2 hours", "up to 4 hours", "up to 6 hours"}},
    {"womens-mentoring", "RC-WCS-4", {"1 hour", "5 hours", "10 hours", "20 hours"}},
    {"mentoring", "RC-CSM-5", {"1 hour", "5 hours", "10 hours", "20 hours"}},
    {"substance-mentoring", "RC-SMM-2", {"up to 1 hour", "up to 2 hours", "up to 4 hours", "up to 6 hours"}},
    {"sex-worker", "RC-SWS-3", {"up to 1 hour", "up to 2 hours", "up to 4 hours", "up to 6 hours"}},
    {"veterans", "RC-VET-3", {"up to 1 hour", "up to 2 hours", "up to 4 hours", "up to 6 hours"}},
};

static void hours_are_the_rulebook_s_and_printed_as_on_the_page(void **state)
{
    static const char *const names[] = {"assessment", "low", "medium", "high"};

    (void)state;
    for (size_t i = 0; i < sizeof supports / sizeof *supports; i++) {
        const ivn_service *service = service_of(supports[i].service);

        assert_true(service->provision_count >= 4);
        for (uint32_t j = 0; j < 4; j++) {
            assert_int_equal(service->provisions[j]->intensity, IVN_INTENSITY_ASSESSMENT + j);
            assert_int_equal(service->provisions[j]->hours.value, figure(supports[i].rule, names[j]));
            assert_string_equal(service->provisions[j]->printed, supports[i].printed[j]);
        }
    }
}

static void every_service_with_hours_is_in_the_table_above(void **state)
{
    size_t count = 0;

    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        count += CARD[i]->provision_count >= 4;
    assert_int_equal(count, sizeof supports / sizeof *supports);
}

static cJSON *read_json(const char *name)
{
    size_t size = 0;
    char *bytes = test_data(name, &size);
    cJSON *tree = NULL;

    assert_int_equal(ivni_json_read(context, bytes, size, &tree, NULL), IVN_OK);
    free(bytes);
    return tree;
}

static const char *text_of(const cJSON *object, const char *name)
{
    const cJSON *member = ivni_json_member(object, name);

    assert_true(cJSON_IsString(member));
    return member->valuestring;
}

/* The sub-types of a service as printed, each once: one printed form serves low, medium and high. */
static void assert_recorded_as_printed(const ivn_service *service, const cJSON *page)
{
    const cJSON *sub_type = ivni_json_member(page, "sub_types")->child;

    for (uint32_t i = 0; i < service->nsi_count; i++) {
        const ivn_nsi *nsi = service->nsis[i];

        assert_string_equal(nsi->type_printed, text_of(page, "type"));
        if (i > 0 && strcmp(nsi->sub_type_printed, service->nsis[i - 1]->sub_type_printed) == 0)
            continue;
        assert_non_null(sub_type);
        assert_string_equal(nsi->sub_type_printed, sub_type->valuestring);
        sub_type = sub_type->next;
    }
    assert_null(sub_type);
}

static void interventions_are_recorded_as_each_page_prints_it(void **state)
{
    cJSON *pages = read_json("rate_card_nsi.json");
    size_t count = 0;

    (void)state;
    for (const cJSON *page = pages->child; page != NULL; page = page->next, count++)
        assert_recorded_as_printed(service_of(text_of(page, "service")), page);
    assert_int_equal(count, 22);
    cJSON_Delete(pages);
}

static void mandated_services_are_not_recorded_as_interventions(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        assert_int_equal(CARD[i]->nsi_count > 0, CARD[i]->part == IVN_PART_DISCRETIONARY);
}

typedef struct replacement {
    const char *printed, *canonical;
} replacement;

/* What differs between pages and means the same. */
static const replacement replacements[] = {
    {"ES \xe2\x80\x93 ", "ES - "},
    {"ES Other", "ES - Other"},
    {"Drugs / Alcohol", "Drugs/Alcohol"},
    {"Attitudes Thinking", "Attitudes, Thinking"},
};

static void replace_once(char *text, size_t space, const replacement *with)
{
    char *at = strstr(text, with->printed), tail[128] = "";

    if (at == NULL)
        return;
    strncat(tail, at + strlen(with->printed), sizeof tail - 1);
    *at = '\0';
    assert_true(strlen(text) + strlen(with->canonical) + strlen(tail) < space);
    strcat(strcat(text, with->canonical), tail);
}

static void printed_types_that_mean_the_same_are_one_canonical_type(void **state)
{
    (void)state;
    for (size_t i = 0; CARD[i] != NULL; i++)
        for (uint32_t j = 0; j < CARD[i]->nsi_count; j++) {
            char type[128] = "";

            strncat(type, CARD[i]->nsis[j]->type_printed, sizeof type - 1);
            for (size_t k = 0; k < sizeof replacements / sizeof *replacements; k++)
                replace_once(type, sizeof type, &replacements[k]);
            assert_string_equal(CARD[i]->nsis[j]->type, type);
        }
}

static void each_intensity_has_a_sub_type_of_its_own(void **state)
{
    const ivn_service *service = service_of("mentoring");

    (void)state;
    assert_int_equal(service->nsi_count, 5);
    assert_string_equal(service->nsis[0]->sub_type, "Mentoring Assessment and Action Planning");
    assert_string_equal(service->nsis[1]->sub_type, "Mentoring Low Intensity");
    assert_string_equal(service->nsis[2]->sub_type, "Mentoring Medium Intensity");
    assert_string_equal(service->nsis[3]->sub_type, "Mentoring High Intensity");
    assert_string_equal(service->nsis[4]->sub_type, "Mentoring: Meet at the gate");
    for (uint32_t i = 0; i < service->nsi_count; i++)
        assert_int_equal(service->nsis[i]->intensity, IVN_INTENSITY_ASSESSMENT + i);
}

static void the_sub_type_printed_twice_is_flagged_once(void **state)
{
    (void)state;
    assert_string_equal(service_of("domestic-abuse-individual")->nsis[0]->sub_type, "Barriers to compliance");
    assert_non_null(service_of("domestic-abuse-individual")->nsis[0]->note);
    assert_string_equal(service_of("barriers-to-compliance")->nsis[0]->sub_type, "Barriers to compliance");
    assert_null(service_of("barriers-to-compliance")->nsis[0]->note);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(through_the_gate_and_28_services_stand_in_the_order_of_the_card),
        cmocka_unit_test(every_service_is_offered_from_april_2019_and_has_no_last_day),
        cmocka_unit_test(six_services_are_mandated_and_22_discretionary),
        cmocka_unit_test(sessions_in_all_are_the_sum_of_the_runs),
        cmocka_unit_test(named_sessions_of_a_run_are_as_many_as_it_has),
        cmocka_unit_test(sessions_and_their_length_are_the_rulebook_s),
        cmocka_unit_test(other_figures_of_delivery_are_the_rulebook_s),
        cmocka_unit_test(hours_are_the_rulebook_s_and_printed_as_on_the_page),
        cmocka_unit_test(every_service_with_hours_is_in_the_table_above),
        cmocka_unit_test(interventions_are_recorded_as_each_page_prints_it),
        cmocka_unit_test(mandated_services_are_not_recorded_as_interventions),
        cmocka_unit_test(printed_types_that_mean_the_same_are_one_canonical_type),
        cmocka_unit_test(each_intensity_has_a_sub_type_of_its_own),
        cmocka_unit_test(the_sub_type_printed_twice_is_flagged_once),
    };

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
