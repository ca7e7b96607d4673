/*
 * Whether being eligible for a service ever depends on being eligible for itself, on too long a chain of others, or on
 * too many criteria: where each of a few services asks for the next again and again, what there is to look at
 * multiplies.
 *
 * A walk in depth over services and keys: a service leads to the keys that its criteria ask eligibility for, a key to
 * its services in all editions, since the rulebook may name any of them as the default. The stack is an array: a
 * hostile chain must not grow the C stack.
 */
#include <stdio.h>

#include "catalogue/catalogue.h"

#define POINTER_ROOM 96u

/* A node is a service (its place) or a run of services of one key (behind the services, by its first place in the order
 * of keys). */
typedef enum colour { UNSEEN, ON_STACK, DONE } colour;

typedef struct walk_step {
    uint32_t node;
    uint32_t offer, criterion; /* the criterion that is being followed; of a key, `criterion` counts its services */
    uint32_t count;            /* of a key: how many services */
} walk_step;

typedef struct circle_walk {
    const ivni_catalogue_draft *draft;
    const ivn_directory *directory;
    uint32_t services; /* how many */
    uint8_t *colours;
    uint32_t *heights; /* services one after another below a node, itself included; right once it is done */
    uint32_t *reaches; /* criteria looked at for a service; for a key the most that one of its services takes */
    walk_step *stack;
    uint32_t depth;
} circle_walk;

static int is_service(const circle_walk *walk, uint32_t node)
{
    return node < walk->services;
}

static uint32_t criteria_of(const ivn_offer *offer)
{
    return offer == NULL ? 0 : offer->criterion_count;
}

/* Where a criterion leads: the node of a key, or of a service when it names the edition too. */
static uint32_t target_of(const circle_walk *walk, const ivn_criterion *criterion, uint32_t *count)
{
    ivni_services_run run = {0, 0};

    if (criterion != NULL && criterion->subject == IVN_SUBJECT_ELIGIBLE_FOR && criterion->text_count > 0 &&
        criterion->texts[0] != NULL)
        run = ivni_services_named(walk->draft->catalogue, criterion->texts[0]);
    *count = run.count;
    if (run.count == 1)
        return walk->draft->catalogue->index.services_by_key[run.first];
    return run.count == 0 ? IVNI_NO_PLACE : walk->services + run.first;
}

/* The node that the step leads to next, from where it stands on; IVNI_NO_PLACE: nowhere. */
static uint32_t next_node(const circle_walk *walk, walk_step *step, uint32_t *count)
{
    const ivn_service *service;
    uint32_t node;

    *count = 0;
    if (!is_service(walk, step->node))
        return step->criterion == step->count
                   ? IVNI_NO_PLACE
                   : walk->draft->catalogue->index.services_by_key[step->node - walk->services + step->criterion];
    service = walk->directory->services[step->node];
    for (; step->offer < service->offer_count; step->offer++, step->criterion = 0)
        for (; step->criterion < criteria_of(service->offers[step->offer]); step->criterion++) {
            node = target_of(walk, service->offers[step->offer]->criteria[step->criterion], count);
            if (node != IVNI_NO_PLACE)
                return node;
        }
    return IVNI_NO_PLACE;
}

/* Whether a step leaves a service of the directory, not one that was there before. */
static int is_new(const circle_walk *walk, const walk_step *step)
{
    return is_service(walk, step->node) && step->node >= walk->draft->old_services;
}

/*
 * A circle is told of at the criterion of the directory that closes it: the last one on the way round. There is one,
 * since what was there before has no circle.
 */
static void refuse_circle(const circle_walk *walk)
{
    const walk_step *step = &walk->stack[walk->depth - 1];
    char pointer[POINTER_ROOM];

    while (!is_new(walk, step))
        step -= 1;
    snprintf(pointer, sizeof pointer, "/services/%u/offers/%u/criteria/%u/texts",
             (unsigned)(step->node - walk->draft->old_services), (unsigned)step->offer, (unsigned)step->criterion);
    ivni_refuse(walk->draft->violations, IVN_ERROR_CYCLE, pointer, "0",
                "a service whose eligibility does not depend on this one",
                "eligibility for the service depends on itself");
}

/* Told of the service at the head of the row, or, where that was there before, of the services as a whole. */
static void refuse_limit(const circle_walk *walk, uint32_t service, const char *expected, const char *message)
{
    uint32_t old = walk->draft->old_services;
    char pointer[POINTER_ROOM] = "";

    if (service >= old)
        snprintf(pointer, sizeof pointer, "/services/%u", (unsigned)(service - old));
    ivni_refuse(walk->draft->violations, IVN_ERROR_LIMIT, pointer, service >= old ? "offers" : "services", expected,
                message);
}

static void refuse_chain(const circle_walk *walk, uint32_t service)
{
    refuse_limit(walk, service, "at most 8 services whose eligibility depends on each other in a row",
                 "the row of services is too long");
}

static void refuse_reach(const circle_walk *walk, uint32_t service)
{
    refuse_limit(walk, service, "at most 4096 criteria, with those of services whose eligibility is asked for",
                 "the service leads to too many criteria");
}

static void enter(circle_walk *walk, uint32_t node, uint32_t count)
{
    walk->colours[node] = ON_STACK;
    walk->stack[walk->depth++] = (walk_step){node, 0, 0, count};
}

static void raise_height(circle_walk *walk, uint32_t node, uint32_t below)
{
    uint32_t height = walk->heights[below] + (is_service(walk, node) ? 1u : 0u);

    if (height > walk->heights[node])
        walk->heights[node] = height;
}

/* What lies below a node counts once for each criterion that leads there. No sum overflows: none is kept that is larger
 * than the limit and the most criteria that one service has. */
static void raise_reach(circle_walk *walk, uint32_t node, uint32_t below)
{
    uint32_t reach = walk->reaches[below];

    if (is_service(walk, node))
        reach += walk->reaches[node];
    if (reach > walk->reaches[node])
        walk->reaches[node] = reach > IVN_MOST_REACH ? IVN_MOST_REACH + 1 : reach;
}

/* A service that leads to too much is told of and counts no further, so that those above it are not told of too. */
static void finish_reach(circle_walk *walk, uint32_t node)
{
    const ivn_service *service = walk->directory->services[node];
    uint32_t reach = walk->reaches[node];

    for (uint32_t i = 0; i < service->offer_count; i++)
        reach += criteria_of(service->offers[i]);
    if (walk->reaches[node] > 0 && reach > IVN_MOST_REACH) {
        refuse_reach(walk, node);
        reach = 0;
    }
    walk->reaches[node] = reach;
}

static void leave(circle_walk *walk)
{
    uint32_t node = walk->stack[--walk->depth].node;

    walk->colours[node] = DONE;
    if (is_service(walk, node) && walk->heights[node] == 0)
        walk->heights[node] = 1;
    if (is_service(walk, node) && walk->heights[node] == IVN_MOST_CHAIN + 1)
        refuse_chain(walk, node);
    if (is_service(walk, node))
        finish_reach(walk, node);
    if (walk->depth > 0) {
        raise_height(walk, walk->stack[walk->depth - 1].node, node);
        raise_reach(walk, walk->stack[walk->depth - 1].node, node);
        walk->stack[walk->depth - 1].criterion += 1;
    }
}

static void follow(circle_walk *walk)
{
    walk_step *top = &walk->stack[walk->depth - 1];
    uint32_t count, node = next_node(walk, top, &count);

    if (node == IVNI_NO_PLACE) {
        leave(walk);
    } else if (walk->colours[node] == UNSEEN) {
        enter(walk, node, count);
    } else {
        if (walk->colours[node] == ON_STACK) {
            refuse_circle(walk);
        } else {
            raise_height(walk, top->node, node);
            raise_reach(walk, top->node, node);
        }
        top->criterion += 1;
    }
}

ivn_status ivni_check_circles(const ivni_catalogue_draft *draft)
{
    const ivn_directory *directory = &draft->catalogue->directory;
    ivni_arena *arena = &draft->catalogue->arena;
    size_t nodes = 2 * (size_t)directory->service_count;
    circle_walk walk = {.draft = draft, .directory = directory, .services = directory->service_count};

    walk.colours = ivni_arena_array(arena, nodes, sizeof *walk.colours);
    walk.heights = ivni_arena_array(arena, nodes, sizeof *walk.heights);
    walk.reaches = ivni_arena_array(arena, nodes, sizeof *walk.reaches);
    walk.stack = ivni_arena_array(arena, nodes, sizeof *walk.stack);
    if (walk.colours == NULL || walk.heights == NULL || walk.reaches == NULL || walk.stack == NULL)
        return ivni_arena_failure(arena);
    for (uint32_t i = 0; i < directory->service_count; i++) {
        if (walk.colours[i] != UNSEEN)
            continue;
        enter(&walk, i, 0);
        while (walk.depth > 0)
            follow(&walk);
    }
    return IVN_OK;
}
