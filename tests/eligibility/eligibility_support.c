/*
 * The worlds in which eligibility is tested.
 */
#include "eligibility_support.h"

static void complete_world(struct world *world)
{
    ivn_date day;
    assert_int_equal(ivn_date_from_ymd(2026, 11, 23, &day), IVN_OK);
    assert_int_equal(ivn_rulebook_builtin(world->context, &world->rulebook, NULL), IVN_OK);
    world->environment = (ivn_environment){.size = sizeof world->environment,
                                           .on = IVN_KNOWN(day),
                                           .rulebook = world->rulebook,
                                           .catalogue = world->catalogue};
}

void world_of_documents(struct world *world)
{
    memset(world, 0, sizeof *world);
    assert_int_equal(ivn_context_new(NULL, &world->context), IVN_OK);
    assert_int_equal(ivn_catalogue_builtin(world->context, &world->catalogue, NULL), IVN_OK);
    complete_world(world);
}

void world_of_directory(struct world *world, const ivn_directory *directory)
{
    ivn_error error = {.size = sizeof error};
    memset(world, 0, sizeof *world);
    assert_int_equal(ivn_context_new(NULL, &world->context), IVN_OK);
    if (ivn_catalogue_with(world->context, NULL, directory, &world->catalogue, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    complete_world(world);
}

/* In a JSON text of a test, ' stands for ". */
static char *with_quotes(const char *json)
{
    char *text = malloc(strlen(json) + 1);
    assert_non_null(text);
    strcpy(text, json);
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    return text;
}

void world_of_json(struct world *world, const char *directory)
{
    ivn_error error = {.size = sizeof error};
    char *text = with_quotes(directory);
    memset(world, 0, sizeof *world);
    assert_int_equal(ivn_context_new(NULL, &world->context), IVN_OK);
    if (ivn_catalogue_with_json(world->context, NULL, text, strlen(text), &world->catalogue, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    free(text);
    complete_world(world);
}

ivn_facts *facts_of_json(const struct world *world, uint32_t kind, const char *json)
{
    ivn_error error = {.size = sizeof error};
    char *text = with_quotes(json);
    ivn_facts *facts = NULL;
    if (ivn_facts_from_json(world->context, kind, text, strlen(text), &facts, NULL, &error) != IVN_OK)
        fail_msg("%s: %s", error.pointer, error.message);
    free(text);
    return facts;
}

void unset_figure(ivn_rulebook *rulebook, const char *path)
{
    ivn_parameter *figure = (ivn_parameter *)ivn_rulebook_parameter(rulebook, path);
    assert_string_not_equal(figure->source, "");
    figure->value = (ivn_number){0, 0};
    figure->source = "";
}

void world_end(struct world *world)
{
    ivn_catalogue_free(world->catalogue);
    ivn_rulebook_free(world->rulebook);
    ivn_context_free(world->context);
}

uint32_t draw(struct seed *seed, int below)
{
    seed->state = seed->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((seed->state >> 33) % (uint64_t)below);
}
