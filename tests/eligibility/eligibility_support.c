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

/* clang-format off */
/* Criteria are short: group, what is asked, level. */
#define C(group, what, level)                                                                                          \
    "{'group':" group "," what ",'level':'" level "','rule':'T-" group "','title':'title " group "'}"
#define IS(subject, value) "'subject':'" subject "','operation':'is','value':" value
#define FIRST_OFFER                                                                                                    \
    "{'setting':'community','areas':['county'],'complexities':['low','medium'],'criteria':["                           \
    C("1", IS("sex", "'male'"), "eligibility") ","                                                                     \
    C("2", "'subject':'age','operation':'between','value':18,'upper':25", "eligibility") ","                           \
    C("3", IS("in_custody", "false"), "eligibility") ","                                                               \
    "{'group':4," IS("willing_to_change", "true") ",'level':'eligibility','rule':'RC-BBR-2','title':'title 4',"        \
    "'alternative':'b'},"                                                                                              \
    C("4", IS("motivated_to_change", "true"), "eligibility") ","                                                       \
    C("5", "'subject':'ogrs3','operation':'at_least','value':25", "suitability") ","                                   \
    C("6", "'subject':'reoffending_band','operation':'one_of','codes':['high','very_high']", "suitability") ","        \
    "{'group':7,'subject':'last_violent_offence','operation':'within','parameter':'RC-BBR-2/months','level':"          \
    "'eligibility','rule':'RC-BBR-2','title':'title 7','section':'a section of its own'},"                             \
    C("8", IS("eligible_for", "true") ",'texts':['b']", "eligibility") ","                                             \
    C("9", IS("suitable_for", "true") ",'texts':['b']", "suitability") ","                                             \
    C("10", "'subject':'travel_to_programme','operation':'at_most','value':90", "advice") ","                          \
    C("11", "'subject':'home_area','operation':'is_not','texts':['north']", "routing") "]}"
#define SECOND_OFFER                                                                                                   \
    "{'setting':'custody','complexities':['high'],'criteria':["                                                        \
    C("1", IS("in_custody", "true"), "eligibility") ","                                                                \
    C("2", "'subject':'prison','operation':'one_of','texts':['hmp-a','hmp-b']", "eligibility") ","                     \
    C("3", "'subject':'days_to_release','operation':'at_most','value':12,'unit':'weeks'", "eligibility") "]}"
#define THIRD_OFFER "{'setting':'community','criteria':[" C("1", IS("sex", "'male'"), "eligibility") "]}"

const char rich_services[] =
    "{'areas':[{'key':'county','name':'County'},{'key':'north','name':'North','parent':'county'}],"
    "'prisons':[{'key':'hmp-a','name':'A'},{'key':'hmp-b','name':'B'}],'services':["
    "{'kind':'rate_card_service','key':'a','edition':'rate-card-2019','name':'Service A','section':'page 1',"
    "'needs':['finance','accommodation'],'offers':[" FIRST_OFFER "," SECOND_OFFER "]},"
    "{'kind':'rate_card_service','key':'b','edition':'own','name':'Service B','offers':[" THIRD_OFFER "]},"
    "{'kind':'rate_card_service','key':'c','edition':'own','name':'Service C'},"
    "{'kind':'rate_card_service','key':'d','edition':'own','name':'Service D','offers':[{'setting':'community'}]}]}";
/* clang-format on */

/* Somebody of whom enough is open for questions of every kind. */
const char rich_person[] = "{'sex':'male','home_area':'county','employment':'retired','risk':{'reoffending':'high'},"
                           "'custody':{'release_dates':[{'source':'expected','date':'2026-12-24'},{'source':"
                           "'conditional','date':'2026-12-23'}]},'needs':[{'area':'finance','identified':true}]}";

void bulk_is_as_single(const struct world *world, const ivn_service_user *const *users, uint32_t count)
{
    ivn_screening *screening = NULL;
    assert_int_equal(ivn_screening_new(world->context, &world->environment, &screening, NULL), IVN_OK);
    uint32_t width = ivn_screening_read(screening)->service_count;
    uint8_t *answers = malloc((size_t)count * width + 1);
    assert_non_null(answers);
    assert_int_equal(ivn_screening_run(screening, users, count, answers), IVN_OK);
    for (uint32_t i = 0; i < count; i++) {
        ivn_assessments *all = NULL;
        assert_int_equal(ivn_assess_all(world->context, &world->environment, users[i], &all, NULL), IVN_OK);
        const ivn_assessments_view *view = ivn_assessments_read(all);
        assert_int_equal(view->count, width);
        for (uint32_t s = 0; s < width; s++) {
            if (answers[i * width + s] != view->assessments[s]->summary)
                fail_msg("person %u, %s: %u in bulk, %u alone", i, view->assessments[s]->service,
                         answers[i * width + s], view->assessments[s]->summary);
        }
        ivn_assessments_free(all);
    }
    free(answers);
    ivn_screening_free(screening);
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
