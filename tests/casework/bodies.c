/*
 * Tests of src/casework/bodies.c, body_checks.c and documents.c: the field tables of what commands carry, and what
 * contradicts itself there.
 */
#include <string.h>

#include <interventions/interventions.h>

#include "casework/casework.h"

#include "context.h"
#include "tables.h"
#include "test.h"

static void every_table_is_sound(void **state)
{
    static const ivni_table *const tables[] = {
        &ivni_referral_facts_table, &ivni_chosen_needs_table, &ivni_sending_table,    &ivni_reason_given_table,
        &ivni_assignment_table,     &ivni_appointment_table,  &ivni_attendance_table, &ivni_feedback_table,
        &ivni_action_plan_table,    &ivni_plan_version_table, &ivni_agreement_table,  &ivni_note_table,
        &ivni_report_table,         &ivni_correction_table,   &ivni_command_table,    &ivni_entry_table,
        &ivni_record_table,
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        table_is_sound(tables[i]);
}

static void every_command_has_a_row_and_a_body_of_its_own_kind(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_COMMAND); i++) {
        const ivn_term *term = ivn_term_at(IVN_VOCABULARY_COMMAND, i);
        const ivni_transition *row = ivni_transition_of(term->code);

        assert_non_null(row);
        assert_int_equal(row->command, term->code);
        assert_true(row->phases != 0 && row->roles != 0 && row->audience != 0 && row->news != 0);
        assert_true(row->body != NULL || !row->body_required);
        for (uint32_t j = 0; j < row->guard_count; j++) {
            if (ivni_guard_of(row->guards[j]) == NULL)
                fail_msg("%s: nobody asks guard %u", term->name, row->guards[j]);
        }
    }
    assert_null(ivni_transition_of(0));
    assert_null(ivni_transition_of(99));
}

#define ID "5f0c6f0e-93a5-4d8c-8a57-2f6ad1f8f7a1"
#define COMMAND(type, body) "{\"type\":\"" type "\",\"id\":\"" ID "\",\"record\":\"" ID "\",\"body\":" body "}"
#define APPOINTMENT(more)                                                                                              \
    "{\"kind\":\"session\",\"starts\":\"2026-11-24T10:00:00.000Z\",\"minutes\":60,\"mode\":\"telephone\"" more "}"
#define FEEDBACK "\"notify_concerns\":false"

typedef struct said {
    const char *json;
    const char *pointer; /* of what is refused; NULL: accepted */
} said;

static const said all_said[] = {
    {COMMAND("receive", "{}"), NULL},
    {COMMAND("receive", "null"), NULL},
    {COMMAND("accept", "{\"text\":\"Gladly.\"}"), NULL},
    {"{\"type\":\"receive\",\"id\":\"" ID "\"}", "/record"},
    {"{\"type\":\"receive\",\"record\":\"" ID "\"}", "/id"},
    {"{\"type\":\"receive\",\"id\":\"1\",\"record\":\"" ID "\"}", "/id"},
    {COMMAND("submit_report", "{}"), "/body"},
    {COMMAND("withdraw", "null"), "/body"},
    {COMMAND("withdraw", "{\"reason\":\"died\"}"), "/body/text"},
    {COMMAND("amend", "{\"language\":\"Welsh\",\"interpreter\":false}"), "/body/language"},
    {COMMAND("amend", "{\"language\":\"Welsh\",\"interpreter\":true}"), NULL},
    {COMMAND("amend",
             "{\"release_unknown\":\"Not decided.\",\"service_user\":{\"custody\":{\"release_dates\":[{\"source\":"
             "\"conditional\",\"date\":\"2027-01-01\"}]}}}"),
     "/body/release_unknown"},
    {COMMAND("draft", "{\"service\":\"a\",\"service_user\":{\"reference\":\"X\"},\"clear\":[\"/language\"]}"),
     "/body/clear"},
    {COMMAND("choose_needs", "{\"needs\":[{\"area\":\"emotional\"},{\"area\":\"emotional\"}]}"), "/body/needs"},
    {COMMAND("choose_needs", "{\"needs\":[{\"area\":\"emotional\",\"outcomes\":[\"1\",\"1\"]}]}"),
     "/body/needs/0/outcomes"},
    {COMMAND("choose_needs", "{}"), "/body/needs"},
    {COMMAND("offer_appointment", APPOINTMENT("")), NULL},
    {COMMAND("offer_appointment", APPOINTMENT(",\"session\":2")), NULL},
    {COMMAND("offer_appointment", APPOINTMENT(",\"other\":\"" ID "\"")), "/body/other"},
    {COMMAND("replace_appointment", APPOINTMENT("")), "/body/other"},
    {COMMAND("replace_appointment", APPOINTMENT(",\"other\":\"4\"")), "/body/other"},
    {COMMAND("reschedule_appointment", APPOINTMENT(",\"other\":\"" ID "\",\"why\":\"Ill.\"")), "/body/requested_by"},
    {COMMAND("reschedule_appointment", APPOINTMENT(",\"other\":\"" ID "\",\"requested_by\":\"supplier\"")),
     "/body/why"},
    {COMMAND("reschedule_appointment",
             APPOINTMENT(",\"other\":\"" ID "\",\"requested_by\":\"supplier\",\"why\":\"Ill.\"")),
     NULL},
    {COMMAND("offer_appointment", APPOINTMENT(",\"feedback\":{" FEEDBACK "}")), "/body/attendance"},
    {COMMAND("offer_appointment",
             APPOINTMENT(",\"attendance\":{\"attended\":true,\"appointment\":\"" ID "\"},\"feedback\":{" FEEDBACK "}")),
     "/body/attendance/appointment"},
    {COMMAND("offer_appointment",
             "{\"kind\":\"review\",\"starts\":\"2026-11-24T10:00:00.000Z\",\"minutes\":60,\"mode\":"
             "\"telephone\",\"session\":1}"),
     "/body/session"},
    {COMMAND("offer_appointment", "{\"kind\":\"intervention_commencement\",\"starts\":\"2026-11-24T10:00:00.000Z\","
                                  "\"minutes\":60,\"mode\":\"telephone\",\"session\":2}"),
     "/body/session"},
    {COMMAND("offer_appointment", "{\"kind\":\"session\",\"starts\":\"1971-12-31T23:00:00.000Z\",\"minutes\":60,"
                                  "\"mode\":\"telephone\"}"),
     "/body/starts"},
    {COMMAND("record_attendance", "{\"attended\":true,\"happened\":true}"), "/body/appointment"},
    {COMMAND("record_attendance", "{\"attended\":false,\"happened\":true,\"appointment\":\"" ID "\"}"),
     "/body/happened"},
    {COMMAND("record_attendance", "{\"attended\":false,\"late\":true,\"appointment\":\"" ID "\"}"), "/body/late"},
    {COMMAND("record_attendance", "{\"attended\":true,\"late_reason\":\"Bus.\",\"appointment\":\"" ID "\"}"),
     "/body/late_reason"},
    {COMMAND("record_attendance", "{\"attended\":false,\"no_session\":\"logistics\",\"appointment\":\"" ID "\"}"),
     "/body/no_session"},
    {COMMAND("record_attendance",
             "{\"attended\":true,\"happened\":true,\"no_session\":\"logistics\",\"appointment\":\"" ID "\"}"),
     "/body/no_session"},
    {COMMAND("record_attendance",
             "{\"attended\":true,\"happened\":false,\"no_session\":\"logistics\",\"appointment\":\"" ID "\"}"),
     NULL},
    {COMMAND("submit_action_plan",
             "{\"sessions\":3,\"activities\":[{\"text\":\"a\",\"responsible\":\"supplier\",\"by\":\"2027-01-01\"}],"
             "\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\",\"progress\":\"Some.\"}]}"),
     "/body/outcomes"},
    {COMMAND("write_report",
             "{\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\"},{\"area\":\"family\",\"key\":\"1\"},"
             "{\"area\":\"emotional\",\"key\":\"2\"}]}"),
     NULL},
    {COMMAND("submit_feedback", "{" FEEDBACK "}"), "/body/appointment"},
    {COMMAND("submit_feedback", "{" FEEDBACK ",\"appointment\":\"nowhere\"}"), "/body/appointment"},
    {COMMAND("submit_action_plan",
             "{\"sessions\":3,\"activities\":[{\"text\":\"a\",\"responsible\":\"supplier\",\"from\":"
             "\"2027-01-02\",\"by\":\"2027-01-01\"}],\"outcomes\":[{\"area\":\"emotional\",\"key\":"
             "\"1\"}]}"),
     "/body/activities/0/by"},
    {COMMAND("submit_action_plan",
             "{\"sessions\":3,\"activities\":[{\"text\":\"a\",\"responsible\":\"supplier\",\"by\":"
             "\"2027-01-01\"}],\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\",\"achievement\":"
             "\"achieved\"}]}"),
     "/body/outcomes"},
    {COMMAND("write_report", "{\"outcomes\":[{\"area\":\"emotional\",\"key\":\"1\"},{\"area\":\"emotional\",\"key\":"
                             "\"1\"}]}"),
     "/body/outcomes"},
    {COMMAND("contribute", "{\"text\":\"a\"}"), "/body/contribution"},
    {COMMAND("notify_practitioner", "{\"text\":\"a\"}"), "/body/significance"},
    {COMMAND("check_timeliness", "{\"outcome\":true}"), "/body/check"},
    {COMMAND("check_timeliness", "{\"check\":3}"), "/body/check"},
    {COMMAND("correct", "{\"entry\":3,\"why\":\"a\",\"note\":{},\"attendance\":{\"attended\":true}}"), "/body/note"},
    {COMMAND("correct", "{\"entry\":3,\"why\":\"a\",\"note\":{},\"feedback\":{}}"), "/body/note"},
    {COMMAND("correct", "{\"entry\":3,\"why\":\"a\",\"feedback\":{},\"attendance\":{\"attended\":true}}"), NULL},
    {COMMAND("correct", "{\"entry\":3,\"why\":\"a\",\"attendance\":{\"attended\":true,\"appointment\":\"" ID "\"}}"),
     "/body/attendance/appointment"},
    {COMMAND("correct", "{\"entry\":3,\"why\":\"a\",\"feedback\":{\"appointment\":\"" ID "\"}}"),
     "/body/feedback/appointment"},
    {COMMAND("correct", "{\"entry\":0,\"why\":\"a\"}"), "/body/entry"},
};

static void what_contradicts_itself_is_refused_where_it_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all_said / sizeof *all_said; i++) {
        const said *of = &all_said[i];
        ivn_error error = {.size = sizeof error};
        ivn_violations *violations = NULL;
        ivn_facts *facts = NULL;
        ivn_status status =
            ivn_facts_from_json(context, IVN_FACTS_COMMAND, of->json, strlen(of->json), &facts, &violations, &error);

        if (of->pointer == NULL ? status != IVN_OK : status != IVN_ERROR_INVALID)
            fail_msg("%s: %s at %s: %s", of->json, ivn_status_name(status), error.pointer, error.message);
        if (of->pointer != NULL && (ivn_violations_read(violations)->count != 1 ||
                                    strcmp(ivn_violations_read(violations)->list[0]->pointer, of->pointer) != 0))
            fail_msg("%s: %s: %s", of->json, error.pointer, error.message);
        ivn_violations_free(violations);
        ivn_facts_free(facts);
    }
}

/* What somebody writes in words of their own is personal data, whatever it is about. */
static void every_free_text_is_personal_data(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ivn_term_count(IVN_VOCABULARY_COMMAND); i++) {
        const ivni_table *table = ivni_transition_of(ivn_term_at(IVN_VOCABULARY_COMMAND, i)->code)->body;

        for (uint32_t j = 0; table != NULL && j < table->count; j++) {
            const ivni_field *row = &table->fields[j];

            if (row->kind == IVNI_TEXT && row->high == IVN_MOST_NOTE && (row->flags & IVNI_PERSONAL) == 0)
                fail_msg("%s/%s", table->name, row->name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_is_sound),
        cmocka_unit_test(every_command_has_a_row_and_a_body_of_its_own_kind),
        cmocka_unit_test(what_contradicts_itself_is_refused_where_it_stands),
        cmocka_unit_test(every_free_text_is_personal_data),
    };

    return cmocka_run_group_tests_name("bodies", tests, make_context, free_context);
}
