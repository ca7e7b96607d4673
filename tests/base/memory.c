/*
 * Tests of src/base/memory.c.
 */
#include "base/memory.h"

#include <stdalign.h>
#include <string.h>

#include "failing.h"
#include "test.h"

typedef struct newer_struct {
    uint32_t size;
    uint32_t known;
    unsigned char tail[8];
} newer_struct;

static void a_larger_struct_is_accepted_when_its_tail_is_zero(void **state)
{
    newer_struct host = {.size = sizeof host, .known = 7};

    (void)state;
    assert_int_equal(ivni_size_check(&host, 8), IVN_OK);
    assert_int_equal(ivni_size_check(&host, sizeof host), IVN_OK);
    host.tail[7] = 1;
    assert_int_equal(ivni_size_check(&host, 8), IVN_ERROR_SIZE);
    host.size = sizeof host - 1;
    assert_int_equal(ivni_size_check(&host, 8), IVN_OK);
    host.size = 7;
    assert_int_equal(ivni_size_check(&host, 8), IVN_ERROR_SIZE);
    host.size = IVNI_MOST_STRUCT + 1;
    assert_int_equal(ivni_size_check(&host, 8), IVN_ERROR_SIZE);
}

static void an_allocator_needs_both_functions(void **state)
{
    failing counter;
    ivn_allocator allocator, out = {0};

    (void)state;
    failing_init(&counter, 0, 0);
    allocator = counter.allocator;
    allocator.allocate = NULL;
    assert_int_equal(ivni_allocator_check(&allocator, &out), IVN_ERROR_ARGUMENT);
    allocator = counter.allocator;
    allocator.release = NULL;
    assert_int_equal(ivni_allocator_check(&allocator, &out), IVN_ERROR_ARGUMENT);
    assert_int_equal(out.size, 0);
}

static void no_allocator_means_malloc_and_free(void **state)
{
    ivn_allocator standard;
    void *memory;

    (void)state;
    assert_int_equal(ivni_allocator_check(NULL, &standard), IVN_OK);
    memory = ivni_allocate(&standard, 100);
    assert_non_null(memory);
    memset(memory, 1, 100);
    ivni_release(&standard, memory);
    ivni_release(&standard, NULL);
}

static void what_an_arena_gives_is_zero_aligned_and_apart(void **state)
{
    enum { COUNT = 2000 };
    static unsigned char *given[COUNT];
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, UINT64_MAX);
    for (size_t i = 0; i < COUNT; i++) {
        size_t bytes = i * 7 % 300;

        given[i] = ivni_arena_alloc(&arena, bytes);
        assert_non_null(given[i]);
        assert_true((uintptr_t)given[i] % alignof(max_align_t) == 0);
        for (size_t k = 0; k < bytes; k++)
            assert_int_equal(given[i][k], 0);
        memset(given[i], (int)(i % 251 + 1), bytes);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i * 7 % 300; k++)
            assert_int_equal(given[i][k], i % 251 + 1);
    assert_true(counter.live_blocks < 20);
    ivni_arena_free(&arena);
    assert_true(counter.live_blocks == 0);
}

static void one_large_thing_does_not_waste_the_rest_of_a_chunk(void **state)
{
    failing counter;
    ivni_arena arena;
    unsigned char *first, *second;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, UINT64_MAX);
    first = ivni_arena_alloc(&arena, 16);
    assert_non_null(ivni_arena_alloc(&arena, 1000000));
    second = ivni_arena_alloc(&arena, 16);
    assert_ptr_equal(second, first + 16);
    ivni_arena_free(&arena);
}

static void an_arena_stops_at_its_limit_to_the_byte(void **state)
{
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, 160);
    assert_non_null(ivni_arena_alloc(&arena, 100));
    assert_int_equal(ivni_arena_failure(&arena), IVN_OK);
    assert_null(ivni_arena_alloc(&arena, 49));
    assert_int_equal(ivni_arena_failure(&arena), IVN_ERROR_LIMIT);
    assert_int_equal(ivni_arena_status(&arena, 49), IVN_ERROR_LIMIT);
    assert_int_equal(ivni_arena_status(&arena, 48), IVN_ERROR_MEMORY);
    assert_non_null(ivni_arena_alloc(&arena, 48));
    assert_null(ivni_arena_alloc(&arena, 0));
    ivni_arena_free(&arena);
}

static void an_arena_remembers_that_memory_ran_out(void **state)
{
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 2, 0);
    ivni_arena_init(&arena, &counter.allocator, UINT64_MAX);
    assert_non_null(ivni_arena_alloc(&arena, 16));
    assert_null(ivni_arena_alloc(&arena, 1000000));
    assert_non_null(ivni_arena_alloc(&arena, 16));
    assert_int_equal(ivni_arena_failure(&arena), IVN_ERROR_MEMORY);
    ivni_arena_free(&arena);
    assert_true(counter.live_blocks == 0);
}

static void sizes_that_wrap_are_refused(void **state)
{
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, UINT64_MAX);
    assert_null(ivni_arena_alloc(&arena, SIZE_MAX));
    assert_int_equal(ivni_arena_status(&arena, SIZE_MAX), IVN_ERROR_LIMIT);
    assert_null(ivni_arena_alloc(&arena, SIZE_MAX - 15));
    assert_null(ivni_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(ivni_arena_text(&arena, "", SIZE_MAX));
    assert_true(counter.calls == 0);
    assert_non_null(ivni_arena_array(&arena, 0, 8));
    ivni_arena_free(&arena);
}

static void texts_are_copied_with_their_end(void **state)
{
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, UINT64_MAX);
    assert_string_equal(ivni_arena_text(&arena, "accommodation", 6), "accomm");
    assert_string_equal(ivni_arena_text(&arena, NULL, 0), "");
    assert_string_equal(ivni_arena_string(&arena, "finance"), "finance");
    assert_null(ivni_arena_string(&arena, NULL));
    ivni_arena_free(&arena);
}

static void a_list_doubles_its_room_and_keeps_its_elements(void **state)
{
    failing counter;
    ivni_arena arena;
    uint32_t *list = NULL, room = 0;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, 100000);
    for (uint32_t i = 0; i < 1000; i++) {
        list = ivni_arena_room(&arena, list, i, &room, sizeof *list);
        assert_non_null(list);
        list[i] = i;
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(list[i], i);
    assert_int_equal(room, 1024);
    assert_ptr_equal(ivni_arena_room(&arena, list, 1023, &room, sizeof *list), list);
    ivni_arena_free(&arena);
}

static void a_list_that_cannot_grow_keeps_its_room(void **state)
{
    uint32_t rooms[] = {16, UINT32_MAX / 2 + 1, UINT32_MAX};
    failing counter;
    ivni_arena arena;

    (void)state;
    failing_init(&counter, 0, 0);
    ivni_arena_init(&arena, &counter.allocator, 32);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        uint32_t room = rooms[i];

        assert_null(ivni_arena_room(&arena, NULL, room, &room, 4));
        assert_int_equal(ivni_arena_failure(&arena), IVN_ERROR_LIMIT);
        assert_int_equal(room, rooms[i]);
    }
    ivni_arena_free(&arena);
}

typedef struct document {
    ivni_arena arena;
    int *numbers;
} document;

static ivn_status makes_a_document(const ivn_context *context, void *user)
{
    document *made = ivni_document_new(context, sizeof *made);
    ivn_status status = IVN_ERROR_MEMORY;

    (void)user;
    if (made != NULL) {
        made->numbers = ivni_arena_array(&made->arena, 100000, sizeof *made->numbers);
        status = made->numbers != NULL ? IVN_OK : ivni_arena_status(&made->arena, 100000 * sizeof *made->numbers);
    }
    ivni_document_free(made);
    return status;
}

static void a_document_lives_in_its_own_arena(void **state)
{
    (void)state;
    failing_every_with_context(makes_a_document, NULL);
    ivni_document_free(NULL);
}

static void a_document_counts_towards_its_limit(void **state)
{
    ivn_context_options options = {.size = sizeof options, .max_document_bytes = sizeof(document) - 1};
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
    assert_null(ivni_document_new(context, sizeof(document)));
    ivn_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_larger_struct_is_accepted_when_its_tail_is_zero),
        cmocka_unit_test(an_allocator_needs_both_functions),
        cmocka_unit_test(no_allocator_means_malloc_and_free),
        cmocka_unit_test(what_an_arena_gives_is_zero_aligned_and_apart),
        cmocka_unit_test(one_large_thing_does_not_waste_the_rest_of_a_chunk),
        cmocka_unit_test(an_arena_stops_at_its_limit_to_the_byte),
        cmocka_unit_test(an_arena_remembers_that_memory_ran_out),
        cmocka_unit_test(sizes_that_wrap_are_refused),
        cmocka_unit_test(a_list_doubles_its_room_and_keeps_its_elements),
        cmocka_unit_test(a_list_that_cannot_grow_keeps_its_room),
        cmocka_unit_test(texts_are_copied_with_their_end),
        cmocka_unit_test(a_document_lives_in_its_own_arena),
        cmocka_unit_test(a_document_counts_towards_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
