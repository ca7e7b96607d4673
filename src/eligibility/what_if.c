/*
 * What if: the same people under two rulebooks, and the answers that change.
 */
#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "catalogue/catalogue.h"
#include "eligibility/assessor.h"

struct ivn_comparison {
    ivni_arena arena;
    ivn_comparison_view view;
};

/* One of the two rulebooks. */
struct side {
    ivni_assessor assessor;
    uint32_t
        *positions; /* by place among the atoms of the catalogue: the position in this program and one more, or 0 */
};

struct comparer {
    struct side before, after;
    ivni_arena *arena;
    ivn_comparison_view *view;
    const ivn_change_of_answer **list;
    uint32_t room;
    uint32_t *order, *spare; /* for sorting the rules of a change */
};

/* --- the rules by which an answer changed ------------------------------------------------------------------------- */

/* Whether a criterion comes to the same on both sides; one that counts on one side only does not. */
static int same_outcome(struct side *one, struct side *other, uint32_t position)
{
    uint32_t counterpart = other->positions[one->assessor.program->atoms[position]->place];
    return counterpart > 0 && ivni_outcome_of(&one->assessor.explainer.outcomes, position) ==
                                  ivni_outcome_of(&other->assessor.explainer.outcomes, counterpart - 1);
}

/* The rules of one side whose criteria for a service come to something else on the other side, each time. */
static uint32_t add_rules(struct side *one, struct side *other, uint32_t service, const char **rules, uint32_t count)
{
    const ivni_program *program = one->assessor.program;
    const ivni_service *compiled = &program->services[service];
    for (uint32_t a = compiled->atom; a < compiled->atom + compiled->atom_count; a++) {
        if (!same_outcome(one, other, a))
            rules[count++] = program->atoms[a]->criterion->rule;
    }
    return count;
}

static int rule_before(const void *list, uint32_t a, uint32_t b)
{
    const char *const *rules = list;
    return strcmp(rules[a], rules[b]) < 0;
}

/* Each once, where it stood first: the others are those that follow an equal one once sorted. */
static uint32_t drop_doubles(const struct comparer *comparer, const char **rules, uint32_t count)
{
    uint32_t kept = 0;
    ivni_sort(rules, count, rule_before, comparer->order, comparer->spare);
    memset(comparer->spare, 0, count * sizeof *comparer->spare);
    for (uint32_t i = 1; i < count; i++)
        comparer->spare[comparer->order[i]] = strcmp(rules[comparer->order[i - 1]], rules[comparer->order[i]]) == 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!comparer->spare[i])
            rules[kept++] = rules[i];
    }
    return kept;
}

/* --- changes ------------------------------------------------------------------------------------------------------ */

/* A place for one more change; the list doubles, the old one stays in the arena until the end. */
static int make_place(struct comparer *comparer)
{
    uint32_t room = comparer->room == 0 ? 16 : comparer->room * 2;
    if (comparer->view->count < comparer->room)
        return 1;
    const ivn_change_of_answer **list = ivni_arena_array(comparer->arena, room, sizeof *list);
    if (list == NULL)
        return 0;
    if (comparer->room > 0)
        memcpy(list, comparer->list, comparer->room * sizeof *list);
    comparer->list = list;
    comparer->view->changes = list;
    comparer->room = room;
    return 1;
}

static ivn_status add_change(struct comparer *comparer, uint32_t user, uint32_t service, uint32_t before,
                             uint32_t after)
{
    const ivni_service *one = &comparer->before.assessor.program->services[service];
    const ivni_service *other = &comparer->after.assessor.program->services[service];
    ivn_change_of_answer *change = ivni_arena_alloc(comparer->arena, sizeof *change);
    const char **rules = ivni_arena_array(comparer->arena, (size_t)one->atom_count + other->atom_count, sizeof *rules);
    if (change == NULL || rules == NULL || !make_place(comparer))
        return ivni_arena_failure(comparer->arena);
    *change = (ivn_change_of_answer){.size = sizeof *change,
                                     .user = user,
                                     .service = one->service->key,
                                     .edition = one->service->edition,
                                     .before = before,
                                     .after = after,
                                     .rules = rules};
    uint32_t count = add_rules(&comparer->before, &comparer->after, service, rules, 0);
    count = add_rules(&comparer->after, &comparer->before, service, rules, count);
    change->rule_count = drop_doubles(comparer, rules, count);
    comparer->list[comparer->view->count++] = change;
    return IVN_OK;
}

static ivn_status compare_person(struct comparer *comparer, const ivn_service_user *user, uint32_t place,
                                 ivn_error *error)
{
    char pointer[16]; /* the person's place as in a JSON list: from 0 */
    snprintf(pointer, sizeof pointer, "/%u", (unsigned)(place - 1));
    ivn_status status = ivni_assessor_look(&comparer->before.assessor, user, pointer, error);
    if (status == IVN_OK)
        status = ivni_assessor_look(&comparer->after.assessor, user, pointer, error);
    if (status != IVN_OK)
        return status;
    for (uint32_t i = 0; i < comparer->before.assessor.program->asked_count; i++) {
        uint32_t before, after;
        status = ivni_summarise(&comparer->before.assessor.explainer, i, &before);
        if (status == IVN_OK)
            status = ivni_summarise(&comparer->after.assessor.explainer, i, &after);
        if (status == IVN_OK && before != after)
            status = add_change(comparer, place, i, before, after);
        if (status != IVN_OK)
            return ivni_fail(error, status, "no room for the comparison");
        comparer->view->answer_count++;
    }
    return IVN_OK;
}

static ivn_status compare(struct comparer *comparer, const ivn_service_user *const *users, size_t count,
                          ivn_error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (users[i] == NULL)
            return ivni_fail(error, IVN_ERROR_ARGUMENT, "no user of the caseload may be NULL");
        ivn_status status = compare_person(comparer, users[i], (uint32_t)i + 1, error);
        if (status != IVN_OK)
            return status;
    }
    return IVN_OK;
}

/* Where each criterion of the catalogue stands on one side. */
static int find_positions(struct side *side, const ivn_catalogue *catalogue)
{
    const ivni_program *program = side->assessor.program;
    side->positions =
        ivni_arena_array(&side->assessor.scratch, catalogue->criteria.atom_count, sizeof *side->positions);
    for (uint32_t i = 0; side->positions != NULL && i < program->atom_count; i++)
        side->positions[program->atoms[i]->place] = i + 1;
    return side->positions != NULL;
}

static ivn_status prepare(struct comparer *comparer, const ivn_catalogue *catalogue, ivn_error *error)
{
    ivni_arena *before = &comparer->before.assessor.scratch, *after = &comparer->after.assessor.scratch;
    size_t most = (size_t)comparer->before.assessor.program->atom_count + comparer->after.assessor.program->atom_count;
    comparer->order = ivni_arena_array(before, most, sizeof *comparer->order);
    comparer->spare = ivni_arena_array(before, most, sizeof *comparer->spare);
    if (comparer->order != NULL && comparer->spare != NULL && find_positions(&comparer->before, catalogue) &&
        find_positions(&comparer->after, catalogue))
        return IVN_OK;
    ivn_status status = ivni_arena_failure(before);
    return ivni_fail(error, status != IVN_OK ? status : ivni_arena_failure(after), "no room for the comparison");
}

ivn_status ivn_what_if(const ivn_context *context, const ivn_environment *environment, const ivn_rulebook *other,
                       const ivn_service_user *const *users, size_t count, ivn_comparison **out, ivn_error *error)
{
    ivn_status status = ivni_error_check(error);
    if (status != IVN_OK)
        return status;
    if (context == NULL || environment == NULL || other == NULL || (users == NULL && count > 0) || out == NULL)
        return ivni_fail(error, IVN_ERROR_ARGUMENT, "context, environment, other, users and out must not be NULL");
    if (count > UINT32_MAX / 100000)
        return ivni_fail(error, IVN_ERROR_LIMIT, "too many people for one comparison");
    ivn_comparison *comparison = ivni_document_new(context, sizeof *comparison);
    if (comparison == NULL)
        return ivni_fail_status(error, ivni_document_failure(context, sizeof *comparison));
    ivn_environment changed = *environment;
    changed.rulebook = other;
    struct comparer comparer = {.arena = &comparison->arena, .view = &comparison->view};
    comparison->view.size = sizeof comparison->view;
    status = ivni_assessor_open(context, environment, NULL, &comparison->arena, &comparer.before.assessor, error);
    ivn_status opened =
        ivni_assessor_open(context, &changed, NULL, &comparison->arena, &comparer.after.assessor, error);
    status = status != IVN_OK ? status : opened;
    if (status == IVN_OK)
        status = prepare(&comparer, environment->catalogue, error);
    if (status == IVN_OK)
        status = compare(&comparer, users, count, error);
    ivni_assessor_close(&comparer.before.assessor);
    ivni_assessor_close(&comparer.after.assessor);
    if (status != IVN_OK) {
        ivni_document_free(comparison);
        return status;
    }
    *out = comparison;
    return IVN_OK;
}

const ivn_comparison_view *ivn_comparison_read(const ivn_comparison *comparison)
{
    return comparison == NULL ? NULL : &comparison->view;
}

ivn_status ivn_comparison_to_json(const ivn_context *context, const ivn_comparison *comparison, ivn_text **out,
                                  ivn_error *error)
{
    return ivni_view_to_json(context, &ivni_comparison_table, ivn_comparison_read(comparison), out, error);
}

void ivn_comparison_free(ivn_comparison *comparison)
{
    ivni_document_free(comparison);
}
