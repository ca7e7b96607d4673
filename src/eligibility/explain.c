/*
 * From outcomes to an answer that can be read: findings in the order of their weight, questions, the answer as a
 * sentence.
 */
#include "eligibility/explain.h"

#include <string.h>

#include "eligibility/words.h"

static const uint32_t summary_of_verdict[] = {IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE,
                                              IVN_SUMMARY_MAY_REFER};

static uint32_t summary_of(ivni_verdict verdict)
{
    return verdict.worst == verdict.best ? summary_of_verdict[verdict.worst] : IVN_SUMMARY_FIND_OUT_FIRST;
}

const char *ivni_explainer_take(ivni_explainer *explainer)
{
    const char *taken = NULL;
    if (explainer->words.status == IVN_OK)
        taken = ivni_arena_text(explainer->arena, explainer->words.size > 0 ? explainer->words.data : "",
                                explainer->words.size);
    explainer->words.size = 0;
    return taken;
}

ivn_status ivni_explainer_failure(const ivni_explainer *explainer)
{
    return explainer->words.status != IVN_OK ? explainer->words.status : ivni_arena_failure(explainer->arena);
}

void ivni_explainer_look(ivni_explainer *explainer)
{
    for (uint32_t i = 0; i < explainer->program->atom_count; i++)
        explainer->outcomes[i] =
            (uint8_t)ivni_atom_outcome(explainer->program, &explainer->program->atoms[i], explainer->person);
}

/* Pieces put together in the document, in one go; NULL: no memory. */
static const char *join(ivni_arena *arena, const char *const *pieces, size_t count)
{
    size_t lengths[8], size = 0;
    for (size_t i = 0; i < count; i++) {
        lengths[i] = strlen(pieces[i]);
        size += lengths[i];
    }
    char *joined = ivni_arena_alloc(arena, size + 1), *end = joined;
    for (size_t i = 0; joined != NULL && i < count; i++) {
        memcpy(end, pieces[i], lengths[i]);
        end += lengths[i];
    }
    return joined;
}

/* The source of a finding; of one rule, section and figure after the other it is the same. NULL: no memory. */
static const char *source_of(ivni_explainer *explainer, const ivn_service *service, const ivni_atom *atom)
{
    const ivni_atom *last = explainer->last_cited;
    if (last == NULL || explainer->last_service != service || last->rule != atom->rule ||
        last->figure != atom->figure || last->criterion->section != atom->criterion->section) {
        ivni_words_source(&explainer->words, explainer->program->rulebook, service, atom);
        explainer->last_source = ivni_explainer_take(explainer);
    }
    explainer->last_cited = explainer->last_source == NULL ? NULL : atom;
    explainer->last_service = service;
    return explainer->last_source;
}

static const char *expected_of(ivni_explainer *explainer, const ivni_atom *atom)
{
    const char *plain = ivni_words_expected_plain(atom);
    if (plain != NULL)
        return plain;
    ivni_words_expected(&explainer->words, explainer, atom);
    return ivni_explainer_take(explainer);
}

static const char *actual_of(ivni_explainer *explainer, uint32_t position)
{
    const char *plain = ivni_words_actual_plain(explainer, position);
    if (plain != NULL)
        return plain;
    ivni_words_actual(&explainer->words, explainer, position);
    return ivni_explainer_take(explainer);
}

/* One finding. False: no memory. */
static int describe(ivni_explainer *explainer, const ivni_offer *offer, const ivni_group *group, uint32_t position,
                    const ivn_service *service, ivn_finding *finding)
{
    static const char *const said[] = {"not known", "not met", "met"};
    const ivni_atom *atom = &explainer->program->atoms[position];
    ivni_outcomes outcomes = {explainer->program, explainer->outcomes};
    *finding = (ivn_finding){.size = sizeof *finding,
                             .outcome = ivni_outcome_of(&outcomes, position),
                             .level = atom->criterion->level,
                             .group = group->number,
                             .group_outcome = ivni_group_outcome(&outcomes, group),
                             .offer = offer->place + 1,
                             .subject = atom->subject,
                             .operation = atom->criterion->operation,
                             .rule = atom->criterion->rule,
                             .title = atom->criterion->title,
                             .missing = "",
                             .alternative = atom->criterion->alternative != NULL ? atom->criterion->alternative : ""};
    finding->expected = expected_of(explainer, atom);
    finding->actual = actual_of(explainer, position);
    finding->source = source_of(explainer, service, atom);
    if (finding->outcome == IVN_UNKNOWN) {
        ivni_words_missing(&explainer->words, explainer, atom);
        finding->missing = ivni_explainer_take(explainer);
    }
    if (finding->expected == NULL || finding->actual == NULL || finding->missing == NULL || finding->source == NULL)
        return 0;
    const char *const reason[] = {finding->title,  ": ",       said[finding->outcome], " (",
                                  finding->actual, ", needs ", finding->expected,      ")"};
    finding->reason = join(explainer->arena, reason, sizeof reason / sizeof reason[0]);
    return finding->reason != NULL;
}

static uint32_t count_atoms(const ivni_program *program, const ivni_service *service)
{
    uint32_t count = 0;
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        for (uint32_t g = program->offers[o].group; g < program->offers[o].group + program->offers[o].group_count; g++)
            count += program->groups[g].atom_count;
    }
    return count;
}

/* The findings of one level, of all offers; the level is that of the group. */
static int describe_level(ivni_explainer *explainer, const ivni_service *service, uint32_t level, ivn_finding *findings,
                          const ivn_finding **list, uint32_t *count)
{
    const ivni_program *program = explainer->program;
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        const ivni_offer *offer = &program->offers[o];
        for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
            const ivni_group *group = &program->groups[g];
            for (uint32_t a = group->atom; group->level == level && a < group->atom + group->atom_count; a++) {
                if (!describe(explainer, offer, group, a, service->service, &findings[*count]))
                    return 0;
                list[*count] = &findings[*count];
                ++*count;
            }
        }
    }
    return 1;
}

static ivn_status add_findings(ivni_explainer *explainer, const ivni_service *service, ivn_assessment_view *out)
{
    uint32_t most = count_atoms(explainer->program, service);
    ivn_finding *findings = ivni_arena_array(explainer->arena, most, sizeof *findings);
    const ivn_finding **list = ivni_arena_array(explainer->arena, most, sizeof *list);
    if (findings == NULL || list == NULL)
        return ivni_explainer_failure(explainer);
    for (uint32_t level = IVN_LEVEL_ELIGIBILITY; level <= IVN_LEVEL_ROUTING; level++) {
        if (!describe_level(explainer, service, level, findings, list, &out->finding_count))
            return ivni_explainer_failure(explainer);
    }
    out->findings = list;
    return IVN_OK;
}

static ivn_status add_offers(ivni_explainer *explainer, const ivni_service *service, ivn_assessment_view *out)
{
    ivni_outcomes outcomes = {explainer->program, explainer->outcomes};
    ivn_offer_answer *answers = ivni_arena_array(explainer->arena, service->offer_count, sizeof *answers);
    const ivn_offer_answer **list = ivni_arena_array(explainer->arena, service->offer_count, sizeof *list);
    if (answers == NULL || list == NULL)
        return ivni_explainer_failure(explainer);
    for (uint32_t i = 0; i < service->offer_count; i++) {
        const ivni_offer *offer = &explainer->program->offers[service->offer + i];
        answers[i] = (ivn_offer_answer){.size = sizeof answers[i],
                                        .setting = offer->setting,
                                        .summary = summary_of(ivni_offer_verdict(&outcomes, offer)),
                                        .offer = offer->place + 1};
        list[i] = &answers[i];
    }
    out->offers = list;
    out->offer_count = service->offer_count;
    return IVN_OK;
}

/* What to find out, in a few words; a judgement names its service. False: no memory. */
static int ask(ivni_explainer *explainer, const ivni_completions *search, const ivni_variable *variable,
               ivn_question *question)
{
    const ivni_atom *atom = &explainer->program->atoms[search->atoms[variable->first_atom]];
    *question = (ivn_question){.size = sizeof *question, .subject = variable->subject};
    ivni_words_missing(&explainer->words, explainer, atom);
    question->pointer = ivni_explainer_take(explainer);
    if (variable->figure != NULL) {
        ivni_text_string(&explainer->words, variable->figure->title);
    } else {
        ivni_text_string(&explainer->words, ivni_subject_title(variable->subject));
        ivni_text_string(&explainer->words, variable->service != NULL ? ": " : "");
        ivni_text_string(&explainer->words, variable->service != NULL ? variable->service : "");
    }
    question->title = ivni_explainer_take(explainer);
    return question->pointer != NULL && question->title != NULL;
}

static ivn_status add_questions(ivni_explainer *explainer, const ivni_completions *search, ivn_assessment_view *out)
{
    ivn_question *questions = ivni_arena_array(explainer->arena, search->variable_count, sizeof *questions);
    const ivn_question **list = ivni_arena_array(explainer->arena, search->variable_count, sizeof *list);
    if (questions == NULL || list == NULL)
        return ivni_explainer_failure(explainer);
    out->questions = list;
    for (uint32_t i = 0; i < search->variable_count; i++) {
        if (!search->variables[i].decisive)
            continue;
        if (!ask(explainer, search, &search->variables[i], &questions[i]))
            return ivni_explainer_failure(explainer);
        list[out->question_count++] = &questions[i];
    }
    return IVN_OK;
}

/* The exact verdict; with `out`, also what to find out first. */
static ivn_status settle(ivni_explainer *explainer, uint32_t service, uint32_t *summary, ivn_assessment_view *out)
{
    ivni_completions search;
    ivni_verdict verdict = ivni_service_verdict(&(ivni_outcomes){explainer->program, explainer->outcomes}, service);
    *summary = summary_of(verdict);
    if (*summary != IVN_SUMMARY_FIND_OUT_FIRST)
        return IVN_OK;
    ivn_status status = ivni_completions_search(explainer->program, service, explainer->person, explainer->outcomes,
                                                explainer->scratch, &search);
    if (status != IVN_OK)
        return status;
    if (search.settled)
        *summary = summary_of_verdict[search.verdict];
    else if (out != NULL)
        status = add_questions(explainer, &search, out);
    return status;
}

ivn_status ivni_summarise(ivni_explainer *explainer, uint32_t service, uint32_t *summary)
{
    return settle(explainer, service, summary, NULL);
}

/* The groups that stand in the way of an offer: the titles of their criteria, alternatives joined by "or". */
static void say_obstacles(ivni_explainer *explainer, const ivn_assessment_view *view, uint32_t level, uint32_t offer)
{
    const ivn_finding *last = NULL;
    for (uint32_t i = 0; i < view->finding_count; i++) {
        const ivn_finding *finding = view->findings[i];
        if (finding->group_outcome != IVN_NO || finding->level != level || finding->offer != offer)
            continue;
        int alternative = last != NULL && last->group == finding->group;
        ivni_text_string(&explainer->words, last == NULL ? "; not met: " : alternative ? " or " : "; ");
        ivni_text_string(&explainer->words, finding->title);
        if (*finding->alternative != '\0') {
            ivni_text_string(&explainer->words, " (use instead: ");
            ivni_text_string(&explainer->words, finding->alternative);
            ivni_text_string(&explainer->words, ")");
        }
        last = finding;
    }
}

/* The offer that comes nearest: the fewest findings of the level stand in its way. */
static uint32_t nearest_offer(const ivn_assessment_view *view, uint32_t level, uint32_t summary)
{
    uint32_t nearest = 0, fewest = UINT32_MAX;
    for (uint32_t i = 0; i < view->offer_count; i++) {
        uint32_t obstacles = 0;
        for (uint32_t j = 0; j < view->finding_count; j++)
            obstacles += view->findings[j]->offer == view->offers[i]->offer && view->findings[j]->level == level &&
                         view->findings[j]->group_outcome == IVN_NO;
        if (view->offers[i]->summary == summary && obstacles < fewest) {
            fewest = obstacles;
            nearest = view->offers[i]->offer;
        }
    }
    return nearest;
}

static ivn_status say(ivni_explainer *explainer, ivn_assessment_view *view)
{
    static const char *const opening[] = {"", "May be referred to ", "May not be referred to ", "Find out first for ",
                                          "Eligible but unsuitable for "};
    ivni_text_string(&explainer->words, opening[view->summary]);
    ivni_text_string(&explainer->words, view->name);
    ivni_text_string(&explainer->words, " (");
    ivni_text_string(&explainer->words, ivni_words_edition(explainer->program->rulebook, view->edition));
    ivni_text_string(&explainer->words, ")");
    if (view->summary == IVN_SUMMARY_MAY_NOT_REFER)
        say_obstacles(explainer, view, IVN_LEVEL_ELIGIBILITY,
                      nearest_offer(view, IVN_LEVEL_ELIGIBILITY, view->summary));
    if (view->summary == IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE)
        say_obstacles(explainer, view, IVN_LEVEL_SUITABILITY,
                      nearest_offer(view, IVN_LEVEL_SUITABILITY, view->summary));
    for (uint32_t i = 0; i < view->question_count; i++) {
        ivni_text_string(&explainer->words, i == 0 ? ": " : "; ");
        ivni_text_string(&explainer->words, view->questions[i]->title);
    }
    ivni_text_string(&explainer->words, ".");
    view->text = ivni_explainer_take(explainer);
    return view->text != NULL ? IVN_OK : ivni_explainer_failure(explainer);
}

static ivn_status add_remarks(ivni_explainer *explainer, ivn_assessment_view *out)
{
    const ivni_remarks *remarks = &explainer->person->remarks;
    const char **list = ivni_arena_array(explainer->arena, remarks->count, sizeof *list);
    if (list == NULL)
        return ivni_explainer_failure(explainer);
    for (uint32_t i = 0; i < remarks->count; i++)
        list[i] = remarks->list[i];
    out->remarks = list;
    out->remark_count = remarks->count;
    return IVN_OK;
}

ivn_status ivni_explain(ivni_explainer *explainer, uint32_t number, ivn_assessment_view *out)
{
    const ivni_service *service = &explainer->program->services[number];
    *out = (ivn_assessment_view){.size = sizeof *out,
                                 .service = service->service->key,
                                 .edition = service->service->edition,
                                 .service_id = service->service->id,
                                 .name = service->service->name,
                                 .day = {1, explainer->program->day}};
    ivn_status status = add_offers(explainer, service, out);
    if (status == IVN_OK)
        status = add_findings(explainer, service, out);
    if (status == IVN_OK)
        status = add_remarks(explainer, out);
    if (status == IVN_OK)
        status = settle(explainer, number, &out->summary, out);
    return status == IVN_OK ? say(explainer, out) : status;
}
