/*
 * Tests of src/base/context.c.
 */
#include "base/memory.h"

#include "failing.h"
#include "test.h"

static void without_options_the_defaults_hold(void **state)
{
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, &context), IVN_OK);
    assert_int_equal(context->max_depth, 64);
    assert_true(context->max_json_bytes == UINT64_C(64) * 1024 * 1024);
    assert_true(context->max_document_bytes == UINT64_C(256) * 1024 * 1024);
    ivn_context_free(context);
}

static void limits_are_taken_over(void **state)
{
    const ivn_context_options options = {
        .size = sizeof options, .max_depth = 256, .max_json_bytes = 0xffffffff, .max_document_bytes = 5};
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
    assert_int_equal(context->max_depth, 256);
    assert_true(context->max_json_bytes == 0xffffffff);
    assert_true(context->max_document_bytes == 5);
    ivn_context_free(context);
}

typedef struct refused {
    ivn_context_options options;
    ivn_status status;
} refused;

static void options_that_make_no_sense_are_refused(void **state)
{
    const refused rows[] = {
        {{.size = sizeof(ivn_context_options) - 1}, IVN_ERROR_SIZE},
        {{.size = 0}, IVN_ERROR_SIZE},
        {{.size = sizeof(ivn_context_options), .max_depth = 257}, IVN_ERROR_ARGUMENT},
        {{.size = sizeof(ivn_context_options), .max_json_bytes = UINT64_C(1) << 32}, IVN_ERROR_ARGUMENT},
    };
    ivn_context *context = NULL;

    (void)state;
    assert_int_equal(ivn_context_new(NULL, NULL), IVN_ERROR_ARGUMENT);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ivn_context_new(&rows[i].options, &context), rows[i].status);
        assert_null(context);
    }
}

static void an_allocator_that_makes_no_sense_is_refused(void **state)
{
    ivn_allocator allocator;
    ivn_context_options options = {.size = sizeof options, .allocator = &allocator};
    ivn_context *context = NULL;
    failing counter;

    (void)state;
    failing_init(&counter, 0, 0);
    allocator = counter.allocator;
    allocator.reserved = 1;
    assert_int_equal(ivn_context_new(&options, &context), IVN_ERROR_RESERVED);
    allocator.reserved = 0;
    allocator.size = 4;
    assert_int_equal(ivn_context_new(&options, &context), IVN_ERROR_SIZE);
    assert_null(context);
}

static void the_host_s_allocator_is_copied_and_used(void **state)
{
    failing counter;
    ivn_context_options options = {.size = sizeof options, .allocator = &counter.allocator};
    ivn_context *context = NULL;

    (void)state;
    failing_init(&counter, 0, 0);
    assert_int_equal(ivn_context_new(&options, &context), IVN_OK);
    assert_true(counter.live_blocks == 1);
    assert_ptr_equal(context->allocator.user, &counter);
    ivn_context_free(context);
    assert_true(counter.live_blocks == 0);
}

static ivn_status does_nothing(const ivn_context *context, void *user)
{
    (void)context;
    (void)user;
    return IVN_OK;
}

static void without_memory_there_is_no_context(void **state)
{
    (void)state;
    failing_every_with_context(does_nothing, NULL);
    ivn_context_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_options_the_defaults_hold),
        cmocka_unit_test(limits_are_taken_over),
        cmocka_unit_test(options_that_make_no_sense_are_refused),
        cmocka_unit_test(an_allocator_that_makes_no_sense_is_refused),
        cmocka_unit_test(the_host_s_allocator_is_copied_and_used),
        cmocka_unit_test(without_memory_there_is_no_context),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
