/*
 * Services for needs: what fits, with sessions and hours, what is still to be found out, what is not available and why.
 */
#include <string.h>

#include "base/sort.h"
#include "catalogue/catalogue.h"
#include "eligibility/assessor.h"

struct ivn_recommendation {
    ivni_arena arena;
    ivn_recommendation_view view;
};

struct maker {
    ivni_assessor assessor;
    ivn_recommendation_view *view;
    ivni_arena *arena;
    const ivn_need **needs; /* in the order of the recommendation */
    uint32_t need_count;
    uint32_t *by_key;                    /* the services asked for, by key and edition */
    const ivn_assessment_view **answers; /* by service; NULL until needed */
    ivn_suggestion *suggestions;
    const ivn_suggestion **list;
    uint32_t *unmet;
};

/*
 * Negative: the first goes before the second. Linked to offending, then the higher complexity, then the order of areas.
 */
static int compare_needs(const ivn_need *first, const ivn_need *second)
{
    int linked = (second->linked_to_offending == IVN_YES) - (first->linked_to_offending == IVN_YES);
    if (linked != 0)
        return linked;
    if (first->complexity != second->complexity)
        return first->complexity > second->complexity ? -1 : 1;
    return first->area < second->area ? -1 : first->area > second->area;
}

static int compare_keys(const ivn_service *first, const ivn_service *second)
{
    int key = strcmp(first->key, second->key);
    return key != 0 ? key : strcmp(first->edition, second->edition);
}

/* By insertion: a person has a dozen needs at most. */
static void order_needs(struct maker *maker, const ivn_need *const *needs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = maker->need_count;
        if (ivni_need_identified(needs[i]) != IVN_YES)
            continue;
        for (; place > 0 && compare_needs(needs[i], maker->needs[place - 1]) < 0; place--)
            maker->needs[place] = maker->needs[place - 1];
        maker->needs[place] = needs[i];
        maker->need_count++;
    }
}

static int key_before(const void *list, uint32_t a, uint32_t b)
{
    const ivni_service *services = list;
    return compare_keys(services[a].service, services[b].service) < 0;
}

static int addresses(const ivn_service *service, uint32_t need)
{
    for (uint32_t i = 0; i < service->need_count; i++) {
        if (service->needs[i] == need)
            return 1;
    }
    return 0;
}

static const ivn_provision *provision_at(const ivn_service *service, uint32_t intensity)
{
    for (uint32_t i = 0; i < service->provision_count; i++) {
        if (service->provisions[i]->intensity == intensity)
            return service->provisions[i];
    }
    return NULL;
}

/* Whether the service is delivered at one complexity: it provides that level, and some offer takes it. */
static int delivered_at(const ivn_service *service, uint32_t complexity)
{
    int taken = 0;
    for (uint32_t i = 0; i < service->offer_count; i++)
        taken = taken || ivni_offer_takes(service->offers[i], complexity);
    return taken && ivni_service_provides(service, ivni_intensity_of_level(complexity));
}

/* Where the complexity is not known, it may matter: then so is this. */
static ivn_flag delivered(const ivn_service *service, uint32_t complexity)
{
    int low = delivered_at(service, IVN_COMPLEXITY_LOW), medium = delivered_at(service, IVN_COMPLEXITY_MEDIUM),
        high = delivered_at(service, IVN_COMPLEXITY_HIGH);
    if (complexity != 0)
        return delivered_at(service, complexity) ? IVN_YES : IVN_NO;
    if (low && medium && high)
        return IVN_YES;
    return low || medium || high ? IVN_UNKNOWN : IVN_NO;
}

static void add_amounts(const ivn_service *service, ivn_suggestion *suggestion)
{
    const ivn_provision *provision = provision_at(service, ivni_intensity_of_level(suggestion->complexity));
    const ivn_provision *assessment = provision_at(service, IVN_INTENSITY_ASSESSMENT);
    suggestion->sessions = service->sessions_total;
    suggestion->sessions_least = service->sessions_total;
    if (provision != NULL) {
        suggestion->hours = provision->hours;
        if (provision->sessions.known || provision->sessions_least.known) {
            suggestion->sessions = provision->sessions;
            suggestion->sessions_least = provision->sessions_least;
        }
    }
    if (assessment != NULL)
        suggestion->hours_assessment = assessment->hours;
}

/* The answer with the complexity taken into account, and why. */
static void conclude(struct maker *maker, const ivn_service *service, ivn_suggestion *suggestion)
{
    const ivn_provision *provision = provision_at(service, ivni_intensity_of_level(suggestion->complexity));
    const ivn_term *complexity = ivn_term_of(IVN_VOCABULARY_COMPLEXITY, suggestion->complexity);
    ivni_text *words = &maker->assessor.explainer.words;
    suggestion->summary = suggestion->assessment->summary;
    suggestion->reason = suggestion->assessment->text;
    suggestion->alternative = "";
    if (suggestion->delivered == IVN_NO) {
        suggestion->summary = IVN_SUMMARY_MAY_NOT_REFER;
        ivni_text_string(words, "Not delivered at ");
        ivni_text_string(words, complexity != NULL ? complexity->title : "any");
        ivni_text_string(words, " complexity");
        if (provision != NULL && provision->alternative != NULL) {
            suggestion->alternative = provision->alternative;
            ivni_text_string(words, "; use instead: ");
            ivni_text_string(words, provision->alternative);
        }
        ivni_text_string(words, ".");
        suggestion->reason = ivni_words_take(words, maker->arena).text;
    } else if (suggestion->delivered == IVN_UNKNOWN && suggestion->summary != IVN_SUMMARY_MAY_NOT_REFER) {
        suggestion->summary = IVN_SUMMARY_FIND_OUT_FIRST;
        suggestion->reason = "Find out first: the complexity of the need, because it is not delivered at every level.";
    }
}

static ivn_status suggest(struct maker *maker, const ivn_need *need, uint32_t number, ivn_suggestion *suggestion)
{
    const ivn_service *service = maker->assessor.program->services[number].service;
    if (maker->answers[number] == NULL) {
        ivn_assessment_view *view = ivni_arena_alloc(maker->arena, sizeof *view);
        if (view == NULL)
            return ivni_arena_failure(maker->arena);
        ivn_status status = ivni_explain(&maker->assessor.explainer, number, view);
        if (status != IVN_OK)
            return status;
        maker->answers[number] = view;
    }
    *suggestion = (ivn_suggestion){.size = sizeof *suggestion,
                                   .need = need->area,
                                   .complexity = need->complexity,
                                   .linked_to_offending = need->linked_to_offending,
                                   .delivered = delivered(service, need->complexity),
                                   .assessment = maker->answers[number]};
    add_amounts(service, suggestion);
    conclude(maker, service, suggestion);
    return suggestion->reason != NULL ? IVN_OK : ivni_explainer_failure(&maker->assessor.explainer);
}

static ivn_status suggest_for(struct maker *maker, const ivn_need *need)
{
    int could_fit = 0;
    for (uint32_t i = 0; i < maker->assessor.program->asked_count; i++) {
        uint32_t number = maker->by_key[i];
        if (!addresses(maker->assessor.program->services[number].service, need->area))
            continue;
        ivn_suggestion *suggestion = &maker->suggestions[maker->view->count];
        ivn_status status = suggest(maker, need, number, suggestion);
        if (status != IVN_OK)
            return status;
        could_fit = could_fit || suggestion->summary == IVN_SUMMARY_MAY_REFER ||
                    suggestion->summary == IVN_SUMMARY_FIND_OUT_FIRST;
        maker->list[maker->view->count++] = suggestion;
    }
    if (!could_fit)
        maker->unmet[maker->view->unmet_count++] = need->area;
    return IVN_OK;
}

static uint32_t count_suggestions(const struct maker *maker)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < maker->need_count; i++) {
        for (uint32_t j = 0; j < maker->assessor.program->asked_count; j++)
            count += (uint32_t)addresses(maker->assessor.program->services[j].service, maker->needs[i]->area);
    }
    return count;
}

/* What is asked for together may have failed in either arena. */
static ivn_status no_room(const struct maker *maker, ivn_error *error)
{
    ivn_status status = ivni_arena_failure(maker->arena);
    if (status == IVN_OK)
        status = ivni_arena_failure(&maker->assessor.scratch);
    return ivni_fail(error, status, "no room to recommend");
}

static ivn_status make(struct maker *maker, const ivn_need *const *needs, uint32_t need_count, ivn_error *error)
{
    uint32_t asked = maker->assessor.program->asked_count;
    ivni_arena *scratch = &maker->assessor.scratch;
    maker->needs = ivni_arena_array(scratch, need_count, sizeof *maker->needs);
    maker->by_key = ivni_arena_array(scratch, asked, sizeof *maker->by_key);
    uint32_t *spare = ivni_arena_array(scratch, asked, sizeof *spare);
    maker->answers = ivni_arena_array(scratch, asked, sizeof *maker->answers);
    maker->unmet = ivni_arena_array(maker->arena, need_count, sizeof *maker->unmet);
    if (maker->needs == NULL || maker->by_key == NULL || spare == NULL || maker->answers == NULL ||
        maker->unmet == NULL)
        return no_room(maker, error);
    order_needs(maker, needs, need_count);
    ivni_sort(maker->assessor.program->services, asked, key_before, maker->by_key, spare);
    uint32_t most = count_suggestions(maker);
    maker->suggestions = ivni_arena_array(maker->arena, most, sizeof *maker->suggestions);
    maker->list = ivni_arena_array(maker->arena, most, sizeof *maker->list);
    if (maker->suggestions == NULL || maker->list == NULL)
        return no_room(maker, error);
    maker->view->suggestions = maker->list;
    maker->view->unmet = maker->unmet;
    for (uint32_t i = 0; i < maker->need_count; i++) {
        ivn_status status = suggest_for(maker, maker->needs[i]);
        if (status != IVN_OK)
            return ivni_fail(error, status, "no room to recommend");
    }
    return IVN_OK;
}

/* The needs to serve: those given, checked and copied, or the person's own. */
static ivn_status take_needs(struct maker *maker, const ivn_context *context, const ivn_needs *given,
                             const ivn_need *const **needs, uint32_t *count, ivn_error *error)
{
    const void *copy = NULL;
    *needs = maker->assessor.person.user->needs;
    *count = maker->assessor.person.user->need_count;
    if (given == NULL)
        return IVN_OK;
    ivn_violations *violations = ivni_violations_new(context);
    if (violations == NULL)
        return ivni_fail_memory(error);
    ivn_status status =
        ivni_schema_copy(context, &ivni_needs_table, given, "", &maker->assessor.facts, &copy, violations);
    ivn_status checked = ivni_violations_finish(violations, NULL, error);
    if (status != IVN_OK)
        return ivni_fail(error, status, "no room for the needs");
    if (checked != IVN_OK)
        return checked;
    *needs = ((const ivn_needs *)copy)->needs;
    *count = ((const ivn_needs *)copy)->need_count;
    return IVN_OK;
}

ivn_status ivn_recommend(const ivn_context *context, const ivn_environment *environment, const ivn_service_user *user,
                         const ivn_needs *needs, ivn_recommendation **out, ivn_error *error)
{
    const ivn_need *const *served;
    uint32_t count;
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || user == NULL || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, user and out must not be NULL");
    ivn_recommendation *made = ivni_document_new(context, sizeof *made);
    if (made == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *made));
    struct maker maker = {.view = &made->view, .arena = &made->arena};
    status = ivni_assessor_open(context, environment, NULL, &made->arena, &maker.assessor, error);
    if (status == IVN_OK)
        status = ivni_assessor_look(&maker.assessor, user, "", error);
    if (status == IVN_OK)
        status = take_needs(&maker, context, needs, &served, &count, error);
    if (status == IVN_OK)
        status = make(&maker, served, count, error);
    made->view.size = sizeof made->view;
    made->view.day = (ivn_number){1, maker.assessor.program->day};
    ivni_assessor_close(&maker.assessor);
    if (status != IVN_OK) {
        ivni_document_free(made);
        return status;
    }
    *out = made;
    return IVN_OK;
}

const ivn_recommendation_view *ivn_recommendation_read(const ivn_recommendation *recommendation)
{
    return recommendation == NULL ? NULL : &recommendation->view;
}

ivn_status ivn_recommendation_to_json(const ivn_context *context, const ivn_recommendation *recommendation,
                                      ivn_text **out, ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_recommendation_table, ivn_recommendation_read(recommendation), out, error);
}

void ivn_recommendation_free(ivn_recommendation *recommendation)
{
    ivni_document_free(recommendation);
}
