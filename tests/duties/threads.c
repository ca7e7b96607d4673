/*
 * Several threads that decide about different people with the same context, calendar, rulebook, catalogue, screening
 * and table of duties: each gets what one thread alone gets, and the thread sanitizer finds nothing written that two
 * can reach.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "people/subjects.h"

#include "duties_support.h"
#include "tables.h"

enum { THREADS = 4, PEOPLE = 24, ROUNDS = 2, TEXTS = 6, DAYS = 100, MOST_SERVICES = 200 };

/* What all threads share; nothing of it changes while they run. */
static struct shared {
    world of;
    ivn_rulebook *other; /* for what if */
    ivn_screening *screening;
    ivn_duty_table *table;
    ivn_facts *facts[PEOPLE];
    const ivn_service_user *people[PEOPLE];
} shared;

/* All that is decided about one person. */
typedef struct answers {
    ivn_text *texts[TEXTS];
    uint8_t row[MOST_SERVICES];
    ivn_date due[DAYS];
    uint8_t states[DAYS];
} answers;

static int failed(ivn_status status)
{
    return status != IVN_OK;
}

static int assess(const ivn_service_user *user, answers *out)
{
    const ivn_context *context = shared.of.context;
    const ivn_environment *today = &shared.of.environment;
    ivn_assessment *one = NULL;
    ivn_assessments *all = NULL, *joined = NULL;
    int faults = failed(ivn_assess(context, today, user, "building-better-relationships", &one, NULL));

    faults += failed(ivn_assessment_to_json(context, one, &out->texts[0], NULL));
    faults += failed(ivn_assess_all(context, today, user, &all, NULL));
    faults += failed(ivn_assessments_to_json(context, all, &out->texts[1], NULL));
    faults += failed(ivn_screening_assess(shared.screening, user, &joined, NULL));
    faults += failed(ivn_assessments_to_json(context, joined, &out->texts[2], NULL));
    faults += failed(ivn_screening_run(shared.screening, &user, 1, out->row));
    ivn_assessment_free(one);
    ivn_assessments_free(all);
    ivn_assessments_free(joined);
    return faults;
}

static int recommend_and_compare(const ivn_service_user *user, answers *out)
{
    const ivn_context *context = shared.of.context;
    const ivn_environment *today = &shared.of.environment;
    ivn_recommendation *recommendation = NULL;
    ivn_comparison *comparison = NULL;
    int faults = failed(ivn_recommend(context, today, user, NULL, &recommendation, NULL));

    faults += failed(ivn_recommendation_to_json(context, recommendation, &out->texts[3], NULL));
    faults += failed(ivn_what_if(context, today, shared.other, &user, 1, &comparison, NULL));
    faults += failed(ivn_comparison_to_json(context, comparison, &out->texts[4], NULL));
    ivn_recommendation_free(recommendation);
    ivn_comparison_free(comparison);
    return faults;
}

/* A referral on a day of the person's own, and a column of a hundred. */
static int follow_duties(const ivn_service_user *user, uint32_t number, answers *out)
{
    const ivn_environment *today = &shared.of.environment;
    const ivn_case_event received = {
        .size = sizeof received, .event = IVN_EVENT_REFERRAL_RECEIVED, .day = {1, today->on.value - (ivn_date)number}};
    const ivn_case_event *events[] = {&received};
    const ivn_case_facts facts = {.size = sizeof facts,
                                  .kind = IVN_KIND_COMMISSIONED_SERVICE,
                                  .service_user = user,
                                  .events = events,
                                  .event_count = 1};
    ivn_date triggers[DAYS];
    ivn_duties *duties = NULL;
    int faults = failed(ivn_duties_of(shared.of.context, today, &facts, shared.table, &duties, NULL));

    faults += failed(ivn_duties_to_json(shared.of.context, duties, &out->texts[5], NULL));
    ivn_duties_free(duties);
    for (int32_t i = 0; i < DAYS; i++)
        triggers[i] = received.day.value - i;
    return faults + failed(ivn_duties_many(today, shared.table, "assessment-held", triggers, NULL, NULL, DAYS, out->due,
                                           out->states, NULL));
}

static int decide(uint32_t person, answers *out)
{
    const ivn_service_user *user = shared.people[person];

    memset(out, 0, sizeof *out);
    return assess(user, out) + recommend_and_compare(user, out) + follow_duties(user, person, out);
}

static void forget(answers *of)
{
    for (int t = 0; t < TEXTS; t++)
        ivn_text_free(of->texts[t]);
}

static int differ(const answers *one, const answers *other)
{
    int different = memcmp(one->row, other->row, sizeof one->row) != 0 ||
                    memcmp(one->due, other->due, sizeof one->due) != 0 ||
                    memcmp(one->states, other->states, sizeof one->states) != 0;

    for (int t = 0; t < TEXTS; t++)
        different |= strcmp(ivn_text_data(one->texts[t]), ivn_text_data(other->texts[t])) != 0;
    return different;
}

/* --- alone, and side by side -------------------------------------------------------------------------------------- */

static answers alone[PEOPLE];

typedef struct job {
    uint32_t first;
    int faults;
} job;

/* Each begins with another person, so that some are always asked about at once. */
static void *work(void *user)
{
    job *own = user;

    for (uint32_t i = 0; i < ROUNDS * PEOPLE; i++) {
        uint32_t person = (own->first + i) % PEOPLE;
        answers here_and_now;

        own->faults += decide(person, &here_and_now);
        own->faults += own->faults == 0 && differ(&here_and_now, &alone[person]);
        forget(&here_and_now);
    }
    return NULL;
}

static void threads_get_what_one_thread_alone_gets(void **state)
{
    pthread_t threads[THREADS];
    job jobs[THREADS];

    (void)state;
    for (uint32_t p = 0; p < PEOPLE; p++)
        assert_int_equal(decide(p, &alone[p]), 0);
    for (uint32_t t = 0; t < THREADS; t++) {
        jobs[t] = (job){t * PEOPLE / THREADS, 0};
        assert_int_equal(pthread_create(&threads[t], NULL, work, &jobs[t]), 0);
    }
    for (uint32_t t = 0; t < THREADS; t++) {
        assert_int_equal(pthread_join(threads[t], NULL), 0);
        assert_int_equal(jobs[t].faults, 0);
    }
    for (uint32_t p = 0; p < PEOPLE; p++)
        forget(&alone[p]);
}

/* --- the people --------------------------------------------------------------------------------------------------- */

/* Of a random person half is known; facts that contradict each other are not taken. */
static void draw_people(void)
{
    random_source source = {20261123};
    ivni_arena arena = test_arena();
    uint32_t count = 0;

    while (count < PEOPLE) {
        ivn_service_user *user = random_facts(&source, &ivni_service_user_table, 50, &arena);

        if (user->date_of_birth.known)
            user->date_of_birth.value = 10000 - (int32_t)random_below(&source, 20000);
        user->home_area = random_below(&source, 2) ? "essex" : "southend";
        if (ivn_facts_copy(shared.of.context, IVN_FACTS_SERVICE_USER, user, &shared.facts[count], NULL, NULL) != IVN_OK)
            continue;
        shared.people[count] = ivn_facts_read(shared.facts[count], IVN_FACTS_SERVICE_USER);
        count++;
    }
    ivni_arena_free(&arena);
}

static int begin(void **state)
{
    static const char overrides[] =
        "{\"overrides\":[{\"rule\":\"RC-BBR-2\",\"parameter\":\"months\",\"value\":120,\"source\":\"s\"},"
        "{\"rule\":\"LAW-PSS\",\"parameter\":\"commencement\",\"date\":\"2026-06-01\",\"source\":\"s\"}]}";
    world *of = &shared.of;

    (void)state;
    world_begin(of);
    assert_int_equal(
        ivn_rulebook_with_json(of->context, of->rulebook, overrides, strlen(overrides), &shared.other, NULL, NULL),
        IVN_OK);
    assert_int_equal(ivn_screening_new(of->context, &of->environment, &shared.screening, NULL), IVN_OK);
    assert_in_range(ivn_screening_read(shared.screening)->service_count, 1, MOST_SERVICES);
    assert_int_equal(ivn_duty_table_builtin(of->context, &shared.table, NULL), IVN_OK);
    draw_people();
    return 0;
}

static int end(void **state)
{
    (void)state;
    for (uint32_t p = 0; p < PEOPLE; p++)
        ivn_facts_free(shared.facts[p]);
    ivn_duty_table_free(shared.table);
    ivn_screening_free(shared.screening);
    ivn_rulebook_free(shared.other);
    world_end(&shared.of);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_get_what_one_thread_alone_gets),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
