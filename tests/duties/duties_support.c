/*
 * The worlds in which duties are tested.
 */
#include "duties_support.h"

#include <stdlib.h>
#include <string.h>

ivn_date day_of(const char *text)
{
    ivn_date day = IVN_DATE_NONE;

    if (*text != '\0')
        assert_int_equal(ivn_date_parse(text, strlen(text), &day), IVN_OK);
    return day;
}

void world_begin(world *of)
{
    memset(of, 0, sizeof *of);
    assert_int_equal(ivn_context_new(NULL, &of->context), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(of->context, &of->rulebook, NULL), IVN_OK);
    assert_int_equal(ivn_catalogue_builtin(of->context, &of->catalogue, NULL), IVN_OK);
    assert_int_equal(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &of->calendar), IVN_OK);
    of->environment = (ivn_environment){
        .size = sizeof of->environment, .calendar = of->calendar, .rulebook = of->rulebook, .catalogue = of->catalogue};
    world_on(of, "2026-11-23");
}

void world_end(world *of)
{
    ivn_calendar_free(of->calendar);
    ivn_catalogue_free(of->catalogue);
    ivn_rulebook_free(of->rulebook);
    ivn_context_free(of->context);
}

world here;

int here_begin(void **state)
{
    (void)state;
    world_begin(&here);
    return 0;
}

int here_end(void **state)
{
    (void)state;
    world_end(&here);
    return 0;
}

void world_on(world *of, const char *day)
{
    of->environment.on = (ivn_number){1, day_of(day)};
}

char *with_quotes(const char *json)
{
    char *text = malloc(strlen(json) + 1);

    assert_non_null(text);
    strcpy(text, json);
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    return text;
}

void world_override(world *of, const char *overrides)
{
    ivn_error error = {.size = sizeof error};
    ivn_rulebook *changed = NULL;
    char *text = with_quotes(overrides);

    if (ivn_rulebook_with_json(of->context, of->rulebook, text, strlen(text), &changed, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    free(text);
    ivn_rulebook_free(of->rulebook);
    of->rulebook = changed;
    of->environment.rulebook = changed;
}

ivn_duty_table *table_with(const world *of, const char *json)
{
    ivn_error error = {.size = sizeof error};
    ivn_duty_table *shipped = NULL, *table = NULL;
    char *text = with_quotes(json);

    assert_int_equal(ivn_duty_table_builtin(of->context, &shipped, NULL), IVN_OK);
    if (ivn_duty_table_with_json(of->context, shipped, text, strlen(text), &table, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    free(text);
    ivn_duty_table_free(shipped);
    return table;
}

ivn_facts *case_of(const world *of, const char *json)
{
    ivn_error error = {.size = sizeof error};
    ivn_facts *facts = NULL;
    char *text = with_quotes(json);

    if (ivn_facts_from_json(of->context, IVN_FACTS_CASE, text, strlen(text), &facts, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    free(text);
    return facts;
}

ivn_duties *duties_of(const world *of, const ivn_duty_table *table, const char *json)
{
    ivn_error error = {.size = sizeof error};
    ivn_duties *duties = NULL;
    ivn_facts *facts = case_of(of, json);

    if (ivn_duties_of(of->context, &of->environment, ivn_facts_read(facts, IVN_FACTS_CASE), table, &duties, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    ivn_facts_free(facts);
    return duties;
}

const ivn_duty *duty_at(const ivn_duties *duties, const char *key, uint32_t n)
{
    const ivn_duties_view *view = ivn_duties_read(duties);

    for (uint32_t i = 0; i < view->count; i++) {
        if (strcmp(view->duties[i]->key, key) == 0 && n-- == 0)
            return view->duties[i];
    }
    return NULL;
}

uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % below);
}
