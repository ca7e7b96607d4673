/*
 * What if: the same people under two rulebooks, and the answers that change.
 */
#include <stdio.h>
#include <string.h>

#include "eligibility/assessor.h"

struct ivn_comparison {
    ivni_arena arena;
    ivn_comparison_view view;
};

struct comparer {
    ivni_assessor before, after;
    ivni_arena *arena;
    ivn_comparison_view *view;
    const ivn_change_of_answer **list;
    uint32_t room;
};

static const ivni_atom *atom_for(const ivni_program *program, const ivn_criterion *criterion, uint32_t *position)
{
    for (uint32_t i = 0; i < program->atom_count; i++) {
        if (program->atoms[i]->criterion == criterion) {
            *position = i;
            return program->atoms[i];
        }
    }
    return NULL;
}

/* Whether a criterion comes to the same on both sides; one that counts on one side only does not. */
static int same_outcome(ivni_assessor *one, ivni_assessor *other, uint32_t position)
{
    uint32_t counterpart;
    if (atom_for(other->program, one->program->atoms[position]->criterion, &counterpart) == NULL)
        return 0;
    return ivni_outcome_of(&one->explainer.outcomes, position) ==
           ivni_outcome_of(&other->explainer.outcomes, counterpart);
}

static void add_rule(const char **rules, uint32_t *count, const char *rule)
{
    for (uint32_t i = 0; i < *count; i++) {
        if (strcmp(rules[i], rule) == 0)
            return;
    }
    rules[(*count)++] = rule;
}

/* The rules of one side whose criteria for a service come to something else on the other side. */
static void add_rules(ivni_assessor *one, ivni_assessor *other, uint32_t service, const char **rules, uint32_t *count)
{
    const ivni_program *program = one->program;
    const ivni_service *compiled = &program->services[service];
    for (uint32_t o = compiled->offer; o < compiled->offer + compiled->offer_count; o++) {
        for (uint32_t g = program->offers[o].group; g < program->offers[o].group + program->offers[o].group_count;
             g++) {
            for (uint32_t a = program->groups[g].atom; a < program->groups[g].atom + program->groups[g].atom_count;
                 a++) {
                if (!same_outcome(one, other, a))
                    add_rule(rules, count, program->atoms[a]->criterion->rule);
            }
        }
    }
}

static uint32_t atoms_of(const ivni_program *program, uint32_t service)
{
    const ivni_service *compiled = &program->services[service];
    uint32_t count = 0;
    for (uint32_t o = compiled->offer; o < compiled->offer + compiled->offer_count; o++) {
        for (uint32_t g = 0; g < program->offers[o].group_count; g++)
            count += program->groups[program->offers[o].group + g].atom_count;
    }
    return count;
}

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
    const ivn_service *changed = comparer->before.program->services[service].service;
    uint32_t most = atoms_of(comparer->before.program, service) + atoms_of(comparer->after.program, service);
    ivn_change_of_answer *change = ivni_arena_alloc(comparer->arena, sizeof *change);
    const char **rules = ivni_arena_array(comparer->arena, most, sizeof *rules);
    if (change == NULL || rules == NULL || !make_place(comparer))
        return ivni_arena_failure(comparer->arena);
    *change = (ivn_change_of_answer){.size = sizeof *change,
                                     .user = user,
                                     .service = changed->key,
                                     .edition = changed->edition,
                                     .before = before,
                                     .after = after,
                                     .rules = rules};
    add_rules(&comparer->before, &comparer->after, service, rules, &change->rule_count);
    add_rules(&comparer->after, &comparer->before, service, rules, &change->rule_count);
    comparer->list[comparer->view->count++] = change;
    return IVN_OK;
}

static ivn_status compare_person(struct comparer *comparer, const ivn_service_user *user, uint32_t place,
                                 ivn_error *error)
{
    char pointer[16]; /* the person's place as in a JSON list: from 0 */
    snprintf(pointer, sizeof pointer, "/%u", (unsigned)(place - 1));
    ivn_status status = ivni_assessor_look(&comparer->before, user, pointer, error);
    if (status == IVN_OK)
        status = ivni_assessor_look(&comparer->after, user, pointer, error);
    if (status != IVN_OK)
        return status;
    for (uint32_t i = 0; i < comparer->before.program->asked_count; i++) {
        uint32_t before, after;
        status = ivni_summarise(&comparer->before.explainer, i, &before);
        if (status == IVN_OK)
            status = ivni_summarise(&comparer->after.explainer, i, &after);
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
    status = ivni_assessor_open(context, environment, NULL, &comparison->arena, &comparer.before, error);
    ivn_status opened = ivni_assessor_open(context, &changed, NULL, &comparison->arena, &comparer.after, error);
    status = status != IVN_OK ? status : opened;
    if (status == IVN_OK)
        status = compare(&comparer, users, count, error);
    ivni_assessor_close(&comparer.before);
    ivni_assessor_close(&comparer.after);
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
