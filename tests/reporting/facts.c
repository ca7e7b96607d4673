/*
 * Tests of src/reporting/facts.c: facts as documents, over the tables of all floors.
 */
#include <interventions/reporting.h>

#include <string.h>

#include "base/day.h"
#include "casework/casework.h"
#include "catalogue/catalogue.h"
#include "duties/duties.h"
#include "people/subjects.h"
#include "reporting/reporting.h"
#include "rulebook/rulebook.h"

#include "context.h"
#include "failing.h"
#include "golden.h"
#include "tables.h"
#include "test.h"

typedef struct kind {
    uint32_t kind;
    const ivni_table *table;
    const char *empty; /* the fewest facts of the kind */
    int made_up;       /* 1: facts that are made up are hardly ever wrong; ids would be */
} kind;

#define ID "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1"

static const kind kinds[] = {
    {IVN_FACTS_SERVICE_USER, &ivni_service_user_table, "{}", 1},
    {IVN_FACTS_CASELOAD, &ivni_caseload_table, "{}", 1},
    {IVN_FACTS_NEEDS, &ivni_needs_table, "{}", 1},
    {IVN_FACTS_OVERRIDES, &ivni_overrides_table, "{}", 1},
    {IVN_FACTS_CATALOGUE, &ivni_directory_table, "{}", 1},
    {IVN_FACTS_QUERY, &ivni_catalogue_query_table, "{}", 1},
    {IVN_FACTS_CASE, &ivni_case_facts_table, "{}", 1},
    {IVN_FACTS_DUTIES, &ivni_duty_rows_table, "{}", 1},
    {IVN_FACTS_COMMAND, &ivni_command_table, "{\"type\":\"receive\",\"id\":\"" ID "\",\"record\":\"" ID "\"}", 0},
    {IVN_FACTS_RECORD, &ivni_record_table,
     "{\"schema\":1,\"id\":\"" ID
     "\",\"entries\":[{\"type\":\"receive\",\"number\":1,\"role\":\"supplier\",\"command\":\"" ID
     "\",\"at\":\"2026-11-02T09:00:00.000Z\",\"entered\":\"2026-11-02T09:00:00.000Z\"}]}",
     0},
    {IVN_FACTS_INSTRUCTION, &ivni_instruction_table,
     "{\"role\":\"supplier\",\"now\":\"2026-11-02T09:00:00.000Z\",\"command\":{\"type\":\"receive\",\"id\":\"" ID
     "\",\"record\":\"" ID "\"}}",
     0},
    {IVN_FACTS_REFERRAL, &ivni_referral_facts_table, "{}", 0},
    {IVN_FACTS_LEVEL, &ivni_level_facts_table, "{}", 0},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static ivn_facts *facts_of(uint32_t of, const char *json)
{
    ivn_error error = {.size = sizeof error};
    ivn_facts *facts = NULL;

    if (ivn_facts_from_json(context, of, json, strlen(json), &facts, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return facts;
}

static ivn_text *json_of(uint32_t of, const void *source)
{
    ivn_error error = {.size = sizeof error};
    ivn_text *text = NULL;

    if (ivn_facts_to_json(context, of, source, &text, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    return text;
}

static void every_table_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++)
        table_is_sound(kinds[i].table);
}

static void the_fewest_facts_of_each_kind_are_read_and_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        ivn_facts *facts = facts_of(kinds[i].kind, kinds[i].empty);
        ivn_text *json = json_of(kinds[i].kind, ivn_facts_read(facts, kinds[i].kind));

        assert_string_equal(ivn_text_data(json), kinds[i].empty);
        ivn_text_free(json);
        ivn_facts_free(facts);
    }
}

/* A person with every member known, as somebody has read it over. */
static void a_full_service_user_is_written_as_it_was_read(void **state)
{
    ivn_text *golden = golden_json(context, "service_user.json"), *json;
    ivn_facts *facts = facts_of(IVN_FACTS_SERVICE_USER, ivn_text_data(golden));

    (void)state;
    json = json_of(IVN_FACTS_SERVICE_USER, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER));
    assert_string_equal(ivn_text_data(json), ivn_text_data(golden));
    ivn_text_free(json);
    ivn_text_free(golden);
    ivn_facts_free(facts);
}

#define LIST(type, ...)                                                                                                \
    (const type *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }
#define A(type, ...)                                                                                                   \
    &(const type)                                                                                                      \
    {                                                                                                                  \
        .size = sizeof(type), __VA_ARGS__                                                                              \
    }

/* The same person as a host in C states it. */
static const ivn_service_user full = {
    .size = sizeof full,
    .sex = IVN_SEX_MALE,
    .reference = "case 17/\xc3\xa9 \"b\"",
    .date_of_birth = IVNI_ON(1990, 4, 2),
    .employment = IVN_EMPLOYMENT_UNEMPLOYED,
    .referrer = IVN_REFERRER_PRACTITIONER,
    .home_area = "southend",
    .resettlement_area = "thurrock",
    .sentences =
        LIST(ivn_sentence,
             A(ivn_sentence, .basis = IVN_BASIS_COMMUNITY_ORDER, .imposed = IVNI_ON(2026, 2, 27),
               .starts = IVNI_ON(2026, 2, 27), .ends = IVNI_ON(2028, 2, 26), .rehabilitation_activity = IVN_YES,
               .rehabilitation_activity_days = IVN_KNOWN(20), .requirement_count = 2, .requirements_complete = IVN_YES,
               .requirements = LIST(ivn_requirement,
                                    A(ivn_requirement, .kind = IVN_REQUIREMENT_UNPAID_WORK, .hours = IVN_KNOWN(120)),
                                    A(ivn_requirement, .kind = IVN_REQUIREMENT_PROGRAMME, .days = IVN_KNOWN(31),
                                      .programme = "building-better-relationships"))),
             A(ivn_sentence, .basis = IVN_BASIS_LICENCE)),
    .sentence_count = 2,
    .sentences_complete = IVN_YES,
    .offences = LIST(ivn_offence,
                     A(ivn_offence, .category = IVN_OFFENCE_VIOLENCE, .index = IVN_YES, .violent = IVN_YES,
                       .sexual = IVN_NO, .domestic_abuse = IVN_YES, .intimate_partner = IVN_YES,
                       .drink_driving = IVN_NO, .committed = IVNI_ON(2025, 12, 31), .convicted = IVNI_ON(2026, 2, 27)),
                     A(ivn_offence, .category = IVN_OFFENCE_THEFT)),
    .offence_count = 2,
    .offences_complete = IVN_NO,
    .needs = LIST(ivn_need,
                  A(ivn_need, .area = IVN_NEED_EMOTIONAL, .identified = IVN_YES, .linked_to_offending = IVN_YES,
                    .complexity = IVN_COMPLEXITY_HIGH),
                  A(ivn_need, .area = IVN_NEED_SOCIAL_INCLUSION, .identified = IVN_NO)),
    .need_count = 2,
    .needs_complete = IVN_YES,
    .judgements = LIST(ivn_judgement, A(ivn_judgement, .suitable = IVN_NO, .service = "thinking-skills-programme",
                                        .made = IVNI_ON(2026, 3, 2))),
    .judgement_count = 1,
    .cohort_count = 2,
    .cohorts = (const uint32_t[]){IVN_COHORT_VETERAN, IVN_COHORT_HEALTH},
    .cohorts_complete = IVN_YES,
    .domestic_abuse_pattern = IVN_YES,
    .domestic_abuse_acknowledged = IVN_NO,
    .drink_driving_aggravation = IVN_NO,
    .dependent_on_drugs = IVN_NO,
    .dependent_on_alcohol = IVN_YES,
    .serious_mental_health_problem = IVN_NO,
    .obstacle_to_learning = IVN_NO,
    .willing_to_change = IVN_YES,
    .motivated_to_change = IVN_YES,
    .heterosexual = IVN_YES,
    .partner_details_given = IVN_YES,
    .sex_work_need = IVN_NO,
    .non_compliance = IVN_YES,
    .programme_ready = IVN_NO,
    .released_from_prison = IVN_YES,
    .risk = A(ivn_risk, .reoffending = IVN_BAND_MEDIUM, .serious_harm = IVN_BAND_VERY_HIGH,
              .partner_assault = IVN_BAND_HIGH, .sara_completed = IVN_YES, .ogrs3 = IVN_KNOWN(55), .ogp = IVN_KNOWN(0),
              .ovp = IVN_KNOWN(100), .rsr = IVN_KNOWN(275), .oasys_layer = IVN_KNOWN(3)),
    .custody =
        A(ivn_custody, .in_custody = IVN_NO, .prison = "hmp-chelmsford", .resettlement_prison = IVN_YES,
          .release_on_licence = IVN_YES, .received = IVNI_ON(2026, 1, 5), .pre_discharge_stage = IVN_YES,
          .release_date_count = 2,
          .release_dates =
              LIST(ivn_release_date, A(ivn_release_date, .source = IVN_RELEASE_ACTUAL, .date = IVNI_ON(2026, 2, 20)),
                   A(ivn_release_date, .source = IVN_RELEASE_AUTOMATIC, .date = IVNI_ON(2026, 2, 24)))),
    .travel = A(ivn_travel, .to_worksite = IVN_KNOWN(90), .to_induction = IVN_KNOWN(60), .to_programme = IVN_KNOWN(0)),
};

static void structs_and_json_of_the_same_person_are_the_same_facts(void **state)
{
    ivn_text *golden = golden_json(context, "service_user.json"), *json = json_of(IVN_FACTS_SERVICE_USER, &full);
    ivn_facts *read = facts_of(IVN_FACTS_SERVICE_USER, ivn_text_data(golden)), *copy = NULL;

    (void)state;
    assert_string_equal(ivn_text_data(json), ivn_text_data(golden));
    assert_int_equal(ivn_facts_copy(context, IVN_FACTS_SERVICE_USER, &full, &copy, NULL, NULL), IVN_OK);
    assert_true(ivni_schema_equal(&ivni_service_user_table, ivn_facts_read(read, IVN_FACTS_SERVICE_USER),
                                  ivn_facts_read(copy, IVN_FACTS_SERVICE_USER)));
    ivn_facts_free(copy);
    ivn_facts_free(read);
    ivn_text_free(json);
    ivn_text_free(golden);
}

/* Every member of every struct below a service user stands in the golden file, or it would not be a full one. */
static uint32_t unknown_members(const ivni_table *table, const cJSON *object)
{
    uint32_t unknown = 0;

    for (uint32_t i = 0; i < table->count; i++) {
        const ivni_field *row = &table->fields[i];
        const cJSON *member = row->name[0] == '\0' ? NULL : ivni_json_member(object, row->name);

        if (row->name[0] != '\0' && member == NULL)
            unknown += 1;
        if (member != NULL && row->kind == IVNI_STRUCT)
            unknown += unknown_members(row->element, member);
        if (member != NULL && row->kind == IVNI_LIST)
            unknown += unknown_members(row->element, member->child);
    }
    return unknown;
}

static void the_golden_service_user_leaves_no_member_out(void **state)
{
    ivn_text *golden = golden_json(context, "service_user.json");
    cJSON *tree = NULL;

    (void)state;
    assert_int_equal(ivni_json_read(context, ivn_text_data(golden), ivn_text_size(golden), &tree, NULL), IVN_OK);
    /* The first requirement has no days and no programme. */
    assert_int_equal(unknown_members(&ivni_service_user_table, tree), 2);
    cJSON_Delete(tree);
    ivn_text_free(golden);
}

/* What is wrong together is refused by the tables' own checks, so not all that is made up gets through. */
static uint32_t rounds_of(const kind *of, uint32_t rounds)
{
    random_source source = {of->kind};
    uint32_t accepted = 0;

    for (uint32_t i = 0; i < rounds; i++) {
        ivni_arena arena = test_arena();
        const void *facts = random_facts(&source, of->table, i % 60, &arena);
        ivn_facts *copy = NULL, *read;
        ivn_text *json, *again;

        if (ivn_facts_copy(context, of->kind, facts, &copy, NULL, NULL) == IVN_OK) {
            json = json_of(of->kind, facts);
            read = facts_of(of->kind, ivn_text_data(json));
            again = json_of(of->kind, ivn_facts_read(read, of->kind));
            assert_true(ivni_schema_equal(of->table, facts, ivn_facts_read(read, of->kind)));
            assert_true(ivni_schema_equal(of->table, facts, ivn_facts_read(copy, of->kind)));
            assert_string_equal(ivn_text_data(json), ivn_text_data(again));
            ivn_text_free(again);
            ivn_text_free(json);
            ivn_facts_free(read);
            accepted += 1;
        }
        ivn_facts_free(copy);
        ivni_arena_free(&arena);
    }
    return accepted;
}

static void made_up_facts_of_each_kind_survive_writing_and_reading(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].made_up && rounds_of(&kinds[i], 1000) < 100)
            fail_msg("kind %u: hardly any facts were accepted", kinds[i].kind);
}

static void all_mistakes_come_back_with_the_first_in_the_error(void **state)
{
    static const char json[] = "{\"sex\":\"m\",\"needs\":[{\"area\":\"housing\"}],\"date_of_birth\":\"2.4.1990\"}";
    static const char *const pointers[] = {"/sex", "/needs/0/area", "/date_of_birth"};
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_facts *facts = NULL;

    (void)state;
    assert_int_equal(
        ivn_facts_from_json(context, IVN_FACTS_SERVICE_USER, json, strlen(json), &facts, &violations, &error),
        IVN_ERROR_INVALID);
    assert_null(facts);
    assert_int_equal(error.status, IVN_ERROR_INVALID);
    assert_int_equal(error.violation_count, 3);
    assert_string_equal(error.pointer, "/sex");
    assert_string_equal(error.message, "another word stands here; expected one of: male, female");
    assert_int_equal(ivn_violations_read(violations)->count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_string_equal(ivn_violations_read(violations)->list[i]->pointer, pointers[i]);
    ivn_violations_free(violations);
}

static void what_is_no_json_is_refused_by_the_reader(void **state)
{
    ivn_violations *violations = (ivn_violations *)&full; /* is set to NULL */
    ivn_error error = {.size = sizeof error};
    ivn_facts *facts = NULL;

    (void)state;
    assert_int_equal(ivn_facts_from_json(context, IVN_FACTS_NEEDS, "{\"a\":01}", 8, &facts, &violations, &error),
                     IVN_ERROR_NUMBER);
    assert_null(violations);
    assert_int_equal(error.offset, 6);
    assert_int_equal(ivn_facts_from_json(context, IVN_FACTS_NEEDS, NULL, 0, &facts, NULL, &error), IVN_ERROR_SYNTAX);
    assert_null(facts);
}

static void wrong_structs_are_refused_when_copied_and_when_written(void **state)
{
    const ivn_needs needs = {.size = sizeof needs, .need_count = 1};
    ivn_error error = {.size = sizeof error};
    ivn_violations *violations = NULL;
    ivn_facts *facts = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_facts_copy(context, IVN_FACTS_NEEDS, &needs, &facts, &violations, &error), IVN_ERROR_INVALID);
    assert_string_equal(ivn_violations_read(violations)->list[0]->pointer, "/needs");
    assert_int_equal(ivn_facts_to_json(context, IVN_FACTS_NEEDS, &needs, &text, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/needs");
    assert_null(facts);
    assert_null(text);
    ivn_violations_free(violations);
}

static void a_missing_argument_is_refused(void **state)
{
    const ivn_needs needs = {.size = sizeof needs};
    ivn_error error = {.size = sizeof error}, small = {.size = 8};
    ivn_facts *facts = NULL;
    ivn_text *text = NULL;

    (void)state;
    assert_int_equal(ivn_facts_from_json(NULL, 1, "{}", 2, &facts, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_from_json(context, 1, NULL, 2, &facts, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_from_json(context, 1, "{}", 2, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_from_json(context, 0, "{}", 2, &facts, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_from_json(context, 99, "{}", 2, &facts, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_string_equal(error.message, "there is no such kind of facts");
    assert_int_equal(ivn_facts_from_json(context, 1, "{}", 2, &facts, NULL, &small), IVN_ERROR_SIZE);
    assert_int_equal(ivn_facts_copy(context, 3, NULL, &facts, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_copy(context, 3, &needs, NULL, NULL, NULL), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_to_json(context, 3, &needs, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_facts_to_json(NULL, 3, &needs, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_schema_json(context, 77, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_schema_personal_data(context, 1, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_null(facts);
    assert_null(text);
}

static void facts_are_read_as_the_kind_they_are(void **state)
{
    ivn_facts *facts = facts_of(IVN_FACTS_NEEDS, "{\"needs\":[{\"area\":\"family\"}]}");
    const ivn_needs *needs = ivn_facts_read(facts, IVN_FACTS_NEEDS);

    (void)state;
    assert_int_equal(needs->needs[0]->area, IVN_NEED_FAMILY);
    assert_null(ivn_facts_read(facts, IVN_FACTS_CASELOAD));
    assert_null(ivn_facts_read(NULL, IVN_FACTS_NEEDS));
    ivn_facts_free(facts);
    ivn_facts_free(NULL);
}

static void more_than_the_context_allows_is_refused(void **state)
{
    static const uint64_t limits[] = {1, 200, 1000};
    ivn_facts *facts = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        ivn_context_options options = {.size = sizeof options, .max_document_bytes = limits[i]};
        ivn_error error = {.size = sizeof error};
        ivn_context *small = NULL;

        assert_int_equal(ivn_context_new(&options, &small), IVN_OK);
        assert_int_equal(ivn_facts_copy(small, IVN_FACTS_SERVICE_USER, &full, &facts, NULL, &error), IVN_ERROR_LIMIT);
        assert_int_equal(error.status, IVN_ERROR_LIMIT);
        assert_null(facts);
        ivn_context_free(small);
    }
}

static void each_kind_has_a_schema_and_a_list_of_personal_data(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        ivn_text *schema = NULL, *personal = NULL;
        cJSON *tree = NULL;

        assert_int_equal(ivn_schema_json(context, kinds[i].kind, &schema, NULL), IVN_OK);
        assert_int_equal(ivni_json_read(context, ivn_text_data(schema), ivn_text_size(schema), &tree, NULL), IVN_OK);
        assert_non_null(ivni_json_member(ivni_json_member(tree, "$defs"), kinds[i].table->name));
        assert_int_equal(ivn_schema_personal_data(context, kinds[i].kind, &personal, NULL), IVN_OK);
        cJSON_Delete(tree);
        ivn_text_free(schema);
        ivn_text_free(personal);
    }
}

static void personal_data_of_a_caseload_is_that_of_each_person_in_it(void **state)
{
    ivn_text *personal = NULL;

    (void)state;
    assert_int_equal(ivn_schema_personal_data(context, IVN_FACTS_CASELOAD, &personal, NULL), IVN_OK);
    assert_non_null(strstr(ivn_text_data(personal), "/service_users/*/date_of_birth\n"));
    assert_non_null(strstr(ivn_text_data(personal), "/service_users/*/offences\n"));
    assert_null(strstr(ivn_text_data(personal), "/offences/"));
    ivn_text_free(personal);
}

static ivn_status reads_and_writes(const ivn_context *with, void *user)
{
    const ivn_text *json = user;
    ivn_facts *facts = NULL;
    ivn_text *text = NULL;
    ivn_status status =
        ivn_facts_from_json(with, IVN_FACTS_SERVICE_USER, ivn_text_data(json), ivn_text_size(json), &facts, NULL, NULL);

    if (status == IVN_OK)
        status =
            ivn_facts_to_json(with, IVN_FACTS_SERVICE_USER, ivn_facts_read(facts, IVN_FACTS_SERVICE_USER), &text, NULL);
    ivn_facts_free(facts);
    ivn_text_free(text);
    return status;
}

static ivn_status finds_all_mistakes(const ivn_context *with, void *user)
{
    const char *json = user;
    ivn_violations *violations = NULL;
    ivn_facts *facts = NULL;
    ivn_status status =
        ivn_facts_from_json(with, IVN_FACTS_SERVICE_USER, json, strlen(json), &facts, &violations, NULL);

    if (status != IVN_ERROR_INVALID)
        return facts == NULL && violations == NULL ? status : IVN_ERROR_ARGUMENT;
    ivn_violations_free(violations);
    return IVN_OK;
}

static ivn_status describes(const ivn_context *with, void *user)
{
    ivn_text *schema = NULL, *personal = NULL;
    ivn_status status = ivn_schema_json(with, IVN_FACTS_OVERRIDES, &schema, NULL);

    (void)user;
    if (status == IVN_OK)
        status = ivn_schema_personal_data(with, IVN_FACTS_SERVICE_USER, &personal, NULL);
    ivn_text_free(schema);
    ivn_text_free(personal);
    return status;
}

static void running_out_of_memory_leaves_nothing(void **state)
{
    ivn_text *golden = golden_json(context, "service_user.json");

    (void)state;
    failing_every_with_context(reads_and_writes, golden);
    failing_every_with_context(finds_all_mistakes, "{\"sex\":1,\"risk\":{\"ogp\":101},\"needs\":[{}]}");
    failing_every_with_context(describes, NULL);
    ivn_text_free(golden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_is_sound),
        cmocka_unit_test(the_fewest_facts_of_each_kind_are_read_and_written),
        cmocka_unit_test(a_full_service_user_is_written_as_it_was_read),
        cmocka_unit_test(structs_and_json_of_the_same_person_are_the_same_facts),
        cmocka_unit_test(the_golden_service_user_leaves_no_member_out),
        cmocka_unit_test(made_up_facts_of_each_kind_survive_writing_and_reading),
        cmocka_unit_test(all_mistakes_come_back_with_the_first_in_the_error),
        cmocka_unit_test(what_is_no_json_is_refused_by_the_reader),
        cmocka_unit_test(wrong_structs_are_refused_when_copied_and_when_written),
        cmocka_unit_test(a_missing_argument_is_refused),
        cmocka_unit_test(facts_are_read_as_the_kind_they_are),
        cmocka_unit_test(more_than_the_context_allows_is_refused),
        cmocka_unit_test(each_kind_has_a_schema_and_a_list_of_personal_data),
        cmocka_unit_test(personal_data_of_a_caseload_is_that_of_each_person_in_it),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, make_context, free_context);
}
