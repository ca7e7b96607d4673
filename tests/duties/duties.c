/*
 * Tests of src/duties/duties.c: the public call, its JSON, what it refuses. Where duties stand in cases is held by the
 * cases in tests/data/duties.
 */
#include <string.h>

#include "duties_support.h"
#include "failing.h"
#include "golden.h"

/* Six events and a person: enough to reach every kind of answer. */
static const char some_case[] =
    "{\"kind\":\"commissioned_service\",\"service_user\":{\"custody\":{\"in_custody\":true}},\"events\":["
    "{\"event\":\"referral_received\",\"day\":\"2026-11-02\",\"release\":\"2026-11-10\"},"
    "{\"event\":\"supplier_assessment_offered\",\"day\":\"2026-11-04\"},"
    "{\"event\":\"supplier_assessment_held\",\"at\":\"2026-11-17T10:00:00.000Z\"},"
    "{\"event\":\"session_held\",\"day\":\"2026-11-20\",\"number\":1},"
    "{\"event\":\"session_held\",\"day\":\"2026-11-23\",\"number\":2},"
    "{\"event\":\"service_ended\",\"day\":\"2026-12-24\"}]}";

static void the_duties_of_a_case_as_json_are_as_somebody_has_read_them(void **state)
{
    ivn_text *golden = golden_json(here.context, "duties.json"), *json = NULL;
    ivn_duties *duties;

    (void)state;
    world_on(&here, "2026-11-25");
    duties = duties_of(&here, NULL, some_case);
    assert_int_equal(ivn_duties_to_json(here.context, duties, &json, NULL), IVN_OK);
    assert_string_equal(ivn_text_data(json), ivn_text_data(golden));
    ivn_text_free(json);
    ivn_text_free(golden);
    ivn_duties_free(duties);
}

static void each_row_of_the_table_answers_for_each_case(void **state)
{
    static const char *const cases[] = {"{}", some_case};
    const ivn_duty_rows *rows = ivn_duty_table_read(NULL);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        ivn_duties *duties = duties_of(&here, NULL, cases[i]);
        const ivn_duties_view *view = ivn_duties_read(duties);

        assert_int_equal(view->size, sizeof *view);
        assert_int_equal(view->day.value, here.environment.on.value);
        for (uint32_t r = 0; r < rows->row_count; r++)
            assert_non_null(duty_at(duties, rows->rows[r]->key, 0));
        for (uint32_t d = 0; d < view->count; d++) {
            const ivn_duty *duty = view->duties[d];

            assert_true(duty->state >= IVN_DUTY_STATE_NOT_TRIGGERED && duty->state <= IVN_DUTY_STATE_CLOSED);
            assert_true(*duty->reason != '\0' && *duty->source != '\0');
            assert_int_equal(*duty->missing != '\0', duty->state == IVN_DUTY_STATE_NOT_COMPUTABLE);
        }
        ivn_duties_free(duties);
    }
}

static void the_order_of_the_list_does_not_matter(void **state)
{
    static const char turned[] = "{\"kind\":\"commissioned_service\",\"events\":["
                                 "{\"event\":\"session_held\",\"day\":\"2026-11-20\",\"number\":1},"
                                 "{\"event\":\"supplier_assessment_held\",\"day\":\"2026-11-17\"},"
                                 "{\"event\":\"referral_received\",\"day\":\"2026-11-02\"}]}";
    ivn_duties *duties;

    (void)state;
    world_on(&here, "2026-11-25");
    duties = duties_of(&here, NULL, turned);
    assert_int_equal(duty_at(duties, "assessment-held", 0)->state, IVN_DUTY_STATE_MET);
    assert_int_equal(duty_at(duties, "assessment-held", 0)->late, IVN_YES);
    assert_int_equal(duty_at(duties, "assessment-held", 0)->working_days.value, 1);
    ivn_duties_free(duties);
}

static void another_source_of_a_figure_is_named(void **state)
{
    world other;
    ivn_duties *duties;

    (void)state;
    world_begin(&other);
    world_override(&other, "{\"overrides\":[{\"rule\":\"WB-ASSESSMENT\",\"parameter\":\"working_days\",\"value\":15,"
                           "\"source\":\"our contract\"}]}");
    duties = duties_of(&other, NULL, some_case);
    assert_non_null(strstr(duty_at(duties, "assessment-held", 0)->source, "(figure set by our contract)"));
    ivn_duties_free(duties);
    world_end(&other);
}

static void a_row_of_ones_own_names_its_own_document(void **state)
{
    static const char *const rows[] = {"{\"rows\":[{\"window\":true,\"key\":\"w\",\"title\":\"W\",\"trigger\":"
                                       "\"sentenced\",\"value\":1,\"unit\":\"days\","
                                       "\"rule\":\"OWN\",\"edition\":\"Our handbook\",\"section\":\"page 7\"}]}",
                                       "{\"rows\":[{\"window\":true,\"key\":\"w\",\"title\":\"W\",\"trigger\":"
                                       "\"sentenced\",\"value\":1,\"unit\":\"days\","
                                       "\"rule\":\"OWN\",\"section\":\"page 7\"}]}",
                                       "{\"rows\":[{\"window\":true,\"key\":\"w\",\"title\":\"W\",\"trigger\":"
                                       "\"sentenced\",\"value\":1,\"unit\":\"days\","
                                       "\"rule\":\"OWN\"}]}"};
    static const char *const sources[] = {"Our handbook: page 7", "page 7", ""};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        ivn_duty_table *table = table_with(&here, rows[i]);
        ivn_duties *duties = duties_of(&here, table, "{}");

        assert_string_equal(duty_at(duties, "w", 0)->source, sources[i]);
        ivn_duties_free(duties);
        ivn_duty_table_free(table);
    }
}

static void what_is_no_case_is_refused(void **state)
{
    const ivn_case_event neither = {.size = sizeof neither, .event = IVN_EVENT_SENTENCED};
    const ivn_case_event *const events[] = {&neither};
    ivn_case_facts wrong = {.size = sizeof wrong, .events = events, .event_count = 1};
    ivn_case_facts right = {.size = sizeof right};
    ivn_error error = {.size = sizeof error}, small = {.size = 1};
    ivn_environment without = here.environment;
    ivn_duties *duties = NULL;
    ivn_text *text = NULL;

    (void)state;
    without.calendar = NULL;
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &wrong, NULL, &duties, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/events/0/day");
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &right, NULL, &duties, &small), IVN_ERROR_SIZE);
    assert_int_equal(ivn_duties_of(NULL, &here.environment, &right, NULL, &duties, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_of(here.context, NULL, &right, NULL, &duties, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_of(here.context, &without, &right, NULL, &duties, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_of(here.context, &here.environment, NULL, NULL, &duties, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &right, NULL, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_to_json(here.context, NULL, &text, &error), IVN_ERROR_ARGUMENT);
    assert_null(duties);
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &right, NULL, &duties, &error), IVN_OK);
    assert_int_equal(ivn_duties_to_json(NULL, duties, &text, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_to_json(here.context, duties, NULL, &error), IVN_ERROR_ARGUMENT);
    assert_int_equal(ivn_duties_to_json(here.context, duties, &text, &small), IVN_ERROR_SIZE);
    assert_null(text);
    ivn_duties_free(duties);
    ivn_duties_free(NULL);
}

static void somebody_born_after_the_referral_is_refused(void **state)
{
    const ivn_case_event received = {
        .size = sizeof received, .event = IVN_EVENT_REFERRAL_RECEIVED, .day = IVN_KNOWN(day_of("2026-11-02"))};
    const ivn_case_event *const events[] = {&received};
    const ivn_service_user user = {.size = sizeof user, .date_of_birth = IVN_KNOWN(day_of("2026-11-03"))};
    ivn_case_facts facts = {.size = sizeof facts,
                            .kind = IVN_KIND_COMMISSIONED_SERVICE,
                            .service_user = &user,
                            .events = events,
                            .event_count = 1};
    ivn_error error = {.size = sizeof error};
    ivn_duties *duties = NULL;

    (void)state;
    assert_int_equal(ivn_duties_of(here.context, &here.environment, &facts, NULL, &duties, &error), IVN_ERROR_INVALID);
    assert_string_equal(error.pointer, "/service_user/date_of_birth");
}

typedef struct scenario {
    const ivn_facts *facts;
    const char *rows;
} scenario;

static ivn_status asks_for_duties(const ivn_context *context, void *user)
{
    const scenario *of = user;
    ivn_duty_table *shipped = NULL, *table = NULL;
    ivn_duties *duties = NULL;
    ivn_text *json = NULL;
    ivn_status status = ivn_duty_table_builtin(context, &shipped, NULL);

    if (status == IVN_OK)
        status = ivn_duty_table_with_json(context, shipped, of->rows, strlen(of->rows), &table, NULL, NULL);
    ivn_duty_table_free(shipped);
    if (status == IVN_OK)
        status =
            ivn_duties_of(context, &here.environment, ivn_facts_read(of->facts, IVN_FACTS_CASE), table, &duties, NULL);
    if (status == IVN_OK)
        status = ivn_duties_to_json(context, duties, &json, NULL);
    ivn_text_free(json);
    ivn_duties_free(duties);
    ivn_duty_table_free(table);
    return status;
}

/* Rows that reach the words of what is missing and of what does not hold. */
static void running_out_of_memory_leaves_nothing(void **state)
{
    static const char rows[] =
        "{\"rows\":[{\"owed_by\":\"prison\",\"key\":\"a\",\"title\":\"A\",\"trigger\":\"referral_received\",\"value\":"
        "1,"
        "\"unit\":\"days\",\"fulfilled_by\":[\"sentenced\"],\"rule\":\"O\",\"criteria\":[{\"group\":1,\"subject\":"
        "\"sex\","
        "\"operation\":\"is\",\"value\":\"male\",\"level\":\"eligibility\",\"rule\":\"O\",\"title\":\"a man\"}]},"
        "{\"owed_by\":\"prison\",\"key\":\"b\",\"title\":\"B\",\"trigger\":\"order_end\",\"parameter\":"
        "\"LAW-PSS/commencement\",\"unit\":\"days\",\"fulfilled_by\":[\"sentenced\"],\"rule\":\"O\"}]}";
    scenario of = {.rows = rows};
    ivn_facts *facts = NULL;

    (void)state;
    world_on(&here, "2026-11-25");
    assert_int_equal(
        ivn_facts_from_json(here.context, IVN_FACTS_CASE, some_case, strlen(some_case), &facts, NULL, NULL), IVN_OK);
    of.facts = facts;
    failing_every_with_context(asks_for_duties, &of);
    ivn_facts_free(facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_duties_of_a_case_as_json_are_as_somebody_has_read_them),
        cmocka_unit_test(each_row_of_the_table_answers_for_each_case),
        cmocka_unit_test(the_order_of_the_list_does_not_matter),
        cmocka_unit_test(another_source_of_a_figure_is_named),
        cmocka_unit_test(a_row_of_ones_own_names_its_own_document),
        cmocka_unit_test(what_is_no_case_is_refused),
        cmocka_unit_test(somebody_born_after_the_referral_is_refused),
        cmocka_unit_test(running_out_of_memory_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, here_begin, here_end);
}
