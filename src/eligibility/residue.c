/*
 * What is left open of a service, decided by cases.
 *
 * Groups that are met or lost, and offers that are lost or cannot better the answer, drop out. If nothing that is left
 * is looked at twice, all of it is decisive: to see that one open alternative turns the answer, let the others of its
 * group fail, let all other groups of its offer hold, and let every other offer come to its worst. All this can be had
 * at once, since no two of them look at the same unknown; and the best of the offer is better than the worst of the
 * others, or it would have dropped out.
 *
 * Something that is looked at twice is tried class by class; each class leaves less. What is decisive in one case is
 * decisive. What was tried is, when two of its cases differ: in what they may come to at worst or at best, or in what
 * is decisive in them. Where two cases agree in all that, they are the same when the same tests are left in the same
 * groups; only when that is not so either do the completions have to be tried one by one.
 */
#include <string.h>

#include "eligibility/completions.h"

#define MOST_VARIABLES 64u
#define MOST_SHAPE 192u
#define MOST_CASES 8u /* of variables within each other */

typedef struct residue {
    int worst, best;
    uint64_t decisive; /* a bit for each variable */
    int certain;       /* no other is */
    int whole;         /* `shape` is all that is left */
    uint32_t shape_size;
    uint32_t shape[MOST_SHAPE];
} residue;

struct decider {
    ivni_completions *search;
    residue *now;
    uint8_t seen[MOST_VARIABLES]; /* how often the present case looks at a variable */
    uint32_t depth;
    int overflow, no_memory;
};

static void see(void *user, uint32_t position_or_mark)
{
    struct decider *decider = user;
    residue *now = decider->now;
    if (now->shape_size == MOST_SHAPE)
        decider->overflow = 1;
    else
        now->shape[now->shape_size++] = position_or_mark;
    if (position_or_mark >= IVNI_MARK_GROUP)
        return;
    uint32_t variable = decider->search->variable_of[position_or_mark];
    now->decisive |= UINT64_C(1) << variable;
    if (decider->seen[variable] < UINT8_MAX)
        decider->seen[variable]++;
}

/* The variable that the present case looks at most often; variable_count: none more than once. */
static uint32_t most_seen(const struct decider *decider)
{
    uint32_t most = decider->search->variable_count, times = 1;
    for (uint32_t i = 0; i < decider->search->variable_count; i++) {
        if (decider->seen[i] > times) {
            times = decider->seen[i];
            most = i;
        }
    }
    return most;
}

static int same_texts(const ivn_criterion *one, const ivn_criterion *other)
{
    int same = one->text_count == other->text_count;
    for (uint32_t i = 0; same && i < one->text_count; i++)
        same = strcmp(one->texts[i], other->texts[i]) == 0;
    return same;
}

/* Two atoms of one variable, so of one kind of test, that come to the same whatever its value is. */
static int same_test(const ivni_atom *one, const ivni_atom *other)
{
    if (one->test == IVNI_TEST_FIGURE || one->test == IVNI_TEST_PLACE)
        return one->negate == other->negate && one->criterion->operation == other->criterion->operation &&
               (one->test == IVNI_TEST_FIGURE || same_texts(one->criterion, other->criterion));
    return one->codes == other->codes && one->low == other->low && one->high == other->high &&
           one->negate == other->negate;
}

static int same_shape(const ivni_completions *search, const residue *one, const residue *other)
{
    const ivni_atom *const *atoms = search->outcomes->program->atoms;
    int same = one->whole && other->whole && one->shape_size == other->shape_size;
    for (uint32_t i = 0; same && i < one->shape_size; i++) {
        uint32_t a = one->shape[i], b = other->shape[i];
        same = a == b || (a < IVNI_MARK_GROUP && b < IVNI_MARK_GROUP &&
                          search->variable_of[a] == search->variable_of[b] && same_test(atoms[a], atoms[b]));
    }
    return same;
}

static int differ(const residue *one, const residue *other)
{
    return one->worst != other->worst || one->best != other->best ||
           (one->certain && other->certain && one->decisive != other->decisive);
}

static int decide(struct decider *decider, residue *out);

/* Tries the classes of a variable. False: given up, or no memory. */
static int decide_by_cases(struct decider *decider, uint32_t number, residue *out)
{
    ivni_completions *search = decider->search;
    ivni_variable *variable = &search->variables[number];
    residue first, next;
    int decisive = 0, unsure = 0, decided = 1;
    if (++decider->depth > MOST_CASES)
        return 0;
    decider->no_memory = !ivni_variable_classes(search, variable);
    if (decider->no_memory || ivni_completions_tired(search))
        return 0;
    *out = (residue){.worst = IVNI_ACCEPTED, .best = IVNI_REFUSED, .certain = 1};
    for (uint32_t c = 0; c < variable->class_count; c++) {
        residue *here = c == 0 ? &first : &next;
        ivni_variable_assign(search, variable, c);
        decided = decide(decider, here);
        if (!decided)
            break;
        out->worst = here->worst < out->worst ? here->worst : out->worst;
        out->best = here->best > out->best ? here->best : out->best;
        out->decisive |= here->decisive;
        out->certain = out->certain && here->certain;
        decisive = decisive || differ(&first, here);
        unsure = unsure || (c > 0 && !same_shape(search, &first, here));
    }
    ivni_variable_forget(search, variable);
    decider->depth--;
    if (decisive)
        out->decisive |= UINT64_C(1) << number;
    else if (unsure)
        out->certain = 0;
    return decided;
}

/* Decides the present case. False: given up, or no memory. */
static int decide(struct decider *decider, residue *out)
{
    ivni_completions *search = decider->search;
    out->decisive = 0;
    out->certain = out->whole = 1;
    out->shape_size = 0;
    ivni_verdict verdict = ivni_completions_verdict(search);
    out->worst = verdict.worst;
    out->best = verdict.best;
    if (verdict.worst == verdict.best)
        return 1;
    memset(decider->seen, 0, search->variable_count);
    decider->now = out;
    ivni_open_shape(search->outcomes, search->service, see, decider);
    uint32_t most = most_seen(decider);
    if (decider->overflow || ivni_completions_tired(search))
        return 0;
    return most == search->variable_count || decide_by_cases(decider, most, out);
}

int ivni_residue_decide(ivni_completions *search)
{
    struct decider decider = {.search = search};
    residue root;
    if (search->variable_count > MOST_VARIABLES)
        return 0;
    if (!decide(&decider, &root))
        return decider.no_memory ? -1 : 0;
    for (uint32_t i = 0; i < search->variable_count; i++)
        search->variables[i].decisive = (int)(root.decisive >> i & 1u);
    search->settled = root.worst == root.best;
    search->verdict = root.worst;
    return root.certain;
}
