/*
 * Compiling for tests.
 */
#include "compiled.h"

#include "tables.h"

void scratch_begin(struct compiled *out)
{
    memset(out, 0, sizeof *out);
    out->arena = test_arena();
    out->facts = test_arena();
}

void compile(const struct world *world, const char *service, struct compiled *out)
{
    const ivn_service *only = NULL;
    ivn_date day = world->environment.on.value;
    scratch_begin(out);
    if (service != NULL)
        assert_int_equal(ivn_catalogue_find(world->catalogue, world->rulebook, service, day, &only), IVN_OK);
    assert_int_equal(ivni_program_compile(&world->environment, day, only, &out->arena, &out->program, NULL), IVN_OK);
    assert_true(ivni_outcomes_new(&out->program, &out->arena, &out->outcomes));
    assert_true(ivni_completions_new(&out->outcomes, &out->arena, &out->search));
}

void look_at(struct compiled *of, const ivn_service_user *user)
{
    ivni_arena_free(&of->facts);
    of->facts = test_arena();
    of->person.user = user;
    assert_int_equal(ivni_subjects_derive(user, of->program.day, &of->program.law, &of->person.subjects), IVN_OK);
    ivni_remarks_on(user, of->program.day, &of->program.law, &of->person.remarks);
    ivni_outcomes_look(&of->outcomes, &of->person);
    of->search.person = &of->person;
    of->search.arena = &of->facts;
}

void compiled_end(struct compiled *of)
{
    ivni_arena_free(&of->facts);
    ivni_arena_free(&of->arena);
}

ivn_status compile_criterion(const struct world *world, const ivn_criterion *criterion, ivni_atom *out,
                             ivn_error *error)
{
    ivni_program program = {
        .catalogue = world->catalogue, .rulebook = world->environment.rulebook, .day = world->environment.on.value};
    return ivni_atom_compile(&program, criterion, out, error);
}

const ivni_atom *atom_at(const struct compiled *of, uint32_t position)
{
    return of->program.atoms[position];
}

void note_found(const ivni_completions *search, struct found *out)
{
    *out = (struct found){search->settled, search->verdict, search->variable_count, search->steps, {0}};
    assert_in_range(search->variable_count, 1, 256);
    for (uint32_t i = 0; i < search->variable_count; i++)
        out->decisive[i] = search->variables[i].decisive;
}

/*
 * The outcomes are put back, so that the second search sees what the first one saw. A search that takes too many steps
 * rules nothing more out.
 */
void compare_searches(struct compiled *of, uint32_t service)
{
    struct found one, other;
    ivni_verdict before = ivni_service_verdict(&of->outcomes, service);
    assert_true(ivni_completions_search(&of->search, service));
    note_found(&of->search, &one);
    ivni_verdict after = ivni_service_verdict(&of->outcomes, service);
    assert_memory_equal(&before, &after, sizeof before);
    assert_true(ivni_completions_search_all(&of->search, service));
    note_found(&of->search, &other);
    after = ivni_service_verdict(&of->outcomes, service);
    assert_memory_equal(&before, &after, sizeof before);
    assert_int_equal(one.count, other.count);
    for (uint32_t i = 0; i < one.count; i++)
        assert_true(one.decisive[i] == other.decisive[i] ||
                    (other.steps > IVNI_MOST_STEPS && !one.decisive[i] && other.decisive[i]));
    if (other.steps > IVNI_MOST_STEPS)
        return;
    assert_int_equal(one.settled, other.settled);
    assert_true(!one.settled || one.verdict == other.verdict);
}

void refuse_below_every_limit(makes_in_arena *make, void *user)
{
    ivn_allocator allocator;
    uint64_t limit = 0;
    int made = 0;
    assert_int_equal(ivni_allocator_check(NULL, &allocator), IVN_OK);
    for (; !made; limit += 16) {
        ivni_arena arena;
        ivni_arena_init(&arena, &allocator, limit);
        made = make(&arena, user);
        assert_int_equal(ivni_arena_failure(&arena), made ? IVN_OK : IVN_ERROR_LIMIT);
        ivni_arena_free(&arena);
    }
    assert_true(limit > 16);
}
