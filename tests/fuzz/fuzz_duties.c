/*
 * Any bytes as a case, and as rows of the table: refused, or each row answers with a state, a reason and, exactly where
 * it cannot be computed, what is missing; the same on the day of each event and on the day after it.
 */
#include <interventions/duties.h>

#include <stdlib.h>

#include "fuzz.h"

typedef struct world {
    ivn_context *context;
    ivn_rulebook *rulebook;
    ivn_catalogue *catalogue;
    ivn_calendar *calendar;
    ivn_environment environment;
} world;

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_duty(const ivn_duty *duty)
{
    int dated = duty->state >= IVN_DUTY_STATE_NOT_DUE && duty->state <= IVN_DUTY_STATE_WITHDRAWN;
    int window = duty->state >= IVN_DUTY_STATE_NOT_OPEN;

    require(duty->state >= IVN_DUTY_STATE_NOT_TRIGGERED && duty->state <= IVN_DUTY_STATE_CLOSED);
    require(duty->reason[0] != '\0' && duty->key[0] != '\0');
    require((duty->missing[0] != '\0') == (duty->state == IVN_DUTY_STATE_NOT_COMPUTABLE));
    require((duty->due.known != 0) == dated);
    require((duty->opens.known != 0) == window && (duty->closes.known != 0) == window);
    require(duty->opens.value <= duty->closes.value);
    require((duty->met.known != 0) == (duty->state == IVN_DUTY_STATE_MET));
}

static void check_on(const world *of, const ivn_case_facts *facts, const ivn_duty_table *table, ivn_date day)
{
    ivn_environment environment = of->environment;
    ivn_duties *duties = NULL;
    ivn_status status;

    environment.on = (ivn_number){1, day};
    status = ivn_duties_of(of->context, &environment, facts, table, &duties, NULL);
    require((status == IVN_OK) == (duties != NULL));
    for (uint32_t i = 0; duties != NULL && i < ivn_duties_read(duties)->count; i++)
        check_duty(ivn_duties_read(duties)->duties[i]);
    ivn_duties_free(duties);
}

static void check_case(const world *of, const char *data, size_t size)
{
    ivn_facts *facts = NULL;
    const ivn_case_facts *read;

    if (ivn_facts_from_json(of->context, IVN_FACTS_CASE, data, size, &facts, NULL, NULL) != IVN_OK)
        return;
    read = ivn_facts_read(facts, IVN_FACTS_CASE);
    check_on(of, read, NULL, 20780);
    for (uint32_t i = 0; i < read->event_count && i < 8; i++) {
        if (read->events[i]->day.known) {
            check_on(of, read, NULL, read->events[i]->day.value);
            check_on(of, read, NULL, read->events[i]->day.value + 1);
        }
    }
    ivn_facts_free(facts);
}

static void check_rows(const world *of, const char *data, size_t size)
{
    static const ivn_case_event sentenced = {
        .size = sizeof sentenced, .event = IVN_EVENT_SENTENCED, .day = IVN_KNOWN(20770)};
    static const ivn_case_event release = {.size = sizeof release, .event = IVN_EVENT_RELEASE, .day = IVN_KNOWN(20800)};
    static const ivn_case_event *const events[] = {&sentenced, &release};
    const ivn_case_facts facts = {.size = sizeof facts, .events = events, .event_count = 2};
    ivn_duty_table *table = NULL;

    if (ivn_duty_table_with_json(of->context, NULL, data, size, &table, NULL, NULL) == IVN_OK)
        check_on(of, &facts, table, 20780);
    ivn_duty_table_free(table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = 1u << 24};
    world of = {NULL, NULL, NULL, NULL, {0}};

    require(ivn_context_new(&options, &of.context) == IVN_OK);
    require(ivn_rulebook_builtin(of.context, &of.rulebook, NULL) == IVN_OK);
    require(ivn_catalogue_builtin(of.context, &of.catalogue, NULL) == IVN_OK);
    require(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &of.calendar) == IVN_OK);
    of.environment = (ivn_environment){
        .size = sizeof of.environment, .calendar = of.calendar, .rulebook = of.rulebook, .catalogue = of.catalogue};
    check_case(&of, (const char *)data, size);
    check_rows(&of, (const char *)data, size);
    ivn_calendar_free(of.calendar);
    ivn_catalogue_free(of.catalogue);
    ivn_rulebook_free(of.rulebook);
    ivn_context_free(of.context);
    return 0;
}
