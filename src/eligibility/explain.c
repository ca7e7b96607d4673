/*
 * From outcomes to an answer that can be read: findings in the order of their weight, questions, the answer as a
 * sentence.
 */
#include "eligibility/explain.h"

#include <string.h>

static const uint32_t summary_of_verdict[] = {IVN_SUMMARY_MAY_NOT_REFER, IVN_SUMMARY_ELIGIBLE_BUT_UNSUITABLE,
                                              IVN_SUMMARY_MAY_REFER};

static uint32_t summary_of(ivni_verdict verdict)
{
    return verdict.worst == verdict.best ? summary_of_verdict[verdict.worst] : IVN_SUMMARY_FIND_OUT_FIRST;
}

ivn_status ivni_explainer_failure(const ivni_explainer *explainer)
{
    if (explainer->words.status != IVN_OK)
        return explainer->words.status;
    if (ivni_arena_failure(explainer->arena) != IVN_OK)
        return ivni_arena_failure(explainer->arena);
    return ivni_arena_failure(explainer->search.arena);
}

int ivni_explainer_open(ivni_explainer *explainer, const ivni_program *program, ivni_arena *arena, ivni_arena *scratch)
{
    explainer->program = program;
    explainer->arena = arena;
    return ivni_outcomes_new(program, scratch, &explainer->outcomes) &&
           ivni_completions_new(&explainer->outcomes, scratch, &explainer->search);
}

void ivni_explainer_look(ivni_explainer *explainer, const ivni_person *person, ivni_arena *scratch)
{
    explainer->person = person;
    explainer->search.person = person;
    explainer->search.arena = scratch;
    explainer->search.left = IVNI_MOST_STEPS;
    explainer->remarks = NULL;
    memset(explainer->values, 0, sizeof explainer->values);
    memset(explainer->missing, 0, sizeof explainer->missing);
    ivni_outcomes_look(&explainer->outcomes, person);
}

/* --- findings --- */

/* About how long a reason is; and what else a service needs. */
#define EXPECTED_FOR_EACH_FINDING 84u
#define EXPECTED_FOR_EACH_SERVICE 240u

/* Room for all findings, when the first service is explained. */
static int open_document(ivni_explainer *explainer)
{
    uint32_t atoms = explainer->program->atom_count, services = explainer->program->asked_count;
    if (explainer->list != NULL)
        return 1;
    ivni_arena_expect(explainer->arena, atoms * (sizeof *explainer->findings + sizeof *explainer->list +
                                                 (size_t)EXPECTED_FOR_EACH_FINDING) +
                                            services * (size_t)EXPECTED_FOR_EACH_SERVICE);
    explainer->findings = ivni_arena_array(explainer->arena, atoms, sizeof *explainer->findings);
    explainer->list = ivni_arena_array(explainer->arena, atoms, sizeof *explainer->list);
    return explainer->findings != NULL && explainer->list != NULL;
}

/* Many criteria look at the same subject: its words are made once. No text: no memory. */
static ivni_phrase value_of(ivni_explainer *explainer, const ivni_atom *atom)
{
    ivni_phrase *known = &explainer->values[atom->subject];
    uint32_t may = explainer->person->subjects.may[atom->subject];
    if (atom->test == IVNI_TEST_JUDGED)
        return ivni_flag_phrase(ivni_judgement_on(explainer->person->user, atom->criterion->texts[0]));
    if (atom->test == IVNI_TEST_ELIGIBLE)
        return ivni_flag_phrase(
            atom->service == UINT32_MAX ? IVN_NO : ivni_service_eligible(&explainer->outcomes, atom->service));
    if (ivn_subject_kind(atom->subject) == IVN_SUBJECT_KIND_FLAG)
        return ivni_flag_phrase(may == 3u ? IVN_UNKNOWN : may);
    if (known->text == NULL) {
        ivni_words_actual(&explainer->words, explainer->person, atom);
        *known = ivni_words_take(&explainer->words, explainer->arena);
    }
    return *known;
}

/* Likewise; but a figure, and an area that the catalogue lacks, are missing where the subject is known. */
static const char *missing_for(ivni_explainer *explainer, const ivni_atom *atom)
{
    int own = atom->test == IVNI_TEST_FIGURE || atom->test == IVNI_TEST_ELIGIBLE;
    const char **known = &explainer->missing[atom->subject], *missing;
    if (!own && *known != NULL)
        return *known;
    ivni_words_missing(&explainer->words, explainer->program, explainer->person, atom);
    missing = ivni_words_take(&explainer->words, explainer->arena).text;
    if (!own)
        *known = missing;
    return missing;
}

/* Each of 16 bytes, so that they can be copied without asking how long they are. */
#define OUTCOME_ROOM 16u
static const struct {
    char text[OUTCOME_ROOM];
    uint32_t size;
} outcome_words[] = {[IVN_UNKNOWN] = {": not known (", 13}, [IVN_NO] = {": not met (", 11}, [IVN_YES] = {": met (", 7}};
static const char needs[] = ", needs ";
#define NEEDS_SIZE (sizeof needs - 1)
#define REASONS_AT_ONCE 8192u

static char *put(char *at, const char *text, size_t size)
{
    memcpy(at, text, size);
    return at + size;
}

/* Reasons stand one after another in large pieces of memory. */
static int make_room_for_reason(ivni_explainer *explainer, size_t size)
{
    if (size <= explainer->reasons_left)
        return 1;
    explainer->reasons_left = size > REASONS_AT_ONCE ? size : REASONS_AT_ONCE;
    explainer->reasons = ivni_arena_alloc(explainer->arena, explainer->reasons_left);
    if (explainer->reasons == NULL)
        explainer->reasons_left = 0;
    return explainer->reasons != NULL;
}

/* "title: met (value, needs value)". NULL: no memory. */
static const char *make_reason(ivni_explainer *explainer, const ivni_atom *atom, ivn_flag outcome, ivni_phrase actual)
{
    size_t most = (size_t)atom->title_size + OUTCOME_ROOM + actual.size + NEEDS_SIZE + atom->expected.size + 2;
    if (!make_room_for_reason(explainer, most))
        return NULL;
    char *reason = explainer->reasons, *at = put(reason, atom->criterion->title, atom->title_size);
    memcpy(at, outcome_words[outcome].text, OUTCOME_ROOM);
    at = put(at + outcome_words[outcome].size, actual.text, actual.size);
    at = put(at, needs, NEEDS_SIZE);
    at = put(at, atom->expected.text, atom->expected.size);
    at = put(at, ")", 2);
    explainer->reasons = at;
    explainer->reasons_left -= (size_t)(at - reason);
    return reason;
}

/* What the findings of a group share. */
struct shared {
    uint32_t offer, group;
    ivn_flag group_outcome;
};

static int make_finding(ivni_explainer *explainer, const struct shared *shared, uint32_t position, ivn_finding *finding)
{
    const ivni_atom *atom = explainer->program->atoms[position];
    const ivn_criterion *criterion = atom->criterion;
    ivni_phrase actual = value_of(explainer, atom);
    if (actual.text == NULL)
        return 0;
    finding->size = sizeof *finding;
    finding->outcome = ivni_outcome_of(&explainer->outcomes, position);
    finding->level = criterion->level;
    finding->group = shared->group;
    finding->group_outcome = shared->group_outcome;
    finding->offer = shared->offer;
    finding->subject = atom->subject;
    finding->operation = criterion->operation;
    finding->rule = criterion->rule;
    finding->title = criterion->title;
    finding->reason = make_reason(explainer, atom, finding->outcome, actual);
    finding->expected = atom->expected.text;
    finding->actual = actual.text;
    finding->source = ivni_atom_source(explainer->program, atom);
    finding->missing = finding->outcome == IVN_UNKNOWN ? missing_for(explainer, atom) : "";
    finding->alternative = criterion->alternative != NULL ? criterion->alternative : "";
    return finding->reason != NULL && finding->missing != NULL;
}

/* Where the findings of each level begin: eligibility first, then suitability, advice, routing, of all offers. */
static void divide_by_level(const ivni_program *program, const ivni_service *service,
                            uint32_t next[IVN_LEVEL_ROUTING + 2])
{
    memset(next, 0, (IVN_LEVEL_ROUTING + 2) * sizeof *next);
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        const ivni_offer *offer = &program->offers[o];
        for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++)
            next[program->groups[g].level + 1] += program->groups[g].atom_count;
    }
    next[0] = service->atom;
    for (uint32_t level = 1; level <= IVN_LEVEL_ROUTING; level++)
        next[level] += next[level - 1];
}

/* The findings of an offer, each in the next place of the level of its group. */
static int make_findings(ivni_explainer *explainer, const ivni_offer *offer, uint32_t *next)
{
    for (uint32_t g = offer->group; g < offer->group + offer->group_count; g++) {
        const ivni_group *group = &explainer->program->groups[g];
        struct shared shared = {offer->place + 1, group->number, ivni_group_outcome(&explainer->outcomes, group)};
        for (uint32_t a = group->atom; a < group->atom + group->atom_count; a++) {
            uint32_t place = next[group->level]++;
            explainer->list[place] = &explainer->findings[place];
            if (!make_finding(explainer, &shared, a, &explainer->findings[place]))
                return 0;
        }
    }
    return 1;
}

static int add_findings(ivni_explainer *explainer, uint32_t number)
{
    const ivni_program *program = explainer->program;
    const ivni_service *service = &program->services[number];
    uint32_t next[IVN_LEVEL_ROUTING + 2];
    divide_by_level(program, service, next);
    for (uint32_t o = service->offer; o < service->offer + service->offer_count; o++) {
        if (!make_findings(explainer, &program->offers[o], next))
            return 0;
    }
    return 1;
}

static ivn_status add_offers(ivni_explainer *explainer, const ivni_service *service, ivn_assessment_view *out)
{
    ivn_offer_answer *answers = ivni_arena_array(explainer->arena, service->offer_count, sizeof *answers);
    const ivn_offer_answer **list = ivni_arena_array(explainer->arena, service->offer_count, sizeof *list);
    if (answers == NULL || list == NULL)
        return ivni_explainer_failure(explainer);
    for (uint32_t i = 0; i < service->offer_count; i++) {
        const ivni_offer *offer = &explainer->program->offers[service->offer + i];
        answers[i] = (ivn_offer_answer){.size = sizeof answers[i],
                                        .setting = offer->setting,
                                        .summary = summary_of(ivni_offer_verdict(&explainer->outcomes, offer)),
                                        .offer = offer->place + 1};
        list[i] = &answers[i];
    }
    out->offers = list;
    out->offer_count = service->offer_count;
    return IVN_OK;
}

/* --- questions --- */

/* What to find out, in a few words; a judgement names its service. NULL: no memory. */
static const char *title_of_question(ivni_explainer *explainer, const ivni_variable *variable, const char *pointer)
{
    if (variable->figure != NULL)
        return variable->figure->title;
    if (variable->service == NULL)
        return ivni_subject_title_at(variable->subject, pointer);
    ivni_text_string(&explainer->words, ivni_subject_title(variable->subject));
    ivni_text_string(&explainer->words, ": ");
    ivni_text_string(&explainer->words, variable->service);
    return ivni_words_take(&explainer->words, explainer->arena).text;
}

static ivn_status add_questions(ivni_explainer *explainer, ivn_assessment_view *out)
{
    const ivni_completions *search = &explainer->search;
    ivn_question *questions = ivni_arena_array(explainer->arena, search->variable_count, sizeof *questions);
    const ivn_question **list = ivni_arena_array(explainer->arena, search->variable_count, sizeof *list);
    if (questions == NULL || list == NULL)
        return ivni_explainer_failure(explainer);
    out->questions = list;
    for (uint32_t i = 0; i < search->variable_count; i++) {
        const ivni_variable *variable = &search->variables[i];
        const ivni_atom *atom = explainer->program->atoms[search->atoms[variable->first_atom]];
        if (!variable->decisive)
            continue;
        const char *pointer = missing_for(explainer, atom);
        if (pointer == NULL)
            return ivni_explainer_failure(explainer);
        questions[i] = (ivn_question){.size = sizeof questions[i],
                                      .subject = variable->subject,
                                      .pointer = pointer,
                                      .title = title_of_question(explainer, variable, pointer)};
        if (questions[i].title == NULL)
            return ivni_explainer_failure(explainer);
        list[out->question_count++] = &questions[i];
    }
    return IVN_OK;
}

/* The exact verdict; with `out`, also what to find out first. */
static ivn_status settle(ivni_explainer *explainer, uint32_t service, uint32_t *summary, ivn_assessment_view *out)
{
    *summary = summary_of(ivni_service_verdict(&explainer->outcomes, service));
    if (*summary != IVN_SUMMARY_FIND_OUT_FIRST)
        return IVN_OK;
    if (!ivni_completions_search(&explainer->search, service))
        return ivni_explainer_failure(explainer);
    if (explainer->search.settled)
        *summary = summary_of_verdict[explainer->search.verdict];
    return explainer->search.settled || out == NULL ? IVN_OK : add_questions(explainer, out);
}

ivn_status ivni_summarise(ivni_explainer *explainer, uint32_t service, uint32_t *summary)
{
    return settle(explainer, service, summary, NULL);
}

/* --- the answer as a sentence --- */

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

/* The offer of that summary that comes nearest: the fewest findings of the level stand in its way. */
static uint32_t nearest_offer(const ivn_assessment_view *view, uint32_t level, uint32_t summary)
{
    uint32_t obstacles[IVN_MOST_OFFERS] = {0}, nearest = 0, fewest = UINT32_MAX;
    for (uint32_t i = 0; i < view->finding_count; i++) {
        const ivn_finding *finding = view->findings[i];
        obstacles[finding->offer - 1] += finding->level == level && finding->group_outcome == IVN_NO;
    }
    for (uint32_t i = 0; i < view->offer_count; i++) {
        if (view->offers[i]->summary == summary && obstacles[i] < fewest) {
            fewest = obstacles[i];
            nearest = view->offers[i]->offer;
        }
    }
    return nearest;
}

static ivn_status say(ivni_explainer *explainer, ivni_phrase name, ivn_assessment_view *view)
{
    static const char *const opening[] = {"", "May be referred to ", "May not be referred to ", "Find out first for ",
                                          "Eligible but unsuitable for "};
    ivni_text_string(&explainer->words, opening[view->summary]);
    ivni_text_bytes(&explainer->words, name.text, name.size);
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
    ivni_text_bytes(&explainer->words, ".", 1);
    view->text = ivni_words_take(&explainer->words, explainer->arena).text;
    return view->text != NULL ? IVN_OK : ivni_explainer_failure(explainer);
}

/* The same for all services of a person: listed once. */
static ivn_status add_remarks(ivni_explainer *explainer, ivn_assessment_view *out)
{
    const ivni_remarks *remarks = &explainer->person->remarks;
    const char **list;
    if (explainer->remarks == NULL) {
        list = ivni_arena_array(explainer->arena, remarks->count, sizeof *list);
        if (list == NULL)
            return ivni_explainer_failure(explainer);
        memcpy(list, remarks->list, remarks->count * sizeof *list);
        explainer->remarks = list;
    }
    out->remarks = explainer->remarks;
    out->remark_count = remarks->count;
    return IVN_OK;
}

ivn_status ivni_explain(ivni_explainer *explainer, uint32_t number, ivn_assessment_view *out)
{
    const ivni_service *service = &explainer->program->services[number];
    if (!open_document(explainer) || !add_findings(explainer, number))
        return ivni_explainer_failure(explainer);
    *out = (ivn_assessment_view){.size = sizeof *out,
                                 .service = service->service->key,
                                 .edition = service->service->edition,
                                 .service_id = service->service->id,
                                 .name = service->service->name,
                                 .day = {1, explainer->program->day},
                                 .findings = explainer->list + service->atom,
                                 .finding_count = service->atom_count};
    ivn_status status = add_offers(explainer, service, out);
    if (status == IVN_OK)
        status = add_remarks(explainer, out);
    if (status == IVN_OK)
        status = settle(explainer, number, &out->summary, out);
    return status == IVN_OK ? say(explainer, service->name, out) : status;
}
