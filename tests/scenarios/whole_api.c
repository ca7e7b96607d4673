/*
 * A host's whole day, from the context to the last JSON, with memory running out at every call for it: nothing leaks,
 * what was made before stays readable, and an output is not touched by a call that fails.
 */
#include <stdlib.h>
#include <string.h>

#include <interventions/interventions.h>

#include "failing.h"
#include "files.h"
#include "test.h"

/* What a call that failed must leave where its output goes. */
static char untouched;
#define UNTOUCHED ((void *)&untouched)

/* Everything that a day makes; each is NULL until it is there. */
typedef struct day {
    ivn_calendar *calendar, *overlay, *from_file;
    ivn_rulebook *shipped, *rulebook;
    ivn_catalogue *documents, *catalogue;
    ivn_facts *caseload, *copy;
    ivn_profile *profile;
    ivn_services *services;
    ivn_assessment *assessment;
    ivn_assessments *assessments, *screened;
    ivn_recommendation *recommendation;
    ivn_comparison *comparison;
    ivn_screening *screening;
    ivn_text *text;
} day;

typedef struct inputs {
    char *directory;
    size_t directory_size;
} inputs;

static const char holidays[] =
    "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":["
    "{\"title\":\"Christmas Day\",\"date\":\"2028-12-25\"},{\"title\":\"Boxing Day\",\"date\":\"2028-12-26\"}]}}";

static const char overrides[] =
    "{\"overrides\":[{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2027-01-01\",\"source\":\"a "
    "plan\"},"
    "{\"rule\":\"RC-BBR-2\",\"parameter\":\"months\",\"value\":12,\"source\":\"a contract\"},"
    "{\"rule\":\"WB-SEX\",\"from\":\"2027-01-02\",\"to\":\"2027-01-01\",\"source\":\"a contract\"}]}";

static const char caseload[] =
    "{\"service_users\":[{\"reference\":\"one\",\"sex\":\"male\",\"date_of_birth\":\"1990-04-02\","
    "\"sentences\":[{\"basis\":\"community_order\",\"rehabilitation_activity\":true,"
    "\"requirements\":[{\"kind\":\"unpaid_work\",\"hours\":80}]}],"
    "\"offences\":[{\"category\":\"domestic_abuse\",\"index\":true,\"convicted\":\"2025-01-02\"}],"
    "\"needs\":[{\"area\":\"accommodation\",\"complexity\":\"high\",\"linked_to_offending\":true},"
    "{\"area\":\"emotional\",\"identified\":true}],\"risk\":{\"reoffending\":\"high\",\"ogrs3\":55}},"
    "{\"sex\":\"female\",\"sentences\":[{\"basis\":\"post_sentence_supervision\"}]},"
    "{\"custody\":{\"in_custody\":true,\"prison\":\"hmp-chelmsford\","
    "\"release_dates\":[{\"source\":\"conditional\",\"date\":\"2026-12-05\"},"
    "{\"source\":\"expected\",\"date\":\"2026-12-06\"}]}},{}]}";

/* One call: where it fails, its output must still be what it was; then that is set back to NULL. */
#define MAKE(status, call, output)                                                                                     \
    do {                                                                                                               \
        if ((status) == IVN_OK) {                                                                                      \
            (output) = UNTOUCHED;                                                                                      \
            (status) = (call);                                                                                         \
            if ((status) != IVN_OK) {                                                                                  \
                if ((void *)(output) != UNTOUCHED)                                                                     \
                    (status) = IVN_ERROR_STATE;                                                                        \
                (output) = NULL;                                                                                       \
            }                                                                                                          \
        }                                                                                                              \
    } while (0)

/* A text that is only looked at. */
#define PRINT(status, call, from)                                                                                      \
    do {                                                                                                               \
        MAKE(status, call, (from)->text);                                                                              \
        if ((status) == IVN_OK && strlen(ivn_text_data((from)->text)) != ivn_text_size((from)->text))                  \
            (status) = IVN_ERROR_STATE;                                                                                \
        ivn_text_free((from)->text);                                                                                   \
        (from)->text = NULL;                                                                                           \
    } while (0)

static ivn_status count_days(const ivn_context *context, const ivn_allocator *allocator, day *d, ivn_error *error)
{
    const ivn_date add[] = {20784, 20785};
    ivn_status status = IVN_OK;

    MAKE(status, ivn_calendar_new(allocator, IVN_DIVISION_ENGLAND_AND_WALES, &d->calendar), d->calendar);
    MAKE(status, ivn_calendar_with(d->calendar, add, 2, NULL, 0, IVN_DATE_NONE, &d->overlay), d->overlay);
    MAKE(status, ivn_calendar_from_json(context, d->calendar, holidays, strlen(holidays), &d->from_file, NULL, error),
         d->from_file);
    return status;
}

static ivn_status take_rules_and_services(const ivn_context *context, const inputs *in, day *d, ivn_error *error)
{
    const ivn_catalogue_query query = {.size = sizeof query, .need = IVN_NEED_ACCOMMODATION};
    ivn_status status = IVN_OK;

    MAKE(status, ivn_rulebook_builtin(context, &d->shipped, error), d->shipped);
    MAKE(status, ivn_rulebook_with_json(context, d->shipped, overrides, strlen(overrides), &d->rulebook, NULL, error),
         d->rulebook);
    PRINT(status, ivn_rulebook_to_json(context, d->rulebook, &d->text, error), d);
    MAKE(status, ivn_catalogue_builtin(context, &d->documents, error), d->documents);
    MAKE(status,
         ivn_catalogue_with_json(context, d->documents, in->directory, in->directory_size, &d->catalogue, NULL, error),
         d->catalogue);
    MAKE(status, ivn_catalogue_search(context, d->catalogue, &query, &d->services, error), d->services);
    return status;
}

/* The first person's facts by hand, the caseload's many. */
static ivn_status take_people(const ivn_context *context, day *d, ivn_error *error)
{
    ivn_status status = IVN_OK;

    MAKE(status,
         ivn_facts_from_json(context, IVN_FACTS_CASELOAD, caseload, strlen(caseload), &d->caseload, NULL, error),
         d->caseload);
    MAKE(status,
         ivn_facts_copy(context, IVN_FACTS_CASELOAD, ivn_facts_read(d->caseload, IVN_FACTS_CASELOAD), &d->copy, NULL,
                        error),
         d->copy);
    PRINT(status,
          ivn_facts_to_json(context, IVN_FACTS_CASELOAD, ivn_facts_read(d->copy, IVN_FACTS_CASELOAD), &d->text, error),
          d);
    return status;
}

static ivn_status decide(const ivn_context *context, const ivn_environment *today, const ivn_service_user *user, day *d,
                         ivn_error *error)
{
    ivn_status status = IVN_OK;

    MAKE(status, ivn_profile_new(context, d->rulebook, user, today->on.value, &d->profile, error), d->profile);
    MAKE(status, ivn_assess(context, today, user, "personal-well-being/emotional", &d->assessment, error),
         d->assessment);
    PRINT(status, ivn_assessment_to_json(context, d->assessment, &d->text, error), d);
    MAKE(status, ivn_assess_all(context, today, user, &d->assessments, error), d->assessments);
    PRINT(status, ivn_assessments_to_json(context, d->assessments, &d->text, error), d);
    MAKE(status, ivn_recommend(context, today, user, NULL, &d->recommendation, error), d->recommendation);
    PRINT(status, ivn_recommendation_to_json(context, d->recommendation, &d->text, error), d);
    return status;
}

/* Answers for the whole caseload; a row that was refused memory must read as no answer. */
static ivn_status screen(const ivn_context *context, const ivn_environment *today, day *d, ivn_error *error)
{
    const ivn_caseload_facts *facts = ivn_facts_read(d->copy, IVN_FACTS_CASELOAD);
    uint8_t answers[4 * 200];
    ivn_status status = IVN_OK;
    size_t cells = 0;

    MAKE(status, ivn_screening_new(context, today, &d->screening, error), d->screening);
    if (status != IVN_OK)
        return status;
    cells = (size_t)4 * ivn_screening_read(d->screening)->service_count;
    if (cells > sizeof answers)
        return IVN_ERROR_STATE;
    memset(answers, 0xff, sizeof answers);
    status = ivn_screening_run(d->screening, facts->service_users, 4, answers);
    for (size_t i = 0; i < cells; i++)
        if ((answers[i] == 0) != (status != IVN_OK))
            return IVN_ERROR_STATE;
    MAKE(status, ivn_screening_assess(d->screening, facts->service_users[0], &d->screened, error), d->screened);
    return status;
}

static ivn_status compare(const ivn_context *context, const ivn_environment *today, day *d, ivn_error *error)
{
    const ivn_caseload_facts *facts = ivn_facts_read(d->copy, IVN_FACTS_CASELOAD);
    ivn_status status = IVN_OK;

    MAKE(status, ivn_what_if(context, today, d->shipped, facts->service_users, 4, &d->comparison, error),
         d->comparison);
    PRINT(status, ivn_comparison_to_json(context, d->comparison, &d->text, error), d);
    return status;
}

static void end(day *d)
{
    ivn_assessments_free(d->screened);
    ivn_screening_free(d->screening);
    ivn_comparison_free(d->comparison);
    ivn_recommendation_free(d->recommendation);
    ivn_assessments_free(d->assessments);
    ivn_assessment_free(d->assessment);
    ivn_services_free(d->services);
    ivn_profile_free(d->profile);
    ivn_facts_free(d->copy);
    ivn_facts_free(d->caseload);
    ivn_catalogue_free(d->catalogue);
    ivn_catalogue_free(d->documents);
    ivn_rulebook_free(d->rulebook);
    ivn_rulebook_free(d->shipped);
    ivn_calendar_free(d->from_file);
    ivn_calendar_free(d->overlay);
    ivn_calendar_free(d->calendar);
}

static ivn_status whole_day(const ivn_context *context, const ivn_allocator *allocator, const inputs *in)
{
    ivn_error error = {.size = sizeof error};
    day d = {0};
    ivn_status status = count_days(context, allocator, &d, &error);

    if (status == IVN_OK)
        status = take_rules_and_services(context, in, &d, &error);
    if (status == IVN_OK)
        status = take_people(context, &d, &error);
    if (status == IVN_OK) {
        const ivn_caseload_facts *people = ivn_facts_read(d.copy, IVN_FACTS_CASELOAD);
        ivn_environment today = {.size = sizeof today,
                                 .on = IVN_KNOWN(20780), /* 2026-11-23 */
                                 .calendar = d.calendar,
                                 .rulebook = d.rulebook,
                                 .catalogue = d.catalogue};

        status = decide(context, &today, people->service_users[0], &d, &error);
        if (status == IVN_OK)
            status = screen(context, &today, &d, &error);
        if (status == IVN_OK)
            status = compare(context, &today, &d, &error);
    }
    end(&d);
    return status;
}

static ivn_status from_context_to_answers(const ivn_allocator *allocator, void *user)
{
    ivn_context_options options = {.size = sizeof options, .allocator = allocator};
    ivn_context *context = NULL;
    ivn_status status = IVN_OK;

    MAKE(status, ivn_context_new(&options, &context), context);
    if (status == IVN_OK)
        status = whole_day(context, allocator, user);
    ivn_context_free(context);
    return status;
}

static void running_out_of_memory_anywhere_in_a_day_leaves_nothing(void **state)
{
    inputs in = {0};

    (void)state;
    in.directory = test_data("directory.json", &in.directory_size);
    failing_every(from_context_to_answers, &in);
    free(in.directory);
}

/* The document limit instead of memory: every call answers that it is the limit, whichever part of it reaches it. */
static void a_limit_reached_anywhere_in_a_day_is_told_as_one(void **state)
{
    inputs in = {0};
    ivn_status status = IVN_ERROR_LIMIT;

    (void)state;
    in.directory = test_data("directory.json", &in.directory_size);
    for (uint64_t limit = 64; status != IVN_OK; limit += 64 + limit / 64) {
        failing counter;
        ivn_context_options options = {
            .size = sizeof options, .allocator = &counter.allocator, .max_document_bytes = limit};
        ivn_context *context = NULL;

        failing_init(&counter, 0, 0);
        assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
        status = whole_day(context, &counter.allocator, &in);
        ivn_context_free(context);
        if (status != IVN_OK && status != IVN_ERROR_LIMIT)
            fail_msg("a limit of %llu bytes: %s", (unsigned long long)limit, ivn_status_name(status));
        assert_int_equal(counter.live_blocks, 0);
    }
    free(in.directory);
}

/* Where only the deciding is short of room: people, rules and services come from a context with enough. */
static void a_limit_reached_in_deciding_is_told_as_one(void **state)
{
    inputs in = {0};
    ivn_error error = {.size = sizeof error};
    ivn_context *enough = NULL;
    ivn_status status = IVN_ERROR_LIMIT;
    day made = {0};

    (void)state;
    in.directory = test_data("directory.json", &in.directory_size);
    assert_int_equal(ivn_context_new(NULL, &enough), IVN_OK);
    assert_int_equal(take_rules_and_services(enough, &in, &made, &error), IVN_OK);
    assert_int_equal(take_people(enough, &made, &error), IVN_OK);
    for (uint64_t limit = 16; status != IVN_OK; limit += 16 + limit / 64) {
        const ivn_caseload_facts *people = ivn_facts_read(made.copy, IVN_FACTS_CASELOAD);
        const ivn_environment today = {
            .size = sizeof today, .on = IVN_KNOWN(20780), .rulebook = made.rulebook, .catalogue = made.catalogue};
        ivn_context_options options = {.size = sizeof options, .max_document_bytes = limit};
        ivn_context *context = NULL;
        ivn_status statuses[3];
        day decided = {.rulebook = made.rulebook, .shipped = made.shipped, .copy = made.copy};

        assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
        statuses[0] = decide(context, &today, people->service_users[0], &decided, &error);
        statuses[1] = screen(context, &today, &decided, &error);
        statuses[2] = compare(context, &today, &decided, &error);
        status = IVN_OK;
        for (int i = 0; i < 3; i++) {
            if (statuses[i] != IVN_OK && statuses[i] != IVN_ERROR_LIMIT)
                fail_msg("a limit of %llu bytes, part %d: %s", (unsigned long long)limit, i,
                         ivn_status_name(statuses[i]));
            if (statuses[i] != IVN_OK)
                status = statuses[i];
        }
        decided.rulebook = decided.shipped = NULL;
        decided.copy = NULL;
        end(&decided);
        ivn_context_free(context);
    }
    end(&made);
    ivn_context_free(enough);
    free(in.directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_limit_reached_anywhere_in_a_day_is_told_as_one),
        cmocka_unit_test(a_limit_reached_in_deciding_is_told_as_one),
        cmocka_unit_test(running_out_of_memory_anywhere_in_a_day_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
