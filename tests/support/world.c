/*
 * The world of the documents, made and taken down.
 */
#include "world.h"

#include <string.h>

#include "test.h"

ivn_date day_of(const char *text)
{
    ivn_date day = IVN_DATE_NONE;

    assert_int_equal(ivn_date_parse(text, strlen(text), &day), IVN_OK);
    return day;
}

void world_begin(world *of, const char *day)
{
    memset(of, 0, sizeof *of);
    assert_int_equal(ivn_context_new(NULL, &of->context), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(of->context, &of->rulebook, NULL), IVN_OK);
    assert_int_equal(ivn_catalogue_builtin(of->context, &of->catalogue, NULL), IVN_OK);
    assert_int_equal(ivn_calendar_new(NULL, IVN_DIVISION_ENGLAND_AND_WALES, &of->calendar), IVN_OK);
    of->environment = (ivn_environment){
        .size = sizeof of->environment, .calendar = of->calendar, .rulebook = of->rulebook, .catalogue = of->catalogue};
    world_on(of, day);
}

void world_end(world *of)
{
    ivn_calendar_free(of->calendar);
    ivn_catalogue_free(of->catalogue);
    ivn_rulebook_free(of->rulebook);
    ivn_context_free(of->context);
}

void world_on(world *of, const char *day)
{
    of->environment.on = (ivn_number){1, day_of(day)};
}

void world_override(world *of, const char *overrides)
{
    ivn_error error = {.size = sizeof error};
    ivn_rulebook *changed = NULL;

    if (ivn_rulebook_with_json(of->context, of->rulebook, overrides, strlen(overrides), &changed, NULL, &error) !=
        IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    ivn_rulebook_free(of->rulebook);
    of->rulebook = changed;
    of->environment.rulebook = changed;
}
