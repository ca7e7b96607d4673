/*
 * A context with the library's own allocator and limits, for all tests of a program:
 *
 *     return cmocka_run_group_tests(tests, make_context, free_context);
 */
#ifndef TESTS_SUPPORT_CONTEXT_H
#define TESTS_SUPPORT_CONTEXT_H

#include <interventions/base.h>

static ivn_context *context;

static int make_context(void **state)
{
    (void)state;
    return ivn_context_new(NULL, &context);
}

static int free_context(void **state)
{
    (void)state;
    ivn_context_free(context);
    return 0;
}

#endif
